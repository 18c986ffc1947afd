"""The deep pass: a walk from each source, sensitive to fields, calls, order and keys, inside what the wide pass left.

Facts are tabulated as in IFDS (Reps, Horwitz, Sagiv, POPL 1995): what follows from one entry of a method is worked out
once and applied at every call that enters so. Paths into objects are as in FlowDroid (Arzt and others, PLDI 2014), but
aliases are found by walking definitions backwards in the same table: what is put into an object is in every place that
holds the object, from the position on at which it was put there.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from analyzer.flows.bodies import Bodies, Body, Statement
from analyzer.flows.calls import Calls
from analyzer.flows.deep_calls import RETURNED, THROWN
from analyzer.flows.deep_elsewhere import ENTERED
from analyzer.flows.deep_facts import Chain, Entry, Fact, Incoming, Leak
from analyzer.flows.deep_moments import Moments
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
    RESULT_NODE,
    RETURN,
    SLOAD,
    SSTORE,
    STORE,
    THROW,
    THROWN_NODE,
)  # fmt: skip
from analyzer.flows.keys import Keys
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.order import END, ENTRY
from analyzer.flows.paths import ANY, Path, cut, last_field, meets
from analyzer.flows.points import WHOLE, Sink, Source
from analyzer.flows.wide import Slice
from analyzer.program.build import ACC_STATIC

FORWARD = frozenset({"move", "load", "api", "return", "callback"})
"""Steps by which a value gets what was in it before: the ways that led there have been walked already, and where ways
meet, the others brought something else."""


class Deep(Moments):
    """One run over one slice. ``leaks`` are found in the order of their length."""

    def __init__(
        self,
        bodies: Bodies,
        calls: Calls,
        handing: Handing,
        keys: Keys,
        lifecycle: Lifecycle,
        slice_: Slice,
        budget: int,
    ) -> None:
        super().__init__(bodies, calls, handing, keys, lifecycle)
        self.slice = slice_
        self.left = budget
        self.leaks: dict[tuple[int, int, int], Leak] = {}
        self.entries: dict[tuple[int, Path, bool], Entry] = {}
        self._known: dict[tuple[int, int, Path, int], Fact] = {}
        self._queue: deque[Fact] = deque()
        self._entering: deque[Fact] = deque()  # not at once: what follows may enter the next, a thousand deep
        self._useful: dict[tuple[int, Path, bool], bool] = {}
        self._sinks: dict[int, list[tuple[int, Sink]]] = {}
        for number, sink in enumerate(slice_.sinks):
            statement = self.bindings.statement_at(sink.method, sink.pc)
            if statement:
                self._sinks.setdefault(statement, []).append((number, sink))
        self.watched = frozenset(self._sinks)

    @property
    def spent(self) -> bool:
        """Whether the budget ran out before everything was walked."""
        return self.left <= 0 and bool(self._queue or self._entering)

    def run(self, sources: Iterable[Source]) -> None:
        """Walk from every source."""
        for number, source in enumerate(sources):
            node, content = self.bindings.node_of(source)
            if node:
                start = self.bindings.statement_at(source.method, source.pc) if source.pc >= 0 else 0
                path: Path = (ANY,) if content else self.whole(node)
                entry = Entry(0, (), False, number)
                self.put(entry, node, path, source.pc if content else ENTRY, None, start, "source")
        while (self._queue or self._entering) and self.left > 0:
            self.left -= 1
            if self._entering:
                fact = self._entering.popleft()
                self.enter(fact.node, fact.path, False, Incoming(fact, 0, (), 0, False))
            else:
                self._look(self._queue.popleft())

    @property
    def touched(self) -> frozenset[int]:
        """The methods in which anything was found to be data."""
        return frozenset(int(self.bindings.values.node_method[node]) for _, node, _, _ in self._known)

    # facts

    def put(
        self, entry: Entry, node: int, path: Path, since: int, before: Fact | None, statement: int, what: str,
        **more: object,
    ) -> None:  # fmt: skip
        """Note one more fact, if it is new and may matter."""
        short = cut(path)
        if node <= 0 or short is None:
            if node > 0 and before is not None:
                self._of_component(entry, path, Chain(before, statement))
            return
        path = short or self.whole(node)
        if not path:
            since = ENTRY
        elif before is not None and self._of_component(entry, path, Chain(before, statement)):
            return
        if not self._matters(node, path) or not self.can_be(path):
            return
        key = (id(entry), node, path, since)
        known = self._known.get(key) or (self._known.get((*key[:3], ENTRY)) if since != ENTRY else None)
        if known is not None and (before is None or what not in FORWARD or not known.may_differ(before)):
            return
        fact = Fact(entry, node, path, since, before, statement, what, **more)  # type: ignore[arg-type]  # as named
        if known is not None:
            known.others = (*known.others, fact)
            return
        self._known[key] = fact
        self._queue.append(fact)

    def _of_component(self, entry: Entry, path: Path, chain: Chain) -> bool:
        """Whether a path leads to a field of a component or the like, which everybody holds: who reads it sees it."""
        for at, part in enumerate(path):
            if at and isinstance(part, int) and self.shared(part):
                self.outcome(entry, ("member", part, path[at:]), chain)
                return True
        return False

    def _matters(self, node: int, path: Path) -> bool:
        field = last_field(path)
        if field:
            return self.slice.field(field)
        return self.slice.content(node) or (path in ((), (WHOLE,), (ANY,)) and self.slice.value(node))

    # walking

    def _look(self, fact: Fact) -> None:
        body = self.bodies.of_node(fact.node)
        place = body.place(fact.node)
        if place in (RETURNED, THROWN):
            self._leave(fact, body, place)
        elif place >= 0 and fact.node < body.first_node + self.node_count(body.method):
            entered = fact.before is None and fact.chain is None  # what was there when it was entered
            if fact.path and not entered and self.survives(body, fact):
                self._leave(fact, body, place)
        uses = body.uses.get(fact.node, ())
        self.left -= len(uses) >> 6
        for statement in uses:
            self._use(fact, body, statement)
        if fact.path:
            if place == RETURNED:
                for s in sorted({s for members in body.uses.values() for s in members if s.kind == RETURN}):
                    self.put(fact.entry, s.b, fact.path, fact.since, fact, s.number, "return")
            for statement in body.definitions.get(fact.node, ()):
                if not (fact.what in FORWARD and (statement.number == fact.statement or statement.kind == COPY)):
                    self._back(fact, body, statement)

    def _use(self, fact: Fact, body: Body, s: Statement) -> None:
        entry, path = fact.entry, fact.path
        if s.kind in (CALL, CUSTOM):
            for k, operand in enumerate(s.operands):
                if operand == fact.node:
                    self._sink(fact, body, s, k)
                    self.use_call(fact, body, s, k)
        elif s.kind in (COPY, CAST):
            if s.c in body.useful:
                self.put(entry, s.c, path, fact.since, fact, s.number, "move")
        elif s.kind == DERIVE:
            if not path or fact.since != END:
                self.put(entry, s.c, (), ENTRY, fact, s.number, "compute")
        elif s.kind in (STORE, ASTORE):
            if s.b == fact.node:
                since = self.moment(body, fact, s.pc)
                if since is not None:
                    self.put(entry, s.a, (s.part, *path), since, fact, s.number, "store")
            elif path and meets(s.part, path[0]) and len(path) > 1 and self.follows(body, s.pc, fact.since):
                self.put(entry, s.b, path[1:], fact.since, fact, s.number, "alias")
        elif s.kind in (LOAD, ALOAD):
            self._sink(fact, body, s, 0)
            self._load(fact, body, s)
        elif s.kind == SSTORE:
            self._static(fact, body, s)
        elif s.kind == RETURN:
            self._sink(fact, body, s, 0)
            if not path or fact.since == END or self.follows(body, fact.since, s.pc):
                self.put(entry, body.first_node + RESULT_NODE, path, END if path else ENTRY, fact, s.number, "return")
        elif s.kind == THROW:
            self.put(entry, body.first_node + THROWN_NODE, path, END if path else ENTRY, fact, s.number, "throw")
            for caught in body.caught:
                self.put(entry, caught.c, path, ENTRY, fact, caught.number, "throw")

    def _load(self, fact: Fact, body: Body, s: Statement) -> None:
        path = fact.path
        if s.a != fact.node:
            return
        if not path:
            if s.word or s.kind == ALOAD:
                self.put(fact.entry, s.c, (), ENTRY, fact, s.number, "load")
        elif path[0] == WHOLE:
            if not any(self.handing.is_no_data(t) for t in self.bindings.types_of(s.c)):
                self.put(fact.entry, s.c, self.whole(s.c), s.pc, fact, s.number, "load")
        elif meets(s.part, path[0]):
            if self.in_time(body, fact, s.pc):
                self.put(fact.entry, s.c, path[1:], s.pc, fact, s.number, "load")
            elif len(path) > 1:
                since = self.moment(body, fact, s.pc)
                if since is not None:
                    self.put(fact.entry, s.c, path[1:], since, fact, s.number, "alias")

    def _back(self, fact: Fact, body: Body, s: Statement) -> None:
        """An object was filled: so was it wherever it came from."""
        if s.kind in (COPY, CAST):
            self.put(fact.entry, s.a, fact.path, fact.since, fact, s.number, "alias")
        elif s.kind in (LOAD, ALOAD):
            self.put(fact.entry, s.a, (s.part, *fact.path), fact.since, fact, s.number, "alias")
        elif s.kind == SLOAD:
            self.outcome(fact.entry, ("static", s.x, fact.path), Chain(fact, s.number))
        elif s.kind in (CALL, CUSTOM):
            self.back_call(fact, body, s)

    def _static(self, fact: Fact, body: Body, s: Statement) -> None:
        """A static field is written: whoever reads it sees it, unless the method overwrites it before it ends."""
        kills = {other.pc for other in body.writes.get(-s.x, ()) if other.pc != s.pc}
        order = self._orders.of(body.method)
        if (
            not kills
            or not order.exits
            or any(order.after_without(s.pc, pc, kills) or s.pc == pc for pc in order.exits)
        ):
            self.outcome(fact.entry, ("static", s.x, fact.path), Chain(fact, s.number))
            return
        for uses in body.definitions.values():
            for read in uses:
                if read.kind == SLOAD and read.x == s.x and order.after_without(s.pc, read.pc, kills):
                    self.put(fact.entry, read.c, fact.path, read.pc, fact, read.number, "load")

    def _sink(self, fact: Fact, body: Body, s: Statement, operand: int) -> None:
        for number, sink in self._sinks.get(s.number, ()):
            if operand not in sink.operands or not self.in_time(body, fact, s.pc):
                continue
            if fact.path and isinstance(fact.path[0], int) and not sink.whole:
                continue
            self.outcome(fact.entry, ("sink", number, operand), Chain(fact, s.number))

    # entering and leaving methods

    def enter(self, node: int, path: Path, late: bool, incoming: Incoming) -> None:
        """A method is entered with something tainted in the value of its ``node``."""
        short = cut(path)
        if node <= 0 or short is None:
            return
        path = short
        useful = self._useful.get((node, path, late))
        if useful is None:
            useful = self._matters(node, path) and self._concerns(node, path, late)
            self._useful[node, path, late] = useful
        if not useful:
            return
        if self._of_component(incoming.fact.entry, path, Chain(incoming.fact, incoming.statement)):
            return
        entry = self.entries.get((node, path, late))
        if entry is None:
            entry = self.entries[node, path, late] = Entry(node, path, late)
            self.put(entry, node, path, END if late else ENTRY, None, incoming.statement, "enter")
        key = (
            id(incoming.fact.entry),
            incoming.statement,
            incoming.prefix,
            incoming.operand,
            incoming.fact.since if late else 0,
        )
        if key in entry.incoming:
            return
        entry.incoming[key] = incoming
        for (place, out), fact in list(entry.exits.items()):
            self._come_back(incoming, entry, place, out, fact)
        for what, chain in list(entry.outcomes.items()):
            self.outcome(incoming.fact.entry, what, Chain(incoming.fact, incoming.statement, chain))

    def _concerns(self, node: int, path: Path, late: bool) -> bool:
        """Whether a method can do anything with a field of what it is handed: read it, or keep the object."""
        method = int(self.bindings.values.node_method[node])
        place = self.bodies.of(method).place(node)
        if not path:  # the receiver of a packaged method is an object with fields, and no value of the framework's
            return place != 0 or bool(self._program.methods.access[method] & ACC_STATIC)
        if place < 0 or path[0] == WHOLE:
            return True
        static = bool(self._program.methods.access[method] & ACC_STATIC)
        if not isinstance(path[0], int):
            return self.keeps(node) if late else self.opens(node)
        owner = int(self.bindings.values.given.field_owner[path[0] - 1])
        if place == 0 and not static and not self.handing.holds(method, owner):
            return False
        used = self.fills(method, path[0]) if late and len(path) > 1 else not late and self.reads(method, path[0])
        return used or (not self.shared(path[0]) and self.keeps(node))

    def _leave(self, fact: Fact, body: Body, place: int) -> None:
        entry = fact.entry
        if entry.source >= 0:
            self._leave_anywhere(fact, body, place)
            return
        if (place, fact.path) in entry.exits:
            return
        entry.exits[place, fact.path] = fact
        for incoming in list(entry.incoming.values()):
            self._come_back(incoming, entry, place, fact.path, fact)
        if not entry.late:
            self._remain(fact, body, place)

    def _come_back(self, incoming: Incoming, entry: Entry, place: int, path: Path, fact: Fact) -> None:
        """What a call that was entered so does for its caller."""
        caller = incoming.fact
        if not incoming.statement:
            return  # the framework's own call
        s = self.bodies.statement(incoming.statement)
        body = self.bodies.of(int(self.bindings.values.method[incoming.statement]))
        since = caller.since if entry.late else s.pc
        method = int(self.bindings.values.node_method[entry.node])
        entered = entry.node - int(self.bindings.values.first_node[method]) - FIRST_PARAMETER
        for node, out in self.back_in_caller(s, method, place, path, entered, incoming):
            self.put(caller.entry, node, out, since, caller, s.number, "return", through=fact)
        if place == THROWN:
            self._thrown_at(caller.entry, body, path, caller, s, fact)

    def _thrown_at(self, entry: Entry, body: Body, path: Path, before: Fact, s: Statement, fact: Fact | None) -> None:
        self.put(
            entry, body.first_node + THROWN_NODE, path, END if path else ENTRY, before, s.number, "throw", through=fact
        )
        for caught in body.caught:
            self.put(entry, caught.c, path, ENTRY, before, caught.number, "throw", through=fact)

    def _leave_anywhere(self, fact: Fact, body: Body, place: int) -> None:
        """A fact that no caller brought leaves its method: to every caller there is."""
        for number in self.bindings.callers.get(body.method, ()):
            s = self.bodies.statement(number)
            if place == THROWN:
                caller = self.bodies.of(int(self.bindings.values.method[number]))
                self._thrown_at(fact.entry, caller, fact.path, fact, s, None)
                continue
            node = s.c if place == RETURNED else s.operands[place] if place < len(s.operands) else 0
            self.put(fact.entry, node, fact.path, s.pc, fact, number, "return")
        for node, path, number, pc in self.handed_back(body.method, place, fact.path):
            self.put(fact.entry, node, path, pc, fact, number, "callback")
        self._remain(fact, body, place)

    def _remain(self, fact: Fact, body: Body, place: int) -> None:
        """What the framework's own call of a method leaves in an object is there when it runs the next."""
        if place == 0:
            self.outcome(fact.entry, ("again", body.method, fact.path), Chain(fact, fact.statement))
        elif place > 0 and self.lifecycle.is_entered(body.method):
            self.outcome(fact.entry, ("kept", body.method, place, fact.path), Chain(fact, fact.statement))

    # what does not stay in one call tree

    def outcome(self, entry: Entry, what: tuple[object, ...], chain: Chain) -> None:
        """Something follows for whoever entered; at the source itself it happens."""
        if what[0] == "sink" and chain.inner is None:
            entry.note_direct(what, chain)  # also where another way to it is known: it may be taken at another time
        todo = [(entry, chain)]
        while todo:
            current, link = todo.pop()
            if what in current.outcomes:
                continue
            current.outcomes[what] = link
            if current.source >= 0:
                self._happen(current, what, link)
                continue
            for incoming in list(current.incoming.values()):
                todo.append((incoming.fact.entry, Chain(incoming.fact, incoming.statement, link)))

    def _happen(self, entry: Entry, what: tuple[object, ...], chain: Chain) -> None:
        if what[0] == "sink":
            leak = Leak(entry.source, int(what[1]), int(what[2]), chain)  # type: ignore[call-overload]  # as put in
            self.leaks.setdefault((leak.source, leak.sink, leak.operand), leak)
            return
        for node, path, number, pc, word in self.elsewhere(what):
            if word == ENTERED:
                self._entering.append(Fact(entry, node, path, ENTRY, None, 0, "callback", chain=chain))
                continue
            self.put(entry, node, path, pc if path else ENTRY, None, number, word, chain=chain)

    def found(self) -> Iterator[Leak]:
        """Every leak, in a stable order."""
        yield from (self.leaks[key] for key in sorted(self.leaks))
