"""Obligations to the clauses that impose them on a date, and how much certainty those clauses admit."""

from collections.abc import Iterable

from analyzer.catalogue.model import Catalogue, CheckClass, Clause, Instrument

_CONFIRMABLE: dict[CheckClass, tuple[str, ...]] = {
    "S": ("S",),
    "P": ("P",),
    "S+P": ("S+P", "S", "P"),
    "lead": (),
}
"""What a clause must admit so that a check of that strength may confirm a breach of it."""


def imposing(
    catalogue: Catalogue, obligations: Iterable[str], date: str, packs: tuple[str, ...] = ()
) -> tuple[tuple[Instrument, Clause], ...]:
    """Every clause that imposes one of the obligations on ``date``: bases before references, then by instrument.

    ``packs`` keeps the law of these rule packs, () that of all that the catalogue has.
    """
    wanted = set(obligations)
    ordered = sorted(catalogue.instruments, key=lambda entry: (entry.role != "basis", entry.order, entry.id))
    return tuple(
        (instrument, clause)
        for instrument in ordered
        if not packs or instrument.pack in packs
        for clause in instrument.clauses
        if wanted & set(clause.obligations) and clause.holds_on(date)
    )


def may_confirm(found: Iterable[tuple[Instrument, Clause]], strength: CheckClass) -> bool:
    """Whether evidence of that strength can establish a breach of one of the clauses.

    A finding is never more certain than its clause: a reference standard is no basis, and a clause that was only
    remembered accuses nobody.
    """
    return any(admits(instrument, clause, strength) for instrument, clause in found)


def admits(instrument: Instrument, clause: Clause, strength: CheckClass) -> bool:
    """Whether evidence of that strength can establish a breach of this one clause."""
    enough = _CONFIRMABLE[strength]
    return instrument.role == "basis" and clause.mark != "M" and any(code in clause.decidable for code in enough)


def touched(found: Iterable[tuple[Instrument, Clause]], strength: CheckClass, confirmed: bool) -> tuple[str, ...]:
    """Ids of the clauses that a finding touches: what is confirmed never stands beside a law that admits less."""
    return tuple(
        clause.id
        for instrument, clause in found
        if not confirmed or instrument.role == "reference" or admits(instrument, clause, strength)
    )


def lesser(found: Iterable[tuple[Instrument, Clause]], touched: Iterable[str]) -> tuple[str, ...]:
    """Ids of the clauses of those packs under whose law a confirmed finding is no more than suspected."""
    stated = tuple(found)
    ids = frozenset(touched)
    certain = {instrument.pack for instrument, clause in stated if instrument.role == "basis" and clause.id in ids}
    return tuple(clause.id for instrument, clause in stated if instrument.pack not in certain and clause.id not in ids)
