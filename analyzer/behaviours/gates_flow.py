"""One method's values as far as consent is concerned: which branch outcomes mean that the user has agreed.

A forward analysis over registers; values are those of ``gates_values``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.code import Code, read_code
from analyzer.apk.dex import Dex
from analyzer.apk.instructions import Instruction, Switch
from analyzer.apk.opcodes import OPCODES, Flag
from analyzer.behaviours.gates_values import (
    NONE,
    Gates,
    Match,
    Num,
    Raw,
    Text,
    Thing,
    Truth,
    Value,
    behind,
    either,
    equal,
    joined,
    truth,
    turned,
)
from analyzer.names import BadNameError, parse_proto, register_width
from analyzer.program.build import Program, call_site_handles, handle_method

MOST_STEPS = 60_000
"""Instructions interpreted per method; generated tables are longer, dialogs and start-up code are not."""

State = dict[int, Value]


class Call(NamedTuple):
    """One call: position, program number of the method named, opcode, arguments (receiver first), and the gates that
    were passed on every way to it.
    """

    pc: int
    method: int
    op: int
    arguments: tuple[Value | None, ...]
    path: Gates


class Store(NamedTuple):
    """A value put into a field (program number), None when not known; ``path`` as in ``Call``."""

    pc: int
    field: int
    value: Value | None
    path: Gates


class World(Protocol):
    """What the rest of the program says about calls and fields."""

    def called(self, method: int, call: Call) -> Value | None:
        """The result of a call."""

    def loaded(self, field: int) -> Value | None:
        """The content of a field."""

    def passed(self, method: int, call: Call) -> Gates | None:
        """Gates that stand open when a call returns; None when it never does."""


@dataclass(slots=True)
class Followed:
    """What one method does. ``edges``: (position of a branch or call, position it goes to) to what this means.
    ``returned`` is the joined result, None when it is not known; ``whole`` is false when the budget ran out.
    """

    method: int
    code: Code
    calls: dict[int, Call] = field(default_factory=dict)
    stores: dict[int, Store] = field(default_factory=dict)
    edges: dict[tuple[int, int], Gates] = field(default_factory=dict)
    returned: Value | None = None
    returns: int = 0
    behind: Gates | None = None
    """Gates that were passed on every way to a return, None when there is no return."""
    whole: bool = True


def code_of(program: Program, method: int) -> tuple[Dex, Code] | None:
    """The code of a packaged method."""
    number = int(program.methods.dex[method])
    if number < 0:
        return None
    dex = program.dexes[number]
    code = read_code(dex.buffer, int(dex.methods[int(program.methods.row[method]), 3]))
    return None if code is None or not code.instructions else (dex, code)


def follow(
    program: Program, method: int, world: World, given: Mapping[int, Value] | None = None, inside: Gates = NONE
) -> Followed | None:
    """Follow one packaged method; None when it has no code. ``given``: values of arguments (receiver 0) beside their
    own identity; ``inside``: gates that stand open whenever the method runs.
    """
    found = code_of(program, method)
    if found is None:
        return None
    return _Method(program, method, found[1], world).run(given or {}, inside)


@lru_cache(maxsize=8192)
def _widths(descriptor: str) -> tuple[int, ...]:
    """Registers of each parameter."""
    try:
        return tuple(register_width(kind) for kind in parse_proto(descriptor)[0])
    except BadNameError:
        return ()


_THROWS = tuple(bool(op.flags & Flag.THROWS) for op in OPCODES)
_JUMPS = tuple(bool(op.flags & (Flag.BRANCHES | Flag.SWITCHES)) for op in OPCODES)
_CONTINUES = tuple(bool(op.flags & Flag.CONTINUES) for op in OPCODES)
_DEFINES = tuple(bool(op.flags & Flag.DEFINES) for op in OPCODES)
_WIDE = tuple(bool(op.flags & Flag.DEFINES) and bool(op.flags & Flag.WIDE) for op in OPCODES)


class _Method:
    def __init__(self, program: Program, method: int, code: Code, world: World) -> None:
        number = int(program.methods.dex[method])
        self.program, self.dex, self.numbers = program, program.dexes[number], program.symbols.dexes[number]
        self.world = world
        self.code = code
        self.index = {i.pc: n for n, i in enumerate(code.instructions)}
        self.targets = {target for i in code.instructions for target in i.targets}
        self.targets.update(handler.pc for guard in code.tries for handler in guard.handlers)
        self.found = Followed(method, code)
        self.entry: dict[int, tuple[State, Gates]] = {}
        self.waiting: list[int] = []
        self.result: Value | None = None

    def run(self, given: Mapping[int, Value], inside: Gates) -> Followed:
        code, steps = self.code.instructions, 0
        self._join(code[0].pc, self._arguments(given), inside)
        while self.waiting:
            pc = self.waiting.pop()
            state, path = dict(self.entry[pc][0]), self.entry[pc][1]
            at = self.index[pc]
            while True:
                i = code[at]
                steps += 1
                if steps > MOST_STEPS:
                    self.found.whole = False
                    self.found.edges.clear()
                    self.found.returned = None
                    return self.found
                if i.op > 0xFF:
                    break  # a payload: nothing runs into it
                if _THROWS[i.op] and self.code.tries:
                    for handler in self.code.handlers_of(i.pc):
                        self._join(handler.pc, state, path)
                if _JUMPS[i.op]:
                    self._leave(i, at, state, path)
                    break
                self._step(i, state, path)
                if not _CONTINUES[i.op] or at + 1 >= len(code):
                    break
                at += 1
                if 0x6E <= i.op <= 0x78:
                    opened = self._passed(i.pc, code[at].pc)
                    if opened is None:
                        break
                    path = opened or path
                if code[at].pc in self.targets:
                    self._join(code[at].pc, state, path)
                    break
        return self.found

    def _passed(self, pc: int, after: int) -> Gates | None:
        """The gates that stand open when the call at ``pc`` returns; None when it does not."""
        call = self.found.calls.get(pc)
        gates = NONE if call is None else self.world.passed(self.found.method, call)
        if gates:
            self.found.edges[pc, after] = gates
        else:
            self.found.edges.pop((pc, after), None)
        return gates

    def _arguments(self, given: Mapping[int, Value]) -> State:
        """The registers in which the arguments arrive."""
        static = bool(int(self.program.methods.access[self.found.method]) & 0x8)
        widths = (*(() if static else (1,)), *_widths(self.program.descriptor(self.found.method)))
        state: State = {}
        register = self.code.registers - self.code.ins
        for number, width in enumerate(widths):
            state[register] = given.get(number, Thing("param", number))
            register += width
        return state

    def _join(self, pc: int, state: State, path: Gates) -> None:
        if pc not in self.index:
            return
        if pc not in self.entry:
            self.entry[pc] = dict(state), path
            self.waiting.append(pc)
            return
        known, known_path = self.entry[pc]
        both = either(known_path, path) or NONE
        changed = both != known_path
        for register in list(known):
            held = known[register]
            value = joined(held, known_path, state.get(register), path)
            if value is None:
                del known[register]
            elif value != held:
                known[register] = value
            changed = changed or value != held
        if changed:
            self.entry[pc] = known, both
            self.waiting.append(pc)

    def _leave(self, i: Instruction, at: int, state: State, path: Gates) -> None:
        """The ways out of a branch, each with what it means."""
        after = self.code.instructions[at + 1].pc if at + 1 < len(self.code.instructions) else -1
        if not i.flags & Flag.CONTINUES:
            ways = {i.target: NONE}
        elif i.flags & Flag.SWITCHES:
            ways = self._switch(i, state, after)
        else:
            taken, passed = self._branch(i, state)
            ways = {i.target: taken, after: passed} if i.target != after else {after: NONE}
        for pc, gates in ways.items():
            if gates:
                self.found.edges[i.pc, pc] = gates
            else:
                self.found.edges.pop((i.pc, pc), None)
            self._join(pc, state, gates or path)

    def _branch(self, i: Instruction, state: State) -> tuple[Gates, Gates]:
        """Gates when the branch is taken, and when it is not."""
        left = state.get(i.registers[0])
        right: Value | None = Num(0) if i.op >= 0x38 else state.get(i.registers[1])
        condition = (i.op - 0x38) if i.op >= 0x38 else (i.op - 0x32)
        if condition in (0, 1):
            same = self._same(left, right)
            equals, differs = same.nonzero or NONE, same.zero or NONE
            return (equals, differs) if condition == 0 else (differs, equals)
        for one, other, swapped in ((left, right, False), (right, left, True)):
            if isinstance(one, Raw) and isinstance(other, Num) and isinstance(one.default, int):
                a, b = (other.value, one.default) if swapped else (one.default, other.value)
                at_first = (a < b, a >= b, a > b, a <= b)[condition - 2]
                return (NONE, one.gates) if at_first else (one.gates, NONE)
        if isinstance(left, Truth) and right == Num(0) and condition in (4, 5):
            more, not_more = left.nonzero or NONE, left.zero or NONE
            return (more, not_more) if condition == 4 else (not_more, more)
        return NONE, NONE

    def _same(self, left: Value | None, right: Value | None) -> Truth:
        if right == Num(0) and isinstance(left, Raw | Truth):
            flag = truth(left)
            if isinstance(left, Raw) and isinstance(left.default, str):
                return Truth(NONE, NONE)  # a text is never null
            return Truth(flag.nonzero, flag.zero)
        return equal(left, right)

    def _switch(self, i: Instruction, state: State, after: int) -> dict[int, Gates]:
        ways: dict[int, Gates] = {after: NONE}
        if not isinstance(i.payload, Switch):
            return ways
        value = state.get(i.registers[0])
        keys: dict[int, list[int]] = {}
        for key, target in zip(i.payload.keys, i.payload.targets, strict=True):
            keys.setdefault(target, []).append(key)
        for target, chosen in keys.items():
            ways[target] = NONE
            if target == after:
                continue
            if isinstance(value, Match) and all(value.gates(key) for key in chosen):
                ways[target] = frozenset(gate for key in chosen for gate in value.gates(key))
            elif isinstance(value, Raw) and value.default not in chosen:
                ways[target] = value.gates
        if after not in keys:
            listed = set(i.payload.keys)
            if isinstance(value, Raw) and value.default in listed:
                ways[after] = value.gates
            elif isinstance(value, Match) and i.payload.keys:
                # A merged class numbers its parts from 0; the last one has no case of its own.
                ways[after] = value.gates(max(listed) + 1) if listed == set(range(len(listed))) else NONE
        return ways

    def _step(self, i: Instruction, state: State, path: Gates) -> None:
        op, registers = i.op, i.registers
        if 0x6E <= op <= 0x78:
            self.result = self._call(i, state, path)
            return
        if op in (0xFC, 0xFD):
            self.result = self._lambda(i)
            return
        if not registers:
            if op == 0x0E:
                self._return(None, path)
            self.result = None
            return
        first = registers[0]
        if op in (0x0A, 0x0B, 0x0C):
            self._set(state, first, self.result)
        elif 0x01 <= op <= 0x09:
            self._set(state, first, state.get(registers[1]))
        elif 0x12 <= op <= 0x19:
            self._set(state, first, Num(i.literal))
        elif op in (0x1A, 0x1B):
            self._set(state, first, Text(self.dex.string(i.ref)[:4096]))
        elif op == 0x22:
            self._set(state, first, self._new(i))
        elif op in (0xD7, 0xDF) and i.literal == 1:  # xor with 1 turns a flag round
            self._set(state, first, turned(state.get(registers[1])))
        elif 0x52 <= op <= 0x58 or 0x60 <= op <= 0x66:
            self._set(state, first, self._load(i, static=op >= 0x60))
        elif 0x59 <= op <= 0x5F or 0x67 <= op <= 0x6D:
            number = self._number(self.numbers.fields, i.ref)
            if number >= 0:
                self.found.stores[i.pc] = Store(i.pc, number, state.get(first), path)
        elif op in (0x0F, 0x10, 0x11):
            self._return(state.get(first), path)
        elif _DEFINES[op]:
            state.pop(first, None)
        if _WIDE[op]:
            state.pop(first + 1, None)
        self.result = None

    @staticmethod
    def _set(state: State, register: int, value: Value | None) -> None:
        if value is None:
            state.pop(register, None)
        else:
            state[register] = value

    def _new(self, i: Instruction) -> Value | None:
        number = self._number(self.numbers.types, i.ref)
        return Thing("new", number, i.pc) if number >= 0 else None

    def _load(self, i: Instruction, static: bool) -> Value | None:
        number = self._number(self.numbers.fields, i.ref)
        if number < 0:
            return None
        value = self.world.loaded(number)
        return Thing("static", number) if value is None and static and i.op == 0x62 else value

    def _return(self, value: Value | None, path: Gates) -> None:
        known = self.found.returned
        value = None if value is None else behind(value, path)
        self.found.returned = value if not self.found.returns else joined(known, NONE, value, NONE)
        self.found.returns += 1
        self.found.behind = either(self.found.behind, path)

    def _call(self, i: Instruction, state: State, path: Gates) -> Value | None:
        number = self._number(self.numbers.methods, i.ref)
        if number < 0:
            return None
        call = Call(i.pc, number, i.op, tuple(state.get(r) for r in self._words(i, number)), path)
        self.found.calls[i.pc] = call
        return self.world.called(self.found.method, call)

    def _words(self, i: Instruction, number: int) -> list[int]:
        """The first register of each argument."""
        words, registers, at = i.registers, [], 0
        widths = _widths(self.program.descriptor(number))
        for width in widths if i.op in (0x71, 0x77) else (1, *widths):
            if at < len(words):
                registers.append(words[at])
            at += width
        return registers

    def _lambda(self, i: Instruction) -> Value | None:
        """What ``invoke-custom`` makes: an object whose one method is the packaged one that its call site names."""
        targets = [handle_method(self.dex, handle) for handle in call_site_handles(self.dex, i.ref)]
        numbers = [self._number(self.numbers.methods, index) for index in targets if index >= 0]
        packaged = [n for n in numbers if n >= 0 and self.program.methods.dex[n] >= 0]
        return Thing("lambda", packaged[-1], i.pc) if packaged else None

    @staticmethod
    def _number(table: NDArray[np.int32], index: int) -> int:
        return int(table[index]) if 0 <= index < len(table) else -1
