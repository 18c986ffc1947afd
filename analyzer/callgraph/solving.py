"""One run of the worklist over a program, and what is kept of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.callgraph import columns, kernels_solve
from analyzer.callgraph.edges import Edges
from analyzer.callgraph.entries import Entry, Root
from analyzer.callgraph.hints import Hints
from analyzer.callgraph.kernels_state import FULL, HUBS, LINKS, LOST, STEPS, UNKNOWN_STARTS, Given, State
from analyzer.callgraph.prepare import new_state, prepare
from analyzer.program.build import PACKAGED, Program

U8 = NDArray[np.uint8]
I32 = NDArray[np.int32]


class Solved(NamedTuple):
    """What ``CallGraph`` keeps."""

    entry_points: tuple[Entry, ...]
    live: U8
    row_live: U8
    instantiated: U8
    doubtful: U8
    edges: Edges
    resolved: I32
    whole: bool


def solve(
    program: Program,
    components: Iterable[int],
    actions: Mapping[str, tuple[int, ...]],
    hints: Hints,
    roots: Sequence[Root],
    inside: Sequence[Root],
    clicks: Sequence[tuple[int, int]],
) -> Solved:
    """Run the worklist.

    Args:
        program: the linked program.
        components, actions: as for :func:`prepare.prepare`.
        hints: what computed names reveal.
        roots: classes that the framework makes by itself.
        inside: enabled components that only the package's own code starts.
        clicks: (method, handler): the handler that a layout names may be called when the method is live (-1: always).
    """
    prepared = prepare(program, components, actions, hints)
    given = prepared.given
    state = new_state(program, given)
    tables = columns.table(state), columns.table(given)
    kernels_solve.solve(*tables, _shown(state, clicks, -1), _types(roots))
    _show(tables, state, clicks)
    sure = state.live.copy()
    guessed: tuple[Root, ...] = ()
    doubted = np.array([method for method, _ in hints.doubtful], np.int32)
    # Both counters begin at 1: places 0 of all columns stand for none.
    if int(state.n[UNKNOWN_STARTS]) > 1 or int(state.n[LOST]) > 1:
        guessed = tuple(root for root in inside if not state.instantiated[root.type])
    if len(guessed) or len(doubted):
        kernels_solve.solve(*tables, doubted, _types(guessed))
        _show(tables, state, clicks)
    points = (
        *_entry_points(state, given, (*roots, *guessed)),
        *(Entry(handler, "layout-click", "") for handler in _shown(state, clicks).tolist()),
        *(Entry(method, kind, "") for method, kind in hints.doubtful),
    )
    return Solved(
        points, state.live, state.row_live[: len(program.sites.op)], state.instantiated,
        ((state.live == 1) & (sure == 0)).astype(np.uint8), _edges(state, len(given.owner)), given.resolved,
        prepared.whole and int(state.n[FULL]) == 1 and int(state.n[STEPS]) <= given.most_steps,
    )  # fmt: skip


def _shown(state: State, clicks: Sequence[tuple[int, int]], only: int | None = None) -> I32:
    """The handlers whose layout is shown by now; with ``only`` -1 those that need nobody to show it."""
    found = {h for m, h in clicks if m < 0 or (only is None and state.live[m])}
    return np.array(sorted(found), np.int32)


def _show(tables: tuple[Any, Any], state: State, clicks: Sequence[tuple[int, int]]) -> None:
    """Run the handlers of all layouts that live code shows, and what they show in turn."""
    begun: set[int] = set()
    while waiting := set(_shown(state, clicks).tolist()) - begun:
        begun |= waiting
        kernels_solve.solve(*tables, np.array(sorted(waiting), np.int32), np.empty(0, np.int32))


def _types(roots: Iterable[Root]) -> I32:
    return np.array([root.type for root in roots], np.int32)


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
