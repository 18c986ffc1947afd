"""The labelled sentences that the sentence gate is trained and scored on: ``sentence<TAB>[eleven flags]`` a line.

CAPP-130 (Chinese) has its flags in the order of ``analyzer.policy.topics.TOPICS``. APPSI-139 (English) does not say
its order; docs/topics.md tells how the one below was found. Its tokens are joined by commas, which become spaces; the
commas of the text itself are lost.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzer.policy.model import Topic
from analyzer.policy.topics import TOPICS
from analyzer.policy.topics_ngrams import Lang

ORDER: dict[Lang, tuple[Topic, ...]] = {
    "zh": TOPICS,
    "en": (
        "collection", "permission", "sharing", "use", "storage", "security", "user-control", "contact",
        "policy-change", "cessation", "special-groups",
    ),
}  # fmt: skip
"""What each flag of a line stands for."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Sentences in the order of the file, and for each its topics: flags of shape (sentences, 11) in TOPICS' order."""

    sentences: tuple[str, ...]
    flags: NDArray[np.bool_]


def read_labelled(path: Path, lang: Lang) -> Labelled:
    """The sentences of a file. Empty lines are skipped.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line is not of this form; the message has its number.
    """
    sentences: list[str] = []
    rows: list[list[int]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        if not line.strip():
            continue
        text, tab, flags = line.rstrip("\r").rpartition("\t")
        if not tab:
            raise ValueError(f"{path}:{number}: no tab between the sentence and its flags")
        rows.append(_flags(flags, f"{path}:{number}"))
        sentences.append(text.replace(",", " ") if lang == "en" else text)
    if not sentences:
        raise ValueError(f"{path}: no sentences")
    columns = [ORDER[lang].index(topic) for topic in TOPICS]
    return Labelled(sentences=tuple(sentences), flags=np.array(rows, dtype=np.bool_)[:, columns])


def _flags(written: str, where: str) -> list[int]:
    try:
        flags = ast.literal_eval(written.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
        raise ValueError(f"{where}: the flags cannot be read") from error
    if not isinstance(flags, list) or len(flags) != len(TOPICS) or any(flag not in (0, 1) for flag in flags):
        raise ValueError(f"{where}: not {len(TOPICS)} flags of 0 or 1")
    return flags
