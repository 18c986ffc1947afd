"""Where data may leave: every live call of a way out, of a packaged native method, of an SDK's API, and every return of
a method whose result leaves.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from analyzer.behaviours.code_index import CodeIndex, Names
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.sink_files import parse_place
from analyzer.catalogue.sinks import Lookup, OriginRule, SinkRule, SinkSet, WrapRule
from analyzer.flows.points import KEYED, RESULT, WHOLE, Part, Place, Sink, Way
from analyzer.flows.sinks_annotated import request_sinks
from analyzer.flows.sinks_returns import returned_sinks
from analyzer.flows.sinks_sdk import sdk_sinks
from analyzer.names import BadNameError, parse_proto
from analyzer.program.build import ACC_NATIVE, PACKAGED

I64 = NDArray[np.int64]
R = TypeVar("R", SinkRule, OriginRule, WrapRule)

_STATIC = (0x71, 0x77)
_INVOKES = (0x6E, 0x78)


def find_sinks(code: CodeIndex, sink_set: SinkSet) -> tuple[Sink, ...]:
    """All live places where data may leave, by method and position, at most one for each.

    ``pc`` is that of the call; for what a method returns to those that take it out (an override of a library's method,
    a method that a page may call), that of the return instruction, whose operand 0 is what it returns.
    """
    outside = _Outside(code, sink_set)
    found = {(sink.method, sink.pc): sink for sink in sdk_sinks(code, sink_set, outside.methods)}
    for batch in (
        _native_sinks(code, sink_set, outside),
        request_sinks(code, sink_set, outside.methods),
        returned_sinks(code, sink_set, outside.methods),
        _called_sinks(code, sink_set, outside),
    ):
        found |= {(sink.method, sink.pc): sink for sink in batch}  # what a file names itself is known best
    return tuple(found[key] for key in sorted(found))


class _Outside:
    """Which calls count: live ones, in code that is not itself a way out, on classes that can be one."""

    def __init__(self, code: CodeIndex, sink_set: SinkSet) -> None:
        program = code.program
        prefixes = sink_set.rules.inside
        inside = np.zeros(len(program.types.origin) + 1, bool)
        if prefixes:
            inside[code.packaged_types] = [name.startswith(prefixes) for name in code.descriptors]
        owner = program.symbols.methods.owner
        self.methods: NDArray[np.bool_] = (code.graph.live == 1) & ~inside[owner]
        self._program = program
        self._row_live = code.graph.row_live
        self._never = np.zeros(len(program.types.origin), bool)
        for type_ in code.type_numbers(sink_set.rules.not_on).values():
            self._never[type_] = True
            self._never[program.descendants_of(type_)] = True

    def rows(self, rows: I64) -> tuple[I64, I64]:
        """Those of the rows that count, and their methods."""
        rows = rows[self._row_live[rows] == 1]
        methods = self._program.methods_of_rows(rows).astype(np.int64)
        keep = methods >= 0
        keep[keep] = self.methods[methods[keep]]
        return rows[keep], methods[keep]

    def names_memory(self, reference: int) -> bool:
        """Whether a method reference names a class whose methods are no sinks."""
        return bool(self._never[int(self._program.symbols.methods.owner[reference])])


def matched(code: CodeIndex, lookup: Lookup[R]) -> Iterator[tuple[int, str, R, I64]]:
    """(method reference, signature as the rule's class declares it, rule, rows) of every call that a rule names."""
    names: Names = lookup.names
    owner = code.program.symbols.methods.owner
    seen: set[int] = set()
    for call in code.calls_of(names):
        if call.reference in seen:  # supertypes come nearest first
            continue
        cls, _, member = call.signature.partition("->")
        name, bracket, rest = member.partition("(")
        rule = lookup.of(cls, name, bracket + rest)
        if rule is None or (name == "<init>" and code.program.type_name(int(owner[call.reference])) != cls):
            continue
        seen.add(call.reference)
        yield call.reference, call.signature, rule, call.rows


def _called_sinks(code: CodeIndex, sink_set: SinkSet, outside: _Outside) -> Iterator[Sink]:
    owners = code.owners_named([rule.pattern.cls for rule in sink_set.rules.calls if rule.channel == "sdk"])
    for reference, api, rule, every in matched(code, sink_set.calls):
        if outside.names_memory(reference):
            continue
        sdk = owners[rule.pattern.cls].sdk if rule.channel == "sdk" else ""
        rows, methods = outside.rows(every)
        pcs = code.program.sites.pc[rows].tolist()
        ops = code.program.sites.op[rows].tolist()
        shapes = {static: _Shape.of(rule, api, static) for static in {op in _STATIC for op in ops}}
        for method, pc, op in zip(methods.tolist(), pcs, ops, strict=True):
            shape = shapes[op in _STATIC]
            if not shape.operands or (sdk and code.owner_of(method).sdk == sdk):
                continue
            yield Sink(
                method, pc, api, cast(Channel, rule.channel), shape.operands, rule.whole, shape.stream, shape.ways, sdk
            )


class _Shape:
    """A rule's places as operands of one call."""

    def __init__(self, operands: tuple[int, ...], stream: int, ways: tuple[Way, ...]) -> None:
        self.operands, self.stream, self.ways = operands, stream, ways

    @staticmethod
    def of(rule: SinkRule, api: str, static: bool) -> "_Shape":
        count = parameter_count(api)
        places = (place_of(text, static, count) for text in rule.data)
        operands = tuple(place.operand for place in places if place is not None)
        stream = place_of(rule.stream, static, count) if rule.stream else None
        return _Shape(operands, stream.operand if stream else -1, ways_of(rule.ways, static, count))


def ways_of(stated: tuple[tuple[str, str], ...], static: bool, count: int) -> tuple[Way, ...]:
    """What a rule says of the destination, for a call with ``count`` declared parameters."""
    places = ((kind, place_of(text, static, count)) for kind, text in stated)
    return tuple(Way(kind, place) for kind, place in places if place is not None)


@lru_cache(maxsize=4096)
def place_of(text: str, static: bool, count: int) -> Place | None:
    """A place of a file as one of a call, None when the call has no such operand."""
    base, words = parse_place(text)
    operand = RESULT if base == "return" else _operand(base, static, count)
    if operand is None:
        return None
    parts = []
    for word in words:
        if word == "*":
            parts.append(Part(WHOLE))
        elif word.startswith("["):
            key = word[1:-1]
            at = None if key == "*" else _operand(key, static, count)
            parts.append(Part(KEYED, -1 if at is None else at))
        else:
            parts.append(Part(word))
    return Place(operand, tuple(parts))


def _operand(base: str, static: bool, count: int) -> int | None:
    if base == "this":
        return None if static else 0
    number = int(base[3:])
    return None if number > count else number - 1 if static else number


def parameter_count(signature: str) -> int:
    """How many parameters a method declares; 0 for a signature that cannot be parsed."""
    try:
        return len(parse_proto(signature[signature.index("(") :])[0])
    except (BadNameError, ValueError):
        return 0


def _native_sinks(code: CodeIndex, sink_set: SinkSet, outside: _Outside) -> Iterator[Sink]:
    """Calls of native methods that the package defines: nobody sees what they do with their arguments."""
    if not sink_set.rules.native:
        return
    program, sites = code.program, code.program.sites
    native = (program.methods.origin == PACKAGED) & (program.methods.access & ACC_NATIVE != 0)
    if not native.any():
        return
    resolved = code.graph.resolved
    calls = np.flatnonzero((sites.op >= _INVOKES[0]) & (sites.op <= _INVOKES[1]) & (sites.ref >= 0))
    target = resolved[sites.ref[calls]]
    keep = target >= 0
    keep[keep] = native[target[keep]]
    rows, methods = outside.rows(calls[keep])
    for row, method in zip(rows.tolist(), methods.tolist(), strict=True):
        api = program.signature(int(resolved[sites.ref[row]]))
        first = 0 if int(sites.op[row]) in _STATIC else 1
        operands = tuple(range(first, first + parameter_count(api)))
        if operands:
            yield Sink(method, int(sites.pc[row]), api, cast(Channel, sink_set.rules.native), operands)
