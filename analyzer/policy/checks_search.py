"""Looking through the sentences of a policy for words that establish a check."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import ahocorasick

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.model import PolicyCheck, Span, Topic
from analyzer.policy.normal import plain

Lines = Sequence[tuple[int, bool, str]]
"""(sentence number, whether it is a heading, normalised text) of every sentence."""
Range = tuple[int, int]
"""Half-open, of characters in the text of one line."""
Placed = Callable[[int, Range], Span | None]
"""The place in the document of a range of the sentence with this number."""
Topics = Mapping[int, Sequence[Topic]]
"""What the sentence gate says about each sentence, by number."""

_GAP, _ENGLISH_GAP = 24, 60
_SEPARATOR = "\x00"
_STOP = re.compile("[。;；!！?？\x00]")
_ENGLISH_STOP = re.compile("[;!?\x00]")
_NUMBERING = re.compile(
    r"^\s{0,4}(?:第\s?[一二三四五六七八九十\d]{1,4}\s?[章条节部]|[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.,:：)）]?"
    r"|[(（]?\d{1,2}(?:\.\d{1,2}){0,3}[)）]?[、.,:：]?|[a-z][.)])?\s{0,4}"
)
_CLOSED = tuple('。.；;！!”"')
_SHORT, _SHORT_TITLE, _TITLE_WORDS = 60, 30, 4
_LONG, _ENOUGH = 4, 2
_PREDICATE = re.compile(r"我们|您|你|会|将|可|请|不|已|须|应|@|\d{4}|[:：\t]|用于|收集|申请|获取|同意|[a-z]{3}")
_GUIDES = re.compile(r"帮助?(?:你|您)(?:了解|理解)|(?:进一步|更)[^。]{0,4}(?:明确|细化)|在第.{1,4}章节")
"""Words of sentences that tell where in the policy something stands, or what changed in it."""
_ASKED = pattern(
    r"^", any_of("how what who whom where when which why do does can may will is are"), r"\b|如何|怎样|怎么|哪些|什么"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. ``said`` is false of headings, entries of a table of contents and questions: they state nothing."""

    number: int
    said: bool
    text: str
    topics: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class CheckWords:
    """``words`` establish the check in any sentence, best in one about ``topics``; ``weak`` ones only in one about
    these (or about nothing that the gate knows). ``near`` only tell where somebody would look; a sentence with
    ``bars`` is never meant.

    "…" stands for a few characters of a sentence, 24 Chinese or 60 English, "/" between words for "or", and "~" for a
    space within one of them. English words may go on, unless they end in "_".
    """

    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    topics: frozenset[Topic] = frozenset()


