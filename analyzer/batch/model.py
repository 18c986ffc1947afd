"""What goes into a batch and what comes out of it, one value a package."""

from typing import Literal

from analyzer.catalogue.model import HOME
from analyzer.judgement.model import Severity, Verdict
from analyzer.report.model import Meta
from analyzer.review.after import Standing
from analyzer.value import Value

Failure = Literal["timeout", "memory", "crash", "unreadable", "policy", "given", "error"]
Kind = Literal["done", "timeout", "memory", "crash", "unreadable", "policy", "given", "error"]
FAILURES: tuple[Failure, ...] = ("timeout", "memory", "crash", "unreadable", "policy", "given", "error")


class Settings(Value, kw_only=True):
    """What is the same for every package of a batch. ``lang`` is "" to decide by the texts of each package;
    ``packs`` are the rule packs whose law applies. ``policies`` and ``rulesets`` are folders as absolute paths,
    ``review`` a file or folder, or "". ``search``: whether a policy is looked for in a package for which there is none,
    ``implicit`` whether implicit flows are followed. ``meta`` are statements for each report, None for no form;
    ``template`` is the file of the Word report's template or "", with its digest. ``seal``: whether each folder is
    sealed, ``signed_by`` the digest of the public key with which that is signed, "" for none.
    """

    out: str
    date: str
    app_type: str = ""
    packs: tuple[str, ...] = (HOME,)
    lang: str = ""
    formats: tuple[str, ...] = ("html", "json", "facts")
    fail_on: Literal["confirmed", "suspected", "never"] = "suspected"
    policies: str = ""
    rulesets: str = ""
    review: str = ""
    search: bool = True
    implicit: bool = False
    meta: Meta | None = None
    template: str = ""
    template_sha256: str = ""
    seal: bool = False
    signed_by: str = ""


class Stated(Value, kw_only=True):
    """What was stated for one package alone: the id of its app type, a mapping file and a file for the first page
    (absolute paths, "" for none), and statements that go before that file's. ``sha256`` is over what these files
    hold, "" where there are none.
    """

    app_type: str = ""
    mapping: str = ""
    meta_file: str = ""
    meta: Meta | None = None
    sha256: str = ""


class Saved(Value, kw_only=True):
    """Facts that an earlier run left in the output folder: an absolute path, and the digest of the file."""

    path: str
    sha256: str


class Limits(Value, kw_only=True):
    """``seconds`` of wall time and ``mebibytes`` of resident memory that one package may take; ``workers`` at once."""

    seconds: float = 300.0
    mebibytes: int = 2048
    workers: int = 1


class Task(Value, kw_only=True):
    """One package to analyse. ``name`` is the path below the folder that was given; ``path`` opens it here;
    ``also`` names the files with the same content. With ``saved`` the package need not be scanned again.
    """

    name: str
    path: str
    sha256: str
    size: int
    settings: Settings
    also: tuple[str, ...] = ()
    stated: Stated = Stated()
    saved: Saved | None = None

    @property
    def app_type(self) -> str:
        """The type that was stated for this package, else for all."""
        return self.stated.app_type or self.settings.app_type


class FindingRow(Value, kw_only=True):
    """One finding, flat, as it stands in ``findings.csv``; ``review`` is what an analyst decided ("confirm", "reject",
    "note") and ``review_reason`` why, "" when nobody did.
    """

    rule: str
    title_zh: str
    title_en: str
    problem: str
    verdict: Literal["confirmed", "suspected"]
    severity: Severity
    id: str
    subject_zh: str
    subject_en: str
    fact_zh: str
    fact_en: str
    review: str = ""
    review_reason: str = ""


class ItemRow(Value, kw_only=True):
    """The verdict of one rule, and where it stands after a review (`analyzer.review.after`), "" without one."""

    rule: str
    title_zh: str
    title_en: str
    verdict: Verdict
    after: Standing | Literal[""] = ""


class TypeName(Value, kw_only=True):
    """One of the app types."""

    id: str
    zh: str
    en: str


class Outcome(Value, kw_only=True):
    """What became of one package. ``detail`` is one English sentence about a failure. ``policy_sha256`` is "" when no
    policy was given for it, ``policy`` where the one that was read came from, ``policy_links`` how many addresses of
    policies it holds; a failure of kind "policy" means that the documents found cannot be read, one of kind "given"
    that something else cannot that was handed over for it (decisions, mapping, first page). ``folder`` is
    relative to the output folder. ``review_sha256`` is of the file of decisions that was merged, "" for none.
    ``blind`` is true when manifest or all code was unreadable: such a package is in no rate.
    ``app_type`` is the one that was stated, ``proposed`` are those that the app may be of when none was. ``trial`` and
    ``trial_findings`` are of rules on trial, in no count. ``facts`` is the file of saved facts in the folder, with its
    digest, "" when there is none; ``rescanned`` is false when such facts were only judged again.
    """

    kind: Kind
    detail: str = ""
    package: str = ""
    label: str = ""
    version: str = ""
    policy_sha256: str = ""
    review_sha256: str = ""
    policy: Literal["supplied", "fetched", "package", "none"] = "none"
    policy_links: int = 0
    lang: Literal["zh", "en"] = "en"
    blind: bool = False
    items: tuple[ItemRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    trial: tuple[ItemRow, ...] = ()
    trial_findings: tuple[FindingRow, ...] = ()
    app_type: TypeName | None = None
    proposed: tuple[TypeName, ...] = ()
    facts: str = ""
    facts_sha256: str = ""
    rescanned: bool = True
    gaps: int = 0
    seconds: float = 0.0
    folder: str = ""
