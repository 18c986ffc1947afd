"""Which clauses are cited on which date, and how much certainty they admit."""

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
    "immutable-identifier": ["RD-4.1", "PIPL-6", "TAF078.1-5.1", "YDT4177.5", "GBT41391-F", "TAF267.7-5.1f"],
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
