"""Which permissions a fact needs, level by level: nearest facts, conditions of the target SDK, alternatives."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from analyzer.catalogue.facts import ApiPermission
from analyzer.catalogue.tables import HIGHEST_LEVEL
from analyzer.value import Value

NEAR = 8
"""How many levels away a fact of the framework's own sources still beats axplorer's map."""

AXPLORER_FIRST, AXPLORER_GAP, AXPLORER_LAST = 16, 20, 25
"""The levels that axplorer's map was made for, and the one among them that it leaves out."""

Arguments = tuple[tuple[int, int | str], ...]
"""Constant arguments that are known: (index from 0 without the receiver, value)."""

_ANNOTATED = ("aosp-annotation", "aosp-enforce")


class Target(Value, kw_only=True):
    """What the conditions of facts are about: the app's target SDK, whether it flags its scans as never for location,
    and telling strings that its code holds.
    """

    sdk: int
    never_for_location: bool = False
    strings: frozenset[str] = frozenset()


class Need(Value, kw_only=True):
    """One permission needed. ``levels`` is a bit set: bit L for API level L. ``weak``: at none of them for certain."""

    permission: str
    levels: int
    weak: bool

    def within(self, low: int, high: int) -> int:
        """The levels of it that lie in a range, both ends included."""
        return self.levels & level_bits(low, high)


def level_bits(low: int, high: int) -> int:
    """The bit set of the levels ``low`` to ``high``, clamped to those that exist."""
    low, high = max(1, min(low, HIGHEST_LEVEL)), max(1, min(high, HIGHEST_LEVEL))
    return 0 if high < low else (1 << (high + 1)) - (1 << low)


def shown_levels(bits: int) -> str:
    """A bit set as text: ``21-28, 33``."""
    levels = [level for level in range(1, HIGHEST_LEVEL + 1) if bits >> level & 1]
    parts: list[list[int]] = []
    for level in levels:
        if parts and parts[-1][1] == level - 1:
            parts[-1][1] = level
        else:
            parts.append([level, level])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def needs(
    facts: Sequence[ApiPermission], low: int, high: int, target: Target, arguments: Arguments = ()
) -> tuple[Need, ...]:
    """Every permission that the facts about one thing need at any level from ``low`` to ``high``, by name."""
    certain: dict[str, int] = {}
    possible: dict[str, int] = {}
    for level, row, holds in rows_by_level(facts, low, high, target, arguments):
        sure = holds is True and row.mode == "all"
        for permission in row.permissions:
            kept = certain if sure else possible
            kept[permission] = kept.get(permission, 0) | 1 << level
    return tuple(
        Need(
            permission=name,
            levels=certain.get(name, 0) | possible.get(name, 0),
            weak=name not in certain,
        )
        for name in sorted(certain.keys() | possible.keys())
    )


def rows_by_level(
    facts: Sequence[ApiPermission], low: int, high: int, target: Target, arguments: Arguments = ()
) -> Iterator[tuple[int, ApiPermission, bool | None]]:
    """(level, row that speaks at this level, whether its condition holds); rows whose condition fails are left out."""
    spoken = _speaking(tuple(facts))
    for level in range(max(1, low), min(high, HIGHEST_LEVEL) + 1):
        for row in spoken[level]:
            holds = condition_holds(row.condition, level, target, arguments)
            if holds is not False:
                # axplorer follows calls inside the system and cannot see under which condition they are made.
                yield level, row, None if row.source == "axplorer" else holds


def rows_at(facts: Sequence[ApiPermission], level: int) -> tuple[ApiPermission, ...]:
    """The rows that speak at a level: our curated ones that cover it, and the best of the framework's.

    The order is: annotations at or near the level, documentation at or near it, axplorer's map (up to its last level),
    then the nearest annotation or documentation however far away.
    """
    return _speaking(tuple(facts))[level]


