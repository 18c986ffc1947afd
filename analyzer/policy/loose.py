"""Entries without a table: the parts of a row in one line, or each in a line of its own below a name."""

import re
from collections.abc import Sequence

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.located import Line, Located
from analyzer.policy.records import Kind, Value, key_values
from analyzer.policy.rows import looks_like_company, looks_like_link

SDK_LABEL = re.compile(r"(?!.{0,40}://).{0,40}(?:sdk|插件)\W{0,3}(?:[(（][^()（）]{1,80}[)）])?\W*")
_ORDINAL = re.compile(r"\W*(?:[(（]?(?:\d{1,3}|[a-z]|[一二三四五六七八九十]{1,3})[)）.、．]{1,2}\W{0,3})?")
_PARTS = re.compile(r"\s[/|–—-]\s|\t")
_COMMAS = re.compile(r"[,，]")
_SPACES = re.compile(r"\s+")
_KEYED = re.compile("[^:：]{1,12}[:：]\\s?[^\\s]")
_PLATFORMS = frozenset({"android", "ios", "安卓", "harmonyos", "windows", "web", "h5"})
_PEOPLE = pattern(any_of("我们 您 你 用户可 \\bwe\\b \\byou\\b \\byour\\b \\bour\\b"))
_PURPOSE = pattern(r"\W*", any_of("用于 用以 以便 实现 for to"), "")
_SAID = pattern(r"\W*", any_of("涉及 收集 获取 采集 读取"))
_MARKS = re.compile("[,，。;；:：、!！?？]|https?")
_LEGAL_NAME = re.compile("[^,，。;；:：、]{4,36}(?:有限|股份|集团)[^,，。;；:：、]{0,6}公司(?:用于.{2,40})?")
_LONGEST_BARE_NAME = 20
_DOES = pattern(r"\W*", any_of("提供 实现 用于 用以 支持 帮助 协助 通过 基于 进行 为(?:您|用户|了) 展示"))
"""How a cell begins that says what an SDK is for."""
_HEAD = re.compile(r"\W*(?:[一二三四五六七八九十]{1,3}[、.]|第|\d{1,2}(?:\.\d{1,2})+)")
_FEWEST_PARTS = 3
_LONGEST_NAME = 40
_LONGEST_CELL = 500
_LONGEST_HEADING_CELL = 30
_MOST_CELLS = 14
_SOME = 2


def line_row(located: Located, line: Line) -> list[Value]:
    """The values of a row that stands in one line, () when it is none. Begins with the name."""
    if _PEOPLE.search(line.text[:_LONGEST_CELL]):
        return []
    lead = _ORDINAL.match(line.text)
    begin = lead.end() if lead else 0
    for parts in (_split(_PARTS, line, begin), _spaced(located, line, begin), _split(_COMMAS, line, begin)):
        values = _values(located, line, parts)
        if values:
            return values
    return []


def cells_below(located: Located, lines: Sequence[Line], place: int) -> list[tuple[Kind, Line]]:
    """The cells of an entry, a line each, that begins with the name or company at a place; () when it is none."""
    first = lines[place]
    by_name = _names(lines, place)
    if not (by_name or _begins(first)) or not _alone(lines, place):
        return []
    run = [first]
    for number in range(place + 1, min(len(lines), place + _MOST_CELLS)):
        line = lines[number]
        ended = (_begins(line) or _names(lines, number)) and any(_is_info(cell) for cell in run)
        if ended or not _is_cell(line) or not _alone(lines, number):
            break
        run.append(line)
    told = [line for line in run[1:] if _is_info(line)]
    told = [line for line in told if not _DOES.match(line.text)] or told
    if not told or (len(run) < _FEWEST_PARTS and (by_name or not looks_like_company(first.text))):
        return []
    last = max(number for number, line in enumerate(run) if line is told[-1] or looks_like_link(line.text))
    kinds: list[tuple[Kind, Line]] = []
    company = not by_name and not SDK_LABEL.fullmatch(first.text.strip())
    for number, line in enumerate(run[: max(last + 1, _SOME)]):
        kinds.append((_kind(line, number, company, told), line))
    return kinds


def _kind(line: Line, number: int, company: bool, told: Sequence[Line]) -> Kind:
    if number == 0:
        return "company" if company else "name"
    if line in told:
        return "info"
    if looks_like_link(line.text):
        return "link"
    if number == 1 and company and not _DOES.match(line.text):
        return "name"
    return "company" if looks_like_company(line.text) else "purpose"


