"""What Debian's dexdump says of a dex file, and what we say of it, in one comparable form."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from analyzer.apk.code import read_code
from analyzer.apk.debug import read_debug
from analyzer.apk.dex import Dex
from analyzer.apk.instructions import Instruction
from analyzer.apk.opcodes import OPCODES, PAYLOAD_NAMES, Reference

_NAME = re.compile(r"^      name          : '(.*)'$")
_TYPE = re.compile(r"^      type          : '(.*)'$")
_OWNER = re.compile(r"^    #\d+              : \(in (.*)\)$")
_INSTRUCTION = re.compile(r"^[0-9a-f]{6,}: (?:[0-9a-f ]|\.\.\.)+\|([0-9a-f]{4,}): (\S+)(.*)$", re.DOTALL)
_LINE = re.compile(r"^        0x([0-9a-f]+) line=(\d+)$")
_HANDLER = re.compile(r"^          (\S+) -> 0x([0-9a-f]+)$")
_RANGE = re.compile(r"^        0x([0-9a-f]+) - 0x([0-9a-f]+)$")
_INDEX = re.compile(r"\b(string|type|field|method|call_site|method_handle|proto)@([0-9a-f]+)")
_REGISTERS = re.compile(r"\bv(\d+)")
_LITERAL = re.compile(r"// #([0-9a-f]+)$")
_TARGET = re.compile(r" (?:#?)([0-9a-f]+)(?: // [+-][0-9a-f]+)?$")
_STRING_END = re.compile(r"// string@[0-9a-f]+$")
_PAYLOADS = {"packed-switch-data": 0x100, "sparse-switch-data": 0x200, "array-data": 0x300}


class Row(NamedTuple):
    """One instruction. ``what`` holds the reference as text without its position in the tables, or the target."""

    pc: int
    name: str
    registers: tuple[int, ...]
    refs: tuple[tuple[str, int], ...]
    what: str


class Method(NamedTuple):
    signature: str
    rows: tuple[Row, ...]
    lines: tuple[tuple[int, int], ...]
    catches: tuple[tuple[int, int, tuple[tuple[str, int], ...]], ...]


def dexdump(path: Path) -> Iterator[Method]:
    """Every method of ``path`` that dexdump gives instructions of. Checksums are not verified."""
    with subprocess.Popen(["dexdump", "-i", "-d", str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout
        owner = name = kind = ""
        rows: list[Row] = []
        lines: list[tuple[int, int]] = []
        catches: list[tuple[int, int, tuple[tuple[str, int], ...]]] = []
        for text in _joined(run.stdout):
            if found := _OWNER.match(text):
                if rows:
                    yield Method(f"{owner}->{name}{kind}", tuple(rows), tuple(lines), tuple(catches))
                owner, rows, lines, catches = found[1], [], [], []
            elif found := _NAME.match(text):
                name = found[1]
            elif found := _TYPE.match(text):
                kind = found[1]
            elif found := _INSTRUCTION.match(text):
                rows.append(_parsed(int(found[1], 16), found[2], found[3]))
            elif found := _LINE.match(text):
                lines.append((int(found[1], 16), int(found[2])))
            elif found := _RANGE.match(text):
                catches.append((int(found[1], 16), int(found[2], 16), ()))
            elif catches and (found := _HANDLER.match(text)):
                start, end, handlers = catches[-1]
                catches[-1] = (start, end, (*handlers, (found[1], int(found[2], 16))))
        if rows:
            yield Method(f"{owner}->{name}{kind}", tuple(rows), tuple(lines), tuple(catches))


def _joined(raw_lines: Iterable[bytes]) -> Iterator[str]:
    """The lines, each with the rest of a string constant that has line ends in it."""
    open_text = ""
    for raw in raw_lines:
        text = open_text + raw.decode("utf-8", "replace").rstrip("\n")
        is_open = "|" in text and ": const-string" in text and not _STRING_END.search(text)
        open_text = text + "\n" if is_open else ""
        if not is_open:
            yield text


def _parsed(pc: int, name: str, rest: str) -> Row:
    if name in _PAYLOADS:
        return Row(pc, name, (), (), rest.strip())
    if name == "nop":
        rest = ""
    refs: tuple[tuple[str, int], ...] = ()
    what = ""
    if "@" in rest and (found := list(_INDEX.finditer(rest))):
        text = rest.rpartition(" // ")[0] if " // " in rest else rest
        refs = tuple((f[1], int(f[2], 16)) for f in found[-(2 if name.startswith("invoke-polymorphic") else 1) :])
        head, _, text = text.partition("}, ") if "{" in text else text.rpartition(", ")
        what = text if refs[0][0] in ("type", "field", "method") else ""
        if refs[0][0] == "string":
            head = rest.partition(", ")[0]
        rest = head
    elif found1 := _LITERAL.search(rest):
        what = str(int(found1[1], 16))
    elif name.startswith(("goto", "if-")) or "-switch" in name or name == "fill-array-data":
        found2 = _TARGET.search(rest)
        what = str(int(found2[1], 16)) if found2 else rest
    return Row(pc, name, tuple(int(r) for r in _REGISTERS.findall(rest)), refs, what)


_KINDS = {Reference.CALL_SITE: "call_site", Reference.METHOD_HANDLE: "method_handle"}
_LITERALS = {"11n": 8, "21s": 16, "21h": 16, "31i": 32, "51l": 64, "22b": 8, "22s": 16}
_HIGH = {"const/high16": (16, 16), "const-wide/high16": (16, 48)}
_OLD_NAMES = {value: name for name, value in _PAYLOADS.items()}


def ours(dex: Dex) -> Iterator[Method]:
    """The same of our reader."""
    data = dex.data.data
    for _, index, _, offset in dex.methods.tolist():
        code = read_code(data, offset)
        if code is None or not code.instructions:
            continue
        rows = tuple(_row(dex, code.instructions, i) for i in code.instructions)
        positions = read_debug(dex, code.debug_offset).positions
        catches = tuple(
            (
                t.start,
                t.end,
                tuple((dex.type_name(h.type_index) if h.type_index >= 0 else "<any>", h.pc) for h in t.handlers),
            )
            for t in code.tries
        )
        yield Method(dex.method_signature(index), rows, positions, catches)


def _caught(dex: Dex, type_index: int) -> str:
    return dex.type_name(type_index) if type_index >= 0 else "<any>"


def _row(dex: Dex, everything: tuple[Instruction, ...], i: Instruction) -> Row:
    if i.op in PAYLOAD_NAMES:
        return Row(i.pc, _OLD_NAMES[i.op], (), (), f"({i.units} units)")
    refs: tuple[tuple[str, int], ...] = ()
    what = ""
    if i.ref >= 0:
        refs = ((_KINDS.get(i.reference, i.reference.value), i.ref),)
        if i.reference == Reference.TYPE:
            what = dex.type_name(i.ref)
        elif i.reference == Reference.FIELD:
            what = dex.field_signature(i.ref).replace(";->", ";.")
        elif i.reference == Reference.METHOD:
            name = dex.method_signature(i.ref)
            owner, _, rest = name.partition("->")
            what = f"{owner}.{rest.partition('(')[0]}:({rest.partition('(')[2]}"
        if i.proto >= 0:
            refs = (*refs, ("proto", i.proto))
            what = f"{what}, {dex.proto_descriptor(i.proto)}"
    elif i.target >= 0:
        what = str(i.target)
    elif form := _LITERALS.get(OPCODES[i.op].format):
        bits, shift = _HIGH.get(i.name, (form, 0))
        what = str(i.literal >> shift & (1 << bits) - 1)
    return Row(i.pc, i.name, i.registers, refs, what)
