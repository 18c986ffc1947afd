"""PDF to blocks: the text of every page, its lines joined to paragraphs again."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from analyzer.gaps import Cause, Gap
from analyzer.policy.grid import CellInput, table_rows
from analyzer.policy.pdf_glyphs import Fragment, read_page
from analyzer.policy.pdf_layout import Line, Part, Table, arrange, glued, gutter_of, lines_of
from analyzer.policy.pdf_rules import Grid, grids, read_rules
from analyzer.policy.pdf_turn import turn_of
from analyzer.policy.raw import RawBlock

MOST_PAGES = 500
MOST_CHARACTERS = 1_000_000
MOST_UNMAPPED = 0.03
"""Share of the characters of a document that may be without Unicode."""
FEWEST_LETTERS = 50
"""Characters below which a page that is mostly a picture is taken for a scan."""

_PAGE_NUMBER = re.compile(
    r"\W*(?:第|page)?\s*\d{1,4}\s*(?:页\W*(?:共\s*\d{1,4}\s*页)?|(?:/|of)\s*\d{1,4}|/\s*\d{1,4}\s*页)?\W*",
    re.IGNORECASE,
)
_STARTS_ANEW = re.compile(
    r"\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．](?!\d)|第[一二三四五六七八九十0-9]{1,3}[条章节]|[a-zA-Z][.)]\s"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[^\d%]|[•●·○■◆▪◦►➢✓\-–—*①-⑳]\s?)"
)
_ENDS = tuple("。！？；.!?;:：")
_MARGIN = 0.15
_IMAGE = 3
_SCAN, _LARGE, _BACKGROUND = 0.33, 0.2, 0.9
"""Shares of the page that a picture covers: from which it may be a scan, or one of text; behind text."""
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class _Page:
    number: int
    width: float
    height: float
    fragments: list[Fragment]
    grids: list[Grid]
    plain: str = ""
    turned: tuple[str, ...] = ()


def read_pdf(data: bytes) -> tuple[list[RawBlock], list[Gap]]:
    """Blocks in the order of the pages, and what could not be read. Positions count the extracted characters.

    Page numbers, and what stands at the same place in the margin of page after page, are left out.
    """
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
    _drop_running(pages)
    gutters = _gutters(pages)
    arranged = [arrange(page.fragments, page.grids, gutter) for page, gutter in zip(pages, gutters, strict=True)]
    joiner = _Joiner(_leading(arranged))
    # What stands askew on several pages is a watermark.
    often = Counter(text for page in pages for text in set(page.turned))
    for page, parts in zip(pages, arranged, strict=True):
        if page.plain:
            joiner.plain(page.plain)
        for part in parts:
            if isinstance(part, Table):
                joiner.table(part)
            else:
                joiner.line(part, page.number)
        joiner.beside([text for text in page.turned if often[text] < 2])
    joiner.end()
    return joiner.blocks, gaps


def _gap(cause: Cause, detail: str, where: str = "") -> Gap:
    return Gap(stage="policy", cause=cause, where=where, detail=detail)


def _pages(document: "object", gaps: list[Gap]) -> list[_Page]:
    import pypdfium2

    pages: list[_Page] = []
    characters = unmapped = 0
    count = len(document)  # type: ignore[arg-type]  # the library has no types
    for number in range(min(count, MOST_PAGES)):
        try:
            page = document[number]  # type: ignore[index]  # the library has no types
            text_page = page.get_textpage()
            turn = turn_of(page, text_page)
            found = grids(*turn.rules(*read_rules(page)))
            text = read_page(text_page, turn, _Places(found))
            width, height = turn.size()
            plain = "" if text.fragments or not text.characters else text_page.get_text_range().replace("\ufffe", "")
            pages.append(_Page(number, width, height, text.fragments, found, plain, tuple(text.turned)))
            gaps += _pictures(page, text.characters, width * height, f"page {number + 1}")
        except (pypdfium2.PdfiumError, OverflowError, ValueError):  # damaged objects, sizes that are no numbers
            gaps.append(_gap(Cause.DAMAGED, "a page cannot be read", f"page {number + 1}"))
            continue
        characters += text.characters
        unmapped += text.unmapped
        if characters > MOST_CHARACTERS:
            count = MOST_PAGES + 1
            break
    if count > MOST_PAGES:
        gaps.append(_gap(Cause.BUDGET, "the PDF is longer than is read"))
    if unmapped > characters * MOST_UNMAPPED:
        detail = f"{unmapped} of {characters} characters of the PDF have no Unicode: what they say cannot be read"
        gaps.append(_gap(Cause.UNSUPPORTED, detail))
    return pages


class _Places:
    """Which cell of which ruled table holds a point."""

    def __init__(self, found: Sequence[Grid]) -> None:
        self._grids = found

    def __call__(self, x: float, y: float) -> tuple[int, int] | None:
        for number, grid in enumerate(self._grids):
            if grid.xs[0] <= x <= grid.xs[-1] and grid.ys[-1] <= y <= grid.ys[0]:
                cell = grid.cell_at(x, y)
                if cell >= 0:
                    return number, cell
        return None


def _pictures(page: Any, characters: int, area: float, where: str) -> list[Gap]:
    """The gap of a page that is a picture with hardly any text, or holds one as large as a table of text."""
    for item in page.get_objects(max_depth=2):
        if item.type == _IMAGE:
            left, bottom, right, top = item.get_bounds()
            share = (right - left) * (top - bottom) / max(area, 1.0)
            if characters < FEWEST_LETTERS and (share > _SCAN or not characters):
                return [_gap(Cause.UNSUPPORTED, "a page is a picture without text", where)]
            if _LARGE < share < _BACKGROUND:
                return [_gap(Cause.UNSUPPORTED, "a large picture, whose text was not read", where)]
    return []


def _drop_running(pages: Sequence[_Page]) -> None:
    """Take away page numbers, and lines in the margins that stand at one place on many pages."""
    seen: Counter[tuple[str, int]] = Counter()
    margins: list[list[tuple[str, int, list[Fragment]]]] = []
    for page in pages:
        own = []
        lines = lines_of([fragment for fragment in page.fragments if fragment.place is None])
        for line in {id(line): line for line in (*lines[:3], *lines[-3:])}.values():
            if page.height * _MARGIN < line[0].middle < page.height * (1 - _MARGIN):
                continue
            text = _DIGITS.sub("#", " ".join(piece.text for piece in line))
            own.append((text, round(line[0].middle / 8), line))
        margins.append(own)
        seen.update({(text, place + near) for text, place, _ in own for near in (-1, 0, 1)})
    enough = max(2, len(pages) * 0.4)
    for page, own in zip(pages, margins, strict=True):
        gone: set[int] = set()
        for text, place, line in own:
            plain = " ".join(piece.text for piece in line)
            edge = line[0].middle < page.height * 0.1 or line[0].middle > page.height * 0.9
            if seen[(text, place)] >= enough or (edge and _PAGE_NUMBER.fullmatch(plain[:40])):
                gone.update(map(id, line))
        page.fragments = [fragment for fragment in page.fragments if id(fragment) not in gone]


def _gutters(pages: Sequence[_Page]) -> list[float | None]:
    """Where the columns of each page part; a page with little text is as the others are."""
    free = [[fragment for fragment in page.fragments if fragment.place is None] for page in pages]
    found = [gutter_of(fragments, page.grids, page.width) for page, fragments in zip(pages, free, strict=True)]
    known = [gutter for gutter in found if gutter is not None]
    if not known or len(known) * 2 < len(pages):
        return found
    usual = sorted(known)[len(known) // 2]
    return [
        usual if gutter is None and _parts_at(usual, own) else gutter for gutter, own in zip(found, free, strict=True)
    ]


def _parts_at(place: float, fragments: Sequence[Fragment]) -> bool:
    """Whether text stands on both sides of a place, and hardly any over it."""
    crossing = sum(f.left < place - 1 and f.right > place + 1 for f in fragments)
    begins = sum(abs(f.left - place) < 6 for f in fragments)
    return begins > 1 and crossing * 5 < len(fragments)


def _leading(pages: Sequence[Sequence[Part]]) -> float:
    """The usual space between two lines, in heights of the text."""
    spaces: Counter[float] = Counter()
    for parts in pages:
        for above, below in pairwise(parts):
            if isinstance(above, Line) and isinstance(below, Line) and above.region == below.region:
                space = (above.bottom - below.top) / below.size
                if -0.8 < space < 1.5:
                    spaces[round(space * 20) / 20] += len(below.text)
    return spaces.most_common(1)[0][0] if spaces else 0.2


@dataclass(slots=True)
class _Joiner:
    """Lines and tables of all pages to blocks: a line goes on in the next one when it was full."""

    leading: float
    blocks: list[RawBlock] = field(default_factory=list)
    position: int = 0
    _text: str = ""
    _strong: bool = True
    _last: Line | None = None
    _last_page: int = -1
    _table: Table | None = None

    def line(self, line: Line, page: int) -> None:
        """Add a line of a page."""
        self._close_table()
        last = self._last
        if last is not None and self._parts(last, line, page):
            self._flush()
        self._text = glued(self._text, line.text)
        self._strong = self._strong and line.bold
        self._last, self._last_page = line, page

    def plain(self, text: str) -> None:
        """Add a page of which only the text is known."""
        self._close_table()
        self._flush()
        for line in text.split("\n"):
            self._text = line.strip()
            self._strong = False
            self._flush()

    def beside(self, texts: Sequence[str]) -> None:
        """Add texts that stand askew on a page."""
        if texts:
            self._close_table()
            self._flush()
            for text in texts:
                self._text, self._strong = text, False
                self._flush()

    def table(self, table: Table) -> None:
        """Add a table, or the rest of the one on the page before."""
        self._flush()
        last = self._table
        if last is not None and _same_columns(last, table):
            _go_on(last, table)
            return
        self._close_table()
        self._table = table

    def end(self) -> None:
        """Nothing follows."""
        self._close_table()
        self._flush()

    def _parts(self, last: Line, line: Line, page: int) -> bool:
        """Whether a paragraph ends between two lines."""
        if _STARTS_ANEW.match(line.text) or abs(line.size - last.size) > 0.08 * last.size or line.bold != last.bold:
            return True
        if self._is_short(last, line):
            return True
        same = page == self._last_page and line.region == last.region
        indented = abs(line.left - last.left) > 1.2 * line.size and not _STARTS_ANEW.match(self._text)
        if same:
            space = (last.bottom - line.top) / line.size
            if space > self.leading + 0.3 or space < -3:
                return True
            return indented and last.text.endswith(_ENDS)
        return last.text.endswith(_ENDS)

    def _is_short(self, last: Line, line: Line) -> bool:
        """Whether the first word of a line would have had room in the line above."""
        room = last.limit - last.right
        if ord(line.text[0]) >= 0x2E80:
            # A mark that may not begin a line takes the character before it along.
            return room > (1.2 if line.text[1:2].isalnum() else 2.6) * last.size
        word = line.text.split(" ", 1)[0]
        if ord(last.text[-1]) >= 0x2E80:
            return room > (min(len(word), 30) * 0.55 + 2.0) * last.size
        return room > (min(len(word), 40) * 0.55 + 0.8) * last.size

    def _flush(self) -> None:
        text = self._text.replace("\u00ad", "-")
        if text:
            self.blocks.append(RawBlock(kind="paragraph", runs=((text, self.position),), strong=self._strong))
            self.position += len(text) + 1
        self._text, self._strong, self._last = "", True, None

    def _close_table(self) -> None:
        if self._table is None:
            return
        rows = []
        seen: set[int] = set()
        matrix = self._table.rows
        for number, row in enumerate(matrix):
            cells = []
            for column, entry in enumerate(row):
                if id(entry) in seen:
                    continue
                seen.add(id(entry))
                height = width = 1
                while number + height < len(matrix) and matrix[number + height][column] is entry:
                    height += 1
                while column + width < len(row) and row[column + width] is entry:
                    width += 1
                cells.append(CellInput(((entry.text, self.position),) if entry.text else (), height, width))
                self.position += len(entry.text) + 1
            rows.append(cells)
        self._table = None
        self.blocks += table_rows(rows)


def _same_columns(last: Table, table: Table) -> bool:
    same = len(last.edges) == len(table.edges) and last.ruled == table.ruled
    return same and all(abs(a - b) < 12 for a, b in zip(last.edges, table.edges, strict=True))


def _go_on(last: Table, table: Table) -> None:
    """Add the rows of a table on the next page: without its repeated header; a row that the page cut in two is one
    again, and a cell that goes on is the one above.
    """
    rows = table.rows
    if rows and last.rows and [entry.text for entry in rows[0]] == [entry.text for entry in last.rows[0]]:
        rows = rows[1:]
    if not rows or not last.rows:
        return
    above, first = last.rows[-1], rows[0]
    empty = {id(entry) for entry in first if not entry.text}
    if len(empty) * 2 > len(first):
        for own, entry in zip(above, first, strict=True):
            own.text = glued(own.text, entry.text)
        rows = rows[1:]
    elif empty and table.ruled:
        rows = [[own if id(entry) in empty else entry for own, entry in zip(above, row, strict=True)] for row in rows]
    last.rows += rows
