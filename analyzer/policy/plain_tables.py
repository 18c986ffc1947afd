"""Tables and lists that plain text only hints at: cells between tabs, entries of a list in lines broken at a width."""

import re

from analyzer.policy.grid import MOST_COLUMNS, CellInput, table_rows
from analyzer.policy.raw import RawBlock, Run

_FEWEST_CELLS = 3
"""In a row of a table that is sure; a line with two cells is a row only beside such a one."""

_ORDINAL = re.compile(r"\W*(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})\W*")
_BULLET = re.compile(r"\s{0,12}(?:[*•●·○■◆►▶➢✓★※]\s?|[-–—]\s)\S")
_ENTRY = re.compile(r"\s{1,12}[A-Z][\w.,&/+' ]{1,48}(?:\([^()]{1,60}\))?\*?\s[-–—]\s\S")
"""An indented line that begins with a name and a dash: "  Sample Push (Sample GmbH) - push token"."""


def cells(line: str) -> list[tuple[str, int]]:
    """The cells of a line and where they begin in it; one when it is no row."""
    stripped = line.strip("\r\n")
    if "\t" not in stripped.strip():
        return [(line, 0)]
    found = []
    begin = len(stripped) - len(stripped.lstrip(" ")) if stripped[:1] != "\t" else 0
    for part in stripped[begin:].rstrip().split("\t"):
        found.append((part, begin))
        begin += len(part) + 1
    if len(found) > MOST_COLUMNS or (len(found) == 2 and _ORDINAL.fullmatch(found[0][0])):
        return [(line, 0)]
    return found


def is_table(lines: list[list[tuple[str, int]]]) -> bool:
    """Whether lines that follow one another, each of two cells or more, are a table."""
    return len(lines) > 1 and max(map(len, lines)) >= _FEWEST_CELLS


def rows(lines: list[tuple[int, list[tuple[str, int]]]]) -> list[RawBlock]:
    """The lines of a table, each with its position in the source, as rows."""
    return table_rows([[CellInput(_runs(text, at + begin)) for text, begin in found] for at, found in lines])


def begins_item(line: str) -> bool:
    """Whether a line of a wrapped text begins an item of a list and does not go on with the line before."""
    return _BULLET.match(line) is not None or _ENTRY.match(line) is not None


def _runs(text: str, at: int) -> tuple[Run, ...]:
    return ((text, at),) if text.strip() else ()
