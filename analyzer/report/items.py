"""The judgement for a reader: items by MIIT problem, the basis, the conclusion."""

import msgspec

from analyzer.catalogue.model import HOME, DeviceTest
from analyzer.facts import Facts
from analyzer.judgement.model import CitedClause, Finding, ItemResult, Judgement, Verdict
from analyzer.report.anchors import anchor
from analyzer.report.drafts import Drafting
from analyzer.report.evidence import Evidence
from analyzer.report.itemised_model import DeviceTestView
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import (
    Basis,
    Clause,
    Conclusion,
    Count,
    FindingView,
    Instrument,
    ItemLine,
    ItemView,
    Mark,
    ProblemGroup,
    ProblemLine,
)
from analyzer.report.origin import conclusion_key
from analyzer.report.policy_kinds import document_kind
from analyzer.report.policy_mix import another_told
from analyzer.report.proof import Term
from analyzer.report.proposed import proposal_told

VERDICTS: tuple[Verdict, ...] = ("confirmed", "suspected", "undecidable", "not-seen", "no-issue")
"""From gravest to none, in the order of the report."""

SEVERITIES = ("high", "medium", "low", "info")

SUBJECTS = 4
"""Most subjects named beside a problem at the top."""


def item_anchor(rule: str) -> str:
    """Where an item stands in a rendered report."""
    return anchor("item-" + rule)


def _clause(clause: CitedClause, lexicon: Lexicon, *, found: bool, lesser: bool = False) -> Clause:
    return Clause(
        id=clause.id,
        instrument=lexicon.instrument(clause.instrument)[1],
        cite=lexicon.word("suspected_under", text=clause.cite) if lesser else clause.cite,
        short=lexicon.short_cite(clause.instrument, clause.cite),
        cite_en=lexicon.cite_en(clause.instrument, clause.cite),
        gist=lexicon.pick(clause, "gist"),
        mark=clause.mark,
        found=found,
    )


def _finding(
    finding: Finding,
    number: str,
    clauses: tuple[CitedClause, ...],
    evidence: Evidence,
    lexicon: Lexicon,
    drafting: Drafting,
) -> FindingView:
    proof, more = evidence.gather(finding.evidence)
    owners, data_types = evidence.facets(finding.evidence)
    touched = [clause for clause in clauses if not finding.clauses or clause.id in finding.clauses]
    return FindingView(
        id=finding.id,
        anchor=anchor("finding-" + number),
        verdict=lexicon.term("finding_verdicts", finding.verdict),
        severity=lexicon.term("severities", finding.severity),
        subject=lexicon.pick(finding, "subject"),
        fact=lexicon.pick(finding, "fact"),
        remedy=lexicon.pick(finding, "remedy"),
        sites=tuple(proof.sites),
        notes=tuple(proof.notes),
        quotes=tuple(proof.quotes),
        searches=tuple(proof.searches),
        flows=tuple(dict.fromkeys(proof.flows)),
        drafts=drafting.of(finding.evidence),
        more=more,
        cites=(
            *(clause.cite for clause in touched if clause.role == "basis"),
            *(
                lexicon.word("suspected_under", text=clause.cite)
                for clause in clauses
                if clause.id in finding.suspected
            ),
        ),
        owners=owners,
        data_types=data_types,
    )


def _rank(verdict: str, severity: str) -> tuple[int, int]:
    return VERDICTS.index(verdict), SEVERITIES.index(severity)


def _item(item: ItemResult, evidence: Evidence, lexicon: Lexicon, drafting: Drafting) -> ItemView:
    rule, touched, lesser = lexicon.rule(item.rule), touched_clauses(item), _only_suspected(item)
    # An item with findings names the clauses that they touch; all that were tested stand in the basis.
    clauses = [clause for clause in item.clauses if not item.findings or clause.id in touched]
    findings = sorted(item.findings, key=lambda finding: _rank(finding.verdict, finding.severity))
    return ItemView(
        rule=item.rule,
        anchor=item_anchor(item.rule),
        title=lexicon.pick(item, "title"),
        verdict=Term(id=item.verdict, text=lexicon.word(f"verdicts.{item.verdict}.label")),
        severity=lexicon.term("severities", item.severity),
        why=lexicon.text(rule.why) if rule else "",
        reason=lexicon.pick(item, "reason"),
        suggestion=lexicon.text(rule.suggestion) if rule and rule.suggestion else "",
        clauses=tuple(
            _clause(clause, lexicon, found=clause.id in touched, lesser=clause.id in lesser)
            for clause in clauses
            if clause.role == "basis"
        ),
        references=tuple(
            _clause(clause, lexicon, found=clause.id in touched, lesser=clause.id in lesser)
            for clause in clauses
            if clause.role == "reference"
        ),
        findings=tuple(
            _finding(finding, f"{item.rule}-{number}", item.clauses, evidence, lexicon, drafting)
            for number, finding in enumerate(findings, 1)
        ),
        obligations=lexicon.obligations(item.rule),
        test=_device_test(lexicon.device_test(item.rule), lexicon),
    )


