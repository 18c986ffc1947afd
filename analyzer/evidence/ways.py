"""Backwards through the call graph: from a method to the entry points that reach it, by the shortest way from each."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.callgraph.build import HOW, WIDE
from analyzer.evidence.picture import Way, WayStep

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

PhasesOf = Callable[[int], tuple[str, ...]]


class Start(NamedTuple):
    """Where a way may begin: a method, and what kind of entry point of which component it is."""

    method: int
    kind: str
    component: str = ""


class Goal(NamedTuple):
    """What a way leads to: a method, or the place in it (code units; -1: the method itself) where ``what`` is used."""

    method: int
    pc: int = -1
    what: str = ""


class Ways:
    """Ways in one program; ``phases_of`` tells in which phases a method runs."""

    def __init__(self, code: CodeIndex, phases_of: PhasesOf) -> None:
        self._code = code
        self._graph = code.graph
        self._phases_of = phases_of

    def entries(self) -> tuple[Start, ...]:
        """The entry points of the graph, in the device's order."""
        return tuple(Start(entry.method, entry.kind, entry.component) for entry in self._graph.entry_points)

    def find(self, goal: Goal, starts: Iterable[Start], most: int) -> tuple[Way, ...]:
        """The shortest way from each start that reaches the goal, one for each component, shortest first.

        A way over a dispatch with many targets proves little: it is given only where there is no other.
        """
        wanted = tuple(starts)
        firm, any_way = self._towards(goal.method, avoid_wide=True), None
        found: dict[tuple[str, str], tuple[int, int, Start, I64]] = {}
        for order, start in enumerate(wanted):
            towards, rank = firm, 0
            if firm[0][start.method] < 0:
                any_way = any_way or self._towards(goal.method, avoid_wide=False)
                towards, rank = any_way, 1 << 20
            distance = int(towards[0][start.method])
            key = (start.kind, start.component)
            if distance >= 0 and (key not in found or (rank + distance, order) < found[key][:2]):
                found[key] = (rank + distance, order, start, towards[1])
        best = sorted(found.values(), key=lambda one: one[:2])[:most]
        return tuple(self._way(start, goal, towards) for _, _, start, towards in best)

    def along(self, steps: Iterable[tuple[int, str, int]], goal: Goal, kind: str, component: str) -> Way:
        """A way whose steps (method, how, row) are known."""
        made = [self._step(method, how, row) for method, how, row in steps]
        line, file = self._where(goal.method, goal.pc)
        return Way(kind=kind, component=component, steps=tuple(made), what=goal.what, line=line, source_file=file)

    @cached_property
    def _reverse(self) -> tuple[I64, I64, I32]:
        """CSR by callee: edge numbers; and the caller of each edge."""
        edges = self._graph.edges
        nodes = len(edges.first) - 1
        caller = np.repeat(np.arange(nodes, dtype=np.int32), np.diff(edges.first))
        order = np.argsort(edges.callee, kind="stable").astype(np.int64)
        first = np.zeros(nodes + 1, np.int64)
        np.cumsum(np.bincount(edges.callee, minlength=nodes), out=first[1:])
        return first, order, caller

    def _towards(self, method: int, avoid_wide: bool) -> tuple[I32, I64]:
        """Per node its distance to a method (-1: none), and the edge to take next."""
        first, order, caller = self._reverse
        nodes = len(first) - 1
        closed = np.zeros(nodes, bool)
        if avoid_wide:
            closed = np.diff(self._graph.edges.first) > WIDE
            closed[: len(self._graph.live)] = False
        distance, edge = np.full(nodes, -1, np.int32), np.full(nodes, -1, np.int64)
        distance[method] = 0
        front = np.array([method], np.int64)
        steps = 0
        while len(front):
            steps += 1
            counts = first[front + 1] - first[front]
            start = np.repeat(first[front] - (np.cumsum(counts) - counts), counts)
            coming = order[np.arange(int(counts.sum())) + start]
            callers = caller[coming]
            fresh = (distance[callers] < 0) & ~closed[callers]
            callers, at = np.unique(callers[fresh], return_index=True)
            distance[callers], edge[callers] = steps, coming[fresh][at]
            front = callers.astype(np.int64)
        return distance, edge

    def _way(self, start: Start, goal: Goal, towards: I64) -> Way:
        return self.along(self._steps(start.method, towards), goal, start.kind, start.component)

    def _steps(self, node: int, towards: I64) -> Iterator[tuple[int, str, int]]:
        """(method, how, row) from a node on; a hub is part of the step to the method behind it."""
        edges, methods = self._graph.edges, len(self._graph.live)
        yield node, HOW[0], -1
        row = -1
        while (edge := int(towards[node])) >= 0:
            node = int(edges.callee[edge])
            row = int(edges.row[edge]) if row < 0 else row
            if node < methods:
                yield node, HOW[int(edges.how[edge])], row
                row = -1

    def _step(self, method: int, how: str, row: int) -> WayStep:
        line, file = None, ""
        if row >= 0:
            rows = np.array([row], np.int64)
            caller = int(self._code.program.methods_of_rows(rows)[0])
            line, file = self._where(caller, int(self._code.program.sites.pc[row]))
        return WayStep(
            method=self._code.program.signature(method),
            how=how,
            line=line,
            source_file=file,
            targets=self._graph.targets(row) if how == "dispatch" else 1,
            phases=self._phases_of(method),
        )

    def _where(self, method: int, pc: int) -> tuple[int | None, str]:
        if method < 0 or pc < 0:
            return None, ""
        site = self._code.site(Place(method, pc))
        return site.line, site.source_file
