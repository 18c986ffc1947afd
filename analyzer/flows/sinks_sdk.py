"""What the app hands to an SDK: arguments of calls of its API, and what its overrides return to it."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analyzer.behaviours.code_index import CodeIndex
from analyzer.catalogue.sink_files import HandOver
from analyzer.catalogue.sinks import SinkSet
from analyzer.flows.points import Sink
from analyzer.flows.sinks_returns import returns_of
from analyzer.names import BadNameError, parse_proto
from analyzer.program.build import ABSENT, ACC_PRIVATE, ACC_STATIC, PACKAGED

I32 = NDArray[np.int32]
Mask = NDArray[np.bool_]

_INVOKES = (0x6E, 0x78)
_STATIC, _SUPER = (0x71, 0x77), (0x6F, 0x75)
_BOXES = ("Number", "Byte", "Short", "Integer", "Long", "Float", "Double")
_NUMBERS = frozenset(("B", "S", "I", "J", "F", "D", *(f"Ljava/lang/{box};" for box in _BOXES)))
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def sdk_sinks(code: CodeIndex, sink_set: SinkSet, counts: Mask) -> Iterator[Sink]:
    """Live calls of an SDK's methods by code of the app or of nobody known that ``counts``, and what overrides of its
    methods in such code return.
    """
    if sink_set.hand_over is None:
        return
    parties = _Parties(code, sink_set.hand_over)
    mine = counts & parties.own[code.program.symbols.methods.owner]
    yield from _calls(code, parties, mine)
    yield from _overrides(code, parties, mine)


class _Parties:
    """Which types are whose, and which of an SDK's parameters carry data."""

    def __init__(self, code: CodeIndex, terms: HandOver) -> None:
        self._code, self._terms = code, terms
        program = code.program
        self.own: Mask = np.zeros(len(program.types.origin) + 1, bool)
        self.own[code.packaged_types] = np.array(code.owner_numbers, np.int64) < 0
        self._never = code.libraries() | set(terms.not_sdks)
        self._data = frozenset(terms.data)
        self._beginnings = tuple(text for text in terms.data if text.endswith("/"))
        self._sdk = dict(self._sdks())

    def _sdks(self) -> Iterator[tuple[int, str]]:
        """(type, id of its SDK) of all types, packaged or not, that belong to one which is a third party."""
        code = self._code
        absent = np.flatnonzero(code.program.types.origin == ABSENT).tolist()
        named = {type_: name for type_ in absent if (name := code.program.type_name(type_)).startswith("L")}
        numbers = dict(zip(code.owner_numbers, code.descriptors, strict=True))  # one class of each owner
        owners = code.owners_named([*named.values(), *numbers.values()])
        ids = {number: owners[name].sdk for number, name in numbers.items()}
        wanted = {number for number, sdk in ids.items() if sdk and sdk not in self._never}
        for type_, name in named.items():
            sdk = owners[name].sdk
            if sdk and sdk not in self._never and not name.startswith(self._terms.not_in):
                yield type_, sdk
        packaged = zip(code.packaged_types.tolist(), code.descriptors, code.owner_numbers, strict=True)
        for type_, name, number in packaged:
            if number in wanted and not name.startswith(self._terms.not_in):
                yield type_, ids[number]

    def sdk_of(self, type_: int) -> str:
        """The id of the SDK that a type belongs to, "" when it is none's, a library's or the framework's."""
        return self._sdk.get(type_, "")

    def sdk_called(self, reference: int) -> str:
        """The SDK whose method a call of this reference runs, "" for none."""
        program = self._code.program
        owner = int(program.symbols.methods.owner[reference])
        target = int(self._code.graph.resolved[reference])
        if target >= 0:
            return self.sdk_of(int(program.symbols.methods.owner[target]))
        if program.types.origin[owner] != PACKAGED:
            return self.sdk_of(owner)
        # The app's subclass of a class that the package lacks: what it does not define is its parent's.
        above = program.ancestors_of(owner).tolist()
        return next((sdk for a in above if program.types.origin[a] == ABSENT and (sdk := self.sdk_of(a))), "")

    def carries(self, descriptor: str) -> bool:
        """Whether a value of this type is data."""
        if descriptor in self._terms.not_types:
            return False
        element = descriptor.lstrip("[")
        return descriptor in self._data or (
            len(element) > 1 and (element in self._data or element.startswith(self._beginnings))
        )

    def takes_numbers(self, signature: str) -> bool:
        """Whether the numbers that a method takes are data by its name or, of a constructor, its class's."""
        cls, _, member = signature.partition("->")
        name = member.partition("(")[0]
        made = name == "<init>"
        words = [w.lower() for w in _WORD.findall(cls.rpartition("/")[2].rpartition("$")[2] if made else name)]
        named = not set(words).isdisjoint(self._terms.numbers)
        return named and (made or words[0] in self._terms.number_verbs or words[0] in self._terms.numbers)

    def returns_numbers(self, name: str) -> bool:
        """Whether a number that a method returns is data by the method's name."""
        return not {word.lower() for word in _WORD.findall(name)}.isdisjoint(self._terms.numbers)

    def wants(self, name: str) -> bool:
        """Whether a method of this name takes data at all."""
        return name not in self._terms.not_methods

    def operands(self, signature: str, static: bool) -> tuple[int, ...]:
        """The operands of a call that carry data."""
        try:
            parameters, _ = parse_proto(signature[signature.index("(") :])
        except (BadNameError, ValueError):
            return ()
        numbers = self.takes_numbers(signature)
        return tuple(
            place
            for place, kind in enumerate(parameters, 0 if static else 1)
            if self.carries(kind) or (numbers and kind in _NUMBERS)
        )


