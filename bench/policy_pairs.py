"""Pairs of a package's facts and a policy that was changed mechanically: the right class is known by construction.

A base policy states one fact in one sentence (or list, table, entry of an SDK); a mutation takes it out, widens its
words, denies it, hands it to an SDK, says it in the other language, or puts beside it what must not matter. Facts are
those of the sample packages, of built pattern cases, and some made by hand, so that every type of data has its turn.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analyzer import pipeline, places
from analyzer.behaviours.model import CallSite, PermissionUse, SdkPresence, SensitiveRead
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.compare import compare
from analyzer.consistency.model import Consistency
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner
from bench.policy_pair_cases import DataFact, Fact, Pair, PermissionFact, hand_made_facts, pairs_of
from bench.policy_pair_texts import SDKS

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("samples/loan/loan.apk", "samples/flashlight/flashlight.apk", "samples/notes/notes.apk")
PATTERNS = "samples/patterns/built"
PATTERN_FACTS = 12
"""So many built pattern cases are taken, evenly over all."""

NAMES = {sdk.id: (sdk.zh, sdk.en) for sdk in SDKS}
COMPANIES = {sdk.id: (sdk.company_zh, sdk.company_en) for sdk in SDKS}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A pair whose class came out wrong. ``accuses``: with certainty, of what the policy does say; ``asks``: a person
    has to read a sentence, and finds the right class if it says that.
    """

    pair: Pair
    got: str
    accuses: bool = False
    asks: bool = False

    def __str__(self) -> str:
        mark = "ACCUSES " if self.accuses else ""
        return f"{mark}{self.pair.name}: expected {self.pair.expected}, got {self.got} · {self.pair.sentence!r}"


@dataclass(slots=True)
class Summary:
    """How many pairs of each mutation came out right."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Right ones of all."""
        return sum(self.right.values()) / max(1, sum(self.total.values()))

    @property
    def accusing(self) -> int:
        """Pairs in which something that the policy does say is certainly missing or denied: the worst mistakes."""
        return sum(wrong.accuses for wrong in self.wrong)

    @property
    def asking(self) -> int:
        """Pairs of which a person has to read the sentence that makes the class."""
        return sum(wrong.asks for wrong in self.wrong)

    def as_json(self) -> dict[str, object]:
        """Counts by mutation, the share, and the wrong ones."""
        mutations = {name: {"right": self.right[name], "pairs": self.total[name]} for name in sorted(self.total)}
        return {
            "pairs": sum(self.total.values()),
            "right": sum(self.right.values()),
            "share": round(self.share, 4),
            "accusing": self.accusing,
            "asking": self.asking,
            "mutations": mutations,
            "wrong": [str(wrong) for wrong in self.wrong],
        }

    def as_lines(self, *, verbose: bool = False) -> list[str]:
        """One line for each mutation, one for all; with ``verbose`` one for each wrong pair."""
        lines = [f"pairs {name}: {self.right[name]}/{self.total[name]}" for name in sorted(self.total)]
        lines += [f"  wrong {wrong}" for wrong in self.wrong] if verbose else []
        right, total = sum(self.right.values()), sum(self.total.values())
        return [
            *lines,
            f"pairs: {right}/{total} right ({self.share:.1%}); of the others {self.accusing} accuse wrongly, "
            f"{self.asking} ask a person to read the right sentence",
        ]


def measure(*, packages: bool = True) -> Summary:
    """Every pair, compared; without ``packages`` only the facts made by hand."""
    catalogue = pipeline.read_catalogue()
    facts = [*hand_made_facts(), *(package_facts(catalogue) if packages else ())]
    return run(catalogue, (pair for number, fact in enumerate(facts) for pair in pairs_of(fact, number)))


def run(catalogue: Catalogue, pairs: Iterable[Pair]) -> Summary:
    """Compare each pair."""
    summary = Summary()
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs:
            summary.total[pair.mutation] += 1
            got = compared(catalogue, pair, Path(folder))
            if pair.is_met_by(got):
                summary.right[pair.mutation] += 1
            else:
                summary.wrong.append(Wrong(pair, pair.said_by(got), pair.is_accused_by(got), pair.is_asked_by(got)))
    return summary


def compared(catalogue: Catalogue, pair: Pair, folder: Path) -> Consistency:
    """One package against one policy, read from a file as a user would give it."""
    path = folder / f"policy.{pair.draft.format}"
    path.write_text(pair.draft.text(), encoding="utf-8")
    names = {sdk: (*NAMES[sdk], *COMPANIES[sdk]) for sdk in NAMES}
    policy = read_policy([path], catalogue, names)
    owners = {fact.owner.sdk for fact in (pair.fact,) if isinstance(fact, DataFact) and fact.owner.sdk}
    sdks = [SdkPresence(id=name, name=NAMES[name][1], live=True) for name in sorted(owners)]
    return compare(reads_of(pair.fact), sdks, uses_of(pair.fact), policy, catalogue, NAMES, COMPANIES)


def reads_of(fact: Fact) -> list[SensitiveRead]:
    """The fact as a read of the code."""
    if not isinstance(fact, DataFact):
        return []
    site = CallSite(method="La/B;->d()V")
    read = SensitiveRead(
        data_type=fact.data_type, kind="api", api="La/B;->c()V", site=site, owner=fact.owner, grade="reachable"
    )
    return [read]


def uses_of(fact: Fact) -> list[PermissionUse]:
    """The fact as a permission of the manifest."""
    if not isinstance(fact, PermissionFact):
        return []
    return [PermissionUse(name=fact.permission, status="used-by-app", requested=True, protection="dangerous")]


def package_facts(catalogue: Catalogue) -> Iterator[Fact]:
    """What real (sample) packages read and request, as a scan without a policy finds it."""
    built = sorted((ROOT / PATTERNS).glob("*.apk"))
    step = max(1, len(built) // PATTERN_FACTS)
    for path in [*(ROOT / name for name in PACKAGES), *built[::step]]:
        facts = pipeline.scan(path, search=False, catalogue=catalogue, rulesets=places.rulesets_dir())
        found = {(r.data_type, r.owner.kind == "sdk") for r in facts.reads if r.live and r.permitted and r.firm}
        for kind, by_sdk in sorted(found):
            yield DataFact(path.stem, kind, Owner(kind="sdk", sdk=SDKS[0].id) if by_sdk else Owner(kind="app"))
        for use in facts.permissions:
            if use.requested and path.stem in ("loan", "flashlight", "notes"):
                yield PermissionFact(path.stem, use.name)
