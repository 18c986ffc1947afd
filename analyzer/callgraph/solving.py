"""One run of the worklist over a program, and what is kept of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.callgraph import columns, kernels_solve
from analyzer.callgraph.edges import Edges
from analyzer.callgraph.entries import Entered, Entry, Root
from analyzer.callgraph.hints import Hints
from analyzer.callgraph.kernels_state import (
    FULL,
    HUBS,
    LINKS,
    LOST,
    STEPS,
    UNKNOWN_STARTS,
    Given,
    State,
)
from analyzer.callgraph.prepare import prepare
from analyzer.callgraph.room import new_state
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
    given: Given


def solve(program: Program, package: Entered, hints: Hints) -> Solved:
    """Run the worklist over a program, entered as the package's manifest and resources and the hints say."""
    prepared = prepare(program, package, hints)
    given = prepared.given
    state = new_state(given)
    tables = columns.table(state), columns.table(given)
    _run(tables, package.methods, package.roots)
    sure = state.live.copy()
    guessed: tuple[Root, ...] = ()
    # Counters begin at 1: places 0 of all columns stand for none.
    if int(state.n[UNKNOWN_STARTS]) > 1 or int(state.n[LOST]) > 1:
        guessed = tuple(root for root in package.inside if not state.instantiated[root.type])
    elif not any(root.component for root in package.roots):
        guessed = tuple(package.inside)  # nothing else can run, so something must start it
    doubted = tuple(Entry(method, kind, "") for method, kind in hints.doubtful)
    if guessed or doubted:
        _run(tables, doubted, guessed)
    shown = {handler for method, handler in package.handlers if method >= 0 and state.live[method]}
    clicks = tuple(Entry(handler, "layout-click", "") for handler in sorted(shown))
    points = (*_entry_points(state, given, (*package.roots, *guessed)), *package.methods, *clicks, *doubted)
    return Solved(
        points, state.live, state.row_live[: len(program.sites.op)], state.instantiated,
        ((state.live == 1) & (sure == 0)).astype(np.uint8), _edges(state, len(given.owner)), given.resolved,
        prepared.whole and int(state.n[FULL]) == 1 and int(state.n[STEPS]) <= given.most_steps,
        given,
    )  # fmt: skip


def _run(tables: tuple[NDArray[np.int64], NDArray[np.int64]], methods: Sequence[Entry], roots: Sequence[Root]) -> None:
    only_made = np.array([root.only_onset for root in roots], np.uint8)
    kernels_solve.solve(*tables, np.array([entry.method for entry in methods], np.int32), _types(roots), only_made)


def _types(roots: Iterable[Root]) -> I32:
    return np.array([root.type for root in roots], np.int32)


def _entry_points(state: State, given: Given, found: Iterable[Root]) -> Iterable[Entry]:
    """The methods that the framework runs of each root class by itself: initialiser, constructors, callbacks. What the
    class overrides of a listener that it also is runs where it is registered, and enters nothing.
    """
    links = int(state.n[LINKS])
    entered = set(state.link_callee[1:links][state.link_caller[1:links] == -1].tolist())
    for root in found:
        t = root.type
        own = [int(given.initialiser[t])] if given.initialiser[t] >= 0 else []
        own += given.constructors[given.constructor_first[t] : given.constructor_first[t + 1]].tolist()
        own += given.callbacks[given.callback_first[t] : given.callback_first[t + 1]].tolist()
        for method in dict.fromkeys(own):
            if method in entered and state.live[method] and given.origin[method] == PACKAGED:
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
