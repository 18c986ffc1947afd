"""Which code runs because of which broadcast: from ``onReceive``, a few sure steps on."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.behaviours.conduct_actions import Ran, ran_under
from analyzer.behaviours.hits import manifest_receivers
from analyzer.callgraph.build import HOW, WIDE
from analyzer.program.build import PACKAGED

RECEIVER = "Landroid/content/BroadcastReceiver;"
SERVICE = "Landroid/app/Service;"


@dataclass(frozen=True, slots=True)
class Heard:
    """What broadcasts run: ``actions`` of those that may run a method; ``ran``, where a method branches by the action
    (method, action), what it runs under it.
    """

    actions: Mapping[int, frozenset[str]]
    ran: Mapping[tuple[int, str], Ran]

    def at(self, place: Place) -> frozenset[str]:
        """The actions of the broadcasts that may run the instruction at a place."""
        known = self.actions.get(place.method, frozenset())
        return frozenset(a for a in known if (r := self.ran.get((place.method, a))) is None or place.pc in r.positions)

    def __bool__(self) -> bool:
        return bool(self.actions)


_FILTERS: Names = {"Landroid/content/IntentFilter;": frozenset({"<init>", "addAction"})}
_STEPS = 5
"""Most steps from ``onReceive``; what lies further has usually met a person on its way."""
_CALLS = frozenset(HOW.index(how) for how in ("call", "dispatch"))
_CALLBACK, _INTENT, _INDIRECT = HOW.index("callback"), HOW.index("intent"), HOW.index("indirect")
_POSTING: Names = {
    "Landroid/os/Handler;": frozenset({"post", "postDelayed", "postAtTime", "postAtFrontOfQueue"}),
    "Ljava/util/concurrent/Executor;": frozenset({"execute"}),
    "Ljava/util/concurrent/ExecutorService;": frozenset({"submit"}),
    "Ljava/util/concurrent/ScheduledExecutorService;": frozenset({"schedule"}),
    "Ljava/lang/Thread;": frozenset({"<init>"}),
}
_RUNNABLE = "Ljava/lang/Runnable;"
_NEW, _CONST_STRING = 0x22, (0x1A, 0x1B)


def heard(code: CodeIndex, manifest: Manifest, actions: Mapping[str, str]) -> Heard:
    """The packaged methods that run when one of ``actions`` is broadcast, with those actions.

    ``actions``: for each what a receiver of the manifest hears of it: "" always, "below-26" only in an app with a lower
    target SDK, "registered" never. Receivers that code registers count where it names the action and it is plain which
    receiver it means. Followed are calls, tasks posted to a handler and services started; never listeners of the user
    interface, nor screens: what these do, a person does.
    """
    starts: dict[int, set[str]] = defaultdict(set)
    listed = {action for action, limit in actions.items() if _reaches(limit, manifest.target_sdk)}
    for method, taken in manifest_receivers(code, manifest):
        if found := set(taken) & listed:
            starts[method] |= found
    for method, action in _registered(code, actions):
        starts[method].add(action)
    return _runs(code, starts, _posting(code) if starts else frozenset())


def _runs(code: CodeIndex, starts: Mapping[int, set[str]], posting: frozenset[int]) -> Heard:
    """What each action runs from the ``onReceive`` that hear it, the branches taken that it takes."""
    reached: dict[int, set[str]] = defaultdict(set)
    ran: dict[tuple[int, str], Ran] = {}
    for start, action in sorted((start, action) for start, found in starts.items() for action in found):
        wave, seen = {start: True}, set()
        for _ in range(_STEPS + 1):
            following: dict[int, bool] = {}
            for method, told in sorted(wave.items()):
                seen.add(method)
                here = ran_under(code.program, method, action) if told else None
                before = ran.pop((method, action), None)
                if here is not None and (before is not None or action not in reached[method]):
                    positions = here.positions | (before.positions if before else frozenset())
                    ran[method, action] = Ran(positions, here.handing)
                reached[method].add(action)
                for target, pc in _followed(code, method, method in posting):
                    if here is None or pc < 0 or pc in here.positions:
                        handed = here is not None and pc in here.handing
                        following[target] = following.get(target, True) and handed
            wave = {method: told for method, told in following.items() if method not in seen}
    return Heard({method: frozenset(found) for method, found in reached.items() if found}, ran)


def events(known: Heard, place: Place) -> str:
    """The simple names of the broadcasts that run a place, with commas; "" for none."""
    return ",".join(sorted(action.rpartition(".")[2] for action in known.at(place)))


def _reaches(limit: str, target: int) -> bool:
    """Whether a receiver of the manifest hears a broadcast, by the platform's limits on broadcasts."""
    return not limit or (limit.startswith("below-") and target < int(limit.removeprefix("below-")))


def _posting(code: CodeIndex) -> frozenset[int]:
    """The methods that hand a task to somebody who runs it without a person."""
    return frozenset(place.method for call in code.calls_of(_POSTING) for place in code.places(call.rows))


