"""Debug information of one method: source line by position, parameter names, source file; read on demand."""

import struct
from bisect import bisect_right
from dataclasses import dataclass

from analyzer.apk.code import HEADER_SIZE
from analyzer.apk.dex import NO_INDEX, Dex
from analyzer.apk.leb128 import Buffer, OutOfDataError, sleb128, uleb128, uleb128p1

MAX_STEPS = 1 << 18
"""Most steps of one method's line program that are run."""
MAX_PARAMETERS = 255

_END, _ADVANCE_PC, _ADVANCE_LINE, _START_LOCAL, _START_LOCAL_EXTENDED, _END_LOCAL, _RESTART_LOCAL = range(7)
_SET_PROLOGUE_END, _SET_EPILOGUE_BEGIN, _SET_FILE, _FIRST_SPECIAL = range(7, 11)
_LINE_BASE, _LINE_RANGE = -4, 15


@dataclass(frozen=True, slots=True)
class DebugInfo:
    """``positions`` are (position in code units, source line), as the line program gives them, ascending positions.

    ``parameters`` are names, "" where there is none. ``damaged`` is true when the program could not be run to its end;
    what stands before is there.
    """

    positions: tuple[tuple[int, int], ...] = ()
    parameters: tuple[str, ...] = ()
    damaged: bool = False

    def line_at(self, pc: int) -> int | None:
        """The source line of the instruction at ``pc``; None when no position lies at or before it."""
        found = bisect_right(self.positions, pc, key=lambda position: position[0])
        return self.positions[found - 1][1] if found else None


def read_debug(dex: Dex, offset: int) -> DebugInfo:
    """The debug information at ``offset`` (`Code.debug_offset`); an empty value for 0 and for an offset outside."""
    data = dex.data.data
    if not 0 < offset < len(data):
        return DebugInfo(damaged=offset != 0)
    parameters: list[str] = []
    positions: list[tuple[int, int]] = []
    try:
        line, at = uleb128(data, offset)
        count, at = uleb128(data, at)
        for _ in range(min(count, MAX_PARAMETERS)):
            name, at = uleb128p1(data, at)
            parameters.append(dex.string(name))
        if count <= MAX_PARAMETERS:
            finished = _run(data, at, line, positions)
            return DebugInfo(tuple(positions), tuple(parameters), not finished)
    except OutOfDataError:
        pass  # What was read so far is given, marked as damaged.
    return DebugInfo(tuple(positions), tuple(parameters), True)


def _run(data: Buffer, at: int, line: int, positions: list[tuple[int, int]]) -> bool:
    """Run the line program at ``at``, adding to ``positions``; False when it is longer than the budget.

    Raises:
        OutOfDataError: the program runs out of the data.
    """
    pc = 0
    for _ in range(MAX_STEPS):
        if at >= len(data):
            raise OutOfDataError("no end of the line program")
        step = data[at]
        at += 1
        if step >= _FIRST_SPECIAL:
            adjusted = step - _FIRST_SPECIAL
            pc += adjusted // _LINE_RANGE
            line += _LINE_BASE + adjusted % _LINE_RANGE
            positions.append((pc, line & 0xFFFFFFFF))
        elif step == _END:
            return True
        elif step == _ADVANCE_PC:
            advance, at = uleb128(data, at)
            pc += advance
        elif step == _ADVANCE_LINE:
            advance, at = sleb128(data, at)
            line += advance
        else:
            for _ in range(_OPERANDS.get(step, 0)):
                _, at = uleb128(data, at)
    return False


_OPERANDS = {_START_LOCAL: 3, _START_LOCAL_EXTENDED: 4, _END_LOCAL: 1, _RESTART_LOCAL: 1, _SET_FILE: 1}


def line_of(dex: Dex, code_offset: int, pc: int) -> int | None:
    """The source line of position ``pc`` of the method whose code item is at ``code_offset``, without decoding it."""
    data = dex.data.data
    if not 0 < code_offset <= len(data) - HEADER_SIZE:
        return None
    (offset,) = struct.unpack_from("<I", data, code_offset + 8)
    return read_debug(dex, offset).line_at(pc)


def source_file(dex: Dex, class_index: int) -> str:
    """The source file that the class names ("SourceFile" or nonsense after shrinking), "" for none."""
    if not 0 <= class_index < len(dex.class_defs):
        return ""
    index = int(dex.class_defs[class_index, 4])
    return "" if index == NO_INDEX else dex.string(index)
