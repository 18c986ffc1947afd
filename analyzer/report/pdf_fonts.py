"""The fonts of the PDF, which ship with the tool, and which of them has a character.

A character that none of them has is written by its number, ``⟦U+1F600⟧``: shown, and found again in the text.
"""

from collections.abc import Iterator
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from analyzer.places import reports_dir

SANS, BOLD, MONO = "apkscan-sans", "apkscan-bold", "apkscan-mono"
FILES = {
    SANS: "NotoSansSC-Regular-subset.ttf",
    BOLD: "NotoSansSC-Bold-subset.ttf",
    MONO: "NotoSansMono-Regular-subset.ttf",
}
"""Name in the document, and file below reports/fonts."""

_CHINESE = 0x2E80
"""Code point from which scripts are written in squares."""

QUOTES = "‘’“”"
"""In the Chinese fonts as wide as a Chinese character, which tears English words apart."""

_NEXT = {SANS: (SANS, MONO), BOLD: (BOLD, SANS, MONO), MONO: (MONO, SANS)}


@cache
def register() -> dict[str, frozenset[int]]:
    """Make the fonts known to the PDF library; the code points that each has."""
    held = {}
    for name, file in FILES.items():
        font = TTFont(name, str(reports_dir() / "fonts" / file), asciiReadable=0)
        pdfmetrics.registerFont(font)
        held[name] = frozenset(font.face.charToGlyph)
    return held


def spans(text: str, font: str) -> Iterator[tuple[str, str]]:
    """(font, text) of consecutive pieces of ``text``, in ``font`` where it has the characters, else in the next one."""
    held, order = register(), _NEXT[font]
    start, using = 0, ""
    text = shown(text, font)
    for at, mark in enumerate(text):
        code = ord(mark)
        fitting = (MONO, *order) if mark in QUOTES and _among_letters(text, at) else order
        best = next((name for name in fitting if code in held[name]), font)
        if best != using:
            if start < at:
                yield using, text[start:at]
            start, using = at, best
    if start < len(text):
        yield using, text[start:]


def _among_letters(text: str, at: int) -> bool:
    """Whether what stands beside a mark is no Chinese text."""
    beside = [mark for mark in text[max(0, at - 1) : at] + text[at + 1 : at + 2] if not mark.isspace()]
    return bool(beside) and all(ord(mark) < _CHINESE for mark in beside)


def shown(text: str, font: str = SANS) -> str:
    """``text`` with the characters that no font has written by their numbers."""
    held, order = register(), _NEXT[font]
    if text.isascii() and text.isprintable():
        return text
    return "".join(mark if any(ord(mark) in held[name] for name in order) else f"⟦U+{ord(mark):04X}⟧" for mark in text)


def width(text: str, font: str, size: float) -> float:
    """Width of ``text`` in points, as `spans` sets it."""
    return float(sum(pdfmetrics.stringWidth(piece, name, size) for name, piece in spans(text, font)))
