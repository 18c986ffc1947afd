"""The deep pass at calls: effects of models, entering what is called, and what the framework carries across."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from analyzer.flows.bodies import Bodies, Body, Statement
from analyzer.flows.calls import Calls
from analyzer.flows.deep_facts import Chain, Entry, Fact, Incoming
from analyzer.flows.handing import Handing
from analyzer.flows.kernels_state import (
    ALOAD,
    ASTORE,
    CALL,
    CAST,
    COPY,
    CUSTOM,
    DERIVE,
    FIRST_PARAMETER,
    LOAD,
    NEW,
    RESULT_NODE,
    RETURN,
    SLOAD,
    SSTORE,
    THROW,
)  # fmt: skip
from analyzer.flows.kernels_state import STORE as STORE_FIELD
from analyzer.flows.keys import Keys
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.order import ANY_TIME, END, ENTRY
from analyzer.flows.paths import ANY, Path, keyed, meets, surely, taken
from analyzer.flows.points import CALLBACK, KEYED, RESULT, STORE, Effect, Place
from analyzer.program.build import ACC_INTERFACE, ACC_STATIC

RETURNED, THROWN = -2, -1
"""Instead of an operand: what a method gives back, what it throws (``Body.place``)."""
VIRTUAL = (0x6E, 0x72, 0x74, 0x78)
"""invoke-virtual and invoke-interface (Dalvik bytecode)."""
MOST_KEEPERS = 200
"""Values that are looked at to learn whether an object is kept; beyond them it is."""
OUTLIVING = frozenset({"preferences", "database", "file"})
"""Stores in which something is still there when the app runs again."""
_OF_CLASS = frozenset({"view"})
"""Stores that only code of the same outermost class shares."""
ENTERED = "entered"
"""What has happened where the framework runs a method on an object that another has left something in."""


class CallSteps:
    """What happens to facts at calls. ``Deep`` has the table that :meth:`put`, :meth:`enter`, :meth:`outcome` fill."""

    def __init__(self, bodies: Bodies, calls: Calls, handing: Handing, keys: Keys, lifecycle: Lifecycle) -> None:
        self.bodies = bodies
        self.bindings = bodies.bindings
        self.calls = calls
        self.handing = handing
        self.keys = keys
        self.lifecycle = lifecycle
        self._program = self.bindings.graph.program
        self._shared: dict[int, bool] = {}
        self._nested: dict[tuple[int, int], bool] = {}
        self._readers: dict[int, set[int]] = {}
        self._keepers: dict[tuple[int, bool], bool] = {}
        self.watched: frozenset[int] = frozenset()

    def put(self, entry: Entry, node: int, path: Path, since: int, before: Fact | None, statement: int, what: str,
            **more: object) -> None:  # fmt: skip
        """See ``Deep``."""
        raise NotImplementedError

    def enter(self, node: int, path: Path, late: bool, incoming: Incoming) -> None:
        """See ``Deep``."""
        raise NotImplementedError

    def outcome(self, entry: Entry, what: tuple[object, ...], chain: Chain) -> None:
        """See ``Deep``."""
        raise NotImplementedError

    def in_time(self, body: Body, fact: Fact, pc: int) -> bool:
        """See ``Deep``."""
        raise NotImplementedError

    def moment(self, body: Body, fact: Fact, pc: int) -> int | None:
        """See ``Deep``."""
        raise NotImplementedError

    def follows(self, body: Body, since: int, pc: int) -> bool:
        """See ``Deep``."""
        raise NotImplementedError

    # places

    def parts(self, place: Place, s: Statement) -> Path:
        """The path of a place's parts at one call, its keys worked out."""
        return tuple(
            keyed(self.keys.of(s.number, part.key) if part.key >= 0 else None) if part.word == KEYED else part.word
            for part in place.parts
        )

    def node_count(self, method: int) -> int:
        """Result, thrown and operands: the nodes of a method that others know."""
        given = self.bindings.values.given
        p = int(given.proto_of[method])
        static = bool(self._program.methods.access[method] & ACC_STATIC)
        return FIRST_PARAMETER + int(given.param_first[p + 1]) - int(given.param_first[p]) + (0 if static else 1)

    def cleared(self, body: Body, node: int, part: object) -> set[int]:
        """Where calls on a node empty a part, or surely put something else into it."""
        found = set()
        for s in body.uses.get(node, ()):
            if s.kind != CALL:
                continue
            for effect in self.calls.effects(s.number):
                target = effect.target
                if not target.parts or not 0 <= target.operand < len(s.operands):
                    continue
                if s.operands[target.operand] != node or (effect.source is not None and target.parts[0].word != KEYED):
                    continue
                written = self.parts(target, s)[0]
                if surely(written, part) or (effect.source is None and meets(written, part)):  # type: ignore[arg-type]  # a part
                    found.add(s.pc)
        return found

    # calls, forwards

    def use_call(self, fact: Fact, body: Body, s: Statement, k: int) -> None:
        """A fact's node is operand ``k`` of a call."""
        in_time = self.in_time(body, fact, s.pc)
        moment = s.pc if in_time else self.moment(body, fact, s.pc)
        for effect in self.calls.effects(s.number):
            if effect.source is not None and CALLBACK not in (effect.source.operand, effect.target.operand):
                if effect.source.operand == k:
                    self._forward(fact, s, effect, in_time, moment)
                if effect.same and fact.path and effect.target.operand == k:
                    self._object_put(fact, body, s, effect)
        kinds = self._exact(fact) if k == 0 and fact.path else frozenset()
        for target in self.calls.targets(s.number):
            node = self.bindings.parameter(target, k)
            if kinds and not self._may_run(kinds, s, target):
                continue
            if in_time or (fact.path and moment is not None):
                self.enter(node, fact.path, not in_time, Incoming(fact, s.number, (), fact.node, True))
        if s.number in self.bindings.framework_targets:
            self._hand(fact, s)

    def _exact(self, fact: Fact) -> frozenset[int]:
        """The classes that the object of a fact is surely one of: where the value that was filled is known to be new,
        and since then was only moved. Empty where that is not known.
        """
        current = fact
        while current.what == "move" and current.before is not None:
            current = current.before
        found = set()
        for s in self.bodies.of_node(current.node).definitions.get(current.node, ()):
            if s.kind != NEW:
                return frozenset()
            found.add(s.x)
        return frozenset(found - {-1})

    def _may_run(self, kinds: frozenset[int], s: Statement, target: int) -> bool:
        """Whether a call on an object of one of the classes can run a method."""
        if self._program.sites.op[s.row] not in VIRTUAL:
            return True
        symbols = self._program.symbols.methods
        name, descriptor = int(symbols.name[target]), int(symbols.kind[target])
        for type_ in kinds:
            current = type_
            while current >= 0:
                declared = symbols.find(current, name, descriptor)
                if declared >= 0 and int(self._program.methods.dex[declared]) >= 0:
                    break
                current = int(self._program.types.superclass[current])
            if current < 0 or declared == target:
                return True  # an interface's default method, or this one
        return False

    def _forward(self, fact: Fact, s: Statement, effect: Effect, in_time: bool, moment: int | None) -> None:
        left = taken(self.parts(effect.source, s), fact.path)  # type: ignore[arg-type]  # the caller has looked
        if left is None or moment is None or not (in_time or (effect.same and left)):
            return
        target = effect.target
        path = self.parts(target, s)
        if effect.same:
            path = (*path, *left)
        else:
            if fact.path and isinstance(fact.path[0], int) and not self.calls.whole(s.number):
                return
            if not path and target.operand >= 0:
                path = (ANY,)
        if target.operand == STORE:
            if in_time and path:
                self.outcome(fact.entry, ("store", self.store_of(path, s.number), path[1:]), Chain(fact, s.number))
            return
        node = (
            s.c if target.operand == RESULT else s.operands[target.operand] if target.operand < len(s.operands) else 0
        )
        since = (s.pc if in_time else moment) if path else ENTRY
        self.put(fact.entry, node, path, since, fact, s.number, "api", effect=effect)

    def _object_put(self, fact: Fact, body: Body, s: Statement, effect: Effect) -> None:
        """Something is put, later, into an object that this call has put into its operand."""
        source = effect.source
        left = taken(self.parts(effect.target, s), fact.path)
        if not left or source is None or not 0 <= source.operand < len(s.operands):
            return
        if fact.since != ENTRY and (fact.since == END or self.follows(body, s.pc, fact.since)):
            path = (*self.parts(source, s), *left)
            self.put(fact.entry, s.operands[source.operand], path, fact.since, fact, s.number, "alias", effect=effect)

    def _hand(self, fact: Fact, s: Statement) -> None:
        """The framework runs code because of the call: with this operand, or on an object in it."""
        for link in self.handing.links_of(s.number, self.calls):
            if link.source != fact.node:
                continue
            path = link.across(fact.path)
            if path is None:
                continue
            if link.entering:
                prefix = fact.path[: len(link.taken)]
                self.enter(link.target, path, False, Incoming(fact, s.number, prefix, fact.node, False))
            elif link.target:
                self.put(fact.entry, link.target, path, s.pc if path else ENTRY, fact, s.number, "callback")
        for callee, _ in self.bindings.framework_targets[s.number]:
            if self._program.methods.access[callee] & ACC_STATIC:
                continue
            receiver = self.bindings.parameter(callee, 0)
            for at, part in enumerate(fact.path):
                if isinstance(part, int):
                    if self.handing.holds(callee, int(self.bindings.values.given.field_owner[part - 1])):
                        inside = Incoming(fact, s.number, fact.path[:at], fact.node, False)
                        self.enter(receiver, fact.path[at:], False, inside)
                    break

    # calls, backwards

    def back_call(self, fact: Fact, body: Body, s: Statement) -> None:
        """Something was put into what a call gave back: so it was into where the call had it from."""
        for effect in self.calls.effects(s.number):
            source = effect.source
            if source is None or not effect.same or effect.target.operand != RESULT:
                continue
            left = taken(self.parts(effect.target, s), fact.path)
            if left and source.operand == STORE:
                path = (*self.parts(source, s), *left)
                self.outcome(fact.entry, ("store", self.store_of(path, s.number), path[1:]), Chain(fact, s.number))
            elif left and 0 <= source.operand < len(s.operands):
                path = (*self.parts(source, s), *left)
                self.put(fact.entry, s.operands[source.operand], path, fact.since, fact, s.number, "alias")
        for target in self.calls.targets(s.number):
            node = int(self.bindings.values.first_node[target]) + RESULT_NODE
            self.enter(node, fact.path, True, Incoming(fact, s.number, (), s.c, True))

    def back_in_caller(
        self, s: Statement, method: int, place: int, path: Path, entry_place: int, incoming: Incoming
    ) -> Iterator[tuple[int, Path]]:
        """Which values of the caller an exit of a called method means: (node, path)."""
        if incoming.plain:
            if place == RETURNED:
                yield s.c, path
            elif 0 <= place < len(s.operands):
                yield s.operands[place], path
        elif place == entry_place:
            yield incoming.operand, (*incoming.prefix, *path)
        else:
            yield from self._linked_back(s.number, method, place, path)

    def _linked_back(self, number: int, method: int, place: int, path: Path) -> Iterator[tuple[int, Path]]:
        node = int(self.bindings.values.first_node[method]) + FIRST_PARAMETER + place
        for link in self.handing.links_of(number, self.calls):
            if place == RETURNED and not link.entering and link.source == node:
                out = link.across(path)
                if out is not None:
                    yield link.target, out
            elif place == RETURNED and link.entering and link.source == node:
                yield from ((link.target, out) for out in (link.across(path),) if out is not None)
            elif place >= 0 and path and link.entering and link.target == node and not (link.put or link.derived):
                yield link.source, (*link.taken, *path)

    def handed_back(self, method: int, place: int, path: Path) -> Iterator[tuple[int, Path, int, int]]:
        """(node, path, statement, pc): where what the framework ran leaves something for code that made it run it."""
        for number, _ in self.bindings.framework_callers.get(method, ()):
            pc = int(self.bindings.values.pc[number])
            for node, out in self._linked_back(number, method, place, path):
                yield (
                    node,
                    out,
                    number,
                    pc if self.bindings.values.node_method[node] == self.bindings.values.method[number] else ENTRY,
                )
            if place == 0 and path and not self._program.methods.access[method] & ACC_STATIC:
                owner = int(self._program.symbols.methods.owner[method])
                for node in set(self.bindings.operands(number)) - {0}:
                    types = self.bindings.types_of(node)
                    if any(owner in self.handing.above(t) or t in self.handing.above(owner) for t in types):
                        yield node, path, number, pc
                    elif any(self.handing.carries_code(t) for t in types):
                        yield node, (ANY, *path), number, pc

    # what does not stay in one call tree

    def elsewhere(self, what: tuple[object, ...]) -> Iterator[tuple[int, Path, int, int, str]]:
        """(node, path, statement, position, word): where an outcome is seen by other code."""
        values = self.bindings.values
        if what[0] == "static":
            for number in self._static_loads.get(what[1], ()):  # type: ignore[call-overload]  # a field's number
                yield int(values.c[number]), what[2], number, int(values.pc[number]), "load"  # type: ignore[misc]  # a path
            for number in self._static_stores.get(what[1], ()) if what[2] else ():  # type: ignore[call-overload]  # a field's number
                yield int(values.b[number]), what[2], number, ANY_TIME, "alias"  # type: ignore[misc]  # a path
        elif what[0] == "store":
            yield from self._restored(str(what[1]), what[2])  # type: ignore[arg-type]  # a path
        elif what[0] == "again":
            method, path = int(what[1]), what[2]  # type: ignore[call-overload]  # a method
            for other in self.lifecycle.later(method):
                yield self.bindings.parameter(other, 0), path, 0, ENTRY, ENTERED  # type: ignore[misc]  # a path
            if isinstance(path[0], int) and self.shared(path[0]) and self.lifecycle.is_entered(method):  # type: ignore[index]  # a path
                yield from self._outside(path)  # type: ignore[arg-type]  # a path
        elif what[0] == "kept":
            method, place = int(what[1]), int(what[2])  # type: ignore[call-overload]  # a method, an operand
            for other, parameter in self.lifecycle.given_again(method, place):
                yield self.bindings.parameter(other, parameter), what[3], 0, ENTRY, ENTERED  # type: ignore[misc]  # a path
        elif what[0] == "member":
            owner = int(self.bindings.values.given.field_owner[int(what[1]) - 1])  # type: ignore[call-overload]  # a field
            for other in self.lifecycle.of_class(owner):
                yield self.bindings.parameter(other, 0), what[2], 0, ENTRY, ENTERED  # type: ignore[misc]  # a path
            yield from self._outside(what[2])  # type: ignore[arg-type]  # a path

    def _outside(self, path: Path) -> Iterator[tuple[int, Path, int, int, str]]:
        """Where code of other classes, or static code of its own, reads a field of a component."""
        values = self.bindings.values
        field = path[0]
        owner = int(values.given.field_owner[field - 1])  # type: ignore[operator]  # a field's number
        for number in self._loads.get(field, ()):  # type: ignore[arg-type]  # a field's number
            method = int(values.method[number])
            reader = int(self._program.symbols.methods.owner[method])
            own = owner in self.handing.above(reader) or reader in self.handing.above(owner)
            if not own or self._program.methods.access[method] & ACC_STATIC:
                yield int(values.c[number]), path[1:], number, int(values.pc[number]), "load"

    def store_of(self, path: Path, statement: int) -> str:
        """The store that a path begins with. What screens hold under the ids of their views is told apart by class."""
        word = str(path[0])
        return f"{word} {self._outermost(statement)}" if word in _OF_CLASS else word

    def _outermost(self, statement: int) -> str:
        owner = int(self._program.symbols.methods.owner[int(self.bindings.values.method[statement])])
        return self._program.type_name(owner).removesuffix(";").partition("$")[0]

    def _restored(self, store: str, path: Path) -> Iterator[tuple[int, Path, int, int, str]]:
        of_class = store.partition(" ")[0] in _OF_CLASS
        for number, effect in self._reads_of_stores.get(store, ()):
            s = self.bodies.statement(number)
            source = effect.source
            if source is None:
                continue
            parts = self.parts(source, s)[1:]
            left = taken(parts, path)
            if left is None or (of_class and parts[:1] != path[:1]):
                continue
            target = effect.target
            out = (*self.parts(target, s), *(left if effect.same else ()))
            node = (
                s.c
                if target.operand == RESULT
                else s.operands[target.operand]
                if target.operand < len(s.operands)
                else 0
            )
            yield node, out, number, s.pc, "restored" if store in OUTLIVING else "load"

    def shared(self, field: int) -> bool:
        """Whether a field belongs to a class whose objects everybody holds: components, views, services."""
        known = self._shared.get(field)
        if known is None:
            owner = int(self.bindings.values.given.field_owner[field - 1])
            known = self._shared[field] = self.handing.is_inert(owner)
        return known

    def can_be(self, path: Path) -> bool:
        """Whether what lies in the first field of a path can have the second."""
        if len(path) < 2 or not isinstance(path[0], int) or not isinstance(path[1], int):
            return True
        known = self._nested.get((path[0], path[1]))
        if known is None:
            known = self._nested[path[0], path[1]] = self._can_have(path[0], path[1])
        return known

    def _can_have(self, outer: int, inner: int) -> bool:
        given, types = self.bindings.values.given, self._program.types
        held = self._types_of_fields.get(outer, -1)
        owner = int(given.field_owner[inner - 1])
        if held < 0 or owner < 0 or types.access[held] & ACC_INTERFACE or types.access[owner] & ACC_INTERFACE:
            return True
        above_held, above_owner = self.handing.above(held), self.handing.above(owner)
        return not above_held or held in above_owner or owner in above_held

    @cached_property
    def _types_of_fields(self) -> dict[int, int]:
        given = self.bindings.values.given
        return dict(zip(given.field_node.tolist(), given.field_type.tolist(), strict=True))

    def reads(self, method: int, field: int) -> bool:
        """Whether a method, or what it calls, may read a field."""
        return method in self._users(field)

    def fills(self, method: int, field: int) -> bool:
        """Whether a method itself writes a field."""
        return any(int(self.bindings.values.method[number]) == method for number in self._stores.get(field, ()))

    def _users(self, field: int) -> set[int]:
        known = self._readers.get(field)
        if known is None:
            values = self.bindings.values
            known = {int(values.method[number]) for number in self._loads.get(field, ())}
            todo = list(known)
            while todo:
                current = todo.pop()
                calls = [*self.bindings.callers.get(current, ())]
                calls += [number for number, _ in self.bindings.framework_callers.get(current, ())]
                for caller in {int(values.method[number]) for number in calls} - known:
                    known.add(caller)
                    todo.append(caller)
            self._readers[field] = known
        return known

    def keeps(self, node: int) -> bool:
        """Whether what a method is handed may be in another place when it returns (stored, given back, thrown), or leaves."""
        return self._handles(node, False)

    def opens(self, node: int) -> bool:
        """Whether a method may keep what it is handed, or take something out of it other than a packaged field."""
        return self._handles(node, True)

    def _handles(self, node: int, opening: bool) -> bool:
        known = self._keepers.get((node, opening))
        if known is None:
            known = self._keepers[node, opening] = self._look_at_uses(node, opening)
        return known

    def _look_at_uses(self, node: int, opening: bool) -> bool:
        seen, todo = {node}, [node]
        while todo:
            current = todo.pop()
            if self._keepers.get((current, opening)):
                return True
            further: list[int] = []
            for s in self.bodies.of_node(current).uses.get(current, ()):
                if s.kind in (COPY, CAST):
                    further.append(s.c)
                elif (
                    s.kind in (RETURN, THROW, SSTORE)
                    or (s.kind in (STORE_FIELD, ASTORE) and s.b == current)
                    or (opening and (s.kind in (DERIVE, ALOAD) or s.word))
                ):
                    return True
                elif s.kind in (CALL, CUSTOM):
                    places = [k for k, operand in enumerate(s.operands) if operand == current]
                    for effect in self.calls.effects(s.number):
                        if effect.source and effect.source.operand in places:
                            if effect.same or opening or self.calls.whole(s.number):
                                return True
                    if s.number in self.watched:
                        return True
                    if s.number in self.bindings.framework_targets:
                        return True
                    further += [self.bindings.parameter(t, k) for t in self.calls.targets(s.number) for k in places]
            todo += [one for one in further if one and one not in seen]
            seen.update(further)
            if len(seen) > MOST_KEEPERS:
                return True
        return False

    @cached_property
    def _loads(self) -> dict[int, list[int]]:
        return self._by_field(LOAD)

    @cached_property
    def _stores(self) -> dict[int, list[int]]:
        return self._by_field(STORE_FIELD)

    @cached_property
    def _static_loads(self) -> dict[int, list[int]]:
        return self._by_field(SLOAD)

    @cached_property
    def _static_stores(self) -> dict[int, list[int]]:
        return self._by_field(SSTORE)

    def _by_field(self, kind: int) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        values = self.bindings.values
        at = np.flatnonzero(values.kind == kind)
        for number, x in zip(at.tolist(), values.x[at].tolist(), strict=True):
            found.setdefault(x, []).append(number)
        return found

    @cached_property
    def _reads_of_stores(self) -> dict[str, list[tuple[int, Effect]]]:
        found: dict[str, list[tuple[int, Effect]]] = {}
        for effects, statements in self.calls.grouped().items():
            for effect in effects:
                if effect.source is not None and effect.source.operand == STORE and effect.source.parts:
                    word = effect.source.parts[0].word
                    for number in statements:
                        store = f"{word} {self._outermost(number)}" if word in _OF_CLASS else word
                        found.setdefault(store, []).append((number, effect))
        return found
