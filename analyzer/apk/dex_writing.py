"""A description of one class to the bytes of a small, valid dex file (version 035) that holds nothing else.

Everything is named by its content, not by an index: the writer makes the tables, sorts them as the format asks, and
puts the new indices into the code.
"""

import hashlib
import struct
import zlib
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from analyzer.apk.leb128 import write_sleb128, write_uleb128
from analyzer.apk.mutf8 import decode, units
from analyzer.apk.opcodes import Reference

NO_INDEX = 0xFFFFFFFF
_HEADER_SIZE = 0x70
_ENDIAN_TAG = 0x12345678


class Proto(NamedTuple):
    """Result and parameters: descriptors in modified UTF-8, as all names here."""

    result: bytes
    parameters: tuple[bytes, ...]

    @property
    def shorty(self) -> bytes:
        """One letter for each type, "L" for every reference."""
        return b"".join(kind[:1] if kind[:1] not in b"L[" else b"L" for kind in (self.result, *self.parameters))


class FieldRef(NamedTuple):
    """A field by class, type and name."""

    cls: bytes
    type: bytes
    name: bytes


class MethodRef(NamedTuple):
    """A method by class, prototype and name."""

    cls: bytes
    proto: Proto
    name: bytes


_T = TypeVar("_T", bound=Hashable)
Target = bytes | Proto | FieldRef | MethodRef


class Patch(NamedTuple):
    """The index of ``target`` belongs into the code at ``unit``; two units of a string when ``wide``."""

    unit: int
    kind: Reference
    target: Target
    wide: bool = False


class Guard(NamedTuple):
    """A guarded range in code units and its handlers: (type, position), the type None for any exception."""

    start: int
    units: int
    handlers: tuple[tuple[bytes | None, int], ...]


@dataclass(frozen=True, slots=True)
class CodePart:
    """The code of one method, with what has to be put into ``units``."""

    registers: int
    ins: int
    outs: int
    units: tuple[int, ...]
    patches: tuple[Patch, ...]
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodPart:
    """One method of the class."""

    ref: MethodRef
    access: int
    virtual: bool
    code: CodePart | None


@dataclass(frozen=True, slots=True)
class FieldPart:
    """One field of the class."""

    ref: FieldRef
    access: int
    static: bool


@dataclass(frozen=True, slots=True)
class ClassPart:
    """The class. ``superclass`` is None for none."""

    descriptor: bytes
    access: int
    superclass: bytes | None
    interfaces: tuple[bytes, ...]
    fields: tuple[FieldPart, ...]
    methods: tuple[MethodPart, ...]


class TooManyNamesError(ValueError):
    """More types, fields or methods than the 16 bits of an index can tell apart."""


class _Tables:
    """All names that the class needs, and their indices in the new file."""

    def __init__(self, part: ClassPart) -> None:
        self._strings: set[bytes] = set()
        self._types: set[bytes] = set()
        self._protos: set[Proto] = set()
        self._fields: set[FieldRef] = set()
        self._methods: set[MethodRef] = set()
        self._add_type(part.descriptor)
        for kind in (*part.interfaces, *((part.superclass,) if part.superclass is not None else ())):
            self._add_type(kind)
        for field in part.fields:
            self.add(field.ref)
        for method in part.methods:
            self.add(method.ref)
            if method.code:
                self._add_code(method.code)
        self.strings = _ranked(self._strings, lambda text: units(decode(text)))
        self.types = _ranked(self._types, lambda kind: self.strings[kind])
        self.protos = _ranked(self._protos, self._proto_key)
        self.fields = _ranked(self._fields, self._field_key)
        self.methods = _ranked(self._methods, self._method_key)
        if max(len(self.types), len(self.protos), len(self.fields), len(self.methods)) > 0xFFFF:
            raise TooManyNamesError("more than 65535 names of one kind")

    def _add_type(self, kind: bytes) -> None:
        self._strings.add(kind)
        self._types.add(kind)

    def _add_code(self, code: CodePart) -> None:
        for patch in code.patches:
            if patch.kind == Reference.STRING and isinstance(patch.target, bytes):
                self._strings.add(patch.target)
            else:
                self.add(patch.target)
        for guard in code.guards:
            for kind, _ in guard.handlers:
                if kind is not None:
                    self._add_type(kind)

    def add(self, target: Target) -> None:
        """Take in a type, prototype, field or method, and all that it names."""
        if isinstance(target, Proto):
            self._protos.add(target)
            self._strings.add(target.shorty)
            for kind in (target.result, *target.parameters):
                self._add_type(kind)
        elif isinstance(target, FieldRef):
            self._fields.add(target)
            self._add_type(target.cls)
            self._add_type(target.type)
            self._strings.add(target.name)
        elif isinstance(target, MethodRef):
            self._methods.add(target)
            self._add_type(target.cls)
            self.add(target.proto)
            self._strings.add(target.name)
        else:
            self._add_type(target)

    def _proto_key(self, proto: Proto) -> tuple[int, tuple[int, ...]]:
        return self.types[proto.result], tuple(self.types[kind] for kind in proto.parameters)

    def _field_key(self, field: FieldRef) -> tuple[int, int, int]:
        return self.types[field.cls], self.strings[field.name], self.types[field.type]

    def _method_key(self, method: MethodRef) -> tuple[int, int, int]:
        return self.types[method.cls], self.strings[method.name], self.protos[method.proto]

    def index(self, patch: Patch) -> int:
        """The index that belongs into the code."""
        target = patch.target
        if isinstance(target, FieldRef):
            return self.fields[target]
        if isinstance(target, MethodRef):
            return self.methods[target]
        if isinstance(target, Proto):
            return self.protos[target]
        return (self.strings if patch.kind == Reference.STRING else self.types)[target]


