"""One method's statements as the deep pass reads them."""

from functools import cached_property
from typing import NamedTuple

from analyzer.flows.bindings import Bindings
from analyzer.flows.kernels_state import ALOAD, ASTORE, CALL, CATCH, COPY, CUSTOM, FIRST_PARAMETER, LOAD, SSTORE, STORE
from analyzer.flows.paths import Part, keyed
from analyzer.program.build import PACKAGED


class Statement(NamedTuple):
    """One statement (see kernels_state); ``number`` is its index in the value graph, ``operands`` a call's, ``word``
    the name of a field of the framework's, which models call so too.
    """

    number: int
    kind: int
    pc: int
    row: int
    a: int
    b: int
    c: int
    x: int
    operands: tuple[int, ...]
    word: str = ""

    @property
    def part(self) -> Part:
        """The part of its base that a load or store takes or puts."""
        if self.kind in (ALOAD, ASTORE):
            return keyed(self.x if self.x >= 0 else None)
        return self.word or self.x


class Body:
    """A method's statements by the nodes that they use and define."""

    def __init__(self, method: int, first_node: int, statements: list[Statement]) -> None:
        self.method = method
        self.first_node = first_node
        self.uses: dict[int, list[Statement]] = {}
        self.definitions: dict[int, list[Statement]] = {}
        self.caught: list[Statement] = []
        self.writes: dict[int, list[Statement]] = {}
        for s in statements:
            for node in {s.a, s.b, *s.operands} if s.kind not in (CALL, CUSTOM) else set(s.operands):
                if node:
                    self.uses.setdefault(node, []).append(s)
            if s.c:
                self.definitions.setdefault(s.c, []).append(s)
            if s.kind == CATCH:
                self.caught.append(s)
            elif s.kind in (STORE, ASTORE):
                self.writes.setdefault(s.a, []).append(s)
            elif s.kind == SSTORE:
                self.writes.setdefault(-s.x, []).append(s)

    @cached_property
    def useful(self) -> frozenset[int]:
        """The nodes that something uses, not only places where ways meet of which nothing is used."""
        todo = [node for node, uses in self.uses.items() if any(s.kind != COPY for s in uses)]
        found = set(todo)
        while todo:
            for s in self.definitions.get(todo.pop(), ()):
                if s.kind == COPY and s.a and s.a not in found:
                    found.add(s.a)
                    todo.append(s.a)
        return frozenset(found)

    def place(self, node: int) -> int:
        """Which operand of the method a node is; below 0 its result (-2) or what it throws (-1)."""
        return node - self.first_node - FIRST_PARAMETER


class Bodies:
    """Each method's body, made when it is asked for."""

    def __init__(self, bindings: Bindings) -> None:
        self.bindings = bindings
        self._known: dict[int, Body] = {}
        self._words: dict[int, str] = {}
        self._statements: dict[int, Statement] = {}

    def of(self, method: int) -> Body:
        """The body of a live method."""
        known = self._known.get(method)
        if known is None:
            known = self._known[method] = self._make(method)
        return known

    def of_node(self, node: int) -> Body:
        """The body that a node belongs to."""
        return self.of(int(self.bindings.values.node_method[node]))

    def statement(self, number: int) -> Statement:
        """One statement by its index."""
        known = self._statements.get(number)
        if known is None:
            known = self._statements[number] = self._read(number, number + 1)[0]
        return known

    def _make(self, method: int) -> Body:
        values = self.bindings.values
        first, end = int(values.first_statement[method]), int(values.end_statement[method])
        return Body(method, int(values.first_node[method]), self._read(first, end))

    def _read(self, first: int, end: int) -> list[Statement]:
        values, found = self.bindings.values, []
        columns = (values.kind, values.pc, values.row, values.a, values.b, values.c, values.x)
        rows = zip(*(one[first:end].tolist() for one in columns), strict=True)
        for number, (kind, pc, row, a, b, c, x) in enumerate(rows, first):
            if kind in (CALL, CUSTOM):
                operands = tuple(values.arg[x : x + b].tolist())
                found.append(Statement(number, kind, pc, row, 0, 0, c, x, operands))
            else:
                word = self._word(x) if kind in (LOAD, STORE) else ""
                found.append(Statement(number, kind, pc, row, a, b, c, x, (), word))
        return found

    def _word(self, field: int) -> str:
        """The name of a field that no packaged class declares, "" for another."""
        known = self._words.get(field)
        if known is None:
            program = self.bindings.graph.program
            owner = int(program.symbols.fields.owner[field - 1]) if field > 0 else -1
            packaged = owner >= 0 and int(program.types.origin[owner]) == PACKAGED
            known = (
                ""
                if packaged or owner < 0
                else program.symbols.strings.text(int(program.symbols.fields.name[field - 1]))
            )
            self._words[field] = known
        return known
