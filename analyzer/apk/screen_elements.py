"""What a package's own screens show, as far as resources and packaged web pages tell: texts, entries, check boxes.

Layouts, menus and screens of settings in XML. As in :mod:`consent_texts` only what a caller's predicate finds telling
is decoded, and only files are parsed that hold or name a telling text, or a control that is ticked.
"""

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.axml import TYPE_STRING, Element, Value, read_xml
from analyzer.apk.consent_texts import LANGUAGES
from analyzer.apk.container import RESOURCES, EntryError, Package
from analyzer.apk.resources import ResourceTable
from analyzer.gaps import Cause, Gap

STAGE = "interface"

MAX_FILES = 20_000
MAX_BYTES = 48 << 20
MAX_PARSED = 800
MAX_PAGES = 300
MAX_PAGE_BYTES = 12 << 20
"""Most XML files that are looked at, most bytes of them, most that are parsed; most web pages and bytes of these."""

_LARGEST = 2 << 20
_CHECKED = struct.pack("<L", 0x01010106)
"""``android:checked``: a file with it is parsed whatever it says."""
_DEEPEST = 6
"""Most files between a file and one that leads to it."""
_LONGEST = 400
_SHOWN_TEXTS = 8
_NO_SCREENS = tuple(
    f"res/{kind}"
    for kind in ("drawable", "mipmap", "anim", "color", "raw", "interpolator", "font", "navigation", "transition")
)
_ELSEWHERE = ("assets/", "lib/", "META-INF/", "kotlin/")
_PAGES = (".html", ".htm", ".xhtml", ".js", ".vue")
_PIECES = re.compile(r"[<>\"'`{}\r\n;]+")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_NO_TEXTS: Mapping[int, tuple[str, ...]] = MappingProxyType({})

FileKind = Literal["layout", "menu", "settings"]


class Item(NamedTuple):
    """One element. ``identity``: that of the view (0 without one), ``name`` the id's name; ``texts`` those in it,
    telling or written out; ``beside`` those of its nearest neighbours. ``checked``: ``android:checked`` is true.
    ``unknown``: it shows a text that nobody decoded, or one that code sets.
    """

    tag: str
    identity: int
    name: str
    texts: tuple[str, ...]
    beside: tuple[str, ...] = ()
    checked: bool = False
    unknown: bool = False


class ShownFile(NamedTuple):
    """A file with a telling text or name. ``above``: resource ids by which code can bring it onto a screen: its own and
    those of files that include it.
    """

    file: str
    kind: FileKind
    above: frozenset[int]
    items: tuple[Item, ...]


class Page(NamedTuple):
    """A telling piece of text of a web page among the assets."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found. ``strings``: id of a string resource to its telling texts; ``names``: its name."""

    strings: Mapping[int, tuple[str, ...]] = field(default_factory=lambda: _NO_TEXTS)
    names: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    files: tuple[ShownFile, ...] = ()
    pages: tuple[Page, ...] = ()
    looked: int = 0
    """How many XML files were looked at."""


def read_shown(package: Package, marks: Iterable[str], telling: Callable[[str], bool]) -> tuple[Shown, tuple[Gap, ...]]:
    """What the screens of a package show.

    Args:
        package: open.
        marks: substrings in lower case; every telling text has one, in either case.
        telling: whether a text says anything.
    """
    try:
        table = ResourceTable(package.read(RESOURCES)) if RESOURCES in package else None
    except EntryError:
        gap = Gap(
            stage=STAGE, cause=Cause.DAMAGED, where=RESOURCES, detail="the texts of the screens could not be read"
        )
        return Shown(), (gap,)
    return _Reader(package, table, tuple(marks), telling).read()


def cased(marks: Iterable[str]) -> tuple[str, ...]:
    """Marks for a search that tells cases apart: without the first letter, which may be a capital."""
    found: dict[str, None] = {}
    for mark in marks:
        if mark.isascii():
            found |= dict.fromkeys((mark[1:], mark.upper()[1:], mark.title()[1:]))
        else:
            found[mark.upper()] = found[mark] = None
    return tuple(found)


