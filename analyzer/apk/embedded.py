"""Code that a package carries where the device loads none by itself: dex files, and archives with dex files in them.

Only worth asking for when the package's own code can load code: see :func:`loads_code`. Everything is bounded: files
looked into, bytes, and archives within archives.
"""

import mmap
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from analyzer.apk.container import EntryError, Package
from analyzer.apk.dex import Dex
from analyzer.apk.directory import DEFLATED, FLAG_ENCRYPTED, Entry, data_start, read_directory
from analyzer.errors import UnreadableError
from analyzer.gaps import Cause, Gap

STAGE = "contents"
SEPARATOR = "!"
"""Between the name of an archive and that of an entry in it: ``assets/plugin.jar!classes.dex``."""

MOST_PEEKED = 20_000
MOST_FILES = 32
MOST_BYTES = 64 << 20
"""Payload dex files, and bytes of them and of the archives around them, that are read."""
MOST_DEPTH = 2
MOST_INNER = 5000
MOST_UNKNOWN = 10

DEX, ARCHIVE, COMPRESSED, LIBRARY = b"dex\n", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF"
_NAMED_CODE = (".dex", ".jar", ".apk", ".dex.jar", ".aar")
_PLACES = ("assets/", "res/raw", "lib/")
_NEVER = (
    ".png", ".webp", ".jpg", ".jpeg", ".gif", ".ttf", ".otf", ".mp3", ".mp4", ".ogg", ".wav", ".html", ".css", ".js",
    ".xml", ".arsc", ".json", ".txt", ".properties", ".kotlin_builtins", ".kotlin_module", ".version", ".svg",
)  # fmt: skip
_OTHER_FORMATS = (
    b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8", b"OggS", b"ID3", b"\xff\xfb", b"OTTO", b"\x00\x01\x00\x00", b"wOFF",
    b"wOF2", b"%PDF", b"SQLite", b"\x03\x00\x08\x00", b"<?xml", b"<", b"{", b"fLaC", b"\x1aE\xdf\xa3", b"7z\xbc\xaf",
    b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"BZh", b"glTF", b"KTX", b"DDS ", b"oat\n", b"vdex", b"\xca\xfe\xba\xbe",
)  # fmt: skip
"""How files of known formats begin, none of which is a dex file in disguise."""
_ENOUGH = 1024
"""Compressed bytes that hold the first bytes of any file: a block may spend 300 on its tables."""
_SAMPLE = 4096
_RANDOM = 7.6
"""Bits a byte: 4096 random bytes have 7.95 on average, text below 6, most data below 7."""

_TYPES = (
    "DexClassLoader", "PathClassLoader", "InMemoryDexClassLoader", "BaseDexClassLoader", "DelegateLastClassLoader",
    "DexFile",
)  # fmt: skip
_LOADERS = tuple(
    sorted(f(name).encode() for name in _TYPES for f in ("Ldalvik/system/{};".format, "dalvik.system.{}".format))
)


def loads_code(dexes: Iterable[Dex]) -> bool:
    """Whether any of the files names a class of the framework that brings more code into the process."""
    return any(_has_string(dex, loader) for dex in dexes for loader in _LOADERS)


def _has_string(dex: Dex, wanted: bytes) -> bool:
    """Whether a string is in the string table, which the format keeps sorted."""
    low, high = 0, len(dex.string_start)
    while low < high:
        middle = (low + high) // 2
        if dex.string_bytes(middle) < wanted:
            low = middle + 1
        else:
            high = middle
    return dex.string_bytes(low) == wanted


