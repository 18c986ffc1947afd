"""A comparison for paper: the sections that PDF and DOCX are made from, with the blocks of the report."""

from collections.abc import Callable, Iterator

from analyzer.compare.looks import LOOKS, quiet, sides
from analyzer.compare.model import Change, ChangeTable, Comparison, FindingChange, ItemChange
from analyzer.report import meta
from analyzer.report.anchors import anchor
from analyzer.report.cited import all_cited
from analyzer.report.flow_model import FlowView
from analyzer.report.furniture import Furniture
from analyzer.report.model import FindingView, Meta
from analyzer.report.paper import short_headings
from analyzer.report.paper_bound import Bound
from analyzer.report.paper_model import Block, Cell, Grid, Heading, Paper, Run, Section
from analyzer.report.paper_proof import Shown, bullets, code, para, soft, strong
from analyzer.report.paper_signing import running_title, signatures
from analyzer.report.paper_tables import gaps
from analyzer.report.proof import Quote

SECTIONS = ("cmp_result", "cmp_sides", "cmp_items", "cmp_code", "cmp_policy", "cmp_law", "cmp_gaps", "limits")
"""Ids of the sections in their order; each is also the key of its title."""

NONE = "—"

Made = Callable[[Comparison, Furniture], Iterator[Block]]


def bound(comparison: Comparison) -> Bound:
    """The comparison with its cover and margins, which are those of NEW."""
    words, new = Furniture(comparison), comparison.new
    title = running_title(comparison, words)
    tool = f"{comparison.tool.name} {comparison.tool.version}"
    texts = {
        **{f"meta_{key}": getattr(comparison.meta or Meta(), key) or meta.BLANK for key in meta.KEYS},
        "title": comparison.title,
        "running_title": title,
        "app_name": new.app_name,
        "package": new.package or NONE,
        "version": new.version_name or NONE,
        "version_code": NONE if new.version_code is None else str(new.version_code),
        "file_name": new.file_name,
        "sha256": new.sha256,
        "policy": new.policy or words("policy_none"),
        "date": new.date,
        "tool": tool,
        "ruleset": comparison.tool.ruleset_sha256,
        "headline": comparison.headline,
    }
    return Bound(
        worded=comparison,
        paper=paper(comparison),
        language=comparison.language,
        date=new.date,
        title=comparison.title,
        running_title=title,
        name=new.app_name,
        version=new.version_name,
        headline=comparison.headline,
        tone="no-issue" if comparison.passed else "confirmed",
        cover=_cover(comparison, words, tool),
        fields=texts,
        foot=f"{new.date} · {words('confidential')} {new.sha256[:16]}…",
        subject=f"{new.package} {comparison.old.version_name} → {new.version_name}",
        tool=comparison.tool.name,
        tool_version=comparison.tool.version,
    )


def _cover(comparison: Comparison, w: Furniture, tool: str) -> tuple[tuple[str, str], ...]:
    stated = meta.rows(comparison.meta, comparison) if comparison.meta else ()
    old, new = comparison.old, comparison.new
    return (
        *((label, text) for _, label, text in stated),
        (w("package"), new.package or NONE),
        (w("version"), f"{old.version_name or NONE} → {new.version_name or NONE}"),
        (w("date"), f"{old.date} → {new.date}"),
        (f"SHA-256 · {w('cmp_old')}", old.sha256),
        (f"SHA-256 · {w('cmp_new')}", new.sha256),
        (w("tool"), tool),
    )


def paper(comparison: Comparison) -> Paper:
    """All sections, each with its heading."""
    words = Furniture(comparison)
    made = []
    for number, key in enumerate(SECTIONS, 1):
        title = Heading(level=1, text=words(key), number=str(number), anchor=key)
        made.append(Section(key=key, blocks=(title, *short_headings(_SECTION[key](comparison, words)))))
    return Paper(sections=tuple(made))


