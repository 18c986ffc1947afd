"""What each sentence of a policy is about: the sentence gate.

A linear model over hashed n-grams, trained on CAPP-130 (Chinese) and APPSI-139 (English), and over its outputs a second
one that also sees the neighbouring sentences. How it was made and what it reaches: docs/topics.md.
"""

from collections.abc import Sequence
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from analyzer.policy.model import Topic
from analyzer.policy.topics_context import in_order, likelihoods, neighbourhood
from analyzer.policy.topics_ngrams import LONGEST, Lang, joined, ngrams
from analyzer.policy.topics_weights import TOPIC_COUNT, Floats, TopicWeights, weights_of

TOPICS: tuple[Topic, ...] = get_args(Topic)
"""The columns of all scores, in the order of CAPP-130."""
NOTHING = 0.2
"""A sentence none of whose topics reaches its threshold is about the likeliest one, unless that is less likely."""
_CHUNK = 100_000


def topic_scores(
    sentences: Sequence[str], lang: Lang, *, ordered: bool | None = None, weights: TopicWeights | None = None
) -> Floats:
    """How likely each sentence is about each of ``TOPICS``, from 0 to 1: shape (sentences, 11).

    ``ordered`` says whether the sentences stand in the order of a document, so that neighbours tell of one another;
    None: decided from the sentences themselves (``topics_context.in_order``). Of a sentence the first 4,000 characters
    are looked at. ``weights`` are others than those that ship.

    Raises:
        RulesetError: the weights are missing or damaged.
    """
    return judged(margins_of(sentences, lang, weights), weights or weights_of(lang), ordered)[0]


def topics_of(
    sentences: Sequence[str], lang: Lang, *, ordered: bool | None = None, weights: TopicWeights | None = None
) -> list[tuple[Topic, ...]]:
    """The topics of each sentence, in the order of ``TOPICS``; () for one that is about none of them.

    The arguments are those of ``topic_scores``.
    """
    return scores_and_topics(sentences, lang, ordered=ordered, weights=weights)[1]


def scores_and_topics(
    sentences: Sequence[str], lang: Lang, *, ordered: bool | None = None, weights: TopicWeights | None = None
) -> tuple[Floats, list[tuple[Topic, ...]]]:
    """What ``topic_scores`` and ``topics_of`` give, at the price of one of them."""
    used = weights or weights_of(lang)
    scores, thresholds = judged(margins_of(sentences, lang, used), used, ordered)
    said = chosen(scores, thresholds, nothing=NOTHING).tolist()
    return scores, [tuple(topic for topic, yes in zip(TOPICS, row, strict=True) if yes) for row in said]


def evidence(
    sentence: str, topic: Topic, lang: Lang, most: int = 5, *, weights: TopicWeights | None = None
) -> list[str]:
    """The parts of the sentence that speak most for the topic, as they stand there, the weightiest first.

    A part is a known n-gram of whole words (in Chinese: of characters); it weighs as much as all known n-grams within
    it. Parts do not overlap. Fewer than ``most`` when fewer speak for the topic.
    """
    text = joined([sentence])
    parts = _weighted_parts(sentence, TOPICS.index(topic), lang, weights or weights_of(lang))
    starting: dict[int, list[tuple[int, float]]] = {}
    for (start, end), weight in parts.items():
        starting.setdefault(start, []).append((end, weight))
    sums: list[tuple[float, int, int]] = []
    for start, end in parts:
        if lang == "zh" or _is_of_whole_words(text, start, end):
            within = sum(weight for at in range(start, end) for last, weight in starting.get(at, ()) if last <= end)
            sums.append((-within, start, end))
    taken: list[tuple[int, int]] = []
    for negated, start, end in sorted(sums):
        if len(taken) == most or negated >= 0:
            break
        if not any(start < last and first < end for first, last in taken):
            taken.append((start, end))
    return [text[start:end] for start, end in taken]