def _calls(code: CodeIndex, parties: _Parties, mine: Mask) -> Iterator[Sink]:
    program, sites = code.program, code.program.sites
    rows = np.flatnonzero(
        (sites.op >= _INVOKES[0]) & (sites.op <= _INVOKES[1]) & (sites.ref >= 0) & (code.graph.row_live == 1)
    )
    methods = program.methods_of_rows(rows)
    keep = methods >= 0
    keep[keep] = mine[methods[keep]]
    rows, methods = rows[keep], methods[keep]
    references, inverse = np.unique(sites.ref[rows], return_inverse=True)
    called = [(reference, parties.sdk_called(reference)) for reference in references.tolist()]
    sdks = [sdk if sdk and parties.wants(program.method_name(reference)) else "" for reference, sdk in called]
    hit = np.array([bool(sdk) for sdk in sdks], bool)[inverse] if sdks else np.zeros(0, bool)
    operands = cache(parties.operands)
    for row, method, at in zip(rows[hit].tolist(), methods[hit].tolist(), inverse[hit].tolist(), strict=True):
        reference, op = int(references[at]), int(sites.op[row])
        if op in _SUPER and program.method_name(reference).startswith("on"):
            continue  # hands on to the parent what the framework or the SDK itself has given
        signature = program.signature(reference)
        carried = operands(signature, op in _STATIC)
        if carried:
            yield Sink(method, int(sites.pc[row]), signature, "sdk", carried, True, sdk=sdks[at])


def _overrides(code: CodeIndex, parties: _Parties, mine: Mask) -> Iterator[Sink]:
    """Returns of methods that an SDK calls on an object of the app's own class."""
    program = code.program
    table, names = program.methods, program.symbols.methods
    called = np.zeros(names.count, bool)
    called[program.sites.ref[(program.sites.op >= _INVOKES[0]) & (program.sites.op <= _INVOKES[1])]] = True
    for type_ in np.flatnonzero(parties.own[:-1]).tolist():
        above = [(a, sdk) for a in program.ancestors_of(type_).tolist()[1:] if (sdk := parties.sdk_of(a))]
        if not above:
            continue
        for method in program.methods_of(type_).tolist():
            if not mine[method] or table.access[method] & (ACC_STATIC | ACC_PRIVATE):
                continue
            result = program.descriptor(method).rpartition(")")[2]
            name = program.method_name(method)
            if not (parties.carries(result) or (result in _NUMBERS and parties.returns_numbers(name))):
                continue
            for parent, sdk in above if parties.wants(name) else ():
                if program.types.origin[parent] == ABSENT:
                    overrides = not called[method]  # nothing but the absent class can call it
                else:
                    declared = names.find(parent, int(names.name[method]), int(names.kind[method]))
                    overrides = declared >= 0 and table.origin[declared] == PACKAGED
                if overrides:
                    api = f"{program.type_name(parent)}->{name}{program.descriptor(method)}"
                    yield from returns_of(code, method, api, "sdk", True, sdk)
                    break
