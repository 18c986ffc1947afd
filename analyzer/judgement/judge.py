"""Facts and rules to a judgement: one result per rule, with findings, clauses and what could not be seen."""

from collections.abc import Callable
from datetime import date as calendar_date
from typing import Any, Literal

from msgspec.structs import replace

from analyzer.catalogue.conditions import When
from analyzer.catalogue.law import imposing, lesser, may_confirm, touched
from analyzer.catalogue.model import BlindSpot, Catalogue, Check, Rule, Text, Undecided
from analyzer.catalogue.references import TOGETHER
from analyzer.errors import UsageError
from analyzer.facts import Facts
from analyzer.judgement import (
    code_conditions,
    conduct_conditions,
    flow_conditions,
    paper_conditions,
    request_conditions,
    screen_conditions,
)
from analyzer.judgement.app_types import propose
from analyzer.judgement.clauses import cited
from analyzer.judgement.identity import finding_ids
from analyzer.judgement.lookup import INTERFACE, Case
from analyzer.judgement.match import Match, Outcome
from analyzer.judgement.model import EvidenceRef, Finding, ItemResult, Judgement, TestedClause, Verdict
from analyzer.judgement.tested import Tally
from analyzer.judgement.wording import filled, same

_CONDITIONS: tuple[tuple[str, Callable[[Case, Any], Outcome]], ...] = (
    ("conduct", conduct_conditions.conduct),
    ("read", code_conditions.reads),
    ("flow", flow_conditions.flows),
    ("request", request_conditions.requests),
    ("permission", code_conditions.permissions),
    ("sdk", code_conditions.sdks),
    ("component", paper_conditions.components),
    ("screen", screen_conditions.screens),
    ("statement", paper_conditions.statements),
    ("policy", paper_conditions.policy_checks),
    ("manifest", paper_conditions.manifest),
)
"""The condition that comes first here gives the subjects, as `analyzer.catalogue.conditions.When` says."""

_ON_PAPER = frozenset({"data-claim", "sdk-claim", "permission-claim", "recipient-claim", "policy-check", "sentence"})
"""Kinds of evidence that rest on the policy."""

_SEVERITIES = ("high", "medium", "low", "info")


def judge(facts: Facts, catalogue: Catalogue, date: str, app_type: str = "") -> Judgement:
    """Apply every rule.

    Args:
        facts: what was seen.
        catalogue: the rules, and the clauses that hold on ``date``.
        date: day of assessment, ISO 8601; clause numbers depend on it.
        app_type: id of one of the 39 types, or "" when not stated.

    Returns:
        Items in the order of the problem list, then by severity and rule number; the same for the same input. Those of
        rules on trial are apart.

    Raises:
        UsageError: ``date`` is no date, or ``app_type`` no type.
    """
    _require_date(date)
    case = Case(facts, catalogue, app_type)
    problems = {problem.id: (number, problem.name.zh) for number, problem in enumerate(catalogue.problems)}
    items = [(rule.problem, rule.number, _judge_rule(case, catalogue, rule, date)) for rule in catalogue.rules]
    items += [
        (entry.problem, len(catalogue.rules) + number, _undecided(catalogue, entry, date))
        for number, entry in enumerate(catalogue.undecided)
    ]
    items.sort(key=lambda item: (problems[item[0]][0], _SEVERITIES.index(item[2].severity), item[1], item[2].rule))
    trial = {rule.id for rule in catalogue.rules if rule.nursery}
    return Judgement(
        date=date,
        app_type=app_type,
        ruleset_sha256=catalogue.sha256,
        items=tuple(item for _, _, item in items if item.rule not in trial),
        trial=tuple(item for _, _, item in items if item.rule in trial),
        packs=tuple(pack.id for pack in catalogue.packs),
        proposed=() if app_type else propose(facts, catalogue),
    )


def _require_date(date: str) -> None:
    try:
        valid = calendar_date.fromisoformat(date).isoformat() == date
    except ValueError:
        valid = False
    if not valid:
        raise UsageError(f"'{date}' is not a date", "write it like 2026-01-31")


def _undecided(catalogue: Catalogue, entry: Undecided, date: str) -> ItemResult:
    clauses = imposing(catalogue, entry.obligations, date, entry.packs)
    return ItemResult(
        rule=entry.id,
        title_zh=entry.title.zh,
        title_en=entry.title.en,
        problem=_problem_name(catalogue, entry.problem),
        verdict="undecidable",
        severity="info",
        reason_zh=entry.reason.zh,
        reason_en=entry.reason.en,
        clauses=cited(clauses),
        tested=tuple(TestedClause(clause=clause.id, verdict="undecidable") for _, clause in clauses),
    )


