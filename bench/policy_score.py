"""Statements against labels: a tuple is (sentence, type, action group, actor, polarity).

Places are compared by sentence: a label belongs to the sentence that holds the first character of its words. Actions
count in groups, because policies use the verbs of a group for one another: collect and use; share, entrust and
transfer. Actors are the same when their kind is, and for named ones when the names hold one another or name the same
SDK. Several statements that give the same tuple are one.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from analyzer.policy.model import Actor, Policy, PolicyDocument
from bench.policy_truth import Label

GROUPS = {
    "collect": "collect", "use": "collect", "share": "share", "entrust": "share", "transfer": "share",
    "public": "public", "store": "store", "cross-border": "cross-border", "permission": "permission",
}  # fmt: skip
NameOf = Callable[[str], str]
"""A third party's written name to its SDK id, "" when it is not known."""


@dataclass(frozen=True, slots=True)
class Tuple:
    """One comparable statement; ``actor`` is "first", "user", "third" or "third:" and a name in lower case."""

    sentence: int
    type: str
    action: str
    actor: str
    polarity: str


@dataclass(slots=True)
class Counts:
    """Right, predicted, expected."""

    right: int = 0
    predicted: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """Of what was predicted, the share that is right; 1 when nothing was."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Of what was expected, the share that was found; 1 when nothing was."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.predicted + self.expected
        return 2 * self.right / total if total else 1.0

    def add(self, other: "Counts") -> None:
        """Add the counts of another."""
        self.right += other.right
        self.predicted += other.predicted
        self.expected += other.expected


@dataclass(slots=True)
class Outcome:
    """One document: its tuples both ways, and what matched."""

    right: list[tuple[Tuple, Tuple]] = field(default_factory=list)
    wrong: list[Tuple] = field(default_factory=list)
    missed: list[Tuple] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        """The outcome in numbers."""
        return Counts(len(self.right), len(self.right) + len(self.wrong), len(self.right) + len(self.missed))


class Places:
    """Positions of the decoded source as sentences of a document."""

    def __init__(self, document: PolicyDocument) -> None:
        self._runs = sorted((source, text) for text, source in document.offsets)
        self._sources = [source for source, _ in self._runs]
        self._starts = [sentence.span.start for sentence in document.sentences]
        self._numbers = [sentence.number for sentence in document.sentences]

    def text(self, source: int) -> int:
        """Position of the text that a position of the source went to."""
        index = bisect_right(self._sources, source) - 1
        if index < 0:
            return 0
        start, text = self._runs[index]
        return text + source - start

    def sentence(self, source: int) -> int:
        """Number of the sentence at a position of the source."""
        index = bisect_right(self._starts, self.text(source)) - 1
        return self._numbers[index] if index >= 0 else 0


def expected_tuples(labels: Iterable[Label], places: Places, *, exact: bool = False) -> set[Tuple]:
    """The labels as tuples."""
    return {
        Tuple(
            places.sentence(label.start), label.type, label.action if exact else GROUPS[label.action],
            _plain(label.actor), label.polarity,
        )
        for label in labels
    }  # fmt: skip


def predicted_tuples(policy: Policy, *, exact: bool = False) -> set[Tuple]:
    """The statements as tuples."""
    return {
        Tuple(s.sentence, name, s.action if exact else GROUPS[s.action], _actor(s.actor), s.polarity)
        for s in policy.statements
        for name in s.data_types
    }


def match(predicted: set[Tuple], expected: set[Tuple], sdk_of: NameOf, *, polarity: bool = True) -> Outcome:
    """Pair the tuples; each at most once. Without ``polarity`` a pair may differ in it."""
    outcome = Outcome()
    by_key: dict[tuple[object, ...], list[Tuple]] = {}
    for item in sorted(expected, key=_sorting):
        by_key.setdefault(_key(item, polarity), []).append(item)
    for item in sorted(predicted, key=_sorting):
        waiting = by_key.get(_key(item, polarity), [])
        same = [other for other in waiting if _same_actor(item.actor, other.actor, sdk_of)]
        best = next((other for other in same if other.polarity == item.polarity), same[0] if same else None)
        if best is None:
            outcome.wrong.append(item)
        else:
            waiting.remove(best)
            outcome.right.append((item, best))
    outcome.missed = [item for items in by_key.values() for item in items]
    return outcome


def polarity_counts(predicted: set[Tuple], expected: set[Tuple], sdk_of: NameOf) -> tuple[Counter[str], Counter[str]]:
    """Of tuples that are right but for their polarity: how many of each predicted polarity, and how many right."""
    outcome = match(predicted, expected, sdk_of, polarity=False)
    said = Counter(mine.polarity for mine, _ in outcome.right)
    right = Counter(mine.polarity for mine, theirs in outcome.right if mine.polarity == theirs.polarity)
    return said, right


def named_rows(tuples: Iterable[Tuple]) -> set[Tuple]:
    """The tuples of entries about named third parties: what an SDK or company is said to collect."""
    return {item for item in tuples if item.actor.startswith("third:") and item.action == "collect"}


def declared(tuples: Iterable[Tuple]) -> set[str]:
    """The types that a policy declares: stated, by anybody but the user."""
    return {item.type for item in tuples if item.polarity == "yes" and item.actor != "user"}


def set_counts(predicted: set[str], expected: set[str]) -> Counts:
    """Two sets compared."""
    return Counts(len(predicted & expected), len(predicted), len(expected))


def total(parts: Sequence[Counts]) -> Counts:
    """All counts together."""
    whole = Counts()
    for part in parts:
        whole.add(part)
    return whole


def _sorting(item: Tuple) -> tuple[int, str, str, str, str]:
    return (item.sentence, item.type, item.action, item.actor, item.polarity)


def _key(item: Tuple, polarity: bool) -> tuple[object, ...]:
    kind = item.actor.partition(":")[0]
    named = ":" in item.actor
    return (item.sentence, item.type, item.action, kind, named, item.polarity if polarity else "")


def _plain(actor: str) -> str:
    kind, colon, name = actor.partition(":")
    return kind + colon + "".join(name.lower().split())


def _actor(actor: Actor) -> str:
    if actor.kind == "named-third-party":
        return _plain("third:" + (actor.name or actor.sdk))
    return {"first-party": "first", "third-party": "third", "user": "user"}[actor.kind]


def _same_actor(one: str, other: str, sdk_of: NameOf) -> bool:
    _, _, first = one.partition(":")
    _, _, second = other.partition(":")
    if first == second or (first and second and (first in second or second in first)):
        return True
    known = sdk_of(first) if first else ""
    return bool(known) and known == sdk_of(second)
