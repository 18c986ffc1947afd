"""Which values a call hands to which: packaged targets by the call graph, callbacks by type."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzer.callgraph.build import HOW, CallGraph
from analyzer.flows.graph import ValueGraph
from analyzer.flows.kernels_state import (
    CALL,
    CAST,
    COPY,
    CUSTOM,
    FIRST_PARAMETER,
    LOAD,
    NEW,
    RETURN,
    SLOAD,
    STORE,
)  # fmt: skip
from analyzer.flows.points import RESULT, Source
from analyzer.program.build import ACC_STATIC, PACKAGED

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

PLAIN = tuple(HOW.index(word) for word in ("call", "dispatch", "indirect"))
FRAMEWORK = tuple(HOW.index(word) for word in ("callback", "intent", "reflection"))
"""How an edge is run: by the code itself, operand for operand; or by the framework, which hands on what fits."""

DEEPEST, MOST_DEFINITIONS = 3, 64
"""Fields of fields that are looked at for what is written out as a whole; definitions of one value that are."""

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
        """The nodes of a call's operands, 0 where nothing is known; what a return returns; the object of a read."""
        if self.values.kind[statement] == RETURN:
            return [int(self.values.b[statement])]
        if self.values.kind[statement] == LOAD:
            return [int(self.values.a[statement])]
        first = int(self.values.x[statement])
        return self.values.arg[first : first + int(self.values.b[statement])].tolist()  # type: ignore[no-any-return]  # numpy's tolist

    def parameter(self, method: int, place: int) -> int:
        """The node of a method's operand (the receiver is 0 where there is one), 0 beyond the last."""
        node = int(self.values.first_node[method]) + FIRST_PARAMETER + place
        first = int(self.values.first_node[method])
        return node if first and node < len(self.values.node_method) and self.values.node_method[node] == method else 0

    def statement_at(self, method: int, pc: int) -> int:
        """The statement at a position that defines something or is a call; 0 for none."""
        values = self.values
        first, end = int(values.first_statement[method]), int(values.end_statement[method])
        found = first + np.flatnonzero((values.pc[first:end] == pc) & (values.kind[first:end] != COPY))
        calls = [s for s in found.tolist() if values.kind[s] in (CALL, CUSTOM)]
        return calls[0] if calls else int(found[0]) if len(found) else 0

    def node_of(self, source: Source) -> tuple[int, bool]:
        """The node that a source fills, 0 for none; whether the data is in it rather than it."""
        if source.pc < 0:
            return self.parameter(source.method, source.operand), False
        statement = self.statement_at(source.method, source.pc)
        if not statement:
            return 0, False
        if source.operand == RESULT:
            return int(self.values.c[statement]), False
        operands = self.operands(statement) if self.values.kind[statement] in (CALL, CUSTOM) else []
        return (operands[source.operand] if source.operand < len(operands) else 0), True

    def fields_of(self, node: int) -> list[int]:
        """The fields, as numbered by the statements, that a value's class and the classes of its fields have."""
        found: list[int] = []
        todo = [(type_, 0) for type_ in self.types_of(node)]
        seen: set[int] = set()
        while todo:
            type_, depth = todo.pop()
            if type_ in seen or type_ < 0 or self.graph.program.types.origin[type_] != PACKAGED:
                continue
            seen.add(type_)
            for number, held in self._declared.get(type_, ()):
                found.append(number)
                if depth < DEEPEST:
                    todo.append((held, depth + 1))
            todo.append((int(self.graph.program.types.superclass[type_]), depth))
        return found

    def types_of(self, node: int) -> list[int]:
        """The types that a value may have, as far as its definitions in the method say."""
        values, found, todo, seen = self.values, [], [node], {node}
        while todo and len(seen) < MOST_DEFINITIONS:
            current = todo.pop()
            method = int(values.node_method[current])
            place = current - int(values.first_node[method]) - FIRST_PARAMETER
            if place >= 0 and not values.node_def[current]:
                found.append(self._parameter_type(method, place))
            for statement in values.definition[values.def_first[current] : values.def_first[current + 1]].tolist():
                kind, x = int(values.kind[statement]), int(values.x[statement])
                if kind == COPY and int(values.a[statement]) not in seen:
                    seen.add(int(values.a[statement]))
                    todo.append(int(values.a[statement]))
                elif kind in (NEW, CAST):
                    found.append(x)
                elif kind in (LOAD, SLOAD):
                    found.append(int(values.given.field_type[self.graph.program.sites.ref[values.row[statement]]]))
                elif kind == CALL:
                    ref = int(self.graph.program.sites.ref[values.row[statement]])
                    found.append(int(values.given.returns[values.given.proto_of[ref]]) if ref >= 0 else -1)
        return [type_ for type_ in dict.fromkeys(found) if type_ >= 0]

    def _parameter_type(self, method: int, place: int) -> int:
        given, program = self.values.given, self.graph.program
        if not program.methods.access[method] & ACC_STATIC:
            if place == 0:
                return int(program.symbols.methods.owner[method])
            place -= 1
        p = int(given.proto_of[method])
        at = int(given.param_first[p]) + place
        return int(given.params[at]) if at < int(given.param_first[p + 1]) else -1

    @cached_property
    def _declared(self) -> dict[int, list[tuple[int, int]]]:
        """Packaged type to (field number of the statements, type) of the fields that code uses."""
        given = self.values.given
        found: dict[int, list[tuple[int, int]]] = {}
        used = np.unique(self.values.x[np.isin(self.values.kind, (LOAD, STORE))])
        kinds = dict(zip((given.field_node).tolist(), given.field_type.tolist(), strict=True))
        for number in used[used > 0].tolist():
            owner = int(given.field_owner[number - 1])
            found.setdefault(owner, []).append((number, kinds.get(number, -1)))
        return found


