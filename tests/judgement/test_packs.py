"""Saved facts judged under the law of another jurisdiction, and of two at once."""

import pytest

from analyzer import places
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.reader import load_catalogue
from analyzer.facts import Facts
from analyzer.judgement.examples import run_example, run_examples
from analyzer.judgement.judge import judge
from analyzer.judgement.model import Judgement
from analyzer.judgement.story import read_story
from analyzer.report import json as as_json
from analyzer.report import text as as_text
from analyzer.report.build import build_report

DATE = "2026-11-20"
STORY = """
stage flows
stage phases
stage consent
policy complete zh
check cross-border missing
check retention-period missing
check contact missing
permission android.permission.INTERNET used-by-app protection normal
permission android.permission.READ_CONTACTS used-by-app
permission android.permission.READ_CALL_LOG no-use-found
sdk starad live category ads
read contacts by app reachable phases user-event consent after
read android-id by sdk starad start-up phases application consent before
claim contacts app omitted certain
flow contacts by app to network host graph.x.example cleartext
recipient graph.x.example third-party operator AdCompany country US
"""


def test_the_examples_of_the_other_packs_hold() -> None:
    whole = load_catalogue(places.rulesets_dir(), packs=None)
    for rule in whole.rules:
        if rule.packs and "cn" not in rule.packs:
            assert [one for one in run_examples(whole, rule.id) if one.problem] == []


@pytest.mark.parametrize("rule", [rule.id for rule in load_catalogue(places.rulesets_dir(), packs=("eu",)).rules])
def test_every_rule_holds_its_near_misses_under_the_other_law(rule: str) -> None:
    catalogue = load_catalogue(places.rulesets_dir(), packs=("eu",))
    (found,) = [entry for entry in catalogue.rules if entry.id == rule]
    for example in found.examples:
        if example.shows == "near-miss":
            one = run_example(catalogue, found, example)
            assert not one.problem, one


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_story(STORY).facts


def _catalogue(*packs: str) -> Catalogue:
    return load_catalogue(places.rulesets_dir(), packs=packs)


def _judged(facts: Facts, *packs: str) -> Judgement:
    return judge(facts, _catalogue(*packs), DATE)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_european_report_names_no_chinese_instrument(facts: Facts, lang: str) -> None:
    catalogue = _catalogue("eu")
    report = build_report(facts, judge(facts, catalogue, DATE), catalogue, lang)
    printed = as_text.render(report) + as_json.render(report).decode()
    for instrument in _catalogue("cn").instruments:
        for name in (instrument.title.zh, instrument.title.en, instrument.short.zh, instrument.number):
            assert not name or name not in printed, name
        assert not [clause.cite for clause in instrument.clauses if clause.cite in printed]
    named = [part.name for part in (*report.basis.instruments, *report.basis.references)]
    assert len(named) == 3
    assert "2016/679" in named[0]
    assert [pack.id for pack in report.tool.packs] == ["eu"]
    assert "GDPR Art. 6(1)" in printed


def test_the_default_report_says_nothing_of_packs(facts: Facts) -> None:
    catalogue = _catalogue("cn")
    report = build_report(facts, judge(facts, catalogue, DATE), catalogue, "zh")
    printed = as_json.render(report).decode()
    assert '"packs"' not in printed
    assert "GDPR" not in printed


def test_a_rule_of_both_shows_clauses_of_both_and_overstates_neither(facts: Facts) -> None:
    item = next(entry for entry in _judged(facts, "cn", "eu").items if entry.rule == "undisclosed-collection")
    (finding,) = item.findings
    assert finding.verdict == "confirmed"
    assert not [clause for clause in finding.clauses if clause.startswith(("GDPR", "PLAY"))]
    assert set(finding.suspected) == {"GDPR-5.1a", "PLAY-USER-DATA"}
    results = {entry.clause: entry.verdict for entry in item.tested}
    assert results["RD-2.1"] == "confirmed"
    assert results["GDPR-5.1a"] == "suspected"


def test_what_is_only_suspected_under_one_law_is_marked_in_the_report(facts: Facts) -> None:
    catalogue = _catalogue("cn", "eu")
    report = build_report(facts, judge(facts, catalogue, DATE), catalogue, "en")
    items = {item.rule: item for group in report.problems for item in group.items}
    cites = items["undisclosed-collection"].findings[0].cites
    assert "GDPR Art. 5(1)(a) (only suspected under this law)" in cites
    assert "GDPR Art. 5(1)(a)" not in cites
    assert [pack.text for pack in report.tool.packs] == ["China", "European Union"]


def test_china_alone_leaves_no_clause_merely_suspected(facts: Facts) -> None:
    assert not [finding for item in _judged(facts, "cn").items for finding in item.findings if finding.suspected]


def test_nothing_is_confirmed_under_law_that_was_only_remembered(facts: Facts) -> None:
    judgement = _judged(facts, "eu")
    results = (*judgement.items, *judgement.trial)
    assert "confirmed" not in {item.verdict for item in results}
    found = {item.rule for item in results if item.findings}
    assert {"undisclosed-collection", "cleartext", "eu-third-country", "play-restricted-permission"} <= found
    assert {"eu-terminal-access-before-consent", "eu-notice-incomplete"} <= found


def test_a_rule_for_one_pack_cites_that_pack_only(facts: Facts) -> None:
    judgement = _judged(facts, "cn", "eu")
    for item in (*judgement.items, *judgement.trial):
        if item.rule.startswith(("eu-", "play-")):
            assert {clause.id.partition("-")[0] for clause in item.clauses} <= {"GDPR", "EPRIVACY", "PLAY"}
        if item.rule in ("rights-path", "immutable-identifier", "no-consent-prompt"):
            assert not [clause.id for clause in item.clauses if clause.id.startswith(("GDPR", "EPRIVACY", "PLAY"))]
