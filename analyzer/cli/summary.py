"""The few lines that close a run, and the exit code that follows from the verdicts."""

from typing import TYPE_CHECKING

from analyzer.cli.screen import one_line
from analyzer.cli.words import Lang, pick

if TYPE_CHECKING:  # only for their types: the command line starts without the stages
    from collections.abc import Sequence
    from pathlib import Path

    from analyzer.cli.options import FailOn
    from analyzer.facts import Facts
    from analyzer.judgement.model import Finding, ItemResult, Judgement

FINDINGS = 1
COULD_NOT_LOOK = 3
MAX_LISTED = 8

VERDICTS: tuple[tuple[str, str, str], ...] = (
    ("confirmed", "not in conformity", "不符合"),
    ("suspected", "suspected, to be confirmed by a test or a person", "疑似，需动态或人工复核"),
    ("no-issue", "no issue found", "未见异常"),
    ("not-seen", "could not be looked at", "未能检测"),
    ("undecidable", "cannot be decided statically", "静态不可判定"),
)


def exit_code(judgement: "Judgement", fail_on: "FailOn") -> int:
    """1 when an item is at or above the threshold, else 0."""
    bad = {"confirmed": {"confirmed"}, "suspected": {"confirmed", "suspected"}, "never": set[str]()}[fail_on]
    return FINDINGS if any(item.verdict in bad for item in judgement.items) else 0


def closing_lines(facts: "Facts", judgement: "Judgement", lang: Lang, written: "Sequence[Path]") -> str:
    """What was looked at, how many items of each verdict, the first findings, and where the report is."""
    lines = [_heading(facts, judgement, lang), ""]
    for verdict, en, zh in VERDICTS:
        count = sum(item.verdict == verdict for item in judgement.items)
        if count:
            lines.append(f"{count:>4}  {pick(lang, en, zh)}")
    found = [(item, finding) for item in _worst_first(judgement) for finding in item.findings]
    if found:
        lines.append("")
        lines += [_finding_line(item, finding, lang) for item, finding in found[:MAX_LISTED]]
        if (rest := len(found) - MAX_LISTED) > 0:
            lines.append("  " + pick(lang, f"… and {rest} more in the report", f"…… 另有 {rest} 处，见报告"))
    if facts.policy is None:
        lines += ["", pick(lang, "No policy was supplied.", "未提供隐私政策。")]
    if facts.gaps:
        count = len(facts.gaps)
        lines.append(
            pick(lang, f"{count} things could not be seen; the report names them.", f"有 {count} 处未能看到，见报告。")
        )
    lines.append("")
    lines += [pick(lang, f"Written: {path}", f"已写入：{path}") for path in written]
    return "\n".join(lines)


def _heading(facts: "Facts", judgement: "Judgement", lang: Lang) -> str:
    manifest = facts.manifest
    label = one_line(manifest.labels[0].text)[:60] if manifest.labels else ""
    package = one_line(manifest.package) or facts.sample.name
    name = f"{label} ({package})" if label else package
    version = f" {one_line(manifest.version_name)[:40]}" if manifest.version_name else ""
    return f"{name}{version} · " + pick(lang, f"assessed for {judgement.date}", f"评估日期 {judgement.date}")


def _worst_first(judgement: "Judgement") -> "list[ItemResult]":
    severities = ("high", "medium", "low", "info")
    found = [item for item in judgement.items if item.verdict in ("confirmed", "suspected")]
    return sorted(found, key=lambda item: (item.verdict != "confirmed", severities.index(item.severity)))


def _finding_line(item: "ItemResult", finding: "Finding", lang: Lang) -> str:
    verdict = pick(lang, finding.verdict, "不符合" if finding.verdict == "confirmed" else "疑似")
    title = pick(lang, item.title_en, item.title_zh)
    subject = pick(lang, finding.subject_en, finding.subject_zh)
    return f"  {verdict}  {one_line(title)}" + pick(lang, ": ", "：") + one_line(subject)[:100]
