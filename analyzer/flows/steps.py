"""The steps of a leak, from the facts by which it was found."""

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.flows.deep_facts import Chain, Fact
from analyzer.flows.points import Effect


class Step(NamedTuple):
    """One step by the value graph's numbers."""

    statement: int
    what: str
    effect: Effect | None = None


def steps_of(chain: Chain) -> Iterator[Step]:
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
            yield from steps_of(current.chain)
        current = current.before
    for one in reversed(way):
        if one.through is not None:
            yield Step(one.statement, "enter")
            yield from _of_fact(one.through)
        if one.what != "enter":
            yield Step(one.statement, one.what, one.effect)
