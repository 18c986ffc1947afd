"""A picture drawn on a canvas of the PDF library: lines, areas and real text, which can be searched and copied."""

import io
from collections.abc import Collection
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from analyzer.report.pdf_fonts import BOLD, SANS, register, shown, spans, width
from analyzer.report.picture_model import Box, Drawing, Ribbon, Rule, Shape, Sign, Words
from analyzer.report.picture_signs import OUTLINES
from analyzer.report.picture_text import cut, extent

COLOURS = {
    "ink": "#1a1f24",
    "soft": "#5b6670",
    "line": "#d4dade",
    "shade": "#f2f4f6",
    "accent": "#1c4a73",
    "sure": "#1c4a73",
    "doubt": "#8a5300",
    "alarm": "#a3161b",
    "open": "#454a94",
    "good": "#1b664b",
}
"""The tones on white paper. What a text is set in has a contrast of 5 to 1 or more."""


class Picture(Flowable):  # type: ignore[misc] # the library has no types
    """A drawing that fills ``room`` points of width, and at most ``tall`` of height."""

    def __init__(self, drawing: Drawing, targets: Collection[str], room: float, tall: float) -> None:
        super().__init__()
        self._drawing, self._targets = drawing, targets
        self._scale = min(room / drawing.width, tall / drawing.height)
        self.hAlign = "CENTER"
        self.spaceBefore, self.spaceAfter = 6.0, 8.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size, from the library's view."""
        return self._drawing.width * self._scale, self._drawing.height * self._scale

    def draw(self) -> None:
        """All shapes, and the links of those parts that lead somewhere."""
        drawn(self.canv, self._drawing, self._scale)
        for part in self._drawing.parts:
            texts = [shape for shape in part.shapes if isinstance(shape, Words)]
            if part.link in self._targets and texts:
                self.canv.linkRect("", part.link, self._rectangle(texts), relative=1)

    def _rectangle(self, texts: list[Words]) -> tuple[float, float, float, float]:
        register()
        sides = []
        for text in texts:
            _, long = fitted(text, BOLD if text.strong else SANS)
            left = text.x - {"start": 0.0, "middle": long / 2, "end": long}[text.at]
            sides.append((left, left + long, text.y - text.size, text.y + text.size * 0.3))
        left, right = min(side[0] for side in sides), max(side[1] for side in sides)
        top, bottom = min(side[2] for side in sides), max(side[3] for side in sides)
        tall, scale = self._drawing.height, self._scale
        return left * scale, (tall - bottom) * scale, right * scale, (tall - top) * scale


def page(drawing: Drawing) -> bytes:
    """The drawing as a PDF of one page of its own size, a point for each unit; the same bytes for the same drawing."""
    register()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(drawing.width, drawing.height), invariant=1)
    drawn(canvas, drawing, 1.0)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn(canvas: Any, drawing: Drawing, scale: float) -> None:
    """Draws upwards from the canvas's origin, ``scale`` points for each unit."""
    canvas.saveState()
    canvas.translate(0, drawing.height * scale)
    canvas.scale(scale, scale)
    for part in drawing.parts:
        for shape in part.shapes:
            _shape(canvas, shape)
    canvas.restoreState()


def _shape(canvas: Any, shape: Shape) -> None:
    if isinstance(shape, Words):
        _words(canvas, shape)
    elif isinstance(shape, Box):
        _box(canvas, shape)
    elif isinstance(shape, Ribbon):
        _ribbon(canvas, shape)
    elif isinstance(shape, Rule):
        _pen(canvas, shape.tone, 0.6, (3, 2) if shape.dashed else ())
        canvas.line(shape.x, -shape.y, shape.to_x, -shape.to_y)
    else:
        _sign(canvas, shape)


@cache
def _colour(tone: str, strength: float = 1.0) -> Color:
    """A tone, mixed with white: transparency is not allowed in every kind of PDF."""
    full = HexColor(COLOURS[tone])
    return Color(*(1 - strength * (1 - part) for part in (full.red, full.green, full.blue)))


def _pen(canvas: Any, tone: str, wide: float, dashes: tuple[float, ...] = ()) -> None:
    canvas.setStrokeColor(_colour(tone))
    canvas.setLineWidth(wide)
    canvas.setDash(*([list(dashes)] if dashes else []))


def _words(canvas: Any, shape: Words) -> None:
    font = BOLD if shape.strong else SANS
    text, long = fitted(shape, font)
    x = shape.x - {"start": 0.0, "middle": long / 2, "end": long}[shape.at]
    canvas.setFillColor(_colour(shape.tone))
    for name, piece in spans(text, font):
        canvas.setFont(name, shape.size)
        canvas.drawString(x, -shape.y, piece)
        x += width(piece, name, shape.size)


def fitted(shape: Words, font: str) -> tuple[str, float]:
    """The text and its width. Characters that the fonts lack are written by their numbers: that may be too long."""
    text, room = shape.text, extent(shape.text, shape.size)
    long = width(text, font, shape.size)
    if long > room:
        text = cut(shown(text, font), room, shape.size)
        long = width(text, font, shape.size)
    return text, long


def _box(canvas: Any, shape: Box) -> None:
    canvas.setFillColor(_colour(shape.tone))
    if shape.hollow:
        _pen(canvas, shape.tone, 1.0, (3, 2))
    canvas.rect(
        shape.x, -shape.y - shape.tall, shape.wide, shape.tall, fill=0 if shape.hollow else 1, stroke=int(shape.hollow)
    )


def _ribbon(canvas: Any, shape: Ribbon) -> None:
    middle = (shape.x + shape.to_x) / 2
    top, end = -shape.y, -shape.to_y
    path = canvas.beginPath()
    path.moveTo(shape.x, top)
    path.curveTo(middle, top, middle, end, shape.to_x, end)
    path.lineTo(shape.to_x, end - shape.tall)
    path.curveTo(middle, end - shape.tall, middle, top - shape.tall, shape.x, top - shape.tall)
    path.close()
    canvas.setFillColor(_colour(shape.tone, 0.1 if shape.hollow else 0.38))
    edge = "alarm" if shape.edged else shape.tone
    _pen(canvas, edge, 1.1 if shape.edged else 0.7, (4, 3) if shape.hollow else ())
    canvas.drawPath(path, fill=1, stroke=int(shape.hollow or shape.edged))


def _sign(canvas: Any, sign: Sign) -> None:
    made = OUTLINES[sign.figure]
    x, y, r = sign.x, -sign.y, sign.size
    _pen(canvas, sign.tone, 1.1)
    canvas.setFillColor(_colour(sign.tone) if made.solid else HexColor("#ffffff"))
    if made.round:
        canvas.circle(x, y, r * made.round, fill=1, stroke=int(not made.solid))
    if made.corners:
        path = canvas.beginPath()
        for number, (a, b) in enumerate(made.corners):
            (path.lineTo if number else path.moveTo)(x + a * r, y - b * r)
        path.close()
        canvas.drawPath(path, fill=1, stroke=int(not made.solid))
    if made.solid:
        canvas.setStrokeColor(HexColor("#ffffff"))
    canvas.setLineWidth(1.4)
    canvas.setLineCap(1)
    for (a, b), (c, d) in made.strokes:
        canvas.line(x + a * r, y - b * r, x + c * r, y - d * r)
    canvas.setLineCap(0)
