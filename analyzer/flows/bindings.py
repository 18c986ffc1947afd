"""Which values a call hands to which: packaged targets by the call graph, callbacks by type."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzer.callgraph.build import HOW, CallGraph
from analyzer.flows.graph import ValueGraph
from analyzer.flows.kernels_state import CALL, CUSTOM, FIRST_PARAMETER

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

PLAIN = tuple(HOW.index(word) for word in ("call", "dispatch", "indirect"))
FRAMEWORK = tuple(HOW.index(word) for word in ("callback", "intent", "reflection"))
"""How an edge is run: by the code itself, operand for operand; or by the framework, which hands on what fits."""

WIDEST = 400
"""Targets of one call that are followed; of an unknown receiver with more, none."""


@dataclass(frozen=True, eq=False)
class Bindings:
    """Per call statement its targets. ``plain``: (statement, callee) pairs, operand k to operand k; ``handed``:
    (statement, callee, how) where the framework stands between.
    """

    graph: CallGraph
    values: ValueGraph
    plain: tuple[I32, I32]
    handed: tuple[I32, I32, I32]

    @cached_property
    def targets(self) -> dict[int, list[int]]:
        """Statement to plain targets."""
        return _grouped(*self.plain)

    @cached_property
    def callers(self) -> dict[int, list[int]]:
        """Method to the statements that run it plainly."""
        return _grouped(self.plain[1], self.plain[0])

    @cached_property
    def framework_targets(self) -> dict[int, list[tuple[int, int]]]:
        """Statement to (callee, how) that the framework runs because of it."""
        found: dict[int, list[tuple[int, int]]] = {}
        for statement, callee, how in zip(*(column.tolist() for column in self.handed), strict=True):
            found.setdefault(statement, []).append((callee, how))
        return found

    @cached_property
    def framework_callers(self) -> dict[int, list[tuple[int, int]]]:
        """Method to (statement, how) because of which the framework runs it."""
        found: dict[int, list[tuple[int, int]]] = {}
        for statement, callee, how in zip(*(column.tolist() for column in self.handed), strict=True):
            found.setdefault(callee, []).append((statement, how))
        return found

    def operands(self, statement: int) -> list[int]:
        """The nodes of a call's operands, 0 where nothing is known."""
        first = int(self.values.x[statement])
        return self.values.arg[first : first + int(self.values.b[statement])].tolist()  # type: ignore[no-any-return]  # numpy's tolist

    def parameter(self, method: int, place: int) -> int:
        """The node of a method's operand (the receiver is 0 where there is one), 0 beyond the last."""
        node = int(self.values.first_node[method]) + FIRST_PARAMETER + place
        first = int(self.values.first_node[method])
        return node if first and node < len(self.values.node_method) and self.values.node_method[node] == method else 0


def _grouped(keys: I32, values: I32) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for key, value in zip(keys.tolist(), values.tolist(), strict=True):
        found.setdefault(key, []).append(value)
    return found


def bind(graph: CallGraph, values: ValueGraph) -> Bindings:
    """The targets of all calls of a value graph."""
    calls = np.flatnonzero((values.kind == CALL) | (values.kind == CUSTOM))
    calls = calls[values.row[calls] >= 0]
    of_row = np.zeros(len(graph.row_live) + 1, np.int32)
    of_row[values.row[calls]] = calls
    edges, count = graph.edges, len(graph.live)
    caller = np.repeat(np.arange(len(edges.first) - 1), np.diff(edges.first))
    rowed = np.flatnonzero((edges.row >= 0) & (caller < count))
    rowed = rowed[of_row[edges.row[rowed]] > 0]
    statement, callee, how = of_row[edges.row[rowed]], edges.callee[rowed], edges.how[rowed].astype(np.int32)
    hub = callee >= count
    behind = [_behind(graph, int(h)) for h in callee[hub].tolist()]
    sizes = np.array([len(found) for found in behind], np.int64)
    statement = np.concatenate([statement[~hub], np.repeat(statement[hub], sizes)]).astype(np.int32)
    # What a dispatch finds behind a hub is dispatched to; behind a registration's hub it is a callback.
    how = np.concatenate([how[~hub], np.repeat(how[hub], sizes)]).astype(np.int32)
    callee = np.concatenate([callee[~hub], *(behind or [np.zeros(0, np.int32)])]).astype(np.int32)
    known = values.first_node[callee] > 0
    statement, callee, how = statement[known], callee[known], how[known]
    plain = np.isin(how, PLAIN)
    handed = np.isin(how, FRAMEWORK)
    return Bindings(
        graph, values, (statement[plain], callee[plain]), (statement[handed], callee[handed], how[handed])
    )  # fmt: skip


def _behind(graph: CallGraph, hub: int) -> I32:
    found = graph.edges.callee[int(graph.edges.first[hub]) : int(graph.edges.first[hub + 1])]
    return np.unique(found[found < len(graph.live)]) if len(found) <= WIDEST else np.zeros(0, np.int32)


def flat_pairs(bindings: Bindings) -> Iterator[tuple[I64, I64]]:
    """(operand nodes, parameter nodes) of all plain calls, then (result nodes of callees, results of calls)."""
    values = bindings.values
    statement, callee = bindings.plain
    count = values.b[statement].astype(np.int64)
    owner = np.repeat(np.arange(len(statement)), count)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    argument = values.arg[values.x[statement][owner] + place].astype(np.int64)
    parameter = values.first_node[callee][owner].astype(np.int64) + FIRST_PARAMETER + place
    fits = (argument > 0) & (parameter < len(values.node_method))
    fits &= values.node_method[np.minimum(parameter, len(values.node_method) - 1)] == callee[owner]
    yield argument[fits], parameter[fits]
    wanted = values.c[statement] > 0
    yield values.first_node[callee[wanted]].astype(np.int64), values.c[statement[wanted]].astype(np.int64)
