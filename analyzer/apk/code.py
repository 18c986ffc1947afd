"""One code item: registers, decoded instructions, exception handlers."""

import struct
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import NamedTuple

from analyzer.apk.instructions import Damage, Instruction, decode
from analyzer.apk.leb128 import Buffer, OutOfDataError, sleb128, uleb128

MAX_UNITS = 1 << 17
"""Most code units of one method that are decoded; compilers stay below 65536."""
MAX_HANDLERS = 1 << 16
HANDLERS_PER_UNIT = 16
"""Most handlers of one method that are read, in all and for each unit of its code, those of a shared list counted for
each range: forged methods share one long list, and each of them is read.
"""
HEADER_SIZE = 16
_HEADER = struct.Struct("<HHHHII")
_TRY = struct.Struct("<IHH")


class Handler(NamedTuple):
    """Where an exception goes: type index (-1 for any) and position of the handler in code units."""

    type_index: int
    pc: int


class Try(NamedTuple):
    """A guarded range [start, end) in code units, and its handlers in the order in which they are tried."""

    start: int
    end: int
    handlers: tuple[Handler, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """The code of one method.

    ``offset`` is that of the code item; ``start`` of its first unit, both in bytes from the start of the data.
    ``units`` is its length as far as it lies inside the data; arguments are in the last ``ins`` of ``registers``.
    ``damage`` says what could not be read.
    """

    offset: int
    start: int
    units: int
    registers: int
    ins: int
    outs: int
    debug_offset: int
    instructions: tuple[Instruction, ...]
    tries: tuple[Try, ...]
    damage: tuple[Damage, ...]

    def at(self, pc: int) -> Instruction | None:
        """The instruction that starts at ``pc``, None when there is none."""
        found = bisect_right(self.instructions, pc, key=lambda i: i.pc) - 1
        return self.instructions[found] if found >= 0 and self.instructions[found].pc == pc else None

    def handlers_of(self, pc: int) -> tuple[Handler, ...]:
        """The handlers of the range that guards ``pc``; () when there is none."""
        return next((guard.handlers for guard in self.tries if guard.start <= pc < guard.end), ())


def read_code(data: Buffer, offset: int) -> Code | None:
    """The code item at ``offset``; None when there is none (0, or a header that does not fit into the data)."""
    if offset <= 0 or offset + HEADER_SIZE > len(data):
        return None
    registers, ins, outs, try_count, debug_offset, claimed = _HEADER.unpack_from(data, offset)
    start = offset + HEADER_SIZE
    room = (len(data) - start) // 2
    units = min(claimed, room)
    damage: list[Damage] = []
    if claimed > room:
        damage.append(Damage(room, f"{claimed} code units are claimed, the file ends after {room}"))
    if units > MAX_UNITS:
        damage.append(Damage(MAX_UNITS, f"{units} code units, of which {MAX_UNITS} are decoded"))
    decoded_units = min(units, MAX_UNITS)
    decoded = decode(struct.unpack_from(f"<{decoded_units}H", data, start), registers)
    code = Code(
        offset=offset,
        start=start,
        units=units,
        registers=registers,
        ins=ins,
        outs=outs,
        debug_offset=debug_offset,
        instructions=decoded.instructions,
        tries=(),
        damage=(*damage, *decoded.damage),
    )
    if not try_count or claimed > room:
        return code
    tries, wrong = _read_tries(data, start + 2 * (units + units % 2), try_count, units)
    return replace(code, tries=tries, damage=(*code.damage, *wrong))


def _read_tries(data: Buffer, at: int, count: int, units: int) -> tuple[tuple[Try, ...], tuple[Damage, ...]]:
    """The guarded ranges at ``at``, and the handler lists behind them, of a method with ``units`` code units."""
    base = at + _TRY.size * count
    if base > len(data):
        return (), (Damage(0, "the exception table runs past the end of the file"),)
    if count > units:  # ranges do not overlap and none is empty
        return (), (Damage(0, f"{count} guarded ranges in {units} code units"),)
    most = min(MAX_HANDLERS, HANDLERS_PER_UNIT * units)
    read: dict[int, tuple[Handler, ...]] = {}
    tries: list[Try] = []
    total = 0
    for start, length, handler_offset in struct.iter_unpack("<IHH", data[at:base]):
        if handler_offset not in read:
            try:
                read[handler_offset] = _read_handlers(data, base + handler_offset, most)
            except OutOfDataError as error:
                return tuple(tries), (Damage(start, f"exception handlers cannot be read: {error}"),)
        total += len(read[handler_offset])
        if total > most:
            return tuple(tries), (Damage(start, f"more than {most} exception handlers"),)
        tries.append(Try(start, start + length, read[handler_offset]))
    return tuple(tries), ()


def _read_handlers(data: Buffer, at: int, most: int) -> tuple[Handler, ...]:
    """One handler list, the one for any exception last.

    Raises:
        OutOfDataError: it runs out of the data or is longer than ``most``.
    """
    size, at = sleb128(data, at)
    if abs(size) > most:
        raise OutOfDataError(f"a list of {abs(size)} handlers")
    found: list[Handler] = []
    for _ in range(abs(size)):
        type_index, at = uleb128(data, at)
        pc, at = uleb128(data, at)
        found.append(Handler(type_index, pc))
    if size <= 0:
        pc, at = uleb128(data, at)
        found.append(Handler(-1, pc))
    return tuple(found)
