"""The picture of flows as shapes: bars with their names, bands between them, and what each look means."""

from collections.abc import Iterator

from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.picture_flow_layout import LINE
from analyzer.report.picture_flow_model import BAR, PAGE, FlowBand, FlowNode, FlowPicture, Frame, Travel
from analyzer.report.picture_flows import UNKNOWN, flow_picture
from analyzer.report.picture_model import Anchor, Box, Drawing, Figure, Part, Ribbon, Shape, Sign, Tone, Words
from analyzer.report.picture_text import cut, extent, legend

_TOP = 34.0
_LEFT = 8.0
"""Between a text and the bar that it names."""
_SIGN = 6.0
_TRAVELS: dict[Travel, tuple[Figure, str]] = {
    "cleartext": ("warn", "picture_cleartext"),
    "tls-unchecked": ("half-warn", "picture_unchecked"),
}


def flow_drawing(report: Report, words: Furniture, frame: Frame = PAGE) -> Drawing | None:
    """The drawing; None when nothing flows and everything was analysed, or nothing is read."""
    picture = flow_picture(report, words, frame)
    if picture is None:
        return None
    parts = [_heads(words, frame)]
    parts += [_band(band, picture, frame, words) for band in picture.bands]
    parts += _warnings(picture, frame, words)
    parts += [_node(node, frame) for node in picture.nodes]
    key, height = _legend(picture, words, frame)
    types, owners, targets = picture.sizes
    told = "flow_picture_text" if picture.analysed else "picture_flows_unknown"
    return Drawing(
        id="flows",
        width=frame.width,
        height=round(height, 1),
        title=words("flow_picture"),
        text=words(told, n=picture.flows, types=types, owners=owners, targets=targets),
        parts=(*parts, *key),
    )


def _heads(words: Furniture, frame: Frame) -> Part:
    places: tuple[tuple[float, Anchor], ...] = (
        (frame.bars[0] + BAR, "end"),
        (frame.bars[1] + BAR / 2, "middle"),
        (frame.bars[2], "start"),
    )
    rooms = (frame.bars[0], frame.bars[2] - frame.bars[0] - 120, frame.width - frame.bars[2])
    texts = (words("flow_types"), words("flow_owners"), words("flow_targets"))
    return Part(
        shapes=tuple(
            Words(x=x, y=15.0, text=cut(text, room, frame.small), size=frame.small, at=at, tone="soft")
            for (x, at), text, room in zip(places, texts, rooms, strict=True)
        )
    )


def _band(band: FlowBand, picture: FlowPicture, frame: Frame, words: Furniture) -> Part:
    source, target = picture.nodes[band.source], picture.nodes[band.target]
    left, right = frame.bars[source.column] + BAR, frame.bars[target.column]
    tone: Tone = "soft" if not picture.analysed else "sure" if band.certain else "doubt"
    ribbon = Ribbon(
        x=left,
        y=band.start + _TOP,
        to_x=right,
        to_y=band.end + _TOP,
        tall=band.height,
        tone=tone,
        hollow=not band.certain,
        edged=band.travel == "cleartext",
    )
    said = [words("picture_sure") if band.certain else words("picture_doubt")] if picture.analysed else []
    said += [words(_TRAVELS[band.travel][1])] if band.travel else []
    title = " · ".join([f"{source.full} → {target.full}", words("count_flows", n=band.flows), *said])
    return Part(shapes=(ribbon,), title=title)


def _warnings(picture: FlowPicture, frame: Frame, words: Furniture) -> Iterator[Part]:
    """One sign before each box that data reaches in a bad way, in the middle of the bands that bring it."""
    ends: dict[tuple[int, Travel], list[float]] = {}
    for band in picture.bands:
        if band.travel:
            ends.setdefault((band.target, band.travel), []).extend((band.end, band.end + band.height))
    for (target, travel), edges in ends.items():
        figure, key = _TRAVELS[travel]
        x, y = frame.bars[2] - 13, (min(edges) + max(edges)) / 2 + _TOP
        if picture.nodes[target].others:
            x -= 0 if travel == "cleartext" else 16
        sign = Sign(x=round(x, 2), y=round(y, 2), size=_SIGN, figure=figure, tone="alarm")
        yield Part(shapes=(sign,), title=f"{picture.nodes[target].full}: {words(key)}")


def _node(node: FlowNode, frame: Frame) -> Part:
    x, top = frame.bars[node.column], node.top + _TOP
    tone: Tone = "soft" if node.others else ("accent", "ink", "accent")[node.column]
    bar = Box(x=x, y=top, wide=BAR, tall=node.height, tone=tone, hollow=node.id == UNKNOWN)
    lines: list[tuple[str, float, Tone]] = [(text, frame.size, "ink") for text in node.name]
    lines += [(text, frame.small, "soft") for text in node.small]
    y = top + (node.height - LINE * sum(size for _, size, _ in lines)) / 2
    anchor: Anchor = "end" if node.column == 0 else "start"
    at = x - _LEFT if node.column == 0 else x + BAR + _LEFT
    shapes: list[Shape] = [bar]
    if node.column == 1:
        wide = max(extent(text, size) for text, size, _ in lines) + 6
        tall = LINE * sum(size for _, size, _ in lines)
        shapes.append(Box(x=at - 3, y=round(y, 2), wide=round(wide, 2), tall=round(tall, 2), tone="shade"))
    for text, size, colour in lines:
        place = round(y + size * 0.98, 2)
        shapes.append(Words(x=at, y=place, text=text, size=size, at=anchor, tone=colour))
        y += LINE * size
    return Part(shapes=tuple(shapes), title=f"{node.full} · {node.flows}", link=node.link)


def _legend(picture: FlowPicture, words: Furniture, frame: Frame) -> tuple[list[Part], float]:
    """What the looks mean that occur, and the height of the whole."""
    y = _TOP + picture.height + 24
    shapes: list[Shape] = []
    x = 4.0
    looks: list[tuple[Tone, bool, str]] = [("sure", False, "picture_sure"), ("doubt", True, "picture_doubt")]
    if not picture.analysed:
        looks = [("soft", True, "picture_not_analysed")]
    for tone, hollow, key in looks:
        if not picture.analysed or any(band.certain != hollow for band in picture.bands):
            text = cut(words(key), frame.width / 2 - 50, frame.small)
            shapes.append(Ribbon(x=x, y=y - 5, to_x=x + 26, to_y=y - 5, tall=10.0, tone=tone, hollow=hollow))
            shapes.append(Words(x=x + 32, y=round(y + frame.small * 0.36, 1), text=text, size=frame.small, tone="soft"))
            x += 32 + extent(text, frame.small) + 16
    signs = []
    travels = {band.travel for band in picture.bands}
    warned: tuple[tuple[str, Figure, str], ...] = (
        ("cleartext", "warn", "picture_cleartext"),
        ("tls-unchecked", "half-warn", "picture_unchecked"),
    )
    for travel, figure, key in warned:
        if travel in travels:
            signs.append((Sign(x=0, y=0, size=_SIGN, figure=figure, tone="alarm"), words(key)))
    under = y + frame.small * 1.9
    parts = [Part(shapes=tuple(shapes))]
    if signs:
        part, under = legend(signs, 4.0, under, frame.width - 8, frame.small)
        parts.append(part)
    if not picture.analysed:
        return parts, under
    note = cut(words("picture_widths"), frame.width - 8, frame.small)
    parts.append(Part(shapes=(Words(x=4.0, y=round(under + 3, 1), text=note, size=frame.small, tone="soft"),)))
    return parts, under + 12
