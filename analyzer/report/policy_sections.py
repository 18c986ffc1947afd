"""The text of a policy as sections, blocks and sentences, with what the statements point to marked."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.policy.model import Block, PolicyCheck, PolicyDocument, Sentence, Span, Statement
from analyzer.report.policy_kinds import ADVERSE, KINDS, kind_of
from analyzer.report.policy_model import MarkRole, Part, Run, TextBlock, TextCell
from analyzer.report.visible import one_line

LONGEST_RUN = 700
"""Characters of one run: longer ones are split, so that no text of a policy is ever cut for length."""

SECTION_LEAST = 1_500
SECTION_MOST = 8_000
"""Characters from which a section ends at the next heading of any depth, and at the next block."""

MOST_SECTIONS = 300
"""About how many sections a text of nothing but headings has."""

TITLE = 60
"""Characters of a section's title when it has to be made from its text."""

ROLES: tuple[MarkRole, ...] = ("data", "action", "purpose", "condition")
"""Which role shows where several meet; what checks rest on shows where no statement does."""
_CHECKS: tuple[tuple[MarkRole, str], ...] = (("check", "adverse"), ("check", "found"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A range [start, end) of the text that statements or checks point to, as the weightiest of them."""

    start: int
    end: int
    role: MarkRole
    kind: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks [first, last) that open and close together."""

    first: int
    last: int
    title: str
    path: tuple[str, ...]


def stretches(document: PolicyDocument) -> tuple[Stretch, ...]:
    """The blocks in sections: at headings, and where a section gets long or a file begins."""
    begins = _begins(document)
    ends = [*begins[1:], len(document.blocks)]
    pairs = zip(begins, ends, strict=False)  # of no blocks there is an end, but no beginning
    return tuple(Stretch(first, last, *_title(document, first)) for first, last in pairs)


def _begins(document: PolicyDocument) -> list[int]:
    files = {file.span.start for file in document.files}
    least = len(document.text) // MOST_SECTIONS
    begins: list[int] = []
    depth = 0
    for number, block in enumerate(document.blocks):
        here = len(block.headings)
        size = block.span.start - document.blocks[begins[-1]].span.start if begins else 0
        ends = block.kind == "heading" and size >= least and (here <= depth or size >= SECTION_LEAST)
        inside_table = block.kind == "table-row" and bool(block.header)
        if not begins or ends or block.span.start in files or (size >= SECTION_MOST and not inside_table):
            begins.append(number)
            # A text before the first heading is a section of its own; the title of the whole holds what follows.
            depth = here if block.kind == "heading" and here else 1
    return begins


def _title(document: PolicyDocument, first: int) -> tuple[str, tuple[str, ...]]:
    block = document.blocks[first]
    path = tuple(one_line(heading) for heading in block.headings)
    text = one_line(document.text[block.span.start : min(block.span.end, block.span.start + 4 * TITLE)])
    if block.kind == "heading" or not path:
        return (text if len(text) <= TITLE else text[:TITLE] + "…"), path
    return "… " + path[-1], path[:-1]


def marks_of(statements: Sequence[Statement], checks: Sequence[PolicyCheck] = ()) -> list[Mark]:
    """Ranges that do not overlap, ascending: where several meet, roles and kinds in their order, then checks."""
    classes: list[tuple[MarkRole, str]] = [*((role, kind) for role in ROLES for kind in KINDS), *_CHECKS]
    weights = {each: at for at, each in enumerate(classes)}
    steps: list[tuple[int, int, int]] = []
    for statement in statements:
        kind = kind_of(statement)
        for role, span in _spans(statement):
            if span.start < span.end:
                weight = weights[role, kind]
                steps += [(span.start, 1, weight), (span.end, -1, weight)]
    for check in checks:
        if check.found and check.span is not None and check.span.start < check.span.end:
            weight = weights["check", "adverse" if check.id in ADVERSE else "found"]
            steps += [(check.span.start, 1, weight), (check.span.end, -1, weight)]
    steps.sort()
    active = [0] * len(classes)
    marks: list[Mark] = []
    at = 0
    for position, change, weight in steps:
        if position > at:
            top = next((index for index, count in enumerate(active) if count), None)
            if top is not None:
                marks.append(Mark(at, position, *classes[top]))
            at = position
        active[weight] += change
    return marks


def _spans(statement: Statement) -> Iterator[tuple[MarkRole, Span]]:
    for span in statement.data_spans:
        yield "data", span
    for role, one in (
        ("action", statement.action_span),
        ("purpose", statement.purpose_span),
        ("condition", statement.condition_span),
    ):
        if one is not None:
            yield role, one  # type: ignore[misc]  # the names above are roles


class Typesetter:
    """Blocks of one document to what is shown of them."""

    def __init__(self, document: PolicyDocument, marks: Sequence[Mark]) -> None:
        self._document = document
        self._marks = marks
        self._mark_ends = [mark.end for mark in marks]
        self._sentences: dict[int, list[Sentence]] = {}
        for sentence in document.sentences:
            self._sentences.setdefault(sentence.block, []).append(sentence)
        self._begun: set[int] = set()
        self._shown: set[tuple[int, int]] = set()

    def sentences(self, first: int, last: int) -> list[Sentence]:
        """The sentences of the blocks [first, last)."""
        return [sentence for number in range(first, last) for sentence in self._sentences.get(number, ())]

    def block(self, number: int, noted: frozenset[int]) -> TextBlock:
        """The block with this index; ``noted`` are the sentences of the whole text that have something to tell."""
        block = self._document.blocks[number]
        sentences = self._sentences.get(number, [])
        spans = block.cells if block.kind == "table-row" and block.cells else (block.span,)
        cells = tuple(self._cell(span, block, sentences) for span in spans)
        return TextBlock(
            kind=block.kind,
            cells=cells,
            names=self._names_columns(number, block),
            noted=tuple(sentence.number for sentence in sentences if sentence.number in noted),
        )

    def _names_columns(self, number: int, block: Block) -> bool:
        """Whether a row is the header of the rows that follow."""
        blocks = self._document.blocks
        if block.kind != "table-row" or block.header or number + 1 >= len(blocks):
            return False
        header = blocks[number + 1].header
        text = self._document.text
        own = [one_line(text[cell.start : cell.end]) for cell in block.cells]
        return bool(header) and [one_line(name) for name in header] == own

    def _cell(self, span: Span, block: Block, sentences: Sequence[Sentence]) -> TextCell:
        place = (span.start, span.end)
        inside = block.span.start <= span.start and span.end <= block.span.end
        if not inside or (place in self._shown and span.start < span.end):
            return TextCell(parts=(Part(runs=self._runs(span.start, min(span.end, span.start + TITLE))),), again=True)
        self._shown.add(place)
        parts: list[Part] = []
        at = span.start
        for sentence in sentences:
            start, end = max(sentence.span.start, at), min(sentence.span.end, span.end)
            if start >= end:
                continue
            if at < start:
                parts.append(Part(runs=self._runs(at, start)))
            first = sentence.number not in self._begun
            self._begun.add(sentence.number)
            parts.append(Part(sentence=sentence.number, first=first, runs=self._runs(start, end)))
            at = end
        if at < span.end:
            parts.append(Part(runs=self._runs(at, span.end)))
        return TextCell(parts=tuple(parts))

    def _runs(self, start: int, end: int) -> tuple[Run, ...]:
        runs: list[Run] = []
        at = start
        for index in range(bisect_right(self._mark_ends, start), len(self._marks)):
            mark = self._marks[index]
            if mark.start >= end:
                break
            first, last = max(mark.start, at), min(mark.end, end)
            runs += self._plain(at, first)
            runs += self._plain(first, last, mark.role, mark.kind)
            at = last
        runs += self._plain(at, end)
        return tuple(runs)

    def _plain(self, start: int, end: int, role: MarkRole = "", kind: str = "") -> Iterator[Run]:
        text = self._document.text
        for at in range(start, end, LONGEST_RUN):
            yield Run(text=text[at : min(end, at + LONGEST_RUN)], role=role, kind=kind)
