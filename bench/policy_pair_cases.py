"""The mutations: which sentences a policy has about one fact, and which class follows from that."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzer.consistency.model import Consistency
from analyzer.program.owner import Owner
from bench.policy_pair_texts import LANGS, SDKS, Draft, Format, Lang, Sdk, Templates, file_format, templates

APP = Owner(kind="app")
FORMATS: tuple[Format, ...] = ("md", "html", "txt")


@dataclass(frozen=True, slots=True)
class DataFact:
    """Code of a package reads a type of data."""

    package: str
    data_type: str
    owner: Owner


@dataclass(frozen=True, slots=True)
class PermissionFact:
    """A package requests a permission."""

    package: str
    permission: str


Fact = DataFact | PermissionFact


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out; None where the construction does not decide it. ``missing`` must be among what is missing.

    ``may_be`` is told of what came out: the class that it has if doubtful sentences say what they may say.
    """

    disclosure: str
    certain: bool | None = None
    distance: int | None = None
    missing: tuple[str, ...] | None = None
    may_be: str = ""

    def __str__(self) -> str:
        parts = (self.disclosure, {True: "certain", False: "not certain", None: ""}[self.certain])
        more = "" if self.distance is None else f"distance {self.distance}"
        left = "" if self.missing is None else f"missing {'+'.join(self.missing) or 'nothing'}"
        doubt = f"perhaps {self.may_be}" if self.may_be else ""
        return " ".join(part for part in (*parts, more, left, doubt) if part)


@dataclass(frozen=True, slots=True)
class Pair:
    """One fact and one policy. ``about`` is which claim is looked at: "data", "sdk" or "permission"."""

    name: str
    mutation: str
    fact: Fact
    draft: Draft
    sentence: str
    expected: Expected
    about: str = "data"

    def outcome(self, got: Consistency) -> Expected | None:
        """The class that the comparison gave."""
        if self.about == "data":
            return next((Expected(c.disclosure, c.certain, c.distance, c.missing, c.may_be) for c in got.data), None)
        if self.about == "sdk":
            return next((Expected(c.disclosure, c.certain, None, c.missing) for c in got.sdks), None)
        return next((Expected(c.disclosure, c.certain) for c in got.permissions), None)

    def is_met_by(self, got: Consistency) -> bool:
        """Whether the comparison came out as it must."""
        found = self.outcome(got)
        if found is None or found.disclosure != self.expected.disclosure:
            return False
        if self.expected.certain not in (None, found.certain):
            return False
        if self.expected.distance not in (None, found.distance):
            return False
        wanted = self.expected.missing
        if wanted is None:
            return True
        return (
            set(wanted) <= set(found.missing or ())
            if wanted
            else not set(found.missing or ()) & {"sdk", "purpose", "type"}
        )

    def is_asked_by(self, got: Consistency) -> bool:
        """Whether what came out is not the class, but only suspected, and names it as what a person may find."""
        found = self.outcome(got)
        return found is not None and not found.certain and found.may_be == self.expected.disclosure

    def is_accused_by(self, got: Consistency) -> bool:
        """Whether the comparison is certain of a fault that the policy does not have."""
        found = self.outcome(got)
        faults = ("omitted", "incorrect", "not-named", "not-mentioned")
        if found is None or found.disclosure not in faults or not found.certain:
            return False
        return found.disclosure != self.expected.disclosure or self.expected.certain is False

    def said_by(self, got: Consistency) -> str:
        """What the comparison gave, in words."""
        return str(self.outcome(got) or "nothing")


def hand_made_facts() -> Iterator[Fact]:
    """Every type of data of the templates, read by the app and by SDKs in turn, and every permission."""
    kinds = list(dict.fromkeys(kind for lang in LANGS for kind in templates(lang).types))
    for number, kind in enumerate(kinds):
        yield DataFact("made", kind, APP)
        yield DataFact("made", kind, Owner(kind="sdk", sdk=SDKS[number % len(SDKS)].id))
    for permission in templates("zh").permission_names:
        yield PermissionFact("made", permission)


def pairs_of(fact: Fact, number: int) -> Iterator[Pair]:
    """All pairs of one fact, in both languages; ``number`` makes templates take turns."""
    for lang in LANGS:
        words = templates(lang)
        if isinstance(fact, PermissionFact):
            if fact.permission in words.permission_names:
                yield from _Permissions(fact, lang, number).pairs()
        elif fact.data_type in words.types:
            case = _Case(fact, lang, number)
            yield from case.of_the_sdk() if fact.owner.kind == "sdk" else case.of_the_app()