@dataclass(slots=True)
class _Found:
    """What was found so far, and how many bytes may still be read."""

    dexes: list[tuple[str, bytes]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    left: int = field(default_factory=lambda: MOST_BYTES)

    @property
    def full(self) -> bool:
        return len(self.dexes) >= MOST_FILES or self.left <= 0

    def gap(self, cause: Cause, where: str, detail: str, blocks: bool = True) -> None:
        self.gaps.append(Gap(stage=STAGE, cause=cause, where=where, detail=detail, blocks_code=blocks))


def read_embedded(package: Package) -> tuple[tuple[tuple[str, bytes], ...], tuple[Gap, ...]]:
    """The dex files outside the device's own list: (name, content), and gaps for what may hide more.

    They come in the order of the archive's directory. An entry of an archive is named
    ``assets/plugin.jar!classes.dex``.
    """
    found = _Found()
    for name in _candidates(package, found):
        start = package.peek(name, len(DEX))
        if not start.startswith((DEX, ARCHIVE, COMPRESSED)):
            _note_unknown(package, name, start, found)
            continue
        if found.full:
            found.gap(
                Cause.BUDGET,
                name,
                "too many files with code are in the package; this one and those after it were not read",
            )
            break
        if package.size_of(name) > found.left:
            found.gap(
                Cause.BUDGET, name, f"a file that may hold code is larger than the {found.left} bytes left for it"
            )
            continue
        try:
            content = package.read(name)
        except EntryError as error:
            content = error.partial
            found.gap(error.gap.cause, name, f"a file that may hold code: {error.gap.detail}")
        found.left -= len(content)
        _look_into(name, content, 0, found)
    if found.unknown:
        shown, more = ", ".join(found.unknown[:MOST_UNKNOWN]), len(found.unknown) - MOST_UNKNOWN
        detail = "files of no known format that look random may be encrypted code"
        detail += f", and {more} more like them" if more > 0 else ""
        found.gap(Cause.ENCRYPTED, shown, detail, blocks=False)
    return tuple(found.dexes), tuple(found.gaps)


def _candidates(package: Package, found: _Found) -> Iterator[str]:
    own = set(package.dex_entries)
    peeked = 0
    for name in package.names:
        lower = name.lower()
        if name in own or (not name.startswith(_PLACES) and (name.startswith("res/") or lower.endswith(_NEVER))):
            continue
        if package.size_of(name) < len(DEX):
            continue
        peeked += 1
        if peeked > MOST_PEEKED:
            found.gap(Cause.BUDGET, "", f"only the first {MOST_PEEKED} files were searched for code", blocks=False)
            return
        yield name


def _note_unknown(package: Package, name: str, start: bytes, found: _Found) -> None:
    """A file that is named like code and is none, or is random where payloads lie."""
    if start == LIBRARY or not name.startswith(_PLACES):
        return
    if name.lower().endswith(_NAMED_CODE):
        found.gap(Cause.ENCRYPTED, name, "named like code, but its content is none: it may be decrypted and loaded")
    elif package.size_of(name) >= _SAMPLE and not start.startswith(_OTHER_FORMATS):
        sample = package.peek(name, _SAMPLE)
        if _entropy(sample) >= _RANDOM and sample[4:8] != b"ftyp":
            found.unknown.append(name)


def _entropy(sample: bytes) -> float:
    """Bits a byte by the frequencies of the bytes."""
    counts = np.bincount(np.frombuffer(sample, np.uint8), minlength=1)
    share = counts[counts > 0] / max(1, len(sample))
    return float(-(share * np.log2(share)).sum())


def _look_into(name: str, content: bytes, depth: int, found: _Found) -> None:
    if content.startswith(DEX):
        if found.full:
            found.gap(Cause.BUDGET, name, "too many files with code are in the package; this one was not read")
            return
        found.dexes.append((name, content))
    elif content.startswith(COMPRESSED):
        plain = _gunzipped(content, found.left)
        found.left -= len(plain)
        if plain.startswith((DEX, ARCHIVE)) and depth < MOST_DEPTH:
            _look_into(name, plain, depth + 1, found)
    elif content.startswith(ARCHIVE):
        if depth < MOST_DEPTH:
            _open_archive(name, content, depth, found)
        else:
            found.gap(Cause.BUDGET, name, "an archive inside an archive inside an archive was not opened")


def _gunzipped(content: bytes, limit: int) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(content, max(1, limit))
    except zlib.error:
        return b""


def _open_archive(name: str, content: bytes, depth: int, found: _Found) -> None:
    with mmap.mmap(-1, len(content)) as whole:
        whole.write(content)
        with memoryview(content) as data:
            try:
                directory = read_directory(data, whole)
            except UnreadableError:
                found.gap(Cause.DAMAGED, name, "an archive without a directory: what is in it is not known")
                return
            entries = directory.entries[:MOST_INNER]
            if len(directory.entries) > len(entries):
                found.gap(Cause.BUDGET, name, f"only the first {MOST_INNER} entries of the archive were looked at")
            for entry in entries:
                inner = f"{name}{SEPARATOR}{entry.name}"
                lower = entry.name.lower()
                if lower.endswith(_NEVER) or lower.endswith((".class", ".so", "/")):
                    continue
                start = _inflated(data, entry, len(DEX), _ENOUGH)
                if not start.startswith((DEX, ARCHIVE)):
                    if lower.endswith(".dex"):
                        cause = Cause.ENCRYPTED if entry.flags & FLAG_ENCRYPTED or start else Cause.DAMAGED
                        found.gap(cause, inner, "named like code, but its content is none that can be read")
                    continue
                if found.full or entry.size > found.left:
                    found.gap(Cause.BUDGET, inner, "too much code is in the package; this file was not read")
                    continue
                plain = _inflated(data, entry, min(found.left, max(entry.size, 1)), entry.compressed)
                found.left -= len(plain)
                _look_into(inner, plain, depth + 1, found)


def _inflated(data: memoryview, entry: Entry, limit: int, packed_limit: int) -> bytes:
    """At most ``limit`` bytes of an entry, from at most ``packed_limit`` of it; fewer when it is damaged."""
    start = data_start(data, entry)
    if start is None:
        return b""
    with data[start : start + min(entry.compressed, packed_limit)] as packed:
        if entry.method != DEFLATED:
            return bytes(packed[:limit])
        try:
            return zlib.decompressobj(-15).decompress(packed, limit)
        except zlib.error:
            return b""
