"""The code of one method as text in the manner of smali, for people."""

from collections import defaultdict
from itertools import islice
from typing import NamedTuple

from analyzer.apk.call_sites import call_site, handle_text
from analyzer.apk.code import Code, Try
from analyzer.apk.debug import read_debug
from analyzer.apk.dex import Dex
from analyzer.apk.encoded import Kind, quoted, text_of
from analyzer.apk.instructions import ArrayData, Instruction, Switch
from analyzer.apk.mutf8 import printable
from analyzer.apk.opcodes import (
    BY_NAME,
    FILL_ARRAY_PAYLOAD,
    OPCODES,
    PACKED_SWITCH_PAYLOAD,
    PAYLOAD_NAMES,
    SPARSE_SWITCH_PAYLOAD,
    Flag,
    Reference,
)

MAX_TEXT = 300
"""Most characters of a string constant that are shown."""
MAX_LINE = 2000
"""Most characters of a line."""
MAX_PAYLOAD = 32
"""Most entries of a payload, or exception handlers at one place, that are shown."""
_INDENT = "    "
_ACCESS = (
    (0x1, "public"),
    (0x2, "private"),
    (0x4, "protected"),
    (0x8, "static"),
    (0x10, "final"),
    (0x20, "synchronized"),
    (0x100, "native"),
    (0x400, "abstract"),
    (0x1000, "synthetic"),
    (0x10000, "constructor"),
)
_LITERAL_FORMATS = frozenset({"11n", "21s", "21h", "31i", "51l", "22b", "22s"})
_DIRECTIVES = {
    PACKED_SWITCH_PAYLOAD: "packed-switch",
    SPARSE_SWITCH_PAYLOAD: "sparse-switch",
    FILL_ARRAY_PAYLOAD: "array-data",
}
_USERS = frozenset(BY_NAME[name] for name in ("packed-switch", "sparse-switch", "fill-array-data"))


class Disassembly(NamedTuple):
    """Lines without line ends. ``positions`` are (position in code units, index of the line), ascending."""

    lines: tuple[str, ...]
    positions: tuple[tuple[int, int], ...]

    def line_of(self, pc: int) -> int:
        """The index of the line with the instruction at ``pc``; -1 when it is not among them."""
        return next((line for position, line in self.positions if position == pc), -1)


