"""The resource table to the values of single resources: only what is asked for is decoded.

Reading the table itself walks chunk headers alone, so that a table of many megabytes costs a few milliseconds.
Offsets, counts and sizes are clamped to the table; references are followed a few steps deep.
"""

import struct
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.axml import TYPE_DYNAMIC_REFERENCE, TYPE_REFERENCE, TYPE_STRING, Value
from analyzer.apk.strings import POOL_TYPE, StringPool, is_pool

TABLE_MAGIC = b"\x02\x00"

_CHUNK = struct.Struct("<2HL")
_TYPE_HEADER = struct.Struct("<BBHLL")
_ENTRY = struct.Struct("<2HL")
_VALUE = struct.Struct("<HBBL")
_MAPPED = struct.Struct("<LHBBL")
_PACKAGE_TYPE = 0x0200
_KEYS_OFFSET = 8 + 4 + 256 + 8
"""In the header of a package: where the names of its resources are, behind id, name and the place of type names."""
_TYPE_TYPE = 0x0201
_SPARSE, _OFFSETS_16 = 0x01, 0x02
_COMPLEX, _COMPACT = 0x0001, 0x0008
_NO_ENTRY = 0xFFFFFFFF
_NO_ENTRY_16 = 0xFFFF
_DEEPEST = 8
_MOST_STEPS = 50_000
_MOST_STEPS_IN_ALL = 1_000_000
_MOST_ITEMS = 512
_MOST_CHUNKS = 100_000


