"""A report as plain text: the conclusion and each finding in a few lines, for a terminal or a mail.

What was made visible stays so: no control character of a package reaches a terminal.
"""

from analyzer.report import meta
from analyzer.report.cited import cited
from analyzer.report.flow_model import FlowLine, FlowStepView, FlowView
from analyzer.report.furniture import Furniture
from analyzer.report.model import FindingView, ItemView, Report
from analyzer.report.trial import trial_note
from analyzer.report.visible import visible

MARKS = {"confirmed": "[x]", "suspected": "[!]", "undecidable": "[?]", "not-seen": "[/]", "no-issue": "[ok]"}
"""A mark for each verdict that survives without colour."""


def render(report: Report) -> str:
    """The whole text, lines ending with LF."""
    words = Furniture(report)
    ways = {flow.anchor: flow for flow in report.flows.views}
    lines = [*_head(report, words), "", *_conclusion(report, words)]
    for group in report.problems:
        lines += ["", f"== {group.name} =="]
        for item in group.items:
            lines += _item(item, ways, words)
    lines += _trial(report, ways, words)
    lines += ["", *_flows(report, words)]
    lines += ["", words("limits"), *(f"{number}. {limit}" for number, limit in enumerate(report.limits, 1))]
    return "\n".join(visible(line).rstrip() for line in lines) + "\n"


def _head(report: Report, words: Furniture) -> list[str]:
    sample, colon = report.sample, words("colon")
    without = sample.policy_origin.text if sample.policy_origin else words("policy_none")
    policy = sample.policy.name if sample.policy else without
    return [
        report.title,
        f"{words('app_name')}{colon}{sample.app_name}",
        f"{words('package')}{colon}{sample.package}",
        f"{words('version')}{colon}{sample.version_name}",
        f"SHA-256{colon}{sample.sha256}",
        f"{words('policy_document')}{colon}{policy}",
        *_origin(report, words),
        f"{words('date')}{colon}{report.date}",
        f"{words('tool')}{colon}{report.tool.name} {report.tool.version} ({report.tool.ruleset_sha256[:16]})",
        *_meta(report, words),
    ]


def _meta(report: Report, words: Furniture) -> list[str]:
    """The laboratory's form, blanks included, when it handed one over."""
    if report.meta is None:
        return []
    form = meta.rows(report.meta, report)
    return ["", f"== {words('meta')} ==", *(f"{label}{words('colon')}{text}" for _, label, text in form)]


def _origin(report: Report, words: Furniture) -> list[str]:
    """Where the policy came from unless somebody supplied it, and what addresses the package holds."""
    origin = report.sample.policy_origin
    if origin is None or (origin.kind.id == "supplied" and not origin.links):
        return []
    lines = [f"  {origin.text}"] if origin.kind.id in ("fetched", "package") else []
    lines += [f"  {one.where} · {one.why.text}" for one in origin.others]
    if origin.links:
        lines.append(f"  {words('policy_links', n=len(origin.links))}{words('colon')}")
        lines += [f"    {link.url} · {link.role.text} · {link.where}" for link in origin.links]
        lines += [f"    {words('policy_links_hint')}"] if origin.kind.id != "fetched" else []
    return lines


def _conclusion(report: Report, words: Furniture) -> list[str]:
    conclusion = report.conclusion
    lines = [f"{words('conclusion')}{words('colon')}{conclusion.headline}"]
    lines += [f"  {MARKS[count.verdict]:<5}{count.items:>4}  {count.label}" for count in conclusion.counts]
    lines += _review(report, words)
    if conclusion.problems:
        lines.append(f"  {words('problems_found')}{words('colon')}")
        lines += [f"    {MARKS[problem.verdict]} {problem.name}" for problem in conclusion.problems]
    lines += [f"  {sentence}" for sentence in conclusion.sentences]
    if conclusion.caution:
        lines.append(f"  {conclusion.caution}")
    return lines


