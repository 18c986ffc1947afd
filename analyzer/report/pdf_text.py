"""Paragraphs of the PDF: runs of text to fragments in a font, never through markup, so that hostile text stays text."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from analyzer.report.paper_model import Para, Run
from analyzer.report.pdf_fonts import BOLD, MONO, SANS, register, shown, spans
from analyzer.report.pdf_lines import broken

INK, SOFT, LINK, RULE, SHADE = "#1a1f24", "#5b6670", "#1f4e8c", "#c9d0d6", "#f2f4f6"
TONES = {
    "": INK,
    "confirmed": "#a3161b",
    "suspected": "#8a5300",
    "undecidable": "#4a4a8a",
    "not-seen": "#55606a",
    "no-issue": "#1d6b3a",
}
"""Colours of the verdicts; each is also said in words. All have a contrast of 5 to 1 or more on white."""

STEP = 14.0
"""Points of one level of indentation."""


class Words(Paragraph):  # type: ignore[misc] # the library has no types
    """A paragraph that may break between any two Chinese characters, at blanks, and inside a name that is too long."""

    def breakLinesCJK(self, maxWidths: Any) -> Any:  # noqa: N802, N803 - the library's names
        """Our own lines."""
        widths = maxWidths if isinstance(maxWidths, list | tuple) else [maxWidths]
        key = tuple(widths)
        if getattr(self, "_broken", ((), None))[0] != key:  # the same on every pass over the document
            self._broken = (key, broken(self.frags, widths))
        return self._broken[1]

    def split(self, room: float, height: float) -> "list[Words]":
        """The lines that fit, and the rest: the library's own way puts a blank where a line ended."""
        self.wrap(room, height)
        lines = self.blPara.lines
        fitting = int(height / self.style.leading)
        if fitting >= len(lines):
            return [self]
        if fitting < min(2, len(lines)):
            return []
        parts = [[piece for line in some for piece in line.words] for some in (lines[:fitting], lines[fitting:])]
        first = Words("", self.style, bulletText=self.bulletText, frags=parts[0])
        return [first, Words("", self.style, frags=parts[1])]


@cache
def style(name: str, size: float, indent: float = 0, hanging: float = 0) -> ParagraphStyle:
    """A style by name: heading-1 … heading-4, body, lead, hint, caution, quote, bullet, step, cell, code."""
    register()
    space = {"lead": (5, 1), "caution": (4, 4), "quote": (2, 4), "hint": (1, 2)}.get(name, (1, 2))
    style = ParagraphStyle(
        name, fontName=SANS, fontSize=size, leading=size * 1.5, textColor=HexColor(INK), wordWrap="CJK",
        leftIndent=indent + hanging, bulletIndent=indent, bulletFontName=SANS, bulletFontSize=size,
        spaceBefore=space[0], spaceAfter=space[1], allowWidows=0, allowOrphans=0,
    )  # fmt: skip
    if name == "quote":
        style.leftIndent += 8
        style.backColor = HexColor(SHADE)
        style.borderPadding = (2, 4, 3, 4)
        style.rightIndent = 5
    if name == "caution":
        style.borderColor, style.borderWidth, style.borderPadding = HexColor(TONES["suspected"]), 0.7, (3, 5, 4, 5)
        style.leftIndent += 6
        style.rightIndent = 6
    if name == "page":
        style.alignment = TA_RIGHT
    if name in ("cell", "code"):
        style.spaceBefore = style.spaceAfter = 0
        style.leading = size * 1.38
    return style


def words(
    runs: Iterable[Run], look: ParagraphStyle, targets: Collection[str], label: str = "", colour: str = INK,
    font: str = SANS,
) -> Words:  # fmt: skip
    """A paragraph of runs. ``targets`` are the anchors that exist: a link to any other is shown as text."""
    frags: list[ParaFrag] = []
    for number, run in enumerate(runs):
        frags += _frags(run, number, look.fontSize, targets, colour, font)
    bullet = shown(label) if label else None
    return Words("", look, bulletText=bullet, frags=frags or [_frag("", font, look.fontSize, HexColor(colour))])


def paragraph(para: Para, targets: Collection[str], size: float = 9.5, in_cell: bool = False) -> Words:
    """A paragraph in the size of the running text, or in a cell."""
    hanging = 0.0 if not para.label else max(11.0, 3 + 5.5 * len(para.label))
    name = "cell" if in_cell and para.kind != "quote" else para.kind
    look = style(name, size - 0.6 if para.kind == "hint" else size, para.indent * STEP, hanging)
    colour = SOFT if para.kind == "hint" else TONES[para.tone]
    return words(para.runs, look, targets, para.label, colour)


def _frags(run: Run, number: int, size: float, targets: Collection[str], colour: str, font: str) -> Iterable[ParaFrag]:
    face = {"code": MONO, "strong": BOLD, "mark": BOLD}.get(run.kind, font)
    linked = run.link in targets
    tone = LINK if linked else SOFT if run.kind == "soft" else TONES[run.tone] if run.tone else colour
    smaller = size * (0.92 if run.kind in ("code", "soft") else 1)
    for name, text in spans(run.text, face):
        frag = _frag(text, name, smaller, HexColor(tone))
        if linked:
            frag.link = [(number, f"#{run.link}")]
        if run.kind == "mark":
            frag.us_lines = [(number, "underline", HexColor(colour), "0.6", "", 0, 1, "")]
        yield frag


def _frag(text: str, font: str, size: float, colour: Color) -> ParaFrag:
    return ParaFrag(
        text=text, fontName=font, fontSize=size, textColor=colour, bold=0, italic=0, rise=0, greek=0, link=[],
        us_lines=[],
    )  # fmt: skip
