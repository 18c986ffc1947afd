"""Requests whose address stands in annotations of an interface: the base address of the client, and the path."""

from functools import cached_property
from urllib.parse import urljoin

import numpy as np

from analyzer.apk.annotations import ClassAnnotations, read_annotations
from analyzer.apk.encoded import Kind
from analyzer.flows.destinations_code import NO_CALLS, CallPlaces, Methods
from analyzer.flows.destinations_search import TextSearch
from analyzer.flows.destinations_texts import HOLE, LONGEST, Text, Texts, limited
from analyzer.flows.points import Sink

_VERBS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "HTTP"})
_PACKAGES = ("Lretrofit2/http/", "Lretrofit/http/")
_ADDRESSES = frozenset({"Lretrofit2/http/Url;"})
_MAKERS = {
    "Lretrofit2/Retrofit;->create(Ljava/lang/Class;)Ljava/lang/Object;",
    "Lretrofit/RestAdapter;->create(Ljava/lang/Class;)Ljava/lang/Object;",
}
_BASES = {
    ("Lretrofit2/Retrofit$Builder;", "baseUrl"),
    ("Lretrofit/RestAdapter$Builder;", "setEndpoint"),
}
_PASSED_ON = ("Lokhttp3/Interceptor$Chain;", "request")
MOST_BASES = 3
"""Different addresses of a whole program that are told of an interface or a request of which it is not known whose."""
MOST_CALLS = 64
"""Calls that state an address, beyond which none is looked at for that."""


class Requests:
    """The annotated interfaces of one program."""

    def __init__(self, methods: Methods, search: TextSearch) -> None:
        self._methods, self._search = methods, search
        self._annotations: dict[tuple[int, int], ClassAnnotations] = {}

    def addresses(self, sink: Sink, told: list[Text], along: CallPlaces = NO_CALLS) -> Texts:
        """``told``, what the sink's own operands say, completed by annotations where its method has any."""
        path = self.path(sink)
        if path is None:
            known = any(one.text != HOLE for one in told)
            return self.everywhere if not known and self._is_passed_on(sink, along) else tuple(told)
        given = [one.text for one in told] or [path]
        whole = [Text(one, "annotation") for one in given if "://" in one]
        if whole and len(whole) == len(given):
            return limited(told or whole)
        bases = self._bases(sink, along)
        found = [Text(completed(base.text, one), base.origin) for base in bases for one in given]
        return limited(found or [Text(one, "annotation") for one in given])

    def _is_passed_on(self, sink: Sink, along: CallPlaces) -> bool:
        """Whether an interceptor rebuilds a request that came through it: every request of its client does."""
        if not sink.api.startswith("Lokhttp3/Request$Builder;"):
            return False
        made = self._search.trace.made(sink.method, sink.pc, 0, along)
        before = [two for one in made if one.kind == "call" for two in self._search.trace.made(one.method, one.pc, 0)]
        names = [
            here[0].called(here[1]) for one in before if (here := self._methods.at(one.method, one.pc)) is not None
        ]
        return any(name is not None and (name.cls, name.name) == _PASSED_ON for name in names)

    @cached_property
    def everywhere(self) -> Texts:
        """Every address of a request that the program states; () when they are too many to tell."""
        calls = self._calls({*_BASES, ("Lokhttp3/Request$Builder;", "url")})
        texts = [one for method, pc in calls[:MOST_CALLS] for one in self._search.texts(method, pc, 1)]
        found = tuple(one for one in limited(texts) if one.text != HOLE)
        return found if len(calls) <= MOST_CALLS and len(found) <= MOST_BASES else ()

    def path(self, sink: Sink) -> str | None:
        """The path that the annotation of the called method states; None when it has no such annotation."""
        method = self._called(sink)
        program = self._methods.program
        number = int(program.methods.dex[method]) if method >= 0 else -1
        if number < 0:
            return None
        dex = program.dexes[number]
        key = number, int(program.types.class_def[int(program.symbols.methods.owner[method])])
        if key not in self._annotations:
            self._annotations[key] = read_annotations(dex, key[1])
        index = int(dex.methods[int(program.methods.row[method]), 1])
        for annotation in self._annotations[key].of_method(index):
            package, _, name = annotation.type.rpartition("/")
            if package + "/" in _PACKAGES and name.rstrip(";") in _VERBS:
                value = annotation.get("value") or annotation.get("path")
                index = int(value.number) if value is not None and value.kind == Kind.STRING else -1
                fits = 0 <= index < len(dex.string_length) and dex.string_length[index] <= LONGEST
                return dex.string(index).replace(HOLE, "\ufffd") if fits else ""
        return None

    def _called(self, sink: Sink) -> int:
        """The packaged method that the sink's call names, -1 when there is none."""
        here = self._methods.at(sink.method, sink.pc)
        reference = self._methods.reference(*here) if here is not None else -1
        return self._methods.sources.resolve(reference) if reference >= 0 else -1

    def _bases(self, sink: Sink, along: CallPlaces) -> Texts:
        """The base addresses of the client that made the interface; if that is not known, the program's only ones."""
        made = [one for one in self._search.texts(sink.method, sink.pc, 0, along) if one.text != HOLE]
        if made:
            return tuple(made)
        owner = int(self._methods.program.symbols.methods.owner[self._called(sink)])
        return self._made_as.get(owner) or (self._all if len(self._all) <= MOST_BASES else ())

    @cached_property
    def _made_as(self) -> dict[int, Texts]:
        """Interface (type number) to the base addresses of the clients that are asked to make it."""
        found: dict[int, list[Text]] = {}
        for method, pc in self._calls({(name.partition("->")[0], "create") for name in _MAKERS}):
            call = self._methods.constants.arguments(method).get(pc)
            classes = call.known[1] if call is not None and len(call.known) > 1 else ()
            bases = [one for one in self._search.texts(method, pc, 0) if one.text != HOLE]
            for const in classes:
                if const.kind == "class" and bases:
                    found.setdefault(self._methods.program.find_type(str(const.value)), []).extend(bases)
        return {type_: limited(texts) for type_, texts in found.items()}

    @cached_property
    def _all(self) -> Texts:
        """Every base address that the program states."""
        texts = [one for method, pc in self._calls(_BASES)[:MOST_CALLS] for one in self._search.texts(method, pc, 1)]
        return tuple(one for one in limited(texts) if one.text != HOLE)

    def _calls(self, names: set[tuple[str, str]]) -> list[tuple[int, int]]:
        """The calls (method, position) of methods by class and name."""
        program = self._methods.program
        find, symbols = program.symbols.strings.find, program.symbols.methods
        wanted = [
            reference
            for cls, name in sorted(names)
            for reference in np.flatnonzero(
                (symbols.owner == program.find_type(cls)) & (symbols.name == find(name))
            ).tolist()
            if program.find_type(cls) >= 0
        ]
        sites = program.sites
        rows = np.flatnonzero((sites.op >= 0x6E) & (sites.op <= 0x78) & np.isin(sites.ref, np.array(wanted, np.int32)))
        methods = program.methods_of_rows(rows).tolist()
        return [(m, pc) for m, pc in zip(methods, sites.pc[rows].tolist(), strict=True) if m >= 0]


def completed(base: str, path: str) -> str:
    """A path against a base address, as browsers and Retrofit do it; a base that is not wholly known stays in front."""
    if "://" in path or not path:
        return path or base
    if HOLE in base:
        return base + path
    try:
        return urljoin(base, path)
    except ValueError:  # brackets that are no address
        return base
