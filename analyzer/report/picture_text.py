"""How long a text is at most in any font, and the text cut or broken so that it fits.

Nobody knows the font of the page's reader: a text is taken to be as long as in the widest of the usual ones, a Chinese
character one em.
"""

import unicodedata
from collections.abc import Iterable

from analyzer.report.picture_model import Part, Sign, Words
from analyzer.report.visible import visible

LONGEST = 240
"""Characters of a text that are looked at."""

_NARROW = frozenset("ijlIftr .,:;'!|()[]/-·`")
_WIDE = frozenset("mwMW@%&—…⟦⟧")
_LOOKS_BACK = 8
"""Characters before the end of a line among which a place to break is sought."""
_JOINTS = frozenset(" ./_-·,:;，、。；：）)")


def extent(text: str, size: float) -> float:
    """Units that a text of one line takes at most."""
    return size * sum(map(_em, text))


def _em(mark: str) -> float:
    if mark.isascii():
        if mark in _NARROW:
            return 0.42
        if mark in _WIDE:
            return 1.0
        return 0.74 if mark.isupper() else 0.64
    if mark in _WIDE or unicodedata.east_asian_width(mark) in "WFA":
        return 1.0
    return 0.0 if unicodedata.combining(mark) else 0.9


def cut(text: str, room: float, size: float) -> str:
    """As much of the text as fits, without its middle: hosts and names of packages differ at both ends."""
    text = visible(text[:LONGEST])[:LONGEST]
    if extent(text, size) <= room:
        return text
    kept = len(text) - 1
    while kept > 1 and extent(_halves(text, kept), size) > room:
        kept -= 1
    return _halves(text, kept)


def _halves(text: str, kept: int) -> str:
    front = (kept + 1) // 2
    return text[:front] + "…" + text[len(text) - (kept - front) :]


def folded(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """The text in at most ``most`` lines; what is left for the last one is cut."""
    rest = visible(text[:LONGEST])[:LONGEST]
    lines: list[str] = []
    while rest and len(lines) < most - 1 and extent(rest, size) > room:
        end = _break(rest, room, size)
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*lines, cut(rest, room, size)) if rest or not lines else tuple(lines)


def word_size(texts: Iterable[str], room: float, size: float, least: float) -> float:
    """The size, at most ``size`` and at least ``least``, in which no word of the texts is longer than the room."""
    longest = max(
        (extent(word, 1.0) for text in texts for word in text[:LONGEST].split() if word.isascii()), default=0.0
    )
    return max(least, min(size, room / longest)) if longest else size


def _break(text: str, room: float, size: float) -> int:
    """Where the first line of a text ends: behind a joint near its end, before a Chinese character, or anywhere."""
    end = 1
    while end < len(text) and extent(text[: end + 1], size) <= room:
        end += 1
    for at in range(end, max(end - _LOOKS_BACK, 1), -1):
        before, after = text[at - 1], text[at : at + 1]
        opens = before in "（(《“"
        closes = after in "）)》”，、。；："
        broad = unicodedata.east_asian_width(before) == "W" or unicodedata.east_asian_width(after or "a") == "W"
        if not opens and not closes and (before in _JOINTS or broad):
            return at
    return text.rfind(" ", 1, end) + 1 or end


def legend(entries: Iterable[tuple[Sign, str]], x: float, y: float, width: float, size: float) -> tuple[Part, float]:
    """Signs with what they mean, in as many lines as they need from (``x``, ``y``) on, and where the next line would
    be. ``y`` is the middle of the first line; the place of a sign itself does not count.
    """
    shapes: list[Sign | Words] = []
    at, line = x, size * 1.7
    for sign, meaning in entries:
        text = cut(meaning, width - 24, size)
        long = extent(text, size) + 24
        if at > x and at + long > x + width:
            at, y = x, y + line
        shapes.append(
            Sign(x=round(at + sign.size, 1), y=round(y, 1), size=sign.size, figure=sign.figure, tone=sign.tone)
        )
        shapes.append(Words(x=round(at + 2 * sign.size + 5, 1), y=round(y + size * 0.36, 1), text=text, size=size))
        at += long + 10
    return Part(shapes=tuple(shapes)), y + line
