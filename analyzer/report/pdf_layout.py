"""Blocks of the report to what the PDF library lays out: nothing is cut off, whatever does not fit goes on."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table, TableStyle

from analyzer.report.paper_model import Block, Cell, Code, Figure, Grid, Heading, Para, Run
from analyzer.report.pdf_fonts import MONO
from analyzer.report.pdf_text import INK, RULE, SHADE, SOFT, TONES, paragraph, style, words
from analyzer.report.picture_canvas import Picture

WIDTH = 482.0
"""Points that a line may fill: A4 without its margins."""
TALL = 560.0
"""Points above which a row of a table is set as text below one another: no page can hold it."""
TALLEST = 620.0
"""Points of the tallest picture, which a page holds below its heading."""

SIZES = {1: 17.0, 2: 13.0, 3: 11.0, 4: 10.0}
CELL = 8.5
CODE = 7.6
PADDING = 4.0


class Title(Flowable):  # type: ignore[misc] # the library has no types
    """A heading that is a place to jump to, an entry of the outline, and, down to ``listed``, of the contents."""

    def __init__(self, heading: Heading, key: str, listed: int = 3) -> None:
        super().__init__()
        self.heading, self.key, self.listed = heading, key, listed
        colour = TONES[heading.tone]
        look = style(f"heading-{heading.level}", SIZES[heading.level])
        number = [Run(text=heading.number + "　", kind="strong")] if heading.number else []
        self._text = words([*number, Run(text=heading.text, kind="strong")], look, (), colour=colour)
        self.spaceBefore = {1: 26.0, 2: 14.0, 3: 11.0, 4: 8.0}[heading.level]
        self.spaceAfter = {1: 8.0, 2: 5.0, 3: 3.0, 4: 2.0}[heading.level]

    @property
    def label(self) -> str:
        """Number and text in one line."""
        return f"{self.heading.number} {self.heading.text}".strip()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size, from the library's view."""
        size: tuple[float, float] = self._text.wrap(width, height)
        return size

    def draw(self) -> None:
        """The text, and the place itself."""
        height = self._text.height
        self.canv.bookmarkHorizontal(self.key, 0, height + 4)
        self._text.drawOn(self.canv, 0, 0)
        if self.heading.level == 1:
            self.canv.setStrokeColor(HexColor(INK))
            self.canv.setLineWidth(0.8)
            self.canv.line(0, -4, WIDTH, -4)


