"""An analyst's decisions merged into a report: beside each finding, in the counts, in words at the top."""

from collections.abc import Mapping

from msgspec import structs

from analyzer.judgement.model import Judgement, Verdict
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import Conclusion, Count, FindingView, ProblemGroup, Report
from analyzer.report.review_model import AfterReview, DecisionView, ReviewView, StaleDecision
from analyzer.review.after import stale, standings
from analyzer.review.model import Decision, Review

STANDING: tuple[Verdict, ...] = ("confirmed", "suspected")
"""Verdicts that a decision can move an item to."""


def with_review(report: Report, judgement: Judgement, review: Review, lexicon: Lexicon) -> Report:
    """The report with the decisions; no verdict or count of the machine's is changed, and its headline is added to."""
    decisions = review.by_finding()
    groups = tuple(_group(group, decisions, lexicon) for group in report.problems)
    findings = [finding for group in groups for item in group.items for finding in item.findings]
    counts = tuple(_count(count, findings) for count in report.conclusion.counts)
    view = _view(report, judgement, review, findings, lexicon)
    headline = _headline(report.conclusion, view, lexicon)
    conclusion = structs.replace(report.conclusion, counts=counts, headline=headline)
    return structs.replace(report, problems=groups, conclusion=conclusion, review=view)


def _headline(conclusion: Conclusion, view: ReviewView, lexicon: Lexicon) -> str:
    """The machine's headline and, where the decisions move an item, what stands after them."""
    before = {count.verdict: count.items for count in conclusion.counts}
    after = {count.verdict: count.items for count in view.after}
    if all(before[verdict] == items for verdict, items in after.items()):
        return conclusion.headline
    key = "review.headline" if any(after.values()) else "review.headline_cleared"
    return lexicon.word(key, headline=conclusion.headline, **after)


def _group(group: ProblemGroup, decisions: Mapping[str, Decision], lexicon: Lexicon) -> ProblemGroup:
    items = []
    for item in group.items:
        findings = tuple(
            structs.replace(one, decision=_decision(decisions[one.id], lexicon)) if one.id in decisions else one
            for one in item.findings
        )
        items.append(structs.replace(item, findings=findings))
    return structs.replace(group, items=tuple(items))


def _decision(decision: Decision, lexicon: Lexicon) -> DecisionView:
    choice = lexicon.term("review.choices", decision.choice)
    parts = [choice.text]
    if decision.reason:
        parts.append(lexicon.word("review.reason", text=decision.reason))
    if decision.note:
        parts.append(lexicon.word("review.note", text=decision.note))
    if signed := [part for part in (decision.who, decision.date) if part]:
        parts.append(lexicon.word("review.signed", text=lexicon.listed(signed)))
    return DecisionView(
        choice=choice,
        reason=decision.reason,
        note=decision.note,
        who=decision.who,
        date=decision.date,
        told=lexicon.word("clause_list").join(parts),
    )


def _chosen(findings: list[FindingView], choice: str) -> int:
    return sum(one.decision is not None and one.decision.choice.id == choice for one in findings)


def _count(count: Count, findings: list[FindingView]) -> Count:
    mine = [one for one in findings if one.verdict.id == count.verdict]
    return structs.replace(count, upheld=_chosen(mine, "confirm"), rejected=_chosen(mine, "reject"))


def _view(
    report: Report, judgement: Judgement, review: Review, findings: list[FindingView], lexicon: Lexicon
) -> ReviewView:
    stand = standings(judgement, review)
    old = tuple(
        StaleDecision(finding=one.finding, rule=one.rule, subject=one.subject, decision=_decision(one, lexicon))
        for one in stale(judgement, review)
    )
    confirmed, rejected, noted = (_chosen(findings, choice) for choice in ("confirm", "reject", "note"))
    after = tuple(
        AfterReview(verdict=verdict, label=lexicon.word(f"verdicts.{verdict}.label"), items=stand.count(verdict))
        for verdict in STANDING
    )
    view = ReviewView(
        file=review.name,
        sha256=review.sha256,
        same_package=review.sample in ("", report.sample.sha256),
        confirmed=confirmed,
        rejected=rejected,
        noted=noted,
        open=len(findings) - confirmed - rejected,
        cleared=stand.count("cleared"),
        after=after,
        sentences=(),
        stale=old,
    )
    return structs.replace(view, sentences=tuple(_sentences(view, review, lexicon)))


def _sentences(view: ReviewView, review: Review, lexicon: Lexicon) -> list[str]:
    counts = {"confirmed": view.confirmed, "rejected": view.rejected, "open": view.open}
    told = [lexicon.word("review.decided", **counts, file=view.file)]
    after = {count.verdict: count.items for count in view.after}
    told.append(lexicon.word("review.after", confirmed=after["confirmed"], suspected=after["suspected"]))
    if view.cleared:
        told.append(lexicon.word("review.cleared", n=view.cleared))
    if not view.same_package:
        told.append(lexicon.word("review.other_package", digest=review.sample[:16]))
    if view.stale:
        told.append(lexicon.word("review.stale", n=len(view.stale)))
    return told
