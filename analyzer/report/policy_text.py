"""Sentences of the policy as quotations: in context, with the words that matter marked."""

from bisect import bisect_left

from analyzer.policy.model import Policy, Sentence, Span
from analyzer.report.proof import Fragment, Quote, Search
from analyzer.report.visible import one_line

CONTEXT = 80
"""Most characters of context shown before and after a sentence."""

LONGEST = 600
"""Most characters of one sentence: a longer one is shown around its first mark."""

WORDS_SHOWN = 12
"""Most search words listed."""


class PolicyText:
    """The text of one policy, or of none: then there is nothing to quote."""

    def __init__(self, policy: Policy | None) -> None:
        self._policy = policy
        self._sentences: tuple[Sentence, ...] = policy.document.sentences if policy else ()
        self._numbers = [sentence.number for sentence in self._sentences]

    def quote(
        self,
        number: int,
        *,
        types: frozenset[str] = frozenset(),
        words: tuple[str, ...] = (),
        span: Span | None = None,
    ) -> Quote | None:
        """Sentence ``number`` with ``span`` marked, or what it says about ``types``, or where ``words`` occur; None if
        there is no such sentence.
        """
        at = bisect_left(self._numbers, number)
        if self._policy is None or at == len(self._numbers) or self._numbers[at] != number:
            return None
        sentence = self._sentences[at]
        given = [span] if span and sentence.span.start <= span.start < span.end <= sentence.span.end else []
        marks = given or self._statement_marks(number, types) or self._word_marks(sentence.span, words)
        span, marks = _around(sentence.span, marks)
        blocks = self._policy.document.blocks
        known = 0 <= sentence.block < len(blocks)
        return Quote(
            number=number,
            start=sentence.span.start,
            end=sentence.span.end,
            headings=tuple(one_line(heading) for heading in blocks[sentence.block].headings) if known else (),
            before=self._context(at - 1, sentence.block, last=True),
            fragments=self._fragments(span, marks),
            after=self._context(at + 1, sentence.block, last=False),
        )

    def quotes(
        self, numbers: tuple[int, ...], limit: int, *, types: frozenset[str] = frozenset(), words: tuple[str, ...] = ()
    ) -> tuple[Quote, ...]:
        """The first ``limit`` of the sentences ``numbers`` that exist."""
        found = (self.quote(number, types=types, words=words) for number in numbers[:limit])
        return tuple(quote for quote in found if quote is not None)

    def search(
        self, label: str, searched: tuple[str, ...], nearest: int, *, types: frozenset[str] = frozenset()
    ) -> Search:
        """What was looked for without success, with the nearest sentence (0: none)."""
        return Search(
            label=label,
            whole=self._policy is not None and self._policy.complete,
            searched=tuple(one_line(word) for word in searched[:WORDS_SHOWN]),
            more=max(0, len(searched) - WORDS_SHOWN),
            nearest=self.quote(nearest, types=types) if nearest else None,
        )

    def _statement_marks(self, number: int, types: frozenset[str]) -> list[Span]:
        marks: list[Span] = []
        if self._policy is None or not types:
            return marks
        for statement in self._policy.statements:
            if statement.sentence == number and types.intersection(statement.data_types):
                marks += statement.data_spans
                if statement.action_span is not None:
                    marks.append(statement.action_span)
        return marks

    def _word_marks(self, span: Span, words: tuple[str, ...]) -> list[Span]:
        if self._policy is None:
            return []
        text = self._policy.document.text[span.start : span.end].casefold()
        if len(text) != span.end - span.start:  # folding changed the length: offsets would lie
            text = self._policy.document.text[span.start : span.end]
        marks = []
        for word in words:
            at = text.find(word.casefold()) if word else -1
            if at >= 0:
                marks.append(Span(start=span.start + at, end=span.start + at + len(word)))
        return marks

    def _fragments(self, span: Span, marks: list[Span]) -> tuple[Fragment, ...]:
        assert self._policy is not None  # noqa: S101 - only called for a sentence that exists
        text = self._policy.document.text
        found: list[Fragment] = []
        at = span.start
        for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
            start, end = max(mark.start, at), min(mark.end, span.end)
            if start < end:
                found += _run(text[at:start], marked=False) + _run(text[start:end], marked=True)
                at = end
        return tuple(found + _run(text[at : span.end], marked=False))

    def _context(self, at: int, block: int, *, last: bool) -> str:
        if self._policy is None or not 0 <= at < len(self._sentences) or self._sentences[at].block != block:
            return ""
        span = self._sentences[at].span
        text = one_line(self._policy.document.text[span.start : span.end])
        if len(text) <= CONTEXT:
            return text
        return "…" + text[-CONTEXT:] if last else text[:CONTEXT] + "…"


def _run(text: str, *, marked: bool) -> list[Fragment]:
    """One fragment; blanks at its ends become one blank, because neighbours follow."""
    if not text:
        return []
    inner = one_line(text)
    front = " " if text[0].isspace() else ""
    back = " " if inner and text[-1].isspace() else ""
    return [Fragment(text=front + inner + back, marked=marked)]


def _around(span: Span, marks: list[Span]) -> tuple[Span, list[Span]]:
    """The part of an overlong sentence around its first mark, and the marks inside it."""
    if span.end - span.start <= LONGEST:
        return span, marks
    first = min((mark.start for mark in marks), default=span.start)
    start = max(span.start, min(first - LONGEST // 3, span.end - LONGEST))
    part = Span(start=start, end=min(span.end, start + LONGEST))
    return part, [mark for mark in marks if mark.start < part.end and mark.end > part.start]
