"""The small signs of pictures as outlines and strokes, around (0, 0) with a radius of 1."""

from typing import NamedTuple

from analyzer.report.picture_model import Figure

Point = tuple[float, float]


class Outline(NamedTuple):
    """How a sign is drawn: a circle of radius ``round`` or a polygon of ``corners``, filled when ``solid``, and
    straight ``strokes`` on it, each from a point to a point.
    """

    round: float = 0.0
    corners: tuple[Point, ...] = ()
    solid: bool = False
    strokes: tuple[tuple[Point, Point], ...] = ()


_MARK = (((0.0, -0.5), (0.0, 0.1)), ((0.0, 0.42), (0.0, 0.5)))
_LOW_MARK = (((0.0, -0.4), (0.0, 0.12)), ((0.0, 0.35), (0.0, 0.42)))
_TRIANGLE = ((0.0, -1.0), (0.97, 0.68), (-0.97, 0.68))
_HOOK = (
    ((-0.32, -0.28), (-0.2, -0.5)),
    ((-0.2, -0.5), (0.2, -0.5)),
    ((0.2, -0.5), (0.32, -0.25)),
    ((0.32, -0.25), (0.0, 0.1)),
    ((0.0, 0.42), (0.0, 0.5)),
)

OUTLINES: dict[Figure, Outline] = {
    "dot": Outline(round=0.6, solid=True),
    "alert": Outline(round=1.0, solid=True, strokes=_MARK),
    "ring": Outline(round=0.8),
    "tick": Outline(round=1.0, strokes=(((-0.5, 0.02), (-0.12, 0.4)), ((-0.12, 0.4), (0.5, -0.38)))),
    "ask": Outline(corners=((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)), strokes=_HOOK),
    "cross": Outline(strokes=(((-0.6, -0.6), (0.6, 0.6)), ((-0.6, 0.6), (0.6, -0.6)))),
    "dash": Outline(strokes=(((-0.5, 0.0), (0.5, 0.0)),)),
    "warn": Outline(corners=_TRIANGLE, solid=True, strokes=_LOW_MARK),
    "half-warn": Outline(corners=_TRIANGLE, strokes=_LOW_MARK),
}
