"""A picture of rows and columns: names at the left, signs in the cells, what the signs mean below."""

from collections.abc import Sequence
from typing import NamedTuple

from analyzer.report.picture_model import Box, Drawing, Part, Rule, Shape, Sign, Tone, Words
from analyzer.report.picture_text import extent, folded, legend, word_size

_LINE = 1.26
_ROW = 24.0
_PAD = 5.0


class Sheet(NamedTuple):
    """The room of the picture: its width, the widths of both columns of names, the sizes of its texts."""

    width: float
    names: tuple[float, float]
    size: float
    small: float


class Mark(NamedTuple):
    """What stands in a cell: a sign, what it says in words, and a number beside it, "" for none."""

    sign: Sign
    words: str
    number: str = ""


class Line(NamedTuple):
    """One row: its name, a second and quieter one, the marks of its cells (None for an empty one), and where it leads.
    ``loud`` rows stand out.
    """

    name: str
    second: str
    cells: tuple[Mark | None, ...]
    link: str = ""
    loud: bool = False


class Band(NamedTuple):
    """Columns ``first`` to ``last`` that belong together, on a ground of their own below a name."""

    first: int
    last: int
    name: str


class Grid(NamedTuple):
    """Everything that the picture shows."""

    id: str
    title: str
    text: str
    head: tuple[str, str]
    columns: tuple[str, ...]
    lines: Sequence[Line]
    key: Sequence[tuple[Sign, str]]
    notes: Sequence[str] = ()
    bands: Sequence[Band] = ()


def grid_drawing(grid: Grid, sheet: Sheet) -> Drawing:
    """The drawing, with the same as a table."""
    left = sum(sheet.names)
    step = (sheet.width - left) / len(grid.columns)
    size = word_size(grid.columns, step - 4, sheet.small, 8.0)
    heads = _Head([folded(name, step - 4, size, 3) for name in grid.columns], round(size, 2))
    banded = sheet.small * 1.8 if grid.bands else 0.0
    top = banded + max(map(len, heads.names)) * sheet.small * _LINE + 10
    body, bottom = _rows(grid, sheet, left, step, top)
    parts = [_grounds(grid.bands, left, step, banded, bottom, sheet), _heads(grid, heads, left, step, top, sheet)]
    key, y = legend(grid.key, 4.0, bottom + 18, sheet.width - 8, sheet.small)
    notes: list[Shape] = []
    for note in grid.notes:
        for text in folded(note, sheet.width - 8, sheet.small, 3):
            notes.append(Words(x=4.0, y=round(y + 2, 1), text=text, size=sheet.small, tone="soft"))
            y += sheet.small * 1.5
    return Drawing(
        id=grid.id,
        width=sheet.width,
        height=round(y, 1),
        title=grid.title,
        text=grid.text,
        parts=(*parts, *body, key, Part(shapes=tuple(notes))),
        header=(*(head for head in grid.head if head), *grid.columns),
        rows=tuple(_told(line, bool(grid.head[1])) for line in grid.lines),
    )


def _told(line: Line, two: bool) -> tuple[str, ...]:
    cells = (
        ("—" if not mark else f"{mark.words} ({mark.number})" if mark.number else mark.words) for mark in line.cells
    )
    return (line.name, *((line.second,) if two else ()), *cells)


def _said(mark: Mark | None) -> str:
    if mark is None:
        return "—"
    return f"{mark.words} ({mark.number})" if mark.number else mark.words


def _grounds(bands: Sequence[Band], left: float, step: float, y: float, bottom: float, sheet: Sheet) -> Part:
    shapes: list[Shape] = []
    for band in bands:
        x, wide = left + band.first * step, (band.last - band.first + 1) * step
        shapes.append(Box(x=round(x, 2), y=0.0, wide=round(wide, 2), tall=round(bottom, 2), tone="shade"))
        (text,) = folded(band.name, wide - 8, sheet.small, 1)
        place = round(x + wide / 2, 2)
        shapes.append(
            Words(x=place, y=round(y - 5, 2), text=text, size=sheet.small, at="middle", tone="soft", strong=True)
        )
        shapes.append(
            Rule(x=round(x + wide, 2), y=0.0, to_x=round(x + wide, 2), to_y=round(bottom, 2), tone="soft", dashed=True)
        )
    return Part(shapes=tuple(shapes))


