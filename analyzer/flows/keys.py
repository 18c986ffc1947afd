"""The constants under which things are kept: names of extras, preferences, map keys, indices."""

from analyzer.flows.bindings import Bindings
from analyzer.flows.kernels_state import CAST, INTEGER, TEXT
from analyzer.program.constants import Constants

_DEEPEST = 8


class Keys:
    """The constant that an operand of a call is, asked for when it matters."""

    def __init__(self, bindings: Bindings, constants: Constants | None) -> None:
        self._bindings = bindings
        self._constants = constants
        self._known: dict[tuple[int, int], str | int | None] = {}

    def of(self, statement: int, operand: int) -> str | int | None:
        """The one text or integer that operand ``operand`` of a call is; None when it is not known or not one."""
        key = (statement, operand)
        if key not in self._known:
            operands = self._bindings.operands(statement)
            node = operands[operand] if 0 <= operand < len(operands) else 0
            found = self._defined(node)
            self._known[key] = found if found is not None else self._computed(statement, operand)
        return self._known[key]

    def _defined(self, node: int) -> str | int | None:
        values = self._bindings.values
        for _ in range(_DEEPEST):
            first, end = int(values.def_first[node]), int(values.def_first[node + 1])
            if node <= 0 or end - first != 1:
                return None
            statement = int(values.definition[first])
            kind, x = int(values.kind[statement]), int(values.x[statement])
            if kind == TEXT:
                return self._bindings.graph.program.symbols.strings.text(x) if x >= 0 else None
            if kind == INTEGER:
                return x
            if kind != CAST:
                return None
            node = int(values.a[statement])
        return None

    def _computed(self, statement: int, operand: int) -> str | int | None:
        values = self._bindings.values
        if self._constants is None:
            return None
        call = self._constants.arguments(int(values.method[statement])).get(int(values.pc[statement]))
        if call is None or not 0 <= operand < len(call.arguments):
            return None
        found = {const.value for const in call.arguments[operand] or () if const.kind in ("string", "int")}
        return found.pop() if len(found) == 1 else None
