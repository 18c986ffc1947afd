"""Attribute values to text, flags and numbers, through the package's resource table where they are references."""

import struct

from analyzer.apk.axml import TYPE_BOOLEAN, TYPE_FLOAT, TYPE_HEX, Element, Value
from analyzer.apk.container import RESOURCES, EntryError, Package
from analyzer.apk.model import Anomaly, Label
from analyzer.apk.resources import Configured, ResourceTable
from analyzer.gaps import Cause, Gap

_STAGE = "resources"
_FRAMEWORK = 0x01


class Resolver:
    """Values of one package's attributes. The table is read when the first reference has to be followed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._table: ResourceTable | None = None
        self._failure: Gap | None = None
        self._unresolved: list[int] = []
        self._shown: dict[int, str] = {}

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What could not be resolved up to now, and what is wrong with the table."""
        found = [self._failure] if self._failure else []
        if self._table is not None and self._table.broken:
            found.append(_gap("; ".join(self._table.problems)))
        if self._unresolved and not found:
            first = f"@0x{self._unresolved[0]:08x}"
            found.append(_gap(f"{len(self._unresolved)} references lead to no value, the first is {first}"))
        return tuple(found)

    def text(self, element: Element, attribute: str) -> str:
        """The attribute as text: a string as it is, a flag "true" or "false", an unresolved reference "@0x7f...".

        An attribute that is not there gives "".
        """
        value = element.attributes.get(attribute)
        return "" if value is None else self._as_text(self._followed(value))

    def flag(self, element: Element, attribute: str) -> bool | None:
        """The attribute as a flag; None when it is not there or says nothing."""
        value = element.attributes.get(attribute)
        if value is None:
            return None
        value = self._followed(value)
        if value.number is not None:
            return value.number != 0
        return {"true": True, "false": False}.get(value.text.strip().lower())

    def number(self, element: Element, attribute: str) -> int | None:
        """The attribute as a whole number; None when it is not there or no number."""
        value = element.attributes.get(attribute)
        if value is None:
            return None
        value = self._followed(value)
        if value.number is not None:
            return value.number
        text = value.text.strip()
        return int(text) if text.lstrip("-").isdecimal() and len(text) < 12 else None

    def labels(self, element: Element) -> tuple[Label, ...]:
        """The label of an element in every locale that has one: Chinese first, then the default, then by tag."""
        value = element.attributes.get("label")
        if value is None:
            return ()
        if not value.is_reference:
            return (Label(locale="", text=self._as_text(value)),)
        best: dict[str, Configured] = {}
        for one in self._values(value):
            # Of several values in one locale, that without further qualifiers; then the first.
            if one.locale not in best or (one.is_plain and not best[one.locale].is_plain):
                best[one.locale] = one
        if not best:
            return (Label(locale="", text=self._as_text(value)),)
        return tuple(Label(locale=tag, text=self._as_text(best[tag].value)) for tag in sorted(best, key=_label_rank))

    def label(self, element: Element) -> str:
        """The label of an element in Chinese when it has one, else its default."""
        value = element.attributes.get("label")
        if value is None or not value.is_reference:
            return "" if value is None else self._as_text(value)
        if value.data not in self._shown:  # thousands of components may share one label with thousands of values
            values = self._values(value, "zh")
            best = min(values, key=lambda one: (_label_rank(one.locale), not one.is_plain), default=None)
            self._shown[value.data] = self._as_text(best.value if best else value)
        return self._shown[value.data]

    def _followed(self, value: Value) -> Value:
        """A value with its reference resolved to the default configuration, or as it is."""
        if not value.is_reference or not value.data:
            return value
        table = self._load(value)
        return (table.default(value.data) if table else None) or self._miss(value)

    def _values(self, value: Value, language: str = "") -> tuple[Configured, ...]:
        table = self._load(value)
        values = table.values(value.data, language) if table else ()
        if not values:
            self._miss(value)
        return values

    def _miss(self, value: Value) -> Value:
        # Resources of the framework are not in the package, and their names are no loss.
        if value.data >> 24 != _FRAMEWORK:
            self._unresolved.append(value.data)
        return value

    def _load(self, value: Value) -> ResourceTable | None:
        if value.data >> 24 == _FRAMEWORK or self._failure is not None:
            return None
        if self._table is None:
            try:
                data = self._package.read(RESOURCES)
            except EntryError as error:
                self._failure = error.gap if RESOURCES in self._package else _gap("there is no resource table")
                data = error.partial
                if not data:
                    return None
            self._table = ResourceTable(data)
            for problem in self._table.problems:
                self._package.note(Anomaly(code="resources-format", where=RESOURCES, detail=problem))
        return self._table

    def _as_text(self, value: Value) -> str:
        if value.text:
            return value.text
        if value.is_reference:
            return f"@0x{value.data:08x}" if value.data else ""
        if value.kind == TYPE_BOOLEAN:
            return "true" if value.data else "false"
        if value.kind == TYPE_HEX:
            return f"0x{value.data:x}"
        if value.kind == TYPE_FLOAT:
            (number,) = struct.unpack("<f", struct.pack("<L", value.data))
            return f"{number:g}"
        return "" if value.number is None else str(value.number)


def _gap(detail: str) -> Gap:
    return Gap(stage=_STAGE, cause=Cause.DAMAGED, where=RESOURCES, detail=detail)


def _label_rank(tag: str) -> tuple[int, str]:
    """Simplified Chinese, plain Chinese, other Chinese, the default, everything else."""
    if tag.startswith("zh"):
        simplified = {"zh-CN", "zh-Hans", "zh-Hans-CN"}
        return (0 if tag in simplified else 1 if tag == "zh" else 2), tag
    return (3 if not tag else 4), tag
