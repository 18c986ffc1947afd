"""What a run of packaged code holds: Java values as Python values.

Integers of all widths, booleans and characters are ``int``, null is ``0``, a string is a ``str`` of UTF-16 units (a
character above U+FFFF is two surrogates, as in Java). Everything else is one of the classes here.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

MOST_TEXT = 1 << 16
"""Most characters of one text, elements of one array, and members of one collection."""


class NoAnswerError(Exception):
    """The run met what it cannot know: an effect, an unknown value, or the end of a budget."""


class Boxed(NamedTuple):
    """A boxed primitive: ``kind`` is its descriptor letter."""

    kind: str
    value: int


class Uri(NamedTuple):
    """An ``android.net.Uri``."""

    text: str


class Literal(NamedTuple):
    """A class object, by its descriptor."""

    descriptor: str


class Held(NamedTuple):
    """What a static field holds that is not known more closely: the field's signature."""

    field: str


@dataclass(slots=True, eq=False)
class Items:
    """An array, or a list (``kind`` is the descriptor of an element, "" for a list).

    ``frozen``: made by a static initialiser, and so shared between runs.
    """

    kind: str
    values: "list[Concrete]"
    frozen: bool = False


@dataclass(slots=True, eq=False)
class Builder:
    """A growing text: ``StringBuilder``, ``StringBuffer``, or a URI's builder (``cls`` tells which)."""

    cls: str
    text: str
    frozen: bool = False


@dataclass(slots=True, eq=False)
class Instance:
    """An object of a packaged class (``cls`` is its descriptor); fields by name and type, ``name:type``.

    ``opaque``: not made by the run; nothing is known of its fields.
    """

    cls: str
    fields: "dict[str, Concrete]" = field(default_factory=dict)
    opaque: bool = False
    frozen: bool = False


@dataclass(slots=True, eq=False)
class Table:
    """A map."""

    entries: "dict[Concrete, Concrete]" = field(default_factory=dict)
    frozen: bool = False


Concrete: TypeAlias = int | str | Boxed | Uri | Literal | Held | Items | Builder | Instance | Table


def units(text: str) -> str:
    """A text as Java holds it: characters above U+FFFF as surrogates."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(data[at] | data[at + 1] << 8) for at in range(0, len(data), 2))


def joined(text: str) -> str:
    """A Java text as Python holds it; single surrogates stay."""
    if text.isascii() or not any("\ud800" <= unit <= "\udfff" for unit in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def int32(value: int) -> int:
    """The low 32 bits, with sign."""
    return ((value + 0x80000000) & 0xFFFFFFFF) - 0x80000000


def int64(value: int) -> int:
    """The low 64 bits, with sign."""
    return ((value + (1 << 63)) & 0xFFFFFFFFFFFFFFFF) - (1 << 63)


def as_text(value: Concrete, kind: str = "Ljava/lang/Object;") -> str:
    """What ``String.valueOf`` makes of a value whose static type is ``kind``.

    Raises:
        NoAnswerError: it depends on what is not known.
    """
    if isinstance(value, int):
        if kind == "C":
            return chr(value & 0xFFFF)
        if kind == "Z":
            return "true" if value else "false"
        if kind in ("I", "J", "S", "B"):
            return str(value)
        if value == 0:
            return "null"
    if isinstance(value, str):
        return value
    if isinstance(value, Boxed):
        return as_text(value.value, value.kind)
    if isinstance(value, Builder | Uri):
        return value.text
    if isinstance(value, Items) and value.kind == "C" and kind == "[C":
        return "".join(chr(unit & 0xFFFF) for unit in value.values if isinstance(unit, int))
    raise NoAnswerError
