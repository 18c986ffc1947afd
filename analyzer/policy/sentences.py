"""Where sentences end, in Chinese and English text."""

import re
from collections.abc import Iterator

from analyzer.policy.alternatives import word_set

LONGEST = 2_000
"""Characters after which a sentence without an end is cut at a comma or a space."""

_END = re.compile(
    r"(?:[。！？；;\n]|[!?](?=[\s\u3400-\u9fff!?\"'”’）)]|$))+[”’」』\"'）)】]*|\.+(?=[\s\u3400-\u9fff“\"(（]|$)[”\"')]?"
)
_BEFORE = 14
"""Characters before a full stop in which an abbreviation is looked for."""
_ALWAYS = re.compile(
    r"(?:^|[\s(（\"“/,])(?:e\.?g|i\.?e|incl|excl|vs|mr|mrs|ms|cf|pte|pty|art|arts|sec|fig|para|paras|lit|approx|viz)$"
    r"|(?:^|[\s(（])[A-Za-z]$",
    re.IGNORECASE,
)
"""What something always follows in the same sentence."""
_OFTEN = re.compile(
    r"(?:^|[\s(（\"“/,])(?:inc|ltd|co|corp|bros|dr|st|prof|al|dept|reg|ext|tel|cal|civ|gov|vol|max|min|jr|sr"
    r"|[a-z](?:\.[a-z]{1,3}){1,4})$",
    re.IGNORECASE,
)
"""What may also be the last word: companies' forms, "U.S.", "B.V."; the word that follows tells."""
_SMALL = re.compile(r"(?:^|[\s(（\"“/,])etc$", re.IGNORECASE)
"""What ends a sentence unless this goes on in small letters."""
_NUMBERED = re.compile(r"(?:^|[\s(（\"“/,])(?:nos?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$", re.IGNORECASE)
"""What a number follows: "No. 7" is not the answer "No."."""
_NUMBER = re.compile(r"\s{0,3}(?:[#(]?\d|[A-Z]{1,6}[\s-]?\d)")
_NEXT = re.compile(r"\s{0,3}[\"“'(（]?([A-Za-z]{1,20})")
_BEGINNINGS = word_set(
    """we you the this these those that our your if in it its for when all any by to as they their such please i my
    he she there here where while with upon unless however on at once after before although because since some each both
    also additionally furthermore moreover therefore thus an a do does can is are how what who why no not from during
    through click see read contact"""
)
"""Words that begin sentences and are no part of a name."""
_ONLY_NUMBER = re.compile(r"\s*[（(]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxIVX]{1,4}|[a-zA-Z])[）)]?")
_OPEN = {"(": ")", "（": "）", "【": "】", "[": "]"}
_CLOSE = frozenset(_OPEN.values())


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text[start:end]``, white space trimmed, in order, none empty.

    A semicolon or a full stop within brackets does not end a sentence, nor does one after an abbreviation or a
    leading number.
    """
    begin = start
    depth = counted = 0
    counted = start
    for match in _END.finditer(text, start, end):
        for char in text[counted : match.start()]:
            depth = depth + 1 if char in _OPEN else max(0, depth - 1) if char in _CLOSE else depth
        counted = match.start()
        mark = match[0]
        if "\n" not in mark and depth and match.end() - begin < LONGEST // 2:
            continue
        if mark[0] == "." and _goes_on(text, begin, match.start(), match.end()):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = counted = match.end()
        depth = 0
    yield from _trimmed(text, begin, end)


def _goes_on(text: str, begin: int, dot: int, after: int) -> bool:
    """Whether the sentence goes on ``after`` a full stop at ``dot``."""
    if _ONLY_NUMBER.fullmatch(text, begin, dot):
        return True
    before = text[max(begin, dot - _BEFORE) : dot]
    if _ALWAYS.search(before):
        return True
    if _NUMBERED.search(before):
        return _NUMBER.match(text, after) is not None
    following = _NEXT.match(text, after)
    word = following[1] if following else ""
    if _SMALL.search(before):
        return not word[:1].isupper()
    return _OFTEN.search(before) is not None and not (word[:1].isupper() and word.lower() in _BEGINNINGS)


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    while end - begin > LONGEST:
        cut = max(text.rfind(mark, begin + LONGEST // 2, begin + LONGEST) for mark in "，,、 ")
        cut = begin + LONGEST if cut < 0 else cut + 1
        yield begin, cut
        begin = cut
    if begin < end and any(char.isalnum() for char in text[begin:end]):
        yield begin, end
