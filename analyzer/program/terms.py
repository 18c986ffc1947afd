"""Sets of values that may stand in a register: what the following of constants reckons with."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from analyzer.program.heap import (
    Boxed,
    Builder,
    Concrete,
    Held,
    Items,
    Literal,
    NoAnswerError,
    Uri,
    joined,
    units,
)
from analyzer.program.values import Const, Values

MOST_VALUES = 16
"""Different values of one register that are kept apart."""
MOST_COMBINATIONS = 64
MOST_TEXT = 4096
MOST_ITEMS = 1024
"""Elements of an array of objects that are kept apart."""


class Array(NamedTuple):
    """An array or list of objects: per element the set of what it may be. ``exact``: these elements in this order;
    otherwise any of them, in any order and number.
    """

    kind: str
    elements: "tuple[Terms, ...]"
    exact: bool


class Numbers(NamedTuple):
    """An array of numbers, all known. ``kind`` is the descriptor of an element."""

    kind: str
    values: tuple[int, ...]


class Fresh(NamedTuple):
    """An object of a packaged class by how it was made: the number of its constructor, and the arguments."""

    constructor: int
    given: "tuple[Terms, ...]"


Term: TypeAlias = Const | Array | Numbers | Boxed | Fresh
Terms: TypeAlias = frozenset[Term]

OPEN = Const("open", "")
"""A member of a set: and anything else."""
ANYTHING: Terms = frozenset({OPEN})
NULL: Terms = frozenset({Const("int", 0)})


def text(value: str) -> Terms:
    """The set of one string."""
    return frozenset({Const("string", value)}) if len(value) <= MOST_TEXT else ANYTHING


def integer(value: int) -> Terms:
    """The set of one number."""
    return frozenset({Const("int", value)})


def union(sets: Iterable[Terms]) -> Terms:
    """All members; only a fixed choice of them, and OPEN, when they are too many."""
    found: set[Term] = set()
    for terms in sets:
        found |= terms
    if len(found) <= MOST_VALUES:
        return frozenset(found)
    return ANYTHING


def concrete(term: Term) -> Concrete:
    """A term as the machine holds it.

    Raises:
        NoAnswerError: it is not wholly known.
    """
    if isinstance(term, Boxed):
        return term
    if isinstance(term, Numbers):
        return Items(term.kind, list(term.values))
    if isinstance(term, Array):
        if not term.exact:
            raise NoAnswerError
        return Items(term.kind, [concrete(single(element)) for element in term.elements])
    if isinstance(term, Fresh):
        raise NoAnswerError
    if term.kind == "string":
        return units(str(term.value))
    if term.kind == "int":
        return int(term.value)
    if term.kind == "uri":
        return Uri(str(term.value))
    if term.kind == "class":
        return Literal(str(term.value))
    if term.kind == "field":
        return Held(str(term.value))
    raise NoAnswerError


def single(terms: Terms) -> Term:
    """The only member of a set.

    Raises:
        NoAnswerError: there is not exactly one.
    """
    if len(terms) != 1:
        raise NoAnswerError
    return next(iter(terms))


def abstract(value: Concrete) -> Terms:
    """The set of one value of the machine; ANYTHING for objects of which no term tells."""
    if isinstance(value, Boxed):
        return frozenset({value})
    if isinstance(value, str):
        return text(joined(value))
    if isinstance(value, int):
        return integer(value)
    if isinstance(value, Uri):
        return frozenset({Const("uri", joined(value.text))}) if len(value.text) <= MOST_TEXT else ANYTHING
    if isinstance(value, Literal):
        return frozenset({Const("class", value.descriptor)}) if value.descriptor else ANYTHING
    if isinstance(value, Held):
        return frozenset({Const("field", value.field)})
    if isinstance(value, Builder):
        return text(joined(value.text))
    if isinstance(value, Items):
        if value.kind and value.kind in "ZBSCIJ":
            plain = tuple(v for v in value.values if isinstance(v, int))
            whole = len(plain) == len(value.values) and len(plain) <= MOST_TEXT
            return frozenset({Numbers(value.kind, plain)}) if whole else ANYTHING
        if len(value.values) <= MOST_ITEMS:
            # Members that are arrays themselves are not followed: they could hold one another.
            elements = tuple(ANYTHING if isinstance(v, Items) else abstract(v) for v in value.values)
            return frozenset({Array(value.kind, elements, True)})
    return ANYTHING


def weight(sets: Iterable[Terms]) -> int:
    """How many steps more than one it costs to look through arrays among the members."""
    found = 0
    for terms in sets:
        for term in terms:
            if isinstance(term, Array):
                found += len(term.elements) // 8
            elif isinstance(term, Numbers):
                found += len(term.values) // 64
    return found


def flat(terms: Terms) -> Terms:
    """The set without arrays and objects, which as members of others could hold one another without end."""
    if all(isinstance(term, Const | Boxed) for term in terms):
        return terms
    return frozenset(term if isinstance(term, Const | Boxed) else OPEN for term in terms)


def in_order(terms: Iterable[Term]) -> list[Term]:
    """The members, constants in a fixed order before the others."""
    return sorted(terms, key=lambda term: (term.kind, str(term.value)) if isinstance(term, Const) else ("~", ""))


def combined(sets: Sequence[Terms], function: Callable[[list[Concrete]], Concrete]) -> Terms:
    """What a function makes of every combination of members; OPEN among it where a member or a result is not known."""
    rows: list[list[Term]] = [[]]
    for terms in sets:
        if len(terms) * len(rows) > MOST_COMBINATIONS:
            return ANYTHING
        rows = [[*row, term] for row in rows for term in terms]
    results: list[Terms] = []
    for row in rows:
        try:
            results.append(abstract(function([concrete(term) for term in row])))
        except (NoAnswerError, IndexError):  # a call may have fewer arguments than its prototype or its name says
            results.append(ANYTHING)
    return union(results)


def published(terms: Terms) -> tuple[Values | None, Values]:
    """(all constants that may be, None when others may be as well; those of them that are known)."""
    found: set[Const] = set()
    whole = True
    for term in terms:
        if isinstance(term, Boxed):
            found.add(Const("int", term.value))
        elif isinstance(term, Numbers | Fresh) or term == OPEN:
            whole = False
        elif isinstance(term, Const):
            found.add(term)
        else:
            lines = _lines(term)
            whole = whole and lines is not None
            found |= {lines} if lines is not None else set()
    known = frozenset(found)
    return (known if whole else None), known


def _lines(array: Array) -> Const | None:
    """An array or list that holds strings, and nothing that is known to be something else."""
    members = dict.fromkeys(
        str(term.value)
        for element in array.elements
        for term in in_order(element)
        if isinstance(term, Const) and term.kind == "string"
    )
    if not members and array.kind != "Ljava/lang/String;":
        return None
    kept: list[str] = []
    for member in members:
        if member and sum(map(len, kept)) + len(member) < MOST_TEXT:
            kept.append(member)
    return Const("strings", "\n".join(kept))
