import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.reader import parse_catalogue, read_files
from analyzer.errors import UnreadableError
from analyzer.places import rulesets_dir
from analyzer.report import json as as_json
from analyzer.report.build import build_report
from analyzer.review.form import form, quoted, read_report
from analyzer.review.model import Decision, Review
from analyzer.review.reading import read_review
from tests.report import sample


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return parse_catalogue(read_files(rulesets_dir()))


def test_the_form_names_every_finding_and_can_be_read_at_once(catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), sample.judgement(), catalogue, "zh")
    data = form(read_report(as_json.render(report), "report.json"))
    review = read_review(data, "review.yml")
    ids = {one.id for group in report.problems for item in group.items for one in item.findings}
    assert (review.decisions, review.undecided) == ((), len(ids))
    assert (review.package, review.sample) == (report.sample.package, report.sample.sha256)
    filled = data.replace(b"    decision:\n    reason:\n", b"    decision: confirm\n    reason:\n")
    again = read_review(filled, "review.yml")
    assert {one.finding for one in again.decisions} == ids
    assert all(one.rule and one.subject and one.verdict for one in again.decisions)


def test_what_was_decided_is_carried_over_even_of_findings_that_are_gone(catalogue: Catalogue) -> None:
    made = (
        Decision(finding="a1b2c3", choice="confirm", who="A", date="2026-01-31"),
        Decision(finding="778899", choice="note", note="later: see #4"),
        Decision(finding="ffffff", choice="reject", reason='dead "code"', rule="old", subject="IMEI"),
    )
    review = Review(name="review.yml", sha256="00" * 32, decisions=made)
    report = build_report(sample.facts(), sample.judgement(), catalogue, "en", review=review)
    again = read_review(form(read_report(as_json.render(report), "report.json")), "review.yml")
    kept = [structs.replace(one, rule="", subject="", verdict="") for one in again.decisions]
    assert kept == [structs.replace(one, rule="", subject="", verdict="") for one in made]


@pytest.mark.parametrize("text", [*sample.HOSTILE_TEXTS, "- a: b #c", "'", "\\", "\U0010ffff", "no", "123", ": {"])
def test_any_text_is_quoted_so_that_it_comes_back(text: str) -> None:
    source = f"decisions:\n  a:\n    note: x\n    subject: {quoted(text)}\n"
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    (decision,) = read_review(source.encode(), "r.yml").decisions
    assert decision.subject == " ".join(whole.split())


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b'{"sample": 1}', b"[" * 100_000])
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_report(data, "report.json")
    assert len(str(caught.value).splitlines()) == 1
