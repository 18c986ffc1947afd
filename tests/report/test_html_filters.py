"""By what the findings of a page can be chosen, and what its script finds to work with."""

import re
from collections import Counter

import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.judgement.model import EvidenceRef
from analyzer.report import html
from analyzer.report.build import build_report
from analyzer.report.facets import facets
from analyzer.report.furniture import Furniture
from analyzer.report.model import FindingView, Report
from analyzer.report.page import shipped, themed
from analyzer.report.page_filters import answers, filters
from analyzer.review.model import Decision, Review
from tests.report import sample
from tests.report.test_html import Page


def findings(report: Report) -> list[FindingView]:
    return [finding for group in report.problems for item in group.items for finding in item.findings]


def test_every_choice_says_how_many_findings_it_leaves(report: Report) -> None:
    words = Furniture(report)
    answered = answers(report, words)
    assert set(answered) == {finding.anchor for finding in findings(report)}
    asked = {each.key: each for each in filters(report, words)}
    assert {"verdict", "owner", "data-type", "rule"} <= set(asked)
    assert "review" not in asked, "nobody decided anything"
    for key, each in asked.items():
        counts = Counter(value for answer in answered.values() for value in answer[key].split())
        assert {choice.value: choice.count for choice in each.choices} == counts
        assert all(re.fullmatch(r"[\w-]+", choice.value) for choice in each.choices)


def test_the_page_holds_the_answers_and_the_controls_hidden(report: Report) -> None:
    page = Page(html.render(report))
    marked = [attributes for tag, attributes in page.elements if "data-verdict" in attributes]
    assert {attributes["id"] for attributes in marked} == {finding.anchor for finding in findings(report)}
    (tools,) = [attributes for _, attributes in page.elements if attributes.get("class") == "tools"]
    assert "hidden" in tools, "without a script no control is shown, and everything else is"
    assert not [attributes for _, attributes in page.elements if attributes.get("class") == "out"]


def test_decisions_can_be_asked_for(catalogue: Catalogue) -> None:
    made = (Decision(finding="778899", choice="reject", reason="no"),)
    review = Review(name="r.yml", sha256="00" * 32, decisions=made)
    report = build_report(sample.facts(), sample.judgement(), catalogue, "en", review=review)
    (asked,) = [each for each in filters(report, Furniture(report)) if each.key == "review"]
    assert {choice.value: choice.count for choice in asked.choices} == {"open": len(findings(report)) - 1, "reject": 1}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_headline_that_no_finding_upholds_says_so(catalogue: Catalogue, lang: str) -> None:
    def headline(*decisions: Decision) -> str:
        review = Review(name="r.yml", sha256="00" * 32, decisions=decisions)
        return build_report(sample.facts(), sample.judgement(), catalogue, lang, review=review).conclusion.headline

    plain = build_report(sample.facts(), sample.judgement(), catalogue, lang)
    every = [Decision(finding=finding.id, choice="reject", reason="no") for finding in findings(plain)]
    assert headline() == plain.conclusion.headline
    assert headline(*every).startswith(plain.conclusion.headline)
    assert ("全部发现均被驳回" if lang == "zh" else "every finding was rejected") in headline(*every)
    some = headline(*every[1:])
    assert some != plain.conclusion.headline
    assert ("全部发现" if lang == "zh" else "every finding") not in some


def test_evidence_tells_owners_and_types_each_once() -> None:
    facts = sample.facts()
    read = facts.reads[0]
    twice = (EvidenceRef(kind="read", index=0),) * 2
    assert facets(twice, facts) == ((read.owner,), (read.data_type,))
    for kind in ("read", "flow", "permission", "sdk", "data-claim", "sdk-claim", "recipient-claim", "sentence"):
        assert facets((EvidenceRef(kind=kind, index=10_000), EvidenceRef(kind=kind, index=-1)), facts) == ((), ())


def test_a_note_is_shown_whole_once(report: Report) -> None:
    first, second = findings(report)[:2]
    note = next(note for finding in findings(report) for note in finding.notes)
    groups = tuple(
        structs.replace(
            group,
            items=tuple(
                structs.replace(
                    item,
                    findings=tuple(
                        structs.replace(one, notes=(note,)) if one.anchor in (first.anchor, second.anchor) else one
                        for one in item.findings
                    ),
                )
                for item in group.items
            ),
        )
        for group in report.problems
    )
    before = html.render(report).count(note.texts[0])
    source = html.render(structs.replace(report, problems=groups))
    assert source.count('class="note brief"') >= 1
    assert source.count(note.texts[0]) <= before + 1


def test_dark_colours_follow_the_system_and_the_reader_and_never_the_paper() -> None:
    style = themed(shipped("report.css") + shipped("policy.css"))
    assert "@media (prefers-color-scheme:dark)" not in style
    assert style.count("@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){") == 2
    assert len(re.findall(r"@media screen\{:root\[data-theme=dark\]\{\s*--", style)) == 2
