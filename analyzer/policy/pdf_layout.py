"""Fragments of a page of a PDF to lines and tables in reading order: columns of prose one after the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyzer.policy.pdf_glyphs import Fragment, joined
from analyzer.policy.pdf_rules import Grid

_GAP = 1.1
"""Empty space, in heights of the text, that parts two cells."""
_EDGE = 6.0
"""Points by which the left edges of one column may differ."""
_FEWEST_ROWS = 2
_COLUMN_LINES = 6
_PROSE_WIDTH = 0.25
_WIDEST_PROSE = 0.6
_MOST_BREAKS = 200_000
_NUMBERS = re.compile(r"\W*(?:\d{1,4}|[a-zA-Z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})?\W*")


@dataclass(slots=True)
class Line:
    """A line of text, its place, and the right edge of the column of text that it stands in."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    limit: float = 0.0
    region: int = 0


@dataclass(slots=True)
class Entry:
    """The text of one cell; the same object stands in all rows and columns that it spans."""

    text: str


@dataclass(slots=True)
class Table:
    """Rows of cells of one table, all as wide, and the edges of its columns in points."""

    edges: tuple[float, ...]
    rows: list[list[Entry]]
    ruled: bool


Part = Line | Table


@dataclass(slots=True)
class _Boxed:
    """A ruled table and its box."""

    grid: Grid
    table: Table

    @property
    def left(self) -> float:
        return self.grid.xs[0]

    @property
    def right(self) -> float:
        return self.grid.xs[-1]

    @property
    def top(self) -> float:
        return self.grid.ys[0]


def arrange(fragments: Sequence[Fragment], grids: Sequence[Grid], gutter: float | None) -> list[Part]:
    """Lines and tables of a page in reading order; every fragment stands in one of them. ``gutter`` is where two
    columns of prose part, None when there is one column.
    """
    free = [fragment for fragment in fragments if fragment.place is None]
    boxed = [
        _Boxed(grid, _ruled(grid, [(f.place[1], f) for f in fragments if f.place and f.place[0] == number]))
        for number, grid in enumerate(grids)
    ]
    if gutter is None:
        return _sequence(free, boxed, 0)
    parts: list[Part] = []
    region = 0
    items: list[Fragment | _Boxed] = sorted([*free, *boxed], key=lambda item: -item.top)
    bands: list[list[Fragment | _Boxed]] = [[]]
    for item in items:
        crosses = item.left < gutter - _EDGE and item.right > gutter + _EDGE
        if crosses != (bool(bands[-1]) and _crosses(bands[-1][0], gutter)) and bands[-1]:
            bands.append([])
        bands[-1].append(item)
    for band in bands:
        for side in ([band] if _crosses(band[0], gutter) else _sides(band, gutter)) if band else ():
            parts += _sequence(
                [item for item in side if isinstance(item, Fragment)],
                [item for item in side if isinstance(item, _Boxed)],
                region,
            )
            region += 1
    return parts


def _crosses(item: Fragment | _Boxed, gutter: float) -> bool:
    return item.left < gutter - _EDGE and item.right > gutter + _EDGE


def _sides(band: list[Fragment | _Boxed], gutter: float) -> list[list[Fragment | _Boxed]]:
    left = [item for item in band if item.left < gutter - _EDGE]
    return [left, [item for item in band if item.left >= gutter - _EDGE]]


def gutter_of(fragments: Sequence[Fragment], grids: Sequence[Grid], width: float) -> float | None:
    """Where two columns of prose part on a page of this width: many lines on both sides, whose paragraphs do not end
    at the same heights as the rows of a table do.
    """
    wide = [f for f in fragments if _PROSE_WIDTH * width <= f.right - f.left <= _WIDEST_PROSE * width]
    right = [f for f in wide if f.left > 0.4 * width]
    left = [f for f in wide if f.right < 0.6 * width]
    if min(len(left), len(right)) < _COLUMN_LINES:
        return None
    place = min(f.left for f in right)
    if max(f.right for f in left) > place:
        return None
    crossing = [f for f in fragments if f.left < place - _EDGE and f.right > place + _EDGE]
    if len(crossing) * 4 > len(fragments) or sum(abs(f.left - place) < _EDGE for f in right) * 2 < len(right):
        return None
    ours = _breaks([f for f in fragments if f.right <= place])
    theirs = _breaks([f for f in fragments if f.left >= place - _EDGE])
    over = [(f.bottom, f.top) for f in crossing] + [(grid.ys[-1], grid.ys[0]) for grid in grids]
    starts, others = ([gap[0] for gap in gaps if not _meets(gap, over)] for gaps in (ours, theirs))
    if len(starts) * len(others) > _MOST_BREAKS:
        return None
    shared = sum(any(abs(start - other) < 2 for other in others) for start in starts)
    rows = shared > 1 and shared * 10 >= min(len(starts), len(others)) * 7
    return None if rows else place


