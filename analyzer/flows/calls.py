"""What a call does to its operands: its model's effects, or the stated default, or none where code says it."""

from collections.abc import Iterable

from analyzer.flows.bindings import Bindings
from analyzer.flows.handing import REFLECTION
from analyzer.flows.kernels_state import CUSTOM
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

    def grouped(self, statements: Iterable[int]) -> dict[tuple[Effect, ...], list[int]]:
        """Call statements by what they do; those that do nothing are left out."""
        found: dict[int, tuple[tuple[Effect, ...], list[int]]] = {}
        for statement in statements:
            effects = self.effects(statement)
            if effects:
                found.setdefault(id(effects), (effects, []))[1].append(statement)
        merged: dict[tuple[Effect, ...], list[int]] = {}
        for effects, members in found.values():
            merged.setdefault(effects, []).extend(members)
        return merged

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
