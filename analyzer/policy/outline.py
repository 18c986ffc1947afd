"""What a paragraph is by its look: a heading, a list item, or a paragraph; the same for all formats."""

import re

from analyzer.policy.model import BlockKind

_CHINESE_NUMBER = "[一二三四五六七八九十百]{1,4}"
_STYLES = (
    ("chapter", re.compile(rf"第\s?(?:{_CHINESE_NUMBER}|\d{{1,3}})\s?[章条节部编]")),
    ("han", re.compile(rf"{_CHINESE_NUMBER}\s{{0,2}}[、:：]")),
    ("han-dot", re.compile(rf"{_CHINESE_NUMBER}\s{{0,2}}[.．]")),
    ("han-bracket", re.compile(rf"[（(]\s?{_CHINESE_NUMBER}\s?[）)]")),
    ("1.1.1", re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}(?!\d)")),
    ("1.1", re.compile(r"\d{1,2}\.\d{1,2}(?![\d%])")),
    ("1.", re.compile(r"\d{1,2}\s?[、.．](?!\d)")),
)
_SURE = 4
"""So many of the styles above mean a heading whenever the line is short."""

_ITEM = re.compile(
    r"[（(]\s?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\s?[）)]|(?:\d{1,3}|[a-zA-Z])\s?[）)、]|\d{1,3}\s?[.．](?!\d)"
    r"|[a-zA-Z][.．]\s|[ivx]{1,4}\.\s?|[•●·○■□◆◇▪►▶➢✓√*★※]|[-–—]{1,2}\s|[①-⑳⑴-⒛]"
)
_NO_HEADING_END = tuple("。；;，,、：:!！")
_LONGEST_HEADING = 42
_LONGEST_ENGLISH_HEADING = 90
_LONGEST_BARE_HEADING = 24
_LONG_TEXT = 40


def looks(text: str, following: str, strong: bool = False) -> tuple[BlockKind, str]:
    """The kind of a paragraph, given the one after it, and for a heading its style of numbering ("" for none).
    ``strong`` says that all of it is in bold.

    Short numbered lines are ambiguous: a heading when a long text follows, an item when another such line does.
    """
    stripped = text.strip()
    is_short = _is_short(stripped)
    for index, (style, pattern) in enumerate(_STYLES):
        if pattern.match(stripped):
            if is_short and (index < _SURE or _goes_on(stripped, following)):
                return "heading", style
            break
    if _ITEM.match(stripped):
        return "list-item", ""
    if is_short and stripped[:1] in "【[" and stripped[-1:] in "】]":
        return "heading", "brackets"
    after = following.strip()
    if strong and is_short and after and any(map(str.isalpha, stripped)) and "\t" not in stripped:
        return "heading", "strong"
    bare = is_short and len(stripped) <= _LONGEST_BARE_HEADING and not stripped.isascii()
    bare = bare and not any(mark in stripped for mark in "\t，。；：,")
    if bare and len(after) > _LONG_TEXT and not _ITEM.match(after):
        return "heading", "bare"
    return "paragraph", ""


def begins_numbered(line: str) -> bool:
    """Whether a line begins with a number or mark such as headings and items have."""
    stripped = line.strip()
    return any(pattern.match(stripped) for _, pattern in _STYLES) or _ITEM.match(stripped) is not None


def _is_short(text: str) -> bool:
    longest = _LONGEST_ENGLISH_HEADING if text.isascii() else _LONGEST_HEADING
    if not 0 < len(text) <= longest or text.endswith(_NO_HEADING_END):
        return False
    return not (text.endswith(".") and len(text) > 12)


def _goes_on(text: str, following: str) -> bool:
    after = following.strip()
    if not after:
        return False
    if not _is_short(after):
        return True
    # Two short lines: the second is one level down when it is numbered in another way.
    return _shape(text) != _shape(after) and bool(_ITEM.match(after))


def _shape(text: str) -> str:
    head = "".join(text[:8].split())[:6]
    return "".join("0" if char.isdigit() else char for char in head if not char.isalpha())[:4]
