"""Hashed n-grams of many sentences at once: what the sentence gate sees of a text.

Chinese: runs of one to four characters. English: runs of one to three words, pairs of words two or three apart, and
runs of three to five characters. Letters are lowered, full-width forms become half-width, every digit becomes 0. The
corpora write a comma for every space in Chinese and lost the difference between both in English, so commas and spaces
are left out of Chinese and part words alike in English. Each sentence begins with a mark of its own.

Everything here works on whole arrays of code points; nothing loops over characters or n-grams.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Lang = Literal["zh", "en"]
BITS = 22
"""N-grams are numbers below 2 ** BITS. Few of the weighted ones share a number by chance."""
LONGEST = 4000
"""Characters of a sentence that are looked at; what is longer is a table or no sentence."""

_LEFT_OUT_OF_CHINESE = (0x09, 0x0B, 0x0C, 0x0D, 0x20, 0x2C, 0xA0, 0x200B, 0x3000, 0xFEFF)
_SINGLE_WORDS = tuple(ord(character) for character in "\n*#•@?:(;")
_LINE = 0x0A
_SPACE = 0x20
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xBF58476D1CE4E5B9)
_WORD_FACTOR = np.uint64(0x100000001B3)
_LONGEST_WORD = 64


@dataclass(frozen=True, slots=True)
class Symbols:
    """A row of characters or words: their number, the sentence they belong to (from 0), and where they lie in the
    joined sentences, half-open.
    """

    value: NDArray[np.uint64]
    owner: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grams:
    """N-grams of one kind: the number of each, and the indices of its first and last symbol."""

    symbols: Symbols
    key: NDArray[np.uint32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def ngrams(sentences: Sequence[str], lang: Lang) -> Iterator[Grams]:
    """All n-grams of the sentences, kind by kind. Positions count in ``joined(sentences)``."""
    codes, owner = codes_of(sentences)
    if lang == "zh":
        yield from _runs(kept(codes, owner, ~np.isin(codes, _LEFT_OUT_OF_CHINESE)), (1, 2, 3, 4), seed=1)
        return
    words = words_of(codes, owner)
    yield from _runs(words, (1, 2, 3), seed=2)
    yield from _pairs(words, (2, 3), seed=4)
    yield from _runs(_letters(codes, owner), (3, 4, 5), seed=3)


def joined(sentences: Sequence[str]) -> str:
    """The sentences as they are looked at: each cut to ``LONGEST``, on a line of its own, after a line break."""
    return "".join("\n" + sentence[:LONGEST].replace("\n", " ") for sentence in sentences)


def codes_of(sentences: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Code points of the joined sentences, levelled, and the sentence of each. A lone surrogate is a code point."""
    raw = np.frombuffer(joined(sentences).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint32)
    levelled = _levels()
    codes = np.where(raw < len(levelled), levelled[np.minimum(raw, len(levelled) - 1)], raw)
    return codes, np.cumsum(codes == _LINE) - 1


@cache
def _levels() -> NDArray[np.uint32]:
    """For each code point of the first plane the one that stands for it."""
    table = np.arange(0x10000, dtype=np.uint32)
    table[0xFF01:0xFF5F] = np.arange(0x21, 0x7F)
    table[0x3000] = _SPACE
    capitals = np.arange(ord("A"), ord("Z") + 1)
    table[capitals] = capitals + 32
    table[capitals + 0xFEE0] = capitals + 32
    for zero in (0x30, 0xFF10):
        table[zero : zero + 10] = 0x30
    return table


def kept(codes: NDArray[np.uint32], owner: NDArray[np.int64], keep: NDArray[np.bool_]) -> Symbols:
    """The code points to keep as symbols, each of its own."""
    at = np.flatnonzero(keep)
    return Symbols(value=codes[at].astype(np.uint64), owner=owner[at], start=at, end=at + 1)


def _of_words(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    latin = (codes >= 0x61) & (codes <= 0x7A)
    beyond = (codes >= 0xC0) & (codes != 0xD7) & ((codes < 0x2000) | (codes > 0x206F))
    words: NDArray[np.bool_] = latin | (codes == 0x30) | (beyond & (codes != 0x2022))
    return words


def _letters(codes: NDArray[np.uint32], owner: NDArray[np.int64]) -> Symbols:
    """Letters and digits, one space between words, and the mark of a sentence's beginning."""
    codes = np.where(_of_words(codes) | (codes == _LINE), codes, np.uint32(_SPACE))
    keep = np.ones(len(codes), dtype=np.bool_)
    keep[1:] = (codes[1:] != _SPACE) | (codes[:-1] != _SPACE)
    return kept(codes, owner, keep)


def words_of(codes: NDArray[np.uint32], owner: NDArray[np.int64]) -> Symbols:
    """Words of letters and digits; the mark of a beginning and a few signs are words of their own."""
    letter = _of_words(codes)
    single = np.isin(codes, _SINGLE_WORDS)
    begins = letter.copy()
    begins[1:] &= ~letter[:-1]
    at = np.flatnonzero(letter | single)
    starts = np.flatnonzero((begins | single)[at])
    if not len(starts):
        nothing = np.zeros(0, dtype=np.int64)
        return Symbols(value=nothing.astype(np.uint64), owner=nothing, start=nothing, end=nothing)
    lengths = np.diff(np.append(starts, len(at)))
    within = np.minimum(np.arange(len(at)) - np.repeat(starts, lengths), _LONGEST_WORD - 1)
    parts = (codes[at].astype(np.uint64) + np.uint64(31)) * _powers()[within]
    first = at[starts]
    return Symbols(value=np.add.reduceat(parts, starts), owner=owner[first], start=first, end=first + lengths)


@cache
def _powers() -> NDArray[np.uint64]:
    powers = np.full(_LONGEST_WORD, _WORD_FACTOR, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _runs(symbols: Symbols, orders: tuple[int, ...], seed: int) -> Iterator[Grams]:
    """N-grams of symbols in a row, within a sentence, for each n of ``orders``."""
    total = len(symbols.value)
    state = np.zeros(total, dtype=np.uint64)
    for order in range(1, min(max(orders), total) + 1):
        count = total - order + 1
        state = state[:count] * _FACTOR + symbols.value[order - 1 :] + np.uint64(1)
        if order in orders:
            yield _within(symbols, state, distance=order - 1, seed=seed * 16 + order)


def _pairs(symbols: Symbols, distances: tuple[int, ...], seed: int) -> Iterator[Grams]:
    """Pairs of symbols; the same pair has the same number at each of the distances."""
    for distance in distances:
        if distance < len(symbols.value):
            state = symbols.value[:-distance] * _FACTOR + symbols.value[distance:]
            yield _within(symbols, state, distance, seed=seed * 16)


def _within(symbols: Symbols, state: NDArray[np.uint64], distance: int, seed: int) -> Grams:
    """The n-grams that do not reach over the end of a sentence, their states mixed down to BITS bits."""
    first = np.flatnonzero(symbols.owner[: len(state)] == symbols.owner[distance:])
    mixed = state[first]
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIXER + np.uint64(seed * 7919)
    mixed = (mixed ^ (mixed >> np.uint64(32))) * _FACTOR
    key = (mixed >> np.uint64(64 - BITS)).astype(np.uint32)
    return Grams(symbols=symbols, key=key, first=first, last=first + distance)
