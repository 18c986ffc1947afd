"""Code units of one method to decoded instructions, with registers, targets, references and payloads.

Meant for the few methods that a deeper look has picked. Nothing here raises for what the units say: what cannot be
decoded is named as damage, and what stands before it is there. Facts from the description of the Dalvik bytecode.
"""

import struct
from collections.abc import Callable
from itertools import chain
from typing import NamedTuple

from analyzer.apk.opcodes import (
    FILL_ARRAY_PAYLOAD,
    OPCODES,
    PACKED_SWITCH_PAYLOAD,
    PAYLOAD_NAMES,
    SPARSE_SWITCH_PAYLOAD,
    Flag,
    Opcode,
    Reference,
)

NO_INDEX = -1
NO_TARGET = -1
_MOST_REMARKS = 100


class Switch(NamedTuple):
    """A switch payload: the case ``keys[i]`` goes to ``targets[i]``.

    With the switch instruction, targets are positions in the method; with the payload itself they are relative, as
    stored.
    """

    keys: tuple[int, ...]
    targets: tuple[int, ...]


class ArrayData(NamedTuple):
    """A ``fill-array-data`` payload: elements of ``width`` bytes each, little-endian."""

    width: int
    data: bytes

    @property
    def values(self) -> tuple[int, ...]:
        """The elements as signed integers."""
        step = self.width or 1
        starts = range(0, len(self.data), step)
        return tuple(int.from_bytes(self.data[at : at + step], "little", signed=True) for at in starts)


class Instruction(NamedTuple):
    """One instruction. ``pc`` and ``target`` count 16-bit units from the start of the method's code.

    ``op`` is the opcode value, or the whole first unit of a payload. ``registers`` are in the order in which smali
    writes them, a pair by its first. ``literal`` is the constant of ``const`` and of arithmetic, with its sign,
    shifted into place for ``high16``. ``ref`` points into the id table that ``reference`` names, ``proto`` is the
    prototype of ``invoke-polymorphic``. ``target`` is where a branch goes, or where the payload of a switch or
    ``fill-array-data`` lies. ``payload`` stands with the instruction that uses it, and at the place where it lies.
    """

    pc: int
    op: int
    registers: tuple[int, ...]
    literal: int = 0
    ref: int = NO_INDEX
    proto: int = NO_INDEX
    target: int = NO_TARGET
    payload: Switch | ArrayData | None = None

    @property
    def name(self) -> str:
        """The opcode's name."""
        return OPCODES[self.op].name if self.op < 256 else PAYLOAD_NAMES[self.op]

    @property
    def reference(self) -> Reference:
        """What ``ref`` points into."""
        return OPCODES[self.op & 0xFF].reference

    @property
    def flags(self) -> Flag:
        """What the instruction may do; nothing for a payload."""
        return OPCODES[self.op].flags if self.op < 256 else Flag.NONE

    @property
    def units(self) -> int:
        """Length in 16-bit units."""
        if self.op < 256:
            return OPCODES[self.op].units
        if isinstance(self.payload, ArrayData):
            return 4 + (len(self.payload.data) + 1) // 2
        keys = len(self.payload.keys) if self.payload else 0
        return 4 + 2 * keys if self.op == PACKED_SWITCH_PAYLOAD else 2 + 4 * keys

    @property
    def targets(self) -> tuple[int, ...]:
        """Where a branch or switch may go, without the following instruction."""
        flags = self.flags
        if flags & Flag.BRANCHES:
            return (self.target,)
        if flags & Flag.SWITCHES and isinstance(self.payload, Switch):
            return self.payload.targets
        return ()


class Damage(NamedTuple):
    """Something wrong with a method's code: where, in units from its start, and what, in one English phrase."""

    pc: int
    what: str


class Decoded(NamedTuple):
    """Instructions in the order of their positions, and what could not be decoded."""

    instructions: tuple[Instruction, ...]
    damage: tuple[Damage, ...] = ()


Units = tuple[int, ...]
_Decoder = Callable[[Units, int, int], Instruction]
_new = tuple.__new__


class _BadCodeError(ValueError):
    """What is wrong with the instruction being decoded; becomes a `Damage`."""


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >> (bits - 1) else value


def _10x(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (), 0, -1, -1, -1, None))


def _12x(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8 & 15, w >> 12), 0, -1, -1, -1, None))


def _11n(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8 & 15,), _signed(w >> 12, 4), -1, -1, -1, None))


def _11x(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8,), 0, -1, -1, -1, None))


def _10t(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (), 0, -1, -1, pc + _signed(w >> 8, 8), None))


def _20t(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (), 0, -1, -1, pc + _signed(u[pc + 1], 16), None))


def _30t(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (), 0, -1, -1, pc + _signed(u[pc + 1] | u[pc + 2] << 16, 32), None))


def _22x(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8, u[pc + 1]), 0, -1, -1, -1, None))


def _32x(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (u[pc + 1], u[pc + 2]), 0, -1, -1, -1, None))


