"""Which instructions of a receiver run when it hears one broadcast: receivers often branch by the action."""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.apk.code import Code
from analyzer.apk.instructions import Instruction, Switch
from analyzer.apk.opcodes import OPCODES, Flag
from analyzer.behaviours.gates_flow import code_of
from analyzer.behaviours.gates_values import Num, Text, Thing
from analyzer.names import BadNameError, parse_proto, register_width
from analyzer.program.build import Program

INTENT = "Landroid/content/Intent;"
MOST_STEPS = 20_000
"""Instructions interpreted per method and action; what is longer counts as run whole."""

_Value = Num | Text | Thing
_State = dict[int, _Value]
_EQUAL = frozenset({"equals", "equalsIgnoreCase", "contentEquals", "areEqual"})
"""Methods of String, Object, Objects, TextUtils and of Kotlin's standard library that compare two texts."""
_STATIC = (0x71, 0x77)
_DEFINES = tuple(bool(op.flags & Flag.DEFINES) for op in OPCODES)
_WIDE = tuple(bool(op.flags & Flag.DEFINES) and bool(op.flags & Flag.WIDE) for op in OPCODES)


@dataclass(frozen=True, slots=True)
class Ran:
    """Positions of a method that run under an action, and those of calls that hand the broadcast's intent on."""

    positions: frozenset[int]
    handing: frozenset[int]


def ran_under(program: Program, method: int, action: str) -> Ran | None:
    """What runs of a method whose intent has that action; None when it takes no intent or could not be followed.

    A constant propagation over registers: the action is known, so are comparisons with it, its hash, and numbers that
    follow from these. Every other branch goes both ways.
    """
    registers = _intents(program, method)
    found = code_of(program, method) if registers else None
    return None if found is None else _Walk(program, method, found[1], action, registers).run()


def _intents(program: Program, method: int) -> tuple[int, ...]:
    """The parameters, counted in registers from the first, that are intents."""
    try:
        kinds = parse_proto(program.descriptor(method))[0]
    except BadNameError:
        return ()
    at, found = 0 if int(program.methods.access[method]) & 0x8 else 1, []
    for kind in kinds:
        if kind == INTENT:
            found.append(at)
        at += register_width(kind)
    return tuple(found)


class _Walk:
    def __init__(self, program: Program, method: int, code: Code, action: str, intents: tuple[int, ...]) -> None:
        number = int(program.methods.dex[method])
        self.program, self.dex = program, program.dexes[number]
        self.methods = program.symbols.dexes[number].methods
        self.code, self.action = code, Text(action)
        self.index = {i.pc: n for n, i in enumerate(code.instructions)}
        first = code.registers - code.ins
        self.entry: dict[int, _State] = {code.instructions[0].pc: {first + at: Thing("param", at) for at in intents}}
        self.results: dict[int, _Value | None] = {}
        self.handing: set[int] = set()

    def run(self) -> Ran | None:
        code, waiting, steps = self.code.instructions, [self.code.instructions[0].pc], 0
        while waiting:
            pc = waiting.pop()
            i, state = code[self.index[pc]], dict(self.entry[pc])
            steps += 1
            if steps > MOST_STEPS:
                return None
            if i.op > 0xFF:
                continue
            before = dict(state)
            self._step(i, state)
            waiting += [to for to, held in self._ways(i, before, state) if self._join(to, held)]
        return Ran(frozenset(self.entry), frozenset(self.handing))

    def _ways(self, i: Instruction, before: _State, state: _State) -> Iterator[tuple[int, _State]]:
        at = self.index[i.pc] + 1
        after = self.code.instructions[at].pc if at < len(self.code.instructions) else -1
        for handler in self.code.handlers_of(i.pc):
            yield handler.pc, {register: value for register, value in before.items() if register >= 0}
        if i.flags & Flag.SWITCHES:
            value = state.get(i.registers[0])
            if isinstance(value, Num) and isinstance(i.payload, Switch):
                chosen = dict(zip(i.payload.keys, i.payload.targets, strict=True)).get(value.value, after)
                yield chosen, state
                return
            yield from ((target, state) for target in i.targets)
        elif i.flags & Flag.BRANCHES:
            taken = self._taken(i, state) if i.flags & Flag.CONTINUES else True
            if taken is not False:
                yield i.target, state
            if taken is True:
                return
        if i.flags & Flag.CONTINUES:
            yield after, state

    @staticmethod
    def _taken(i: Instruction, state: _State) -> bool | None:
        """Whether a conditional branch is taken; None when that is not known."""
        left = state.get(i.registers[0])
        right = Num(0) if i.op >= 0x38 else state.get(i.registers[1])
        condition = (i.op - 0x38) if i.op >= 0x38 else (i.op - 0x32)
        if isinstance(left, Text | Thing) and right == Num(0) and condition in (0, 1):
            return condition == 1  # neither the intent nor its action is null
        if not isinstance(left, Num) or not isinstance(right, Num):
            return None
        a, b = left.value, right.value
        return (a == b, a != b, a < b, a >= b, a > b, a <= b)[condition]

    def _join(self, pc: int, state: _State) -> bool:
        """Adds a state at a position; whether anything there is new."""
        if pc not in self.index:
            return False
        known = self.entry.get(pc)
        if known is None:
            self.entry[pc] = dict(state)
            return True
        lost = [register for register, value in known.items() if state.get(register) != value]
        for register in lost:
            del known[register]
        return bool(lost)

    def _step(self, i: Instruction, state: _State) -> None:
        op, registers = i.op, i.registers
        result = state.pop(_RESULT, None)
        if 0x6E <= op <= 0x78:
            if (value := self._call(i, state)) is not None:
                state[_RESULT] = value
            return
        if not registers:
            return
        first = registers[0]
        if op in (0x0A, 0x0B, 0x0C):
            value = result
        elif 0x01 <= op <= 0x09:
            value = state.get(registers[1])
        elif 0x12 <= op <= 0x15:
            value = Num(i.literal)
        elif op in (0x1A, 0x1B):
            value = Text(self.dex.string(i.ref)[:4096])
        elif op == 0x1F or not _DEFINES[op]:  # check-cast leaves what it looks at
            return
        else:
            value = None
        state.pop(first, None)
        if _WIDE[op]:
            state.pop(first + 1, None)
        if value is not None:
            state[first] = value

    def _call(self, i: Instruction, state: _State) -> _Value | None:
        number = int(self.methods[i.ref]) if 0 <= i.ref < len(self.methods) else -1
        if number < 0:
            return None
        given = [state.get(register) for register in i.registers]
        if any(isinstance(value, Thing) for value in given):
            self.handing.add(i.pc)
        name, receiver = self.program.method_name(number), given[0] if given else None
        if name == "getAction" and isinstance(receiver, Thing) and i.op not in _STATIC:
            return self.action
        if name == "hashCode" and isinstance(receiver, Text) and i.op not in _STATIC:
            return Num(_hash(receiver.value))
        if name in _EQUAL and len(given) >= 2 and isinstance(receiver, Text) and isinstance(given[1], Text):
            return Num(int(receiver == given[1]))
        return None


_RESULT = -1
"""Where a state keeps the result of a call until it is moved."""


def _hash(text: str) -> int:
    """``String.hashCode``."""
    number = 0
    units = text.encode("utf-16-le", "surrogatepass")
    for at in range(0, len(units), 2):
        number = (31 * number + int.from_bytes(units[at : at + 2], "little")) & 0xFFFFFFFF
    return number - (1 << 32) if number >> 31 else number
