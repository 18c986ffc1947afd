"""Instrument by item: which rules decide it, which test is left to a person, what nobody looks at."""

import difflib
from typing import Literal, get_args

from analyzer.catalogue.model import Catalogue, Clause, Instrument, Mark, Rule, Text
from analyzer.errors import UsageError
from analyzer.value import Value

Way = Literal["rules", "rules-and-test", "test", "stage", "outside", "none"]
"""How an item is decided: by checks of rules; by checks, and the rest by a test on a device or by a person; by such a
test alone; by rules that wait for a stage; not at all, because it is outside the test of an app; not at all.
"""

WAYS: tuple[Way, ...] = get_args(Way)


class ItemCoverage(Value, kw_only=True):
    """One clause. ``rules`` are ids of rules with a check that tests it, ``waiting`` those that name one of its duties
    and only need a stage for it, ``tests`` ids of entries of ``undecidable.yml``.
    """

    clause: str
    cite: str
    gist: Text
    mark: Mark
    way: Way
    rules: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


class InstrumentCoverage(Value, kw_only=True):
    """All clauses of one instrument that hold on the date, in its order."""

    id: str
    title: Text
    number: str
    items: tuple[ItemCoverage, ...]

    @property
    def counts(self) -> dict[Way, int]:
        """How many items are decided in each way; without the ways of none."""
        found = {way: sum(item.way == way for item in self.items) for way in WAYS}
        return {way: count for way, count in found.items() if count}


def cover(catalogue: Catalogue, date: str, instrument: str = "") -> tuple[InstrumentCoverage, ...]:
    """Every instrument, or the one with that id, by its ``order``; without those of which nothing holds on ``date``.

    Raises:
        UsageError: there is no such instrument.
    """
    known = sorted(entry.id for entry in catalogue.instruments)
    if instrument and instrument not in known:
        near = difflib.get_close_matches(instrument, known, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"one of {', '.join(known)}"
        raise UsageError(f"no instrument '{instrument}'", hint)
    ordered = sorted(catalogue.instruments, key=lambda entry: (entry.order, entry.id))
    covered = (_instrument(catalogue, entry, date) for entry in ordered if instrument in ("", entry.id))
    return tuple(entry for entry in covered if entry.items)


def _instrument(catalogue: Catalogue, entry: Instrument, date: str) -> InstrumentCoverage:
    items = tuple(item_coverage(catalogue, clause) for clause in entry.clauses if clause.holds_on(date))
    return InstrumentCoverage(id=entry.id, title=entry.title, number=entry.number, items=items)


def item_coverage(catalogue: Catalogue, clause: Clause) -> ItemCoverage:
    """Who looks after one clause."""
    duties = set(clause.obligations)
    settled = [rule for rule in catalogue.rules if not rule.nursery]  # a rule on trial decides nothing
    rules = tuple(rule.id for rule in settled if duties & asked(rule))
    waiting = tuple(r.id for r in settled if r.id not in rules and r.needs and duties & set(r.obligations))
    tests = tuple(entry.id for entry in catalogue.undecided if duties & set(entry.obligations))
    way: Way = "rules" if rules else "test" if tests else "stage" if waiting else "none"
    if rules and tests:
        way = "rules-and-test"
    if way == "none" and clause.outside is not None:
        way = "outside"
    return ItemCoverage(
        clause=clause.id,
        cite=clause.cite,
        gist=clause.gist,
        mark=clause.mark,
        way=way,
        rules=rules,
        waiting=waiting,
        tests=tests,
    )


def asked(rule: Rule) -> set[str]:
    """The duties that a check of the rule tests; without checks nothing does."""
    return {duty for check in rule.checks for duty in (check.obligations or rule.obligations)}
