"""Which values a register of one method may hold, asked from a use backwards.

A frame is one method looked at either for itself (parameters are what its callers hand over) or for one call with known
arguments. What lies outside the method is asked of the `Outside`.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from analyzer.apk.instructions import ArrayData
from analyzer.names import MethodName
from analyzer.program.arithmetic import BINARY, UNARY
from analyzer.program.blocks import Unfollowable
from analyzer.program.flow import LIST_CHANGES, URI_BUILDER, Flow, Operand
from analyzer.program.heap import Concrete, NoAnswerError
from analyzer.program.objects import array_of, combined_size, filled_with, grown_uris, stored
from analyzer.program.pure import LISTS, PURE
from analyzer.program.pure_text import new_text
from analyzer.program.pure_values import STRING, number, text_of
from analyzer.program.terms import (
    ANYTHING,
    MOST_ITEMS,
    MOST_TEXT,
    OPEN,
    Array,
    Numbers,
    Terms,
    combined,
    flat,
    integer,
    text,
    union,
    weight,
)
from analyzer.program.text_builders import BUILDER_CLASSES, grown
from analyzer.program.values import Const

MOST_ORIGINS = 24
MOST_CHAIN = 3000
"""Changes of one object that are followed one after another."""
_LOOPED = frozenset({STRING, "Ljava/lang/CharSequence;", "Ljava/lang/Object;", *BUILDER_CLASSES, "[B", "[C"})


class Outside(Protocol):
    """What a frame asks about the rest of the program."""

    def enter(self) -> bool:
        """Whether one step more, and one deeper, may be made; every true answer is followed by `leave`."""

    def leave(self) -> None:
        """One step is done."""

    def spend(self, steps: int) -> None:
        """Count steps that were not entered."""

    def parameter(self, frame: "Frame", place: int, kind: str) -> Terms:
        """What the callers hand over as the argument number ``place`` (receiver 0), of the declared type ``kind``."""

    def field(self, frame: "Frame", at: int, static: bool) -> Terms:
        """What the field may hold that the instruction ``at`` reads."""

    def result(self, frame: "Frame", at: int, name: MethodName) -> Terms:
        """What the call at ``at`` may give back."""

    def rehearsed(self, frame: "Frame", at: int, place: int, otherwise: Terms) -> Terms:
        """What running the method says of an argument; ``otherwise`` when that says nothing."""


class Frame:
    """One method; ``given`` are its arguments, receiver first, or None when they are asked of its callers.

    ``depth``: how many more methods may be entered from here.
    """

    def __init__(self, outside: Outside, method: int, flow: Flow, given: tuple[Terms, ...] | None, depth: int) -> None:
        self.outside = outside
        self.method = method
        self.flow = flow
        self.given = given
        self.depth = depth
        self.tangled = False
        """Whether something could not be followed because the method is too large."""
        self._known: dict[tuple[int, int], Terms | None] = {}
        self._places: dict[int, tuple[int, str]] | None = None

    def argument(self, at: int, place: int) -> Terms:
        """What argument number ``place`` (receiver first) of the call at ``at`` may be."""
        operands = self.flow.operands(at)
        if place >= len(operands):
            return ANYTHING
        found = self.value(operands[place].register, at)
        if OPEN in found and self.flow.branches_back and self.given is None and self._is_made(operands[place], at):
            found = self.outside.rehearsed(self, at, place, found)
        return found

    def _is_made(self, operand: Operand, at: int) -> bool:
        """Whether an argument is a text or array that this method makes itself: a loop of it may have."""
        if operand.kind not in _LOOPED or operand.register < 0:
            return False
        try:
            origins = self.flow.origins(operand.register, at)
        except Unfollowable:
            return False
        return any(origin >= 0 and (self.flow.makes(origin) or self._is_pure(origin)) for origin in origins)

    def _is_pure(self, origin: int) -> bool:
        made_by = self.flow.instructions[origin - 1] if origin else None
        if made_by is None or not 0x6E <= made_by.op <= 0x78 or self.flow.instructions[origin].op != 0x0C:
            return False
        name = self.flow.called(origin - 1)
        return name is not None and name.cls in PURE

    def arguments(self, at: int) -> tuple[Terms, ...]:
        """All arguments of the call at ``at``, receiver first."""
        return tuple(self.argument(at, place) for place in range(len(self.flow.operands(at))))

    def value(self, register: int, at: int) -> Terms:
        """What the register may hold before the instruction ``at``."""
        if register < 0 or not self.outside.enter():
            return ANYTHING
        try:
            origins = self.flow.origins(register, at)
            if not origins or len(origins) > MOST_ORIGINS:
                return ANYTHING
            return union([self._of(origin, at) for origin in origins]) or ANYTHING
        except Unfollowable:
            self.tangled = True
            return ANYTHING
        finally:
            self.outside.leave()

    def objects(self, register: int, at: int) -> tuple[int, ...] | None:
        """The ``new-instance`` that made what the register holds before ``at``; None when something else may have."""
        try:
            origins = self.flow.origins(register, at) if register >= 0 else ()
        except Unfollowable:
            self.tangled = True
            return None
        made_here = all(origin >= 0 and self.flow.instructions[origin].op == 0x22 for origin in origins)
        return origins if origins and made_here else None

    def handed(self, register: int, at: int) -> Terms:
        """What the frame's own arguments say of the register, when it holds one of them; else ANYTHING."""
        if self.given is None or register < 0:
            return ANYTHING
        try:
            origins = self.flow.origins(register, at)
        except Unfollowable:
            return ANYTHING
        return self._parameter(-2 - origins[0]) if len(origins) == 1 and origins[0] < 0 else ANYTHING

    def _of(self, origin: int, at: int) -> Terms:
        if origin < 0:
            return self._parameter(-2 - origin)
        if made := self.flow.makes(origin):
            return self._content(origin, made, at)
        return self._once((origin, -1), lambda: self._defined(origin))

    def _once(self, key: tuple[int, int], evaluate: Callable[[], Terms]) -> Terms:
        """A value that is worked out once; ANYTHING while it is being worked out, for it then depends on itself."""
        if key in self._known:
            known = self._known[key]
            return ANYTHING if known is None else known
        self._known[key] = None
        found = self._known[key] = evaluate()
        return found

    def _parameter(self, register: int) -> Terms:
        if self._places is None:
            self._places = self.flow.parameters(self.method)
        place, kind = self._places.get(register, (-1, ""))
        if place < 0:
            return ANYTHING
        if self.given is not None:
            return self.given[place] if place < len(self.given) else ANYTHING
        return self.outside.parameter(self, place, kind)

    def _defined(self, at: int) -> Terms:
        i = self.flow.instructions[at]
        op, r = i.op, i.registers
        if 0x0A <= op <= 0x0C:
            called = at - 1 if at and 0x6E <= self.flow.instructions[at - 1].op <= 0x78 else -1
            name = self.flow.called(called) if called >= 0 else None
            return self.outside.result(self, called, name) if name is not None else ANYTHING
        if 0x12 <= op <= 0x19:
            return integer(i.literal)
        if op in (0x1A, 0x1B):
            return self._literal(i.ref)
        if op == 0x1C:
            return frozenset({Const("class", self.flow.dex.type_name(i.ref))})
        if 0x44 <= op <= 0x4A:
            return self.elements(self.value(r[1], at), self.value(r[2], at))
        if 0x52 <= op <= 0x58:
            return self.outside.field(self, at, False)
        if 0x60 <= op <= 0x66:
            return self.outside.field(self, at, True)
        if op == 0x21:
            return self.combined([self.value(r[1], at)], _length)
        if op in UNARY:
            return self.combined([self.value(r[1], at)], lambda held: UNARY[op](number(held[0])))
        if op in BINARY:
            return self._calculated(at)
        return ANYTHING

    def combined(self, sets: Sequence[Terms], function: Callable[[list[Concrete]], Concrete]) -> Terms:
        """What a function makes of every combination of members, at the price of looking through them."""
        self.outside.spend(weight(sets))
        return combined(sets, function)

    def _literal(self, index: int) -> Terms:
        dex = self.flow.dex
        fits = 0 <= index < len(dex.string_length) and dex.string_length[index] <= 3 * MOST_TEXT
        return text(dex.string(index)) if fits else ANYTHING  # a forged string may be as long as the file

    def _calculated(self, at: int) -> Terms:
        i = self.flow.instructions[at]
        function, r = BINARY[i.op], i.registers
        first = self.value(r[0] if 0xB0 <= i.op < 0xD0 else r[1], at)
        if i.op >= 0xD0:
            return self.combined([first], lambda held: function(number(held[0]), i.literal))
        second = self.value(r[1] if i.op >= 0xB0 else r[2], at)
        return self.combined([first, second], lambda held: function(number(held[0]), number(held[1])))

    def elements(self, arrays: Terms, places: Terms) -> Terms:
        """What stands at one of the places of one of the arrays."""
        wanted = [int(p.value) for p in places if isinstance(p, Const) and p.kind == "int"]
        whole = len(wanted) == len(places)
        found: list[Terms] = []
        for array in arrays:
            if isinstance(array, Array) and array.exact and whole:
                found += [array.elements[p] for p in wanted if 0 <= p < len(array.elements)]
            elif isinstance(array, Array):
                found += array.elements
            elif isinstance(array, Numbers) and whole:
                found += [integer(array.values[p]) for p in wanted if 0 <= p < len(array.values)]
            else:
                found.append(ANYTHING)
        return union(found) or ANYTHING

    # objects made here

    def _content(self, origin: int, made: str, at: int) -> Terms:
        """What the object made at ``origin`` holds before ``at``."""
        if made in LISTS:
            return self._once((origin, -2), lambda: self._bag(origin))
        return union([self._after(origin, made, touch) for touch in self.flow.touches(origin, at)]) or ANYTHING

    def _after(self, origin: int, made: str, touch: int) -> Terms:
        """What an object holds after an instruction that touches it."""
        if not self.outside.enter():
            return ANYTHING
        try:
            return self._once((touch, origin), lambda: self._followed(origin, made, touch))
        finally:
            self.outside.leave()

    def _followed(self, origin: int, made: str, touch: int) -> Terms:
        chain: list[int] = []
        held: Terms | None = None
        while held is None:
            if touch == origin:
                held = self._fresh(origin, made)
                break
            if len(chain) >= MOST_CHAIN:
                return ANYTHING
            if chain and (known := self._known.get((touch, origin))) is not None:
                held = known
                break
            chain.append(touch)
            before = self.flow.touches(origin, touch)
            if len(before) == 1:
                touch = before[0]
            else:
                held = union([self._after(origin, made, one) for one in before]) or ANYTHING
            if len(chain) > 1 and touch == chain[0]:
                return ANYTHING  # a loop
        for one in reversed(chain):
            held = self._changed(origin, made, one, held)
        return held

    def _fresh(self, origin: int, made: str) -> Terms:
        i = self.flow.instructions[origin]
        if made in BUILDER_CLASSES:
            return text("")
        if made == URI_BUILDER:
            return self.value(self.flow.operands(origin - 1)[0].register, origin - 1) if i.op == 0x0C else text("")
        if i.op == 0x23:
            return combined_size(self.value(i.registers[1], origin), made[1:])
        if i.op == 0x0C:
            filled = self.flow.instructions[origin - 1]
            return array_of(made[1:], [flat(self.value(r, origin - 1)) for r in filled.registers])
        return ANYTHING

    def _changed(self, origin: int, made: str, at: int, held: Terms) -> Terms:
        """What an object that held ``held`` holds after the instruction ``at``."""
        i = self.flow.instructions[at]
        if 0x4B <= i.op <= 0x51:
            sole = self.flow.origins(i.registers[1], at) == (origin,)
            value, place = self.value(i.registers[0], at), self.value(i.registers[2], at)
            self.outside.spend(weight([held]) // 16)
            changed = stored(held, place, flat(value))
            return changed if sole else union([held, changed])
        if i.op == 0x26:
            return filled_with(held, made[1:], i.payload) if isinstance(i.payload, ArrayData) else ANYTHING
        name, operands = self.flow.called(at), self.flow.operands(at)
        if name is None or not operands or i.op in (0x71, 0x77):
            return ANYTHING
        receivers = self.flow.origins(operands[0].register, at)
        if origin not in receivers:
            return ANYTHING
        arguments = [self.value(operand.register, at) for operand in operands[1:]]
        if made == STRING:
            return self.combined(arguments, lambda values: new_text(name, values))
        if made == URI_BUILDER:
            changed = grown_uris(name, held, arguments)
        else:
            changed = self.combined([held, *arguments], lambda values: grown(name, text_of(values[0]), values[1:]))
        return changed if receivers == (origin,) else union([held, changed])

    def _bag(self, origin: int) -> Terms:
        """All members that a list is given anywhere in the method."""
        found: list[Terms] = []
        for at in self.flow.all_touches(origin):
            name = self.flow.called(at)
            if name is None or name.name not in LIST_CHANGES or name.cls not in LISTS:
                continue
            arguments = [self.value(operand.register, at) for operand in self.flow.operands(at)[1:]]
            if name.name in ("<init>", "addAll"):
                for terms in arguments if name.parameters != ("I",) else ():
                    for term in terms:
                        found += term.elements if isinstance(term, Array) else (ANYTHING,)
            elif arguments:
                found.append(flat(arguments[-1]))
            if len(found) > MOST_ITEMS:
                return ANYTHING
        return frozenset({Array("", tuple(dict.fromkeys(found)), False)})


def _length(held: Sequence[Concrete]) -> Concrete:
    values = getattr(held[0], "values", None)
    if isinstance(values, list):
        return len(values)
    raise NoAnswerError
