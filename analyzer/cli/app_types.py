"""The word after ``--type`` to one of the app types: id, number, Chinese or English name."""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analyzer.cli.words import local
from analyzer.errors import UsageError

if TYPE_CHECKING:  # only for its type: the command line starts without the stages
    from analyzer.catalogue.model import AppType

NEAR = 3
"""Most app types offered for a word that names none."""

_NUMBER = re.compile(r"(?:第五条)?\(?第?(?P<number>[0-9]{1,4}|[一二三四五六七八九十]{1,3})\)?[类项.、]?")
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", 1)}


def known_app_type(word: str, types: "Sequence[AppType]") -> str:
    """The id of the app type that ``word`` names: its id, its Chinese or English name, or its number in article 5 of
    the provisions ("12", "（十二）", "第五条（十二）"); "" stays "".

    Raises:
        UsageError: there is no such type; the hint lists those that come near.
    """
    folded = _folded(word)
    if not folded:
        return ""
    number = _number(folded)
    for kind in types:
        if kind.number == number or folded in _names(kind):
            return kind.id
    if not types:
        raise UsageError(
            local("the chosen rule packs have no app types", "所选规则包没有 App 类型"),
            local(
                "leave --type out, or add a pack that has them: --rules cn,…",
                "请去掉 --type，或加上有类型的规则包：--rules cn,…",
            ),
        )
    raise UsageError(local(f"unknown app type: {word}", f"未知的 App 类型：{word}"), _hint(folded, types))


def _hint(word: str, types: "Sequence[AppType]") -> str:
    kinds = {name: kind for kind in types for name in _names(kind)}
    names = [name for name in kinds if len(word) > 1 and word in name]
    names += difflib.get_close_matches(word, kinds, n=3 * NEAR, cutoff=0.5)
    near = list(dict.fromkeys(kinds[name].id for name in names))[:NEAR]
    if not near:
        return local(
            "'apkscan rules list types' shows all 39 with their numbers",
            "“apkscan rules list types”列出全部 39 类及其编号",
        )
    shown = [
        f"{kind.id} ({kind.number}, {kind.name.zh}, {kind.name.en})" for key in near for kind in types if kind.id == key
    ]
    return local("did you mean ", "是否要用：") + local("; ", "；").join(shown)


def _folded(word: str) -> str:
    text = unicodedata.normalize("NFKC", word).casefold().replace("-", " ").replace("&", " and ")
    return " ".join(text.split())


def _names(kind: "AppType") -> tuple[str, ...]:
    zh = _folded(kind.name.zh)
    return _folded(kind.id), zh, zh.removesuffix("类"), _folded(kind.name.en)


def _number(word: str) -> int | None:
    found = _NUMBER.fullmatch(word.replace(" ", ""))
    if found is None:
        return None
    text = found["number"]
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text)
    return 10 * _DIGITS.get(tens, 1 if not tens else 0) + (_DIGITS.get(ones, 0))
