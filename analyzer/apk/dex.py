"""One dex file as columns: id tables as NumPy views, encoded members, and one row per instruction of interest.

Names are decoded only when asked for. Versions 035 to 041; a 041 file is a container of several logical dex files
whose offsets count from the start of the container. Checksum, signature, file size and endian tag are not trusted
and not needed. Format: Dalvik executable format, Android Open Source Project documentation.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzer.apk import kernels
from analyzer.apk.dex_checks import Tables, contradictions
from analyzer.apk.mutf8 import decode
from analyzer.gaps import Cause, Gap

U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]

HEADER = 0x70
CONTAINER_HEADER = 0x78
NO_INDEX = 0xFFFFFFFF
VERSIONS = (35, 37, 38, 39, 40, 41)
MAX_LIST = 255
"""Types read of one list: a method has no more parameter words (Dalvik bytecode), a forged list may have millions."""
MAX_NAME = 4096
"""Characters of a type's name inside a printed signature; each may be as long as the file."""
_ID_TABLES = (0x38, 0x40, 0x48, 0x50, 0x58, 0x60)
"""Header fields of the id tables, in the order of their numbers in the map list, which begin at 1."""
SWEEP_FACTOR = 4
"""The sweep looks at no more than this many times the file; code items may be shared, honestly or not."""


@dataclass(frozen=True, slots=True, eq=False)
class Sites:
    """Swept instructions. Rows of encoded method i are ``first[i]:first[i + 1]``.

    ``pc`` counts 16-bit code units from the start of the method, ``op`` is the opcode, ``ref`` the string, type,
    field, method, call-site, handle or proto index that the instruction names (by its opcode).
    """

    first: I64
    pc: U32
    op: U8
    ref: U32


