"""A batch to tables: every finding on a line, those of rules on trial apart, and each rule with its rates."""

import csv
import io
from collections.abc import Iterable, Sequence

from analyzer.batch.index_rows import Lang, RuleRow, href, type_name
from analyzer.batch.model import FindingRow, Outcome, Task
from analyzer.batch.run import BatchResult
from analyzer.report.csv import inert

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
    "app_type",
    "proposed_types",
)
RULE_COLUMNS = (
    "rule",
    "title",
    "on_trial",
    "confirmed",
    "suspected",
    "examined",
    "findings",
    "decided",
    "rejected",
    "false_positive_rate",
    "low",
    "high",
)


def findings_csv(result: BatchResult, lang: Lang, *, trial: bool = False) -> bytes:
    """One line a finding; with ``trial`` those of rules on trial and no others."""
    lines = [
        line
        for task, outcome in result.rows
        if outcome is not None
        for line in _lines(task, outcome, outcome.trial_findings if trial else outcome.findings, lang)
    ]
    return _table(COLUMNS, lines)


def rules_csv(rules: Sequence[RuleRow], trial: Sequence[RuleRow]) -> bytes:
    """One line a rule: packages, findings, and how many of the decided ones a person rejected, with Wilson's interval
    of 95 %; rates are empty where nothing was decided.
    """
    return _table(
        RULE_COLUMNS, [_rule(row, on_trial) for rows, on_trial in ((rules, ""), (trial, "yes")) for row in rows]
    )


def _rule(row: RuleRow, trial: str) -> tuple[str, ...]:
    reviewed = row.reviewed
    rates = (reviewed.share, reviewed.low, reviewed.high)
    return (
        row.rule,
        row.title,
        trial,
        *(str(count) for count in (row.confirmed, row.suspected, row.seen, row.findings)),
        str(reviewed.decided),
        str(reviewed.rejected),
        *(f"{value:.6f}" if reviewed.decided else "" for value in rates),
    )


def _lines(task: Task, outcome: Outcome, findings: Sequence[FindingRow], lang: Lang) -> Iterable[tuple[str, ...]]:
    zh = lang == "zh"
    for row in findings:
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
            href(task, outcome),
            row.review,
            row.review_reason,
            type_name(outcome.app_type, lang) if outcome.app_type else "",
            " / ".join(type_name(kind, lang) for kind in outcome.proposed),
        )


def _table(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark (spreadsheets need it); no cell can be a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in line] for line in lines)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _cell(value: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before whatever could begin a formula, no control characters."""
    plain = "".join(char if char.isprintable() else " " for char in value)
    return inert(plain)
