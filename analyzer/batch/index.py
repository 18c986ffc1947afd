"""A batch to two pages over all packages: ``index.html`` for people, ``findings.csv`` for tables."""

import base64
import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import jinja2
import markupsafe

from analyzer import __version__, places
from analyzer.batch.model import Outcome, Task
from analyzer.batch.run import BatchResult
from analyzer.errors import RulesetError
from analyzer.report.csv import inert

Lang = Literal["zh", "en"]

COLUMNS = (
    "file",
    "sha256",
    "package",
    "label",
    "version",
    "policy",
    "verdict",
    "severity",
    "problem",
    "rule",
    "title",
    "subject",
    "fact",
    "finding",
    "report",
    "review",
    "review_reason",
)


@dataclass(frozen=True, slots=True)
class PackageRow:
    """One line of the index. ``href`` is relative to it; "" without a report."""

    name: str
    also: tuple[str, ...]
    sha256: str
    package: str
    label: str
    version: str
    confirmed: int
    suspected: int
    rejected: int
    not_seen: int
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
    """How many packages a rule was confirmed, suspected for, of ``seen`` in which it could look at all."""

    rule: str
    title: str
    confirmed: int
    suspected: int
    seen: int


def index_language(stated: str, result: BatchResult) -> Lang:
    """The stated language, else Chinese when at least half of the packages with a report have a Chinese one."""
    if stated in ("zh", "en"):
        return "zh" if stated == "zh" else "en"
    langs = [outcome.lang for _, outcome in result.rows if outcome is not None and outcome.kind == "done"]
    return "zh" if langs and langs.count("zh") * 2 >= len(langs) else "en"


def render_index(result: BatchResult, date: str, lang: Lang) -> bytes:
    """One HTML file without a single request to anywhere; the same bytes for the same outcomes.

    Raises:
        RulesetError: the template is missing or wrong.
    """
    folder = places.reports_dir() / "batch"
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    rows, excluded = _split(result)
    try:
        page = environment.get_template("index.html.j2").render(
            lang=lang,
            zh=lang == "zh",
            date=date,
            version=__version__,
            rows=rows,
            excluded=excluded,
            kinds=sorted(Counter(entry.kind for entry in excluded).items()),
            rules=_rules(result, lang),
            total=len(result.rows) + len(result.unreadable),
            confirmed=sum(row.confirmed > 0 for row in rows),
            suspected=sum(row.confirmed == 0 and row.suspected > 0 for row in rows),
            **_inline("style", folder / "style.css"),
            **_inline("script", folder / "sort.js"),
        )
    except (OSError, jinja2.TemplateError) as error:
        raise RulesetError(f"reports/batch/index.html.j2: {error}", "install apkscan again") from error
    return page.encode()


def _inline(name: str, path: Path) -> dict[str, object]:
    """Our own style or script, and the digest by which the page's content security policy lets only it run."""
    text = path.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return {name: markupsafe.Markup(text), f"{name}_hash": f"sha256-{digest}"}  # noqa: S704  (our own file)


def _split(result: BatchResult) -> tuple[list[PackageRow], list[Excluded]]:
    rows, excluded = [], [Excluded(name, "unreadable", reason, "") for name, reason in result.unreadable]
    for task, outcome in result.rows:
        if outcome is None:
            excluded.append(Excluded(task.name, "open", "", ""))
        elif outcome.kind != "done":
            excluded.append(Excluded(task.name, outcome.kind, outcome.detail, ""))
        elif outcome.blind:
            excluded.append(Excluded(task.name, "blind", "", _href(task, outcome)))
        else:
            rows.append(_row(task, outcome))
    # The worst first; among equals the order of the names stays.
    return sorted(rows, key=lambda row: (-row.confirmed, -row.suspected)), excluded


def _row(task: Task, outcome: Outcome) -> PackageRow:
    counts = Counter(item.verdict for item in outcome.items)
    return PackageRow(
        name=task.name,
        also=task.also,
        sha256=task.sha256,
        package=outcome.package,
        label=outcome.label,
        version=outcome.version,
        confirmed=counts["confirmed"],
        suspected=counts["suspected"],
        rejected=sum(finding.review == "reject" for finding in outcome.findings),
        not_seen=counts["not-seen"],
        gaps=outcome.gaps,
        policy=outcome.policy,
        policy_links=outcome.policy_links,
        seconds=outcome.seconds,
        href=_href(task, outcome),
    )


def _href(task: Task, outcome: Outcome) -> str:
    name = next((file for form, file in _REPORTS if form in task.settings.formats), "")
    return f"{outcome.folder}/{name}" if name else ""


_REPORTS = (
    ("html", "report.html"),
    ("md", "report.md"),
    ("text", "report.txt"),
    ("xlsx", "report.xlsx"),
    ("json", "report.json"),
    ("sarif", "report.sarif"),
)


def _rules(result: BatchResult, lang: Lang) -> list[RuleRow]:
    titles: dict[str, str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for _, outcome in result.rows:
        if outcome is None or outcome.kind != "done" or outcome.blind:
            continue
        for item in outcome.items:
            titles[item.rule] = item.title_zh if lang == "zh" else item.title_en
            counts[item.rule, item.verdict] += 1
            # A rate counts only the packages in which the rule could look.
            counts[item.rule, "seen"] += item.verdict in ("confirmed", "suspected", "no-issue")
    rows = [
        RuleRow(rule, title, counts[rule, "confirmed"], counts[rule, "suspected"], counts[rule, "seen"])
        for rule, title in titles.items()
    ]
    return sorted(rows, key=lambda row: (-row.confirmed, -row.suspected, row.rule))


def findings_csv(result: BatchResult, lang: Lang) -> bytes:
    """One line a finding, UTF-8 with a byte order mark (spreadsheets need it); no cell can be a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for task, outcome in result.rows:
        if outcome is not None:
            writer.writerows([_cell(value) for value in line] for line in _lines(task, outcome, lang))
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _lines(task: Task, outcome: Outcome, lang: Lang) -> Iterable[tuple[str, ...]]:
    zh = lang == "zh"
    for row in outcome.findings:
        yield (
            task.name,
            task.sha256,
            outcome.package,
            outcome.label,
            outcome.version,
            outcome.policy,
            row.verdict,
            row.severity,
            row.problem,
            row.rule,
            row.title_zh if zh else row.title_en,
            row.subject_zh if zh else row.subject_en,
            row.fact_zh if zh else row.fact_en,
            row.id,
            _href(task, outcome),
            row.review,
            row.review_reason,
        )


def _cell(value: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before whatever could begin a formula, no control characters."""
    plain = "".join(char if char.isprintable() else " " for char in value)
    return inert(plain)
