"""What goes into a batch and what comes out of it, one value a package."""

from typing import Literal

from analyzer.catalogue.model import HOME
from analyzer.judgement.model import Severity, Verdict
from analyzer.review.after import Standing
from analyzer.value import Value

Failure = Literal["timeout", "memory", "crash", "unreadable", "policy", "error"]
Kind = Literal["done", "timeout", "memory", "crash", "unreadable", "policy", "error"]
FAILURES: tuple[Failure, ...] = ("timeout", "memory", "crash", "unreadable", "policy", "error")


class Settings(Value, kw_only=True):
    """What is the same for every package of a batch. ``lang`` is "" to decide by the texts of each package;
    ``packs`` are the rule packs whose law applies. ``policies`` and ``rulesets`` are folders as absolute paths,
    ``review`` a file or folder, or "". ``search``: whether a policy is looked for in a package for which there is none.
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


class Limits(Value, kw_only=True):
    """``seconds`` of wall time and ``mebibytes`` of resident memory that one package may take; ``workers`` at once."""

    seconds: float = 300.0
    mebibytes: int = 2048
    workers: int = 1


class Task(Value, kw_only=True):
    """One package to analyse. ``name`` is the path below the folder that was given; ``path`` opens it here;
    ``also`` names the files with the same content.
    """

    name: str
    path: str
    sha256: str
    size: int
    settings: Settings
    also: tuple[str, ...] = ()


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


class Outcome(Value, kw_only=True):
    """What became of one package. ``detail`` is one English sentence about a failure. ``policy_sha256`` is "" when no
    policy was given for it, ``policy`` where the one that was read came from, ``policy_links`` how many addresses of
    policies it holds; a failure of kind "policy" means that the documents found cannot be read. ``folder`` is
    relative to the output folder. ``review_sha256`` is of the file of decisions that was merged, "" for none.
    ``blind`` is true when manifest or all code was unreadable: such a package is in no
    rate.
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
    gaps: int = 0
    seconds: float = 0.0
    folder: str = ""
