"""Which constants reach the arguments of calls, asked for method by method and followed through the whole program.

From a use backwards: across the method's branches, into the objects it builds (texts, arrays, lists, URIs), to the
stores of fields, to the callers for parameters, into called methods for results, to resources for texts, and through
pure framework functions. A packaged method whose arguments are known may also be run on them by the machine
(`evaluator`), which is how decoders of strings give their clear text. What follows is a set: complete as far as the
bytecode shows (stores by reflection, native code and other programs are not seen), or marked as open.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.code import read_code
from analyzer.names import MethodName
from analyzer.program.build import ACC_STATIC, Program
from analyzer.program.evaluator import Machine
from analyzer.program.fields import Fields
from analyzer.program.flow import Flow, Names
from analyzer.program.frame import Frame
from analyzer.program.heap import NoAnswerError
from analyzer.program.kinds import PLAIN
from analyzer.program.pure_values import STRING
from analyzer.program.results import Results
from analyzer.program.sources import Sources
from analyzer.program.terms import ANYTHING, OPEN, Terms, abstract, published, union, weight
from analyzer.program.values import CallArguments, Const, Values

StringsOfResource = Callable[[int], tuple[str, ...]]
"""A resource id to the texts that it may have on a device; () when it is no text or not known."""


class Budget(NamedTuple):
    """How much is followed: code units of the methods asked for, and of those they lead to; steps for one call asked
    for, for all calls of one method, and for all; how many methods deep, how many steps deep, how many callers of one
    parameter and stores of one field; runs of one method that may fail.

    A step takes some 30 microseconds. Of nine honest packages of up to 24 MB of dex none took more than 4,000 steps or
    22,000 units.
    """

    units: int = 400_000
    units_beyond: int = 400_000
    steps: int = 6_000
    steps_of_method: int = 30_000
    steps_in_all: int = 80_000
    methods_deep: int = 4
    steps_deep: int = 60
    callers: int = 24
    stores: int = 16
    targets: int = 4
    failures: int = 3


ENUM = "Ljava/lang/Enum;"


def no_resources(identity: int) -> tuple[str, ...]:
    """Of no resource anything is known."""
    return ()


_NAMES = frozenset({STRING, "Landroid/net/Uri;", "[Ljava/lang/String;"})
"""Types of which it tells something that some callers hand over a constant, even when others do not."""


class Constants:
    """The constants of one program; nothing is computed before it is asked for, and nothing twice.

    ``live``: which methods (methods,) or swept rows (rows,) can run; callers and stores that cannot are left out where
    others can.
    ``unfollowed``: the methods asked for whose constants could not be followed to the end.
    """

    def __init__(
        self,
        program: Program,
        strings_of_resource: StringsOfResource = no_resources,
        budget: Budget | None = None,
        live: NDArray[np.uint8] | None = None,
    ) -> None:
        self.program = program
        self.sources = Sources(program, live)
        self.unfollowed: set[int] = set()
        self.strings_of_resource = strings_of_resource
        self.budget = budget or Budget()
        self._units, self._units_beyond = self.budget.units, self.budget.units_beyond
        self._steps_in_all = self.budget.steps_in_all
        self._steps = self._level = 0
        self._steps_left: dict[int, int] = {}
        self._cut = False
        self.fields, self.results = Fields(self), Results(self)
        self.machine = Machine(program, self.sources, self.beyond, self.fields.only_value)
        self._flows: dict[int, Flow | None] = {}
        self._names: Names = {}
        self._frames: dict[tuple[int, int], Frame] = {}
        self._calls: dict[int, _Calls] = {}
        self._parameters: dict[tuple[int, int, int], Terms | None] = {}
        self._rehearsed: dict[tuple[int, int], list[Terms]] = {}
        self._enums: dict[str, bool] = {}

    def arguments(self, method: int) -> "Mapping[int, CallArguments]":
        """The calls of a packaged method by their position in code units; empty for a method without code."""
        known = self._calls.get(method)
        if known is None:
            known = self._calls[method] = _Calls(self, method)
        return known

    def field_values(self, signature: str) -> Values | None:
        """The constants that a packaged static field may hold; None when that is not known."""
        owner, _, member = signature.partition("->")
        name, _, kind = member.partition(":")
        find = self.program.symbols.strings.find
        number = self.program.symbols.fields.find(self.program.find_type(owner), find(name), find(kind))
        declared = self.sources.declared(number) if number >= 0 else None
        if declared is None or not declared.static:
            return None
        self._steps, self._level = self.budget.steps, 0
        terms = self.fields.values(declared, self.budget.methods_deep)
        itself = Const("field", self.program.field_signature(declared.number))
        return published(terms)[0] if itself not in terms else None

    # code

    def asked(self, method: int) -> Frame | None:
        """The frame of a method that is asked for; None when it has no code or the budget is spent."""
        number = int(self.program.methods.dex[method])
        if number < 0:
            return None
        self._units -= int(self.program.dexes[number].code_units[int(self.program.methods.row[method])])
        if self._units < 0:
            self.unfollowed.add(method)
            return None
        return self.frame(method, self.budget.methods_deep)

    def stored(self, method: int, pc: int) -> Values | None:
        """What the instruction at a position stores in a field; None when that may be anything."""
        frame = self.frame(method, self.budget.methods_deep) if method in self._calls else self.asked(method)
        at = frame.flow.index.get(pc, -1) if frame is not None else -1
        if frame is None or at < 0 or not 0x59 <= frame.flow.instructions[at].op <= 0x6D:
            return None
        self._steps, self._level, self._cut = self.budget.steps, 0, False
        return published(frame.value(frame.flow.instructions[at].registers[0], at))[0]

    def asked_call(self, frame: Frame, at: int) -> CallArguments | None:
        """One call of the frame of a method that is asked for."""
        name = frame.flow.called(at)
        if name is None:
            return None
        left = self._steps_left.setdefault(frame.method, self.budget.steps_of_method)
        before = self._steps_in_all
        self._steps, self._level, self._cut = min(self.budget.steps, left), 0, False
        signature = frame.flow.dex.method_signature(frame.flow.instructions[at].ref)
        try:
            found = frame.arguments(at)
            self.spend(weight(found))
            reached = [published(terms) for terms in found]
        except RecursionError:  # the budget of depth keeps far from it, but for a caller that is deep already
            reached = [(None, frozenset())] * len(frame.flow.operands(at))
            frame.tangled = True
        if frame.tangled or self._cut:
            self.unfollowed.add(frame.method)
        self._steps_left[frame.method] = left - (before - self._steps_in_all)
        pc = frame.flow.instructions[at].pc
        return CallArguments(pc, signature, tuple(a for a, _ in reached), tuple(k for _, k in reached))

    def _flow(self, method: int) -> Flow | None:
        if method not in self._flows:
            number = int(self.program.methods.dex[method])
            if number < 0:
                return None
            dex = self.program.dexes[number]
            code = read_code(dex.buffer, int(dex.methods[int(self.program.methods.row[method]), 3]))
            found = Flow(self.program, number, code, self._names, self.fields.number_in) if code is not None else None
            self._flows[method] = found
        return self._flows[method]

    def beyond(self, method: int) -> Flow | None:
        """The code of a method that was not asked for."""
        if method not in self._flows:
            number = int(self.program.methods.dex[method])
            if number < 0:
                return None
            self._units_beyond -= int(self.program.dexes[number].code_units[int(self.program.methods.row[method])])
            if self._units_beyond < 0:
                self._cut = True
                return None
        return self._flow(method)

    def frame(self, method: int, depth: int) -> Frame | None:
        """A method looked at for itself; None when it has no code or the budget is spent."""
        known = self._frames.get((method, depth))
        if known is None:
            flow = self._flow(method) if depth == self.budget.methods_deep else self.beyond(method)
            if flow is None:
                return None
            known = self._frames[method, depth] = Frame(self, method, flow, None, depth)
        return known

    # what frames ask

    def enter(self) -> bool:
        """Count one step; as `frame.Outside`."""
        if self._steps <= 0 or self._steps_in_all <= 0:
            self._cut = True
            return False
        if self._level >= self.budget.steps_deep:
            return False
        self._steps -= 1
        self._steps_in_all -= 1
        self._level += 1
        return True

    def leave(self) -> None:
        """One step is done; as `frame.Outside`."""
        self._level -= 1

    def spend(self, steps: int) -> None:
        """Count steps; as `frame.Outside`."""
        self._steps -= steps
        self._steps_in_all -= steps

    def no_run(self) -> None:
        """The machine has found nothing: remember when that was for want of steps."""
        self._cut = self._cut or self.machine.left_in_all <= 0

    def tells(self, kind: str) -> bool:
        """Whether constants can be values of a type."""
        return kind in PLAIN or self.is_enum(kind)

    def is_enum(self, kind: str) -> bool:
        """Whether a type is an enum, or the class of all enums."""
        if kind not in self._enums:
            type_ = self.program.find_type(kind)
            above = int(self.program.types.superclass[type_]) if type_ >= 0 else -1
            self._enums[kind] = ENUM in (kind, self.program.type_name(above))
        return self._enums[kind]

    def field(self, frame: Frame, at: int, static: bool) -> Terms:
        """What a field may hold; as `frame.Outside`."""
        return self.fields.read(frame, at, static)

    def result(self, frame: Frame, at: int, name: MethodName) -> Terms:
        """What a call gives back; as `frame.Outside`."""
        return self.results.of(frame, at, name)

    def rehearsed(self, frame: Frame, at: int, place: int, otherwise: Terms) -> Terms:
        """What running the method says of an argument; as `frame.Outside`."""
        key = frame.method, at
        if key not in self._rehearsed:
            try:
                self._rehearsed[key] = [abstract(value) for value in self.machine.rehearse(frame.flow, at)]
            except NoAnswerError:
                self._rehearsed[key] = []
                self.no_run()
        found = self._rehearsed[key]
        return found[place] if place < len(found) and OPEN not in found[place] else otherwise

    def parameter(self, frame: Frame, place: int, kind: str) -> Terms:
        """What callers hand over; as `frame.Outside`."""
        if frame.depth <= 0 or not self.tells(kind):
            return ANYTHING
        if place == 0 and not self.program.methods.access[frame.method] & ACC_STATIC:
            return ANYTHING
        key = (frame.method, place, frame.depth)
        if key not in self._parameters:
            self._parameters[key] = None
            self._parameters[key] = self._from_callers(frame, place, kind)
        found = self._parameters[key]
        return ANYTHING if found is None else found

    def _from_callers(self, frame: Frame, place: int, kind: str) -> Terms:
        calls = self.sources.callers(frame.method, self.budget.callers)
        if calls is None:
            return ANYTHING
        found: list[Terms] = []
        for call in calls:
            caller = self.frame(call.method, frame.depth - 1)
            at = caller.flow.index.get(call.pc, -1) if caller is not None else -1
            found.append(caller.argument(at, place) if caller is not None and at >= 0 else ANYTHING)
            if found[-1] == ANYTHING and (kind not in _NAMES or frame.depth < self.budget.methods_deep):
                break  # what else is known of it is worth little
        return union(found)


class _Calls(Mapping[int, CallArguments]):
    """The calls of one method by position; each is worked out when it is looked up."""

    def __init__(self, constants: Constants, method: int) -> None:
        self._constants = constants
        self._frame = constants.asked(method)
        self._found: dict[int, CallArguments | None] = {}

    def _look(self, pc: int) -> CallArguments | None:
        if self._frame is None:
            return None
        if pc not in self._found:
            at = self._frame.flow.index.get(pc, -1)
            is_call = at >= 0 and 0x6E <= self._frame.flow.instructions[at].op <= 0x78
            self._found[pc] = self._constants.asked_call(self._frame, at) if is_call else None
        return self._found[pc]

    def __getitem__(self, pc: int) -> CallArguments:
        found = self._look(pc)
        if found is None:
            raise KeyError(pc)
        return found

    def __contains__(self, pc: object) -> bool:
        return isinstance(pc, int) and self._look(pc) is not None

    def __iter__(self) -> Iterator[int]:
        instructions = self._frame.flow.instructions if self._frame is not None else ()
        return (i.pc for i in instructions if 0x6E <= i.op <= 0x78 and self._look(i.pc) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
