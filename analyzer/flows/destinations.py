"""Where a sink sends what it is handed: hosts, numbers, components, files, keys; and where its stream ends.

Asked only of the sinks that a flow has reached; the constants' budget is shared with everybody.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from analyzer.apk.native_names import NativeStrings
from analyzer.behaviours.code_index import CodeIndex
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.sinks import SinkSet
from analyzer.flows.destinations_code import NO_CALLS, CallPlaces, Made, Methods
from analyzer.flows.destinations_hosts import address_of
from analyzer.flows.destinations_native import native_addresses
from analyzer.flows.destinations_requests import Requests
from analyzer.flows.destinations_rows import Rows
from analyzer.flows.destinations_search import TextSearch
from analyzer.flows.destinations_texts import HOLE, Text, Texts, limited
from analyzer.flows.destinations_trace import CodeTrace, Trace
from analyzer.flows.endings import Endings, EndRules
from analyzer.flows.model import Destination
from analyzer.flows.points import Sink
from analyzer.names import BadNameError, java_name

MOST_DESTINATIONS = 8
SENT_TO_HOSTS = frozenset({"network", "web"})
_NUMBER_SCHEMES = ("tel:", "sms:", "smsto:", "mms:", "mmsto:")
_SHOWN = 256
_TABLE = re.compile(
    r"\s{0,9}(?:insert\s(?:or\s\w+\s)?into|replace\sinto|update(?:\sor\s\w+)?|delete\sfrom"
    r"|create\stable(?:\sif\snot\sexists)?|drop\stable(?:\sif\sexists)?|alter\stable)\s{1,9}[\"'`\[]?([\w.]{1,99})",
    re.IGNORECASE,
)
"""A statement of SQL, by which the table tells where something is kept."""


class Destinations:
    """Answers for one program. ``sinks``: the files, for where streams end; ``natives``: the strings of its native
    libraries; ``trace``: who knows where values come from (default: a walk over the code); ``folder``: of tables
    (default: the shipped one).
    """

    def __init__(
        self,
        code: CodeIndex,
        sinks: SinkSet,
        natives: tuple[NativeStrings, ...] = (),
        trace: Trace | None = None,
        folder: Path | None = None,
    ) -> None:
        self.code, self.natives = code, natives
        self.methods = Methods(code.constants)
        self.rows = Rows(code.program, folder)
        rules = EndRules(self.rows, sinks)
        self.trace = trace or CodeTrace(
            self.methods, lambda method: self.rows.opaque(method) or rules.opaque(method), self.rows.fluent
        )
        self.search = TextSearch(self.methods, self.rows, self.trace, natives)
        self.endings = Endings(self.methods, rules, self.trace, self.search)
        self.requests = Requests(self.methods, self.search)

    def destinations(self, sink: Sink, along: CallPlaces = NO_CALLS) -> tuple[Destination, ...]:
        """Where the sink sends, as far as constants tell; () when nothing does.

        Args:
            sink: one call.
            along: the calls (method, position) on the flow's way: what comes in by a parameter comes from these.
        """
        found: dict[tuple[str, str], Destination] = {}
        if sink.sdk:
            found["sdk", sink.sdk] = Destination(kind="sdk", value=sink.sdk)
        for one in self._told(sink, along):
            found.setdefault((one.kind, one.value), one)
        return tuple(found.values())[:MOST_DESTINATIONS]

    @property
    def spent(self) -> bool:
        """Whether a budget has cut an answer off."""
        return self.methods.spent

    def stream_ends(self, sink: Sink, along: CallPlaces = NO_CALLS) -> frozenset[Channel]:
        """The channels in which the sink's stream may end; empty for memory alone, and for a sink without a stream."""
        if sink.stream < 0:
            return frozenset()
        return self.endings.of(sink.method, sink.pc, sink.stream, along)

    def addresses(self, sink: Sink, along: CallPlaces = NO_CALLS) -> tuple[str, ...]:
        """The addresses of hosts that the sink sends to, with "…" for what is not known of them; for the transport."""
        return tuple(dict.fromkeys(one.text.replace(HOLE, "…") for one in self._hosts(sink, along)))

    def _told(self, sink: Sink, along: CallPlaces) -> Iterator[Destination]:
        ends = self.stream_ends(sink, along)
        if sink.channel in SENT_TO_HOSTS or ends & SENT_TO_HOSTS or any(way.kind == "host" for way in sink.ways):
            yield from hosts(self._hosts(sink, along))
        if ends & {"file", "external-storage"}:
            yield from files(self.search.texts(sink.method, sink.pc, sink.stream, along))
        if "provider" in ends:
            yield from components(self.search.texts(sink.method, sink.pc, sink.stream, along))
        for way in sink.ways:
            if way.kind != "host" and way.place.operand >= 0:
                texts = self.search.texts(sink.method, sink.pc, way.place.operand, along)
                yield from told_as(way.kind, texts)
        if sink.channel == "native":
            yield from hosts(native_addresses(sink.api, self.natives))

    def _hosts(self, sink: Sink, along: CallPlaces) -> Texts:
        """The addresses of hosts, holes included."""
        found: list[Text] = []
        operands = [way.place.operand for way in sink.ways if way.kind == "host" and way.place.operand >= 0]
        if sink.stream >= 0:
            operands.append(sink.stream)
        for operand in dict.fromkeys(operands):
            found += self.search.texts(sink.method, sink.pc, operand, along)
        if sink.channel == "network":
            if not operands and self._returns(sink):
                found += self.search.of_made(Made(sink.method, -1, "parameter", 0), along)
            found = list(self.requests.addresses(sink, found, along))
        return tuple(one for one in limited(found) if one.text != HOLE)

    def _returns(self, sink: Sink) -> bool:
        """Whether the sink is what a method returns to a library, which sends it where its object says."""
        here = self.methods.at(sink.method, sink.pc)
        return here is not None and 0x0F <= here[0].instructions[here[1]].op <= 0x11


