"""Where a stream ends: which channel what is written to it takes."""

from collections.abc import Iterable

from analyzer.flows.destinations_code import NO_CALLS, CallPlaces, Made, Methods
from analyzer.flows.destinations_rows import STREAMS, Row, Rows, operand_of
from analyzer.flows.destinations_search import TextSearch
from analyzer.flows.destinations_trace import Trace
from analyzer.flows.model import Channel
from analyzer.names import CONSTRUCTOR, MethodName
from analyzer.program.blocks import Unfollowable
from analyzer.program.flow import Flow

EXTERNAL = ("/sdcard", "/storage/", "/mnt/", "file:///sdcard", "file:///storage/", "/data/media/")
"""Starts of paths of the storage that other apps may read."""
UNKNOWN: frozenset[Channel] = frozenset({"unknown-stream"})
_MEMORY: frozenset[Channel] = frozenset()
_PRINTED = frozenset({"Ljava/lang/System;->out:Ljava/io/PrintStream;", "Ljava/lang/System;->err:Ljava/io/PrintStream;"})
_DEEPEST = 12


class Endings:
    """Answers for one program."""

    def __init__(self, methods: Methods, rows: Rows, trace: Trace, search: TextSearch) -> None:
        self._methods, self._rows, self._trace, self._search = methods, rows, trace, search
        self._known: dict[tuple[int, int, int, CallPlaces], frozenset[Channel] | None] = {}
        self._depth = 0

    def of(self, method: int, pc: int, operand: int, along: CallPlaces = NO_CALLS) -> frozenset[Channel]:
        """The channels in which the stream that is an operand of a call may end; empty for memory alone."""
        key = method, pc, operand, along
        if key in self._known:
            known = self._known[key]
            return _MEMORY if known is None else known
        if self._depth >= _DEEPEST:
            return UNKNOWN
        self._known[key] = None
        self._depth += 1
        made = self._trace.made(method, pc, operand, along)
        found = joined(self._of_made(one, along) for one in made) if made else UNKNOWN
        self._depth -= 1
        if found & {"file"} and self._is_external(method, pc, operand, along):
            found = found - {"file"} | {"external-storage"}
        self._known[key] = found
        return found

    def _is_external(self, method: int, pc: int, operand: int, along: CallPlaces) -> bool:
        texts = self._search.texts(method, pc, operand, along)
        return any(one.text.startswith(EXTERNAL) for one in texts)

    def _of_made(self, made: Made, along: CallPlaces) -> frozenset[Channel]:
        if made.kind == "parameter":
            return self._of_parameter(made)
        here = self._methods.at(made.method, made.pc)
        if here is None:
            return UNKNOWN
        flow, at = here
        if made.kind == "field":
            number = self._methods.field(flow, at)
            printed = number >= 0 and self._methods.program.field_signature(number) in _PRINTED
            return frozenset({"log"}) if printed else UNKNOWN
        if made.kind == "constant":
            return _MEMORY  # null
        if made.kind == "call":
            row = self._rows.of(self._methods.reference(flow, at))
            return self._by_row(flow, made.method, at, row, along) if row is not None else UNKNOWN
        return self._of_new(flow, made.method, at, along) if made.kind == "new" else UNKNOWN

    def _of_parameter(self, made: Made) -> frozenset[Channel]:
        """What the framework hands over, by its type."""
        flow = self._methods.flow(made.method)
        kinds = dict(flow.parameters(made.method).values()) if flow is not None else {}
        row = self._rows.of_parameter(kinds.get(made.parameter, ""))
        return word(row.ends) if row is not None and isinstance(row.ends, str) else UNKNOWN

    def _of_new(self, flow: Flow, method: int, at: int, along: CallPlaces) -> frozenset[Channel]:
        try:
            constructor = flow.constructor(at)
        except Unfollowable:
            return UNKNOWN
        return self._constructed(flow, method, constructor, along, 4) if constructor >= 0 else UNKNOWN

    def _constructed(self, flow: Flow, method: int, at: int, along: CallPlaces, depth: int) -> frozenset[Channel]:
        """By the constructor called at ``at``: its row, a stream among its arguments, or what it hands on to."""
        reference = self._methods.reference(flow, at)
        row = self._rows.of(reference)
        if row is not None and row.ends != "":
            return self._by_row(flow, method, at, row, along)
        for operand, one in enumerate(flow.operands(at)):
            if operand and one.kind.endswith(STREAMS):
                return self.of(method, flow.instructions[at].pc, operand, along)
        target = self._methods.sources.resolve(reference) if reference >= 0 else -1
        code = self._methods.flow(target) if target >= 0 and depth else None
        for other, i in enumerate(code.instructions) if code is not None else ():
            own = code.code.registers - code.code.ins if code is not None else -1
            if code is not None and i.op in (0x70, 0x76) and i.registers and i.registers[0] == own:
                name = code.called(other)
                if name is not None and name.name == CONSTRUCTOR:
                    called = along | {(method, flow.instructions[at].pc)}
                    return self._constructed(code, target, other, called, depth - 1)
        return UNKNOWN

    def _by_row(self, flow: Flow, method: int, at: int, row: Row, along: CallPlaces) -> frozenset[Channel]:
        if isinstance(row.ends, str):
            return word(row.ends)
        name: MethodName | None = flow.called(at)
        static = flow.instructions[at].op in (0x71, 0x77)
        operand = operand_of(row.ends, name, static) if name is not None else -1
        return self.of(method, flow.instructions[at].pc, operand, along) if operand >= 0 else UNKNOWN


def word(ends: str) -> frozenset[Channel]:
    """A row's word for an end as channels."""
    if ends == "memory":
        return _MEMORY
    return frozenset({ends}) if ends else UNKNOWN  # type: ignore[arg-type]  # the table's reader lets only channels in


def joined(found: Iterable[frozenset[Channel]]) -> frozenset[Channel]:
    """All channels; that one of several ends is not known says nothing when others are."""
    every = frozenset(channel for one in found for channel in one)
    return every - UNKNOWN or every
