"""Which rows speak at a level, and what conditions mean."""

import pytest

from analyzer.behaviours.levels import (
    Target,
    argument_places,
    condition_holds,
    level_bits,
    needs,
    rows_at,
    shown_levels,
)
from analyzer.catalogue.facts import ApiPermission

TARGET = Target(sdk=34)


def fact(source: str, low: int, high: int, *permissions: str, mode: str = "all", condition: str = "") -> ApiPermission:
    return ApiPermission(mode, permissions or ("P",), condition, low, high, source, "public")  # type: ignore[arg-type]


def test_an_annotation_at_the_level_wins() -> None:
    old, new = fact("aosp-annotation", 23, 28, "OLD"), fact("aosp-annotation", 29, 36, "NEW")
    assert rows_at([old, new], 28) == (old,)
    assert rows_at([old, new], 29) == (new,)


def test_the_nearest_annotation_speaks_for_a_level_without_one() -> None:
    late = fact("aosp-annotation", 34, 36)
    assert rows_at([late], 30) == (late,)
    assert rows_at([late], 19) == (late,), "however far away, when nothing else speaks"


def test_documentation_comes_after_annotations_and_axplorer_last() -> None:
    annotation = fact("aosp-annotation", 30, 36, "A")
    javadoc = fact("aosp-javadoc", 23, 25, "J")
    axplorer = fact("axplorer", 16, 22, "X")
    every = [annotation, javadoc, axplorer]
    assert rows_at(every, 25) == (annotation,), "near enough"
    assert rows_at(every, 21) == (javadoc,)
    assert rows_at([fact("aosp-annotation", 33, 36, "A"), axplorer], 21) == (axplorer,)


def test_axplorer_is_whole_at_its_levels_and_silent_above() -> None:
    axplorer = fact("axplorer", 16, 19)
    assert rows_at([axplorer], 9) == (axplorer,)
    assert rows_at([axplorer], 22) == ()
    assert rows_at([fact("axplorer", 21, 25)], 20) != ()
    assert rows_at([fact("axplorer", 21, 25)], 26) == ()


def test_curated_rows_are_added_where_they_cover() -> None:
    annotation, curated = fact("aosp-annotation", 23, 36, "A"), fact("curated", 1, 28, "C")
    assert rows_at([annotation, curated], 28) == (curated, annotation)
    assert rows_at([annotation, curated], 29) == (annotation,)


@pytest.mark.parametrize(
    ("condition", "level", "expected"),
    [
        ("", 30, True),
        ("targetSdk<=30", 30, False),
        ("targetSdk>=31", 30, True),
        ("device API<=28", 28, True),
        ("device API<=28", 29, False),
        ("targetSdk>=29 and something else", 30, None),
        ("targetSdk<=28 and something else", 30, False),
        ("conditional", 30, None),
        ("arg0 in {18,19} and targetSdk>=29", 30, None),
        ("to be grantable", 30, True),
    ],
)
def test_conditions(condition: str, level: int, expected: bool | None) -> None:
    assert condition_holds(condition, level, TARGET) is expected


def test_conditions_on_arguments() -> None:
    assert condition_holds("arg0 in {18,19}", 30, TARGET, ((0, 19),)) is True
    assert condition_holds("arg0 in {18,19}", 30, TARGET, ((0, 1),)) is False
    assert condition_holds("arg0==21 (TYPE_HEART_RATE) or 31", 30, TARGET, ((0, 31),)) is True
    assert condition_holds("arg0==21 (TYPE_HEART_RATE) or 31", 30, TARGET, ((1, 21),)) is None


def test_alternatives_are_weak_and_rows_of_one_level_add_up() -> None:
    rows = [fact("aosp-annotation", 30, 36, "A"), fact("aosp-annotation", 30, 36, "B", "C", mode="any")]
    found = {need.permission: need.weak for need in needs(rows, 30, 36, TARGET)}
    assert found == {"A": False, "B": True, "C": True}


def test_levels_are_clamped_and_shown() -> None:
    assert level_bits(-5, 900) == level_bits(1, 36)
    assert level_bits(30, 29) == 0
    assert shown_levels(level_bits(21, 28) | level_bits(33, 33)) == "21-28, 33"


def test_only_arguments_that_a_condition_is_about_decide() -> None:
    rows = [fact("curated", 1, 36, condition="arg2 == 5 or 7"), fact("curated", 1, 36, condition="targetSdk >= 31")]
    assert argument_places(rows) == {2}
    assert argument_places(rows[1:]) == frozenset()
