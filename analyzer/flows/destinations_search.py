"""The texts that an operand of a call may stand for, as far as they are known: addresses, paths, numbers, keys.

Where a value is a constant, that is its text. Where part of it is not known, the rest still tells. Of an object the
text is what it was made from, by the table of addresses: an URL its spelling, a request its URL, a stream the address
of its connection.
"""

import numpy as np

from analyzer.apk.native_names import NativeStrings
from analyzer.flows.destinations_building import Building
from analyzer.flows.destinations_code import (
    MOST_CALLERS,
    NO_CALLS,
    PARAMETER_LIMIT,
    CallPlaces,
    Made,
    Methods,
    is_call,
    made_at,
    origins,
    own_constructors,
)
from analyzer.flows.destinations_native import native_addresses
from analyzer.flows.destinations_rows import STREAMS, Row, Rows, operand_of
from analyzer.flows.destinations_texts import (
    HOLE,
    UNKNOWN,
    Text,
    Texts,
    composed,
    constant_text,
    joined,
    limited,
    literal,
)
from analyzer.flows.destinations_trace import Trace
from analyzer.names import CONSTRUCTOR
from analyzer.program.blocks import Unfollowable
from analyzer.program.build import ACC_NATIVE, ACC_STATIC
from analyzer.program.flow import Flow
from analyzer.program.text_builders import BUILDER_CLASSES

DEEPEST = 12
MOST_MAKERS = 4
"""Places where objects of one class are made, beyond which none is looked at."""
MOST_CHAIN = 200
"""Calls of one builder that are seen through."""

_NEW = 0x22
_LOOK_UP = 200
"""Steps that a search through all instructions of a program counts for."""
_RESOURCES = frozenset({"getString", "getText", "getStringArray", "getTextArray", "stringResource"})


