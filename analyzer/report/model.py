"""The report as one frozen value: everything that a reader sees, in one language, beside stable ids for programs.

Texts are chosen for ``Report.language`` and safe to show: control, bidirectional and invisible characters are
written as ``⟦U+202E⟧``, overlong texts are cut with a note (`analyzer.report.visible`). Ids (rule, verdict, data type,
status …) never depend on the language. Renderers add layout and nothing else: the words they need are in ``words``.
"""

from typing import Literal

from analyzer.apk.model import Certificate
from analyzer.judgement.model import Verdict
from analyzer.report.flow_model import Flows
from analyzer.report.itemised_model import DeviceTestView, ItemTable
from analyzer.report.origin_model import OriginView
from analyzer.report.picture_facts_model import PictureFacts
from analyzer.report.policy_model import CheckRow, PolicyView
from analyzer.report.proof import Note, Quote, Search, Site, Term
from analyzer.report.proposed_model import ProposedTypeView
from analyzer.report.restored_model import Restoration
from analyzer.report.retest_model import RetestView
from analyzer.report.review_model import DecisionView, ReviewView
from analyzer.value import Value

SCHEMA = 1
"""Version of the report format; raised when a field changes its meaning."""


class Word(Value, kw_only=True):
    """One word or sentence of the report's own furniture (headings, column names), by its key in the language file."""

    key: str
    text: str


class Tool(Value, kw_only=True, omit_defaults=True):
    """Which tool, tables and rules (digests: lower-case hex SHA-256); ``packs``: the rule packs, left out for "cn"."""

    name: str
    version: str
    tables_sha256: str
    ruleset_sha256: str
    packs: tuple[Term, ...] = ()


class Meta(Value, kw_only=True):
    """What the laboratory states about this report (``--meta``); "" is a blank of its form. ``acquired`` is ISO 8601.
    ``source`` and ``acquired`` are of the sample, ``operator`` runs the app, ``environment`` is where it was tested.
    """

    report_number: str = ""
    client: str = ""
    laboratory: str = ""
    tester: str = ""
    reviewer: str = ""
    approver: str = ""
    source: str = ""
    acquired: str = ""
    operator: str = ""
    environment: str = ""


class PolicySource(Value, kw_only=True):
    """The policy that was compared. ``complete`` as in `analyzer.policy.model.Policy`."""

    name: str
    sha256: str
    media: str
    encoding: str
    language: str
    sentences: int
    characters: int
    complete: bool
    why_incomplete: str = ""
    mixed: str = ""
    """What sets the files apart that were read as one policy; "" for nothing."""


class Sample(Value, kw_only=True):
    """The package under test. ``size`` in bytes; ``policy`` is None when none was supplied."""

    app_name: str
    other_names: tuple[str, ...] = ()
    package: str
    version_name: str
    version_code: int | None
    app_type: Term | None = None
    proposed_types: tuple[ProposedTypeView, ...] = ()
    file_name: str
    size: int
    size_text: str
    sha256: str
    sha1: str
    md5: str
    min_sdk: int
    target_sdk: int
    max_sdk: int | None = None
    certificates: tuple[Certificate, ...] = ()
    dex_files: int = 0
    classes: int = 0
    methods: int = 0
    reachable_methods: int = 0
    entry_points: int = 0
    native_libraries: tuple[str, ...] = ()
    packers: tuple[str, ...] = ()
    runtimes: tuple[str, ...] = ()
    anomalies: tuple[str, ...] = ()
    policy: PolicySource | None = None
    policy_origin: OriginView | None = None


class Count(Value, kw_only=True):
    """How many items came out with one verdict, and how many findings stand below them. Of these an analyst confirmed
    ``upheld`` and rejected ``rejected``.
    """

    verdict: Verdict
    label: str
    meaning: str
    items: int
    findings: int = 0
    upheld: int = 0
    rejected: int = 0


