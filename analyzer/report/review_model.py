"""An analyst's decisions about findings as a report shows them; the machine's verdict stays beside them."""

from analyzer.judgement.model import Verdict
from analyzer.report.proof import Term
from analyzer.value import Value


class DecisionView(Value, kw_only=True):
    """What a person decided about one finding: ``choice`` has the id "confirm", "reject" or "note" (nothing decided).

    ``who`` and ``date`` (ISO 8601) are "" where the file leaves them open; ``told`` is all of it in one line.
    """

    choice: Term
    reason: str = ""
    note: str = ""
    who: str = ""
    date: str = ""
    told: str


class StaleDecision(Value, kw_only=True):
    """A decision about a finding that this report does not have; ``rule`` and ``subject`` as the file states them."""

    finding: str
    rule: str = ""
    subject: str = ""
    decision: DecisionView


class AfterReview(Value, kw_only=True):
    """How many items stand at a verdict when rejected findings do not count and confirmed ones are certain."""

    verdict: Verdict
    label: str
    items: int


class ReviewView(Value, kw_only=True):
    """The decisions that were merged. Counts are of findings: ``open`` has none, ``noted`` only a remark (and is open).

    ``same_package`` is false when the decisions were made on other bytes than those of this report. ``cleared`` counts
    items of which every finding was rejected; ``after`` counts the others. ``sentences`` say it all in words.
    """

    file: str
    sha256: str
    same_package: bool
    confirmed: int
    rejected: int
    noted: int
    open: int
    cleared: int
    after: tuple[AfterReview, ...]
    sentences: tuple[str, ...]
    stale: tuple[StaleDecision, ...] = ()
