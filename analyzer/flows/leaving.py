"""When data leaves: the phases of a flow are those of its own chain of calls, not all those of the sink's method.

A method that sends what it is handed runs whenever anybody calls it. What one caller hands it leaves when that caller
runs. The deep pass notes, for every method entered with data, who entered it at which call. From the source on, phases
go along these calls, by the rules of the call graph's edges (a listener fires when the user acts, whoever registered
it), and never beyond those in which the method entered runs at all.

What is read in a method, comes back to one, or is taken there from a field or a store, is there whenever that method
runs: its own phases begin anew. All ways of one source to one sink count, not only the way that is told.
"""

from collections import deque
from functools import reduce

import numpy as np

from analyzer.callgraph.events import BIT, ORDER
from analyzer.callgraph.phases import Phases
from analyzer.flows.deep import Deep
from analyzer.flows.deep_facts import Entry, Incoming, Leak
from analyzer.flows.points import Sink


class Leaving:
    """The phases of leaks that one run of the deep pass has found."""

    def __init__(self, deep: Deep, phases: Phases) -> None:
        self._deep = deep
        self._phases = phases
        self._values = deep.bindings.values
        self._of_sources: dict[int, dict[int, int]] = {}
        self._over: dict[tuple[int, int], tuple[tuple[int, ...], ...]] = {}
        self._entered: dict[int, list[tuple[Incoming, Entry]]] | None = None
        self._direct: dict[tuple[object, ...], list[Entry]] = {}

    def phases(self, leak: Leak) -> tuple[str, ...]:
        """The phases in which the data of a leak's source reaches its sink, in the device's order."""
        sink = self._deep.slice.sinks[leak.sink]
        held = self._mask(leak, sink)
        return tuple(phase for phase in ORDER if held & BIT[phase])

    def _mask(self, leak: Leak, sink: Sink) -> int:
        entered = self._links()
        what = ("sink", leak.sink, leak.operand)
        root = leak.chain.fact.entry
        whole = int(self._phases.mask[sink.method])
        if what in root.direct:
            return whole
        if leak.source not in self._of_sources:
            self._of_sources[leak.source] = self._spread(root, entered)
        reached = self._of_sources[leak.source]
        held = 0
        for entry in self._direct.get(what, ()):
            held |= reached.get(id(entry), 0)
        return held & whole or held

    # by some of the ways only

    def entered_from(self, root: Entry) -> frozenset[int]:
        """The identities of the entries that are entered, directly or not, from one; without itself."""
        entered, found, waiting = self._links(), set[int](), [root]
        while waiting:
            for _, inner in entered.get(id(waiting.pop()), ()):
                if id(inner) not in found:
                    found.add(id(inner))
                    waiting.append(inner)
        return frozenset(found)

    def direct_at(self, what: tuple[object, ...]) -> list[Entry]:
        """The entered methods in which an outcome happens itself."""
        self._links()
        return self._direct.get(what, [])

    def told(self, leak: Leak, held: int, at_source: bool) -> tuple[str, ...]:
        """The phases of a leak that reaches its sink in ``held``; ``at_source``: and without entering any method."""
        whole = int(self._phases.mask[self._deep.slice.sinks[leak.sink].method])
        mask = whole if at_source else held & whole or held
        return tuple(phase for phase in ORDER if mask & BIT[phase])

    def _links(self) -> dict[int, list[tuple[Incoming, Entry]]]:
        """By the identity of an entry, what is entered from it; the entries that meet each sink are noted too."""
        if self._entered is None:
            self._entered = {}
            for entry in self._deep.entries.values():
                for incoming in entry.incoming.values():
                    self._entered.setdefault(id(incoming.fact.entry), []).append((incoming, entry))
                for what in entry.direct:
                    self._direct.setdefault(what, []).append(entry)
        return self._entered

    def _spread(self, root: Entry, entered: dict[int, list[tuple[Incoming, Entry]]]) -> dict[int, int]:
        """By the identity of each entry that is entered, directly or not, with what a source gave: a mask of phases."""
        reached: dict[int, int] = {}
        waiting = deque([root])
        while waiting:
            entry = waiting.popleft()
            for incoming, inner in entered.get(id(entry), ()):
                new = self.entering(entry, reached.get(id(entry), 0), incoming, inner)
                if new & ~reached.get(id(inner), 0):
                    reached[id(inner)] = reached.get(id(inner), 0) | new
                    waiting.append(inner)
        return reached

    def entering(self, entry: Entry, held: int, incoming: Incoming, inner: Entry) -> int:
        """The phases in which one call enters a method with data."""
        caller = int(self._values.node_method[incoming.fact.node])
        callee = int(self._values.node_method[inner.node])
        whole = int(self._phases.mask[callee])
        anew = entry.source >= 0 or caller != int(self._values.node_method[entry.node])
        mask = int(self._phases.mask[caller]) if anew else held
        if not incoming.statement or int(self._values.method[incoming.statement]) != caller:
            return whole  # the framework's own call
        ways = self._rules(incoming.statement, callee)
        if not ways:
            return whole if mask else 0
        out = 0
        for way in ways:
            out |= reduce(self._across, way, mask)
        # A call with many targets may bring a phase that something firmer keeps out of the method's own.
        return out & whole or out

    def _across(self, mask: int, rule: int) -> int:
        return self._phases.transfers[rule].of(mask)

    def _rules(self, statement: int, callee: int) -> tuple[tuple[int, ...], ...]:
        """The rules of the ways from a call to a method: of one edge, or of two with a hub between them."""
        known = self._over.get((statement, callee))
        if known is None:
            known = self._over[statement, callee] = tuple(sorted(self._looked_up(statement, callee)))
        return known

    def _looked_up(self, statement: int, callee: int) -> set[tuple[int, ...]]:
        edges, rules = self._phases.graph.edges, self._phases.rules
        row, caller = int(self._values.row[statement]), int(self._values.method[statement])
        methods, found = len(self._phases.graph.live), set[tuple[int, ...]]()
        if row < 0:
            return found
        first, end = int(edges.first[caller]), int(edges.first[caller + 1])
        for edge in (first + np.flatnonzero(edges.row[first:end] == row)).tolist():
            to = int(edges.callee[edge])
            if to == callee:
                found.add((int(rules[edge]),))
            elif to >= methods:
                start, stop = int(edges.first[to]), int(edges.first[to + 1])
                behind = start + np.flatnonzero(edges.callee[start:stop] == callee)
                found |= {(int(rules[edge]), int(rules[one])) for one in behind.tolist()}
        return found
