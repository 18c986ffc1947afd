"""Raw blocks to one text with blocks, numbered sentences and offsets into the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.policy.model import Block, BlockKind, Sentence, Span
from analyzer.policy.outline import looks
from analyzer.policy.raw import RawBlock, Run, plain_text
from analyzer.policy.sentences import split

MOST_BLOCKS = 10_000
MOST_TEXT = 500_000
"""Paragraphs, items and rows, and characters, that are read of all files together: several times the longest policy."""

LONGEST_ROW = 1_500
"""A table row is one sentence up to this many characters."""

_DEEPEST = 8
_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class _Headings:
    """The headings that are open: (level of markup as a digit, or style of numbering; text), outermost first."""

    open: list[tuple[str, str]] = field(default_factory=list)

    def path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.open)

    def close(self, style: str) -> None:
        """Close what a heading of this style ends: its like and all below; markup ends all inferred ones below it."""
        inferred = 0
        for index, (other, _) in enumerate(self.open):
            if other == style or (style.isdigit() and other.isdigit() and other >= style):
                del self.open[index:]
                return
            if other.isdigit():
                inferred = index + 1
        del self.open[inferred if style.isdigit() else _DEEPEST - 1 :]


@dataclass(slots=True)
class Assembly:
    """The text under construction; several documents may be appended one after the other."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    whole: bool = True

    def add_document(self, raw: Sequence[RawBlock], base: int = 0) -> None:
        """Append the blocks of one document whose source starts at ``base`` in the joined source."""
        headings = _Headings()
        spans: dict[int, Span] = {}
        for index, block in enumerate(raw):
            if len(self.blocks) >= MOST_BLOCKS or self.length >= MOST_TEXT:
                self.whole = False
                return
            if block.kind == "table-row":
                self._row(block, headings.path(), spans, base)
                continue
            kind: BlockKind = block.kind
            style = str(block.level or "")
            if kind == "paragraph":
                following = plain_text(raw[index + 1].runs) if index + 1 < len(raw) else ""
                kind, style = looks(plain_text(block.runs), following, block.strong)
            if kind == "heading":
                headings.close(style)
            start = self.length
            text = self._put(block.runs, base)
            if not text:
                continue
            span = Span(start=start, end=self.length)
            self._block(Block(span=span, kind=kind, headings=headings.path()), text)
            if kind == "heading":
                headings.open.append((style, text))

    def _row(self, block: RawBlock, path: tuple[str, ...], spans: dict[int, Span], base: int) -> None:
        """A row: the texts of its own cells with tabs between; a cell begun in a row above keeps its span there."""
        begin = self.length
        first = len(self.pieces)
        cells = []
        for cell in block.cells:
            if id(cell) not in spans:
                if self.length > begin:
                    self._append("\t")
                start = self.length
                self._put(cell.runs, base)
                spans[id(cell)] = Span(start=start, end=self.length)
            cells.append(spans[id(cell)])
        text = "".join(self.pieces[first:])
        if text.strip():
            span = Span(start=begin, end=self.length)
            row = Block(span=span, kind="table-row", headings=path, header=block.header, cells=tuple(cells))
            self._block(row, text)

    def _block(self, block: Block, text: str) -> None:
        number = len(self.blocks)
        self.blocks.append(block)
        self._append("\n")
        if block.kind == "heading" or (block.kind == "table-row" and len(text) <= LONGEST_ROW):
            ranges = [(0, len(text))] if any(char.isalnum() for char in text) else []
        else:
            ranges = list(split(text, 0, len(text)))
        for first, last in ranges:
            span = Span(start=block.span.start + first, end=block.span.start + last)
            self.sentences.append(Sentence(number=len(self.sentences) + 1, span=span, block=number))

    def _append(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _put(self, runs: Sequence[Run], base: int) -> str:
        """Append the text of runs with white space collapsed, remember where it came from, and return it."""
        parts: list[str] = []
        length = 0
        blank = False
        for text, place in runs:
            end = 0
            for match in _WORD.finditer(text):
                if self.length + length >= MOST_TEXT:
                    self.whole = False
                    break
                if parts and (blank or match.start() > end):
                    parts.append(" ")
                    length += 1
                self._remember(self.length + length, base + place + match.start())
                word = match[0][: MOST_TEXT - self.length - length]
                self.whole = self.whole and len(word) == len(match[0])
                parts.append(word)
                length += len(word)
                end = match.end()
                blank = False
            blank = blank or end < len(text)
        whole = "".join(parts)
        if whole:
            self._append(whole)
        return whole

    def _remember(self, position: int, source: int) -> None:
        if not self.offsets or self.offsets[-1][1] - self.offsets[-1][0] != source - position:
            self.offsets.append((position, source))
