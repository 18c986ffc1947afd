"""The constants under which things are kept, and which method runs which: tests/data/walks.dex."""

import pytest

from analyzer.flows.kernels_state import CALL
from analyzer.flows.keys import Keys
from tests.flows.linked import method
from tests.flows.searched import prepared


def keys(constants: bool = True) -> Keys:
    one = prepared("walks", "app.walks")
    return Keys(one.search.bodies.bindings, one.seen.code.constants if constants else None)


def calls(cls: str, name: str, called: str) -> list[int]:
    """The statements of a method that call methods of a name."""
    one = prepared("walks", "app.walks")
    values, program = one.search.bodies.bindings.values, one.seen.code.program
    where = method(one.seen.code, f"Lapp/walks/{cls};", name)
    first, end = int(values.first_statement[where]), int(values.end_statement[where])
    return [
        s
        for s in range(first, end)
        if values.kind[s] == CALL and program.method_name(int(program.sites.ref[values.row[s]])) == called
    ]


@pytest.mark.parametrize(
    ("cls", "name", "called", "operand", "expected"),
    [
        ("Leaks", "key", "put", 1, ["a", "b"]),
        ("Leaks", "key", "put", 2, [None, "constant"]),
        ("Leaks", "key", "get", 1, ["a"]),
        ("Leaks", "anyKey", "put", 1, ["a", None]),
        ("Leaks", "listed", "get", 1, [0]),
        ("Main", "save", "getSharedPreferences", 1, ["kept"]),
        ("Main", "save", "getSharedPreferences", 2, [0]),
        ("Main", "listen", "findViewById", 1, [1]),
    ],
)
def test_constants(cls: str, name: str, called: str, operand: int, expected: list[str | int | None]) -> None:
    statements = calls(cls, name, called)
    assert [keys().of(statement, operand) for statement in statements] == expected
    assert [keys(constants=False).of(statement, operand) for statement in statements] == expected


def test_actions() -> None:
    """Of the constructors in the method, those of intents and filters."""
    made = {keys().of(statement, 1) for statement in calls("Main", "broadcast", "<init>")}
    assert {one for one in made if isinstance(one, str)} == {"app.walks.ONE", "app.walks.TWO"}


def test_an_operand_that_is_not_there_has_no_constant() -> None:
    (get,) = calls("Leaks", "key", "get")
    assert keys().of(get, 2) is None
    assert keys().of(get, 99) is None
    assert keys().of(get, -1) is None


def test_the_same_question_has_the_same_answer() -> None:
    asked = keys()
    (get,) = calls("Leaks", "key", "get")
    assert asked.of(get, 1) == asked.of(get, 1) == "a"


def test_what_only_the_evaluation_of_constants_knows() -> None:
    """The text is put together from two."""
    (get,) = calls("Clean", "joinedKey", "get")
    assert keys(constants=False).of(get, 1) is None
    assert keys().of(get, 1) == "ac"
