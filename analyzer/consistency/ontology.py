"""Broader and narrower data types, with the number of steps between them."""

from collections.abc import Mapping
from types import MappingProxyType

from analyzer.catalogue.model import DataType

TOO_BROAD = frozenset({"personal-information", "sensitive-personal-information"})
"""Notions so broad that naming them says nothing about a kind of information."""


class Ontology:
    """The data types of a catalogue by id, by code of the sensitive-API table, and by what is broader."""

    def __init__(self, data_types: tuple[DataType, ...]) -> None:
        self.types: Mapping[str, DataType] = MappingProxyType({kind.id: kind for kind in data_types})
        self._codes = {code: kind.id for kind in data_types for code in kind.table}
        self._above: dict[str, dict[str, int]] = {}
        self._below: dict[str, set[str]] | None = None

    def type_of(self, read: str) -> DataType | None:
        """The data type that a read names, by id or by code."""
        return self.types.get(read) or self.types.get(self._codes.get(read, ""))

    def above(self, kind: str) -> Mapping[str, int]:
        """Steps up to each broader type; the type itself is 0 steps away, notions that are too broad are left out."""
        if kind not in self._above:
            steps = {kind: 0}
            level = [kind]
            while level:
                following = []
                for name in level:
                    parents = self.types[name].parents if name in self.types else ()
                    for parent in parents:
                        if parent not in steps and parent not in TOO_BROAD:
                            steps[parent] = steps[name] + 1
                            following.append(parent)
                level = following
            self._above[kind] = steps
        return self._above[kind]

    def narrower(self, kind: str) -> frozenset[str]:
        """All types below a type."""
        if self._below is None:
            self._below = {}
            for name in self.types:
                for above in self.above(name):
                    if above != name:
                        self._below.setdefault(above, set()).add(name)
        return frozenset(self._below.get(kind, ()))

    def distance(self, kind: str, stated: str) -> int | None:
        """Steps from a type up to what was stated: 0 for the type itself or a narrower one, None when unrelated."""
        up = self.above(kind).get(stated)
        if up is not None:
            return up
        return 0 if kind in self.above(stated) else None
