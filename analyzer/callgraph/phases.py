"""When code runs: the call graph's edges and entry points to the phases of every method, and the way there."""
# ruff: noqa: D102 - the docstring of a protocol says what its members are

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.model import Component, Manifest
from analyzer.callgraph import build, kernels_phases
from analyzer.callgraph.events import BIT, ORDER, SAME, START_UP_MASK, EventIndex, Events, Transfer, transfer_table
from analyzer.names import pretty_type
from analyzer.program.build import Program
from analyzer.program.constants import Constants
from analyzer.program.values import Const, Values

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]

HOW: tuple[str, ...] = build.HOW

Step = tuple[int, str, int]
"""(method, how, row): ``row`` is the site in the method before, -1 if none; ``how`` is one of HOW."""

LAUNCHERS = frozenset({"android.intent.category.LAUNCHER", "android.intent.category.LEANBACK_LAUNCHER"})
MAIN_ACTION = "android.intent.action.MAIN"
STARTUP_VALUE = "androidx.startup"
"""The value of the meta-data elements whose names are the initialisers that androidx.startup runs."""
REGISTRAR_PREFIX = "com.google.firebase.components:"
"""The prefix of the meta-data names by which Firebase finds the registrars that its provider runs."""

_STARTS: dict[str, int] = {
    "application": BIT["application"],
    "provider": BIT["provider"],
    "service": BIT["background"],
    "receiver": BIT["background"],
    "backup-agent": BIT["background"],
    "layout-click": BIT["user-event"],
}
"""The phase in which the framework starts an entry point of a kind; the kinds that are not here are worked out from
the manifest, or nothing says when they run.
"""

NOTHING = Const("int", 0)

INVOKE = 0x6E
"""The first opcode of the calls."""

_BY_FRAMEWORK = tuple(how in ("callback", "intent") for how in HOW)
"""Per number of HOW whether the framework stands between caller and callee."""


class Edges(Protocol):
    """CSR by caller: ``first`` (nodes + 1,) int64; per edge ``callee`` int32, ``row`` int64 (-1: none), ``how`` uint8
    (index in HOW) and ``via`` int32, the framework's type whose method a callback overrides (-1: not known).
    """

    @property
    def first(self) -> I64: ...
    @property
    def callee(self) -> I32: ...
    @property
    def row(self) -> I64: ...
    @property
    def how(self) -> U8: ...
    @property
    def via(self) -> I32: ...


class Entry(Protocol):
    """A method that the framework calls by itself."""

    @property
    def method(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def component(self) -> str: ...
    @property
    def process(self) -> str: ...


class Graph(Protocol):
    """What the phases need of a call graph. Nodes are its methods, then hubs: one dispatch or registration with many
    possible targets, caller -> hub -> target.
    """

    @property
    def program(self) -> Program: ...
    @property
    def live(self) -> U8: ...
    @property
    def edges(self) -> Edges: ...
    @property
    def entry_points(self) -> Sequence[Entry]: ...


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
    """

    graph: Graph
    mask: U8
    rules: U8
    """(edges,) uint8: the row of ``transfers`` that each edge has."""
    transfers: tuple[Transfer, ...]
    seeds: tuple[tuple[int, int], ...]
    """(method, mask of the phases in which the framework itself calls it)."""
    index: EventIndex
    _wide: U8

    @cached_property
    def _ways(self) -> tuple[I32, U8]:
        """kernels_phases.spread over the graph."""
        edges = self.graph.edges
        nodes, masks = _columns(self.seeds)
        table = transfer_table(self.transfers)
        return kernels_phases.spread(edges.first, edges.callee, self.rules, table, nodes, masks, self._wide)

    @cached_property
    def _from_start(self) -> Reached:
        return self.reach_without()

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
            registration = self.index.call_rows[int(_registrations(self.graph.program, self.index, np.array([row]))[0])]
            if registration.interval >= 0:
                values = argument_at(self.graph.program, constants, row, registration.interval)
                return tuple(sorted(int(value.value) for value in values if value.kind == "int"))
        return ()

    def _way(self, method: int, phase: str) -> list[tuple[int, int]]:
        """The edges to a method in one of its phases, last first, each with the bit of its caller's phase."""
        edges: list[tuple[int, int]] = []
        parent, parent_phase = self._ways
        node, bit = method, ORDER.index(phase)
        while (edge := int(parent[node * 8 + bit])) >= 0:
            bit = int(parent_phase[node * 8 + bit])
            edges.append((edge, 1 << bit))
            node = self.caller_of(edge)
        return edges

    def start_path(self, method: int) -> tuple[Step, ...]:
        """How a method comes to run during start-up, () when it does not."""
        return self._from_start.path(method)

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
            edges.first, edges.callee, edges.row, self.rules, passes, starts, rows, nodes, self._wide
        )
        return Reached((parent[: len(graph.live)] > -2).astype(np.uint8), self, parent)