def _result(comparison: Comparison, w: Furniture) -> Iterator[Block]:
    tone = "no-issue" if comparison.passed else "confirmed"
    yield para(strong(comparison.headline), kind="lead", tone=tone)  # type: ignore[arg-type]  # both are tones
    for warning in comparison.warnings:
        yield para(strong(w("cmp_attention")), w("colon"), warning, kind="caution")
    rows = tuple(
        (
            (para(Run(text=count.state.text, kind="strong", tone=LOOKS[count.state.id])),),
            (para(str(count.findings)),),
            (para(count.meaning),),
        )
        for count in comparison.counts
    )
    yield Grid(weights=(26, 14, 60), header=(w("result"), w("column_findings"), w("reason")), rows=rows)
    yield para(comparison.unit, kind="hint")
    for sentence in (*comparison.sentences, *comparison.reviews):
        yield para(sentence)


def _sides(comparison: Comparison, w: Furniture) -> Iterator[Block]:
    rows = tuple(
        ((para(strong(label)),), (para(_value(label, old)),), (para(_value(label, new)),))
        for label, old, new in sides(comparison, w)
    )
    yield Grid(weights=(20, 40, 40), header=(w("cmp_what"), w("cmp_old"), w("cmp_new")), rows=rows)


def _value(label: str, text: str) -> Run:
    return code(text) if label == "SHA-256" else Run(text=text or NONE)


def _items(comparison: Comparison, w: Furniture) -> Iterator[Block]:
    known = {word.key: word.text for word in comparison.cites_en}
    proofs = Shown(comparison, compared=bool(comparison.old.policy or comparison.new.policy), known=known)
    told = [item for item in comparison.items if item.findings or item.state.id != "same"]
    section, before = SECTIONS.index("cmp_items") + 1, 0
    for number, item in enumerate(told, 1):
        yield from _item(item, f"{section}.{number}", before, proofs, w)
        before += len(item.findings)
    yield para(w("cmp_items_same", n=quiet(comparison)), kind="hint")


def _item(item: ItemChange, number: str, before: int, proofs: Shown, w: Furniture) -> Iterator[Block]:
    yield Heading(level=2, text=item.title, number=number, anchor=anchor(item.anchor))
    yield para(
        Run(text=item.state.text, kind="strong", tone=LOOKS[item.state.id]), f"　{item.old.text} → {item.new.text}"
    )
    yield para(item.problem, kind="hint")
    if item.new_reason:
        yield para(w("cmp_new"), w("colon"), item.new_reason, kind="hint")
    for at, change in enumerate(item.findings, before + 1):
        yield from _finding(change, at, proofs, w)


def _finding(change: FindingChange, number: int, proofs: Shown, w: Furniture) -> Iterator[Block]:
    tone = LOOKS[change.state.id]
    yield Heading(level=3, text=change.subject, number=f"{w('fact')} {number}", anchor=anchor(change.anchor), tone=tone)
    yield para(Run(text=change.state.text, kind="strong", tone=tone), soft(f"　ID {change.id}"))
    yield from bullets(change.notes)
    same = _proof(change.old, change.old_flows) == _proof(change.new, change.new_flows)
    yield from _side(w("cmp_now"), change.new, change.new_flows, proofs, w)
    if same and change.old is not None and _words(change.old) == _words(change.new):
        yield para(strong(w("cmp_before")), w("colon"), w("cmp_same_all"), kind="lead")
    elif same and change.old is not None:
        yield from _said(w("cmp_before"), change.old, proofs, w)
        yield para(w("cmp_same_proof"), kind="hint")
    else:
        yield from _side(w("cmp_before"), change.old, change.old_flows, proofs, w)


def _proof(finding: FindingView | None, flows: tuple[FlowView, ...]) -> object:
    return finding and (finding.sites, finding.quotes, finding.searches, finding.notes, finding.more, flows)


def _words(finding: FindingView | None) -> object:
    return finding and (finding.verdict, finding.fact, finding.cites, finding.decision)


