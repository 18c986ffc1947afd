"""Reads to the few that get a snippet of code, and the snippets back into them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from analyzer.behaviours.model import SensitiveRead
from analyzer.evidence.model import Snippet, SnippetRequest
from analyzer.names import BadNameError, parse_method
from analyzer.program.build import Program

MOST_SNIPPETS = 60
"""Places that are decompiled; the others are shown by class, method and line."""
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