def _21t(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8,), 0, -1, -1, pc + _signed(u[pc + 1], 16), None))


def _22t(u: Units, pc: int, w: int) -> Instruction:
    target = pc + _signed(u[pc + 1], 16)
    return _new(Instruction, (pc, w & 0xFF, (w >> 8 & 15, w >> 12), 0, -1, -1, target, None))


def _31t(u: Units, pc: int, w: int) -> Instruction:
    target = pc + _signed(u[pc + 1] | u[pc + 2] << 16, 32)
    return _new(Instruction, (pc, w & 0xFF, (w >> 8,), 0, -1, -1, target, None))


def _21s(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8,), _signed(u[pc + 1], 16), -1, -1, -1, None))


def _21h(u: Units, pc: int, w: int) -> Instruction:
    shift = 48 if w & 0xFF == 0x19 else 16
    return _new(Instruction, (pc, w & 0xFF, (w >> 8,), _signed(u[pc + 1], 16) << shift, -1, -1, -1, None))


def _31i(u: Units, pc: int, w: int) -> Instruction:
    value = _signed(u[pc + 1] | u[pc + 2] << 16, 32)
    return _new(Instruction, (pc, w & 0xFF, (w >> 8,), value, -1, -1, -1, None))


def _51l(u: Units, pc: int, w: int) -> Instruction:
    value = _signed(u[pc + 1] | u[pc + 2] << 16 | u[pc + 3] << 32 | u[pc + 4] << 48, 64)
    return _new(Instruction, (pc, w & 0xFF, (w >> 8,), value, -1, -1, -1, None))


def _21c(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8,), 0, u[pc + 1], -1, -1, None))


def _31c(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8,), 0, u[pc + 1] | u[pc + 2] << 16, -1, -1, None))


def _22c(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8 & 15, w >> 12), 0, u[pc + 1], -1, -1, None))


def _22s(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, (w >> 8 & 15, w >> 12), _signed(u[pc + 1], 16), -1, -1, -1, None))


def _23x(u: Units, pc: int, w: int) -> Instruction:
    second = u[pc + 1]
    return _new(Instruction, (pc, w & 0xFF, (w >> 8, second & 0xFF, second >> 8), 0, -1, -1, -1, None))


def _22b(u: Units, pc: int, w: int) -> Instruction:
    second = u[pc + 1]
    return _new(Instruction, (pc, w & 0xFF, (w >> 8, second & 0xFF), _signed(second >> 8, 8), -1, -1, -1, None))


def _five(w: int, third: int) -> tuple[int, ...]:
    """The registers of the 35c and 45cc formats."""
    count = w >> 12
    if count > 5:
        raise _BadCodeError(f"{count} registers where at most 5 fit")
    return (third & 15, third >> 4 & 15, third >> 8 & 15, third >> 12, w >> 8 & 15)[:count]


def _35c(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, _five(w, u[pc + 2]), 0, u[pc + 1], -1, -1, None))


def _3rc(u: Units, pc: int, w: int) -> Instruction:
    first = u[pc + 2]
    return _new(Instruction, (pc, w & 0xFF, tuple(range(first, first + (w >> 8))), 0, u[pc + 1], -1, -1, None))


def _45cc(u: Units, pc: int, w: int) -> Instruction:
    return _new(Instruction, (pc, w & 0xFF, _five(w, u[pc + 2]), 0, u[pc + 1], u[pc + 3], -1, None))


def _4rcc(u: Units, pc: int, w: int) -> Instruction:
    first, proto = u[pc + 2], u[pc + 3]
    return _new(Instruction, (pc, w & 0xFF, tuple(range(first, first + (w >> 8))), 0, u[pc + 1], proto, -1, None))


_FORMATS: dict[str, _Decoder] = {
    decoder.__name__[1:]: decoder
    for decoder in (
        *(_10x, _12x, _11n, _11x, _10t, _20t, _30t, _22x, _32x, _21t, _22t, _31t, _21s, _21h, _31i, _51l),
        *(_21c, _31c, _22c, _22s, _23x, _22b, _35c, _3rc, _45cc, _4rcc),
    )
}
_DECODERS: tuple[_Decoder, ...] = tuple(_FORMATS[row.format] for row in OPCODES)
_UNITS = tuple(row.units for row in OPCODES)
_UNUSED = frozenset(row.value for row in OPCODES if row.flags & Flag.UNUSED)
_PAYLOAD_OF = {0x26: FILL_ARRAY_PAYLOAD, 0x2B: PACKED_SWITCH_PAYLOAD, 0x2C: SPARSE_SWITCH_PAYLOAD}


def _words(u: Units, start: int, count: int) -> tuple[int, ...]:
    """``count`` signed 32-bit values from ``start`` on.

    Raises:
        _BadCodeError: they do not lie inside the code.
    """
    if start + 2 * count > len(u):
        raise _BadCodeError(f"a payload of {count} entries runs past the end of the code")
    return struct.unpack(f"<{count}i", struct.pack(f"<{2 * count}H", *u[start : start + 2 * count]))


