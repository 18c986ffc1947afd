"""Bytes of a ZIP file to its list of entries, read the way the device reads it: the central directory is the truth.

Nothing here trusts a count, an offset or a size: all are clamped to the file. What a careful archive tool would
refuse (several end records, other disks, junk in front, a missing directory) is read on, and named as an anomaly.
"""

import mmap
import struct
from collections.abc import Iterator
from typing import NamedTuple

from analyzer.apk.model import Anomaly
from analyzer.errors import UnreadableError

Buffer = memoryview
"""A read-only view of a file's bytes."""

END_RECORD = b"PK\x05\x06"
CENTRAL_HEADER = b"PK\x01\x02"
LOCAL_HEADER = b"PK\x03\x04"

STORED = 0
DEFLATED = 8
FLAG_ENCRYPTED = 0x0001

MAX_ENTRIES = 200_000
"""More entries than any real package has (the largest known have about 60,000); the rest is cut off, and said."""

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s4xHH8xLLHHH8xL")
_LOCAL = struct.Struct("<4s5H3L2H")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LONGEST_COMMENT = 0xFFFF
_ZIP64 = 0xFFFFFFFF


class Entry(NamedTuple):
    """One entry as its central directory header states it. ``header`` is the offset of its local header."""

    name: str
    method: int
    flags: int
    compressed: int
    size: int
    header: int


class Directory(NamedTuple):
    """All entries in file order. ``start`` is the offset of the central directory (where a signing block ends).

    ``complete`` is false when the directory was missing or cut off, so that entries may be unknown.
    """

    entries: tuple[Entry, ...]
    start: int
    complete: bool
    anomalies: tuple[Anomaly, ...]


class _End(NamedTuple):
    offset: int
    disk: int
    entries: int
    size: int
    start: int
    comment: int


def read_directory(data: Buffer, whole: mmap.mmap) -> Directory:
    """The entries of ``data``; ``whole`` is its mapping, for searches (``find`` and ``rfind``).

    Raises:
        UnreadableError: neither a central directory nor a local header is in it: this is no ZIP file.
    """
    anomalies: list[Anomaly] = []
    end, shift = _choose_end(data, whole, anomalies)
    if end is None:
        return _from_local_headers(data, whole)
    if end.disk:
        anomalies.append(Anomaly(code="multi-disk", detail=f"the end record speaks of disk {end.disk}"))
    trailing = len(data) - (end.offset + _END.size + end.comment)
    if trailing > 0:
        anomalies.append(Anomaly(code="trailing-data", detail=f"{trailing} bytes follow the end of the archive"))
    entries = tuple(_walk(data, end.start + shift, end.offset, shift))
    if len(entries) >= MAX_ENTRIES:
        anomalies.append(Anomaly(code="too-many-entries", detail=f"only the first {MAX_ENTRIES} entries were read"))
    if not entries and end.entries:
        return _from_local_headers(data, whole)
    complete = len(entries) >= end.entries and len(entries) < MAX_ENTRIES
    if len(entries) & 0xFFFF != end.entries & 0xFFFF:
        detail = f"the end record counts {end.entries} entries, the directory holds {len(entries)}"
        anomalies.append(Anomaly(code="entry-count", detail=detail))
    return Directory(entries, end.start + shift, complete, tuple(anomalies))


def data_start(data: Buffer, entry: Entry) -> int | None:
    """Offset of an entry's data: behind its local header, whose name and extra lengths count; None without one."""
    header = local_header(data, entry.header)
    if header is None:
        return None
    return entry.header + _LOCAL.size + header[9] + header[10]


def local_header(data: Buffer, offset: int) -> tuple[int, ...] | None:
    """The fields of the local header at ``offset`` (signature first), or None when there is none."""
    if offset < 0 or offset + _LOCAL.size > len(data):
        return None
    fields = _LOCAL.unpack_from(data, offset)
    return fields if fields[0] == LOCAL_HEADER else None


def local_anomalies(data: Buffer, entry: Entry) -> Iterator[Anomaly]:
    """Where the local header of an entry tells another story than the central directory."""
    header = local_header(data, entry.header)
    if header is None:
        yield Anomaly(code="local-header-missing", where=entry.name, detail="no local header at the stated offset")
        return
    _, _, flags, method, _, _, _, compressed, size, name_length, _ = header
    start = entry.header + _LOCAL.size
    name = decode_name(bytes(data[start : start + name_length]))
    if name != entry.name:
        yield Anomaly(code="local-name", where=entry.name, detail="the local header names another entry")
    if method != entry.method:
        detail = f"method {method} in the local header, {entry.method} in the directory"
        yield Anomaly(code="local-method", where=entry.name, detail=detail)
    # With a data descriptor (flag bit 3) the sizes stand behind the data, and zero here is ordinary.
    described = flags & 0x08 and not compressed and not size
    if not described and (compressed, size) != (entry.compressed, entry.size):
        detail = f"sizes {compressed} and {size} in the local header, {entry.compressed} and {entry.size} in the other"
        yield Anomaly(code="local-sizes", where=entry.name, detail=detail)


def decode_name(raw: bytes) -> str:
    """An entry name as text: UTF-8; bytes that are none are spelt out, so that distinct names stay distinct."""
    return raw.decode("utf-8", "backslashreplace")


