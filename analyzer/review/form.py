"""A file of decisions to fill in, made from a report.json; every text in it is quoted, whatever the report holds."""

import json
from typing import Annotated, Any

import msgspec

from analyzer.errors import UnreadableError

MOST_BYTES = 512 * 1024 * 1024
"""Largest report.json that is read."""

_HEAD = """\
# 人工复核：在 decision 后填写 confirm（确认）或 reject（驳回，须写明 reason）；未作决定的留空，也可以只写 note。
# 用法：apkscan judge 或 scan 加 --review；统计：apkscan review stats。rule、subject、verdict 仅供查阅。
# An analyst's decisions: write confirm or reject (with a reason) behind decision, leave open what is not decided; a
# note alone is fine. Give the file to apkscan judge or scan by --review; rates: apkscan review stats. rule, subject
# and verdict are for the reader only.
"""


_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
"""A key of the file: YAML takes no long ones."""


class _Term(msgspec.Struct, frozen=True):
    id: str


class _Decision(msgspec.Struct, frozen=True):
    choice: _Term
    reason: str = ""
    note: str = ""
    who: str = ""
    date: str = ""


class Reported(msgspec.Struct, frozen=True):
    """A finding in a report: its id, verdict, subject, and what was decided when the report was made."""

    id: _Id
    verdict: _Term
    subject: str
    decision: _Decision | None = None


class _Item(msgspec.Struct, frozen=True):
    rule: str
    findings: tuple[Reported, ...] = ()


class _Group(msgspec.Struct, frozen=True):
    items: tuple[_Item, ...] = ()


class _Sample(msgspec.Struct, frozen=True):
    package: str
    version_name: str
    sha256: str


class _Stale(msgspec.Struct, frozen=True):
    finding: _Id
    decision: _Decision
    rule: str = ""
    subject: str = ""


class _Review(msgspec.Struct, frozen=True):
    stale: tuple[_Stale, ...] = ()


class ReportFile(msgspec.Struct, frozen=True):
    """As much of a report.json as a review needs."""

    sample: _Sample
    problems: tuple[_Group, ...]
    review: _Review | None = None

    def rules(self) -> dict[str, str]:
        """The rule of each finding by its id."""
        return {one.id: item.rule for group in self.problems for item in group.items for one in item.findings}


def read_report(data: bytes, name: str) -> ReportFile:
    """What a review needs of a report.

    Raises:
        UnreadableError: not a report.json.
    """
    try:
        return msgspec.json.decode(data, type=ReportFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(
            f"{name}: not an apkscan report ({error})", "give a report.json that apkscan scan wrote"
        ) from error


def form(report: ReportFile) -> bytes:
    """The file to fill in: every finding once, in the report's order, with what was decided before."""
    sample = report.sample
    lines = [
        f"package: {quoted(sample.package)}",
        f"version: {quoted(sample.version_name)}",
        f"sha256: {quoted(sample.sha256)}",
    ]
    entries: dict[str, list[str]] = {}
    for group in report.problems:
        for item in group.items:
            for one in item.findings:
                told = {"rule": item.rule, "verdict": one.verdict.id, "subject": one.subject}
                entries.setdefault(one.id, _entry(told, one.decision))
    for old in report.review.stale if report.review else ():
        entries.setdefault(old.finding, _entry({"rule": old.rule, "subject": old.subject}, old.decision))
    lines += ["decisions:" if entries else "decisions: {}"]
    for finding, entry in entries.items():
        lines += [f"  {quoted(finding)}:", *entry]
    return (_HEAD + "\n".join(lines) + "\n").encode()


def _entry(told: dict[str, str], decision: _Decision | None) -> list[str]:
    lines = [f"    {key}: {quoted(text)}" for key, text in told.items() if text]
    choice = decision.choice.id if decision and decision.choice.id in ("confirm", "reject") else ""
    lines += [f"    decision: {choice}".rstrip()]
    for key in ("reason", "note", "who", "date"):
        text: Any = getattr(decision, key) if decision else ""
        lines += [f"    {key}: {quoted(text)}" if text else f"    {key}:"]
    return lines


def quoted(text: str) -> str:
    """A text as YAML reads it back: what cannot be printed is escaped, a half of a pair is replaced."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    body = json.dumps(whole, ensure_ascii=False)
    return "".join(mark if mark.isprintable() else f"\\U{ord(mark):08x}" for mark in body)
