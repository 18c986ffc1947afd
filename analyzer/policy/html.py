"""HTML to blocks: the whole body is walked, only what markup itself hides is left out."""

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.gaps import Cause, Gap
from analyzer.policy.alternatives import word_set
from analyzer.policy.grid import CellInput, table_rows
from analyzer.policy.raw import RawBlock, RawKind, Run, plain_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_DEPTH = 4_000
"""Deeper nesting is not parsed as a tree (the parser's time grows with its square); its text still is read."""
MOST_ATTRIBUTES = 10_000
"""The same for the attributes of one element."""
MOST_CHARACTERS = 8_000_000
LARGE_PICTURE = 300
"""Pixels, both ways, from which a picture may be one of text; logos and icons are smaller."""
MOST_HIDDEN = 200
"""Hidden text of this many characters or more (a folded section, perhaps) is a gap."""

_DROPPED = frozenset({"script", "style", "template", "head", "noframes", "iframe", "object", "svg", "math", "canvas"})
_BLOCKS = word_set(
    """address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search
    section select summary table td textarea th tr ul"""
)
_EMBEDDING = frozenset({"iframe", "object", "img"})
_LISTING = re.compile(r"清单|列表|表格|隐私|目录|\b(?:list|table|policy)\b", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PREFORMATTED = frozenset({"pre", "textarea"})
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_CLOSE_THEMSELVES = word_set("p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt body html")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_MOST_MISSES = 200
_ARRANGING = ", ".join(f"{cell} {inner}" for cell in ("td", "th") for inner in ("table", "h1", "h2", "h3"))
_LONGEST_DATA_CELL = 4_000


def read_html(source: str) -> tuple[list[RawBlock], list[Gap]]:
    """Blocks of the body in reading order, and what could not be read.

    Runs point into ``source`` (a run that the parser moved or that cannot be found again points to the run before).
    """
    gaps = []
    if len(source) > MOST_CHARACTERS:
        source = source[:MOST_CHARACTERS]
        gaps.append(Gap(stage="policy", cause=Cause.BUDGET, detail="the HTML is longer than is read"))
    attributes = max(part.count("=") for part in source.split(">"))
    if attributes > MOST_ATTRIBUTES or _depth(source) > MOST_DEPTH:
        gaps.append(
            Gap(stage="policy", cause=Cause.BUDGET, detail="the HTML is too deep or too wide to be read as a tree")
        )
        return _without_tree(source), gaps
    from selectolax.lexbor import LexborHTMLParser  # loaded only for HTML

    body = LexborHTMLParser(source).body
    if body is None:
        return [], gaps
    walk = _Walk(_Places(source))
    walk.element(body)
    walk.flush()
    if walk.embedded:
        detail = f"{walk.embedded} embedded pages or large pictures, whose text was not read"
        gaps.append(Gap(stage="policy", cause=Cause.UNSUPPORTED, detail=detail))
    if walk.hidden >= MOST_HIDDEN:
        detail = f"{walk.hidden} characters are hidden by the page's own markup and were not read"
        gaps.append(Gap(stage="policy", cause=Cause.NOT_ANALYSED, detail=detail))
    return walk.blocks, gaps


def _depth(source: str) -> int:
    depth = deepest = 0
    for match in _TAG.finditer(source):
        name = match[2].lower()
        if name in _VOID or name in _CLOSE_THEMSELVES:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _without_tree(source: str) -> list[RawBlock]:
    """Text between tags, in one pass; comments, scripts and styles are skipped where they end."""
    blocks = []
    runs: list[Run] = []
    lowered = source.lower()
    position = 0
    while position < len(source):
        tag = source.find("<", position)
        end = len(source) if tag < 0 else tag
        text = html.unescape(source[position:end])
        if text.strip():
            runs.append((text, position))
        name = _TAG.match(source, tag) if tag >= 0 else None
        if runs and (name is None or name[2].lower() in _BLOCKS):
            blocks.append(RawBlock(kind="paragraph", runs=tuple(runs)))
            runs = []
        if tag < 0:
            break
        closing = ">"
        for opening, close in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
            if lowered.startswith(opening, tag):
                closing = close
        found = lowered.find(closing, tag + 1)
        position = len(source) if found < 0 else found + len(closing)
    if runs:
        blocks.append(RawBlock(kind="paragraph", runs=tuple(runs)))
    return blocks


class _Places:
    """Finds the text nodes of the tree again in the source, in order."""

    def __init__(self, source: str) -> None:
        self._map: list[tuple[int, int]] = [(0, 0)]
        parts: list[str] = []
        position = length = 0
        for match in _ENTITY.finditer(source):
            plain = html.unescape(match[0])
            if plain == match[0]:
                continue
            parts += [source[position : match.start()], plain]
            length += match.start() - position + len(plain)
            position = match.end()
            self._map.append((length, position))
        parts.append(source[position:])
        self._text = "".join(parts)
        self._at = self._misses = self._index = 0

    def runs(self, text: str) -> list[Run]:
        """The next text node as runs, cut where the source has an entity for a character."""
        found = -1
        if not text.isspace() and self._misses < _MOST_MISSES:
            found = self._text.find(">" + text, max(0, self._at - 1))
            self._misses += found < 0
        if found < 0:
            return [(text, self._to_source(self._at))]
        start = found + 1
        self._at = start + len(text)
        runs = []
        while start < self._at:
            source = self._to_source(start)
            following = self._map[self._index + 1][0] if self._index + 1 < len(self._map) else self._at
            end = min(self._at, following)
            runs.append((text[start - found - 1 : end - found - 1], source))
            start = end
        return runs

    def _to_source(self, position: int) -> int:
        while self._index + 1 < len(self._map) and self._map[self._index + 1][0] <= position:
            self._index += 1
        while self._index and self._map[self._index][0] > position:
            self._index -= 1
        plain, raw = self._map[self._index]
        return raw + position - plain


@dataclass(slots=True)
class _Walk:
    places: _Places
    blocks: list[RawBlock] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    kind: RawKind = "paragraph"
    level: int = 0
    hidden: int = 0
    embedded: int = 0
    preformatted: int = 0

    def flush(self) -> None:
        """End the block under construction."""
        if any(text.strip() for text, _ in self.runs):
            self.blocks.append(RawBlock(kind=self.kind, runs=tuple(self.runs), level=self.level))
        self.runs = []

    def element(self, root: "LexborNode") -> None:
        """Walk everything below ``root`` without recursion."""
        stack: list[tuple[LexborNode, bool]] = [(root, False)]
        while stack:
            node, leaving = stack.pop()
            tag = node.tag or ""
            if tag == "-text":
                self._text(node)
            elif leaving:
                self._leave(tag)
            elif tag == "table" and (rows := _data_table(node)) is not None:
                self.flush()
                stack.extend((caption, False) for caption in node.css("caption")[:1])
                self._table(rows)
            elif tag in _EMBEDDING and _embeds(node, tag):
                self.embedded += 1
            elif tag in _DROPPED or tag.startswith(("-", "!")):
                continue
            elif _is_hidden(node):
                self.hidden += len("".join(node.text(deep=True).split()))
            else:
                if tag in _BLOCKS:
                    self._enter(tag)
                    stack.append((node, True))
                children = []
                child = node.child
                while child is not None:
                    children.append((child, False))
                    child = child.next
                stack.extend(reversed(children))

    def _text(self, node: "LexborNode") -> None:
        text = node.text_content or ""
        if not self.preformatted:
            self.runs += self.places.runs(text)
            return
        for run, place in self.places.runs(text):
            at = place
            for line in run.splitlines(keepends=True):
                self.runs.append((line, at))
                at += len(line)
                if line.endswith("\n"):
                    self.flush()

    def _enter(self, tag: str) -> None:
        self.flush()
        self.preformatted += tag in _PREFORMATTED
        if tag in _HEADINGS:
            self.kind, self.level = "heading", _HEADINGS[tag]
        elif tag in ("li", "dd"):
            self.kind, self.level = "list-item", 0

    def _leave(self, tag: str) -> None:
        self.flush()
        self.preformatted -= tag in _PREFORMATTED
        if tag in _HEADINGS or tag in ("li", "dd", "ul", "ol"):
            self.kind, self.level = "paragraph", 0

    def _table(self, rows: "list[list[LexborNode]]") -> None:
        table = []
        for row in rows:
            cells = []
            for cell in row:
                runs: list[Run] = []
                for node in _texts(cell):
                    text = node.text_content or ""
                    if node.tag == "-text" and text:
                        runs += self.places.runs(text)
                    elif runs and node.tag in _BLOCKS:
                        runs.append((" ", runs[-1][1] + len(runs[-1][0])))
                if not plain_text(tuple(runs)):
                    runs = []
                cells.append(
                    CellInput(tuple(runs), _number(cell, "rowspan"), _number(cell, "colspan"), cell.tag == "th")
                )
            table.append(cells)
        self.blocks += table_rows(table)


def _texts(root: "LexborNode") -> "list[LexborNode]":
    """Text and block nodes below ``root`` in document order, hidden parts left out."""
    found: list[LexborNode] = []
    stack = [root]
    while stack:
        node = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            found.append(node)
            continue
        if tag in _DROPPED or tag.startswith(("-", "!")) or _is_hidden(node):
            continue
        if node is not root and tag in _BLOCKS:
            found.append(node)
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        stack.extend(reversed(children))
    return found


def _data_table(table: "LexborNode") -> "list[list[LexborNode]] | None":
    """The cells of a table of data; None for one that only arranges the page (nested, one column, whole pages)."""
    rows: list[list[LexborNode]] = []
    stack: list[LexborNode] = []
    child = table.child
    while child is not None:
        stack.append(child)
        child = child.next
    for part in stack:
        if part.tag == "tr":
            rows.append(_cells(part))
        elif part.tag in ("thead", "tbody", "tfoot"):
            inner = part.child
            while inner is not None:
                if inner.tag == "tr":
                    rows.append(_cells(inner))
                inner = inner.next
    if max((len(row) for row in rows), default=0) < 2:
        return None
    if table.css_first(_ARRANGING) is not None:
        return None
    if any(len(cell.text(deep=True)) > _LONGEST_DATA_CELL for row in rows for cell in row):
        return None
    return rows


def _cells(row: "LexborNode") -> "list[LexborNode]":
    cells = []
    child = row.child
    while child is not None:
        if child.tag in ("td", "th"):
            cells.append(child)
        child = child.next
    return cells


def _embeds(node: "LexborNode", tag: str) -> bool:
    """Whether an element shows what is not in the page's own text: another page, or a picture as large as a table."""
    attributes = node.attributes
    source = (attributes.get("src") or attributes.get("data") or "").strip()
    if _is_hidden(node) or not source:
        return False
    if tag != "img":
        return not source.startswith(("about:", "javascript:"))
    alternative = (attributes.get("alt") or "")[:200]
    large = all(_number(node, side) >= LARGE_PICTURE for side in ("width", "height"))
    return large or _LISTING.search(alternative) is not None


def _is_hidden(node: "LexborNode") -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search((attributes.get("style") or "")[:2_000]))


def _number(cell: "LexborNode", name: str) -> int:
    value = cell.attributes.get(name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 1
