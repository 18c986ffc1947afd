"""When code runs: the call graph's edges and entry points to the phases of every method, and the way there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.model import Manifest
from analyzer.callgraph import kernels_phases
from analyzer.callgraph.build import HOW, WIDE, CallGraph
from analyzer.callgraph.events import BIT, ORDER, START_UP_MASK, EventIndex, EventRow, Events, Transfer, transfer_table
from analyzer.callgraph.starts import find_seeds
from analyzer.callgraph.transfers import NEVER, argument_at, edge_rules, registrations
from analyzer.program.build import Program
from analyzer.program.constants import Constants

I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]

Step = tuple[int, str, int]
"""(method, how, row): ``row`` is the site in the method before, -1 if none; ``how`` is one of HOW."""


UNITS = {"MILLISECONDS": 1, "SECONDS": 1000, "MINUTES": 60_000, "HOURS": 3_600_000, "DAYS": 86_400_000}
"""Milliseconds of the constants of ``java.util.concurrent.TimeUnit`` that an interval worth naming has."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What a walk with blocked edges reached: ``live`` (methods,) uint8."""

    live: U8
    _phases: "Phases"
    _parent: I32

    def path(self, method: int) -> tuple[Step, ...]:
        """The way from a seed to a method that was reached, () otherwise."""
        if not self.live[method]:
            return ()
        edges: list[int] = []
        node = method
        while (edge := int(self._parent[node])) >= 0:
            edges.append(edge)
            node = self._phases.caller_of(edge)
        return self._phases.steps(node, reversed(edges))


@dataclass(frozen=True)
class Phases:
    """The phases of every node of ``graph.edges``: ``mask`` (nodes,) uint8, bit k for phase k of ORDER. The first
    nodes are the methods.

    A call that may run more than WIDE methods says little about one of them: where something firmer says when a node
    runs, only that counts.
    """

    graph: CallGraph
    mask: U8
    rules: U8
    """(edges,) uint8: the row of ``transfers`` that each edge has."""
    firm_rules: U8
    """As ``rules``, but edges of calls with many possible targets carry nothing."""
    firm: U8
    """(nodes,) uint8: as ``mask``, by ``firm_rules``."""
    transfers: tuple[Transfer, ...]
    seeds: tuple[tuple[int, int], ...]
    """(method, mask of the phases in which the framework itself calls it)."""
    index: EventIndex
    _wide: U8

    @cached_property
    def _firm_ways(self) -> tuple[I32, U8]:
        return self._ways_by(self.firm_rules)

    @cached_property
    def _ways(self) -> tuple[I32, U8]:
        return self._ways_by(self.rules)

    def _ways_by(self, rules: U8) -> tuple[I32, U8]:
        """kernels_phases.spread over the graph."""
        edges = self.graph.edges
        nodes, masks = _columns(self.seeds)
        table = transfer_table(self.transfers)
        return kernels_phases.spread(edges.first, edges.callee, rules, table, nodes, masks, self._wide)

    @cached_property
    def _from_start(self) -> tuple[Reached, Reached]:
        firm = self._walked(self.firm_rules, (), (), START_UP_MASK, 0)
        return firm, self._walked(self.rules, (), (), START_UP_MASK, 0)

    @cached_property
    def startup(self) -> U8:
        """(methods,) uint8: 1 where a method runs before the user can have done anything."""
        methods = len(self.graph.live)
        return (self.mask[:methods] & START_UP_MASK != 0).astype(np.uint8)

    def of(self, method: int) -> tuple[str, ...]:
        """The phases in which a method runs, in the device's order; () when it is not live or nothing says when."""
        held = int(self.mask[method])
        return tuple(phase for phase in ORDER if held & BIT[phase])

    def path(self, method: int, phase: str) -> tuple[Step, ...]:
        """How a method comes to run in a phase: from the entry point to the method, over as few dispatches with many
        targets as possible. () when it does not run in that phase.
        """
        if not self.mask[method] & BIT[phase]:
            return ()
        edges = self._way(method, phase)
        start = self.caller_of(edges[-1][0]) if edges else method
        return self.steps(start, (edge for edge, _ in reversed(edges)))

    def interval(self, method: int, constants: Constants) -> tuple[int, ...]:
        """The milliseconds that may lie between two runs of a method that a timer, an alarm or updates of the position
        repeat; () when they are not constant, or the method does not repeat.
        """
        for edge, phase in self._way(method, "repeating") if self.mask[method] & BIT["repeating"] else ():
            row = int(self.graph.edges.row[edge])
            if phase == BIT["repeating"] or row < 0:
                continue
            for known in (self.index.calls, self.index.agains):
                number = int(registrations(self.graph.program, known, np.array([row]))[0])
                if self.index.call_rows[number].interval >= 0:
                    return _milliseconds(self.graph.program, constants, row, self.index.call_rows[number])
        return ()

    def _way(self, method: int, phase: str) -> list[tuple[int, int]]:
        """The edges to a method in one of its phases, last first, each with the bit of its caller's phase."""
        edges: list[tuple[int, int]] = []
        parent, parent_phase = self._firm_ways if self.firm[method] & BIT[phase] else self._ways
        node, bit = method, ORDER.index(phase)
        while (edge := int(parent[node * 8 + bit])) >= 0:
            bit = int(parent_phase[node * 8 + bit])
            edges.append((edge, 1 << bit))
            node = self.caller_of(edge)
        return edges

    def start_path(self, method: int) -> tuple[Step, ...]:
        """How a method comes to run during start-up, () when it does not."""
        firm, whole = self._from_start
        return firm.path(method) or (whole.path(method) if self.startup[method] else ())

    def caller_of(self, edge: int) -> int:
        """The node that an edge leaves."""
        return int(np.searchsorted(self.graph.edges.first, edge, side="right")) - 1

    def steps(self, start: int, edges: Iterable[int]) -> tuple[Step, ...]:
        """A chain of edges as steps between methods: a hub is part of the step to the method behind it."""
        graph = self.graph
        steps: list[Step] = [(start, "entry", -1)]
        row = -1
        for edge in edges:
            row = int(graph.edges.row[edge]) if row < 0 else row
            callee = int(graph.edges.callee[edge])
            if callee < len(graph.live):
                steps.append((callee, HOW[int(graph.edges.how[edge])], row))
                row = -1
        return tuple(steps)

    def reach_without(
        self,
        blocked_rows: Iterable[int] = (),
        blocked_methods: Iterable[int] = (),
        phases: int = START_UP_MASK,
        through: int = 0,
    ) -> Reached:
        """What still runs during start-up when nothing gets past some rows or into some methods.

        Only edges over which a caller in ``phases`` (a mask) makes its callee run in ``phases`` are followed: what
        waits for the user's action, or for the system, is not reached by them.

        Args:
            blocked_rows: rows of the program's sites whose calls are not followed.
            blocked_methods: methods that are not entered.
            phases: where the walk starts, and what it stays in.
            through: phases that it goes on into as well, such as those of a timer that start-up code starts.
        """
        return self._walked(self.rules, blocked_rows, blocked_methods, phases, through)

    def _walked(
        self, rules: U8, blocked_rows: Iterable[int], blocked_methods: Iterable[int], phases: int, through: int
    ) -> Reached:
        edges, graph = self.graph.edges, self.graph
        rows = np.zeros(max(len(graph.program.sites.op), 1), np.uint8)
        rows[list(blocked_rows)] = 1
        nodes = np.zeros(len(self.mask), np.uint8)
        nodes[list(blocked_methods)] = 1
        within = phases | through
        inside = [k for k in range(len(ORDER)) if within >> k & 1]
        passes = np.array([any(t.of(1 << k) & within for k in inside) for t in self.transfers], np.uint8)
        starts = np.array([method for method, mask in self.seeds if mask & phases], np.int32)
        parent = kernels_phases.reach_without(
            edges.first, edges.callee, edges.row, rules, passes, starts, rows, nodes, self._wide
        )
        return Reached((parent[: len(graph.live)] > -2).astype(np.uint8), self, parent)


