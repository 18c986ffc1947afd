"""Where lines of the PDF end: between Chinese characters, after blanks, inside names that are too long.

The library's own way puts closing marks at the start of a line or beyond its end, and splits Latin words.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.paragraph import FragLine, ParaLines
from reportlab.platypus.paraparser import ParaFrag

NO_START = frozenset("、。，．；：？！）】》〉」』〕〗｝］’”…—～·%‰℃,.;:?!)]}>›⟧・/")
"""Marks that may not begin a line."""
NO_END = frozenset("（【《〈「『〔〖｛［‘“([{<‹⟦￥$＄#")
"""Marks that may not end one."""
JOINTS = frozenset("./_-,;:$()&=?@\\")
"""Where a name out of code or an address may be divided, after the mark."""

BLANKS = frozenset(" \u3000")
"""What may hang beyond the end of a line, and begins none."""
_WIDE = 0x2E80


def broken(frags: Sequence[ParaFrag], widths: Sequence[float]) -> Any:
    """The lines of ``frags``, in the library's form; ``widths`` are those of the first lines, the last one goes on."""
    marks = [(mark, frag) for frag in frags for mark in frag.text]
    sizes = [_size(mark, frag.fontName) * frag.fontSize for mark, frag in marks]
    text = "".join(mark for mark, _ in marks)
    lines: list[Any] = []
    start = 0
    while start < len(marks) or not lines:
        room = widths[min(len(lines), len(widths) - 1)]
        end, used = start, 0.0
        while end < len(marks) and (used + sizes[end] <= room + 1e-6 or text[end] in BLANKS):
            used += sizes[end]
            end += 1
        if end < len(marks):
            end = _end(text, start, max(end, start + 1))
        lines.append(_line(marks[start:end], frags, room, sum(sizes[start:end])))
        start = end
    return ParaLines(kind=1, lines=lines)


def _end(text: str, start: int, full: int) -> int:
    """Where the line ends that begins at ``start`` and has room up to ``full``."""
    middle = start + (full - start) // 2
    for at in range(full, start, -1):
        if _may_end(text[at - 1], text[at]):
            if at > middle:
                return at
            break
    for at in range(full, middle, -1):
        if text[at - 1] in JOINTS and text[at] not in NO_START:
            return at
    return full


def _may_end(before: str, after: str) -> bool:
    if after in BLANKS or after in NO_START or before in NO_END or (before == "、" and after.isdigit()):
        return False
    # A clause such as 三、2. stays in one line.
    return before in BLANKS or ord(before) >= _WIDE or ord(after) >= _WIDE


def _line(marks: Sequence[tuple[str, ParaFrag]], frags: Sequence[ParaFrag], room: float, used: float) -> Any:
    words = []
    for _, group in groupby(marks, key=lambda pair: id(pair[1])):
        pairs = list(group)
        words.append(pairs[0][1].clone(text="".join(mark for mark, _ in pairs)))
    words = words or [frags[0].clone(text="")]
    size = max(word.fontSize for word in words)
    return FragLine(
        kind=1, extraSpace=room - used, wordCount=1, words=words, fontSize=size, ascent=size, descent=-0.2 * size,
        maxWidth=room, currentWidth=used, lineBreak=False,
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _size(mark: str, font: str) -> float:
    """Width of a character at a size of one point."""
    size: float = stringWidth(mark, font, 1)
    return size
