"""The wide pass: what personal information may reach at all, and from where a sink may be reached, on arrays.

Without calling context, order, or objects told apart; a field is one place. Every node stands for two facts: its value
is tainted (V), or something in it is (C). C also goes back to where an object came from, because whoever else holds it
sees what was put into it. The pass is wider than the deep one in everything, so what it excludes is excluded.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzer.flows import kernels_reach
from analyzer.flows.bindings import Bindings, flat_pairs
from analyzer.flows.calls import Calls
from analyzer.flows.handing import Handing
from analyzer.flows.kernels_state import (
    ALOAD,
    ASTORE,
    CAST,
    CATCH,
    COPY,
    DERIVE,
    LOAD,
    RESULT_NODE,
    RETURN,
    SLOAD,
    SSTORE,
    STORE,
    THROW,
    THROWN_NODE,
)  # fmt: skip
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.points import CALLBACK, RESULT, Effect, Place, Sink, Source
from analyzer.flows.points import STORE as STORED
from analyzer.program.build import PACKAGED

I64 = NDArray[np.int64]

V, C = 0, 1


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """What lies between sources and sinks. ``facts`` (2 * places,) uint8: place p's value at 2p, its content at 2p + 1;
    places are the nodes, then the fields, then the stores that outlive the run. ``sources`` and ``sinks`` are those
    that may have to do with each other.
    """

    facts: NDArray[np.uint8]
    nodes: int
    sources: tuple[Source, ...]
    sinks: tuple[Sink, ...]
    source_facts: tuple[I64, ...]
    sink_facts: tuple[I64, ...]
    pairs: tuple[NDArray[np.int32], NDArray[np.int32]]

    def candidates(self) -> Iterator[tuple[int, Source]]:
        """(number of a sink, source) for each sink and each kind of data that may reach it: the first source of it."""
        kinds: dict[str, list[int]] = {}
        for number, source in enumerate(self.sources):
            kinds.setdefault(source.data_type, []).append(number)
        for members in kinds.values():
            seeds = np.unique(np.concatenate([self.source_facts[number] for number in members]))
            reached = kernels_reach.reach(*self.pairs, len(self.facts), seeds)
            for number, own in enumerate(self.sink_facts):
                if reached[own].any():
                    yield number, self.sources[members[0]]

    def value(self, node: int) -> bool:
        """Whether a node's value may matter."""
        return bool(self.facts[2 * node])

    def content(self, node: int) -> bool:
        """Whether what is in a node may matter."""
        return bool(self.facts[2 * node + 1])

    def field(self, number: int) -> bool:
        """Whether a field (as numbered by the statements) may matter."""
        at = 2 * (self.nodes + number)
        return bool(self.facts[at] or self.facts[at + 1])