@dataclass(slots=True)
class _Turns:
    """Takes the templates of a list in turn, from a place that the fact decides: the same in every run."""

    seed: str
    taken: int = 0

    def of(self, listed: tuple[str, ...]) -> str:
        self.taken += 1
        return listed[(zlib.crc32(self.seed.encode()) + self.taken * 7) % len(listed)]


@dataclass(slots=True)
class _Case:
    fact: DataFact
    lang: Lang
    number: int
    turns: _Turns = field(init=False)

    def __post_init__(self) -> None:
        self.turns = _Turns(
            f"{self.fact.package} {self.fact.data_type} {self.fact.owner.sdk} {self.lang} {self.number}"
        )

    @property
    def words(self) -> Templates:
        return templates(self.lang)

    @property
    def other(self) -> Lang:
        return "en" if self.lang == "zh" else "zh"

    def sdk(self) -> Sdk:
        wanted = self.fact.owner.sdk
        return next((sdk for sdk in SDKS if sdk.id == wanted), SDKS[self.number % len(SDKS)])

    def filled(self, listed: tuple[str, ...], data: str = "", lang: Lang | None = None) -> str:
        """The next template of a list with its places filled; ``data`` instead of the type's own name."""
        lang = lang or self.lang
        about = templates(lang).types[self.fact.data_type]
        name = data or self.turns.of(about.names)
        places = {"data": name, "purpose": about.purpose, "feature": about.feature, **self.sdk().words(lang)}
        return self.turns.of(listed).format(**places)

    def pair(
        self, mutation: str, expected: Expected, about: str = "data", lang: Lang | None = None, **slots: str
    ) -> Pair:
        lang = lang or self.lang
        self.turns.taken += 1
        wanted = FORMATS[(self.number + self.turns.taken) % len(FORMATS)]
        draft = Draft(lang, self.number + self.turns.taken, file_format(wanted, *slots.values()), **slots)
        owner = self.fact.owner.sdk or "app"
        name = f"{mutation} {self.fact.package}/{self.fact.data_type}/{owner}/{lang}/{draft.format}{draft.frame % 2}"
        return Pair(name, mutation, self.fact, draft, " ".join(slots.values()), expected, about)

    def of_the_app(self) -> Iterator[Pair]:
        w = self.words
        about = w.types[self.fact.data_type]
        stated = Expected("clear")
        unsure = Expected("omitted", certain=False)
        yield self.pair("kept", stated, collect=self.filled(w.forms))
        yield self.pair("kept", stated, collect=self.filled(w.forms))
        yield self.pair("removed", Expected("omitted", certain=True))
        for word, steps in about.broad:
            widened = Expected("vague", certain=None, distance=steps)
            yield self.pair("generalised", widened, collect=self.filled(w.forms, word))
        yield self.pair("generalised too far", Expected("omitted"), collect=self.filled(w.too_broad))
        yield self.pair("negated", Expected("incorrect"), collect=self.filled(w.denials))
        both = f"{self.filled(w.forms)}\n{self.filled(w.denials)}"
        yield self.pair("contradicted", Expected("ambiguous", certain=False), collect=both)
        yield from self._beside(stated)
        yield self.pair("only denied in part", unsure, collect=self.filled(w.denials_scoped))
        yield self.pair("only a right", unsure, rights=self.filled(w.rights))
        yield self.pair("only mentioned", unsure, other=self.filled(w.mentions))
        spread = spaced_out(self.turns.of(about.names))
        yield self.pair("only mentioned, spaced out", unsure, other=self.filled(w.mentions, spread))
        yield self.pair("moved to an SDK", unsure, third=self.filled(w.sdks))
        yield self.pair("denied for an SDK only", unsure, third=self.filled(w.denials_other))
        yield from self._translated(stated)

    def _beside(self, stated: Expected) -> Iterator[Pair]:
        """The sentence, and another that says nothing against it."""
        w = self.words
        beside = {
            "denied before consent or in a mode": ("collect", w.denials_scoped),
            "denied for a purpose": ("other", w.denials_purpose),
            "sharing denied": ("other", w.denials_sharing),
            "denied for an SDK": ("third", w.denials_other),
            "narrowed by a definition": ("other", w.definitions),
        }
        for mutation, (slot, listed) in beside.items():
            slots = {"collect": self.filled(w.forms)}
            more = self.filled(listed)
            slots[slot] = f"{slots[slot]}\n{more}" if slot in slots else more
            yield self.pair(mutation, stated, "data", None, **slots)

    def _translated(self, stated: Expected) -> Iterator[Pair]:
        theirs = templates(self.other)
        if self.fact.data_type not in theirs.types:
            return
        there = self.filled(theirs.forms, lang=self.other)
        yield self.pair("translated", stated, lang=self.other, collect=there)
        denial = self.filled(theirs.denials, lang=self.other)
        yield self.pair("translated and negated", Expected("incorrect"), lang=self.other, collect=denial)
        if "|" not in there:
            yield self.pair("sentence translated", stated, collect=there)

    def of_the_sdk(self) -> Iterator[Pair]:
        w = self.words
        about = w.types[self.fact.data_type]
        row = self.filled(w.sdks)
        whole = Expected("clear", missing=())
        yield self.pair("SDK kept", whole, third=row)
        yield self.pair("SDK kept", whole, third=self.filled(w.sdks))
        yield self.pair("SDK named", Expected("named", certain=True), "sdk", third=self.filled(w.sdks))
        yield self.pair("SDK removed", Expected("omitted", certain=True))
        yield self.pair("SDK not named", Expected("not-named", certain=True), "sdk")
        yield self.pair("company only", Expected("company-only"), "sdk", third=self.filled(w.companies_only))
        for word, steps in about.broad:
            widened = Expected("vague", distance=steps, missing=("type",))
            yield self.pair("SDK generalised", widened, third=self.filled(w.sdks, word))
        bare = Expected("clear", missing=("purpose",))
        yield self.pair("SDK without purpose", bare, third=self.filled(w.sdks_without_purpose))
        yield self.pair("SDK denied", Expected("incorrect"), third=self.filled(w.denials_other))
        moved = Expected("vague", distance=1, missing=("sdk",))
        yield self.pair("moved to the app", moved, collect=self.filled(w.forms))
        theirs = templates(self.other)
        if self.fact.data_type in theirs.types:
            there = self.filled(theirs.sdks, lang=self.other)
            yield self.pair("SDK translated", whole, lang=self.other, third=there)


