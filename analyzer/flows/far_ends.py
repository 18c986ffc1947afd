"""The far ends of one leak: where its data goes, for each way that it has to its sink.

A source helper and a sending helper that are called twice, with two hosts, are two transfers: the same read, the same
call that sends, and a destination each. What is handed to one host is not told of the other.
"""

from typing import NamedTuple

from analyzer.flows.deep import Deep
from analyzer.flows.deep_facts import Chain, Leak
from analyzer.flows.destinations_leaving import Leaving as Answer
from analyzer.flows.destinations_leaving import WaysOut
from analyzer.flows.leaving import Leaving
from analyzer.flows.points import Sink
from analyzer.flows.routes import Route, Routes, RouteSearch

MOST_ROUNDS = 3
"""Times that ways are told apart anew, when an answer turns out to depend on more calls."""


class FarEnd(NamedTuple):
    """``chain``: one way there; ``phases``: those of all ways there."""

    leaving: Answer
    chain: Chain
    phases: tuple[str, ...]


class FarEnds:
    """Answers for the leaks of one run. ``cut``: some leak has more ways than were told apart."""

    def __init__(self, deep: Deep, leaving: Leaving, ways: WaysOut) -> None:
        self._search = RouteSearch(deep, leaving)
        self._leaving = leaving
        self._ways = ways
        self.cut = False

    def of(self, leak: Leak, sink: Sink) -> list[FarEnd]:
        """Each far end once, in a stable order: that of the way by which the leak was found comes first."""
        asked = self._ways.asked(sink)
        if not asked:
            return [FarEnd(self._ways.of(sink), leak.chain, self._leaving.phases(leak))]
        for _ in range(MOST_ROUNDS):
            deciding = self._ways.deciding(asked)
            routes = self._search.of(leak, deciding)
            more = asked.union(*(self._ways.asked(sink, one.calls) for one in routes.found))
            if more == asked:
                break
            asked = more
        self.cut |= routes.cut
        groups = self._grouped(sink, routes)
        if len(groups) < 2:
            answer = next(iter(groups), None) or self._ways.of(sink, routes.own)
            return [FarEnd(answer, leak.chain, self._leaving.phases(leak))]
        return [
            FarEnd(
                answer,
                leak.chain if any(one.calls == routes.own for one in chosen) else chosen[0].chain,
                self._search.phases(leak, routes, chosen),
            )
            for answer, chosen in groups.items()
        ]

    def _grouped(self, sink: Sink, routes: Routes) -> dict[Answer, list[Route]]:
        """The ways by what is told of their ends."""
        groups: dict[Answer, list[Route]] = {}
        for route in sorted(routes.found, key=lambda one: one.calls != routes.own):
            groups.setdefault(self._ways.of(sink, route.calls), []).append(route)
        return groups
