"""Compiled XML to a tree of elements, read the way the device's own parser reads it, and on where that gives up.

Attributes count by their resource id where they have one, as on the device: what name the file prints beside it is
decoration, and forged in hostile packages.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from analyzer.apk.strings import POOL_TYPE, StringPool, is_pool

XML_MAGIC = b"\x03\x00"

TYPE_NULL = 0x00
TYPE_REFERENCE = 0x01
TYPE_ATTRIBUTE = 0x02
TYPE_STRING = 0x03
TYPE_FLOAT = 0x04
TYPE_DYNAMIC_REFERENCE = 0x07
TYPE_INT = 0x10
TYPE_HEX = 0x11
TYPE_BOOLEAN = 0x12

ON_CLICK = 0x0101026F
INPUT_TYPE = 0x01010220

ATTRIBUTES = {
    0x01010001: "label",
    0x01010003: "name",
    0x01010006: "permission",
    0x01010007: "readPermission",
    0x01010008: "writePermission",
    0x01010009: "protectionLevel",
    0x0101000A: "permissionGroup",
    0x0101000B: "sharedUserId",
    0x0101000E: "enabled",
    0x0101000F: "debuggable",
    0x01010010: "exported",
    0x01010011: "process",
    0x01010018: "authorities",
    0x0101001A: "initOrder",
    0x0101001C: "priority",
    0x01010021: "targetPackage",
    0x01010024: "value",
    0x01010025: "resource",
    0x01010026: "mimeType",
    0x01010027: "scheme",
    0x01010028: "host",
    0x01010029: "port",
    0x0101002A: "path",
    0x0101002B: "pathPrefix",
    0x0101002C: "pathPattern",
    0x0101002F: "targetClass",
    0x01010202: "targetActivity",
    0x01010106: "checked",
    0x0101015C: "password",
    0x0101020C: "minSdkVersion",
    0x0101021B: "versionCode",
    0x0101021C: "versionName",
    INPUT_TYPE: "inputType",
    0x01010225: "settingsActivity",
    0x0101025D: "configure",
    ON_CLICK: "onClick",
    0x01010270: "targetSdkVersion",
    0x01010271: "maxSdkVersion",
    0x0101027F: "backupAgent",
    0x01010280: "allowBackup",
    0x0101028E: "required",
    0x010102E3: "fragment",
    0x010102FC: "actionViewClass",
    0x01010389: "actionProviderClass",
    0x010103A7: "parentActivityName",
    0x010103E3: "ssp",
    0x0101043D: "sessionService",
    0x0101049C: "recognitionService",
    0x01010545: "appCategory",
    0x010104EB: "fullBackupContent",
    0x010104EC: "usesCleartextTraffic",
    0x01010527: "networkSecurityConfig",
    0x01010576: "versionCodeMajor",
    0x0101057A: "appComponentFactory",
    0x01010591: "isSplitRequired",
    0x01010599: "foregroundServiceType",
    0x0101063E: "dataExtractionRules",
    0x01010644: "usesPermissionFlags",
    0x0101064E: "requiredSplitTypes",
}
"""Resource id of a framework attribute to its name: the public resource ids of the Android platform."""

_FRAMEWORK = 0x01
_KNOWN = frozenset(ATTRIBUTES.values())
_CHUNK = struct.Struct("<2HL")
_START = struct.Struct("<2L3H")
_ATTRIBUTE = struct.Struct("<3L2xBBL")
_ATTRIBUTE_SIZE = 20
_NODE_HEADER = 16
_RESOURCE_MAP = 0x0180
_START_NAMESPACE, _END_NAMESPACE, _START_ELEMENT, _END_ELEMENT, _TEXT = range(0x0100, 0x0105)
_SMALLEST = {_START_NAMESPACE: 24, _END_NAMESPACE: 24, _START_ELEMENT: 36, _END_ELEMENT: 24, _TEXT: 28}
_DEEPEST = 512
_MOST_ELEMENTS = 200_000
_LONGEST_TEXT = 4096
_MOST_ATTRIBUTES = 1000
TOO_MANY_ATTRIBUTES = "an element has more attributes than any real one"
"""The problem that is named when the rest of an element's attributes was not read."""


