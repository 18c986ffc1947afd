"""Texts that code puts together: by a ``StringBuilder``, by a format."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analyzer.flows.destinations_code import CallPlaces, is_call, made_at, origins
from analyzer.flows.destinations_texts import EMPTY, UNKNOWN, Text, Texts, constant_text, joined, limited
from analyzer.flows.destinations_trace import elements
from analyzer.names import CONSTRUCTOR
from analyzer.program.blocks import Unfollowable
from analyzer.program.flow import Flow

if TYPE_CHECKING:
    from analyzer.flows.destinations_search import TextSearch

MOST_CHAIN = 200
"""Changes of one text builder that are followed."""
MOST_BRANCHES = 8
"""Places where ways meet, one before another, that are followed."""

_FORMAT = re.compile(r"%(?:(\d{1,3})\$)?[-#+ 0,(]{0,8}\d{0,4}(?:\.\d{1,4})?([a-zA-Z%])")


class Building:
    """Part of a search for texts."""

    def __init__(self, search: "TextSearch") -> None:
        self.search = search
        self._held: dict[tuple[int, int, int, CallPlaces], Texts | None] = {}

    def built(self, flow: Flow, method: int, at: int, along: CallPlaces) -> Texts:
        """What the builder holds whose ``toString`` is called at ``at``."""
        operands = flow.operands(at)
        found: list[Text] = []
        for origin in origins(flow, operands[0].register, at) if operands else ():
            found += self._before(flow, method, origin, at, along, MOST_BRANCHES) if origin >= 0 else UNKNOWN
        return tuple(Text(one.text, "builder") for one in limited(found)) or UNKNOWN

    def _before(self, flow: Flow, method: int, origin: int, at: int, along: CallPlaces, depth: int) -> Texts:
        """What the builder made at ``origin`` holds before an instruction."""
        chain: list[int] = []
        try:
            before = flow.touches(origin, at)
            while len(before) == 1 and before[0] != origin and len(chain) < MOST_CHAIN and before[0] not in chain:
                chain.append(before[0])
                before = flow.touches(origin, before[0])
        except Unfollowable:
            return UNKNOWN
        if before == (origin,):
            held = EMPTY
        elif len(before) == 1 or depth <= 0:
            held = UNKNOWN
        else:
            held = self._met(flow, method, origin, before, along, depth - 1)
        for touch in reversed(chain):
            held = self._grown(flow, method, touch, held, along)
        return held

    def _met(self, flow: Flow, method: int, origin: int, before: Sequence[int], along: CallPlaces, depth: int) -> Texts:
        """What a builder holds where several ways meet; a hole for what comes round a loop."""
        found: list[Text] = []
        asked = self.search.methods.asked
        for touch in before:
            key = method, touch, origin, along
            if touch == origin:
                found += EMPTY
            elif key in self._held:
                asked.again(("held", key))
                found += self._held[key] or UNKNOWN
            else:
                self._held[key] = None
                number = asked.begin()
                held = self._before(flow, method, origin, touch, along, depth)
                held = self._held[key] = self._grown(flow, method, touch, held, along)
                asked.end(number, ("held", key))
                found += held
        return limited(found)

    def _grown(self, flow: Flow, method: int, at: int, held: Texts, along: CallPlaces) -> Texts:
        """A builder's text after the instruction ``at``."""
        name = flow.called(at) if is_call(flow.instructions[at]) else None
        if name is None:
            return joined([held, UNKNOWN])
        count, pc = len(flow.operands(at)), flow.instructions[at].pc
        if name.name == CONSTRUCTOR:
            plain = count < 2 or name.parameters == ("I",)
            return EMPTY if plain else self.search.texts(method, pc, 1, along)
        if name.name == "append" and count == 2:
            return joined([held, self.search.texts(method, pc, 1, along)])
        return joined([held, UNKNOWN]) if name.name == "append" else UNKNOWN

    def formatted(self, flow: Flow, method: int, at: int, along: CallPlaces) -> Texts:
        """A format with those of its arguments that are known."""
        pc, operands = flow.instructions[at].pc, flow.operands(at)
        place = next((n for n, operand in enumerate(operands) if operand.kind == "Ljava/lang/String;"), -1)
        if place < 0:
            return UNKNOWN
        given = self._elements(flow, method, operands[-1].register, at, along)
        found: list[Text] = []
        for form in self.search.texts(method, pc, place, along):
            found += joined(_filled(form.text, given))
        return tuple(Text(one.text, "builder") for one in limited(found))

    def _elements(self, flow: Flow, method: int, register: int, at: int, along: CallPlaces) -> dict[int, Texts]:
        """The texts stored in an array made in the method, by a constant index."""
        made = origins(flow, register, at)
        if len(made) != 1 or made[0] < 0:
            return {}
        found: dict[int, Texts] = {}
        for place, (store, value) in enumerate(elements(flow, made[0])):
            i = flow.instructions[store]
            index = place
            if 0x4B <= i.op <= 0x51:
                literals = [flow.instructions[o].literal for o in origins(flow, i.registers[2], store) if o >= 0]
                index = literals[0] if len(literals) == 1 else -1
            texts = [text for o in origins(flow, value, store) for text in self._element(flow, method, o, along)]
            found[index] = limited(texts) or UNKNOWN
        return found

    def _element(self, flow: Flow, method: int, origin: int, along: CallPlaces) -> Texts:
        made = made_at(flow, method, origin)
        if made.kind != "field":
            return self.search.of_made(made, along)
        methods = self.search.methods
        number = methods.field(flow, origin)
        values = methods.constants.field_values(methods.program.field_signature(number)) if number >= 0 else None
        told = (Text(constant_text(const, ""), "field") for const in sorted(values or (), key=str))
        return limited(one for one in told if one.text) or UNKNOWN


def _filled(form: str, given: dict[int, Texts]) -> list[Texts]:
    """The pieces of a format, with what is put in its places."""
    parts: list[Texts] = []
    end = number = 0
    for match in _FORMAT.finditer(form):
        parts.append((Text(form[end : match.start()]),))
        end = match.end()
        if match.group(2) in "%n":
            parts.append((Text("%" if match.group(2) == "%" else "\n"),))
            continue
        index = int(match.group(1)) - 1 if match.group(1) else number
        number += not match.group(1)
        parts.append(given.get(index, UNKNOWN))
    return [*parts, (Text(form[end:]),)]
