"""The tables of the report, on paper: permissions, reads, flows, SDKs, policy checks, gaps."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from analyzer.report.anchors import anchor
from analyzer.report.flow_model import FlowLine
from analyzer.report.furniture import Furniture
from analyzer.report.model import BehaviourRow, GapRow, PermissionRow, Report, SdkRow
from analyzer.report.paper_model import SECTIONS, Block, Cell, Grid, Heading, Para, Run
from analyzer.report.paper_pictures import flows_picture, granted_picture, moments_picture
from analyzer.report.paper_proof import Proofs, bullets, code, joined, para, soft, strong
from analyzer.report.policy_model import CheckRow
from analyzer.report.proof import Term


def permissions(report: Report, w: Furniture) -> Iterator[Block]:
    """Every permission in a table, then what its row rests on."""
    if not report.permissions:
        yield para(w("permissions_none"))
        return
    yield from granted_picture(report, w)
    rows = []
    for one in report.permissions:
        named = (para(one.label),) if one.label else ()
        about = one.protection + (f" · {w('max_sdk', n=one.max_sdk)}" if one.max_sdk is not None else "")
        rows.append(
            (
                (*named, para(code(one.name)), para(soft(about))),
                (para(w("is_yes" if one.requested else "is_no")),),
                (para(one.status.text),),
                (para(_said(one.policy, report)),),
            )
        )
    header = (w("permission"), w("requested"), w("status"), w("in_policy"))
    yield Grid(weights=(42, 13, 22, 23), header=header, rows=tuple(rows))
    proofs, number = Proofs(report), SECTIONS.index("permissions") + 1
    proven = [one for one in report.permissions if one.proofs or one.notes or one.quotes]
    if proven:
        yield Heading(level=2, text=w("proof"), number=f"{number}.1")
    for one in proven:
        yield from _permission(one, proofs)


def _permission(one: PermissionRow, proofs: Proofs) -> Iterator[Block]:
    yield para(code(one.name), *([f"  {one.label}"] if one.label else []), kind="lead")
    for site in one.proofs:
        about = [site.owner.text, site.grade.text, *([site.remark] if site.remark else [])]
        runs = joined([code(site.what), *proofs.place(site), soft(" · ".join(about))])
        yield para(*runs, kind="bullet", label="•")
    for note in one.notes:
        yield para(strong(note.label), "  ", " · ".join(note.texts), kind="bullet", label="•")
    for quote in one.quotes:
        yield from proofs.quote(quote)


def _said(term: Term, report: Report) -> str:
    return term.text if report.sample.policy else "—"


def behaviours(report: Report, w: Furniture) -> Iterator[Block]:
    """Who reads what, then each place that no finding shows."""
    b = report.behaviours
    if b.groups:
        rows: list[tuple[Cell, ...]] = []
        for group in b.groups:
            rows.append(((para(strong(group.group.text)),),))
            for row in group.rows:
                rows += _reads(row, report)
        header = (w("data_type"), w("owner"), w("sites"), w("in_policy"))
        yield para(w("behaviours_hint"), kind="hint")
        yield Grid(weights=(34, 28, 16, 22), header=header, rows=tuple(rows))
    else:
        yield para(w("behaviours_none"))
    yield from moments_picture(report, w)
    yield from _declared(b.declared_only, w("declared_only"))
    yield from _declared(b.declared_sdks, w("declared_sdks"))
    yield from _declared(b.declared_permissions, w("declared_permissions"))
    proofs, number = Proofs(report), SECTIONS.index("behaviours") + 1
    shown = 0
    for group in b.groups:
        for row in group.rows:
            if row.sites:
                shown += 1
                yield Heading(level=2, text=row.data_type.text, number=f"{number}.{shown}", anchor=anchor(row.anchor))
            for site in row.sites:
                yield from proofs.of_read(site)
            if row.more:
                yield para(w("more", n=row.more), kind="hint")


def _reads(row: BehaviourRow, report: Report) -> Iterator[tuple[Cell, ...]]:
    for number, cell in enumerate(row.cells):
        link = anchor(row.anchor) if row.sites else ""
        counted = str(cell.reachable) + (f" ({cell.packaged})" if cell.packaged else "")
        yield (
            (para(Run(text=row.data_type.text, link=link)),) if not number else (para(""),),
            (para(report.behaviours.owners[cell.column].text),),
            (para(counted),),
            (para(_said(cell.policy, report)),),
        )


def _declared(terms: tuple[Term, ...], title: str) -> Iterator[Para]:
    if terms:
        yield para(strong(title), kind="lead")
        yield para(" · ".join(term.text for term in terms))


def flows(report: Report, w: Furniture) -> Iterator[Block]:
    """Where the data goes: one table of all, then each flow with its steps and the code at both ends."""
    f = report.flows
    if not f.analysed:
        yield para(w("flows_not_analysed"))
        yield from flows_picture(report, w)
        return
    for key, holds in (("flows_hidden", f.hidden), ("flows_partial", f.partial)):
        if holds:
            yield para(w(key), kind="caution")
    if not f.lines:
        yield para(w("flows_none"))
        return
    yield para(w("flows_hint"), kind="hint")
    yield from flows_picture(report, w)
    yield Grid(
        weights=(20, 16, 26, 13, 13, 12, 8) if report.sample.policy else (22, 18, 28, 15, 14, 8),
        header=_flow_header(report, w),
        rows=tuple(_flow_row(line, report) for line in f.lines),
    )
    proofs, number = Proofs(report), SECTIONS.index("flows") + 1
    yield Heading(level=2, text=w("flow_list"), number=f"{number}.1")
    for flow in f.views:
        yield Heading(
            level=4, text=proofs.headline(flow), number=f"{number}.1.{flow.number}", anchor=anchor(flow.anchor)
        )
        yield from proofs.flow(flow)
    if f.more:
        yield para(w("more", n=f.more), kind="hint")


def _flow_header(report: Report, w: Furniture) -> tuple[str, ...]:
    keys = ["data_type", "read_by", "goes_to", "transport", "certainty"]
    keys += ["in_policy"] if report.sample.policy else []
    return tuple(w(key) for key in [*keys, "flow_count"])


def _flow_row(line: FlowLine, report: Report) -> tuple[Cell, ...]:
    role = [line.role.text] if line.role and line.role.id != "sdk" else []
    where = (para(line.target.text), para(soft(" · ".join([line.channel.text, *role]))))
    shown = line.target.text != line.channel.text
    said = ((para(line.policy.text if line.policy else "—"),),) if report.sample.policy else ()
    return (
        (para(line.data_type.text),),
        (para(line.owner.text),),
        where if shown else (para(line.channel.text),),
        (para("—" if line.transport.id == "unknown" else line.transport.text),),
        (para(line.certainty.text),),
        *said,
        (para(Run(text=str(line.count), link=anchor(line.flows[0]) if line.flows else "")),),
    )


def sdks(report: Report, w: Furniture) -> Iterator[Block]:
    """Every SDK in a table, then its traces and what the policy says of it."""
    if not report.sdks:
        yield para(w("sdks_none"))
        return
    rows = []
    for one in report.sdks:
        reads = para(" · ".join(term.text for term in one.reads) or w("sdk_no_reads"))
        gets = " · ".join(term.text for term in one.gets)
        given = (para(soft(w("sdk_gets") + w("colon")), gets),) if gets else ()
        vendor = (para(soft(one.vendor)),) if one.vendor else ()
        rows.append(
            (
                (para(one.name), *vendor),
                (para(one.state.text),),
                (reads, *given),
                (para(_said(one.policy, report)),),
            )
        )
    header = (w("sdk"), w("state"), w("sdk_reads"), w("in_policy"))
    yield Grid(weights=(28, 20, 32, 20), header=header, rows=tuple(rows))
    proven = [one for one in report.sdks if one.evidence or one.quotes or one.searched]
    if proven:
        yield Heading(level=2, text=w("proof"), number=f"{SECTIONS.index('sdks') + 1}.1")
    proofs = Proofs(report)
    for one in proven:
        yield from _sdk(one, proofs, w)


def _sdk(one: SdkRow, proofs: Proofs, w: Furniture) -> Iterator[Block]:
    yield para(strong(one.name), kind="lead")
    yield from bullets(code(trace) for trace in one.evidence)
    if one.more_evidence:
        yield para(f"+{one.more_evidence}", kind="bullet", label="•")
    if one.searched:
        yield para(w("not_found"), w("colon"), " · ".join(one.searched))
    for quote in one.quotes:
        yield from proofs.quote(quote)


def policy_checks(report: Report, w: Furniture) -> Iterator[Block]:
    """What was looked for in the text of the policy, with the sentence or the search."""
    if not report.policy_checks:
        yield para(w("policy_checks_none"))
        return
    yield para(w("policy_checks_hint"), kind="hint")
    proofs = Proofs(report)
    rows = []
    for check in report.policy_checks:
        told = (para(soft(check.told)),) if check.told else ()
        rows.append(((para(strong(check.title)),), (para(check.result.text), *told), tuple(_checked(check, proofs))))
    header = (w("check"), w("result"), w("basis_text"))
    yield Grid(weights=(22, 20, 58), header=header, rows=tuple(rows))


def _checked(check: CheckRow, proofs: Proofs) -> Iterable[Para]:
    if check.quote:
        return proofs.quote(check.quote)
    return proofs.search(check.search) if check.search else (para("—"),)


class Gapped(Protocol):
    """A report of any kind that tells what could not be looked into."""

    @property
    def gaps(self) -> tuple[GapRow, ...]:
        """One row for each kind."""


def gaps(report: Gapped, w: Furniture) -> Iterator[Block]:
    """What no stage could look into."""
    if not report.gaps:
        yield para(w("gaps_none"))
        return
    rows = []
    for gap in report.gaps:
        hides = (para(soft(w("hides_code"))),) if gap.blocks_code else ()
        text = (para(gap.text),) if gap.text else ()
        details = (para(soft(w("gap_detail"))), *bullets(gap.details)) if gap.details else ()
        rows.append(
            (
                (para(gap.stage.text),),
                (para(gap.cause.text), *hides),
                (para(str(gap.count)),),
                (*text, *bullets(code(where) for where in gap.where), *details),
            )
        )
    header = (w("gap_stage"), w("gap_cause"), w("gap_count"), w("gap_where"))
    yield Grid(weights=(16, 20, 9, 55), header=header, rows=tuple(rows))