def _judge_rule(case: Case, catalogue: Catalogue, rule: Rule, date: str) -> ItemResult:
    findings: list[Finding] = []
    unseen: list[Text] = []
    undecided: list[Text] = []
    looked: list[Text] = []
    tally = Tally()
    for check in rule.checks:
        outcome = _evaluate(case, check.when)
        clauses = imposing(catalogue, check.obligations or rule.obligations, date, rule.packs)
        if not clauses:
            looked.append(case.lexicon.text("looked.not-in-force"))
            continue
        confirms = may_confirm(clauses, check.strength)
        matches = _together(case, check, outcome.matches)
        made = []
        for key, match in zip(finding_ids(rule.id, check.id, matches), matches, strict=True):
            confirmed = confirms and match.certain
            broken = touched(clauses, check.strength, confirmed)
            made.append(
                replace(_finding(case, key, rule, check, match, confirmed, broken), suspected=lesser(clauses, broken))
            )
        tally.check(clauses, outcome, made)
        findings += made
        unseen += outcome.unseen
        undecided += outcome.undecided
        looked += outcome.looked
    waiting, unanswered = _needs(case, rule)
    unseen += waiting.unseen
    looked += waiting.looked
    findings.sort(key=lambda entry: (entry.verdict, _SEVERITIES.index(entry.severity), entry.subject_en, entry.id))
    if unanswered and not rule.checks and not unseen:
        # The stage that the rule needs ran, yet the rule asks it nothing: that is no clean result.
        undecided.append(case.lexicon.text("unseen.no-check"))
    verdict = _verdict(findings, unseen, undecided)
    explanation = _reason(case, verdict, unseen, undecided, looked)
    clauses = imposing(catalogue, rule.obligations, date, rule.packs)
    return ItemResult(
        rule=rule.id,
        title_zh=rule.title.zh,
        title_en=rule.title.en,
        problem=_problem_name(catalogue, rule.problem),
        verdict=verdict,
        severity=min((entry.severity for entry in findings), key=_SEVERITIES.index, default=rule.severity),
        reason_zh=explanation.zh,
        reason_en=explanation.en,
        clauses=cited(clauses),
        findings=tuple(findings),
        tested=tally.results(clauses, bool(rule.needs), bool(waiting.unseen), unanswered),
    )


def _needs(case: Case, rule: Rule) -> tuple[Outcome, bool]:
    """(what stages that did not run leave unseen, what was looked at; whether one ran with anything to look into)."""
    unseen: list[Text] = []
    looked: list[Text] = []
    unanswered = False
    for need in rule.needs:
        candidates = _candidates(case, need)
        looked += candidates.looked
        if need.clear is not None and not candidates.matches and not candidates.unseen:
            looked.append(need.clear)
        if need.stage not in case.facts.stages_done or (need.stage == INTERFACE and case.screen_gaps):
            unseen += (need.reason,) if candidates.matches else candidates.unseen
        else:
            unanswered = unanswered or bool(candidates.matches)
    return Outcome(unseen=tuple(unseen), looked=tuple(looked)), unanswered


def _problem_name(catalogue: Catalogue, problem: str) -> str:
    return next(entry.name.zh for entry in catalogue.problems if entry.id == problem)


def _evaluate(case: Case, when: When) -> Outcome:
    """All conditions of ``when``; one that certainly does not hold makes the others not matter."""
    stated = [(name, getattr(when, name)) for name, _ in _CONDITIONS if getattr(when, name) is not None]
    evaluate = dict(_CONDITIONS)
    subject = evaluate[stated[0][0]](case, stated[0][1])
    others = [evaluate[name](case, condition) for name, condition in stated[1:]]
    looked = tuple(text for outcome in (subject, *others) for text in outcome.looked)
    unseen = tuple(text for outcome in (subject, *others) for text in outcome.unseen)
    undecided = tuple(text for outcome in (subject, *others) for text in outcome.undecided)
    if any(not (outcome.matches or outcome.unseen or outcome.undecided) for outcome in (subject, *others)):
        return Outcome(looked=looked)
    if any(not outcome.matches for outcome in (subject, *others)):
        return Outcome(unseen=unseen, undecided=undecided, looked=looked)
    added = tuple(entry for outcome in others for match in outcome.matches for entry in match.evidence)
    certain = all(match.certain for outcome in others for match in outcome.matches)
    fields = {name: text for outcome in others for match in outcome.matches for name, text in match.fields}
    matches = tuple(_joined(match, fields, added, certain) for match in subject.matches)
    return Outcome(matches=matches, unseen=unseen, undecided=undecided, looked=looked)


