"""An instrument gone through item by item, as values of the report."""

from typing import Literal

from analyzer.report.proof import Term
from analyzer.value import Value


class DeviceTestView(Value, kw_only=True):
    """The test that a person makes where static analysis decides nothing."""

    precondition: str
    steps: tuple[str, ...]
    confirms: str
    refutes: str


class ClauseCheck(Value, kw_only=True):
    """What one item of the report says of a clause; ``anchor`` is the item's. ``verdict`` is of the clause, which may
    be milder than that of the item as a whole.
    """

    rule: str
    anchor: str
    title: str
    verdict: Term


class ClauseRow(Value, kw_only=True):
    """One clause that holds on the date. ``result`` is the gravest verdict of its ``checks``, or "outside" (no item of
    the test of an app; ``reason`` says why), or "none" (nothing in the rulesets looks at it). ``cite_en`` is the cite
    in English, "" in a Chinese report.
    """

    id: str
    anchor: str
    cite: str
    short: str
    gist: str
    mark: Literal["V", "V2", "M"]
    result: Term
    checks: tuple[ClauseCheck, ...] = ()
    reason: str = ""
    cite_en: str = ""


class ResultCount(Value, kw_only=True):
    """How many clauses came out so."""

    result: Term
    items: int


class ItemTable(Value, kw_only=True):
    """One instrument, every clause a row, in its own order. ``role`` "reference" is a recommended standard."""

    id: str
    anchor: str
    name: str
    role: Literal["basis", "reference"]
    counts: tuple[ResultCount, ...]
    rows: tuple[ClauseRow, ...]
