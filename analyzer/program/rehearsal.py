"""What a call inside a longer method is handed, by running the method from its start up to the call.

For values that a loop computes in place. Parameters and the results of calls that the machine does not know are unknown
values; what they touch becomes unknown. The way to the call has to be decided by known values alone, or by there being
no other way to it; a call that may come more than once, or after an exception, is left alone.
"""

from typing import TYPE_CHECKING

from analyzer.apk.instructions import Instruction
from analyzer.apk.opcodes import OPCODES, Flag
from analyzer.program.blocks import Unfollowable
from analyzer.program.flow import Flow
from analyzer.program.heap import Builder, Concrete, Instance, Items, NoAnswerError, Table
from analyzer.program.machine_calls import unknown

if TYPE_CHECKING:
    from analyzer.program.evaluator import Machine

STEPS = 5_000


def rehearse(machine: "Machine", flow: Flow, at: int) -> list[Concrete]:
    """The arguments of the call at ``at``, receiver first.

    Raises:
        NoAnswerError: what decides about them is not known.
    """
    try:
        leading = flow.leading_to(at)
    except Unfollowable:
        raise NoAnswerError from None
    if leading is None:
        raise NoAnswerError
    registers: list[Concrete] = [0] * flow.code.registers
    for register in range(flow.code.registers - flow.code.ins, flow.code.registers):
        registers[register] = unknown()
    return _Rehearsal(machine, flow, registers, leading).run(at)


class _Rehearsal:
    def __init__(self, machine: "Machine", flow: Flow, registers: list[Concrete], leading: frozenset[int]) -> None:
        self.machine, self.flow, self.registers, self.leading = machine, flow, registers, leading
        self.result: Concrete = 0

    def run(self, end: int) -> list[Concrete]:
        code, at = self.flow.instructions, 0
        while at != end:
            self.machine.left -= 1
            if self.machine.left < 0 or not 0 <= at < len(code):
                raise NoAnswerError
            i = code[at]
            if i.op <= 0xFF and OPCODES[i.op].flags & (Flag.BRANCHES | Flag.SWITCHES):
                at = self._next(i, at)
                continue
            if not OPCODES[i.op & 0xFF].flags & Flag.CONTINUES:
                raise NoAnswerError
            try:
                self._step(i, at)
            except NoAnswerError:
                self._lose(i, at)
            at += 1
        return [self.registers[operand.register] for operand in self.flow.operands(end)]

    def _step(self, i: Instruction, at: int) -> None:
        if 0x6E <= i.op <= 0x78:
            self.result = self.machine.invoke(self.flow, at, self.registers)
        elif 0x0A <= i.op <= 0x0C:
            self.registers[i.registers[0]] = self.result
        elif i.op in (0x24, 0x25):
            self.result = Items(self.flow.dex.type_name(i.ref)[1:], [self.registers[r] for r in i.registers])
        elif 0x60 <= i.op <= 0x6D:
            self.machine.static_field(self.flow, i, self.registers)
        else:
            self.machine.step(self.flow, i, self.registers)

    def _lose(self, i: Instruction, at: int) -> None:
        """Forget what an instruction that is not known may have changed."""
        self.result = unknown()
        flags = OPCODES[i.op & 0xFF].flags
        if flags & Flag.DEFINES and i.registers:
            self.registers[i.registers[0]] = unknown()
            return
        lost = [self.registers[r] for r in i.registers if 0 <= r < len(self.registers)]
        lost = [one for one in lost if isinstance(one, Items | Builder | Table | Instance)]
        for register, held in enumerate(self.registers):
            if any(held is one for one in lost):
                self.registers[register] = unknown()
            elif lost and _holds_objects(held):
                raise NoAnswerError  # it may hold what was lost
        if any(_holds_objects(one) for one in lost):
            raise NoAnswerError  # what it holds is lost as well, wherever that may be

    def _next(self, i: Instruction, at: int) -> int:
        """Where a branch goes: as known values say, else the only way that leads to the call."""
        index = self.flow.index
        if 0x28 <= i.op <= 0x2A:
            return index[i.target]
        try:
            target = self.machine.target(i, self.registers)
            return index[target] if target >= 0 else at + 1
        except NoAnswerError:
            ways = {at + 1, *(index[target] for target in i.targets if target in index)}
            ways = {way for way in ways if self.flow.block_of(way) in self.leading}
            if len(ways) != 1:
                raise
            return next(iter(ways))


def _holds_objects(value: Concrete) -> bool:
    """Whether objects that can change may be reached from a value."""
    if isinstance(value, Items):
        members = value.values
    elif isinstance(value, Table):
        members = list(value.entries.values())
    else:
        members = list(value.fields.values()) if isinstance(value, Instance) else []
    return any(isinstance(one, Items | Builder | Table | Instance) for one in members)
