"""The sentence gate against labelled sentences: micro and macro F1.

With and without the sentences that stand verbatim in the training file, and with the neighbours used as the file
itself suggests, always, and never. Every sentence is given a topic, as every one of the corpora has one.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzer.policy.topics import TOPICS, chosen, judged, margins_of
from analyzer.policy.topics_context import in_order
from analyzer.policy.topics_ngrams import Lang
from analyzer.policy.topics_weights import TopicWeights, weights_of
from bench.policy_corpora import read_labelled

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of some sentences: how many, micro F1, and macro F1 over the topics that occur in the file."""

    sentences: int
    micro: float
    macro: float


@dataclass(frozen=True, slots=True)
class TopicResult:
    """``figures`` by (which sentences, how): "all" or "fresh", "as decided", "with neighbours" or "alone".

    ``fresh`` is there only with a training file. ``ordered``: what was decided. ``by_topic``: F1 of each topic over
    all sentences as decided, None for one that does not occur.
    """

    figures: dict[tuple[str, str], Figures]
    ordered: bool
    by_topic: dict[str, float | None]

    def as_json(self) -> dict[str, object]:
        """Plain values."""
        figures = {
            f"{which}, {how}": {"sentences": found.sentences, "micro_f1": found.micro, "macro_f1": found.macro}
            for (which, how), found in self.figures.items()
        }
        return {"ordered": self.ordered, "figures": figures, "by_topic": self.by_topic}


def score_topics(path: Path, lang: Lang, train: Path | None = None, weights: TopicWeights | None = None) -> TopicResult:
    """Score the gate on a file.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not of the form of ``bench.policy_corpora``.
        RulesetError: the weights are missing or damaged.
    """
    labelled = read_labelled(path, lang)
    used = weights or weights_of(lang)
    margins = margins_of(labelled.sentences, lang, used)
    ordered = in_order(judged(margins, used, ordered=False)[0])
    said = {
        "as decided": chosen(*judged(margins, used, ordered)),
        "with neighbours": chosen(*judged(margins, used, ordered=True)),
        "alone": chosen(*judged(margins, used, ordered=False)),
    }
    which = {"all": np.ones(len(labelled.sentences), dtype=np.bool_)}
    if train:
        known = set(read_labelled(train, lang).sentences)
        which["fresh"] = np.array([sentence not in known for sentence in labelled.sentences], dtype=np.bool_)
    figures = {
        (name, how): figures_of(labelled.flags[rows], flags[rows])
        for name, rows in which.items()
        for how, flags in said.items()
    }
    found = _by_topic(labelled.flags, said["as decided"])
    by_topic: dict[str, float | None] = {str(topic): value for topic, value in zip(TOPICS, found, strict=True)}
    return TopicResult(figures=figures, ordered=ordered, by_topic=by_topic)


def as_lines(result: TopicResult) -> list[str]:
    """The figures for people; the last line begins ``micro F1``."""
    decided = "in the order of documents" if result.ordered else "in no order, neighbours are not used"
    lines = [f"the sentences are {decided}"]
    for (which, how), found in result.figures.items():
        lines.append(
            f"{which:>5}, {how:<15} {found.sentences:6} sentences  micro {found.micro:.3f}  macro {found.macro:.3f}"
        )
    lines += [f"{topic:>14} F1 {value:.3f}" for topic, value in result.by_topic.items() if value is not None]
    return [*lines, f"micro F1 {result.figures['all', 'as decided'].micro:.3f}"]


def figures_of(expected: Flags, said: Flags) -> Figures:
    """Micro and macro F1 of some rows."""
    right, both = int((expected & said).sum()), int(expected.sum() + said.sum())
    by_topic = [value for value in _by_topic(expected, said) if value is not None]
    return Figures(
        sentences=len(expected),
        micro=round(2 * right / both, 4) if both else 0.0,
        macro=round(sum(by_topic) / len(by_topic), 4) if by_topic else 0.0,
    )


def _by_topic(expected: Flags, said: Flags) -> list[float | None]:
    right, both = (expected & said).sum(axis=0), expected.sum(axis=0) + said.sum(axis=0)
    return [
        round(2 * int(hit) / int(total), 4) if occurs else None
        for hit, total, occurs in zip(right, both, np.any(expected, axis=0).tolist(), strict=True)
    ]
