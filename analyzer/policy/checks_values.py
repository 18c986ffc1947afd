"""What a whole-policy check reads out of a sentence: dates, promised times, ages, ways through menus, figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from analyzer.policy.alternatives import any_of, pattern

_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_ENGLISH_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "fourteen": 14,
    "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty five": 45, "sixty": 60, "ninety": 90, "a": 1,
}  # fmt: skip
_PROMISE_ZH = re.compile(
    r"[【\[]?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,4})[】\]]?\s?(?:[(（]\d{1,3}[)）])?\s?(?P<unit>个?工作日|个?自然日|天|日(?![期常志])|个?小时|个?月)"
    r"(?:之内|以内|内|或[^,，。;；]{0,20}(?:期限|时限|时间)内?)"
)
_PROMISE_EN = re.compile(
    r"(?:within|no\smore\sthan|no\slater\sthan|at\sthe\slatest|(?:answer|repl(?:y|ies)|respond|takes?)\s(?:\w{2,8}\s){0,2}?in|up\sto"
    r"|less\sthan|at\smost|takes?)\s(?:a\speriod\sof\s|a\smaximum\sof\s)?"
    r"(?P<n>\d{1,3}|[a-z]{1,9}(?:\sfive)?)\s(?:\(\d{1,3}\)\s)?"
    r"(?P<unit>(?:(?:working|business)\s)?days?|(?:calendar\s)?(?:days?|months?|weeks?)|hours?)"
)
_UNITS = {"工作日": "working days", "自然日": "days", "天": "days", "日": "days", "小时": "hours", "月": "months"}

_MONTH_NAMES = (
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"),
    ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
    ("dec", "december"),
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_MONTH = "(?P<m{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DATE = re.compile(
    r"[【\[(（]?(?P<y0>(?:19|20)\d\d|二[〇零○o][一二][〇零○一二三四五六七八九])[】\])）]?\s?年\s?"
    r"[【\[(（]?(?P<m0>\d{1,2}|[一二三四五六七八九十]{1,2})[】\])）]?\s?月\s?"
    r"(?:[【\[(（]?(?P<d0>\d{1,2}|[一二三四五六七八九十]{1,3})[】\])）]?\s?日?)?"
    r"|(?<![\d.])(?P<y1>20\d\d)\s?[-./ ]\s?(?P<m1>1[0-2]|0?[1-9])\s?[-./ ]\s?(?P<d1>[12]\d|3[01]|0?[1-9])(?![\d.]\d)"
    r"|(?<![\d.])(?P<d6>[12]\d|3[01]|0?[1-9])\.\s?(?P<m6>1[0-2]|0?[1-9])\.\s?(?P<y6>20\d\d)(?!\d)"
    r"|(?<!\d)(?P<y4>20\d\d)(?P<m4>0[1-9]|1[0-2])(?P<d4>0[1-9]|[12]\d|3[01])(?!\d)"
    r"|\b" + _MONTH.format(2) + r"\s(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y2>20\d\d)\b"
    r"|\b(?:(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?)?" + _MONTH.format(3) + r",?\s(?P<y3>20\d\d)\b"
    r"|(?<![\d/])(?P<m5>1[0-2]|0?[1-9])/(?P<d5>[12]\d|3[01]|0?[1-9])/(?P<y5>20\d\d)(?!\d)"
)
_AGE = re.compile(
    r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:[(（]\d{1,2}[)）]\s?)?周?岁"
    r"|(?:under|below|younger\sthan|children\sof)\s(?:the\sage\sof\s)?(?P<e>\d{1,2})\b|(?P<f>\d{1,2})\syears\sof\sage"
)
_JOIN = r"\s?(?:[-–—]{0,3}>{1,2}|→|›|»|-{1,3}|–|—{1,2})\s?"
_MENU = (
    r"(?:设置|我的|个人中心|隐私|用户中心|更多|首页|(?<=[【\[“「])我"
    r"|\bsettings|\bprofile|\baccount|\bprivacy|\bpreferences)"
)
_PATH = re.compile(
    r"[“\"「【\[(]?"
    + _MENU
    + r"[”\"」】\])]?(?:\s?[^\s,，。;；:：]{0,10}?"
    + _JOIN
    + r"[^\s,，。;；:：]{1,20}(?:\s[a-z]{2,12}){0,2}){1,6}"
)
_ADDRESS = re.compile(r"[a-z0-9][\w.+-]{0,60}@[a-z0-9][a-z0-9.-]{0,60}\.[a-z]{2,}")
LONG_CHINESE, LONG_ENGLISH = 100, 40
"""A sentence of more Chinese characters, or English words, than this is long."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A time in which something is promised; ``days`` are calendar days, to compare units."""

    days: float
    value: str


