"""Word documents to blocks: paragraphs and tables in the order of the body."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from analyzer.gaps import Cause, Gap
from analyzer.policy.grid import CellInput, table_rows
from analyzer.policy.raw import RawBlock, RawKind, Run, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE_PICTURE = 2_500_000
"""About 7 cm in the units of Word files (914,400 to the inch), both ways."""
MOST_UNPACKED = 128_000_000
"""Bytes that the archive may unpack to."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def read_docx(data: bytes) -> tuple[list[RawBlock], list[Gap]]:
    """Blocks of the body in order, and what could not be read. Positions count the extracted characters."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                return [], [_gap(Cause.BUDGET, "the Word file unpacks to more than is read")]
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                return [], [_gap(Cause.ENCRYPTED, "the Word file needs a password")]
        import docx  # loaded only for Word files

        document = docx.Document(io.BytesIO(data))
        reader = _Reader({style.style_id: _level(style.name or "") for style in document.styles})
        reader.container(document.element.body, depth=0)
        pictures = sum(map(_is_large, document.element.body.iter(_DRAWING + "extent")))
        if pictures:
            reader.gaps.append(_gap(Cause.UNSUPPORTED, f"{pictures} large pictures, whose text was not read"))
    except Exception as error:  # noqa: BLE001 - the readers below raise a dozen kinds (zip, XML, missing parts) for a damaged file
        return [], [_gap(Cause.DAMAGED, f"the Word file cannot be read: {type(error).__name__}")]
    return reader.blocks, reader.gaps


def _gap(cause: Cause, detail: str) -> Gap:
    return Gap(stage="policy", cause=cause, detail=detail)


def _is_large(extent: Any) -> bool:
    """Whether a picture is large enough to be one of text."""
    sides = [extent.get(side, "") for side in ("cx", "cy")]
    return all(side.isascii() and side.isdigit() and int(side[:12]) >= LARGE_PICTURE for side in sides)


def _level(style: str) -> int:
    name = style.lower()
    if name == "title":
        return 1
    for prefix in ("heading ", "标题 "):
        if name.startswith(prefix) and name[len(prefix) :].isdigit():
            return min(int(name[len(prefix) :]), 6)
    return 0


class _Reader:
    def __init__(self, levels: dict[str, int]) -> None:
        self.blocks: list[RawBlock] = []
        self.gaps: list[Gap] = []
        self._levels = levels
        self._at = 0

    def container(self, parent: Any, depth: int) -> None:
        """Read the blocks below a body, a content control or a cell that only arranges the page."""
        if depth > 30:
            self.gaps.append(_gap(Cause.BUDGET, "tables or controls are nested too deeply"))
            return
        for child in parent:
            if child.tag == _W + "p":
                self._paragraph(child)
            elif child.tag == _W + "tbl":
                self._table(child, depth)
            elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml", _W + "ins", _W + "smartTag"):
                self.container(child, depth + 1)

    def _paragraph(self, paragraph: Any) -> None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = self._levels.get(style.get(_W + "val", ""), 0) if style is not None else 0
        numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        kind: RawKind = "heading" if level else "list-item" if numbered else "paragraph"
        for runs in self._lines(paragraph):
            if plain_text(runs):
                self.blocks.append(RawBlock(kind=kind, runs=runs, level=level))

    def _lines(self, paragraph: Any) -> "Iterator[tuple[Run, ...]]":
        runs: list[Run] = []
        for text in _texts(paragraph):
            if text == "\n":
                yield tuple(runs)
                runs = []
                continue
            runs.append((text, self._at))
            self._at += len(text)
        yield tuple(runs)

    def _table(self, table: Any, depth: int) -> None:
        rows = [[*row.iterchildren(_W + "tc")] for row in table.iterchildren(_W + "tr")]
        if max((len(row) for row in rows), default=0) < 2 or table.find(f".//{_W}tbl") is not None:
            for row in rows:
                for cell in row:
                    self.container(cell, depth + 1)
            return
        grid: list[list[CellInput]] = []
        above: dict[int, CellInput] = {}
        for row in rows:
            cells: list[CellInput] = []
            column = 0
            for cell in row:
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                columns = _count(span.get(_W + "val", "1")) if span is not None else 1
                if merge is not None and merge.get(_W + "val", "continue") == "continue" and column in above:
                    above[column].rows += 1
                else:
                    value = CellInput(self._cell(cell), columns=columns)
                    cells.append(value)
                    above[column] = value
                column += columns
            grid.append(cells)
        self.blocks += table_rows(grid)

    def _cell(self, cell: Any) -> tuple[Run, ...]:
        runs: list[Run] = []
        for paragraph in cell.iter(_W + "p"):
            for line in self._lines(paragraph):
                if line and runs:
                    runs.append((" ", self._at))
                    self._at += 1
                runs += line
        return tuple(runs) if plain_text(tuple(runs)) else ()


def _count(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def _texts(paragraph: Any) -> "Iterator[str]":
    r"""Texts of a paragraph; a line break is ``"\n"``. Deleted text, field codes and fallbacks are left out."""
    skipped = {_W + "del", _W + "instrText", _COMPATIBILITY + "Fallback", _W + "pPr", _W + "rPr"}
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == _W + "t":
            if node.text:
                yield node.text
        elif node.tag == _W + "tab":
            yield " "
        elif node.tag in (_W + "br", _W + "cr"):
            yield "\n"
        elif node.tag not in skipped:
            stack.append(iter(node))
