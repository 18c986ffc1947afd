"""Reads and flows to the few places that get a snippet of code, and the snippets back to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from analyzer.behaviours.model import SensitiveRead
from analyzer.evidence.model import PlacedSnippet, Snippet, SnippetRequest
from analyzer.flows.model import Flow
from analyzer.names import BadNameError, parse_method
from analyzer.program.build import Program

MOST_SNIPPETS = 60
"""Places that are decompiled; the others are shown by class, method and line."""
MOST_FLOW_SNIPPETS = 40
"""The same, of the ends of flows, besides those that reads have."""
MOST_ALIKE = 2
"""Snippets for reads of one data type by one owner through one API: a third one shows nothing new."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The places to be shown, and which of them each read has (-1: none)."""

    requests: tuple[SnippetRequest, ...]
    of_read: tuple[int, ...]


def choose(program: Program, reads: Sequence[SensitiveRead], capabilities: frozenset[str]) -> Chosen:
    """The places that are worth a snippet: reachable before packaged, personal information before capabilities.

    Args:
        program: holds the code.
        reads: as the behaviours stage orders them.
        capabilities: ids of data types that are no personal information by themselves.
    """
    order = sorted(range(len(reads)), key=lambda n: (not reads[n].live, reads[n].data_type in capabilities))
    places: dict[tuple[str, int], int] = {}
    requests: list[SnippetRequest] = []
    alike: dict[tuple[str, str, str, str], int] = {}
    of_read = [-1] * len(reads)
    for number in order:
        read = reads[number]
        place = (read.site.method, read.site.offset)
        kin = (read.data_type, read.owner.kind, read.owner.sdk, read.api)
        if place not in places:
            if len(requests) >= MOST_SNIPPETS or alike.get(kin, 0) >= MOST_ALIKE:
                continue
            request = _request(program, *place)
            if request is None:
                continue
            places[place] = len(requests)
            requests.append(request)
        alike[kin] = alike.get(kin, 0) + 1
        of_read[number] = places[place]
    return Chosen(tuple(requests), tuple(of_read))


def places_of(reads: Sequence[SensitiveRead], chosen: Chosen) -> frozenset[tuple[str, int]]:
    """(method, offset) of the reads that have a snippet."""
    found = zip(reads, chosen.of_read, strict=True)
    return frozenset((read.site.method, read.site.offset) for read, number in found if number >= 0)


@dataclass(frozen=True, slots=True)
class Places:
    """The ends of flows to be shown: (method, offset) of each request."""

    requests: tuple[SnippetRequest, ...]
    at: tuple[tuple[str, int], ...]


def choose_ends(
    program: Program, flows: Sequence[Flow], capabilities: frozenset[str], shown: frozenset[tuple[str, int]]
) -> Places:
    """Where data leaves and, where no read is known there, where it comes from: what leaves the device first.

    Args:
        program: holds the code.
        flows: as the flow stage orders them.
        capabilities: ids of data types that are no personal information by themselves.
        shown: places that reads have a snippet of (`places_of`).
    """
    order = sorted(flows, key=lambda flow: (_is_secondary(flow), flow.data_type in capabilities))
    alike: dict[tuple[str, str, str, str, str], int] = {}
    places: dict[tuple[str, int], SnippetRequest] = {}
    for flow in order:
        kin = (flow.data_type, flow.channel, flow.sink_api, flow.sink_owner.kind, flow.sink_owner.sdk)
        if alike.get(kin, 0) >= MOST_ALIKE:
            continue
        alike[kin] = alike.get(kin, 0) + 1
        for site in (flow.sink, flow.source):
            place = (site.method, site.offset)
            if place in shown or place in places or len(places) >= MOST_FLOW_SNIPPETS:
                continue
            if request := _request(program, *place):
                places[place] = request
    return Places(tuple(places.values()), tuple(places))


def _is_secondary(flow: Flow) -> tuple[bool, bool, bool]:
    return flow.grade == "packaged", not flow.leaves_device, flow.certainty != "confirmed"


def placed(places: Places, snippets: Sequence[Snippet]) -> tuple[PlacedSnippet, ...]:
    """The snippets of the ends of flows by their places; those that show nothing are left out."""
    return tuple(
        PlacedSnippet(method=method, offset=offset, snippet=snippet)
        for (method, offset), snippet in zip(places.at, snippets, strict=True)
        if snippet.text
    )


def _request(program: Program, method: str, offset: int) -> SnippetRequest | None:
    try:
        name = parse_method(method)
    except BadNameError:
        return None  # a name that is no descriptor: the report shows it, the decompiler could not find it
    number = program.find_method(name.cls, name.name, name.descriptor)
    if number < 0 or program.methods.dex[number] < 0:
        return None
    dex = program.dexes[int(program.methods.dex[number])]
    class_index, method_index, _, _ = (int(value) for value in dex.methods[int(program.methods.row[number])])
    return SnippetRequest(dex, class_index, method_index, offset)


def illustrated(
    reads: Iterable[SensitiveRead], chosen: Chosen, snippets: Sequence[Snippet]
) -> tuple[SensitiveRead, ...]:
    """The reads with their snippets; the same order, nothing else changed."""
    return tuple(
        read
        if number < 0
        else replace(
            read,
            snippet=snippets[number].text,
            snippet_kind=snippets[number].kind,
            snippet_line=snippets[number].line,
        )
        for read, number in zip(reads, chosen.of_read, strict=True)
    )