def _ranked(items: Iterable[_T], key: Callable[[_T], Any]) -> dict[_T, int]:
    return {item: rank for rank, item in enumerate(sorted(items, key=key))}


class _Section(NamedTuple):
    """One line of the map list: item type, number of items, offset."""

    kind: int
    size: int
    offset: int


class _File:
    """The file as it grows, and the map of its sections."""

    def __init__(self, part: ClassPart) -> None:
        self.part = part
        self.tables = _Tables(part)
        self.out = bytearray()
        self.map: list[_Section] = []
        t = self.tables
        sizes = (len(t.strings), len(t.types), len(t.protos), len(t.fields), len(t.methods), 1)
        at = _HEADER_SIZE
        self.map.append(_Section(0, 1, 0))
        for kind, (count, width) in enumerate(zip(sizes, (4, 4, 12, 8, 8, 32), strict=True), 1):
            if count:
                self.map.append(_Section(kind, count, at))
            at += count * width
        self.data_start = at
        self.out += bytes(at)

    def align(self) -> int:
        """Fill up to a multiple of four; the position."""
        self.out += bytes(-len(self.out) % 4)
        return len(self.out)

    def type_lists(self) -> dict[tuple[bytes, ...], int]:
        """Parameter and interface lists: offsets by content, 0 for the empty one."""
        wanted = [proto.parameters for proto in self.tables.protos]
        found: dict[tuple[bytes, ...], int] = {(): 0}
        start = self.align()
        for kinds in (*wanted, self.part.interfaces):
            if kinds not in found:
                found[kinds] = self.align()
                indices = [self.tables.types[kind] for kind in kinds]
                self.out += struct.pack(f"<I{len(indices)}H", len(indices), *indices)
        if len(found) > 1:
            self.map.append(_Section(0x1001, len(found) - 1, start))
        return found

    def code(self) -> dict[MethodRef, int]:
        """The code items: offsets by method."""
        start = self.align()
        found = {}
        for method in self.part.methods:
            if method.code:
                found[method.ref] = self.align()
                self.out += self._code_item(method.code)
        if found:
            self.map.append(_Section(0x2001, len(found), start))
        return found

    def _code_item(self, code: CodePart) -> bytes:
        words = list(code.units)
        for patch in code.patches:
            index = self.tables.index(patch)
            words[patch.unit] = index & 0xFFFF
            if patch.wide:
                words[patch.unit + 1] = index >> 16
        head = struct.pack("<HHHHII", code.registers, code.ins, code.outs, len(code.guards), 0, len(words))
        if not code.guards:
            return head + struct.pack(f"<{len(words)}H", *words)
        words += [0] * (len(words) % 2)
        lists = list(dict.fromkeys(guard.handlers for guard in code.guards))
        encoded = bytearray(write_uleb128(len(lists)))
        offsets = {}
        for handlers in lists:
            offsets[handlers] = len(encoded)
            encoded += self._handlers(handlers)
        if len(encoded) > 0xFFFF:
            raise TooManyNamesError("exception handlers of more than 65535 bytes")
        tries = b"".join(struct.pack("<IHH", g.start, g.units, offsets[g.handlers]) for g in code.guards)
        return head + struct.pack(f"<{len(words)}H", *words) + tries + bytes(encoded)

    def _handlers(self, handlers: tuple[tuple[bytes | None, int], ...]) -> bytes:
        typed = [(self.tables.types[kind], pc) for kind, pc in handlers if kind is not None]
        rest = [pc for kind, pc in handlers if kind is None][:1]
        out = bytearray(write_sleb128(-len(typed) if rest else len(typed)))
        for index, pc in typed:
            out += write_uleb128(index) + write_uleb128(pc)
        for pc in rest:
            out += write_uleb128(pc)
        return bytes(out)

    def string_data(self) -> list[int]:
        """The strings: offsets in their order."""
        self.map.append(_Section(0x2002, len(self.tables.strings), len(self.out)))
        found = []
        for text in self.tables.strings:
            found.append(len(self.out))
            self.out += write_uleb128(len(units(decode(text)))) + text + b"\0"
        return found

    def class_data(self, code: dict[MethodRef, int]) -> int:
        """Fields and methods of the class: the offset."""
        at = len(self.out)
        fields = [[f for f in self.part.fields if f.static is static] for static in (True, False)]
        methods = [[m for m in self.part.methods if m.virtual is virtual] for virtual in (False, True)]
        counts = [*map(len, fields), *map(len, methods)]
        self.out += b"".join(map(write_uleb128, counts))
        for field_group in fields:
            last = 0
            for index, field in sorted((self.tables.fields[f.ref], f.access) for f in field_group):
                self.out += write_uleb128(index - last) + write_uleb128(field)
                last = index
        for method_group in methods:
            last = 0
            for index, access, offset in sorted(
                (self.tables.methods[m.ref], m.access, code.get(m.ref, 0)) for m in method_group
            ):
                self.out += write_uleb128(index - last) + write_uleb128(access) + write_uleb128(offset)
                last = index
        self.map.append(_Section(0x2000, 1, at))
        return at

    def map_list(self) -> int:
        """The map of the file: the offset."""
        at = self.align()
        self.map.append(_Section(0x1000, 1, at))
        self.out += struct.pack("<I", len(self.map))
        for section in self.map:
            self.out += struct.pack("<HHII", section.kind, 0, section.size, section.offset)
        return at

    def ids(self, lists: dict[tuple[bytes, ...], int], texts: list[int], class_data: int) -> None:
        """Fill in the id tables and the class."""
        t, part = self.tables, self.part
        rows = [struct.pack("<I", offset) for offset in texts]
        rows += [struct.pack("<I", t.strings[kind]) for kind in t.types]
        rows += [struct.pack("<III", t.strings[p.shorty], t.types[p.result], lists[p.parameters]) for p in t.protos]
        rows += [struct.pack("<HHI", t.types[f.cls], t.types[f.type], t.strings[f.name]) for f in t.fields]
        rows += [struct.pack("<HHI", t.types[m.cls], t.protos[m.proto], t.strings[m.name]) for m in t.methods]
        superclass = NO_INDEX if part.superclass is None else t.types[part.superclass]
        rows.append(
            struct.pack(
                "<8I",
                *(t.types[part.descriptor], part.access, superclass, lists[part.interfaces]),
                *(NO_INDEX, 0, class_data, 0),
            )
        )
        self.out[_HEADER_SIZE : self.data_start] = b"".join(rows)

    def header(self, map_offset: int) -> None:
        """Fill in the header, signature and checksum last."""
        sections = {section.kind: section for section in self.map}
        tables = []
        for kind in range(1, 7):
            section = sections.get(kind, _Section(kind, 0, 0))
            tables += [section.size, section.offset]
        self.out[0x20:_HEADER_SIZE] = struct.pack(
            "<20I",
            *(len(self.out), _HEADER_SIZE, _ENDIAN_TAG, 0, 0, map_offset),
            *tables,
            *(len(self.out) - self.data_start, self.data_start),
        )
        self.out[:8] = b"dex\n035\0"
        self.out[12:32] = hashlib.sha1(self.out[32:], usedforsecurity=False).digest()
        self.out[8:12] = struct.pack("<I", zlib.adler32(self.out[12:]))


def write_dex(part: ClassPart) -> bytes:
    """The dex file with that one class; the same bytes for the same value.

    Raises:
        TooManyNamesError: the class does not fit into one file.
    """
    file = _File(part)
    lists = file.type_lists()
    code = file.code()
    texts = file.string_data()
    class_data = file.class_data(code)
    file.ids(lists, texts, class_data)
    file.header(file.map_list())
    return bytes(file.out)