class _Head(NamedTuple):
    """Names of the columns in lines, and the size of their letters."""

    names: Sequence[tuple[str, ...]]
    size: float


def _heads(grid: Grid, heads: _Head, left: float, step: float, top: float, sheet: Sheet) -> Part:
    shapes: list[Shape] = [Rule(x=0.0, y=top, to_x=sheet.width, to_y=top, tone="soft")]
    for name, x in zip(grid.head, (4.0, sheet.names[0]), strict=True):
        if name:
            (text,) = folded(name, sheet.names[0] - 8, sheet.small, 1)
            shapes.append(Words(x=x, y=round(top - 6, 2), text=text, size=sheet.small, tone="soft"))
    for number, lines in enumerate(heads.names):
        middle = left + (number + 0.5) * step
        for row, text in enumerate(reversed(lines)):
            y = round(top - 6 - row * heads.size * _LINE, 2)
            shapes.append(Words(x=round(middle, 2), y=y, text=text, size=heads.size, at="middle", tone="soft"))
    return Part(shapes=tuple(shapes))


_Text = tuple[str, float, Tone, bool]
"""A line of a name: its text, size, tone, and whether it is strong."""


def _names(line: Line, sheet: Sheet) -> tuple[list[_Text], list[_Text]]:
    """What stands in both columns of names; the quieter name stands below the first where it has no column."""
    room = sheet.names[0] - 14
    names: list[_Text] = [(text, sheet.size, "ink", line.loud) for text in folded(line.name, room, sheet.size, 2)]
    if not line.second:
        return names, []
    second = folded(
        line.second, sheet.names[1] - 8 if sheet.names[1] else room, sheet.small, 2 if sheet.names[1] else 1
    )
    quiet: list[_Text] = [(text, sheet.small, "soft", False) for text in second]
    return (names, quiet) if sheet.names[1] else (names + quiet, [])


def _rows(grid: Grid, sheet: Sheet, left: float, step: float, y: float) -> tuple[list[Part], float]:
    parts = []
    for line in grid.lines:
        names, beside = _names(line, sheet)
        tall = max(_ROW, *(2 * _PAD + _LINE * sum(size for _, size, _, _ in texts) for texts in (names, beside)))
        shapes: list[Shape] = []
        for texts, x in ((names, 6.0), (beside, sheet.names[0])):
            at = y + (tall - _LINE * sum(size for _, size, _, _ in texts)) / 2
            for text, size, tone, strong in texts:
                place = round(at + size * 0.98, 2)
                shapes.append(Words(x=x, y=place, text=text, size=size, tone=tone, strong=strong))
                at += _LINE * size
        if line.loud:
            shapes.append(Box(x=0.0, y=round(y + 2, 2), wide=2.5, tall=round(tall - 4, 2), tone="alarm"))
        said = [f"{column}: {mark.words}" for column, mark in zip(grid.columns, line.cells, strict=True) if mark]
        full = " · ".join([text for text in (line.name, line.second) if text] + said)
        parts.append(Part(shapes=tuple(shapes), title=full, link=line.link))
        marks = [
            shape
            for number, mark in enumerate(line.cells)
            if mark
            for shape in _mark(mark, left + (number + 0.5) * step, y + tall / 2, sheet)
        ]
        y = round(y + tall, 2)
        parts.append(Part(shapes=(*marks, Rule(x=0.0, y=y, to_x=sheet.width, to_y=y)), title=full))
    return parts, y


def _mark(mark: Mark, x: float, y: float, sheet: Sheet) -> tuple[Shape, ...]:
    """The sign in the middle of its cell, its number at the right."""
    if mark.number in ("", "1"):
        return (Sign(x=round(x, 2), y=round(y, 2), size=mark.sign.size, figure=mark.sign.figure, tone=mark.sign.tone),)
    x -= (extent(mark.number, sheet.small) + 5) / 2
    return (
        Sign(x=round(x, 2), y=round(y, 2), size=mark.sign.size, figure=mark.sign.figure, tone=mark.sign.tone),
        Words(
            x=round(x + mark.sign.size + 5, 2), y=round(y + sheet.small * 0.36, 2), text=mark.number, size=sheet.small
        ),
    )
