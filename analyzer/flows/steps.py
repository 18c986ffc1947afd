"""The steps of a leak, from the facts by which it was found."""

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.flows.deep_facts import Chain, Fact
from analyzer.flows.points import Effect

MOST_STEPS = 5_000
"""Steps after which calls that came back are told without what happened inside: insides of insides can double."""


_KEPT = {"restored": "saved", "load": "store", "alias": "store"}
"""What a fact from another run says of how it was left there."""


class Step(NamedTuple):
    """One step by the value graph's numbers."""

    statement: int
    what: str
    effect: Effect | None = None


class _Inside(NamedTuple):
    """What happened in a called method that came back."""

    fact: Fact


def steps_of(chain: Chain) -> Iterator[Step]:
    """All steps of a chain, the source first."""
    todo: list[Chain | Fact | _Inside | Step] = [chain]  # calls nest deeper than Python's own may
    told = 0
    while todo:
        item = todo.pop()
        if isinstance(item, Step):
            told += 1
            yield item
        elif isinstance(item, Chain):
            todo += reversed(list(_of_chain(item)))
        elif isinstance(item, Fact):
            todo += reversed(list(_of_fact(item)))
        elif told < MOST_STEPS:
            todo.append(item.fact)


def inside_of(way: "Fact | Chain", most: int) -> Iterator[int]:
    """The calls by which a fact has come to where it holds, or on a chain, those that came back included; after
    ``most`` looks no more.
    """
    todo: list[Chain | Fact | _Inside | Step] = [way]
    while todo and (most := most - 1) >= 0:
        item = todo.pop()
        if isinstance(item, Step):
            if item.what == "enter":
                yield item.statement
        elif isinstance(item, Chain):
            todo += _of_chain(item)
        else:
            todo += _of_fact(item.fact if isinstance(item, _Inside) else item)


def comes_from_elsewhere(chain: Chain) -> bool:
    """Whether on its way data was left somewhere and fetched by code that nobody on the way has called."""
    current: Chain | None = chain
    while current is not None:
        fact: Fact | None = current.fact
        while fact is not None:
            if fact.chain is not None:
                return True
            fact = fact.before
        current = current.inner
    return False


def _of_chain(chain: Chain) -> Iterator[Chain | Fact | Step]:
    yield chain.fact
    if chain.inner is not None:
        yield Step(chain.statement, "enter")
        yield chain.inner


def _of_fact(fact: Fact) -> Iterator[Chain | _Inside | Step]:
    """The steps that led to a fact inside its entry, or from another run if it came from one."""
    way: list[Fact] = []
    current: Fact | None = fact
    while current is not None:
        way.append(current)
        if current.chain is not None:
            yield current.chain
            if current.what in _KEPT:
                yield Step(_last(current.chain), _KEPT[current.what])
        current = current.before
    for one in reversed(way):
        if one.through is not None:
            yield Step(one.statement, "enter")
            yield _Inside(one.through)
        if one.what != "enter":
            yield Step(one.statement, one.what, one.effect)


def _last(chain: Chain) -> int:
    """The statement at which a chain ends."""
    while chain.inner is not None:
        chain = chain.inner
    return chain.statement
