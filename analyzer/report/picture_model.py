"""A picture as a value: shapes and texts at places, before it is drawn in a page, on paper or as pixels.

Lengths are units of the picture; x grows to the right and y downwards. Texts fit the room they have already. Tones are
names: who draws gives each a colour for his ground, and no meaning hangs on the colour alone.
"""

from typing import Literal

from analyzer.value import Value

Tone = Literal["ink", "soft", "line", "shade", "accent", "sure", "doubt", "alarm", "open", "good"]
"""ink and soft: text; line and shade: rules and grounds; accent: what is named; sure and doubt: verified or not;
alarm: what accuses; open: what could not be decided; good: what is as it should be."""

Anchor = Literal["start", "middle", "end"]
"""Which end of a text stands at its place."""

Figure = Literal["dot", "alert", "ring", "tick", "ask", "cross", "dash", "warn", "half-warn"]
"""A sign: a dot; "!" in a disc; a ring; a tick; "?" in a diamond; a cross; a dash; a triangle, filled or hollow."""


class Box(Value, kw_only=True):
    """A rectangle; ``hollow`` is an outline of dashes."""

    x: float
    y: float
    wide: float
    tall: float
    tone: Tone
    hollow: bool = False


class Ribbon(Value, kw_only=True):
    """A band of height ``tall`` from (``x``, ``y``) to (``to_x``, ``to_y``), both its upper corners. ``hollow`` is
    faint with an edge of dashes, ``edged`` has an edge in the tone of alarm.
    """

    x: float
    y: float
    to_x: float
    to_y: float
    tall: float
    tone: Tone
    hollow: bool = False
    edged: bool = False


class Rule(Value, kw_only=True):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    tone: Tone = "line"
    dashed: bool = False


class Words(Value, kw_only=True):
    """One line of text; ``y`` is its base line, ``at`` which end of it stands at ``x``."""

    x: float
    y: float
    text: str
    size: float
    at: Anchor = "start"
    tone: Tone = "ink"
    strong: bool = False


class Sign(Value, kw_only=True):
    """A small figure around (``x``, ``y``); ``size`` is its radius."""

    x: float
    y: float
    size: float
    figure: Figure
    tone: Tone


Shape = Box | Ribbon | Rule | Words | Sign


class Part(Value, kw_only=True):
    """All that shows one thing. ``title`` tells it in full, "" for what needs no telling; ``link`` is the anchor of the
    place in the report that its texts lead to, "" for none.
    """

    shapes: tuple[Shape, ...]
    title: str = ""
    link: str = ""


class Drawing(Value, kw_only=True):
    """A whole picture. ``id`` tells it from the others of a report, ``title`` names it, ``text`` says in a few
    sentences what it shows. ``header`` and ``rows`` say the same as a table, the first cell of each row naming it; both
    are () where a table of the report does.
    """

    id: str
    width: float
    height: float
    title: str
    text: str
    parts: tuple[Part, ...]
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
