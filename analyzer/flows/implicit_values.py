"""Which values tell something when they are chosen: numbers and texts by what they are, others by being another one."""

from analyzer.flows.bindings import Bindings
from analyzer.flows.kernels_state import (
    CALL,
    CAST,
    CATCH,
    COPY,
    CUSTOM,
    FIRST_PARAMETER,
    INTEGER,
    LOAD,
    NEW,
    SLOAD,
    TEXT,
)  # fmt: skip
from analyzer.program.build import ACC_STATIC

TEXTS = (
    "Ljava/lang/String;", "Ljava/lang/CharSequence;", "Ljava/lang/Boolean;", "Ljava/lang/Integer;",
    "Ljava/lang/Character;", "Ljava/lang/Long;", "Ljava/lang/Short;", "Ljava/lang/Byte;",
)  # fmt: skip
"""Types of objects that are values: one is as good as another that says the same."""


class Values:
    """What the values of one program are."""

    def __init__(self, bindings: Bindings) -> None:
        self._bindings = bindings
        self._values = bindings.values
        self._texts = frozenset(bindings.graph.program.find_type(name) for name in TEXTS) - {-1}
        self._objects: dict[int, bool] = {}

    def is_object(self, node: int) -> bool:
        """Whether a value is an object; a text is one, too. Elements of arrays count as numbers."""
        known = self._objects.get(node)
        if known is None:
            known = self._objects[node] = self._is_object(node)
        return known

    def is_plain(self, node: int) -> bool:
        """Whether a value is a number or a text."""
        if node <= 0:
            return False
        return (
            not self.is_object(node) or not self._texts.isdisjoint(self._bindings.types_of(node)) or self._is_text(node)
        )

    def is_made(self, node: int) -> bool:
        """Whether a value is an object that is made where it is named, or null."""
        defined = int(self._values.node_def[node])
        return bool(defined) and int(self._values.kind[defined]) in (NEW, INTEGER)

    def _is_text(self, node: int) -> bool:
        return int(self._values.kind[self._values.node_def[node]]) == TEXT

    def _is_object(self, node: int) -> bool:
        values, todo, seen = self._values, [node], {node}
        while todo:
            current = todo.pop()
            if not values.node_def[current]:
                if self._is_object_parameter(current):
                    return True
                continue
            for number in values.definition[values.def_first[current] : values.def_first[current + 1]].tolist():
                if self._makes_object(number):
                    return True
                other = int(values.a[number])
                if values.kind[number] == COPY and other not in seen:
                    seen.add(other)
                    todo.append(other)
        return False

    def _makes_object(self, number: int) -> bool:
        given, kind, row = self._values.given, int(self._values.kind[number]), int(self._values.row[number])
        if kind in (NEW, CAST, TEXT, CATCH, CUSTOM):
            return True
        ref = int(self._bindings.graph.program.sites.ref[row]) if row >= 0 else -1
        if ref < 0:
            return False
        if kind == CALL:
            return bool(given.returns_object[given.proto_of[ref]])
        return kind in (LOAD, SLOAD) and bool(given.field_object[ref])

    def _is_object_parameter(self, node: int) -> bool:
        given, method = self._values.given, int(self._values.node_method[node])
        place = node - int(self._values.first_node[method]) - FIRST_PARAMETER
        if not self._bindings.graph.program.methods.access[method] & ACC_STATIC:
            if place == 0:
                return True
            place -= 1
        p = int(given.proto_of[method])
        at = int(given.param_first[p]) + place
        return place >= 0 and at < int(given.param_first[p + 1]) and int(given.param_object[at]) == 1
