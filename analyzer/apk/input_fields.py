"""The fields of layouts into which a person types, with what tells of their content: input type, id, hint."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from analyzer.apk.axml import INPUT_TYPE, TYPE_STRING, Element, Value, read_xml
from analyzer.apk.container import RESOURCES, EntryError, Package
from analyzer.apk.resources import ResourceTable
from analyzer.gaps import Cause, Gap

STAGE = "contents"

MAX_LAYOUTS = 20_000
MAX_BYTES = 48 << 20
MAX_PARSED = 2_000
MAX_FIELDS = 5_000
"""Most layout files that are looked at, most bytes of them, most that are parsed, most fields that are kept."""

_LARGEST = 2 << 20
_MARK = struct.pack("<L", INPUT_TYPE)
_FORMS = tuple(form for mark in ("EditText", "AutoComplete") for form in (mark.encode(), mark.encode("utf-16-le")))
_NO_LAYOUTS = tuple(
    f"res/{kind}"
    for kind in (
        *("drawable", "mipmap", "anim", "color", "menu", "raw", "interpolator", "font", "navigation", "transition"),
    )
)
_ELSEWHERE = ("assets/", "lib/", "META-INF/", "kotlin/")
_EDITABLE = ("EditText", "AutoCompleteTextView")
_PASSWORD = 0x81
"""``textPassword``, which the old attribute ``android:password`` means."""


class InputField(NamedTuple):
    """A field with an id. ``identity``: that of the view (``R.id``); ``name`` the id's name, "" when it has none left;
    ``input_type`` the bits of ``android:inputType``, 0 when not stated; ``hints`` its texts in all languages.
    ``editable``: its element is one of the framework's and libraries' for typing, not one of unknown nature.
    """

    identity: int
    name: str
    input_type: int
    hints: tuple[str, ...]
    editable: bool


def read_input_fields(package: Package) -> tuple[tuple[InputField, ...], tuple[Gap, ...]]:
    """All fields of all layouts, by id; a gap when there are more layouts than any real package has."""
    try:
        table = ResourceTable(package.read(RESOURCES)) if RESOURCES in package else None
    except EntryError as error:
        return (), (error.gap,)
    reader = _Reader(package, table)
    fields = dict.fromkeys(field for data in reader.layouts() for field in reader.fields(data))
    detail = "more layouts than any real package has: only the first part was searched for fields to type into"
    cut = reader.cut or len(fields) > MAX_FIELDS
    gaps = (Gap(stage=STAGE, cause=Cause.BUDGET, detail=detail),) if cut else ()
    return tuple(sorted(fields)[:MAX_FIELDS]), gaps


class _Reader:
    def __init__(self, package: Package, table: ResourceTable | None) -> None:
        self.package, self.table = package, table
        self.cut = False

    def layouts(self) -> Iterator[bytes]:
        """The files that may hold a field."""
        seen = parsed = 0
        left = MAX_BYTES
        for name in self.package.names:
            if not name.endswith(".xml") or "/" not in name or name.startswith((*_NO_LAYOUTS, *_ELSEWHERE)):
                continue
            size, seen = self.package.size_of(name), seen + 1
            left -= size
            if seen > MAX_LAYOUTS or left < 0 or parsed >= MAX_PARSED or size > _LARGEST:
                self.cut = True
                continue
            try:
                data = self.package.read(name)
            except EntryError:
                continue  # the inventory of the package says so
            if _MARK in data or any(form in data for form in _FORMS):
                parsed += 1
                yield data

    def fields(self, data: bytes) -> Iterator[InputField]:
        """The fields of one file."""
        root = read_xml(data).root
        pending: list[tuple[Element, tuple[str, ...]]] = [(root, ())] if root is not None else []
        while pending:
            element, around = pending.pop()
            hints = self._texts(element.attributes.get("hint"))
            inside = hints if element.name.endswith("TextInputLayout") else ()
            pending += [(child, inside) for child in reversed(element.children)]
            stated = element.attributes.get("inputType")
            kind = (stated.number or 0) & 0xFFFFFFFF if stated is not None else 0
            password = element.attributes.get("password")
            if not kind and password is not None and password.number:
                kind = _PASSWORD
            identity = element.attributes.get("id")
            editable = element.name.endswith(_EDITABLE)
            if identity is None or not identity.is_reference or not (editable or kind):
                continue
            name = self.table.name(identity.data) if self.table is not None else ""
            yield InputField(identity.data, name, kind, tuple(dict.fromkeys((*hints, *around))), editable)

    def _texts(self, value: Value | None) -> tuple[str, ...]:
        if value is None:
            return ()
        if value.is_reference and self.table is not None:
            held = (one.value for one in self.table.values(value.data))
            return tuple(dict.fromkeys(one.text for one in held if one.kind == TYPE_STRING and one.text))
        return (value.text,) if value.kind == TYPE_STRING and value.text else ()
