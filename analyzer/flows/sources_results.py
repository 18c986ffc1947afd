"""Sources that come back from an activity in which the user picks, takes or says something.

The request and the answer are in one class as a rule: what the class around a request asks for is what
``onActivityResult`` of that class is given. A type (``image/*``) or a content URI asks for something only beside an
action that picks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from analyzer.behaviours.code_index import Place
from analyzer.behaviours.content_uris import UriAccess
from analyzer.catalogue.source_files import SourceRule
from analyzer.flows.points import Source
from analyzer.flows.sources_places import Places

PICKING = frozenset(
    {
        "android.intent.action.PICK",
        "android.intent.action.GET_CONTENT",
        "android.intent.action.OPEN_DOCUMENT",
    }
)
_ANSWER = "onActivityResult"
_INTENT = "(IILandroid/content/Intent;)V"
_NEW_INSTANCE = 0x22


def result_sources(
    places: Places,
    rules: Mapping[str, SourceRule],
    uris: Iterable[UriAccess],
    data_of: Callable[[str], Iterable[str]],
    known: Iterable[Source],
) -> Iterator[Source]:
    """The parameter of each ``onActivityResult`` that is given what its class asks for.

    ``data_of`` gives the data types behind a content URI; ``known`` are the sources at resolver calls: a class that
    reads what was picked needs no second source.
    """
    read = {(places.outer(source.method), source.data_type) for source in known}
    seen: set[tuple[str, str]] = set()
    asked = (*_asked(places, rules), *_asked_by_uri(places, uris, data_of))
    for place, api, data in sorted(asked, key=lambda one: (one[2], one[0].method, one[0].pc, one[1])):
        key = places.outer(place.method), data
        if key not in read and key not in seen:
            seen.add(key)
            for method, number in _answers(places, place.method):
                yield places.of_parameter(method, number, Source(method, -1, number, data, api))


def _asked(places: Places, rules: Mapping[str, SourceRule]) -> Iterator[tuple[Place, str, str]]:
    """Where a text or a class of the rules asks for something."""
    program, code = places.program, places.code
    numbers = program.symbols.strings.find_all(rules)
    texts = {numbers[text]: text for text in rules if numbers[text] >= 0}
    types = {type_: name for name, type_ in code.type_numbers(t for t in rules if t.endswith(";")).items()}
    for wanted, ops in ((texts, (0x1A, 0x1B)), (types, (_NEW_INSTANCE, _NEW_INSTANCE))):
        rows = code.rows_with(wanted, *ops)
        rows = rows[program.methods_of_rows(rows) >= 0]
        for place, number in zip(code.places(rows), program.sites.ref[rows].tolist(), strict=True):
            text = wanted[number]
            asks = "/" not in text or text.endswith(";") or _picks(places, place.method)
            if asks and code.live(place) and rules[text].gives:
                yield place, text, rules[text].data


def _asked_by_uri(
    places: Places, uris: Iterable[UriAccess], data_of: Callable[[str], Iterable[str]]
) -> Iterator[tuple[Place, str, str]]:
    for access in uris:
        if not access.resolved and places.code.live(access.place) and _picks(places, access.place.method):
            for data in data_of(access.uri):
                yield access.place, access.uri, data


def _picks(places: Places, method: int) -> bool:
    return not PICKING.isdisjoint(places.code.strings_of(method))


def _answers(places: Places, method: int) -> Iterator[tuple[int, int]]:
    """The methods of the class around a method that get an answer, each with the parameter that it is in."""
    program = places.program
    wanted = program.symbols.strings.find(_ANSWER)
    for type_ in places.nest(method):
        for one in program.methods_of(type_).tolist():
            if wanted >= 0 and int(program.symbols.methods.name[one]) == wanted and places.is_run(one):
                proto = program.descriptor(one)
                if proto == _INTENT:
                    yield one, 3
                elif proto.startswith("(L") and proto.endswith(";)V") and proto.count(";") == 1:
                    yield one, 1
