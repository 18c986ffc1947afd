"""Parts of sentences in which names of information say nothing of what the operator or those it passes data to do.

Four kinds: what *outsiders* do who are nobody's recipients (other apps, malware, strangers); *definitions*, which say
what a word means; *disclaimers* ("has nothing to do with us"); and *homonyms*, words that are no information where
they stand ("contact person: …", "at the bottom of the page"). Names in them are neither statements nor doubtful ones.
A fifth kind is stated, but of a third party: what the system, the maker of the telephone or the network does *around*
the operator. For the search that "omitted" rests on all of them stay mentions: a definition may be meant to declare.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from analyzer.policy import aside_en, aside_zh

Why = Literal["outsider", "around", "definition", "disclaimer", "homonym"]
Ranges = tuple[tuple[int, int], ...]
_Finder = Callable[[str], list[tuple[int, int]]]
_FAR = 1 << 60
_MOST = 24
"""Ranges of one sentence that are looked at."""
_ZH: tuple[tuple[Why, _Finder], ...] = (
    ("outsider", aside_zh.outsiders),
    ("around", aside_zh.around),
    ("definition", aside_zh.definitions),
    ("disclaimer", aside_zh.disclaimers),
    ("homonym", aside_zh.homonyms),
)
_EN: tuple[tuple[Why, _Finder], ...] = (
    ("outsider", aside_en.outsiders),
    ("around", aside_en.around),
    ("definition", aside_en.definitions),
    ("disclaimer", aside_en.disclaimers),
    ("homonym", aside_en.homonyms),
)


class Aside(NamedTuple):
    """A half-open range of the normalised text of one sentence, and why it states nothing."""

    start: int
    end: int
    why: Why


class Silence(NamedTuple):
    """Ranges of a document's normalised text, ascending: where names state nothing, where a third party acts, and where
    words are no information at all (these are among the first too).
    """

    nothing: Ranges
    elsewhere: Ranges
    homonyms: Ranges


@lru_cache(maxsize=4_096)
def asides(sentence: str) -> tuple[Aside, ...]:
    """The parts of a sentence of normalised text that state nothing of the operator, by kind."""
    is_chinese = any("\u3400" <= char <= "\u9fff" for char in sentence)
    return tuple(
        Aside(start, end, why) for why, finder in (_ZH if is_chinese else _EN) for start, end in finder(sentence)
    )


def silent(texts: Sequence[str], starts: Sequence[int]) -> Silence:
    """What is said aside in the sentences ``texts``, which begin at ``starts``."""
    nothing: list[tuple[int, int]] = []
    elsewhere: list[tuple[int, int]] = []
    homonyms: list[tuple[int, int]] = []
    for text, base in zip(texts, starts, strict=True):
        for start, end, why in asides(text):
            (elsewhere if why == "around" else nothing).append((base + start, base + end))
            if why == "homonym":
                homonyms.append((base + start, base + end))
    return Silence(tuple(sorted(nothing)), tuple(sorted(elsewhere)), tuple(sorted(homonyms)))


def within(place: int, ranges: Ranges) -> bool:
    """Whether a place stands in one of the ranges: none reaches over its sentence, and a sentence has few."""
    if not ranges:
        return False
    at = bisect_right(ranges, (place, _FAR))
    for start, end in ranges[max(0, at - _MOST) : at]:  # noqa: SIM110  (no generator: asked of every match)
        if start <= place < end:
            return True
    return False
