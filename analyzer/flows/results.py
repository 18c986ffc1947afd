"""Leaks, told: the steps, the places, what was done to the data."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.model import CallSite
from analyzer.callgraph.phases import Phases
from analyzer.flows.bodies import Bodies
from analyzer.flows.calls import Calls
from analyzer.flows.deep_facts import Chain, Fact, Leak
from analyzer.flows.handing import INTENT
from analyzer.flows.kernels_state import CALL
from analyzer.flows.keys import Keys
from analyzer.flows.model import Flow, FlowStep, StepKind, Transformation
from analyzer.flows.points import KEYED, STORE, Effect, Sink, Source

_KINDS: dict[str, StepKind] = {
    "source": "source", "enter": "call", "return": "return", "store": "store", "alias": "store", "load": "load",
    "api": "api", "callback": "callback", "intent": "intent", "saved": "saved", "restored": "restored",
    "throw": "thrown", "branch": "branch",
}  # fmt: skip
"""What the deep pass calls its steps, and what a reader is told; moves and arithmetic are not told."""


class Step(NamedTuple):
    """One step by the value graph's numbers."""

    statement: int
    what: str
    effect: Effect | None = None


class Results:
    """Turns leaks into flows."""

    def __init__(
        self,
        code: CodeIndex,
        phases: Phases,
        bodies: Bodies,
        calls: Calls,
        keys: Keys,
        sources: Sequence[Source],
        sinks: Sequence[Sink],
    ) -> None:
        self._code = code
        self._phases = phases
        self._bodies = bodies
        self._values = bodies.bindings.values
        self._calls = calls
        self._keys = keys
        self._sources = sources
        self._sinks = sinks

    def flow(self, leak: Leak) -> Flow | None:
        """One leak as a flow."""
        source, sink = self._sources[leak.source], self._sinks[leak.sink]
        if sink.channel == "intent" and self._stays(sink, leak.operand):
            return None
        steps = list(_steps(leak.chain))
        start = Place(source.method, max(source.pc, 0))
        end = Place(sink.method, sink.pc)
        told = [step for number in steps if (step := self._told(number)) is not None]
        first = FlowStep(kind="source", site=self._code.site(start), what=source.api)
        last = FlowStep(kind="sink", site=self._code.site(end), what=sink.api)
        return Flow(
            data_type=source.data_type,
            source=first.site,
            source_api=source.api,
            source_owner=self._code.owner_of(source.method),
            sink=last.site,
            sink_api=sink.api,
            sink_owner=self._code.owner_of(sink.method),
            argument=self._argument(sink, leak.operand),
            channel=sink.channel,
            transformations=tuple(self._transformations(steps)),
            steps=(first, *_without_echoes([s for s in told if s.kind != "source"]), last),
            stored=any(step.what == "restored" for step in steps),
            implicit=any(step.what == "branch" for step in steps),
            grade=self._code.grade_of(end),
            phases=self._phases.of(sink.method),  # type: ignore[arg-type]  # words of ORDER, which is Phase
        )

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
                    same += [s.operands[e.source.operand] for e in self._calls.effects(s.number)
                             if e.same and e.source and not e.source.parts and 0 <= e.source.operand < len(s.operands)]  # fmt: skip
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
        if step.effect is None:
            return ""
        for place in (step.effect.source, step.effect.target):
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
            algorithm = effect.algorithm_name
            yield Transformation(kind=effect.kind, algorithm=algorithm, site=self._site(step.statement))


def _steps(chain: Chain) -> Iterator[Step]:
    """All steps of a chain, the source first."""
    link: Chain | None = chain
    while link is not None:
        yield from _of_fact(link.fact)
        if link.inner is not None:
            yield Step(link.statement, "enter")
        link = link.inner


def _of_fact(fact: Fact) -> Iterator[Step]:
    """The steps that led to a fact inside its entry, or from another run if it came from one."""
    way: list[Fact] = []
    current: Fact | None = fact
    while current is not None:
        way.append(current)
        if current.chain is not None:
            yield from _steps(current.chain)
        current = current.before
    for one in reversed(way):
        if one.through is not None:
            yield Step(one.statement, "enter")
            yield from _of_fact(one.through)
        if one.what != "enter":
            yield Step(one.statement, one.what, one.effect)


def _without_echoes(steps: list[FlowStep]) -> list[FlowStep]:
    """The steps without those that repeat the one before."""
    found: list[FlowStep] = []
    for step in steps:
        if not found or (step.site, step.what) != (found[-1].site, found[-1].what):
            found.append(step)
    return found
