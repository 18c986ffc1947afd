"""The numbers that Word puts before paragraphs: they stand in no text, but everybody reads them."""

from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9
_DIGITS = "零一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 3_000


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each is counted."""

    levels: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    """By the id of a list: the definition that it shares its counters with, and the levels of that."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The list and level of paragraphs of a style."""
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def place(self, paragraph: Any, style: str) -> tuple[str, int] | None:
        """The id of the list and the level that a paragraph is in; None for one in no list."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        if own is None:
            return self.styles.get(style)
        number = _value(own, "numId")
        level = _value(own, "ilvl") or "0"
        known = self.styles.get(style)
        if not number and known:
            number = known[0]
        return (number, min(int(level), _DEEPEST - 1)) if number and number != "0" and _is_number(level) else None

    def label(self, place: tuple[str, int]) -> str:
        """Count the paragraph and give the number before it; "" for a mark such as a bullet."""
        shared, levels = self.levels.get(place[0], ("", {}))
        level = levels.get(place[1])
        if level is None:
            return ""
        counts = self._counts.setdefault(shared, [levels[i].start - 1 if i in levels else 0 for i in range(_DEEPEST)])
        counts[place[1]] += 1
        for deeper in range(place[1] + 1, _DEEPEST):
            counts[deeper] = levels[deeper].start - 1 if deeper in levels else 0
        if level.form in ("bullet", "none"):
            return ""
        label = level.text
        for index in range(_DEEPEST):
            if f"%{index + 1}" in label:
                form = levels[index].form if index in levels else "decimal"
                label = label.replace(f"%{index + 1}", written(max(1, counts[index]), form))
        return label[:40]


def read_numbering(root: Any, styles: Any) -> Numbering:
    """The lists of the numbering part, and the styles that belong to one. ``root`` may be None."""
    numbering = Numbering()
    if root is not None:
        abstract = {}
        for definition in root.iterchildren(_W + "abstractNum"):
            levels = {}
            for level in definition.iterchildren(_W + "lvl"):
                index = level.get(_W + "ilvl", "")
                if _is_number(index) and int(index) < _DEEPEST:
                    start = _value(level, "start")
                    form, text = _value(level, "numFmt") or "decimal", _value(level, "lvlText")
                    levels[int(index)] = _Level(form, text, int(start) if _is_number(start) else 1)
            abstract[definition.get(_W + "abstractNumId", "")] = levels
        for number in root.iterchildren(_W + "num"):
            shared = _value(number, "abstractNumId")
            numbering.levels[number.get(_W + "numId", "")] = (shared, abstract.get(shared, {}))
    for style in styles.iterchildren(_W + "style"):
        own = style.find(f"{_W}pPr/{_W}numPr")
        if own is not None and _value(own, "numId"):
            level = _value(own, "ilvl") or "0"
            place = (_value(own, "numId"), min(int(level), _DEEPEST - 1) if _is_number(level) else 0)
            numbering.styles[style.get(_W + "styleId", "")] = place
    return numbering


def written(number: int, form: str) -> str:
    """A number from 1 in one of Word's forms; decimal for one that is not known."""
    if number > _MOST:
        return str(number)
    if form.startswith(("chinese", "taiwanese", "ideograph", "japanese")):
        return _chinese(number)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        text, rest = "", number
        for value, sign in _ROMAN:
            text += sign * (rest // value)
            rest %= value
        return text.upper() if form == "upperRoman" else text
    if form.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


def _chinese(number: int) -> str:
    if number >= 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    text = ("十" if tens == 1 else _DIGITS[tens] + "十") if tens else ""
    return text + (_DIGITS[ones] if ones else "")


def _value(parent: Any, name: str) -> str:
    child = parent.find(_W + name)
    return child.get(_W + "val", "") if child is not None else ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5
