"""What the statement scorer sees of one mention of a data type: hashed features in blocks that mentions share.

A *mention* is a data type in a sentence. Its features are n-grams (of characters in Chinese, of words in English) of
its sentence and how that begins, of the sentence before, of the sentence that introduces its list, of the two nearest
headings, of the name itself, of its clause to the left and to the right and of the nearest symbols; what the frame
rules made of it; the type, its grade, the kind of block; and what the sentence gate thinks of the sentence, its
neighbours, the introduction and the headings. Blocks that belong to a sentence or a heading are made once and shared.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analyzer.policy.model import Action, ActorKind, Polarity
from analyzer.policy.topics_ngrams import Lang, Symbols, codes_of, kept

BITS = 20
"""Features are numbers below 2 ** BITS."""
GROUPS: tuple[Action, ...] = ("collect", "share", "store", "public", "permission", "cross-border")
"""Actions that policies use for one another count as one: use with collect, entrust and transfer with share."""
ACTORS: tuple[ActorKind, ...] = ("first-party", "third-party", "named-third-party", "user")
POLARITIES: tuple[Polarity, ...] = ("yes", "no", "exempt", "hypothetical")

_NEAR = 8
_CLAUSE = 120
_REACH = 2
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xBF58476D1CE4E5B9)
_BLANKS = (0x09, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x3000)
_SALTS = {
    "sentence": 1,
    "before": 2,
    "lead": 3,
    "heading": 4,
    "left": 5,
    "right": 6,
    "near-left": 7,
    "near-right": 8,
    "begin": 9,
    "names": 10,
}
_WEIGHTS = {"sentence": 3.0, "before": 1.0, "lead": 2.0, "heading": 1.5, "left": 2.0, "right": 2.0,
            "near-left": 2.0, "near-right": 2.0, "begin": 2.0, "names": 1.5}  # fmt: skip
_TOKEN = re.compile(r"[a-z]+|[0-9]+|[^\sa-z0-9]")
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s")
_PRONOUNS = {"us": "we", "our": "we", "ours": "we", "your": "you", "yours": "you", "their": "they", "them": "they",
             "its": "it", "cannot": "not", "can": "may", "might": "may", "could": "may", "shall": "will"}  # fmt: skip
Keys = NDArray[np.int64]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Block:
    """Features of one thing, with their values."""

    keys: Keys
    values: Values


@dataclass(frozen=True, slots=True)
class Mention:
    """A data type in a sentence. ``sentence`` indexes the texts; ``spans`` are its names in that text; ``words`` are
    categorical features, such as what a rule says. ``lead`` and ``headings`` index the texts, -1: none.
    """

    sentence: int
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    lead: int = -1
    headings: tuple[int, ...] = ()


Ranges = list[tuple[int, int, str]]
"""Ranges of symbols, half-open, or of words, each with its space."""
_WORDS = "words"
_WORD_WEIGHT = 1.5


class Grams:
    """All n-grams of the texts of a document (sentences first, then headings), and their places."""

    def __init__(self, texts: Sequence[str], lang: Lang) -> None:
        self._texts = texts
        self._symbols = symbols = _symbols(texts, lang)
        bounds = np.searchsorted(symbols.owner, np.arange(len(texts) + 1))
        self._bounds: list[int] = bounds.tolist()
        # Positions count in the joined texts: one break before each.
        lengths = np.array([0, *(len(text[:LONGEST]) + 1 for text in texts)])
        self._base = np.cumsum(lengths)[:-1] + 1 if len(texts) else np.zeros(0, dtype=np.int64)
        self.keys: list[NDArray[np.uint64]] = []
        orders = 3
        state = np.zeros(len(symbols.value), dtype=np.uint64)
        for order in range(1, orders + 1):
            count = max(0, len(symbols.value) - order + 1)
            state = state[:count] * _FACTOR + symbols.value[order - 1 :] + np.uint64(1)
            self.keys.append(state * np.uint64(2 * order + 1))
        self._near = _NEAR if lang == "zh" else _NEAR - 1

    def whole(self, text: int, space: str) -> Ranges:
        """All of a text."""
        return [(self._bounds[text], self._bounds[text + 1], space)]

    def begin(self, text: int) -> Ranges:
        """A text's first symbols."""
        first, last = self._bounds[text], self._bounds[text + 1]
        return [(first, min(last, first + self._near), "begin")]

    def around(self, places: Sequence[tuple[int, int, int]]) -> list[Ranges]:
        """What is beside each range (text, start, end): its clause on either side, the range, the nearest symbols."""
        if not places:
            return []
        texts = np.array([text for text, _, _ in places])
        edges = np.empty((len(places), 4), dtype=np.int64)
        for number, (text, start, end) in enumerate(places):
            left, right = _clause(self._texts[text], start, end)
            edges[number] = (left, start, end, right)
        bounds = np.array(self._bounds)
        first, last = bounds[texts], bounds[texts + 1]
        found = np.searchsorted(self._symbols.start, edges + self._base[texts][:, None])
        found = np.minimum(np.maximum(found, first[:, None]), last[:, None])
        return [
            [
                (low, begin, "left"),
                (stop, high, "right"),
                (begin, stop, "names"),
                (max(start, begin - self._near), begin, "near-left"),
                (stop, min(end, stop + self._near), "near-right"),
            ]
            for (low, begin, stop, high), start, end in zip(found.tolist(), first.tolist(), last.tolist(), strict=True)
        ]


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _CLAUSE), end + _CLAUSE
    left = low
    for mark in ",;。:":
        left = max(left, sentence.rfind(mark, low, start) + 1)
    right = min(len(sentence), high)
    for mark in ",;。":
        at = sentence.find(mark, end, right)
        if at >= 0:
            right = at
    return left, right


