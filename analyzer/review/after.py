"""What stands when an analyst's decisions are taken into account. The judgement itself is never changed."""

from collections.abc import Mapping
from typing import Literal

from analyzer.judgement.model import ItemResult, Judgement, Verdict
from analyzer.review.model import Decision, Review

Standing = Verdict | Literal["cleared"]
"""A verdict, or "cleared": every finding was rejected."""


def standing(item: ItemResult, decisions: Mapping[str, Decision]) -> Standing:
    """Where an item stands: rejected findings do not count, confirmed ones are certain."""
    if not item.findings:
        return item.verdict
    live = [finding for finding in item.findings if _choice(decisions, finding.id) != "reject"]
    if not live:
        return "cleared"
    sure = any(finding.verdict == "confirmed" or _choice(decisions, finding.id) == "confirm" for finding in live)
    return "confirmed" if sure else "suspected"


def standings(judgement: Judgement, review: Review | None) -> tuple[Standing, ...]:
    """`standing` of every item, in the order of the judgement; its verdicts when there is no review."""
    decisions = review.by_finding() if review else {}
    return tuple(standing(item, decisions) for item in judgement.items)


def stale(judgement: Judgement, review: Review) -> tuple[Decision, ...]:
    """Decisions about findings that the judgement does not have."""
    known = {finding.id for item in judgement.items for finding in item.findings}
    return tuple(decision for decision in review.decisions if decision.finding not in known)


def _choice(decisions: Mapping[str, Decision], finding: str) -> str:
    decision = decisions.get(finding)
    return decision.choice if decision else ""