def find_phases(graph: Graph, manifest: Manifest, events: Events, constants: Constants | None = None) -> Phases:
    """When every method of a program runs, as far as the graph's edges and the table of events say.

    ``constants`` say whether a timer begins at once; without them none does.
    """
    index = EventIndex(graph.program, events)
    rules, transfers = _rules(graph, index, constants)
    seeds = _seeds(graph, manifest, index)
    edges = graph.edges
    nodes, masks = _columns(seeds)
    mask = kernels_phases.settle(edges.first, edges.callee, rules, transfer_table(transfers), nodes, masks)
    wide = (np.diff(edges.first) > build.WIDE).astype(np.uint8)
    wide[: len(graph.live)] = 0
    return Phases(graph, mask, rules, transfers, seeds, index, wide)


def _columns(seeds: Sequence[tuple[int, int]]) -> tuple[I32, U8]:
    return np.array([node for node, _ in seeds], np.int32), np.array([mask for _, mask in seeds], np.uint8)


def _rules(graph: Graph, index: EventIndex, constants: Constants | None) -> tuple[U8, tuple[Transfer, ...]]:
    """Per edge the number of its transfer, and the transfers; number 0 keeps the caller's phases."""
    program, edges = graph.program, graph.edges
    methods = len(graph.live)
    numbers: dict[Transfer, int] = {SAME: 0}
    rules = np.zeros(len(edges.callee), np.uint8)
    by_framework = np.zeros(256, bool)
    by_framework[: len(_BY_FRAMEWORK)] = _BY_FRAMEWORK
    chosen = np.flatnonzero(by_framework[edges.how])
    if not len(chosen):
        return rules, (SAME,)
    callee, row, via = edges.callee[chosen], edges.row[chosen], edges.via[chosen].astype(np.int64)
    call = _registrations(program, index, row)
    at_once = np.isin(row, _at_once(program, index, row, call, constants)).astype(np.int64)
    hub = callee >= methods
    # What decides: the registering call, else the overridden type and the name, else the method itself.
    name = program.symbols.methods.name[np.minimum(callee, methods - 1)]
    intent = (edges.how[chosen] == HOW.index("intent")).astype(np.int64) if "intent" in HOW else np.zeros_like(via)
    via = np.where(intent == 1, -1, via)
    what = np.where(hub, 0, np.where(via >= 0, name, callee)).astype(np.int64)
    span = np.int64(max(program.symbols.strings.count, methods) + 1)
    first = (np.where(hub, 2, intent) << 1 | at_once) * len(index.call_rows) + call
    key = (first * np.int64(len(program.types.origin) + 1) + via + 1) * span + what
    _, where, inverse = np.unique(key, return_index=True, return_inverse=True)
    found = np.empty(len(where), np.uint8)
    for number, k in enumerate(where.tolist()):
        transfer = _transfer(index, graph, int(callee[k]), int(via[k]), int(call[k]), bool(intent[k]))
        if at_once[k]:
            transfer = transfer._replace(keep=0xFF)
        found[number] = numbers.setdefault(transfer, len(numbers))
    rules[chosen] = found[inverse]
    return rules, tuple(numbers)


