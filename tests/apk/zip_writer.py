"""ZIP files byte by byte, so that every field can lie."""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Entry:
    """One entry. What is None in the local header is as in the central directory."""

    name: str | bytes
    data: bytes
    method: int = 8
    stated_method: int | None = None
    stated_size: int | None = None
    stated_packed: int | None = None
    flags: int = 0
    crc: int | None = None
    version: int = 20
    local_name: str | bytes | None = None
    local_method: int | None = None
    local_sizes: tuple[int, int] | None = None

    @property
    def raw_name(self) -> bytes:
        return raw(self.name)

    @property
    def packed(self) -> bytes:
        return deflate(self.data) if self.method == 8 else self.data


def raw(name: str | bytes) -> bytes:
    return name.encode() if isinstance(name, str) else name


def deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zip_bytes(
    *entries: Entry,
    prefix: bytes = b"",
    fix_offsets: bool = False,
    signing_block: bytes = b"",
    gap: bytes = b"",
    comment: bytes = b"",
    stated_comment: int | None = None,
    count: int | None = None,
    disk: int = 0,
) -> bytes:
    """The archive. Offsets count from the archive itself, from the start of the file with ``fix_offsets``."""
    out = bytearray()
    directory = bytearray()
    base = len(prefix) if fix_offsets else 0
    for one in entries:
        packed, name = one.packed, one.raw_name
        crc = zlib.crc32(one.data) if one.crc is None else one.crc
        method = one.method if one.stated_method is None else one.stated_method
        size = len(one.data) if one.stated_size is None else one.stated_size
        length = len(packed) if one.stated_packed is None else one.stated_packed
        local_method = method if one.local_method is None else one.local_method
        local_name = name if one.local_name is None else raw(one.local_name)
        local_packed, local_size = one.local_sizes or (length, size)
        head = (one.version, one.flags, method, 0, 0, crc, length, size, len(name), 0, 0, 0, 0, 0, base + len(out))
        directory += struct.pack("<4s6H3L5H2L", b"PK\1\2", one.version, *head) + name
        local = (one.version, one.flags, local_method, 0, 0, crc, local_packed, local_size, len(local_name), 0)
        out += struct.pack("<4s5H3L2H", b"PK\3\4", *local)
        out += local_name + packed
    out += signing_block
    start = base + len(out)
    out += directory + gap
    total = len(entries) if count is None else count
    stated = len(comment) if stated_comment is None else stated_comment
    out += struct.pack("<4s4H2LH", b"PK\5\6", disk, disk, total, total, len(directory), start, stated) + comment
    return prefix + bytes(out)


def write(folder: Path, *entries: Entry, name: str = "app.apk", **options: Any) -> Path:
    path = folder / name
    path.write_bytes(zip_bytes(*entries, **options))
    return path
