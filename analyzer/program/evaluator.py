"""A small machine that runs packaged code on known values, for code that computes a constant: decoders of strings,
static initialisers, enums.

Nothing of the package is executed: instructions are read and their effect on Python values is worked out here. The
machine has no files, no network, no time and no chance; what would need them gives an unknown value, and a branch on
an unknown value ends the run. All runs together share one budget of steps.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from analyzer.apk.instructions import ArrayData, Instruction, Switch
from analyzer.names import MethodName, register_width
from analyzer.program.arithmetic import BINARY, CONDITIONS, UNARY
from analyzer.program.build import Program
from analyzer.program.flow import Flow
from analyzer.program.heap import (
    MOST_TEXT,
    Concrete,
    Instance,
    Items,
    Literal,
    NoAnswerError,
    units,
)
from analyzer.program.machine_calls import Calls, is_unknown, unknown
from analyzer.program.machine_values import array_in, freeze, from_encoded, instance_of, number_in
from analyzer.program.rehearsal import STEPS, rehearse
from analyzer.program.sources import DeclaredField, Sources

STEPS_A_RUN = 50_000
STEPS_IN_ALL = 400_000
MOST_DEPTH = 12
MOST_REGISTERS = 1024
_SHORTEST_COPY = 64
"""Characters or elements that are made at the price of one step."""

T = TypeVar("T")
FieldValue = Callable[[DeclaredField], Concrete]
"""A field that no initialiser decides to its one known value.

Raises:
    NoAnswerError: it has none, or several.
