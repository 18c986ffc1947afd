"""Content URIs in the code: which constant reaches which resolver call, and which are merely named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.catalogue.tables import Tables
from analyzer.program.values import CallArguments, Const

_READS = frozenset(
    {"query", "openInputStream", "openFileDescriptor", "openFile", "openAssetFileDescriptor", "openAssetFile",
     "openTypedAssetFile", "openTypedAssetFileDescriptor", "registerContentObserver", "loadThumbnail", "startQuery",
     "managedQuery", "canonicalize", "refresh", "acquireContentProviderClient", "call"}
)  # fmt: skip
_WRITES = frozenset(
    {"insert", "update", "delete", "bulkInsert", "openOutputStream", "startInsert", "startUpdate", "startDelete"}
)
RESOLVERS = {
    "Landroid/content/ContentResolver;": _READS | _WRITES,
    "Landroid/content/ContentProviderClient;": _READS | _WRITES,
    "Landroid/content/AsyncQueryHandler;": _READS | _WRITES,
    "Landroid/app/Activity;": frozenset({"managedQuery"}),
    "Landroid/content/CursorLoader;": frozenset({"<init>", "setUri"}),
    "Landroidx/loader/content/CursorLoader;": frozenset({"<init>", "setUri"}),
    "Landroid/support/v4/content/CursorLoader;": frozenset({"<init>", "setUri"}),
    "Landroid/content/ContentProviderOperation;": frozenset({"newInsert", "newUpdate", "newDelete", "newAssertQuery"}),
    "Landroid/provider/MediaStore;": frozenset({"createWriteRequest", "createDeleteRequest"}),
}
"""Framework and support classes whose calls take a content URI."""


@dataclass(frozen=True, slots=True)
class UriAccess:
    """One content URI at one place. ``field`` is the framework field that holds it, "" for a string.

    ``resolved``: the URI reaches the resolver call at ``place``. Otherwise it is only named there; then ``access`` is
    "read" when the class also makes a resolver call whose URI is not known, and "unknown" when nothing near does.
    An empty ``uri`` is a write whose URI could not be found out.
    """

    uri: str
    field: str
    access: Literal["read", "write", "unknown"]
    place: Place
    resolved: bool


def find_uris(code: CodeIndex, tables: Tables) -> tuple[UriAccess, ...]:
    """Every content URI that the code names, at resolver calls first."""
    resolved, open_classes = _at_resolvers(code, tables)
    known = {(a.place.method, a.uri) for a in resolved}
    named = [a for a in _named(code, tables, open_classes) if (a.place.method, a.uri) not in known]
    return (*resolved, *named)


def _at_resolvers(code: CodeIndex, tables: Tables) -> tuple[list[UriAccess], set[int]]:
    """Resolver calls with a known URI, and the classes with one whose URI is not known."""
    found: dict[UriAccess, None] = {}
    open_classes: set[int] = set()
    for call in code.calls_of(RESOLVERS):
        member = call.signature.partition("->")[2]
        write = member.partition("(")[0] in _WRITES or member.startswith(("newInsert", "newUpdate", "newDelete"))
        for place in code.places(call.rows):
            spelled = list(_spelled(code, _uri_constants(code.arguments(place), member), tables))
            if not spelled:
                open_classes.add(int(code.program.symbols.methods.owner[place.method]))
                if write:
                    found[UriAccess("", "", "write", place, False)] = None
            for uri, field in spelled:
                found[UriAccess(uri, field, "write" if write else "read", place, True)] = None
    return list(found), open_classes


def _uri_constants(call: CallArguments | None, member: str) -> Iterator[Const]:
    if call is None:
        return
    for values in call.arguments:
        for const in values or ():
            uri = const.kind == "uri" or (const.kind == "string" and str(const.value).startswith("content:"))
            authority = member.startswith(
                ("acquireContentProviderClient(Ljava/lang/String;", "call(Ljava/lang/String;")
            )
            if uri or const.kind == "field" or (authority and const.kind == "string"):
                yield const


def _spelled(code: CodeIndex, constants: Iterable[Const], tables: Tables) -> Iterator[tuple[str, str]]:
    """(URI, field that holds it or "") of each constant that is a URI or an authority."""
    for const in constants:
        text = str(const.value)
        if const.kind == "field":
            if uri := tables.uri_field(text):
                yield uri, text
            for held in sorted(code.static_constants(text) or (), key=str):
                if held.kind in ("uri", "string") and str(held.value).startswith("content://"):
                    yield str(held.value), text
        elif text.startswith("content://"):
            yield text, ""
        elif const.kind == "string" and "/" not in text and " " not in text:
            yield "content://" + text, ""


def _named(code: CodeIndex, tables: Tables, open_classes: set[int]) -> Iterator[UriAccess]:
    program = code.program
    spelled = {number: program.symbols.strings.text(number) for number in code.strings_starting(b"content://")}
    rows = code.rows_with(spelled, 0x1A, 0x1B)
    for place, ref in zip(code.places(rows), _refs(code, rows), strict=True):
        yield UriAccess(spelled[ref], "", _near(code, place, open_classes), place, False)
    find = program.symbols.strings.find
    fields: dict[int, tuple[str, str]] = {}
    for field, uris in tables.uri_fields().items():
        owner, _, name = field.partition("->")
        number = program.symbols.fields.find(program.find_type(owner), find(name), find("Landroid/net/Uri;"))
        if number >= 0 and uris:
            fields[number] = (uris[0], field)
    rows = code.rows_with(fields, 0x60, 0x66)
    for place, ref in zip(code.places(rows), _refs(code, rows), strict=True):
        yield UriAccess(*fields[ref], _near(code, place, open_classes), place, False)


def _refs(code: CodeIndex, rows: NDArray[np.int64]) -> list[int]:
    """References of the rows that ``places`` keeps."""
    return [int(r) for r in code.program.sites.ref[rows[code.program.methods_of_rows(rows) >= 0]]]


def _near(code: CodeIndex, place: Place, open_classes: set[int]) -> Literal["read", "unknown"]:
    return "read" if int(code.program.symbols.methods.owner[place.method]) in open_classes else "unknown"
