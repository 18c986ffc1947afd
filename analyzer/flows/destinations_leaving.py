"""Everything about the far end of a sink in one answer: by which channels data leaves, where to, and how it travels."""

from typing import NamedTuple

from analyzer.apk.model import Manifest
from analyzer.apk.native_names import NativeStrings
from analyzer.behaviours.code_index import CodeIndex
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.sinks import SinkSet
from analyzer.flows.destinations import SENT_TO_HOSTS, Destinations
from analyzer.flows.destinations_code import NO_CALLS, CallPlaces
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
        found = self._kept(sink, NO_CALLS)
        if not along or (len(found.channels) == 1 == len(found.destinations)):
            return found  # whoever calls, it is the same
        return self._kept(sink, along)

    def _kept(self, sink: Sink, along: CallPlaces) -> Leaving:
        key = sink, along
        if key not in self._known:
            self._known[key] = self._look(sink, along)
        return self._known[key]

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
