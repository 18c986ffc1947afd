"""Where the values in one method come from: reaching definitions over its registers.

A definition is named by a number: not negative, the position (code units) of the instruction that made the value (for
a call's result that of the call); negative, ``parameter(word)``. ``move`` hands a value on; ``check-cast`` makes a new
one of its operand.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from analyzer.apk.code import Code, read_code
from analyzer.apk.instructions import Instruction, Switch
from analyzer.apk.opcodes import OPCODES, Flag
from analyzer.program.build import Program

Defs = frozenset[int]
"""Definitions that may have made a value; empty: nothing is known about it."""

NOTHING: Defs = frozenset()

MOST_DEFS = 8
MOST_STEPS = 60_000
"""Instructions interpreted per method."""

_DEFINES = tuple(bool(op.flags & Flag.DEFINES) for op in OPCODES)
_THROWS = tuple(bool(op.flags & Flag.THROWS) for op in OPCODES)
_ENDS = tuple(not op.flags & Flag.CONTINUES for op in OPCODES)
_BRANCHES = tuple(bool(op.flags & Flag.BRANCHES) for op in OPCODES)
_SWITCHES = tuple(bool(op.flags & Flag.SWITCHES) for op in OPCODES)


def parameter(word: int) -> int:
    """The definition that is the method's parameter in argument word ``word`` (receiver 0; wide ones take two)."""
    return -1 - word


@dataclass(slots=True)
class Origins:
    """One method. ``used`` holds, per position of a call, a store, a return, a read of an array or a cast, the
    definitions of each register that it names (a call: word by word). ``number`` is that of the dex file.
    """

    method: int
    number: int
    code: Code
    at: dict[int, Instruction]
    used: dict[int, tuple[Defs, ...]] = field(default_factory=dict)
    readers: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Per definition where it is used."""

    def uses_of(self, definition: int) -> set[int]:
        """Positions that use a definition."""
        return self.readers.get(definition, set())


def trace(program: Program, method: int) -> Origins | None:
    """The origins of a packaged method's values; None when it has no code or is too long."""
    number = int(program.methods.dex[method])
    if number < 0:
        return None
    dex = program.dexes[number]
    code = read_code(dex.buffer, int(dex.methods[int(program.methods.row[method]), 3]))
    if code is None or not code.instructions:
        return None
    origins = Origins(method, number, code, {i.pc: i for i in code.instructions})
    return origins if _run(origins) else None


def _run(origins: Origins) -> bool:
    code = origins.code
    instructions = code.instructions
    index = {i.pc: n for n, i in enumerate(instructions)}
    start: list[Defs] = [NOTHING] * code.registers
    for word in range(min(code.ins, code.registers)):
        start[code.registers - code.ins + word] = frozenset((parameter(word),))
    leaders = _leaders(code, index)
    entry: dict[int, list[Defs]] = {instructions[0].pc: start}
    waiting = [instructions[0].pc]
    steps = 0
    while waiting:
        pc = waiting.pop()
        state = list(entry[pc])
        at = index[pc]
        result = NOTHING
        handlers: tuple[int, ...] = ()
        handlers_end = -1
        dirty = True
        while True:
            i = instructions[at]
            op = i.op & 0xFF
            steps += 1
            if _THROWS[op] and code.tries:
                if i.pc >= handlers_end:
                    handlers, handlers_end = _handlers(code, i.pc)
                    dirty = True
                if dirty:
                    for handler in handlers:
                        if handler in index:
                            _join(entry, handler, state, waiting)
                    dirty = False
            if 0x6E <= op <= 0x78 or op in (0x24, 0x25) or op >= 0xFA:
                origins.used[i.pc] = tuple(state[r] for r in i.registers)
                result = frozenset((i.pc,))
            elif 0x0A <= op <= 0x0C:
                state[i.registers[0]] = result
                dirty = True
            elif 0x01 <= op <= 0x09:
                state[i.registers[0]] = state[i.registers[1]]
                dirty = True
            elif 0x4B <= op <= 0x51 or 0x59 <= op <= 0x5F or 0x67 <= op <= 0x6D or 0x0F <= op <= 0x11:
                origins.used[i.pc] = tuple(state[r] for r in i.registers)
            elif op == 0x1F or (_DEFINES[op] and i.registers):
                if op == 0x1F:
                    origins.used[i.pc] = (state[i.registers[0]],)
                elif 0x44 <= op <= 0x4A:
                    origins.used[i.pc] = (NOTHING, *(state[r] for r in i.registers[1:]))
                state[i.registers[0]] = frozenset((i.pc,))
                dirty = True
            if steps > MOST_STEPS:
                return False
            if _BRANCHES[op] or _SWITCHES[op]:
                for target in _targets(i):
                    if target in index:
                        _join(entry, target, state, waiting)
            at += 1
            if _ENDS[op] or at >= len(instructions):
                break
            if instructions[at].pc in leaders:
                _join(entry, instructions[at].pc, state, waiting)
                break
    for place, words in origins.used.items():
        for defs in words:
            for one in defs:
                origins.readers[one].add(place)
    return True


def _targets(i: Instruction) -> tuple[int, ...]:
    """Where a jump may go, as ``Instruction.targets`` does, which asks more often what kind of jump it is."""
    if _BRANCHES[i.op & 0xFF]:
        return (i.target,)
    return i.payload.targets if isinstance(i.payload, Switch) else ()


def _leaders(code: Code, index: dict[int, int]) -> set[int]:
    """Positions where paths may meet."""
    found = {handler.pc for guard in code.tries for handler in guard.handlers}
    for i in code.instructions:
        if i.op < 256 and (_BRANCHES[i.op] or _SWITCHES[i.op]):
            found.update(_targets(i))
    return found & index.keys()


def _handlers(code: Code, pc: int) -> tuple[tuple[int, ...], int]:
    """Handlers of the instruction at ``pc``, and up to where they are the same."""
    end = 1 << 30
    for guard in code.tries:
        if guard.start <= pc < guard.end:
            return tuple({handler.pc for handler in guard.handlers}), guard.end
        if guard.start > pc:
            end = min(end, guard.start)
    return (), end


def _join(entry: dict[int, list[Defs]], pc: int, state: list[Defs], waiting: list[int]) -> None:
    known = entry.get(pc)
    if known is None:
        entry[pc] = list(state)
        waiting.append(pc)
        return
    if known == state:
        return
    changed = False
    for register, (mine, other) in enumerate(zip(known, state, strict=True)):
        if mine is other or not mine or (other and other <= mine):
            continue
        both = mine | other if other else NOTHING
        known[register] = both if len(both) <= MOST_DEFS else NOTHING
        changed = True
    if changed:
        waiting.append(pc)
