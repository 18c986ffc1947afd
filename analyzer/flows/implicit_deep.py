"""The deep pass with decisions: what depends on a branch that is about the data is tainted by it.

A decision is one more step of the walk, in the same method, for the same callers: what it makes the code store, return,
call or choose follows from the fact that decides. Methods that are called because of it are entered with CONTROL.
"""

from collections.abc import Iterator

from analyzer.flows.bodies import Bodies, Body, Statement
from analyzer.flows.calls import Calls
from analyzer.flows.deep import Deep
from analyzer.flows.deep_facts import Chain, Entry, Fact, Incoming
from analyzer.flows.handing import Handing
from analyzer.flows.implicit_calls import COMPARED
from analyzer.flows.implicit_regions import Region, Regions
from analyzer.flows.implicit_wide import FIRST_ACCESS, LENGTH_OF, NEW_ARRAY, TYPE_TEST, Decided
from analyzer.flows.kernels_state import (
    ALOAD,
    ASTORE,
    BRANCH,
    CALL,
    CAST,
    CATCH,
    COPY,
    CUSTOM,
    LOAD,
    NEW,
    RESULT_NODE,
    SLOAD,
    SSTORE,
    STORE,
    TEST,
    TEXT,
    THROWN_NODE,
)  # fmt: skip
from analyzer.flows.keys import Keys
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.order import ENTRY
from analyzer.flows.paths import ELEMENT, Path, keyed
from analyzer.flows.points import CALLBACK, KEYED, RESULT, WHOLE, Effect
from analyzer.flows.sources_echoes import ECHO
from analyzer.program.build import ACC_STATIC

CONTROL, LENGTH = "control", "length"
"""Parts of paths: of a method that it runs at all; of an array how many elements it has."""
DEEPEST = 6
"""Calls of calls that run because of a decision and are looked into."""
MOST_STEPS_BACK = 200

_ITSELF = ((), (WHOLE,))
"""Paths of what is tainted itself, and not only in a part."""
_STATIC = (0x71, 0x77)
_OF_OBJECTS = (0x32, 0x33, 0x38, 0x39)
"""Opcodes of branches that compare objects as well as numbers: with each other, with null."""


