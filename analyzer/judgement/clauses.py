"""Clauses as they are to be cited on a date."""

from collections.abc import Iterable

from analyzer.catalogue.law import imposing
from analyzer.catalogue.model import Clause, Instrument
from analyzer.judgement.model import CitedClause

__all__ = ["cited", "imposing"]


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
