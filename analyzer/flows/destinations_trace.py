"""Backwards from an operand of a call to the instructions that made it, across methods, fields and arrays.

It is the small walk that the search for destinations can always do by itself; whoever knows the whole program's values
answers the same question through the same protocol.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from analyzer.flows.destinations_code import (
    MOST_CALLERS,
    NO_CALLS,
    PARAMETER_LIMIT,
    STORE_LIMIT,
    TARGET_LIMIT,
    CallPlaces,
    Made,
    Methods,
    made_at,
    origins,
)
from analyzer.program.blocks import Unfollowable
from analyzer.program.flow import Flow

MOST_MADE = 16
"""Different makers of one value that are told; beyond them, those met first."""
MOST_VISITED = 400
"""Registers that are visited for one question."""
METHODS_DEEP = 6
"""Callers, callees and fields in a row."""


class Trace(Protocol):
    """Who knows where values come from."""

    def made(self, method: int, pc: int, operand: int, along: CallPlaces = NO_CALLS) -> tuple[Made, ...]:
        """What may have made operand ``operand`` (receiver first, 0-based) of the call at ``pc`` of a method.

        Copies, casts, packaged callers and callees, fields and array elements are seen through; ``along`` are calls on
        the way of interest: a parameter whose callers are among them comes from those only.
        """

    def held(self, method: int, pc: int, along: CallPlaces = NO_CALLS) -> tuple[Made, ...]:
        """The same of the elements of the array that the instruction at ``pc`` of a method makes."""


class _Spot(NamedTuple):
    """A register before an instruction."""

    method: int
    at: int
    register: int
    depth: int
    along: CallPlaces


class CodeTrace:
    """The walk over decoded methods. ``opaque``: methods (program numbers) whose calls end it although their code is
    packaged; ``fluent``: those that give back their receiver.
    """

    def __init__(self, methods: Methods, opaque: Callable[[int], bool], fluent: Callable[[int], bool]) -> None:
        self.methods = methods
        self.opaque, self.fluent = opaque, fluent
        self._known: dict[tuple[int, int, int, CallPlaces], tuple[Made, ...]] = {}

    def made(self, method: int, pc: int, operand: int, along: CallPlaces = NO_CALLS) -> tuple[Made, ...]:
        """As `Trace.made`."""
        key = method, pc, operand, along
        if key not in self._known:
            found = self.methods.at(method, pc)
            operands = found[0].operands(found[1]) if found is not None else ()
            known = found is not None and operand < len(operands)
            start = [_Spot(method, found[1], operands[operand].register, 0, along)] if found and known else []
            self._known[key] = self._walked(key, start)
        else:
            self.methods.asked.again(("made", key))
        return self._known[key]

    def held(self, method: int, pc: int, along: CallPlaces = NO_CALLS) -> tuple[Made, ...]:
        """As `Trace.held`."""
        key = method, pc, -1, along
        if key not in self._known:
            found = self.methods.at(method, pc)
            start = [] if found is None else elements(found[0], found[1])
            self._known[key] = self._walked(key, [_Spot(method, at, register, 0, along) for at, register in start])
        else:
            self.methods.asked.again(("made", key))
        return self._known[key]

    def _walked(self, key: tuple[int, int, int, CallPlaces], start: list[_Spot]) -> tuple[Made, ...]:
        number = self.methods.asked.begin()
        found = self._walk(start)
        self.methods.asked.end(number, ("made", key))
        return found

    def _walk(self, waiting: list[_Spot]) -> tuple[Made, ...]:
        found: dict[Made, None] = {}
        seen: set[tuple[int, int, CallPlaces]] = set()
        left = MOST_VISITED
        while waiting and len(found) < MOST_MADE:
            spot = waiting.pop(0)
            if (left := left - 1) < 0 or not self.methods.spend():
                break
            flow = self.methods.flow(spot.method)
            for origin in origins(flow, spot.register, spot.at) if flow is not None else ():
                key = spot.method, origin, spot.along
                if flow is None or key in seen:
                    continue
                seen.add(key)
                further = self._further(flow, spot, origin)
                if further is None:
                    found[made_at(flow, spot.method, origin)._replace(along=spot.along)] = None
                else:
                    waiting += further
        return tuple(found)

    def _further(self, flow: Flow, spot: _Spot, origin: int) -> list[_Spot] | None:
        """Where what an instruction makes was made before; None when it is the maker."""
        made = made_at(flow, spot.method, origin)
        if spot.depth >= METHODS_DEEP:
            return None
        if made.kind == "parameter":
            return self._callers(spot, made.parameter)
        if made.kind == "call":
            return self._results(flow, spot, origin - 1)
        if made.kind == "field":
            return self._stores(flow, spot, origin)
        if origin >= 0 and 0x44 <= flow.instructions[origin].op <= 0x4A:
            array = origins(flow, flow.instructions[origin].registers[1], origin)
            here = [one for maker in array if maker >= 0 for one in elements(flow, maker)]
            return [_Spot(spot.method, at, register, spot.depth, spot.along) for at, register in here] or None
        return None

    def _callers(self, spot: _Spot, parameter: int) -> list[_Spot] | None:
        places = self.methods.sources.callers(spot.method, MOST_CALLERS)
        if places is None:
            return None
        if len(places) > 1:
            self.methods.asked.note(spot.method, parameter)
        chosen = [place for place in places if place in spot.along] or places
        if len(chosen) > PARAMETER_LIMIT:
            return None
        found = []
        for place in chosen:
            there = self.methods.at(place.method, place.pc)
            operands = there[0].operands(there[1]) if there is not None else ()
            if there is not None and parameter < len(operands):
                found.append(_Spot(place.method, there[1], operands[parameter].register, spot.depth + 1, spot.along))
        return found or None

    def _results(self, flow: Flow, spot: _Spot, call: int) -> list[_Spot] | None:
        reference = self.methods.reference(flow, call)
        if reference < 0:
            return None
        if self.fluent(reference):
            operands = flow.operands(call)
            return [_Spot(spot.method, call, operands[0].register, spot.depth, spot.along)] if operands else None
        if self.opaque(reference):
            return None
        targets = self.methods.sources.targets(reference, flow.instructions[call].op, TARGET_LIMIT)
        found = []
        for target in targets or ():
            code = self.methods.flow(target)
            along = self.methods.into(target, (spot.method, flow.instructions[call].pc), spot.along)
            for at, i in enumerate(code.instructions) if code is not None else ():
                if i.op == 0x11:
                    found.append(_Spot(target, at, i.registers[0], spot.depth + 1, along))
        return found or None

    def _stores(self, flow: Flow, spot: _Spot, origin: int) -> list[_Spot] | None:
        field = self.methods.field(flow, origin)
        declared = self.methods.sources.declared(field) if field >= 0 else None
        places = self.methods.sources.stores(declared, STORE_LIMIT) if declared is not None else None
        found = []
        for place in places or ():
            there = self.methods.at(place.method, place.pc)
            if there is not None and there[0].instructions[there[1]].registers:
                register = there[0].instructions[there[1]].registers[0]
                found.append(_Spot(place.method, there[1], register, spot.depth + 1, spot.along))
        return found or None


def elements(flow: Flow, maker: int) -> list[tuple[int, int]]:
    """(before which instruction, register) of everything that the method puts into the array it makes at ``maker``:
    the index of ``new-array``, or of ``filled-new-array`` or the move of its result.
    """
    code = flow.instructions
    for filled in (maker, maker - 1):
        if filled >= 0 and code[filled].op in (0x24, 0x25):
            return [(filled, register) for register in code[filled].registers]
    if code[maker].op != 0x23:
        return []
    try:
        touches = flow.all_touches(maker)
    except Unfollowable:
        return []
    return [(at, code[at].registers[0]) for at in touches if 0x4B <= code[at].op <= 0x51]
