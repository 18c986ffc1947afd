"""Whether code that start-up reaches runs before or after the user agreed, by the gates on the ways to it.

*Before*: one way from start-up passes no gate and waits for no user event. *After*: every way passes a sure gate.
Everything else that start-up reaches is undecidable: a way only past a gate that is not sure, only through a call that
may run many methods, or only on a user event that is no consent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.gates import Gates
from analyzer.behaviours.model import WIDE_DISPATCH, ConsentVerdict, PathStep, SensitiveRead
from analyzer.behaviours.when import method_of
from analyzer.callgraph.events import BIT, START_UP_MASK
from analyzer.callgraph.phases import Phases, Reached, Step

UNASKED = BIT["background"] | BIT["repeating"]
"""What start-up code sets going and what then runs without the user: services, jobs, timers."""

EVERY_PHASE = 0xFF
_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """``path``: the gate-free way from start-up when "before"; ``gate``: number of a gate on the way when "after"."""

    consent: ConsentVerdict
    path: tuple[PathStep, ...] = ()
    gate: int = -1


class ConsentJudge:
    """The verdicts of one program."""

    def __init__(self, code: CodeIndex, phases: Phases, gates: Gates) -> None:
        self.code, self.phases, self.gates = code, phases, gates
        self._graph = phases.graph
        self._sure_rows = frozenset(gates.sure_rows())
        self._sure_methods = frozenset(gates.sure_methods())

    @cached_property
    def free(self) -> Reached:
        """What start-up reaches past no gate at all, without a user event."""
        return self._walk(frozenset(self.gates.rows), frozenset(self.gates.methods), START_UP_MASK, UNASKED)

    @cached_property
    def _ungated(self) -> Reached:
        """What anything reaches past no sure gate."""
        return self._walk(self._sure_rows, self._sure_methods, EVERY_PHASE, 0)

    @cached_property
    def _started(self) -> Reached:
        """What start-up can lead to at all, what a layout calls on a click included."""
        return self.phases.reach_without((), (), START_UP_MASK | BIT["user-event"], EVERY_PHASE)

    @cached_property
    def _makers(self) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]:
        """The rows that make an instance, their methods, and the class made."""
        sites = self.code.program.sites
        rows = np.flatnonzero((sites.op == 0x22) & (sites.ref >= 0))
        methods = self.code.program.methods_of_rows(rows)
        keep = (methods >= 0) & (self.code.graph.row_live[rows] == 1)
        return rows[keep], methods[keep], sites.ref[rows[keep]]

    def _walk(self, rows: frozenset[int], methods: frozenset[int], phases: int, through: int) -> Reached:
        """What is reached past none of some rows and methods. An object that is only made behind them can't be called
        before them, even where a call does not say whose method it runs.
        """
        blocked = set(methods)
        reached = self.phases.reach_without(rows, blocked, phases, through)
        for _ in range(_MOST_ROUNDS if rows or methods else 0):
            more = self._never_made(reached, rows) - blocked
            if not more:
                break
            blocked |= more
            reached = self.phases.reach_without(rows, blocked, phases, through)
        return reached

    def _never_made(self, reached: Reached, blocked_rows: frozenset[int]) -> set[int]:
        """Reached methods of classes whose every instance is made where the walk does not come."""
        program = self.code.program
        rows, methods, types = self._makers
        alive = (reached.live[methods] == 1) & ~np.isin(rows, np.array(sorted(blocked_rows), np.int64))
        made = np.zeros(len(program.types.origin), bool)
        made[types[alive]] = True
        lost = [t for t in np.unique(types[~alive]).tolist() if not made[t] and program.types.dex[t] >= 0]
        seeds = {method for method, _ in self.phases.seeds}
        found: set[int] = set()
        for type_ in lost:
            mine = program.methods_of(type_)
            hit = mine[(reached.live[mine] == 1) & (program.methods.virtual[mine] == 1)].tolist()
            if hit and not made[program.descendants_of(type_)].any():
                found.update(m for m in hit if m not in seeds)
        return found

    def self_set(self) -> frozenset[str]:
        """Keys of settings that start-up sets to the agreed value by itself: nobody has to agree for that."""
        return frozenset(
            key
            for place, key in self.gates.writes.items()
            if self.free.live[place.method] and place not in self.gates.positions and self.code.live(place)
        )

    def verdict(self, place: Place) -> Verdict:
        """Of one instruction of a packaged method."""
        method = place.method
        if not self.code.live(place) or not self._started.live[method]:
            return Verdict("")
        own = self.gates.positions.get(place, -1)
        if own < 0 and self.free.live[method]:
            path = self.steps(self.free.path(method))
            firm = all(step.targets <= WIDE_DISPATCH for step in path)
            return Verdict("before", path) if firm else Verdict("undecidable")
        if own >= 0 and self.gates.facts[own].sure:
            return Verdict("after", gate=own)
        if self._ungated.live[method]:
            return Verdict("undecidable")
        return Verdict("after", gate=self._gate_on(self._started.path(method)))

    def _gate_on(self, path: tuple[Step, ...]) -> int:
        """The last gate on a way; -1 when it passes none."""
        for method, _, row in reversed(path):
            for gate in (self.gates.methods.get(method, -1), self.gates.rows.get(row, -1)):
                if gate >= 0 and self.gates.facts[gate].sure:
                    return gate
        return -1

    def steps(self, path: tuple[Step, ...]) -> tuple[PathStep, ...]:
        """A way as it is saved."""
        callers = (-1, *(method for method, _, _ in path))
        return tuple(
            self.code.step(method, how, row, self._width(caller, row, how))
            for caller, (method, how, row) in zip(callers, path, strict=False)
        )

    def _width(self, caller: int, row: int, how: str) -> int:
        """How many methods the step's call may run; what a registration makes the framework call is all called."""
        edges, methods = self._graph.edges, len(self._graph.live)
        if caller < 0 or row < 0 or how in ("entry", "call"):
            return 1
        out = slice(int(edges.first[caller]), int(edges.first[caller + 1]))
        callees = edges.callee[out][edges.row[out] == row].tolist()
        width = sum(1 if c < methods else int(edges.first[c + 1] - edges.first[c]) for c in callees)
        return max(1, width) if how == "dispatch" or any(c >= methods for c in callees) else 1


def judge_consent(reads: Iterable[SensitiveRead], judge: ConsentJudge) -> tuple[SensitiveRead, ...]:
    """The reads with ``consent``, ``start_path`` and ``gate`` filled in; those that nothing runs stay as they are."""
    found = []
    for read in reads:
        place = place_of(judge.code, read) if read.live else None
        if place is None:
            found.append(read)
            continue
        said = judge.verdict(place)
        gate = judge.gates.words(judge.code, said.gate) if said.gate >= 0 else ""
        found.append(msgspec.structs.replace(read, consent=said.consent, start_path=said.path, gate=gate))
    return tuple(found)


def place_of(code: CodeIndex, read: SensitiveRead) -> Place | None:
    """Where a read's site is in the program."""
    method = method_of(code, read.site.method)
    return Place(method, read.site.offset) if method >= 0 else None
