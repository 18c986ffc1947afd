"""Everything about the far end of a sink in one answer: by which channels data leaves, where to, and how it travels."""

from collections import Counter
from typing import NamedTuple

from analyzer.apk.model import Manifest
from analyzer.apk.native_names import NativeStrings
from analyzer.behaviours.code_index import CodeIndex
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.sinks import SinkSet
from analyzer.flows.destinations import SENT_TO_HOSTS, Destinations
from analyzer.flows.destinations_asked import Parameter
from analyzer.flows.destinations_code import MOST_CALLERS, NO_CALLS, CallPlaces, origins
from analyzer.flows.destinations_trace import Trace
from analyzer.flows.model import Destination, Transport
from analyzer.flows.points import Sink
from analyzer.flows.transport import Transports


class Leaving(NamedTuple):
    """``channels``: by which data leaves, in a fixed order; () for a stream that ends in memory, which is no way out.
    ``transport`` is told of what goes to hosts.
    """

    channels: tuple[Channel, ...]
    destinations: tuple[Destination, ...] = ()
    transport: Transport = ""


class WaysOut:
    """Answers for one program. ``natives`` are the strings of its native libraries."""

    def __init__(
        self,
        code: CodeIndex,
        manifest: Manifest,
        sinks: SinkSet,
        natives: tuple[NativeStrings, ...] = (),
        trace: Trace | None = None,
    ) -> None:
        self.destinations = Destinations(code, sinks, natives, trace)
        self.transports = Transports(code, manifest, self.destinations.methods, self.destinations.trace)
        self._known: dict[tuple[Sink, CallPlaces], Leaving] = {}

    @property
    def spent(self) -> bool:
        """Whether a budget has cut an answer off."""
        return self.destinations.spent

    def of(self, sink: Sink, along: CallPlaces = NO_CALLS) -> Leaving:
        """The far end of a sink, for a way that has come through the calls ``along`` (method, position)."""
        key = sink, along
        if key not in self._known:
            number = self.destinations.methods.asked.begin()
            self._known[key] = self._look(sink, along)
            self.destinations.methods.asked.end(number, ("leaving", key))
        return self._known[key]

    def asked(self, sink: Sink, along: CallPlaces = NO_CALLS) -> frozenset[Parameter]:
        """The parameters on which it depends what :meth:`of` says; empty when it is the same whoever calls."""
        self.of(sink, along)
        return self.destinations.methods.asked.of(("leaving", (sink, along)))

    def deciding(self, asked: frozenset[Parameter]) -> dict[tuple[int, int], tuple[int, int]]:
        """The calls that hand something over for one of the parameters, each with the first that hands over the same:
        where one method calls another twice with one address, either call says the same of where data goes.
        """
        methods, found = self.destinations.methods, dict[tuple[int, int], tuple[int, int]]()
        wanted: dict[int, set[int]] = {}
        for method, parameter in asked:
            wanted.setdefault(method, set()).add(parameter)
        for method, parameters in sorted(wanted.items()):
            places = methods.sources.callers(method, MOST_CALLERS) or ()
            several = {one for one, count in Counter(place.method for place in places).items() if count > 1}
            first: dict[object, tuple[int, int]] = {}
            for place in sorted(places):
                handed = self._handed(place, sorted(parameters)) if place.method in several else place
                found.setdefault(place, first.setdefault((place.method, handed), place))
        return found

    def _handed(self, place: tuple[int, int], parameters: list[int]) -> object:
        """Where the values come from that a call hands over, inside the method that calls."""
        here = self.destinations.methods.at(*place)
        operands = here[0].operands(here[1]) if here is not None else ()
        if here is None or max(parameters) >= len(operands):
            return place
        sources = [origins(here[0], operands[one].register, here[1]) for one in parameters]
        return tuple(sources) if all(sources) else place

    def _look(self, sink: Sink, along: CallPlaces) -> Leaving:
        channels: tuple[Channel, ...] = (sink.channel,)
        if sink.stream >= 0:
            channels = tuple(sorted(self.destinations.stream_ends(sink, along)))
            if not channels:
                return Leaving(())
        destinations = self.destinations.destinations(sink, along)
        if SENT_TO_HOSTS.isdisjoint(channels):
            return Leaving(channels, destinations)
        addresses = self.destinations.addresses(sink, along)
        return Leaving(channels, destinations, self.transports.of_all(addresses, sink))
