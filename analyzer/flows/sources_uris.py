"""Sources behind content URIs: the cursor, stream or bundle that a resolver gives back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from analyzer.behaviours.code_index import Place
from analyzer.behaviours.content_uris import RESOLVERS, UriAccess
from analyzer.flows.points import RESULT, Source
from analyzer.flows.sources_places import Places
from analyzer.program.build import PACKAGED

_ASYNC = frozenset({"startQuery"})
_LOADERS = frozenset({"<init>", "setUri"})
_SILENT = frozenset({"registerContentObserver", "canonicalize", "refresh"})
_WRITES = frozenset(
    {"insert", "update", "delete", "bulkInsert", "openOutputStream", "startInsert", "startUpdate", "startDelete",
     "newInsert", "newUpdate", "newDelete", "newAssertQuery", "createWriteRequest", "createDeleteRequest"}
)  # fmt: skip
_CURSOR = "Landroid/database/Cursor;"


def uri_sources(places: Places, uris: Iterable[UriAccess], data_of: Callable[[str], Iterable[str]]) -> list[Source]:
    """What comes back from each read of a content URI; ``data_of`` gives the data types behind one.

    A URI that no resolver call is seen to get counts at the calls with unknown URIs in the same method, else in the
    same class.
    """
    return list(_Uris(places, data_of).sources(tuple(uris)))


class _Uris:
    def __init__(self, places: Places, data_of: Callable[[str], Iterable[str]]) -> None:
        self.places, self.data_of = places, data_of
        self.program = places.program

    def sources(self, uris: tuple[UriAccess, ...]) -> Iterator[Source]:
        known = {access.place for access in uris if access.resolved}
        open_calls: dict[int, list[Place]] = {}
        for access in uris:
            if access.access != "read":
                continue
            for data in self.data_of(access.uri):
                source = Source(access.place.method, access.place.pc, RESULT, data, access.uri, access.field)
                if access.resolved:
                    yield from self._at(access.place, source)
                    continue
                if not open_calls:
                    open_calls = self._open(known)
                for place in self._near(access.place, open_calls):
                    yield from self._at(place, source._replace(method=place.method, pc=place.pc))

    def _open(self, known: set[Place]) -> dict[int, list[Place]]:
        """The live resolver calls whose URI is not known, by method."""
        calls = self.places.calls_by_method({cls: names - _WRITES - _SILENT for cls, names in RESOLVERS.items()})
        return {method: [place for place, _ in found if place not in known] for method, found in calls.items()}

    def _near(self, place: Place, calls: dict[int, list[Place]]) -> list[Place]:
        if here := calls.get(place.method):
            return here
        owner = int(self.program.symbols.methods.owner[place.method])
        return [call for method in self.program.methods_of(owner).tolist() for call in calls.get(method, ())]

    def _at(self, place: Place, source: Source) -> Iterator[Source]:
        """What a resolver call gives back, wherever it does."""
        row = self.places.code.row_of(place)
        if row < 0 or not self.places.code.live(place):
            return
        reference = int(self.program.sites.ref[row])
        name = self.program.method_name(reference)
        if name in _ASYNC:
            for method in self._answering(place, reference):
                yield self.places.of_parameter(method, 3, source)
        elif name in _LOADERS:
            loaded = self._loaded(place.method)
            yield from (self.places.of_parameter(method, 2, source) for method in loaded)
            if not loaded:
                yield source._replace(operand=0)
        elif name not in _SILENT and name not in _WRITES:
            yield source

    def _answering(self, place: Place, reference: int) -> list[int]:
        """The methods that get the cursor of an ``AsyncQueryHandler``."""
        if run := list(self.places.run_by(place, "onQueryComplete")):
            return run
        handler = self.program.type_name(int(self.program.symbols.methods.owner[reference]))
        return list(self.places.overriding(handler, "onQueryComplete", ""))

    def _loaded(self, method: int) -> list[int]:
        """The methods of the class around ``method`` that get what a loader has loaded."""
        program = self.program
        found: dict[str, list[int]] = defaultdict(list)
        for type_ in self.places.nest(method):
            for one in program.methods_of(type_).tolist():
                if program.types.origin[type_] == PACKAGED and program.method_name(one) == "onLoadFinished":
                    kinds = program.descriptor(one).partition(";")[2]
                    if kinds in (f"{_CURSOR})V", "Ljava/lang/Object;)V") and self.places.is_run(one):
                        found[kinds].append(one)
        return found.get(f"{_CURSOR})V") or found.get("Ljava/lang/Object;)V", [])
