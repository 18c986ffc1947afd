"""A policy's report in the few lines that fit a terminal."""

import unicodedata
from collections.abc import Iterable

from analyzer.report.furniture import Furniture
from analyzer.report.policy_model import CheckRow, MatrixRow, PolicyView
from analyzer.report.policy_report import PolicyReport
from analyzer.report.proof import Quote
from analyzer.report.visible import visible

ACROSS = 60
"""Bars of the line that stands for the text."""

TYPES = 14
"""Most kinds of information in the table; those that most is said about come first."""

NAMED = 8
"""Most third parties, and sentences not understood, that are listed."""

_BARS = "▁▂▃▄▅▆▇█"
_MARKS = {"adverse": "!", "missing": "✗", "undecided": "?", "found": "✓", "absent": "✓"}
_NAME, _TITLE, _WORDS = 40, 50, 54


def render(report: PolicyReport) -> str:
    """The whole text, lines ending with LF."""
    words = Furniture(report)
    view = report.policy
    parts = [_head(report, words)]
    if view.kind.id == "privacy-policy":
        parts += [_numbers(view, words), _table(view, words), _third(view, words), _checks(report, words)]
        parts.append(_missed(view, words))
    colon = words("colon")
    parts.append([f"  {gap.cause.text}{colon}{' '.join((*gap.where, *gap.details))}"[:160] for gap in report.gaps])
    return "\n\n".join("\n".join(visible(line).rstrip() for line in part) for part in parts if part) + "\n"


def _head(report: PolicyReport, words: Furniture) -> list[str]:
    view = report.policy
    colon = words("colon")
    state = view.kind.text
    if view.kind.id == "privacy-policy":
        state += f" · {words('policy_complete' if view.complete else 'policy_incomplete')}"
    lines = [view.title]
    for file in view.files:
        size = words("file_size", n=file.characters, media=file.media)
        lines.append(f"  {file.what}{colon}{file.name} · {size}")
    why = view.why_incomplete if view.kind.id == "privacy-policy" else ""  # else the kind says it already
    lines.append(f"  {state}" + (f"{colon}{why}" if why else ""))
    return [*lines, f"  {view.mixed}"] if view.mixed else lines


def _numbers(view: PolicyView, words: Furniture) -> list[str]:
    kinds = "  ".join(f"{each.kind.text} {each.count}" for each in view.coverage.kinds)
    cover = view.coverage
    return [
        f"{words('statements')} {len(view.statements)}" + (f"   {kinds}" if kinds else ""),
        f"  {_bars(view)}",
        "  "
        + words(
            "coverage_text", n=cover.sentences, stating=cover.stating, naming=cover.naming, silent=cover.naming_silent
        ),
    ]


def _bars(view: PolicyView) -> str:
    """How densely the text states something, from its beginning to its end: high where every sentence does."""
    sentences = view.sentences
    across = min(ACROSS, len(sentences))
    bars = []
    for at in range(across):
        some = sentences[at * len(sentences) // across : (at + 1) * len(sentences) // across]
        share = sum(bool(place.statements) for place in some) / len(some)
        bars.append(_BARS[round(share * (len(_BARS) - 1))] if share else "·")
    return "".join(bars)


def _table(view: PolicyView, words: Furniture) -> list[str]:
    cover = view.coverage
    rows = [row for group in cover.groups for row in group.rows if row.cells]
    rows.sort(key=lambda row: (row.grade == "generic", -sum(cell.count for cell in row.cells)))
    if not rows:
        return []
    heads = [column.text for column in cover.columns]
    widths = [max(_width(head), 3) + 2 for head in heads]
    lines = [_padded(words("data_type"), _NAME) + "".join(_right(h, w) for h, w in zip(heads, widths, strict=True))]
    lines += ["  " + _row(row, widths, words) for row in rows[:TYPES]]
    if len(rows) > TYPES:
        lines.append(f"  … +{len(rows) - TYPES}")
    return lines


def _row(row: MatrixRow, widths: list[int], words: Furniture) -> str:
    counts = {cell.column: cell.count for cell in row.cells}
    grade = words("in_brackets", text=words("grade_sensitive")) if row.grade == "sensitive" else ""
    name = _padded(_cut(row.data_type.text, _NAME - 3 - _width(grade)) + grade, _NAME - 2)
    return name + "".join(_right(str(counts.get(at, "·")), width) for at, width in enumerate(widths))


def _third(view: PolicyView, words: Furniture) -> list[str]:
    if not view.sdks:
        return []
    lines = [f"{words('named_sdks')} {len(view.sdks)}"]
    for sdk in view.sdks[:NAMED]:
        known = words("in_brackets", text=sdk.known) if sdk.known and sdk.known != sdk.name else ""
        got = words("listed").join(term.text for term in sdk.data_types)
        lines.append(f"  [{sdk.sentence}] " + _cut(f"{sdk.name}{known}" + (f" · {got}" if got else ""), 90))
    return [*lines, f"  … +{len(view.sdks) - NAMED}"] if len(view.sdks) > NAMED else lines


def _checks(report: PolicyReport, words: Furniture) -> list[str]:
    rows = report.policy_checks
    fine = [row for row in rows if row.result.id in ("found", "absent")]
    lines = [f"{words('policy_checks')} ✓ {len(fine)} / {len(rows)}"]
    rest = [row for row in rows if row not in fine]
    width = min(max((_width(row.title) for row in rest), default=0), _TITLE)
    return lines + [_check(row, width, words) for row in rest]


def _check(row: CheckRow, width: int, words: Furniture) -> str:
    quote = row.quote or (row.search.nearest if row.search else None)
    start = f"  {_MARKS.get(row.result.id, '?')} {_padded(_cut(row.title, width), width)}  {row.result.text}"
    if quote is None:
        return (
            f"{start} · {words('nearest_none')}"
            if row.search and row.search.searched and row.result.id != "absent"
            else start
        )
    near = "" if row.quote else words("nearest") + " "
    return f"{start} · {near}[{quote.number}] {_cut(_words_of(quote), _WORDS)}"


def _missed(view: PolicyView, words: Furniture) -> list[str]:
    cover = view.coverage
    if cover.practice is None:
        return [words("coverage_no_gate")]
    lines = [words("coverage_gate", n=cover.practice, missed=len(cover.missed), naming=cover.missed_naming)]
    if cover.missed:
        shown = [f"[{number}]" for number in cover.missed[: 2 * NAMED]]
        lines.append("  " + " ".join([*shown, "…"] if len(cover.missed) > len(shown) else shown))
    return lines


def _words_of(quote: Quote) -> str:
    return "".join(fragment.text for fragment in quote.fragments)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    return "".join(_fitting(text, width - 1)) + "…"


def _fitting(text: str, width: int) -> Iterable[str]:
    for char in text:
        width -= _width(char)
        if width < 0:
            return
        yield char


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _right(text: str, width: int) -> str:
    return " " * (width - _width(text)) + text
