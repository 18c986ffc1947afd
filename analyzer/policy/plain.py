"""Plain text to blocks: a line is a block, or a paragraph is several lines that are broken at a fixed width."""

import re
import unicodedata
from functools import lru_cache

from analyzer.policy.outline import begins_numbered
from analyzer.policy.plain_tables import begins_item, cells, is_table, rows
from analyzer.policy.raw import RawBlock, RawKind, Run

_NARROWEST = 30
_WIDEST = 120
_FEWEST_FULL = 8
_RAGGED = 18
"""Columns by which a line of words may be shorter than the widest; of Chinese characters `_RAGGED_CHINESE`."""
_RAGGED_CHINESE = 6
_ENDS = tuple("。！？；：.!?;:")
_INDENT = re.compile(r"(?:\u3000|\s{2,8}(?=\S))")
_MOST_LINES = 2_000


def read_text(source: str) -> list[RawBlock]:
    """Blocks of a text, whether its lines are paragraphs or are broken at a fixed width."""
    width = wrapped_at(source)
    return read_wrapped(source, width) if width else read_plain(source)


def read_plain(source: str) -> list[RawBlock]:
    """One block a line that is not empty. What a line is (heading, list item) is decided later, for all formats.

    Lines whose parts stand between tabs, several one after the other, are the rows of a table.
    """
    return _Reader(0, apart=False).read(source)


def read_wrapped(source: str, width: int = 0) -> list[RawBlock]:
    """One block a group of lines that belong together, and one an item of a list in such a group; tables as above.

    Where paragraphs stand apart, an empty line ends one; where they do not, a line in which the next word would have
    had room (of ``width`` columns) does.
    """
    width = width or wrapped_at(source) or _WIDEST
    lines = source.split("\n")[:_MOST_LINES]
    empty = sum(not line.strip() for line in lines)
    return _Reader(width, apart=empty * 10 >= len(lines)).read(source)


def wrapped_at(source: str) -> int:
    """The width in columns at which lines are broken, 0 when they are not."""
    lines = [line.rstrip() for line in source.split("\n")[:_MOST_LINES]]
    widths = {line: width_of(line) for line in lines if line and "\t" not in line}
    longest = max(widths.values(), default=0)
    if not _NARROWEST <= longest <= _WIDEST:
        return 0
    long = [line for line in lines if widths.get(line, 0) > longest * 0.7]
    full = [line for line in long if widths[line] > longest - (_RAGGED_CHINESE if _is_wide(line[-1]) else _RAGGED)]
    if len(full) < _FEWEST_FULL or len(full) < len(long) * 0.6:
        return 0
    going_on = sum(not line.endswith(_ENDS) for line in full)
    return longest if going_on > len(full) * 0.6 else 0


def width_of(text: str) -> int:
    """Columns that a text takes: two for a Chinese character."""
    return len(text) + (0 if text.isascii() else sum(map(_is_wide, text)))


def glue(before: str, after: str) -> str:
    """What stands between two lines of one paragraph: nothing between Chinese characters."""
    return "" if _is_wide(before.rstrip()[-1:]) and _is_wide(after.lstrip()[:1]) else " "


@lru_cache(maxsize=8_000)
def _is_wide(char: str) -> bool:
    return char != "" and (char >= "\u2e80" or char in "“”‘’—…") and unicodedata.east_asian_width(char) in "WFA"


class _Reader:
    def __init__(self, width: int, apart: bool) -> None:
        self._width = width
        self._apart = apart
        self._blocks: list[RawBlock] = []
        self._table: list[tuple[int, list[tuple[str, int]]]] = []
        self._lines: list[Run] = []
        self._kind: RawKind = "paragraph"

    def read(self, source: str) -> list[RawBlock]:
        position = 0
        for line in source.split("\n"):
            found = cells(line)
            if len(found) > 1:
                self._flush()
                self._table.append((position, found))
            elif line.strip():
                self._end_table(source)
                self._line(line, position)
            else:
                self._flush()
            position += len(line) + 1
        self._end_table(source)
        self._flush()
        return self._blocks

    def _line(self, line: str, position: int) -> None:
        is_item = begins_item(line)
        if self._lines and (not self._width or is_item or self._ends_before(line)):
            self._flush()
        if not self._lines:
            self._kind = "list-item" if self._width and is_item else "paragraph"
        self._lines.append((line, position))

    def _ends_before(self, line: str) -> bool:
        """Whether the paragraph under construction ends before a line."""
        if begins_numbered(line):
            return True
        if self._apart:
            return False
        last = self._lines[-1][0].rstrip()
        word = line.split(maxsplit=1)[0]
        needed = 2 if _is_wide(word[0]) else width_of(word[:40]) + 1
        slack = 4 if _is_wide(word[0]) else 0
        if width_of(last) + needed + slack <= self._width:
            return True
        return last.endswith(_ENDS) and _INDENT.match(line) is not None and len(self._lines) > 1

    def _flush(self) -> None:
        if not self._lines:
            return
        runs = []
        for number, (line, position) in enumerate(self._lines):
            following = self._lines[number + 1][0] if number + 1 < len(self._lines) else ""
            text = line.rstrip()
            runs.append((text + glue(text, following), position) if following else (line, position))
            indent = len(line) - len(line.lstrip())
            if number and not glue(self._lines[number - 1][0], line):
                runs[-1] = (runs[-1][0][indent:], position + indent)
        self._blocks.append(RawBlock(kind=self._kind, runs=tuple(runs)))
        self._lines = []

    def _end_table(self, source: str) -> None:
        if not self._table:
            return
        if is_table([row for _, row in self._table]):
            self._blocks += rows(self._table)
        else:
            for at, _ in self._table:
                end = source.find("\n", at)
                line = source[at : end if end >= 0 else len(source)]
                self._blocks.append(RawBlock(kind="paragraph", runs=((line, at),)))
        self._table = []
