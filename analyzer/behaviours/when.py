"""When the places that were found run: the phases of their methods, and the grade that follows from them."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.model import START_UP, WIDE_DISPATCH, PathStep, PermissionRequest, Phase, SensitiveRead
from analyzer.behaviours.use import Use
from analyzer.callgraph.phases import Phases
from analyzer.names import BadNameError, parse_method

LATER: tuple[Phase, ...] = ("background", "repeating")
Placed = TypeVar("Placed", SensitiveRead, PermissionRequest)


def timed(found: Iterable[Placed], code: CodeIndex, phases: Phases) -> tuple[Placed, ...]:
    """What was found, live ones with the phases in which they run. What runs during start-up has that grade, and the
    way from start-up as its path unless only the other path is firm.
    """
    return tuple(_timed(one, code, phases) for one in found)


def _timed(one: Placed, code: CodeIndex, phases: Phases) -> Placed:
    method = method_of(code, one.site.method) if one.grade != "packaged" else -1
    if method < 0:
        return one
    when: tuple[Phase, ...] = phases.of(method)  # type: ignore[assignment]  # words of ORDER, which is Phase
    if isinstance(one, SensitiveRead) and "repeating" in when:
        one = msgspec.structs.replace(one, intervals=phases.interval(method, code.constants))
    if START_UP.isdisjoint(when):
        return msgspec.structs.replace(one, phases=when)
    if isinstance(one, SensitiveRead):
        one = msgspec.structs.replace(one, later_path=_later(method, when, code, phases))
    entry, path = code.way(phases.start_path(method))
    if not path or (not _is_firm(path) and _is_firm(one.path)):
        return msgspec.structs.replace(one, phases=when, grade="start-up")
    shown = {"entry": entry} if isinstance(one, SensitiveRead) else {}
    return msgspec.structs.replace(one, phases=when, grade="start-up", path=path, **shown)


def _later(method: int, when: tuple[Phase, ...], code: CodeIndex, phases: Phases) -> tuple[PathStep, ...]:
    """How what runs at start-up comes to run in the background, or again and again; () when it does neither."""
    later = next((phase for phase in LATER if phase in when), None)
    return code.way(phases.path(method, later))[1] if later else ()


def _is_firm(path: tuple[PathStep, ...]) -> bool:
    return all(step.targets <= WIDE_DISPATCH for step in path)


def graded(uses: Iterable[Use], code: CodeIndex, phases: Phases) -> tuple[Use, ...]:
    """The uses, those that run during start-up with that grade."""
    found = []
    for use in uses:
        method = method_of(code, use.site.method) if use.live and use.site else -1
        early = method >= 0 and bool(phases.startup[method])
        found.append(msgspec.structs.replace(use, grade="start-up") if early else use)
    return tuple(found)


def method_of(code: CodeIndex, signature: str) -> int:
    """The number of a method by its signature, -1 when there is none."""
    try:
        name = parse_method(signature)
    except BadNameError:
        return -1
    return code.program.find_method(name.cls, name.name, name.descriptor)
