"""Sources that a person types: the text of fields of layouts that ask for a password, a name, a number.

From the look-up of a view by a known id (``findViewById`` and whatever else takes the id and gives a view) the view is
followed into fields, results and parameters, which covers helpers and the classes that view binding generates. Where
its text is taken, or a watcher of its text is run, is the source. A view of an unknown id is none.
"""

from collections.abc import Iterable, Iterator

from analyzer.apk.code import read_code
from analyzer.apk.input_fields import InputField
from analyzer.behaviours.code_index import Names, Place
from analyzer.behaviours.gates_code import GateCode
from analyzer.behaviours.gates_values import Num
from analyzer.catalogue.source_files import InputRule
from analyzer.flows.points import RESULT, Source
from analyzer.flows.sources_fields import by_type, contents
from analyzer.flows.sources_places import Places
from analyzer.program.blocks import ENTRY, Unfollowable
from analyzer.program.flow import Flow
from analyzer.program.flow import Names as ParsedNames

MOST_METHODS = 1_500
"""Methods that are looked at, each time that more is known of what it gets; layouts of honest packages need a tenth."""
MOST_CALLERS = 40

_TEXT: Names = {"Landroid/widget/TextView;": frozenset({"getText", "getEditableText"})}
_WATCHED: Names = {"Landroid/widget/TextView;": frozenset({"addTextChangedListener"})}
_TYPED: Names = {"Landroid/widget/TextView;": frozenset({"setInputType", "setRawInputType"})}
_SAME = frozenset({"getEditText"})
"""Calls on a view that give the field inside it."""
_WATCHERS = ("afterTextChanged", "onTextChanged")
_BINDINGS = "/databinding/"

Data = frozenset[str]
NOTHING: Data = frozenset()


