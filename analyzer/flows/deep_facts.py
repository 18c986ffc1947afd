"""What the deep pass knows: facts, the entries they start from, and how they came about."""

from typing import NamedTuple

from analyzer.flows.paths import Path
from analyzer.flows.points import Effect

MOST_OTHERS = 4
"""Other steps to one fact that are kept."""
MOST_DIRECT = 8
"""Ways to one outcome inside one method that are kept."""


class Entry:
    """What holds when a method is entered, or (``source`` >= 0) that one source has run.

    ``late``: what is asked is only which other places hold the same object; nothing in the method sees what is put into
    it. ``incoming``: who enters with it. ``exits`` and ``outcomes``: what is known to follow from it; ``direct``: which
    of the outcomes happen in the method itself, and not only in one that it calls, and how: a few ways of each.
    """

    __slots__ = ("direct", "exits", "incoming", "late", "node", "outcomes", "path", "source")

    def __init__(self, node: int, path: Path, late: bool, source: int = -1) -> None:
        self.node = node
        self.path = path
        self.late = late
        self.source = source
        self.incoming: dict[tuple[object, ...], Incoming] = {}
        self.exits: dict[tuple[int, Path], Fact] = {}
        self.outcomes: dict[tuple[object, ...], Chain] = {}
        self.direct: dict[tuple[object, ...], list[Chain]] = {}

    def note_direct(self, what: tuple[object, ...], chain: "Chain") -> None:
        """An outcome happens in the method itself."""
        ways = self.direct.setdefault(what, [])
        if len(ways) < MOST_DIRECT and all(one.fact is not chain.fact for one in ways):
            ways.append(chain)


class Fact:
    """At the end of the way ``before``, the value of ``node`` is tainted at ``path``, from position ``since`` on.

    ``statement``: what brought it here, with ``effect`` when a model did; ``through``: the fact inside the called
    method from which a call came back; ``chain``: how it came from another run or another root; ``others``: other steps
    by which the same came to hold, a few of them.
    """

    __slots__ = (
        "before",
        "chain",
        "effect",
        "entry",
        "node",
        "others",
        "path",
        "since",
        "statement",
        "through",
        "what",
    )

    def __init__(
        self,
        entry: Entry,
        node: int,
        path: Path,
        since: int,
        before: "Fact | None",
        statement: int,
        what: str,
        effect: Effect | None = None,
        through: "Fact | None" = None,
        chain: "Chain | None" = None,
    ) -> None:
        self.entry = entry
        self.node = node
        self.path = path
        self.since = since
        self.before = before
        self.statement = statement
        self.what = what
        self.effect = effect
        self.through = through
        self.chain = chain
        self.others: tuple[Fact, ...] = ()

    def may_differ(self, before: "Fact") -> bool:
        """Whether a step from another fact to this one is worth keeping."""
        return len(self.others) < MOST_OTHERS and before is not self.before


class Incoming(NamedTuple):
    """Who enters a method: with which fact, at which call; ``prefix``: what of the fact's path was taken off on the way
    in; ``operand``: the node that became the entry's; ``plain``: a call by code, so that all operands correspond.
    """

    fact: Fact
    statement: int
    prefix: Path
    operand: int
    plain: bool


class Chain(NamedTuple):
    """How an outcome came about: a fact, the statement where it ends or at which the next method is entered, and what
    happened there.
    """

    fact: Fact
    statement: int
    inner: "Chain | None" = None


class Leak(NamedTuple):
    """A source's data reaches operand ``operand`` of a sink."""

    source: int
    sink: int
    operand: int
    chain: Chain
