"""Rules over data flow: what a flow may accuse of, and what is said where none was found or looked for."""

from typing import get_args

import pytest
from msgspec.structs import replace

from analyzer.behaviours.model import EntryPoint, PathStep
from analyzer.catalogue import conditions
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.model import RecipientDisclosure
from analyzer.facts import Facts
from analyzer.flows import model as flows
from analyzer.judgement.judge import judge
from analyzer.judgement.model import Finding, ItemResult
from analyzer.judgement.story import read_story
from tests.judgement.test_judge import DATE, item

SHARED = """
stage flows
stage implicit-flows
policy complete zh
check cross-border missing
permission android.permission.INTERNET used-by-app protection normal
sdk umeng live category statistics
sdk-claim umeng not-named certain
read contacts by app reachable
read face by app reachable
claim contacts app clear certain
claim face app clear certain
"""
LEAKS = """
flow contacts by app to sdk given umeng{0}
flow contacts by app to network host ads.x.example cleartext{0}
flow face by app to network host ads.x.example tls-unchecked{0}
flow contacts by app to log{0}
recipient ads.x.example third-party operator AdCompany of umeng country US
recipient-claim contacts umeng not-named certain
recipient-claim contacts ads.x.example not-named certain
recipient-claim face ads.x.example not-named certain
"""


def of_flows(facts: Facts, catalogue: Catalogue) -> list[tuple[ItemResult, Finding]]:
    """The findings that rest on a flow."""
    return [
        (entry, finding)
        for entry in judge(facts, catalogue, DATE).items
        for finding in entry.findings
        if any(proof.kind == "flow" for proof in finding.evidence)
    ]


def story(text: str) -> Facts:
    return read_story(text).facts


def test_rules_ask_for_what_flows_have() -> None:
    assert get_args(conditions.Transformed) == get_args(flows.TransformationKind)
    assert get_args(conditions.RecipientDisclosure) == get_args(RecipientDisclosure)


def test_every_kind_of_leak_is_found_and_only_recipients_are_confirmed(shipped: Catalogue) -> None:
    found = of_flows(story(SHARED + LEAKS.format("")), shipped)
    assert {(entry.rule, finding.verdict) for entry, finding in found} == {
        ("sensitive-data-leaves", "confirmed"),
        ("recipient-unidentified", "confirmed"),
        ("sdk-not-in-policy", "confirmed"),
        ("cleartext", "suspected"),
        ("biometric-upload", "suspected"),
        ("foreign-endpoint", "suspected"),
        ("data-left-unprotected", "suspected"),
    }


@pytest.mark.parametrize("doubt", ["unconfirmed", "implicit"])
def test_a_doubtful_flow_is_at_most_suspected(doubt: str, shipped: Catalogue) -> None:
    found = of_flows(story(SHARED + LEAKS.format(f" {doubt}")), shipped)
    assert len({entry.rule for entry, _ in found}) == 7
    assert {finding.verdict for _, finding in found} == {"suspected"}
    facts = [finding.fact_zh for entry, finding in found if entry.rule == "sensitive-data-leaves"]
    assert all("未能验证" in fact and "已逐步验证" not in fact for fact in facts)


@pytest.mark.parametrize("lost", ["not-permitted", "by app packaged"])
def test_what_cannot_be_read_cannot_leave(lost: str, shipped: Catalogue) -> None:
    told = SHARED.replace("read contacts by app reachable", f"read contacts {lost}")
    if "packaged" in lost:
        leaks = "\n".join(
            line + " packaged" for line in LEAKS.format("").splitlines() if line.startswith("flow contacts")
        )
    else:
        leaks = "\n".join(line for line in LEAKS.format("").splitlines() if "face" not in line)
    assert of_flows(story(f"{told}\n{leaks}"), shipped) == []


def test_a_read_on_a_doubtful_way_confirms_nothing(shipped: Catalogue) -> None:
    facts = story(SHARED + LEAKS.format(""))
    doubtful = EntryPoint(method="La/B;->c()V", kind="native-name", doubtful=True)
    wide = (PathStep(method="La/B;->c()V", how="entry"), PathStep(method="La/B;->d()V", how="dispatch", targets=50))
    for changed in ({"entry": doubtful}, {"path": wide}):
        reads = tuple(replace(read, **changed) for read in facts.reads)
        found = of_flows(replace(facts, reads=reads), shipped)
        assert found
        assert {finding.verdict for _, finding in found} == {"suspected"}


