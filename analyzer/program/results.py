"""What calls give back: of pure framework functions, of resources, and of packaged methods."""

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from analyzer.names import MethodName
from analyzer.program.flow import CONTENT_URIS, URI_BUILDER
from analyzer.program.frame import Frame
from analyzer.program.heap import Concrete, Items, NoAnswerError
from analyzer.program.machine_calls import MAPS, unknown
from analyzer.program.objects import below
from analyzer.program.pure import LISTS, PURE, evaluated
from analyzer.program.pure_values import OBJECT, STRING, items, text_of
from analyzer.program.terms import (
    ANYTHING,
    MOST_VALUES,
    OPEN,
    Array,
    Terms,
    abstract,
    concrete,
    in_order,
    text,
    union,
)
from analyzer.program.text_format import format_text
from analyzer.program.values import Const

if TYPE_CHECKING:
    from analyzer.program.constants import Constants

_TEXTS = frozenset({"getString", "getText"})
_TEXT_ARRAYS = frozenset({"getStringArray", "getTextArray"})
_COPIES = frozenset(
    {"asList", "toArray", "unmodifiableList", "unmodifiableCollection", "unmodifiableSet", "listOf", "mutableListOf",
     "arrayListOf", "setOf", "of", "copyOf", "stream", "toTypedArray", "clone", "toList", "toMutableList"}
)  # fmt: skip
"""Functions that give the members of an array or list anew."""
_KOTLIN = "Lkotlin/collections/"
_WITHOUT_EFFECT = frozenset({"Ljava/util/Locale;", "Ljava/lang/ClassLoader;"})
"""Types of arguments on which no pure function's result depends, as far as the models here reckon with them."""


