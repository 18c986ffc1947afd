"""Verdicts and findings."""

from typing import Literal

from analyzer.value import Value

Verdict = Literal["confirmed", "suspected", "undecidable", "no-issue", "not-seen"]
Severity = Literal["high", "medium", "low", "info"]


class CitedClause(Value, kw_only=True):
    """A clause as it is to be printed on the date of assessment. ``mark`` is "V", "V2" or "M" (rulesets/clauses);
    ``role`` "basis" for law and notices, "reference" for recommended standards.
    """

    id: str
    instrument: str
    cite: str
    gist_zh: str
    gist_en: str
    mark: Literal["V", "V2", "M"]
    role: Literal["basis", "reference"]


class EvidenceRef(Value, kw_only=True):
    """Points into ``Facts``: ``kind`` names the tuple ("read", "permission", "sdk", "data-claim", "sdk-claim",
    "permission-claim", "policy-check", "component", "manifest", "sentence", "gap", "sdk-start", "request", "screen",
    "flow", "recipient-claim"), ``index`` its position (for "sentence" the sentence number, for "component" the index in
    manifest.components, for "manifest" always 0, for "recipient-claim" that in consistency.transfers).
    """

    kind: str
    index: int


class Finding(Value, kw_only=True):
    """One thing that a rule found. ``id`` is a short hash of rule, data type, owner, API and kind of entry, and of no
    name that an obfuscator chooses (`analyzer.judgement.identity`).
    ``subject_*`` says in a few words what it is about ("IMEI (app)"); ``fact_*`` is the one-sentence statement.
    ``clauses`` are ids of those clauses of the item that this very finding touches. ``check`` is which of the rule's
    checks found it. ``suspected`` are ids of clauses of another jurisdiction under which a confirmed finding is at most
    suspected. ``may_say`` are sentences of the policy that may say what the finding misses: it is suspected at most,
    and a person has to read them.
    """

    id: str
    rule: str
    check: str = ""
    verdict: Literal["confirmed", "suspected"]
    severity: Severity
    subject_zh: str
    subject_en: str
    fact_zh: str
    fact_en: str
    remedy_zh: str
    remedy_en: str
    evidence: tuple[EvidenceRef, ...]
    clauses: tuple[str, ...] = ()
    suspected: tuple[str, ...] = ()
    may_say: tuple[int, ...] = ()


class TestedClause(Value, kw_only=True):
    """What came out of those checks of one item that test this clause, and of what it could not look into."""

    clause: str
    verdict: Verdict


class ItemResult(Value, kw_only=True):
    """The result of one rule, found or not. ``problem`` is the MIIT problem name (官方问题名称) it belongs to.
    ``reason_*`` explains "not-seen", "undecidable" and "no-issue" (what was looked at). ``clauses`` are all that the
    rule tests; which of them a finding touches, it says itself. ``tested`` has the result for each of them, without
    those that no check asks about.
    """

    rule: str
    title_zh: str
    title_en: str
    problem: str
    verdict: Verdict
    severity: Severity
    reason_zh: str = ""
    reason_en: str = ""
    clauses: tuple[CitedClause, ...] = ()
    findings: tuple[Finding, ...] = ()
    tested: tuple[TestedClause, ...] = ()


class ProposedType(Value, kw_only=True):
    """A type that an app may be of, by its signs (`analyzer.judgement.app_types`); ``app_type`` is its id. Nothing is
    judged by it: rules on necessary information use only the type that somebody states.
    """

    app_type: str
    weight: int
    reasons_zh: tuple[str, ...]
    reasons_en: tuple[str, ...]


class Judgement(Value, kw_only=True):
    """All rules over one Facts on one date (ISO 8601). ``app_type`` is the id of one of the 39 types or "". ``packs``
    are ids of the rule packs whose law was applied, () for rulesets without packs.
    """

    date: str
    app_type: str
    ruleset_sha256: str
    items: tuple[ItemResult, ...]
    trial: tuple[ItemResult, ...] = ()
    """Results of rules on trial (`Rule.nursery`), apart: nothing that counts or decides looks at them."""
    packs: tuple[str, ...] = ()
    proposed: tuple[ProposedType, ...] = ()
    """Types that the app may be of, when none is stated."""
