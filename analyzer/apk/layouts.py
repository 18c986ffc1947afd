"""Compiled XML resources and the resource table to the class and method names in them.

Layouts, navigation graphs and preferences name classes that the framework instantiates, and methods that a click
calls. A file's whole string block is split at once and each distinct string is looked at once over all files. Parsed
are only files with a name that no other file has shown to be a class (:mod:`xml_classes`), and those that use
``android:onClick``.
"""

import string
import struct
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.axml import ON_CLICK, read_xml
from analyzer.apk.container import MANIFEST, RESOURCES, EntryError, Package
from analyzer.apk.model import XmlFile
from analyzer.apk.strings import HEADER_SIZE
from analyzer.apk.table_names import TableNames
from analyzer.apk.xml_classes import binding_classes, is_class_name, mentions
from analyzer.gaps import Cause, Gap

STAGE = "contents"

MAX_FILES = 60_000
MAX_BYTES = 96 << 20
"""Most compiled XML files that are looked at, and most bytes of them; real packages have at most a third of it."""
MAX_REFERS = 500
"""Most other files that one file leads to."""

_MAGIC = b"\x03\x00\x08\x00"
_LARGEST_FILE = 4 << 20
_MOST_PARSED = 8 << 20
_POOL = struct.Struct("<2HL5L")
_UTF8_FLAG = 0x100
_ON_CLICK = struct.pack("<L", ON_CLICK)
_TAKING = tuple(
    form for mark in ("ehavior", "Manager", "lass", "ragment") for form in (mark.encode(), mark.encode("utf-16-le"))
)
"""Parts of the names of attributes that may take a class by reference: ``layout_behavior``, ``layoutManager`` …"""
_BOUND = tuple(form for mark in ("layout/", "layout-") for form in (mark.encode(), mark.encode("utf-16-le")))
"""How the tag begins that data binding leaves on the root of a layout."""
_ELSEWHERE = ("assets/", "lib/", "META-INF/", "kotlin/", "okhttp3/", "google/protobuf/")
_MEDIA = (
    *(".png", ".webp", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".ttf", ".otf", ".ttc", ".mp3", ".mp4", ".ogg", ".wav"),
    *(
        ".json",
        ".txt",
        ".html",
        ".js",
        ".css",
        ".bin",
        ".dat",
        ".zip",
        ".dex",
        ".so",
        ".properties",
        ".proto",
        ".version",
    ),
)
_NAME_BYTES = (string.ascii_letters + string.digits + "_$.").encode() + bytes(range(0x80, 0x100))
_LONGEST_NAME = 400


class LayoutNames(NamedTuple):
    """Full Java class names and click method names, sorted, and in which files they stand; what could not be read."""

    classes: tuple[str, ...]
    on_click: tuple[str, ...]
    files: tuple[XmlFile, ...]
    gaps: tuple[Gap, ...]


def read_layout_names(package: Package, package_name: str, referred: frozenset[str] = frozenset()) -> LayoutNames:
    """Names in all compiled XML below any folder of resources (obfuscated or not), and in the resource table.

    Of the table those count that a theme or an array holds, or that an attribute which takes a class refers to. A name
    that begins with a dot stands in ``package_name``. ``referred`` are files that the manifest names.
    """
    reader = _Reader(package, package_name)
    reader.read_files()
    table = reader.table
    sure = reader.proven | table.held
    full = {text: package_name + text if text.startswith(".") else text for file in reader.files for text in file.names}
    ids = table.ids_of({file.name for file in reader.files})
    known = {identity for found in ids.values() for identity in found}
    held = table.referred(known)
    files = []
    for file in reader.files:
        own = ids.get(file.name, ())
        classes = {full.get(text, text) for text in (file.names & sure) | file.made} - table.held
        refers = known.intersection(file.words.tolist())
        files.append(
            XmlFile(
                file=file.name,
                resources=own,
                classes=tuple(sorted(classes)),
                on_click=tuple(sorted(file.clicks)),
                refers=tuple(sorted(refers.difference(own))[:MAX_REFERS]),
                referred=file.name in referred,
                themed=bool(held & set(own)),
            )
        )
    names = {name for file in files for name in file.classes} | table.held
    clicks = {name for file in files for name in file.on_click}
    telling = _leading(files)
    return LayoutNames(tuple(sorted(names)), tuple(sorted(clicks)), telling, reader.gaps())


def _leading(files: list[XmlFile]) -> tuple[XmlFile, ...]:
    """The files that name something, and those that lead to one of them."""
    by_id = {identity: file for file in files for identity in file.resources}
    above: dict[str, list[XmlFile]] = {}
    for file in files:
        for identity in file.refers:
            above.setdefault(by_id[identity].file, []).append(file)
    pending = [file for file in files if file.classes or file.on_click]
    kept: dict[str, XmlFile] = {}
    while pending:
        file = pending.pop()
        if file.file not in kept:
            kept[file.file] = file
            pending += above.get(file.file, ())
    return tuple(kept[name] for name in sorted(kept))


@dataclass(slots=True)
class _File:
    """One file: texts in it that may be names, the resource ids in it, and what parsing it has told."""

    name: str
    names: frozenset[str]
    words: NDArray[np.uint32]
    clicks: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)