def _registrations(program: Program, index: EventIndex, row: I64) -> I64:
    """Per row the number of the row of the table that is about the call there, 0 for none."""
    call = np.zeros(len(row), np.int64)
    at = np.flatnonzero(row >= 0)
    at = at[program.sites.op[row[at]] >= INVOKE]
    reference = program.sites.ref[row[at]]
    call[at[reference >= 0]] = index.calls[reference[reference >= 0]]
    return call


def _at_once(program: Program, index: EventIndex, row: I64, call: I64, constants: Constants | None) -> I64:
    """The rows of calls whose first run is delayed by the constant 0."""
    if constants is None:
        return np.empty(0, np.int64)
    delayed = np.array([k for k, entry in enumerate(index.call_rows) if entry.first >= 0], np.int64)
    pairs = {(int(row[k]), int(call[k])) for k in np.flatnonzero(np.isin(call, delayed)).tolist()}
    found = [r for r, k in sorted(pairs) if NOTHING in argument_at(program, constants, r, index.call_rows[k].first)]
    return np.array(found, np.int64)


def argument_at(program: Program, constants: Constants, row: int, argument: int) -> Values:
    """The constants that may reach an argument of the call in a row of the sites, empty when anything may."""
    method = int(program.methods_of_rows(np.array([row], np.int64))[0])
    call = constants.arguments(method).get(int(program.sites.pc[row])) if method >= 0 else None
    if call is None or argument >= len(call.arguments):
        return frozenset()
    return call.arguments[argument] or frozenset()


def _transfer(index: EventIndex, graph: Graph, callee: int, via: int, call: int, intent: bool) -> Transfer:
    if call:
        return index.call_rows[call].transfer
    if callee >= len(graph.live):
        return SAME  # the edge that leaves the hub decides
    edge = "intent" if intent else "callback"
    if via >= 0:
        return index.callback(edge, via, graph.program.method_name(callee))
    return index.component(edge, callee)


def _seeds(graph: Graph, manifest: Manifest, index: EventIndex) -> tuple[tuple[int, int], ...]:
    """The methods that the framework itself calls, each with the mask of the phases in which it does."""
    starts = _Starts(manifest)
    seeds: dict[int, int] = {}
    for entry in graph.entry_points:
        owner = graph.program.type_name(int(graph.program.symbols.methods.owner[entry.method]))
        began = starts.of(entry.kind, entry.component, entry.process, pretty_type(owner))
        seeds[entry.method] = seeds.get(entry.method, 0) | index.component("entry", entry.method).of(began)
    return tuple((method, mask) for method, mask in seeds.items() if mask)


class _Starts:
    """When the framework starts a component, as the manifest says."""

    def __init__(self, manifest: Manifest) -> None:
        self._main = manifest.process or manifest.package
        self._launchers = frozenset(c.target or c.name for c in manifest.components if c.enabled and _launches(c))
        self._initialisers = frozenset(_initialisers(manifest.components))

    def of(self, kind: str, component: str, process: str, owner: str) -> int:
        """The mask of the phase in which an entry point's component is started; 0 when nothing says it.

        ``owner`` is the Java name of the class that has the method.
        """
        if kind == "activity":
            phase = BIT["launch"] if component in self._launchers else BIT["external"]
        elif kind == "meta-data":
            phase = BIT["provider"] if owner in self._initialisers else 0
        else:
            phase = _STARTS.get(kind, 0)
        own = process in ("", self._main)
        # Another process of the app is not there when the user starts the app.
        return phase if own or not phase & START_UP_MASK or kind == "application" else BIT["background"]


def _launches(component: Component) -> bool:
    return component.kind in ("activity", "activity-alias") and any(
        MAIN_ACTION in f.actions and not LAUNCHERS.isdisjoint(f.categories) for f in component.filters
    )


def _initialisers(components: Sequence[Component]) -> Iterable[str]:
    """Java names of the classes that providers run when they start, by the libraries' own meta-data."""
    for component in components:
        for item in component.meta_data if component.enabled else ():
            if item.value == STARTUP_VALUE and component.kind == "provider":
                yield item.name
            elif item.name.startswith(REGISTRAR_PREFIX):
                yield item.name.removeprefix(REGISTRAR_PREFIX)
