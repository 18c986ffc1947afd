"""What a call does to its operands: its model's effects, or the stated default, or none where code says it."""

import numpy as np
from numpy.typing import NDArray

from analyzer.flows.bindings import Bindings
from analyzer.flows.handing import REFLECTION
from analyzer.flows.kernels_state import CALL, CUSTOM
from analyzer.flows.models import ANY_PART, Models
from analyzer.flows.points import RESULT, Effect, Part, Place
from analyzer.program.build import ACC_NATIVE, FRAMEWORK, PACKAGED

_SERIALISER = "Ljava/io/ObjectOutputStream;"
_KEPT = (Part(ANY_PART),)


class Calls:
    """Effects and followed targets by statement of the value graph."""

    def __init__(self, bindings: Bindings, models: Models) -> None:
        self._bindings = bindings
        self._graph = bindings.graph
        self._program = bindings.graph.program
        self._models = models
        self._known: dict[tuple[int, bool], tuple[Effect, ...]] = {}
        self._targets: dict[int, tuple[int, ...]] = {}

    def targets(self, statement: int) -> tuple[int, ...]:
        """The packaged methods with code that a call runs plainly, those that a model stands for left out."""
        known = self._targets.get(statement)
        if known is None:
            found = self._bindings.targets.get(statement, ())
            known = tuple(m for m in found if self._has_code(m) and not self._models.replaces(m))
            self._targets[statement] = known
        return known

    def effects(self, statement: int) -> tuple[Effect, ...]:
        """What a call does beside running its packaged targets."""
        values = self._bindings.values
        if int(values.kind[statement]) == CUSTOM:
            return tuple(Effect(Place(k), Place(RESULT, _KEPT), same=True) for k in range(int(values.b[statement])))
        ref = int(self._program.sites.ref[int(values.row[statement])])
        if ref < 0:
            return ()
        followed = bool(self.targets(statement)) or self._reflected(statement)
        known = self._known.get((ref, followed))
        if known is None:
            known = self._known[ref, followed] = self._effects(ref, followed)
        return known

    def grouped(self) -> dict[tuple[Effect, ...], list[int]]:
        """All calls by what they do; those that do nothing are left out."""
        values = self._bindings.values
        calls = np.flatnonzero((values.kind == CALL) & (values.row >= 0))
        refs = self._program.sites.ref[values.row[calls]].astype(np.int64)
        keys = 2 * refs + np.isin(calls, self._followed)
        order = np.argsort(keys, kind="stable")
        bounds = np.flatnonzero(np.diff(keys[order], prepend=-3))
        alike = np.split(calls[order], bounds[1:])
        custom = np.flatnonzero(values.kind == CUSTOM)
        found: dict[tuple[Effect, ...], list[int]] = {}
        for members in (*alike, *custom.reshape(-1, 1)):
            effects = self.effects(int(members[0])) if len(members) else ()
            if effects:
                found.setdefault(effects, []).extend(members.tolist())
        return found

    @property
    def _followed(self) -> NDArray[np.int32]:
        """The calls of which code, or reflection that was resolved, says what they do."""
        statement, callee = self._bindings.plain
        known = {int(m): self._has_code(int(m)) and not self._models.replaces(int(m)) for m in np.unique(callee)}
        plain = statement[np.array([known[m] for m in callee.tolist()], bool)]
        reflected = [s for s in self._bindings.framework_targets if self._reflected(s)]
        return np.concatenate([plain, np.array(reflected, np.int32)])

    def whole_calls(self) -> list[int]:
        """The calls of :meth:`whole`."""
        values = self._bindings.values
        calls = np.flatnonzero((values.kind == CALL) & (values.row >= 0))
        owners = self._program.symbols.methods.owner[np.maximum(self._program.sites.ref[values.row[calls]], 0)]
        serialiser = self._program.find_type(_SERIALISER)
        likely = (self._program.types.origin[owners] != FRAMEWORK) | (owners == serialiser)
        likely &= ~np.isin(calls, self._followed)
        return [statement for statement in calls[likely].tolist() if self.whole(statement)]

    def whole(self, statement: int) -> bool:
        """Whether what a call computes from an object shows the object's fields: the call of a library that is not the
        framework's, or of serialisation.
        """
        row = int(self._bindings.values.row[statement])
        ref = int(self._program.sites.ref[row]) if row >= 0 else -1
        if ref < 0:
            return False
        owner = int(self._program.symbols.methods.owner[ref])
        return int(self._program.types.origin[owner]) != FRAMEWORK or self._program.type_name(owner) == _SERIALISER

    def _effects(self, ref: int, followed: bool) -> tuple[Effect, ...]:
        model = self._models.effects(ref)
        if model is not None:
            return model if not followed or not self._is_reflective(ref) else ()
        if followed:
            return ()
        resolved = int(self._graph.resolved[ref])
        if resolved >= 0 and int(self._program.methods.origin[resolved]) == PACKAGED:
            native = int(self._program.methods.access[resolved]) & ACC_NATIVE
            return self._models.default(ref) if native else ()
        return self._models.default(ref)

    def _is_reflective(self, ref: int) -> bool:
        return self._program.type_name(int(self._program.symbols.methods.owner[ref])) == "Ljava/lang/reflect/Method;"

    def _reflected(self, statement: int) -> bool:
        return (
            statement in self._bindings.framework_targets
            and statement not in self._bindings.targets
            and any(
                self._has_code(callee)
                for callee, how in self._bindings.framework_targets[statement]
                if how == REFLECTION
            )
        )

    def _has_code(self, method: int) -> bool:
        values = self._bindings.values
        return int(values.end_statement[method]) > int(values.first_statement[method])
