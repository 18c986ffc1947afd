"""PDF to blocks: the text of every page, its lines joined to paragraphs again."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from analyzer.gaps import Cause, Gap
from analyzer.policy.grid import CellInput, table_rows
from analyzer.policy.pdf_layout import Part, Table, arrange, read_pieces
from analyzer.policy.raw import RawBlock, Run

MOST_PAGES = 500
MOST_CHARACTERS = 1_000_000
MOST_LOST = 0.02
"""Share of the letters of a page that may be missing, or too many, in its arrangement by place."""

_PAGE_NUMBER = re.compile(r"\W*(?:第|page)?\s*\d{1,4}\s*(?:页|(?:/|of)\s*\d{1,4}|/\s*\d{1,4}\s*页)?\W*", re.IGNORECASE)
_STARTS_ANEW = re.compile(
    r"\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十0-9]{1,3}[条章节]|[•●·○■◆▪\-–—*①-⑳]\s?)"
)
_REPAIRS = str.maketrans({"\ufffe": "", "\r": "", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_ENDS = tuple("。！？；")


def read_pdf(data: bytes) -> tuple[list[RawBlock], list[Gap]]:
    """Blocks in the order of the pages, and what could not be read. Positions count the extracted characters."""
    import pypdfium2  # loaded only for PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        cause, why = (Cause.ENCRYPTED, "needs a password") if encrypted else (Cause.DAMAGED, "cannot be opened")
        return [], [_gap(cause, f"the PDF {why}")]
    gaps: list[Gap] = []
    try:
        pages = _pages(document, gaps)
    finally:
        document.close()
    return _blocks(pages), gaps


def _gap(cause: Cause, detail: str, where: str = "") -> Gap:
    return Gap(stage="policy", cause=cause, where=where, detail=detail)


def _parts(text_page: Any, text: str, width: float) -> list[Part]:
    """Lines and tables of one page: by place where that loses nothing, else lines in the order of the file."""
    arranged = arrange(read_pieces(text_page), width)
    read = sum(_letters(part) if isinstance(part, str) else sum(map(_letters, chain(*part.rows))) for part in arranged)
    if arranged and abs(read - _letters(text)) <= _letters(text) * MOST_LOST:
        return [part.translate(_REPAIRS) if isinstance(part, str) else part for part in arranged]
    return [line.rstrip() for line in text.translate(_REPAIRS).split("\n")]


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _pages(document: "object", gaps: list[Gap]) -> list[list[Part]]:
    import pypdfium2

    pages: list[list[Part]] = []
    length = 0
    count = len(document)  # type: ignore[arg-type]  # the library has no types
    for number in range(min(count, MOST_PAGES)):
        try:
            page = document[number]  # type: ignore[index]  # the library has no types
            text_page = page.get_textpage()
            text = text_page.get_text_range()
            pictures = text.strip() == "" and any(item.type == 3 for item in page.get_objects(max_depth=2))
        except pypdfium2.PdfiumError:
            gaps.append(_gap(Cause.DAMAGED, "a page cannot be read", f"page {number + 1}"))
            continue
        if pictures:
            gaps.append(_gap(Cause.UNSUPPORTED, "a page is a picture without text", f"page {number + 1}"))
        # PDFium marks a hyphen at a line's end with U+FFFE.
        pages.append(_parts(text_page, text, page.get_width()))
        length += len(text)
        if length > MOST_CHARACTERS:
            count = MOST_PAGES + 1
            break
    if count > MOST_PAGES:
        gaps.append(_gap(Cause.BUDGET, "the PDF is longer than is read"))
    return pages


def _blocks(pages: list[list[Part]]) -> list[RawBlock]:
    """Join lines: a full line that does not end a sentence goes on in the next one, over page ends as well; a table
    goes on over a page end when its columns stand at the same places.
    """
    texts = [[part.strip() if isinstance(part, str) else "" for part in page] for page in pages]
    edges = Counter(text for page in texts for text in {*page[:2], *page[-2:]} if text)
    widths = sorted(len(text) for page in texts for text in page if text)
    joiner = _Joiner(full=widths[len(widths) * 9 // 10] * 0.8 if widths else 0)
    for page in pages:
        for number, part in enumerate(page):
            if not isinstance(part, str):
                joiner.table(part)
                continue
            text = part.strip()
            at_edge = number < 2 or number >= len(page) - 2
            repeated = len(pages) > 2 and edges[text] > len(pages) / 2
            joiner.line(part, apart=bool(text) and at_edge and (repeated or bool(_PAGE_NUMBER.fullmatch(text[:40]))))
    joiner.end()
    return joiner.blocks


@dataclass(slots=True)
class _Joiner:
    """Lines and tables of all pages to blocks; ``full`` is the length from which a line may go on in the next."""

    full: float
    blocks: list[RawBlock] = field(default_factory=list)
    pending: list[Run] = field(default_factory=list)
    open_table: Table | None = None
    position: int = 0

    def line(self, line: str, apart: bool) -> None:
        """Add a line; ``apart``: a page number or what stands on every page, placed before what it cuts."""
        start = self.position
        self.position += len(line) + 1
        text = line.strip()
        if apart:
            self.blocks.append(RawBlock(kind="paragraph", runs=((line, start),)))
            return
        if not text:
            self._flush()
            return
        self._close_table()
        if _STARTS_ANEW.match(line):
            self._flush()
        glue = " " if self.pending and text[0].isascii() and self.pending[-1][0][-1:].isascii() else ""
        self.pending.append((glue + text, start + len(line) - len(line.lstrip()) - len(glue)))
        if len(text) < self.full or text.endswith(_ENDS):
            self._flush()

    def table(self, table: Table) -> None:
        """Add a table, or the rest of the one on the page before."""
        self._flush()
        last = self.open_table
        same = last is not None and len(last.edges) == len(table.edges)
        if last is not None and same and all(abs(a - b) < 12 for a, b in zip(last.edges, table.edges, strict=True)):
            repeats = bool(table.rows) and table.rows[0] == last.rows[0]
            last.rows += table.rows[1:] if repeats else table.rows
            return
        self._close_table()
        self.open_table = Table(table.edges, list(table.rows))

    def end(self) -> None:
        """Nothing follows."""
        self._close_table()
        self._flush()

    def _flush(self) -> None:
        if self.pending:
            self.blocks.append(RawBlock(kind="paragraph", runs=tuple(self.pending)))
            self.pending = []

    def _close_table(self) -> None:
        if self.open_table is None:
            return
        rows = []
        for row in self.open_table.rows:
            cells = []
            for text in row:
                cells.append(CellInput(((text.translate(_REPAIRS), self.position),) if text else ()))
                self.position += len(text) + 1
            rows.append(cells)
        self.open_table = None
        self.blocks += table_rows(rows)
