"""Where sentences end, in Chinese and English text."""

import re
from collections.abc import Iterator

LONGEST = 2_000
"""Characters after which a sentence without an end is cut at a comma or a space."""

_END = re.compile(
    r"(?:[。！？；;\n]|[!?](?=[\s\u3400-\u9fff!?\"'”’）)]|$))+[”’」』\"'）)】]*|\.+(?=[\s\u3400-\u9fff“\"(（]|$)[”\"')]?"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(（\"“])(?:e\.?g|i\.?e|etc|inc|ltd|co|corp|no|nos|vs|mr|mrs|ms|dr|st|art|sec|fig|u\.s|u\.k|p\.o|cf|al)\.?$"
    r"|(?:^|[\s(（])[A-Za-z]$",
    re.IGNORECASE,
)
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
        if mark[0] == "." and _goes_on(text, begin, match.start()):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = counted = match.end()
        depth = 0
    yield from _trimmed(text, begin, end)


def _goes_on(text: str, begin: int, dot: int) -> bool:
    if _ONLY_NUMBER.fullmatch(text, begin, dot):
        return True
    return bool(_ABBREVIATION.search(text[max(begin, dot - 8) : dot]))


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
