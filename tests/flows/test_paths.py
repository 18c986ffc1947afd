"""Access paths: which part of a value is which."""

import pytest

from analyzer.flows.paths import (
    ANY,
    ELEMENT,
    LONGEST,
    Part,
    Path,
    cut,
    is_field,
    keyed,
    last_field,
    meets,
    surely,
    taken,
)
from analyzer.flows.points import WHOLE

ONE, TWO, FREE = keyed("one"), keyed("two"), keyed(None)
FIRST, SECOND = keyed(0), keyed(1)


@pytest.mark.parametrize("path", [(), (1,), (1, 2, 3), (ONE, TWO), ("text", 4), tuple(range(1, LONGEST + 1))])
def test_a_path_without_ways_round_stays(path: Path) -> None:
    assert cut(path) == path


def test_a_path_that_is_too_long_is_none() -> None:
    assert cut(tuple(range(1, LONGEST + 2))) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((1, 1), (1,)),  # node.next.next
        ((1, 1, 1, 2), (1, 2)),
        ((1, 2, 1, 2, 3), (1, 2, 3)),  # this$0 and back
        ((ONE, ONE), (ONE,)),
        ((1, 2, 3, 4, 5, 1), (1,)),
    ],
)
def test_what_comes_back_to_a_part_is_cut(path: Path, expected: Path) -> None:
    assert cut(path) == expected


def test_an_array_in_an_array_is_an_array_of_any_element() -> None:
    assert cut((FIRST, SECOND)) == (FREE,)
    assert cut((FIRST, 7)) == (FIRST, 7)
    assert cut((ELEMENT, FIRST)) == (FREE,)
    assert cut((ONE, FIRST)) == (ONE, FIRST)  # a name is no index


@pytest.mark.parametrize(
    ("wanted", "held", "expected"),
    [
        (1, 1, True),
        (1, 2, False),
        (1, ANY, False),  # a field of a class is never what models keep
        (ANY, 1, False),
        (1, WHOLE, False),
        ("text", "text", True),
        ("text", "extras", False),
        ("text", ANY, True),
        (ANY, "text", True),
        (WHOLE, "text", True),
        (ONE, ONE, True),
        (ONE, TWO, False),
        (ONE, FREE, True),
        (FREE, ONE, True),
        (FIRST, SECOND, False),
        (FIRST, keyed("0"), False),
        (ELEMENT, FIRST, True),
        (FIRST, ELEMENT, True),
        (ELEMENT, "text", False),
        (ANY, ONE, True),
    ],
)
def test_meets(wanted: Part, held: Part, expected: bool) -> None:
    assert meets(wanted, held) is expected


@pytest.mark.parametrize(
    ("wanted", "held", "expected"),
    [
        (1, 1, True),
        (1, 2, False),
        ("text", "text", True),
        (ONE, ONE, True),
        (ONE, TWO, False),
        (FREE, FREE, False),  # one unknown key need not be the other
        (ONE, FREE, False),
        (ELEMENT, ELEMENT, False),
        (ANY, ANY, False),
        (WHOLE, WHOLE, False),
        (FIRST, FIRST, True),
    ],
)
def test_surely(wanted: Part, held: Part, expected: bool) -> None:
    assert surely(wanted, held) is expected


@pytest.mark.parametrize("part", [1, "text", ONE, FREE, FIRST, ELEMENT, ANY, WHOLE])
def test_what_is_surely_overwritten_may_be_met(part: Part) -> None:
    for other in (1, 2, "text", ONE, TWO, FREE, FIRST, ELEMENT, ANY, WHOLE):
        assert not surely(part, other) or meets(part, other)


def test_taken() -> None:
    assert taken((), (1, 2)) == (1, 2)
    assert taken((1,), (1, 2)) == (2,)
    assert taken((1, 2), (1, 2)) == ()
    assert taken((2,), (1, 2)) is None
    assert taken((1,), ()) == ()  # all of it is data
    assert taken((1, 2, 3), (1,)) == ()
    assert taken((ONE,), (FREE, 2)) == (2,)
    assert taken((WHOLE,), ("text", 2)) == ("text", 2)
    assert taken(("text", ONE), ("text", TWO)) is None


def test_fields() -> None:
    assert is_field(1)
    assert not any(is_field(part) for part in ("text", ONE))
    assert last_field((1, "text", 2, ONE)) == 2
    assert last_field(("text", ONE)) == 0
    assert last_field(()) == 0
