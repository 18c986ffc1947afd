"""What methods do with the objects that they are handed, asked before a fact is followed into them."""

from functools import cached_property

import numpy as np

from analyzer.flows.bodies import Bodies
from analyzer.flows.calls import Calls
from analyzer.flows.handing import Handing
from analyzer.flows.kernels_state import (
    ALOAD,
    ASTORE,
    CALL,
    CAST,
    COPY,
    CUSTOM,
    DERIVE,
    FIRST_PARAMETER,
    LOAD,
    RETURN,
    SLOAD,
    SSTORE,
    THROW,
)  # fmt: skip
from analyzer.flows.kernels_state import STORE as STORE_FIELD
from analyzer.flows.keys import Keys
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.paths import ANY, Path
from analyzer.flows.points import WHOLE
from analyzer.program.build import ACC_INTERFACE, ACC_STATIC, PACKAGED

MOST_KEEPERS = 200
"""Values that are looked at to learn whether an object is kept; beyond them it is."""


class Objects:
    """The parts of a search, and what can be asked of fields and operands."""

    def __init__(self, bodies: Bodies, calls: Calls, handing: Handing, keys: Keys, lifecycle: Lifecycle) -> None:
        self.bodies = bodies
        self.bindings = bodies.bindings
        self.calls = calls
        self.handing = handing
        self.keys = keys
        self.lifecycle = lifecycle
        self._program = self.bindings.graph.program
        self._shared: dict[int, bool] = {}
        self._holders: dict[tuple[int, int], tuple[int, ...]] = {}
        self._wholes: dict[int, Path] = {}
        self._nested: dict[tuple[int, int], bool] = {}
        self._readers: dict[int, set[int]] = {}
        self._keepers: dict[tuple[int, bool], bool] = {}
        self.watched: frozenset[int] = frozenset()

    def node_count(self, method: int) -> int:
        """Result, thrown and operands: the nodes of a method that others know."""
        given = self.bindings.values.given
        p = int(given.proto_of[method])
        static = bool(self._program.methods.access[method] & ACC_STATIC)
        return FIRST_PARAMETER + int(given.param_first[p + 1]) - int(given.param_first[p]) + (0 if static else 1)

    def shared(self, field: int) -> bool:
        """Whether a field belongs to a class whose objects everybody holds: components, views, services."""
        known = self._shared.get(field)
        if known is None:
            owner = int(self.bindings.values.given.field_owner[field - 1])
            known = self._shared[field] = self.handing.is_inert(owner)
        return known

    def can_be(self, path: Path) -> bool:
        """Whether what lies in the first field of a path can have the second."""
        if len(path) < 2 or not isinstance(path[0], int) or not isinstance(path[1], int):
            return True
        known = self._nested.get((path[0], path[1]))
        if known is None:
            known = self._nested[path[0], path[1]] = self._can_have(path[0], path[1])
        return known

    def _can_have(self, outer: int, inner: int) -> bool:
        given, types = self.bindings.values.given, self._program.types
        held = self._types_of_fields.get(outer, -1)
        owner = int(given.field_owner[inner - 1])
        if held < 0 or owner < 0 or types.access[held] & ACC_INTERFACE or types.access[owner] & ACC_INTERFACE:
            return True
        above_held, above_owner = self.handing.above(held), self.handing.above(owner)
        return not above_held or held in above_owner or owner in above_held

    @cached_property
    def _types_of_fields(self) -> dict[int, int]:
        given = self.bindings.values.given
        return dict(zip(given.field_node.tolist(), given.field_type.tolist(), strict=True))

    def reads(self, method: int, field: int) -> bool:
        """Whether a method, or what it calls, may read a field."""
        return method in self._users(field)

    def fills(self, method: int, field: int) -> bool:
        """Whether a method itself writes a field."""
        return any(int(self.bindings.values.method[number]) == method for number in self._stores.get(field, ()))

    def _users(self, field: int) -> set[int]:
        known = self._readers.get(field)
        if known is None:
            values = self.bindings.values
            known = {int(values.method[number]) for number in self._loads.get(field, ())}
            todo = list(known)
            while todo:
                current = todo.pop()
                calls = [*self.bindings.callers.get(current, ())]
                calls += [number for number, _ in self.bindings.framework_callers.get(current, ())]
                for caller in {int(values.method[number]) for number in calls} - known:
                    known.add(caller)
                    todo.append(caller)
            self._readers[field] = known
        return known

    def keeps(self, node: int) -> bool:
        """Whether what a method is handed may be elsewhere when it returns (stored, given back, thrown), or leaves."""
        return self._handles(node, False)

    def opens(self, node: int) -> bool:
        """Whether a method may keep what it is handed, or take something out of it other than a packaged field."""
        return self._handles(node, True)

    def _handles(self, node: int, opening: bool) -> bool:
        known = self._keepers.get((node, opening))
        if known is None:
            known = self._keepers[node, opening] = self._look_at_uses(node, opening)
        return known

    def _look_at_uses(self, node: int, opening: bool) -> bool:
        seen, todo = {node}, [node]
        while todo:
            current = todo.pop()
            if self._keepers.get((current, opening)):
                return True
            further: list[int] = []
            for s in self.bodies.of_node(current).uses.get(current, ()):
                if s.kind in (COPY, CAST):
                    further.append(s.c)
                elif (
                    s.kind in (RETURN, THROW, SSTORE)
                    or (s.kind in (STORE_FIELD, ASTORE) and s.b == current)
                    or (opening and (s.kind in (DERIVE, ALOAD) or s.word))
                ):
                    return True
                elif s.kind in (CALL, CUSTOM):
                    places = [k for k, operand in enumerate(s.operands) if operand == current]
                    for effect in self.calls.effects(s.number):
                        used = effect.source is not None and effect.source.operand in places
                        if used and (effect.same or opening or self.calls.whole(s.number)):
                            return True
                    if s.number in self.watched:
                        return True
                    if s.number in self.bindings.framework_targets:
                        return True
                    further += [self.bindings.parameter(t, k) for t in self.calls.targets(s.number) for k in places]
            todo += [one for one in further if one and one not in seen]
            seen.update(further)
            if len(seen) > MOST_KEEPERS:
                return True
        return False

    @cached_property
    def _loads(self) -> dict[int, list[int]]:
        return self._by_field(LOAD)

    @cached_property
    def _stores(self) -> dict[int, list[int]]:
        return self._by_field(STORE_FIELD)

    @cached_property
    def _static_loads(self) -> dict[int, list[int]]:
        return self._by_field(SLOAD)

    @cached_property
    def _static_stores(self) -> dict[int, list[int]]:
        return self._by_field(SSTORE)

    def _by_field(self, kind: int) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        values = self.bindings.values
        at = np.flatnonzero(values.kind == kind)
        for number, x in zip(at.tolist(), values.x[at].tolist(), strict=True):
            found.setdefault(x, []).append(number)
        return found

    def whole(self, node: int) -> Path:
        """The path of a value that is data as a whole; any field of an object of a packaged class may hold it."""
        known = self._wholes.get(node)
        if known is None:
            origin = self.bindings.graph.program.types.origin
            packaged = [type_ for type_ in self.bindings.types_of(node) if origin[type_] == PACKAGED]
            modelled = any(self.handing.is_modelled(type_) for type_ in packaged)
            known = self._wholes[node] = (ANY,) if modelled else (WHOLE,) if packaged else ()
        return known
