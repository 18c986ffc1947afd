"""Which clauses are cited on which date, and how much certainty they admit."""

from datetime import date, timedelta

import msgspec
import pytest

from analyzer.catalogue.law import imposing, may_confirm
from analyzer.catalogue.model import Catalogue, Clause, Instrument, Rule
from analyzer.judgement.judge import judge
from analyzer.judgement.story import read_story
from tests.judgement.test_judge import INTERNET

ON_LAST_DAY, ON_FIRST_DAY = "2025-12-31", "2026-01-01"


def cites(catalogue: Catalogue, rule_id: str, date: str) -> list[str]:
    judgement = judge(read_story("").facts, catalogue, date)
    (item,) = [item for item in judgement.items if item.rule == rule_id]
    return [clause.cite for clause in item.clauses]


@pytest.mark.parametrize(
    ("rule_id", "old", "new"),
    [
        ("undisclosed-collection", "第四十一条", "第四十三条"),
        ("recipient-unidentified", "第四十二条", "第四十四条"),
        ("cleartext", "第二十一条第（四）项", "第二十三条第（四）项"),
        ("cleartext", "第四十二条第二款", "第四十四条第二款"),
        ("collection-before-consent", "第二十二条第三款", "第二十四条第三款"),
        ("rights-path", "第四十九条", "第五十一条"),
        ("rights-path", "第四十三条", "第四十五条"),
    ],
)
def test_the_cybersecurity_law_is_cited_by_the_number_of_the_day(
    shipped: Catalogue, rule_id: str, old: str, new: str
) -> None:
    law = "《中华人民共和国网络安全法》"
    before, after = cites(shipped, rule_id, ON_LAST_DAY), cites(shipped, rule_id, ON_FIRST_DAY)
    assert law + old in before
    assert law + new in after
    assert law + new not in before
    assert law + old not in after


def test_a_law_is_not_cited_before_it_took_effect(shipped: Catalogue) -> None:
    pipl = "《中华人民共和国个人信息保护法》第十七条"
    assert pipl not in cites(shipped, "undisclosed-collection", "2021-10-31")
    assert pipl in cites(shipped, "undisclosed-collection", "2021-11-01")


def test_the_old_law_needs_no_edition_of_a_standard_that_came_later(shipped: Catalogue) -> None:
    assert not [cite for cite in cites(shipped, "undisclosed-collection", "2026-03-26") if "078.6—2026" in cite]
    assert [cite for cite in cites(shipped, "undisclosed-collection", "2026-03-27") if "078.6—2026" in cite]


PRIMARY = {
    "collection-before-consent": ["RD-3.1", "PIPL-13", "PIPL-14", "TAF078.6-5.3", "TAF078.6-5.6"],
    "sdk-not-in-policy": ["RD-2.1", "N26-s3", "PIPL-17", "PIPL-23", "NDR-21", "TAF078.6-5.5-a", "GBT35273-9.6"],
    "undisclosed-collection": ["RD-2.1", "RD-3.9", "PIPL-17", "TAF078.6-5.2-a", "TAF078.6-5.4"],
    "immutable-identifier": ["RD-4.1", "PIPL-6", "TAF078.1-5.1", "YDT4177.5", "GBT41391-F", "TAF267.8-5.1c"],
    "permission-without-use": ["RD-4.1", "PG20204A-unrelated", "TAF078.4-4.4"],
    "beyond-necessary-list": ["NPI-3", "NPI-4", "NPI-5", "RD-4.1", "GBT41391-A", "GBT41391-E"],
    "permissions-in-a-batch": ["RD-4.6", "N26-10", "TAF078.4-4.5"],
    "permission-purpose-unexplained": ["RD-2.3", "N26-10", "TAF078.4-4.1-a", "TAF076"],
    "sensitive-data-leaves": ["RD-5.1", "PIPL-6", "PIPL-23", "PIPL-28", "TAF078.5-5.1", "YDT4177.4", "YDT4177.11"],
    "recipient-unidentified": ["PIPL-23", "CSL2025-44", "NDR-21", "TAF078.5-5.3"],
    "no-consent-prompt": ["RD-1.1", "RD-1.2", "RD-3.4", "PIPL-14", "PIPL-17", "TAF078.6-5.8", "TAF078.6-5.9-a"],
    "rights-path": ["RD-3.8", "RD-6.1", "RD-6.3", "RD-6.5", "PIPL-15", "PIPL-47", "PIPL-50", "NDR-23", "GBT35273-8"],
    "no-personalisation-switch": ["RD-3.6", "PIPL-24", "NDR-42", "ARP-17", "TAF078.2-4.1", "TAF078.2-4.4"],
    "self-start": ["N164-B6", "N26-6", "TAF078.10-4-a"],
    "cleartext": ["PIPL-51", "CSL2025-23-4", "CSL2025-44-2", "NDR-9", "GBT35273-6.3"],
    "background-collection": ["RD-4.4", "TAF078.1-5.2", "TAF078.1-5.5", "TAF078.1-5.8"],
    "biometric-upload": ["FRM-8", "FRM-10", "PIPL-28", "PIPL-29", "PIPL-30", "YDT4177.7"],
    "foreign-endpoint": ["PIPL-39", "XB-10", "GBT35273-5.5a3"],
    "shake-to-ad": ["N26-4", "TAF078.7-8"],
}


