"""The lines of code around a place, for a reader."""

from analyzer.names import BadNameError, parse_field, parse_method, pretty_type
from analyzer.report.lexicon import Lexicon
from analyzer.report.proof import Snippet, SnippetLine

LINES = 32
"""Most lines of a snippet."""

BEFORE = 10
"""Lines kept before the first marked one when a snippet is longer."""

WIDEST = 400
"""Most characters of one line of code; machine-made lines can have a hundred thousand."""


def snippet_of(lexicon: Lexicon, text: str, kind: str, line: int, shown: tuple[str, ...]) -> Snippet | None:
    """The code with the line of the place marked, None when there is no code.

    Args:
        lexicon: names the kind of code.
        text: the code.
        kind: "java", "smali" or "".
        line: number of the line with the place, counted from 1; 0 when that is not known.
        shown: texts that show the place then (`needles`).
    """
    if not text.strip() or not kind:
        return None
    lines = text.strip("\r\n").replace("\r\n", "\n").replace("\t", "    ").split("\n")
    stated = frozenset({line - 1}) if 0 < line <= len(lines) else frozenset()
    marked = stated or _marked(lines, shown)
    first = min(marked, default=0)
    start = max(0, min(first - BEFORE, len(lines) - LINES)) if len(lines) > LINES else 0
    kept = lines[start : start + LINES]
    return Snippet(
        kind=lexicon.term("snippets", kind),
        lines=tuple(
            SnippetLine(number=number, text=_clipped(one), marked=number - 1 in marked)
            for number, one in enumerate(kept, start + 1)
        ),
        cut=len(kept) < len(lines),
    )


def _clipped(line: str) -> str:
    return line if len(line) <= WIDEST else line[:WIDEST] + " …"


def needles(api: str, argument: str) -> tuple[str, ...]:
    """Texts that show a place in a snippet, most telling first."""
    found = [api]
    try:
        if "(" in api:
            method = parse_method(api)
            simple = pretty_type(method.cls).rpartition(".")[2].rpartition("$")[2]
            found.append(f"new {simple}(" if method.name == "<init>" else f"{method.name}(")
        else:
            field = parse_field(api)
            simple = pretty_type(field.cls).rpartition(".")[2].rpartition("$")[2]
            found += [f"{simple}.{field.name}", field.name]
    except BadNameError:
        pass
    return (argument, *found) if argument else tuple(found)


def _marked(lines: list[str], shown: tuple[str, ...]) -> frozenset[int]:
    """Indexes of the lines with the first text that occurs at all."""
    for needle in shown:
        found = frozenset(index for index, line in enumerate(lines) if needle in line)
        if found:
            return found
    return frozenset()
