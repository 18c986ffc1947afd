"""Tables with cells over several rows and columns to rows of blocks, each with the names of its columns."""

from dataclasses import dataclass, field

from analyzer.policy.raw import RawBlock, RawCell, Run, plain_text

MOST_COLUMNS = 40
MOST_ROW_SPAN = 500
_LONGEST_HEADER_CELL = 40


@dataclass(slots=True)
class CellInput:
    """One cell as written: its runs, how many rows and columns it spans, and whether markup calls it a header."""

    runs: tuple[Run, ...]
    rows: int = 1
    columns: int = 1
    is_header: bool = False


@dataclass(slots=True)
class _Column:
    cell: RawCell
    left: int
    is_header: bool


@dataclass(slots=True)
class _Row:
    cells: list[RawCell] = field(default_factory=list)
    headers: list[bool] = field(default_factory=list)


def table_rows(table: list[list[CellInput]]) -> list[RawBlock]:
    """The rows of a table as blocks.

    The header is the run of leading rows whose cells markup calls headers; failing that the first row, when it has
    two or more short cells, none empty, and a row below it. The header row itself is a block without a header. A table
    whose first column, not first row, is one of header cells, beside two or more of data, is turned by a quarter. A row
    of one cell over all columns is a paragraph: the title of what follows.
    """
    rows = _expand(table)
    if _is_turned(rows):
        rows = _turned(rows)
    titles = 0
    while titles < len(rows) - 1 and _is_title(rows[titles]):
        titles += 1
    blocks = [RawBlock(kind="paragraph", runs=row.cells[0].runs) for row in rows[:titles]]
    rows = rows[titles:]
    count = _header_rows(rows)
    header = tuple(plain_text(cell.runs) for cell in rows[count - 1].cells) if count else ()
    for number, row in enumerate(rows):
        if _is_title(row):
            blocks.append(RawBlock(kind="paragraph", runs=row.cells[0].runs))
        elif any(cell.runs for cell in row.cells):
            blocks.append(RawBlock(kind="table-row", cells=tuple(row.cells), header=header if number >= count else ()))
    return blocks


def _is_title(row: _Row) -> bool:
    return len(row.cells) > 1 and len(set(map(id, row.cells))) == 1 and bool(row.cells[0].runs)


def _is_turned(rows: list[_Row]) -> bool:
    """Whether markup calls the first cell of every row a header, and no other cell."""
    if len(rows) < 2 or len({len(row.cells) for row in rows}) != 1 or len(rows[0].cells) < 3:
        return False
    return all(row.headers[0] and not any(row.headers[1:]) for row in rows)


def _turned(rows: list[_Row]) -> list[_Row]:
    cells = zip(*(row.cells for row in rows), strict=True)
    headers = zip(*(row.headers for row in rows), strict=True)
    return [_Row(list(own), list(marks)) for own, marks in zip(cells, headers, strict=True)]


def _expand(table: list[list[CellInput]]) -> list[_Row]:
    rows = []
    pending: dict[int, _Column] = {}
    for cells in table:
        row = _Row()
        waiting = iter(cells)
        while len(row.cells) < MOST_COLUMNS:
            above = pending.get(len(row.cells))
            if above is not None:
                row.cells.append(above.cell)
                row.headers.append(above.is_header)
                above.left -= 1
                if above.left <= 0:
                    del pending[len(row.cells) - 1]
                continue
            cell = next(waiting, None)
            if cell is None:
                break
            raw = RawCell(cell.runs)
            for _ in range(max(1, min(cell.columns, MOST_COLUMNS - len(row.cells)))):
                if cell.rows > 1:
                    pending[len(row.cells)] = _Column(raw, min(cell.rows, MOST_ROW_SPAN) - 1, cell.is_header)
                row.cells.append(raw)
                row.headers.append(cell.is_header)
        rows.append(row)
    return rows


def _header_rows(rows: list[_Row]) -> int:
    count = 0
    while count < len(rows) - 1 and count < 3 and rows[count].headers and all(rows[count].headers):
        count += 1
    if count or len(rows) < 2 or len(rows[0].cells) < 2:
        return count
    if rows[0].headers[0]:
        return 0  # only its first cell is a header: that of the row
    names = [plain_text(cell.runs) for cell in rows[0].cells]
    short = all(0 < len(name) <= _LONGEST_HEADER_CELL and not name.endswith(("。", ".", "；")) for name in names)
    return 1 if short and len(set(names)) == len(names) else 0
