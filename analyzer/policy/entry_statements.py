"""Entries of tables and lists to statements and to the third parties that they name."""

from collections.abc import Sequence

from analyzer.policy.alternatives import word_set
from analyzer.policy.circumstances import circumstances
from analyzer.policy.entries import Entries, Group, Part, records_of
from analyzer.policy.lexicon import Match
from analyzer.policy.located import Line, Located, Record
from analyzer.policy.model import Action, Actor, Polarity, SdkMention, Statement
from analyzer.policy.openable import openable
from analyzer.policy.purposes import purpose_kinds
from analyzer.policy.records import key_ranges, says_nothing

LONGEST_PURPOSE = 120
FIRST_PARTY = Actor(kind="first-party")
THIRD_PARTY = Actor(kind="third-party")
_BARE = word_set("信息 数据 内容 资料 相关信息 其他信息 其它信息 等信息 information data content details")
"""Where a third party's data is listed these only round off the names before them."""
_PERMISSION_AFTER = 2


def types_of(matches: Sequence[Match]) -> tuple[str, ...]:
    """The data types of matches, sorted."""
    return tuple(sorted({name for match in matches for name in match.types}))


def is_bare(words: str) -> bool:
    """Whether words only round off the names of data before them."""
    return words in _BARE


class EntryStatements:
    """Tells what the parts of entries state; one for each document."""

    def __init__(self, located: Located, entries: Entries, own: frozenset[str]) -> None:
        self._located = located
        self._own = own
        self._entries = entries
        self._types: dict[int, set[str]] = {}

    def statements(self, line: Line, parts: Sequence[Part], language: str) -> list[Statement]:
        """What one sentence states."""
        found = []
        for part in parts:
            if part.group is None:
                continue
            actors = self._actors(part.group)
            rule = f"{language}/{part.how}"
            for claim in part.claims:
                matches = self._matches(claim.start, claim.end)
                for action, chosen in self._by_action(matches, claim.action).items():
                    self._types.setdefault(id(part.group), set()).update(types_of(chosen))
                    for actor in (THIRD_PARTY,) if claim.third else actors:
                        found.append(self._statement(line, part.group, chosen, (action, actor, claim.polarity), rule))
        return found

    def mentions(self) -> list[SdkMention]:
        """The third parties that entries name, each entry once for each name."""
        found = []
        for group in self._entries.groups:
            if group.first_party:
                continue
            for record in records_of(self._located, group, self._own):
                found.append(self._mention(group, record))
        return found

    def _actors(self, group: Group) -> tuple[Actor, ...]:
        if group.first_party:
            return (FIRST_PARTY,)
        records = records_of(self._located, group, self._own)
        if records:
            return tuple(record.actor() for record in records)
        return (THIRD_PARTY,)

    def _matches(self, start: int, end: int) -> list[Match]:
        """Names of data in a value, save those that are keys within it."""
        keys = [(start + first, start + last) for first, last in key_ranges(self._located.normal.text[start:end])]
        return [
            match
            for match in self._located.matches_in(start, end)
            if not any(first <= match.start < last for first, last in keys)
            and not is_bare(self._located.normal.text[match.start : match.end])
        ]

    def _by_action(self, matches: Sequence[Match], action: Action) -> dict[Action, list[Match]]:
        """Data is collected, but what is called a permission is asked for."""
        found: dict[Action, list[Match]] = {}
        for match in matches:
            words = self._located.normal.text[match.start : match.end + _PERMISSION_AFTER]
            asked = action == "collect" and ("权限" in words[-4:] or "permission" in words)
            said: Action = "permission" if asked else action
            found.setdefault(said if said != "permission" or openable(match.types) else "collect", []).append(match)
        return found

    def _statement(
        self, line: Line, group: Group, matches: Sequence[Match], said: tuple[Action, Actor, Polarity], rule: str
    ) -> Statement:
        action, actor, polarity = said
        purpose, span = self._purpose(group)
        about = circumstances(line.text, rule.partition("/")[0], None)
        condition = about.condition
        return Statement(
            sentence=line.sentence.number,
            data_types=types_of(matches),
            action=action,
            actor=actor,
            polarity=polarity,
            receiver=THIRD_PARTY if action == "share" else None,
            purpose=purpose,
            purpose_span=self._located.span(*span) if span else None,
            purpose_kinds=purpose_kinds(self._located.normal.text[span[0] : span[1]]) if span else (),
            data_spans=tuple(self._located.span(match.start, match.end) for match in matches),
            rule=rule,
            condition=self._located.words(line.at + condition[0], line.at + condition[1]) if condition else "",
            condition_kind=about.condition_kind,
            condition_span=self._located.span(line.at + condition[0], line.at + condition[1]) if condition else None,
            necessity=about.necessity,
            modality=about.modality,
        )

    def _purpose(self, group: Group) -> tuple[str, tuple[int, int] | None]:
        spans = [span for span in group.purposes if not says_nothing(self._located.normal.text[span[0] : span[1]])]
        words = "; ".join(dict.fromkeys(self._located.words(*span) for span in spans))
        return words[:LONGEST_PURPOSE], spans[0] if spans else None

    def _mention(self, group: Group, record: Record) -> SdkMention:
        return SdkMention(
            sdk=record.sdk,
            name=record.name,
            sentence=group.sentence,
            data_types=tuple(sorted(self._types.get(id(group), ()))),
            purpose=self._purpose(group)[0],
            company=self._value(group.company),
            manner=self._value(group.manner),
            link=self._value(group.link),
        )

    def _value(self, span: tuple[int, int] | None) -> str:
        if span is None or says_nothing(self._located.normal.text[span[0] : span[1]]):
            return ""
        return self._located.words(*span)[:LONGEST_PURPOSE]
