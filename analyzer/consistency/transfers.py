"""One data type that flows to one recipient, against the statements of one policy."""

import re

from analyzer.consistency.claims import GIVING
from analyzer.consistency.model import Recipient, RecipientClaim, RecipientDisclosure
from analyzer.consistency.paper import MOST_SEARCHED, MOST_SENTENCES, Paper, first
from analyzer.policy.model import Statement
from analyzer.policy.normal import plain
from analyzer.policy.parties import is_telling

_PARTS = re.compile(r"[()/（）]")
_MAIL = re.compile(r"[\w.+%-]{1,64}@[\w.-]{1,255}")


class Transfers:
    """All claims about who gets data, by one policy."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._policy = paper.policy
        self._ontology = paper.ontology
        self._names = paper.names
        self._companies = paper.companies
        self._search = paper.search
        self._whole = paper.whole and not paper.others_elsewhere

    def claim(self, kind: str, recipient: Recipient) -> RecipientClaim:
        """What the policy says about ``kind`` going to ``recipient``."""
        names = self._names_of(recipient)
        named = self._search.sentences(name for name in names if is_telling(plain(name).strip()))
        if recipient.kind == "host":
            named = {number for number in named if self._names_it_apart(number, names)}
        named |= self._paper.mentioned(recipient.sdk)
        denied = self._denied(kind)
        disclosure, sentences = self._stated(kind, recipient, names, named, denied)
        if disclosure == "not-named" and not self._paper.can_tell:
            disclosure = "not-decidable"
        return RecipientClaim(
            data_type=kind,
            recipient=recipient.id,
            disclosure=disclosure,
            certain=self._is_certain(disclosure, recipient, names),
            sentences=tuple(sorted(sentences))[:MOST_SENTENCES],
            searched=() if sentences else names[:MOST_SEARCHED],
            denials=first(denied),
        )

    def _names_of(self, recipient: Recipient) -> tuple[str, ...]:
        found = [*self._names.get(recipient.sdk, ()), *self._companies.get(recipient.sdk, ())]
        if recipient.kind == "host":
            found += [recipient.id, ".".join(recipient.id.split(".")[-2:])]
            found += [part.strip() for part in _PARTS.split(recipient.owner) if part.strip()]
        return tuple(dict.fromkeys(found))

    def _names_it_apart(self, number: int, names: tuple[str, ...]) -> bool:
        """Whether a sentence names a host otherwise than by an address to write mail to."""
        document = self._policy.document
        span = document.sentences[number - 1].span
        rest = plain(_MAIL.sub(" ", document.text[span.start : span.end]))
        return any(plain(name).strip() in rest for name in names)

    def _stated(
        self, kind: str, recipient: Recipient, names: tuple[str, ...], named: set[int], denied: set[int]
    ) -> tuple[RecipientDisclosure, set[int]]:
        about = [(self._steps(entry, kind), entry) for entry in self._policy.statements]
        told = [(up, s) for up, s in about if up is not None and s.polarity == "yes"]
        mine = [(up, s) for up, s in told if self._is_about(s, recipient, names, named)]
        if mine:
            nearest = min(up for up, _ in mine)
            return "clear" if nearest == 0 else "vague", {s.sentence for up, s in mine if up == nearest}
        if denied and not named:
            return "denied", denied
        if named:
            return "named", named
        unnamed = {s.sentence for _, s in told if _goes_to_nobody_in_particular(s)}
        return ("unnamed", unnamed) if unnamed else ("not-named", set())

    def _denied(self, kind: str) -> set[int]:
        """Sentences that deny giving the type away, whatever for and whenever."""
        denials = (s for s in self._policy.statements if self._denies(s, kind))
        return {s.sentence for s in denials if self._paper.denials.is_about_all(s)}

    def _steps(self, statement: Statement, kind: str) -> int | None:
        steps = [up for name in statement.data_types if (up := self._ontology.distance(kind, name)) is not None]
        return min(steps, default=None)

    def _is_about(self, statement: Statement, recipient: Recipient, names: tuple[str, ...], named: set[int]) -> bool:
        """Whether a statement names the recipient: as the one who acts, or in a sentence about giving."""
        for party in (statement.actor, statement.receiver):
            if party is not None and party.kind == "named-third-party":
                return party.sdk == recipient.sdk if party.sdk else self._search.is_name(party.name, names)
        return statement.action in GIVING and statement.sentence in named

    def _denies(self, statement: Statement, kind: str) -> bool:
        """Only this type or a broader one that still says something: to deny a narrower one says little."""
        if statement.polarity != "no" or statement.action not in GIVING:
            return False
        return any(name in self._ontology.above(kind) for name in statement.data_types)

    def _is_certain(self, disclosure: RecipientDisclosure, recipient: Recipient, names: tuple[str, ...]) -> bool:
        if disclosure == "clear":
            return True
        # A name that is a common word ("push") proves nothing where it is found, and leaves a doubt.
        known = bool(self._names.get(recipient.sdk))
        return disclosure == "not-named" and self._whole and known and not self._search.sentences(names)


def _goes_to_nobody_in_particular(statement: Statement) -> bool:
    giving = statement.action in GIVING and statement.actor.kind in ("first-party", "third-party")
    return giving or statement.actor.kind == "third-party"
