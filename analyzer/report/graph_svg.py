"""A picture of ways through code as SVG, without a foreign program and without an address: for a file or a page.

Names come out of packages: they stand in text alone, escaped, with what cannot be seen written out.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from xml.sax.saxutils import escape

from analyzer.evidence.picture import Edge, Node, Picture
from analyzer.names import pretty_method, pretty_type, short_field, short_method
from analyzer.report.graph_layout import GAP_Y, Layout, lay_out
from analyzer.report.visible import visible

Say = Callable[[str, str], str]
"""(table, id) to a word of the reader's language: tables "steps", "entry_kinds", "phases"."""

NamesOf = Callable[[str], tuple[str, str]]
"""The name of a node to what its box says: short, and the Java name of the class ("" when that says nothing)."""

LONGEST = 44
"""Characters of one line in a box; the whole name is its tooltip."""

_LETTER, _LINE, _PAD, _EDGE = 6.7, 15, 9, 14
_STYLE = """
.ways{font:11px ui-monospace,Consolas,"Noto Sans Mono CJK SC",monospace;background:#fff}
.ways rect{fill:#f6f7f9;stroke:#59636e}
.ways .entry rect{fill:#e7f0fb;stroke:#1f5fa8}
.ways .target rect{fill:#fdecea;stroke:#a8281f;stroke-width:1.6}
.ways text{fill:#1a1d21}
.ways .small{fill:#59636e;font-size:9.5px}
.ways .step{fill:none;stroke:#59636e;stroke-width:1.2}
.ways .framework .step{stroke-dasharray:5 3}
.ways .halo{stroke:#fff;stroke-width:3;paint-order:stroke}
.ways .head{fill:#59636e}
"""
_FRAMEWORK = frozenset({"callback", "intent", "instantiation", "class-initialiser", "reflection", "indirect"})
"""Steps that no call instruction names: drawn with dashes."""


def names_of(signature: str) -> tuple[str, str]:
    """A dex signature, or another name of something that is used, as its short form and the class it belongs to."""
    if "(" in signature:
        return short_method(signature), pretty_type(signature.partition("->")[0])
    return short_field(signature), ""


def svg(picture: Picture, say: Say, title: str, *, standalone: bool = True, named: NamesOf = names_of) -> str:
    """The drawing; ``standalone`` with the style and namespace of a file of its own.

    ``title`` is read to who cannot see it. ``named`` gives what stands in a box for the name of a node.
    """
    boxes = {node.id: _lines(node, say, named) for node in picture.nodes}
    widths = {key: max(_width(text) for text, _ in lines) + 2 * _PAD for key, lines in boxes.items()}
    heights = {key: float(len(lines) * _LINE + _PAD) for key, lines in boxes.items()}
    layout = lay_out(widths, heights, [(edge.source, edge.target) for edge in picture.edges])
    wide, tall = layout.width + 2 * _EDGE, layout.height + 2 * _EDGE
    parts = [_opening(wide, tall, title, standalone)]
    crowded = {target for target, count in Counter(edge.target for edge in picture.edges).items() if count > 2}
    parts += [_arrow(edge, layout, heights, say, edge.target in crowded) for edge in picture.edges]
    parts += [_box(node, boxes[node.id], layout, widths, heights) for node in picture.nodes]
    return "\n".join([*parts, "</g></svg>"]) + "\n"


def _opening(wide: float, tall: float, title: str, standalone: bool) -> str:
    space = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    style = f"<style>{_STYLE}</style>" if standalone else ""
    size = f'viewBox="0 0 {wide:.0f} {tall:.0f}" width="{wide:.0f}" height="{tall:.0f}"'
    return f'<svg{space} class="ways" role="img" {size}><title>{_safe(title)}</title>{style}<g>'