@pytest.mark.parametrize("rule_id", PRIMARY)
def test_each_rule_cites_what_it_rests_on(shipped: Catalogue, rule_id: str) -> None:
    (rule,) = [rule for rule in shipped.rules if rule.id == rule_id]
    found = {clause.id for _, clause in imposing(shipped, rule.obligations, "2026-11-21")}
    assert set(PRIMARY[rule_id]) - found == set()


def test_bases_stand_before_references(shipped: Catalogue) -> None:
    for item in judge(read_story("").facts, shipped, "2026-11-21").items:
        roles = [clause.role for clause in item.clauses]
        assert roles == sorted(roles)
        assert "basis" in roles, item.rule


@pytest.mark.parametrize(
    "instrument", ["gbt-35273", "gbt-41391", "taf-078", "taf-076", "taf-267", "tc260-pg-20204a", "ydt-4177"]
)
def test_recommended_standards_are_references(shipped: Catalogue, instrument: str) -> None:
    (found,) = [entry for entry in shipped.instruments if entry.id == instrument]
    assert found.role == "reference"


def law(role: str = "basis", mark: str = "V", decidable: tuple[str, ...] = ("S+P",)) -> list[tuple[Instrument, Clause]]:
    text = {"zh": "甲", "en": "A"}
    clause = {"id": "1", "cite": "一", "gist": text, "mark": mark, "decidable": decidable, "valid_from": "2020-01-01"}
    stated = {"id": "l", "order": 1, "title": text, "short": text, "valid_from": "2020-01-01", "role": role}
    instrument = msgspec.convert({**stated, "mark": "V", "source": "x"}, Instrument)
    return [(instrument, msgspec.convert(clause, Clause))]


def test_a_finding_is_never_more_certain_than_its_clause() -> None:
    assert may_confirm(law(), "S+P")
    assert may_confirm(law(decidable=("P",)), "P")
    assert may_confirm(law(decidable=("P",)), "S+P")
    assert not may_confirm(law(), "lead")
    assert not may_confirm(law(decidable=("lead(S)",)), "S")
    assert not may_confirm(law(decidable=("D", "lead(S+P)")), "S+P")
    assert not may_confirm(law(), "P"), "half of what the clause needs"
    assert not may_confirm(law(role="reference"), "S+P")
    assert not may_confirm(law(mark="M"), "S+P")
    assert not may_confirm([], "S+P")


