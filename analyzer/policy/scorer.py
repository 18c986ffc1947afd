"""The statement scorer: the frame rules propose, a linear model over labelled policies decides.

For each data type that a sentence names, the model says how likely it is that the sentence states of it each group of
actions, by whom, and with which polarity (`scorer_features`, `scorer_weights`). What it finds likely enough becomes a
statement; where a rule saw the same action, the statement keeps the rule's action, spans, purpose, receiver and names.
Entries of tables and lists of SDKs are the rules' own. Where a rule saw a named third party collect, the model has
little to say: such sentences are entries in running text, and of each name the labelled policies have too few to learn
from. How it was made and what it reaches: docs/statements.md.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from msgspec import structs

from analyzer.policy.aside import within
from analyzer.policy.lexicon import Match
from analyzer.policy.model import Action, Actor, ActorKind, Polarity, PolicyDocument, Span, Statement
from analyzer.policy.openable import openable
from analyzer.policy.scorer_features import ACTORS, GROUPS, POLARITIES, Mention, Values, features
from analyzer.policy.scorer_weights import Floats, ScorerWeights, margins, scorer_weights
from analyzer.policy.statements import Located
from analyzer.policy.topics import topic_scores
from analyzer.policy.topics_ngrams import Lang

LIKELY = {"zh": 0.5, "en": 0.5}
"""From which likelihood of all of it together on a statement is made, by language."""
NAMED = 1.5
"""What a rule that saw a named third party act adds to that actor's margin: the labelled policies have few such."""
DENIED = 2.0
"""What a rule that saw a denial adds to its margin: of the denials that rules saw in the labelled policies, fewer than
two in a hundred are labelled as done."""
SEEN: Mapping[Lang, Mapping[Action, float]] = {
    "zh": {"public": 2.0, "share": 1.0, "cross-border": 1.0},
    "en": {},
}
"""What a rule that saw an action denied adds to the margin of that action: in Chinese, nine in ten of the denials of
giving data away that rules saw are labelled as such.
"""
ENTRY = 0.05
"""From which likelihood on, whoever does it and however, a rule that saw a named third party collect is believed."""
ALSO = 0.5
"""From which likelihood on somebody beside the likeliest acts too."""
DOUBTFUL = 0.08
"""From which likelihood on a sentence may state it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Statements in the order of sentences, and those that are too unlikely to be made but not to be thought of."""

    statements: tuple[Statement, ...]
    doubtful: tuple[Statement, ...]