def word_list(words: str) -> tuple[str, ...]:
    """The words of a text that has "|" or a new line between them."""
    return tuple(word for line in words.splitlines() for part in line.split("|") if (word := part.strip()))


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences of a policy, and where words stand in them, each looked for once."""

    lines: tuple[Line, ...]
    text: str
    starts: list[int]
    places: Mapping[str, Sequence[int]] = field(default_factory=dict, repr=False)
    """Where each word of a vocabulary begins, () for those that do not occur; other words are looked for alone."""
    placed: Placed | None = None
    known: dict[str, list[int]] = field(default_factory=dict, repr=False)
    matched: dict[str, list[tuple[int, int]]] = field(default_factory=dict, repr=False)

    def having(self, words: Iterable[str]) -> set[int]:
        """Places in ``lines`` of the sentences with one of the words."""
        return {self._place(end - 1) for word in words for end, _ in self._matches(word)}

    def where(self, words: Iterable[str], number: int) -> Range | None:
        """The first of the words in the sentence with this number, the longest of those that begin there."""
        place = bisect_left(self.lines, number, key=lambda line: line.number)
        first = self.starts[place]
        last = first + len(self.lines[place].text)
        found: list[Range] = []
        for word in words:
            matches = self._matches(word)
            begin = bisect_right(matches, (first, len(self.text)))
            found += ((start, -end) for end, start in matches[begin : bisect_right(matches, (last, last))])
        return (min(found)[0] - first, -min(found)[1] - first) if found else None

    def span(self, number: int, found: Range | None) -> Span | None:
        """The place in the document of words in the sentence with this number."""
        return self.placed(number, found) if self.placed is not None and found is not None and number else None

    def _place(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def _matches(self, word: str) -> list[tuple[int, int]]:
        """(end, start) of all matches of a word, ascending."""
        if word not in self.matched:
            self.matched[word] = self._find(word)
        return self.matched[word]

    def _find(self, word: str) -> list[tuple[int, int]]:
        """The same, found part by part: time grows with the text alone."""
        gap, stop, parts = _parts(word)
        reached: list[tuple[int, int]] | None = None
        for choices in parts:
            spans = sorted((start, start + len(text)) for text, whole in choices for start in self._at(text, whole))
            if reached is None:
                reached = [(end, start) for start, end in spans]
            else:
                before = reached
                joined = ((end, self._begun(before, start, gap, stop)) for start, end in spans)
                reached = [(end, begin) for end, begin in joined if begin >= 0]
            if not reached:
                return []
            reached.sort()
        return reached or []

    def _begun(self, reached: list[tuple[int, int]], start: int, gap: int, stop: re.Pattern[str]) -> int:
        """Where what a part at ``start`` continues began, -1 when it continues nothing."""
        nearest = bisect_right(reached, (start, start)) - 1
        if nearest < 0 or start - reached[nearest][0] > gap:
            return -1
        end, begin = reached[nearest]
        return begin if stop.search(self.text, end, start) is None else -1

    def _at(self, literal: str, whole: bool) -> list[int]:
        key = literal + "_" if whole else literal
        if key not in self.known:
            self.known[key] = list(self._search(literal, whole))
        return self.known[key]

    def _search(self, literal: str, whole: bool) -> Iterable[int]:
        begins = literal.isascii() and literal[:1].isalnum()
        starts = self.places.get(literal)
        for at in self._everywhere(literal) if starts is None else starts:
            end = at + len(literal)
            if not (begins and _is_letter(self.text[at - 1 : at])) and not (
                whole and _is_letter(self.text[end : end + 1])
            ):
                yield at

    def _everywhere(self, literal: str) -> Iterable[int]:
        at = self.text.find(literal)
        while at >= 0:
            yield at
            at = self.text.find(literal, at + 1)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalnum()


@cache
def _parts(word: str) -> tuple[int, re.Pattern[str], tuple[tuple[tuple[str, bool], ...], ...]]:
    """The gap allowed between the parts of a word, what may not stand in it, and the parts: what each may be."""
    is_english = word.replace("…", "").isascii()
    found: list[tuple[tuple[str, bool], ...]] = []
    for part in word.split("…"):
        choices = [""]
        for token in part.split():
            endings = [choice.replace("~", " ") for choice in token.split("/")]
            choices = [f"{before} {ending}" if before else ending for before in choices for ending in endings]
        found.append(tuple((plain(choice.removesuffix("_")), choice.endswith("_")) for choice in choices if choice))
    return (_ENGLISH_GAP, _ENGLISH_STOP, tuple(found)) if is_english else (_GAP, _STOP, tuple(found))


class Vocabulary:
    """The words of many checks, all found in one pass over a text."""

    def __init__(self, checks: Iterable[CheckWords]) -> None:
        every = {word for words in checks for word in (*words.words, *words.near, *words.bars, *words.weak)}
        self._literals = sorted({text for word in every for part in _parts(word)[2] for text, _ in part if text})
        self._automaton = ahocorasick.Automaton()
        for number, literal in enumerate(self._literals):
            self._automaton.add_word(literal, number)
        self._automaton.make_automaton()

    def places(self, text: str) -> dict[str, list[int]]:
        """Where each of the words begins, ascending; [] for those that do not occur."""
        found: list[list[int]] = [[] for _ in self._literals]
        if found:
            for last, number in self._automaton.iter(text):
                found[number].append(last + 1 - len(self._literals[number]))
        return dict(zip(self._literals, found, strict=True))


def said(lines: Lines, topics: Topics, vocabulary: Vocabulary | None = None, placed: Placed | None = None) -> Said:
    """The sentences with what is known of each; the words of the vocabulary are looked for at once."""
    headings = {_bare(text) for _, is_heading, text in lines if is_heading}
    lines = [(number, is_heading, text.replace("\u2019", "'")) for number, is_heading, text in lines]
    kept = tuple(
        Line(number, not is_heading and not _only_announces(text, headings), text, frozenset(topics.get(number, ())))
        for number, is_heading, text in lines
    )
    starts, length = [], 0
    for line in kept:
        starts.append(length)
        length += len(line.text) + 1
    text = _SEPARATOR.join(line.text for line in kept)
    return Said(kept, text, starts, vocabulary.places(text) if vocabulary else {}, placed)


def _bare(text: str) -> str:
    return _NUMBERING.sub("", text.strip(), count=1).strip(" :：")


def _only_announces(text: str, headings: set[str]) -> bool:
    stripped = text.strip()
    if stripped.endswith(("?", "？")) or (len(stripped) <= 2 * _SHORT and _GUIDES.search(stripped)):
        return True
    if stripped.endswith(":") and len(stripped.split()) <= _TITLE_WORDS and stripped.isascii():
        return True
    if len(stripped) <= _SHORT_TITLE and not stripped.endswith(_CLOSED) and not _PREDICATE.search(stripped):
        return True
    if len(stripped) > _SHORT or stripped.endswith(_CLOSED):
        return False
    bare = _bare(stripped)
    return bare in headings or (_ASKED.search(bare) is not None and not any(mark in bare for mark in ",，:："))


def search(name: str, words: CheckWords, text: Said) -> PolicyCheck:
    """The first sentence that establishes a check, or the nearest one."""
    return answer(name, first_said(words, text), words, text)


def first_said(words: CheckWords, text: Said) -> int:
    """Number of the first sentence that establishes a check, one about its topics before any other; 0 for none."""
    found = having_said(words, text)
    return found[0].number if found else 0


def having_said(words: CheckWords, text: Said) -> list[Line]:
    """The sentences that establish a check: those about its topics before the others, each in order."""
    sure, weak, barred = text.having(words.words), text.having(words.weak), text.having(words.bars)
    ranked: tuple[list[Line], list[Line]] = ([], [])
    for place in sorted((sure | weak) - barred):
        line = text.lines[place]
        fits = not words.topics or bool(words.topics & line.topics)
        if line.said and (place in sure or fits or not line.topics):
            ranked[not fits].append(line)
    return [*ranked[0], *ranked[1]]


def answer(
    name: str,
    sentence: int,
    words: CheckWords,
    text: Said,
    value: str = "",
    found: Range | Span | None = None,
) -> PolicyCheck:
    """The check with its sentence; without one, with the nearest.

    ``found`` are the words that establish it: a range of the sentence, or of the document; without it they are looked
    for among the words of the check.
    """
    if not sentence:
        searched = shown(words.words + words.weak)
        return PolicyCheck(id=name, found=False, nearest=nearest(words, text), searched=searched, value=value)
    if not isinstance(found, Span):
        found = text.span(sentence, found or text.where((*words.words, *words.weak), sentence))
    return PolicyCheck(id=name, found=True, sentence=sentence, searched=shown(words.words), value=value, span=found)


def shown(words: Iterable[str]) -> tuple[str, ...]:
    """Words of a check as a reader sees them."""
    return tuple(word.replace("~", " ").replace("_", "") for word in words)


def _is_phrase(word: str) -> bool:
    """Whether a near word says by itself what it is about: several words of one sentence, or a long one of Chinese."""
    return any(mark in word for mark in "… ~") or (not word.isascii() and len(word) >= _LONG)


def nearest(words: CheckWords, text: Said) -> int:
    """Where somebody would look: a sentence with a near word about the right topic, one with two near words or a
    phrase, or with one word and about nothing else, a heading with one; 0 when nothing is near: the topic alone, or one
    word in a sentence about something else, is not.
    """
    hits: Counter[int] = Counter()
    for word in words.near:
        for place in text.having((word,)):
            hits[place] += _ENOUGH if _is_phrase(word) else 1
    ranks: dict[int, int] = {}
    for place in sorted(hits):
        line = text.lines[place]
        if not line.said:
            rank = 2
        elif words.topics & line.topics:
            rank = 0
        elif not words.topics or not line.topics or hits[place] >= _ENOUGH:
            rank = 1
        else:
            continue
        ranks.setdefault(rank, line.number)
    return ranks[min(ranks)] if ranks else 0
