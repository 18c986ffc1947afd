"""Whether the key or salt of a transformation is a constant of the package."""

import numpy as np

from analyzer.flows.bodies import Bodies, Statement
from analyzer.flows.calls import Calls
from analyzer.flows.kernels_state import ASTORE, CALL, CAST, COPY, INTEGER, NEW, SLOAD, SSTORE, TEXT
from analyzer.flows.points import RESULT, Place

MOST_STEPS = 200
DEEPEST = 12


class FixedKeys:
    """Asks where keys come from, inside their method and through static fields."""

    def __init__(self, bodies: Bodies, calls: Calls) -> None:
        self._bodies = bodies
        self._calls = calls
        self._left = 0

    def of(self, statement: int, place: Place) -> bool:
        """Whether all that the place of a call holds (``this.key``: what other calls have put there) is constant."""
        operands = self._bodies.bindings.operands(statement)
        if not 0 <= place.operand < len(operands) or not operands[place.operand]:
            return False
        self._left = MOST_STEPS
        node = operands[place.operand]
        if not place.parts:
            return self._is_constant(node, DEEPEST)
        put = list(self._put(node, place))
        return bool(put) and all(self._is_constant(one, DEEPEST) for one in put)

    def _put(self, node: int, place: Place) -> set[int]:
        """What calls on the same object put into a part of it."""
        body = self._bodies.of_node(node)
        found: set[int] = set()
        for one in self._same(node):
            for s in body.uses.get(one, ()):
                for effect in self._calls.effects(s.number) if s.kind == CALL else ():
                    target, source = effect.target, effect.source
                    if source is None or not effect.same or not 0 <= source.operand < len(s.operands):
                        continue
                    on = s.operands[target.operand] if 0 <= target.operand < len(s.operands) else 0
                    if on == one and target.parts == place.parts and s.operands[source.operand]:
                        found.add(s.operands[source.operand])
        return found

    def _same(self, node: int) -> set[int]:
        body = self._bodies.of_node(node)
        seen, todo = {node}, [node]
        while todo and len(seen) < MOST_STEPS:
            for s in body.definitions.get(todo.pop(), ()):
                if s.kind in (COPY, CAST) and s.a and s.a not in seen:
                    seen.add(s.a)
                    todo.append(s.a)
        return seen

    def _is_constant(self, node: int, depth: int) -> bool:
        self._left -= 1
        if node <= 0 or depth <= 0 or self._left <= 0:
            return False
        body = self._bodies.of_node(node)
        made = body.definitions.get(node, ())
        return bool(made) and all(self._is_made(s, node, depth) for s in made)

    def _is_made(self, s: Statement, node: int, depth: int) -> bool:
        if s.kind in (TEXT, INTEGER):
            return True
        if s.kind in (COPY, CAST):
            return self._is_constant(s.a, depth - 1)
        if s.kind == SLOAD:
            return self._is_static(s.x, depth)
        if s.kind == CALL:
            computed = any(e.target.operand == RESULT for e in self._calls.effects(s.number))
            return computed and bool(s.operands) and all(self._is_constant(one, depth - 1) for one in s.operands)
        if s.kind != NEW:
            return False
        filled = [one for use in self._bodies.of_node(node).uses.get(node, ()) for one in self._fillers(use, node)]
        return all(self._is_constant(one, depth - 1) for one in filled)

    def _fillers(self, use: Statement, node: int) -> list[int]:
        """What a new object is built from: its constructor's arguments, the elements stored in it."""
        if use.kind == ASTORE and use.a == node:
            return [use.b]
        values, program = self._bodies.bindings.values, self._bodies.bindings.graph.program
        if use.kind == CALL and use.operands[:1] == (node,) and use.row >= 0:
            ref = int(program.sites.ref[int(values.row[use.number])])
            if ref >= 0 and program.method_name(ref) == "<init>":
                return list(use.operands[1:])
        return []

    def _is_static(self, field: int, depth: int) -> bool:
        """Whether every value that is stored in a static field is constant, and there is one."""
        values = self._bodies.bindings.values
        stores = np.flatnonzero((values.kind == SSTORE) & (values.x == field))
        return bool(len(stores)) and all(self._is_constant(int(values.b[s]), depth - 1) for s in stores.tolist())
