"""Compiled XML resources and the resource table to the class and method names in them.

Layouts, navigation graphs and preferences name classes that the framework instantiates, and methods that a click
calls. A file's whole string block is split at once and each distinct string is looked at once over all files; only
files that use ``android:onClick`` are parsed.
"""

import re
import string
import struct
from typing import NamedTuple

from analyzer.apk.axml import ON_CLICK, Element, read_xml
from analyzer.apk.container import MANIFEST, RESOURCES, EntryError, Package
from analyzer.apk.strings import HEADER_SIZE
from analyzer.gaps import Cause, Gap

STAGE = "contents"

MAX_FILES = 60_000
MAX_BYTES = 96 << 20
"""Most compiled XML files that are looked at, and most bytes of them; real packages have at most a third of it."""

_MAGIC = b"\x03\x00\x08\x00"
_LARGEST_FILE = 4 << 20
_MOST_PARSED = 8 << 20
_POOL = struct.Struct("<2HL5L")
_UTF8_FLAG = 0x100
_ON_CLICK = struct.pack("<L", ON_CLICK)
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
_NAME = re.compile(r"\.?[A-Za-z_$][\w$]*(?:[.$][\w$]+)*")
_NAME_BYTES = (string.ascii_letters + string.digits + "_$.").encode() + bytes(range(0x80, 0x100))
_METHOD = re.compile(r"[A-Za-z_$][\w$]*")
_LONGEST_NAME = 400
_NOT_CLASSES = ("android.intent.", "android.permission.", "http.", "https.", "www.")


class LayoutNames(NamedTuple):
    """Full Java class names and click method names, sorted; and what could not be read."""

    classes: tuple[str, ...]
    on_click: tuple[str, ...]
    gaps: tuple[Gap, ...]


def read_layout_names(package: Package, package_name: str) -> LayoutNames:
    """Names in all compiled XML below any folder of resources (obfuscated or not), and in the resource table.

    A name that begins with a dot stands in ``package_name``.
    """
    reader = _Reader(package)
    reader.read_files()
    reader.read_table()
    texts = {text for piece in reader.narrow for text in _narrow_texts(piece)}
    texts |= {text for piece in reader.wide for text in _wide_texts(piece)}
    classes = {package_name + text if text.startswith(".") else text for text in texts if _is_class_name(text)}
    clicks = sorted(name for name in reader.on_click if _METHOD.fullmatch(name))
    return LayoutNames(tuple(sorted(classes)), tuple(clicks), reader.gaps())


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.narrow: set[bytes] = set()
        self.wide: set[str] = set()
        self.on_click: set[str] = set()
        self.damaged: list[str] = []
        self.cut = False
        self.parsed = 0

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
                self._split(data, 8)
                if _ON_CLICK in data:
                    self._collect_clicks(data)

    def read_table(self) -> None:
        if RESOURCES not in self.package:
            return
        try:
            data = self.package.read(RESOURCES)
        except EntryError:
            self.damaged.append(RESOURCES)
            return
        self._split(data, 12)

    def _split(self, data: bytes, at: int) -> None:
        """The pieces between zero bytes of the string block of the pool at ``at``: each ends one string."""
        if at + HEADER_SIZE > len(data):
            return
        kind, _, size, _, _, flags, strings, _ = _POOL.unpack_from(data, at)
        if kind & 0xFF != 1 or strings >= size:
            return
        block = data[at + strings : at + size]
        if flags & _UTF8_FLAG:
            self.narrow.update(piece for piece in block.split(b"\0") if (b"." in piece or b"$" in piece))
        else:
            text = block.decode("utf-16-le", "replace")
            self.wide.update(piece for piece in text.split("\0") if ("." in piece or "$" in piece))

    def _collect_clicks(self, data: bytes) -> None:
        self.parsed += len(data)
        if self.parsed > _MOST_PARSED:
            self.cut = True
            return
        root = read_xml(data).root
        pending: list[Element] = [root] if root is not None else []
        while pending:
            element = pending.pop()
            pending += element.children
            if value := element.attributes.get("onClick"):
                self.on_click.add(value.text)

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


def _is_class_name(text: str) -> bool:
    if len(text) > _LONGEST_NAME or len(text) < 3 or ("." not in text and "$" not in text):
        return False
    return _NAME.fullmatch(text) is not None and not text.startswith(_NOT_CLASSES)
