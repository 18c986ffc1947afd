"""A comparison of two examinations as one frozen value, in one language, beside stable ids for programs.

Texts are chosen for ``Comparison.language`` and safe to show, as those of a `analyzer.report.model.Report`.
"""

from typing import Literal

from analyzer.report.flow_model import FlowView
from analyzer.report.model import FindingView, GapRow, Meta, Tool, Word
from analyzer.report.proof import Quote, Term
from analyzer.value import Value

SCHEMA = 1
"""Version of the format; raised when a field changes its meaning."""

State = Literal[
    "new", "more-certain", "remaining", "less-certain", "to-read", "not-visible", "fixed", "not-required",
    "newly-required", "rejected",
]  # fmt: skip
"""What became of a finding. New: only NEW has it. More or less certain: suspected became confirmed, or the other way.
To read: only sentences of NEW's policy that were not understood for sure may settle it, so a person has to read them.
Not visible: OLD has it, and NEW could not look. Fixed: OLD has it, and NEW looked and does not. Not required: OLD has
it on its date, and would not have it on NEW's, because the law is another. Newly required: the other way round.
Rejected: an analyst has decided that it does not hold; it neither remains nor was anything fixed."""

STATES: tuple[State, ...] = (
    "new", "newly-required", "more-certain", "remaining", "less-certain", "to-read", "not-visible", "fixed",
    "not-required", "rejected",
)  # fmt: skip
"""What asks for attention first."""

OPEN: tuple[State, ...] = (
    "new", "newly-required", "more-certain", "remaining", "less-certain", "to-read", "not-visible",
)  # fmt: skip
"""With one of these the re-test is not passed."""


class Side(Value, kw_only=True):
    """One examination. ``date`` is its date of assessment, ISO 8601; ``policy`` the name of the policy, "" for none.

    ``unseen`` says why nothing could be looked at, "" otherwise.
    """

    file_name: str
    sha256: str
    app_name: str
    package: str
    version_name: str
    version_code: int | None
    certificates: tuple[str, ...]
    date: str
    app_type: Term | None = None
    tool_version: str
    tables_sha256: str
    policy: str
    policy_sha256: str
    confirmed: int
    suspected: int
    unseen: str = ""


class FindingChange(Value, kw_only=True):
    """What became of one finding, with the proofs of both sides. ``id`` is that of NEW where it has one.

    ``notes`` say what else is to be known: why NEW could not look, that two findings with different ids are taken for
    one, what came to a finding about several things or went from it. The flows are the first of those that prove it.
    """

    id: str
    anchor: str
    state: Term
    subject: str
    notes: tuple[str, ...] = ()
    old: FindingView | None = None
    new: FindingView | None = None
    old_flows: tuple[FlowView, ...] = ()
    new_flows: tuple[FlowView, ...] = ()


class ItemChange(Value, kw_only=True):
    """One rule on both sides. ``state`` is that of its findings that asks for attention first; without findings "same",
    "seen-now" (OLD could not look) or "not-visible". ``reason_*`` are the explanations of each side.
    """

    rule: str
    anchor: str
    title: str
    problem: str
    state: Term
    old: Term
    new: Term
    old_reason: str = ""
    new_reason: str = ""
    findings: tuple[FindingChange, ...] = ()


class Change(Value, kw_only=True):
    """One difference: ``kind`` "added", "removed", "changed" or "not-visible" (OLD has it, and NEW could not look).

    ``old`` and ``new`` are what each side says, "" where it has nothing; the quotations are of the policies.
    """

    kind: Term
    id: str
    what: str
    old: str = ""
    new: str = ""
    old_quote: Quote | None = None
    new_quote: Quote | None = None


class ChangeTable(Value, kw_only=True):
    """The differences of one kind. ``same`` counts what is the same on both sides; ``note`` bounds what is said."""

    id: str
    title: str
    same: int
    changes: tuple[Change, ...]
    note: str = ""


class StateCount(Value, kw_only=True):
    """How many findings came to one state."""

    state: Term
    meaning: str
    findings: int


class Comparison(Value, kw_only=True):
    """OLD against NEW. ``passed`` is false as long as one finding is in one of the states ``OPEN``.

    ``headline`` and ``counts`` tell findings, never places in the code or rules; ``unit`` says so. ``meta`` is what the
    laboratory states, ``reviews`` what an analyst decided about either side, in sentences. ``warnings`` are reasons to
    doubt that the two can be compared at all. ``gaps`` are what NEW could not look into. ``cites_en``: each
    citation and its English name, in an English comparison.
    """

    schema: int = SCHEMA
    language: str
    title: str
    tool: Tool
    old: Side
    new: Side
    passed: bool
    headline: str
    unit: str
    meta: Meta | None = None
    reviews: tuple[str, ...] = ()
    sentences: tuple[str, ...]
    warnings: tuple[str, ...]
    counts: tuple[StateCount, ...]
    items: tuple[ItemChange, ...]
    code: tuple[ChangeTable, ...]
    policy: tuple[ChangeTable, ...]
    law: ChangeTable
    gaps: tuple[GapRow, ...]
    limits: tuple[str, ...]
    words: tuple[Word, ...]
    cites_en: tuple[Word, ...] = ()
