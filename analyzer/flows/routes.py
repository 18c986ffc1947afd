"""By which calls data comes from one source to one sink, as far as the calls decide where it goes.

A helper ``post(host, data)`` sends to each caller's host what that caller hands it. The deep pass knows each way in:
every method entered with data remembers who entered it, at which call, with which fact. Back from the sink along these,
ways differ by the calls that decide (:mod:`analyzer.flows.destinations_asked`), and by nothing else: two ways that have
the same such calls behind them, and stand in the same method with the same data, are one. So there are as many ways as
destinations may differ, not as many as the call graph has.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import NamedTuple

from analyzer.flows.deep import Deep
from analyzer.flows.deep_facts import Chain, Entry, Incoming, Leak
from analyzer.flows.destinations_code import CallPlaces
from analyzer.flows.histories import Deciding, Histories
from analyzer.flows.leaving import Leaving

MOST_STATES = 4_000
"""Methods with calls behind them that are looked at for one leak."""
MOST_ROUTES = 48
"""Ways of one leak that are told apart."""


class Behind(NamedTuple):
    """A method entered with data, and the calls from there to the sink that decide."""

    entry: int  # identity
    calls: CallPlaces


class Route(NamedTuple):
    """One way, told by the shortest chain that has its calls."""

    calls: CallPlaces
    chain: Chain
    start: Behind


@dataclass(slots=True)
class Routes:
    """The ways of one leak. ``own``: the deciding calls of that by which it was found; ``cut``: there are more than
    were looked at.
    """

    own: CallPlaces
    found: list[Route] = field(default_factory=list)
    links: dict[Behind, list[tuple[Incoming, Behind]]] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)
    ends: set[Behind] = field(default_factory=set)
    cut: bool = False


class RouteSearch:
    """The ways of the leaks that one run of the deep pass has found."""

    def __init__(self, deep: Deep, leaving: Leaving) -> None:
        self._values = deep.bindings.values
        self._leaving = leaving

    def of(self, leak: Leak, deciding: Deciding) -> Routes:
        """The ways of a leak that differ by the calls that decide where it goes."""
        what = ("sink", leak.sink, leak.operand)
        root = leak.chain.fact.entry
        reached = self._leaving.entered_from(root)
        histories = Histories(deciding, self._place)
        routes = Routes(own=histories.inside(leak.chain))
        chains: dict[Behind, Chain] = {}
        waiting: deque[Behind] = deque()

        def add(entry: Entry, calls: CallPlaces, chain: Chain) -> Behind:
            behind = Behind(id(entry), calls)
            if behind not in chains:
                chains[behind] = chain
                routes.entries[behind.entry] = entry
                if entry is root:
                    routes.found.append(Route(calls, chain, behind))
                else:
                    waiting.append(behind)
            return behind

        for entry in (root, *self._leaving.direct_at(what)):
            if entry is root or id(entry) in reached:
                for chain in entry.direct.get(what, ()):
                    for fact, calls in histories.of(chain.fact):
                        routes.ends.add(add(entry, calls, chain._replace(fact=fact)))
        while waiting and not routes.cut:
            behind = waiting.popleft()
            for incoming in routes.entries[behind.entry].incoming.values():
                entry = incoming.fact.entry
                if entry is not root and id(entry) not in reached:
                    continue
                entering = behind.calls | histories.decisive(incoming.statement)
                for fact, calls in histories.of(incoming.fact):
                    before = add(entry, entering | calls, Chain(fact, incoming.statement, chains[behind]))
                    routes.links.setdefault(before, []).append((incoming, behind))
            routes.cut = len(chains) > MOST_STATES or len(routes.found) > MOST_ROUTES
        return routes

    def phases(self, leak: Leak, routes: Routes, chosen: list[Route]) -> tuple[str, ...]:
        """The phases in which the data leaves by some of a leak's ways."""
        root = leak.chain.fact.entry
        held: dict[Behind, int] = {}
        waiting = deque((route.start, root) for route in chosen)
        leaves = 0
        while waiting:
            behind, entry = waiting.popleft()
            for incoming, after in routes.links.get(behind, ()):
                inner = routes.entries[after.entry]
                new = self._leaving.entering(entry, held.get(behind, 0), incoming, inner)
                if new & ~held.get(after, 0):
                    held[after] = held.get(after, 0) | new
                    waiting.append((after, inner))
        at_root = any(route.start in routes.ends for route in chosen)
        for end in routes.ends:
            leaves |= held.get(end, 0)
        return self._leaving.told(leak, leaves, at_root)

    def _place(self, statement: int) -> tuple[int, int]:
        return int(self._values.method[statement]), int(self._values.pc[statement])