GROUP_OF: Mapping[Action, Action] = {
    "collect": "collect", "use": "collect", "share": "share", "entrust": "share", "transfer": "share",
    "public": "public", "store": "store", "cross-border": "cross-border", "permission": "permission",
}  # fmt: skip
ENTRIES = ("table", "cells", "key-value", "item")
"""Rules whose statements are entries about a named party or rows of a table: they stand as they are."""
SPOKEN = ("verb", "verb-after", "carried", "named", "object", "subject", "relative", "participle")
"""Rules that saw who acts: the subject of a verb, or the name that labels the sentence."""
NAMING: frozenset[Lang] = frozenset({"zh", "en"})
"""Languages in which rules see surely enough that a named third party collects."""
_NAMED = ACTORS.index("named-third-party")
_COLLECT = GROUPS.index("collect")
_PERMISSION = GROUPS.index("permission")
_NO = POLARITIES.index("no")
_LEAD_IN = re.compile(r"[:：]\s*$|(?:如下|以下|下列|包括|following|below|includ(?:e|es|ing))[^。.]{0,14}$")
_LONG_PROSE = 60
_MOST_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """One data type in one sentence: what the rules said of it, where it is named, and its mention."""

    sentence: int
    data_type: str
    matches: tuple[Match, ...]
    stated: tuple[Statement, ...]
    mention: Mention

    @property
    def names_somebody(self) -> bool:
        """Whether a rule saw a named third party act."""
        return any(statement.actor.kind == "named-third-party" for statement in self.stated)

    @property
    def denied(self) -> list[int]:
        """The groups of actions that the rules saw denied, and nowhere done."""
        said: dict[Action, set[Polarity]] = {}
        for statement in self.stated:
            said.setdefault(GROUP_OF[statement.action], set()).add(statement.polarity)
        return [GROUPS.index(group) for group, polarities in said.items() if polarities == {"no"}]

    @property
    def entries(self) -> list[Statement]:
        """What is as good as an entry: a rule saw somebody who is named collect."""
        return [s for s in self.stated if s.actor.kind == "named-third-party" and _is_collected(s)]


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a document and the texts that their mentions index: its sentences, then headings."""

    units: tuple[Unit, ...]
    texts: tuple[str, ...]
    kept: tuple[Statement, ...]


def units_of(located: Located, stated: Sequence[Statement], grades: Mapping[str, str]) -> Units:
    """What there is to decide on; ``kept`` are the statements that stand as they are."""
    document = located.document
    ranges = located.ranges
    texts = [located.normal.text[start:end] for start, end in ranges]
    headings: dict[str, int] = {}
    leads = _leads(document, texts)
    by_sentence: dict[int, list[Statement]] = {}
    kept = []
    entries: set[tuple[int, str]] = set()
    for statement in stated:
        if statement.rule.rpartition("/")[2] in ENTRIES:
            kept.append(statement)
            entries |= {(statement.sentence, name) for name in statement.data_types}
        else:
            by_sentence.setdefault(statement.sentence, []).append(statement)
    found = []
    starts = [start for start, _ in ranges]
    named = _named(located, located.matches, starts)
    crowd = Counter(number for number, _ in named)
    hinted = _named(located, located.hints, starts)
    for (number, name), matches in sorted((hinted | named).items()):
        if (number, name) in entries:
            continue
        sentence = document.sentences[number - 1]
        block = document.blocks[sentence.block]
        base = ranges[number - 1][0]
        near = []
        for heading in block.headings[-_MOST_HEADINGS:]:
            near.append(headings.setdefault(heading, len(texts) + len(headings)))
        here = by_sentence.get(number, [])
        own = tuple(statement for statement in here if name in statement.data_types)
        mention = Mention(
            sentence=number - 1,
            spans=tuple((max(0, match.start - base), max(0, match.end - base)) for match in matches),
            words=tuple(
                _words(
                    name,
                    grades.get(name, ""),
                    block.kind,
                    len(matches),
                    len(texts[number - 1]),
                    own,
                    here,
                    crowd[number],
                    hinted=(number, name) not in named,
                )
            ),
            lead=leads[number - 1],
            headings=tuple(near),
        )
        found.append(Unit(number, name, tuple(matches), own, mention))
    return Units(tuple(found), (*texts, *(heading.lower() for heading in headings)), tuple(kept))


def decide(located: Located, units: Units, topics: Values, languages: Sequence[Lang]) -> Decided:
    """The statements that stand, and those that the model finds likely. ``topics`` are the gate's scores of
    ``units.texts`` (`gate_scores`), ``languages`` those of the sentences.

    Raises:
        RulesetError: the weights that ship are missing or damaged.
    """
    likely: list[tuple[Unit, Statement]] = []
    unlikely: list[tuple[Unit, Statement]] = []
    for lang in sorted(set(languages)):
        here = [unit for unit in units.units if languages[unit.mention.sentence] == lang]
        if not here:
            continue
        used = scorer_weights(lang)
        blocks, rows = features(units.texts, lang, [unit.mention for unit in here], topics)
        raw = margins(blocks, rows, used)
        for action, more in SEEN[lang].items():
            at = GROUPS.index(action)
            raw[np.array([at in unit.denied for unit in here]), at] += more
        judged = _judge(raw, used, [unit.names_somebody for unit in here], [unit.denied for unit in here])
        for unit, (collected, found) in zip(here, judged, strict=True):
            own = [_entry(located, unit, said, collected) for said in unit.entries]
            (likely if collected >= ENTRY else unlikely).extend((unit, made) for made in own)
            for group, likelihood, actor, polarity in found:
                opened = group != _PERMISSION or openable((unit.data_type,))
                if opened and not (own and group == _COLLECT):
                    made = _statement(located, unit, GROUPS[group], actor, polarity, likelihood, lang)
                    (likely if likelihood >= LIKELY[lang] else unlikely).append((unit, made))
    return Decided(_in_order([*units.kept, *_joined(located, likely)]), _in_order(_joined(located, unlikely)))


def _is_collected(statement: Statement) -> bool:
    lang, _, how = statement.rule.partition("/")
    return GROUP_OF[statement.action] == "collect" and how in SPOKEN and lang in NAMING


def _in_order(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda s: (s.sentence, s.data_spans[0].start if s.data_spans else 0)))


def _joined(located: Located, made: Sequence[tuple[Unit, Statement]]) -> list[Statement]:
    """Statements that differ in their data types only, as one."""
    alike: dict[tuple[object, ...], list[tuple[Unit, Statement]]] = {}
    for unit, one in made:
        key = (one.sentence, one.action, one.actor, one.polarity, one.receiver, one.rule, one.purpose)
        alike.setdefault(key, []).append((unit, one))
    return [_together(located, parts) for parts in alike.values()]


def gate_scores(units: Units, scores: Values, lang: Lang) -> Values:
    """The gate's scores of all texts of the units, ``scores`` being those of the sentences."""
    headings = units.texts[len(scores) :]
    return np.concatenate([scores, topic_scores(headings, lang, ordered=False)]) if headings else scores