class ProblemLine(Value, kw_only=True):
    """One MIIT problem that was found. ``official`` is the Chinese name; ``name`` is in the report's language.

    ``subjects`` names the first few findings below it, ``more`` counts the others.
    """

    anchor: str
    name: str
    official: str
    verdict: Verdict
    confirmed: int
    suspected: int
    subjects: tuple[str, ...] = ()
    more: int = 0


class Conclusion(Value, kw_only=True):
    """The result in a few sentences, the counts by verdict, and the problems by name.

    ``caution`` is "" unless code may hide behind something that could not be seen.
    """

    verdict: Verdict
    headline: str
    sentences: tuple[str, ...]
    caution: str
    counts: tuple[Count, ...]
    problems: tuple[ProblemLine, ...]


class Clause(Value, kw_only=True):
    """One clause as cited on the date of assessment. ``mark`` says how its text was verified ("V", "V2", "M").

    ``short`` is the cite without the instrument's name, and in the basis without the part (《…》) that it shares with
    the clause before it; ``found``: a finding of this report rests on it. ``cite_en`` is "" in a Chinese report.
    """

    id: str
    instrument: str
    cite: str
    short: str
    gist: str
    mark: Literal["V", "V2", "M"]
    found: bool = False
    cite_en: str = ""


class Instrument(Value, kw_only=True):
    """A law, notice or standard and those of its clauses that this report cites."""

    name: str
    clauses: tuple[Clause, ...]


class Mark(Value, kw_only=True):
    """What a verification mark means, for the marks that occur."""

    mark: Literal["V", "V2", "M"]
    text: str


class Basis(Value, kw_only=True):
    """What the assessment rests on: law and notices, and apart from them the reference standards."""

    instruments: tuple[Instrument, ...]
    references: tuple[Instrument, ...]
    marks: tuple[Mark, ...]


class Draft(Value, kw_only=True):
    """Suggested wording for the policy in one language, with blanks that a person has to fill."""

    language: Literal["zh", "en"]
    text: str


class Drafts(Value, kw_only=True):
    """Suggested wording in both languages, the report's own first. ``note`` says that it is a draft, and for whom."""

    title: str
    note: str
    texts: tuple[Draft, ...]


class FindingView(Value, kw_only=True):
    """One finding with all that supports it. ``more`` counts proofs that only the facts file holds; ``cites`` are the
    clauses of law that this very finding touches; ``flows`` are anchors of flows in ``Report.flows``. ``retest`` says
    how to settle a suspected one; ``decision`` is an analyst's, None when nobody decided. ``owners`` and ``data_types``
    are those of all its evidence.
    """

    id: str
    anchor: str
    verdict: Term
    severity: Term
    subject: str
    fact: str
    remedy: str
    sites: tuple[Site, ...] = ()
    notes: tuple[Note, ...] = ()
    quotes: tuple[Quote, ...] = ()
    searches: tuple[Search, ...] = ()
    more: int = 0
    cites: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    drafts: Drafts | None = None
    retest: RetestView | None = None
    decision: DecisionView | None = None
    owners: tuple[Term, ...] = ()
    data_types: tuple[Term, ...] = ()


class ItemView(Value, kw_only=True):
    """The result of one rule. ``reason`` explains why nothing was found or could be; ``why`` says why the rule
    matters, ``suggestion`` gives wording or code that can be taken over. ``obligations`` are ids of the duties tested.
    ``test`` is how a person decides what static analysis cannot.
    """

    rule: str
    anchor: str
    title: str
    verdict: Term
    severity: Term
    why: str = ""
    reason: str = ""
    suggestion: str = ""
    clauses: tuple[Clause, ...] = ()
    references: tuple[Clause, ...] = ()
    findings: tuple[FindingView, ...] = ()
    obligations: tuple[str, ...] = ()
    test: DeviceTestView | None = None


class ItemLine(Value, kw_only=True):
    """A pointer to an item, for the lists of what could not be decided or seen. ``cites`` are its clauses, short."""

    rule: str
    anchor: str
    title: str
    reason: str
    cites: tuple[str, ...] = ()