@lru_cache(maxsize=4096)
def _speaking(facts: tuple[ApiPermission, ...]) -> tuple[tuple[ApiPermission, ...], ...]:
    """``rows_at`` of every level: a package may call one method in any number of ways."""
    curated = [row for row in facts if row.source == "curated"]
    annotated = [row for row in facts if row.source in _ANNOTATED]
    documented = [row for row in facts if row.source == "aosp-javadoc"]
    mapped = [row for row in facts if row.source == "axplorer"]
    return tuple(
        (
            *(row for row in curated if row.api_min <= level <= row.api_max),
            *_of_framework(annotated, documented, mapped, level),
        )
        for level in range(HIGHEST_LEVEL + 1)
    )


def _of_framework(
    annotated: list[ApiPermission], documented: list[ApiPermission], mapped: list[ApiPermission], level: int
) -> list[ApiPermission]:
    for rows in (annotated, documented):
        if found := _nearest(rows, level, NEAR):
            return found
    if level <= AXPLORER_LAST:
        # Its map is whole at each of its levels: what it leaves out there needs nothing.
        stated = AXPLORER_GAP + 1 if level == AXPLORER_GAP else max(level, AXPLORER_FIRST)
        if found := _nearest(mapped, stated, 0):
            return found
    return _nearest(annotated, level, HIGHEST_LEVEL) or _nearest(documented, level, HIGHEST_LEVEL)


def _nearest(rows: list[ApiPermission], level: int, reach: int) -> list[ApiPermission]:
    if not rows:
        return []
    distances = [max(row.api_min - level, level - row.api_max, 0) for row in rows]
    best = min(distances)
    return [row for row, distance in zip(rows, distances, strict=True) if distance == best] if best <= reach else []


def condition_holds(condition: str, level: int, target: Target, arguments: Arguments = ()) -> bool | None:
    """Whether a row's condition holds; None when that can't be decided."""
    if not condition:
        return True
    undecided = False
    for part in _parts(condition):
        held = _part_holds(part, level, target, arguments)
        if held is False:
            return False
        undecided = undecided or held is None
    return None if undecided else True


@lru_cache(maxsize=2048)
def _parts(condition: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r" and |; ", condition))


def argument_places(facts: Iterable[ApiPermission]) -> frozenset[int]:
    """The arguments (from 0, without the receiver) on whose values conditions of these facts depend."""
    found = (_argument(part) for fact in facts if fact.condition for part in _parts(fact.condition))
    return frozenset(one[0] for one in found if one is not None)


@lru_cache(maxsize=512)
def _comparison(part: str) -> tuple[str, str, int] | None:
    match = re.fullmatch(r"(targetSdk|device API|API)\s?(<=|>=|<|>)\s?(\d+)\b.*", part)
    return (match[1], match[2], int(match[3])) if match else None


@lru_cache(maxsize=512)
def _argument(part: str) -> tuple[int, frozenset[int]] | None:
    if match := re.match(r"arg(\d+)\s?==\s?(\d+)", part):
        more = re.search(r" or (\d+)", part)
        return int(match[1]), frozenset({int(match[2]), *([int(more[1])] if more else [])})
    if match := re.match(r"arg(\d+) in \{([\d, ]+)\}", part):
        return int(match[1]), frozenset(int(number) for number in match[2].split(","))
    return None


def _part_holds(part: str, level: int, target: Target, arguments: Arguments) -> bool | None:
    if compared := _comparison(part):
        what, sign, number = compared
        value = target.sdk if what == "targetSdk" else level
        return {"<=": value <= number, ">=": value >= number, "<": value < number, ">": value > number}[sign]
    if wanted := _argument(part):
        known = dict(arguments).get(wanted[0])
        return None if known is None else known in wanted[1]
    if part == "location-unless-neverForLocation":
        return False if target.never_for_location else None
    if part.startswith("type application/"):
        # An intent for this type of content names the type somewhere.
        return None if part.split()[1].rstrip(",") in target.strings else False
    if part in ("component guard", "to be grantable"):
        return True
    return None
