"""The string pool of compiled XML and resource tables: one string at a time, decoded when asked for."""

import struct
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

POOL_TYPE = 0x0001
HEADER_SIZE = 28

_UTF8_FLAG = 0x100
_HEADER = struct.Struct("<2HL5L")
_MOST_DECODED = 32 << 20
_LONGEST = 0x7FFF


class StringPool:
    """The strings of one pool by index. An index without a string gives "", and counts in ``missing``.

    ``utf8`` is the encoding that the strings really have: the flag is believed only when they agree with it.
    ``problems`` are English clauses about what had to be read against the header.
    """

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self.problems: list[str] = []
        self.missing = 0
        self._decoded: dict[int, str] = {}
        self._left = _MOST_DECODED
        _, header, size, count, styles, flags, strings, _ = _HEADER.unpack_from(data, at)
        self.end = at + size if HEADER_SIZE <= size <= len(data) - at else len(data)
        if self.end != at + size:
            self.problems.append("the string pool is larger than the file")
        self._strings = at + strings
        if not at + HEADER_SIZE <= self._strings <= self.end:
            self.problems.append("the string data lies outside the pool")
            self._strings = min(at + HEADER_SIZE + 4 * count, self.end)
        # Offsets stand between the header and the string data: there is no room for more than that.
        room = max(0, (self._strings - at - HEADER_SIZE) // 4)
        if count + styles > room:
            self.problems.append("the string pool counts more strings than it has room for")
        self._count: int = min(count, room)
        self._offsets = self._find_offsets(at, header)
        self.utf8 = self._find_encoding(bool(flags & _UTF8_FLAG))

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> str:
        known = self._decoded.get(index)
        if known is not None:
            return known
        text = self._decode(index)
        if text is None:
            self.missing += 1
            text = ""
        self._decoded[index] = text
        return text

    def block(self) -> bytes:
        """The bytes of all strings, with their lengths and terminators, for a search over all of them."""
        return self._data[self._strings : self.end]

    def containing(self, marks: Iterable[str]) -> dict[int, str]:
        """The strings that contain one of some marks, by index: a search over the bytes, then each hit decoded."""
        block = self.block()
        table = np.frombuffer(self._data, "<u4", self._room_for_offsets(), self._offsets).astype(np.int64)
        order = np.argsort(table, kind="stable")
        starts = table[order]
        found: dict[int, str] = {}
        for mark in marks:
            wanted = mark.encode("utf-8" if self.utf8 else "utf-16-le")
            at = block.find(wanted) if wanted else -1
            while at >= 0:
                last = int(np.searchsorted(starts, at, side="right"))
                first = int(np.searchsorted(starts, starts[last - 1], side="left")) if last else last
                for index in order[first:last].tolist():
                    if index not in found and mark in (text := self[index]):
                        found[index] = text
                at = block.find(wanted, int(starts[last]) if last < len(starts) else len(block))
        return found

    def _room_for_offsets(self) -> int:
        return max(0, min(self._count, (len(self._data) - self._offsets) // 4))

    def _find_offsets(self, at: int, header: int) -> int:
        """Where the offsets begin: behind the header as stated, unless only the regular place makes sense."""
        stated = at + header
        if header == HEADER_SIZE:
            return stated
        self.problems.append("the header of the string pool has an unusual size")
        regular = at + HEADER_SIZE
        if header < HEADER_SIZE or stated + 4 * self._count > self._strings:
            return regular
        return stated if self._sound(stated) >= self._sound(regular) else regular

    def _sound(self, offsets: int) -> int:
        """How many of the first offsets stay inside the pool and rise, as those of a compiler do."""
        sample = min(self._count, 16)
        if offsets + 4 * sample > len(self._data):
            return -1
        values = struct.unpack_from(f"<{sample}L", self._data, offsets)
        room = self.end - self._strings
        return sum(a < room and a < b for a, b in pairwise(values))

    def _find_encoding(self, stated: bool) -> bool:
        """The encoding in which the first strings end where their length says."""
        sample = range(min(self._count, 12))
        if not sample or all(self._ends_in_nul(index, stated) for index in sample):
            return stated
        good = sum(self._ends_in_nul(index, stated) for index in sample)
        other = sum(self._ends_in_nul(index, not stated) for index in sample)
        if other > good:
            self.problems.append("the strings have another encoding than the flag of the pool says")
            return not stated
        return stated

    def _ends_in_nul(self, index: int, utf8: bool) -> bool:
        found = self._locate(index, utf8)
        if found is None:
            return False
        _, end = found
        return self._data[end : end + 1] == b"\0" if utf8 else self._data[end : end + 2] == b"\0\0"

    def _locate(self, index: int, utf8: bool) -> tuple[int, int] | None:
        """Start and end of a string's bytes as its length says, or None outside the pool."""
        if not 0 <= index < self._count or self._offsets + 4 * index + 4 > len(self._data):
            return None
        offset: int = struct.unpack_from("<L", self._data, self._offsets + 4 * index)[0]
        at = self._strings + offset
        if at + 2 > self.end:
            return None
        start, length = _utf8_length(self._data, at) if utf8 else _utf16_length(self._data, at)
        return start, start + length

    def _decode(self, index: int) -> str | None:
        found = self._locate(index, self.utf8)
        if found is None:
            return None
        start, end = found
        if self.utf8 and self._data[end : end + 1] != b"\0":
            # Lengths over 32,767 wrap around, and some are forged: the terminator decides.
            end = self._data.find(b"\0", start, self.end)
            end = end if end >= 0 else self.end
        end = min(end, self.end)
        if end - start > 2 * _LONGEST:
            self.problems.append("a string is longer than any real one, and was cut")
            end = start + 2 * _LONGEST
        self._left -= end - start
        if self._left < 0 or end < start:
            return None
        return self._data[start:end].decode("utf-8" if self.utf8 else "utf-16-le", "replace")


def is_pool(data: bytes, at: int) -> bool:
    """Whether a string pool can begin at ``at``."""
    return 0 <= at <= len(data) - HEADER_SIZE and data[at : at + 2] == b"\x01\0"


def _utf8_length(data: bytes, at: int) -> tuple[int, int]:
    """Start of the bytes and their number: two lengths stand before them (characters, bytes), of 1 or 2 bytes each."""
    at += 2 if data[at] & 0x80 else 1
    if at + 2 > len(data):
        return len(data), 0
    first = data[at]
    if first & 0x80:
        return at + 2, (first & 0x7F) << 8 | data[at + 1]
    return at + 1, first


def _utf16_length(data: bytes, at: int) -> tuple[int, int]:
    """Start of the bytes and their number: one length in 16-bit units stands before them, of 2 or 4 bytes."""
    first = data[at] | data[at + 1] << 8
    if not first & 0x8000:
        return at + 2, 2 * first
    if at + 4 > len(data):
        return len(data), 0
    return at + 4, 2 * ((first & 0x7FFF) << 16 | data[at + 2] | data[at + 3] << 8)
