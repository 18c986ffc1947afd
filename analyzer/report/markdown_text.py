"""Any text as running Markdown: nothing in it becomes markup, a link, HTML, a cell or a template expression.

CommonMark with the extensions that are common where Markdown is read: GFM tables and bare links, mathematics, mentions,
emoji names, template engines. Names out of code and addresses stand as code, where readers link nothing.
"""

import re

from analyzer.report.visible import one_line, visible

# Printable ASCII without what ends a code span or a cell, escapes, or opens a template expression: ` | \ { }
_WORD = re.compile(r"[!-\[\]-_a-z~]+")
_LINKED = re.compile(r"//|@|_|\.\w|www\.|#\d|GH-\d|:\w+:|->|mailto:|xmpp:|[0-9a-f]{32}", re.IGNORECASE)
"""What readers link or resolve by themselves: addresses, mentions, issues, emoji names; and names out of code."""

_DECIMAL = re.compile(r"[^\w@:/]*\d+\.\d+[^\w@:/]*")

_AROUND = "([<\"'"
_AFTER = ".,;:!?)]\"'>"
"""Brackets, quotation marks and stops around a word, which are not part of it."""

_MARKS = str.maketrans(
    {
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "`": "&#96;", "|": "&#124;", "\\": "&#92;", "{": "&#123;",
        "}": "&#125;", **{mark: "\\" + mark for mark in "*_~[]$^"},
    }
)  # fmt: skip

_BLOCK = re.compile(r"(?=[#+=:-])")
_ORDERED = re.compile(r"(\d+)(?=[.)](?:\s|$))")
"""How a block begins where a line of text begins."""


def plain(text: str) -> str:
    """``text`` on one line, to be read and never to be interpreted; "—" when there is none."""
    safe = visible(one_line(text))
    parts = []
    end = 0
    for word in _WORD.finditer(safe):
        if not _LINKED.search(word.group()) or _DECIMAL.fullmatch(word.group()):
            continue
        start = word.end() - len(word.group().lstrip(_AROUND))
        stop = word.start() + len(word.group().rstrip(_AFTER))
        if stop > start:
            parts += [_escaped(safe[end:start]), f"`{safe[start:stop]}`"]
            end = stop
    parts.append(_escaped(safe[end:]))
    return _begun("".join(parts)) or "—"


def _escaped(text: str) -> str:
    return text.translate(_MARKS)


def _begun(text: str) -> str:
    """``text`` so that no list, heading or rule begins with it."""
    if _BLOCK.match(text):
        return "\\" + text
    number = _ORDERED.match(text)
    return f"{number[1]}\\{text[number.end() :]}" if number else text