class InputSources:
    """The search in one program; nothing is looked at when no layout asks for personal information."""

    def __init__(self, places: Places, rules: Iterable[InputRule], fields: Iterable[InputField]) -> None:
        self.places, self.code, self.program = places, places.code, places.program
        self.rules = tuple(rules)
        self.gates = GateCode(places.code)
        self.ids: dict[int, Data] = {}
        self._id_names: dict[str, Data] = {}
        for field in fields:
            if data := contents(field, self.rules):
                self.ids[field.identity] = self.ids.get(field.identity, NOTHING) | data
                self._id_names[_camel(field.name)] = self.ids[field.identity]
        self.fields: dict[int, Data] = {}
        self.parameters: dict[tuple[int, int], Data] = {}
        self.results: dict[int, Data] = {}
        self._flows: dict[int, Flow | None] = {}
        self._names: ParsedNames = {}
        self._waiting: dict[int, None] = {}
        self._found: dict[Source, None] = {}

    def find(self) -> list[Source]:
        """Every source, in no particular order."""
        self._set_in_code()
        if not (self.ids or self.fields):
            return []
        self._texts = self._rows(_TEXT)
        self._watched = self._rows(_WATCHED)
        self._name_bindings()
        for method in self.gates.holding(list(self.ids)):
            self._waiting[method] = None
        for _ in range(MOST_METHODS):
            if not self._waiting:
                break
            method = next(iter(self._waiting))
            del self._waiting[method]
            try:
                self._look(method)
            except Unfollowable:
                continue  # a method too tangled to be followed: its views are of unknown ids
        return list(self._found)

    def _rows(self, names: Names) -> dict[Place, str]:
        """The live calls of some methods, with the signature as the call names it."""
        return {
            place: self.program.signature(self._reference(method, place.pc))
            for method, calls in self.places.calls_by_method(names).items()
            for place, _ in calls
        }

    # what is known from the start

    def _set_in_code(self) -> None:
        """Views whose input type code sets, by their id or by the field that they are kept in."""
        for place in self._rows(_TYPED):
            call = self.code.arguments(place)
            numbers = [c.value for c in (call.arguments[-1] or ()) if c.kind == "int"] if call else []
            data = frozenset(d for n in numbers if isinstance(n, int) for d in by_type(n & 0xFFFFFFFF, self.rules))
            flow = self._flow(place.method)
            if not data or flow is None:
                continue
            at = flow.index.get(place.pc, -1)
            try:
                origins = flow.origins(flow.operands(at)[0].register, at) if at >= 0 else ()
            except Unfollowable:
                continue
            for origin in origins:
                for identity in self._ids_at(flow, place.method, origin):
                    self.ids[identity] = self.ids.get(identity, NOTHING) | data
                if origin >= 0 and flow.instructions[origin].op in (0x54, 0x62):
                    self._know_field(self._reference(place.method, flow.instructions[origin].pc), data)

    def _name_bindings(self) -> None:
        """Fields of generated binding classes, which are named as the ids are."""
        fields = self.program.symbols.fields
        find = self.program.symbols.strings.find
        names = {number: data for name, data in self._id_names.items() if name and (number := find(name)) >= 0}
        for number in range(len(fields.name)) if names else ():
            data = names.get(int(fields.name[number]))
            if data and _BINDINGS in self.program.type_name(int(fields.owner[number])):
                self._know_field(number, data)

    # one method

    def _look(self, method: int) -> None:
        flow = self._flow(method)
        if flow is None or self.code.is_library(method):
            return
        for at, i in enumerate(flow.instructions):
            if 0x6E <= i.op <= 0x78:
                self._call(flow, method, at)
            elif i.op in (0x5B, 0x69):
                if data := self._data(flow, method, i.registers[0], at):
                    self._know_field(self._reference(method, i.pc), data)
            elif i.op == 0x11 and (data := self._data(flow, method, i.registers[0], at)):
                self._know_result(method, data)

    def _call(self, flow: Flow, method: int, at: int) -> None:
        operands = flow.operands(at)
        place = Place(method, flow.instructions[at].pc)
        if not operands or not any(operand.kind[0] == "L" for operand in operands):
            return
        api, watched = self._texts.get(place), self._watched.get(place)
        if api or watched:
            for data in self._data(flow, method, operands[0].register, at):
                if api:
                    self._found[Source(method, place.pc, RESULT, data, api)] = None
                for name in _WATCHERS if watched else ():
                    for run in self.places.run_by(place, name):
                        self._found[self.places.of_parameter(run, 1, Source(run, -1, 1, data, watched or ""))] = None
            return
        targets = self._targets(place)
        for number, operand in enumerate(operands) if targets else ():
            if operand.kind[0] == "L" and (held := self._data(flow, method, operand.register, at)):
                for target in targets:
                    self._know_parameter(target, number, held)

    def _data(self, flow: Flow, method: int, register: int, at: int) -> Data:
        """What is typed into the view that a register holds before an instruction."""
        found = NOTHING
        for origin in flow.origins(register, at) if register >= 0 else ():
            if origin < ENTRY:
                place = flow.parameters(method).get(-2 - origin)
                found |= self.parameters.get((method, place[0]), NOTHING) if place else NOTHING
                continue
            i = flow.instructions[origin]
            if i.op in (0x54, 0x62):
                found |= self.fields.get(self._declared(self._reference(method, i.pc)), NOTHING)
            elif i.op == 0x0C and origin:
                for identity in self._ids_at(flow, method, origin):
                    found |= self.ids.get(identity, NOTHING)
                found |= self._given_back(flow, method, origin - 1)
        return found

    def _given_back(self, flow: Flow, method: int, at: int) -> Data:
        """What is typed into the view that a call gives back."""
        name, operands = flow.called(at), flow.operands(at)
        if name is not None and name.name in _SAME and operands:
            return self._data(flow, method, operands[0].register, at)
        targets = self._targets(Place(method, flow.instructions[at].pc))
        return frozenset().union(*(self.results.get(target, NOTHING) for target in targets))

    def _ids_at(self, flow: Flow, method: int, origin: int) -> Iterator[int]:
        """The numbers that the call is given whose result ``origin`` takes: one of them may be the id of a view."""
        if origin <= 0 or flow.instructions[origin].op != 0x0C or not 0x6E <= flow.instructions[origin - 1].op <= 0x78:
            return
        for operand in flow.operands(origin - 1):
            for source in flow.origins(operand.register, origin - 1) if operand.kind == "I" else ():
                i = flow.instructions[source] if source >= 0 else None
                if i is not None and 0x12 <= i.op <= 0x15:
                    yield i.literal & 0xFFFFFFFF
                elif i is not None and i.op == 0x60:
                    value = self.gates.static_value(self._reference(method, i.pc))
                    if isinstance(value, Num):
                        yield value.value & 0xFFFFFFFF

    # what becomes known

    def _know_field(self, reference: int, data: Data) -> None:
        number = self._declared(reference)
        if number < 0 or data <= self.fields.get(number, NOTHING):
            return
        self.fields[number] = self.fields.get(number, NOTHING) | data
        fields = self.program.symbols.fields
        alike = (fields.name == fields.name[number]) & (fields.kind == fields.kind[number])
        same = [one for one in alike.nonzero()[0].tolist() if self._declared(one) == number]
        for first, last in ((0x54, 0x54), (0x62, 0x62)):
            for place in self.code.places(self.code.rows_with(same, first, last)):
                self._wait(place.method)

    def _know_parameter(self, method: int, number: int, data: Data) -> None:
        known = self.parameters.get((method, number), NOTHING)
        if not data <= known:
            self.parameters[method, number] = known | data
            self._wait(method)

    def _know_result(self, method: int, data: Data) -> None:
        known = self.results.get(method, NOTHING)
        if not data <= known:
            self.results[method] = known | data
            for place in self.code.constants.sources.callers(method, MOST_CALLERS) or ():
                self._wait(place.method)

    def _wait(self, method: int) -> None:
        if self.places.is_run(method):
            self._waiting[method] = None

    # look-ups

    def _flow(self, method: int) -> Flow | None:
        if method not in self._flows:
            program = self.program
            number = int(program.methods.dex[method])
            dex = program.dexes[number] if number >= 0 else None
            code = read_code(dex.buffer, int(dex.methods[int(program.methods.row[method]), 3])) if dex else None
            self._flows[method] = Flow(program, number, code, self._names) if code is not None else None
        return self._flows[method]

    def _reference(self, method: int, pc: int) -> int:
        """The number of the method or field that the instruction at a place names, -1 when it names none."""
        row = self.code.row_of(Place(method, pc))
        return int(self.program.sites.ref[row]) if row >= 0 else -1

    def _declared(self, reference: int) -> int:
        field = self.code.constants.sources.declared(reference) if reference >= 0 else None
        return field.number if field is not None else -1

    def _targets(self, place: Place) -> tuple[int, ...]:
        """The packaged methods that a call may run, when they are few."""
        found = tuple(method for method in self.places.calls_from(place) if self.places.is_run(method))
        return found if len(found) <= 4 else ()


def _camel(name: str) -> str:
    """The name of the field that view binding makes of an id's name: ``et_password`` to ``etPassword``."""
    first, *rest = [part for part in name.split("_") if part] or [""]
    return first + "".join(part[:1].upper() + part[1:] for part in rest)