class DecidedDeep(Deep):
    """A walk in which decisions count."""

    def __init__(
        self,
        bodies: Bodies,
        calls: Calls,
        handing: Handing,
        keys: Keys,
        lifecycle: Lifecycle,
        decided: Decided,
        regions: Regions,
        budget: int,
    ) -> None:
        super().__init__(bodies, calls, handing, keys, lifecycle, decided.slice, budget)
        self._methods = decided.methods
        self._regions = regions
        self._done: set[tuple[int, int]] = set()

    def _matters(self, node: int, path: Path) -> bool:
        if path[:1] == (CONTROL,):
            return int(self.bindings.values.node_method[node]) in self._methods
        return super()._matters(node, path)

    def _look(self, fact: Fact) -> None:
        if fact.path[:1] != (CONTROL,):
            super()._look(fact)
            return
        body, depth = self.bodies.of_node(fact.node), fact.path[1]
        self._follow(fact, body, self._regions.of_method(body.method), int(depth[1] or 0))  # type: ignore[index]  # see _control

    def _use(self, fact: Fact, body: Body, s: Statement) -> None:
        if s.kind == BRANCH:
            if fact.path in _ITSELF and (not self._is_of_objects(s) or self._is_chosen(fact)):
                self._decide(fact, body, s, self._regions.of_branch(s.number))
        elif s.kind == TEST:
            if s.a == fact.node:
                self._test(fact, body, s)
        else:
            super()._use(fact, body, s)
            if s.kind in (ALOAD, ASTORE) and s.a == fact.node and fact.path[:1] == (LENGTH,):
                self._decide(fact, body, s, self._regions.of_throw(s.number))

    def _test(self, fact: Fact, body: Body, s: Statement) -> None:
        if s.x == LENGTH_OF:
            if fact.path in _ITSELF or (fact.path == (LENGTH,) and self.in_time(body, fact, s.pc)):
                self.put(fact.entry, s.c, (), ENTRY, fact, s.number, "branch")
        elif fact.path not in _ITSELF:
            return
        elif s.x == TYPE_TEST:
            if self._is_chosen(fact):
                self.put(fact.entry, s.c, (), ENTRY, fact, s.number, "branch")
        elif s.x == NEW_ARRAY:
            self.put(fact.entry, s.b, (LENGTH,), s.pc, fact, s.number, "branch")
        else:
            if s.x < FIRST_ACCESS + 7:  # an element that the data has chosen
                self.put(fact.entry, s.b, (), ENTRY, fact, s.number, "branch")
            else:
                self.put(fact.entry, s.b, (keyed(None),), s.pc, fact, s.number, "branch")
            self._decide(fact, body, s, self._regions.of_throw(s.number))

    # decisions

    def _decide(self, fact: Fact, body: Body, s: Statement, region: Region, through: Fact | None = None) -> None:
        """All that follows from the data having decided something at a statement."""
        key = (id(fact.entry), s.number)
        if key in self._done:
            return
        self._done.add(key)
        first, entry = body.first_node, fact.entry
        decision = Fact(entry, fact.node, (), ENTRY, fact, s.number, "branch", through=through)
        for node in region.chosen:
            self.put(entry, node, (), ENTRY, decision, s.number, "move")
        for number in region.returns:
            self.put(entry, first + RESULT_NODE, (), ENTRY, decision, number, "return")
        for number in region.throws:
            self.put(entry, first + THROWN_NODE, (), ENTRY, decision, number, "throw")
        self._follow(decision, body, region, 0)

    def _follow(self, decision: Fact, body: Body, region: Region, depth: int) -> None:
        """What runs because of a decision."""
        self.left -= len(region.doing) >> 4
        for number in region.doing:
            s, entry = self.bodies.statement(number), decision.entry
            for place, sink in self._sinks.get(number, ()):
                if sink.api != ECHO:
                    self.outcome(entry, ("sink", place, sink.operands[0]), Chain(decision, number))
            if s.kind == ASTORE or (s.kind == STORE and s.x > 0):
                if s.a not in region.made:
                    self.put(entry, s.a, (s.part,), s.pc, decision, number, "store")
            elif s.kind == SSTORE:
                self._static(Fact(entry, s.b, (), ENTRY, decision, number, "store"), body, s)
            elif s.kind in (CALL, CUSTOM):
                self._call(decision, s, region, depth)

    def _call(self, decision: Fact, s: Statement, region: Region, depth: int) -> None:
        """A call runs because of a decision."""
        for effect in self._changes(s, region):
            self._forward(
                Fact(decision.entry, decision.node, (), ENTRY, decision, s.number, "api"), s, effect, True, s.pc
            )
        if depth < DEEPEST:
            for target in self.calls.targets(s.number):
                self._control(decision, s, target, depth + 1)

    def _changes(self, s: Statement, region: Region) -> Iterator[Effect]:
        """The effects by which a call changes what others see, one for each place."""
        seen = set()
        for effect in self.calls.effects(s.number):
            target = effect.target
            if effect.source is None or target.operand == RESULT or CALLBACK in (effect.source.operand, target.operand):
                continue
            new = 0 <= target.operand < len(s.operands) and s.operands[target.operand] in region.made
            if target not in seen and not new:
                seen.add(target)
                yield effect._replace(source=effect.source._replace(parts=()))

    def _control(self, decision: Fact, s: Statement, target: int, depth: int) -> None:
        node = int(self.bindings.values.first_node[target]) + THROWN_NODE
        self.enter(node, (CONTROL, (KEYED, str(depth))), False, Incoming(decision, s.number, (), decision.node, True))

    # calls

    def use_call(self, fact: Fact, body: Body, s: Statement, k: int) -> None:
        """A fact's node is operand ``k`` of a call; if it is the receiver, it may choose what is run."""
        super().use_call(fact, body, s, k)
        if k or fact.path not in _ITSELF or s.kind != CALL or self._is_static(s):
            return
        targets = self.calls.targets(s.number)
        if len(targets) > 1:
            decision = Fact(fact.entry, fact.node, (), ENTRY, fact, s.number, "branch")
            for target in targets:
                self._control(decision, s, target, 1)
            self.put(fact.entry, s.c, (), ENTRY, decision, s.number, "move")

    def _forward(self, fact: Fact, s: Statement, effect: Effect, in_time: bool, moment: int | None) -> None:
        if effect.algorithm_name != COMPARED:
            super()._forward(fact, s, effect, in_time, moment)
        elif in_time and not (fact.path and (not isinstance(fact.path[0], str) or fact.path[0] == ELEMENT)):
            # What a collection holds does not decide how much it holds.
            self.put(fact.entry, s.c, (), ENTRY, fact, s.number, "branch", effect=effect)

    def _thrown_at(self, entry: Entry, body: Body, path: Path, before: Fact, s: Statement, fact: Fact | None) -> None:
        super()._thrown_at(entry, body, path, before, s, fact)
        if path in _ITSELF and entry is before.entry:
            self._decide(before, body, s, self._regions.of_throw(s.number), through=fact)

    # what is compared

    def _is_static(self, s: Statement) -> bool:
        return s.row < 0 or int(self._program.sites.op[s.row]) in _STATIC

    def _is_of_objects(self, s: Statement) -> bool:
        """Whether a branch looks which object there is, or whether there is one."""
        return any(self._is_object(node) for node in (s.a, s.b) if node)

    def _is_object(self, node: int) -> bool:
        values, todo, seen = self.bindings.values, [node], {node}
        given, program = values.given, self._program
        while todo:
            current = todo.pop()
            method = int(values.node_method[current])
            if not values.node_def[current]:
                if self._is_object_parameter(method, self.bodies.of(method).place(current)):
                    return True
                continue
            for s in self.bodies.of(method).definitions.get(current, ()):
                ref = int(program.sites.ref[s.row]) if s.row >= 0 else -1
                if s.kind in (NEW, CAST, TEXT, CATCH, CUSTOM):
                    return True
                if s.kind == CALL and ref >= 0 and given.returns_object[given.proto_of[ref]]:
                    return True
                if s.kind in (LOAD, SLOAD) and ref >= 0 and given.field_object[ref]:
                    return True
                if s.kind == COPY and s.a not in seen:
                    seen.add(s.a)
                    todo.append(s.a)
        return False

    def _is_object_parameter(self, method: int, place: int) -> bool:
        given = self.bindings.values.given
        if not self._program.methods.access[method] & ACC_STATIC:
            if place == 0:
                return True
            place -= 1
        p = int(given.proto_of[method])
        at = int(given.param_first[p]) + place
        return place >= 0 and at < int(given.param_first[p + 1]) and int(given.param_object[at]) == 1

    def _is_chosen(self, fact: Fact) -> bool:
        """Whether which object it is was decided by the data. Whether something was read at all says nothing of it."""
        current: Fact | None = fact
        for _ in range(MOST_STEPS_BACK):
            if current is None:
                return False
            if current.what == "branch":
                return True
            current = current.before or (current.chain.fact if current.chain is not None else None)
        return False
