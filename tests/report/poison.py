"""Facts and judgement with hostile text in every field that may hold any."""

import itertools
from collections.abc import Iterator
from typing import Any

import msgspec

from analyzer.catalogue.model import Catalogue
from analyzer.report.build import build_report
from analyzer.report.model import Report
from tests.report import sample

CLOSED = {
    "kind", "status", "grade", "disclosure", "verdict", "severity", "mark", "role", "snippet_kind", "language", "media",
    "cause", "polarity", "action", "channel",
}  # fmt: skip
"""Fields with a closed set of values, which saved facts cannot break: they are checked when they are read."""


def poisoned(value: Any, texts: Iterator[str], name: str = "") -> Any:
    if isinstance(value, str):
        return value if name in CLOSED else next(texts) + value
    if isinstance(value, tuple):
        return tuple(poisoned(part, texts, name) for part in value)
    if isinstance(value, msgspec.Struct):
        fields = value.__struct_fields__
        return type(value)(**{field: poisoned(getattr(value, field), texts, field) for field in fields})
    return value


def poisoned_report(catalogue: Catalogue, number: int) -> Report:
    """The report of a made-up app of which every text is hostile; 0 to 2 shift which text stands where."""
    texts = itertools.cycle((*sample.HOSTILE_TEXTS, "x" * 5000, "", "\u202e" * 3000, "{0} {n} %s %n \\ ' \" < >"))
    for _ in range(number):
        next(texts)
    facts = poisoned(sample.facts(), texts)
    judgement = poisoned(sample.judgement(), texts)
    return build_report(facts, judgement, catalogue, ("zh", "en", "zh")[number])