class TextSearch:
    """Answers for one program; each operand is worked out once."""

    def __init__(self, methods: Methods, rows: Rows, trace: Trace, natives: tuple[NativeStrings, ...] = ()) -> None:
        self.methods, self.rows, self.trace, self.natives = methods, rows, trace, natives
        self._makers: dict[int, list[tuple[int, int]]] = {}
        self._known: dict[tuple[int, int, int, CallPlaces], Texts | None] = {}
        self._setters: dict[int, list[tuple[int, Row]]] = {}
        self._depth = 0
        self._building = Building(self)

    def texts(self, method: int, pc: int, operand: int, along: CallPlaces = NO_CALLS) -> Texts:
        """What operand ``operand`` (receiver first) of the call at ``pc`` may stand for; at least a hole."""
        key = method, pc, operand, along
        if key in self._known:
            known = self._known[key]
            self.methods.asked.again(("texts", key))
            return UNKNOWN if known is None else known
        if self._depth >= DEEPEST or not self.methods.spend():
            return UNKNOWN
        self._known[key] = None
        self._depth += 1
        number = self.methods.asked.begin()
        try:
            found = self._look(method, pc, operand, along)
        except RecursionError:  # the budget of depth keeps far from it, but for a caller that is deep already
            self.methods.cut, found = True, UNKNOWN
        finally:
            self._depth -= 1
            self.methods.asked.end(number, ("texts", key))
        self._known[key] = found
        return found

    def _look(self, method: int, pc: int, operand: int, along: CallPlaces) -> Texts:
        here = self.methods.at(method, pc)
        if here is None:
            return UNKNOWN
        flow, at = here
        operands = flow.operands(at)
        if not is_call(flow.instructions[at]) or not 0 <= operand < len(operands):
            return UNKNOWN
        if along and (handed := self._handed(flow, method, operands[operand].register, at, along)):
            return handed
        kind = operands[operand].kind
        call = self.methods.constants.arguments(method).get(pc)
        whole = call.arguments[operand] if call is not None and operand < len(call.arguments) else None
        known = call.known[operand] if call is not None and operand < len(call.known) else frozenset()
        origin = self._local_origin(flow, operands[operand].register, at)
        told = [Text(text, origin) for const in sorted(known, key=str) if (text := constant_text(const, kind))]
        if whole is not None and (told or all(const.value == 0 for const in whole)):
            if len(told) < 2:
                return limited(told) or UNKNOWN
            narrowed = self._walked(method, pc, operand, along)  # also without calls: it says whose callers decide
            return narrowed if along and all(HOLE not in one.text for one in narrowed) else limited(told)
        number = self.methods.asked.begin()
        walked = self._walked(method, pc, operand, along)
        self.methods.asked.end(number, ("walked", method, pc, operand, along))
        if self.methods.decides(along, ("walked", method, pc, operand, along)):
            return walked  # the constants are those of all callers
        return limited([*told, *walked])

    def _handed(self, flow: Flow, method: int, register: int, at: int, along: CallPlaces) -> Texts:
        """What calls on the way hand to a method for a parameter of it; () when it is none, or none of them is."""
        made = [made_at(flow, method, origin) for origin in origins(flow, register, at)]
        if not made or any(one.kind != "parameter" for one in made):
            return ()
        places = self.methods.sources.callers(method, MOST_CALLERS) or ()
        chosen = [place for place in places if place in along]
        if len(places) > 1:
            for one in made:
                self.methods.asked.note(method, one.parameter)
        return limited(
            text
            for place in chosen[:PARAMETER_LIMIT]
            for one in made
            for text in self.texts(place.method, place.pc, one.parameter, along)
        )

    def _local_origin(self, flow: Flow, register: int, at: int) -> str:
        """How a constant is known, by what makes it in the method itself."""
        for origin in origins(flow, register, at):
            i = flow.instructions[origin] if origin >= 0 else None
            if i is None:
                continue
            if 0x52 <= i.op <= 0x58 or 0x60 <= i.op <= 0x66:
                return "field"
            is_result = i.op == 0x0C and origin > 0 and is_call(flow.instructions[origin - 1])
            name = flow.called(origin - 1) if is_result else None
            if name is not None and name.name in _RESOURCES:
                return "resource"
            if name is not None:
                return "builder" if name.cls in BUILDER_CLASSES else "constant"
        return "constant"

    def _walked(self, method: int, pc: int, operand: int, along: CallPlaces) -> Texts:
        made = self.trace.made(method, pc, operand, along)
        found: list[Text] = []
        for one in made:
            found += self.of_made(one, one.along)
        if set_here := self._set_here(method, pc, operand, along, {one.method for one in made if one.kind == "new"}):
            found = [*(one for one in found if one.text != HOLE), *set_here]
        return limited(found) or UNKNOWN

    def of_made(self, made: Made, along: CallPlaces = NO_CALLS) -> Texts:
        """What a value stands for that is made at a known place."""
        if made.kind == "parameter":
            return self._of_parameter(made, along)
        here = self.methods.at(made.method, made.pc) if made.pc >= 0 else None
        if here is None:
            return UNKNOWN
        flow, at = here
        i = flow.instructions[at]
        if made.kind == "constant":
            return literal(flow, at)
        if made.kind == "new":
            return self._of_object(flow, made, at, along)
        if made.kind != "call":
            return UNKNOWN
        name = flow.called(at)
        row = self.rows.of(self.methods.reference(flow, at))
        if name is not None and name.cls in BUILDER_CLASSES and name.name == "toString":
            return self._building.built(flow, made.method, at, along)
        if name is not None and name.name == "format" and name.cls == "Ljava/lang/String;":
            return self._building.formatted(flow, made.method, at, along)
        told = row is not None and name is not None and row.tells == "result"
        base = self._filled(made.method, i.pc, row, along) if told and row is not None else self._of_native(flow, at)
        return self._with_setters(base, made, {at + 1}, along)

    def _of_native(self, flow: Flow, at: int) -> Texts:
        """The addresses that a packaged native method may give back."""
        reference = self.methods.reference(flow, at)
        target = self.methods.sources.resolve(reference) if reference >= 0 else -1
        if target < 0 or not int(self.methods.program.methods.access[target]) & ACC_NATIVE:
            return UNKNOWN
        return native_addresses(self.methods.program.signature(target), self.natives) or UNKNOWN

    def _of_parameter(self, made: Made, along: CallPlaces) -> Texts:
        """What only a library hands over: the object itself, as it was made; else what a call tells that was given it.

        A listener of a web socket gets the socket; whoever opened that told the address, and gave the listener.
        """
        program = self.methods.program
        if made.parameter < 0 or int(program.methods.access[made.method]) & ACC_STATIC:
            return UNKNOWN
        found: list[Text] = []
        for method, pc in self._made_of(int(program.symbols.methods.owner[made.method])):
            if made.parameter == 0:
                found += self.of_made(Made(method, pc, "new"), along)
            else:
                found += self._told_with(method, pc, along)
        return limited(found) or UNKNOWN

    def _made_of(self, type_: int) -> list[tuple[int, int]]:
        """Where (method, position) objects of a class are made; () when in too many places."""
        if type_ not in self._makers and self.methods.spend(_LOOK_UP):
            program = self.methods.program
            rows = np.flatnonzero((program.sites.op == _NEW) & (program.sites.ref == type_))
            methods = program.methods_of_rows(rows).tolist()
            places = [(m, pc) for m, pc in zip(methods, program.sites.pc[rows].tolist(), strict=True) if m >= 0]
            self._makers[type_] = places if len(places) <= MOST_MAKERS else []
        return self._makers.get(type_, [])

    def _told_with(self, method: int, pc: int, along: CallPlaces) -> list[Text]:
        """The addresses told by calls that are also given the object made at ``pc``."""
        here = self.methods.at(method, pc)
        found: list[Text] = []
        for at, name in self.methods.calls(here[0]) if here is not None else ():
            if not self.methods.spend():
                break
            row = self.rows.of(self.methods.reference(here[0], at)) if here is not None else None
            if here is None or row is None or name.name == CONSTRUCTOR:
                continue
            if any(here[1] in origins(here[0], operand.register, at) for operand in here[0].operands(at)[1:]):
                found += self._filled(method, here[0].instructions[at].pc, row, along)
        return found

    def _filled(self, method: int, pc: int, row: Row, along: CallPlaces) -> Texts:
        """A row's text with the operands of the call at ``pc``."""
        here = self.methods.at(method, pc)
        name = here[0].called(here[1]) if here is not None else None
        if here is None or name is None:
            return UNKNOWN
        static = here[0].instructions[here[1]].op in (0x71, 0x77)
        parts: list[Texts] = []
        for piece in row.text:
            if isinstance(piece, str):
                parts.append((Text(piece, ""),))
            else:
                operand = operand_of(piece, name, static)
                parts.append(self.texts(method, pc, operand, along) if operand >= 0 else UNKNOWN)
        return joined(parts)

    # objects

    def _of_object(self, flow: Flow, made: Made, at: int, along: CallPlaces) -> Texts:
        """What an object stands for that ``new-instance`` makes: by its constructor and the setters called on it."""
        try:
            constructor = flow.constructor(at)
        except Unfollowable:
            constructor = -1
        base = self._constructed(flow, made.method, constructor, along) if constructor >= 0 else ()
        return self._with_setters(base or UNKNOWN, made, {at}, along)

    def _constructed(self, flow: Flow, method: int, at: int, along: CallPlaces, depth: int = 4) -> Texts:
        """By the constructor called at ``at``, or the one that a packaged constructor hands on to."""
        reference = self.methods.reference(flow, at)
        row = self.rows.of(reference)
        if row is not None:
            return self._filled(method, flow.instructions[at].pc, row, along)
        for operand, one in enumerate(flow.operands(at)):
            if operand and one.kind.endswith(STREAMS):
                return self.texts(method, flow.instructions[at].pc, operand, along)
        target = self.methods.sources.resolve(reference) if reference >= 0 else -1
        code = self.methods.flow(target) if target >= 0 and depth else None
        if code is None:
            return ()
        called = self.methods.into(target, (method, flow.instructions[at].pc), along)
        for other in own_constructors(code):
            return self._constructed(code, target, other, called, depth - 1)
        return ()

    def _with_setters(self, base: Texts, made: Made, bases: set[int], along: CallPlaces) -> Texts:
        """An object's text with what the setters say that the method which makes it calls on it."""
        method = made.method
        flow = self.methods.flow(method)
        setters = [] if flow is None else self.setters_on(flow, method, bases, made)
        whole: list[Text] = []
        parts: dict[str, list[Texts]] = {}
        for at, row in setters:
            told = self._filled(method, flow.instructions[at].pc, row, along) if flow is not None else UNKNOWN
            if row.tells == "object":
                whole += told
            else:
                parts.setdefault(row.tells, []).append(told)
        start = limited(whole) if whole else base
        return composed(start, parts) if parts else start

    def setters_on(self, flow: Flow, method: int, bases: set[int], made: Made | None = None) -> list[tuple[int, Row]]:
        """(index, row) of the calls of a method by which an object with one of the local origins is told an address,
        or one that the method has put into a field meanwhile: ``made`` says where it is made.
        """
        if method not in self._setters:
            self._setters[method] = [
                (at, row)
                for at, name in self.methods.calls(flow)
                if name.name != CONSTRUCTOR
                and (row := self.rows.of(self.methods.reference(flow, at))) is not None
                and row.tells != "result"
            ]
        found = []
        for at, row in self._setters[method]:
            if not self.methods.spend():
                break
            operands = flow.operands(at)
            local = self.bases(flow, operands[0].register, at) if operands else set()
            loaded = made is not None and any(o >= 0 and 0x52 <= flow.instructions[o].op <= 0x66 for o in local)
            if bases & local or (loaded and made is not None and self._is_receiver(made, method, flow, at)):
                found.append((at, row))
        return found

    def _is_receiver(self, made: Made, method: int, flow: Flow, at: int) -> bool:
        """Whether the call at ``at`` may be on an object made at a known place."""
        receivers = self.trace.made(method, flow.instructions[at].pc, 0)
        return any(one.place == made.place for one in receivers)

    def bases(self, flow: Flow, register: int, at: int) -> set[int]:
        """The local origins of what a register holds, calls that give back their receiver seen through."""
        found: set[int] = set()
        waiting = [(register, at)]
        seen: set[tuple[int, int]] = set()
        while waiting and len(seen) < MOST_CHAIN:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            for origin in origins(flow, *one):
                call = origin - 1
                is_result = origin > 0 and flow.instructions[origin].op == 0x0C and is_call(flow.instructions[call])
                if is_result and self.rows.fluent(self.methods.reference(flow, call)) and flow.operands(call):
                    waiting.append((flow.operands(call)[0].register, call))
                else:
                    found.add(origin)
        return found

    def _set_here(self, method: int, pc: int, operand: int, along: CallPlaces, seen: set[int]) -> Texts:
        """What setters in the method itself say of an object that was made elsewhere; () when they say nothing."""
        here = self.methods.at(method, pc)
        if here is None or method in seen:
            return ()
        flow, at = here
        found: list[Text] = []
        for setter, row in self.setters_on(flow, method, self.bases(flow, flow.operands(at)[operand].register, at)):
            if setter != at and row.tells == "object":
                found += self._filled(method, flow.instructions[setter].pc, row, along)
        return tuple(found)
