"""The wide pass with decisions: what depends on a branch is reached from what the branch is about.

Two kinds of places come to those of ``wide``: that a block of a method runs because of a decision, and that a method
does. Both are added method by method as decisions are reached.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.flows import kernels_reach
from analyzer.flows.bindings import Bindings
from analyzer.flows.calls import Calls
from analyzer.flows.handing import Handing
from analyzer.flows.implicit_regions import Regions
from analyzer.flows.kernels_state import (
    ASTORE,
    BRANCH,
    CALL,
    CUSTOM,
    RESULT_NODE,
    RETURN,
    SSTORE,
    STORE,
    TEST,
    THROW,
    THROWN_NODE,
)  # fmt: skip
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.points import STORE as STORED
from analyzer.flows.points import Sink, Source
from analyzer.flows.sources_echoes import ECHO
from analyzer.flows.wide import C, Slice, Spread, V, joined, sink_facts, source_facts, spread

I64 = NDArray[np.int64]

MOST_ROUNDS, MOST_STATEMENTS = 60, 1_500_000
"""How often more methods are looked at; their statements, and the blocks that depend on others, that are."""
NEW_ARRAY, LENGTH_OF, TYPE_TEST, FIRST_ACCESS = 0x23, 0x21, 0x20, 0x44
"""Opcodes (Dalvik bytecode): ``new-array``, ``array-length``, ``instance-of``, the first ``aget``."""


class Decided(NamedTuple):
    """The slice; the methods that may run because of a decision; whether that is all of them."""

    slice: Slice
    methods: frozenset[int]
    whole: bool


def slice_by_decisions(
    bindings: Bindings,
    calls: Calls,
    handing: Handing,
    lifecycle: Lifecycle,
    regions: Regions,
    sources: tuple[Source, ...],
    sinks: tuple[Sink, ...],
) -> Decided:
    """What lies between sources and sinks when what depends on a decision counts as well."""
    ways = _with_tests(bindings, spread(bindings, calls, handing, lifecycle))
    edges = _Edges(bindings, calls, regions, ways, sinks)
    sources_at = source_facts(bindings, sources)
    starts = joined(sources_at)
    whole = False
    for _ in range(MOST_ROUNDS):
        source, target = edges.arrays()
        forward = kernels_reach.reach(source, target, edges.count, starts)  # type: ignore[no-untyped-call]  # a kernel
        whole = not edges.grow(forward)
        if whole or edges.looked > MOST_STATEMENTS:
            break
    sinks_at = sink_facts(bindings, sinks, ways.nodes)
    leaves = joined([*sinks_at, np.array([edges.left], np.int64)])
    backward = kernels_reach.reach(target, source, edges.count, leaves)  # type: ignore[no-untyped-call]  # a kernel
    facts = (forward & backward[: len(forward)]) if len(backward) >= len(forward) else forward
    near = [k for k, own in enumerate(sources_at) if facts[own].any()]
    run = frozenset(method for method, place in edges.method_places.items() if place < len(facts) and facts[place])
    between = Slice(
        facts[: ways.count], ways.nodes, tuple(sources[k] for k in near), sinks,
        tuple(sources_at[k] for k in near), tuple(sinks_at), (ways.source, ways.target),
    )  # fmt: skip
    return Decided(between, run, whole)


def _with_tests(bindings: Bindings, ways: Spread) -> Spread:
    """What a test says of its operand."""
    values = bindings.values
    at = np.flatnonzero((values.kind == TEST) & (values.a > 0))
    told = at[values.c[at] > 0]
    shown = at[(values.b[at] > 0) & (values.c[at] == 0)]
    source = [2 * values.a[told] + V, 2 * values.a[told] + C, 2 * values.a[shown] + V, 2 * values.a[shown] + V]
    target = [2 * values.c[told] + V, 2 * values.c[told] + V, 2 * values.b[shown] + V, 2 * values.b[shown] + C]
    return Spread(
        np.concatenate([ways.source, *source]).astype(np.int32),
        np.concatenate([ways.target, *target]).astype(np.int32),
        ways.nodes,
        ways.count,
        ways.stores,
    )


class _Edges:
    """The edges so far. ``left``: the place of everything that leaves because of a decision."""

    def __init__(
        self, bindings: Bindings, calls: Calls, regions: Regions, ways: Spread, sinks: tuple[Sink, ...]
    ) -> None:
        self._b, self._calls, self._regions, self._ways = bindings, calls, regions, ways
        self._values = bindings.values
        self._leaving = {bindings.statement_at(sink.method, sink.pc) for sink in sinks if sink.api != ECHO}
        self._source: list[int] = []
        self._target: list[int] = []
        self._grown: set[int] = set()
        self._whole: set[int] = set()
        self.left = ways.count
        self.count = ways.count + 1
        self.looked = 0
        self.method_places: dict[int, int] = {}
        values = self._values
        self._branches = np.flatnonzero(values.kind == BRANCH)
        # A size or an index may be out of bounds: something is thrown.
        self._bounds = np.flatnonzero((values.kind == TEST) & (values.x >= NEW_ARRAY))
        statement, callee = bindings.plain
        self._plain = statement, callee
        several = np.unique(statement, return_counts=True)
        self._dispatches = several[0][(several[1] > 1) & (values.b[several[0]] > 0)]

    def arrays(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """All edges."""
        more = np.array(self._source, np.int32), np.array(self._target, np.int32)
        return np.concatenate([self._ways.source, more[0]]), np.concatenate([self._ways.target, more[1]])

    def grow(self, reached: NDArray[np.uint8]) -> bool:
        """Look at the methods in which decisions are reached now. Whether there were more of them."""
        values, first = self._values, self._values.first_node.astype(np.int64)
        reached[:2] = 0
        at = self._branches
        decided = at[(reached[2 * values.a[at]] | reached[2 * values.b[at]]) == 1]
        bounds = self._bounds[reached[2 * values.a[self._bounds]] == 1]
        chosen = self._dispatches[reached[2 * values.arg[values.x[self._dispatches]]] == 1]
        thrown = self._plain[0][reached[2 * (first[self._plain[1]] + THROWN_NODE)] == 1]
        found = {int(m) for part in (decided, bounds, chosen, thrown) for m in np.unique(values.method[part])}
        entered = {m for m, place in self.method_places.items() if place < len(reached) and reached[place]}
        new = (found | entered) - self._grown
        for method in sorted(new):
            self._grown.add(method)
            if self.looked <= MOST_STATEMENTS:
                self._look(method)
        return bool(new)

    def _add(self, source: int, target: int) -> None:
        if source > 1 and target > 1:
            self._source.append(source)
            self._target.append(target)

    def _place(self) -> int:
        self.count += 1
        return self.count - 1

    def _method(self, method: int) -> int:
        known = self.method_places.get(method)
        if known is None:
            known = self.method_places[method] = self._place()
        return known

    def _look(self, method: int) -> None:
        """One method: what depends on what in it."""
        regions, shape = self._regions, self._regions.shapes.shape(method)
        if not shape.known:
            return
        choices = {block: [node for node, _ in found] for block, found in regions.choices(method).items()}
        base = self.count
        self.count += 2 * len(shape.starts)
        runs = range(base, base + len(shape.starts))
        decides = range(base + len(shape.starts), self.count)
        own = self._method(method)
        self.looked += sum(map(len, shape.controls.values()))
        for block, ways in enumerate(shape.ways):
            if block in shape.usual:
                self._add(own, runs[block])
            for other in shape.controls.get(block, ()):
                self._add(runs[block], runs[other])
                self._add(decides[block], runs[other])
            for meeting in {block, *ways, *shape.handlers[block]}:
                for node in choices.get(meeting, ()):
                    self._add(runs[block], 2 * node + V)
                    if meeting != block:
                        self._add(decides[block], 2 * node + V)
            for number in regions.by_block(method).get(block, ()):
                self.looked += 1
                self._statement(method, block, number, runs[block], decides[block])
        for block in range(len(shape.starts)):
            if shape.handlers[block] and any(self._throws(n) for n in regions.by_block(method).get(block, ())):
                thrown = self._place()
                for number in regions.by_block(method).get(block, ()):
                    self._thrown(number, thrown)
                for other in shape.handled(block):
                    self._add(thrown, runs[other])

    def _throws(self, number: int) -> bool:
        return int(self._values.kind[number]) in (CALL, TEST)

    def _thrown(self, number: int, place: int) -> None:
        """What decides whether a statement throws."""
        values = self._values
        if values.kind[number] == CALL:
            for target in self._calls.targets(number):
                self._add(2 * (int(values.first_node[target]) + THROWN_NODE) + V, place)
        elif values.kind[number] == TEST and values.x[number] >= NEW_ARRAY:
            self._add(2 * int(values.a[number]) + V, place)
        elif values.kind[number] == ASTORE:
            self._add(2 * int(values.a[number]) + C, place)

    def _statement(self, method: int, block: int, number: int, runs: int, decides: int) -> None:
        values = self._values
        kind, a, b, x = (int(column[number]) for column in (values.kind, values.a, values.b, values.x))
        first = int(values.first_node[method])
        if number in self._leaving:
            self._add(runs, self.left)
        if kind == BRANCH:
            self._add(2 * a + V, decides)
            self._add(2 * b + V, decides)
        elif kind in (STORE, SSTORE) and x > 0:
            self._add(runs, 2 * (self._ways.nodes + x) + V)
            self._add(runs, 2 * a + C)
        elif kind == ASTORE:
            self._add(runs, 2 * a + C)
        elif kind == RETURN:
            self._add(runs, 2 * (first + RESULT_NODE) + V)
        elif kind == THROW:
            self._add(runs, 2 * (first + THROWN_NODE) + V)
        elif kind in (CALL, CUSTOM):
            self._call(number, runs)

    def _call(self, number: int, runs: int) -> None:
        operands = self._b.operands(number)
        for effect in self._calls.effects(number):
            target = effect.target
            if effect.source is None:
                continue
            if target.operand == STORED and target.parts:
                place = self._ways.stores.get(target.parts[0].word, 0)
                self._add(runs, 2 * place + V)
                self._add(runs, 2 * place + C)
            elif 0 <= target.operand < len(operands):
                self._add(runs, 2 * operands[target.operand] + C)
        targets = self._calls.targets(number)
        for target_method in targets:
            self._add(runs, self._method(target_method))
            if len(targets) > 1 and operands:
                self._add(2 * operands[0] + V, self._method(target_method))
                self._add(2 * operands[0] + V, 2 * int(self._values.c[number]) + V)
