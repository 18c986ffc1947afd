"""A package file to its entries: opened once, mapped, read entry by entry with a bound on what is inflated.

Only this module of the stage touches the file system. Checksums, versions and the encryption flag are not believed,
as the device does not believe them; whatever deviates is kept in ``Package.anomalies``.
"""

import hashlib
import mmap
import os
import re
import threading
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from analyzer.apk.directory import (
    DEFLATED,
    FLAG_ENCRYPTED,
    STORED,
    Directory,
    Entry,
    data_start,
    local_anomalies,
    read_directory,
)
from analyzer.apk.model import Anomaly, FileIdentity
from analyzer.errors import UnreadableError, UsageError
from analyzer.gaps import Cause, Gap

MAX_ENTRY_BYTES = 128 << 20
"""Most bytes that one entry may inflate to. The largest dex files have about 12 MB, resource tables 60 MB."""

MAX_TOTAL_BYTES = 1 << 30
"""Most bytes that all reads of one package may inflate to together; code is held all at once. Large real packages
have 200 MB of code, and half a gigabyte of everything that is read."""

MAX_ANOMALIES = 50
"""Most anomalies of one code that are kept one by one; a last one counts the rest."""

MANIFEST = "AndroidManifest.xml"
RESOURCES = "resources.arsc"

_DEX_NAME = re.compile(r"classes(?:[2-9]|[1-9][0-9]{1,3})?\.dex", re.ASCII)
_MAGIC = {MANIFEST: b"\x03\x00", RESOURCES: b"\x02\x00\x0c\x00"}
_DEX_MAGIC = b"dex\n"
_LOADED = (MANIFEST, RESOURCES)
_CONTAINER = "container"


class EntryError(UnreadableError):
    """An entry cannot be read whole. ``gap`` says why; ``partial`` holds what came out before the damage."""

    def __init__(self, gap: Gap, partial: bytes = b"") -> None:
        super().__init__(f"{gap.where}: {gap.detail}")
        self.gap = gap
        self.partial = partial


