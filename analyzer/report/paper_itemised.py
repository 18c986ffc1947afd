"""Instruments gone through clause by clause, for paper: what each clause came out as, and which item decided it."""

from collections.abc import Iterator

from analyzer.report.anchors import anchor
from analyzer.report.furniture import Furniture
from analyzer.report.itemised_model import ClauseRow, ItemTable
from analyzer.report.model import Report
from analyzer.report.paper_model import Block, Cell, Grid, Heading, Para, Run
from analyzer.report.paper_proof import para, soft, strong


def item_tables(report: Report, w: Furniture) -> Iterator[Block]:
    """One table an instrument, in the order of its clauses."""
    yield para(w("item_tables_hint"), kind="hint")
    if not report.item_tables:
        yield para(w("item_tables_none"))
    header = (w("clause"), w("gist"), w("result"), w("decided_by"))
    for table in report.item_tables:
        yield Heading(level=2, text=table.name, anchor=anchor(table.anchor))
        if table.role == "reference":
            yield para(w("basis_reference"), kind="hint")
        yield para(" · ".join(_counts(table, w)))
        yield Grid(weights=(20, 34, 16, 30), header=header, rows=tuple(_row(row, w) for row in table.rows))


def _counts(table: ItemTable, w: Furniture) -> Iterator[str]:
    for count in table.counts:
        yield f"{count.result.text} {count.items} {w('clauses_unit', n=count.items)}"


def _row(row: ClauseRow, w: Furniture) -> tuple[Cell, ...]:
    cite = (para(strong(row.cite_en)), para(soft(row.short))) if row.cite_en else (para(strong(row.short)),)
    tone = row.result.id if row.checks else ""  # "outside" and "none" are no verdicts
    result = Run(text=row.result.text, kind="strong", tone=tone)  # type: ignore[arg-type]  # the id of a verdict
    return cite, (para(row.gist, soft(f" [{row.mark}]")),), (para(result),), tuple(_decided(row, w))


def _decided(row: ClauseRow, w: Furniture) -> Iterator[Para]:
    if not row.checks:
        yield para(row.reason or "—")
    for check in row.checks:
        yield para(Run(text=check.title, link=anchor(check.anchor)), f"{w('colon')}{check.verdict.text}")
