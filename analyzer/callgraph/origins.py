"""Where the values in one method come from: reaching definitions over its registers.

A definition is named by a number: not negative, the position (code units) of the instruction that made the value (for
a call's result that of the call); negative, ``parameter(word)``. ``move`` hands a value on; ``check-cast`` makes a new
one of its operand.
"""

from collections import defaultdict

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
MOST_CELLS = 1_000_000
CELLS_A_STEP = 16
"""Registers of all basic blocks that are held, and how many of them take as long as an instruction."""

_DEFINES = tuple(bool(op.flags & Flag.DEFINES) for op in OPCODES)
_WIDE = tuple(bool(op.flags & Flag.WIDE) for op in OPCODES)
_THROWS = tuple(bool(op.flags & Flag.THROWS) for op in OPCODES)
_ENDS = tuple(not op.flags & Flag.CONTINUES for op in OPCODES)
_BRANCHES = tuple(bool(op.flags & Flag.BRANCHES) for op in OPCODES)
_SWITCHES = tuple(bool(op.flags & Flag.SWITCHES) for op in OPCODES)
CHECK_CAST = 0x1F
_READS = tuple(
    0x6E <= op <= 0x78 or op in (CHECK_CAST, 0x24, 0x25) or op >= 0xFA or 0x0F <= op <= 0x11
    or 0x44 <= op <= 0x51 or 0x59 <= op <= 0x5F or 0x67 <= op <= 0x6D
    for op in range(256)
)  # fmt: skip
"""Calls, returns, casts, array reads and stores: what is done with values that name code."""


def parameter(word: int) -> int:
    """The definition that is the method's parameter in argument word ``word`` (receiver 0; wide ones take two)."""
    return -1 - word


class Origins:
    """One method. A register's definitions are searched backwards in its own basic block first; only where that does
    not tell, the whole method is followed.
    """

    def __init__(self, method: int, number: int, code: Code) -> None:
        """``number`` is that of the dex file."""
        self.method = method
        self.number = number
        self.code = code
        self.at: dict[int, Instruction] = {i.pc: i for i in code.instructions}
        self._index = {i.pc: n for n, i in enumerate(code.instructions)}
        self._leaders = _leaders(code, self._index)
        self._words: dict[tuple[int, int], Defs] = {}
        self._used: dict[int, tuple[Defs, ...]] | None = None
        self._readers: dict[int, set[int]] = defaultdict(set)

    def width(self, pc: int) -> int:
        """How many registers the instruction at ``pc`` names; a call: its argument words. 0 for none."""
        i = self.at.get(pc)
        return len(i.registers) if i is not None else 0

    def word(self, pc: int, number: int) -> Defs:
        """The definitions that may have made what a register of the instruction at ``pc`` holds when it begins."""
        if number >= self.width(pc):
            return NOTHING  # a call with fewer words than its descriptor asks for
        known = self._words.get((pc, number))
        if known is None:
            known = self._nearby(pc, self.at[pc].registers[number]) if self._used is None else None
            if known is None:
                words = self._followed().get(pc, ())
                known = words[number] if number < len(words) else NOTHING
            self._words[(pc, number)] = known
        return known

    def words(self, pc: int) -> tuple[Defs, ...]:
        """As :meth:`word` for every register."""
        return tuple(self.word(pc, number) for number in range(self.width(pc)))

    def uses_of(self, definition: int) -> set[int]:
        """Positions of calls, stores, returns, casts and array reads that use a definition."""
        self._followed()
        return self._readers.get(definition, set())

    def _nearby(self, pc: int, register: int) -> Defs | None:
        """The definition of a register in the basic block before ``pc``, None when it comes from outside it."""
        instructions = self.code.instructions
        at = self._index[pc]
        while instructions[at].pc not in self._leaders:
            at -= 1
            if at < 0:
                word = register - self.code.registers + self.code.ins
                return frozenset((parameter(word),)) if word >= 0 else NOTHING
            i = instructions[at]
            op = i.op & 0xFF
            if _ENDS[op]:
                return NOTHING  # nothing leads here
            if not i.registers or not (_DEFINES[op] or op == CHECK_CAST):
                continue
            if i.registers[0] == register:
                if 0x01 <= op <= 0x09:
                    register = i.registers[1]
                elif 0x0A <= op <= 0x0C:
                    return frozenset((instructions[at - 1].pc,)) if at and _gives(instructions[at - 1].op) else NOTHING
                else:
                    return frozenset((i.pc,))
            elif _WIDE[op] and i.registers[0] + 1 == register:
                return NOTHING
        return None

    def _followed(self) -> dict[int, tuple[Defs, ...]]:
        if self._used is None:
            self._used = _follow(self.code, self._index, self._leaders)
            for place, words in self._used.items():
                for defs in words:
                    for one in defs:
                        self._readers[one].add(place)
        return self._used