def find_phases(graph: CallGraph, manifest: Manifest, events: Events, constants: Constants | None = None) -> Phases:
    """When every method of a program runs, as far as the graph's edges and the table of events say.

    ``constants`` say whether a timer begins at once; without them none does.
    """
    index = EventIndex(graph.program, events)
    rules, transfers = edge_rules(graph, index, constants)
    seeds = find_seeds(graph, manifest, index)
    edges = graph.edges
    nodes, masks = _columns(seeds)
    table = transfer_table(transfers)
    whole = kernels_phases.settle(edges.first, edges.callee, rules, table, nodes, masks)
    wide = (np.diff(edges.first) > WIDE).astype(np.uint8)
    wide[: len(graph.live)] = 0
    firm_rules = rules.copy()
    firm_rules[_is_loose(graph)] = transfers.index(NEVER)
    firm = kernels_phases.settle(edges.first, edges.callee, firm_rules, table, nodes, masks)
    mask = np.where(firm != 0, firm, whole)
    return Phases(graph, mask, rules, firm_rules, firm, transfers, seeds, index, wide)


def _milliseconds(program: Program, constants: Constants, row: int, registration: EventRow) -> tuple[int, ...]:
    """The constant intervals of a registration; () when they, or their unit, are not known."""
    values = argument_at(program, constants, row, registration.interval)
    times = [int(value.value) for value in values if value.kind == "int"]
    factors = [1]
    if registration.unit >= 0:
        units = argument_at(program, constants, row, registration.unit)
        names = [str(unit.value).partition("->")[2].partition(":")[0] for unit in units]
        factors = [UNITS[name] for name in names if name in UNITS]
    return tuple(sorted({time * factor for time in times for factor in factors if time > 0}))


def _is_loose(graph: CallGraph) -> NDArray[np.bool_]:
    """Which edges belong to a call that may run the methods of more than WIDE classes. One object that is registered,
    or one component that is started, may have many methods that are called; that is no choice.
    """
    edges, methods = graph.edges, len(graph.live)
    caller = np.repeat(np.arange(len(edges.first) - 1), np.diff(edges.first))
    direct = edges.callee < methods
    owner = graph.program.symbols.methods.owner[np.minimum(edges.callee, methods - 1)].astype(np.int64)
    # Edges of one call have its row in common, or leave the same hub.
    rows = len(graph.program.sites.op)
    call = np.where(caller >= methods, rows + caller - methods, edges.row)
    chosen = np.flatnonzero(direct & (call >= 0))
    pairs = np.unique(call[chosen] << 32 | owner[chosen])
    width = np.bincount(pairs >> 32, minlength=rows + len(edges.first))
    return direct & (call >= 0) & (width[call] > WIDE)


def _columns(seeds: Sequence[tuple[int, int]]) -> tuple[I32, U8]:
    return np.array([node for node, _ in seeds], np.int32), np.array([mask for _, mask in seeds], np.uint8)
