"""The few lines that close a run, and the exit code that follows from the verdicts."""

import re
from typing import TYPE_CHECKING

from analyzer.cli.flow_summary import flow_lines
from analyzer.cli.policy_summary import policy_lines
from analyzer.cli.screen import one_line
from analyzer.cli.words import Lang, pick, written_line

if TYPE_CHECKING:  # only for their types: the command line starts without the stages
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analyzer.cli.additions import Reviewed
    from analyzer.cli.options import FailOn
    from analyzer.facts import Facts
    from analyzer.judgement.model import Finding, ItemResult, Judgement
    from analyzer.review.model import Review

FINDINGS = 1
COULD_NOT_LOOK = 3
MAX_LISTED = 8

VERDICTS = ("confirmed", "suspected", "undecidable", "not-seen", "no-issue")
"""In the order of the report."""

_REFERENCE = re.compile("@0x[0-9a-f]{1,8}")
"""A label whose resource could not be read: no name for people."""


def exit_code(judgement: "Judgement", fail_on: "FailOn", review: "Review | None" = None) -> int:
    """1 when an item is at or above the threshold, else 0; with a review, rejected findings do not count and confirmed
    ones are certain.
    """
    from analyzer.review.after import standings

    bad = {"confirmed": {"confirmed"}, "suspected": {"confirmed", "suspected"}, "never": set[str]()}[fail_on]
    return FINDINGS if bad & set(standings(judgement, review)) else 0


def closing_lines(
    facts: "Facts",
    judgement: "Judgement",
    words: "Mapping[str, str]",
    names: "Mapping[str, str]",
    lang: Lang,
    written: "Sequence[Path]",
    reviewed: "Reviewed | None" = None,
    proposed: str = "",
) -> str:
    """What was looked at, how many items of each verdict, the first findings, where data goes, where the report is.

    ``names`` are those of the data types, ``proposed`` says what the app's type may be. ``words`` are those of the
    report's language, so that a verdict is called the same here and there.
    """
    lines = [_heading(facts, judgement, lang), ""]
    for verdict in VERDICTS:
        count = sum(item.verdict == verdict for item in judgement.items)
        if count:
            lines.append(f"{count:>4}  {_verdict(verdict, words)}")
    if judgement.trial:
        count = sum(len(item.findings) for item in judgement.trial)
        lines.append(pick(lang, f"{count:>4}  of rules on trial, apart", f"{count:>4}  试行规则的发现，单列，不计入"))
    lines += ["", *reviewed.lines] if reviewed else []
    found = [(item, finding) for item in _worst_first(judgement) for finding in item.findings]
    if found:
        lines.append("")
        # Two findings about one subject read the same here; the report tells them apart.
        rejected = reviewed.rejected if reviewed else frozenset()
        mark = pick(lang, " (rejected by a person)", "（人工驳回）")
        told = list(
            dict.fromkeys(
                _finding_line(item, finding, words, lang) + mark * (finding.id in rejected) for item, finding in found
            )
        )
        lines += told[:MAX_LISTED]
        if (rest := len(told) - MAX_LISTED) > 0:
            lines.append("  " + pick(lang, f"… and {rest} more in the report", f"…… 另有 {rest} 处，见报告"))
    if told := flow_lines(facts, names, lang):
        lines += ["", *told]
    if told := policy_lines(facts, lang):
        lines += ["", *told]
    if proposed:
        lines += ["", one_line(proposed)]
    if count := len(facts.gaps):
        things = "1 thing" if count == 1 else f"{count} things"
        lines.append(pick(lang, f"{things} could not be seen; see the report.", f"有 {count} 处未能看到，见报告。"))
    lines.append("")
    lines += [written_line(path, lang) for path in written]
    return "\n".join(lines)


def _heading(facts: "Facts", judgement: "Judgement", lang: Lang) -> str:
    manifest = facts.manifest
    names = [name for label in manifest.labels if (name := one_line(label.text)) and not _REFERENCE.fullmatch(name)]
    label = names[0][:60] if names else ""
    package = one_line(manifest.package) or facts.sample.name
    name = f"{label} ({package})" if label else package
    version = f" {one_line(manifest.version_name)[:40]}" if manifest.version_name else ""
    return f"{name}{version} · " + pick(lang, f"assessed for {judgement.date}", f"评估日期 {judgement.date}")


def _worst_first(judgement: "Judgement") -> "list[ItemResult]":
    severities = ("high", "medium", "low", "info")
    found = [item for item in judgement.items if item.verdict in ("confirmed", "suspected")]
    return sorted(found, key=lambda item: (item.verdict != "confirmed", severities.index(item.severity)))


def _verdict(verdict: str, words: "Mapping[str, str]") -> str:
    """The verdict in a line of its own: as findings are headed in the report, with what is still to be done."""
    label = words.get(f"report.verdicts.{verdict}.label", verdict)
    return words.get(f"report.finding_verdicts.{verdict}", label)


def _finding_line(item: "ItemResult", finding: "Finding", words: "Mapping[str, str]", lang: Lang) -> str:
    verdict = words.get(f"report.verdicts.{finding.verdict}.label", finding.verdict)
    title = pick(lang, item.title_en, item.title_zh)
    subject = pick(lang, finding.subject_en, finding.subject_zh)
    return f"  {verdict}  {one_line(title)}" + pick(lang, ": ", "：") + one_line(subject)[:100]