def test_confirmed_becomes_suspected_when_no_clause_carries_it(shipped: Catalogue) -> None:
    story = read_story(INTERNET + "policy complete zh\nread imei by app reachable\nclaim imei app omitted certain\n")
    (rule,) = [rule for rule in shipped.rules if rule.id == "undisclosed-collection"]

    def verdict(catalogue: Catalogue) -> str:
        return judge(story.facts, catalogue, "2026-11-21").items[0].verdict

    def only(rule: Rule, instruments: tuple[Instrument, ...]) -> Catalogue:
        return msgspec.structs.replace(shipped, rules=(rule,), undecided=(), instruments=instruments)

    assert verdict(only(rule, shipped.instruments)) == "confirmed"
    standards = tuple(entry for entry in shipped.instruments if entry.role == "reference")
    assert verdict(only(rule, standards)) == "suspected"


# clauses of a finding


def touched_by(shipped: Catalogue, rule_id: str, text: str, date: str = "2026-11-21") -> dict[str, set[str]]:
    """Verdict and subject of every finding to the ids of its clauses."""
    story = read_story(text)
    (item,) = [item for item in judge(story.facts, shipped, date, story.app_type).items if item.rule == rule_id]
    known = {clause.id for clause in item.clauses}
    for found in item.findings:
        assert found.clauses, found.fact_en
        assert set(found.clauses) <= known
    return {found.subject_en: set(found.clauses) for found in item.findings}


def test_an_omission_is_not_cited_as_a_broken_promise(shipped: Catalogue) -> None:
    text = INTERNET + (
        "policy complete zh\nread imei by app reachable\nclaim imei app omitted certain\n"
        "read contacts by app reachable\nclaim contacts app incorrect certain\n"
    )
    found = touched_by(shipped, "undisclosed-collection", text)
    omitted, denied = found["IMEI · the app's own code"], found["Contacts · the app's own code"]
    assert "RD-2.1" in omitted
    assert "RD-3.9" not in omitted
    assert "RD-3.9" in denied
    assert "RD-2.1" not in denied


def test_a_missing_period_is_not_cited_as_a_missing_policy(shipped: Catalogue) -> None:
    text = "policy complete zh\nstatement collect of location\ncheck retention-period missing"
    (clauses,) = touched_by(shipped, "no-consent-prompt", text).values()
    assert "PIPL-17" in clauses
    assert not clauses & {"RD-1.1", "RD-1.2", "RD-3.4", "PIPL-31", "CPP-8"}


def test_what_is_confirmed_stands_beside_no_law_that_admits_less(shipped: Catalogue) -> None:
    text = "policy complete zh\ncheck response-time found value 30"
    (clauses,) = touched_by(shipped, "rights-path", text).values()
    by_id = {clause.id: (entry, clause) for entry in shipped.instruments for clause in entry.clauses}
    for name in clauses:
        entry, clause = by_id[name]
        assert entry.role == "reference" or "P" in clause.decidable, name


def test_a_standard_about_one_kind_of_sdk_is_cited_for_that_kind_only(shipped: Catalogue) -> None:
    text = "sdk bugly live category apm\nread imei by app reachable\nread imei by sdk bugly reachable"
    found = touched_by(shipped, "immutable-identifier", text)
    assert not [name for name in found["IMEI · the app's own code"] if name.startswith("TAF267")]
    assert "TAF267.8-5.1c" in found["IMEI · bugly"]


def test_silence_and_vagueness_are_different_scenarios_of_the_test_specification(shipped: Catalogue) -> None:
    text = INTERNET + (
        "policy complete zh\nread imei by app reachable\nclaim imei app omitted certain\n"
        "read contacts by app reachable\nclaim contacts app vague\n"
    )
    found = touched_by(shipped, "undisclosed-collection", text)
    scenarios = {subject: {name for name in ids if name.startswith("TAF")} for subject, ids in found.items()}
    assert scenarios == {
        "IMEI · the app's own code": {"TAF078.6-5.2-a"},
        "Contacts · the app's own code": {"TAF078.6-5.4"},
    }


def test_a_permission_that_nobody_uses_is_no_collection(shipped: Catalogue) -> None:
    text = "permission android.permission.READ_CONTACTS no-use-found"
    (clauses,) = touched_by(shipped, "permission-without-use", text).values()
    assert {"RD-4.1", "N164-B5", "TAF078.4-4.4"} <= clauses
    assert not clauses & {"PIPL-6", "N164-A2", "N337-2"}


