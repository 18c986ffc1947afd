"""Instruments clause by clause on paper: every clause with its result, and items without findings by name alone."""

import io

import docx as library

from analyzer.report import docx, pdf
from analyzer.report.model import Report
from analyzer.report.paper import paper
from analyzer.report.paper_model import Grid
from tests.report.paper_texts import pdf_text, squeezed


def _cells(report: Report) -> list[list[str]]:
    grids = [block for block in paper(report).of("item_tables") if isinstance(block, Grid)]
    rows = [row for grid in grids for row in grid.rows]
    return [["".join(run.text for one in cell for run in one.runs) for cell in row] for row in rows]


def test_every_clause_has_a_row_with_its_result(report: Report) -> None:
    wanted = [row for table in report.item_tables for row in table.rows]
    assert wanted
    rows = _cells(report)
    assert [row[2] for row in rows] == [row.result.text for row in wanted]
    for row, clause in zip(rows, wanted, strict=True):
        assert clause.short in row[0]
        assert clause.gist in row[1]
        assert all(check.title in row[3] for check in clause.checks)


def test_word_and_pdf_hold_them(report: Report) -> None:
    printed = pdf_text(pdf.render(report))
    document = library.Document(io.BytesIO(docx.render(report)))
    word = squeezed("".join(cell.text for table in document.tables for row in table.rows for cell in row.cells))
    for table in report.item_tables:
        for row in table.rows:
            assert squeezed(row.gist) in printed
            assert squeezed(row.gist) in word