class _Reader:
    def __init__(
        self,
        package: Package,
        table: ResourceTable | None,
        marks: tuple[str, ...],
        telling: Callable[[str], bool],
    ) -> None:
        self.package, self.table, self.telling = package, table, telling
        self.marks = cased(marks)
        self.strings: dict[int, tuple[str, ...]] = {}
        self.words: dict[str, NDArray[np.uint32]] = {}
        self.parsed: dict[str, bytes] = {}
        self.cut = False

    def read(self) -> tuple[Shown, tuple[Gap, ...]]:
        table = self.table
        if table is not None:
            texts = {index: text for index, text in table.find_texts(self.marks).items() if self.telling(text)}
            for identity, index in table.resources_of(texts, LANGUAGES):
                held = self.strings.get(identity, ())
                self.strings[identity] = held if texts[index] in held else (*held, texts[index])
        self._look()
        above = self._above()
        files = []
        for name, data in self.parsed.items():
            root = read_xml(data).root
            items = tuple(self._items(root)) if root is not None else ()
            if items and root is not None:
                files.append(ShownFile(name, _kind(name, root), above.get(name, frozenset()), items))
        pages = tuple(self._pages())
        detail = "more screens than any real package has: only the first part was looked at"
        gaps = (Gap(stage=STAGE, cause=Cause.BUDGET, detail=detail),) if self.cut else ()
        names = {identity: table.name(identity) for identity in self.strings} if table is not None else {}
        return Shown(self.strings, names, tuple(files), pages, len(self.words)), gaps

    def _look(self) -> None:
        """All XML files that may be screens: what they refer to, and those that tell something."""
        ids = np.array(sorted(self.strings), np.uint32)
        plain = [form for mark in self.marks for form in (mark.encode(), mark.encode("utf-16-le"))] + [_CHECKED]
        left = MAX_BYTES
        for name in self.package.names:
            if not name.endswith(".xml") or "/" not in name or name.startswith((*_NO_SCREENS, *_ELSEWHERE)):
                continue
            size = self.package.size_of(name)
            left -= size
            if len(self.words) >= MAX_FILES or left < 0 or size > _LARGEST:
                self.cut = True
                continue
            try:
                data = self.package.read(name)
            except EntryError:
                continue  # the inventory of the package says so
            words = np.frombuffer(data, "<u4", len(data) // 4)
            self.words[name] = words = np.unique(words[words >> 24 == 0x7F])
            if np.isin(words, ids).any() or any(form in data for form in plain):
                if len(self.parsed) >= MAX_PARSED:
                    self.cut = True
                    continue
                self.parsed[name] = data

    def _above(self) -> dict[str, frozenset[int]]:
        """Per parsed file the ids of itself and of every file that leads to it."""
        if self.table is None or not self.parsed:
            return {}
        ids: dict[str, set[int]] = {}
        paths = {index: text for index, text in self.table.find_texts((".xml",)).items() if text in self.words}
        for identity, index in self.table.resources_of(paths, _Any()):
            ids.setdefault(paths[index], set()).add(identity)
        layouts = np.array(sorted({identity for found in ids.values() for identity in found}), np.uint32)
        refers = {name: set(words[np.isin(words, layouts)].tolist()) for name, words in self.words.items()}
        by_id: dict[int, list[str]] = {}
        for name, found in refers.items():
            for identity in found - ids.get(name, set()):
                by_id.setdefault(identity, []).append(name)
        above = {}
        for name in self.parsed:
            known = set(ids.get(name, ()))
            fresh = set(known)
            for _ in range(_DEEPEST):
                fresh = {i for one in fresh for other in by_id.get(one, ()) for i in ids.get(other, ())} - known
                known |= fresh
            above[name] = frozenset(known)
        return above

    def _items(self, root: Element) -> Iterator[Item]:
        """The elements of one file that have a text, an id or a tick."""
        order: list[Item] = []
        pending: list[Element] = [root]
        while pending:
            element = pending.pop()
            pending += reversed(element.children)
            texts, unknown = self._texts(element)
            identity = element.attributes.get("id")
            number = identity.data if identity is not None and identity.is_reference else 0
            checked = element.attributes.get("checked")
            ticked = checked is not None and bool(checked.number)
            if texts or number or ticked or unknown:
                name = self.table.name(number) if self.table is not None and number else ""
                order.append(Item(element.name, number, name, texts, (), ticked, unknown))
        for at, item in enumerate(order):
            near = (*order[max(0, at - 1) : at], *order[at + 1 : at + 3])
            yield item._replace(beside=tuple(dict.fromkeys(text for one in near for text in one.texts)))

    def _texts(self, element: Element) -> tuple[tuple[str, ...], bool]:
        """The telling or written-out texts of any attribute, and whether it shows another one."""
        texts: dict[str, None] = {}
        unknown = False
        for name, value in element.attributes.items():
            found = self._texts_of(value, name)
            texts |= dict.fromkeys(found)
            if not found and name in ("text", "title") and (value.is_reference or value.kind == TYPE_STRING):
                unknown = True
        return tuple(texts)[:_SHOWN_TEXTS], unknown

    def _texts_of(self, value: Value, name: str) -> tuple[str, ...]:
        if value.is_reference:
            return self.strings.get(value.data, ())
        if value.kind != TYPE_STRING or not 0 < len(value.text) <= _LONGEST:
            return ()
        written = name in ("text", "title", "summary", "hint", "label", "contentDescription")
        return (value.text,) if written or self.telling(value.text) else ()

    def _pages(self) -> Iterator[Page]:
        seen, left = 0, MAX_PAGE_BYTES
        for name in self.package.names:
            if not name.startswith("assets/") or not name.lower().endswith(_PAGES):
                continue
            seen, left = seen + 1, left - self.package.size_of(name)
            if seen > MAX_PAGES or left < 0:
                self.cut = True
                return
            try:
                text = self.package.read(name).decode("utf-8", "replace")
            except EntryError:
                continue  # the inventory of the package says so
            text = _ESCAPE.sub(_character, text)
            pieces = dict.fromkeys(piece.strip() for piece in _PIECES.split(text) if 1 < len(piece) <= 2 * _LONGEST)
            yield from (Page(name, piece) for piece in pieces if self.telling(piece))


def _character(hit: re.Match[str]) -> str:
    """What an escape in a script stands for; halves of pairs are left out."""
    number = int(hit[1], 16)
    return "" if 0xD800 <= number < 0xE000 else chr(number)


def _kind(name: str, root: Element) -> FileKind:
    if root.name == "menu":
        return "menu"
    return "settings" if root.name.endswith("PreferenceScreen") or name.startswith("res/xml") else "layout"


class _Any:
    """A container that contains everything."""

    def __contains__(self, _: object) -> bool:
        return True
