"""The shape of ``rulesets/sinks/<id>.yml``, and what must hold of each file beyond its shape."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import asdict

from analyzer.catalogue.channels import Channel
from analyzer.catalogue.model import Text
from analyzer.catalogue.strict import Mistakes
from analyzer.catalogue.yaml_tree import Document, Path
from analyzer.names import BadNameError, is_class, parse_field, parse_method, split_parameters
from analyzer.value import Value

MEMORY = "memory"
"""Instead of a channel: what is written there stays in the process, and is no way out by itself."""

Origin = Literal[
    "network", "web", "log", "file", "external-storage", "sms", "provider", "bluetooth", "nfc", "shell", "intent",
    "clipboard", "unknown-stream", "memory",
]  # fmt: skip
"""Where a stream, writer or file can end."""

_PLACE = re.compile(r"(this|return|arg[1-9][0-9]?)((?:\.(?:\*|[a-z][a-z0-9_-]*)|\[(?:\*|arg[1-9][0-9]?)\])*)")
_PREFIX = re.compile(r"L[\w$/-]+;?")
_MEMBER = re.compile(r"[\w$<>-]+")


class Ways(Value, kw_only=True):
    """Places that tell where the data goes: a host or address, a telephone number, a component or intent, a file, a
    key or table, a topic. "" where the call does not say.
    """

    host: str = ""
    number: str = ""
    component: str = ""
    file: str = ""
    key: str = ""
    topic: str = ""

    def stated(self) -> tuple[tuple[str, str], ...]:
        """(kind, place) of those that are stated."""
        return tuple((kind, place) for kind, place in asdict(self).items() if place)


class SinkEntry(Value, kw_only=True):
    """Calls by which data leaves, or (``overrides``, ``annotated``) methods of which what they return leaves.

    ``methods``: ``Lcls;->name(args)ret``, ``Lcls;->name(args*)`` (parameters that begin so), ``Lcls;->name(*)``.
    """

    methods: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    annotated: tuple[str, ...] = ()
    data: tuple[str, ...]
    whole: bool = False
    stream: str = ""
    destination: Ways = Ways()


class OriginEntry(Value, kw_only=True):
    """Where something comes from that data is written into later: a stream, a writer, a file, a connection.

    ``methods`` return it, or are its constructors; ``fields`` hold it; ``paths`` are beginnings of its constant name.
    """

    channel: Origin
    methods: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    destination: Ways = Ways()


class WrapEntry(Value, kw_only=True):
    """Methods and constructors whose result or new object writes on into ``inner``."""

    methods: tuple[str, ...]
    inner: str


class RequestEntry(Value, kw_only=True):
    """Interfaces whose methods are requests: ``methods`` mark a method, ``parameters`` the arguments that leave,
    ``whole`` those of them that are written out with their fields, ``address`` an argument that is the address.
    """

    methods: tuple[str, ...]
    parameters: tuple[str, ...]
    whole: tuple[str, ...] = ()
    address: tuple[str, ...] = ()


class HandOver(Value, kw_only=True):
    """What code hands to an SDK by calling it: ``data`` are types (descriptors, or beginnings of them that end in
    ``/``). Numbers are data where the name of the method, or of the class of a constructor, has one of the words
    ``numbers`` and begins with one of them or of ``number_verbs``. Never: ``not_sdks`` (ids), ``not_in`` (beginnings of
    class descriptors), ``not_methods`` (simple names), ``not_types``.
    """

    data: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    number_verbs: tuple[str, ...] = ()
    not_sdks: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    not_methods: tuple[str, ...] = ()
    not_types: tuple[str, ...] = ()


class SinkFile(Value, kw_only=True):
    """One file. ``inside``: packages whose own code is the way out, so that calls within it are none of their own;
    ``not_on``: classes whose methods are no sinks, whichever class of theirs a pattern names.
    """

    id: str
    channel: Channel
    about: Text
    provenance: str
    inside: tuple[str, ...] = ()
    not_on: tuple[str, ...] = ()
    sinks: tuple[SinkEntry, ...] = ()
    origins: tuple[OriginEntry, ...] = ()
    wraps: tuple[WrapEntry, ...] = ()
    requests: tuple[RequestEntry, ...] = ()
    native_methods: bool = False
    hand_over: HandOver | None = None


class Pattern(Value, kw_only=True):
    """A method by class, simple name and the beginning of its descriptor: ``(I)V`` in whole, ``(I`` or ``(`` else."""

    cls: str
    name: str
    descriptor: str
    exact: bool = False

    def fits(self, descriptor: str) -> bool:
        """Whether a method of this class and name is meant."""
        return descriptor == self.descriptor if self.exact else descriptor.startswith(self.descriptor)


def parse_pattern(text: str) -> Pattern:
    """A method pattern of a file; where parameters are left open, the last may end at a package: ``(Lcom/a/*)``.

    Raises:
        BadNameError: not of a form that ``SinkEntry`` names.
    """
    if not text.endswith("*)"):
        method = parse_method(text)
        return Pattern(cls=method.cls, name=method.name, descriptor=method.descriptor, exact=True)
    cls, _, rest = text.removesuffix("*)").partition("->")
    name, bracket, parameters = rest.partition("(")
    if not is_class(cls) or not bracket or not _MEMBER.fullmatch(name):
        raise BadNameError("method pattern", text)
    split_parameters(f"{parameters}X;" if parameters.endswith("/") else parameters)
    return Pattern(cls=cls, name=name, descriptor=f"({parameters}")


def parse_place(text: str) -> tuple[str, tuple[str, ...]]:
    """A place to its base ("this", "return", "arg1" …) and its parts, each as it is written without its dot
    (``text``, ``*``, ``[arg1]``, ``[*]``).

    Raises:
        BadNameError: no place.
    """
    match = _PLACE.fullmatch(text)
    if match is None:
        raise BadNameError("place", text)
    return match[1], tuple(word or key for word, key in re.findall(r"\.(\*|[a-z][a-z0-9_-]*)|(\[[^\]]+\])", match[2]))


def check(name: str, document: Document, file: SinkFile) -> Mistakes:
    """What is wrong with one file, by line."""
    return [(document.line(path), what) for path, what in _mistakes(name, file)]


def _mistakes(name: str, file: SinkFile) -> Iterator[tuple[Path, str]]:
    if f"{file.id}.yml" != name:
        yield ("id",), f"id '{file.id}' must equal the file name"
    for index, prefix in enumerate(file.inside):
        if not _PREFIX.fullmatch(prefix):
            yield ("inside", index), f"'{prefix}' is no beginning of a class descriptor, such as Lcom/a/ or Lcom/a/B"
    for index, cls in enumerate(file.not_on):
        if not is_class(cls):
            yield ("not_on", index), f"'{cls}' is no class descriptor"
    for number, entry in enumerate(file.sinks):
        yield from _entry(("sinks", number), entry)
    for number, origin in enumerate(file.origins):
        yield from _origin(("origins", number), origin)
    for number, wrap in enumerate(file.wraps):
        yield from _methods(("wraps", number, "methods"), wrap.methods, (wrap.inner,))
        yield from _places(("wraps", number, "inner"), (wrap.inner,))
    for number, request in enumerate(file.requests):
        for key in ("methods", "parameters", "whole", "address"):
            yield from _classes(("requests", number, key), getattr(request, key))
    if file.hand_over is not None:
        yield from _classes(("hand_over", "data"), tuple(t for t in file.hand_over.data if not t.endswith("/")))
        yield from _classes(("hand_over", "not_types"), file.hand_over.not_types)


def _entry(path: Path, entry: SinkEntry) -> Iterator[tuple[Path, str]]:
    if not (entry.methods or entry.overrides or entry.annotated):
        yield path, "no methods, overrides or annotated in an entry of 'sinks'"
    if not entry.data:
        yield (*path, "data"), "'data' is empty: by which argument does data leave?"
    stated = (*entry.data, *_of(entry.destination), *((entry.stream,) if entry.stream else ()))
    yield from _methods((*path, "methods"), entry.methods, stated)
    yield from _methods((*path, "overrides"), entry.overrides, ())
    yield from _classes((*path, "annotated"), entry.annotated)
    yield from _places((*path, "data"), entry.data)
    if entry.stream:
        yield from _places((*path, "stream"), (entry.stream,))
    yield from _destination(path, entry.destination)
    returned = [place for place in entry.data if place.startswith("return")]
    if returned and entry.methods:
        yield (*path, "data"), "what a call returns does not leave by it; 'return' goes with overrides or annotated"
    if (entry.overrides or entry.annotated) and len(returned) < len(entry.data):
        yield (*path, "data"), "of overrides and annotated methods only 'return' leaves"


def _origin(path: Path, entry: OriginEntry) -> Iterator[tuple[Path, str]]:
    if not (entry.methods or entry.fields or entry.paths):
        yield path, "no methods, fields or paths in an entry of 'origins'"
    yield from _methods((*path, "methods"), entry.methods, _of(entry.destination))
    yield from _destination(path, entry.destination)
    for index, field in enumerate(entry.fields):
        try:
            parse_field(field)
        except BadNameError as error:
            yield (*path, "fields", index), str(error)


def _methods(path: Path, methods: tuple[str, ...], places: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    highest = max((int(n) for place in places for n in re.findall(r"arg(\d+)", place)), default=0)
    for index, text in enumerate(methods):
        try:
            pattern = parse_pattern(text)
        except BadNameError as error:
            yield (*path, index), str(error)
            continue
        if pattern.exact and len(parse_method(text).parameters) < highest:
            yield (*path, index), f"'{text}' has no arg{highest}"


def _places(path: Path, places: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for index, text in enumerate(places):
        try:
            parse_place(text)
        except BadNameError:
            yield (*path, index), f"'{text}' is no place; write this, arg1 … or return, and .word, .* or [arg1] behind"


def _destination(path: Path, ways: Ways) -> Iterator[tuple[Path, str]]:
    for kind, text in ways.stated():
        yield from _places((*path, "destination", kind), (text,))


def _of(ways: Ways) -> tuple[str, ...]:
    return tuple(place for _, place in ways.stated())


def _classes(path: Path, classes: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for index, text in enumerate(classes):
        if not is_class(text.lstrip("[")) and not re.fullmatch(r"\[+[ZBSCIJFD]", text):
            yield (*path, index), f"'{text}' is no class descriptor"