class _Plan:
    """Blocks to be made, all at once: thousands of small ones cost more to make one by one than to look up."""

    def __init__(self, grams: Grams) -> None:
        self._grams = grams
        self._parts: Ranges = []
        self._counts: list[int] = []
        self._words: list[int] = []

    def add(self, parts: Ranges, words: Sequence[str] = ()) -> None:
        """One more block: the n-grams of ranges, then words."""
        self._parts += parts
        if words:
            numbers = _numbers(words)
            self._parts.append((len(self._words), len(self._words) + len(numbers), _WORDS))
            self._words += numbers
        self._counts.append(len(parts) + bool(words))

    def blocks(self) -> list[Block]:
        """The blocks in the order in which they were added."""
        found: list[Block] = []
        source = np.concatenate([*self._grams.keys, _word_states(self._words)])
        offsets = np.cumsum([0, *(len(keys) for keys in self._grams.keys)])
        at = start = size = 0
        waiting: list[int] = []
        for number, count in enumerate(self._counts):
            waiting.append(count)
            size += sum(last - first for first, last, _ in self._parts[at : at + count])
            at += count
            if size >= _AT_ONCE or number + 1 == len(self._counts):
                found += _blocks(source, offsets, self._parts[start:at], waiting)
                start, size, waiting = at, 0, []
        return found


_AT_ONCE = 50_000


def _blocks(source: NDArray[np.uint64], offsets: Keys, parts: Ranges, counts: Sequence[int]) -> list[Block]:
    """Blocks of so many parts each. ``offsets`` are where the n-grams of each order begin in ``source``, and at last
    the words.
    """
    orders = len(offsets) - 1
    first = np.array([start for start, _, _ in parts], dtype=np.int64)
    last = np.array([end for _, end, _ in parts], dtype=np.int64)
    is_words = np.array([space == _WORDS for _, _, space in parts], dtype=np.bool_)
    lengths = np.maximum(0, (last - first)[:, None] - np.arange(orders))
    lengths[is_words, 1:] = 0
    starts = first[:, None] + offsets[:orders]
    starts[is_words, 0] = first[is_words] + offsets[orders]
    totals = lengths.sum(axis=1)
    salts = np.array([_SALTED[space] for _, _, space in parts], dtype=np.uint64)
    weights = np.array(
        [_weight(space, total) for (_, _, space), total in zip(parts, totals.tolist(), strict=True)], dtype=np.float32
    )
    flat = lengths.ravel()
    ends = np.cumsum(flat)
    places = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts.ravel() - (ends - flat), flat)
    keys = mixed(source[places] + np.repeat(salts, totals))
    values = np.repeat(weights, totals)
    bounds = np.concatenate([[0], np.cumsum(totals)])[np.cumsum([0, *counts])].tolist()
    return [Block(keys[low:high], values[low:high]) for low, high in pairwise(bounds)]


_SALTED = {space: salt * 0x5851F42D4C957F2D & 0xFFFFFFFFFFFFFFFF for space, salt in _SALTS.items()} | {_WORDS: 0}


def _weight(space: str, count: int) -> float:
    return _WORD_WEIGHT if space == _WORDS else _WEIGHTS[space] / max(1.0, float(count)) ** 0.5


LONGEST = 1_500
"""Characters of a sentence that are looked at."""