def _device_test(test: DeviceTest | None, lexicon: Lexicon) -> DeviceTestView | None:
    if test is None:
        return None
    return DeviceTestView(
        precondition=lexicon.text(test.precondition),
        steps=tuple(lexicon.text(step) for step in test.steps),
        confirms=lexicon.text(test.confirms),
        refutes=lexicon.text(test.refutes),
    )


def touched_clauses(item: ItemResult) -> frozenset[str]:
    """Ids of the clauses that the item's findings touch; a finding that names none touches all of the item's."""
    tested = tuple(clause.id for clause in item.clauses)
    return frozenset(
        clause for finding in item.findings for clause in (*(finding.clauses or tested), *finding.suspected)
    )


def _only_suspected(item: ItemResult) -> frozenset[str]:
    """Those under whose law, which is another jurisdiction's, no finding of the item is more than suspected."""
    certain = {clause for finding in item.findings for clause in finding.clauses}
    return frozenset(clause for finding in item.findings for clause in finding.suspected) - certain


def problem_groups(
    judgement: Judgement, evidence: Evidence, lexicon: Lexicon, drafting: Drafting
) -> tuple[ProblemGroup, ...]:
    """All items by problem; problems and items with the gravest verdict first, then in the catalogue's order."""
    by_problem: dict[str, list[ItemResult]] = {}
    for item in judgement.items:
        by_problem.setdefault(item.problem, []).append(item)
    groups = []
    for official, items in by_problem.items():
        items.sort(key=lambda item: _rank(item.verdict, item.severity))
        verdict = items[0].verdict
        order = (VERDICTS.index(verdict), lexicon.problem_order(official))
        groups.append((order, official, verdict, items))
    groups.sort(key=lambda group: group[0])
    return tuple(
        ProblemGroup(
            anchor=f"problem-{number}",
            name=lexicon.problem(official),
            official=official,
            verdict=verdict,
            items=tuple(_item(item, evidence, lexicon, drafting) for item in items),
        )
        for number, (_, official, verdict, items) in enumerate(groups, 1)
    )


def item_lines(groups: tuple[ProblemGroup, ...], verdict: Verdict) -> tuple[ItemLine, ...]:
    """The items that came out with ``verdict``, for a list that points to them."""
    return tuple(
        ItemLine(
            rule=item.rule,
            anchor=item.anchor,
            title=item.title,
            reason=item.reason,
            cites=tuple(clause.cite for clause in item.clauses),
        )
        for group in groups
        for item in group.items
        if item.verdict.id == verdict
    )


def basis(judgement: Judgement, lexicon: Lexicon) -> Basis:
    """Every instrument and clause that an item cites, reference standards apart."""
    cited = {clause.id: clause for item in judgement.items for clause in item.clauses}
    found = frozenset(clause for item in judgement.items for clause in touched_clauses(item))
    marks = sorted({clause.mark for clause in cited.values()}, key=("V", "V2", "M").index)
    return Basis(
        instruments=_instruments([clause for clause in cited.values() if clause.role == "basis"], found, lexicon),
        references=_instruments([clause for clause in cited.values() if clause.role == "reference"], found, lexicon),
        marks=tuple(Mark(mark=mark, text=lexicon.word(f"marks.{mark}")) for mark in marks),
    )


def _instruments(clauses: list[CitedClause], found: frozenset[str], lexicon: Lexicon) -> tuple[Instrument, ...]:
    by_name: dict[tuple[int, str], list[Clause]] = {}
    for clause in sorted(clauses, key=lambda clause: lexicon.clause_order(clause.id)):
        view = _clause(clause, lexicon, found=clause.id in found)
        before = by_name.setdefault(lexicon.instrument(clause.instrument), [])
        part, mark, point = view.cite.rpartition("》")
        if before and mark and point.strip() and before[-1].cite.startswith(part + mark):
            view = msgspec.structs.replace(view, short=point.strip())
        before.append(view)
    return tuple(Instrument(name=name, clauses=tuple(by_name[order, name])) for order, name in sorted(by_name))


