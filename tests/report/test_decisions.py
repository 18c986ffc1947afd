import csv as table
import io

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.report import csv, html, markdown, text
from analyzer.report import json as as_json
from analyzer.report.build import build_report
from analyzer.report.model import Report
from analyzer.review.model import Decision, Review
from tests.report import sample
from tests.report.test_html import Page

REVIEW = Review(
    name="review.yml",
    sha256="ab" * 32,
    package="com.example.loan",
    sample="cd" * 32,
    decisions=(
        Decision(finding="a1b2c3", choice="confirm", who="王工", date="2026-01-31"),
        Decision(finding="778899", choice="reject", reason=sample.HOSTILE_TEXTS[0], note="=1+1"),
        Decision(finding="d4e5f6", choice="note", note="waits for the developer"),
        Decision(finding="ffffff", choice="reject", reason="was in the last release", rule="old-rule", subject="IMEI"),
    ),
)


@pytest.fixture(scope="module", params=["zh", "en"])
def reviewed(request: pytest.FixtureRequest, catalogue: Catalogue) -> Report:
    return build_report(sample.facts(), sample.judgement(), catalogue, request.param, review=REVIEW)


def test_decisions_stand_beside_findings_and_in_the_counts(reviewed: Report) -> None:
    found = {one.id: one for group in reviewed.problems for item in group.items for one in item.findings}
    kept = found["a1b2c3"].decision
    assert kept is not None
    assert (kept.choice.id, kept.who) == ("confirm", "王工")
    assert kept.told.endswith("2026-01-31")
    assert found["778899"].verdict.id == "suspected", "the machine's verdict stays"
    counts = {count.verdict: count for count in reviewed.conclusion.counts}
    assert (counts["confirmed"].upheld, counts["confirmed"].rejected) == (1, 0)
    assert (counts["suspected"].upheld, counts["suspected"].rejected) == (0, 1)
    view = reviewed.review
    assert view is not None
    assert (view.confirmed, view.rejected, view.noted, view.cleared) == (1, 1, 1, 0)
    assert view.open == len(found) - 2
    assert not view.same_package
    (gone,) = view.stale
    assert (gone.finding, gone.rule, gone.decision.choice.id) == ("ffffff", "old-rule", "reject")
    assert len(view.sentences) == 4


def test_an_item_whose_findings_are_all_rejected_is_counted_apart(catalogue: Catalogue) -> None:
    judgement = sample.judgement()
    item = next(item for item in judgement.items if item.verdict == "suspected")
    made = tuple(Decision(finding=one.id, choice="reject", reason="no") for one in item.findings)
    before = build_report(sample.facts(), judgement, catalogue, "en", review=Review(name="r.yml", sha256="00" * 32))
    after = build_report(
        sample.facts(), judgement, catalogue, "en", review=Review(name="r.yml", sha256="00" * 32, decisions=made)
    )
    assert before.review is not None
    assert after.review is not None
    assert (before.review.cleared, after.review.cleared) == (0, 1)
    assert after.review.after[1].items == before.review.after[1].items - 1
    for render in (html.render, text.render):
        assert "every finding of this item was rejected" in render(after)
        assert "every finding of this item was rejected" not in render(before)
    assert [count.items for count in after.conclusion.counts] == [count.items for count in before.conclusion.counts]


def test_every_format_shows_them_and_hostile_reasons_stay_text(reviewed: Report) -> None:
    source = html.render(reviewed)
    assert "<script>alert(1)" not in source
    assert reviewed.review is not None
    shown = " ".join(" ".join(Page(source).text).split())
    plain = text.render(reviewed)
    for sentence in reviewed.review.sentences:
        assert sentence in shown
        assert sentence in plain
    assert "was in the last release" in shown
    assert "was in the last release" in plain
    assert plain.count(sample.HOSTILE_TEXTS[0]) >= 1
    assert as_json.read(as_json.render(reviewed)) == reviewed
    rows = list(table.DictReader(io.StringIO(csv.render(reviewed).decode("utf-8-sig"))))
    rejected = next(row for row in rows if row["finding"] == "778899")
    assert (rejected["verdict"], rejected["review"], rejected["review_note"]) == ("suspected", "reject", "'=1+1")


def test_without_decisions_nothing_is_said(report: Report) -> None:
    assert report.review is None
    assert 'class="review"' not in html.render(report)


def test_a_finding_is_named_as_in_the_file_of_decisions(report: Report) -> None:
    found = [finding for group in report.problems for item in group.items for finding in item.findings]
    for form in (html, markdown, text):
        content = form.render(report)
        page = content if isinstance(content, str) else content.decode()
        assert found
        assert [finding.id for finding in found if finding.id not in page] == []