class Layout:
    """Makes flowables of blocks. ``targets`` are all anchors of the report's headings."""

    def __init__(self, targets: Collection[str]) -> None:
        self._targets = targets
        self._titles = 0

    def flowables(self, blocks: Iterable[Block]) -> Iterator[Flowable]:
        """Each block, with the space that keeps a heading with what follows."""
        order = tuple(blocks)
        for at, block in enumerate(order):
            if isinstance(block, Heading):
                yield CondPageBreak(max({1: 170, 2: 120, 3: 95, 4: 80}[block.level], self._together(order[at:])))
                yield from self._heading(block)
            elif isinstance(block, Para):
                if block.kind == "lead":
                    yield CondPageBreak(max(44, self._together(order[at:])))
                yield paragraph(block, self._targets)
            elif isinstance(block, Code):
                yield from self._code(block)
            elif isinstance(block, Figure):
                about = [paragraph(para, self._targets) for para in block.caption]
                yield KeepTogether([*about, Picture(block.drawing, self._targets, WIDTH, TALLEST)])
            else:
                yield from self._grid(block)

    def _together(self, blocks: Sequence[Block]) -> float:
        """Points of the headings, leads and hints that begin ``blocks``, and of the beginning of what follows."""
        room = 0.0
        for block in blocks:
            if isinstance(block, Heading):
                room += {1: 60, 2: 39, 3: 31, 4: 25}[block.level]
            elif isinstance(block, Para) and block.kind in ("lead", "hint"):
                room += self._tall(block) + 6
            else:
                room += self._first(block)
                break
        return min(room, TALLEST)

    def _tall(self, para: Para) -> float:
        return float(paragraph(para, self._targets).wrap(WIDTH, 1e6)[1])

    def _first(self, block: Block) -> float:
        """Points of what a block cannot be parted from itself: two lines, a row below its header, a picture."""
        if isinstance(block, Para):
            return min(self._tall(block), 30.0) + 3
        if isinstance(block, Code):
            return 30.0
        if isinstance(block, Heading):
            return 0.0
        if isinstance(block, Figure):
            picture = Picture(block.drawing, self._targets, WIDTH, TALLEST)
            return sum(map(self._tall, block.caption)) + float(picture.wrap(WIDTH, TALLEST)[1]) + 12
        widths = [WIDTH * weight / sum(block.weights) for weight in block.weights]
        rows = block.rows[: 2 if block.rows and len(block.rows[0]) == 1 else 1]
        tall = [self._height(row, widths) + 8 for row in rows]
        return sum(min(one, TALL / 2) for one in tall) + (24 if block.header else 0)

    def _heading(self, heading: Heading) -> Iterator[Flowable]:
        self._titles += 1
        yield Title(heading, heading.anchor or f"heading-{self._titles}")

    def _code(self, code: Code) -> Iterator[Flowable]:
        look = style("code", CODE)
        rows, dress = [], [("BACKGROUND", (0, 0), (-1, -1), HexColor(SHADE)), *_tight(1.0)]
        for number, line in enumerate(code.lines):
            label = words([Run(text=line.label)], look, (), colour=TONES["confirmed"], font=MONO)
            rows.append([label, words([Run(text=line.text)], look, (), font=MONO)])
            if line.marked:
                dress.append(("BACKGROUND", (0, number), (-1, number), HexColor("#fbe9c6")))
        if rows:
            yield Table(rows, colWidths=[40, WIDTH - 40], style=TableStyle(dress), spaceBefore=1, spaceAfter=5)

    def _grid(self, grid: Grid) -> Iterator[Flowable]:
        whole = sum(grid.weights)
        widths = [WIDTH * weight / whole for weight in grid.weights]
        kept: list[tuple[Cell, ...]] = []
        for row in grid.rows:
            if self._height(row, widths) <= TALL:
                kept.append(row)
                continue
            yield from self._table(grid, kept, widths)
            kept = []
            yield from self._unfolded(grid, row)
        yield from self._table(grid, kept, widths)

    def _height(self, row: tuple[Cell, ...], widths: list[float]) -> float:
        room = [sum(widths)] if len(row) == 1 else widths
        return max(
            sum(float(made.wrap(width - 2 * PADDING, 1e6)[1]) + 3 for made in self._cell(cell))
            for cell, width in zip(row, room, strict=True)
        )

    def _cell(self, cell: Cell) -> list[Any]:
        return [paragraph(para, self._targets, CELL, in_cell=True) for para in cell]

    def _unfolded(self, grid: Grid, row: tuple[Cell, ...]) -> Iterator[Flowable]:
        for number, cell in enumerate(row):
            if grid.header and len(row) > 1:
                name = Run(text=grid.header[number], kind="strong")
                yield paragraph(Para(runs=(name,), kind="lead"), self._targets, CELL)
            for para in cell:
                yield paragraph(para, self._targets, CELL)

    def _table(self, grid: Grid, rows: list[tuple[Cell, ...]], widths: list[float]) -> Iterator[Flowable]:
        if not rows:
            return
        line = HexColor(RULE)
        dress: list[tuple[Any, ...]] = [*_tight(PADDING), ("LINEBELOW", (0, 0), (-1, -1), 0.4, line)]
        body: list[list[Any]] = []
        if grid.header:
            look = style("cell", CELL)
            body.append([words([Run(text=name, kind="strong")], look, ()) for name in grid.header])
            dress += [
                ("BACKGROUND", (0, 0), (-1, 0), HexColor(SHADE)),
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(SOFT)),
            ]
            dress.append(("LINEABOVE", (0, 0), (-1, 0), 0.8, HexColor(SOFT)))
        else:
            dress += [("BACKGROUND", (0, 0), (0, -1), HexColor(SHADE)), ("LINEABOVE", (0, 0), (-1, 0), 0.4, line)]
        for row in rows:
            at = len(body)
            body.append([self._cell(cell) for cell in row])
            if len(row) == 1:
                body[-1] += [""] * (len(widths) - 1)
                dress += [("SPAN", (0, at), (-1, at)), ("BACKGROUND", (0, at), (-1, at), HexColor("#f8f9fa"))]
                dress.append(("NOSPLIT", (0, at), (-1, at + 1)))
        yield Table(
            body, colWidths=widths, repeatRows=1 if grid.header else 0, style=TableStyle(dress),
            spaceBefore=3, spaceAfter=6,
        )  # fmt: skip


def _tight(padding: float) -> list[tuple[Any, ...]]:
    everything = ((0, 0), (-1, -1))
    return [
        ("VALIGN", *everything, "TOP"),
        ("LEFTPADDING", *everything, PADDING),
        ("RIGHTPADDING", *everything, PADDING),
        ("TOPPADDING", *everything, padding * 0.6),
        ("BOTTOMPADDING", *everything, padding * 0.8),
        ("TEXTCOLOR", *everything, white),
    ]


def space(points: float) -> Flowable:
    """Room between two things."""
    return Spacer(1, points)