def test_before_there_was_a_law_nobody_is_accused(shipped: Catalogue) -> None:
    text = "read imei by app reachable\ncomponent receiver com.a.B action android.intent.action.BOOT_COMPLETED"
    for item in judge(read_story(text).facts, shipped, "2010-01-01").items:
        assert item.findings == (), item.rule
        assert item.clauses == (), item.rule
        if item.rule == "self-start":
            assert "均未生效" in item.reason_zh


# dates


FIRST_DAYS = {
    "pipl": "2021-11-01",
    "csl": "2017-06-01",
    "network-data-regulation": "2025-01-01",
    "face-recognition-measures": "2025-06-01",
    "cac-2021-14": "2021-05-01",
    "rd-2019": "2019-11-28",
    "children-provisions": "2019-10-01",
    "cross-border-provisions": "2024-03-22",
    "algorithm-provisions": "2022-03-01",
    "telecom-provisions": "2013-09-01",
    "miit-2023-26": "2023-02-06",
    "gbt-35273": "2020-10-01",
    "gbt-41391": "2022-11-01",
    "taf-076": "2020-11-26",
    "taf-267": "2025-11-17",
}


def cited_on(catalogue: Catalogue, date: str) -> set[tuple[str, str]]:
    items = judge(read_story("").facts, catalogue, date).items
    return {(clause.instrument, clause.cite) for item in items for clause in item.clauses}


@pytest.mark.parametrize("instrument", FIRST_DAYS)
def test_nothing_is_cited_before_its_first_day(shipped: Catalogue, instrument: str) -> None:
    first = date.fromisoformat(FIRST_DAYS[instrument])
    assert instrument not in {name for name, _ in cited_on(shipped, (first - timedelta(days=1)).isoformat())}
    assert instrument in {name for name, _ in cited_on(shipped, first.isoformat())}


def test_no_clause_is_older_than_its_instrument(shipped: Catalogue) -> None:
    for entry in shipped.instruments:
        assert all(clause.valid_from >= entry.valid_from for clause in entry.clauses), entry.id


@pytest.mark.parametrize(("part", "first"), [("078.1—2026", "2026-03-27"), ("078.3—2025", "2025-07-07")])
def test_an_edition_is_cited_from_its_day_on(shipped: Catalogue, part: str, first: str) -> None:
    day = date.fromisoformat(first)
    assert not [cite for _, cite in cited_on(shipped, (day - timedelta(days=1)).isoformat()) if part in cite]
    assert [cite for _, cite in cited_on(shipped, first) if part in cite]


# what the instruments do not have


def test_no_article_is_cited_of_a_notice_that_has_none(shipped: Catalogue) -> None:
    for entry in shipped.instruments:
        for clause in entry.clauses:
            if entry.id in ("rd-2019", "miit-2019-337", "miit-2020-164", "miit-2023-26"):
                assert "条" not in clause.cite, clause.cite
            assert "征求意见稿" not in clause.cite
            assert "互联网应用程序个人信息收集使用规定" not in clause.cite


LEADS = (1, 4, 5, 6, 7, 13, 14, 15, 16, 19)
"""Rules that a device or a person has to confirm, whatever the package shows."""


@pytest.mark.parametrize("number", LEADS)
def test_a_lead_is_never_confirmed(shipped: Catalogue, number: int) -> None:
    (rule,) = [rule for rule in shipped.rules if rule.number == number]
    for check in rule.checks:
        for day in ("2024-06-30", "2025-12-31", "2026-11-21"):
            found = imposing(shipped, check.obligations or rule.obligations, day)
            assert not may_confirm(found, check.strength), check.id


def test_when_something_happens_is_for_a_device_to_say(shipped: Catalogue) -> None:
    device = {"consent-before-collection", "prompt-at-first-run", "explicit-consent", "limit-frequency"}
    for rule in shipped.rules:
        for check in rule.checks:
            if device & set(check.obligations or rule.obligations):
                assert check.strength == "lead", (rule.id, check.id)