@dataclass(slots=True)
class _Permissions:
    fact: PermissionFact
    lang: Lang
    number: int
    turns: _Turns = field(init=False)

    def __post_init__(self) -> None:
        self.turns = _Turns(f"{self.fact.package} {self.fact.permission} {self.lang} {self.number}")

    def filled(self, listed: tuple[str, ...]) -> str:
        about = templates(self.lang).permission_names[self.fact.permission]
        name = self.turns.of(about.names)
        constant = self.fact.permission if self.turns.taken % 2 else self.fact.permission.rpartition(".")[2]
        return self.turns.of(listed).format(
            permission=name, purpose=about.purpose, feature=about.feature, constant=constant
        )

    def pair(self, mutation: str, expected: Expected, **slots: str) -> Pair:
        self.turns.taken += 1
        wanted = FORMATS[(self.number + self.turns.taken) % len(FORMATS)]
        draft = Draft(self.lang, self.number + self.turns.taken, file_format(wanted, *slots.values()), **slots)
        short = self.fact.permission.rpartition(".")[2]
        name = f"{mutation} {self.fact.package}/{short}/{self.lang}/{draft.format}{draft.frame % 2}"
        return Pair(name, mutation, self.fact, draft, " ".join(slots.values()), expected, "permission")

    def pairs(self) -> Iterator[Pair]:
        w = templates(self.lang)
        explained = Expected("explained", certain=True)
        for _ in range(4):
            yield self.pair("permission kept", explained, permission=self.filled(w.permissions))
        for _ in range(2):
            bare = Expected("mentioned", certain=False)
            yield self.pair("permission without purpose", bare, permission=self.filled(w.permissions_bare))
        yield self.pair("permission removed", Expected("not-mentioned", certain=True))


def spaced_out(name: str) -> str:
    """A name as it looks when a page spaces its letters or hides it from searches."""
    if len(name) % 2 or " " in name:
        return " ".join("\u200b".join(word) for word in name.split())
    return " ".join(name)
