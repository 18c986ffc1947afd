"""What arrays and URI builders hold after a change, for every set of what may be changed and stored."""

from collections.abc import Iterable, Sequence

from analyzer.apk.instructions import ArrayData
from analyzer.names import MethodName
from analyzer.program.heap import Uri
from analyzer.program.pure_coding import grown_uri
from analyzer.program.terms import (
    ANYTHING,
    MOST_ITEMS,
    MOST_TEXT,
    NULL,
    OPEN,
    Array,
    Numbers,
    Term,
    Terms,
    combined,
    union,
)
from analyzer.program.values import Const

_PRIMITIVES = frozenset("ZBSCIJ")


def combined_size(sizes: Terms, kind: str) -> Terms:
    """A new array of a size."""
    if len(sizes) == 1:
        (size,) = sizes
        if isinstance(size, Const) and size.kind == "int" and 0 <= int(size.value) <= MOST_TEXT:
            count = int(size.value)
            if kind in _PRIMITIVES:
                return frozenset({Numbers(kind, (0,) * count)})
            if count <= MOST_ITEMS:
                return frozenset({Array(kind, (NULL,) * count, True)})
    return ANYTHING if kind in _PRIMITIVES else frozenset({Array(kind, (), False)})


def array_of(kind: str, elements: Sequence[Terms]) -> Terms:
    """A new array that holds the elements."""
    if kind not in _PRIMITIVES:
        return frozenset({Array(kind, tuple(elements), True)})
    numbers = [term.value for terms in elements if len(terms) == 1 for term in terms if isinstance(term, Const)]
    plain = tuple(n for n in numbers if isinstance(n, int))
    return frozenset({Numbers(kind, plain)}) if len(plain) == len(elements) else ANYTHING


def stored(arrays: Terms, places: Terms, value: Terms) -> Terms:
    """The arrays after a value was stored at one of the places."""
    place = -1
    if len(places) == 1:
        (only,) = places
        place = int(only.value) if isinstance(only, Const) and only.kind == "int" else -1
    return union([_stored(array, place, value) for array in arrays])


def _stored(array: Term, place: int, value: Terms) -> Terms:
    if isinstance(array, Array):
        elements = array.elements
        if array.exact and 0 <= place < len(elements):
            changed = (*elements[:place], value, *elements[place + 1 :])
            return frozenset({Array(array.kind, changed, True)})
        kept = tuple(dict.fromkeys((*(e for e in elements if e != NULL), value)))
        return frozenset({Array(array.kind, kept, False)}) if len(kept) <= MOST_ITEMS else ANYTHING
    if isinstance(array, Numbers) and 0 <= place < len(array.values) and len(value) == 1:
        (only,) = value
        if isinstance(only, Const) and only.kind == "int":
            values = (*array.values[:place], int(only.value), *array.values[place + 1 :])
            return frozenset({Numbers(array.kind, values)})
    return ANYTHING


def filled_with(arrays: Terms, kind: str, data: ArrayData) -> Terms:
    """The arrays after ``fill-array-data``."""
    if len(data.data) > 8 * MOST_TEXT:
        return ANYTHING
    values = tuple(v & 0xFFFF for v in data.values) if kind == "C" else data.values
    found: list[Terms] = []
    for array in arrays:
        if isinstance(array, Numbers) and len(values) <= len(array.values):
            found.append(frozenset({Numbers(kind, values + array.values[len(values) :])}))
        else:
            found.append(ANYTHING)
    return union(found)


_URI_TAILS = frozenset(
    {"appendPath", "appendEncodedPath", "appendQueryParameter", "fragment", "encodedFragment", "query", "encodedQuery",
     "clearQuery"}
)  # fmt: skip


def grown_uris(name: MethodName, held: Terms, arguments: Sequence[Terms]) -> Terms:
    """The URIs of a builder after a change; what is added below a URI and not known leaves it as it is."""
    found: list[Terms] = []
    for base in held:
        one: Terms = frozenset({base})
        if base == OPEN or not isinstance(base, Const):
            found.append(ANYTHING)
        elif base.kind == "field":
            found.append(one if name.name in _URI_TAILS else ANYTHING)
        else:
            start = str(base.value)
            grown = combined(arguments, lambda values, start=start: Uri(grown_uri(name, start, values)))  # type: ignore[misc]
            open_tail = OPEN in grown and name.name in _URI_TAILS
            found.append((grown - ANYTHING) | one if open_tail else grown)
    return union(found)


def below(base: Terms, parts: Iterable[Terms]) -> Terms:
    """``Uri.withAppendedPath``: of parts that are not known the URI above them."""
    found: list[Terms] = []
    for part in parts:
        for term in base:
            one: Terms = frozenset({term})
            if isinstance(term, Const) and term.kind == "uri":
                tails = [t.value for t in part if isinstance(t, Const) and t.kind == "string"]
                found += [
                    frozenset({Const("uri", f"{str(term.value).removesuffix('/')}/{str(t).removeprefix('/')}")})
                    for t in tails
                ]
                if len(tails) < len(part):
                    found.append(one)
            else:
                found.append(one if isinstance(term, Const) and term.kind == "field" else ANYTHING)
    return union(found)
