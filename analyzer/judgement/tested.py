"""Clause by clause: what came out of the checks of one rule that test it."""

from collections.abc import Iterable, Sequence

from analyzer.catalogue.model import Clause, Instrument
from analyzer.judgement.match import Outcome
from analyzer.judgement.model import Finding, TestedClause, Verdict

GRAVEST: tuple[Verdict, ...] = ("confirmed", "suspected", "undecidable", "not-seen", "no-issue")
"""Of several results the first counts: what was found says more than what could not be decided or seen, and "no issue
found" holds only where nothing else was said.
"""

Found = Iterable[tuple[Instrument, Clause]]


class Tally:
    """Collects the outcomes of a rule's checks."""

    def __init__(self) -> None:
        self._verdicts: dict[str, set[Verdict]] = {}

    def check(self, clauses: Found, outcome: Outcome, findings: Sequence[Finding]) -> None:
        """Take in one check: the clauses that it tests, what it saw, and the findings that it made.

        A finding that is confirmed under one law leaves those that admit less at "suspected".
        """
        found: dict[str, Verdict] = {}
        for finding in sorted(findings, key=lambda entry: entry.verdict == "confirmed"):
            found |= dict.fromkeys(finding.clauses, finding.verdict)
        for _, clause in clauses:
            verdicts = self._verdicts.setdefault(clause.id, set())
            if findings:
                verdicts.add(found.get(clause.id, "suspected"))
            verdicts.update(_quiet(outcome) if not findings else ())

    def results(self, clauses: Found, waiting: bool, unseen: bool, unanswered: bool) -> tuple[TestedClause, ...]:
        """What came out for each clause, in the order of the rule's ``clauses``.

        Args:
            clauses: all that the rule tests.
            waiting: whether the rule needs stages besides; where it does not, a clause that no check tests is left out.
            unseen: whether such a stage did not run, though there is, or may be, something to look into.
            unanswered: whether such a stage ran and there is something to look into: what no check asks about it is
                not decided.
        """
        told = []
        for _, clause in clauses:
            verdicts = set(self._verdicts.get(clause.id, ()))
            if unseen:
                verdicts.add("not-seen")
            elif not verdicts and waiting:
                verdicts.add("undecidable" if unanswered else "no-issue")
            if verdicts:
                told.append(TestedClause(clause=clause.id, verdict=min(verdicts, key=GRAVEST.index)))
        return tuple(told)


def _quiet(outcome: Outcome) -> tuple[Verdict, ...]:
    if outcome.undecided:
        return ("undecidable",)
    return ("not-seen",) if outcome.unseen else ("no-issue",)
