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

import numpy as np
from numpy.typing import NDArray

from analyzer.policy.topics_ngrams import Lang, Symbols, codes_of, kept

BITS = 20
"""Features are numbers below 2 ** BITS."""
GROUPS = ("collect", "share", "store", "public", "permission", "cross-border")
"""Actions that policies use for one another count as one: use with collect, entrust and transfer with share."""
ACTORS = ("first-party", "third-party", "named-third-party", "user")
POLARITIES = ("yes", "no", "exempt", "hypothetical")

_NEAR = 8
_CLAUSE = 120
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


class Grams:
    """All n-grams of the texts of a document (sentences first, then headings), and their places."""

    def __init__(self, texts: Sequence[str], lang: Lang) -> None:
        self._texts = texts
        self._symbols = symbols = _symbols(texts, lang)
        owner = symbols.owner
        self._bounds = np.searchsorted(owner, np.arange(len(texts) + 1))
        # Positions count in the joined texts: one break before each.
        lengths = np.array([0, *(len(text[:LONGEST]) + 1 for text in texts)])
        self._base = np.cumsum(lengths)[:-1] + 1 if len(texts) else np.zeros(0, dtype=np.int64)
        self._keys: list[NDArray[np.uint64]] = []
        orders = 3 if lang == "zh" else 2
        state = np.zeros(len(symbols.value), dtype=np.uint64)
        for order in range(1, orders + 1):
            count = max(0, len(symbols.value) - order + 1)
            state = state[:count] * _FACTOR + symbols.value[order - 1 :] + np.uint64(1)
            self._keys.append(state * np.uint64(2 * order + 1))
        self._near = _NEAR if lang == "zh" else _NEAR - 1

    def whole(self, text: int, space: str) -> Block:
        """The n-grams of a whole text."""
        return self._block(int(self._bounds[text]), int(self._bounds[text + 1]), space)

    def begin(self, text: int) -> Block:
        """The n-grams of a text's first symbols."""
        first, last = int(self._bounds[text]), int(self._bounds[text + 1])
        return self._block(first, min(last, first + self._near), "begin")

    def around(self, text: int, start: int, end: int) -> Iterable[Block]:
        """The n-grams beside a range of a text: of its clause on either side, and of the nearest symbols."""
        first, last = int(self._bounds[text]), int(self._bounds[text + 1])
        left, right = self._clause(text, start, end)
        places = self._symbols.start
        base = int(self._base[text])
        low, begin, stop, high = (
            int(place)
            for place in np.clip(np.searchsorted(places, [base + at for at in (left, start, end, right)]), first, last)
        )  # fmt: skip
        yield self._block(low, begin, "left")
        yield self._block(stop, high, "right")
        yield self._block(begin, stop, "names")
        yield self._block(max(first, begin - self._near), begin, "near-left")
        yield self._block(stop, min(last, stop + self._near), "near-right")

    def _clause(self, text: int, start: int, end: int) -> tuple[int, int]:
        sentence = self._texts[text]
        low = max(0, start - _CLAUSE)
        left = max(sentence.rfind(mark, low, start) + 1 for mark in ",;。:")
        stops = [at for mark in ",;。" if (at := sentence.find(mark, end, end + _CLAUSE)) >= 0]
        return max(left, low), min(stops, default=min(len(sentence), end + _CLAUSE))

    def _block(self, first: int, last: int, space: str) -> Block:
        salt = np.uint64(_SALTS[space] * 0x5851F42D4C957F2D & 0xFFFFFFFFFFFFFFFF)
        parts = [keys[first : max(first, last - order)] for order, keys in enumerate(self._keys)]
        keys = mixed(np.concatenate(parts) + salt)
        weight = _WEIGHTS[space] / max(1.0, float(len(keys))) ** 0.5
        return Block(keys, np.full(len(keys), weight, dtype=np.float32))


LONGEST = 1_500
"""Characters of a sentence that are looked at."""


def features(
    texts: Sequence[str], lang: Lang, mentions: Sequence[Mention], topics: Values
) -> tuple[list[Block], list[list[int]]]:
    """Blocks, and for each mention the indices of its blocks. ``topics`` are the gate's scores of the texts."""
    grams = Grams([text[:LONGEST] for text in texts], lang)
    blocks: list[Block] = []
    known: dict[tuple[str, int], int] = {}

    def shared(text: int, space: str) -> int:
        if (text, space) not in known:
            known[text, space] = len(blocks)
            blocks.append(grams.whole(text, space))
        return known[text, space]

    def gate(text: int, space: str) -> int:
        if (space, text) not in known:
            known[space, text] = len(blocks)
            blocks.append(_topic_block(topics, text, space))
        return known[space, text]

    def begins(text: int) -> int:
        if ("begin", text) not in known:
            known["begin", text] = len(blocks)
            blocks.append(grams.begin(text))
        return known["begin", text]

    rows = []
    for mention in mentions:
        at = mention.sentence
        row = [shared(at, "sentence"), begins(at), gate(at, "own topics")]
        if at:
            row.append(shared(at - 1, "before"))
        if mention.lead >= 0:
            row += [shared(mention.lead, "lead"), gate(mention.lead, "lead topics")]
        row += [shared(heading, "heading") for heading in mention.headings]
        row += [gate(heading, f"heading topics {place}") for place, heading in enumerate(reversed(mention.headings))]
        start, end = mention.spans[0]
        own = [*grams.around(at, min(start, LONGEST), min(end, LONGEST)), worded(mention.words)]
        row.append(len(blocks))
        blocks.append(Block(np.concatenate([b.keys for b in own]), np.concatenate([b.values for b in own])))
        rows.append(row)
    return blocks, rows


def worded(words: Iterable[str], weight: float = 1.5) -> Block:
    """Categorical features as a block."""
    numbers = np.array([zlib.crc32(word.encode()) for word in sorted(set(words))], dtype=np.uint64)
    return Block(mixed(numbers * _MIXER + np.uint64(97)), np.full(len(numbers), weight, dtype=np.float32))


def mixed(state: NDArray[np.uint64]) -> Keys:
    """Numbers mixed down to BITS bits."""
    state = (state ^ (state >> np.uint64(29))) * _MIXER
    state = (state ^ (state >> np.uint64(32))) * _FACTOR
    return (state >> np.uint64(64 - BITS)).astype(np.int64)


def _topic_block(topics: Values, at: int, space: str) -> Block:
    """The gate's scores of a text and around it, the likeliest topic, and the likeliest two together."""
    if at >= len(topics):
        return Block(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    count = topics.shape[1]
    numbers = np.arange(1, 2 * count + 1, dtype=np.uint64) + np.uint64(zlib.crc32(space.encode()))
    parts = [2 * topics[at]]
    if space == "own topics":
        parts.append(1.5 * topics[max(0, at - 2) : at + 3].mean(axis=0))
    values = np.concatenate(parts).astype(np.float32)
    first, second = (int(place) for place in np.argsort(-topics[at], kind="stable")[:2])
    words = worded((f"{space} {first}", f"{space} {min(first, second)} {max(first, second)}"), 1.0)
    keys = mixed(numbers[: len(values)] * np.uint64(0x2545F4914F6CDD1D))
    return Block(np.concatenate([keys, words.keys]), np.concatenate([values, words.values]))


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