class _Reader:
    def __init__(self, package: Package, package_name: str) -> None:
        self.package = package
        self.package_name = package_name
        self.files: list[_File] = []
        self.proven: set[str] = set()
        self.damaged: list[str] = []
        self.cut = False
        self.parsed = 0
        self._candidates: dict[bytes | str, tuple[str, ...]] = {}
        self.table = self._read_table()

    def read_files(self) -> None:
        package, left = self.package, MAX_BYTES
        names = [name for name in package.names if _may_be_compiled_xml(name)]
        self.cut = len(names) > MAX_FILES
        for name in names[:MAX_FILES]:
            size = package.size_of(name)
            if not name.endswith(".xml") and package.peek(name, 4) != _MAGIC:
                continue
            if size > _LARGEST_FILE:
                self.cut = True
                continue
            left -= size
            if left < 0:
                self.cut = True
                return
            try:
                data = package.read(name)
            except EntryError:
                self.damaged.append(name)
                continue
            if data[:4] == _MAGIC:
                self._read_file(name, data)

    def _read_table(self) -> TableNames:
        try:
            data = self.package.read(RESOURCES) if RESOURCES in self.package else b""
        except EntryError:
            self.damaged.append(RESOURCES)
            data = b""
        return TableNames(data, self._split(data, 12))

    def _read_file(self, name: str, data: bytes) -> None:
        words = np.frombuffer(data, "<u4", len(data) // 4)
        file = _File(name, self._split(data, 8), words[words >> 24 == 0x7F])
        self.files.append(file)
        clicked = _ON_CLICK in data
        taking = bool(self.table.plain) and any(mark in data for mark in _TAKING)
        if any(mark in data for mark in _BOUND):
            texts = data.decode("utf-8", "replace") + data.decode("utf-16-le", "replace")
            file.made |= binding_classes(self.package_name, texts)
        if not (file.names - self.proven or clicked or taking):
            return
        self.parsed += len(data)
        document = read_xml(data) if self.parsed <= _MOST_PARSED else None
        if document is None or document.root is None or document.broken:
            self.proven |= file.names  # nothing says what they are: rather too many
            self.cut = self.cut or (document is None and clicked)
        if document is None or document.root is None:
            return
        found = mentions(document.root)
        self.proven |= found.classes
        file.clicks |= found.clicks
        file.made |= {text for identity in found.references for text in self.table.class_of(identity)}

    def _split(self, data: bytes, at: int) -> frozenset[str]:
        """The texts that may be class names among the strings of the pool at ``at``.

        The block is cut between zero bytes: each piece ends one string.
        """
        if at + HEADER_SIZE > len(data):
            return frozenset()
        kind, _, size, _, _, flags, strings, _ = _POOL.unpack_from(data, at)
        if kind & 0xFF != 1 or strings >= size:
            return frozenset()
        block = data[at + strings : at + size]
        found: set[str] = set()
        if flags & _UTF8_FLAG:
            for piece in block.split(b"\0"):
                if b"." in piece or b"$" in piece:
                    found.update(self._names_in(piece))
        else:
            for text in block.decode("utf-16-le", "replace").split("\0"):
                if "." in text or "$" in text:
                    found.update(self._names_in(text))
        return frozenset(found)

    def _names_in(self, piece: bytes | str) -> tuple[str, ...]:
        known = self._candidates.get(piece)
        if known is None:
            texts = _narrow_texts(piece) if isinstance(piece, bytes) else _wide_texts(piece)
            known = self._candidates[piece] = tuple(text for text in texts if is_class_name(text))
        return known

    def gaps(self) -> tuple[Gap, ...]:
        found = []
        if self.damaged:
            detail = f"{len(self.damaged)} resource files could not be read: class names in them are unknown"
            found.append(Gap(stage=STAGE, cause=Cause.DAMAGED, where=self.damaged[0], detail=detail))
        if self.cut:
            detail = "more compiled XML than any real package has: only the first part was searched for class names"
            found.append(Gap(stage=STAGE, cause=Cause.BUDGET, detail=detail))
        return tuple(found)


def _may_be_compiled_xml(name: str) -> bool:
    return not name.startswith(_ELSEWHERE) and not name.endswith(_MEDIA) and name not in (MANIFEST, RESOURCES)


def _narrow_texts(piece: bytes) -> list[str]:
    """The string in a piece of a UTF-8 block, when it can be a name: its own length, in bytes, stands before it.

    Usually it is all of the piece but two or four bytes of lengths. Where other bytes stand before, every place
    whose byte says how much follows is a candidate.
    """
    before = len(piece.rstrip(_NAME_BYTES))
    if len(piece) - before < 3:
        return []
    if piece[1] == len(piece) - 2 and not piece[0] & 0x80:
        return [piece[2:].decode("utf-8", "replace")] if before <= 2 else []
    if len(piece) > 4 and piece[2] & 0x80 and (piece[2] & 0x7F) << 8 | piece[3] == len(piece) - 4:
        return [piece[4:].decode("utf-8", "replace")] if before <= 4 else []
    lowest = max(before - 1, len(piece) - _LONGEST_NAME, 0)
    starts = [at + 1 for at in range(lowest, len(piece)) if piece[at] == len(piece) - at - 1]
    return [piece[start:].decode("utf-8", "replace") for start in starts]


def _wide_texts(piece: str) -> list[str]:
    """The same for a UTF-16 block, whose length counts characters."""
    if len(piece) > 1 and ord(piece[0]) == len(piece) - 1:
        return [piece[1:]]
    tail = piece[-_LONGEST_NAME:]
    return [tail[at + 1 :] for at in range(len(tail)) if ord(tail[at]) == len(tail) - at - 1]