def _payload(u: Units, pc: int) -> Instruction:
    """The payload that lies at ``pc``.

    Raises:
        _BadCodeError: its entries do not lie inside the code, or a packed switch counts past the largest integer.
    """
    kind, size = u[pc], u[pc + 1]
    if kind == PACKED_SWITCH_PAYLOAD:
        (first, *targets) = _words(u, pc + 2, size + 1)
        if first + size > 1 << 31:
            raise _BadCodeError("a packed switch whose keys overflow")
        return Instruction(pc, kind, (), payload=Switch(tuple(range(first, first + size)), tuple(targets)))
    if kind == SPARSE_SWITCH_PAYLOAD:
        values = _words(u, pc + 2, 2 * size)
        return Instruction(pc, kind, (), payload=Switch(values[:size], values[size:]))
    length = size * (u[pc + 2] | u[pc + 3] << 16)
    end = pc + 4 + (length + 1) // 2
    if end > len(u):
        raise _BadCodeError(f"array data of {length} bytes runs past the end of the code")
    data = struct.pack(f"<{end - pc - 4}H", *u[pc + 4 : end])[:length]
    return Instruction(pc, kind, (), payload=ArrayData(size, data))


def decode(units: Units, registers: int = 0xFFFF) -> Decoded:
    """All instructions of a method, read straight through as the platform's verifier does.

    Args:
        units: the 16-bit code units.
        registers: how many registers the method has; an instruction that names another is damage.

    An opcode without meaning is kept, one unit long. Where an instruction runs past the end, decoding stops.
    """
    found: list[Instruction] = []
    damage: list[Damage] = []
    pc = 0
    end = len(units)
    while pc < end:
        word = units[pc]
        op = word & 0xFF
        try:
            if op == 0 and word in PAYLOAD_NAMES:
                instruction = _payload(units, pc)
                pc += instruction.units
            else:
                instruction = _DECODERS[op](units, pc, word)
                pc += _UNITS[op]
        except IndexError:
            damage.append(Damage(pc, "an instruction runs past the end of the code"))
            break
        except _BadCodeError as error:
            damage.append(Damage(pc, str(error)))
            if word in PAYLOAD_NAMES:
                break
            instruction = Instruction(pc, op, ())
            pc += _UNITS[op]
        found.append(instruction)
    damage += _bad_registers(found, registers)
    damage += _link(found, end)
    return Decoded(tuple(found), tuple(damage[:_MOST_REMARKS]))


def _bad_registers(found: list[Instruction], registers: int) -> list[Damage]:
    """Instructions that name a register which the method does not have."""
    if max(chain.from_iterable([i.registers for i in found]), default=-1) < registers:
        return []
    what = "a register that the method does not have"
    return [Damage(i.pc, what) for i in found if i.registers and max(i.registers) >= registers]


def _link(found: list[Instruction], end: int) -> list[Damage]:
    """Put payloads beside the instructions that use them; what opcodes, targets and payloads have against them."""
    damage: list[Damage] = []
    special = [at for at, i in enumerate(found) if i.op in _SPECIAL]
    if not special:
        return damage
    payloads = {i.pc: i for i in found if i.payload is not None}
    starts = {i.pc for i in found if i.payload is None}
    entries = end
    for at in special:
        instruction = found[at]
        kind = _PAYLOAD_OF.get(instruction.op)
        if instruction.op in _UNUSED:
            damage.append(Damage(instruction.pc, f"opcode {instruction.op:#04x}, which Dalvik does not have"))
        elif kind is None:
            if instruction.target not in starts:
                damage.append(Damage(instruction.pc, "a branch that does not go to an instruction"))
        elif (lying := payloads.get(instruction.target)) is None or lying.op != kind or lying.payload is None:
            damage.append(Damage(instruction.pc, "no payload of the right kind where it should lie"))
        elif (entries := entries - lying.units) < 0:
            damage.append(Damage(instruction.pc, "payloads that are shared among too many instructions"))
        else:
            payload = _placed(lying.payload, instruction.pc)
            if isinstance(payload, Switch) and not starts.issuperset(payload.targets):
                damage.append(Damage(instruction.pc, "a case that does not go to an instruction"))
            found[at] = instruction._replace(payload=payload)
    return damage


def _placed(payload: Switch | ArrayData, pc: int) -> Switch | ArrayData:
    """The payload as the instruction at ``pc`` sees it."""
    if isinstance(payload, ArrayData):
        return payload
    return Switch(payload.keys, tuple(pc + target for target in payload.targets))


_SPECIAL = _UNUSED | {row.value for row in OPCODES if row.format[-1] == "t"}


def opcode_of(instruction: Instruction) -> Opcode:
    """The table row of an instruction; that of ``nop`` for a payload."""
    return OPCODES[instruction.op & 0xFF]