def disassemble(
    dex: Dex, method_index: int, access: int, code: Code, around: int | None = None, most: int = 40
) -> Disassembly:
    """The text of a method.

    Args:
        dex: where the method is.
        method_index: its index.
        access: its access flags.
        code: its code.
        around: show only about ``most`` instructions, those around this position; None shows all of them.
        most: see ``around``.
    """
    shown = list(code.instructions)
    if around is not None and len(shown) > most:
        middle = next((at for at, i in enumerate(shown) if i.pc >= around), len(shown) - 1)
        first = max(0, min(middle - most // 2, len(shown) - most))
        shown = shown[first : first + most]
    return _Writer(dex, code, access).method(method_index, shown)


class _Writer:
    """Writes one method."""

    def __init__(self, dex: Dex, code: Code, access: int) -> None:
        self.dex = dex
        self.code = code
        self.access = access
        self.first_parameter = code.registers - code.ins
        self.labels = _labels(code)
        self.users = {i.target: i.pc for i in code.instructions if i.op in _USERS}
        self.lines: list[str] = []
        self.positions: list[tuple[int, int]] = []

    def method(self, index: int, shown: list[Instruction]) -> Disassembly:
        flags = [word for bit, word in _ACCESS if self.access & bit]
        name = self.dex.method_signature(index).partition("->")[2]
        self.add(" ".join((".method", *flags, name)))
        self.add(f"{_INDENT}.registers {self.code.registers}")
        if shown and shown[0] is not self.code.instructions[0]:
            self.add(f"{_INDENT}…")
        lines = dict(read_debug(self.dex, self.code.debug_offset).positions)
        ends: dict[int, list[Try]] = defaultdict(list)
        for guard in self.code.tries:
            ends[guard.end].append(guard)
        for instruction in shown:
            pc = instruction.pc
            self.handlers(ends.get(pc, []))
            if pc in lines:
                self.add(f"{_INDENT}.line {lines[pc]}")
            if pc in self.labels:
                self.add(f"{_INDENT}{_label(pc)}")
            self.positions.append((pc, len(self.lines)))
            self.instruction(instruction)
        if shown and shown[-1] is not self.code.instructions[-1]:
            self.add(f"{_INDENT}…")
        for damage in self.code.damage[:3]:
            self.add(f"{_INDENT}# {damage.pc:04x}: {damage.what}")
        self.add(".end method")
        return Disassembly(tuple(self.lines), tuple(self.positions))

    def handlers(self, guards: list[Try]) -> None:
        """The handlers of ranges that end here, as far as they are shown."""
        pairs = ((guard, handler) for guard in guards for handler in guard.handlers)
        for guard, handler in islice(pairs, MAX_PAYLOAD):
            kind = f".catch {self.dex.type_name(handler.type_index)}" if handler.type_index >= 0 else ".catchall"
            self.add(f"{_INDENT}{kind} {{{_label(guard.start)} .. {_label(guard.end)}}} {_label(handler.pc)}")

    def add(self, line: str) -> None:
        self.lines.append(_in_one_line(line[:MAX_LINE]))

    def instruction(self, i: Instruction) -> None:
        if i.op in PAYLOAD_NAMES:
            self.payload(i)
            return
        operands = [self.register(register) for register in i.registers]
        if i.flags & Flag.INVOKES or i.name.startswith("filled-new-array"):
            ranged = i.name.endswith("/range") and len(operands) > 1
            inside = f"{operands[0]} .. {operands[-1]}" if ranged else ", ".join(operands)
            operands = [f"{{{inside}}}"]
        if i.ref >= 0:
            operands.append(self.reference(i))
        elif i.target >= 0:
            operands.append(_label(i.target))
        elif OPCODES[i.op].format in _LITERAL_FORMATS:
            operands.append(_number(i.literal))
        self.add(f"{_INDENT}{i.name} {', '.join(operands)}".rstrip())

    def register(self, register: int) -> str:
        """The register as smali names it: arguments ``p0`` on, others ``v0`` on."""
        return f"p{register - self.first_parameter}" if register >= self.first_parameter else f"v{register}"

    def reference(self, i: Instruction) -> str:
        """What the instruction refers to."""
        kind = i.reference
        if kind == Reference.STRING:
            text = self.dex.string(i.ref)
            return quoted(text) if len(text) <= MAX_TEXT else quoted(text[:MAX_TEXT]) + " …"
        if kind == Reference.TYPE:
            return self.dex.type_name(i.ref)
        if kind == Reference.FIELD:
            return self.dex.field_signature(i.ref)
        if kind == Reference.PROTO:
            return self.dex.proto_descriptor(i.ref)
        if kind == Reference.METHOD_HANDLE:
            return handle_text(self.dex, i.ref)
        if kind == Reference.CALL_SITE:
            return self.call_site(i.ref)
        method = self.dex.method_signature(i.ref)
        return f"{method}, {self.dex.proto_descriptor(i.proto)}" if i.proto >= 0 else method

    def call_site(self, index: int) -> str:
        """The name and type asked for, what the bootstrap gets beside them, and the bootstrap."""
        site = call_site(self.dex, index)
        if site is None:
            return f"call_site_{index}"
        asked = [quoted(site.name), self.dex.proto_descriptor(site.proto)]
        for value in site.arguments[:MAX_PAYLOAD]:
            is_handle = value.kind == Kind.METHOD_HANDLE
            asked.append(handle_text(self.dex, int(value.number)) if is_handle else text_of(self.dex, value))
        bootstrap = handle_text(self.dex, site.bootstrap).partition("@")[2]
        return f"call_site_{index}({', '.join(asked)})@{bootstrap}"

    def payload(self, i: Instruction) -> None:
        """The entries of a payload, as far as they are shown."""
        word = _DIRECTIVES[i.op]
        width = f" {i.payload.width}" if isinstance(i.payload, ArrayData) else ""
        self.add(f"{_INDENT}.{word}{width}")
        if isinstance(i.payload, Switch):
            base = self.users.get(i.pc, 0)
            cases = zip(i.payload.keys[:MAX_PAYLOAD], i.payload.targets, strict=False)
            entries = [f"{_number(key)} -> {_label(base + target)}" for key, target in cases]
            total = len(i.payload.keys)
        else:
            data = i.payload if i.payload else ArrayData(1, b"")
            step = data.width or 1
            entries = [_number(value) for value in ArrayData(step, data.data[: step * MAX_PAYLOAD]).values]
            total = len(data.data) // step
        for entry in entries:
            self.add(f"{_INDENT * 2}{entry}")
        if total > len(entries):
            self.add(f"{_INDENT * 2}… {total - len(entries)}")
        self.add(f"{_INDENT}.end {word}")


def _labels(code: Code) -> frozenset[int]:
    """Every position that something else names."""
    found = {target for i in code.instructions for target in i.targets}
    found.update(i.target for i in code.instructions if i.op in _USERS)
    for guard in code.tries:
        found.update((guard.start, guard.end, *(handler.pc for handler in guard.handlers)))
    return frozenset(found)


def _label(pc: int) -> str:
    return f":l_{pc:04x}"


def _number(value: int) -> str:
    return f"{'-' if value < 0 else ''}{abs(value):#x}"


def _in_one_line(text: str) -> str:
    """The text with whatever could end the line, or turn its direction, written out: names are not escaped yet."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode-escape").decode() for char in printable(text))
