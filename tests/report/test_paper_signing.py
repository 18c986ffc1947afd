"""Where people sign: only in a report with a laboratory's statements, with their names, in PDF and Word alike."""

import io

import docx as library
import pypdfium2
import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.report import docx, pdf
from analyzer.report.build import build_report
from analyzer.report.model import Meta, Report
from analyzer.report.paper import fields
from tests.report import sample
from tests.report.paper_texts import pdf_text, squeezed

STATED = Meta(report_number="XJ-0012", tester="甲某", reviewer="乙某", laboratory="某检测中心")


@pytest.fixture(scope="module")
def stated(chinese: Report) -> Report:
    return structs.replace(chinese, meta=STATED)


def test_a_report_without_statements_has_no_place_to_sign(chinese: Report) -> None:
    assert "检测单位（盖章）" not in pdf_text(pdf.render(chinese))
    assert fields(chinese)["running_title"] == chinese.title


def test_the_places_to_sign_name_who_signs(stated: Report) -> None:
    text = pdf_text(pdf.render(stated))
    assert squeezed("检测人员 甲某 审核人员 乙某 批准人员 检测单位（盖章） 某检测中心") in text
    document = library.Document(io.BytesIO(docx.render(stated)))
    roles = [table for table in document.tables if table.cell(0, 0).text == "职责"]
    assert [[cell.text.strip() for cell in row.cells[:2]] for row in roles[0].rows[1:]] == [
        ["检测人员", "甲某"],
        ["审核人员", "乙某"],
        ["批准人员", ""],
    ]


def test_every_page_after_the_cover_carries_the_number(stated: Report) -> None:
    with pypdfium2.PdfDocument(pdf.render(stated)) as document:
        heads = [page.get_textpage().get_text_range().split("\r\n")[0] for page in document]
    assert len(heads) > 2
    assert all("报告编号：XJ-0012" in head for head in heads[1:])
    document = library.Document(io.BytesIO(docx.render(stated)))
    assert "报告编号：XJ-0012" in document.sections[0].header.paragraphs[0].text


def test_a_long_title_does_not_push_it_out(catalogue: Catalogue) -> None:
    report = structs.replace(build_report(sample.facts(), sample.judgement(), catalogue, "en"), meta=STATED)
    with pypdfium2.PdfDocument(pdf.render(report)) as document:
        heads = [page.get_textpage().get_text_range().split("\r\n")[0] for page in document]
    assert all("Report number: XJ-0012" in head for head in heads[1:])
