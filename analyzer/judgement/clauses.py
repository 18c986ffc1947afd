"""Obligations to the clauses that impose them on a date, as they are to be cited."""

from collections.abc import Iterable

from analyzer.catalogue.model import Catalogue, CheckClass, Clause, Instrument
from analyzer.judgement.model import CitedClause

_CONFIRMABLE = {"S": ("S",), "P": ("P",), "S+P": ("S+P", "S", "P")}
"""What a clause must admit so that a check of that strength may confirm a breach of it."""


def imposing(catalogue: Catalogue, obligations: Iterable[str], date: str) -> tuple[tuple[Instrument, Clause], ...]:
    """Every clause that imposes one of the obligations on ``date``: bases before references, then by instrument."""
    wanted = set(obligations)
    found = [
        (instrument, clause)
        for instrument in sorted(
            catalogue.instruments, key=lambda entry: (entry.role != "basis", entry.order, entry.id)
        )
        for clause in instrument.clauses
        if wanted & set(clause.obligations) and clause.holds_on(date)
    ]
    return tuple(found)


def cited(found: Iterable[tuple[Instrument, Clause]]) -> tuple[CitedClause, ...]:
    """The clauses as the report prints them."""
    return tuple(
        CitedClause(
            id=clause.id,
            instrument=instrument.id,
            cite=clause.cite,
            gist_zh=clause.gist.zh,
            gist_en=clause.gist.en,
            mark=clause.mark,
            role=instrument.role,
        )
        for instrument, clause in found
    )


def may_confirm(found: Iterable[tuple[Instrument, Clause]], strength: CheckClass) -> bool:
    """Whether evidence of that strength can establish a breach of one of the clauses.

    A finding is never more certain than its clause: a reference standard is no basis, and a clause that was only
    remembered accuses nobody.
    """
    enough = _CONFIRMABLE.get(strength, ())
    return any(
        instrument.role == "basis" and clause.mark != "M" and any(code in clause.decidable for code in enough)
        for instrument, clause in found
    )
