"""A method's text and the place in it to the few lines that a report shows."""

import re
import textwrap

LINES = 12
"""Most lines of a snippet."""
BEFORE = 6
"""Lines before the marked one when a text is longer."""
WIDEST = 200
"""Most characters of one line."""
LEFT_OUT = "…"
_BACKSLASHES = re.compile(r"\\\\|((?:\\u[0-9a-f]{4})+)|\\'")


def clip(lines: list[str], marked: int) -> tuple[str, int]:
    """The lines around the marked one, the first line of the method always among them.

    Args:
        lines: the method's text.
        marked: index of the line to show, -1 for none.

    Returns:
        The text, and the number of the marked line in it, counted from 1; 0 for none.
    """
    if len(lines) > LINES:
        start = max(0, min(marked - BEFORE, len(lines) - LINES + 2))
        head = [] if start < 2 else [lines[0], _indent(lines[start]) + LEFT_OUT]
        start = 0 if start < 2 else start
        kept = lines[start : start + LINES - len(head)]
        if start + len(kept) < len(lines):
            kept[-1] = _indent(kept[-1]) + LEFT_OUT
        marked += len(head) - start if marked >= 0 else 0
        lines = head + kept
    return "\n".join(_narrowed(line) for line in lines), marked + 1


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _narrowed(line: str) -> str:
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + LEFT_OUT


def readable(text: str) -> list[str]:
    r"""The decompiler's text as lines: indentation of the whole removed, opening braces at the end of their line,
    ``\u4f4d`` as the letter that it is, everything that does not print or turns the reading direction written out.
    """
    lines: list[str] = []
    for line in textwrap.dedent(text.expandtabs(4).strip("\n")).split("\n"):
        shown = _BACKSLASHES.sub(_letters, line)
        if not shown.isprintable():
            shown = "".join(char if char.isprintable() else _escaped(char) for char in shown)
        if shown.strip() == "{" and lines:
            lines[-1] += " {"
        elif shown.strip():
            lines.append(shown.rstrip())
    return lines


def _letters(match: re.Match[str]) -> str:
    """Escapes of letters as letters; others, and escaped backslashes, as they are. A quote needs none in a string."""
    if match[0] == "\\'":
        return "'"
    if not match[1]:
        return match[0]
    units = bytes.fromhex(match[1].replace("\\u", ""))
    text = units.decode("utf-16-be", "surrogatepass")
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    data = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at] << 8 | data[at + 1]:04x}" for at in range(0, len(data), 2))
