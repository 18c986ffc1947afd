"""What a whole-policy check reads out of a sentence: dates, ages, ways through menus, figures."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

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
