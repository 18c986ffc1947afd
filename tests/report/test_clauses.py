"""Which clauses stand beside which finding."""

import pytest

from analyzer.catalogue.model import Lang
from analyzer.judgement.judge import judge
from analyzer.judgement.story import read_story
from analyzer.report import csv, html
from analyzer.report.build import build_report
from analyzer.report.model import ItemView, Report
from tests.judgement.conftest import SHIPPED

STORY = """
policy complete zh
permission android.permission.INTERNET used-by-app protection normal
read imei by app reachable
claim imei app omitted certain
read contacts by app reachable
claim contacts app incorrect certain
"""
LIST, OWN_RULES = "《认定方法》二、1.", "《认定方法》三、9."


def report(lang: Lang = "zh", story: str = STORY) -> Report:
    facts = read_story(story).facts
    return build_report(facts, judge(facts, SHIPPED, "2026-11-21"), SHIPPED, lang)


def item(of: Report, rule: str = "undisclosed-collection") -> ItemView:
    return next(item for group in of.problems for item in group.items if item.rule == rule)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_finding_names_its_own_clauses(lang: Lang) -> None:
    denied, omitted = sorted(item(report(lang)).findings, key=lambda finding: LIST in finding.cites)
    assert LIST in omitted.cites
    assert OWN_RULES not in omitted.cites
    assert OWN_RULES in denied.cites
    assert LIST not in denied.cites


def test_an_item_names_what_its_findings_touch_and_no_more() -> None:
    both = {clause.cite for clause in item(report()).clauses}
    assert {LIST, OWN_RULES} <= both
    only = report(story="\n".join(line for line in STORY.splitlines() if "contacts" not in line))
    assert OWN_RULES not in {clause.cite for clause in item(only).clauses}
    tested = {clause.cite: clause.found for part in only.basis.instruments for clause in part.clauses}
    assert tested[LIST] is True
    assert tested[OWN_RULES] is False


def test_the_page_repeats_them_only_where_they_differ() -> None:
    page, once = html.render(report()), html.render(report(story=STORY.replace("incorrect", "omitted")))
    for entry, times in ((page, 1), (once, 0)):
        lines = (entry if isinstance(entry, str) else entry.decode()).splitlines()
        assert len([line for line in lines if 'class="remedy"' in line and OWN_RULES in line]) == times


def test_the_table_gives_each_row_its_own() -> None:
    table = csv.render(report())
    rows = (table if isinstance(table, str) else table.decode("utf-8-sig")).splitlines()
    (row,) = [row for row in rows if "undisclosed-collection" in row and "IMEI" in row]
    assert LIST in row
    assert OWN_RULES not in row
