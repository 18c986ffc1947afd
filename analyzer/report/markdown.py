"""A report as one page of Markdown: sample, basis, conclusion, findings in one line each, and what stays open.

All that supports a finding stands in the other formats. Every text goes through `markdown_text.plain`.
"""

from collections.abc import Iterable, Iterator

from analyzer.report import meta
from analyzer.report.furniture import Furniture
from analyzer.report.markdown_text import plain
from analyzer.report.model import FindingView, Instrument, ProblemGroup, Report
from analyzer.report.numbering import numbered


def render(report: Report) -> str:
    """The page, lines ending with LF."""
    words = Furniture(report)
    sections = (
        (words("sample"), _sample(report, words)),
        (words("basis"), _basis(report, words)),
        (words("conclusion"), _conclusion(report, words)),
        (words("problems_found"), _problems(report, words)),
        (words("not_seen"), _not_seen(report, words)),
        (words("undecidable"), _undecidable(report, words)),
    )
    lines = [f"# {plain(report.title)}"]
    for title, content in sections:
        lines += ["", f"## {plain(title)}", "", *content]
    return "\n".join(lines) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """A table of texts; empty cells stay empty."""
    titles = [plain(title) if title else "" for title in head]
    lines = [_row(titles), _row(["---"] * len(titles))]
    return lines + [_row([plain(cell) if cell else "" for cell in row]) for row in rows]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _sample(report: Report, words: Furniture) -> list[str]:
    sample, tool = report.sample, report.tool
    without = sample.policy_origin.text if sample.policy_origin else words("policy_none")
    code = f" ({sample.version_code})" if sample.version_code is not None else ""
    rows = [
        (words("app_name"), sample.app_name),
        (words("package"), sample.package),
        (words("version"), sample.version_name + code),
        (words("app_type"), sample.app_type.text if sample.app_type else words("app_type_unknown")),
        (words("file"), sample.file_name),
        (words("size"), sample.size_text),
        ("SHA-256", sample.sha256),
        (words("policy_document"), sample.policy.name if sample.policy else without),
        (words("date"), report.date),
        (words("tool"), f"{tool.name} {tool.version}"),
        (words("ruleset"), tool.ruleset_sha256),
    ]
    if report.meta is not None:
        rows += [(label, text) for _, label, text in meta.rows(report.meta, report)]
    return _table(("", ""), rows)


def _basis(report: Report, words: Furniture) -> list[str]:
    """Each instrument, with those of its clauses that a finding touches."""
    lines: list[str] = []
    for title, instruments in (
        (words("basis_law"), report.basis.instruments),
        (words("basis_reference"), report.basis.references),
    ):
        if instruments:
            lines += [*([""] if lines else []), plain(title), "", *(_instrument(part, words) for part in instruments)]
    return lines or [plain(words("basis_none"))]


def _instrument(instrument: Instrument, words: Furniture) -> str:
    found = words("listed").join(clause.short for clause in instrument.clauses if clause.found)
    return f"- {plain(instrument.name + words('colon') + found if found else instrument.name)}"


def _conclusion(report: Report, words: Furniture) -> list[str]:
    conclusion = report.conclusion
    lines = [f"**{plain(conclusion.headline)}**", ""]
    lines += _table(
        (words("verdict"), words("column_item"), words("column_findings")),
        ((count.label, str(count.items), str(count.findings or "")) for count in conclusion.counts),
    )
    review = [f"{words('review')}{words('colon')}", *report.review.sentences] if report.review else []
    for sentence in (*conclusion.sentences, conclusion.caution, *review):
        lines += ["", plain(sentence)] if sentence else []
    return lines


def _problems(report: Report, words: Furniture) -> list[str]:
    """The findings below their problems, numbered through."""
    lines: list[str] = []
    shown: ProblemGroup | None = None
    for number, group, item, finding in numbered(report):
        if group is not shown:
            lines += [*([""] if lines else []), f"### {plain(group.name)}", ""]
            shown = group
        lines.append(f"{number}. {_finding(item.title, finding, words)}")
    return lines or [plain(words("no_problems"))]


def _finding(title: str, finding: FindingView, words: Furniture) -> str:
    said = f"**{plain(finding.verdict.text)}** · {plain(finding.severity.text)} · {plain(title)} — "
    said += plain(f"{finding.subject}{words('colon')}{finding.fact}")
    cites = words("cites_between").join(finding.cites)
    decided = plain(f"{words('review')}{words('colon')}{finding.decision.told}") if finding.decision else ""
    return said + (f" — {plain(cites)}" if cites else "") + (f" — **{decided}**" if decided else "")


def _not_seen(report: Report, words: Furniture) -> list[str]:
    """Items that could not be examined, then the parts of the package that could not be seen."""
    lines = [plain(words("not_seen_hint")), "", plain(words("not_seen_items") + words("colon")), ""]
    items = [f"- {plain(line.title)} — {plain(line.reason)}" for line in report.not_seen]
    lines += items or [f"- {plain(words('not_seen_items_none'))}"]
    lines += ["", plain(words("gaps") + words("colon")), ""]
    return lines + (list(_gaps(report, words)) or [f"- {plain(words('gaps_none'))}"])


def _gaps(report: Report, words: Furniture) -> Iterator[str]:
    for gap in report.gaps:
        times = f" × {gap.count}" if gap.count > 1 else ""
        hides = f" **{plain(words('hides_code'))}**" if gap.blocks_code else ""
        yield f"- {plain(f'{gap.stage.text} · {gap.cause.text}{times}')} — {plain(gap.text)}{hides}"


def _undecidable(report: Report, words: Furniture) -> list[str]:
    if not report.undecidable:
        return [plain(words("undecidable_none"))]
    lines = [plain(words("undecidable_hint")), ""]
    for line in report.undecidable:
        cites = words("cites_between").join(line.cites)
        lines.append(f"- {plain(line.title)}" + (f" — {plain(cites)}" if cites else ""))
    return lines