class ProblemGroup(Value, kw_only=True):
    """All items that belong to one MIIT problem name, gravest verdict first."""

    anchor: str
    name: str
    official: str
    verdict: Verdict
    items: tuple[ItemView, ...]


class PermissionRow(Value, kw_only=True):
    """One permission: requested or not, used or not, with proof or what was searched, and what the policy says."""

    name: str
    label: str
    status: Term
    requested: bool
    protection: str
    group: str
    max_sdk: int | None = None
    proofs: tuple[Site, ...] = ()
    notes: tuple[Note, ...] = ()
    policy: Term
    quotes: tuple[Quote, ...] = ()


class Cell(Value, kw_only=True):
    """Places where one owner (``column`` indexes the owners) reads one data type, and what the policy says of both."""

    column: int
    reachable: int
    packaged: int
    policy: Term


class BehaviourRow(Value, kw_only=True):
    """One data type over all owners, with its sites. ``more`` counts sites that only the facts file holds."""

    anchor: str
    data_type: Term
    grade: str
    cells: tuple[Cell, ...]
    sites: tuple[Site, ...]
    more: int = 0


class BehaviourGroup(Value, kw_only=True):
    """The data types of one display group."""

    group: Term
    rows: tuple[BehaviourRow, ...]


class Behaviours(Value, kw_only=True):
    """Who reads what: data types against owners. ``declared_*`` is what the policy names and the package does not show:
    for information, no fault.
    """

    owners: tuple[Term, ...]
    groups: tuple[BehaviourGroup, ...]
    declared_only: tuple[Term, ...] = ()
    declared_sdks: tuple[Term, ...] = ()
    declared_permissions: tuple[Term, ...] = ()


class SdkRow(Value, kw_only=True):
    """One third-party SDK: how it was recognised, what it reads, what others' code gives it (as far as data was
    followed), and whether the policy names it.
    """

    id: str
    name: str
    vendor: str
    categories: tuple[str, ...]
    state: Term
    evidence: tuple[str, ...]
    more_evidence: int = 0
    classes: int
    reachable_methods: int
    reads: tuple[Term, ...]
    gets: tuple[Term, ...] = ()
    policy: Term
    certain: bool
    quotes: tuple[Quote, ...] = ()
    searched: tuple[str, ...] = ()


class GapRow(Value, kw_only=True):
    """Things of one kind that a stage could not look into. ``where`` lists some of ``count`` places, ``text`` says
    what it means in the language of the report, ``details`` are the stages' own technical notes in English.
    """

    stage: Term
    cause: Term
    text: str = ""
    count: int
    where: tuple[str, ...]
    details: tuple[str, ...]
    blocks_code: bool


class Report(Value, kw_only=True):
    """The whole report. ``date`` is the date of assessment, ISO 8601; ``policy`` is None when none was read; ``meta``
    is None when the laboratory stated nothing, ``review`` when no analyst's decisions were merged.
    ``item_tables`` go through instruments clause by clause; ``trial`` is what rules on trial say, counted nowhere else.
    """

    schema: int = SCHEMA
    language: str
    title: str
    date: str
    tool: Tool
    sample: Sample
    conclusion: Conclusion
    basis: Basis
    problems: tuple[ProblemGroup, ...]
    trial: tuple[ProblemGroup, ...] = ()
    permissions: tuple[PermissionRow, ...]
    behaviours: Behaviours
    flows: Flows
    sdks: tuple[SdkRow, ...]
    policy_checks: tuple[CheckRow, ...]
    undecidable: tuple[ItemLine, ...]
    not_seen: tuple[ItemLine, ...]
    gaps: tuple[GapRow, ...]
    policy: PolicyView | None = None
    meta: Meta | None = None
    review: ReviewView | None = None
    item_tables: tuple[ItemTable, ...] = ()
    limits: tuple[str, ...]
    words: tuple[Word, ...]
    restoration: Restoration | None = None
    pictures: PictureFacts = PictureFacts()
