"""One data type that code reads, against the statements of one policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyzer.catalogue.model import DataType
from analyzer.consistency.entries import Entries
from analyzer.consistency.model import DataClaim, Disclosure, Part
from analyzer.consistency.paper import MOST_SEARCHED, MOST_SENTENCES, Paper
from analyzer.policy.model import Actor, Statement
from analyzer.policy.normal import plain
from analyzer.program.owner import Owner

GIVING = frozenset({"share", "entrust", "transfer", "public", "cross-border"})
_RANK = {"collect": 0, "use": 1, "permission": 2, "share": 3, "entrust": 4, "store": 5}
_DENYING = frozenset({"collect", "permission"})
"""Not "use": it nearly always is denied for one purpose only."""

_CATEGORY = 2
"""From so many steps up a word is a mere category ("device information" for the IMEI), which declares nothing."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A statement that speaks about a fact: steps up in the ontology, plus one when it is another, vaguer actor."""

    statement: Statement
    types_up: int
    actor_up: int

    @property
    def distance(self) -> int:
        return self.types_up + self.actor_up


class DataClaims:
    """All claims about what code reads."""

    def __init__(self, paper: Paper, entries: Entries) -> None:
        self._paper = paper
        self._policy = paper.policy
        self._ontology = paper.ontology
        self._entries = entries

    def claim(self, kind: str, owner: Owner) -> DataClaim:
        """What the policy says about one data type read by one owner."""
        yes, no = [], []
        for statement in self._policy.statements:
            if statement.polarity == "yes":
                evidence = self._evidence(statement, kind, self._actor_distance(statement, owner))
                yes += [evidence] if evidence else []
            elif statement.polarity == "no" and (denial := self._denial(statement, kind, owner)):
                no.append(denial)
        no = [denial for denial in no if not yes or self._meets(denial, yes)]
        # "Not your precise location" says nothing against collecting a rough one.
        no = [denial for denial in no if not yes or not self._paper.denials.is_narrowed(denial.statement)]
        yes.sort(key=_order)
        no.sort(key=_order)
        disclosure, support = _weigh(yes, no)
        if disclosure == "omitted" and not self._paper.can_tell:
            disclosure = "not-decidable"
        distance = yes[0].distance if disclosure == "vague" else 0
        return DataClaim(
            data_type=kind,
            owner=owner,
            disclosure=disclosure,
            certain=self._is_certain(disclosure, kind, owner, support),
            sentences=_numbers(support),
            nearest=0 if support else self._nearest(kind),
            distance=distance,
            searched=self._words(kind) if disclosure == "omitted" else (),
            denials=_numbers(no),
            missing=self._missing(disclosure, yes, owner),
        )

    def _evidence(self, statement: Statement, kind: str, actor_up: int | None) -> _Evidence | None:
        if actor_up is None:
            return None
        steps = [
            up
            for name in statement.data_types
            if (up := self._ontology.distance(kind, name)) is not None and (not up or self._names(statement, name))
        ]
        return _Evidence(statement, min(steps), actor_up) if steps else None

    def _names(self, statement: Statement, broader: str) -> bool:
        """Whether a statement names a broader type itself and not only something else that belongs to it."""
        data_type = self._ontology.types[broader]
        others = instances_of(data_type)
        if not others or not statement.data_spans:
            return True
        text = self._policy.document.text
        return any(plain(text[span.start : span.end]).strip() not in others for span in statement.data_spans)

    def _actor_distance(self, statement: Statement, owner: Owner) -> int | None:
        """0: the statement is about this owner; 1: it may be; None: it is about another."""
        actor = statement.actor
        if owner.kind == "unattributed":
            return 0 if actor.kind != "user" else None
        if not actor.sdk and actor.kind != "user" and (named := self._paper.denials.named_subject(statement)):
            mine = owner.kind == "sdk" and self._paper.search.is_name(named, self._paper.names_of(owner.sdk))
            return 0 if mine else None
        if owner.kind == "app":
            return 0 if actor.kind == "first-party" else None
        if actor.kind == "named-third-party":
            return 0 if self._is_sdk(actor, owner.sdk) else None
        if actor.kind == "first-party" and statement.action in GIVING and self._gets(statement, owner.sdk):
            return 0
        return 1 if actor.kind in ("first-party", "third-party") else None

    def _is_sdk(self, actor: Actor, sdk: str) -> bool:
        if actor.sdk:
            return actor.sdk == sdk
        return self._paper.search.is_name(actor.name, self._paper.names_of(sdk))

    def _gets(self, statement: Statement, sdk: str) -> bool:
        """Whether the SDK is the one to whom the data is said to go."""
        receiver = statement.receiver
        if receiver is not None:
            return receiver.kind == "named-third-party" and self._is_sdk(receiver, sdk)
        return statement.sentence in self._entries.named(sdk)

    def _denial(self, statement: Statement, kind: str, owner: Owner) -> _Evidence | None:
        """Only the owner itself denies, only this type or a broader one (to deny a narrower one says little), and only
        for everything that it does.
        """
        giving = owner.kind == "sdk" and statement.action in GIVING
        if statement.action not in _DENYING and not giving:
            return None
        above = self._ontology.above(kind)
        steps = [above[name] for name in statement.data_types if name in above]
        if not steps:
            return None
        distance = self._actor_distance(statement, owner)
        if statement.actor.kind == "first-party" and not giving and (other := self._paper.denials.subject(statement)):
            about_it = owner.kind == "sdk" and self._paper.search.is_name(other, self._paper.names_of(owner.sdk))
            distance = 0 if about_it else None
        if distance != 0 or not self._paper.denials.is_about_all(statement):
            return None
        return _Evidence(statement, min(steps), 0)

    def _meets(self, denial: _Evidence, yes: Sequence[_Evidence]) -> bool:
        """Whether a denial is about what is stated: one below the heading of a feature is about that feature alone."""
        section = self._paper.denials.section(denial.statement)
        return not section or any(self._paper.denials.section(said.statement) == section for said in yes)

    def _is_certain(self, disclosure: Disclosure, kind: str, owner: Owner, support: Sequence[_Evidence]) -> bool:
        if disclosure == "clear":
            return True
        elsewhere = self._paper.own_elsewhere if owner.kind == "app" else self._paper.others_elsewhere
        if not self._paper.whole or elsewhere or owner.kind == "unattributed":
            return False
        if disclosure in ("omitted", "vague"):
            # Any name of the type anywhere, in any form, may be a statement that was not understood.
            category = not self._near(kind) if not support else min(e.types_up for e in support) >= _CATEGORY
            return category and not self._paper.mentions.of(kind)
        if disclosure == "incorrect":
            if all(self._paper.denials.is_narrowed(e.statement) for e in support if e.statement.polarity == "no"):
                return False
            return self._paper.mentions.of(kind) <= {evidence.statement.sentence for evidence in support}
        return False

    def _near(self, kind: str) -> bool:
        """Whether a word one step up stands anywhere: it may be a vague statement that was not understood."""
        words = (self._ontology.types[name].words for name, up in self._ontology.above(kind).items() if up == 1)
        return bool(self._paper.search.sentences([word for both in words for word in (*both.zh, *both.en)]))

    def _missing(self, disclosure: Disclosure, yes: Sequence[_Evidence], owner: Owner) -> tuple[Part, ...]:
        """What the best statements leave out: the type itself; for an SDK also that it is this one, and what for."""
        if disclosure not in ("clear", "vague", "ambiguous") or not yes:
            return ()
        parts: list[Part] = []
        if owner.kind == "sdk":
            if min(evidence.actor_up for evidence in yes) > 0:
                parts.append("sdk")
            near = [evidence.statement for evidence in yes if evidence.distance == yes[0].distance]
            if not self._entries.say_what_for(near, owner.sdk):
                parts.append("purpose")
        elif owner.kind == "app" and not self._entries.say_what_for([evidence.statement for evidence in yes], ""):
            parts.append("purpose")
        if min(evidence.types_up for evidence in yes) > 0:
            parts.append("type")
        return tuple(parts)

    def _nearest(self, kind: str) -> int:
        if named := self._paper.mentions.named(kind) or self._paper.mentions.of(kind):
            return min(named)
        above = self._ontology.above(kind)
        # "Personal information" is no broader notion of a type: a sentence about it would be none about the type.
        for name in sorted(above, key=lambda name: (above[name], name)):
            if named := self._paper.mentions.named(name):
                return min(named)
        return 0

    def _words(self, kind: str) -> tuple[str, ...]:
        words = self._ontology.types[kind].words
        zh = self._policy.document.language == "zh"
        here, there = (words.zh, words.en) if zh else (words.en, words.zh)
        return tuple(dict.fromkeys((*here, *there)))[:MOST_SEARCHED]