@dataclass(frozen=True, slots=True, eq=False)
class Dex:
    """The columns of one logical dex file. ``data`` is the whole file or container; all offsets are into it.

    ``proto`` rows: shorty string, return type, parameter list offset. ``class_defs`` rows: class type, access,
    superclass type, interface list offset, source file string, annotations, class_data, static values (offsets).
    ``methods`` rows: class_def, method index, access, code offset; ``virtual`` marks the virtual ones; ``fields``
    rows: class_def, field index, access, static. ``code_start`` (bytes), ``code_units`` and ``code_state``
    (kernels.METHOD_*) are per encoded method.
    """

    name: str
    version: int
    data: U8
    header: int
    string_start: I64
    string_length: I64
    type_string: U32
    proto: U32
    field_class: U32
    field_type: U32
    field_name: U32
    method_class: U32
    method_proto: U32
    method_name: U32
    class_defs: U32
    call_sites: U32
    method_handles: U32
    methods: I64
    virtual: U8
    fields: I64
    code_start: I64
    code_units: I64
    code_state: U8
    sites: Sites

    @property
    def buffer(self) -> memoryview:
        """The same bytes for readers that want plain integers."""
        return self.data.data

    def string_bytes(self, index: int) -> bytes:
        """The MUTF-8 bytes of a string; empty for an index that the file does not have."""
        if not 0 <= index < len(self.string_start):
            return b""
        start = int(self.string_start[index])
        return self.data[start : start + int(self.string_length[index])].tobytes()

    def string(self, index: int) -> str:
        """The string, "" for an index that the file does not have."""
        return decode(self.string_bytes(index))

    def type_name(self, index: int) -> str:
        """The type descriptor such as ``Lcom/a/B;``, "" for an index that the file does not have."""
        return self.string(int(self.type_string[index])) if 0 <= index < len(self.type_string) else ""

    def type_list(self, offset: int) -> tuple[int, ...]:
        """The type indices of a type_list; clamped to the file and to MAX_LIST."""
        if offset == 0 or offset + 4 > len(self.data):
            return ()
        size = int(self.data[offset : offset + 4].view(np.uint32)[0])
        size = min(size, (len(self.data) - offset - 4) // 2, MAX_LIST)
        return tuple(int(x) for x in self.data[offset + 4 : offset + 4 + 2 * size].view(np.uint16))

    def proto_descriptor(self, index: int) -> str:
        """``(args)ret``, "()" with nothing behind for an index that the file does not have."""
        if not 0 <= index < len(self.proto):
            return "()"
        _, result, parameters = (int(x) for x in self.proto[index])
        arguments = "".join(self.type_name(type_)[:MAX_NAME] for type_ in self.type_list(parameters))
        return f"({arguments}){self.type_name(result)[:MAX_NAME]}"

    def method_signature(self, index: int) -> str:
        """``Lcls;->name(args)ret``, "" for an index that the file does not have."""
        if not 0 <= index < len(self.method_class):
            return ""
        owner = self.type_name(int(self.method_class[index]))
        name = self.string(int(self.method_name[index]))
        return f"{owner}->{name}{self.proto_descriptor(int(self.method_proto[index]))}"

    def field_signature(self, index: int) -> str:
        """``Lcls;->name:type``, "" for an index that the file does not have."""
        if not 0 <= index < len(self.field_class):
            return ""
        owner = self.type_name(int(self.field_class[index]))
        return f"{owner}->{self.string(int(self.field_name[index]))}:{self.type_name(int(self.field_type[index]))}"


def read_dex(name: str, data: bytes) -> tuple[tuple[Dex, ...], tuple[Gap, ...]]:
    """Read one dex entry; a container gives one value per logical dex file.

    A damaged file gives what could be read and a :class:`Gap`; nothing is raised for its bytes.
    """
    buffer = np.frombuffer(data, np.uint8)
    if len(data) < HEADER or data[:4] != b"dex\n" or not data[4:7].isdigit():
        return (), (_gap(Cause.DAMAGED, name, "not a dex file: the header is missing or has the wrong magic"),)
    dexes: list[Dex] = []
    gaps: list[Gap] = []
    for number, (header, label) in enumerate(_headers(name, buffer)):
        version = int(data[header + 4 : header + 7]) if data[header + 4 : header + 7].isdigit() else 0
        if version not in VERSIONS:
            gaps.append(_gap(Cause.UNSUPPORTED, label, f"dex version {version:03d} is not known; read as 035", False))
        dex, found = _read_logical(label, version, header, buffer)
        gaps += found
        dexes.append(dex)
        if number > 200:
            gaps.append(_gap(Cause.BUDGET, name, "more than 200 logical dex files in one container"))
            break
    return tuple(dexes), tuple(gaps)


def _gap(cause: Cause, where: str, detail: str, blocks: bool = True) -> Gap:
    return Gap(stage="dex", cause=cause, where=where, detail=detail, blocks_code=blocks)


def _word(buffer: U8, at: int) -> int:
    return int.from_bytes(buffer[at : at + 4].tobytes(), "little")


def _headers(name: str, buffer: U8) -> list[tuple[int, str]]:
    if buffer[4:7].tobytes() != b"041" or _word(buffer, 0x24) < CONTAINER_HEADER:
        return [(0, name)]
    found = []
    at = 0
    while at + CONTAINER_HEADER <= len(buffer) and buffer[at : at + 4].tobytes() == b"dex\n":
        found.append((at, name if at == 0 else f"{name}@{at:#x}"))
        size = _word(buffer, at + 0x20)
        if size < CONTAINER_HEADER:
            break
        at += size
    return found or [(0, name)]


def _table(buffer: U8, header: int, field: int, width: int, name: str, gaps: list[Gap]) -> U8:
    """The bytes of one id table, rows of ``width`` bytes, clamped to the file before anything is allocated."""
    count, offset = _word(buffer, header + field), _word(buffer, header + field + 4)
    if count == 0:
        return buffer[:0]
    if offset % 4:
        gaps.append(_gap(Cause.DAMAGED, name, f"the id table at header field {field:#x} begins at an odd place"))
    if offset >= len(buffer):
        gaps.append(_gap(Cause.DAMAGED, name, f"the id table at header field {field:#x} lies outside the file"))
        return buffer[:0]
    room = (len(buffer) - offset) // width
    if count > room:
        gaps.append(
            _gap(Cause.DAMAGED, name, f"the id table at header field {field:#x} claims {count} rows, {room} fit")
        )
        count = room
    return buffer[offset : offset + count * width]


def _columns(rows: U8, kind: str, width: int) -> NDArray[np.uint32]:
    return rows.view(kind).reshape(-1, width).astype(np.uint32) if len(rows) else np.empty((0, width), np.uint32)


def _check_counts(buffer: U8, header: int, name: str, gaps: list[Gap]) -> None:
    """Where the map list counts rows of an id table, the header has to say the same: each hides rows from the other."""
    at = _word(buffer, header + 0x34)
    if at == 0 or at + 4 > len(buffer):
        return
    for i in range(min(_word(buffer, at), (len(buffer) - at - 4) // 12, 64)):
        entry = at + 4 + 12 * i
        kind, count = int(buffer[entry]) | int(buffer[entry + 1]) << 8, _word(buffer, entry + 4)
        if 1 <= kind <= len(_ID_TABLES) and _word(buffer, header + _ID_TABLES[kind - 1]) < count:
            detail = (
                f"the map counts {count} rows of the table at header field {_ID_TABLES[kind - 1]:#x}, the header fewer"
            )
            gaps.append(_gap(Cause.DAMAGED, name, detail))


def _map_section(buffer: U8, header: int, kind: int, width: int) -> U8:
    """Rows of a section that only the map list knows (call sites 0x0007, method handles 0x0008)."""
    at = _word(buffer, header + 0x34)
    if at == 0 or at + 4 > len(buffer):
        return buffer[:0]
    for i in range(min(_word(buffer, at), (len(buffer) - at - 4) // 12)):
        entry = at + 4 + 12 * i
        if int(buffer[entry]) | int(buffer[entry + 1]) << 8 == kind:
            count, offset = _word(buffer, entry + 4), _word(buffer, entry + 8)
            count = min(count, max(0, len(buffer) - offset) // width)
            return buffer[offset : offset + count * width]
    return buffer[:0]


def _read_logical(name: str, version: int, header: int, buffer: U8) -> tuple[Dex, list[Gap]]:
    gaps: list[Gap] = []
    strings = _table(buffer, header, 0x38, 4, name, gaps).view("<u4")
    types = _table(buffer, header, 0x40, 4, name, gaps).view("<u4").astype(np.uint32)
    protos = _columns(_table(buffer, header, 0x48, 12, name, gaps), "<u4", 3)
    field_rows = _table(buffer, header, 0x50, 8, name, gaps)
    method_rows = _table(buffer, header, 0x58, 8, name, gaps)
    class_defs = _columns(_table(buffer, header, 0x60, 32, name, gaps), "<u4", 8)
    fields16, fields32 = _columns(field_rows, "<u2", 4), _columns(field_rows, "<u4", 2)
    methods16, methods32 = _columns(method_rows, "<u2", 4), _columns(method_rows, "<u4", 2)
    if version != 41:  # in a container the map may speak of all its files
        _check_counts(buffer, header, name, gaps)
    string_start, string_length, cut = kernels.string_extents(buffer, strings.astype(np.uint32))
    if cut.any():
        gaps.append(_gap(Cause.DAMAGED, name, f"{int(cut.sum())} strings run out of the file", False))
    methods, virtual, fields, damaged = kernels.walk_classes(
        buffer, np.ascontiguousarray(class_defs[:, 6]), len(methods16), len(fields16)
    )
    for index in np.flatnonzero(damaged)[:20]:
        where = f"{name} class_def {int(index)}"
        gaps.append(_gap(Cause.DAMAGED, where, "the members of this class could not be read to their end"))
    start, units, state = kernels.code_extents(buffer, np.ascontiguousarray(methods[:, 3]))
    first, pc, op, ref = kernels.sweep(
        buffer, start, units, state, kernels.WIDTHS, kernels.INTEREST, SWEEP_FACTOR * len(buffer) // 2
    )
    gaps += _code_gaps(name, state)
    dex = Dex(
        name=name,
        version=version,
        data=buffer,
        header=header,
        string_start=string_start,
        string_length=string_length,
        type_string=types,
        proto=protos,
        field_class=np.ascontiguousarray(fields16[:, 0]),
        field_type=np.ascontiguousarray(fields16[:, 1]),
        field_name=np.ascontiguousarray(fields32[:, 1]),
        method_class=np.ascontiguousarray(methods16[:, 0]),
        method_proto=np.ascontiguousarray(methods16[:, 1]),
        method_name=np.ascontiguousarray(methods32[:, 1]),
        class_defs=class_defs,
        call_sites=_map_section(buffer, header, 7, 4).view("<u4").astype(np.uint32),
        method_handles=_columns(_map_section(buffer, header, 8, 8), "<u2", 4),
        methods=methods,
        virtual=virtual,
        fields=fields,
        code_start=start,
        code_units=units,
        code_state=state,
        sites=Sites(first, pc, op, ref),
    )
    tables = Tables(
        len(string_start), types, protos, dex.field_class, dex.field_type, dex.field_name,
        dex.method_class, dex.method_proto, dex.method_name, class_defs, methods, fields,
    )  # fmt: skip
    gaps += (_gap(Cause.DAMAGED, name, detail) for detail in contradictions(tables))
    return dex, gaps


_STATE_WORDS = {
    kernels.METHOD_BAD_OFFSET: (Cause.DAMAGED, "code offsets outside the file"),
    kernels.METHOD_TRUNCATED: (Cause.DAMAGED, "code that runs past its end"),
    kernels.METHOD_BAD_OPCODE: (Cause.DAMAGED, "opcodes that Dalvik does not have"),
    kernels.METHOD_BAD_PAYLOAD: (Cause.DAMAGED, "switch or array data that runs past the code"),
    kernels.METHOD_BUDGET: (Cause.BUDGET, "code beyond the sweep's budget (more than four times the file)"),
}


def _code_gaps(name: str, state: U8) -> list[Gap]:
    counts = np.bincount(state, minlength=6)
    return [
        _gap(cause, name, f"{int(counts[kind])} methods have {words}; what stands before is read")
        for kind, (cause, words) in _STATE_WORDS.items()
        if counts[kind]
    ]