def _joined(match: Match, fields: dict[str, Text], evidence: tuple[EvidenceRef, ...], certain: bool) -> Match:
    return Match(
        identity=match.identity,
        subject=match.subject,
        fields=tuple({**fields, **dict(match.fields)}.items()),
        evidence=match.evidence + evidence,
        certain=match.certain and certain,
        distinction=match.distinction,
        doubt=match.doubt,
        may_say=match.may_say,
    )


def _together(case: Case, check: Check, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches as findings are made of them: each alone, or all in one."""
    if not check.together or not matches:
        return matches
    fields = dict(matches[0].fields)
    fields["count"] = same(len(matches))
    subjects = case.lexicon.listed([match.subject for match in matches])
    for single, many in (pair for listed in TOGETHER.values() for pair in listed.items()):
        if single in fields:
            fields[many] = case.lexicon.listed(list(dict.fromkeys(dict(match.fields)[single] for match in matches)))
    evidence = tuple(dict.fromkeys(entry for match in matches for entry in match.evidence))
    joined = Match(
        identity=("together",),
        subject=subjects,
        fields=tuple(fields.items()),
        evidence=evidence,
        certain=all(match.certain for match in matches),
        doubt=next((match.doubt for match in matches if match.doubt), ""),
        may_say=tuple(sorted({number for match in matches for number in match.may_say})),
    )
    return (joined,)


def _doubt(case: Case, match: Match) -> tuple[Text, ...]:
    """That sentences of the policy may say it, and that a person has to read them; that it may be another app's."""
    told = []
    if match.doubt:
        numbers = case.lexicon.listed([same(number) for number in match.may_say])
        told.append(case.lexicon.text(f"doubt.{match.doubt}", numbers=numbers, count=len(match.may_say)))
    another = case.facts.consistency.another
    if another is not None and not _ON_PAPER.isdisjoint(entry.kind for entry in match.evidence):
        names = case.lexicon.listed([same(name) for name in another.names])
        told.append(case.lexicon.text("doubt.another", names=names))
    return tuple(told)


def _finding(
    case: Case, key: str, rule: Rule, check: Check, match: Match, confirmed: bool, clauses: tuple[str, ...]
) -> Finding:
    # Nothing of the verdict is in the id: the same thing keeps it when a better policy reader becomes surer of it.
    fields = dict(match.fields)
    fact = filled(check.fact if match.certain or check.unsure is None else check.unsure, fields)
    fact = case.lexicon.joined([fact, *_doubt(case, match)])
    remedy = filled(check.remedy, fields) if check.remedy else rule.remedy
    verdict: Literal["confirmed", "suspected"] = "confirmed" if confirmed else "suspected"
    return Finding(
        id=key,
        rule=rule.id,
        check=check.id,
        verdict=verdict,
        severity=check.severity or rule.severity,
        subject_zh=match.subject.zh,
        subject_en=match.subject.en,
        fact_zh=fact.zh,
        fact_en=fact.en,
        remedy_zh=remedy.zh,
        remedy_en=remedy.en,
        evidence=match.evidence,
        clauses=clauses,
        may_say=match.may_say,
    )


_ANYTHING = Match(identity=(), subject=same(""), fields=(), evidence=())


def _candidates(case: Case, need: BlindSpot) -> Outcome:
    """What the missing stage would look into; without a condition there is always something."""
    return Outcome(matches=(_ANYTHING,)) if need.unless_no is None else _evaluate(case, need.unless_no)


def _verdict(findings: list[Finding], unseen: list[Text], undecided: list[Text]) -> Verdict:
    if findings:
        return "confirmed" if any(entry.verdict == "confirmed" for entry in findings) else "suspected"
    # What was seen and cannot be decided says more than what could not be looked at.
    if undecided:
        return "undecidable"
    return "not-seen" if unseen else "no-issue"


def _reason(case: Case, verdict: Verdict, unseen: list[Text], undecided: list[Text], looked: list[Text]) -> Text:
    if verdict == "no-issue":
        return case.lexicon.joined(looked)
    parts = []
    if undecided:
        open_ = case.lexicon.joined(undecided)
        parts.append(open_ if verdict == "undecidable" else case.lexicon.text("reason.partly-undecided", reasons=open_))
    if unseen:
        key = "reason.not-seen" if verdict == "not-seen" else "reason.partly-not-seen"
        parts.append(case.lexicon.text(key, reasons=case.lexicon.joined(unseen)))
    return case.lexicon.joined(parts)
