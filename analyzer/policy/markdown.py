"""Markdown to blocks: headings, lists, tables and paragraphs; HTML inside it is walked as HTML."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from analyzer.gaps import Gap
from analyzer.policy.front_matter import FrontMatter, front_matter
from analyzer.policy.grid import CellInput, table_rows
from analyzer.policy.html import read_html
from analyzer.policy.plain import glue
from analyzer.policy.raw import RawBlock, RawKind, Run, placed, plain_text

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(source: str) -> tuple[list[RawBlock], list[Gap]]:
    """Blocks in reading order, and what could not be read. Runs point into ``source``.

    Of front matter the title is a heading, unless the text begins with the same one, and what dates the page is text.
    """
    from markdown_it import MarkdownIt  # loaded only for Markdown

    front = front_matter(source)
    # Lines stay where they are, so that all positions do.
    text = "".join("\n" if char == "\n" else " " for char in source[: front.end]) + source[front.end :]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    blocks, gaps = _Reader(text).read(tokens)
    return [*_shown(front, blocks), *blocks], gaps


def _shown(front: FrontMatter, blocks: list[RawBlock]) -> list[RawBlock]:
    """What a page shows of its front matter."""
    shown = [RawBlock(kind="paragraph", runs=(run,)) for run in front.dates]
    first = plain_text(blocks[0].runs) if blocks and blocks[0].kind == "heading" else ""
    if front.title is not None and _letters(front.title[0]) not in ("", _letters(first)):
        shown.insert(0, RawBlock(kind="heading", runs=(front.title,), level=1))
    return shown


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._lines = [0]
        for line in source.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._blocks: list[RawBlock] = []
        self._gaps: list[Gap] = []
        self._table: list[list[CellInput]] = []
        self._items = self._level = 0
        self._number: Run | None = None
        self._read_to = 0
        self._is_header = False

    def read(self, tokens: "list[Token]") -> tuple[list[RawBlock], list[Gap]]:
        for token in tokens:
            kind = token.type
            if token.map and token.map[0] < self._read_to:
                continue
            if kind == "heading_open":
                self._level = int(token.tag[1:])
            elif kind == "heading_close":
                self._level = 0
            elif kind in ("list_item_open", "list_item_close"):
                self._items += 1 if kind.endswith("open") else -1
                self._number = self._numbered(token) if token.info and kind.endswith("open") else None
            elif kind == "table_open":
                self._table = []
            elif kind == "tr_open":
                self._table.append([])
            elif kind in ("th_open", "td_open"):
                self._is_header = kind == "th_open"
                self._table[-1].append(CellInput((), is_header=self._is_header))
            elif kind == "table_close":
                self._blocks += table_rows(self._table)
                self._table = []
            elif kind == "inline":
                self._inline(token)
            elif kind in ("fence", "code_block", "html_block"):
                self._literal(token)
        return self._blocks, self._gaps

    def _start(self, token: "Token") -> int:
        return self._lines[min(token.map[0], len(self._lines) - 1)] if token.map else 0

    def _numbered(self, token: "Token") -> Run | None:
        """The number of an item, which is text."""
        text = token.info + token.markup
        at = self._source.find(text, self._start(token))
        return (text + " ", at) if at >= 0 else None

    def _inline(self, token: "Token") -> None:
        runs: list[Run] = [self._number] if self._number else []
        numbered = self._number is not None and self._items == 1
        self._number = None
        at = self._start(token)
        lines: list[tuple[Run, ...]] = []
        for child in token.children or []:
            if child.type in ("text", "code_inline", "text_special"):
                text = child.content
                found = self._source.find(text, at) if len(text) < 5_000 else -1
                at = found if found >= 0 else at
                runs.append((text, at))
                at += len(text) if found >= 0 else 0
            elif child.type == "softbreak":
                following = self._source[at : at + 80].lstrip()
                runs.append((glue(runs[-1][0], following) if runs else "", at))
            elif child.type == "hardbreak" or (child.type == "html_inline" and child.content.lower().startswith("<br")):
                lines.append(tuple(runs))
                runs = [] if not self._table else [*runs, (" ", at)]
        lines.append(tuple(runs))
        if self._table:
            self._table[-1][-1].runs = lines[-1] if plain_text(lines[-1]) else ()
            return
        # A numbered line may be a heading: its number and what follows tell.
        kind: RawKind = "heading" if self._level else "list-item" if self._items and not numbered else "paragraph"
        for line in lines:
            if plain_text(line):
                self._blocks.append(RawBlock(kind=kind, runs=line, level=self._level))

    def _literal(self, token: "Token") -> None:
        start = self._start(token)
        if token.type == "html_block":
            content = self._whole(token, start)
            blocks, gaps = read_html(content)
            self._gaps += gaps
            self._blocks += placed(blocks, [(content, start)])
            return
        for line in token.content.split("\n"):
            if line.strip():
                found = self._source.find(line, start)
                start = found if found >= 0 else start
                self._blocks.append(RawBlock(kind="paragraph", runs=((line, start),)))

    def _whole(self, token: "Token", start: int) -> str:
        """The HTML of a block, and of what follows it up to the end of a table that empty lines cut into blocks."""
        content: str = token.content
        lowered = content.lower()
        if lowered.count("<table") <= lowered.count("</table") or not token.map:
            return content
        end = self._source.lower().find("</table", start + len(content))
        if end < 0:
            return content
        line = bisect_right(self._lines, end)
        self._read_to = line
        return self._source[start : self._lines[min(line, len(self._lines) - 1)]]
