"""The reports on paper of each sample: their Chinese problem names are those of report.json, and nothing lacks."""

import io
import json
import re

import docx as library
import pytest

from analyzer.report import docx, pdf, pdf_fonts
from analyzer.report import json as as_json
from analyzer.report.build import build_report
from analyzer.report.model import Report
from analyzer.report.paper import paper
from tests.report.paper_texts import pdf_text, said, squeezed
from tests.samples.expectation import IDS, expected
from tests.samples.test_scan import catalogue, facts_of, judgement_of

FIRST = tuple((sample, expected(sample).policies[0]) for sample in IDS)


def _report(sample: str, policy: str) -> Report:
    return build_report(facts_of(sample, policy), judgement_of(sample, policy), catalogue(), "zh")


@pytest.mark.parametrize(("sample", "policy"), FIRST)
def test_problem_names_are_those_of_the_json_report(sample: str, policy: str) -> None:
    report = _report(sample, policy)
    stated = json.loads(as_json.render(report))
    names = [squeezed(group["official"]) for group in stated["problems"]]
    found = [squeezed(line["official"]) for line in stated["conclusion"]["problems"]]

    document = library.Document(io.BytesIO(docx.render(report)))
    headings = [squeezed(p.text) for p in document.paragraphs if p.style is not None and p.style.name == "Heading 2"]
    assert [re.sub(r"^4\.\d+", "", heading) for heading in headings if heading.startswith("4.")] == names

    text = pdf_text(pdf.render(report))
    begin = [text.rindex(f"4.{number}{name}") for number, name in enumerate(names, 1)]
    assert begin == sorted(begin)
    assert f"4.{len(names) + 1}" not in text[begin[-1] : text.index(squeezed("5法规逐项对照"), begin[-1])]
    assert all(text.count(name) >= 3 for name in found)  # contents, conclusion, results


@pytest.mark.parametrize(("sample", "policy"), FIRST[:1])
def test_every_text_is_in_the_pdf(sample: str, policy: str) -> None:
    report = _report(sample, policy)
    text = pdf_text(pdf.render(report))
    assert [one for one in said(paper(report)) if squeezed(pdf_fonts.shown(one)) not in text] == []
