"""The call graph of one program: what is reachable, from which entry point, by which path."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.model import Manifest, PackageContents
from analyzer.callgraph import columns, entries, kernels_paths, kernels_solve
from analyzer.callgraph.entries import Root
from analyzer.callgraph.hints import Hints
from analyzer.callgraph.kernels_state import FULL, HUBS, LINKS, LOST, STEPS, UNKNOWN_STARTS, Given, State
from analyzer.callgraph.prepare import new_state, prepare, resolve
from analyzer.gaps import Cause, Gap
from analyzer.program.build import PACKAGED, Program

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


@dataclass(frozen=True, slots=True)
class Entry:
    """A method that the framework calls by itself. ``kind`` and ``component`` as in ``EntryPoint``."""

    method: int
    kind: str
    component: str
    process: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Call edges, CSR by caller: edge e of node n, ``first[n] <= e < first[n + 1]``, leads to ``callee[e]``.

    Nodes below the program's method count are methods, the others hubs: one dispatch or registration of which only a
    type is known, with its possible targets behind it. ``row`` is the swept row of the call (-1: none, as behind a
    hub), ``how`` an index of HOW, ``via`` for "callback" the framework type whose method is overridden, else -1.
    """

    first: I64
    callee: I32
    row: I64
    how: U8
    via: I32


@dataclass(frozen=True)
class CallGraph:
    """``live`` (methods,), ``row_live`` (swept rows,) and ``instantiated`` (types,) uint8 over the program's numbers.

    ``doubtful`` (methods,) uint8: reachable only from entry points that are themselves a guess. ``resolved`` (methods,)
    int32: per called reference the method that declares it.
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
    hints = hints or Hints()
    prepared = prepare(
        program, entries.component_types(program, manifest), entries.own_actions(program, manifest), hints
    )
    given = prepared.given
    state = new_state(program, given)
    found, inside = entries.roots(program, manifest, contents)
    clicks = np.array(list(entries.click_handlers(program, contents.on_click_names)), np.int32)
    kernels_solve.solve(columns.table(state), columns.table(given), clicks, entries.as_numbers(found))
    sure = state.live.copy()
    guessed: tuple[Root, ...] = ()
    doubted = np.array([method for method, _ in hints.doubtful], np.int32)
    if int(state.n[UNKNOWN_STARTS]) + int(state.n[LOST]) > 2:
        guessed = tuple(root for root in inside if not state.instantiated[root.type])
    if len(guessed) or len(doubted):
        kernels_solve.solve(columns.table(state), columns.table(given), doubted, entries.as_numbers(guessed))
    whole = prepared.whole and int(state.n[FULL]) == 1 and int(state.n[STEPS]) <= given.most_steps
    points = (
        *_entry_points(state, given, (*found, *guessed)),
        *(Entry(int(m), "layout-click", "") for m in clicks),
        *(Entry(method, kind, "") for method, kind in hints.doubtful),
    )
    every = (*found, *(r for r in inside if state.instantiated[r.type]))
    return CallGraph(
        program, every, points, state.live, state.row_live[: len(program.sites.op)], state.instantiated,
        (state.live == 1).astype(np.uint8) - (sure == 1).astype(np.uint8), _edges(state, len(given.owner)),
        given.resolved, whole,
    )  # fmt: skip


def _entry_points(state: State, given: Given, found: Iterable[Root]) -> Iterable[Entry]:
    """The methods that the framework runs of each root class: initialiser, constructors, callbacks."""
    for root in found:
        t = root.type
        own = [int(given.initialiser[t])] if given.initialiser[t] >= 0 else []
        own += given.constructors[given.constructor_first[t] : given.constructor_first[t + 1]].tolist()
        own += given.callbacks[given.callback_first[t] : given.callback_first[t + 1]].tolist()
        for method in dict.fromkeys(own):
            if state.live[method] and given.origin[method] == PACKAGED:
                yield Entry(method, root.kind, root.component, root.process)


def _edges(state: State, methods: int) -> Edges:
    """The kept links as CSR, each once."""
    links, nodes = int(state.n[LINKS]), methods + int(state.n[HUBS])
    kept = np.flatnonzero(state.link_caller[1:links] >= 0) + 1
    caller, callee, row = state.link_caller[kept], state.link_callee[kept], state.link_row[kept]
    how, via = state.link_how[kept], state.link_via[kept]
    order = np.lexsort((via, how, row, callee, caller))
    caller, callee, row, how, via = caller[order], callee[order], row[order], how[order], via[order]
    fresh = np.ones(len(order), bool)
    if len(order):
        same = (caller[1:] == caller[:-1]) & (callee[1:] == callee[:-1]) & (row[1:] == row[:-1])
        fresh[1:] = ~(same & (how[1:] == how[:-1]) & (via[1:] == via[:-1]))
    first = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount(caller[fresh], minlength=nodes), out=first[1:])
    return Edges(first, callee[fresh], row[fresh], how[fresh], via[fresh])


