"""Constants followed beyond one method, in the fixture tests/data/values.dex."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from analyzer.apk.dex import read_dex
from analyzer.program.build import Program, build_program
from analyzer.program.constants import Budget, Constants
from analyzer.program.framework import load_framework
from analyzer.program.values import Const, Values

DATA = Path(__file__).parents[1] / "data"
TEXTS = {0x7F040001: ("https://a.example/", "https://b.example/")}


@cache
def program() -> Program:
    dexes, _ = read_dex("classes.dex", (DATA / "values.dex").read_bytes())
    return build_program(dexes, load_framework(), 26, 11)[0]


def constants() -> Constants:
    return Constants(program(), lambda identity: TEXTS.get(identity, ()))


def method(cls: str, name: str) -> int:
    (found,) = [
        int(m) for m in program().methods_of(program().find_type(f"Lvalues/{cls};")) if program().method_name(m) == name
    ]
    return found


def taken(cls: str, name: str, of: Constants | None = None) -> list[Values | None]:
    """What the calls of Use.take and takeInt in a method are handed."""
    calls = (of or constants()).arguments(method(cls, name)).values()
    return [call.arguments[-1] for call in calls if "Lvalues/Use;->take" in call.signature]


def strings(*texts: str) -> Values:
    return frozenset(Const("string", text) for text in texts)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("builtText", [strings("content://sms/7", "content://mms/7")]),
        ("looped", [None]),
        ("either", [strings("", "x")]),
        ("handedOut", [None]),
        ("formatted", [strings("https://api.example.com:80/%")]),
        ("filled", [strings("sms")]),
        ("listed", [frozenset({Const("strings", "A\nB")})]),
        ("uris", [frozenset({Const("uri", "content://sms/inbox")})]),
        ("enums", [strings("SECOND"), strings("action.second"), strings("is second")]),
        ("texts", [strings("https://a.example/", "https://b.example/"), None]),
        ("decided", [strings("real")]),
        ("caught", [strings("before", "after")]),
        ("mapped", [strings("value")]),
        ("inPlace", [strings("clear")]),
        ("inPlaceUnknown", [None]),
        ("inPlaceOrNot", [None]),
        ("ofOneObject", [strings("one"), strings("one")]),
    ],
)
def test_what_one_method_makes(name: str, expected: list[Values | None]) -> None:
    assert taken("Use", name) == expected


def test_what_fields_hold() -> None:
    encoded, joined, given, name, count, names, uri, decoded = taken("Use", "fields")
    assert encoded == strings("encoded")
    assert joined == strings("ab")
    assert given == frozenset({Const("field", "Lvalues/Held;->given:Ljava/lang/String;")})
    assert name == strings("one", "two")
    assert count == frozenset({Const("int", 0), Const("int", 5)})
    assert names == frozenset({Const("strings", "a\nb")})
    assert uri == frozenset({Const("field", "Landroid/provider/Telephony$Sms;->CONTENT_URI:Landroid/net/Uri;")})
    assert decoded == strings("clear")


def test_the_values_of_one_field() -> None:
    asked = constants().field_values
    assert asked("Lvalues/Held;->joined:Ljava/lang/String;") == strings("ab")
    assert asked("Lvalues/Held;->TEST:Z") == frozenset({Const("int", 0)})
    assert asked("Lvalues/Held;->given:Ljava/lang/String;") is None
    assert asked("Lvalues/Held;->name:Ljava/lang/String;") is None
    assert asked("Lvalues/Held;->missing:I") is None
    assert asked("Landroid/provider/Telephony$Sms;->CONTENT_URI:Landroid/net/Uri;") is None


def test_parameters_come_from_all_callers_and_through_called_methods() -> None:
    assert taken("Passed", "middle") == [strings("key_one", "key_two")]
    assert taken("Passed", "nobodyCalls") == [None]
    assert taken("Override", "own") == [frozenset({Const("int", 4)})]


def test_what_the_framework_calls_as_well_may_be_anything() -> None:
    assert taken("Override", "setTheme") == [None]


def test_constants_beside_unknown_values_are_known_but_not_all() -> None:
    (call,) = constants().arguments(method("Passed", "partly")).values()
    assert call.arguments == (None,)
    assert call.known == (strings("known"),)


def test_callers_that_cannot_run_do_not_count_where_others_can() -> None:
    live = np.ones(program().symbols.methods.count, np.uint8)
    live[method("Passed", "second")] = 0
    assert taken("Passed", "middle", Constants(program(), live=live)) == [strings("key_one")]
    live[method("Passed", "first")] = 0
    assert taken("Passed", "middle", Constants(program(), live=live)) == [strings("key_one", "key_two")]


def test_code_that_computes_a_constant_is_run() -> None:
    decoded, endless, deep, plain, timed = taken("Use", "decoding")
    assert decoded == strings("decoded")
    assert plain == strings("content://sms")
    assert timed == strings("now", "later")
    assert endless is None
    assert deep is None


@pytest.mark.parametrize(
    "budget",
    [
        Budget(units_beyond=0),
        Budget(steps=1),
        Budget(steps_of_method=1),
        Budget(steps_in_all=0),
        Budget(methods_deep=0),
        Budget(steps_deep=1),
    ],
)
def test_a_spent_budget_leaves_values_open(budget: Budget) -> None:
    of = Constants(program(), budget=budget)
    assert taken("Passed", "middle", of) == [None]
    # That something is too deep is no gap: values come from somewhere else all the time. That work was cut off is one.
    cut = budget.methods_deep and budget.steps_deep > 1
    assert of.unfollowed == ({method("Passed", "middle")} if cut else set())


def test_methods_beyond_the_budget_are_listed() -> None:
    of = Constants(program(), budget=Budget(units=0))
    assert dict(of.arguments(method("Use", "fields"))) == {}
    assert of.unfollowed == {method("Use", "fields")}


def test_calls_are_found_by_their_position() -> None:
    calls = constants().arguments(method("Passed", "middle"))
    first, second = calls
    assert calls[second].signature == "Lvalues/Use;->take(Ljava/lang/Object;)V"
    assert len(calls) == 2
    assert first in calls
    assert 1 not in calls
    assert calls.get(10_000) is None


@pytest.mark.parametrize("order", [sorted, lambda methods: sorted(methods, reverse=True)])
def test_no_method_is_too_strange(order: Callable[[list[int]], list[int]]) -> None:
    of = constants()
    defined = [int(m) for m in np.flatnonzero(program().methods.dex >= 0)]
    seen = sum(len(of.arguments(m)) for m in order(defined))
    assert seen == int(((program().sites.op >= 0x6E) & (program().sites.op <= 0x78)).sum())