class Results:
    """The results of the calls of one program, worked out when they are asked for."""

    def __init__(self, following: "Constants") -> None:
        self.following = following
        self.program = following.program
        self.sources = following.sources
        self._results: dict[tuple[int, tuple[Terms, ...], int], Terms | None] = {}
        self._failures: dict[int, int] = {}

    def of(self, frame: Frame, at: int, name: MethodName) -> Terms:
        """What a call gives back; as `frame.Outside`."""
        if not self.following.tells(name.result):
            return ANYTHING
        numbers = self.program.symbols.dexes[frame.flow.dex_number].methods
        index = frame.flow.instructions[at].ref
        reference = int(numbers[index]) if 0 <= index < len(numbers) else -1
        if reference < 0:
            return ANYTHING
        if self.sources.resolve(reference) >= 0 and not (name.cls.startswith(_KOTLIN) and name.name in _COPIES):
            return self._of_packaged(frame, at, name, reference)
        return self._of_framework(frame, at, name)

    def _of_framework(self, frame: Frame, at: int, name: MethodName) -> Terms:
        if name.name in _TEXTS and name.parameters[:1] == ("I",):
            return self._resource(frame, at, name)
        if name.name in _TEXT_ARRAYS and name.parameters == ("I",):
            texts = self._resource(frame, at, name)
            return ANYTHING if OPEN in texts else frozenset({Array(STRING, _each(texts), False)})
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
        if name.name in ("name", "ordinal", "toString") and (name.cls == OBJECT or self.following.is_enum(name.cls)):
            return self._of_held(frame, at, name)
        if name.cls in MAPS and name.name in ("get", "getOrDefault"):
            return self._of_held(frame, at, name)
        if name.cls in PURE:
            return frame.combined(self._telling(frame, at), lambda values: evaluated(name, values))
        return ANYTHING

    def _telling(self, frame: Frame, at: int) -> list[Terms]:
        """The arguments of a pure function; of those that change nothing about its result their type stands in."""
        return [
            frozenset({Const("field", operand.kind)}) if operand.kind in _WITHOUT_EFFECT else frame.argument(at, place)
            for place, operand in enumerate(frame.flow.operands(at))
        ]

    def _resource(self, frame: Frame, at: int, name: MethodName) -> Terms:
        own = 0 if frame.flow.instructions[at].op in (0x71, 0x77) else 1
        found: list[Terms] = []
        for term in frame.argument(at, own):
            number = int(term.value) if isinstance(term, Const) and term.kind == "int" else 0
            texts = self.following.strings_of_resource(number) if number else ()
            found.append(union([text(t) for t in texts]) or ANYTHING)
        texts_found = union(found) or ANYTHING
        if len(name.parameters) < 2:
            return texts_found
        given = [texts_found, frame.argument(at, own + 1)]
        return frame.combined(given, lambda values: format_text(text_of(values[0]), items(values[1])))

    def _of_held(self, frame: Frame, at: int, name: MethodName) -> Terms:
        """What a framework's method says of objects that static fields hold: constants of enums, maps."""
        receivers, *rest = frame.arguments(at)
        machine = self.following.machine

        def told(receiver: Terms) -> Terms:
            held = self._held(receiver)
            if held is None:
                return frame.combined([receiver, *rest], lambda values: evaluated(name, values))
            return frame.combined(rest, lambda values: machine.framework(name, [held, *values]))

        return union([told(frozenset({term})) for term in receivers])

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
            return self.following.machine.static_value(declared)
        except NoAnswerError:
            return None

    def _of_packaged(self, frame: Frame, at: int, name: MethodName, reference: int) -> Terms:
        op = frame.flow.instructions[at].op
        static = op in (0x71, 0x77)
        targets = self.sources.targets(reference, op, self.following.budget.targets)
        if targets is None or frame.depth <= 0:
            return ANYTHING
        given = self.following.fields.given(frame, at, first=0)
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
        flow = self.following.beyond(method)
        if flow is None:
            return ANYTHING
        parameters = given if static else given[1:]
        known = not any(OPEN in terms for terms in parameters)
        on_field = not static and any(isinstance(term, Const) and term.kind == "field" for term in given[0])
        run: Terms | None = None
        if known and (flow.branches or on_field):
            run = self._run(method, given, static)
            if run is not None and OPEN not in run:
                return run
        frame = Frame(self.following, method, flow, given, depth)
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
        if self._failures.get(method, 0) >= self.following.budget.failures:
            return None
        choices: list[list[Concrete]] = []
        count = 1
        for place, terms in enumerate(given):
            try:
                choices.append(self._choices(terms, receiver=place == 0 and not static))
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
                found.append(abstract(self.following.machine.run(method, fresh)))
            except NoAnswerError:
                self._failures[method] = self._failures.get(method, 0) + 1
                self.following.no_run()
                return None
        return union(found)

    def _choices(self, terms: Terms, receiver: bool) -> list[Concrete]:
        """The values of one argument of a run; a receiver may be something of which nothing is known.

        Raises:
            NoAnswerError: another argument is not known.
        """
        found: list[Concrete] = []
        for term in in_order(terms):
            held = self._held(frozenset({term}))
            if held is None:
                held = unknown() if receiver else concrete(term)
            found.append(held)
        return found


def _each(terms: Terms) -> tuple[Terms, ...]:
    """Every member as a set of its own, in a fixed order."""
    return tuple(frozenset({term}) for term in in_order(terms))


def _copied(name: MethodName, arguments: Sequence[Terms]) -> Terms | None:
    """The members of arrays and lists in another array or list; None when the call does no such thing."""
    if not arguments or not all(isinstance(term, Array) or term == OPEN for term in arguments[0]):
        return None
    if not (name.cls.startswith(("[", "Ljava/util/", _KOTLIN))) or arguments[0] == ANYTHING:
        return None
    kind = name.result[1:] if name.result.startswith("[") else ""
    kinds = {term.kind for term in (arguments[1] if len(arguments) > 1 else ()) if isinstance(term, Array)}
    kind = next(iter(kinds)) if kind == "Ljava/lang/Object;" and len(kinds) == 1 else kind
    return frozenset(t._replace(kind=kind) if isinstance(t, Array) else t for t in arguments[0])