def _lines(node: Node, say: Say, named: NamesOf) -> list[tuple[str, str]]:
    """(text, class) of each line in a box."""
    lines = []
    if node.note:
        what = f"{say('entry_kinds', node.note)} {node.component}".strip()
        lines.append((what, "small"))
    short, cls = named(node.name)
    lines.append((short, ""))
    place = cls.rpartition(".")[0] if node.kind != "target" else ""
    if place and not node.component.startswith(place):
        lines.append((place, "small"))
    lines += [(text, "small") for text in _folded([say("phases", phase) for phase in node.phases])]
    return [(_cut(text), kind) for text, kind in lines]


def _folded(words: list[str]) -> list[str]:
    """Words joined into lines that fit a box."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) + 3 <= LONGEST:
            lines[-1] += f" · {word}"
        else:
            lines.append(word)
    return lines


def _box(
    node: Node, lines: list[tuple[str, str]], layout: Layout, widths: dict[int, float], heights: dict[int, float]
) -> str:
    x, y = layout.centres[node.id]
    wide, tall = widths[node.id], heights[node.id]
    left, top = x - wide / 2 + _EDGE, y - tall / 2 + _EDGE
    out = [f'<g class="{node.kind}"><title>{_safe(_full(node))}</title>']
    out.append(f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}" rx="4"/>')
    for row, (text, kind) in enumerate(lines):
        place = f'x="{left + _PAD:.1f}" y="{top + _PAD / 2 + 11 + row * _LINE:.1f}"'
        out.append(f"<text {place}{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{_safe(text)}</text>")
    return "".join([*out, "</g>"])


def _full(node: Node) -> str:
    return pretty_method(node.name) if "(" in node.name else node.name


def _arrow(edge: Edge, layout: Layout, heights: dict[int, float], say: Say, crowded: bool) -> str:
    """A curve from box to box with its label, which stands at the start where many edges meet at the end. An edge that
    closes a cycle goes round on the right.
    """
    (x1, y1), (x2, y2) = layout.centres[edge.source], layout.centres[edge.target]
    start, end = (x1, y1 + heights[edge.source] / 2), (x2, y2 - heights[edge.target] / 2)
    points = [start, *layout.bends.get((edge.source, edge.target), ()), end]
    if end[1] <= start[1]:
        aside = layout.width + _EDGE / 2
        points = [(x1, start[1]), (aside, (start[1] + end[1]) / 2), (x2, end[1])]
    path = f"M{points[0][0] + _EDGE:.1f} {points[0][1] + _EDGE:.1f}"
    for (ax, ay), (bx, by) in pairwise(points):
        middle = (ay + by) / 2 + _EDGE
        path += f"C{ax + _EDGE:.1f} {middle:.1f} {bx + _EDGE:.1f} {middle:.1f} {bx + _EDGE:.1f} {by + _EDGE:.1f}"
    tip_x, tip_y = end[0] + _EDGE, end[1] + _EDGE
    head = f"M{tip_x - 3.5:.1f} {tip_y - 7:.1f}L{tip_x:.1f} {tip_y:.1f}L{tip_x + 3.5:.1f} {tip_y - 7:.1f}Z"
    label = label_of(edge, say)
    at = f'x="{(points[-2][0] + end[0]) / 2 + _EDGE + 5:.1f}" y="{end[1] + _EDGE - GAP_Y / 2 + 3:.1f}"'
    if crowded:
        at = f'x="{start[0] + _EDGE + 6:.1f}" y="{start[1] + _EDGE + 13:.1f}"'
    text = f'<text {at} class="small halo">{_safe(label)}</text>' if label else ""
    kind = ' class="framework"' if edge.how in _FRAMEWORK else ""
    return f'<g{kind}><path class="step" d="{path}"/><path class="head" d="{head}"/>{text}</g>'


def label_of(edge: Edge, say: Say) -> str:
    """How the step goes and in which line: a plain call needs no word."""
    words = [] if edge.how in ("call", "use") else [say("steps", edge.how)]
    if edge.targets > 1:
        words.append(f"1/{edge.targets}")
    if edge.line is not None:
        words.append(f":{edge.line}")
    return " ".join(words)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _width(text: str) -> float:
    return _LETTER * sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in visible(text))


def _safe(text: str) -> str:
    return escape(visible(text))
