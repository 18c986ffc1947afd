"""The results of a report as an Excel workbook (OOXML), one sheet a table, with filters and a header that stays.

Every text is a string cell, never a formula or a link, and is marked as one (``quotePrefix``), so that it stays a text
when somebody edits the cell. Dates and identifiers of the file come from the report: same report, same bytes.
"""

import datetime
import io
import re
import unicodedata

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analyzer.report.model import Report
from analyzer.report.proof import Term
from analyzer.report.visible import visible
from analyzer.report.xlsx_sheets import Cell, Sheet, sheets

LONGEST = 32_767
"""Most characters of one cell (Excel's limit)."""

LONGEST_NAME = 31
"""Most characters of a sheet's name (Excel's limit)."""

LINE = 16.5
"""Height of one line of the standard font in points, Chinese characters included."""

MOST_LINES = 14
"""Most lines that a row is high; the rest of a longer text shows when the row is made higher."""

UNDATED = datetime.datetime(1980, 1, 1)
"""Stands for a date of assessment that is none; the earliest that a zip archive can hold."""

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")

FILLS = {
    "confirmed": "#F6CFCB",
    "suspected": "#FBE5B6",
    "undecidable": "#DDE3EE",
    "not-seen": "#E4E4E4",
    "no-issue": "#D5EBD8",
}
"""Background of a verdict, beside its text."""


def render(report: Report) -> bytes:
    """The workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": visible(report.title), "author": "apkscan", "created": _created(report.date)})
    book.set_size(2400, 1400)
    layout = _Layout(book)
    for sheet in sheets(report):
        layout.add(sheet, report.sample.sha256)
    book.close()
    return out.getvalue()


def _created(date: str) -> datetime.datetime:
    try:
        return datetime.datetime.combine(datetime.date.fromisoformat(date), datetime.time())
    except ValueError:
        return UNDATED


class _Layout:
    """Writes sheets with one set of formats."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base = {"text_wrap": True, "valign": "top"}
        text = {**base, "quote_prefix": True}
        self._book = book
        self._text = book.add_format(text)
        self._number = book.add_format({**base, "num_format": "0"})
        self._header = book.add_format({**text, "bold": True, "bg_color": "#E7ECF3", "bottom": 1})
        self._fills = {verdict: book.add_format({**text, "bg_color": fill}) for verdict, fill in FILLS.items()}

    def add(self, sheet: Sheet, footer: str) -> None:
        """One more sheet."""
        page: Worksheet = self._book.add_worksheet(_NOT_IN_NAMES.sub(" ", visible(sheet.name))[:LONGEST_NAME])
        for column, (_, width) in enumerate(sheet.columns):
            page.set_column(column, column, width)
        first = 0
        if sheet.header:
            for column, (title, _) in enumerate(sheet.columns):
                self._write(page, 0, column, title, self._header)
            page.freeze_panes(1, 0)
            page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
            page.repeat_rows(0)
            first = 1
        for number, row in enumerate(sheet.rows, first):
            page.set_row(number, LINE * _lines(sheet, row))  # not every spreadsheet fits wrapped rows by itself
            for column, cell in enumerate(row):
                form = self._header if not sheet.header and column == 0 and not isinstance(cell, Term) else None
                self._write(page, number, column, cell, form)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L{footer[:16].replace('&', '&&')}&R&P / &N")

    def _write(self, page: Worksheet, row: int, column: int, cell: Cell, form: Format | None) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, int):
            page.write_number(row, column, cell, self._number)
        elif isinstance(cell, Term):
            page.write_string(row, column, _fitting(cell.text), self._fills.get(cell.id, self._text))
        else:
            page.write_string(row, column, _fitting(cell), form or self._text)


def _lines(sheet: Sheet, row: tuple[Cell, ...]) -> int:
    """How many lines the longest text of a row needs in its column; a wide character takes the place of two."""
    needed = 1
    for (_, width), cell in zip(sheet.columns, row, strict=True):
        text = cell.text if isinstance(cell, Term) else cell
        if isinstance(text, str):
            room = sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text[: width * MOST_LINES])
            needed = max(needed, -(-room // max(1, width - 2)))
    return min(needed, MOST_LINES)


def _fitting(text: str) -> str:
    safe = visible(text)
    return safe if len(safe) <= LONGEST else safe[: LONGEST - 1] + "…"
