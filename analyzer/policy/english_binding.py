"""Which verbs of an English sentence a name of information is the object or the subject of."""

import re

from analyzer.policy import english_words as words
from analyzer.policy.english_actions import Actions
from analyzer.policy.english_tokens import Group, Parsed

HARD = frozenset({".", "!", "?", "\n", "\t"})
"""No verb reaches over these."""
_LISTING = re.compile(r"\b(?:such\sas|including|includes?|e\.g|namely|following|for\sexample|as\spart\sof)\b|[:(]")
_PARTICLES = frozenset({"on", "out", "up", "over", "along", "for", "about", "in"})
_NEAR_RELATIVE = 5


class Binding:
    """Answers for one sentence; places are numbers of tokens, verbs are numbers of groups."""

    def __init__(self, text: str, parsed: Parsed, actions: Actions) -> None:
        self._text = text
        self._parsed = parsed
        self._tokens = parsed.tokens
        self._groups = parsed.groups
        self._actions = actions

    def word(self, place: int) -> str:
        """The word at a place, "" for a name of information and outside."""
        return self._tokens[place].text if 0 <= place < len(self._tokens) and self._tokens[place].data < 0 else ""

    def governing(self, place: int) -> tuple[list[int], str]:
        """The verbs of a name, and how they were found."""
        before = -1
        for index, group in enumerate(self._groups):
            if group.place < place:
                before = index
        passive = self._subject_of(place, before)
        if passive is not None:
            return self._chain(passive, forward=True), "subject"
        extra = self._described(place, before)
        if before >= 0:
            held = self._object_of(place, before)
            if held is not None:
                return self._chain(held, forward=False) + extra, "object"
        if extra:
            return extra, "relative"
        weak = self._weak(place)
        return (
            ([weak], "participle")
            if weak is not None and (before < 0 or self._stop_between(before, place))
            else ([], "")
        )

    def _subject_of(self, place: int, before: int) -> int | None:
        """The verb that a name is the subject of: a passive one, or one such as "remain"."""
        for index in range(before + 1, len(self._groups)):
            group = self._groups[index]
            if any(
                self.word(at) in words.BREAKS or self.word(at) in words.SUBORDINATORS
                for at in range(place + 1, group.first)
            ):
                return None
            if group.form != "finite" or group.inner.startswith("relative"):
                continue
            if any(place < at < group.first for at in self._parsed.subject_at) and not self._within_relative(
                index, place
            ):
                return None
            if not (group.passive or group.kind in ("stay", "leave")):
                return None
            return index if before < 0 or self._begins_subject(before, place) else None
        return None

    def _within_relative(self, index: int, place: int) -> bool:
        """Whether the verbs between a name and a verb are those of a relative clause that describes the name."""
        return (
            any(g.inner.startswith("relative") and g.place > place and g.own_subject for g in self._groups[:index])
            and not self._groups[index].own_subject
        )

    def _begins_subject(self, before: int, place: int) -> bool:
        group = self._groups[before]
        marks = [
            at for at in range(group.place + 1, place) if self.word(at) in (",", ":", ";", "and", "but", ")", "—", "–")
        ]
        if self._stop_between(before, place):
            return True
        if any(self.word(at) in words.SUBORDINATORS for at in range(group.place + 1, place)):
            return True
        if not marks:
            return False
        if group.inner in words.SUBORDINATORS or group.form in ("gerund", "infinitive", "participle"):
            return any(self.word(at) == "," for at in marks)
        if group.passive:
            return True
        return any(
            self.word(at) in (";", "but") or (self.word(at) == "," and self.word(at + 1) == "and") for at in marks
        )

    def _stop_between(self, before: int, place: int) -> bool:
        return any(self.word(at) in HARD for at in range(self._groups[before].place + 1, place))

    def _object_of(self, place: int, before: int) -> int | None:
        index: int | None = before
        while index is not None and index >= 0:
            group = self._groups[index]
            between = range(group.place + 1, place)
            if any(self.word(at) in HARD for at in between):
                return None
            joined = any(self.word(at) in (",", "and", "or", "(", ":", ";", "including", "such") for at in between)
            comma = any(self.word(at) in (",", ";") for at in between)
            text = self._text[self._tokens[group.place].end : self._tokens[place].start]
            if group.form == "participle" or (group.inner.startswith("relative") and joined):
                own = self._actions.of(index) if not group.passive or _LISTING.search(text) else []
                if group.governor < 0:
                    return index if own else None
                if not joined:
                    return None
                index = group.governor
                continue
            outside = (
                group.inner == "("
                and self._text.find(")", self._tokens[group.place].end, self._tokens[place].start) >= 0
            )
            if outside or ((group.inner in words.SUBORDINATORS or group.inner == "asked") and comma):
                index = group.governor
                continue
            if group.passive:
                return index if _LISTING.search(text) else None
            return None if self._is_adjunct(place, group) else index
        return None

    def _is_adjunct(self, place: int, group: Group) -> bool:
        """Whether a preposition that leads elsewhere stands before the name: "in your account", "with partners"."""
        for at in range(place - 1, group.place, -1):
            word = self.word(at)
            if word in (",", "and", "or", "(", ":", ";", "&", "/", "including", "like") or (
                at == group.place + 1 and word in _PARTICLES
            ):
                return False
            if word in ("to", "with"):
                return group.kind != "use" and not (
                    group.verb in ("access", "provide", "ask")
                    or self.word(at - 1) in ("us", "related", "respect", "access")
                )
            if word in words.ADJUNCTS:
                if word == "as" and self.word(at - 1) in ("such", "well"):
                    return False
                return not (word == "from" and group.kind == "use") and not (
                    word == "on" and group.kind == "collect" and self.word(at - 1) in ("information", "data")
                )
        return False

    def _described(self, place: int, before: int) -> list[int]:
        """Verbs of a relative clause after a comma that says more of the name: ", which we use to …"."""
        for index in range(before + 1, len(self._groups)):
            group = self._groups[index]
            if (
                group.inner == "relative,"
                and group.own_subject
                and group.first - place <= _NEAR_RELATIVE
                and not self._has_hard(place, group.first)
            ):
                return [index]
            if group.form != "participle":
                break
        return []

    def _has_hard(self, start: int, end: int) -> bool:
        return any(self.word(at) in words.BREAKS for at in range(start + 1, end))

    def _weak(self, place: int) -> int | None:
        """A participle or a relative clause right after a name, in words that are no whole sentence."""
        if any(g.form == "finite" and not g.inner for g in self._groups):
            return None
        for index, group in enumerate(self._groups):
            if group.place > place:
                near = group.first - place <= _NEAR_RELATIVE and not any(
                    self.word(at) in HARD for at in range(place, group.first)
                )
                weak = group.form == "participle" or group.inner.startswith("relative")
                return index if near and weak else None
        return None

    def _chain(self, index: int, *, forward: bool) -> list[int]:
        """Verbs that share their object or subject."""
        found = [index]
        while self._groups[found[0]].chain >= 0:
            found.insert(0, self._groups[found[0]].chain)
        last = index
        if forward:
            for later in range(index + 1, len(self._groups)):
                group = self._groups[later]
                follows = group.chain == last or (
                    group.passive
                    and group.form == "finite"
                    and not group.own_subject
                    and not group.inner
                    and self._only_joins(last, later)
                )
                if not follows:
                    break
                found.append(later)
                last = later
        return found

    def _only_joins(self, last: int, later: int) -> bool:
        first, end = self._groups[last].place + 1, self._groups[later].first
        has_data = any(self._tokens[at].data >= 0 for at in range(first, end))
        return not has_data and any(self.word(at) in ("and", "but", "or") for at in range(max(first, end - 2), end))
