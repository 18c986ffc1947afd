"""What stands in each sheet of the workbook: columns and rows, before any layout."""

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.report import meta
from analyzer.report.cited import all_cited, cited, glosses, named, short_cited
from analyzer.report.flow_model import FlowView
from analyzer.report.furniture import Furniture
from analyzer.report.model import FindingView, Report
from analyzer.report.numbering import numbered
from analyzer.report.proof import Quote, Term
from analyzer.report.sample_rows import sample_rows
from analyzer.report.trial import trial_note

Cell = str | int | Term | None
"""A text, a number, a verdict (shown as its text, coloured by its id), or nothing."""


class Column(NamedTuple):
    """Title and width, in characters of the standard font."""

    title: str
    width: int


class Sheet(NamedTuple):
    """One table with its name. ``header`` is false for the form on the first sheet."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header: bool = True


def sheets(report: Report) -> tuple[Sheet, ...]:
    """All sheets in their order."""
    words = Furniture(report)
    made = (conclusion, items, findings, permissions, behaviours, sdks, not_seen, instruments)
    trial = (trial_sheet(report, words),) if report.trial else ()
    return (*(make(report, words) for make in made), *trial)


def conclusion(report: Report, words: Furniture) -> Sheet:
    """Result, counts, sample and basis as a form: a label, a text, numbers of items and of findings."""
    result = report.conclusion
    rows: list[tuple[Cell, ...]] = [
        ("", report.title),
        (words("conclusion"), result.headline),
        *((words("reason"), sentence) for sentence in (*result.sentences, result.caution) if sentence),
        *((words("review"), sentence) for sentence in (report.review.sentences if report.review else ())),
        (words("counts"), "", words("column_item"), words("column_findings")),
        *((Term(id=one.verdict, text=one.label), one.meaning, one.items, one.findings) for one in result.counts),
        (words("problems_found"), "" if result.problems else words("no_problems")),
        *(("", problem.name, None, problem.confirmed + problem.suspected) for problem in result.problems),
        (words("sample"), ""),
        *sample_rows(report, words),
        (words("tables"), report.tool.tables_sha256),
    ]
    if report.meta is not None:
        rows += [(label, text) for _, label, text in meta.rows(report.meta, report)]
    for title, instruments in (
        (words("basis_law"), report.basis.instruments),
        (words("basis_reference"), report.basis.references),
    ):
        for instrument in instruments:
            found = words("cites_between").join(short_cited(clause) for clause in instrument.clauses if clause.found)
            rows.append((title, instrument.name + (f"{words('colon')}{found}" if found else "")))
    rows += [(words("limits"), limit) for limit in report.limits]
    columns = (Column("", 26), Column("", 90), Column("", 10), Column("", 10))
    filled = tuple((*row, *[None] * (len(columns) - len(row))) for row in rows)
    return Sheet(words("conclusion"), columns, filled, header=False)


def items(report: Report, words: Furniture) -> Sheet:
    """Every item with its result."""
    columns = (
        Column(words("column_problem"), 24),
        Column(words("column_item"), 44),
        Column(words("verdict"), 14),
        Column(words("severity"), 10),
        Column(words("column_findings"), 10),
        Column(words("clauses"), 40),
        Column(words("references"), 30),
        Column(words("reason"), 60),
        Column(words("column_rule"), 28),
        Column(words("column_obligations"), 36),
    )
    between = words("cites_between")
    rows = tuple(
        (
            group.name,
            item.title,
            item.verdict,
            item.severity.text,
            len(item.findings),
            between.join(cited(clause) for clause in item.clauses),
            between.join(cited(clause) for clause in item.references),
            item.reason,
            item.rule,
            between.join(item.obligations),
        )
        for group in report.problems
        for item in group.items
    )
    return Sheet(words("items"), columns, rows)


def trial_sheet(report: Report, words: Furniture) -> Sheet:
    """What rules on trial say: each finding, and each item without one."""
    columns = (
        Column(words("column_item"), 44),
        Column(words("column_rule"), 28),
        Column(words("verdict"), 16),
        Column(words("column_subject"), 32),
        Column(words("fact"), 60),
        Column(words("reason"), 60),
    )
    rows: list[tuple[Cell, ...]] = [(trial_note(report, words), None, None, None, None, None)]
    for item in (item for group in report.trial for item in group.items):
        rows += [(item.title, item.rule, one.verdict, one.subject, one.fact, item.reason) for one in item.findings]
        rows += [] if item.findings else [(item.title, item.rule, item.verdict, None, None, item.reason)]
    return Sheet(words("trial"), columns, tuple(rows))


def findings(report: Report, words: Furniture) -> Sheet:
    """Every finding with its first proof of each kind."""
    columns = (
        Column(words("column_number"), 7),
        Column(words("column_problem"), 24),
        Column(words("column_item"), 36),
        Column(words("verdict"), 16),
        Column(words("severity"), 10),
        Column(words("column_subject"), 32),
        Column(words("fact"), 60),
        Column(words("remedy"), 50),
        Column(words("clauses"), 40),
        Column(words("class"), 36),
        Column(words("method"), 36),
        Column(words("line"), 9),
        Column(words("offset"), 9),
        Column(words("owner"), 18),
        Column(words("phases"), 24),
        Column(words("consent"), 24),
        Column(words("sentence"), 9),
        Column(words("quote"), 50),
        Column(words("goes_to"), 28),
        Column(words("transport"), 16),
        Column(words("way"), 60),
        Column(words("retest_precondition"), 40),
        Column(words("retest_trigger"), 40),
        Column(words("retest_hooks"), 60),
        Column(words("retest_confirms"), 40),
        Column(words("retest_refutes"), 40),
        Column(words("review"), 40),
        Column(words("restored_from"), 40),
        Column(words("column_rule"), 28),
        Column(words("column_id"), 16),
    )
    ways = {flow.anchor: flow for flow in report.flows.views}
    known = glosses(report)
    rows = tuple(
        (
            number,
            group.name,
            item.title,
            finding.verdict,
            finding.severity.text,
            finding.subject,
            finding.fact,
            finding.remedy,
            words("cites_between").join(all_cited(finding.cites, known)),
            *_proof(finding, ways, words),
            *_settled(finding),
            finding.sites[0].obfuscated if finding.sites else None,
            item.rule,
            finding.id,
        )
        for number, group, item, finding in numbered(report)
    )
    return Sheet(words("column_findings"), columns, rows)


def _proof(finding: FindingView, ways: dict[str, FlowView], words: Furniture) -> Iterator[Cell]:
    """Place in the code (7 cells), sentence of the policy (2), flow (3)."""
    flow = next((ways[anchor] for anchor in finding.flows if anchor in ways), None)
    site = finding.sites[0] if finding.sites else flow.sink if flow else None
    if site is None:
        yield from [None] * 7
    else:
        yield from (site.class_name, site.method, site.line, site.offset, site.owner.text)
        yield words("listed").join(phase.text for phase in site.phases)
        yield site.consent
    quote = finding.quotes[0] if finding.quotes else None
    yield from (quote.number, _words_of(quote)) if quote else (None, None)
    if flow is None:
        yield from [None] * 3
    else:
        yield "; ".join(target.name for target in flow.targets) or flow.channel.text
        yield flow.transport.text
        yield " → ".join(f"{step.text} [{step.method}]" if step.method else step.text for step in flow.steps)


def _settled(finding: FindingView) -> Iterator[Cell]:
    """How a person settles the finding (5 cells), and what one decided (1)."""
    test = finding.retest
    if test is None:
        yield from [None] * 5
    else:
        hooks = "; ".join(
            f'{hook.signature} ("{hook.argument}")' if hook.argument else hook.signature for hook in test.hooks
        )
        yield from (test.precondition, test.trigger, hooks, test.confirms, test.refutes)
    yield finding.decision.told if finding.decision else None


def _words_of(quote: Quote) -> str:
    return "".join(fragment.text for fragment in quote.fragments)


def permissions(report: Report, words: Furniture) -> Sheet:
    """Requested and used permissions."""
    columns = (
        Column(words("permission"), 48),
        Column(words("column_label"), 28),
        Column(words("requested"), 10),
        Column(words("status"), 26),
        Column(words("column_protection"), 14),
        Column(words("in_policy"), 24),
        Column(words("class"), 40),
        Column(words("method"), 40),
        Column(words("owner"), 20),
    )
    rows = []
    for row in report.permissions:
        site = row.proofs[0] if row.proofs else None
        place = (site.class_name, site.method, site.owner.text) if site else (None, None, None)
        asked = words("is_yes") if row.requested else words("is_no")
        rows.append((row.name, row.label, asked, row.status.text, row.protection, row.policy.text, *place))
    return Sheet(words("column_permissions"), columns, tuple(rows))


def behaviours(report: Report, words: Furniture) -> Sheet:
    """Who reads what: one row for each kind of information and owner."""
    columns = (
        Column(words("column_group"), 20),
        Column(words("data_type"), 32),
        Column(words("owner"), 26),
        Column(words("column_reachable"), 12),
        Column(words("column_packaged"), 14),
        Column(words("in_policy"), 22),
        Column(words("called"), 48),
        Column(words("class"), 40),
        Column(words("method"), 40),
    )
    rows = []
    for group in report.behaviours.groups:
        for row in group.rows:
            for cell in row.cells:
                owner = report.behaviours.owners[cell.column]
                site = next((site for site in row.sites if site.owner.id == owner.id), None)
                place = (site.what, site.class_name, site.method) if site else (None, None, None)
                said = (cell.reachable, cell.packaged, cell.policy.text)
                rows.append((group.group.text, row.data_type.text, owner.text, *said, *place))
    return Sheet(words("column_behaviours"), columns, tuple(rows))


def sdks(report: Report, words: Furniture) -> Sheet:
    """Third-party SDKs against the policy."""
    columns = (
        Column(words("sdk"), 30),
        Column(words("column_vendor"), 26),
        Column(words("column_group"), 20),
        Column(words("state"), 30),
        Column(words("in_policy"), 26),
        Column(words("sdk_reads"), 40),
        Column(words("sdk_gets"), 40),
        Column(words("column_classes"), 10),
        Column(words("column_methods"), 12),
        Column(words("basis_text"), 60),
    )
    listed = words("listed")
    rows = tuple(
        (
            row.name,
            row.vendor,
            listed.join(row.categories),
            row.state.text,
            row.policy.text,
            listed.join(term.text for term in row.reads),
            listed.join(term.text for term in row.gets),
            row.classes,
            row.reachable_methods,
            "; ".join(row.evidence),
        )
        for row in report.sdks
    )
    return Sheet(words("sdk"), columns, rows)


def not_seen(report: Report, words: Furniture) -> Sheet:
    """Items that could not be examined, and the parts of the package that could not be seen."""
    columns = (
        Column(words("column_kind"), 18),
        Column(words("column_item"), 40),
        Column(words("reason"), 70),
        Column(words("gap_count"), 8),
        Column(words("hides_code"), 14),
        Column(words("gap_where"), 60),
        Column(words("clauses"), 40),
    )
    known, between = glosses(report), words("cites_between")
    rows: list[tuple[Cell, ...]] = [
        (words("column_item"), line.title, line.reason, None, None, None, between.join(all_cited(line.cites, known)))
        for line in report.not_seen
    ]
    rows += [
        (
            words("column_part"),
            f"{gap.stage.text} · {gap.cause.text}",
            gap.text,
            gap.count,
            words("is_yes") if gap.blocks_code else words("is_no"),
            "; ".join(gap.where),
            None,
        )
        for gap in report.gaps
    ]
    return Sheet(words("column_not_seen"), columns, tuple(rows))


def instruments(report: Report, words: Furniture) -> Sheet:
    """Instruments gone through clause by clause."""
    columns = (
        Column(words("basis"), 40),
        Column(words("clause"), 34),
        Column(words("gist"), 70),
        Column(words("mark"), 8),
        Column(words("result"), 16),
        Column(words("decided_by"), 70),
    )
    rows = tuple(
        (
            table.name,
            named(row.short, row.cite_en),
            row.gist,
            row.mark,
            row.result,
            "; ".join(f"{check.title}{words('colon')}{check.verdict.text}" for check in row.checks) or row.reason,
        )
        for table in report.item_tables
        for row in table.rows
    )
    return Sheet(words("item_tables"), columns, rows)
