"""The text of a policy as a strip: one small square for each sentence, coloured, in the order of the text."""

from collections.abc import Callable
from itertools import groupby
from xml.sax.saxutils import escape

from analyzer.report.anchors import anchor
from analyzer.report.policy_model import PolicyView, StripCell
from analyzer.report.visible import visible

ACROSS = 75
"""Squares in a row."""

_SIDE, _STEP = 10, 12

Class = Callable[[StripCell], str]


def strip(view: PolicyView, by_topic: bool = False) -> str:
    """The drawing as SVG for a page that has an anchor for each section; "" when there is nothing to draw.

    Each section is one link for the mouse, named by its title (with the keyboard one goes through the folded sections
    themselves); what a square stands for is its class: ``k-<kind>`` or ``t-<topic>``.
    """
    cells = view.coverage.strip
    if not cells or (by_topic and not view.coverage.topics):
        return ""
    rows = -(-len(cells) // ACROSS)
    name = "topics" if by_topic else "statements"
    box = f"0 0 {ACROSS * _STEP} {rows * _STEP}"
    parts = [f'<svg class="strip" viewBox="{box}" role="group" aria-labelledby="strip-{name}">']
    for index, some in groupby(enumerate(cells), key=lambda numbered: numbered[1].section):
        section = view.sections[index]
        title = escape(visible(" › ".join((*section.path[1:], section.title))))
        parts.append(
            f'<a href="#{section.anchor}" tabindex="-1"><title>{title} ({section.first}–{section.last})</title>'
        )
        parts += [_square(at, _topic(cell) if by_topic else f"k-{cell.kind}") for at, cell in some]
        parts.append("</a>")
    return "".join([*parts, "</svg>"])


def _topic(cell: StripCell) -> str:
    if cell.topic:
        return f"t-{anchor(cell.topic)}"
    return "k-heading" if cell.kind == "heading" else "k-none"


def _square(at: int, name: str) -> str:
    x, y = at % ACROSS * _STEP + 1, at // ACROSS * _STEP + 1
    if name == "k-heading":
        return f'<rect class="{name}" x="{x + 3}" y="{y}" width="{_SIDE - 6}" height="{_SIDE}"/>'
    return f'<rect class="{name}" x="{x}" y="{y}" width="{_SIDE}" height="{_SIDE}" rx="1.5"/>'
