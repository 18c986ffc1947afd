"""A report as plain text: the conclusion and each finding in a few lines, for a terminal or a mail.

What was made visible stays so: no control character of a package reaches a terminal.
"""

from analyzer.report.furniture import Furniture
from analyzer.report.model import FindingView, ItemView, Report
from analyzer.report.visible import visible

MARKS = {"confirmed": "[x]", "suspected": "[!]", "undecidable": "[?]", "not-seen": "[/]", "no-issue": "[ok]"}
"""A mark for each verdict that survives without colour."""


def render(report: Report) -> str:
    """The whole text, lines ending with LF."""
    words = Furniture(report)
    lines = [*_head(report, words), "", *_conclusion(report, words)]
    for group in report.problems:
        lines += ["", f"== {group.name} =="]
        for item in group.items:
            lines += _item(item, words)
    lines += ["", words("limits"), *(f"{number}. {limit}" for number, limit in enumerate(report.limits, 1))]
    return "\n".join(visible(line).rstrip() for line in lines) + "\n"


def _head(report: Report, words: Furniture) -> list[str]:
    sample, colon = report.sample, words("colon")
    policy = sample.policy.name if sample.policy else words("policy_none")
    return [
        report.title,
        f"{words('app_name')}{colon}{sample.app_name}",
        f"{words('package')}{colon}{sample.package}",
        f"{words('version')}{colon}{sample.version_name}",
        f"SHA-256{colon}{sample.sha256}",
        f"{words('policy_document')}{colon}{policy}",
        f"{words('date')}{colon}{report.date}",
        f"{words('tool')}{colon}{report.tool.name} {report.tool.version} ({report.tool.ruleset_sha256[:16]})",
    ]


def _conclusion(report: Report, words: Furniture) -> list[str]:
    conclusion = report.conclusion
    lines = [f"{words('conclusion')}{words('colon')}{conclusion.headline}"]
    lines += [f"  {MARKS[count.verdict]:<5}{count.items:>4}  {count.label}" for count in conclusion.counts]
    if conclusion.problems:
        lines.append(f"  {words('problems_found')}{words('colon')}")
        lines += [f"    {MARKS[problem.verdict]} {problem.name}" for problem in conclusion.problems]
    lines += [f"  {sentence}" for sentence in conclusion.sentences]
    if conclusion.caution:
        lines.append(f"  {conclusion.caution}")
    return lines


def _item(item: ItemView, words: Furniture) -> list[str]:
    cites = " · ".join(clause.cite for clause in item.clauses)
    lines = [f"{MARKS[item.verdict.id]} {item.title} — {item.verdict.text}" + (f" ({cites})" if cites else "")]
    if item.reason:
        lines.append(f"      {item.reason}")
    for finding in item.findings:
        lines += _finding(finding, words)
    return lines


def _finding(finding: FindingView, words: Furniture) -> list[str]:
    colon = words("colon")
    lines = [f"    {MARKS[finding.verdict.id]} {finding.subject}{colon}{finding.fact}"]
    for site in finding.sites[:1]:
        where = f"{site.source_file}:{site.line}" if site.line is not None else f"+{site.offset}"
        lines.append(f"        {site.class_name} · {site.method} · {where} · {site.owner.text}")
    for quote in finding.quotes[:1]:
        text = "".join(fragment.text for fragment in quote.fragments)
        lines.append(f"        {words('quote')} · {words('sentence_no', n=quote.number)}{colon}{text}")
    for search in finding.searches[:1]:
        found = words("not_found" if search.whole else "not_found_in_part")
        lines.append(f"        {found}{colon}{search.label}")
    if finding.remedy:
        lines.append(f"        {words('remedy')}{colon}{finding.remedy}")
    return lines
