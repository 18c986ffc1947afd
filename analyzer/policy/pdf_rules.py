"""Ruled tables of a PDF: lines that are drawn, the cells between them, merged ones included."""

import ctypes
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

MOST_RULES = 20_000
"""Lines on one page that are looked at; a page with more is a drawing."""

MOST_WORK = 1_000_000
"""Comparisons of lines with one another, and with cells, on one page."""

_THIN = 2.5
_NEAR = 3.0
_SHORTEST = 8.0
_MOST_POINTS = 2_000
_PATH = 2


@dataclass(slots=True)
class Rule:
    """A straight line: where it stands (y of a horizontal, x of a vertical one) and from where to where it goes."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Cell:
    """A cell of a ruled table: its first row and column, and how many of each it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Grid:
    """A ruled table: edges of the columns from the left and of the rows from the top, and the cells."""

    xs: list[float]
    ys: list[float]
    cells: list[Cell] = field(default_factory=list)
    owners: dict[tuple[int, int], int] = field(default_factory=dict)
    """Which cell covers a row and column."""

    def cell_at(self, x: float, y: float) -> int:
        """Index of the cell at a place, -1 outside."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right([-edge for edge in self.ys], -y) - 1
        return self.owners.get((row, column), -1)


def read_rules(page: Any) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical lines drawn on a page, joined where they touch; none on a page of drawings."""
    import pypdfium2.raw as raw

    across: list[Rule] = []
    down: list[Rule] = []
    for item in page.get_objects(max_depth=1):
        if item.type != _PATH:
            continue
        if len(across) + len(down) > MOST_RULES:
            return [], []
        for points, is_stroked in _subpaths(raw, item.raw):
            _add(points, is_stroked, across, down)
    return _united(across), _united(down)


def _subpaths(raw: Any, path: Any) -> list[tuple[list[tuple[float, float]], bool]]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return []
    found: list[tuple[list[tuple[float, float]], bool]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), _MOST_POINTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not found:
            found.append(([], bool(stroke.value)))
        found[-1][0].append(point)
    return found


def _add(points: list[tuple[float, float]], is_stroked: bool, across: list[Rule], down: list[Rule]) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    wide, high = right - left, top - bottom
    if min(wide, high) <= _THIN:
        # A dot of a dotted line may belong to either direction.
        if wide >= high * 0.8:
            across.append(Rule((top + bottom) / 2, left, right))
        if high >= wide * 0.8:
            down.append(Rule((left + right) / 2, bottom, top))
    elif is_stroked:
        if len(points) in (4, 5):
            points = [*points, points[0]]
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y0 - y1) <= _THIN and abs(x0 - x1) >= _SHORTEST:
                across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) <= _THIN and abs(y0 - y1) >= _SHORTEST:
                down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _united(rules: list[Rule]) -> list[Rule]:
    """Lines of one direction, those in one row that touch, or the dashes of one, as one; without short ones."""
    lanes: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lanes and rule.at - lanes[-1][0].at <= _NEAR:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    found = []
    for lane in lanes:
        at = sum(rule.at for rule in lane) / len(lane)
        last: Rule | None = None
        for rule in sorted(lane, key=lambda rule: rule.start):
            if last is not None and rule.start <= last.end + _NEAR:
                last.end = max(last.end, rule.end)
            else:
                last = Rule(at, rule.start, rule.end)
                found.append(last)
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def grids(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    """The tables that lines make: sets of lines that touch, with two columns or more."""
    found: list[Grid] = []
    if len(across) * len(down) > MOST_WORK:
        return found
    for ours, theirs in _touching(across, down):
        xs = _edges([rule.at for rule in theirs], [rule.start for rule in ours], [rule.end for rule in ours])
        ys = _edges([rule.at for rule in ours], [rule.start for rule in theirs], [rule.end for rule in theirs])
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) * (len(ours) + len(theirs)) > MOST_WORK:
            continue
        grid = Grid(xs, ys[::-1])
        grid.cells = _cells(grid, ours, theirs)
        for index, cell in enumerate(grid.cells):
            for row in range(cell.row, cell.row + cell.rows):
                grid.owners.update({(row, cell.column + step): index for step in range(cell.columns)})
        found.append(grid)
    return sorted(found, key=lambda grid: -grid.ys[0])


def _touching(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Sets of horizontal and vertical lines that touch one another."""
    parents = list(range(len(across) + len(down)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for i, line in enumerate(across):
        for j, other in enumerate(down, len(across)):
            beside = line.start - _NEAR <= other.at <= line.end + _NEAR
            if beside and other.start - _NEAR <= line.at <= other.end + _NEAR:
                parents[root(i)] = root(j)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number in range(len(parents)):
        own = sets.setdefault(root(number), ([], []))
        if number < len(across):
            own[0].append(across[number])
        else:
            own[1].append(down[number - len(across)])
    return [own for own in sets.values() if own[0] and own[1]]


def _edges(places: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """Where columns or rows part, ascending; a side that is left open is where the crossing lines end."""
    edges: list[float] = []
    for place in sorted([*places, min(starts), max(ends)]):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _cells(grid: Grid, across: Sequence[Rule], down: Sequence[Rule]) -> list[Cell]:
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    middles = [(left + right) / 2 for left, right in pairwise(grid.xs)]
    heights = [(top + bottom) / 2 for top, bottom in pairwise(grid.ys)]

    def has_wall(row: int, column: int) -> bool:
        return _covers(down, grid.xs[column], heights[row])

    def has_floor(row: int, column: int) -> bool:
        return _covers(across, grid.ys[row], middles[column])

    cells = []
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            width = 1
            while column + width < columns and (row, column + width) not in taken and not has_wall(row, column + width):
                width += 1
            height = 1
            while row + height < rows and not any(
                has_floor(row + height, column + step) or (row + height, column + step) in taken
                for step in range(width)
            ):
                height += 1
            cells.append(Cell(row, column, height, width))
            taken.update((row + i, column + j) for i in range(height) for j in range(width))
    return cells


def _covers(rules: Sequence[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= place <= rule.end + _NEAR for rule in rules)
