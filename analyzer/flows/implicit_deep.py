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
    CUSTOM,
    LOAD,
    RESULT_NODE,
    SSTORE,
    STORE,
    TEST,
    THROWN_NODE,
)  # fmt: skip
from analyzer.flows.keys import Keys
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.order import END, ENTRY
from analyzer.flows.paths import ELEMENT, Path, keyed
from analyzer.flows.points import CALLBACK, KEYED, RESULT, WHOLE, Effect
from analyzer.flows.sources_echoes import ECHO

CONTROL, LENGTH, CHOSEN = "control", "length", "chosen"
"""Parts of paths: of a method that it runs at all; of an array how many elements it has; of an object which it is."""
DEEPEST = 4
"""Calls of calls that run because of a decision and are looked into."""
MOST_DECISIONS = 4
"""Decisions on one way, each because of the one before it, comparisons counted. Of more, little of the data is left."""
MOST_STEPS_BACK = 200

_ITSELF = ((), (WHOLE,))
"""Paths of what is tainted itself, and not only in a part."""
_CHOICE = (CHOSEN,)
_STATIC = (0x71, 0x77)


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
        self._inert: dict[int, bool] = {}

    def _matters(self, node: int, path: Path) -> bool:
        if path[:1] == (CONTROL,):
            return int(self.bindings.values.node_method[node]) in self._methods
        return super()._matters(node, path[:-1] if path[-1:] == (CHOSEN,) else path)

    def put(
        self, entry: Entry, node: int, path: Path, since: int, before: Fact | None, statement: int, what: str,
        **more: object,
    ) -> None:  # fmt: skip
        """See ``Deep``. Which object it is, is nothing that is in it: other places that hold it do not hold another."""
        if path != _CHOICE or what != "alias":
            super().put(entry, node, path, since, before, statement, what, **more)

    def _back(self, fact: Fact, body: Body, s: Statement) -> None:
        if fact.path != _CHOICE:
            super()._back(fact, body, s)

    def _look(self, fact: Fact) -> None:
        if fact.path[:1] != (CONTROL,):
            super()._look(fact)
            return
        body, depth = self.bodies.of_node(fact.node), fact.path[1]
        self._follow(fact, body, self._regions.of_method(body.method), int(depth[1] or 0))  # type: ignore[index]  # see _control

    def _use(self, fact: Fact, body: Body, s: Statement) -> None:
        if s.kind == BRANCH:
            if self._says_which(fact) if self._is_of_objects(s) else fact.path in _ITSELF:
                self._decide(fact, body, s, self._regions.of_branch(s.number))
        elif s.kind == TEST:
            if s.a == fact.node:
                self._test(fact, body, s)
        else:
            super()._use(fact, body, s)
            if s.kind in (ALOAD, ASTORE) and s.a == fact.node and fact.path[:1] == (LENGTH,):
                self._decide(fact, body, s, self._regions.of_throw(s.number))
            elif s.kind == LOAD and fact.path == _CHOICE and self._regions.values.is_plain(s.c):
                self.put(fact.entry, s.c, (), ENTRY, fact, s.number, "load")

    def _test(self, fact: Fact, body: Body, s: Statement) -> None:
        if s.x == LENGTH_OF:
            if fact.path in _ITSELF or (fact.path == (LENGTH,) and self.in_time(body, fact, s.pc)):
                self.put(fact.entry, s.c, (), ENTRY, fact, s.number, "branch")
        elif s.x == TYPE_TEST:
            if self._says_which(fact):
                self.put(fact.entry, s.c, (), ENTRY, fact, s.number, "branch")
        elif fact.path not in _ITSELF:
            return
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
        if key in self._done or sum(self._decisions(fact)) >= MOST_DECISIONS:
            return
        self._done.add(key)
        first, entry = body.first_node, fact.entry
        decision = Fact(entry, fact.node, (), ENTRY, fact, s.number, "branch", through=through)
        for node in region.chosen:
            self.put(entry, node, self._choice(node), ENTRY, decision, s.number, "move")
        for number in region.returns:
            given = self._choice(int(self.bindings.values.b[number]))
            self.put(entry, first + RESULT_NODE, given, END if given else ENTRY, decision, number, "return")
        for number in region.throws:
            self.put(entry, first + THROWN_NODE, (), ENTRY, decision, number, "throw")
        self._follow(decision, body, region, 0)

    def _follow(self, decision: Fact, body: Body, region: Region, depth: int) -> None:
        """What runs because of a decision."""
        self.left -= (len(region.doing) + region.blocks) >> 4
        for number in region.doing:
            s, entry = self.bodies.statement(number), decision.entry
            for place, sink in self._sinks.get(number, ()):
                if sink.api != ECHO:
                    self.outcome(entry, ("sink", place, sink.operands[0]), Chain(decision, number))
            if s.kind == ASTORE or (s.kind == STORE and s.x > 0):
                if s.a not in region.made and self._tells(s.b, depth):
                    self.put(entry, s.a, (s.part, *self._choice(s.b)), s.pc, decision, number, "store")
            elif s.kind == SSTORE:
                if self._tells(s.b, depth):
                    self._static(Fact(entry, s.b, self._choice(s.b), ENTRY, decision, number, "store"), body, s)
            elif s.kind in (CALL, CUSTOM):
                self._call(decision, s, region, depth)

    def _choice(self, node: int) -> Path:
        """The path of a value that was chosen."""
        return () if self._regions.values.is_plain(node) else _CHOICE

    def _tells(self, node: int, depth: int) -> bool:
        """Whether it tells something that a value is put somewhere because of a decision."""
        return self._regions.values.is_plain(node) or (not depth and self._regions.values.is_made(node))

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
        """The effects by which a call changes what others see, one for each place: that a number or a text is put
        somewhere, but not into a new object, which only the region knows, or into a view, which everybody does.
        """
        seen = set()
        for effect in self.calls.effects(s.number):
            source, target = effect.source, effect.target
            if source is None or target.operand == RESULT or CALLBACK in (source.operand, target.operand):
                continue
            told = 0 <= source.operand < len(s.operands) and self._regions.values.is_plain(s.operands[source.operand])
            into = s.operands[target.operand] if 0 <= target.operand < len(s.operands) else 0
            if told and target not in seen and into not in region.made and not self._is_inert(into):
                seen.add(target)
                yield effect._replace(source=source._replace(parts=()))

    def _is_inert(self, node: int) -> bool:
        known = self._inert.get(node)
        if known is None:
            types = self.bindings.types_of(node) if node else []
            known = self._inert[node] = any(self.handing.is_inert(type_) for type_ in types)
        return known

    def _control(self, decision: Fact, s: Statement, target: int, depth: int) -> None:
        node = int(self.bindings.values.first_node[target]) + THROWN_NODE
        self.enter(node, (CONTROL, (KEYED, str(depth))), False, Incoming(decision, s.number, (), decision.node, True))

    # calls

    def use_call(self, fact: Fact, body: Body, s: Statement, k: int) -> None:
        """A fact's node is operand ``k`` of a call; if it is the receiver, it may choose what is run."""
        super().use_call(fact, body, s, k)
        if k or fact.path != _CHOICE or s.kind != CALL or self._is_static(s):
            return
        targets = self.calls.targets(s.number)
        if len(targets) > 1:
            decision = Fact(fact.entry, fact.node, (), ENTRY, fact, s.number, "branch")
            for target in targets:
                self._control(decision, s, target, 1)
            self.put(fact.entry, s.c, self._choice(s.c), ENTRY, decision, s.number, "move")

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
        return any(self._regions.values.is_object(node) for node in (s.a, s.b) if node)

    def _says_which(self, fact: Fact) -> bool:
        """Whether which object it is was decided by the data. Whether something was read at all says nothing of it."""
        return fact.path == _CHOICE or (fact.path in _ITSELF and any(self._decisions(fact)))

    def _decisions(self, fact: Fact) -> Iterator[bool]:
        """The decisions on the way to a fact, as far back as the data was handed over."""
        current: Fact | None = fact
        for _ in range(MOST_STEPS_BACK):
            if current is None:
                return
            if current.what == "branch":
                yield True
            current = current.before or (current.chain.fact if current.chain is not None else None)