"""


class Machine:
    """Runs methods of one program. ``flow_of`` gives a method's code, None when it has none or is not followed."""

    def __init__(
        self, program: Program, sources: Sources, flow_of: Callable[[int], Flow | None], field_value: FieldValue
    ) -> None:
        self.program = program
        self.sources = sources
        self.flow_of = flow_of
        self.field_value = field_value
        self.left_in_all = STEPS_IN_ALL
        self.left = 0
        self._depth = 0
        self._calls = Calls(self)
        self._statics: dict[int, dict[int, Concrete]] = {}
        self._initialising: list[int] = []
        self._stored_here: dict[int, bool] = {}

    def run(self, method: int, arguments: Sequence[Concrete]) -> Concrete:
        """The result of a packaged method on known arguments, receiver first when there is one.

        Raises:
            NoAnswerError: it is not known, or a budget ran out.
        """
        return self._limited(STEPS_A_RUN, lambda: self.call(method, arguments))

    def _limited(self, steps: int, run: Callable[[], T]) -> T:
        """A run inside its own budget and that of all."""
        before = self.left, self._depth
        allowed = self.left = min(self.left or steps, self.left_in_all)
        try:
            return run()
        except (RecursionError, MemoryError, IndexError, KeyError, TypeError, AttributeError, ValueError) as error:
            # Registers of a kind that the code was not verified for.
            raise NoAnswerError from error
        finally:
            self.left_in_all -= allowed - max(0, self.left)
            self.left, self._depth = before

    def rehearse(self, flow: Flow, at: int) -> list[Concrete]:
        """The arguments of the call at ``at``, receiver first, by running the method up to it (`rehearsal`).

        Raises:
            NoAnswerError: what decides about them is not known.
        """
        return self._limited(STEPS, lambda: rehearse(self, flow, at))

    def framework(self, name: MethodName, arguments: list[Concrete]) -> Concrete:
        """The result of a framework's method on known arguments, receiver first.

        Raises:
            NoAnswerError: it is not known.
        """
        before, self.left = self.left, min(STEPS_A_RUN, self.left_in_all)
        try:
            return self._calls.framework(name, arguments[0], arguments)
        finally:
            self.left = before

    def spend(self, size: int) -> None:
        """Count what the making of a text or array of this size costs.

        Raises:
            NoAnswerError: the budget ran out, or it is too large.
        """
        self.left -= size // _SHORTEST_COPY
        if self.left < 0 or size > MOST_TEXT:
            raise NoAnswerError

    def call(self, method: int, arguments: Sequence[Concrete]) -> Concrete:
        """One call inside a run; as `run`."""
        flow = self.flow_of(method)
        if flow is None or self._depth >= MOST_DEPTH or flow.code.registers > MOST_REGISTERS:
            raise NoAnswerError
        static = bool(self.program.methods.access[method] & 0x8)
        kinds = _parameters(self.program, method, static)
        registers: list[Concrete] = [0] * flow.code.registers
        place = flow.code.registers - flow.code.ins
        for kind, value in zip(kinds, arguments, strict=True):
            registers[place] = value
            place += register_width(kind)
        self._depth += 1
        try:
            return self._execute(flow, registers)
        finally:
            self._depth -= 1

    def _execute(self, flow: Flow, registers: list[Concrete]) -> Concrete:
        code, at = flow.instructions, 0
        result: Concrete = 0
        while True:
            self.left -= 1
            if self.left < 0 or at >= len(code):
                raise NoAnswerError
            i = code[at]
            op = i.op
            if 0x6E <= op <= 0x78:
                result = self.invoke(flow, at, registers)
            elif 0x0A <= op <= 0x0C:
                registers[i.registers[0]] = result
            elif 0x0F <= op <= 0x11:
                return registers[i.registers[0]]
            elif op == 0x0E:
                return 0
            elif 0x24 <= op <= 0x25:
                kind = flow.dex.type_name(i.ref)[1:]
                result = Items(kind, [registers[r] for r in i.registers])
            elif 0x28 <= op <= 0x2A:
                at = flow.index[i.target]
                continue
            elif 0x2B <= op <= 0x3D:
                if op == 0x31:
                    a, b = (number_in(registers[r]) for r in i.registers[1:])
                    registers[i.registers[0]] = (a > b) - (a < b)
                elif (target := self.target(i, registers)) >= 0:
                    at = flow.index[target]
                    continue
            elif 0x60 <= op <= 0x6D:
                self.static_field(flow, i, registers)
            else:
                self.step(flow, i, registers)
            at += 1

    def target(self, i: Instruction, registers: list[Concrete]) -> int:
        """Where a switch or a conditional branch goes, -1 when to the next instruction."""
        if i.op in (0x2B, 0x2C):
            if not isinstance(i.payload, Switch):
                raise NoAnswerError
            key = number_in(registers[i.registers[0]])
            keys = i.payload.keys
            self.left -= len(keys) // 16
            return i.payload.targets[keys.index(key)] if key in keys else -1
        if i.op < 0x32:
            raise NoAnswerError  # comparisons of floating-point numbers
        first = registers[i.registers[0]]
        second: Concrete = registers[i.registers[1]] if i.op <= 0x37 else 0
        kind = (i.op - 0x32) % 6
        if isinstance(first, int) and isinstance(second, int):
            return i.target if CONDITIONS[kind](first, second) else -1
        if kind > 1 or is_unknown(first) or is_unknown(second):
            raise NoAnswerError
        return i.target if (first is second) == (kind == 0) else -1

    def step(self, flow: Flow, i: Instruction, registers: list[Concrete]) -> None:
        """An instruction that neither calls nor branches nor touches static fields.

        Raises:
            NoAnswerError: its effect is not known.
        """
        op, r = i.op, i.registers
        if op >= 0x7B:
            self._calculate(i, registers)
        elif 0x12 <= op <= 0x19:
            registers[r[0]] = i.literal
        elif 0x01 <= op <= 0x09:
            registers[r[0]] = registers[r[1]]
        elif 0x44 <= op <= 0x51:
            self._element(op, r, registers)
        elif 0x52 <= op <= 0x5F:
            self._instance_field(flow, i, registers)
        elif op in (0x1A, 0x1B):
            registers[r[0]] = self._literal(flow, i.ref)
        elif op == 0x1C:
            registers[r[0]] = Literal(flow.dex.type_name(i.ref))
        elif op == 0x21:
            registers[r[0]] = len(array_in(registers[r[1]]).values)
        elif op == 0x22:
            registers[r[0]] = self._calls.made(flow.dex.type_name(i.ref))
        elif op == 0x23:
            size = number_in(registers[r[1]])
            if size < 0:
                raise NoAnswerError
            self.spend(size)
            registers[r[0]] = Items(flow.dex.type_name(i.ref)[1:], [0] * size)
        elif op == 0x26:
            self._fill(i, array_in(registers[r[0]]))
        elif op == 0x20:
            registers[r[0]] = instance_of(registers[r[1]], flow.dex.type_name(i.ref))
        elif op not in (0x00, 0x1D, 0x1E, 0x1F):
            raise NoAnswerError  # an exception, or what the machine does not know

    def _calculate(self, i: Instruction, registers: list[Concrete]) -> None:
        op, r = i.op, i.registers
        if op <= 0x8F:
            registers[r[0]] = UNARY[op](number_in(registers[r[1]]))
            return
        function = BINARY[op]
        if op >= 0xD0:
            a, b = number_in(registers[r[1]]), i.literal
        elif op >= 0xB0:
            a, b = number_in(registers[r[0]]), number_in(registers[r[1]])
        else:
            a, b = number_in(registers[r[1]]), number_in(registers[r[2]])
        registers[r[0]] = function(a, b)

    def _element(self, op: int, r: tuple[int, ...], registers: list[Concrete]) -> None:
        array, at = array_in(registers[r[1]]), number_in(registers[r[2]])
        if not 0 <= at < len(array.values):
            raise NoAnswerError
        if op <= 0x4A:
            registers[r[0]] = array.values[at]
        elif array.frozen:
            raise NoAnswerError
        else:
            array.values[at] = registers[r[0]]

    def _literal(self, flow: Flow, index: int) -> str:
        lengths = flow.dex.string_length
        if not 0 <= index < len(lengths):
            raise NoAnswerError
        self.spend(int(lengths[index]))
        return units(flow.dex.string(index))

    def _fill(self, i: Instruction, array: Items) -> None:
        if not isinstance(i.payload, ArrayData) or array.frozen:
            raise NoAnswerError
        self.spend(len(i.payload.data))
        self.left -= len(i.payload.data) // 8
        values = i.payload.values
        if len(values) > len(array.values):
            raise NoAnswerError
        array.values[: len(values)] = [v & 0xFFFF for v in values] if array.kind == "C" else list(values)

    # fields

    def _instance_field(self, flow: Flow, i: Instruction, registers: list[Concrete]) -> None:
        held = registers[i.registers[1]]
        if not isinstance(held, Instance):
            raise NoAnswerError
        numbers = self.program.symbols.dexes[flow.dex_number].fields
        field = self.sources.declared(int(numbers[i.ref]))
        if field is None:
            raise NoAnswerError
        name = str(field.number)
        if i.op >= 0x59:
            if held.frozen or held.opaque:
                raise NoAnswerError
            held.fields[name] = registers[i.registers[0]]
        elif held.opaque:
            registers[i.registers[0]] = self.field_value(field)
        else:
            registers[i.registers[0]] = held.fields.get(name, 0)

    def static_field(self, flow: Flow, i: Instruction, registers: list[Concrete]) -> None:
        """A read of a static field, or a store by the initialiser of its own class.

        Raises:
            NoAnswerError: its value is not known, or it is another store.
        """
        reference = int(self.program.symbols.dexes[flow.dex_number].fields[i.ref])
        field = self.sources.declared(reference)
        if i.op >= 0x67:
            if field is None or not self._initialising or self._initialising[-1] != field.owner:
                raise NoAnswerError
            self._statics[field.owner][field.number] = registers[i.registers[0]]
        elif field is None:
            registers[i.registers[0]] = self._calls.framework_field(self.program.field_signature(reference))
        else:
            registers[i.registers[0]] = self.static_value(field)

    def static_value(self, field: DeclaredField) -> Concrete:
        """What a packaged static field holds once its class is initialised, if nothing else stores in it.

        Raises:
            NoAnswerError: that is not known.
        """
        if field.owner in self._initialising:
            return self._statics[field.owner].get(field.number, unknown())
        if not self._is_stored_here(field):
            return self.field_value(field)
        value = self._initialised(field.owner).get(field.number)
        if value is None or is_unknown(value):
            return self.field_value(field)
        return value

    def _is_stored_here(self, field: DeclaredField) -> bool:
        """Whether only the static initialiser of its own class stores in the field."""
        known = self._stored_here.get(field.number)
        if known is None:
            places = self.sources.stores(field, 64)
            own = self.sources.initialiser(field.owner)
            known = self._stored_here[field.number] = places is not None and all(p.method == own for p in places)
        return known

    def _initialised(self, type_: int) -> dict[int, Concrete]:
        """The static fields of a packaged class as its initialiser leaves them, as far as that could be run."""
        if type_ in self._statics:
            return self._statics[type_]
        values = self._statics[type_] = {}
        dex = int(self.program.types.dex[type_])
        for number, start in self.sources.statics_of(type_):
            try:
                values[number] = from_encoded(self.program, dex, start)
            except NoAnswerError:
                values[number] = unknown()
        method = self.sources.initialiser(type_)
        if method < 0 or len(self._initialising) > MOST_DEPTH:
            return values
        starts = dict(values)
        self._initialising.append(type_)
        try:
            self.run(method, ())
        except NoAnswerError:
            # What was stored before stays when it is stored once; what still is as it began may come later.
            for number, start_value in starts.items():
                if values[number] is start_value:
                    values[number] = unknown()
        finally:
            self._initialising.pop()
        for value in values.values():
            freeze(value)
        return values

    # calls

    def invoke(self, flow: Flow, at: int, registers: list[Concrete]) -> Concrete:
        """The result of the call at ``at``; of one without result, anything.

        Raises:
            NoAnswerError: its effect is not known.
        """
        i, name = flow.instructions[at], flow.called(at)
        if name is None:
            raise NoAnswerError
        arguments = [registers[o.register] for o in flow.operands(at)]
        if name.cls == "Ljava/lang/String;" and name.name == "<init>":
            made = self._calls.new_text(name, arguments[1:])
            placeholder = arguments[0]
            registers[:] = [made if held is placeholder else held for held in registers]
            return 0
        reference = int(self.program.symbols.dexes[flow.dex_number].methods[i.ref])
        return self._calls.invoke(reference, i.op, name, arguments)


def _parameters(program: Program, method: int, static: bool) -> tuple[str, ...]:
    name = MethodName("", "", *_proto(program.descriptor(method)))
    return name.parameters if static else ("L;", *name.parameters)


def _proto(descriptor: str) -> tuple[tuple[str, ...], str]:
    from analyzer.names import BadNameError, parse_proto

    try:
        return parse_proto(descriptor)
    except BadNameError:
        raise NoAnswerError from None