def told_as(kind: str, texts: Texts) -> Iterator[Destination]:
    """The destinations of a kind that texts name."""
    if kind == "number":
        yield from numbers(texts)
    elif kind == "component":
        yield from components(texts)
    elif kind == "file":
        yield from files(texts)
    elif kind in ("key", "topic", "sdk"):
        for one in texts:
            table = _TABLE.match(one.text)
            if value := table.group(1) if table else _plain(one.text):
                yield Destination(kind=kind, value=value, origin=one.origin)  # type: ignore[arg-type]  # of the three


def hosts(texts: Iterable[Text]) -> Iterator[Destination]:
    """The hosts that addresses name."""
    for one in texts:
        address = address_of(one.text)
        if address.host:
            detail = address.text if address.text != address.host else ""
            yield Destination(kind="host", value=address.host, detail=detail, origin=one.origin)


def numbers(texts: Iterable[Text]) -> Iterator[Destination]:
    """The phone numbers that texts are."""
    for one in texts:
        text = one.text
        for scheme in _NUMBER_SCHEMES:
            text = text.removeprefix(scheme)
        text = text.partition("?")[0].strip("/")
        if (value := _plain(text)) and any(char.isdigit() for char in value):
            yield Destination(kind="number", value=value, origin=one.origin)


def components(texts: Iterable[Text]) -> Iterator[Destination]:
    """The classes, actions or authorities that texts name."""
    for one in texts:
        value = _plain(one.text)
        if value:
            yield Destination(kind="component", value=value, origin=one.origin)


def files(texts: Iterable[Text]) -> Iterator[Destination]:
    """The paths that texts are, as far as known."""
    for one in texts:
        value = one.text.replace(HOLE, "…").strip("/" if one.text.startswith(HOLE) else "")[:_SHOWN]
        if value.strip("…/"):
            yield Destination(kind="file", value=value, origin=one.origin)


def _plain(text: str) -> str:
    """A text that is known whole and stands on one line; else ""."""
    if HOLE in text or len(text) > _SHOWN or not text.strip() or "\n" in text:
        return ""
    if text.startswith("L") and text.endswith(";"):
        try:
            return java_name(text)
        except BadNameError:
            return text
    return text.strip()
