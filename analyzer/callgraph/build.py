"""The call graph of one program: what is reachable, from which entry point, by which path."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.model import Manifest, PackageContents
from analyzer.callgraph import entries, kernels_paths
from analyzer.callgraph.edges import Edges
from analyzer.callgraph.entries import Entry, Root
from analyzer.callgraph.hints import Hints
from analyzer.callgraph.inflation import find_inflation
from analyzer.callgraph.kernels_state import Given
from analyzer.callgraph.references import resolve
from analyzer.gaps import Cause, Gap
from analyzer.program.build import Program

__all__ = ["HOW", "WIDE", "CallGraph", "Edges", "Entry", "Hints", "Root", "build_graph", "resolve"]

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]

HOW = (
    "entry",
    "call",
    "dispatch",
    "callback",
    "class-initialiser",
    "instantiation",
    "indirect",
    "intent",
    "reflection",
)
"""Words for kernels_state.HOW_*."""

WIDE = 8
"""A dispatch to more methods than this says little about one of them: a path avoids it where it can."""


@dataclass(frozen=True)
class CallGraph:
    """``live`` (methods,), ``row_live`` (swept rows,) and ``instantiated`` (types,) uint8 over the program's numbers.

    ``doubtful`` (methods,) uint8: reachable only from entry points that are themselves a guess. ``resolved`` (methods,)
    int32: per called reference the method that declares it. ``given``: the program's columns for compiled code.
    """

    program: Program
    roots: tuple[Root, ...]
    entry_points: tuple[Entry, ...]
    live: U8
    row_live: U8
    instantiated: U8
    doubtful: U8
    edges: Edges
    resolved: I32
    whole: bool = True
    given: Given | None = None

    @cached_property
    def _parent(self) -> I64:
        """Per node the edge of the shortest way (kernels_paths.shortest); sure entry points first."""
        starts = np.array([entry.method for entry in self.entry_points], np.int32)
        wide = (np.diff(self.edges.first) > WIDE).astype(np.uint8)
        wide[: len(self.live)] = 0
        return kernels_paths.shortest(self.edges.first, self.edges.callee, starts, wide)

    @cached_property
    def _entries(self) -> dict[int, Entry]:
        found: dict[int, Entry] = {}
        for entry in self.entry_points:
            found.setdefault(entry.method, entry)
        return found

    @cached_property
    def _widths(self) -> dict[int, int]:
        """Per row with a dispatch how many methods it may run."""
        edges, count = self.edges, len(self.live)
        dispatches = edges.row[(edges.how == HOW.index("dispatch")) & (edges.callee < count) & (edges.row >= 0)]
        rows, widths = np.unique(dispatches, return_counts=True)
        found = dict(zip(rows.tolist(), widths.tolist(), strict=True))
        to_hub = np.flatnonzero((edges.callee >= count) & (edges.row >= 0))
        hubs = edges.callee[to_hub]
        behind = edges.first[hubs + 1] - edges.first[hubs]
        for row, width in zip(edges.row[to_hub].tolist(), behind.tolist(), strict=True):
            found[row] = found.get(row, 0) + width
        return found

    def targets(self, row: int) -> int:
        """How many methods the call at a row may run, 1 when that is not a question."""
        return max(1, self._widths.get(row, 1))

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What was not followed."""
        detail = "the program asks for more look-ups than any honest one of its size; some calls were not followed"
        gap = Gap(stage="callgraph", cause=Cause.BUDGET, where="dispatch", detail=detail, blocks_code=True)
        return () if self.whole else (gap,)

    def caller_of(self, edge: int) -> int:
        """The node that an edge leaves."""
        return int(np.searchsorted(self.edges.first, edge, side="right")) - 1

    def path(self, method: int) -> tuple[tuple[int, str, int], ...]:
        """The way to a reachable method: (method, how, row) from the entry to the method itself. The shortest of those
        without a wide dispatch, or with as late a one as possible.

        ``how`` is one of HOW; ``row`` is the site in the previous method, -1 if none. () when not reachable.
        """
        if method < 0 or not self.live[method] or self._parent[method] == -2:
            return ()
        steps: list[tuple[int, str, int]] = []
        node = method
        while (edge := int(self._parent[node])) >= 0:
            caller, row = self.caller_of(edge), int(self.edges.row[edge])
            how = HOW[int(self.edges.how[edge])]
            if caller >= len(self.live):  # a hub is part of the step to the method behind it
                edge = int(self._parent[caller])
                caller, row = self.caller_of(edge), int(self.edges.row[edge])
            steps.append((node, how, row))
            node = caller
        steps.append((node, HOW[0], -1))
        return tuple(reversed(steps))

    def entry(self, method: int) -> tuple[str, str]:
        """(kind, component) of an entry method; ("static-initialiser", "") when no component has it."""
        found = self._entries.get(method)
        return (found.kind, found.component) if found else ("static-initialiser", "")


def build_graph(
    program: Program, manifest: Manifest, contents: PackageContents, hints: Hints | None = None
) -> CallGraph:
    """Find everything that the framework, starting at the manifest's components, can run.

    Components that only the package's own code can start are alive when it does; when it starts components by names
    that could not be computed, all enabled ones are.
    """
    # The worklist's kernels are compiled, or read from the cache, when their modules are imported.
    from analyzer.callgraph.solving import solve

    inflation = find_inflation(program, contents)
    package = entries.entered(program, manifest, inflation)
    solved = solve(program, package, replace(hints or Hints(), inflated=inflation.made))
    every = (*package.roots, *(root for root in package.inside if solved.instantiated[root.type]))
    return CallGraph(
        program, every, solved.entry_points, solved.live, solved.row_live, solved.instantiated, solved.doubtful,
        solved.edges, solved.resolved, solved.whole and inflation.whole, solved.given,
    )  # fmt: skip
