"""Facts, judgement, review and statements with hostile text in every field that may hold any."""

import enum
import itertools
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.judgement.model import EvidenceRef, Judgement
from analyzer.policy.model import PolicyCheck
from analyzer.report.model import Meta, Report
from analyzer.report.restored import report_of
from analyzer.review.model import Choice, Decision, Review
from tests.report import sample

KNOWN = frozenset({"data_type", "data_types", "rule", "id", "sdk", "check", "permission", "name", "clause", "app_type"})
"""Fields with ids that tables and rulesets know: left alone, they lead hostile texts to what is said of the known."""

OWN: dict[type, frozenset[str]] = {Facts: frozenset({"stages_done"}), PolicyCheck: frozenset({"id"})}
"""Fields with words of the tool itself."""


def hostile_texts(shift: int = 0) -> Iterator[str]:
    """Hostile texts without end."""
    texts = itertools.cycle((*sample.HOSTILE_TEXTS, "x" * 5000, "", "\u202e" * 3000, "{0} {n} %s %n \\ ' \" < >"))
    return itertools.islice(texts, shift, None)


def poisoned(value: Any, texts: Iterator[str], keep: frozenset[str] = frozenset()) -> Any:
    """``value`` with a hostile text before every text, but where only some words are possible: these are checked when
    saved facts are read. Fields of the names ``keep`` stay.
    """
    if isinstance(value, EvidenceRef | enum.Enum):
        return value
    if isinstance(value, str):
        return next(texts) + value
    if isinstance(value, tuple):
        return tuple(poisoned(part, texts, keep) for part in value)
    if isinstance(value, msgspec.Struct):
        left = closed(type(value)) | keep
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        return type(value)(
            **{name: held if name in left else poisoned(held, texts, keep) for name, held in fields.items()}
        )
    return value


@cache
def closed(kind: type) -> frozenset[str]:
    """The fields of a value that hold words of a closed set."""

    def literal(hint: Any) -> bool:
        return get_origin(hint) is Literal or any(literal(part) for part in get_args(hint))

    return OWN.get(kind, frozenset()) | {name for name, hint in get_type_hints(kind).items() if literal(hint)}


class Poisoned(NamedTuple):
    """Everything that a report is made of."""

    facts: Facts
    judgement: Judgement
    review: Review
    meta: Meta


def poison(facts: Facts, judgement: Judgement, texts: Iterator[str], keep: frozenset[str] = frozenset()) -> Poisoned:
    """The same with hostile texts, and hostile decisions about every finding and about one that is gone."""
    bad = poisoned(judgement, texts, keep)
    choices: Iterator[Choice] = itertools.cycle(get_args(Choice))
    ids = dict.fromkeys(finding.id for item in (*bad.items, *bad.trial) for finding in item.findings)
    decisions = [
        Decision(
            finding=finding, choice=choice, reason=next(texts) + "r", note=next(texts), who=next(texts),
            date="2026-01-31", rule=next(texts), subject=next(texts),
        )
        for finding, choice in zip((*ids, "gone" + next(texts)), choices, strict=False)
    ]  # fmt: skip
    review = Review(name=next(texts), sha256="0" * 64, package=next(texts), decisions=tuple(decisions))
    meta = Meta(**{name: next(texts) for name in Meta.__struct_fields__})
    return Poisoned(poisoned(facts, texts, keep), bad, review, meta)


def poisoned_report(catalogue: Catalogue, number: int) -> Report:
    """The report of a made-up app of which every text is hostile; 0 to 2 shift which text stands where, and with 1 ids
    that tables and rulesets know stay.
    """
    texts = hostile_texts(number)
    bad = poison(sample.facts(), sample.judgement(), texts, KNOWN if number == 1 else frozenset())
    facts = structs.replace(bad.facts, sample=structs.replace(bad.facts.sample, name=next(texts) + "loan.apk"))
    return report_of(facts, bad.judgement, catalogue, ("zh", "en", "zh")[number], meta=bad.meta, review=bad.review)
