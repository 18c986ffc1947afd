"""Where text stands on a page of a PDF: columns of prose one after the other, rows of tables kept together."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

MOST_PIECES = 2_000
"""Pieces of text on one page that are looked at; a page with more is read in the order of the file."""

_GAP = 1.1
"""Empty space, in heights of the text, that parts two cells or columns."""
_EDGE = 6.0
"""Points by which the left edges of one column may differ."""
_FEWEST_ROWS = 2
_PROSE_LINES = 10
_PROSE_WIDTH = 0.3


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one line: left, bottom, right and top in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


@dataclass(slots=True)
class Table:
    """Rows of cells of one table on one page, and the left edges of its columns in points."""

    edges: tuple[float, ...]
    rows: list[list[str]] = field(default_factory=list)


Part = str | Table
"""A line of text, or a table."""


def read_pieces(text_page: Any) -> list[Piece]:
    """The pieces of text of a page as PDFium finds them, none when there are too many."""
    count = text_page.count_rects()
    if count > MOST_PIECES:
        return []
    pieces = []
    for index in range(count):
        left, bottom, right, top = text_page.get_rect(index)
        text = " ".join(text_page.get_text_bounded(left, bottom, right, top).split())
        if text:
            pieces.append(Piece(left, bottom, right, top, text))
    return pieces


def arrange(pieces: Sequence[Piece], width: float) -> list[Part]:
    """Lines and tables in reading order; none when the page has neither columns nor tables."""
    lines = [_joined(line) for line in _lines(pieces)]
    if not any(len(line) > 1 for line in lines):
        return []
    gutter = _gutter(lines, width)
    if gutter is not None:
        return _columns(lines, gutter)
    parts: list[Part] = []
    found = False
    start = 0
    while start < len(lines):
        end = _table_end(lines, start)
        if end - start >= _FEWEST_ROWS:
            parts.append(_table(lines[start:end]))
            found = True
            start = end
        else:
            parts.append(" ".join(piece.text for piece in lines[start]))
            start += 1
    return parts if found else []


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces whose middles stand at one height, from the top; each line from the left."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.top + piece.bottom)):
        middle = (piece.top + piece.bottom) / 2
        if lines and lines[-1][0].bottom <= middle <= lines[-1][0].top:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def _joined(line: list[Piece]) -> list[Piece]:
    """The pieces of a line, those without a wide space between them as one."""
    joined: list[Piece] = []
    for piece in line:
        last = joined[-1] if joined else None
        if last is not None and piece.left - last.right < _GAP * (piece.top - piece.bottom):
            glue = " " if last.text[-1].isascii() and piece.text[0].isascii() else ""
            bottom, top = min(last.bottom, piece.bottom), max(last.top, piece.top)
            joined[-1] = Piece(last.left, bottom, max(last.right, piece.right), top, last.text + glue + piece.text)
        else:
            joined.append(piece)
    return joined


def _gutter(lines: list[list[Piece]], width: float) -> float | None:
    """Where two columns of prose part: most lines are two wide pieces, the right ones beginning at one place."""
    double = [line for line in lines if len(line) == 2]
    wide = [line for line in double if all(piece.right - piece.left >= _PROSE_WIDTH * width for piece in line)]
    if len(double) < _PROSE_LINES or len(double) * 2 < len(lines) or len(wide) * 3 < len(double) * 2:
        return None
    left = sorted(line[1].left for line in wide)[len(wide) // 2]
    return left if all(abs(line[1].left - left) < 3 * _EDGE for line in wide) else None


def _columns(lines: list[list[Piece]], gutter: float) -> list[Part]:
    """The left column before the right; a line over both ends a pair of columns."""
    parts: list[Part] = []
    right: list[Part] = []
    for line in lines:
        if len(line) == 1 and line[0].left < gutter - _EDGE < line[0].right - 3 * _EDGE:
            parts += right
            right = []
        for piece in line:
            (right if piece.left >= gutter - _EDGE else parts).append(piece.text)
    return parts + right


def _table_end(lines: list[list[Piece]], start: int) -> int:
    """The line after a table that begins at ``start``: lines whose pieces begin at the edges of the first ones."""
    if len(lines[start]) < 2:
        return start
    edges = _edges(lines[start])
    end = start + 1
    height = lines[start][0].top - lines[start][0].bottom
    while end < len(lines):
        line = lines[end]
        below = lines[end - 1][0].bottom - line[0].top
        if not all(_column(edges, piece) >= 0 for piece in line) or below > 4 * height:
            break
        if len(line) == 1 and line[0].right > edges[1] + 3 * _EDGE and _column(edges, line[0]) == 0:
            break  # prose over the whole width
        end += 1
    while end > start and len(lines[end - 1]) == 1 and _column(edges, lines[end - 1][0]) == 0:
        end -= 1
    return end if sum(len(line) > 1 for line in lines[start:end]) >= _FEWEST_ROWS else start


def _edges(line: list[Piece]) -> tuple[float, ...]:
    return tuple(piece.left for piece in line)


def _column(edges: Sequence[float], piece: Piece) -> int:
    """The column that a piece begins in (centred cells begin anywhere within it), -1 left of the first."""
    return bisect_right(edges, piece.left + _EDGE) - 1


def _table(lines: list[list[Piece]]) -> Table:
    """Lines to rows: a line is a new row where its first column says something after a wider space than between the
    lines of a cell; when all spaces are alike, wherever its first column says something.
    """
    edges = _edges(lines[0])
    table = Table(edges)
    spaces = [above[0].bottom - below[0].top for above, below in pairwise(lines)]
    narrow, wide = (min(spaces), max(spaces)) if spaces else (0.0, 0.0)
    limit = (narrow + wide) / 2 if wide - narrow > 3 else narrow - 1
    for number, line in enumerate(lines):
        first = _column(edges, line[0]) == 0
        apart = number > 0 and spaces[number - 1] >= limit
        if number == 0 or (apart and (first or wide - narrow > 3)):
            table.rows.append([""] * len(edges))
        for piece in line:
            column = _column(edges, piece)
            cell = table.rows[-1][column]
            glue = " " if cell and cell[-1].isascii() and piece.text[0].isascii() else ""
            table.rows[-1][column] = cell + glue + piece.text
    return table
