"""The findings of a report as CSV for a spreadsheet, one row a finding, safe to open there.

A text that a spreadsheet would take for a formula gets an apostrophe in front (CSV injection). So does what follows a
semicolon or a tab within a text: where these separate cells, quotation marks do not keep a line's later cells together.
"""

import csv
import io
import re
import unicodedata

from analyzer.report.flow_model import FlowView
from analyzer.report.model import FindingView, ItemView, ProblemGroup, Report

COLUMNS = (
    "sha256",
    "package",
    "version",
    "app",
    "problem",
    "rule",
    "title",
    "verdict",
    "verdict_text",
    "severity",
    "finding",
    "subject",
    "fact",
    "remedy",
    "clauses",
    "site",
    "line",
    "owner",
    "policy_sentence",
    "destination",
    "transport",
    "certainty",
    "way",
    "review",
    "review_reason",
    "review_note",
    "review_by",
    "review_date",
    "on_trial",
)
"""Names of the columns, the same in every language."""

_FORMULA = frozenset("=+-@\u2212")
"""What a formula begins with, the full-width and small forms of each included (by Unicode compatibility)."""

_LEAD = re.compile(r"(^|[;\t\r\n])((?:[^\S\t\r\n]|['\"])*+)(?=(\S))")
"""Where a spreadsheet may see the beginning of a cell, and the first character of it that counts."""


def render(report: Report) -> bytes:
    """UTF-8 with a byte-order mark, which spreadsheets need to recognise Chinese; lines end with CR LF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    ways = {flow.anchor: flow for flow in report.flows.views}
    for group, trial in (*((one, "") for one in report.problems), *((one, "yes") for one in report.trial)):
        for item in group.items:
            for finding in item.findings:
                writer.writerow([inert(cell) for cell in (*_row(report, group, item, finding, ways), trial)])
    return out.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """``text`` so that no spreadsheet takes it or a part of it for a formula, whatever blanks or quotes come first."""
    return _LEAD.sub(_begun, text)


def _begun(lead: re.Match[str]) -> str:
    before, blanks, first = lead.groups()
    formula = unicodedata.normalize("NFKC", first)[:1] in _FORMULA
    return f"{before}'{blanks}" if formula else lead.group()


def _row(
    report: Report, group: ProblemGroup, item: ItemView, finding: FindingView, ways: dict[str, FlowView]
) -> list[str]:
    flow = next((ways[anchor] for anchor in finding.flows if anchor in ways), None)
    site = finding.sites[0] if finding.sites else flow.sink if flow else None
    return [
        report.sample.sha256,
        report.sample.package,
        report.sample.version_name,
        report.sample.app_name,
        group.name,
        item.rule,
        item.title,
        finding.verdict.id,
        finding.verdict.text,
        finding.severity.id,
        finding.id,
        finding.subject,
        finding.fact,
        finding.remedy,
        "; ".join(finding.cites),
        f"{site.class_name} {site.method}" if site else "",
        str(site.line) if site and site.line is not None else "",
        site.owner.text if site else "",
        str(finding.quotes[0].number) if finding.quotes else "",
        *(_of_flow(flow) if flow else ["", "", "", ""]),
        *_of_decision(finding),
    ]


def _of_decision(finding: FindingView) -> list[str]:
    """What an analyst decided: "confirm", "reject" or "note", why, by whom and when."""
    one = finding.decision
    return [one.choice.id, one.reason, one.note, one.who, one.date] if one else [""] * 5


def _of_flow(flow: FlowView) -> list[str]:
    """Where the first flow of a finding ends, how it travels, how sure it is, and each step."""
    return [
        "; ".join(to.name for to in flow.targets) or flow.channel.text,
        flow.transport.text,
        flow.certainty.text,
        " → ".join(f"{step.text} [{step.method}{f' {step.where}' if step.where else ''}]" for step in flow.steps),
    ]
