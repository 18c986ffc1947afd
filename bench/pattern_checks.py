"""Whether one expectation of a case of ``samples/patterns/`` holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analyzer.behaviours.model import PermissionRequest, SdkStart
from bench.pattern_look import Look

GRADES = ("packaged", "reachable", "start-up")
PARTS = ("api", "switch")
"""Of a start: what a case states is a part of it, since the tables word it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One expectation: how many of its parts are there (``hit``), are missing (``missed``), or are there and should
    not be (``wrong``); ``why`` is "" when all is well.
    """

    what: str
    hit: int = 0
    missed: int = 0
    wrong: int = 0
    why: str = ""


def reached(look: Look, method: str) -> Item:
    """The method is live."""
    live = any(look.live(m) for m in look.methods(method))
    return Item("", hit=1) if live else Item("", missed=1, why="it is not live")


def not_reached(look: Look, method: str) -> Item:
    """No method of that name is live."""
    live = any(look.live(m) for m in look.methods(method))
    return Item("", wrong=1, why="it is live") if live else Item("")


def _has_edge(look: Look, caller: str, callee: str) -> bool:
    targets = set(look.methods(callee))
    return any(look.successors(m) & targets for m in look.methods(caller))


def edge(look: Look, caller: str, callee: str) -> Item:
    """The graph leads from one to the other in one step."""
    return Item("", hit=1) if _has_edge(look, caller, callee) else Item("", missed=1, why="the graph has no such edge")


def no_edge(look: Look, caller: str, callee: str) -> Item:
    """The graph does not lead from one to the other in one step."""
    return Item("", wrong=1, why="the graph has it") if _has_edge(look, caller, callee) else Item("")


def grade(look: Look, method: str, wanted: str) -> Item:
    """The grade of the most alive method of that name."""
    found = max((look.grade(m) for m in look.methods(method)), key=GRADES.index)
    if found == wanted:
        return Item("", hit=int(wanted != "packaged"))
    above = GRADES.index(found) > GRADES.index(wanted)
    return Item("", missed=int(wanted != "packaged"), wrong=int(above), why=f"it is {found}")


def phases(look: Look, method: str, wanted: set[str]) -> Item:
    """All phases of the methods of that name."""
    return _compared(wanted, {phase for number in look.methods(method) for phase in look.phases(number)})


def consent(look: Look, method: str, wanted: set[str]) -> Item:
    """The verdicts on the reads in the method are among ``wanted``; "none": there is none."""
    verdicts = {verdict for m in look.methods(method) for verdict in look.consent(m)} or {"none"}
    verdicts = {verdict or "none" for verdict in verdicts}
    expected = int("none" not in wanted)
    if verdicts <= wanted:
        return Item("", hit=expected)
    wrong = int(bool(verdicts - wanted & {"before", "after"}) or not expected)
    why = f"the verdict is {', '.join(sorted(verdicts))}"
    return Item("", missed=expected * int(not verdicts & wanted), wrong=wrong, why=why)


def values(look: Look, method: str, call: tuple[str, int], wanted: set[str]) -> Item:
    """All constants of one argument."""
    return _compared(wanted, {text for number in look.methods(method) for text in look.values(number, *call)})


def gap(look: Look, word: str) -> Item:
    """Something that could not be seen is said, in these words."""
    said = any(word in text for one in look.gaps for text in (one.cause, one.where, one.detail))
    return Item("", hit=1) if said else Item("", missed=1, why="no gap says so")


def _compared(wanted: set[str], found: set[str]) -> Item:
    missing, extra = sorted(wanted - found), sorted(found - wanted)
    why = "; ".join(f"{word} {one}" for word, one in (("missing", missing), ("extra", extra)) if one)
    return Item("", hit=len(wanted & found), missed=len(missing), wrong=len(extra), why=why)


def request(look: Look, wanted: dict[str, Any]) -> Item:
    """A live request for permissions, in one of the methods stated, is what the case states."""
    named = wanted["method"] if isinstance(wanted["method"], list) else [wanted["method"]]
    sites = {look.program.signature(number) for name in named for number in look.methods(name)}
    found = [one for one in look.requests if one.site.method in sites]
    return _best(found, {key: value for key, value in wanted.items() if key != "method"})


def no_other_request(look: Look, expected: list[dict[str, Any]]) -> Item:
    """No live request stands in a method that the case does not name."""
    named = [
        name for one in expected for name in (one["method"] if isinstance(one["method"], list) else [one["method"]])
    ]
    sites = {look.program.signature(number) for name in named for number in look.methods(name)}
    extra = sorted({one.site.method for one in look.requests} - sites)
    return Item("", wrong=len(extra), why=f"also in {extra}" if extra else "")


def sdk_start(look: Look, wanted: dict[str, Any]) -> Item:
    """An SDK's start is what the case states."""
    found = [one for one in look.sdk_starts if one.sdk == wanted["sdk"] and one.kind == wanted["kind"]]
    return _best(found, {key: value for key, value in wanted.items() if key not in ("sdk", "kind")})


def no_sdk_start(look: Look) -> Item:
    """No SDK is started."""
    extra = sorted(f"{one.sdk} {one.api}" for one in look.sdk_starts if one.grade != "packaged")
    return Item("", wrong=len(extra), why=f"started: {extra}" if extra else "")


def _best(found: Iterable[PermissionRequest | SdkStart], wanted: dict[str, Any]) -> Item:
    """The one that agrees best; each thing stated is a part, and the thing itself is one."""
    compared = [_alike(one, wanted) for one in found]
    if not compared:
        return Item("", missed=1 + sum(_parts(value) for value in wanted.values()), why="there is none")
    return max(compared, key=lambda item: (item.hit, -item.missed - item.wrong))


def _parts(value: object) -> int:
    return len(value) if isinstance(value, list) else int(bool(value))


def _alike(one: PermissionRequest | SdkStart, wanted: dict[str, Any]) -> Item:
    hit, missed, wrong, why = 1, 0, 0, []
    for key, value in wanted.items():
        found = getattr(one, key)
        if isinstance(value, list):
            item = _compared(set(value), set(found))
            hit, missed, wrong = hit + item.hit, missed + item.missed, wrong + item.wrong
            why += [f"{key}: {item.why}"] if item.why else []
        elif found == value or (key in PARTS and str(value) in found):
            hit += int(bool(value))
        else:
            missed, wrong = missed + int(bool(value)), wrong + int(bool(found))
            why.append(f"{key} is {found!r}")
    return Item("", hit, missed, wrong, "; ".join(why))
