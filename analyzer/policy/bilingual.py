"""Texts in two languages: each sentence is judged by the models of its own."""

import re
from collections.abc import Sequence

import numpy as np

from analyzer.policy.model import Topic
from analyzer.policy.topics import scores_and_topics
from analyzer.policy.topics_ngrams import Lang
from analyzer.policy.topics_weights import Floats

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z]{2,}")
FEWEST_WORDS = 5
"""A sentence without a Chinese character and with fewer words is taken to be in the document's language."""


def languages_of(texts: Sequence[str], main: Lang) -> list[Lang]:
    """The language of each sentence (lower case) of a document that mostly is in ``main``."""
    return [_language(text, main) for text in texts]


def _language(text: str, main: Lang) -> Lang:
    if _HAN.search(text):
        return "zh"
    return "en" if len(_WORD.findall(text)) >= FEWEST_WORDS else main


def gate(texts: Sequence[str], languages: Sequence[Lang], main: Lang) -> tuple[Floats, list[tuple[Topic, ...]]]:
    """What the sentence gate thinks of each sentence: scores of shape (sentences, topics), and its topics.

    Raises:
        RulesetError: the weights that ship are missing or damaged.
    """
    scores, topics = scores_and_topics(texts, main)
    other: Lang = "en" if main == "zh" else "zh"
    places = [place for place, language in enumerate(languages) if language == other]
    if places:
        found = scores_and_topics([texts[place] for place in places], other)
        scores[np.array(places)] = found[0]
        for place, said in zip(places, found[1], strict=True):
            topics[place] = said
    return scores, topics
