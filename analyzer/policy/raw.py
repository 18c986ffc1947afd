"""What a format reader yields: blocks of text runs that still know their place in the source."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Run = tuple[str, int]
"""Text and its position in the decoded source; within a run both advance together, character by character."""

RawKind = Literal["heading", "paragraph", "list-item", "table-row"]


@dataclass(frozen=True, slots=True, eq=False)
class RawCell:
    """A table cell. The same object stands in every row and column that it spans."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RawBlock:
    """A block in reading order. ``level`` is that of a heading (1 is the highest), 0 when unknown.

    ``strong`` is true when all of a paragraph is in bold. ``cells`` and ``header`` belong to a table row; the header is
    the row of names above, one text a column.
    """

    kind: RawKind
    runs: tuple[Run, ...] = ()
    level: int = 0
    cells: tuple[RawCell, ...] = ()
    header: tuple[str, ...] = ()
    strong: bool = False

    def texts(self) -> tuple[str, ...]:
        """The texts of all runs, those of cells included."""
        runs = (run for cell in self.cells for run in cell.runs) if self.cells else self.runs
        return tuple(text for text, _ in runs)


def placed(blocks: Sequence[RawBlock], runs: Sequence[Run]) -> list[RawBlock]:
    """Blocks whose positions count the joined text of ``runs``, with positions in the source instead."""
    known: dict[int, RawCell] = {}
    found = []
    for block in blocks:
        for cell in block.cells:
            if id(cell) not in known:
                known[id(cell)] = RawCell(_placed(cell.runs, runs))
        cells = tuple(known[id(cell)] for cell in block.cells)
        own = _placed(block.runs, runs)
        found.append(RawBlock(block.kind, own, block.level, cells, block.header, block.strong))
    return found


def _placed(parts: Sequence[Run], runs: Sequence[Run]) -> tuple[Run, ...]:
    starts = [0]
    for text, _ in runs:
        starts.append(starts[-1] + len(text))
    found = []
    for text, at in parts:
        begin = 0
        while begin < len(text):
            index = min(bisect_right(starts, at + begin), len(runs)) - 1
            end = min(len(text), max(begin + 1, starts[index + 1] - at)) if index + 1 < len(runs) else len(text)
            found.append((text[begin:end], runs[index][1] + at + begin - starts[index]))
            begin = end
    return tuple(found)


def plain_text(runs: tuple[Run, ...]) -> str:
    """The text of runs with white space collapsed."""
    return " ".join("".join(text for text, _ in runs).split())
