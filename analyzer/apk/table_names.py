"""Class names in a resource table: which of them something holds, and which are plain texts; ids of files by name."""

import struct
from collections.abc import Iterable

import numpy as np

from analyzer.apk.axml import TYPE_STRING
from analyzer.apk.resources import ResourceTable
from analyzer.apk.strings import is_pool

_MOST_NAMES = 400
"""More dotted names than this in one table are no longer told apart: all count as held by something."""

_POOL_AT = 12
_POOL = struct.Struct("<2HL5L")
_UTF8 = 0x100
_REFERENCE = 0x01000008
"""The first word of a stored reference: its size, a zero, and the type (Res_value of the platform)."""
_SIMPLE_SIZE, _COMPLEX = 8, 0x0001


class TableNames:
    """The table's part in making classes.

    ``held``: texts that a theme, a style or an array holds: whatever reads it may make a class of them. ``plain``:
    those that are only the value of a string resource, which makes nothing unless something refers to it.
    """

    def __init__(self, data: bytes, names: frozenset[str]) -> None:
        self._data = data
        self._table = ResourceTable(data) if data else None
        self.held, self.plain = self._sorted(names)

    def _sorted(self, names: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        if not names or not is_pool(self._data, _POOL_AT) or len(names) > _MOST_NAMES:
            return names, frozenset()
        indexes = pool_indexes(self._data, _POOL_AT, names)
        plain = {name for name in names if name in indexes and all(map(self._is_plain, indexes[name]))}
        return names - plain, frozenset(plain)

    def _is_plain(self, index: int) -> bool:
        """Whether no bag (theme, style, array) holds a string of the pool: an entry header precedes its value."""
        value = struct.pack("<HBBL", 8, 0, TYPE_STRING, index)
        at = self._data.find(value)
        while at >= 0:
            if at < 8:
                return False
            size, flags = struct.unpack_from("<HH", self._data, at - 8)
            if size != _SIMPLE_SIZE or flags & _COMPLEX:
                return False
            at = self._data.find(value, at + 8)
        return True

    def class_of(self, identity: int) -> frozenset[str]:
        """The class names among the values of a resource."""
        values = self._table.values(identity) if self._table is not None and self.plain else ()
        return frozenset(one.value.text for one in values if one.value.text in self.plain)

    def ids_of(self, files: set[str]) -> dict[str, tuple[int, ...]]:
        """The resource ids whose value is the name of one of some files."""
        if self._table is None or not files or not is_pool(self._data, _POOL_AT):
            return {}
        indexes = pool_indexes(self._data, _POOL_AT, files)
        names = {index: name for name, found in indexes.items() for index in found}
        found: dict[str, list[int]] = {}
        for identity, index in self._table.resources_of(names, _Any()):
            if identity not in found.setdefault(names[index], []):
                found[names[index]].append(identity)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}

    def referred(self, ids: set[int]) -> frozenset[int]:
        """Those of some resource ids to which a value of the table itself refers: themes, arrays, other names."""
        words = np.frombuffer(self._data, "<u4", len(self._data) // 4)
        return frozenset(ids.intersection(words[1:][words[:-1] == _REFERENCE].tolist()))


class _Any:
    """Every language."""

    def __contains__(self, tag: object) -> bool:
        return True


def pool_indexes(data: bytes, at: int, texts: Iterable[str]) -> dict[str, list[int]]:
    """The indexes of those of some texts that are strings of the pool at ``at``; {} where the header makes no sense."""
    _, header, size, count, _, flags, strings, _ = _POOL.unpack_from(data, at)
    room = max(0, min(len(data) - at - header, strings - header) // 4)
    offsets = np.frombuffer(data, "<u4", min(count, room), at + header)
    block = data[at + strings : at + size]
    found: dict[int, str] = {}
    if flags & _UTF8:
        narrow = {text.encode("utf-8", "replace"): text for text in texts}
        start = 0
        for piece in block.split(b"\0"):
            for lengths in (2, 3, 4):  # two lengths of one or two bytes each stand before the text
                if (name := narrow.get(piece[lengths:])) is not None:
                    found[start] = name
            start += len(piece) + 1
    else:
        wide = {text.encode("utf-16-le", "replace"): text for text in texts}
        sizes = {len(text) for text in wide}
        for start in np.unique(offsets[offsets.astype(np.int64) + 2 <= len(block)]).tolist():
            length = 2 * (block[start] | block[start + 1] << 8)
            if length in sizes and (name := wide.get(block[start + 2 : start + 2 + length])) is not None:
                found[start] = name
    hits = np.flatnonzero(np.isin(offsets, np.array(sorted(found), np.uint32)))
    indexes: dict[str, list[int]] = {}
    for index in hits.tolist():
        indexes.setdefault(found[int(offsets[index])], []).append(index)
    return indexes
