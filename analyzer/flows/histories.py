"""By which calls a fact has come inside one method: by each of the ways that meet there, where they differ in what
decides.

Where two ways meet, the deep pass goes on with one fact and keeps the step of the other (``Fact.others``). An object
that holds one host on the one way and another on the other is then told of both.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from analyzer.flows.deep_facts import Chain, Fact
from analyzer.flows.destinations_code import NO_CALLS, CallPlaces
from analyzer.flows.steps import MOST_STEPS, inside_of

MOST_LOOKED_AT = 200
"""Steps back from one fact that are looked at, where ways meet; the way that is told is gone back to the end."""
MOST_HISTORIES = 8

Deciding = Mapping[tuple[int, int], tuple[int, int]]
"""The calls that decide where data goes, each with the one that stands for it: itself, or one that decides the same."""


class History(NamedTuple):
    """A fact as it came about one way, and the calls on that way that decide."""

    fact: Fact
    calls: CallPlaces


class Histories:
    """``place``: where a statement is."""

    def __init__(self, deciding: Deciding, place: Callable[[int], tuple[int, int]]) -> None:
        self._deciding = deciding
        self._place = place
        self._known: dict[int, list[History]] = {}
        self._inside: dict[int, CallPlaces] = {}

    def of(self, fact: Fact) -> list[History]:
        """The ways of a fact that differ in the calls that decide; that by which it was found comes first."""
        if id(fact) not in self._known:
            self._known[id(fact)] = list(self._find(fact))
        return self._known[id(fact)]

    def decisive(self, statement: int) -> CallPlaces:
        """What a call itself decides."""
        place = self._place(statement)
        return frozenset({self._deciding[place]}) if place in self._deciding else NO_CALLS

    def _find(self, fact: Fact) -> Iterator[History]:
        first = History(fact, self.inside(fact))
        yield first
        told = {first.calls}
        seen: set[tuple[int, CallPlaces]] = set()
        waiting: list[tuple[Fact, tuple[Fact, ...], CallPlaces]] = [(fact, (), NO_CALLS)]
        while waiting and len(seen) < MOST_LOOKED_AT and len(told) < MOST_HISTORIES:
            current, later, calls = waiting.pop()
            for one in (current, *current.others):
                here = calls | self._step(one)
                if (id(one), here) in seen:
                    continue
                seen.add((id(one), here))
                if one.before is not None:
                    waiting.append((one.before, (one, *later), here))
                    continue
                if here not in told:
                    told.add(here)
                    yield History(_again((one, *later)), here)

    def _step(self, fact: Fact) -> CallPlaces:
        """What decides in the step by which a fact came, and in what was before when it is the first."""
        found = NO_CALLS
        if fact.through is not None:
            found |= self.decisive(fact.statement) | self.inside(fact.through)
        if fact.chain is not None:
            found |= self.inside(fact.chain)
        return found

    def inside(self, way: Fact | Chain) -> CallPlaces:
        """What decides on a way as it is told."""
        if id(way) not in self._inside:
            places = (self._place(statement) for statement in inside_of(way, MOST_STEPS))
            self._inside[id(way)] = frozenset(self._deciding[one] for one in places if one in self._deciding)
        return self._inside[id(way)]


def _again(way: tuple[Fact, ...]) -> Fact:
    """A row of facts, each as the one before it led to it."""
    current: Fact | None = None
    for one in way:
        if one.before is not current:
            copy = Fact(one.entry, one.node, one.path, one.since, current, one.statement, one.what,
                        one.effect, one.through, one.chain)  # fmt: skip
            current = copy
        else:
            current = one
    assert current is not None  # noqa: S101  a way has at least the fact that was asked for
    return current
