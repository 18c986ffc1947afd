"""A picture as SVG inside a page: colours are the page's own, light and dark; no address, no style, no script.

The shapes are one image with a name and a description; the names that lead somewhere are links beside it, so that a
keyboard and a screen reader find them. Texts of packages stand in text alone, escaped.
"""

from collections.abc import Collection
from xml.sax.saxutils import escape, quoteattr

from analyzer.report.picture_model import Box, Drawing, Part, Ribbon, Rule, Shape, Sign, Words
from analyzer.report.picture_signs import OUTLINES
from analyzer.report.visible import visible


def svg(drawing: Drawing, targets: Collection[str]) -> str:
    """The drawing as an element. ``targets`` are the ids that the page has: a link to any other is shown as text."""
    name, told = f"picture-{drawing.id}", f"picture-{drawing.id}-told"
    wide, tall = _n(drawing.width), _n(drawing.height)
    linked = [part for part in drawing.parts if part.link in targets and part.link]
    parts = [
        f'<svg class="picture {drawing.id}" viewBox="0 0 {wide} {tall}" width="{wide}" height="{tall}">',
        f'<g role="img" aria-labelledby="{name} {told}">',
        f'<title id="{name}">{_safe(drawing.title)}</title><desc id="{told}">{_safe(drawing.text)}</desc>',
    ]
    parts += [_part(part, part in linked) for part in drawing.parts]
    parts.append("</g>")
    parts += [_link(part) for part in linked]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _part(part: Part, linked: bool) -> str:
    shapes = [_shape(shape) for shape in part.shapes if not (linked and isinstance(shape, Words))]
    title = f"<title>{_safe(part.title)}</title>" if part.title else ""
    return f"<g>{title}{''.join(shapes)}</g>"


def _link(part: Part) -> str:
    texts = "".join(_shape(shape) for shape in part.shapes if isinstance(shape, Words))
    return f"<a href={quoteattr('#' + part.link)}><title>{_safe(part.title)}</title>{texts}</a>"


def _shape(shape: Shape) -> str:
    if isinstance(shape, Words):
        return _words(shape)
    if isinstance(shape, Box):
        hollow = " hollow" if shape.hollow else ""
        return (
            f'<rect class="{shape.tone}{hollow}" x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.wide)}" '
            f'height="{_n(shape.tall)}" rx="2"/>'
        )
    if isinstance(shape, Ribbon):
        return _ribbon(shape)
    if isinstance(shape, Rule):
        line = f"M{_n(shape.x)} {_n(shape.y)}L{_n(shape.to_x)} {_n(shape.to_y)}"
        return f'<path class="rule {shape.tone}{" dashed" if shape.dashed else ""}" d="{line}"/>'
    return _sign(shape)


def _words(shape: Words) -> str:
    kind = f"{shape.tone}{' strong' if shape.strong else ''}"
    at = f' text-anchor="{shape.at}"' if shape.at != "start" else ""
    return (
        f'<text class="{kind}" x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"{at}>'
        f"{_safe(shape.text)}</text>"
    )


def _ribbon(shape: Ribbon) -> str:
    x, y, to_x, to_y, tall = shape.x, shape.y, shape.to_x, shape.to_y, shape.tall
    middle = (x + to_x) / 2
    over = f"M{_n(x)} {_n(y)}C{_n(middle)} {_n(y)} {_n(middle)} {_n(to_y)} {_n(to_x)} {_n(to_y)}"
    back = f"C{_n(middle)} {_n(to_y + tall)} {_n(middle)} {_n(y + tall)} {_n(x)} {_n(y + tall)}Z"
    kind = f"ribbon {shape.tone}{' hollow' if shape.hollow else ''}{' edged' if shape.edged else ''}"
    return f'<path class="{kind}" d="{over}V{_n(to_y + tall)}{back}"/>'


def _sign(sign: Sign) -> str:
    x, y, r = sign.x, sign.y, sign.size
    made = OUTLINES[sign.figure]
    kind = f"sign {'full' if made.solid else 'empty'} {sign.tone}"
    drawn = ""
    if made.round:
        drawn = f'<circle class="{kind}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(r * made.round)}"/>'
    if made.corners:
        corners = "L".join(f"{_n(x + a * r)} {_n(y + b * r)}" for a, b in made.corners)
        drawn = f'<path class="{kind}" d="M{corners}Z"/>'
    strokes = "".join(
        f"M{_n(x + a * r)} {_n(y + b * r)}L{_n(x + c * r)} {_n(y + d * r)}" for (a, b), (c, d) in made.strokes
    )
    return drawn + (f'<path class="stroke {"on" if made.solid else sign.tone}" d="{strokes}"/>' if strokes else "")


def _n(number: float) -> str:
    """A number with at most two places."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _safe(text: str) -> str:
    return escape(visible(text))
