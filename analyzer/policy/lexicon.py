"""The names of data types, found in normalised text by one automaton."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick
from msgspec import structs

from analyzer.catalogue.model import DataType, Words
from analyzer.policy.normal import plain


@dataclass(frozen=True, slots=True)
class Match:
    """A name of data types in normalised text, half-open range."""

    start: int
    end: int
    types: tuple[str, ...]


class Lexicon:
    """All names of all data types.

    Names match in the form that `normal.normalise` makes; a name that begins or ends with a Latin letter or digit
    matches only at the border of a word, an English plural included. Where a context in which a name does not mean a
    type (``not_words``) covers a match, the match does not count for that type.
    """

    def __init__(self, data_types: Iterable[DataType]) -> None:
        named: dict[str, list[str]] = {}
        barred: dict[str, list[str]] = {}
        for data_type in data_types:
            for words, found in ((data_type.words, named), (data_type.instances, named), (data_type.not_words, barred)):
                for word in {plain(word) for word in (*words.zh, *words.en)}:
                    if word.strip():
                        found.setdefault(word, []).append(data_type.id)
        self._automaton = ahocorasick.Automaton()
        for word in sorted({*named, *barred}):
            value = (len(word), tuple(sorted(named.get(word, ()))), frozenset(barred.get(word, ())))
            self._automaton.add_word(word, value)
        self._automaton.make_automaton()
        self._empty = not (named or barred)
        self.words = frozenset(named)
        self._types = named

    def types_of(self, word: str) -> frozenset[str]:
        """The types that a whole word of normalised text is a name of."""
        return frozenset(self._types.get(word, ()))

    def all_matches(self, text: str) -> list[Match]:
        """Every match of every name, those within others included, by (start, end): the high-recall search."""
        if self._empty:
            return []
        found: list[Match] = []
        bars: list[tuple[int, int, frozenset[str]]] = []
        for last, (length, types, barred) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if barred and (edge := bordered(text, start, end)):
                bars.append((start, edge, barred))
            if types and (end := bordered(text, start, end)):
                found.append(Match(start, end, types))
        found = _without_barred(found, bars)
        found.sort(key=lambda match: (match.start, match.end))
        return found

    def matches(self, text: str, found: Sequence[Match] | None = None) -> list[Match]:
        """The longest matches that do not overlap, from the left; ``found`` are all matches when known."""
        found = self.all_matches(text) if found is None else found
        chosen: list[Match] = []
        for match in sorted(found, key=lambda match: (match.start, -match.end)):
            if not chosen or match.start >= chosen[-1].end:
                chosen.append(match)
            elif match.start == chosen[-1].start and match.end == chosen[-1].end:
                types = tuple(sorted({*chosen[-1].types, *match.types}))
                chosen[-1] = Match(match.start, match.end, types)
        return chosen


@lru_cache(maxsize=4)
def lexicon_of(data_types: tuple[DataType, ...]) -> Lexicon:
    """The lexicon of a catalogue's data types, built once."""
    return Lexicon(data_types)


@lru_cache(maxsize=4)
def hints_of(data_types: tuple[DataType, ...]) -> Lexicon:
    """The hints of a catalogue's data types, built once."""
    return Lexicon([structs.replace(kind, words=kind.hints, instances=Words()) for kind in data_types])


def beside(hints: Sequence[Match], names: Sequence[Match]) -> list[Match]:
    """The hints that are no part of a longer name. ``names`` are ascending and do not overlap."""
    ends = [name.end for name in names]
    kept = []
    for hint in hints:
        at = bisect_left(ends, hint.end)
        name = names[at] if at < len(names) else None
        longer = name is not None and name.start <= hint.start and (name.start, name.end) != (hint.start, hint.end)
        if not longer:
            kept.append(hint)
    return kept


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def bordered(text: str, start: int, end: int) -> int:
    """The end of the word, a plural ending included; 0 when it is only a part of a longer Latin word."""
    if _is_word(text[start]) and start and _is_word(text[start - 1]):
        return 0
    if not _is_word(text[end - 1]):
        return end
    for plural in ("", "s", "es"):
        after = end + len(plural)
        if text.startswith(plural, end) and not (after < len(text) and _is_word(text[after])):
            return after
    return 0


def _without_barred(found: list[Match], bars: list[tuple[int, int, frozenset[str]]]) -> list[Match]:
    if not bars:
        return found
    by_start = sorted(bars, key=lambda bar: bar[0])
    longest = max(end - start for start, end, _ in bars)
    starts = [bar[0] for bar in by_start]
    kept = []
    for match in found:
        types = match.types
        near = by_start[bisect_left(starts, match.end - longest) : bisect_right(starts, match.start)]
        for _, end, barred in near:
            if end >= match.end:
                types = tuple(name for name in types if name not in barred)
        if types:
            kept.append(Match(match.start, match.end, types))
    return kept
