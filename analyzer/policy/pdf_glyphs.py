"""The characters of a page of a PDF with their places, put together to fragments of lines."""

import ctypes
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

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


def read_page(text_page: Any, place_of: Callable[[float, float], tuple[int, int] | None]) -> PageText:
    """The fragments of one page; ``place_of`` says which cell of a ruled table holds a point."""
    import pypdfium2.raw as raw

    page = PageText([], 0, 0, [])
    handle = text_page.raw
    count = raw.FPDFText_CountChars(handle)
    if count > MOST_GLYPHS:
        return PageText([], count, 0, [])
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    last: Fragment | None = None
    real_space = blank = False
    turned: list[str] = []
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        char = _SOFT_HYPHEN if code == 0xFFFE or code == 2 else chr(code) if code < 0x110000 else "\ufffd"
        if char.isspace() or (code < 32 and code != 2):
            blank = blank or last is not None
            real_space = real_space or (char.isspace() and not raw.FPDFText_IsGenerated(handle, index))
            continue
        page.characters += 1
        page.unmapped += (
            code == 0xFFFD or 0xE000 <= code <= 0xF8FF or bool(raw.FPDFText_HasUnicodeMapError(handle, index))
        )
        if not raw.FPDFText_GetLooseCharBox(handle, index, reference):
            continue
        angle = raw.FPDFText_GetCharAngle(handle, index)
        if 0.05 < angle < 6.23:
            turned.append(char)
            continue
        size = max(1.0, box.top - box.bottom)
        place = place_of((box.left + box.right) / 2, (box.bottom + box.top) / 2)
        if last is not None and char == last.text[-1] and _is_again(last, box, size):
            page.characters -= 1  # drawn twice to look bold
            continue
        if last is not None and place == last.place and _goes_on(last, box, size):
            gap = box.left - last.right
            last.text += " " * _spaced(last.text[-1], char, gap > _SPACE * size, blank, real_space) + char
            last.right = max(last.right, box.right)
            last.bottom, last.top = min(last.bottom, box.bottom), max(last.top, box.top)
        else:
            weight = raw.FPDFText_GetFontWeight(handle, index)
            own = _size(raw, handle, index, size)
            last = Fragment(box.left, box.bottom, box.right, box.top, char, own, weight >= _BOLD_WEIGHT, place)
            page.fragments.append(last)
        real_space = blank = False
    for fragment in page.fragments:
        fragment.text = fragment.text.translate(_REPAIRS)
    if turned:
        page.turned.append("".join(turned))
    return page


def _goes_on(last: Fragment, box: Any, size: float) -> bool:
    """Whether a character goes on in the fragment before it."""
    apart = box.left - last.right
    middle = (box.bottom + box.top) / 2
    return bool(
        abs(middle - last.middle) < _BASELINE * max(size, last.size) and -0.5 * size < apart < _FRAGMENT_GAP * size
    )


def _size(raw: Any, handle: Any, index: int, height: float) -> float:
    """The size of the font in points; where that makes no sense the height of the character's box."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
        return height
    size = float(raw.FPDFText_GetFontSize(handle, index)) * math.hypot(matrix.c, matrix.d)
    return size if 0.4 * height < size < 1.6 * height else height


def _is_again(last: Fragment, box: Any, size: float) -> bool:
    """Whether a character stands where the last one, which is the same, already does."""
    beside = abs(box.right - last.right) < 0.15 * size
    return bool(beside and abs((box.bottom + box.top) / 2 - last.middle) < 0.15 * size)


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
