"""Where a stream ends: by which channel what is written to it goes, as the files of sinks say of its beginnings."""

from collections.abc import Iterable
from typing import TypeVar, cast

from analyzer.catalogue.channels import Channel
from analyzer.catalogue.sink_files import MEMORY
from analyzer.catalogue.sinks import Lookup, OriginRule, SinkSet, WrapRule
from analyzer.flows.destinations_code import NO_CALLS, CallPlaces, Made, Methods, own_constructors
from analyzer.flows.destinations_hosts import address_of
from analyzer.flows.destinations_rows import STREAMS, Rows
from analyzer.flows.destinations_search import TextSearch
from analyzer.flows.destinations_trace import Trace
from analyzer.flows.sinks import place_of
from analyzer.names import CONSTRUCTOR
from analyzer.program.blocks import Unfollowable
from analyzer.program.flow import Flow

R = TypeVar("R", OriginRule, WrapRule)
Ends = frozenset[Channel]

UNKNOWN: Ends = frozenset({"unknown-stream"})
_NOWHERE: Ends = frozenset()
_NETWORK: Ends = frozenset({"network"})
_HANDED: dict[tuple[str, str], Ends] = {
    ("Lokio/BufferedSink;", ""): _NETWORK,
    ("Ljava/io/PrintWriter;", "dump"): frozenset({"log"}),
}
"""What is handed over to be written to, by type and name of the method (""  any): the body of an OkHttp request writes
itself; the state of a component is printed to whoever may read the log.
"""
_DEEPEST = 12


class EndRules:
    """What the sinks' files say of one program's methods."""

    def __init__(self, rows: Rows, sinks: SinkSet) -> None:
        self._rows, self._program = rows, rows.program
        self._sinks = sinks
        self.fields = dict(sinks.rules.fields)
        self.paths = tuple(sinks.rules.paths)
        self._of: dict[int, tuple[OriginRule | None, WrapRule | None]] = {}

    def of(self, reference: int) -> tuple[OriginRule | None, WrapRule | None]:
        """What a method (program number) gives or makes to write into, or what that writes on into."""
        if reference not in self._of:
            self._of[reference] = self._find(self._sinks.origins, reference), self._find(self._sinks.wraps, reference)
        return self._of[reference]

    def _find(self, lookup: Lookup[R], reference: int) -> R | None:
        if reference < 0:
            return None
        name, descriptor = self._program.method_name(reference), self._program.descriptor(reference)
        owner = int(self._program.symbols.methods.owner[reference])
        classes = (self._program.type_name(owner),) if name == CONSTRUCTOR else self._rows.above(owner)
        found = (lookup.of(cls, name, descriptor) for cls in classes if cls in lookup.names)
        return next((rule for rule in found if rule is not None), None)

    def opaque(self, reference: int) -> bool:
        """Whether the files say something of a method, so that its body is not looked into."""
        return self.of(reference) != (None, None)


