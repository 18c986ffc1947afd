"""What fields may hold: what they start with, what the program stores in them, what their class makes of them."""

from typing import TYPE_CHECKING

from analyzer.names import CONSTRUCTOR, STATIC_INITIALISER
from analyzer.program.blocks import ENTRY, Unfollowable
from analyzer.program.frame import Frame
from analyzer.program.heap import Concrete, NoAnswerError
from analyzer.program.kinds import PLAIN
from analyzer.program.machine_values import from_encoded
from analyzer.program.sources import ACC_FINAL, DeclaredField, Place
from analyzer.program.terms import (
    ANYTHING,
    MOST_VALUES,
    OPEN,
    Fresh,
    Terms,
    abstract,
    concrete,
    integer,
    single,
    union,
)
from analyzer.program.values import Const

if TYPE_CHECKING:
    from analyzer.program.constants import Constants

_NUMBERS = "ZBSCIJ"


class Fields:
    """The fields of one program, worked out when they are asked for."""

    def __init__(self, following: "Constants") -> None:
        self.following = following
        self.program = following.program
        self.sources = following.sources
        self._known: dict[tuple[int, int], Terms | None] = {}

    def read(self, frame: Frame, at: int, static: bool) -> Terms:
        """What a field may hold; as `frame.Outside`."""
        i = frame.flow.instructions[at]
        numbers = self.program.symbols.dexes[frame.flow.dex_number].fields
        reference = int(numbers[i.ref]) if 0 <= i.ref < len(numbers) else -1
        declared = self.sources.declared(reference) if reference >= 0 else None
        if declared is None:
            known = static and reference >= 0
            return frozenset({Const("field", self.program.field_signature(reference))}) if known else ANYTHING
        if not static and declared.kind in PLAIN:
            objects = self.objects(frame, i.registers[1], at)
            if objects and (held := self._held_by(objects, declared, frame.depth)) is not None:
                return held
        return self.values(declared, frame.depth)

    def objects(self, frame: Frame, register: int, at: int) -> Terms:
        """The objects that a register holds, when all are known by how they were made; else ANYTHING."""
        made = frame.objects(register, at)
        if made is None:
            handed = frame.handed(register, at)
            return handed if all(isinstance(term, Fresh) for term in handed) else ANYTHING
        return union([self._once_made(frame, origin) for origin in made[:MOST_VALUES]])

    def _once_made(self, frame: Frame, origin: int) -> Terms:
        try:
            at = frame.flow.constructor(origin)
        except Unfollowable:
            return ANYTHING
        constructor = self._target(frame, at) if at >= 0 else -1
        if constructor < 0:
            return ANYTHING
        # Of objects among its arguments nothing is told: they could hold one another without end.
        given = tuple(
            frame.value(operand.register, at) if self.following.tells(operand.kind) else ANYTHING
            for operand in frame.flow.operands(at)[1:]
        )
        return frozenset({Fresh(constructor, given)})

    def _target(self, frame: Frame, at: int) -> int:
        """The packaged method that the call at ``at`` names, -1 when it is none."""
        numbers = self.program.symbols.dexes[frame.flow.dex_number].methods
        index = frame.flow.instructions[at].ref
        return self.sources.resolve(int(numbers[index])) if 0 <= index < len(numbers) else -1

    def given(self, frame: Frame, at: int, first: int) -> tuple[Terms, ...]:
        """The arguments of a call from number ``first`` on, as far as constants can tell of them."""
        return tuple(
            self.value_or_object(frame, operand.register, operand.kind, at)
            for operand in frame.flow.operands(at)[first:]
        )

    def value_or_object(self, frame: Frame, register: int, kind: str, at: int) -> Terms:
        """What a register of a declared type holds: constants, or objects by how they were made."""
        return frame.value(register, at) if self.following.tells(kind) else self.objects(frame, register, at)

    def _held_by(self, objects: Terms, field: DeclaredField, depth: int) -> Terms | None:
        """What a field holds in certain objects; None when others than their constructors store in it."""
        places = self.sources.stores(field, self.following.budget.stores)
        if places is None or any(self.program.method_name(p.method) != CONSTRUCTOR for p in places):
            return None
        found = [
            self._stored_by(t.constructor, t.given, field, places, depth) if isinstance(t, Fresh) else None
            for t in objects
        ]
        known = [terms for terms in found if terms is not None]
        return union(known) if len(known) == len(found) else None

    def _stored_by(
        self, constructor: int, given: tuple[Terms, ...], field: DeclaredField, places: list[Place], depth: int
    ) -> Terms | None:
        """What a constructor, or the one it hands on to, stores in a field; None when that is not seen."""
        flow = self.following.beyond(constructor) if depth > 0 else None
        if flow is None:
            return None
        frame = Frame(self.following, constructor, flow, (ANYTHING, *given), depth - 1)
        stores = [flow.index[p.pc] for p in places if p.method == constructor and p.pc in flow.index]
        if stores:
            return union([frame.value(flow.instructions[at].registers[0], at) for at in stores])
        own = flow.code.registers - flow.code.ins
        for at, i in enumerate(flow.instructions):
            if i.op in (0x70, 0x76) and i.registers and (name := flow.called(at)) is not None:
                other = self._target(frame, at) if name.name == CONSTRUCTOR else -1
                if other >= 0 and flow.reaching(i.registers[0], at) == (ENTRY,) and i.registers[0] == own:
                    return self._stored_by(other, self.given(frame, at, first=1), field, places, depth - 1)
        return None

    def values(self, field: DeclaredField, depth: int) -> Terms:
        """What a field of any object may hold; a static field of which nothing is known holds itself."""
        held = frozenset({Const("field", self.program.field_signature(field.number))}) if field.static else ANYTHING
        if field.kind not in PLAIN:
            return held
        key = (field.number, depth)
        if key not in self._known:
            self._known[key] = None
            found = self._stored(field, depth)
            if OPEN in found and field.static:
                found = self._initialised(field, found)
            if OPEN in found and field.static:
                found = found | held if len(found) > 1 else held
            self._known[key] = found
        known = self._known[key]
        return held if known is None else known

    def _stored(self, field: DeclaredField, depth: int) -> Terms:
        """What all stores of the program put into a field, and what it starts with if that can be seen."""
        places = self.sources.stores(field, self.following.budget.stores)
        if places is None or (places and depth <= 0):
            return ANYTHING
        maker = STATIC_INITIALISER if field.static else CONSTRUCTOR
        symbols = self.program.symbols.methods
        made = any(
            int(symbols.owner[p.method]) == field.owner and self.program.method_name(p.method) == maker for p in places
        )
        found: list[Terms] = []
        if field.static and not made and (field.start is not None or not places or field.kind in _NUMBERS):
            found.append(self._start(field))
        elif not made and not field.access & ACC_FINAL and field.kind in _NUMBERS:
            found.append(integer(0))
        for place in places:
            frame = self.following.frame(place.method, depth - 1)
            at = frame.flow.index.get(place.pc, -1) if frame is not None else -1
            if frame is None or at < 0:
                return ANYTHING
            found.append(frame.value(frame.flow.instructions[at].registers[0], at))
        return union(found) or ANYTHING

    def _start(self, field: DeclaredField) -> Terms:
        try:
            return abstract(from_encoded(self.program, field.dex, field.start))
        except NoAnswerError:
            return ANYTHING

    def _initialised(self, field: DeclaredField, otherwise: Terms) -> Terms:
        """What the class's static initialiser leaves in a field, when the machine can run it."""
        try:
            made = abstract(self.following.machine.static_value(field))
        except NoAnswerError:
            return otherwise
        return otherwise if OPEN in made else made

    def only_value(self, field: DeclaredField) -> Concrete:
        """The one value of a field, for the machine."""
        return concrete(single(self.values(field, 1)))

    def number_in(self, dex_number: int, index: int) -> int | None:
        """The only number that a static field holds."""
        numbers = self.program.symbols.dexes[dex_number].fields
        declared = self.sources.declared(int(numbers[index])) if 0 <= index < len(numbers) else None
        if declared is None or not declared.static or declared.kind not in "ZBSCI":
            return None
        terms = self.values(declared, 1)
        (only,) = terms if len(terms) == 1 else (OPEN,)
        return int(only.value) if isinstance(only, Const) and only.kind == "int" else None
