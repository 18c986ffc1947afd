"""Calls both ways: which places may run a packaged method, and which packaged methods a method may run."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzer.behaviours.code_index import Place
from analyzer.callgraph.build import HOW, WIDE, CallGraph
from analyzer.program.build import PACKAGED

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]


_CALLS = np.array([how in ("call", "dispatch") for how in HOW])


class Callers:
    """Calls as the instructions name them, each with the one method that its reference resolves to; and, where the call
    graph knows the receivers, the dispatches with few targets.
    """

    def __init__(self, graph: CallGraph) -> None:
        self.graph = graph
        self.program = graph.program

    @cached_property
    def _invokes(self) -> I64:
        op, ref = self.program.sites.op, self.program.sites.ref
        return np.flatnonzero((op >= 0x6E) & (op <= 0x78) & (ref >= 0))

    @cached_property
    def _by_target(self) -> tuple[I64, I32]:
        """Rows of calls of packaged methods, ordered by target, and these targets."""
        rows = self._invokes
        target = self.graph.resolved[self.program.sites.ref[rows]]
        packaged = (target >= 0) & (self.program.methods.origin[np.maximum(target, 0)] == PACKAGED)
        rows, target = rows[packaged], target[packaged]
        order = np.argsort(target, kind="stable")
        return rows[order], target[order]

    @cached_property
    def _dispatches(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """(row, target) of the graph's calls with few targets, hubs looked through, ordered by target."""
        edges, methods = self.graph.edges, len(self.graph.live)
        direct = np.flatnonzero(_CALLS[edges.how] & (edges.row >= 0) & (edges.callee < methods))
        rows, targets = [edges.row[direct]], [edges.callee[direct]]
        to_hub = np.flatnonzero(_CALLS[edges.how] & (edges.row >= 0) & (edges.callee >= methods))
        hubs = edges.callee[to_hub]
        count = edges.first[hubs + 1] - edges.first[hubs]
        to_hub, hubs, count = to_hub[count <= WIDE], hubs[count <= WIDE], count[count <= WIDE]
        behind = np.repeat(edges.first[hubs] - (np.cumsum(count) - count), count) + np.arange(int(count.sum()))
        rows.append(np.repeat(edges.row[to_hub], count))
        targets.append(edges.callee[behind])
        row, target = np.concatenate(rows), np.concatenate(targets)
        few = np.bincount(row, minlength=1)[row] <= WIDE if len(row) else np.zeros(0, bool)
        row, target = row[few], target[few]
        order = np.lexsort((row, target))
        return row[order], target[order]

    def of(self, method: int) -> list[Place]:
        """Where a packaged method is called by name, in the order of the program."""
        return self._places(*self._by_target, method)

    def reaching(self, method: int) -> list[Place]:
        """Where a packaged method is called, through whichever type, as far as that is known."""
        return list(dict.fromkeys((*self.of(method), *self._places(*self._dispatches, method))))

    def _places(self, rows: I64, targets: I32, method: int) -> list[Place]:
        low, high = np.searchsorted(targets, method, side="left"), np.searchsorted(targets, method, side="right")
        found = rows[low:high]
        methods = self.program.methods_of_rows(found).tolist()
        pcs = self.program.sites.pc[found].tolist()
        return [Place(m, pc) for m, pc in zip(methods, pcs, strict=True) if m >= 0]

    @cached_property
    def _by_row(self) -> tuple[I64, I32]:
        row, target = self._dispatches
        order = np.argsort(row, kind="stable")
        return row[order], target[order]

    def by(self, method: int) -> list[tuple[int, int]]:
        """(position in code units, packaged method) for each method that each call in a method may run."""
        first, end = int(self.program.methods.first[method]), int(self.program.methods.end[method])
        rows, targets = self._by_row
        low, high = np.searchsorted(rows, first, side="left"), np.searchsorted(rows, end, side="left")
        found = {
            (int(self.program.sites.pc[r]), int(t)) for r, t in zip(rows[low:high], targets[low:high], strict=True)
        }
        for row in range(first, end):
            if 0x6E <= int(self.program.sites.op[row]) <= 0x78 and (ref := int(self.program.sites.ref[row])) >= 0:
                target = int(self.graph.resolved[ref])
                if target >= 0 and self.program.methods.origin[target] == PACKAGED:
                    found.add((int(self.program.sites.pc[row]), target))
        return sorted(found)

    def overridden(self, method: int) -> list[int]:
        """A method, and the packaged methods of its class's supertypes that it overrides."""
        names, program = self.program.symbols.methods, self.program
        owner, name, kind = int(names.owner[method]), int(names.name[method]), int(names.kind[method])
        found = [method]
        for ancestor in program.ancestors_of(owner).tolist()[1:]:
            above = names.find(ancestor, name, kind)
            if above >= 0 and program.methods.origin[above] == PACKAGED:
                found.append(above)
        return found