def _names(lines: Sequence[Line], place: int) -> bool:
    """Whether a short line is a name because the next one is the full name of a company."""
    text = lines[place].text.strip()
    if not _SOME <= len(text) <= _LONGEST_BARE_NAME or lines[place].matches or _MARKS.search(text):
        return False
    if place + 1 >= len(lines) or not _alone(lines, place + 1) or looks_like_company(text):
        return False
    below = lines[place + 1].text.strip()
    return _LEGAL_NAME.fullmatch(below) is not None


def _begins(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > _LONGEST_NAME or _KEYED.match(text) or _PEOPLE.search(text):
        return False
    if line.matches and not text.endswith("sdk"):
        return False
    return SDK_LABEL.fullmatch(text) is not None or (text.endswith("公司") and looks_like_company(text))


def _is_info(line: Line) -> bool:
    return len(line.matches) >= _SOME or (bool(line.matches) and "、" in line.text)


def _is_cell(line: Line) -> bool:
    text = line.text.strip()
    if line.block.kind == "table-row" or key_values(text) or len(text) > _LONGEST_CELL:
        return False
    if line.block.kind == "heading" and (len(text) > _LONGEST_HEADING_CELL or _HEAD.match(text)):
        return False
    return not _PEOPLE.search(text)


def _alone(lines: Sequence[Line], place: int) -> bool:
    """Whether a sentence is the whole of its block."""
    block = lines[place].sentence.block
    before = place > 0 and lines[place - 1].sentence.block == block
    after = place + 1 < len(lines) and lines[place + 1].sentence.block == block
    return not before and not after


def _split(separator: re.Pattern[str], line: Line, begin: int) -> list[tuple[int, int]]:
    parts = []
    for match in separator.finditer(line.text, begin):
        parts.append((begin, match.start()))
        begin = match.end()
    return [*parts, (begin, len(line.text))]


def _spaced(located: Located, line: Line, begin: int) -> list[tuple[int, int]]:
    """The parts between the white space of the text as it was, when it begins with the name of an SDK."""
    start = located.normal.position(line.at + begin)
    end = located.normal.end(line.at + len(line.text))
    words = located.document.text[start:end]
    if words.isascii():
        return []
    parts = []
    place = start
    for match in _SPACES.finditer(words):
        parts.append((place, start + match.start()))
        place = start + match.end()
    parts.append((place, end))
    ranges = [(located.normal.index(a) - line.at, located.normal.index(b) - line.at) for a, b in parts if b > a]
    while len(ranges) > 1 and line.text[slice(*ranges[1])].strip() == "sdk":
        ranges[:2] = [(ranges[0][0], ranges[1][1])]
    return ranges if SDK_LABEL.fullmatch(line.text[slice(*ranges[0])].strip()) else []


def _values(located: Located, line: Line, parts: Sequence[tuple[int, int]]) -> list[Value]:
    if len(parts) < _FEWEST_PARTS:
        return []
    texts = [line.text[start:end].strip() for start, end in parts]
    held = [len(located.matches_in(line.at + start, line.at + end)) for start, end in parts]
    names = [n for n, text in enumerate(texts) if _is_name(located, line, parts[n], text, held[n])]
    if not names or names[0] > 1 or len(texts[names[0]]) > _LONGEST_NAME:
        return []
    commas = _COMMAS.match(line.text, parts[0][1]) is not None
    if commas and not any(_SAID.match(text) for text in texts):
        return []
    kinds: list[Kind] = []
    for number, text in enumerate(texts):
        if number == names[0]:
            kinds.append("name")
        elif looks_like_link(text):
            kinds.append("link")
        elif looks_like_company(text):
            kinds.append("company")
        elif held[number] and number > names[0] and not _PURPOSE.match(text):
            kinds.append("info")
        else:
            kinds.append("purpose" if number > names[0] else "")
    if "info" not in kinds:
        return []
    found = [Value(kind, line.at + a, line.at + b) for kind, (a, b) in zip(kinds, parts, strict=True)]
    return sorted(found, key=lambda value: value.kind != "name")


def _is_name(located: Located, line: Line, part: tuple[int, int], text: str, held: int) -> bool:
    if SDK_LABEL.fullmatch(text):
        return True
    if text in _PLATFORMS or held or not 1 < len(text) <= _LONGEST_NAME or not text.isascii():
        return False
    first = located.words(line.at + part[0], line.at + part[1])[:1]
    return part[0] <= line.text.find(text) + 1 and (first.isupper() or any(p.start == part[0] for p in line.parties))
