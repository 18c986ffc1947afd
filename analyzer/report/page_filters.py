"""By what the findings of a page can be chosen, and what each finding answers to it."""

from collections import Counter

from analyzer.report.anchors import anchor
from analyzer.report.furniture import Furniture
from analyzer.report.model import FindingView, ItemView, Report
from analyzer.report.numbering import numbered, on_trial
from analyzer.report.proof import Term
from analyzer.value import Value

UNDECIDED = "open"
"""The answer of a finding about which nobody decided."""


class Choice(Value, kw_only=True):
    """One answer: ``value`` is harmless in an attribute, ``count`` is of the findings that give it."""

    value: str
    text: str
    count: int


class Filter(Value, kw_only=True):
    """One question with the answers that occur. ``key`` names it in the page's address and in ``data-<key>``."""

    key: str
    choices: tuple[Choice, ...]


def filters(report: Report, words: Furniture) -> tuple[Filter, ...]:
    """The questions that part the findings of a report: one that all findings answer alike is left out, and what rules
    on trial found is not counted.
    """
    found = []
    for key in ("verdict", "severity", "owner", "data-type", "rule", "review"):
        names: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for _, _, item, finding in numbered(report):
            given = {term.id: term.text for term in _terms(key, item, finding, words)}
            counts.update(given.keys())
            for id, text in given.items():
                names.setdefault(id, text)
        choices = tuple(Choice(value=anchor(id), text=text, count=counts[id]) for id, text in names.items())
        if len(choices) > 1 or any(counts[id] < _number(report) for id in names):
            found.append(Filter(key=key, choices=choices))
    return tuple(found)


def answers(report: Report, words: Furniture) -> dict[str, dict[str, str]]:
    """Anchor of a finding to its answers: the ids of each question, with blanks between several."""
    return {
        finding.anchor: {
            key: " ".join(anchor(term.id) for term in _terms(key, item, finding, words))
            for key in ("verdict", "severity", "owner", "data-type", "rule", "review")
        }
        for _, _, item, finding in (*numbered(report), *on_trial(report))
    }


def _number(report: Report) -> int:
    return sum(1 for _ in numbered(report))


def _terms(key: str, item: ItemView, finding: FindingView, words: Furniture) -> tuple[Term, ...]:
    if key == "verdict":
        return (finding.verdict,)
    if key == "severity":
        return (finding.severity,)
    if key == "owner":
        return finding.owners
    if key == "data-type":
        return finding.data_types
    if key == "rule":
        return (Term(id=item.rule, text=item.title),)
    if finding.decision is None:
        return (Term(id=UNDECIDED, text=words("filter_undecided")),)
    return (finding.decision.choice,)
