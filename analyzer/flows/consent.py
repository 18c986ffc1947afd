"""Whether the data of a flow leaves before or after the user agreed, by the same gates as the verdicts on reads.

*Before*: every call, store and branch of the way that is told runs before, in a phase that waits for no user event, and
goes in one piece from the read to the sink. *After*: what reads or what sends runs only behind a sure gate; every way
has these two. All else that start-up leads to is undecidable: the told way passes something that is not before, another
way may not; the data lies somewhere in between, and who fetches it may come earlier or later; ways meet in a method
that chooses by a gate; or the way is not known at all.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.consent_stage import Consents
from analyzer.behaviours.model import START_UP, ConsentVerdict
from analyzer.flows.deep_facts import Chain
from analyzer.flows.points import Sink, Source
from analyzer.flows.steps import Step, comes_from_elsewhere

if TYPE_CHECKING:
    from analyzer.flows.graph import ValueGraph

UNASKED = START_UP | {"background", "repeating"}
"""Phases in which code may run without any user event."""


class FlowConsent:
    """Verdicts on the flows of one program; none when nobody has looked for gates."""

    def __init__(self, code: CodeIndex, values: "ValueGraph", consents: Consents | None) -> None:
        self._code, self._values, self._consents = code, values, consents
        self._choosing = consents.choosing if consents is not None else frozenset()
        self._known: dict[Place, ConsentVerdict] = {}

    def of_way(
        self, source: Source, sink: Sink, chain: Chain, steps: Iterable[Step], phases: tuple[str, ...]
    ) -> ConsentVerdict:
        """Of a flow whose way is known; ``phases``: those in which the data leaves."""
        said = self.of_ends(source, sink)
        if said != "undecidable" or not self._free(source, sink):
            return said
        if UNASKED.isdisjoint(phases) or comes_from_elsewhere(chain):
            return said
        for step in steps:
            if step.statement <= 0:
                continue
            method = int(self._values.method[step.statement])
            if step.what in ("move", "branch") and method in self._choosing:
                return said
            if self._at(Place(method, int(self._values.pc[step.statement]))) != "before":
                return said
        return "before"

    def of_ends(self, source: Source, sink: Sink) -> ConsentVerdict:
        """Of a flow of which only the two ends are sure."""
        both = [self._at(Place(end.method, max(end.pc, 0))) for end in (source, sink)]
        if "" in both:
            return ""
        return "after" if "after" in both else "undecidable"

    def _free(self, source: Source, sink: Sink) -> bool:
        return all(self._at(Place(end.method, max(end.pc, 0))) == "before" for end in (source, sink))

    def _at(self, place: Place) -> ConsentVerdict:
        if place not in self._known:
            owner = self._code.owner_of(place.method)
            self._known[place] = self._consents.of(place, owner) if self._consents is not None else ""
        return self._known[place]
