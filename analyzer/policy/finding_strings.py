"""String resources that are a privacy policy, whole or in numbered pieces."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analyzer.apk.axml import TYPE_STRING
from analyzer.apk.resources import ResourceTable
from analyzer.policy.finding_kinds import name_tells

SHORTEST = 600
"""Characters of a string whose name tells nothing."""
SHORTEST_NAMED = 80
MOST_STRINGS = 400
MOST_CHARACTERS = 2_000_000
LONGEST_JOINED = 400_000
MOST_PIECES = 100

_MARKS = (
    "隐私",
    "个人信息",
    "隱私",
    "個人資料",
    "privacy",
    "Privacy",
    "PRIVACY",
    "personal information",
    "personal data",
)
_PIECE = re.compile(r"(.*?)[_.-]?(?:part|p|section|content|text)?[_.-]?(\d{1,3})")


class Text(NamedTuple):
    """The text of one resource in one locale ("" for the default)."""

    resource: str
    locale: str
    text: str


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True


def long_texts(table: ResourceTable) -> Iterator[Text]:
    """Every long text that speaks of privacy, numbered pieces of one put together, in the order of the table."""
    found = {index: text for index, text in table.find_texts(_MARKS).items() if len(text) >= SHORTEST_NAMED}
    telling = dict.fromkeys(one for one, _ in table.resources_of(found, _Everything()))
    named = {identity: table.name(identity) for identity in list(telling)[:MOST_STRINGS]}
    for identity in list(named):
        named |= _neighbours(table, identity)
    pieces: dict[tuple[str, str], dict[str, tuple[int, str]]] = {}
    left = MOST_CHARACTERS
    for identity, name in named.items():
        stem, number = _piece(name)
        for one in table.values(identity):
            text = one.value.text
            if one.value.kind != TYPE_STRING or (number < 0 and len(text) < SHORTEST and not name_tells(name)):
                continue
            left -= len(text)
            if left >= 0:
                pieces.setdefault((stem, one.locale), {}).setdefault(name, (number, text))
    for (stem, locale), parts in pieces.items():
        ordered = sorted(parts.values(), key=lambda part: part[0])
        name = stem if len(parts) > 1 else next(iter(parts))
        text = "\n".join(text for _, text in ordered)[:LONGEST_JOINED]
        if len(text) >= SHORTEST or (name_tells(name) and len(text) >= SHORTEST_NAMED):
            yield Text(name or stem, locale, text)


def _piece(name: str) -> tuple[str, int]:
    """What numbered pieces of one text are called in common, and the number; (name, -1) for no piece."""
    numbered = _PIECE.fullmatch(name)
    return (numbered[1], int(numbered[2])) if numbered else (name, -1)


def _neighbours(table: ResourceTable, identity: int) -> dict[int, str]:
    """The other pieces of a numbered one, which need not speak of privacy: names are numbered in their order."""
    stem, number = _piece(table.name(identity))
    found: dict[int, str] = {}
    for step in (1, -1) if number >= 0 and name_tells(stem) else ():
        other = identity + step
        while len(found) < MOST_PIECES and (name := table.name(other)) and _piece(name)[0] == stem:
            found[other] = name
            other += step
    return found