class Configured(NamedTuple):
    """A value under one configuration: its locale (BCP 47, "" for the default), and the rest of its qualifiers.

    ``qualifiers`` are the other bytes of the configuration as stored; all zero means "any device".
    """

    locale: str
    qualifiers: bytes
    value: Value

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the locale qualifies it."""
        return not any(self.qualifiers)


class _TypeChunk(NamedTuple):
    at: int
    header: int
    end: int


class ResourceTable:
    """A resource table by resource id, never raising.

    ``problems`` are English clauses about what deviates from the format; ``broken`` says that values may be missing.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.problems: list[str] = []
        self.broken = False
        self._pool: StringPool | None = None
        self._chunks: dict[tuple[int, int], list[_TypeChunk]] = {}
        self._keys_at: dict[int, int] = {}
        self._keys: dict[int, StringPool] = {}
        self._configurations: dict[int, tuple[str, bytes]] = {}
        self._known: dict[tuple[int, str], tuple[Configured, ...]] = {}
        self._steps = 0
        self._steps_left = _MOST_STEPS_IN_ALL
        self._language = ""
        self._read_chunks()

    def values(self, identity: int, language: str = "") -> tuple[Configured, ...]:
        """The values of a resource, references followed, in the order of the table; () when it is not in there.

        With a ``language`` those for it and those for no language in particular, otherwise all.
        """
        known = self._known.get((identity, language))
        if known is not None:
            return known
        found: list[Configured] = []
        self._steps = allowed = min(_MOST_STEPS, self._steps_left)
        self._language = language
        self._collect(identity, "", b"", _DEEPEST, found)
        self._steps_left -= allowed - max(0, self._steps)
        if self._steps < 0:
            self._break("a resource refers to too many others")
        self._known[identity, language] = tuple(found)
        return self._known[identity, language]

    def default(self, identity: int) -> Value | None:
        """The value of a resource on a device that no qualifier fits, else its first one; None without any."""
        values = self.values(identity)
        if not values:
            return None
        return min(values, key=lambda one: (one.locale != "", not one.is_plain)).value

    def items(self, identity: int) -> tuple[Value, ...]:
        """The members of an array resource, those of all configurations one after another, references followed."""
        found: list[Value] = []
        for chunk in self._chunks.get((identity >> 24, identity >> 16 & 0xFF), ()):
            at = self._entry_offset(chunk, identity & 0xFFFF)
            if at is None or at + 16 > chunk.end:
                continue
            size, flags, _ = _ENTRY.unpack_from(self._data, at)
            if not flags & _COMPLEX or flags & _COMPACT:
                continue
            (count,) = struct.unpack_from("<L", self._data, at + 12)
            first = at + size
            count = min(count, max(0, chunk.end - first) // _MAPPED.size, _MOST_ITEMS - len(found))
            for place in range(first, first + count * _MAPPED.size, _MAPPED.size):
                _, _, _, kind, word = _MAPPED.unpack_from(self._data, place)
                value: Value | None = self._typed(kind, word)
                if kind in (TYPE_REFERENCE, TYPE_DYNAMIC_REFERENCE) and word:
                    value = self.default(word)
                found += [value] if value is not None else []
        return tuple(found)

    def name(self, identity: int) -> str:
        """The name of a resource (``send`` of ``R.id.send``), "" when it is not in there."""
        package = identity >> 24
        if package not in self._keys and is_pool(self._data, at := self._keys_at.get(package, 0)):
            self._keys[package] = StringPool(self._data, at)
        keys = self._keys.get(package)
        for chunk in self._chunks.get((package, identity >> 16 & 0xFF), ()) if keys else ():
            at = self._entry_offset(chunk, identity & 0xFFFF) or 0
            if at and at + 8 <= chunk.end:
                size, flags, key = _ENTRY.unpack_from(self._data, at)
                return keys[size if flags & _COMPACT else key] if keys else ""
        return ""

    def find_texts(self, marks: Iterable[str]) -> dict[int, str]:
        """The strings of the table that contain one of some marks, by their index in the pool."""
        return self._pool.containing(marks) if self._pool is not None else {}

    def resources_of(self, texts: Iterable[int], languages: Container[str]) -> Iterator[tuple[int, int]]:
        """(resource id, index in the pool) of every plain value that is one of some strings of the pool, in the order
        of the table. Only configurations of ``languages`` count ("" for no language in particular).
        """
        wanted = np.array(sorted(set(texts)), np.uint32)
        for (package, kind), chunks in self._chunks.items() if len(wanted) else ():
            for chunk in chunks:
                if self._configuration(chunk)[0].partition("-")[0] in languages:
                    for index, text in self._strings_in(chunk, wanted):
                        yield package << 24 | kind << 16 | index, text

    def _strings_in(self, chunk: _TypeChunk, wanted: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
        """(index of the entry, index in the pool) of the entries of one chunk that are wanted strings."""
        data = np.frombuffer(self._data, np.uint8)
        _, flags, _, count, start = _TYPE_HEADER.unpack_from(self._data, chunk.at + 8)
        table = chunk.at + chunk.header
        sparse, short = bool(flags & _SPARSE), bool(flags & _OFFSETS_16)
        width = 2 if short and not sparse else 4
        count = min(count, max(0, chunk.end - table) // width)
        if not count:
            return
        stored = np.frombuffer(self._data, "<u2" if short or sparse else "<u4", count * (2 if sparse else 1), table)
        if sparse:
            index, offset, there = (
                stored[0::2].astype(np.int64),
                4 * stored[1::2].astype(np.int64),
                np.ones(count, bool),
            )
        else:
            index, there = np.arange(count), stored != (_NO_ENTRY_16 if short else _NO_ENTRY)
            offset = stored.astype(np.int64) * (4 if short else 1)
        at = chunk.at + start + offset
        there &= at + 8 <= chunk.end
        index, at = index[there], at[there]
        size, marks = _word16(data, at), _word16(data, at + 2)
        compact = marks & _COMPACT != 0
        place = np.where(compact, at, at + size)
        inside = (place + 8 <= chunk.end) & (marks & _COMPLEX == 0)
        index, place, compact, marks = index[inside], place[inside], compact[inside], marks[inside]
        kind = np.where(compact, marks >> 8, data[place + 3])
        word = _word16(data, place + 4) | _word16(data, place + 6) << 16
        hit = (kind == TYPE_STRING) & np.isin(word, wanted)
        yield from zip(index[hit].tolist(), word[hit].tolist(), strict=True)

    def _collect(self, identity: int, locale: str, qualifiers: bytes, depth: int, found: list[Configured]) -> None:
        for chunk in self._chunks.get((identity >> 24, identity >> 16 & 0xFF), ()):
            self._steps -= 1
            if self._steps < 0:
                return
            own_locale, own_qualifiers = self._configuration(chunk)
            if self._language and own_locale and not own_locale.startswith(self._language):
                continue
            value = self._entry(chunk, identity & 0xFFFF)
            if value is None:
                continue
            if locale and own_locale and locale.split("-")[0] != own_locale.split("-")[0]:
                continue  # found under one language, the device never follows it into another
            # A reference keeps the configuration under which it was found, unless its target is more exact.
            place = own_locale or locale, own_qualifiers if any(own_qualifiers) else qualifiers
            if value.kind in (TYPE_REFERENCE, TYPE_DYNAMIC_REFERENCE) and value.data and depth:
                before = len(found)
                self._collect(value.data, *place, depth - 1, found)
                if len(found) > before:
                    continue
            found.append(Configured(*place, value))

    def _read_chunks(self) -> None:
        data = self._data
        if len(data) < 12 or data[:2] != TABLE_MAGIC:
            self._break("this is no resource table")
            return
        (size,) = struct.unpack_from("<L", data, 4)
        if size > len(data):
            self._break("the resource table is cut off")
        for kind, at, header, end in self._walk(12, len(data)):
            if kind == POOL_TYPE and self._pool is None and is_pool(data, at):
                self._pool = StringPool(data, at)
            elif kind == _PACKAGE_TYPE:
                self._read_package(at, header, end)
        if self._pool is None:
            self._break("the resource table has no strings")
        else:
            self.problems += self._pool.problems

    def _read_package(self, at: int, header: int, end: int) -> None:
        if at + 12 > end:
            return
        package = self._data[at + 8]  # the id is a 32-bit field of which only the low byte can be addressed
        if header >= _KEYS_OFFSET + 4 and at + _KEYS_OFFSET + 4 <= end:
            self._keys_at.setdefault(package, at + struct.unpack_from("<L", self._data, at + _KEYS_OFFSET)[0])
        for kind, inner, inner_header, inner_end in self._walk(at + max(header, 12), end):
            if kind == _TYPE_TYPE and inner + 20 <= inner_end:
                chunk = _TypeChunk(inner, inner_header, inner_end)
                self._chunks.setdefault((package, self._data[inner + 8]), []).append(chunk)

    def _walk(self, at: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Type, offset, header size and end of each chunk between two offsets; stops where a size is impossible."""
        unpack = _CHUNK.unpack_from
        for _ in range(_MOST_CHUNKS):
            if at + 8 > end:
                return
            kind, header, size = unpack(self._data, at)
            if size < 8 or header < 8:
                self._break("a chunk of the resource table has an impossible size")
                return
            if at + size > end:
                self._break("the resource table is cut off")
            yield kind, at, header, min(at + size, end)
            at += size
        self._break("the resource table has too many chunks")

    def _break(self, problem: str) -> None:
        self.broken = True
        if problem not in self.problems:
            self.problems.append(problem)

    def _entry(self, chunk: _TypeChunk, index: int) -> Value | None:
        """The plain value of entry ``index`` in one type chunk; None when it has none there, or a bag."""
        at = self._entry_offset(chunk, index)
        if at is None or at + 8 > chunk.end:
            return None
        size, flags, word = _ENTRY.unpack_from(self._data, at)
        if flags & _COMPACT:
            return self._typed(flags >> 8, word)
        if flags & _COMPLEX:
            return None
        at += size
        if at + 8 > chunk.end:
            self._break("a value lies outside its chunk")
            return None
        _, _, kind, word = _VALUE.unpack_from(self._data, at)
        return self._typed(kind, word)

    def _typed(self, kind: int, word: int) -> Value:
        text = self._pool[word] if kind == TYPE_STRING and self._pool is not None else ""
        return Value(kind, word, text)

    def _entry_offset(self, chunk: _TypeChunk, index: int) -> int | None:
        _, flags, _, count, start = _TYPE_HEADER.unpack_from(self._data, chunk.at + 8)
        offsets = chunk.at + chunk.header
        width = 2 if flags & _OFFSETS_16 and not flags & _SPARSE else 4
        count = min(count, max(0, chunk.end - offsets) // width)
        if flags & _SPARSE:
            offset = self._sparse_offset(offsets, count, index)
        elif index >= count:
            return None
        elif flags & _OFFSETS_16:
            (short,) = struct.unpack_from("<H", self._data, offsets + 2 * index)
            offset = None if short == _NO_ENTRY_16 else 4 * short
        else:
            (long,) = struct.unpack_from("<L", self._data, offsets + 4 * index)
            offset = None if long == _NO_ENTRY else long
        if offset is None:
            return None
        at: int = chunk.at + start + offset
        if at + 8 > chunk.end:
            self._break("an entry lies outside its chunk")
            return None
        return at

    def _sparse_offset(self, offsets: int, count: int, index: int) -> int | None:
        """Sparse chunks list (index, offset / 4) in order of index: a binary search, as on the device."""
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            key, offset = struct.unpack_from("<2H", self._data, offsets + 4 * middle)
            if key == index:
                return 4 * int(offset)
            low, high = (middle + 1, high) if key < index else (low, middle)
        return None

    def _configuration(self, chunk: _TypeChunk) -> tuple[str, bytes]:
        known = self._configurations.get(chunk.at)
        if known is None:
            at = chunk.at + 20
            size = struct.unpack_from("<L", self._data, at)[0] if at + 4 <= chunk.end else 0
            raw = self._data[at : min(at + size, chunk.at + chunk.header, chunk.end)]
            known = self._configurations[chunk.at] = _locale(raw), _without_locale(raw)
        return known


def _word16(data: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.int64]:
    return data[at].astype(np.int64) | data[at + 1].astype(np.int64) << 8


def _locale(config: bytes) -> str:
    """The BCP 47 tag of a configuration: language, script, region, variant at the offsets of the platform's struct."""
    language = _packed(config[8:10], ord("a"))
    if not language:
        return ""
    parts = [language]
    computed = config[52:53] not in (b"", b"\0")  # then the compiler guessed the script, nobody wrote it
    if (script := _text(config[36:40])) and not computed:
        parts.append(script.title())
    if region := _packed(config[10:12], ord("0")):
        parts.append(region.upper())
    if variant := _text(config[40:48]):
        parts.append(variant.lower())
    return "-".join(parts)


def _packed(two: bytes, base: int) -> str:
    """A language or region: two letters as they are, or three packed into 15 bits with the top bit set."""
    if len(two) < 2 or not two[0]:
        return ""
    if not two[0] & 0x80:
        return _text(two)
    letters = (two[1] & 0x1F, (two[1] & 0xE0) >> 5 | (two[0] & 0x03) << 3, (two[0] & 0x7C) >> 2)
    return _text(bytes(base + letter for letter in letters))


def _text(raw: bytes) -> str:
    text = raw.split(b"\0", 1)[0]
    return text.decode("ascii") if text.isalnum() else ""


def _without_locale(config: bytes) -> bytes:
    """The other qualifiers: country codes, screen, input, size, platform version, and the second screen word."""
    return config[4:8] + config[12:36] + config[48:52]