def _review(report: Report, words: Furniture) -> list[str]:
    """What an analyst's decisions change, and those whose finding is gone."""
    if report.review is None:
        return []
    colon = words("colon")
    lines = [f"  {words('review')}{colon}", *(f"    {sentence}" for sentence in report.review.sentences)]
    for one in report.review.stale:
        about = " · ".join(part for part in (one.finding, one.rule, one.subject) if part)
        lines.append(f"      {about}{colon}{one.decision.told}")
    return lines


def _flows(report: Report, words: Furniture) -> list[str]:
    """Where the data goes: one line for each line of the table."""
    flows = report.flows
    lines = [f"== {words('flows')} =="]
    if not flows.analysed:
        return [*lines, f"  {words('flows_not_analysed')}"]
    lines += [f"  {words('flows_hidden')}"] if flows.hidden else []
    lines += [f"  {words('flows_partial')}"] if flows.partial else []
    lines += [] if flows.lines else [f"  {words('flows_none')}"]
    return lines + [f"  {_flow_line(line)}" for line in flows.lines]


def _flow_line(line: FlowLine) -> str:
    target = line.target.text if line.target.text == line.channel.text else f"{line.target.text} ({line.channel.text})"
    said = [line.role.text] if line.role else []
    said += [line.transport.text] if line.transport.id != "unknown" else []
    said.append(line.certainty.text)
    times = f" × {line.count}" if line.count > 1 else ""
    return f"{line.data_type.text} · {line.owner.text} → {target} — {' · '.join(said)}{times}"


def _item(item: ItemView, ways: dict[str, FlowView], words: Furniture) -> list[str]:
    cites = " · ".join(cited(clause) for clause in item.clauses)
    lines = [f"{MARKS[item.verdict.id]} {item.title} — {item.verdict.text}" + (f" ({cites})" if cites else "")]
    if item.reason:
        lines.append(f"      {item.reason}")
    if item.findings and all(one.decision and one.decision.choice.id == "reject" for one in item.findings):
        lines.append(f"      {words('review')}{words('colon')}{words('review_all_rejected')}")
    for finding in item.findings:
        lines += _finding(finding, ways, words)
    return lines


def _trial(report: Report, ways: dict[str, FlowView], words: Furniture) -> list[str]:
    """What rules on trial say; nothing where there are none."""
    if not report.trial:
        return []
    lines = ["", f"== {words('trial')} ==", trial_note(report, words)]
    return lines + [line for group in report.trial for item in group.items for line in _item(item, ways, words)]


def _finding(finding: FindingView, ways: dict[str, FlowView], words: Furniture) -> list[str]:
    colon = words("colon")
    lines = [f"    {MARKS[finding.verdict.id]} {finding.subject}{colon}{finding.fact} ({finding.id})"]
    if finding.decision:
        lines.append(f"        {words('review')}{colon}{finding.decision.told}")
    for site in finding.sites[:1]:
        where = f"{site.source_file}:{site.line}" if site.line is not None else f"+{site.offset}"
        lines.append(f"        {site.class_name} · {site.method} · {where} · {site.owner.text}")
        lines += [f"        {words('restored_from')}{words('colon')}{site.obfuscated}"] if site.obfuscated else []
        lines += [f"        {words('inlined')}{words('colon')}{' → '.join(site.inlined)}"] if site.inlined else []
    for flow in [ways[anchor] for anchor in finding.flows[:1] if anchor in ways]:
        lines.append(f"        {words('way')} ({flow.certainty.text}){colon}")
        lines += [f"          {step.number}. {_step(step)}" for step in flow.steps]
    for quote in finding.quotes[:1]:
        text = "".join(fragment.text for fragment in quote.fragments)
        lines.append(f"        {words('quote')} · {words('sentence_no', n=quote.number)}{colon}{text}")
    for search in finding.searches[:1]:
        found = words("not_found" if search.whole else "not_found_in_part")
        lines.append(f"        {found}{colon}{search.label}")
    if finding.remedy:
        lines.append(f"        {words('remedy')}{colon}{finding.remedy}")
    return lines


def _step(step: FlowStepView) -> str:
    if not step.method:
        return step.text
    where = f" · {step.where}" if step.where else ""
    return f"{step.text} — {step.class_name} · {step.method}{where}"
