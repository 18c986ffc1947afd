"""Clauses named in English beside the official Chinese citation: instrument, article or item number, problem.

The number is that of the citation, read and not looked up; what has no English form is left to the clause's gist.
"""

import re
from collections.abc import Callable

from analyzer.catalogue.model import Instrument

_DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NUMERAL = "[零一二三四五六七八九十百千]{1,9}"
_ARTICLE = re.compile(f"第({_NUMERAL})条(?:第({_NUMERAL})款)?(?:第（({_NUMERAL})）项)?")
_PART = re.compile(r"([一二三四五六七八九十])(?:、(\d+)\.|\(([一二三四五六七八九十])\)([\d–]*))(?: 图(\d+))?")
_PROBLEM = re.compile("（([^（）]{2,40})）")
_TITLE = re.compile("《[^》]*》|（[^）]*）")
_HAN = re.compile("[\u3400-\u9fff]")


def in_english(cite: str, short: str, instrument: Instrument, problem: Callable[[str], str]) -> str:
    """``cite`` in English, "" where it says the same by itself. ``short`` is the cite without the instrument's name;
    ``problem`` gives the English name of a problem, or what it was given.
    """
    name = instrument.short.en
    if found := _ARTICLE.match(short):
        article, paragraph, point = (number(part) if part else 0 for part in found.groups())
        return f"{name} Art. {article}{f' para. {paragraph}' if paragraph else ''}{f'({point})' if point else ''}"
    if found := _PART.match(short):
        part, item, section, sub, figure = found.groups()
        place = f"({item})" if item else f"({number(section)}){sub}"
        return f"{name} {_ROMAN[number(part)]}{place}{f' fig. {figure}' if figure else ''}"
    plain = " ".join(_TITLE.sub(" ", cite).replace("附录", "Annex ").replace("注", "note").replace("；", "; ").split())
    plain = plain.replace(" ;", ";")
    if plain and not _HAN.search(plain):
        return "" if plain == cite else plain
    named = [text for text in _PROBLEM.findall(short) if problem(text) != text]
    return f"{name}: {problem(named[-1])}" if named else name


def number(numeral: str) -> int:
    """A Chinese numeral below ten thousand: 一千零三十五 is 1035."""
    total = digit = 0
    for mark in numeral:
        if mark in _UNITS:
            total += (digit or 1) * _UNITS[mark]
            digit = 0
        else:
            digit = _DIGITS[mark]
    return total + digit