def _weighted_parts(sentence: str, column: int, lang: Lang, used: TopicWeights) -> dict[tuple[int, int], float]:
    """Weight for a topic of each known n-gram, by where it stands in the joined sentence without the mark before it."""
    parts: dict[tuple[int, int], float] = {}
    for grams in ngrams([sentence], lang):
        row = used.place[grams.key].astype(np.int64) - 1
        found = np.flatnonzero(row >= 0)
        values = used.weights[row[found], column] * used.rarity[row[found]]
        starts = np.maximum(grams.symbols.start[grams.first[found]], 1).tolist()
        ends = grams.symbols.end[grams.last[found]].tolist()
        for start, end, value in zip(starts, ends, values.tolist(), strict=True):
            if start < end:
                parts[start, end] = parts.get((start, end), 0.0) + value
    return parts


def _is_of_whole_words(text: str, start: int, end: int) -> bool:
    begins = text[start].isalnum() and not text[start - 1].isalnum()
    return begins and text[end - 1].isalnum() and not text[end : end + 1].isalnum()


def margins_of(sentences: Sequence[str], lang: Lang, weights: TopicWeights | None = None) -> Floats:
    """What the n-grams alone say: one margin for each sentence and topic, 0 where the linear model changes its mind."""
    used = weights or weights_of(lang)
    result = np.empty((len(sentences), TOPIC_COUNT), dtype=np.float32)
    start = 0
    while start < len(sentences):
        end, length = start, 0
        while end < len(sentences) and (end == start or length < _CHUNK):
            length += min(len(sentences[end]), LONGEST)
            end += 1
        result[start:end] = _margins(sentences[start:end], lang, used)
        start = end
    return result


def judged(margins: Floats, weights: TopicWeights, ordered: bool | None = None) -> tuple[Floats, Floats]:
    """Likelihoods out of margins, and the thresholds that belong to them; ``ordered`` as for ``topic_scores``."""
    alone = likelihoods(margins, weights.alone)
    if not len(margins) or not (in_order(alone) if ordered is None else ordered):
        return alone, weights.alone.thresholds
    return likelihoods(neighbourhood(margins, alone), weights.near), weights.near.thresholds


def chosen(scores: Floats, thresholds: Floats, nothing: float = 0.0) -> NDArray[np.bool_]:
    """The topics over their thresholds; where there is none, the one that comes nearest, if it reaches ``nothing``."""
    said = scores > thresholds
    silent = np.flatnonzero(~said.any(axis=1))
    nearest = (scores[silent] - thresholds).argmax(axis=1)
    said[silent, nearest] = scores[silent, nearest] >= nothing
    return said


def sentence_vectors(
    sentences: Sequence[str], lang: Lang, place: NDArray[np.unsignedinteger], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """(sentence, row of the n-gram, 1 + log of how often it stands there), by sentence and row.

    ``place`` has 1 + the row for each n-gram number, 0 for those left out; ``count`` is how many rows there are.
    """
    parts = [np.zeros(0, dtype=np.int64)]
    for grams in ngrams(sentences, lang):
        row = place[grams.key]
        known = np.flatnonzero(row)
        parts.append(grams.symbols.owner[grams.first[known]] * count + row[known] - 1)
    cell, times = np.unique(np.concatenate(parts), return_counts=True)
    return cell // count, cell % count, (1 + np.log(times)).astype(np.float32)


def _margins(sentences: Sequence[str], lang: Lang, weights: TopicWeights) -> Floats:
    owner, row, value = sentence_vectors(sentences, lang, weights.place, len(weights.rarity))
    value = value * weights.rarity[row]
    length = np.sqrt(np.bincount(owner, value * value, minlength=len(sentences)))
    margins = np.zeros((len(sentences), TOPIC_COUNT), dtype=np.float32)
    if len(owner):
        first = np.flatnonzero(np.diff(owner, prepend=-1))
        sums = np.add.reduceat(weights.weights[row] * value[:, None], first, axis=0)
        margins[owner[first]] = sums * weights.scale / length[owner[first], None].astype(np.float32)
    margins += weights.bias
    return margins
