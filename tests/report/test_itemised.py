"""Instruments gone through item by item in the report, with the test to make where nothing static decides."""

import re

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.judgement.judge import judge
from analyzer.judgement.story import read_story
from analyzer.report.build import build_report
from analyzer.report.html import render
from analyzer.report.itemised_model import ItemTable
from analyzer.report.model import Report

ON = "2026-11-21"
STORY = """
policy complete zh
read imei by app reachable
claim imei app omitted certain
check response-time found value "30 working days"
component activity com.example.Main action android.intent.action.MAIN category android.intent.category.LAUNCHER
"""


def report(catalogue: Catalogue, lang: str, date: str = ON) -> Report:
    facts = read_story(STORY).facts
    return build_report(facts, judge(facts, catalogue, date), catalogue, lang)


def table(catalogue: Catalogue, key: str, lang: str = "zh") -> ItemTable:
    (found,) = [entry for entry in report(catalogue, lang).item_tables if entry.id == key]
    return found


def test_all_31_items_of_the_methods_have_a_result(catalogue: Catalogue) -> None:
    methods = table(catalogue, "rd-2019")
    assert [row.short for row in methods.rows][:5] == ["一、1.", "一、2.", "一、3.", "一、4.", "二、1."]
    assert len(methods.rows) == 31 == sum(count.items for count in methods.counts)
    assert all(row.checks for row in methods.rows)
    assert not [row.id for row in methods.rows if row.result.id in ("outside", "none")]
    rows = {row.id: row for row in methods.rows}
    assert rows["RD-6.3"].result.id == "confirmed"
    assert rows["RD-6.3"].checks[0].rule == "rights-path"
    assert rows["RD-1.3"].result.id == "undecidable"


def test_what_is_outside_the_test_of_an_app_says_why(catalogue: Catalogue) -> None:
    rows = {row.id: row for row in table(catalogue, "miit-2020-164").rows}
    assert rows["N164-D9"].result.text == "不属于应用检测范围"
    assert "分发平台" in rows["N164-D9"].reason
    assert rows["N164-A1"].reason == ""


def test_the_result_of_a_row_is_the_gravest_of_its_checks(catalogue: Catalogue) -> None:
    order = ("confirmed", "suspected", "undecidable", "not-seen", "no-issue")
    for entry in report(catalogue, "en").item_tables:
        for row in entry.rows:
            if row.checks:
                assert row.result.id == min((check.verdict.id for check in row.checks), key=order.index), row.id


def test_bases_come_before_reference_standards(catalogue: Catalogue) -> None:
    tables = report(catalogue, "zh").item_tables
    assert [entry.id for entry in tables] == ["rd-2019", "miit-2019-337", "miit-2020-164", "miit-2023-26", "taf-078"]
    assert [entry.role for entry in tables] == ["basis"] * 4 + ["reference"]


def test_before_there_was_a_law_there_is_no_table(catalogue: Catalogue) -> None:
    assert report(catalogue, "zh", "2010-01-01").item_tables == ()


def test_an_undecidable_item_says_how_to_test_it(catalogue: Catalogue) -> None:
    items = {item.rule: item for group in report(catalogue, "en").problems for item in group.items}
    test = items["rules-hard-to-reach"].test
    assert test is not None
    assert len(test.steps) >= 2
    assert "four taps" in test.confirms
    assert items["rights-path"].test is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_link_of_the_tables_leads_to_an_item(catalogue: Catalogue, lang: str) -> None:
    page = render(report(catalogue, lang))
    section = page[page.index('<section id="item_tables"') : page.index('<section id="permissions"')]
    links = set(re.findall(r'href="#([^"]+)"', section))
    assert len(links) > 30
    assert not [name for name in sorted(links) if f'id="{name}"' not in page]
    assert len(re.findall(r'<th scope="row">', section)) == sum(
        len(entry.rows) for entry in report(catalogue, lang).item_tables
    )