def with_messages(bindings: Bindings, triples: Iterable[tuple[int, int, int]]) -> Bindings:
    """The bindings with more that the framework runs: (statement, method, how)."""
    table = np.array(list(triples), np.int32).reshape(-1, 3)
    known = set(zip(*(column.tolist() for column in bindings.handed), strict=True))
    table = table[[tuple(row) not in known for row in table.tolist()]] if len(table) else table
    more = (np.concatenate([old, new]) for old, new in zip(bindings.handed, table.T, strict=True))
    return replace(bindings, handed=tuple(more))  # type: ignore[arg-type]  # three columns


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
    unknown = np.concatenate([np.zeros(int((~hub).sum()), bool), np.ones(int(sizes.sum()), bool)])
    kept = (values.first_node[callee] > 0) & ~(unknown & _asked_of_anything(graph, values, statement))
    statement, callee, how = statement[kept], callee[kept], how[kept]
    plain = np.isin(how, PLAIN)
    handed = np.isin(how, FRAMEWORK)
    return Bindings(
        graph, values, (statement[plain], callee[plain]), (statement[handed], callee[handed], how[handed])
    )  # fmt: skip


def _asked_of_anything(graph: CallGraph, values: ValueGraph, statement: I32) -> NDArray[np.bool_]:
    """Per call whether it asks what every object answers (``equals`` and its like; ``toString`` of what no code says
    is of the package), or what every collection or text does, of which the models speak: on an unknown receiver that
    says nothing about any one class.
    """
    program = graph.program
    find = program.symbols.strings.find
    refs = np.maximum(program.sites.ref[values.row[statement]], 0)
    names, owners = program.symbols.methods.name[refs], program.symbols.methods.owner[refs]
    kinds = {one: program.type_name(one) for one in np.unique(owners).tolist()}
    common = [one for one, name in kinds.items() if name.startswith(_COMMON) and not name.startswith(_CALLED)]
    always = [number for number in map(find, ("equals", "hashCode", "compareTo", "compare", "finalize")) if number >= 0]
    found = np.isin(names, always) | np.isin(owners, common)
    text = find("toString")
    if text >= 0:
        bindings = Bindings(graph, values, _EMPTY[:2], _EMPTY)
        strangers = []
        for one in np.unique(statement[names == text]).tolist():
            operands = bindings.operands(one)
            types = bindings.types_of(operands[0]) if operands and operands[0] else []
            if not any(program.types.origin[t] == PACKAGED for t in types):
                strangers.append(one)
        found |= np.isin(statement, strangers)
    return found


_COMMON = ("Ljava/util/", "Ljava/lang/CharSequence;", "Ljava/lang/Iterable;", "Ljava/lang/Comparable;")
"""How the names of types begin that half the classes of a library implement."""
_CALLED = ("Ljava/util/function/", "Ljava/util/concurrent/", "Ljava/util/TimerTask;", "Ljava/util/Observer;")
"""And of those among them that are there to be called."""
_EMPTY = (np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int32))


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