def _said(label: str, finding: FindingView, proofs: Shown, w: Furniture) -> Iterator[Block]:
    verdict = Run(text=finding.verdict.text, kind="strong", tone=finding.verdict.id)  # type: ignore[arg-type] # a verdict
    yield para(strong(label), w("colon"), verdict, kind="lead")
    yield para(finding.fact)
    if finding.decision:
        yield para(strong(w("cmp_review")), w("colon"), finding.decision.told, kind="caution")
    if finding.cites:
        yield para(strong(w("clauses")), w("colon"), " · ".join(all_cited(finding.cites, proofs.known)))


def _side(
    label: str, finding: FindingView | None, flows: tuple[FlowView, ...], proofs: Shown, w: Furniture
) -> Iterator[Block]:
    """One examination's part of a finding, with its proofs."""
    if finding is None:
        yield para(strong(label), w("colon"), w("cmp_no_finding"), kind="lead")
        return
    yield from _said(label, finding, proofs, w)
    for site in finding.sites:
        yield from proofs.site(site)
    for flow in flows:
        yield para(strong(w("flows")), w("colon"), proofs.headline(flow), kind="lead")
        yield from proofs.flow(flow)
    for quote in finding.quotes:
        yield from proofs.quote(quote)
    for search in finding.searches:
        yield from proofs.search(search)
    for note in finding.notes:
        yield from proofs.note(note)
    if finding.more:
        yield para(w("more", n=finding.more), kind="hint")


def _table(table: ChangeTable, number: str, proofs: Shown, w: Furniture) -> Iterator[Block]:
    if number:
        yield Heading(level=2, text=table.title, number=number, anchor=anchor("changes-" + table.id))
    if table.note:
        yield para(table.note, kind="hint")
    if table.changes:
        header = (w("cmp_change"), w("cmp_what"), w("cmp_before"), w("cmp_now"))
        rows = tuple(_row(change, proofs) for change in table.changes)
        yield Grid(weights=(13, 33, 27, 27), header=header, rows=rows)
    else:
        yield para(w("cmp_no_change"))
    yield para(w("cmp_same", n=table.same), kind="hint")


def _row(change: Change, proofs: Shown) -> tuple[Cell, ...]:
    def cell(text: str, quote: Quote | None) -> Cell:
        return (para(text or NONE), *(proofs.quote(quote) if quote else ()))

    return (
        (para(change.kind.text),),
        (para(change.what),),
        cell(change.old, change.old_quote),
        cell(change.new, change.new_quote),
    )


def _tables(tables: tuple[ChangeTable, ...], key: str, comparison: Comparison, w: Furniture) -> Iterator[Block]:
    proofs = Shown(comparison, compared=True)
    for number, table in enumerate(tables, 1):
        yield from _table(table, f"{SECTIONS.index(key) + 1}.{number}", proofs, w)


def _code(comparison: Comparison, w: Furniture) -> Iterator[Block]:
    yield from _tables(comparison.code, "cmp_code", comparison, w)


def _policy(comparison: Comparison, w: Furniture) -> Iterator[Block]:
    if not comparison.policy:
        yield para(w("cmp_policy_none"))
    yield from _tables(comparison.policy, "cmp_policy", comparison, w)


def _law(comparison: Comparison, w: Furniture) -> Iterator[Block]:
    yield para(f"{w('cmp_old')}{w('colon')}{comparison.old.date} · {w('cmp_new')}{w('colon')}{comparison.new.date}")
    yield from _table(comparison.law, "", Shown(comparison, compared=True), w)


def _limits(comparison: Comparison, w: Furniture) -> Iterator[Block]:
    for number, sentence in enumerate(comparison.limits, 1):
        yield para(sentence, kind="step", label=str(number))
    yield from signatures(comparison, w)
    yield para(w("end"), kind="hint")


_SECTION: dict[str, Made] = {
    "cmp_result": _result,
    "cmp_sides": _sides,
    "cmp_items": _items,
    "cmp_code": _code,
    "cmp_policy": _policy,
    "cmp_law": _law,
    "cmp_gaps": gaps,
    "limits": _limits,
}