class _Pairs:
    """Edges between facts, gathered as arrays."""

    def __init__(self) -> None:
        self._from: list[I64] = []
        self._to: list[I64] = []

    def add(self, source: I64, source_bit: int, target: I64, target_bit: int) -> None:
        kept = (source > 0) & (target > 0)
        self._from.append(2 * source[kept] + source_bit)
        self._to.append(2 * target[kept] + target_bit)

    def move(self, source: I64, target: I64) -> None:
        """The same value in another place: what is put into it is seen in both."""
        self.add(source, V, target, V)
        self.add(source, C, target, C)
        self.add(target, C, source, C)

    def put(self, source: I64, target: I64) -> None:
        """A value is put into something."""
        self.add(source, V, target, C)
        self.add(source, C, target, C)
        self.add(target, C, source, C)

    def take(self, source: I64, target: I64) -> None:
        """A value is taken out of something."""
        for bit in (V, C):
            self.add(source, V, target, bit)
            self.add(source, C, target, bit)
        self.add(target, C, source, C)

    def derive(self, source: I64, target: I64, bit: int = V) -> None:
        """A new value is computed from something and all that is in it."""
        self.add(source, V, target, bit)
        self.add(source, C, target, bit)

    def arrays(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        empty = np.zeros(0, np.int64)
        return (
            np.concatenate([*self._from, empty]).astype(np.int32),
            np.concatenate([*self._to, empty]).astype(np.int32),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """All edges between facts of one program: from ``source`` to ``target``. ``count``: of facts; ``stores``: place of
    each store that outlives the run.
    """

    source: NDArray[np.int32]
    target: NDArray[np.int32]
    nodes: int
    count: int
    stores: dict[str, int]


def spread(bindings: Bindings, calls: Calls, handing: Handing, lifecycle: Lifecycle) -> Spread:
    """What may get where, whatever the sources and sinks."""
    values = bindings.values
    nodes = len(values.node_method)
    fields = int(values.given.field_node.max(initial=0)) + 1
    stores: dict[str, int] = {}
    pairs = _Pairs()
    _statements(bindings, pairs, nodes)
    for left, right in flat_pairs(bindings):
        pairs.move(left, right)
    _thrown(bindings, pairs)
    for effects, statements in calls.grouped().items():
        members = np.array(statements, np.int64)
        for effect in effects:
            _effect(bindings, pairs, effect, members, stores, nodes + fields)
    _handed(bindings, handing, calls, pairs)
    _written_out(bindings, calls, pairs, nodes)
    kept = np.array([pair for pair in lifecycle.same_objects() if all(pair)], np.int64).reshape(-1, 2)
    pairs.add(kept[:, 0], C, kept[:, 1], C)
    pairs.add(kept[:, 1], C, kept[:, 0], C)
    known = {word: nodes + fields + 1 + at for word, at in stores.items()}
    return Spread(*pairs.arrays(), nodes, 2 * (nodes + fields + len(stores) + 1), known)


def slice_between(
    bindings: Bindings,
    calls: Calls,
    handing: Handing,
    lifecycle: Lifecycle,
    sources: tuple[Source, ...],
    sinks: tuple[Sink, ...],
) -> Slice:
    """What lies between any of the sources and any of the sinks."""
    ways = spread(bindings, calls, handing, lifecycle)
    sources_at = source_facts(bindings, sources)
    sinks_at = sink_facts(bindings, sinks, ways.nodes)
    forward = kernels_reach.reach(ways.source, ways.target, ways.count, joined(sources_at))
    backward = kernels_reach.reach(ways.target, ways.source, ways.count, joined(sinks_at))
    facts = forward & backward
    near = [k for k, own in enumerate(sources_at) if facts[own].any()]
    far = [k for k, own in enumerate(sinks_at) if facts[own].any()]
    return Slice(
        facts, ways.nodes, tuple(sources[k] for k in near), tuple(sinks[k] for k in far),
        tuple(sources_at[k] for k in near), tuple(sinks_at[k] for k in far), (ways.source, ways.target),
    )  # fmt: skip


def joined(facts: list[I64]) -> I64:
    """All facts of several lists, each once."""
    return np.unique(np.concatenate([*facts, np.zeros(0, np.int64)]))


def _statements(bindings: Bindings, pairs: _Pairs, nodes: int) -> None:
    """What statements other than calls do."""
    values = bindings.values

    def of(*kinds: int) -> tuple[I64, I64, I64, I64]:
        at = np.flatnonzero(np.isin(values.kind, kinds))
        x = values.x[at].astype(np.int64)
        return values.a[at].astype(np.int64), values.b[at].astype(np.int64), values.c[at].astype(np.int64), x

    a, b, c, x = of(COPY, CAST)
    pairs.move(a, c)
    a, b, c, x = of(DERIVE)
    pairs.derive(a, c)
    pairs.derive(b, c)
    theirs = _foreign_fields(bindings)
    a, b, c, x = of(LOAD)
    pairs.take(np.where(theirs[np.maximum(x, 0)], a, 0), c)
    a, b, c, x = of(STORE)
    pairs.put(b, np.where(theirs[np.maximum(x, 0)], a, 0))
    a, b, c, x = of(LOAD, SLOAD)
    pairs.move(np.where(x > 0, nodes + x, 0), c)
    pairs.add(a, V, c, V)
    a, b, c, x = of(STORE, SSTORE)
    pairs.move(b, np.where(x > 0, nodes + x, 0))
    a, b, c, x = of(ALOAD)
    pairs.take(a, c)
    a, b, c, x = of(ASTORE)
    pairs.put(b, a)
    at = np.flatnonzero(values.kind == RETURN)
    pairs.move(values.b[at].astype(np.int64), values.first_node[values.method[at]].astype(np.int64) + RESULT_NODE)


def _foreign_fields(bindings: Bindings) -> NDArray[np.bool_]:
    """By the statements' numbers of fields: whether no packaged class declares it: it is a part of the object."""
    given, types = bindings.values.given, bindings.graph.program.types
    found = np.zeros(int(given.field_node.max(initial=0)) + 1, bool)
    owner = given.field_owner
    found[1 : len(owner) + 1] = ((owner < 0) | (types.origin[np.maximum(owner, 0)] != PACKAGED))[: len(found) - 1]
    return found


def _thrown(bindings: Bindings, pairs: _Pairs) -> None:
    """What is thrown may be caught in the method itself and in its callers."""
    values = bindings.values
    first = values.first_node.astype(np.int64)
    at = np.flatnonzero(values.kind == THROW)
    if not len(at):
        return
    pairs.move(values.b[at].astype(np.int64), first[values.method[at]] + THROWN_NODE)
    at = np.flatnonzero(values.kind == CATCH)
    pairs.move(first[values.method[at]] + THROWN_NODE, values.c[at].astype(np.int64))
    statement, callee = bindings.plain
    pairs.move(first[callee] + THROWN_NODE, first[values.method[statement]] + THROWN_NODE)


def _place(bindings: Bindings, place: Place, members: I64, stores: dict[str, int], base: int) -> I64:
    """The node of a place in each of the calls, 0 where it has none."""
    values = bindings.values
    if place.operand == RESULT:
        return values.c[members].astype(np.int64)
    if place.operand == STORED:
        word = place.parts[0].word if place.parts else ""
        return np.full(len(members), base + 1 + stores.setdefault(word, len(stores)), np.int64)
    fits = values.b[members] > place.operand
    return np.where(fits, values.arg[np.where(fits, values.x[members] + place.operand, 0)], 0).astype(np.int64)


def _effect(bindings: Bindings, pairs: _Pairs, effect: Effect, members: I64, stores: dict[str, int], base: int) -> None:
    """One effect of many calls."""
    if effect.source is None or CALLBACK in (effect.source.operand, effect.target.operand):
        return
    source = _place(bindings, effect.source, members, stores, base)
    target = _place(bindings, effect.target, members, stores, base)
    if not effect.same:
        pairs.derive(source, target, C if effect.target.parts or effect.target.operand >= 0 else V)
    elif effect.target.parts:
        pairs.put(source, target)
    elif effect.source.parts:
        pairs.take(source, target)
    else:
        pairs.move(source, target)
    if effect.target.operand == STORED:
        pairs.add(target, C, target, V)


def _written_out(bindings: Bindings, calls: Calls, pairs: _Pairs, nodes: int) -> None:
    """What libraries compute from an object shows its fields, as text or bytes."""
    values = bindings.values
    found: list[tuple[int, int]] = []
    for statement in calls.whole_calls():
        operands = bindings.operands(statement)
        for effect in calls.effects(statement):
            if effect.source is None or effect.same or not 0 <= effect.source.operand < len(operands):
                continue
            target = effect.target.operand
            to = (
                int(values.c[statement]) if target == RESULT else operands[target] if 0 <= target < len(operands) else 0
            )
            of = operands[effect.source.operand]
            if to and of:
                found += [(nodes + number, to) for number in bindings.fields_of(of)]
    table = np.array(found, np.int64).reshape(-1, 2)
    for bit in (V, C):
        pairs.add(table[:, 0], bit, table[:, 1], V)
        pairs.add(table[:, 0], bit, table[:, 1], C)


def _handed(bindings: Bindings, handing: Handing, calls: Calls, pairs: _Pairs) -> None:
    """What the framework hands to code that it runs because of a call, and what it makes of the result."""
    moved: list[tuple[int, int]] = []
    kept: list[tuple[int, int]] = []
    taken: list[tuple[int, int]] = []
    for link in handing.links(calls):
        pair = (link.source, link.target)
        if link.derived or (link.taken and link.put):
            kept.append(pair)
            taken.append(pair)
        else:
            (kept if link.put else taken if link.taken else moved).append(pair)
    for found, add in ((moved, pairs.move), (kept, pairs.put), (taken, pairs.take)):
        table = np.array(found, np.int64).reshape(-1, 2)
        add(table[:, 0], table[:, 1])


def source_facts(bindings: Bindings, sources: tuple[Source, ...]) -> list[I64]:
    """The facts that each source fills."""
    found = []
    for source in sources:
        node, content = bindings.node_of(source)
        found.append(np.array([2 * node + int(content)] if node else [], np.int64))
    return found


def sink_facts(bindings: Bindings, sinks: tuple[Sink, ...], nodes: int) -> list[I64]:
    """The facts that leave by each sink."""
    found = []
    for sink in sinks:
        statement = bindings.statement_at(sink.method, sink.pc)
        operands = bindings.operands(statement) if statement else []
        held = [operands[k] for k in sink.operands if k < len(operands) and operands[k]]
        facts = [2 * node + bit for node in held for bit in (V, C)]
        if sink.whole:
            facts += [
                2 * (nodes + number) + bit for node in held for number in bindings.fields_of(node) for bit in (V, C)
            ]
        found.append(np.array(facts, np.int64))
    return found
