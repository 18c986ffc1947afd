"""Texts and controls that a person sees, as far as they tell of something: string resources, layouts, their controls.

Only what a caller's predicate finds telling is decoded: the pool of the resource table is searched for a few marks, and
of the layouts only those are parsed that name a telling string.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.axml import TYPE_STRING, Element, Value, read_xml
from analyzer.apk.container import RESOURCES, EntryError, Package
from analyzer.apk.resources import ResourceTable
from analyzer.gaps import Cause, Gap

STAGE = "contents"
LANGUAGES = ("", "zh", "en")

MAX_LAYOUTS = 20_000
MAX_BYTES = 48 << 20
MAX_PARSED = 400
"""Most layout files that are looked at, most bytes of them, and most that are parsed; real packages have a third."""

_LARGEST = 2 << 20
_NOT_LAYOUTS = (
    *("drawable", "mipmap", "anim", "color", "menu", "raw", "xml", "interpolator", "font", "navigation", "transition"),
)
_NO_LAYOUTS = tuple(f"res/{kind}" for kind in _NOT_LAYOUTS)
_ELSEWHERE = ("assets/", "lib/", "META-INF/", "kotlin/")
_WIDGET_TEXTS = ("text", "contentDescription", "hint")


class Control(NamedTuple):
    """A control of a layout: its resource id (0 without one), its texts, the method that ``android:onClick`` names."""

    identity: int
    texts: tuple[str, ...]
    on_click: str = ""


class Layout(NamedTuple):
    """A layout file with a telling text: its resource id (0 when not known), and all its controls with a text."""

    file: str
    identity: int
    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Screens:
    """What was found. ``strings``: id of a string resource to its telling texts. ``uses``: id of a view to how many
    layout files name it.
    """

    strings: dict[int, tuple[str, ...]] = field(default_factory=dict)
    layouts: tuple[Layout, ...] = ()
    uses: dict[int, int] = field(default_factory=dict)


def read_screens(
    package: Package, marks: Iterable[str], telling: Callable[[str], bool]
) -> tuple[Screens, tuple[Gap, ...]]:
    """The telling texts of a package. ``marks`` are substrings of which every telling text has one."""
    try:
        table = ResourceTable(package.read(RESOURCES)) if RESOURCES in package else None
    except EntryError as error:
        return Screens(), (error.gap,)
    reader = _Reader(package, table, tuple(marks), telling)
    return reader.read()


class _Reader:
    def __init__(
        self, package: Package, table: ResourceTable | None, marks: tuple[str, ...], telling: Callable[[str], bool]
    ) -> None:
        self.package, self.table, self.marks, self.telling = package, table, marks, telling
        self.strings: dict[int, tuple[str, ...]] = {}
        self.words: list[NDArray[np.uint32]] = []
        self.cut = False

    def read(self) -> tuple[Screens, tuple[Gap, ...]]:
        table = self.table
        if table is not None:
            texts = {index: text for index, text in table.find_texts(self.marks).items() if self.telling(text)}
            for identity, index in table.resources_of(texts, LANGUAGES):
                held = self.strings.get(identity, ())
                self.strings[identity] = held if texts[index] in held else (*held, texts[index])
        files = self._telling_files()
        names = self._ids_of(files)
        layouts = tuple(
            Layout(name, names.get(name, 0), controls)
            for name, data in files.items()
            if (controls := tuple(self._controls(data)))
        )
        detail = "more layouts than any real package has: only the first part was searched for texts about consent"
        gaps = (Gap(stage=STAGE, cause=Cause.BUDGET, detail=detail),) if self.cut else ()
        return Screens(self.strings, layouts, self._uses(layouts)), gaps

    def _telling_files(self) -> dict[str, bytes]:
        """Layout files that refer to a telling string or hold one of the marks."""
        ids = np.array(sorted(self.strings), np.uint32)
        plain = [form for mark in self.marks for form in (mark.encode(), mark.encode("utf-16-le"))]
        found: dict[str, bytes] = {}
        seen, left = 0, MAX_BYTES
        for name in self.package.names:
            if not name.endswith(".xml") or "/" not in name or name.startswith((*_NO_LAYOUTS, *_ELSEWHERE)):
                continue
            size, seen = self.package.size_of(name), seen + 1
            left -= size
            if seen > MAX_LAYOUTS or left < 0 or len(found) >= MAX_PARSED or size > _LARGEST:
                self.cut = True
                continue
            try:
                data = self.package.read(name)
            except EntryError:
                continue  # the inventory of the package says so
            words = np.frombuffer(data, "<u4", len(data) // 4)
            words = np.unique(words[words >> 24 == 0x7F])
            self.words.append(words)
            if np.isin(words, ids).any() or any(form in data for form in plain):
                found[name] = data
        return found

    def _ids_of(self, files: dict[str, bytes]) -> dict[str, int]:
        if self.table is None or not files:
            return {}
        names = {index: text for index, text in self.table.find_texts(files).items() if text in files}
        # Any configuration: a layout of another language has the same id.
        found = self.table.resources_of(names, _Any())
        return {names[index]: identity for identity, index in found}

    def _controls(self, data: bytes) -> Iterator[Control]:
        root = read_xml(data).root
        pending: list[Element] = [root] if root is not None else []
        while pending:
            element = pending.pop()
            pending += reversed(element.children)
            texts = dict.fromkeys(
                text for name in _WIDGET_TEXTS if (value := element.attributes.get(name)) for text in self._texts(value)
            )
            identity = element.attributes.get("id")
            click = element.attributes.get("onClick")
            if texts:
                yield Control(
                    identity.data if identity is not None and identity.is_reference else 0,
                    tuple(texts),
                    click.text if click is not None else "",
                )

    def _texts(self, value: Value) -> tuple[str, ...]:
        if value.is_reference:
            return self.strings.get(value.data, ())
        return (value.text,) if value.kind == TYPE_STRING and value.text else ()

    def _uses(self, layouts: tuple[Layout, ...]) -> dict[int, int]:
        wanted = np.array(sorted({c.identity for layout in layouts for c in layout.controls} - {0}), np.uint32)
        if not len(wanted):
            return {}
        every, count = np.unique(np.concatenate(self.words), return_counts=True)
        keep = np.isin(every, wanted)
        return dict(zip(every[keep].tolist(), count[keep].tolist(), strict=True))


class _Any:
    """A container that contains everything."""

    def __contains__(self, _: object) -> bool:
        return True
