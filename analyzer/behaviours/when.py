"""When the places that were found run: the phases of their methods, and the grade that follows from them."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.model import START_UP, Grade, PermissionRequest, Phase, SensitiveRead
from analyzer.callgraph.phases import Phases
from analyzer.names import BadNameError, parse_method

Placed = TypeVar("Placed", SensitiveRead, PermissionRequest)


def timed(found: Iterable[Placed], code: CodeIndex, phases: Phases) -> tuple[Placed, ...]:
    """What was found, live ones with the phases in which they run. What runs during start-up has that grade."""
    return tuple(_timed(one, code, phases) for one in found)


def _timed(one: Placed, code: CodeIndex, phases: Phases) -> Placed:
    method = method_of(code, one.site.method) if one.grade != "packaged" else -1
    if method < 0:
        return one
    when: tuple[Phase, ...] = phases.of(method)  # type: ignore[assignment]
    grade: Grade = "start-up" if START_UP.intersection(when) else one.grade
    return msgspec.structs.replace(one, phases=when, grade=grade)


def method_of(code: CodeIndex, signature: str) -> int:
    """The number of a method by its signature, -1 when there is none."""
    try:
        name = parse_method(signature)
    except BadNameError:
        return -1
    return code.program.find_method(name.cls, name.name, name.descriptor)
