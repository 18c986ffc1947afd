"""Hostile text made safe to show: what cannot be seen becomes visible, what is endless is cut.

Every text of a report passes here once, after the report was built (`tidy`), so that no renderer can forget it.
"""

import re
from collections.abc import Callable
from typing import Any

import msgspec

LIMIT = 800
"""Most characters of one text; a longer one is cut and a note says how long it was."""

NAME_LIMIT = 120
"""The same for the names that apps, SDKs and files give themselves."""

Note = Callable[[int], str]
"""Makes the note that ends a cut text, from the number of characters it had."""

# Control characters; soft hyphen, joiners, fillers and other characters without a shape; direction marks, embeddings,
# overrides and isolates; line and paragraph separators; surrogates; private use; variation selectors but the emoji
# one (FE0F); tags; noncharacters. Sources: Unicode general categories Cc, Cf, Cs, Co, Zl, Zp and the property
# Default_Ignorable_Code_Point.
_UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0e\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U0010ffff]"
)
# A pile of combining marks reaches into the lines above and below: four are more than any living script needs.
_PILE = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
ESCAPE = re.compile("⟦[^⟦⟧]{1,80}⟧")
"""Finds what `visible` wrote, so that a renderer can set it apart."""


def _name(match: re.Match[str]) -> str:
    return f"⟦U+{ord(match.group()):04X}⟧"


def visible(text: str) -> str:
    """``text`` with every character that has no shape of its own written as ``⟦U+202E⟧``; twice is the same as once."""
    if text.isascii() and text.isprintable():
        return text
    return _PILE.sub(r"\1⟦…⟧", _UNSEEN.sub(_name, text))


def clip(text: str, note: Note, limit: int = LIMIT) -> str:
    """At most ``limit`` characters of ``text``, then ``note``."""
    return text if len(text) <= limit else text[:limit] + note(len(text))


def one_line(text: str) -> str:
    """Line ends, tabs and runs of blanks as one blank: for running text, where they mean nothing."""
    return " ".join(text.split())


def tidy(value: Any, note: Note) -> Any:
    """``value`` (texts, tuples, frozen values, to any depth) with each text clipped and visible."""
    if isinstance(value, str):
        return visible(clip(value, note))
    if isinstance(value, tuple):
        return tuple(tidy(part, note) for part in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: tidy(getattr(value, name), note) for name in value.__struct_fields__}
        return type(value)(**fields)
    return value
