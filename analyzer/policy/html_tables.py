"""Tables of a page: by markup, by roles, and lists of terms; which of them are data and which arrange the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.policy.grid import CellInput
from analyzer.policy.html_places import Places
from analyzer.policy.html_tree import BLOCKS, DROPPED, HEADINGS, Visibility, children_of
from analyzer.policy.raw import Run, plain_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LONGEST_DATA_CELL = 4_000
_LONGEST_TITLED_CELL = 300
_LONGEST_TERM = 40
_LONGEST_MEANING = 300
_CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
_HEADER_ROLES = frozenset({"columnheader", "rowheader"})
_TABLE_ROLES = frozenset({"table", "grid", "treegrid"})


@dataclass(frozen=True, slots=True)
class DataTable:
    """Rows of cells, and what stands above them (captions)."""

    rows: "list[list[LexborNode]]"
    captions: "list[LexborNode]"


def data_table(node: "LexborNode", tag: str) -> DataTable | None:
    """The cells of a table of data; None for one that only arranges the page (whole pages, one column)."""
    if tag == "dl":
        return _terms(node)
    if tag != "table":
        return _by_roles(node) if (node.attributes.get("role") or "") in _TABLE_ROLES else None
    rows, captions = _rows(node)
    if max((len(row) for row in rows), default=0) < 2:
        return None
    cells = [cell for row in rows for cell in row]
    headed = len(rows) > 1 and all(cell.tag == "th" for cell in rows[0])
    for cell in cells:
        length = len(cell.text(deep=True))
        if length > _LONGEST_DATA_CELL:
            return None
        if length > _LONGEST_TITLED_CELL and cell.css_first("h1, h2, h3") is not None:
            return None
        if not headed and any(map(_is_grid, cell.css("table"))):
            return None
    return DataTable(rows, captions)


def read_table(table: DataTable, places: Places, visibility: Visibility) -> tuple[list[list[CellInput]], int]:
    """The rows with their texts, and how many characters in them are hidden."""
    hidden = 0
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            runs, unseen = cell_runs(cell, places, visibility)
            hidden += unseen
            is_header = cell.tag == "th" or (cell.attributes.get("role") or "") in _HEADER_ROLES
            cells.append(CellInput(runs, _span(cell, "row"), _span(cell, "col"), is_header))
        rows.append(cells)
    return rows, hidden


def cell_runs(cell: "LexborNode", places: Places, visibility: Visibility) -> tuple[tuple[Run, ...], int]:
    """The text of one cell in a line, and how many characters in it are hidden."""
    runs: list[Run] = []
    hidden = 0
    for node, is_shown in _texts(cell, visibility):
        text = node.text_content or ""
        if node.tag == "-text" and text:
            found = places.runs(text)
            if is_shown:
                runs += found
            else:
                hidden += len("".join(text.split()))
        elif runs and node.tag in BLOCKS:
            runs.append((" ", runs[-1][1] + len(runs[-1][0])))
    return (tuple(runs) if plain_text(tuple(runs)) else ()), hidden


def _texts(root: "LexborNode", visibility: Visibility) -> "Iterator[tuple[LexborNode, bool]]":
    """Text and block nodes below ``root`` in document order, and whether they are shown."""
    stack = [(root, True)]
    while stack:
        node, shown = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            yield node, shown
            continue
        if tag in DROPPED or tag.startswith(("-", "!")):
            continue
        if node is not root:
            shown = shown and not visibility.is_hidden(node, tag)
            if tag in BLOCKS:
                yield node, shown
        stack.extend((child, shown) for child in reversed(list(children_of(node))))


def _rows(table: "LexborNode") -> "tuple[list[list[LexborNode]], list[LexborNode]]":
    rows: list[list[LexborNode]] = []
    last: list[list[LexborNode]] = []
    captions = []
    for part in children_of(table):
        if part.tag == "tr":
            rows.append(_cells(part))
        elif part.tag == "caption":
            captions.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            inner = [_cells(row) for row in children_of(part) if row.tag == "tr"]
            (last if part.tag == "tfoot" else rows).extend(inner)
    return rows + last, captions


def _cells(row: "LexborNode") -> "list[LexborNode]":
    return [cell for cell in children_of(row) if cell.tag in ("td", "th")]


def _is_grid(table: "LexborNode") -> bool:
    """Whether a table within a table is one of data itself: two rows and columns or more."""
    rows, _ = _rows(table)
    return sum(len(row) > 1 for row in rows) > 1 or table.css_first(", ".join(HEADINGS)) is not None


def _by_roles(node: "LexborNode") -> DataTable | None:
    rows = []
    for row in node.css("[role=row]"):
        cells = [child for child in children_of(row) if (child.attributes.get("role") or "") in _CELL_ROLES]
        if cells:
            rows.append(cells)
    if max((len(row) for row in rows), default=0) < 2:
        return None
    known = sum(len(cell.text(deep=True)) for row in rows for cell in row)
    whole = node.text(deep=True)
    # Text beside the cells would be lost.
    return DataTable(rows, []) if len("".join(whole.split())) <= known else None


def _terms(node: "LexborNode") -> DataTable | None:
    """A list of short terms, each with one short text: a table of two columns."""
    rows: list[list[LexborNode]] = []
    for group in children_of(node):
        for child in children_of(group) if group.tag == "div" else (group,):
            if child.tag == "dt":
                rows.append([child])
            elif child.tag == "dd" and rows and len(rows[-1]) == 1:
                rows[-1].append(child)
            elif child.tag == "dd" or (child.tag == "-text" and (child.text_content or "").strip()):
                return None
    if not rows or any(len(row) != 2 for row in rows):
        return None
    for term, meaning in rows:
        if len(term.text(deep=True)) > _LONGEST_TERM or len(meaning.text(deep=True)) > _LONGEST_MEANING:
            return None
        if meaning.css_first("p, ul, ol, dl, div, table") is not None:
            return None
    return DataTable(rows, [])


def _span(cell: "LexborNode", side: str) -> int:
    value = cell.attributes.get(f"{side}span") or cell.attributes.get(f"aria-{side}span") or ""
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) < 5 else 1
