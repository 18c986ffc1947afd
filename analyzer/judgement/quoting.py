"""A sentence of the policy, short and on one line, to stand within the words of a finding."""

import re
import unicodedata

from analyzer.catalogue.model import Text
from analyzer.judgement.lookup import Case

MOST = 60
"""Characters of a sentence that are quoted; the finding's evidence has all of it."""

_SPACE = re.compile(r"\s+")


def quoted(case: Case, number: int) -> Text:
    """The sentence by number with its words; that no sentence comes near when the policy has no such number."""
    policy = case.facts.policy
    sentences = policy.document.sentences if policy is not None else ()
    if policy is None or not 0 < number <= len(sentences):
        return case.lexicon.text("nearest.none")
    span = sentences[number - 1].span
    return case.lexicon.text(
        "nearest.quoted", number=number, quote=shortened(policy.document.text, span.start, span.end)
    )


def shortened(text: str, start: int, end: int) -> str:
    """A part of a text on one line without what cannot be seen, cut where it is long."""
    raw = _SPACE.sub(" ", text[start : min(end, start + 8 * MOST)])
    shown = "".join(mark for mark in raw if unicodedata.category(mark)[0] != "C").strip()
    return shown if len(shown) <= MOST else shown[:MOST].rstrip() + "…"