def conclusion(facts: Facts, judgement: Judgement, groups: tuple[ProblemGroup, ...], lexicon: Lexicon) -> Conclusion:
    """The result in a few sentences, in counts, and by problem."""
    counts = _counts(judgement, lexicon)
    by_verdict = {count.verdict: count.items for count in counts}
    problems = tuple(_problem_line(group) for group in groups if group.verdict in ("confirmed", "suspected"))
    return Conclusion(
        verdict=next((count.verdict for count in counts if count.items), "not-seen"),
        headline=_headline(by_verdict, lexicon),
        sentences=_sentences(facts, judgement, lexicon),
        caution=_caution(facts, lexicon),
        counts=counts,
        problems=problems,
    )


def _counts(judgement: Judgement, lexicon: Lexicon) -> tuple[Count, ...]:
    return tuple(
        Count(
            verdict=verdict,
            label=lexicon.word(f"verdicts.{verdict}.label"),
            meaning=lexicon.word(f"verdicts.{verdict}.meaning"),
            items=sum(item.verdict == verdict for item in judgement.items),
            findings=sum(finding.verdict == verdict for item in judgement.items for finding in item.findings),
        )
        for verdict in VERDICTS
    )


def _headline(counts: dict[Verdict, int], lexicon: Lexicon) -> str:
    confirmed, suspected, seen = counts["confirmed"], counts["suspected"], counts["no-issue"]
    unseen = counts["undecidable"] + counts["not-seen"]
    if confirmed or suspected:
        key = "both" if confirmed and suspected else "confirmed" if confirmed else "suspected"
        return lexicon.word(f"headlines.{key}", confirmed=confirmed, suspected=suspected)
    if seen:
        return lexicon.word("headlines.partly" if unseen else "headlines.clean", seen=seen, unseen=unseen)
    return lexicon.word("headlines.blind", unseen=unseen)


def _sentences(facts: Facts, judgement: Judgement, lexicon: Lexicon) -> tuple[str, ...]:
    bad = [item for item in judgement.items if item.verdict in ("confirmed", "suspected")]
    findings = sum(len(item.findings) for item in bad)
    found = [lexicon.word("conclusion.scope", n=len(judgement.items))]
    if bad:
        found[0] = lexicon.joined([found[0], lexicon.word("conclusion.findings", items=len(bad), findings=findings)])
    if any(item.verdict == "suspected" for item in bad):
        found.append(lexicon.word("conclusion.review"))
    name = facts.policy.document.name if facts.policy else ""
    kind = lexicon.name("document_kinds", document_kind(facts.policy)) if facts.policy else ""
    found.append(lexicon.word(f"conclusion.{conclusion_key(facts)}", name=name, kind=kind))
    if told := another_told(facts.consistency.another, lexicon):
        found.append(told)
    if told := proposal_told(judgement, lexicon):
        found.append(told)
    if packs := lexicon.chosen_packs(judgement.packs):
        found.append(lexicon.word("conclusion.packs", names=lexicon.listed([pack.text for pack in packs])))
        found += [lexicon.about_pack(pack.id) for pack in packs if pack.id != HOME]
    return tuple(found)


def _caution(facts: Facts, lexicon: Lexicon) -> str:
    hiding = (gap for gap in facts.gaps if gap.blocks_code and gap.stage != "flows")
    causes = sorted({lexicon.name("causes", gap.cause) for gap in hiding})
    return lexicon.word("conclusion.caution", causes=lexicon.listed(causes)) if causes else ""


def _problem_line(group: ProblemGroup) -> ProblemLine:
    findings = [finding for item in group.items for finding in item.findings]
    subjects = tuple(dict.fromkeys(finding.subject for finding in findings))
    return ProblemLine(
        anchor=group.anchor,
        name=group.name,
        official=group.official,
        verdict=group.verdict,
        confirmed=sum(finding.verdict.id == "confirmed" for finding in findings),
        suspected=sum(finding.verdict.id == "suspected" for finding in findings),
        subjects=subjects[:SUBJECTS],
        more=max(0, len(subjects) - SUBJECTS),
    )
