"""A batch to the lines of its index: packages, those left out, items with their rates, app types."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from analyzer.batch.model import FindingRow, ItemRow, Outcome, Task, TypeName
from analyzer.batch.run import BatchResult
from analyzer.review.statistics import Rate, rate

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class PackageRow:
    """One line of the index. ``href`` is relative to it; "" without a report. ``app_type`` is the name of the type that
    was stated, ``proposed`` names those that the app may be of. ``left`` is the worst that a review left standing,
    "" for nothing; without a review it is what the tool says.
    """

    name: str
    also: tuple[str, ...]
    sha256: str
    package: str
    label: str
    version: str
    app_type: str
    proposed: tuple[str, ...]
    confirmed: int
    suspected: int
    left: Literal["confirmed", "suspected", ""]
    rejected: int
    not_seen: int
    on_trial: int
    gaps: int
    policy: str
    policy_links: int
    seconds: float
    href: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """A package that is in no rate, and why: a failure kind, "blind" or "open"."""

    name: str
    kind: str
    detail: str
    href: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How many packages a rule was confirmed, suspected for, of ``seen`` in which it could look at all; how many
    findings that were, and what people decided about them: each finding of one app once.
    """

    rule: str
    title: str
    confirmed: int
    suspected: int
    seen: int
    findings: int
    reviewed: Rate


@dataclass(frozen=True, slots=True)
class TypeRow:
    """How many packages were stated to be of a type, and for how many of them something was found."""

    name: str
    packages: int
    confirmed: int
    suspected: int


@dataclass(frozen=True, slots=True)
class Rows:
    """All lines. ``trial`` are of rules on trial; ``untyped`` packages have no stated type, for ``proposed`` of them
    there is a proposal.
    """

    packages: tuple[PackageRow, ...]
    excluded: tuple[Excluded, ...]
    rules: tuple[RuleRow, ...]
    trial: tuple[RuleRow, ...]
    types: tuple[TypeRow, ...]
    untyped: int
    proposed: int


Worded = Callable[[str], str]
"""An English message of a stage, in the language of the page."""


def rows_of(result: BatchResult, lang: Lang, worded: Worded = str) -> Rows:
    """The lines, the same for the same outcomes: packages the worst first, among equals by name."""
    packages, excluded = [], [Excluded(name, "unreadable", worded(reason), "") for name, reason in result.unreadable]
    for task, outcome in result.rows:
        if outcome is None:
            excluded.append(Excluded(task.name, "open", "", ""))
        elif outcome.kind != "done":
            excluded.append(Excluded(task.name, outcome.kind, worded(outcome.detail), ""))
        elif outcome.blind:
            excluded.append(Excluded(task.name, "blind", "", href(task, outcome)))
        else:
            packages.append(_package(task, outcome, lang))
    return Rows(
        packages=tuple(sorted(packages, key=lambda row: (-row.confirmed, -row.suspected))),
        excluded=tuple(excluded),
        rules=_rules([(outcome, outcome.items, outcome.findings) for outcome in _seen(result)], lang),
        trial=_rules([(outcome, outcome.trial, outcome.trial_findings) for outcome in _seen(result)], lang),
        types=_types(packages),
        untyped=sum(not row.app_type for row in packages),
        proposed=sum(bool(row.proposed) for row in packages),
    )


def _seen(result: BatchResult) -> Iterator[Outcome]:
    for _, outcome in result.rows:
        if outcome is not None and outcome.kind == "done" and not outcome.blind:
            yield outcome


def _package(task: Task, outcome: Outcome, lang: Lang) -> PackageRow:
    counts = Counter(item.verdict for item in outcome.items)
    standing = {item.after or item.verdict for item in outcome.items}
    return PackageRow(
        name=task.name,
        also=task.also,
        sha256=task.sha256,
        package=outcome.package,
        label=outcome.label,
        version=outcome.version,
        app_type=type_name(outcome.app_type, lang) if outcome.app_type else "",
        proposed=tuple(type_name(one, lang) for one in outcome.proposed),
        confirmed=counts["confirmed"],
        suspected=counts["suspected"],
        left="confirmed" if "confirmed" in standing else "suspected" if "suspected" in standing else "",
        rejected=sum(finding.review == "reject" for finding in outcome.findings),
        not_seen=counts["not-seen"],
        on_trial=len(outcome.trial_findings),
        gaps=outcome.gaps,
        policy=outcome.policy,
        policy_links=outcome.policy_links,
        seconds=outcome.seconds,
        href=href(task, outcome),
    )


def type_name(kind: TypeName, lang: Lang) -> str:
    """The name of an app type."""
    return kind.zh if lang == "zh" else kind.en


def href(task: Task, outcome: Outcome) -> str:
    """Where the report of a package is, relative to the index; "" when no format of it can be looked at."""
    name = next((file for form, file in _REPORTS if form in task.settings.formats), "")
    return f"{outcome.folder}/{name}" if name else ""


_REPORTS = (
    ("html", "report.html"),
    ("pdf", "report.pdf"),
    ("docx", "report.docx"),
    ("md", "report.md"),
    ("text", "report.txt"),
    ("xlsx", "report.xlsx"),
    ("json", "report.json"),
    ("sarif", "report.sarif"),
    ("csv", "report.csv"),
)


def _rules(
    outcomes: list[tuple[Outcome, tuple[ItemRow, ...], tuple[FindingRow, ...]]], lang: Lang
) -> tuple[RuleRow, ...]:
    titles: dict[str, str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    decided: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for outcome, items, findings in outcomes:
        for item in items:
            titles[item.rule] = item.title_zh if lang == "zh" else item.title_en
            counts[item.rule, item.verdict] += 1
            # A rate counts only the packages in which the rule could look.
            counts[item.rule, "seen"] += item.verdict in ("confirmed", "suspected", "no-issue")
        for finding in findings:
            counts[finding.rule, "findings"] += 1
            if finding.review in ("confirm", "reject"):
                # Two versions of one app share its decisions: a finding of both was decided once.
                decided[finding.rule][outcome.package or outcome.folder, finding.id] = finding.review
    rows = [
        RuleRow(
            rule,
            title,
            counts[rule, "confirmed"],
            counts[rule, "suspected"],
            counts[rule, "seen"],
            counts[rule, "findings"],
            _rate(rule, list(decided[rule].values())),
        )
        for rule, title in titles.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.confirmed, -row.suspected, row.rule)))


def _rate(rule: str, choices: list[str]) -> Rate:
    return rate(rule, choices.count("confirm"), choices.count("reject"))


def _types(packages: list[PackageRow]) -> tuple[TypeRow, ...]:
    """Only stated types: what was merely proposed is in no count."""
    by_name: dict[str, list[PackageRow]] = defaultdict(list)
    for row in packages:
        if row.app_type:
            by_name[row.app_type].append(row)
    return tuple(
        TypeRow(
            name,
            len(found),
            sum(row.confirmed > 0 for row in found),
            sum(row.confirmed == 0 and row.suspected > 0 for row in found),
        )
        for name, found in sorted(by_name.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    )
