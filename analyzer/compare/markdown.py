"""A comparison as a page of Markdown: result, both sides, findings in one line each, changes. Every text goes through
`analyzer.report.markdown_text.plain`; the proofs stand in the other formats.
"""

from collections.abc import Iterable, Iterator

from analyzer.compare.looks import quiet, sides
from analyzer.compare.model import ChangeTable, Comparison, FindingChange
from analyzer.report import meta
from analyzer.report.furniture import Furniture
from analyzer.report.markdown_text import plain


def render(comparison: Comparison) -> str:
    """The page, lines ending with LF."""
    words = Furniture(comparison)
    sections = (
        ("cmp_result", _result(comparison, words)),
        ("cmp_sides", _sides(comparison, words)),
        ("cmp_items", _items(comparison, words)),
        ("cmp_code", _tables(comparison.code, words)),
        ("cmp_policy", _tables(comparison.policy, words) if comparison.policy else [plain(words("cmp_policy_none"))]),
        ("cmp_law", _tables((comparison.law,), words)),
        ("cmp_gaps", _gaps(comparison, words)),
        ("limits", [f"{number}. {plain(limit)}" for number, limit in enumerate(comparison.limits, 1)]),
    )
    lines = [f"# {plain(comparison.title)}"]
    for key, content in sections:
        lines += ["", f"## {plain(words(key))}", "", *content]
    return "\n".join(lines) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    titles = [plain(title) if title else "" for title in head]
    body = [[plain(cell) for cell in row] for row in rows]
    return [f"| {' | '.join(cells)} |" for cells in (titles, ["---"] * len(titles), *body)]


def _result(comparison: Comparison, words: Furniture) -> list[str]:
    lines = [f"**{plain(comparison.headline)}**"]
    lines += [""] if comparison.warnings else []
    lines += [f"- **{plain(words('cmp_attention'))}** {plain(warning)}" for warning in comparison.warnings]
    lines += ["", *_table(
        (words("result"), words("column_findings"), words("reason")),
        ((count.state.text, str(count.findings), count.meaning) for count in comparison.counts),
    )]  # fmt: skip
    for sentence in (comparison.unit, *comparison.sentences, *comparison.reviews):
        lines += ["", plain(sentence)]
    return lines


def _sides(comparison: Comparison, words: Furniture) -> list[str]:
    lines = _table(("", words("cmp_old"), words("cmp_new")), sides(comparison, words))
    if comparison.meta:
        stated = ((label, text) for _, label, text in meta.rows(comparison.meta, comparison))
        lines += ["", *_table(("", ""), stated)]
    return lines


def _items(comparison: Comparison, words: Furniture) -> list[str]:
    lines: list[str] = []
    for item in comparison.items:
        if not item.findings and item.state.id == "same":
            continue
        lines += [*([""] if lines else []), f"### {plain(item.title)}", ""]
        lines += [plain(f"{item.state.text}{words('colon')}{item.old.text} → {item.new.text}")]
        if item.new_reason and not item.findings:
            lines += ["", plain(item.new_reason)]
        lines += [""] if item.findings else []
        lines += [line for change in item.findings for line in _finding(change, words)]
    return [*lines, "", plain(words("cmp_items_same", n=quiet(comparison)))]


def _finding(change: FindingChange, words: Furniture) -> Iterator[str]:
    shown = change.new or change.old
    fact = shown.fact if shown else ""
    yield f"- **{plain(change.state.text)}** — {plain(change.subject + words('colon') + fact)} ({plain(change.id)})"
    for note in change.notes:
        yield f"  - {plain(note)}"
    for key, finding in (("cmp_before", change.old), ("cmp_now", change.new)):
        if finding and finding.decision:
            told = words("colon").join((words(key), words("cmp_review"), finding.decision.told))
            yield f"  - {plain(told)}"


def _tables(tables: Iterable[ChangeTable], words: Furniture) -> list[str]:
    lines: list[str] = []
    for table in tables:
        lines += [*([""] if lines else []), f"### {plain(table.title)}", ""]
        lines += [plain(table.note), ""] if table.note else []
        if table.changes:
            head = (words("cmp_change"), words("cmp_what"), words("cmp_before"), words("cmp_now"))
            rows = ((change.kind.text, change.what, change.old, change.new) for change in table.changes)
            lines += [*_table(head, rows), ""]
        lines.append(plain(words("cmp_same", n=table.same)))
    return lines


def _gaps(comparison: Comparison, words: Furniture) -> list[str]:
    lines = []
    for gap in comparison.gaps:
        times = f" × {gap.count}" if gap.count > 1 else ""
        hides = f" **{plain(words('hides_code'))}**" if gap.blocks_code else ""
        lines.append(f"- {plain(f'{gap.stage.text} · {gap.cause.text}{times}')} — {plain(gap.text)}{hides}")
    return lines or [plain(words("gaps_none"))]