class Package:
    """An open package. Use as a context manager; ``read`` and ``peek`` may be called from several threads.

    ``names`` are all entry names in the order of the central directory, each once. Where a name occurs more than
    once the first entry counts, as in the device's native reader; the others are anomalies.
    """

    def __init__(self, path: str, file_name: str, whole: mmap.mmap, directory: Directory) -> None:
        self.path = path
        self.directory_start = directory.start
        self._file_name = file_name
        self._whole = whole
        self._data = memoryview(whole)
        self._lock = threading.Lock()
        self._budget = MAX_TOTAL_BYTES
        self._complete = directory.complete
        self._entries: dict[str, Entry] = {}
        repeated = [one for one in directory.entries if self._entries.setdefault(one.name, one) is not one]
        self.names = tuple(self._entries)
        self.dex_entries = _dex_in_device_order(self._entries)
        found = _entry_anomalies(self._data, self._entries, (*_LOADED, *self.dex_entries))
        self._anomalies = dict.fromkeys(_few((*directory.anomalies, *_duplicates(repeated), *found)))
        self._digests: dict[str, str] = {}
        self._hashing = [
            threading.Thread(target=self._hash, args=(kinds,), daemon=True) for kinds in (("sha256",), ("sha1", "md5"))
        ]
        for thread in self._hashing:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back. Reading afterwards is an error of the caller."""
        for thread in self._hashing:
            thread.join()
        self._data.release()
        self._whole.close()

    @property
    def identity(self) -> FileIdentity:
        """Name, size and digests of the file; waits for the threads that compute them since the file was opened."""
        for thread in self._hashing:
            thread.join()
        return FileIdentity(name=self._file_name, size=len(self._data), **self._digests)

    @property
    def anomalies(self) -> tuple[Anomaly, ...]:
        """What deviates from the format, including what the reads up to now have shown."""
        return tuple(self._anomalies)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What the container itself hides: entries that a missing part of the directory would have named."""
        if self._complete:
            return ()
        detail = "the central directory of the archive is missing or cut off: entries may be unknown"
        return (Gap(stage=_CONTAINER, cause=Cause.DAMAGED, detail=detail, blocks_code=True),)

    def note(self, anomaly: Anomaly) -> None:
        """Remember a deviation that a reader of an entry has found; the same one twice counts once."""
        with self._lock:
            self._anomalies[anomaly] = None

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def size_of(self, name: str) -> int:
        """Uncompressed size in bytes as the directory states it (a claim: only reading proves it)."""
        return self._entries[name].size

    def is_inside(self, name: str) -> bool:
        """Whether the data of an entry, as long as the directory states it, lies inside the file."""
        entry = self._entries[name]
        start = data_start(self._data, entry)
        return start is not None and start + entry.compressed <= len(self._data)

    def raw(self, start: int, end: int) -> bytes:
        """Bytes of the file itself, clamped to it: where a signing block lies, no entry covers."""
        return bytes(self._data[max(0, start) : max(0, end)])

    def peek(self, name: str, count: int) -> bytes:
        """The first ``count`` bytes of an entry, fewer when it is shorter or damaged; never raises."""
        entry = self._entries.get(name)
        start = data_start(self._data, entry) if entry else None
        if entry is None or start is None:
            return b""
        if entry.method != DEFLATED:
            return bytes(self._data[start : start + min(count, entry.size)])
        # A dynamic Huffman block may spend 300 bytes on its tables before the first byte of content.
        with self._data[start : start + min(entry.compressed, 512 + 2 * count)] as packed:
            try:
                return _inflate(packed, count)
            except zlib.error:
                return b""

    def read(self, name: str) -> bytes:
        """The content of an entry.

        Raises:
            EntryError: there is no such entry, or it is damaged, encrypted or larger than the budget.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise EntryError(Gap(stage=_CONTAINER, cause=Cause.DAMAGED, where=name, detail="no entry of this name"))
        start = data_start(self._data, entry)
        if start is None:
            raise self._damaged(entry, "no local header at its stated offset")
        limit = min(MAX_ENTRY_BYTES, self._budget)
        how = self._inflated if entry.method == DEFLATED else self._stored
        try:
            content = how(entry, start, limit)
        except EntryError as error:
            self._spend(len(error.partial))
            raise
        self._spend(len(content))
        return content

    def _spend(self, size: int) -> None:
        with self._lock:  # several threads may have read with what was left for one
            self._budget = max(0, self._budget - size)

    def _stored(self, entry: Entry, start: int, limit: int) -> bytes:
        """A method that is neither 0 nor 8 means stored to the device, and then the uncompressed size counts."""
        if entry.method != STORED and entry.compressed != entry.size:
            # Unless it really was deflated: then it inflates to exactly the stated size, which no chance does.
            with self._data[start : start + entry.compressed] as packed:
                try:
                    content = _inflate(packed, min(limit, entry.size + 1))
                except zlib.error:
                    content = b""
            if len(content) == entry.size:
                return content
        content = bytes(self._data[start : start + min(entry.size, limit)])
        if entry.size > limit:
            raise self._over_budget(entry, content)
        if len(content) < entry.size:
            raise self._damaged(entry, f"{len(content)} of {entry.size} bytes are in the file", content)
        return content

    def _inflated(self, entry: Entry, start: int, limit: int) -> bytes:
        inflater = zlib.decompressobj(-15)
        # Views are given back at once: one that an exception keeps alive would keep the file open.
        with self._data[start : start + entry.compressed] as packed:
            try:
                content = inflater.decompress(packed, limit + 1)
            except zlib.error:
                content = b""
        if len(content) > limit:
            raise self._over_budget(entry, content[:limit])
        # Compiled XML begins like an empty deflate stream: nothing out of something was not deflated.
        if inflater.eof and (content or not entry.size):
            if len(content) != entry.size:
                detail = f"{entry.size} bytes stated, {len(content)} inflated"
                self.note(Anomaly(code="size-lie", where=entry.name, detail=detail))
            return content
        return self._not_deflated(entry, start, limit)

    def _not_deflated(self, entry: Entry, start: int, limit: int) -> bytes:
        """Stored data under the method "deflated" is given as it is; of a broken stream, what comes out of it."""
        magic = _MAGIC.get(entry.name, _DEX_MAGIC if entry.name.endswith(".dex") else b"")
        if magic and self.raw(start, start + len(magic)) == magic:
            self.note(Anomaly(code="method-lie", where=entry.name, detail="called deflated, but stored"))
            return self.raw(start, start + min(max(entry.size, entry.compressed), limit))
        with self._data[start : start + entry.compressed] as packed:
            partial = _inflate_piecewise(packed, limit)
        if entry.flags & FLAG_ENCRYPTED and not partial:
            gap = Gap(stage=_CONTAINER, cause=Cause.ENCRYPTED, where=entry.name, detail="the entry is encrypted")
            raise EntryError(gap)
        raise self._damaged(entry, f"the compressed data breaks off after {len(partial)} bytes", partial)

    def _damaged(self, entry: Entry, detail: str, partial: bytes = b"") -> EntryError:
        return EntryError(Gap(stage=_CONTAINER, cause=Cause.DAMAGED, where=entry.name, detail=detail), partial)

    def _over_budget(self, entry: Entry, partial: bytes) -> EntryError:
        self.note(Anomaly(code="decompression-bomb", where=entry.name, detail="larger than any real entry"))
        detail = f"the entry is larger than the {len(partial)} bytes that may be read of it"
        return EntryError(Gap(stage=_CONTAINER, cause=Cause.BUDGET, where=entry.name, detail=detail), partial)

    def _hash(self, kinds: tuple[str, ...]) -> None:
        for kind in kinds:
            self._digests[kind] = hashlib.new(kind, self._data, usedforsecurity=False).hexdigest()


def open_package(path: str | os.PathLike[str]) -> Package:
    """Open the package at ``path``.

    Raises:
        UsageError: there is no readable file.
        UnreadableError: it is no ZIP file, or has neither a manifest nor code.
    """
    place = Path(path)
    whole = _map(place)
    try:
        with memoryview(whole) as data:
            directory = read_directory(data, whole)
        _check_package(directory)
    except UnreadableError:
        whole.close()
        raise
    return Package(str(place), _printable(place.name), whole, directory)


def _map(place: Path) -> mmap.mmap:
    name = _printable(place.name)
    try:
        if not place.is_file():
            raise UsageError(f"{name}: no such file", "give the path of an .apk file")
        with place.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError as error:  # an empty file cannot be mapped; a path may hold a NUL
        raise UnreadableError("the file is empty", "give the path of an .apk file") from error
    except OSError as error:
        raise UsageError(f"{name}: the file cannot be read ({error.strerror})") from error


def _printable(name: str) -> str:
    """A file name that any output can carry: bytes that are no UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _check_package(directory: Directory) -> None:
    names = {entry.name for entry in directory.entries}
    if MANIFEST in names or "classes.dex" in names:
        return
    if any(name.endswith(".apk") for name in names):
        raise UnreadableError("a set of packages, not a package", "unpack it and give its base .apk file")
    if "base/manifest/AndroidManifest.xml" in names:
        raise UnreadableError("an app bundle, not a package", "build an .apk file from it with bundletool")
    raise UnreadableError(
        f"not an Android package: a ZIP file without {MANIFEST} and without classes.dex",
        "give the path of an .apk file",
    )


