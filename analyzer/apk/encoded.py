"""Encoded values: constants of static fields, annotation elements and call-site arguments."""

import struct
from enum import IntEnum
from typing import NamedTuple

from analyzer.apk.dex import Dex
from analyzer.apk.leb128 import Buffer, OutOfDataError, uleb128

MAX_DEPTH = 32
MAX_VALUES = 1 << 16
"""Most values of one array or annotation, nested ones included."""


class Kind(IntEnum):
    """The type tag of an encoded value."""

    BYTE = 0x00
    SHORT = 0x02
    CHAR = 0x03
    INT = 0x04
    LONG = 0x06
    FLOAT = 0x10
    DOUBLE = 0x11
    METHOD_TYPE = 0x15
    METHOD_HANDLE = 0x16
    STRING = 0x17
    TYPE = 0x18
    FIELD = 0x19
    METHOD = 0x1A
    ENUM = 0x1B
    ARRAY = 0x1C
    ANNOTATION = 0x1D
    NULL = 0x1E
    BOOLEAN = 0x1F


class Encoded(NamedTuple):
    """One value. ``number`` is the constant, or the index of what ``kind`` names; ``items`` of an array in order, of
    an annotation by element, whose name indices are ``names`` and whose type index is ``number``.
    """

    kind: Kind
    number: int | float = 0
    items: "tuple[Encoded, ...]" = ()
    names: tuple[int, ...] = ()


_SIZES = {
    Kind.BYTE: 1,
    Kind.SHORT: 2,
    Kind.CHAR: 2,
    Kind.INT: 4,
    Kind.LONG: 8,
    Kind.FLOAT: 4,
    Kind.DOUBLE: 8,
    Kind.METHOD_TYPE: 4,
    Kind.METHOD_HANDLE: 4,
    Kind.STRING: 4,
    Kind.TYPE: 4,
    Kind.FIELD: 4,
    Kind.METHOD: 4,
    Kind.ENUM: 4,
}
_SIGNED = frozenset({Kind.BYTE, Kind.SHORT, Kind.INT, Kind.LONG})
_KINDS = {int(kind): kind for kind in Kind}


class _Reader:
    """Reads values one after another; ``at`` is the next position, ``left`` the values that may still be read."""

    def __init__(self, data: Buffer, at: int) -> None:
        self.data = data
        self.at = at
        self.left = MAX_VALUES

    def uleb(self) -> int:
        value, self.at = uleb128(self.data, self.at)
        return value

    def value(self, depth: int = 0) -> Encoded:
        self.left -= 1
        if not 0 <= self.at < len(self.data) or self.left < 0 or depth > MAX_DEPTH:
            raise OutOfDataError(f"no value at {self.at:#x}, or too many, or nested too deep")
        head = self.data[self.at]
        self.at += 1
        kind, argument = _KINDS.get(head & 0x1F), head >> 5
        if kind is None:
            raise OutOfDataError(f"value of unknown type {head & 0x1F:#x}")
        if kind == Kind.ARRAY:
            return self.array(depth + 1)
        if kind == Kind.ANNOTATION:
            return self.annotation(depth + 1)
        if kind == Kind.NULL:
            return Encoded(kind)
        if kind == Kind.BOOLEAN:
            return Encoded(kind, argument & 1)
        return Encoded(kind, self._number(kind, argument + 1))

    def _number(self, kind: Kind, length: int) -> int | float:
        """A constant or index of ``length`` bytes: extended by sign, by zeros, or to the right for floats."""
        raw = bytes(self.data[self.at : self.at + length])
        if len(raw) < length or length > _SIZES[kind]:
            raise OutOfDataError(f"value at {self.at:#x} runs out of the data or is too long for its type")
        self.at += length
        if kind == Kind.FLOAT:
            return float(struct.unpack("<f", raw.rjust(4, b"\0"))[0])
        if kind == Kind.DOUBLE:
            return float(struct.unpack("<d", raw.rjust(8, b"\0"))[0])
        return int.from_bytes(raw, "little", signed=kind in _SIGNED)

    def array(self, depth: int = 0) -> Encoded:
        count = self.uleb()
        if count > self.left:
            raise OutOfDataError(f"an array of {count} values")
        return Encoded(Kind.ARRAY, 0, tuple(self.value(depth) for _ in range(count)))

    def annotation(self, depth: int = 0) -> Encoded:
        kind, count = self.uleb(), self.uleb()
        if count > self.left:
            raise OutOfDataError(f"an annotation of {count} elements")
        names, items = [], []
        for _ in range(count):
            names.append(self.uleb())
            items.append(self.value(depth))
        return Encoded(Kind.ANNOTATION, kind, tuple(items), tuple(names))


def read_array(data: Buffer, at: int) -> tuple[Encoded, ...]:
    """The values of the encoded_array at ``at``.

    Raises:
        OutOfDataError: it is not wholly inside the data, nested deeper than `MAX_DEPTH`, has more than `MAX_VALUES`
            values, or one of a type that does not exist.
    """
    return _Reader(data, at).array().items


def read_annotation(data: Buffer, at: int) -> Encoded:
    """The encoded_annotation at ``at``.

    Raises:
        OutOfDataError: as for `read_array`.
    """
    return _Reader(data, at).annotation()


def static_values(dex: Dex, class_index: int) -> tuple[Encoded, ...]:
    """The initial values of a class's static fields, in the order of these; fields beyond the end start at zero.

    () when there are none or they cannot be read.
    """
    if not 0 <= class_index < len(dex.class_defs):
        return ()
    offset = int(dex.class_defs[class_index, 7])
    try:
        return read_array(dex.data.data, offset) if offset else ()
    except OutOfDataError:
        return ()


def text_of(dex: Dex, value: Encoded) -> str:
    """The value as smali writes it: a quoted string, a descriptor, a signature, a number, ``{a, b}``."""
    number = value.number
    if value.kind in (Kind.FLOAT, Kind.DOUBLE):
        return repr(number)
    index = int(number)
    if value.kind == Kind.STRING:
        return quoted(dex.string(index))
    if value.kind == Kind.TYPE:
        return dex.type_name(index)
    if value.kind in (Kind.FIELD, Kind.ENUM):
        return dex.field_signature(index)
    if value.kind == Kind.METHOD:
        return dex.method_signature(index)
    if value.kind == Kind.METHOD_TYPE:
        return dex.proto_descriptor(index)
    if value.kind == Kind.METHOD_HANDLE:
        return f"method_handle@{index}"
    if value.kind == Kind.ARRAY:
        return "{" + ", ".join(text_of(dex, item) for item in value.items) + "}"
    if value.kind == Kind.ANNOTATION:
        pairs = zip(value.names, value.items, strict=True)
        inside = ", ".join(f"{dex.string(name)}={text_of(dex, item)}" for name, item in pairs)
        return f"@{dex.type_name(index)}({inside})"
    if value.kind == Kind.NULL:
        return "null"
    return ("false", "true")[index & 1] if value.kind == Kind.BOOLEAN else str(index)


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text: str) -> str:
    r"""``text`` as a Java string literal. What does not print, and what would turn the reading direction, is
    written as ``\uXXXX``.
    """
    return '"' + "".join(_ESCAPES.get(char) or (char if char.isprintable() else _escaped(char)) for char in text) + '"'


def _escaped(char: str) -> str:
    data = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at] << 8 | data[at + 1]:04x}" for at in range(0, len(data), 2))
