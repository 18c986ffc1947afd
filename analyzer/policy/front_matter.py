"""Front matter: the lines between two fences at the top of a Markdown file that say something about the page."""

import re
from typing import NamedTuple

from analyzer.policy.alternatives import word_set
from analyzer.policy.raw import Run

MOST = 20_000
"""Characters within which the second fence has to stand."""

_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\n")
_ENTRY = re.compile(
    r"(?P<key>[^\s:=#\-\"'][^\s:=]{0,60}|\"[^\"\n]{1,60}\")[ \t]{0,8}(?P<sign>[:=])(?:[ \t]+(?P<value>[^\n]*))?$"
)
_KEYS = word_set(
    """title layout permalink slug id url lang language locale description summary tags category categories author
    authors draft weight order sidebar_label sidebar nav_order nav_title date updated last_updated
    lastmod published parent theme type template"""
)
"""Some of the keys that generators of pages know: without any, lines with colons between two rules are text."""
_GOES_ON = re.compile(r"[ \t]|#|- |-$|\[|\]|\}|$")
"""Beginnings of lines that belong to an entry above: its content, a list, a comment, a table of TOML, nothing."""
_BLOCK = re.compile(r"[>|][+-]?\d?$")
_DATED = re.compile(r"updat|effective|modif|lastmod|revis|version|\bdate|更新|生效|发布|修订|版本|日期", re.IGNORECASE)
_QUOTES = ('"', "'")


class FrontMatter(NamedTuple):
    """``end`` is where the text begins (0: there is no front matter), ``title`` the page's title, ``dates`` the entries
    with the date or version of the page; all with their place in the source. Nothing else of it is shown on a page.
    """

    end: int = 0
    title: Run | None = None
    dates: tuple[Run, ...] = ()


def front_matter(source: str) -> FrontMatter:
    """The front matter of a file in YAML or TOML; none where the lines after the first fence are text."""
    opening = _OPENING.match(source)
    if opening is None:
        return FrontMatter()
    fence = opening[1]
    closing = re.compile(rf"^(?:{re.escape(fence)}{'|[.]{3}' if fence == '---' else ''})[ \t]*$", re.MULTILINE)
    end = closing.search(source, opening.end(), opening.end() + MOST)
    if end is None:
        return FrontMatter()
    title: Run | None = None
    dates: list[Run] = []
    known = False
    at = opening.end()
    lines = source[at : end.start()].split("\n")
    for number, line in enumerate(lines):
        if entry := _ENTRY.match(line):
            key = entry["key"].strip(" \"'").lower()
            known = known or key in _KEYS
            if key == "title" and title is None:
                title = _value(entry, at) or _below(entry, lines[number + 1 :], at + len(line) + 1)
            elif _DATED.search(key) and entry["value"] and any(map(str.isdigit, entry["value"])):
                dates.append((line, at))
        elif not _GOES_ON.match(line):
            return FrontMatter()
        at += len(line) + 1
    return FrontMatter(min(end.end() + 1, len(source)), title, tuple(dates)) if known else FrontMatter()


def _value(entry: re.Match[str], line: int) -> Run | None:
    """What an entry says on its own line, without its quotes."""
    text = entry["value"] or ""
    start = line + entry.start("value") if text else 0
    text = text.rstrip()
    if _BLOCK.match(text):
        return None
    if text[:1] in _QUOTES and len(text) > 1 and text.endswith(text[0]):
        text, start = text[1:-1], start + 1
    return (text, start) if text.strip() else None


def _below(entry: re.Match[str], lines: list[str], at: int) -> Run | None:
    """The first line of a value that begins below its key."""
    if entry["value"] and not _BLOCK.match(entry["value"].rstrip()):
        return None
    text = lines[0] if lines else ""
    indent = len(text) - len(text.lstrip())
    return (text[indent:].rstrip(), at + indent) if indent and text.strip() else None