class Value(NamedTuple):
    """A typed value as stored: ``kind`` is one of the TYPE constants, ``text`` the string of a TYPE_STRING."""

    kind: int
    data: int
    text: str = ""

    @property
    def number(self) -> int | None:
        """The value as a signed number, when it is one (flags and booleans included)."""
        if TYPE_INT <= self.kind <= 0x1F:
            return self.data - (1 << 32) if self.data >> 31 and self.kind == TYPE_INT else self.data
        return None

    @property
    def is_reference(self) -> bool:
        """Whether it names a resource of this package or the framework."""
        return self.kind in (TYPE_REFERENCE, TYPE_DYNAMIC_REFERENCE)


class Element:
    """One element: its name, attributes by name (the first of a name counts), children in order, its own text.

    ``framework`` holds the names of those attributes that carry a resource id of the framework.
    """

    __slots__ = ("attributes", "children", "framework", "name", "text")

    def __init__(self, name: str) -> None:
        self.name = name
        self.attributes: dict[str, Value] = {}
        self.framework: set[str] = set()
        self.children: list[Element] = []
        self.text = ""

    def each(self, *names: str) -> Iterator["Element"]:
        """The children of these names, in order."""
        return (child for child in self.children if child.name in names)


class Document(NamedTuple):
    """The root (None when nothing could be read), and English clauses about what deviates from the format.

    ``broken`` is true when the deviations may have cost elements or attributes.
    """

    root: Element | None
    problems: tuple[str, ...]
    broken: bool


def read_xml(data: bytes) -> Document:
    """The tree of one compiled XML file. Never raises: what cannot be read is left out, and said."""
    return _Reader(data).read()