def reached_from(code: CodeIndex, start: int, steps: int, lambdas: bool = False) -> frozenset[int]:
    """The packaged methods that a method runs within so many sure steps, itself included; with ``lambdas``, what its
    lambdas do as well.
    """
    seen, wave = {start}, [start]
    for _ in range(steps):
        following = {callee for method in wave for callee, _ in _followed(code, method, posts=lambdas)} - seen
        seen |= following
        wave = sorted(following)
    return frozenset(seen)


def callers_of(code: CodeIndex, method: int) -> tuple[int, ...]:
    """The packaged methods that call a method, as far as it is sure that they do."""
    edges, count = code.graph.edges, len(code.graph.live)
    found = np.flatnonzero((edges.callee == method) & np.isin(edges.how, sorted(_CALLS)))
    callers = np.searchsorted(edges.first, found, side="right") - 1
    return tuple(sorted({int(caller) for caller in callers if caller < count}))


def _followed(code: CodeIndex, method: int, posts: bool) -> Iterator[tuple[int, int]]:
    """(method run, position that runs it or -1) of the sure steps from a method. What a lambda does counts as run where
    the method ``posts`` tasks; elsewhere it may be a listener.
    """
    edges, program, count = code.graph.edges, code.program, len(code.graph.live)
    for edge in range(int(edges.first[method]), int(edges.first[method + 1])):
        how, callee = int(edges.how[edge]), int(edges.callee[edge])
        if how == _CALLBACK and not (int(edges.via[edge]) >= 0 and _is_runnable(code, int(edges.via[edge]))):
            continue
        if how not in _CALLS and how not in (_CALLBACK, _INTENT) and not (posts and how == _INDIRECT):
            continue
        targets, row = [callee], int(edges.row[edge])
        if callee >= count:
            first, end = int(edges.first[callee]), int(edges.first[callee + 1])
            targets = [int(c) for c in edges.callee[first:end]] if end - first <= WIDE else []
        for target in targets:
            packaged = target < count and program.methods.origin[target] == PACKAGED
            if packaged and (how != _INTENT or _is_one_of(code, int(program.symbols.methods.owner[target]), SERVICE)):
                yield target, int(program.sites.pc[row]) if row >= 0 else -1


def _is_runnable(code: CodeIndex, type_: int) -> bool:
    return code.program.type_name(type_) == _RUNNABLE


def _is_one_of(code: CodeIndex, type_: int, ancestor: str) -> bool:
    wanted = code.program.find_type(ancestor)
    return wanted >= 0 and wanted in code.program.ancestors_of(type_).tolist()


def made_in(code: CodeIndex, method: int) -> set[int]:
    """The classes of which a method makes instances."""
    first, end = int(code.program.methods.first[method]), int(code.program.methods.end[method])
    op, ref = code.program.sites.op[first:end], code.program.sites.ref[first:end]
    return {int(type_) for type_ in ref[op == _NEW]}


def _registered(code: CodeIndex, actions: Collection[str]) -> Iterator[tuple[int, str]]:
    """(``onReceive``, action) of receivers that code registers for an action it names."""
    program = code.program
    base = program.find_type(RECEIVER)
    numbers = {n: action for action, n in program.symbols.strings.find_all(actions).items() if n >= 0}
    if base < 0 or not numbers:
        return
    filtering = {place.method for call in code.calls_of(_FILTERS) for place in code.places(call.rows)}
    receivers = set(program.descendants_of(base).tolist())
    rows = code.rows_with(numbers, *_CONST_STRING)
    rows = rows[program.methods_of_rows(rows) >= 0]
    for ref, place in zip(program.sites.ref[rows].tolist(), code.places(rows), strict=True):
        if place.method in filtering:
            for type_ in _meant(code, place.method, numbers[ref], receivers):
                yield from ((method, numbers[ref]) for method in _on_receive(code, type_))


def _meant(code: CodeIndex, method: int, action: str, receivers: set[int]) -> list[int]:
    """The receivers that a method registers: those it makes, else those of its class; () when that may be several."""
    program = code.program
    own = int(program.symbols.methods.owner[method])
    found = made_in(code, method) & receivers
    if not found:
        found = {type_ for member in program.methods_of(own).tolist() for type_ in made_in(code, member)} & receivers
        found |= {own} & receivers
    if len(found) > 1:
        found = {type_ for type_ in found if type_ != own and _speaks(code, type_, action)}
    return sorted(found)


def _speaks(code: CodeIndex, type_: int, action: str) -> bool:
    return any(action in code.strings_of(method) for method in code.program.methods_of(type_).tolist())


def _on_receive(code: CodeIndex, type_: int) -> list[int]:
    program = code.program
    name = program.symbols.strings.find("onReceive")
    return [m for m in program.methods_of(type_).tolist() if int(program.symbols.methods.name[m]) == name]
