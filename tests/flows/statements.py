"""Value graphs of fixtures, in words: where the value of a node comes from."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from analyzer.behaviours.code_index import CodeIndex
from analyzer.flows.bindings import Bindings, bind
from analyzer.flows.graph import ValueGraph, build_values
from analyzer.flows.kernels_state import (
    ALOAD,
    CALL,
    CAST,
    CATCH,
    COPY,
    CUSTOM,
    DERIVE,
    FIRST_PARAMETER,
    INTEGER,
    LOAD,
    NEW,
    RETURN,
    SLOAD,
    TEXT,
)  # fmt: skip
from tests.flows.linked import linked, method

WORDS = {DERIVE: "computed", NEW: "new", CATCH: "caught", ALOAD: "element", LOAD: "field", SLOAD: "static"}


class Statement(NamedTuple):
    """One row of the value graph."""

    number: int
    kind: int
    pc: int
    a: int
    b: int
    c: int
    x: int


class Graph(NamedTuple):
    """One fixture's value graph."""

    code: CodeIndex
    values: ValueGraph
    bindings: Bindings

    def method(self, name: str, cls: str) -> int:
        """The number of a method."""
        return method(self.code, cls, name)

    def statements(self, of: int, *kinds: int) -> list[Statement]:
        """The statements of one method, of the given kinds or of all."""
        v = self.values
        return [
            Statement(s, *(int(column[s]) for column in (v.kind, v.pc, v.a, v.b, v.c, v.x)))
            for s in range(int(v.first_statement[of]), int(v.end_statement[of]))
            if not kinds or v.kind[s] in kinds
        ]

    def called(self, statement: int) -> str:
        """The name of the method that a call names."""
        program = self.code.program
        return program.method_name(int(program.sites.ref[self.values.row[statement]]))

    def call(self, of: int, name: str) -> Statement:
        """The only call of a name in a method."""
        (found,) = [s for s in self.statements(of, CALL, CUSTOM) if self.called(s.number) == name]
        return found

    def origins(self, node: int) -> set[str]:
        """What a value may be, moves and meetings looked through."""
        seen, todo, found = {node}, [node], set()
        while todo:
            current = todo.pop()
            for word, before in self._made(current):
                if before and before not in seen:
                    seen.add(before)
                    todo.append(before)
                if word:
                    found.add(word)
        return found

    def _made(self, node: int) -> Iterator[tuple[str, int]]:
        v = self.values
        definitions = v.definition[v.def_first[node] : v.def_first[node + 1]].tolist()
        place = node - int(v.first_node[v.node_method[node]]) - FIRST_PARAMETER
        if node == 0:
            yield "nothing", 0
        elif not definitions:
            yield f"parameter {place}", 0
        for s in definitions:
            kind, x = int(v.kind[s]), int(v.x[s])
            if kind in (COPY, CAST):
                yield "", int(v.a[s])
            elif kind in (CALL, CUSTOM):
                yield f"call {self.called(s)}", 0
            elif kind == TEXT:
                yield f"text {self.code.program.symbols.strings.text(x)}", 0
            else:
                yield f"number {x}" if kind == INTEGER else WORDS[kind], 0

    def returned(self, name: str, cls: str) -> set[str]:
        """What the return statements of a method may give back."""
        return set().union(*(self.origins(s.b) for s in self.statements(self.method(name, cls), RETURN)))


@cache
def value_graph(fixture: str, package: str, implicit: bool = False) -> Graph:
    """The value graph of ``tests/data/<fixture>.dex``."""
    code = linked(fixture, package)[0]
    assert code.graph.given is not None
    values = build_values(code.graph, code.graph.given, implicit)
    return Graph(code, values, bind(code.graph, values))


def check_shape(values: ValueGraph) -> None:
    """What holds of every value graph, whatever the code."""
    nodes, statements = len(values.node_method), len(values.kind)
    for column in (values.a, values.c):
        assert ((column >= 0) & (column < nodes)).all()
    calls = np.isin(values.kind, (CALL, CUSTOM))
    assert ((values.b[~calls] >= 0) & (values.b[~calls] < nodes)).all()
    assert (values.x[calls] >= 0).all()
    assert (values.x[calls].astype(np.int64) + values.b[calls] <= len(values.arg)).all()
    assert ((values.arg >= 0) & (values.arg < nodes)).all()
    assert ((values.node_def >= 0) & (values.node_def < statements)).all()
    for s in range(1, statements):  # no value of one method in another's statement
        for node in (values.a[s], values.c[s]):
            assert node == 0 or values.node_method[node] == values.method[s]
    for first, of in ((values.use_first, values.use), (values.def_first, values.definition)):
        assert len(first) == nodes + 1
        assert (np.diff(first) >= 0).all()
        assert int(first[-1]) == len(of)
    defined = np.repeat(np.arange(nodes), np.diff(values.def_first))
    assert (values.c[values.definition] == defined).all()
