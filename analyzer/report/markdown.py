"""A report as a page of Markdown: sample, basis, conclusion, findings in one line each, and what stays open.

All that supports a finding stands in the other formats, and so do the findings of an item beyond the first few, which
keep their numbers. Every text goes through `markdown_text.plain`.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from analyzer.report import meta
from analyzer.report.cited import cited, short_cited
from analyzer.report.furniture import Furniture
from analyzer.report.markdown_text import plain
from analyzer.report.model import FindingView, Instrument, ProblemGroup, Report
from analyzer.report.numbering import numbered
from analyzer.report.sample_rows import sample_rows
from analyzer.report.trial import trial_note

SHOWN = 6
"""Most findings of one item on the page."""


def render(report: Report) -> str:
    """The page, lines ending with LF."""
    words = Furniture(report)
    sections = (
        (words("sample"), _sample(report, words)),
        (words("basis"), _basis(report, words)),
        (words("conclusion"), _conclusion(report, words)),
        (words("problems_found"), _problems(report, words)),
        *(((words("trial"), _trial(report, words)),) if report.trial else ()),
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
    rows = sample_rows(report, words)
    if report.meta is not None:
        rows += [(label, text) for _, label, text in meta.rows(report.meta, report)]
    return _table(("", ""), rows)


def _basis(report: Report, words: Furniture) -> list[str]:
    """Law with the clauses that findings touch, one instrument a line; other law and standards in one line each."""
    touched = [part for part in report.basis.instruments if any(clause.found for clause in part.clauses)]
    others = [part for part in report.basis.instruments if part not in touched]
    lines = [_instrument(part, words) for part in touched]
    between = words("cites_between")
    for title, parts in ((words("basis_others"), others), (words("basis_reference"), report.basis.references)):
        if parts:
            lines.append(f"- {plain(title + words('colon') + between.join(part.name for part in parts))}")
    return lines or [plain(words("basis_none"))]


def _instrument(instrument: Instrument, words: Furniture) -> str:
    found = words("cites_between").join(short_cited(clause) for clause in instrument.clauses if clause.found)
    return f"- **{plain(instrument.name)}**{words('colon')}{plain(found)}"


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
    """The findings below their items, numbered through."""
    lines: list[str] = []
    group: ProblemGroup | None = None
    for _, members in groupby(numbered(report), key=lambda entry: entry[2].anchor):
        found = list(members)
        if found[0][1] is not group:
            group = found[0][1]
            lines += [*([""] if lines else []), f"### {plain(group.name)}"]
        item = found[0][2]
        cites = words("cites_between").join(cited(clause) for clause in item.clauses if clause.found)
        lines += ["", f"**{plain(item.title)}**" + (f" — {plain(cites)}" if cites else ""), ""]
        lines += [f"{number}. {_finding(finding, words)}" for number, _, _, finding in found[:SHOWN]]
        if len(found) > SHOWN:
            lines += ["", plain(words("more", n=len(found) - SHOWN))]
    return lines or [plain(words("no_problems"))]


def _trial(report: Report, words: Furniture) -> list[str]:
    """What rules on trial say, an item a line, its findings below it."""
    lines = [plain(trial_note(report, words)), ""]
    for item in (item for group in report.trial for item in group.items):
        lines.append(f"- **{plain(item.title)}** — {plain(item.verdict.text)}")
        lines += [f"  - {_finding(finding, words)}" for finding in item.findings[:SHOWN]]
        if len(item.findings) > SHOWN:
            lines.append(f"  - {plain(words('more', n=len(item.findings) - SHOWN))}")
    return lines


def _finding(finding: FindingView, words: Furniture) -> str:
    said = f"**{plain(finding.verdict.text)}** · {plain(finding.severity.text)} — "
    said += plain(f"{finding.subject}{words('colon')}{finding.fact} ({finding.id})")
    decided = plain(f"{words('review')}{words('colon')}{finding.decision.told}") if finding.decision else ""
    return said + (f" — **{decided}**" if decided else "")


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
    titles = words("cites_between").join(line.title for line in report.undecidable)
    return [plain(words("undecidable_hint")), "", plain(titles)]