_Told = tuple[int, float, int, int]
"""Group, likelihood, actor, polarity."""


def _judge(
    raw: Floats, weights: ScorerWeights, named: Sequence[bool], denied: Sequence[Sequence[int]]
) -> list[tuple[float, list[_Told]]]:
    """For each mention how likely it is that it is collected at all, and the tuples that are not too unlikely: of each
    group with the likeliest actor, and with every other who is likely too ("we and our partners collect").
    """
    count = len(GROUPS)
    groups = _squashed(raw[:, :count])
    moved = raw[:, None, count:] + weights.given[None, :, count:]
    moved[np.flatnonzero(named), :, _NAMED] += NAMED
    for row, groups_denied in enumerate(denied):
        moved[row, groups_denied, len(ACTORS) + _NO] += DENIED
    rest = _squashed(moved)
    actors, polarities = rest[..., : len(ACTORS)], rest[..., len(ACTORS) :]
    stated = groups * (polarities.max(axis=-1) / polarities.sum(axis=-1))
    sure = stated[..., None] * actors / np.minimum(1.0, actors.sum(axis=-1))[..., None]
    told = (actors >= ALSO) | (np.arange(len(ACTORS)) == actors.argmax(axis=-1)[..., None])
    polarity = polarities.argmax(axis=-1)
    found: list[tuple[float, list[_Told]]] = [(collected, []) for collected in groups[:, _COLLECT].tolist()]
    for row, group, actor in np.argwhere(told & (sure >= DOUBTFUL)).tolist():
        found[row][1].append((group, float(sure[row, group, actor]), actor, int(polarity[row, group])))
    return found