def promises(text: str) -> Iterator[Promise]:
    """All times in a sentence of the form "within … days"."""
    for match in _PROMISE_ZH.finditer(text):
        unit = _UNITS[match["unit"].lstrip("个")]
        count = int(match["n"]) if match["n"].isdigit() else chinese_number(match["n"])
        if count:
            yield Promise(_days(count, unit), f"{count} {unit}")
    for match in _PROMISE_EN.finditer(text):
        word = match["n"]
        count = int(word) if word.isdigit() else _ENGLISH_NUMBERS.get(word, 0)
        unit = match["unit"].replace("business", "working").removeprefix("calendar ").rstrip("s") + "s"
        if count:
            yield Promise(_days(count, unit), f"{count} {unit}")


def _days(count: int, unit: str) -> float:
    return count * {"working days": 1.4, "days": 1.0, "hours": 1 / 24, "weeks": 7.0, "months": 30.0}.get(unit, 1.0)


def chinese_number(word: str) -> int:
    """A number below 100 in Chinese characters, 0 when it is none."""
    if "十" not in word:
        return _NUMBERS.get(word, 0)
    tens, _, ones = word.partition("十")
    return _NUMBERS.get(tens, 1) * 10 + _NUMBERS.get(ones, 0)


def dates(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, ISO date or, without a day, year and month) of every date in a normalised text."""
    for match in _DATE.finditer(text):
        kind = next(key[1] for key, part in match.groupdict().items() if key[0] == "y" and part)
        year = _year(match[f"y{kind}"])
        month = _month(match[f"m{kind}"])
        day = match[f"d{kind}"]
        try:
            found = date(year, month, _plain(day) if day else 1)
        except ValueError:
            continue
        yield match.start(), match.end(), found.isoformat() if day else found.isoformat()[:7]


def _year(word: str) -> int:
    return int(word) if word.isdecimal() else int("".join(str(_NUMBERS.get(char, 0)) for char in word))


def _month(word: str) -> int:
    return _MONTHS[word] if word in _MONTHS else _plain(word)


def _plain(word: str) -> int:
    return int(word) if word.isdecimal() else chinese_number(word)


def ages(text: str) -> list[int]:
    """The ages that a sentence names, in years."""
    found = []
    for match in _AGE.finditer(text):
        word = match["n"] or match["e"] or match["f"]
        if 6 < (age := _plain(word)) <= 21:
            found.append(age)
    return found


def menu_path(text: str) -> str:
    """The way through menus, or the address, that a sentence names; "" for none."""
    match = _PATH.search(text) or _ADDRESS.search(text)
    return match[0].strip(' “"') if match else ""


def readability(sentences: Sequence[str], language: str) -> str:
    """Figures of how hard a text is to read: ``characters=… sentences=… mean=… long=…%``.

    ``mean`` is the mean length of a sentence (Chinese characters, or English words), ``long`` the share of sentences
    over ``LONG_CHINESE`` or ``LONG_ENGLISH``.
    """
    is_chinese = language == "zh"
    lengths = [len("".join(text.split())) if is_chinese else len(text.split()) for text in sentences]
    lengths = [length for length in lengths if length > 1]
    characters = sum(len("".join(text.split())) for text in sentences)
    if not lengths:
        return ""
    long = sum(length > (LONG_CHINESE if is_chinese else LONG_ENGLISH) for length in lengths)
    mean = sum(lengths) / len(lengths)
    return f"characters={characters} sentences={len(lengths)} mean={mean:.0f} long={100 * long / len(lengths):.0f}%"


ANSWERING = pattern(
    any_of(
        """答复 回复 响应 反馈 处理 核查 受理 核实 答覆 解决 完成 审核 respond repl(?:y|ies) answer handle process
        comply         fulfil act~on resolve get~back deal~with hear~from confirm"""
    )
)
"""Words that promise an answer."""
