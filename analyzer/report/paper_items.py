"""The results item by item, on paper: problems, rules, numbered findings with proof, clause, remedy and wording."""

from collections.abc import Iterator, Sequence

from analyzer.report.anchors import anchor
from analyzer.report.cited import all_cited, cited
from analyzer.report.furniture import Furniture
from analyzer.report.model import Clause, FindingView, ItemView, ProblemGroup, Report
from analyzer.report.paper_model import SECTIONS, Block, Cell, Heading, Para, Run
from analyzer.report.paper_proof import Proofs, bullets, code, joined, para, sheet, soft, strong
from analyzer.report.retest_model import Hook, RetestView
from analyzer.report.trial import trial_note

_SECTION = SECTIONS.index("items") + 1


def items(report: Report, w: Furniture) -> Iterator[Block]:
    """Every problem with its items; findings are numbered through the whole report."""
    proofs, before = Proofs(report), 0
    for number, group in enumerate(report.problems, 1):
        yield from _group(group, f"{_SECTION}.{number}", before, proofs, w)
        before += sum(len(item.findings) for item in group.items)
    if report.trial:
        yield from _trial(report, f"{_SECTION}.{len(report.problems) + 1}", proofs, w)


def _trial(report: Report, number: str, proofs: Proofs, w: Furniture) -> Iterator[Block]:
    """What rules on trial say; its findings are numbered by themselves."""
    yield Heading(level=2, text=w("trial"), number=number, anchor=anchor("trial"))
    yield para(trial_note(report, w), kind="hint")
    before = 0
    for index, item in enumerate((item for group in report.trial for item in group.items), 1):
        yield from _item(item, f"{number}.{index}", before, proofs, w)
        before += len(item.findings)


def _group(group: ProblemGroup, number: str, before: int, proofs: Proofs, w: Furniture) -> Iterator[Block]:
    yield Heading(level=2, text=group.name, number=number, anchor=anchor(group.anchor))
    if group.official != group.name:
        yield para(soft(group.official), kind="hint")
    for index, item in enumerate(group.items, 1):
        yield from _item(item, f"{number}.{index}", before, proofs, w)
        before += len(item.findings)


def _item(item: ItemView, number: str, before: int, proofs: Proofs, w: Furniture) -> Iterator[Block]:
    yield Heading(level=3, text=item.title, number=number, anchor=anchor(item.anchor))
    grave = [soft(f"　{w('severity')}{w('colon')}{item.severity.text}")] if item.findings else []
    verdict = Run(text=item.verdict.text, kind="strong", tone=item.verdict.id)  # type: ignore[arg-type] # a verdict
    yield para(w("verdict"), w("colon"), verdict, *grave)
    if item.why and item.findings:
        yield para(item.why, kind="hint")
    if item.reason:
        yield para(item.reason, kind="hint")
    differ = len({finding.cites for finding in item.findings}) > 1
    for at, finding in enumerate(item.findings, before + 1):
        yield from _finding(finding, at, differ, proofs, w)
    if item.suggestion and item.findings:
        yield para(strong(w("suggestion")), kind="lead")
        yield para(item.suggestion, kind="quote")
    told = frozenset() if item.findings else proofs.in_tables
    yield from _clauses(item.clauses, w("clauses"), told, w)
    yield from _clauses(item.references, w("references"), told, w)


def _finding(finding: FindingView, number: int, cited: bool, proofs: Proofs, w: Furniture) -> Iterator[Block]:
    yield Heading(
        level=4, text=finding.subject, number=f"{w('fact')} {number}", anchor=anchor(finding.anchor),
        tone=finding.verdict.id,  # type: ignore[arg-type] # a verdict
    )  # fmt: skip
    verdict = Run(text=finding.verdict.text, kind="strong", tone=finding.verdict.id)  # type: ignore[arg-type] # the same
    yield para(w("verdict"), w("colon"), verdict, soft(f"　ID {finding.id}"))
    if finding.decision:
        yield para(finding.decision.told, kind="caution")
    yield para(finding.fact)
    if cited and finding.cites:
        yield para(strong(w("clauses")), w("colon"), " · ".join(all_cited(finding.cites, proofs.known)))
    if finding.remedy:
        yield para(strong(w("remedy")), w("colon"), finding.remedy)
    if finding.drafts:
        yield para(strong(finding.drafts.title), kind="lead")
        yield para(finding.drafts.note, kind="hint")
        for draft in finding.drafts.texts:
            yield para(draft.text, kind="quote")
    if finding.retest:
        yield para(strong(w("retest")), kind="lead")
        yield sheet(_retest(finding.retest, w))
    yield from proofs.of_finding(finding)


def _retest(retest: RetestView, w: Furniture) -> Iterator[tuple[str, Cell | Run | str]]:
    yield w("retest_precondition"), retest.precondition
    entries = (para(soft(w("retest_entries"))), *bullets(retest.entries)) if retest.entries else ()
    yield w("retest_trigger"), (para(retest.trigger), *entries)
    more = (para(soft(w("more", n=retest.more))),) if retest.more else ()
    hooks = tuple(line for hook in retest.hooks for line in _hook(hook, w)) or (para(w("retest_no_hooks")),)
    yield w("retest_hooks"), (*hooks, *more)
    yield w("retest_confirms"), retest.confirms
    yield w("retest_refutes"), retest.refutes


def _hook(hook: Hook, w: Furniture) -> Iterator[Para]:
    yield para(code(hook.signature), kind="bullet", label="•")
    if hook.argument:
        yield para(soft(w("retest_argument") + w("colon")), code(hook.argument), indent=1)
    if hook.callers:
        yield para(soft(w("retest_callers") + w("colon")), *joined(map(code, hook.callers)), indent=1)


def _clauses(clauses: Sequence[Clause], title: str, told: frozenset[str], w: Furniture) -> Iterator[Para]:
    """Each clause with its gist; those that the tables of instruments tell (``told``) by name alone."""
    known = [clause for clause in clauses if clause.id in told]
    if known:
        yield para(strong(title), w("colon"), w("cites_between").join(cited(clause) for clause in known))
    for number, clause in enumerate(clause for clause in clauses if clause.id not in told):
        if not number and not known:
            yield para(strong(title), kind="lead")
        yield para(strong(cited(clause)), "　", clause.gist, soft(f" [{clause.mark}]"), kind="bullet", label="•")