def test_one_confirmed_way_is_enough_and_stands_first(shipped: Catalogue) -> None:
    more = "\nflow contacts by app to sdk given umeng unconfirmed at Lcom/b/C;->d()V"
    facts = story(SHARED + more + LEAKS.format(""))
    (found,) = [f for entry, f in of_flows(facts, shipped) if entry.rule == "sdk-not-in-policy"]
    assert found.verdict == "confirmed"
    first, second = [proof.index for proof in found.evidence if proof.kind == "flow"]
    assert (facts.flows[first].certainty, facts.flows[second].certainty) == ("confirmed", "unconfirmed")


def test_another_way_of_the_same_kind_keeps_the_id(shipped: Catalogue) -> None:
    once, twice = SHARED + LEAKS.format(""), SHARED + LEAKS.format("") + LEAKS.format(" at Lx/Y;->z()V unconfirmed")
    first, second = (sorted(f.id for _, f in of_flows(story(text), shipped)) for text in (once, twice))
    assert first == second
    assert len(set(first)) == len(first)


def test_facts_from_before_the_stage_are_judged_as_before(shipped: Catalogue) -> None:
    old = item(
        SHARED.replace("stage flows\n", "").replace("stage implicit-flows\n", ""), shipped, "sensitive-data-leaves"
    )
    assert old.verdict == "not-seen"
    assert "尚未分析" in old.reason_zh
    new = item(SHARED, shipped, "sensitive-data-leaves")
    assert new.verdict == "no-issue"


def test_nothing_says_that_flows_were_not_analysed_when_they_were(shipped: Catalogue) -> None:
    for entry in judge(story(SHARED + LEAKS.format("")), shipped, DATE).items:
        if entry.rule != "self-start":
            assert "流向" not in entry.reason_zh or "尚未分析" not in entry.reason_zh
            assert "where it goes" not in entry.reason_en


@pytest.mark.parametrize("rule", ["sensitive-data-leaves", "biometric-upload", "data-left-unprotected"])
@pytest.mark.parametrize("gap", ["gap packed blocks", "gap budget in flows"])
def test_could_not_look_is_not_nothing_found(rule: str, gap: str, shipped: Catalogue) -> None:
    assert item(SHARED, shipped, rule).verdict == "no-issue"
    assert item(f"{SHARED}\n{gap}", shipped, rule).verdict == "not-seen"


def test_what_was_not_followed_hides_no_code(shipped: Catalogue) -> None:
    facts = SHARED + "\ngap budget blocks in flows"
    assert item(facts, shipped, "immutable-identifier").verdict == "no-issue"
    assert item(facts, shipped, "permission-without-use").verdict == "no-issue"
    assert item(facts, shipped, "sensitive-data-leaves").verdict == "not-seen"


def test_what_goes_into_native_code_is_named(shipped: Catalogue) -> None:
    found = item(f"{SHARED}\nflow contacts by app to native", shipped, "sensitive-data-leaves")
    assert found.verdict == "not-seen"
    assert "联系人" in found.reason_zh
    assert "native code" in found.reason_en


def test_each_fact_is_whole_in_both_languages(shipped: Catalogue) -> None:
    more = "\nflow contacts by app to sms number 10086 as hash:MD5 constant-key\nflow contacts by app to intent"
    for _, finding in of_flows(story(SHARED + LEAKS.format("") + more), shipped):
        for text in (finding.fact_zh, finding.fact_en, finding.subject_zh, finding.subject_en):
            assert text
            assert "{" not in text
            assert "report." not in text
        assert not any("\u4e00" <= char <= "\u9fff" for char in finding.fact_en)


def test_a_key_that_lies_in_the_package_is_said(shipped: Catalogue) -> None:
    told = SHARED + "flow contacts by app to network host api.x.example tls as hash:MD5 constant-key"
    facts = {f.fact_zh for entry, f in of_flows(story(told), shipped) if entry.rule == "sensitive-data-leaves"}
    assert any("MD5" in fact and "仍可识别" in fact for fact in facts)