def _choose_end(data: Buffer, whole: mmap.mmap, anomalies: list[Anomaly]) -> tuple[_End | None, int]:
    """The end record that the device takes, and by how much all offsets are shifted by junk in front."""
    candidates = list(_ends(data, whole))
    sound = [(end, shift) for end in candidates if (shift := _shift(data, end)) is not None]
    # The device searches from the back and asks that the comment ends with the file.
    exact = [pair for pair in sound if pair[0].offset + _END.size + pair[0].comment == len(data)]
    if not sound:
        return None, 0
    end, shift = (exact or sound)[0]
    # One before the directory belongs to an archive that is stored in this one.
    others = [other for other in candidates if other.offset != end.offset and other.offset >= end.start + shift]
    if others:
        detail = f"{len(others) + 1} end records; the one at {end.offset} was taken"
        anomalies.append(Anomaly(code="several-end-records", detail=detail))
    if shift:
        anomalies.append(Anomaly(code="prefix-junk", detail=f"{shift} bytes stand before the archive"))
    return end, shift


def _ends(data: Buffer, whole: mmap.mmap) -> Iterator[_End]:
    """End records from the back, within the longest comment; at most 16, forged ones cost nothing."""
    lowest = max(0, len(data) - _END.size - _LONGEST_COMMENT)
    at = whole.rfind(END_RECORD, lowest)
    found = 0
    while at >= 0 and found < 16:
        if at + _END.size <= len(data):
            _, disk, _, _, count, size, start, comment = _END.unpack_from(data, at)
            yield _zip64(data, _End(at, disk, count, size, start, comment))
            found += 1
        at = whole.rfind(END_RECORD, lowest, at)


def _zip64(data: Buffer, end: _End) -> _End:
    """The record with the 64-bit figures, where it points to some."""
    locator = end.offset - _END64_LOCATOR.size
    if locator < 0 or (end.entries != 0xFFFF and _ZIP64 not in (end.size, end.start)):
        return end
    magic, _, record, _ = _END64_LOCATOR.unpack_from(data, locator)
    if magic != b"PK\x06\x07" or record + _END64.size > len(data):
        return end
    fields = _END64.unpack_from(data, record)
    if fields[0] != b"PK\x06\x06":
        return end
    return end._replace(entries=fields[7], size=fields[8], start=fields[9])


def _shift(data: Buffer, end: _End) -> int | None:
    """How far the directory lies behind where the record says; None when it lies nowhere."""
    if not end.entries and not end.size:
        return 0
    if end.start + _CENTRAL.size <= end.offset and data[end.start : end.start + 4] == CENTRAL_HEADER:
        return 0
    start = end.offset - end.size
    if start >= end.start and data[start : start + 4] == CENTRAL_HEADER:
        return start - end.start
    return None


def _walk(data: Buffer, start: int, end: int, shift: int) -> Iterator[Entry]:
    """The central directory from ``start`` while its headers are sound, never past ``end``."""
    if start < 0:
        return
    block = bytes(data[start:end])  # slices of bytes are several times cheaper than slices of a view
    unpack, last = _CENTRAL.unpack_from, len(block) - _CENTRAL.size
    at = 0
    for _ in range(MAX_ENTRIES):
        if at > last:
            return
        magic, flags, method, packed, size, name, extra, comment, header = unpack(block, at)
        if magic != CENTRAL_HEADER:
            return
        behind = at + 46 + name
        raw = block[at + 46 : behind]
        if packed == _ZIP64 or size == _ZIP64 or header == _ZIP64:
            packed, size, header = _wide_sizes(block[behind : behind + extra], packed, size, header)
        text = raw.decode("ascii") if raw.isascii() else decode_name(raw)
        yield Entry(text, method, flags, packed, size, header + shift)
        at = behind + extra + comment


def _wide_sizes(extra: bytes, packed: int, size: int, header: int) -> tuple[int, int, int]:
    """Sizes and offset out of the ZIP64 extra field, for those that say 0xffffffff."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        body = extra[at + 4 : at + 4 + length]
        at += 4 + length
        if kind != 1:
            continue
        wide = list(struct.unpack_from(f"<{len(body) // 8}Q", body))
        if size == _ZIP64 and wide:
            size = wide.pop(0)
        if packed == _ZIP64 and wide:
            packed = wide.pop(0)
        if header == _ZIP64 and wide:
            header = wide.pop(0)
        break
    return packed, size, header


def _from_local_headers(data: Buffer, whole: mmap.mmap) -> Directory:
    """Entries by their local headers alone: the directory at the end is missing or nowhere to be found."""
    entries: list[Entry] = []
    at = whole.find(LOCAL_HEADER)
    while at >= 0 and len(entries) < MAX_ENTRIES:
        header = local_header(data, at)
        if header is None:
            break
        _, _, flags, method, _, _, _, packed, size, name, extra = header
        body = at + _LOCAL.size + name + extra
        # A stated size is believed when a header follows there, so that an archive inside an entry is skipped.
        sized = packed and bytes(data[body + packed : body + packed + 2]) == b"PK"
        following = whole.find(LOCAL_HEADER, body + packed if sized else body)
        if not packed and flags & 0x08:
            packed = max(0, (following if following >= 0 else len(data)) - body)
        text = decode_name(bytes(data[at + _LOCAL.size : at + _LOCAL.size + name]))
        entries.append(Entry(text, method, flags, packed, size, at))
        at = following
    if not entries:
        raise UnreadableError("this is not an Android package: no ZIP structure in it", "give the path of an .apk file")
    detail = "the central directory is missing; entries were found by their local headers"
    return Directory(tuple(entries), len(data), False, (Anomaly(code="directory-missing", detail=detail),))
