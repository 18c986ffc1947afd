"""What depends on a decision: the statements that run because of it, and the values that it chooses."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np

from analyzer.flows.bindings import Bindings
from analyzer.flows.implicit_shapes import Shape, Shapes
from analyzer.flows.implicit_values import Values
from analyzer.flows.kernels_state import (
    ASTORE,
    CALL,
    COPY,
    CUSTOM,
    INTEGER,
    NEW,
    RETURN,
    SSTORE,
    STORE,
    TEXT,
    THROW,
)  # fmt: skip

Choices = dict[int, list[tuple[int, tuple[int, ...]]]]
"""By block: (value, what it may be) of each register that holds one of several values when the block begins."""

_DOING = (STORE, SSTORE, ASTORE, CALL, CUSTOM, RETURN)


class Region(NamedTuple):
    """What depends on one decision, all by the value graph's numbers. ``chosen``: values that it chooses, where ways
    meet; ``returns`` and ``throws``: statements that end the method with another result, or with what no handler here
    catches; ``doing``: all that stores, calls or returns; ``made``: new objects; ``blocks``: how many there are.
    """

    chosen: tuple[int, ...] = ()
    returns: tuple[int, ...] = ()
    throws: tuple[int, ...] = ()
    doing: tuple[int, ...] = ()
    made: frozenset[int] = frozenset()
    blocks: int = 0


class Regions:
    """The regions of one program's decisions."""

    def __init__(self, bindings: Bindings) -> None:
        self._values = bindings.values
        self.values = Values(bindings)
        self.shapes = Shapes(bindings.values.given)
        self._choices: dict[int, Choices] = {}
        self._blocks: dict[int, dict[int, list[int]]] = {}
        self._known: dict[tuple[int, bool], Region] = {}

    def of_branch(self, statement: int) -> Region:
        """What depends on a branch or switch."""
        return self._of(statement, False)

    def of_throw(self, statement: int) -> Region:
        """What runs because something is thrown at a statement, and is caught in its method."""
        return self._of(statement, True)

    def of_method(self, method: int) -> Region:
        """All that a method does when nothing is thrown that is not thrown by itself."""
        shape, by_block = self.shapes.shape(method), self.by_block(method)
        statements = [number for block in sorted(shape.usual) for number in by_block.get(block, ())]
        return Region(doing=self._doing(statements), made=self._made(statements))

    def by_block(self, method: int) -> dict[int, list[int]]:
        """The statements of each block."""
        known = self._blocks.get(method)
        if known is None:
            known = self._blocks[method] = {}
            shape = self.shapes.shape(method)
            if shape.known:
                first, end = int(self._values.first_statement[method]), int(self._values.end_statement[method])
                at = np.searchsorted(np.array(shape.starts), self._values.pc[first:end], side="right") - 1
                for number, block in enumerate(at.tolist(), first):
                    known.setdefault(block, []).append(number)
        return known

    def choices(self, method: int) -> Choices:
        """Where registers hold one of several values."""
        known = self._choices.get(method)
        if known is None:
            known = self._choices[method] = self._find_choices(method)
        return known

    def results(self, method: int, blocks: Collection[int]) -> tuple[int, ...]:
        """The returns in some of the blocks, if they do not all give the same."""
        every = [n for numbers in self.by_block(method).values() for n in numbers if self._values.kind[n] == RETURN]
        given = {int(self._values.b[number]) for number in every}
        if not self._differ(given):
            return ()
        shape = self.shapes.shape(method)
        return tuple(number for number in every if shape.block(int(self._values.pc[number])) in blocks)

    def throws(self, method: int, blocks: Iterable[int]) -> tuple[int, ...]:
        """What is thrown in some of the blocks and not caught in the method."""
        shape, statements = self.shapes.shape(method), self.by_block(method)
        return tuple(
            number
            for block in blocks
            if not shape.handlers[block]
            for number in statements.get(block, ())
            if self._values.kind[number] == THROW
        )

    def _of(self, statement: int, thrown: bool) -> Region:
        known = self._known.get((statement, thrown))
        if known is None:
            method = int(self._values.method[statement])
            shape = self.shapes.shape(method)
            known = Region()
            if shape.known:
                block = shape.block(int(self._values.pc[statement]))
                known = self._region(method, shape, block, shape.handled(block) if thrown else shape.region(block))
            self._known[statement, thrown] = known
        return known

    def _region(self, method: int, shape: Shape, block: int, blocks: frozenset[int]) -> Region:
        if not blocks and block not in shape.controls:
            return Region()
        ordered, by_block = sorted(blocks), self.by_block(method)
        statements = [number for one in ordered for number in by_block.get(one, ())]
        return Region(
            tuple(self._chosen(method, shape, block, blocks)),
            self.results(method, blocks),
            self.throws(method, ordered),
            self._doing(statements),
            self._made(statements),
            len(blocks),
        )

    def _chosen(self, method: int, shape: Shape, block: int, blocks: frozenset[int]) -> Iterable[int]:
        """The values that differ by the ways that a decision leads."""
        choices = self.choices(method)
        for meeting in shape.meetings(block, blocks):
            for node, values in choices.get(meeting, ()):
                if self._differ({value for value in values if self._comes(shape, value, block, blocks)}):
                    yield node

    def _comes(self, shape: Shape, value: int, block: int, blocks: frozenset[int]) -> bool:
        """Whether a value may be there when the decision falls, or is made because of it."""
        defined = int(self._values.node_def[value])
        if not defined:
            return True
        at = shape.block(int(self._values.pc[defined]))
        return at in blocks or shape.reaches(at, block)

    def _doing(self, statements: Iterable[int]) -> tuple[int, ...]:
        return tuple(number for number in statements if self._values.kind[number] in _DOING)

    def _made(self, statements: Iterable[int]) -> frozenset[int]:
        return frozenset(int(self._values.c[number]) for number in statements if self._values.kind[number] == NEW)

    def _differ(self, values: set[int]) -> bool:
        """Whether it tells something which of the values it is: that of two objects that were there before does not."""
        if len({self._constant(value) for value in values}) < 2:
            return False
        return any(self.values.is_plain(value) or self.values.is_made(value) for value in values)

    def _constant(self, node: int) -> tuple[str, int]:
        """What tells a value from others: a constant itself, else its place."""
        defined = int(self._values.node_def[node])
        kind, x = int(self._values.kind[defined]), int(self._values.x[defined])
        if defined and kind == TEXT:
            return "text", x
        return ("number", x) if defined and kind == INTEGER and x != -1 else ("node", node)

    def _find_choices(self, method: int) -> Choices:
        values, shape = self._values, self.shapes.shape(method)
        first, end = int(values.first_statement[method]), int(values.end_statement[method])
        ways: dict[int, list[int]] = {}
        place: dict[int, int] = {}
        for number in (first + np.flatnonzero(values.kind[first:end] == COPY)).tolist():
            node = int(values.c[number])
            ways.setdefault(node, []).append(int(values.a[number]))
            place[node] = int(values.pc[number])
        same = _same(ways)
        found: Choices = {}
        for node, every in ways.items():
            if same[node] == node and shape.known:
                apart = tuple(dict.fromkeys(same.get(value, value) for value in every))
                found.setdefault(shape.block(place[node]), []).append((node, apart))
        return found


def _same(ways: dict[int, list[int]]) -> dict[int, int]:
    """Of each value that comes on several ways which one it always is: another, or (differing) itself."""
    known: dict[int, int] = {}
    changed = True
    while changed:
        changed = False
        for node, every in ways.items():
            if known.get(node) == node:
                continue
            coming = {known.get(value, value) if value in ways else value for value in every
                      if value not in ways or value in known} - {node}  # fmt: skip
            if not coming:
                continue
            one = coming.pop() if len(coming) == 1 else node
            if known.get(node) != one:
                known[node] = one
                changed = True
    return {node: known.get(node, node) for node in ways}