class Endings:
    """Answers for one program."""

    def __init__(self, methods: Methods, rules: EndRules, trace: Trace, search: TextSearch) -> None:
        self._methods, self._rules, self._trace, self._search = methods, rules, trace, search
        self._known: dict[tuple[int, int, int, CallPlaces], Ends | None] = {}
        self._depth = 0

    def of(self, method: int, pc: int, operand: int, along: CallPlaces = NO_CALLS) -> Ends:
        """The channels in which the stream that is an operand of a call may end; empty for memory alone."""
        key = method, pc, operand, along
        if key in self._known:
            known = self._known[key]
            self._methods.asked.again(("ends", key))
            return _NOWHERE if known is None else known
        if self._depth >= _DEEPEST or not self._methods.spend():
            return UNKNOWN
        self._known[key] = None
        self._depth += 1
        number = self._methods.asked.begin()
        made = self._trace.made(method, pc, operand, along)
        found = joined(self._of_made(one, one.along) for one in made) if made else UNKNOWN
        self._depth -= 1
        if found & {"file", "unknown-stream"}:
            found = self._by_address(found, method, pc, operand, along)
        self._known[key] = found
        self._methods.asked.end(number, ("ends", key))
        return found

    def _by_address(self, found: Ends, method: int, pc: int, operand: int, along: CallPlaces) -> Ends:
        """A file's path says whose storage it is; the address of something unknown may name a host."""
        texts = [one.text for one in self._search.texts(method, pc, operand, along)]
        stated = [channel for start, channel in self._rules.paths if any(text.startswith(start) for text in texts)]
        if "file" in found and stated:
            return found - {"file"} | {cast(Channel, stated[0])}
        addresses = [address_of(text, bare=False) for text in texts]
        if found == UNKNOWN and any(address.scheme and address.host for address in addresses):
            return _NETWORK
        return found

    def _of_made(self, made: Made, along: CallPlaces) -> Ends:
        if made.kind == "parameter":
            flow = self._methods.flow(made.method)
            kinds = dict(flow.parameters(made.method).values()) if flow is not None else {}
            kind, name = kinds.get(made.parameter, ""), self._methods.program.method_name(made.method)
            return _HANDED.get((kind, name)) or _HANDED.get((kind, "")) or UNKNOWN
        here = self._methods.at(made.method, made.pc)
        if here is None:
            return UNKNOWN
        flow, at = here
        if made.kind == "field":
            number = self._methods.field(flow, at)
            channel = self._rules.fields.get(self._methods.program.field_signature(number)) if number >= 0 else None
            return word(channel) if channel is not None else UNKNOWN
        if made.kind == "constant":
            return _NOWHERE  # null
        if made.kind == "call":
            stated = self._stated(flow, made.method, at, along)
            return self._set_up(flow, made.method, at, along) if stated is None else stated
        return self._of_new(flow, made.method, at, along) if made.kind == "new" else UNKNOWN

    def _set_up(self, flow: Flow, method: int, at: int, along: CallPlaces) -> Ends:
        """By a later call that tells the object made at ``at`` what to write on into, as serialisers are told."""
        found = []
        for other, name in self._methods.calls(flow):
            if not self._methods.spend():
                break
            wrap = self._rules.of(self._methods.reference(flow, other))[1] if name.result == "V" else None
            operands = flow.operands(other)
            if wrap is not None and operands and at + 1 in self._search.bases(flow, operands[0].register, other):
                place = place_of(wrap.inner, False, len(name.parameters))
                if name.name != CONSTRUCTOR and place is not None and place.operand > 0:
                    found.append(self.of(method, flow.instructions[other].pc, place.operand, along))
        return joined(found) if found else UNKNOWN

    def _of_new(self, flow: Flow, method: int, at: int, along: CallPlaces) -> Ends:
        try:
            constructor = flow.constructor(at)
        except Unfollowable:
            return UNKNOWN
        return self._constructed(flow, method, constructor, along, 4) if constructor >= 0 else UNKNOWN

    def _constructed(self, flow: Flow, method: int, at: int, along: CallPlaces, depth: int) -> Ends:
        """By the constructor called at ``at``: what is said of it, a stream it is given, or what it hands on to."""
        stated = self._stated(flow, method, at, along)
        if stated is not None:
            return stated
        for operand, one in enumerate(flow.operands(at)):
            if operand and one.kind.endswith(STREAMS):
                return self.of(method, flow.instructions[at].pc, operand, along)
        reference = self._methods.reference(flow, at)
        target = self._methods.sources.resolve(reference) if reference >= 0 else -1
        code = self._methods.flow(target) if target >= 0 and depth else None
        if code is not None:
            called = self._methods.into(target, (method, flow.instructions[at].pc), along)
            for other in own_constructors(code):
                return self._constructed(code, target, other, called, depth - 1)
        return UNKNOWN

    def _stated(self, flow: Flow, method: int, at: int, along: CallPlaces) -> Ends | None:
        """What the files say of the call at ``at``; None when they say nothing."""
        origin, wrap = self._rules.of(self._methods.reference(flow, at))
        if origin is not None:
            return word(origin.channel)
        name = flow.called(at)
        if wrap is None or name is None:
            return None
        place = place_of(wrap.inner, flow.instructions[at].op in (0x71, 0x77), len(name.parameters))
        if place is None or place.operand < 0:
            return UNKNOWN
        return self.of(method, flow.instructions[at].pc, place.operand, along)


def word(channel: str) -> Ends:
    """A file's word for an end as channels."""
    return _NOWHERE if channel == MEMORY else frozenset({cast(Channel, channel)})


def joined(found: Iterable[Ends]) -> Ends:
    """All channels; that one of several ends is not known says nothing when others are."""
    every = frozenset(channel for one in found for channel in one)
    return every - UNKNOWN or every