def _dex_in_device_order(names: dict[str, Entry]) -> tuple[str, ...]:
    """classes.dex, classes2.dex and so on up to the first that is missing: the rest is never loaded."""
    found = []
    name = "classes.dex"
    while name in names:
        found.append(name)
        name = f"classes{len(found) + 1}.dex"
    return tuple(found)


def _entry_anomalies(data: memoryview, entries: dict[str, Entry], loaded: tuple[str, ...]) -> list[Anomaly]:
    """Forged headers, of every entry by the directory, of those that the device loads by the local header too."""
    found = []
    for entry in entries.values():
        if entry.method not in (STORED, DEFLATED):
            detail = f"compression method {entry.method}; the device takes it as stored"
            found.append(Anomaly(code="bogus-method", where=entry.name, detail=detail))
        if entry.flags & FLAG_ENCRYPTED:
            detail = "flagged as encrypted; the device ignores the flag"
            found.append(Anomaly(code="encryption-flag", where=entry.name, detail=detail))
        if _DEX_NAME.fullmatch(entry.name) and entry.name not in loaded:
            detail = "behind a gap in the numbering: the device does not load it"
            found.append(Anomaly(code="unloaded-dex", where=entry.name, detail=detail))
    for name in loaded:
        if name in entries:
            found += local_anomalies(data, entries[name])
    shadows = tuple(f"{name}/" for name in loaded if name in entries)
    if shadows:
        for name in entries:
            if name.startswith(shadows):
                found.append(Anomaly(code="file-as-directory", where=name, detail="a file is used as a folder"))
    return found


def _duplicates(repeated: list[Entry]) -> Iterator[Anomaly]:
    for entry in repeated:
        detail = f"a second entry of this name, {entry.size} bytes; the first one counts"
        yield Anomaly(code="duplicate-entry", where=entry.name, detail=detail)


def _few(anomalies: Iterable[Anomaly]) -> Iterator[Anomaly]:
    """All anomalies up to MAX_ANOMALIES of a code, then one for each code that had more."""
    seen: Counter[str] = Counter()
    for anomaly in anomalies:
        seen[anomaly.code] += 1
        if seen[anomaly.code] <= MAX_ANOMALIES:
            yield anomaly
    for code, count in seen.items():
        if count > MAX_ANOMALIES:
            yield Anomaly(code=code, detail=f"the same of {count - MAX_ANOMALIES} more entries")


def _inflate(packed: memoryview, limit: int) -> bytes:
    return zlib.decompressobj(-15).decompress(packed, limit) if limit else b""  # zlib takes 0 for "no limit"


def _inflate_piecewise(packed: memoryview, limit: int) -> bytes:
    """What a broken deflate stream gives before it breaks."""
    inflater = zlib.decompressobj(-15)
    pieces, total = [], 0
    for at in range(0, len(packed), 4096):
        try:
            piece = inflater.decompress(packed[at : at + 4096], max(1, limit - total))
        except zlib.error:
            break
        pieces.append(piece)
        total += len(piece)
        if inflater.eof or total >= limit:
            break
    return b"".join(pieces)
