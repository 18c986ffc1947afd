"""Instrument by item: who decides it, by the rulesets that ship and by small ones."""

import pytest

from analyzer.catalogue.coverage import WAYS, cover
from analyzer.catalogue.reader import parse_catalogue
from analyzer.errors import UsageError
from tests.catalogue.folders import CLAUSES, files
from tests.judgement.conftest import SHIPPED

ON = "2026-11-21"

ITEMISED = {"rd-2019": 31, "miit-2019-337": 8, "miit-2020-164": 10, "miit-2023-26": 15, "taf-078": 48}
"""Instruments that reports go through, and how many items of each the rulesets know."""


@pytest.mark.parametrize("instrument", ITEMISED)
def test_every_item_is_decided_by_rules_or_has_a_test_or_is_outside(instrument: str) -> None:
    (covered,) = cover(SHIPPED, ON, instrument)
    assert len(covered.items) == ITEMISED[instrument]
    assert not [item.clause for item in covered.items if item.way in ("none", "stage")]
    assert sum(covered.counts.values()) == len(covered.items)


def test_the_itemised_instruments_are_these() -> None:
    assert {entry.id for entry in SHIPPED.instruments if entry.itemised} == set(ITEMISED)


def test_a_rule_that_only_waits_for_a_stage_decides_nothing() -> None:
    (methods,) = cover(SHIPPED, ON, "rd-2019")
    items = {item.clause: item for item in methods.items}
    assert items["RD-2.3"].rules == ()
    assert items["RD-2.3"].waiting == ("permission-purpose-unexplained",)
    assert items["RD-2.3"].tests == ("purpose-not-told-when-asking",)
    assert items["RD-2.3"].way == "test"
    assert items["RD-3.2"].way == "rules-and-test"


def test_every_undecidable_entry_of_ours_has_a_test_in_both_languages() -> None:
    for entry in SHIPPED.undecided:
        assert entry.test is not None, entry.id
        assert len(entry.test.steps) >= 2, entry.id


def test_ways_of_small_rulesets() -> None:
    more = CLAUSES + "  - id: LAW-2\n    cite: 《某法》第二条\n    gist: {zh: 商店, en: Stores}\n    mark: V\n"
    (law,) = cover(parse_catalogue(files(clauses__the_law=more)), ON)
    assert [item.way for item in law.items] == ["rules", "none"]
    outside = more + "    outside: {zh: 商店的义务, en: A duty of stores}\n"
    (law,) = cover(parse_catalogue(files(clauses__the_law=outside)), ON)
    assert law.counts == {"rules": 1, "outside": 1}
    assert tuple(law.counts) == tuple(way for way in WAYS if way in law.counts)


def test_before_it_held_an_instrument_is_left_out() -> None:
    assert cover(parse_catalogue(files()), "2019-12-31") == ()


def test_an_unknown_instrument_is_a_mistake_of_the_user() -> None:
    with pytest.raises(UsageError):
        cover(SHIPPED, ON, "rd-2109")
