"""Instruments gone through item by item: every clause with its result and the items of the report that decide it."""

from analyzer.catalogue.model import Catalogue, Clause, Instrument
from analyzer.judgement.model import ItemResult, Judgement, Verdict
from analyzer.judgement.tested import GRAVEST
from analyzer.report.anchors import anchor
from analyzer.report.itemised_model import ClauseCheck, ClauseRow, ItemTable, ResultCount
from analyzer.report.items import item_anchor
from analyzer.report.lexicon import Lexicon
from analyzer.report.proof import Term

RESULTS: tuple[str, ...] = (*GRAVEST, "outside", "none")
"""What a clause can come out as, in the order of the counts."""

_Tested = dict[str, list[tuple[ItemResult, Verdict]]]
"""Clause to the items that test it, each with its verdict on this clause."""


def item_tables(judgement: Judgement, catalogue: Catalogue, lexicon: Lexicon) -> tuple[ItemTable, ...]:
    """A table for each instrument that the rulesets want gone through, with the clauses that hold on the date."""
    tested: _Tested = {}
    for item in judgement.items:
        for entry in item.tested:
            tested.setdefault(entry.clause, []).append((item, entry.verdict))
    wanted = [entry for entry in catalogue.instruments if entry.itemised]
    wanted.sort(key=lambda entry: (entry.role != "basis", entry.order, entry.id))
    tables = (_table(entry, judgement.date, tested, lexicon) for entry in wanted)
    return tuple(table for table in tables if table.rows)


def _table(entry: Instrument, date: str, tested: _Tested, lexicon: Lexicon) -> ItemTable:
    rows = tuple(_row(entry, clause, tested, lexicon) for clause in entry.clauses if clause.holds_on(date))
    counted = ((result, sum(row.result.id == result for row in rows)) for result in RESULTS)
    return ItemTable(
        id=entry.id,
        anchor=anchor(f"instrument-{entry.id}"),
        name=lexicon.instrument(entry.id)[1],
        role=entry.role,
        counts=tuple(ResultCount(result=_result(key, lexicon), items=items) for key, items in counted if items),
        rows=rows,
    )


def _row(entry: Instrument, clause: Clause, tested: _Tested, lexicon: Lexicon) -> ClauseRow:
    found = sorted(tested.get(clause.id, []), key=lambda pair: GRAVEST.index(pair[1]))
    result = str(found[0][1]) if found else "outside" if clause.outside else "none"
    return ClauseRow(
        id=clause.id,
        anchor=anchor(f"clause-{clause.id}"),
        cite=clause.cite,
        short=lexicon.short_cite(entry.id, clause.cite),
        cite_en=lexicon.cite_en(entry.id, clause.cite),
        gist=lexicon.text(clause.gist),
        mark=clause.mark,
        result=_result(result, lexicon),
        checks=tuple(
            ClauseCheck(
                rule=item.rule,
                anchor=item_anchor(item.rule),
                title=lexicon.pick(item, "title"),
                verdict=_result(verdict, lexicon),
            )
            for item, verdict in found
        ),
        reason=lexicon.text(clause.outside) if clause.outside and not found else "",
    )


def _result(key: str, lexicon: Lexicon) -> Term:
    if key in GRAVEST:
        return Term(id=key, text=lexicon.word(f"verdicts.{key}.label"))
    return lexicon.term("item_results", key)