def find_pool(data: bytes) -> tuple[int, bool]:
    """Offset of the string pool of a file (-1: none), and whether it is where the file header says."""
    if len(data) < 8:
        return -1, False
    stated = data[2] | data[3] << 8
    if stated >= 8 and is_pool(data, stated):
        return stated, True
    for at in range(8, min(len(data), 4096), 4):
        if is_pool(data, at) and data[at + 2] | data[at + 3] << 8 == 28:
            return at, False
    return -1, False


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.problems: list[str] = []
        self.broken = False
        self.root: Element | None = None
        self.stack: list[Element] = []
        self.ids: tuple[int, ...] = ()
        self.elements = 0

    def read(self) -> Document:
        at, regular = find_pool(self.data)
        if at < 0:
            return Document(None, ("no string pool in it",), True)
        (size,) = struct.unpack_from("<L", self.data, 4)
        if not regular:
            self.problems.append("the file header has an unusual size")
        if size != len(self.data):
            self.problems.append("the file header states another file size")
        self.pool = StringPool(self.data, at)
        self._walk(self.pool.end)
        self.problems += self.pool.problems
        if self.pool.missing:
            self._break("some strings lie outside the string pool")
        if self.stack:
            self._break("the file ends inside an element")
        return Document(self.root, tuple(dict.fromkeys(self.problems)), self.broken)

    def _break(self, problem: str) -> None:
        self.problems.append(problem)
        self.broken = True

    def _walk(self, at: int) -> None:
        data, end = self.data, len(self.data)
        while at + 8 <= end:
            kind, header, size = _CHUNK.unpack_from(data, at)
            smallest = _SMALLEST.get(kind, 8)
            if size < smallest or at + size > end or size & 3:
                following = self._resynchronise(at, kind)
                if following is None:
                    self._break("a chunk has an impossible size")
                    return
                self.problems.append("a chunk has an impossible size")
                size = following - at
            if kind in _SMALLEST:
                if header != _NODE_HEADER:
                    self.problems.append("a node has an unusual header size")
                    header = header if _NODE_HEADER <= header <= size - smallest + _NODE_HEADER else _NODE_HEADER
                self._node(kind, at, header, size)
            else:
                self._other_chunk(kind, at, header, size)
            at += size

    def _other_chunk(self, kind: int, at: int, header: int, size: int) -> None:
        """Before the first element the device takes the last resource map and the last string pool that it meets."""
        if kind == _RESOURCE_MAP and self.root is None:
            count = max(0, size - max(header, 8)) // 4
            self.ids = struct.unpack_from(f"<{count}L", self.data, at + max(header, 8)) if count else ()
        elif kind == POOL_TYPE and self.root is None and is_pool(self.data, at):
            self.problems.append("a second string pool")
            self.pool = StringPool(self.data, at)
        elif not 0x0100 <= kind <= 0x017F:
            self.problems.append("an unknown chunk stands between the elements")

    def _resynchronise(self, at: int, kind: int) -> int | None:
        """Where the next node begins, by the content of this one or by looking for one."""
        size = _SMALLEST.get(kind, 0)
        if kind == _START_ELEMENT and at + 36 <= len(self.data):
            _, _, start, width, count = _START.unpack_from(self.data, at + _NODE_HEADER)
            size = _NODE_HEADER + start + width * count
        if size and (at + size == len(self.data) or self._is_node(at + size)):
            return at + size
        for candidate in range(at + 8, len(self.data) - 24 + 1, 4):
            if self._is_node(candidate):
                return candidate
        return None

    def _is_node(self, at: int) -> bool:
        if at + 8 > len(self.data):
            return False
        kind, header, size = _CHUNK.unpack_from(self.data, at)
        return kind in _SMALLEST and header == _NODE_HEADER and _SMALLEST[kind] <= size <= len(self.data) - at

    def _node(self, kind: int, at: int, header: int, size: int) -> None:
        body = at + header
        if kind == _START_ELEMENT:
            self._start(body, at + size)
        elif kind == _END_ELEMENT:
            if self.stack:
                self.stack.pop()
        elif kind == _TEXT and self.stack:
            (index,) = struct.unpack_from("<L", self.data, body)
            element = self.stack[-1]
            if len(element.text) < _LONGEST_TEXT:
                element.text += self.pool[index]

    def _start(self, body: int, end: int) -> None:
        self.elements += 1
        if self.elements > _MOST_ELEMENTS:
            self._break("more elements than any real file has")
            return
        _, name, start, width, count = _START.unpack_from(self.data, body)
        element = Element(self.pool[name])
        element.attributes = self._attributes(body + start, width, count, end, body, element.framework)
        if self.stack:
            self.stack[-1].children.append(element)
        elif self.root is None:
            self.root = element
        else:
            self.problems.append("a second root element")
        if len(self.stack) < _DEEPEST:
            self.stack.append(element)
        else:
            self._break("elements are nested too deep")

    def _attributes(
        self, at: int, width: int, count: int, end: int, body: int, framework: set[str]
    ) -> dict[str, Value]:
        if width != _ATTRIBUTE_SIZE or at != body + _ATTRIBUTE_SIZE:
            self.problems.append("attributes have an unusual size or place")
            if width < _ATTRIBUTE_SIZE or at + width * count > end:
                width = _ATTRIBUTE_SIZE
            if at + width * count > end:
                at = body + _ATTRIBUTE_SIZE
        if at + width * count > end:
            self._break("an element counts more attributes than it has room for")
            count = max(0, end - at) // width
        if count > _MOST_ATTRIBUTES:
            self._break(TOO_MANY_ATTRIBUTES)
            count = _MOST_ATTRIBUTES
        pool, ids = self.pool, self.ids
        named: dict[str, Value] = {}
        identified: dict[str, Value] = {}
        for place in range(at, at + width * count, width):
            _, name, raw, _, kind, data = _ATTRIBUTE.unpack_from(self.data, place)
            text = pool[data] if kind == TYPE_STRING else ""
            if kind == TYPE_NULL and raw < len(pool):
                text = pool[raw]
            identity = ids[name] if name < len(ids) else 0
            if known := ATTRIBUTES.get(identity):
                identified.setdefault(known, Value(kind, data, text))
                framework.add(known)
                continue
            own = _own_name(pool[name], identity)
            named.setdefault(own, Value(kind, data, text))
            if identity >> 24 == _FRAMEWORK:
                framework.add(own)
        return named | identified


def _own_name(name: str, identity: int) -> str:
    """The key of an attribute that is not in ATTRIBUTES: one with a resource id never poses as one that is."""
    return f"{name}#{identity:08x}" if identity and name in _KNOWN else name
