"""Dex files with any lie in them: tables are written as they are asked for, in no order, and nothing is checked."""

import struct
from collections.abc import Callable, Iterable, Sized

from analyzer.apk.leb128 import write_uleb128

HEADER = 0x70
OBJECT = "Ljava/lang/Object;"
Member = tuple[int, int, int]
"""(method index, access flags, code offset)."""


class Forge:
    """One dex file: names to indices, and the data that lies behind the tables."""

    def __init__(self, base: int = HEADER) -> None:
        self.base, self.data = base, bytearray()
        self.strings: dict[bytes, int] = {}
        self.types: dict[int, int] = {}
        self.protos: dict[tuple[int, tuple[int, ...]], int] = {}
        self.fields: dict[tuple[int, int, int], int] = {}
        self.methods: dict[tuple[int, int, int], int] = {}
        self.classes: list[tuple[int, ...]] = []

    def put(self, data: bytes, align: int = 4) -> int:
        """The offset in the file of ``data``."""
        self.data += bytes(-(self.base + len(self.data)) % align)
        self.data += data
        return self.base + len(self.data) - len(data)

    def string(self, text: str) -> int:
        """Index of a string."""
        return self.strings.setdefault(text.encode(), len(self.strings))

    def type(self, name: str) -> int:
        """Index of a type."""
        return self.types.setdefault(self.string(name), len(self.types))

    def method(self, owner: str, name: str, result: str = "V", *parameters: str) -> int:
        """Index of a method."""
        key = self.type(result), tuple(map(self.type, parameters))
        proto = self.protos.setdefault(key, len(self.protos))
        return self.methods.setdefault((self.type(owner), proto, self.string(name)), len(self.methods))

    def field(self, owner: str, name: str, kind: str) -> int:
        """Index of a field."""
        return self.fields.setdefault((self.type(owner), self.type(kind), self.string(name)), len(self.fields))

    def code(self, units: Iterable[int], registers: int = 4, ins: int = 1, tries: int = 0, behind: bytes = b"") -> int:
        """Offset of a code item; ``behind`` are its try items and handlers."""
        words = [*units]
        head = struct.pack("<4H2I", registers, ins, 5, tries, 0, len(words))
        words += [0] * (len(words) % 2 if tries else 0)
        return self.put(head + struct.pack(f"<{len(words)}H", *words) + behind)

    def define(
        self,
        name: str,
        superclass: str = OBJECT,
        direct: Iterable[Member] = (),
        virtual: Iterable[Member] = (),
        fields: Iterable[tuple[int, int]] = (),
        interfaces: Iterable[str] = (),
        access: int = 1,
        values: int = 0,
    ) -> None:
        """A class; ``fields`` are (index, access) of static ones, ``values`` the offset of their values."""
        out, at = bytearray(), 0
        groups: list[list[tuple[int, ...]]] = [sorted(fields), [], sorted(direct), sorted(virtual)]
        for group in groups:
            out += write_uleb128(len(group))
        for group in groups:
            last = 0
            for index, *rest in group:
                out += b"".join(map(write_uleb128, (index - last, *rest)))
                last = index
        listed = [self.type(interface) for interface in interfaces]
        if listed:
            at = self.put(struct.pack(f"<I{len(listed)}H", len(listed), *listed))
        own = self.type(name), access, self.type(superclass), at, 0xFFFFFFFF, 0
        self.classes.append((*own, self.put(bytes(out), 1), values))


def forged(describe: Callable[[Forge], None]) -> bytes:
    """The file that ``describe`` asks for: it is called twice, the second time with the size of the tables known."""
    plan = Forge()
    describe(plan)
    tables: tuple[Sized, ...] = (plan.strings, plan.types, plan.protos, plan.fields, plan.methods, plan.classes)
    offsets, at = [], HEADER
    for entries, width in zip(tables, (4, 4, 12, 8, 8, 32), strict=True):
        offsets.append(at)
        at += len(entries) * width
    made = Forge(at)
    made.strings, made.types, made.protos = dict(plan.strings), dict(plan.types), dict(plan.protos)
    made.fields, made.methods = dict(plan.fields), dict(plan.methods)
    describe(made)
    lists = [made.put(struct.pack(f"<I{len(p)}H", len(p), *p)) if p else 0 for _, p in made.protos]
    rows = [struct.pack("<I", made.put(write_uleb128(len(text)) + text + b"\0", 1)) for text in made.strings]
    rows += [struct.pack("<I", text) for text in made.types]
    rows += [struct.pack("<3I", 0, result, at) for (result, _), at in zip(made.protos, lists, strict=True)]
    rows += [struct.pack("<2HI", *row) for row in (*made.fields, *made.methods)]
    rows += [struct.pack("<8I", *row) for row in made.classes]
    body = b"".join(rows) + bytes(made.data)
    counts = [value for entries, at in zip(tables, offsets, strict=True) for value in (len(entries), at)]
    head = struct.pack("<10I", HEADER + len(body), HEADER, 0x12345678, 0, 0, 0, *counts[:4])
    return b"dex\n035\0" + bytes(24) + head + struct.pack("<10I", *counts[4:], len(made.data), made.base) + body
