"""Leaks, told: the steps, the places, what was done to the data."""

from collections.abc import Iterator

from msgspec import structs

from analyzer.behaviours.code_index import Place
from analyzer.behaviours.model import START_UP, CallSite
from analyzer.behaviours.observe import Seen
from analyzer.flows.bodies import Bodies
from analyzer.flows.calls import Calls
from analyzer.flows.consent import FlowConsent
from analyzer.flows.deep import Deep
from analyzer.flows.deep_facts import Leak
from analyzer.flows.destinations_leaving import WaysOut
from analyzer.flows.far_ends import FarEnd, FarEnds
from analyzer.flows.fixed_keys import FixedKeys
from analyzer.flows.handing import INTENT
from analyzer.flows.kernels_state import CALL
from analyzer.flows.keys import Keys
from analyzer.flows.leaving import Leaving
from analyzer.flows.model import Destination, Flow, FlowStep, StepKind, Transformation
from analyzer.flows.points import KEYED, RESULT, STORE, Sink, Source
from analyzer.flows.points import Place as EffectPlace
from analyzer.flows.sources_echoes import ECHO
from analyzer.flows.steps import Step, steps_of
from analyzer.names import BadNameError, class_descriptor
from analyzer.program.build import PACKAGED

_KINDS: dict[str, StepKind] = {
    "source": "source", "enter": "call", "return": "return", "store": "store", "alias": "store", "load": "load",
    "api": "api", "callback": "callback", "intent": "intent", "saved": "saved", "restored": "restored",
    "throw": "thrown", "branch": "branch",
}  # fmt: skip
"""What the deep pass calls its steps, and what a reader is told; moves and arithmetic are not told."""

MOST_UNCONFIRMED = 60
"""Pairs that are told of when the budget ran out; that there may be more, the gap says."""
MOST_SEEN = 64
"""Values that are looked at for the name of an algorithm."""


