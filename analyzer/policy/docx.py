"""Word documents to blocks: paragraphs and tables in the order of the body, notes behind what refers to them."""

import io
import zipfile
from itertools import chain
from typing import TYPE_CHECKING, Any

from analyzer.gaps import Cause, Gap
from analyzer.policy.docx_numbering import Numbering, read_numbering
from analyzer.policy.grid import CellInput, table_rows
from analyzer.policy.raw import RawBlock, RawKind, Run, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE_PICTURE = 2_500_000
"""About 7 cm in the units of Word files (914,400 to the inch), both ways."""
MOST_UNPACKED = 128_000_000
"""Bytes that the archive may unpack to."""
MOST_HIDDEN = 200
"""Hidden text of this many characters or more is a gap."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTAINERS = frozenset(_W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")) | {
    _COMPATIBILITY + "AlternateContent",
    _COMPATIBILITY + "Choice",
}
_SKIPPED = frozenset(
    _W + name for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "delText", "commentReference")
) | {_COMPATIBILITY + "Fallback"}
_OFF = ("0", "false", "off", "none")


def read_docx(data: bytes) -> tuple[list[RawBlock], list[Gap]]:
    """Blocks of the body in order, and what could not be read. Positions count the extracted characters.

    Numbers that Word puts before paragraphs are part of the text, as are insertions that are tracked; deletions,
    remarks of reviewers and the headers and footers of pages are not. A note follows the paragraph that refers to it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                return [], [_gap(Cause.BUDGET, "the Word file unpacks to more than is read")]
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                return [], [_gap(Cause.ENCRYPTED, "the Word file needs a password")]
        import docx  # loaded only for Word files

        document = docx.Document(io.BytesIO(data))
        reader = _Reader(
            {style.style_id: _level(style.name or "") for style in document.styles},
            read_numbering(_root(document.part, "numbering"), document.styles.element),
            {**_notes(document.part, "footnote"), **_notes(document.part, "endnote")},
        )
        reader.container(document.element.body, depth=0)
        body = document.element.body
        pictures = sum(map(_is_large, body.iter(_DRAWING + "extent")))
        if pictures:
            reader.gaps.append(_gap(Cause.UNSUPPORTED, f"{pictures} large pictures, whose text was not read"))
        if next(body.iter(_W + "altChunk"), None) is not None:
            reader.gaps.append(
                _gap(Cause.UNSUPPORTED, "another document is embedded in the Word file; it was not read")
            )
        if reader.hidden >= MOST_HIDDEN:
            detail = f"{reader.hidden} characters are formatted as hidden and were not read"
            reader.gaps.append(_gap(Cause.NOT_ANALYSED, detail))
    except Exception as error:  # noqa: BLE001 - the readers below raise a dozen kinds (zip, XML, missing parts) for a damaged file
        return [], [_gap(Cause.DAMAGED, f"the Word file cannot be read: {type(error).__name__}")]
    return reader.blocks, reader.gaps


def _gap(cause: Cause, detail: str) -> Gap:
    return Gap(stage="policy", cause=cause, detail=detail)