def trace(program: Program, method: int) -> Origins | None:
    """The origins of a packaged method's values; None when it has no code."""
    number = int(program.methods.dex[method])
    if number < 0:
        return None
    dex = program.dexes[number]
    code = read_code(dex.buffer, int(dex.methods[int(program.methods.row[method]), 3]))
    return Origins(method, number, code) if code is not None and code.instructions else None


def _gives(op: int) -> bool:
    """Whether a ``move-result`` may follow an opcode."""
    return 0x6E <= op <= 0x78 or op in (0x24, 0x25) or 0xFA <= op <= 0xFD


def _follow(code: Code, index: dict[int, int], leaders: set[int]) -> dict[int, tuple[Defs, ...]]:
    """Forward over the whole method: the definitions of the registers of each instruction of interest.

    Empty when the method is too long.
    """
    instructions = code.instructions
    used: dict[int, tuple[Defs, ...]] = {}
    size = 2 + max(code.registers, *(max(i.registers, default=0) for i in instructions))
    if size * (len(leaders) + 1) > MOST_CELLS:
        return {}
    start: list[Defs] = [NOTHING] * size
    for word in range(max(0, code.ins - code.registers), code.ins):
        start[code.registers - code.ins + word] = frozenset((parameter(word),))
    entry: dict[int, list[Defs]] = {instructions[0].pc: start}
    waiting = [instructions[0].pc]
    steps = 0
    while waiting:
        pc = waiting.pop()
        state = list(entry[pc])
        steps += size // CELLS_A_STEP
        at = index[pc]
        result = NOTHING
        handlers: tuple[int, ...] = ()
        handlers_end = -1
        dirty = True
        while True:
            i = instructions[at]
            op = i.op & 0xFF
            steps += 1
            if steps > MOST_STEPS:
                return {}
            if _THROWS[op] and code.tries:
                if i.pc >= handlers_end:
                    handlers, handlers_end = _handlers(code, i.pc)
                    dirty = True
                if dirty:
                    for handler in handlers:
                        if handler in index:
                            _join(entry, handler, state, waiting)
                    dirty = False
            if _READS[op]:
                used[i.pc] = tuple([state[r] for r in i.registers])
            if 0x0A <= op <= 0x0C:
                state[i.registers[0]] = result
                dirty = True
            elif 0x01 <= op <= 0x09:
                state[i.registers[0]] = state[i.registers[1]]
                dirty = True
            elif _gives(op):
                result = frozenset((i.pc,))
            elif (_DEFINES[op] or op == CHECK_CAST) and i.registers:
                if 0x44 <= op <= 0x4A:
                    used[i.pc] = (NOTHING, *used[i.pc][1:])
                state[i.registers[0]] = frozenset((i.pc,))
                dirty = True
            if _WIDE[op] and _DEFINES[op] and i.registers:
                state[i.registers[0] + 1] = NOTHING
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
    return used


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
