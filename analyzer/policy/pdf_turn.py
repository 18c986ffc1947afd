"""Pages of a PDF whose text is drawn sideways or upside down, turned so that it stands upright."""

from collections import Counter
from dataclasses import dataclass
from math import pi
from typing import Any

from analyzer.policy.pdf_rules import Rule

_SAMPLES = 300
_NEAR = 0.06


@dataclass(frozen=True, slots=True)
class Turn:
    """How often text is turned by a right angle (0 to 3, clockwise) on a page of this size (not yet turned)."""

    quarters: int
    width: float
    height: float

    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def is_upright(self, angle: float) -> bool:
        """Whether a character at this angle stands upright when the page is turned."""
        apart = abs(angle - self.quarters * pi / 2)
        return min(apart, abs(2 * pi - apart)) < _NEAR

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box where it stands when the page is turned."""
        if self.quarters == 0:
            return left, bottom, right, top
        if self.quarters == 1:
            return self.height - top, left, self.height - bottom, right
        if self.quarters == 2:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        return bottom, self.width - right, top, self.width - left

    def rules(self, across: list[Rule], down: list[Rule]) -> tuple[list[Rule], list[Rule]]:
        """Horizontal and vertical lines where they stand when the page is turned."""
        if self.quarters == 0:
            return across, down
        boxes = [(rule.start, rule.at, rule.end, rule.at) for rule in across]
        boxes += [(rule.at, rule.start, rule.at, rule.end) for rule in down]
        lying: list[Rule] = []
        standing: list[Rule] = []
        for left, bottom, right, top in (self.box(*box) for box in boxes):
            if right - left > top - bottom:
                lying.append(Rule(bottom, left, right))
            else:
                standing.append(Rule(left, bottom, top))
        return lying, standing


def turn_of(page: Any, text_page: Any) -> Turn:
    """How most characters of a page are turned."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    if page.get_rotation() % 180:
        width, height = height, width
    count = raw.FPDFText_CountChars(text_page.raw)
    quarters: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _SAMPLES)):
        angle = raw.FPDFText_GetCharAngle(text_page.raw, index)
        if angle >= 0 and not raw.FPDFText_IsGenerated(text_page.raw, index):
            quarters[round(angle / (pi / 2)) % 4] += 1
    return Turn(quarters.most_common(1)[0][0] if quarters else 0, width, height)