def _meets(gap: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    return any(gap[0] < top and gap[1] > bottom for bottom, top in others)


def _breaks(column: Sequence[Fragment]) -> list[tuple[float, float]]:
    """From where to where a column is empty for more than the usual space between two lines."""
    lines = lines_of(column)
    spaces = [(above[0].bottom - below[0].top, below[0].top, above[0].bottom) for above, below in pairwise(lines)]
    if not spaces:
        return []
    usual = sorted(space for space, _, _ in spaces)[len(spaces) // 2]
    return [(bottom, top) for space, bottom, top in spaces if space > usual + 3]


def _sequence(fragments: Sequence[Fragment], boxed: Sequence[_Boxed], region: int) -> list[Part]:
    """Text and ruled tables of one column from the top."""
    parts: list[Part] = []
    rest = list(fragments)
    limits = sorted(f.right for f in rest) or [0.0]
    limit = limits[len(limits) * 95 // 100]
    for table in [*sorted(boxed, key=lambda table: -table.top), None]:
        above = [f for f in rest if table is None or f.middle > table.top]
        rest = [f for f in rest if table is not None and f.middle <= table.top]
        parts += _text(above, limit, region)
        if table is not None and any(entry.text for row in table.table.rows for entry in row):
            parts.append(table.table)
    return parts


def _ruled(grid: Grid, placed: Sequence[tuple[int, Fragment]]) -> Table:
    """The table between the lines of a grid."""
    inside: dict[int, list[Fragment]] = {}
    for cell, fragment in placed:
        inside.setdefault(cell, []).append(fragment)
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    matrix = [[Entry("") for _ in range(columns)] for _ in range(rows)]
    for index, span in enumerate(grid.cells):
        entry = Entry("")
        for line in lines_of(inside.get(index, [])):
            entry.text = glued(entry.text, joined(line))
        for row in range(span.row, span.row + span.rows):
            for column in range(span.column, span.column + span.columns):
                matrix[row][column] = entry
    # Lines drawn double make rows and columns in which nothing can stand.
    kept = [row for row in matrix if any(entry.text for entry in row)]
    full = [column for column in range(columns) if any(row[column].text for row in kept)]
    edges = tuple(grid.xs[column] for column in full)
    return Table(edges, [[row[column] for column in full] for row in kept], ruled=True)


def lines_of(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments whose middles stand at one height, from the top; each line from the left."""
    lines: list[list[Fragment]] = []
    for piece in sorted(fragments, key=lambda piece: -piece.middle):
        if lines and lines[-1][0].bottom <= piece.middle and lines[-1][0].middle - piece.middle < 0.5 * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def glued(text: str, more: str) -> str:
    """Two lines of one paragraph or cell as one text."""
    if not text or not more:
        return text + more
    if text[-1] == "\u00ad":
        return text[:-1] + more
    if text[-1] == "-" and text[-2:-1].islower() and more[0].islower() and " " in text:
        return text + more  # a compound: a hyphen that only parts a line is marked as such
    if "://" in text.rsplit(" ", 1)[-1] and not more[0].isupper() and text[-1] in "/.-_?&=":
        return text + more
    return text + " " * (ord(text[-1]) < 0x2E80 and ord(more[0]) < 0x2E80) + more


def _text(fragments: Sequence[Fragment], limit: float, region: int) -> list[Part]:
    """Lines of free text, and tables without rules among them."""
    lines = [_joined(line) for line in lines_of(fragments)]
    parts: list[Part] = []
    start = plain_to = 0
    while start < len(lines):
        end, columns = _open_table(lines, start) if start >= plain_to else (start, [])
        if columns:
            parts.append(_open(lines[start:end], columns))
            start = end
            continue
        plain_to = max(plain_to, end)
        line = lines[start]
        size = max(piece.size for piece in line)
        parts.append(
            Line(
                joined(line), line[0].left, line[-1].right, min(f.bottom for f in line), max(f.top for f in line),
                size, all(f.bold for f in line), limit, region,
            )
        )  # fmt: skip
        start += 1
    return parts


def _joined(line: list[Fragment]) -> list[Fragment]:
    """The pieces of a line, those without a wide space between them as one."""
    found: list[Fragment] = []
    for piece in line:
        last = found[-1] if found else None
        if last is not None and piece.left - last.right < _GAP * piece.size:
            bottom, top = min(last.bottom, piece.bottom), max(last.top, piece.top)
            text = joined((last, piece)) if piece.left - last.right > 0.18 * piece.size else last.text + piece.text
            found[-1] = Fragment(
                last.left, bottom, max(last.right, piece.right), top, text, max(last.size, piece.size),
                last.bold and piece.bold,
            )  # fmt: skip
        else:
            found.append(piece)
    return found


def _open_table(lines: list[list[Fragment]], start: int) -> tuple[int, list[tuple[float, float]]]:
    """The line after a table without rules that begins at ``start``, and where its columns stand: lines of which no
    piece reaches over the space between two columns. Without columns, no table begins before that line.
    """
    columns = [(piece.left, piece.right) for piece in lines[start]]
    if len(columns) < 2:
        return start, []
    end = start + 1
    while end < len(lines):
        line = lines[end]
        below = lines[end - 1][0].bottom - line[0].top
        widened = _widened(columns, line)
        if widened is None or below > 4 * line[0].size:
            break
        columns = widened
        end += 1
    while end > start and len(lines[end - 1]) == 1 and lines[end - 1][0].left < columns[1][0] - _EDGE:
        end -= 1
    body = lines[start:end]
    if sum(len(line) > 1 for line in body) < _FEWEST_ROWS:
        return end, []
    for column in (0, len(columns) - 1):
        texts = [piece.text for line in body for piece in line if _column(columns, piece) == column]
        if all(map(_NUMBERS.fullmatch, texts)):
            return end, []  # the numbers of a list or of pages
    return end, columns


def _widened(columns: list[tuple[float, float]], line: list[Fragment]) -> list[tuple[float, float]] | None:
    """The columns with the pieces of one more line; None when a piece does not stand in one column."""
    found = list(columns)
    for piece in line:
        hit = [i for i, (left, right) in enumerate(found) if piece.left < right and piece.right > left]
        if len(hit) > 1 or (not hit and len(line) == 1):
            return None
        if hit:
            left, right = found[hit[0]]
            found[hit[0]] = (min(left, piece.left), max(right, piece.right))
        else:
            found.append((piece.left, piece.right))
        found.sort()
    gaps = [after[0] - before[1] for before, after in pairwise(found)]
    return found if all(gap > 0.5 * line[0].size for gap in gaps) else None


def _column(columns: Sequence[tuple[float, float]], piece: Fragment) -> int:
    return next((i for i, (left, right) in enumerate(columns) if piece.left < right and piece.right > left), 0)


def _open(lines: list[list[Fragment]], columns: Sequence[tuple[float, float]]) -> Table:
    """Lines to rows: a line is a new row after a wider space than between the lines of a cell; when all spaces are
    alike, wherever its first column says something.
    """
    spaces = [above[0].bottom - below[0].top for above, below in pairwise(lines)]
    narrow, wide = (min(spaces), max(spaces)) if spaces else (0.0, 0.0)
    varied = wide - narrow > 3
    limit = (narrow + wide) / 2 if varied else narrow - 1
    rows: list[list[Entry]] = []
    for number, line in enumerate(lines):
        first = _column(columns, line[0]) == 0
        apart = number > 0 and spaces[number - 1] >= limit
        if number == 0 or len(line) == len(columns) or (apart and (first or varied)):
            rows.append([Entry("") for _ in columns])
        for piece in line:
            entry = rows[-1][_column(columns, piece)]
            entry.text = glued(entry.text, piece.text)
    return Table(tuple(left for left, _ in columns), rows, ruled=False)
