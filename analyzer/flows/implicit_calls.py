"""What a decision may rest on: calls that only tell something of what they are handed, such as ``equals``."""

from collections.abc import Collection

from analyzer.flows.bindings import Bindings
from analyzer.flows.calls import Calls
from analyzer.flows.models import Models
from analyzer.flows.points import KEYED, RESULT, Effect, Place
from analyzer.names import BadNameError, parse_proto

COMPARED = "compared"
"""In place of an algorithm: the result tells something of the operand, or was chosen by it, but is not made of it."""

_NUMBERS = frozenset("ZBSCIJFD")
_TEXTS = frozenset({
    "Ljava/lang/String;", "Ljava/lang/CharSequence;", "Ljava/lang/Boolean;", "Ljava/lang/Integer;",
    "Ljava/lang/Character;", "Ljava/lang/Long;", "Ljava/lang/Short;", "Ljava/lang/Byte;",
})  # fmt: skip


class Comparisons(Calls):
    """Effects as in ``Calls``, and that a number depends on all that a call is handed, a text on its arguments, and
    what is looked up on its key. Not so where data leaves (``leaving``, statements): there the result is a status.
    """

    def __init__(self, bindings: Bindings, models: Models, leaving: Collection[int]) -> None:
        super().__init__(bindings, models)
        self._plain = Calls(bindings, models)
        self._leaving = frozenset(leaving)

    def effects(self, statement: int) -> tuple[Effect, ...]:
        """What a call does beside running its packaged targets."""
        return self._plain.effects(statement) if statement in self._leaving else super().effects(statement)

    def _effects(self, ref: int, followed: bool) -> tuple[Effect, ...]:
        found = super()._effects(ref, followed)
        return found if followed else (*found, *self._compared(ref, found))

    def _compared(self, ref: int, found: tuple[Effect, ...]) -> list[Effect]:
        try:
            parameters, result = parse_proto(self._program.descriptor(ref))
        except BadNameError:
            return []
        owner = int(self._program.symbols.methods.owner[ref])
        types = list(parameters)
        static = self._models.is_static(ref)
        wanted = range(0)
        if result in _NUMBERS:
            wanted = range(len(types) + (not static))
        elif result in _TEXTS:
            wanted = range(not static, len(types) + (not static))
        told = {*wanted} | {part.key for e in found for part in (e.source.parts if e.source else ())
                            if part.word == KEYED and e.target.operand == RESULT}  # fmt: skip
        given = {e.source.operand for e in found if e.source and not e.source.parts and e.target.operand == RESULT}
        if self._models.effects(ref) is not None:  # what is put into something is not compared with it
            given |= {e.source.operand for e in found if e.source and e.same and e.target.operand == 0}
        return [
            Effect(Place(k), Place(RESULT), same=False, algorithm_name=COMPARED)
            for k in sorted(told - given)
            if k >= 0
            and not self._models.inert(owner if not static and k == 0 else self._type(types, k - (not static)))
        ]

    def _type(self, types: list[str], parameter: int) -> int:
        return self._program.find_type(types[parameter]) if parameter < len(types) else -1