def _root(part: Any, kind: str) -> Any:
    """The root element of the part that the document refers to as ``kind``; None without one."""
    from docx.oxml import parse_xml

    for relation in part.rels.values():
        if relation.reltype.rpartition("/")[2] == kind and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _notes(part: Any, kind: str) -> dict[tuple[str, str], Any]:
    """Notes by kind and id; those that only draw a line between text and notes are left out."""
    root = _root(part, f"{kind}s")
    if root is None:
        return {}
    return {
        (kind, note.get(_W + "id", "")): note
        for note in root.iterchildren(_W + kind)
        if note.get(_W + "type", "normal") == "normal"
    }


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
    def __init__(self, levels: dict[str, int], numbering: Numbering, notes: dict[tuple[str, str], Any]) -> None:
        self.blocks: list[RawBlock] = []
        self.gaps: list[Gap] = []
        self.hidden = 0
        self._levels = levels
        self._numbering = numbering
        self._notes = notes
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
            elif child.tag in _CONTAINERS:
                self.container(child, depth + 1)

    def _paragraph(self, paragraph: Any) -> None:
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = named.get(_W + "val", "") if named is not None else ""
        level = self._levels.get(style, 0)
        place = self._numbering.place(paragraph, style)
        label = self._numbering.label(place) if place else ""
        kind: RawKind = "heading" if level else "list-item" if place and not label else "paragraph"
        strong = kind == "paragraph" and _is_strong(paragraph)
        for number, runs in enumerate(self._lines(paragraph, label)):
            if plain_text(runs):
                # What follows a break within a numbered paragraph has no number of its own.
                later: RawKind = "list-item" if label and number and not level else kind
                self.blocks.append(RawBlock(kind=later, runs=runs, level=level, strong=strong))
        if self._notes:
            for kind_of_note in ("footnote", "endnote"):
                for reference in paragraph.iter(f"{_W}{kind_of_note}Reference"):
                    note = self._notes.pop((kind_of_note, reference.get(_W + "id", "")), None)
                    if note is not None:
                        self.container(note, depth=1)

    def _lines(self, paragraph: Any, label: str = "") -> "Iterator[tuple[Run, ...]]":
        runs: list[Run] = []
        for text in chain([label + " "] if label else [], self._texts(paragraph)):
            if text == "\n":
                yield tuple(runs)
                runs = []
                continue
            runs.append((text, self._at))
            self._at += len(text)
        yield tuple(runs)

    def _texts(self, paragraph: Any) -> "Iterator[str]":
        r"""Texts of a paragraph; a line break, and a paragraph in a text box, is ``"\n"``. Deleted and hidden text,
        field codes and fallbacks are left out.
        """
        stack = [iter(paragraph)]
        while stack:
            node = next(stack[-1], None)
            if node is None:
                stack.pop()
            elif node.tag in (_W + "t", _MATH + "t"):
                if node.text:
                    yield node.text
            elif node.tag in (_W + "tab", _W + "ptab"):
                yield " "
            elif node.tag in (_W + "br", _W + "cr"):
                yield "\n"
            elif node.tag == _W + "noBreakHyphen":
                yield "-"
            elif node.tag in _SKIPPED:
                continue
            elif node.tag == _W + "r" and _is_on(node, "vanish"):
                self.hidden += sum(len(text.text or "") for text in node.iter(_W + "t"))
            else:
                if node.tag == _W + "p":
                    yield "\n"
                stack.append(iter(node))

    def _table(self, table: Any, depth: int) -> None:
        rows = _rows(table)
        if max((len(row) for _, row in rows), default=0) < 2 or any(map(_is_grid, table.iterdescendants(_W + "tbl"))):
            for _, row in rows:
                for cell in row:
                    self.container(cell, depth + 1)
            return
        grid: list[list[CellInput]] = []
        above: dict[int, CellInput] = {}
        for properties, row in rows:
            is_header = properties is not None and _is_on_in(properties, "tblHeader")
            before = properties.find(_W + "gridBefore") if properties is not None else None
            column = _count(before.get(_W + "val", "0")) if before is not None else 0
            cells: list[CellInput] = [CellInput(()) for _ in range(column)]
            for cell in row:
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                columns = _count(span.get(_W + "val", "1")) if span is not None else 1
                if merge is not None and merge.get(_W + "val", "continue") == "continue" and column in above:
                    above[column].rows += 1
                else:
                    value = CellInput(self._cell(cell), columns=columns, is_header=is_header)
                    cells.append(value)
                    above[column] = value
                column += columns
            grid.append(cells)
        self.blocks += table_rows(grid)

    def _cell(self, cell: Any) -> tuple[Run, ...]:
        runs: list[Run] = []
        for paragraph in cell.iter(_W + "p"):
            if next(paragraph.iterancestors(_W + "txbxContent"), None) is not None:
                continue  # read with the paragraph that holds the text box
            named = paragraph.find(f"{_W}pPr/{_W}pStyle")
            place = self._numbering.place(paragraph, named.get(_W + "val", "") if named is not None else "")
            for line in self._lines(paragraph, self._numbering.label(place) if place else ""):
                if line and runs:
                    runs.append((" ", self._at))
                    self._at += 1
                runs += line
        return tuple(runs) if plain_text(tuple(runs)) else ()


def _rows(table: Any) -> list[tuple[Any, list[Any]]]:
    """The properties and cells of each row that is not deleted; rows and cells may stand in content controls."""
    found = []
    for row in _inside(table, "tr"):
        properties = row.find(_W + "trPr")
        if properties is None or properties.find(_W + "del") is None:
            found.append((properties, list(_inside(row, "tc"))))
    return found


def _inside(parent: Any, name: str) -> "Iterator[Any]":
    for child in parent:
        if child.tag == _W + name:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml"):
            yield from _inside(child, name)


def _is_grid(table: Any) -> bool:
    """Whether a table within a table is one of data itself: two rows and columns or more."""
    return sum(len(row) > 1 for _, row in _rows(table)) > 1


def _is_strong(paragraph: Any) -> bool:
    runs = [
        run for run in paragraph.iterchildren(_W + "r") if any((text.text or "").strip() for text in run.iter(_W + "t"))
    ]
    return bool(runs) and all(_is_on(run, "b") for run in runs)


def _is_on(run: Any, name: str) -> bool:
    properties = run.find(_W + "rPr")
    return properties is not None and _is_on_in(properties, name)


def _is_on_in(properties: Any, name: str) -> bool:
    switch = properties.find(_W + name)
    return switch is not None and switch.get(_W + "val", "1") not in _OFF


def _count(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1
