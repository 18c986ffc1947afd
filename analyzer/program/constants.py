"""Which constants reach the arguments of calls, asked for method by method and followed through the whole program.

From a use backwards: across the method's branches, into the objects it builds (texts, arrays, lists, URIs), to the
stores of fields, to the callers for parameters, into called methods for results, to resources for texts, and through
pure framework functions. A packaged method whose arguments are known may also be run on them by the machine
(`evaluator`), which is how decoders of strings give their clear text. What follows is a set: complete as far as the
bytecode shows (stores by reflection, native code and other programs are not seen), or marked as open.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from analyzer.apk.code import read_code
from analyzer.names import MethodName
from analyzer.program.build import ACC_STATIC, Program
from analyzer.program.evaluator import Machine, from_encoded
from analyzer.program.flow import CONTENT_URIS, URI_BUILDER, Flow, Names
from analyzer.program.frame import Frame, below
from analyzer.program.heap import Concrete, Items, NoAnswerError
from analyzer.program.machine_calls import unknown
from analyzer.program.pure import LISTS, PURE, evaluated
from analyzer.program.pure_text import BUILDER_CLASSES, STRING, format_text, items, text_of
from analyzer.program.sources import ACC_FINAL, DeclaredField, Sources
from analyzer.program.terms import (
    ANYTHING,
    MOST_VALUES,
    OPEN,
    Array,
    Terms,
    abstract,
    combined,
    concrete,
    integer,
    published,
    single,
    text,
    union,
)
from analyzer.program.values import CallArguments, Const, Values

StringsOfResource = Callable[[int], tuple[str, ...]]
"""A resource id to the texts that it may have on a device; () when it is no text or not known."""


class Budget(NamedTuple):
    """How much is followed: code units of the methods asked for, and of those they lead to; steps for one call asked
    for, and for all; how many methods deep, how many steps deep, how many callers of one parameter and stores of one
    field; runs of one method that may fail.
    """

    units: int = 1_000_000
    units_beyond: int = 1_000_000
    steps: int = 3_000
    steps_in_all: int = 1_000_000
    methods_deep: int = 4
    steps_deep: int = 60
    callers: int = 24
    stores: int = 16
    targets: int = 4
    failures: int = 3


def no_resources(identity: int) -> tuple[str, ...]:
    """Of no resource anything is known."""
    return ()


_PLAIN = frozenset(
    {*"ZBSCIJ", STRING, "Ljava/lang/CharSequence;", "Ljava/lang/Object;", "Ljava/lang/Comparable;", "Landroid/net/Uri;",
     URI_BUILDER, "Ljava/lang/Class;", "Ljava/lang/Integer;", "Ljava/lang/Long;", "Ljava/lang/Short;",
     "Ljava/lang/Byte;", "Ljava/lang/Character;", "Ljava/lang/Boolean;", "Ljava/lang/Number;", *BUILDER_CLASSES, *LISTS,
     "[B", "[C", "[I", "[J", "[S", "[Ljava/lang/String;", "[Ljava/lang/Object;", "[Ljava/lang/CharSequence;",
     "Ljava/lang/Iterable;"}
)  # fmt: skip
"""Types whose values constants can be; of a value of another type is told at most which static field holds it."""

_NAMES = frozenset({STRING, "Landroid/net/Uri;", "[Ljava/lang/String;"})
"""Types of which it tells something that some callers hand over a constant, even when others do not."""

_TEXTS = frozenset({"getString", "getText"})
_COPIES = frozenset(
    {"asList", "toArray", "unmodifiableList", "unmodifiableCollection", "unmodifiableSet", "listOf", "mutableListOf",
     "arrayListOf", "setOf", "of", "copyOf", "stream", "toTypedArray", "clone", "toList", "toMutableList"}
)  # fmt: skip
"""Functions that give the members of an array or list anew."""


class Constants:
    """The constants of one program; nothing is computed before it is asked for, and nothing twice.

    ``unfollowed``: the methods asked for whose constants could not be followed to the end.
    """

    def __init__(
        self, program: Program, strings_of_resource: StringsOfResource = no_resources, budget: Budget | None = None
    ) -> None:
        self.program = program
        self.sources = Sources(program)
        self.unfollowed: set[int] = set()
        self._strings_of_resource = strings_of_resource
        self._budget = budget or Budget()
        self._units, self._units_beyond = self._budget.units, self._budget.units_beyond
        self._steps_in_all = self._budget.steps_in_all
        self._steps = self._level = 0
        self._machine = Machine(program, self.sources, self._beyond, self._only_value)
        self._flows: dict[int, Flow | None] = {}
        self._names: Names = {}
        self._frames: dict[tuple[int, int], Frame] = {}
        self._calls: dict[int, _Calls] = {}
        self._parameters: dict[tuple[int, int, int], Terms | None] = {}
        self._fields: dict[tuple[int, int], Terms | None] = {}
        self._results: dict[tuple[int, tuple[Terms, ...], int], Terms | None] = {}
        self._failures: dict[int, int] = {}
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
        self._steps = self._budget.steps
        terms = self._field_terms(declared, self._budget.methods_deep)
        return (
            published(terms)[0] if Const("field", self.program.field_signature(declared.number)) not in terms else None
        )

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
        return self._frame(method, self._budget.methods_deep)

    def asked_call(self, frame: Frame, at: int) -> CallArguments | None:
        """One call of the frame of a method that is asked for."""
        name = frame.flow.called(at)
        if name is None:
            return None
        self._steps, self._level = self._budget.steps, 0
        signature = frame.flow.dex.method_signature(frame.flow.instructions[at].ref)
        reached = [published(terms) for terms in frame.arguments(at)]
        if frame.tangled:
            self.unfollowed.add(frame.method)
        pc = frame.flow.instructions[at].pc
        return CallArguments(pc, signature, tuple(a for a, _ in reached), tuple(k for _, k in reached))

    def _flow(self, method: int) -> Flow | None:
        if method not in self._flows:
            number = int(self.program.methods.dex[method])
            if number < 0:
                return None
            dex = self.program.dexes[number]
            code = read_code(dex.buffer, int(dex.methods[int(self.program.methods.row[method]), 3]))
            self._flows[method] = Flow(self.program, number, code, self._names) if code is not None else None
        return self._flows[method]

    def _beyond(self, method: int) -> Flow | None:
        """The code of a method that was not asked for."""
        if method not in self._flows:
            number = int(self.program.methods.dex[method])
            if number < 0:
                return None
            self._units_beyond -= int(self.program.dexes[number].code_units[int(self.program.methods.row[method])])
            if self._units_beyond < 0:
                return None
        return self._flow(method)

    def _frame(self, method: int, depth: int) -> Frame | None:
        known = self._frames.get((method, depth))
        if known is None:
            flow = self._flow(method) if depth == self._budget.methods_deep else self._beyond(method)
            if flow is None:
                return None
            known = self._frames[method, depth] = Frame(self, method, flow, None, depth)
        return known

    # what frames ask

    def enter(self) -> bool:
        """Count one step; as `frame.Outside`."""
        if self._steps <= 0 or self._steps_in_all <= 0 or self._level >= self._budget.steps_deep:
            return False
        self._steps -= 1
        self._steps_in_all -= 1
        self._level += 1
        return True

    def leave(self) -> None:
        """One step is done; as `frame.Outside`."""
        self._level -= 1

    def _tells(self, kind: str) -> bool:
        """Whether constants can be values of a type."""
        if kind in _PLAIN:
            return True
        if kind not in self._enums:
            type_ = self.program.find_type(kind)
            above = int(self.program.types.superclass[type_]) if type_ >= 0 else -1
            self._enums[kind] = self.program.type_name(above) == "Ljava/lang/Enum;"
        return self._enums[kind]

    def parameter(self, frame: Frame, place: int, kind: str) -> Terms:
        """What callers hand over; as `frame.Outside`."""
        if frame.depth <= 0 or not self._tells(kind):
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
        calls = self.sources.callers(frame.method, self._budget.callers)
        if calls is None:
            return ANYTHING
        found: list[Terms] = []
        for call in calls:
            caller = self._frame(call.method, frame.depth - 1)
            at = caller.flow.index.get(call.pc, -1) if caller is not None else -1
            found.append(caller.argument(at, place) if caller is not None and at >= 0 else ANYTHING)
            if found[-1] == ANYTHING and (kind not in _NAMES or frame.depth < self._budget.methods_deep):
                break  # what else is known of it is worth little
        return union(found)

    def field(self, frame: Frame, index: int, static: bool) -> Terms:
        """What a field may hold; as `frame.Outside`."""
        numbers = self.program.symbols.dexes[frame.flow.dex_number].fields
        reference = int(numbers[index]) if 0 <= index < len(numbers) else -1
        declared = self.sources.declared(reference) if reference >= 0 else None
        if declared is not None:
            return self._field_terms(declared, frame.depth)
        if not static or reference < 0:
            return ANYTHING
        return frozenset({Const("field", self.program.field_signature(reference))})

    def _field_terms(self, field: DeclaredField, depth: int) -> Terms:
        held = frozenset({Const("field", self.program.field_signature(field.number))}) if field.static else ANYTHING
        if field.kind not in _PLAIN:
            return held
        key = (field.number, depth)
        if key not in self._fields:
            self._fields[key] = None
            found = self._stored(field, depth)
            if OPEN in found and field.static:
                found = self._initialised(field, found)
            if OPEN in found and field.static:
                found = found | held if len(found) > 1 else held
            self._fields[key] = found
        known = self._fields[key]
        return held if known is None else known

    def _stored(self, field: DeclaredField, depth: int) -> Terms:
        """What all stores of the program put into a field, and what it starts with if that can be seen."""
        places = self.sources.stores(field, self._budget.stores)
        if places is None or (places and depth <= 0):
            return ANYTHING
        makers = {"<clinit>"} if field.static else {"<init>"}
        symbols = self.program.symbols.methods
        made = any(
            int(symbols.owner[p.method]) == field.owner and self.program.method_name(p.method) in makers for p in places
        )
        found: list[Terms] = []
        if field.static and (field.start is not None or not places) and not (made and field.access & ACC_FINAL):
            found.append(self._start(field))
        elif not made and not field.access & ACC_FINAL and field.kind in "ZBSCIJ":
            found.append(integer(0))
        for place in places:
            frame = self._frame(place.method, depth - 1)
            at = frame.flow.index.get(place.pc, -1) if frame is not None else -1
            if frame is None or at < 0:
                return ANYTHING
            found.append(frame.value(frame.flow.instructions[at].registers[0], at))
        return union(found) or ANYTHING

    def _start(self, field: DeclaredField) -> Terms:
        try:
            return abstract(from_encoded(self.program, field.dex, field.start))
        except NoAnswerError:
            return ANYTHING

    def _initialised(self, field: DeclaredField, otherwise: Terms) -> Terms:
        """What the class's static initialiser leaves in a field, when the machine can run it."""
        try:
            made = abstract(self._machine.static_value(field))
        except NoAnswerError:
            return otherwise
        return otherwise if OPEN in made else made

    def _only_value(self, field: DeclaredField) -> Concrete:
        """The one value of a field, for the machine."""
        return concrete(single(self._field_terms(field, 1)))

    # results of calls

    def result(self, frame: Frame, at: int, name: MethodName) -> Terms:
        """What a call gives back; as `frame.Outside`."""
        if not self._tells(name.result):
            return ANYTHING
        numbers = self.program.symbols.dexes[frame.flow.dex_number].methods
        index = frame.flow.instructions[at].ref
        reference = int(numbers[index]) if 0 <= index < len(numbers) else -1
        if reference < 0:
            return ANYTHING
        if self.sources.resolve(reference) >= 0:
            return self._of_packaged(frame, at, name, reference)
        if name.name in _TEXTS and name.parameters[:1] == ("I",):
            return self._resource(frame, at, name)
        if name.name in _COPIES and (copied := _copied(name, frame.arguments(at))) is not None:
            return copied
        if name.cls == "Landroid/net/Uri;" and name.name == "withAppendedPath":
            return below(frame.argument(at, 0), [frame.argument(at, 1)])
        if name.cls == CONTENT_URIS and name.name == "withAppendedId":
            return frame.argument(at, 0)
        if name.cls == URI_BUILDER and name.name == "build":
            return frozenset(
                Const("uri", t.value) if isinstance(t, Const) and t.kind == "string" else t
                for t in frame.argument(at, 0)
            )
        if name.cls in LISTS and name.name == "get":
            return frame.elements(frame.argument(at, 0), frame.argument(at, 1))
        if name.cls == "Ljava/lang/Enum;" or (name.cls == "Ljava/lang/Object;" and name.name == "toString"):
            return self._of_enum(frame, at, name)
        if name.cls in PURE:
            return combined(frame.arguments(at), lambda values: evaluated(name, values))
        return ANYTHING

    def _resource(self, frame: Frame, at: int, name: MethodName) -> Terms:
        own = 0 if frame.flow.instructions[at].op in (0x71, 0x77) else 1
        found: list[Terms] = []
        for term in frame.argument(at, own):
            number = int(term.value) if isinstance(term, Const) and term.kind == "int" else 0
            texts = self._strings_of_resource(number) if number else ()
            found.append(union([text(t) for t in texts]) or ANYTHING)
        texts_found = union(found) or ANYTHING
        if len(name.parameters) < 2:
            return texts_found
        given = [texts_found, frame.argument(at, own + 1)]
        return combined(given, lambda values: format_text(text_of(values[0]), items(values[1])))

    def _of_enum(self, frame: Frame, at: int, name: MethodName) -> Terms:
        """``name()``, ``ordinal()`` and ``toString()`` of constants of packaged enums, and ``toString()`` of others."""

        def told(term: Terms) -> Terms:
            held = self._held(term)
            if held is None:
                return combined([term], lambda values: evaluated(name, values))
            try:
                return abstract(self._machine.framework(name, [held]))
            except NoAnswerError:
                return ANYTHING

        return union([told(frozenset({term})) for term in frame.argument(at, 0)])

    def _held(self, terms: Terms) -> Concrete | None:
        """The object that a static field of a packaged class holds; None when the set is not such a field."""
        (term,) = terms
        if not isinstance(term, Const) or term.kind != "field":
            return None
        owner, _, member = str(term.value).partition("->")
        name, _, kind = member.partition(":")
        find = self.program.symbols.strings.find
        number = self.program.symbols.fields.find(self.program.find_type(owner), find(name), find(kind))
        declared = self.sources.declared(number) if number >= 0 else None
        if declared is None or not declared.static:
            return None
        try:
            return self._machine.static_value(declared)
        except NoAnswerError:
            return None

    def _of_packaged(self, frame: Frame, at: int, name: MethodName, reference: int) -> Terms:
        op = frame.flow.instructions[at].op
        static = op in (0x71, 0x77)
        targets = self.sources.targets(reference, op, self._budget.targets)
        if targets is None or frame.depth <= 0:
            return ANYTHING
        kinds = name.parameters if static else (name.cls, *name.parameters)
        given = tuple(frame.argument(at, place) if self._tells(kind) else ANYTHING for place, kind in enumerate(kinds))
        return union([self._returned(target, given, frame.depth - 1, static) for target in targets])

    def _returned(self, method: int, given: tuple[Terms, ...], depth: int, static: bool) -> Terms:
        """What a packaged method gives back for arguments (receiver first)."""
        key = (method, given, depth)
        if key not in self._results:
            self._results[key] = None
            self._results[key] = self._evaluated(method, given, depth, static)
        known = self._results[key]
        return ANYTHING if known is None else known

    def _evaluated(self, method: int, given: tuple[Terms, ...], depth: int, static: bool) -> Terms:
        flow = self._beyond(method)
        if flow is None:
            return ANYTHING
        parameters = given if static else given[1:]
        known = not any(OPEN in terms for terms in parameters)
        receiver = ANYTHING if static else given[0]
        run: Terms | None = None
        if known and (flow.branches or receiver != ANYTHING):
            run = self._run(method, given, static)
            if run is not None and OPEN not in run:
                return run
        frame = Frame(self, method, flow, given, depth)
        found: list[Terms] = []
        for at, i in enumerate(flow.instructions):
            if 0x0F <= i.op <= 0x11:
                found.append(frame.value(i.registers[0], at))
        returned = union(found) or ANYTHING
        if OPEN in returned and known and run is None:
            run = self._run(method, given, static)
            if run is not None and OPEN not in run:
                return run
        return returned

    def _run(self, method: int, given: Sequence[Terms], static: bool) -> Terms | None:
        """What the machine finds for every combination of known arguments; None when it has failed too often."""
        if self._failures.get(method, 0) >= self._budget.failures:
            return None
        choices: list[list[Concrete]] = []
        count = 1
        for place, terms in enumerate(given):
            try:
                choices.append([self._receiver(terms)] if place == 0 and not static else [concrete(t) for t in terms])
            except NoAnswerError:
                return None
            count *= len(choices[-1])
        if count > MOST_VALUES:
            return None
        found: list[Terms] = []
        for row in product(*choices):
            try:
                # Arrays are made anew for every run: a run may change them.
                fresh = [Items(v.kind, list(v.values)) if isinstance(v, Items) else v for v in row]
                found.append(abstract(self._machine.run(method, fresh)))
            except NoAnswerError:
                self._failures[method] = self._failures.get(method, 0) + 1
                return None
        return union(found)

    def _receiver(self, terms: Terms) -> Concrete:
        """The object a method is called on: what a static field holds, or something of which nothing is known."""
        held = self._held(terms) if len(terms) == 1 else None
        return held if held is not None else unknown()


def _copied(name: MethodName, arguments: Sequence[Terms]) -> Terms | None:
    """The members of arrays and lists in another array or list; None when the call does no such thing."""
    if not arguments or not all(isinstance(term, Array) or term == OPEN for term in arguments[0]):
        return None
    if not (name.cls.startswith(("[", "Ljava/util/", "Lkotlin/collections/"))) or arguments[0] == ANYTHING:
        return None
    kind = name.result[1:] if name.result.startswith("[") else ""
    kinds = {term.kind for term in (arguments[1] if len(arguments) > 1 else ()) if isinstance(term, Array)}
    kind = next(iter(kinds)) if kind == "Ljava/lang/Object;" and len(kinds) == 1 else kind
    return frozenset(t._replace(kind=kind) if isinstance(t, Array) else t for t in arguments[0])


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
