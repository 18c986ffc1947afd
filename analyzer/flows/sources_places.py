"""The places of a program at which sources stand: operands of calls, parameters, methods run because of a call."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import numpy as np

from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.catalogue.source_files import SourceRule
from analyzer.flows.points import RESULT, Source
from analyzer.names import BadNameError, parse_proto
from analyzer.program.build import ACC_STATIC, PACKAGED

STATIC_CALLS = (0x71, 0x77)
_NO_DATA = frozenset({"V", "Z"})
_NO_DATA_PARAMETERS = (
    "Landroid/content/Context;",
    "Landroid/webkit/WebView;",
    "Landroid/hardware/Camera;",
    "Landroid/os/CancellationSignal;",
)


class Places:
    """Questions about one program. ``handles``: classes whose objects are no data themselves."""

    def __init__(self, code: CodeIndex, handles: frozenset[str]) -> None:
        self.code, self.program, self.graph = code, code.program, code.graph
        self._handles = handles

    # calls

    def result_type(self, place: Place) -> str:
        """The type that the call at a place gives back, as the call names it; "V" when there is no call."""
        row = self.code.row_of(place)
        if row < 0:
            return "V"
        return self.program.descriptor(int(self.program.sites.ref[row])).rpartition(")")[2]

    def gives_data(self, place: Place) -> bool:
        """Whether the result of the call at a place may be personal information."""
        kind = self.result_type(place)
        return kind not in _NO_DATA and kind not in self._handles

    def is_static_call(self, place: Place) -> bool:
        """Whether the call at a place has no receiver."""
        row = self.code.row_of(place)
        return row >= 0 and int(self.program.sites.op[row]) in STATIC_CALLS

    def calls_by_method(self, names: Names) -> Mapping[int, list[tuple[Place, str]]]:
        """The live calls of some methods, in the order of the code: (place, signature) by calling method."""
        found: dict[int, dict[Place, str]] = defaultdict(dict)
        for call in self.code.calls_of(names):
            for place in self.code.places(call.rows):
                if self.code.live(place):
                    found[place.method].setdefault(place, call.signature)
        return {method: sorted(calls.items(), key=lambda one: one[0].pc) for method, calls in found.items()}

    def run_by(self, place: Place, name: str) -> Iterator[int]:
        """Packaged methods of a name that the framework runs because of the call at a place."""
        return (method for method in self.calls_from(place) if self.program.method_name(method) == name)

    def calls_from(self, place: Place) -> Iterator[int]:
        """Packaged methods that run because of the call at a place, called or called back."""
        row, edges = self.code.row_of(place), self.graph.edges
        if row < 0:
            return
        first, end = int(edges.first[place.method]), int(edges.first[place.method + 1])
        seen: set[int] = set()
        waiting = edges.callee[first:end][edges.row[first:end] == row].tolist()
        count = len(self.graph.live)
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            if node >= count:
                waiting += edges.callee[int(edges.first[node]) : int(edges.first[node + 1])].tolist()
            elif self.program.methods.origin[node] == PACKAGED:
                yield node

    # what a rule says

    def of_call(self, place: Place, gives: Iterable[str], source: Source) -> Iterator[Source]:
        """The places that a rule fills at a call; ``source`` says everything else."""
        shift = 1 if self.is_static_call(place) else 0
        for text in gives:
            if text == "return":
                yield source._replace(operand=RESULT)
            elif text == "this" and not shift:
                yield source._replace(operand=0)
            elif text.startswith("arg"):
                yield source._replace(operand=int(text[3:]) - shift)
            elif text.startswith("callback("):
                name, _, argument = text[len("callback(") :].partition(").arg")
                for method in self.run_by(place, name):
                    yield self.of_parameter(method, int(argument), source)

    def of_parameter(self, method: int, number: int, source: Source) -> Source:
        """The declared parameter ``number`` (from 1) of a method, at its entry."""
        static = bool(int(self.program.methods.access[method]) & ACC_STATIC)
        return source._replace(method=method, pc=-1, operand=number - static, upstream=-1)

    def of_override(self, method: int, rule: SourceRule | None, source: Source) -> Iterator[Source]:
        """What a method that the framework runs is given: what the rule says, else its parameters that are objects."""
        numbers = [int(text[3:]) for text in rule.gives if text.startswith("arg")] if rule else self._objects(method)
        count = len(self._parameters(method))
        for number in numbers:
            if number <= count:
                yield self.of_parameter(method, number, source)

    def _parameters(self, method: int) -> tuple[str, ...]:
        try:
            return parse_proto(self.program.descriptor(method))[0]
        except BadNameError:
            return ()

    def _objects(self, method: int) -> list[int]:
        kinds = enumerate(self._parameters(method), 1)
        return [
            number
            for number, kind in kinds
            if kind[0] in "L[" and kind not in _NO_DATA_PARAMETERS and kind not in self._handles
            and not kind.endswith(("Callback;", "Listener;"))
        ]  # fmt: skip

    # overriding methods

    def overriding(self, cls: str, name: str, proto: str) -> Iterator[int]:
        """Live packaged methods that override ``cls->name``; ``proto`` is ``args)ret``, "" for every overload."""
        program = self.program
        find = program.symbols.strings.find
        type_, string = program.find_type(cls), find(name)
        if type_ < 0 or string < 0:
            return
        wanted = find("(" + proto) if proto else -1
        for sub in program.descendants_of(type_).tolist():
            if program.types.origin[sub] != PACKAGED:
                continue
            for method in program.methods_of(sub).tolist():
                symbols = program.symbols.methods
                same = int(symbols.name[method]) == string and (not proto or int(symbols.kind[method]) == wanted)
                if same and self.is_run(method):
                    yield method

    def is_run(self, method: int) -> bool:
        """Whether a method has code that does anything and can be reached."""
        methods = self.program.methods
        return bool(self.graph.live[method]) and int(methods.dex[method]) >= 0

    # classes

    @cached_property
    def _nests(self) -> dict[str, list[int]]:
        nests: dict[str, list[int]] = defaultdict(list)
        for type_ in np.flatnonzero(self.program.types.origin == PACKAGED).tolist():
            nests[nest_of(self.program.type_name(type_))].append(type_)
        return nests

    def nest(self, method: int) -> list[int]:
        """The types of the outermost class around a method: itself and all classes inside."""
        return self._nests.get(self.outer(method), [int(self.program.symbols.methods.owner[method])])

    def outer(self, method: int) -> str:
        """The outermost class around a method, without the semicolon."""
        return nest_of(self.program.type_name(int(self.program.symbols.methods.owner[method])))


def nest_of(descriptor: str) -> str:
    """The outermost class around a class, without the semicolon."""
    return descriptor.partition("$")[0].rstrip(";")