class Results:
    """Turns leaks into flows."""

    def __init__(self, seen: Seen, bodies: Bodies, calls: Calls, keys: Keys, ways: WaysOut, deep: Deep) -> None:
        self._code = seen.code
        self._phases = seen.phases
        self._far_ends = FarEnds(deep, Leaving(deep, seen.phases), ways)
        self._consent = FlowConsent(seen.code, bodies.bindings.values, seen.consents)
        self._bodies = bodies
        self._values = bodies.bindings.values
        self._calls = calls
        self._keys = keys
        self._fixed = FixedKeys(bodies, calls)
        self._sources = deep.slice.sources
        self._sinks = deep.slice.sinks

    def flows(self, leak: Leak) -> Iterator[Flow]:
        """One leak as flows: none for what stays; one for each far end that the ways to the sink have, and for each
        channel of a stream that may end in several.
        """
        sink = self._sinks[leak.sink]
        if sink.channel in ("intent", "provider") and self._stays(sink, leak.operand):
            return
        for way in self._far_ends.of(leak, sink):
            own = sink.channel == "intent" and any(self._is_own(one) for one in way.leaving.destinations)
            yield from () if own else self._along(leak, way)

    def _along(self, leak: Leak, way: FarEnd) -> Iterator[Flow]:
        """The flows of one leak to one far end."""
        source, sink, leaving = self._sources[leak.source], self._sinks[leak.sink], way.leaving
        steps = list(steps_of(way.chain))
        told = [step for number in steps if (step := self._told(number)) is not None]
        flow = self._between(source, sink, self._argument(sink, leak.operand), way.phases)
        flow = structs.replace(
            flow,
            transformations=tuple(self._transformations(steps)),
            steps=(flow.steps[0], *_without_echoes([s for s in told if s.kind != "source"]), flow.steps[1]),
            stored=any(step.what == "restored" for step in steps),
            implicit=any(step.what == "branch" for step in steps),
            consent=self._consent.of_way(source, sink, way.chain, steps, way.phases),
            destinations=leaving.destinations,
            transport=leaving.transport,
        )
        known = [channel for channel in leaving.channels if channel != "unknown-stream"] or leaving.channels
        for channel in known:
            yield structs.replace(flow, channel=channel)

    @property
    def cut(self) -> bool:
        """Whether a leak has more ways to its sink than were told apart."""
        return self._far_ends.cut

    def unconfirmed(self, deep: Deep) -> Iterator[Flow]:
        """What only the wide pass has found, when the deep one ran out of budget: for each sink not reached, each kind
        of data that may reach it; those in methods that were looked at first, and not more than tell anything.
        """
        reached = {(self._sources[leak.source].data_type, leak.sink) for leak in deep.found()}
        touched, found = deep.touched, []
        for number, source in deep.slice.candidates():
            if (source.data_type, number) not in reached and self._sinks[number].api != ECHO:
                reached.add((source.data_type, number))
                found.append((self._sinks[number].method not in touched, number, source))
        for _, number, source in sorted(found)[:MOST_UNCONFIRMED]:
            sink = self._sinks[number]
            argument = self._argument(sink, sink.operands[0] if sink.operands else 0)
            flow = self._between(source, sink, argument, self._phases.of(sink.method))
            yield structs.replace(flow, certainty="unconfirmed", reason="budget",
                                  consent=self._consent.of_ends(source, sink))  # fmt: skip

    def _between(self, source: Source, sink: Sink, argument: str, phases: tuple[str, ...]) -> Flow:
        """What a flow says of its two ends, and when it runs from the one to the other."""
        end = Place(sink.method, sink.pc)
        first = FlowStep(kind="source", site=self._code.site(Place(source.method, max(source.pc, 0))), what=source.api)
        last = FlowStep(kind="sink", site=self._code.site(end), what=sink.api)
        grade = self._code.grade_of(end)
        return Flow(
            data_type=source.data_type,
            source=first.site,
            source_api=source.api,
            source_owner=self._code.owner_of(source.method),
            sink=last.site,
            sink_api=sink.api,
            sink_owner=self._code.owner_of(sink.method),
            argument=argument,
            channel=sink.channel,
            steps=(first, last),
            grade="start-up" if grade != "packaged" and not START_UP.isdisjoint(phases) else grade,
            phases=phases,  # type: ignore[arg-type]  # words of ORDER, which is Phase
        )

    def _is_own(self, destination: Destination) -> bool:
        """Whether an intent names a class of the package itself."""
        program = self._code.program
        try:
            type_ = program.find_type(class_descriptor(destination.value))
        except BadNameError:
            return False
        return destination.kind == "component" and type_ >= 0 and int(program.types.origin[type_]) == PACKAGED

    def _stays(self, sink: Sink, operand: int) -> bool:
        """Whether an intent or message goes, as the call graph knows, to the package's own code."""
        bindings = self._bodies.bindings
        statement = bindings.statement_at(sink.method, sink.pc)
        if bindings.framework_targets.get(statement):
            return True
        body, operands = self._bodies.of(sink.method), bindings.operands(statement)
        todo = [operands[operand]] if operand < len(operands) else []
        seen = set(todo)
        while todo:
            node = todo.pop()
            same = [s.a for s in body.definitions.get(node, ()) if s.a and s.kind != CALL]
            for s in body.definitions.get(node, ()) if node else ():
                if s.kind == CALL:
                    sources = [e.source for e in self._calls.effects(s.number) if e.same and e.source]
                    same += [s.operands[one.operand] for one in sources
                             if not one.parts and 0 <= one.operand < len(s.operands)]  # fmt: skip
            if any(
                how == INTENT
                for s in body.uses.get(node, ())
                for _, how in bindings.framework_targets.get(s.number, ())
            ):
                return True
            todo += [one for one in same if one not in seen]
            seen.update(same)
        return False

    def _argument(self, sink: Sink, operand: int) -> str:
        statement = self._bodies.bindings.statement_at(sink.method, sink.pc)
        static = self._is_static(statement)
        return f"arg{operand + 1}" if static else f"arg{operand}" if operand else "this"

    def _is_static(self, statement: int) -> bool:
        row = int(self._values.row[statement])
        return row < 0 or int(self._code.program.sites.op[row]) in (0x71, 0x77)

    def _told(self, step: Step) -> FlowStep | None:
        kind = _KINDS.get(step.what)
        if kind is None or step.statement <= 0:
            return None
        what, key = self._names(step)
        if step.effect is not None and step.effect.target.operand == STORE:
            kind = "saved"
        return FlowStep(kind=kind, site=self._site(step.statement), what=what, key=key)

    def _site(self, statement: int) -> CallSite:
        return self._code.site(Place(int(self._values.method[statement]), int(self._values.pc[statement])))

    def _names(self, step: Step) -> tuple[str, str]:
        """The signature of what a step calls or accesses, and the key under which."""
        program, row = self._code.program, int(self._values.row[step.statement])
        ref = int(program.sites.ref[row]) if row >= 0 else -1
        if ref < 0:
            return "", ""
        if int(self._values.kind[step.statement]) == CALL:
            return program.signature(ref), self._key(step)
        op = int(program.sites.op[row])
        return (program.field_signature(ref), "") if 0x52 <= op <= 0x6D else ("", "")

    def _key(self, step: Step) -> str:
        places = [step.effect.source, step.effect.target] if step.effect else []
        if step.effect is None and step.what in ("saved", "restored"):
            both = (p for e in self._calls.effects(step.statement) for p in (e.source, e.target))
            places = [p for p in both if p is not None and p.operand == STORE]
        for place in places:
            for part in place.parts if place is not None else ():
                if part.word == KEYED and part.key >= 0:
                    found = self._keys.of(step.statement, part.key)
                    return "" if found is None else str(found)
        return ""

    def _transformations(self, steps: list[Step]) -> Iterator[Transformation]:
        for step in steps:
            effect = step.effect
            if effect is None or effect.kind is None:
                continue
            algorithm = effect.algorithm_name or self._named(step.statement, effect.algorithm)
            fixed = effect.key is not None and self._fixed.of(step.statement, effect.key)
            site = self._site(step.statement)
            yield Transformation(kind=effect.kind, algorithm=algorithm, site=site, constant_key=fixed)

    def _named(self, statement: int, place: EffectPlace | None) -> str:
        """The text that names an algorithm: an operand, or what the receiver's factory was given."""
        if place is None or place.operand < 0:
            return ""
        if not place.parts:
            found = self._keys.of(statement, place.operand)
            return found if isinstance(found, str) else ""
        operands = self._bodies.bindings.operands(statement)
        todo = [operands[place.operand]] if place.operand < len(operands) else []
        seen = set(todo)
        while todo and len(seen) < MOST_SEEN:
            node = todo.pop()
            for s in self._bodies.of_node(node).definitions.get(node, ()) if node else ():
                if s.kind == CALL:
                    for effect in self._calls.effects(s.number):
                        if effect.source and effect.target.operand == RESULT and effect.target.parts == place.parts:
                            named = self._keys.of(s.number, effect.source.operand)
                            if isinstance(named, str):
                                return named
                elif s.a and s.a not in seen:
                    seen.add(s.a)
                    todo.append(s.a)
        return ""


def _without_echoes(steps: list[FlowStep]) -> list[FlowStep]:
    """The steps without those that repeat the one before."""
    found: list[FlowStep] = []
    for step in steps:
        if not found or (step.site, step.what) != (found[-1].site, found[-1].what):
            found.append(step)
    return found
