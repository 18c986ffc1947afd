"""The deep pass at calls: effects of models, entering what is called, and what the framework carries across."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from analyzer.flows.bodies import Body, Statement
from analyzer.flows.deep_elsewhere import Elsewhere
from analyzer.flows.deep_facts import Chain, Entry, Fact, Incoming
from analyzer.flows.kernels_state import CALL, FIRST_PARAMETER, NEW, RESULT_NODE
from analyzer.flows.order import END, ENTRY
from analyzer.flows.paths import ANY, Path, last_field, meets, surely, taken
from analyzer.flows.points import CALLBACK, KEYED, RESULT, STORE, Effect
from analyzer.program.build import ACC_STATIC

RETURNED, THROWN = -2, -1
"""Instead of an operand: what a method gives back, what it throws (``Body.place``)."""
VIRTUAL = (0x6E, 0x72, 0x74, 0x78)
"""invoke-virtual and invoke-interface (Dalvik bytecode)."""


class CallSteps(Elsewhere, ABC):
    """What happens to facts at calls. ``Deep`` has the table that :meth:`put`, :meth:`enter`, :meth:`outcome` fill."""

    @abstractmethod
    def put(self, entry: Entry, node: int, path: Path, since: int, before: Fact | None, statement: int, what: str,
            **more: object) -> None:  # fmt: skip
        """See ``Deep``."""

    @abstractmethod
    def enter(self, node: int, path: Path, late: bool, incoming: Incoming) -> None:
        """See ``Deep``."""

    @abstractmethod
    def outcome(self, entry: Entry, what: tuple[object, ...], chain: Chain) -> None:
        """See ``Deep``."""

    @abstractmethod
    def in_time(self, body: Body, fact: Fact, pc: int) -> bool:
        """See ``Deep``."""

    @abstractmethod
    def moment(self, body: Body, fact: Fact, pc: int) -> int | None:
        """See ``Deep``."""

    @abstractmethod
    def follows(self, body: Body, since: int, pc: int) -> bool:
        """See ``Deep``."""

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
        at = next((at for at, part in enumerate(fact.path) if isinstance(part, int)), -1)
        if at >= 0:
            field = last_field(fact.path[: at + 1])
            inside = Incoming(fact, s.number, fact.path[:at], fact.node, False)
            for receiver in self._receivers(s.number, int(self.bindings.values.given.field_owner[field - 1])):
                self.enter(receiver, fact.path[at:], False, inside)

    def _receivers(self, number: int, field_owner: int) -> tuple[int, ...]:
        """The objects on which the framework runs code because of a call and that can have fields of a class."""
        known = self._holders.get((number, field_owner))
        if known is None:
            known = self._holders[number, field_owner] = tuple(
                self.bindings.parameter(callee, 0)
                for callee, _ in self.bindings.framework_targets[number]
                if not self._program.methods.access[callee] & ACC_STATIC and self.handing.holds(callee, field_owner)
            )
        return known

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
            elif (
                place >= 0
                and path
                and link.entering
                and link.target == node
                and not (link.put or link.derived or link.away)
            ):
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
