"""What values say of a gate: comparing, joining, turning round."""

import pytest

from analyzer.behaviours.gates_settings import known_function, write_of
from analyzer.behaviours.gates_values import (
    NONE,
    Match,
    Num,
    Raw,
    Text,
    Thing,
    Truth,
    Value,
    equal,
    joined,
    truth,
    turned,
)

GATE, OTHER = frozenset({1}), frozenset({2})


def test_a_setting_tells_where_it_is_not_its_default() -> None:
    assert truth(Raw(GATE, 0)) == Truth(NONE, GATE)
    assert truth(Raw(GATE, 1)) == Truth(GATE, NONE)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (Raw(GATE, 0), Num(1), Truth(NONE, GATE)),
        (Num(0), Raw(GATE, 0), Truth(GATE, NONE)),
        (Raw(GATE, ""), Text("yes"), Truth(NONE, GATE)),
        (Text(""), Raw(GATE, ""), Truth(GATE, NONE)),
        (Match(((7, GATE),)), Num(7), Truth(NONE, GATE)),
        (Match(((7, GATE),)), Num(8), Truth(NONE, NONE)),
        (Truth(NONE, GATE), Num(0), Truth(GATE, NONE)),
        (Thing("param", 1), Num(0), Truth(NONE, NONE)),
    ],
)
def test_equality_as_a_flag(a: Value, b: Value, same: Truth) -> None:
    assert equal(a, b) == same


def test_a_flag_or_no_keeps_its_yes() -> None:
    both = joined(Raw(GATE, 0), NONE, Num(0), NONE)
    assert both == Truth(NONE, GATE)


def test_a_flag_or_yes_tells_nothing() -> None:
    assert joined(Raw(GATE, 0), NONE, Num(1), NONE) is None


def test_yes_that_is_only_said_behind_a_gate() -> None:
    assert joined(Num(1), GATE, Num(0), NONE) == Truth(NONE, GATE)
    assert joined(Num(1), NONE, Num(0), GATE) == Truth(GATE, NONE)


def test_two_flags_tell_that_one_of_two_gates_is_open() -> None:
    assert joined(Raw(GATE, 0), NONE, Raw(OTHER, 0), NONE) == Raw(GATE | OTHER, 0)


def test_turning_round() -> None:
    assert turned(Raw(GATE, 0)) == Raw(GATE, 1)
    assert turned(Truth(NONE, GATE)) == Truth(GATE, NONE)
    assert turned(Num(1)) == Num(0)
    assert turned(None) is None


@pytest.mark.parametrize(
    ("cls", "name", "arguments", "result"),
    [
        ("Ljava/lang/Boolean;", "booleanValue", (Raw(GATE, 0),), Raw(GATE, 0)),
        ("Ljava/lang/String;", "equals", (Text("1"), Raw(GATE, "")), Truth(NONE, GATE)),
        ("Landroid/text/TextUtils;", "isEmpty", (Raw(GATE, ""),), Truth(GATE, NONE)),
        ("Ljava/lang/String;", "length", (Raw(GATE, ""),), Raw(GATE, 0)),
        ("Ljava/lang/Boolean;", "parseBoolean", (Raw(GATE, "false"),), Raw(GATE, 0)),
        ("Ljava/lang/String;", "isEmpty", (None,), None),
        ("Lp/A;", "equals", (Raw(GATE, 0), Num(0)), None),
    ],
)
def test_functions_of_the_framework(cls: str, name: str, arguments: tuple[Value | None, ...], result: Value) -> None:
    assert known_function(cls, name, arguments) == result


def test_what_is_stored_under_which_key() -> None:
    assert write_of("putBoolean", (None, Text("agree"), Num(1))) == ("agree", 1)
    assert write_of("put", (Text("is_first"), Num(0))) == ("is_first", 0)
    assert write_of("getBoolean", (None, Text("agree"), Num(1))) is None
    assert write_of("putInt", (None, Text("agree"), Num(7))) is None
