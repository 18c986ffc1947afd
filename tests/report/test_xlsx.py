"""The workbook: every table with its filter and header, every text a string, the same bytes every time."""

import io
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest
from msgspec import structs
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

from analyzer.catalogue.model import Catalogue
from analyzer.report import xlsx
from analyzer.report.build import build_report
from analyzer.report.model import Report
from analyzer.report.xlsx_sheets import sheets
from tests.report import sample
from tests.report.test_decisions import REVIEW

NAMES = {
    "zh": ["结论", "逐项结果", "发现", "权限", "收集行为", "SDK", "未能检测", "法规逐项对照"],
    "en": [
        "Conclusion",
        "Results item by item",
        "Findings",
        "Permissions",
        "Collection",
        "SDK",
        "Not examined",
        "Instruments item by item",
    ],
}


def opened(report: Report) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(report)))


def cells(book: Workbook) -> Iterator[Cell]:
    for page in book:
        for row in page.iter_rows():
            yield from row


def column(book: Workbook, sheet: int, number: int) -> list[object]:
    return [row[number].value for row in list(book.worksheets[sheet].iter_rows())[1:]]


def test_the_sheets_are_those_of_the_report(report: Report) -> None:
    assert opened(report).sheetnames == NAMES[report.language]


def test_tables_have_a_filter_a_frozen_header_and_widths(report: Report) -> None:
    for page, sheet in list(zip(opened(report), sheets(report), strict=True))[1:]:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
        assert page.print_title_rows == "$1:$1"
        widths = {n: size.width for size in page.column_dimensions.values() for n in range(size.min, size.max + 1)}
        assert [widths[n] for n in range(1, len(sheet.columns) + 1)] == pytest.approx(
            [width for _, width in sheet.columns], abs=1
        )


def test_rows_are_as_high_as_their_longest_text(report: Report) -> None:
    page = opened(report).worksheets[2]
    for number, row in enumerate(page.iter_rows(min_row=2), 2):
        height = page.row_dimensions[number].height
        assert xlsx.LINE <= height <= xlsx.LINE * xlsx.MOST_LINES
        assert height >= xlsx.LINE * len(row[6].value) / 60


def test_every_item_finding_permission_sdk_and_gap_has_a_row(report: Report) -> None:
    book = opened(report)
    items = [item for group in report.problems for item in group.items]
    assert column(book, 1, 8) == [item.rule for item in items]
    found = [finding for item in items for finding in item.findings]
    assert column(book, 2, 0) == list(range(1, len(found) + 1))
    assert column(book, 2, 29) == [finding.id for finding in found]
    assert column(book, 2, 6) == [finding.fact for finding in found]
    assert column(book, 3, 0) == [row.name for row in report.permissions]
    assert len(column(book, 4, 0)) == sum(len(row.cells) for group in report.behaviours.groups for row in group.rows)
    assert column(book, 5, 0) == [row.name for row in report.sdks]
    assert len(column(book, 6, 0)) == len(report.not_seen) + len(report.gaps)
    clauses = [row for table in report.item_tables for row in table.rows]
    assert clauses
    assert column(book, 7, 4) == [row.result.text for row in clauses]


def test_the_first_sheet_holds_the_conclusion(report: Report) -> None:
    texts = [cell.value for row in opened(report).worksheets[0].iter_rows() for cell in row]
    for wanted in (
        report.title,
        report.conclusion.headline,
        report.sample.sha256,
        *(count.label for count in report.conclusion.counts),
        *(problem.name for problem in report.conclusion.problems),
        *report.limits,
    ):
        assert wanted in texts


def test_decisions_and_retests_stand_beside_findings(catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), sample.judgement(), catalogue, "zh", review=REVIEW)
    book = opened(report)
    found = [finding for group in report.problems for item in group.items for finding in item.findings]
    assert column(book, 2, 26) == [finding.decision.told if finding.decision else None for finding in found]
    assert column(book, 2, 21) == [finding.retest.precondition if finding.retest else None for finding in found]
    assert len([told for told in column(book, 2, 26) if told]) == 3


def test_no_cell_is_a_formula_a_link_or_an_error(poisoned: Report) -> None:
    found = [cell for cell in cells(opened(poisoned)) if cell.value is not None]
    assert len(found) > 100
    assert {cell.data_type for cell in found} == {"s", "n"}
    assert not [cell for cell in found if cell.hyperlink]
    assert [cell for cell in found if isinstance(cell.value, str) and cell.value.startswith("=HYPERLINK")]
    for name, content in parts(xlsx.render(poisoned)):
        assert b"<f>" not in content
        assert b"<f " not in content
        assert "externalLink" not in name
        assert b'TargetMode="External"' not in content


def test_every_text_stays_one_when_it_is_edited(poisoned: Report) -> None:
    assert all(cell.quotePrefix for cell in cells(opened(poisoned)) if isinstance(cell.value, str))


def test_texts_are_within_the_limits_of_a_spreadsheet(poisoned: Report) -> None:
    for cell in cells(opened(poisoned)):
        if isinstance(cell.value, str):
            assert len(cell.value) <= xlsx.LONGEST
            assert not [mark for mark in cell.value if ord(mark) < 32]


def test_escapes_of_the_file_format_are_no_escapes_of_a_text(report: Report) -> None:
    named = structs.replace(report, sample=structs.replace(report.sample, app_name="a_x0041_b &amp; <c>"))
    assert "a_x0041_b &amp; <c>" in [cell.value for cell in cells(opened(named))]


@pytest.mark.parametrize("date", ["2026-11-21", "no date", ""])
def test_the_file_is_dated_by_the_assessment(report: Report, date: str) -> None:
    data = xlsx.render(structs.replace(report, date=date))
    properties = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert properties.created == properties.modified
    assert f"{properties.created:%Y-%m-%d}" == (date if date[:1] == "2" else "1980-01-01")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_report_gives_the_same_bytes(report: Report, catalogue: Catalogue) -> None:
    again = build_report(sample.facts(), sample.judgement(), catalogue, report.language)
    assert xlsx.render(again) == xlsx.render(report)


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
