"""Reported flows against expected leaks: what is found, what is missed, what is a false alarm.

A reported *pair* is all flows between the same two calls, whatever the data type and the way. A leak is found when a
pair has its source call and its sink call; one pair may be several leaks that the suite counts at the same two calls
(latitude and longitude in one message). A pair by a channel that counts, at whose calls nothing is expected, is a false
positive. A pair at the calls of "also" or "implicit" is neither.

Preferences and databases of the app itself do not count as a way out: the suite does not mark them, what is read back
from there and leaves is a flow of its own. Nor do flows in dead code, of grade "packaged".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyzer.flows.model import Flow
from bench.droidbench_truth import Leak

STORES = ("preferences", "database")
"""Channels that are no way out."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One flow, and the apps (by name) in whose packages its ends are."""

    source_app: str
    sink_app: str
    flow: Flow

    @property
    def pair(self) -> tuple[str, str, int, str, str, int]:
        """The two calls."""
        source, sink = self.flow.source, self.flow.sink
        return (self.source_app, source.method, source.offset, self.sink_app, sink.method, sink.offset)

    def is_leak(self, leak: Leak) -> bool:
        """Whether it begins and ends where the leak does."""
        flow = self.flow
        return any(site.is_at(self.source_app, flow.source, flow.source_api) for site in leak.sources) and any(
            site.is_at(self.sink_app, flow.sink, flow.sink_api) for site in leak.sinks
        )


@dataclass(slots=True)
class AppScore:
    """One app. ``expected`` leaks, of which ``found``; ``pairs`` by channels that count, of which ``wrong`` are false
    positives. ``strict``: leaks found when one pair is one leak only. ``alarms``: one flow of each wrong pair.
    """

    app: str
    expected: int
    found: int = 0
    pairs: int = 0
    wrong: int = 0
    strict: int = 0
    missed: list[Leak] = field(default_factory=list)
    alarms: list[Reported] = field(default_factory=list)
    error: str = ""


def counted(reported: Iterable[Reported], implicit: bool) -> list[Reported]:
    """Those flows that can be leaks. ``implicit``: also where only a branch depends on the data."""
    return [
        one
        for one in reported
        if one.flow.grade != "packaged" and one.flow.channel not in STORES and (implicit or not one.flow.implicit)
    ]


def score_by_sites(apps: Sequence[str], leaks: Sequence[Leak], reported: Sequence[Reported]) -> list[AppScore]:
    """The scores of ``apps``, which were analysed together: ``leaks`` and flows of all of them.

    A false positive counts for the app in which it begins.
    """
    scores = {app: AppScore(app, 0) for app in apps}
    pairs: dict[tuple[str, str, int, str, str, int], list[Reported]] = {}
    for one in reported:
        pairs.setdefault(one.pair, []).append(one)
    expected = [leak for leak in leaks if leak.counts == "leak"]
    tolerated = [leak for leak in leaks if leak.counts != "leak"]
    hits = [
        [number for number, leak in enumerate(expected) if any(flow.is_leak(leak) for flow in flows)]
        for flows in pairs.values()
    ]
    found = {number for numbers in hits for number in numbers}
    once = _matched(hits)
    for number, leak in enumerate(expected):
        score = scores[leak.app]
        score.expected += 1
        score.found += number in found
        score.strict += number in once
        if number not in found:
            score.missed.append(leak)
    for flows, numbers in zip(pairs.values(), hits, strict=True):
        score = scores[flows[0].source_app]
        score.pairs += 1
        if not numbers and not any(_tolerated(one, leak) for one in flows for leak in tolerated):
            score.wrong += 1
            score.alarms.append(flows[0])
    return list(scores.values())


def score_by_count(app: str, expected: int, reported: Sequence[Reported]) -> AppScore:
    """An app of which only the number of leaks is known: as many pairs as are expected are right, the others wrong."""
    pairs = {one.pair: one for one in reported}
    found = min(len(pairs), expected)
    wrong = len(pairs) - found
    return AppScore(app, expected, found, len(pairs), wrong, found, alarms=list(pairs.values())[found:])


def _tolerated(one: Reported, leak: Leak) -> bool:
    return (leak.counts == "also" or one.flow.implicit) and one.is_leak(leak)


def _matched(hits: Sequence[Sequence[int]]) -> set[int]:
    """The leaks of a largest matching of pairs with leaks, each pair with one leak."""
    owner: dict[int, int] = {}

    def place(pair: int, seen: set[int]) -> bool:
        for leak in hits[pair]:
            if leak in seen:
                continue
            seen.add(leak)
            if leak not in owner or place(owner[leak], seen):
                owner[leak] = pair
                return True
        return False

    for pair in range(len(hits)):
        place(pair, set())
    return set(owner)


@dataclass(frozen=True, slots=True)
class Total:
    """Sums over apps. ``apps_right``/``apps_wrong``/``apps_missed``: those with a leak expected and any reported; none
    expected, but some reported; expected, but none reported.
    """

    apps: int = 0
    expected: int = 0
    pairs: int = 0
    found: int = 0
    wrong: int = 0
    strict: int = 0
    apps_right: int = 0
    apps_wrong: int = 0
    apps_missed: int = 0

    @property
    def precision(self) -> float:
        """1.0 when nothing was reported."""
        return _share(self.found, self.wrong)

    @property
    def recall(self) -> float:
        """1.0 when nothing was expected."""
        return _share(self.found, self.expected - self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return f_measure(self.precision, self.recall)


def total(scores: Iterable[AppScore]) -> Total:
    """All together."""
    every = list(scores)
    return Total(
        apps=len(every),
        expected=sum(one.expected for one in every),
        pairs=sum(one.pairs for one in every),
        found=sum(one.found for one in every),
        wrong=sum(one.wrong for one in every),
        strict=sum(one.strict for one in every),
        apps_right=sum(bool(one.expected and (one.pairs or one.found)) for one in every),
        apps_wrong=sum(bool(not one.expected and one.pairs) for one in every),
        apps_missed=sum(bool(one.expected and not (one.pairs or one.found)) for one in every),
    )


def f_measure(precision: float, recall: float) -> float:
    """0.0 when both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
