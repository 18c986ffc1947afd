"""Compiled XML and resource tables, as small as they can be, for tests that know every byte."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzer.apk.axml import ATTRIBUTES

IDS = {name: identity for identity, name in ATTRIBUTES.items()}
ANDROID = "http://schemas.android.com/apk/res/android"


@dataclass(frozen=True)
class Ref:
    """A reference to a resource."""

    identity: int


@dataclass(frozen=True)
class Hex:
    """A number that is written in hexadecimal."""

    number: int


Attribute = str | bool | int | Ref | Hex


class E:
    """An element: ``E("activity", {"android:name": ".A"}, E(...), text="...")``."""

    def __init__(self, name: str, attributes: Mapping[str, Attribute] | None = None, *children: "E", text: str = ""):
        self.name = name
        self.attributes = dict(attributes or {})
        self.children = children
        self.text = text


def pool(strings: Sequence[str], utf8: bool = True) -> bytes:
    body, offsets = b"", []
    for text in strings:
        offsets.append(len(body))
        data = text.encode("utf-8" if utf8 else "utf-16-le")
        if utf8:
            body += _length8(len(text)) + _length8(len(data)) + data + b"\0"
        else:
            body += struct.pack("<H", len(data) // 2) + data + b"\0\0"
    body += b"\0" * (-len(body) % 4)
    start = 28 + 4 * len(offsets)
    header = struct.pack("<2HL5L", 1, 28, start + len(body), len(offsets), 0, 0x100 if utf8 else 0, start, 0)
    return header + struct.pack(f"<{len(offsets)}L", *offsets) + body


def _length8(length: int) -> bytes:
    return bytes([length]) if length < 0x80 else bytes([0x80 | length >> 8, length & 0xFF])


def compiled_xml(root: E, utf8: bool = True, attribute_size: int = 20) -> bytes:
    """The file: header, string pool, resource map, namespace, elements."""
    named = sorted({name.split(":")[1] for one in _all(root) for name in one.attributes if name.startswith("android:")})
    known = [name for name in named if name in IDS]
    texts = {ANDROID: 0, "android": 0} | {text: 0 for one in _all(root) for text in _texts(one)}
    strings = known + [text for text in texts if text not in known]
    index = {text: at for at, text in enumerate(strings)}
    resource_map = struct.pack("<2HL", 0x0180, 8, 8 + 4 * len(known)) + struct.pack(
        f"<{len(known)}L", *(IDS[name] for name in known)
    )
    body = pool(strings, utf8) + resource_map
    body += _node(0x0100, struct.pack("<2L", index["android"], index[ANDROID]))
    body += _element(root, index, attribute_size)
    body += _node(0x0101, struct.pack("<2L", index["android"], index[ANDROID]))
    return struct.pack("<2HL", 3, 8, 8 + len(body)) + body


def _all(element: E) -> list[E]:
    return [element, *(inner for child in element.children for inner in _all(child))]


def _texts(element: E) -> list[str]:
    found = [element.name, *(name.split(":")[-1] for name in element.attributes)]
    found += [value for value in element.attributes.values() if isinstance(value, str)]
    return [*found, element.text] if element.text else found


def _node(kind: int, ext: bytes) -> bytes:
    return struct.pack("<2HL2L", kind, 16, 16 + len(ext), 1, 0xFFFFFFFF) + ext


def _element(element: E, index: Mapping[str, int], width: int) -> bytes:
    def rank(name: str) -> int:
        return index[name.split(":")[-1]]

    ordered = sorted(element.attributes, key=rank)
    attributes = b"".join(_attribute(name, element.attributes[name], index, width) for name in ordered)
    start = struct.pack("<2L6H", 0xFFFFFFFF, index[element.name], 20, width, len(ordered), 0, 0, 0)
    out = _node(0x0102, start + attributes)
    if element.text:
        out += _node(0x0104, struct.pack("<L", index[element.text]) + struct.pack("<HBBL", 8, 0, 0, 0))
    out += b"".join(_element(child, index, width) for child in element.children)
    return out + _node(0x0103, struct.pack("<2L", 0xFFFFFFFF, index[element.name]))


def _attribute(name: str, value: Attribute, index: Mapping[str, int], width: int) -> bytes:
    namespace = index[ANDROID] if name.startswith("android:") else 0xFFFFFFFF
    raw, kind, data = 0xFFFFFFFF, 0x10, 0
    match value:
        case str():
            raw = data = index[value]
            kind = 3
        case bool():
            kind, data = 0x12, 0xFFFFFFFF if value else 0
        case int():
            data = value & 0xFFFFFFFF
        case Hex():
            kind, data = 0x11, value.number
        case Ref():
            kind, data = 1, value.identity
    packed = struct.pack("<3LHBBL", namespace, index[name.split(":")[-1]], raw, 8, 0, kind, data)
    return packed + b"\0" * (width - len(packed))


@dataclass(frozen=True)
class Config:
    """A configuration: a locale of two-letter parts, other qualifiers as the platform version."""

    language: str = ""
    region: str = ""
    script: str = ""
    version: int = 0

    def packed(self) -> bytes:
        out = bytearray(64)
        struct.pack_into("<L", out, 0, 64)
        out[8:10] = _locale_part(self.language, ord("a"))
        out[10:12] = _locale_part(self.region, ord("0"))
        struct.pack_into("<H", out, 24, self.version)
        out[36 : 36 + len(self.script)] = self.script.encode()
        return bytes(out)


def _locale_part(text: str, base: int) -> bytes:
    if len(text) < 3:
        return text.encode().ljust(2, b"\0")
    first, second, third = (ord(letter) - base for letter in text)
    return bytes([0x80 | third << 2 | second >> 3, (second & 7) << 5 | first])


Values = Mapping[int, Mapping[Config, Attribute]]
"""Resource id to its values by configuration."""


def resource_table(
    values: Values,
    layout: str = "plain",
    utf8: bool = True,
    packages: int = 1,
    entry_names: Mapping[int, str] | None = None,
) -> bytes:
    """The table; ``layout`` is how type chunks store their entries: plain, sparse, offsets16 or compact. Resources that
    ``entry_names`` does not name are all called "entry".
    """
    named = dict(entry_names or {})
    keys = ["entry", *dict.fromkeys(named.values())]
    texts = list(dict.fromkeys(value for one in values.values() for value in one.values() if isinstance(value, str)))
    by_chunk: dict[tuple[int, Config], dict[int, Attribute]] = {}
    for identity, configured in values.items():
        for config, value in configured.items():
            by_chunk.setdefault((identity >> 16 & 0xFF, config), {})[identity & 0xFFFF] = value
    numbers = {identity & 0xFFFFFF: keys.index(name) for identity, name in named.items()}
    chunks = b"".join(_type(kind, config, found, texts, layout, numbers) for (kind, config), found in by_chunk.items())
    names = pool(["string", "xml"]), pool(keys)
    header = struct.pack("<L256s5L", 0x7F, b"", 288, 2, 288 + len(names[0]), 1, 0)
    inner = names[0] + names[1] + chunks
    package = struct.pack("<2HL", 0x0200, 288, 288 + len(inner)) + header + inner
    body = pool(texts, utf8) + package
    return struct.pack("<2HLL", 2, 12, 12 + len(body), packages) + body


def _type(
    kind: int,
    config: Config,
    found: Mapping[int, Attribute],
    texts: list[str],
    layout: str,
    keys: Mapping[int, int],
) -> bytes:
    entries, offsets = b"", {}
    for index, value in sorted(found.items()):
        offsets[index] = len(entries)
        key = keys.get(kind << 16 | index, 0)
        number, data = _resource_value(value, texts)
        if layout == "compact":
            entries += struct.pack("<2HL", key, number << 8 | 8, data)
        else:
            entries += struct.pack("<2HL", 8, 0, key) + struct.pack("<HBBL", 8, 0, number, data)
    count = max(found) + 1
    if layout == "sparse":
        flags, count = 1, len(offsets)
        table = b"".join(struct.pack("<2H", index, at // 4) for index, at in sorted(offsets.items()))
    elif layout == "offsets16":
        flags = 2
        table = b"".join(struct.pack("<H", offsets[at] // 4 if at in offsets else 0xFFFF) for at in range(count))
        table += b"\0" * (-len(table) % 4)
    else:
        flags = 0
        table = b"".join(struct.pack("<L", offsets.get(at, 0xFFFFFFFF)) for at in range(count))
    packed = config.packed()
    header = 20 + len(packed)
    body = struct.pack("<BBHLL", kind, flags, 0, count, header + len(table)) + packed + table + entries
    return struct.pack("<2HL", 0x0201, header, 8 + len(body)) + body


def _resource_value(value: Attribute, texts: list[str]) -> tuple[int, int]:
    match value:
        case str():
            return 3, texts.index(value)
        case bool():
            return 0x12, 0xFFFFFFFF if value else 0
        case Ref():
            return 1, value.identity
        case Hex():
            return 0x11, value.number
    return 0x10, value
