"""A comparison as plain text, for a terminal or a mail: no control character of a package reaches it."""

from collections.abc import Iterator

from analyzer.compare.looks import quiet
from analyzer.compare.model import ChangeTable, Comparison, ItemChange, Side
from analyzer.report import meta
from analyzer.report.furniture import Furniture
from analyzer.report.model import FindingView
from analyzer.report.visible import visible

MARKS = {
    "new": "[+]",
    "newly-required": "[+]",
    "more-certain": "[^]",
    "remaining": "[=]",
    "less-certain": "[v]",
    "to-read": "[!]",
    "not-visible": "[/]",
    "fixed": "[ok]",
    "not-required": "[-]",
    "rejected": "[x]",
    "seen-now": "[?]",
    "same": "[ ]",
    "added": "+",
    "removed": "-",
    "changed": "~",
}
"""A mark for each state and kind of change that survives without colour."""

PLACES = 3
"""Most places in the code that are named for each side."""


def render(comparison: Comparison) -> str:
    """The whole text, lines ending with LF."""
    words = Furniture(comparison)
    stated = meta.rows(comparison.meta, comparison) if comparison.meta else ()
    lines = [comparison.title, *(f"{label}{words('colon')}{text}" for _, label, text in stated)]
    lines += [*_side("cmp_old", comparison.old, words), *_side("cmp_new", comparison.new, words), ""]
    lines += [comparison.headline, comparison.unit, *comparison.sentences, *comparison.reviews]
    lines += [f"{words('cmp_attention')}{words('colon')}{warning}" for warning in comparison.warnings]
    lines += ["", *(f"{count.findings:5}  {count.state.text}" for count in comparison.counts)]
    lines += ["", f"== {words('cmp_items')} =="]
    for item in comparison.items:
        if item.findings or item.state.id != "same":
            lines += ["", *_item(item, words)]
    lines += ["", words("cmp_items_same", n=quiet(comparison))]
    for title, tables in (("cmp_code", comparison.code), ("cmp_policy", comparison.policy)):
        lines += ["", f"== {words(title)} =="]
        lines += [line for table in tables for line in _table(table, words)]
        lines += [] if tables else [words("cmp_policy_none")]
    lines += ["", f"== {words('cmp_law')} ==", *_table(comparison.law, words)]
    lines += ["", words("limits"), *(f"{number}. {limit}" for number, limit in enumerate(comparison.limits, 1))]
    return "\n".join(visible(line).rstrip() for line in lines) + "\n"


def _side(key: str, side: Side, words: Furniture) -> Iterator[str]:
    colon = words("colon")
    yield f"{words(key)}{colon}{side.app_name} · {side.package} · {side.version_name} · {side.date}"
    found = words("cmp_found", confirmed=side.confirmed, suspected=side.suspected)
    yield f"  {side.file_name} · SHA-256 {side.sha256} · {side.policy or words('policy_none')} · {found}"


def _item(item: ItemChange, words: Furniture) -> Iterator[str]:
    yield f"{MARKS[item.state.id]} {item.title}{words('colon')}{item.old.text} → {item.new.text}"
    if item.new_reason and item.state.id == "not-visible":
        yield f"    {item.new_reason}"
    for change in item.findings:
        yield f"  {MARKS[change.state.id]} {change.state.text}{words('colon')}{change.subject} ({change.id})"
        yield from (f"      {note}" for note in change.notes)
        for key, finding in (("cmp_before", change.old), ("cmp_now", change.new)):
            if finding is not None:
                yield f"      {words(key)}{words('colon')}{finding.verdict.text}{words('colon')}{finding.fact}"
                if finding.decision:
                    yield f"        {words('cmp_review')}{words('colon')}{finding.decision.told}"
                yield from (f"        {place}" for place in _places(finding))


def _places(finding: FindingView) -> list[str]:
    found = [f"{site.what} @ {site.class_name} · {site.method}" for site in finding.sites]
    return (found + [f"“{''.join(part.text for part in quote.fragments)}”" for quote in finding.quotes])[:PLACES]


def _table(table: ChangeTable, words: Furniture) -> Iterator[str]:
    yield f"{table.title}{words('colon')}{words('cmp_same', n=table.same)}"
    if table.note:
        yield f"  {table.note}"
    for change in table.changes:
        mark = "/" if change.kind.id == "not-visible" else MARKS[change.kind.id]
        both = f"{change.old or '–'} → {change.new or '–'}"
        yield f"  {mark} {change.kind.text}{words('colon')}{change.what}{words('colon')}{both}"