def features(
    texts: Sequence[str], lang: Lang, mentions: Sequence[Mention], topics: Values
) -> tuple[list[Block], list[list[int]]]:
    """Blocks, and for each mention the indices of its blocks. ``topics`` are the gate's scores of the texts."""
    seen = {m.lead for m in mentions}.union(*((m.sentence - 1, m.sentence, *m.headings) for m in mentions))
    grams = Grams([text[:LONGEST] if at in seen else "" for at, text in enumerate(texts)], lang)
    plan = _Plan(grams)
    gates = _Gates(topics)
    made: list[Block | None] = []  # None: the next of the plan
    known: dict[tuple[str, int], int] = {}

    def shared(text: int, space: str) -> int:
        at = known.get((space, text))
        if at is None:
            at = known[space, text] = len(made)
            plan.add(grams.begin(text) if space == "begin" else grams.whole(text, space))
            made.append(None)
        return at

    def gate(text: int, space: str) -> int:
        at = known.get((space, text))
        if at is None:
            at = known[space, text] = len(made)
            made.append(gates.block(text, space))
        return at

    around = grams.around([(m.sentence, min(m.spans[0][0], LONGEST), min(m.spans[0][1], LONGEST)) for m in mentions])
    rows = []
    for mention, own in zip(mentions, around, strict=True):
        at = mention.sentence
        row = [shared(at, "sentence"), shared(at, "begin"), gate(at, "own topics")]
        if at:
            row.append(shared(at - 1, "before"))
        if mention.lead >= 0:
            row += [shared(mention.lead, "lead"), gate(mention.lead, "lead topics")]
        row += [shared(heading, "heading") for heading in mention.headings]
        row += [gate(heading, f"heading topics {place}") for place, heading in enumerate(reversed(mention.headings))]
        row.append(len(made))
        plan.add(own, mention.words)
        made.append(None)
        rows.append(row)
    planned = iter(plan.blocks())
    return [next(planned) if block is None else block for block in made], rows


def _numbers(words: Iterable[str]) -> list[int]:
    """Numbers of categorical features."""
    return [_number(word) for word in sorted(set(words))]


@lru_cache(maxsize=10_000)
def _number(word: str) -> int:
    return zlib.crc32(word.encode())


def _word_states(numbers: Sequence[int]) -> NDArray[np.uint64]:
    return np.array(numbers, dtype=np.uint64) * _MIXER + np.uint64(97)


def mixed(state: NDArray[np.uint64]) -> Keys:
    """Numbers mixed down to BITS bits."""
    state = (state ^ (state >> np.uint64(29))) * _MIXER
    state = (state ^ (state >> np.uint64(32))) * _FACTOR
    return (state >> np.uint64(64 - BITS)).astype(np.int64)


class _Gates:
    """The gate's scores of a text and around it, the likeliest topic, and the likeliest two together, as blocks."""

    def __init__(self, topics: Values) -> None:
        self._twice = 2 * topics
        self._around = 1.5 * _means(topics)
        self._likeliest: list[list[int]] = np.argsort(-topics, axis=1, kind="stable")[:, :2].tolist()

    def block(self, at: int, space: str) -> Block:
        """Those of one text."""
        if at >= len(self._twice):
            return Block(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
        parts = [self._twice[at], self._around[at]] if space == "own topics" else [self._twice[at]]
        first, second = self._likeliest[at]
        keys, values = _topic_keys(space, len(parts) * len(parts[0]), first, second)
        return Block(keys, np.concatenate([*parts, values]).astype(np.float32))


@lru_cache(maxsize=10_000)
def _topic_keys(space: str, count: int, first: int, second: int) -> tuple[Keys, Values]:
    """The numbers of ``count`` scores and of the likeliest topics, and the values of the latter."""
    numbers = np.arange(1, count + 1, dtype=np.uint64) + np.uint64(zlib.crc32(space.encode()))
    words = _numbers((f"{space} {first}", f"{space} {min(first, second)} {max(first, second)}"))
    keys = mixed(np.concatenate([numbers * np.uint64(0x2545F4914F6CDD1D), _word_states(words)]))
    return keys, np.ones(len(words), dtype=np.float32)


def _means(rows: Values) -> Values:
    """The mean of each row, the two before and the two after it."""
    total = np.zeros_like(rows)
    count = np.zeros((len(rows), 1), dtype=np.float32)
    for by in range(-_REACH, _REACH + 1):
        to, of = slice(max(0, -by), len(rows) - max(0, by)), slice(max(0, by), len(rows) - max(0, -by))
        if of.start < len(rows) and to.start < len(rows):
            total[to] += rows[of]
            count[to] += 1
    return (total / np.maximum(count, 1)).astype(np.float32)


def _symbols(texts: Sequence[str], lang: Lang) -> Symbols:
    if lang == "en":
        return _words(texts)
    codes, owner = codes_of(texts)
    return kept(codes, owner, ~np.isin(codes, (*_BLANKS, 0x0A)))


def _words(texts: Sequence[str]) -> Symbols:
    """The words of English texts by their stems; places count in the joined texts, one break before each."""
    values: list[int] = []
    owners: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    base = 1
    for owner, text in enumerate(texts):
        for found in _TOKEN.finditer(text):
            values.append(_stem(found[0]))
            owners.append(owner)
            starts.append(base + found.start())
            ends.append(base + found.end())
        base += len(text) + 1
    return Symbols(
        value=np.array(values, dtype=np.uint64), owner=np.array(owners, dtype=np.int64),
        start=np.array(starts, dtype=np.int64), end=np.array(ends, dtype=np.int64),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _stem(word: str) -> int:
    """A number for all forms of a word: endings off, digits alike, our own forms of a pronoun together."""
    if word[0].isdigit():
        return 7
    word = _PRONOUNS.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return zlib.crc32(word.encode())
