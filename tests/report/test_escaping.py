"""The checks of hostile texts can fail."""

import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.report import html
from analyzer.report.model import Report
from analyzer.report.policy_model import StripCell
from tests.report import escaping
from tests.report.poison import poisoned_report


def test_an_escape_that_is_left_out_is_found(report: Report) -> None:
    page = html.render(report)
    ours = escaping.vocabulary([page])
    escaping.page_is_ours(page, ours)
    for bad in (
        '<img src="x">',
        '<p onclick="x">',
        '<a href="http://evil.example/">',
        "a\u202eb",
        '<p id="top"><p id="top">',
    ):
        with pytest.raises(AssertionError):
            escaping.page_is_ours(page.replace("<main", f"{bad}<main", 1), ours)


def test_a_text_that_is_not_made_visible_is_found(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analyzer.report.visible.visible", lambda shown: shown)
    names = poisoned_report(catalogue, 0).sample.other_names
    with pytest.raises(AssertionError):
        escaping.nothing_unseen("".join(names))


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "-1", "+1", '"=1"', "a;=1+1", " =1", "\uff1d1"])
def test_a_formula_is_found(cell: str) -> None:
    escaping.no_cell_is_a_formula(b'"a","b"\r\n')
    with pytest.raises(AssertionError):
        escaping.no_cell_is_a_formula('"{}"\r\n'.format(cell.replace('"', '""')).encode())


def test_an_action_of_a_pdf_file_is_found() -> None:
    escaping.pdf_does_nothing(b"%PDF-1.4 /Annots stream /URI endstream")
    with pytest.raises(AssertionError):
        escaping.pdf_does_nothing(b"%PDF-1.4 << /S /URI /URI (http://evil.example) >>")


def test_words_of_the_strip_stay_out_of_attributes(report: Report) -> None:
    """They are closed words in saved facts, but any text in a saved report."""
    policy = report.policy
    assert policy is not None
    cell = StripCell(section=0, first=1, count=1, kind="topic", topic='"><script>alert(1)</script>')
    coverage = structs.replace(policy.coverage, strip=(cell,))
    bad = structs.replace(report, policy=structs.replace(policy, coverage=coverage))
    assert "<script>alert" not in html.render(bad)
