"""A document with what was found in it, and its sentences as lines to read."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analyzer.policy.aside import Ranges
from analyzer.policy.lexicon import Match
from analyzer.policy.model import Actor, Block, PolicyDocument, Sentence, Span
from analyzer.policy.normal import NormalText
from analyzer.policy.parties import Party

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Record:
    """A third party by the name that the text gives it; ``sdk`` is the id of a known SDK or ""."""

    name: str
    sdk: str = ""

    def actor(self) -> Actor:
        """The third party as an actor."""
        return Actor(kind="named-third-party", name=self.name, sdk=self.sdk)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with all that reading it needs; ``matches`` and ``parties`` are ranges in ``text``, which begins
    at ``at`` in the normalised text of the document.
    """

    sentence: Sentence
    block: Block
    text: str
    at: int
    matches: tuple[Match, ...]
    parties: tuple[Party, ...]


@dataclass(frozen=True)
class Located:
    """A document with its normalised text, and the names in that text from left to right, none overlapping."""

    document: PolicyDocument
    normal: NormalText
    matches: Sequence[Match]
    parties: Sequence[Party]
    hints: Sequence[Match] = ()
    """Words that may stand for a data type, for the scorer to decide."""
    elsewhere: Ranges = ()
    """Where the system, the maker of the device or the network acts, not the operator (`aside`)."""

    def matches_in(self, start: int, end: int) -> list[Match]:
        """Names of data types that begin within a range of the normalised text."""
        first = bisect_left(self.matches, start, key=lambda match: match.start)
        last = bisect_left(self.matches, end, key=lambda match: match.start)
        return list(self.matches[first:last])

    def parties_in(self, start: int, end: int) -> list[Party]:
        """Names of third parties that begin within a range of the normalised text."""
        first = bisect_left(self.parties, start, key=lambda party: party.start)
        last = bisect_left(self.parties, end, key=lambda party: party.start)
        return list(self.parties[first:last])

    def range_of(self, span: Span) -> tuple[int, int]:
        """A span of the document as a range of the normalised text."""
        return self.normal.index(span.start), self.normal.index(span.end)

    def span(self, start: int, end: int) -> Span:
        """A range of the normalised text as a span of the document."""
        return Span(start=self.normal.position(start), end=max(self.normal.position(start), self.normal.end(end)))

    def words(self, start: int, end: int) -> str:
        """The document's own words in a range of the normalised text, trimmed."""
        span = self.span(start, end)
        return self.document.text[span.start : span.end].strip(" \t\n，,。；;：:、|")

    def record(self, start: int, end: int, sdk: str = "") -> Record:
        """The third party whose name stands in a range of the normalised text."""
        return Record(self.words(start, end)[:LONGEST_NAME].strip(), sdk)

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """The sentences as ranges of the normalised text."""
        return tuple(self.range_of(sentence.span) for sentence in self.document.sentences)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences in order."""
        return tuple(self._line(*each) for each in zip(self.document.sentences, self.ranges, strict=True))

    def _line(self, sentence: Sentence, range_: tuple[int, int]) -> Line:
        start, end = range_
        return Line(
            sentence,
            self.document.blocks[sentence.block],
            self.normal.text[start:end],
            start,
            tuple(Match(m.start - start, min(m.end, end) - start, m.types) for m in self.matches_in(start, end)),
            tuple(Party(p.start - start, min(p.end, end) - start, p.sdk) for p in self.parties_in(start, end)),
        )