def _squashed(values: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype(np.float32)


def _entry(located: Located, unit: Unit, said: Statement, likelihood: float) -> Statement:
    """What a rule saw a named third party collect, of one unit."""
    spans = tuple(located.span(match.start, match.end) for match in unit.matches)
    return structs.replace(said, data_types=(unit.data_type,), data_spans=spans, score=round(likelihood, 3))


def _statement(
    located: Located, unit: Unit, group: Action, actor: int, polarity: int, likelihood: float, lang: Lang
) -> Statement:
    """The statement of one unit, with all that a rule knows of it."""
    alike = [statement for statement in unit.stated if GROUP_OF[statement.action] == group]
    kind, said = ACTORS[actor], POLARITIES[polarity]
    if kind == "first-party" and all(within(match.start, located.elsewhere) for match in unit.matches):
        kind = "third-party"
    best = next((s for s in alike if s.actor.kind == kind and s.polarity == said), alike[0] if alike else None)
    base = best or (unit.stated[0] if unit.stated else None)
    action = best.action if best is not None else group
    who = _actor(located, unit, kind)
    spans = tuple(located.span(match.start, match.end) for match in unit.matches)
    score = round(likelihood, 3)
    if base is None:
        return Statement(
            sentence=unit.sentence, data_types=(unit.data_type,), action=action, actor=who, polarity=said,
            data_spans=spans, rule=f"{lang}/model", score=score,
        )  # fmt: skip
    return structs.replace(
        base, data_types=(unit.data_type,), action=action, actor=who, polarity=said, data_spans=spans, score=score,
        rule=base.rule if best is not None else f"{lang}/model",
        action_span=base.action_span if best is not None else None,
        receiver=base.receiver if group in ("share", "cross-border", "public") else None,
    )  # fmt: skip


def _actor(located: Located, unit: Unit, kind: ActorKind) -> Actor:
    """An actor of the kind, by the name that a rule or the sentence gives."""
    named = [statement.actor for statement in unit.stated if statement.actor.kind == kind]
    if named:
        return named[0]
    if kind != "named-third-party":
        return Actor(kind=kind)
    start, end = located.range_of(located.document.sentences[unit.sentence - 1].span)
    parties = located.parties_in(start, end)
    before = [party for party in parties if party.start < unit.matches[0].start]
    party = before[-1] if before else (parties[0] if parties else None)
    if party is None:
        return Actor(kind="third-party")
    return Actor(kind="named-third-party", name=located.words(party.start, party.end), sdk=party.sdk)


def _together(located: Located, parts: Sequence[tuple[Unit, Statement]]) -> Statement:
    first = parts[0][1]
    if len(parts) == 1:
        return first
    spans: set[tuple[int, int]] = {(span.start, span.end) for _, made in parts for span in made.data_spans}
    return structs.replace(
        first,
        data_types=tuple(sorted({unit.data_type for unit, _ in parts})),
        data_spans=tuple(Span(start=start, end=end) for start, end in sorted(spans)),
        score=min(made.score for _, made in parts),
    )


def _named(located: Located, matches: Iterable[Match], starts: Sequence[int]) -> dict[tuple[int, str], list[Match]]:
    """(sentence, data type) of every name."""
    sentences = located.document.sentences
    found: dict[tuple[int, str], list[Match]] = {}
    for match in matches:
        index = bisect_left(starts, match.start + 1) - 1
        if index >= 0:
            for name in match.types:
                found.setdefault((sentences[index].number, name), []).append(match)
    return found


def _leads(document: PolicyDocument, texts: Sequence[str]) -> list[int]:
    """For each sentence the one that introduces the list it belongs to, -1: none."""
    leads = []
    lead = -1
    for sentence, text in zip(document.sentences, texts, strict=True):
        leads.append(lead)
        kind = document.blocks[sentence.block].kind
        if _LEAD_IN.search(text[-40:]):
            lead = sentence.number - 1
        elif kind == "heading" or (kind == "paragraph" and len(text) > _LONG_PROSE):
            lead = -1
    return leads


def _words(
    name: str,
    grade: str,
    block: str,
    count: int,
    length: int,
    own: Sequence[Statement],
    here: Sequence[Statement],
    others: int,
    *,
    hinted: bool,
) -> list[str]:
    """Categorical features of a unit."""
    words = [
        f"type {name}",
        f"grade {grade}",
        f"block {block}",
        f"named {min(count, 3)}",
        f"length {min(length // 40, 8)}",
    ]
    words += [f"others {min(others, 12)}", f"others {min(others, 12) // 4} block {block}"]
    if hinted:
        words += ["hint", f"hint {name}"]
    for statement in own:
        group, who, said = GROUP_OF[statement.action], statement.actor.kind, statement.polarity
        words += [
            f"rule action {group}", f"rule actor {who}", f"rule polarity {said}", f"rule {statement.rule}",
            f"rule all {group} {who} {said}", f"rule grade {group} {grade}", f"rule how {group} {statement.rule}",
        ]  # fmt: skip
    if not own:
        words.append("no rule")
    words += [f"beside {GROUP_OF[s.action]} {s.actor.kind} {s.polarity}" for s in here]
    return words