@lru_cache(maxsize=256)
def instances_of(data_type: DataType) -> frozenset[str]:
    """The names of what belongs to a type and does not name it, as they are looked up."""
    every = (*data_type.instances.zh, *data_type.instances.en, *data_type.hints.zh, *data_type.hints.en)
    words = {plain(word).strip() for word in every}
    return frozenset(words | {word + "s" for word in words if word.isascii()})


def _order(evidence: _Evidence) -> tuple[int, int, int]:
    return evidence.distance, _RANK.get(evidence.statement.action, 9), evidence.statement.sentence


def _weigh(yes: Sequence[_Evidence], no: Sequence[_Evidence]) -> tuple[Disclosure, Sequence[_Evidence]]:
    """The class, and the statements that make it."""
    if not yes and not no:
        return "omitted", ()
    if not yes:
        return "incorrect", no
    if no and no[0].distance < yes[0].distance:
        return "incorrect", (*no, *yes)
    if no and no[0].distance == yes[0].distance:
        return "ambiguous", (yes[0], no[0], *yes[1:], *no[1:])
    if yes[0].distance == 0:
        return "clear", [evidence for evidence in yes if evidence.distance == 0]
    return "vague", yes


def _numbers(support: Sequence[_Evidence]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(evidence.statement.sentence for evidence in support))[:MOST_SENTENCES]
