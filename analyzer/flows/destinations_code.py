"""The code of methods as the search for destinations reads it: which calls stand where, and where a value is made."""

from collections.abc import Hashable
from typing import Literal, NamedTuple

from analyzer.apk.code import read_code
from analyzer.apk.instructions import Instruction
from analyzer.flows.destinations_asked import Asked
from analyzer.names import CONSTRUCTOR, MethodName
from analyzer.program.blocks import ENTRY, Unfollowable
from analyzer.program.build import Program
from analyzer.program.constants import Constants
from analyzer.program.flow import Flow, Names
from analyzer.program.sources import Sources

MOST_UNITS = 1_000_000
"""Code units of all methods that are decoded for the destinations of one package."""
MOST_STEPS = 200_000
"""Steps backwards of all questions together."""

PARAMETER_LIMIT, STORE_LIMIT, TARGET_LIMIT = 24, 16, 4
"""Callers of one method, stores of one field, targets of one call beyond which none is followed."""

MOST_CALLERS = 1 << 20
"""Callers of one method among which those on the way are looked for; all, that is."""

CallPlaces = frozenset[tuple[int, int]]
"""Calls by method number and position in code units."""
NO_CALLS: CallPlaces = frozenset()

Kind = Literal["call", "new", "array", "constant", "field", "parameter", "caught", "other"]


class Made(NamedTuple):
    """Where a value comes from: the instruction at ``pc`` (code units; -1 for a parameter) of a method, and what it is:
    a call whose result it is, ``new-instance``, a new array, a constant, a read of a field, a caught exception.
    ``parameter``: which of the method's parameters (receiver first), -1 otherwise. ``along``: the calls on the way of
    interest together with those by which the search came into the method: its parameters come from these.
    """

    method: int
    pc: int
    kind: Kind
    parameter: int = -1
    along: CallPlaces = NO_CALLS

    @property
    def place(self) -> "Made":
        """The same without the way there."""
        return self._replace(along=NO_CALLS)


class Methods:
    """Decoded methods of one program; nothing is decoded before it is asked for, and no more than the budget."""

    def __init__(self, constants: Constants) -> None:
        self.constants = constants
        self.program: Program = constants.program
        self.sources: Sources = constants.sources
        self.units_left, self.steps_left = MOST_UNITS, MOST_STEPS
        self.cut = False
        self.asked = Asked()
        self._flows: dict[int, Flow | None] = {}
        self._names: Names = {}
        self._calls: dict[Flow, list[tuple[int, MethodName]]] = {}

    @property
    def spent(self) -> bool:
        """Whether a budget has cut an answer off."""
        return self.cut or self.steps_left <= 0

    def spend(self, steps: int = 1) -> bool:
        """Count steps; False when no more may be made."""
        self.steps_left -= steps
        return self.steps_left > 0

    def flow(self, method: int) -> Flow | None:
        """The code of a packaged method; None without code, or when the budget is spent."""
        if method not in self._flows:
            self._flows[method] = self._decode(method)
        return self._flows[method]

    def _decode(self, method: int) -> Flow | None:
        program = self.program
        number = int(program.methods.dex[method]) if method >= 0 else -1
        if number < 0:
            return None
        dex, row = program.dexes[number], int(program.methods.row[method])
        if (units := int(dex.code_units[row])) > self.units_left:
            self.cut = True
            return None
        self.units_left -= units
        code = read_code(dex.buffer, int(dex.methods[row, 3]))
        return Flow(program, number, code, self._names, self.constants.fields.number_in) if code is not None else None

    def into(self, target: int, call: tuple[int, int], along: CallPlaces) -> CallPlaces:
        """The calls on the way once a search has gone into a method by one of its calls: what the method was handed
        there counts, and not what other calls on the way hand it.
        """
        places = self.sources.callers(target, MOST_CALLERS) or ()
        return along.difference(places) | {call} if len(places) > 1 and call in places else along

    def decides(self, along: CallPlaces, key: Hashable) -> bool:
        """Whether one of the calls on the way is one on which the answer with that key (`Asked`) depends."""
        asked = self.asked.of(key) if along else ()
        return any(not along.isdisjoint(self.sources.callers(one, MOST_CALLERS) or ()) for one, _ in asked)

    def at(self, method: int, pc: int) -> tuple[Flow, int] | None:
        """The code of a method and the index of the instruction at ``pc``."""
        flow = self.flow(method)
        found = flow.index.get(pc, -1) if flow is not None else -1
        return (flow, found) if flow is not None and found >= 0 else None

    def reference(self, flow: Flow, at: int) -> int:
        """The program's number of the method that the call at ``at`` names, -1 when it is no call or a bad index."""
        i = flow.instructions[at]
        numbers = self.program.symbols.dexes[flow.dex_number].methods
        return int(numbers[i.ref]) if is_call(i) and 0 <= i.ref < len(numbers) else -1

    def field(self, flow: Flow, at: int) -> int:
        """The program's number of the field that the instruction at ``at`` names, -1 for a bad index."""
        numbers = self.program.symbols.dexes[flow.dex_number].fields
        index = flow.instructions[at].ref
        return int(numbers[index]) if 0 <= index < len(numbers) else -1

    def calls(self, flow: Flow) -> list[tuple[int, MethodName]]:
        """(index, name) of every call of a method's code, in its order."""
        if flow not in self._calls:
            found = ((at, flow.called(at)) for at, i in enumerate(flow.instructions) if is_call(i))
            self._calls[flow] = [(at, name) for at, name in found if name is not None]
        return self._calls[flow]


def is_call(i: Instruction) -> bool:
    """Whether an instruction calls a method by its reference."""
    return 0x6E <= i.op <= 0x78


def origins(flow: Flow, register: int, at: int) -> tuple[int, ...]:
    """As ``Flow.origins``; () when the method is too tangled or the register is missing."""
    if register < 0:
        return ()
    try:
        return flow.origins(register, at)
    except Unfollowable:
        return ()


def own_constructors(flow: Flow) -> list[int]:
    """The calls of a constructor by which it hands its own object on, to another of its class or above."""
    own = flow.code.registers - flow.code.ins
    return [
        at
        for at, i in enumerate(flow.instructions)
        if i.op in (0x70, 0x76)
        and i.registers
        and i.registers[0] == own
        and (name := flow.called(at)) is not None
        and name.name == CONSTRUCTOR
    ]


def made_at(flow: Flow, method: int, origin: int) -> Made:
    """An instruction that makes a value, as one of the kinds."""
    if origin <= ENTRY:
        place = flow.parameters(method).get(-2 - origin, (-1, ""))[0]
        return Made(method, -1, "parameter" if place >= 0 else "other", place)
    i = flow.instructions[origin]
    if 0x0A <= i.op <= 0x0C and origin:
        before = flow.instructions[origin - 1]
        kind: Kind = "call" if is_call(before) else "array" if before.op in (0x24, 0x25) else "other"
        return Made(method, before.pc, kind)
    return Made(method, i.pc, _KINDS.get(i.op, "other"))


_KINDS: dict[int, Kind] = {
    0x22: "new",
    0x23: "array",
    0x0D: "caught",
    **dict.fromkeys(range(0x12, 0x1D), "constant"),
    **dict.fromkeys((*range(0x52, 0x59), *range(0x60, 0x67)), "field"),
}
