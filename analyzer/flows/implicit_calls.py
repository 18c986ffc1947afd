"""What a decision may rest on: calls that only tell something of what they are handed, such as ``equals``."""

from collections.abc import Collection

from analyzer.flows.bindings import Bindings
from analyzer.flows.calls import Calls
from analyzer.flows.handing import Handing
from analyzer.flows.implicit_values import TEXTS
from analyzer.flows.models import Models
from analyzer.flows.points import KEYED, RESULT, Effect, Place
from analyzer.names import BadNameError, parse_proto

COMPARED = "compared"
"""In place of an algorithm: the result tells something of the operand, or was chosen by it, but is not made of it."""

_HOLDERS = (
    "Landroid/content/Intent;", "Landroid/os/BaseBundle;", "Landroid/os/Bundle;", "Ljava/util/Map;",
    "Ljava/util/Collection;", "Landroid/content/SharedPreferences;", "Landroid/content/ContentValues;",
    "Lorg/json/JSONObject;",
)  # fmt: skip
"""Types that hold things under names: whether there is something under one says nothing of what it is."""
_NUMBERS = frozenset("ZBSCIJFD")


class Comparisons(Calls):
    """Effects as in ``Calls``, and that a number depends on all that a call is handed, a text on its arguments, and
    what is looked up on its key. Not so where data leaves (``leaving``, statements): there the result is a status.
    """

    def __init__(self, bindings: Bindings, models: Models, handing: Handing, leaving: Collection[int]) -> None:
        super().__init__(bindings, models)
        self._plain = Calls(bindings, models)
        self._leaving = frozenset(leaving)
        self._handing = handing
        self._holders = frozenset(self._program.find_type(name) for name in _HOLDERS) - {-1}

    def effects(self, statement: int) -> tuple[Effect, ...]:
        """What a call does beside running its packaged targets."""
        return self._plain.effects(statement) if statement in self._leaving else super().effects(statement)

    def grouped(self) -> dict[tuple[Effect, ...], list[int]]:
        """All calls by what they do; those that do nothing are left out."""
        found: dict[tuple[Effect, ...], list[int]] = {}
        for effects, members in super().grouped().items():
            for statement in members:
                other = self.effects(statement) if statement in self._leaving else effects
                found.setdefault(other, []).append(statement)
        return {effects: members for effects, members in found.items() if effects}

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
        elif result in TEXTS:
            wanted = range(not static, len(types) + (not static))
        told = {*wanted} | {part.key for e in found for part in (e.source.parts if e.source else ())
                            if part.word == KEYED and e.target.operand == RESULT}  # fmt: skip
        given = {e.source.operand for e in found if e.source and not e.source.parts and e.target.operand == RESULT}
        if not static and result == "Z" and not self._holders.isdisjoint(self._handing.above(owner)):
            given.add(0)
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
