"""Where the data goes as one drawing: kinds of information, who reads them, where they go, joined by bands.

Names come out of packages: they stand in text alone, escaped, with what cannot be seen written out. What a colour says
stands in words beside it, and everything in the table after the picture.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import escape

from analyzer.report.flow_model import FlowLine
from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.visible import visible

MOST = (14, 9, 18)
"""Most boxes in each column; what is beyond shares one."""

_BARS = (236.0, 500.0, 700.0)
_BAR, _WIDE = 12.0, 960.0
_TOP, _GAP, _LEAST = 34.0, 12.0, 20.0
_TWO_LINES = 34.0
"""Height that a box with two lines of text takes at least."""
_LETTER = 6.9
"""Width of a Latin letter of the text; a Han character takes two."""
_THIN, _THICKER, _THICKEST = 6.0, 2.5, 24.0
"""Height of a band of one flow, what each further flow adds, and the most."""
_ALL_BANDS = 560.0
"""Height of all bands between two columns together, at most."""
_SWEEPS = 6
_LONGEST = 200
"""Characters of a name that are looked at."""

_TONES = {"cleartext": "clear", "tls-unchecked": "unchecked", "tls": "safe", "tls-pinned": "safe"}
_OTHERS = "\0others"


class _Key(NamedTuple):
    column: int
    id: str


@dataclass
class _Box:
    """A box of the drawing while it is laid out."""

    key: _Key
    text: str
    small: str = ""
    height: float = 0.0
    top: float = 0.0
    flows: int = 0
    used: dict[int, float] = field(default_factory=dict)
    """Height that bands take already, by side (-1 left, 1 right)."""


@dataclass
class _Band:
    """All flows between two boxes that look alike."""

    source: _Key
    target: _Key
    tone: str
    doubtful: bool
    flows: int = 0
    height: float = 0.0


def flow_picture(report: Report, words: Furniture) -> str:
    """The drawing as an SVG element; "" when nothing flows."""
    lines = report.flows.lines
    if not lines:
        return ""
    boxes, bands = _joined(lines, words)
    columns = _ordered(boxes, bands)
    tall = _placed(columns, bands)
    count = sum(line.count for line in lines)
    sizes = [len({_keys(line)[column] for line in lines}) for column in range(3)]
    parts = [
        f'<svg class="sankey" role="img" aria-labelledby="flows-drawn flows-told" viewBox="0 0 {_WIDE:.0f} {tall:.0f}" '
        f'width="{_WIDE:.0f}" height="{tall:.0f}">',
        f'<title id="flows-drawn">{_safe(words("flow_picture"))}</title>',
        f'<desc id="flows-told">'
        f"{_safe(words('flow_picture_text', n=count, types=sizes[0], owners=sizes[1], targets=sizes[2]))}</desc>",
        _heads(words),
    ]
    parts += [_band(band, boxes) for band in bands]
    parts += [_box(box) for column in columns for box in column]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _keys(line: FlowLine) -> tuple[_Key, _Key, _Key]:
    target = f"{line.target.id}\0{line.channel.id}\0{line.transport.id}"
    return _Key(0, line.data_type.id), _Key(1, line.owner.id), _Key(2, target)


def _joined(lines: tuple[FlowLine, ...], words: Furniture) -> tuple[dict[_Key, _Box], list[_Band]]:
    """Boxes and bands; what is beyond the limit of a column shares its last box."""
    texts: dict[_Key, tuple[str, str]] = {}
    weights: dict[_Key, int] = {}
    for line in lines:
        travels = f" · {line.transport.text}" if line.transport.id != "unknown" else ""
        small = "" if line.target.text == line.channel.text else f"{line.channel.text}{travels}"
        for key, shown in zip(
            _keys(line), ((line.data_type.text, ""), (line.owner.text, ""), (line.target.text, small)), strict=True
        ):
            texts.setdefault(key, shown)
            weights[key] = weights.get(key, 0) + line.count
    stands = _stand_in(weights)
    boxes: dict[_Key, _Box] = {}
    for key in weights:
        own = stands[key]
        left_out = sum(1 for other, box in stands.items() if box == own) if own.id == _OTHERS else 0
        text, small = (words("flow_others", n=left_out), "") if left_out else texts[key]
        box = boxes.setdefault(own, _Box(own, text, small))
        box.flows += weights[key]
    bands: dict[tuple[_Key, _Key, str, bool], _Band] = {}
    for line in lines:
        first, second, third = (stands[key] for key in _keys(line))
        doubtful = line.certainty.id != "confirmed"
        for source, target, tone in ((first, second, ""), (second, third, _TONES.get(line.transport.id, ""))):
            band = bands.setdefault((source, target, tone, doubtful), _Band(source, target, tone, doubtful))
            band.flows += line.count
    return boxes, list(bands.values())


def _stand_in(weights: Mapping[_Key, int]) -> dict[_Key, _Key]:
    """The box that shows each key: its own, or the one for all that are beyond the limit."""
    stands: dict[_Key, _Key] = {}
    for column, most in enumerate(MOST):
        mine = sorted((key for key in weights if key.column == column), key=lambda key: (-weights[key], key.id))
        kept = set(mine if len(mine) <= most else mine[: most - 1])
        stands |= {key: key if key in kept else _Key(column, _OTHERS) for key in mine}
    return stands


def _ordered(boxes: dict[_Key, _Box], bands: list[_Band]) -> list[list[_Box]]:
    """The boxes of each column from top to bottom, with few crossings; the shared box last."""
    columns: list[list[_Box]] = [[], [], []]
    for key, box in boxes.items():
        columns[key.column].append(box)
    near: dict[_Key, list[tuple[_Key, int]]] = {}
    for band in bands:
        near.setdefault(band.source, []).append((band.target, band.flows))
        near.setdefault(band.target, []).append((band.source, band.flows))
    for sweep in range(_SWEEPS):
        for column in (1, 2) if sweep % 2 == 0 else (1, 0):
            beside = column - 1 if sweep % 2 == 0 else column + 1
            place = {box.key: at for at, box in enumerate(columns[beside])}
            now = {box.key: at for at, box in enumerate(columns[column])}
            columns[column].sort(key=lambda box, p=place, n=now: (*_middle(near.get(box.key, []), p), n[box.key]))  # type: ignore[misc]
    for boxed in columns:
        boxed.sort(key=lambda box: box.key.id == _OTHERS)
    return columns


def _middle(near: list[tuple[_Key, int]], place: Mapping[_Key, int]) -> tuple[float]:
    found = [(place[key], flows) for key, flows in near if key in place]
    total = sum(flows for _, flows in found)
    return (sum(at * flows for at, flows in found) / total if total else 0.0,)


def _placed(columns: list[list[_Box]], bands: list[_Band]) -> float:
    """Gives every box its height and top, and returns the height of the drawing."""
    wanted = [min(_THICKEST, _THIN + _THICKER * (band.flows - 1)) for band in bands]
    halves = [sum(tall for tall, band in zip(wanted, bands, strict=True) if band.source.column == n) for n in (0, 1)]
    scale = min(1.0, _ALL_BANDS / max(halves))
    sides: dict[tuple[_Key, int], float] = {}
    for band, tall in zip(bands, wanted, strict=True):
        band.height = tall * scale
        sides[band.source, 1] = sides.get((band.source, 1), 0.0) + band.height
        sides[band.target, -1] = sides.get((band.target, -1), 0.0) + band.height
    heights = []
    for column in columns:
        for box in column:
            least = _TWO_LINES if box.small else _LEAST
            box.height = max(sides.get((box.key, -1), 0.0), sides.get((box.key, 1), 0.0), least)
            for side in (-1, 1):
                box.used[side] = (box.height - sides.get((box.key, side), 0.0)) / 2
        heights.append(sum(box.height for box in column) + _GAP * (len(column) - 1))
    tall = max(heights)
    for column, height in zip(columns, heights, strict=True):
        top = _TOP + (tall - height) / 2
        for box in column:
            box.top = top
            top += box.height + _GAP
    rank = {box.key: number for column in columns for number, box in enumerate(column)}
    bands.sort(key=lambda band: (band.source.column, rank[band.source], rank[band.target], band.tone, band.doubtful))
    return tall + _TOP + _GAP


def _heads(words: Furniture) -> str:
    places = ((_BARS[0] + _BAR, "end"), (_BARS[1] + _BAR / 2, "middle"), (_BARS[2], "start"))
    keys = ("flow_types", "flow_owners", "flow_targets")
    return "".join(
        f'<text class="head" x="{x:.0f}" y="16" text-anchor="{anchor}">{_safe(words(key))}</text>'
        for (x, anchor), key in zip(places, keys, strict=True)
    )


def _band(band: _Band, boxes: dict[_Key, _Box]) -> str:
    source, target = boxes[band.source], boxes[band.target]
    left, right = _BARS[band.source.column] + _BAR, _BARS[band.target.column]
    top, end = source.top + source.used[1], target.top + target.used[-1]
    source.used[1] += band.height
    target.used[-1] += band.height
    middle, tall = (left + right) / 2, band.height
    path = (
        f"M{left:.1f} {top:.1f}C{middle:.1f} {top:.1f} {middle:.1f} {end:.1f} {right:.1f} {end:.1f}"
        f"V{end + tall:.1f}C{middle:.1f} {end + tall:.1f} {middle:.1f} {top + tall:.1f} {left:.1f} {top + tall:.1f}Z"
    )
    kinds = " ".join(["band", *([band.tone] if band.tone else []), *(["doubtful"] if band.doubtful else [])])
    title = f"{source.text} → {target.text} · {band.flows}"
    return f'<g><title>{_safe(title)}</title><path class="{kinds}" d="{path}"/></g>'


def _box(box: _Box) -> str:
    column = box.key.column
    x, middle = _BARS[column], box.top + box.height / 2
    rows = [(box.text, "name")] + ([(box.small, "small")] if box.small else [])
    room = _BARS[0] - 8 if column == 0 else _BARS[2] - _BARS[1] - 30 if column == 1 else _WIDE - _BARS[2] - _BAR - 8
    at, anchor = (x - 8, "end") if column == 0 else (x + _BAR + 8, "start")
    first = middle + 4 - 7.5 * (len(rows) - 1)
    full = f"{box.text} {box.small}".strip()
    texts = "".join(
        f'<text class="{kind}" x="{at:.1f}" y="{first + 15 * row:.1f}" text-anchor="{anchor}">'
        f"{_safe(_cut(text, room))}</text>"
        for row, (text, kind) in enumerate(rows)
    )
    bar = f'<rect x="{x:.1f}" y="{box.top:.1f}" width="{_BAR:.1f}" height="{box.height:.1f}" rx="2"/>'
    return f'<g class="column{column}"><title>{_safe(full)} · {box.flows}</title>{bar}{texts}</g>'


def _cut(text: str, room: float) -> str:
    """As much of the text as fits the room, without its middle: hosts differ at both ends."""
    text = visible(text)[:_LONGEST]
    if _long(text) <= room:
        return text
    kept = len(text)
    while kept > 2 and _long(text[: kept // 2] + "…" + text[len(text) - kept // 2 :]) > room:
        kept -= 2
    return f"{text[: kept // 2]}…{text[len(text) - kept // 2 :]}"


def _long(text: str) -> float:
    return _LETTER * sum(1.75 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _safe(text: str) -> str:
    return escape(visible(text))
