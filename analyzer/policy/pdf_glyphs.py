"""The characters of a page of a PDF with their places, put together to fragments of lines."""

import ctypes
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from analyzer.policy.pdf_turn import Turn

MOST_GLYPHS = 30_000
"""Characters of one page that are looked at; a page with more is read in the order of the file."""

_REPAIRS = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u200b": ""})
_SOFT_HYPHEN = "\u00ad"
_WIDE = 0x2E80
_FRAGMENT_GAP = 1.0
_SPACE = 0.18
_BASELINE = 0.3
_BOLD_WEIGHT = 600


@dataclass(slots=True)
class Fragment:
    """Text in one line without a wide space: left, bottom, right and top in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    size: float
    bold: bool = False
    place: tuple[int, int] | None = None
    """Ruled table and cell that it stands in."""

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2


@dataclass(slots=True)
class PageText:
    """The fragments of a page in the order of the file; how many characters there are, and how many without Unicode."""

    fragments: list[Fragment]
    characters: int
    unmapped: int
    turned: list[str]
    """Texts that do not stand upright, such as watermarks."""


def read_page(text_page: Any, turn: Turn, place_of: Callable[[float, float], tuple[int, int] | None]) -> PageText:
    """The fragments of one page, turned upright; ``place_of`` says which cell of a ruled table holds a point."""
    import pypdfium2.raw as raw

    handle = text_page.raw
    count = raw.FPDFText_CountChars(handle)
    if count > MOST_GLYPHS:
        return PageText([], count, 0, [])
    builder = _Builder(raw, handle, turn, place_of)
    for index in range(count):
        builder.add(index)
    for fragment in builder.page.fragments:
        fragment.text = fragment.text.translate(_REPAIRS)
    return builder.page


class _Builder:
    """Puts characters together in the order of the file."""

    def __init__(self, raw: Any, handle: Any, turn: Turn, place_of: Callable[[float, float], tuple[int, int] | None]):
        self.page = PageText([], 0, 0, [])
        self._raw, self._handle, self._turn, self._place_of = raw, handle, turn, place_of
        self._box = raw.FS_RECTF()
        self._reference = ctypes.byref(self._box)
        self._last: Fragment | None = None
        self._blank = self._real_space = self._was_turned = False

    def add(self, index: int) -> None:
        """Add the character of this index."""
        raw, handle, page, last = self._raw, self._handle, self.page, self._last
        code = raw.FPDFText_GetUnicode(handle, index)
        char = _SOFT_HYPHEN if code in (0xFFFE, 2) else chr(code) if code < 0x110000 else "\ufffd"
        if char.isspace() or (code < 32 and code != 2):
            self._blank = True
            self._real_space = self._real_space or (char.isspace() and not raw.FPDFText_IsGenerated(handle, index))
            return
        page.characters += 1
        private = code == 0xFFFD or 0xE000 <= code <= 0xF8FF
        page.unmapped += private or bool(raw.FPDFText_HasUnicodeMapError(handle, index))
        if not raw.FPDFText_GetLooseCharBox(handle, index, self._reference):
            return
        if not self._turn.is_upright(raw.FPDFText_GetCharAngle(handle, index)):
            page.turned[-1:] = (
                [page.turned[-1] + " " * self._blank + char] if self._was_turned else [*page.turned[-1:], char]
            )
            self._was_turned, self._blank = True, False
            return
        self._was_turned = False
        box = self._turn.box(self._box.left, self._box.bottom, self._box.right, self._box.top)
        left, bottom, right, top = box
        size = max(1.0, top - bottom)
        place = self._place_of((left + right) / 2, (bottom + top) / 2)
        if last is not None and char == last.text[-1] and _is_again(last, box, size):
            page.characters -= 1  # drawn twice to look bold
            return
        if last is not None and place == last.place and _goes_on(last, box, size):
            space = _spaced(last.text[-1], char, left - last.right > _SPACE * size, self._blank, self._real_space)
            last.text += " " * space + char
            last.right = max(last.right, right)
            last.bottom, last.top = min(last.bottom, bottom), max(last.top, top)
        else:
            bold = raw.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT
            self._last = Fragment(left, bottom, right, top, char, self._size(index, size), bold, place)
            page.fragments.append(self._last)
        self._blank = self._real_space = False

    def _size(self, index: int, height: float) -> float:
        """The size of the font in points; where that makes no sense the height of the character's box."""
        matrix = self._raw.FS_MATRIX()
        if not self._raw.FPDFText_GetMatrix(self._handle, index, ctypes.byref(matrix)):
            return height
        size = float(self._raw.FPDFText_GetFontSize(self._handle, index)) * math.hypot(matrix.c, matrix.d)
        return size if 0.4 * height < size < 1.6 * height else height


_Box = tuple[float, float, float, float]


def _goes_on(last: Fragment, box: _Box, size: float) -> bool:
    """Whether a character goes on in the fragment before it."""
    apart = box[0] - last.right
    middle = (box[1] + box[3]) / 2
    return abs(middle - last.middle) < _BASELINE * max(size, last.size) and -0.5 * size < apart < _FRAGMENT_GAP * size


def _is_again(last: Fragment, box: _Box, size: float) -> bool:
    """Whether a character stands where the last one, which is the same, already does."""
    beside = abs(box[2] - last.right) < 0.15 * size
    return beside and abs((box[1] + box[3]) / 2 - last.middle) < 0.15 * size


def _spaced(before: str, after: str, wide: bool, blank: bool, real: bool) -> bool:
    """Whether a space stands between two characters: a real one; or one that a gap hints at, not beside Chinese."""
    if ord(before) >= _WIDE and ord(after) >= _WIDE:
        return False
    if ord(before) >= _WIDE or ord(after) >= _WIDE:
        return real
    return blank or wide


def joined(pieces: Iterable[Fragment]) -> str:
    """The texts of fragments that stand side by side."""
    text = ""
    for piece in pieces:
        glue = " " if text and ord(text[-1]) < _WIDE and ord(piece.text[0]) < _WIDE else ""
        text += glue + piece.text
    return text
