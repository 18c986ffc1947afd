"""``String.format`` on known values."""

import re
from collections.abc import Sequence

from analyzer.program.heap import MOST_TEXT, Boxed, Concrete, NoAnswerError, as_text
from analyzer.program.pure_values import limited

_FORMAT = re.compile(r"%(?:(\d{1,3})\$)?([-#+ 0,(<]{0,6})(\d{1,4})?(?:\.(\d{1,4}))?([a-zA-Z%])")


def format_text(pattern: str, values: Sequence[Concrete]) -> str:
    """``String.format`` for the conversions %s %S %d %x %X %o %c %b %n and %%.

    Raises:
        NoAnswerError: another conversion, or too few values.
    """
    found: list[str] = []
    at = taken = size = 0
    for match in _FORMAT.finditer(pattern):
        if "%" in pattern[at : match.start()]:
            raise NoAnswerError
        found.append(pattern[at : match.start()])
        at = match.end()
        index, flags, width, precision, kind = match.groups()
        if kind in "n%":
            found.append("\n" if kind == "n" else "%")
            continue
        place = int(index) - 1 if index else taken
        taken += not index
        if not 0 <= place < len(values) or set(flags) - set("-0"):
            raise NoAnswerError
        found.append(_converted(values[place], kind, flags, int(width or 0), precision))
        size += len(found[-1])
        if size > MOST_TEXT:
            raise NoAnswerError
    if "%" in pattern[at:]:
        raise NoAnswerError
    return limited("".join([*found, pattern[at:]]))


def _converted(value: Concrete, kind: str, flags: str, width: int, precision: str | None) -> str:
    if kind in "sS":
        text = as_text(value)
        text = text[: int(precision)] if precision else text
        text = text.upper() if kind == "S" else text
    elif kind in "dxXo" and isinstance(value, Boxed) and value.kind in "IJSB":
        bits = {"J": 64, "I": 32, "S": 16, "B": 8}[value.kind]
        text = str(value.value) if kind == "d" else format(value.value & ((1 << bits) - 1), kind)
        if "0" in flags:
            text = text.zfill(width)
    elif kind == "c" and isinstance(value, Boxed):
        text = chr(value.value & 0xFFFF)
    elif kind == "b" and isinstance(value, Boxed) and value.kind == "Z":
        text = as_text(value)
    else:
        raise NoAnswerError
    return text.ljust(width) if "-" in flags else text.rjust(width)
