"""How often analysts rejected what a rule found, with an interval that says how much the numbers can carry."""

import math
from collections.abc import Iterable

from analyzer.review.model import Decision, Review
from analyzer.value import Value

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: intervals of 95 %."""


class Rate(Value, kw_only=True):
    """Decisions about one rule's findings; ``rule`` is "" for all rules, "?" where no file says which rule it was.

    ``low`` and ``high`` bound the share of rejected ones, Wilson's interval of 95 %, both from 0 to 1.
    """

    rule: str
    confirmed: int
    rejected: int
    low: float
    high: float

    @property
    def decided(self) -> int:
        """How many findings were decided."""
        return self.confirmed + self.rejected

    @property
    def share(self) -> float:
        """The share of rejected ones, 0 to 1."""
        return self.rejected / self.decided if self.decided else 0.0


class Statistics(Value, kw_only=True):
    """Rates by rule (highest lower bound first), over all rules, and what was not counted: findings without a decision,
    and decisions about the same finding of the same app in another file, of which the latest counts.
    """

    rates: tuple[Rate, ...]
    total: Rate
    files: int
    undecided: int
    repeated: int


def statistics(reviews: Iterable[tuple[Review, dict[str, str]]]) -> Statistics:
    """Rates over files of decisions, each with the rules of findings by id as far as a report beside it tells them."""
    latest: dict[tuple[str, str], tuple[Decision, str]] = {}
    files = undecided = repeated = 0
    for review, rules in reviews:
        files += 1
        undecided += review.undecided
        for decision in review.decisions:
            if decision.choice == "note":
                undecided += 1
                continue
            key = (review.package or f"file {files}", decision.finding)
            known = latest.get(key)
            repeated += known is not None
            if known is None or known[0].date <= decision.date:
                latest[key] = decision, decision.rule or rules.get(decision.finding, "?")
    counts: dict[str, list[int]] = {}
    for decision, rule in latest.values():
        counts.setdefault(rule, [0, 0])[decision.choice == "reject"] += 1
    rates = [rate(rule, confirmed, rejected) for rule, (confirmed, rejected) in counts.items()]
    rates.sort(key=lambda one: (-one.low, -one.share, one.rule))
    total = rate("", sum(one.confirmed for one in rates), sum(one.rejected for one in rates))
    return Statistics(rates=tuple(rates), total=total, files=files, undecided=undecided, repeated=repeated)


def rate(rule: str, confirmed: int, rejected: int) -> Rate:
    """The counts with their interval; nothing decided leaves everything open."""
    low, high = wilson(rejected, confirmed + rejected)
    return Rate(rule=rule, confirmed=confirmed, rejected=rejected, low=low, high=high)


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Wilson's score interval for a share (E. B. Wilson, JASA 22, 1927), 95 %; (0, 1) without a trial."""
    if not trials:
        return 0.0, 1.0
    share, square = hits / trials, Z * Z
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = Z / (1 + square / trials) * math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == trials else min(1.0, middle + half)
    return low, high
