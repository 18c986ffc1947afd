"""Policy files to what they say: the one entry of this stage."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from analyzer.catalogue.model import Catalogue
from analyzer.gaps import Cause, Gap
from analyzer.memory import no_collection
from analyzer.policy.aside import Ranges, silent, within
from analyzer.policy.bilingual import gate, languages_of
from analyzer.policy.checks import run_checks
from analyzer.policy.completeness import why_incomplete
from analyzer.policy.document_kinds import kind_of_all
from analyzer.policy.documents import read_document
from analyzer.policy.lexicon import Lexicon, Match, beside, hints_of, lexicon_of
from analyzer.policy.mixture import mixture
from analyzer.policy.model import Policy, PolicyDocument, SentenceTopics, Span
from analyzer.policy.naming import own_names
from analyzer.policy.normal import NormalText, normalise
from analyzer.policy.parties import outside, parties_of
from analyzer.policy.permission_words import load_permission_words
from analyzer.policy.receivers import each_receiver
from analyzer.policy.scorer import decide, gate_scores, units_of
from analyzer.policy.statements import Located, extract
from analyzer.policy.topics_ngrams import Lang

_NO_NAMES: Mapping[str, tuple[str, ...]] = {}


def read_policy(
    paths: Sequence[Path], catalogue: Catalogue, sdk_names: Mapping[str, tuple[str, ...]] = _NO_NAMES
) -> Policy:
    """Read the files as one policy.

    ``sdk_names`` are the names by canonical SDK id, aliases and company, by which a policy may call an SDK. What
    could not be read is a gap of the policy, and then it is not complete.

    Raises:
        UsageError: a path does not exist or is no document; see `documents.read_document`.
    """
    with no_collection():
        return understand(read_document(paths), catalogue, sdk_names)


def understand(
    document: PolicyDocument, catalogue: Catalogue, sdk_names: Mapping[str, tuple[str, ...]] = _NO_NAMES
) -> Policy:
    """What a document says.

    Raises:
        RulesetError: the weights that ship are missing or damaged.
    """
    names = locate(document, catalogue, sdk_names)
    located, normal, found = names.located, names.located.normal, names.found
    lang: Lang = "zh" if document.language == "zh" else "en"
    lines = _lines(located)
    texts = [text for _, _, text in lines]
    extraction = extract(located)
    grades = {kind.id: kind.grade for kind in catalogue.data_types}
    languages = languages_of(texts, lang)
    scores, topics = gate(texts, languages, lang)
    units = units_of(located, extraction.statements, grades)
    decided = decide(located, units, gate_scores(units, scores, lang), languages)
    numbers = _Numbers(document)
    mentions = {
        (name, number)
        for match in found
        if (number := numbers.at(normal.position(match.start)))
        for name in match.types
    }
    leaves = frozenset(kind.id for kind in catalogue.data_types if kind.grade in ("personal", "sensitive"))
    statements = each_receiver(located, own_names(document), decided.statements)
    named = tuple(extraction.sdk_mentions)
    about = {number: found for (number, _, _), found in zip(lines, topics, strict=True)}
    placed = partial(_placed, located)
    checks = run_checks(document, lines, statements, named, leaves, about, placed)
    gaps = document.gaps
    if not extraction.whole:
        gaps += (Gap(stage="policy", cause=Cause.BUDGET, detail="the text is longer than is read for statements"),)
    why = why_incomplete(document, statements, checks)
    if not extraction.whole and not why:
        why = f"a part could not be read: {gaps[-1].detail}"
    return Policy(
        document=document,
        statements=statements,
        sdk_mentions=named,
        checks=checks,
        mentions=tuple(sorted(mentions)),
        permission_mentions=_permissions(document, normal, numbers, names.homonyms),
        doubtful=decided.doubtful,
        topics=tuple(SentenceTopics(sentence=number, topics=found) for number, found in about.items() if found),
        kind=kind_of_all(document.files),
        complete=not why,
        why_incomplete=why,
        mix=mixture(document, lines, placed),
        gaps=gaps,
    )


@dataclass(frozen=True, slots=True)
class Names:
    """A document with the names in it; ``found`` are all matches of names of data types, those within others and those
    said aside too, ``homonyms`` the ranges in which words are no information (`aside`).
    """

    located: Located
    found: Sequence[Match]
    homonyms: Ranges = ()


def locate(
    document: PolicyDocument, catalogue: Catalogue, sdk_names: Mapping[str, tuple[str, ...]] = _NO_NAMES
) -> Names:
    """The names of data types and third parties in a document."""
    normal = normalise(document.text)
    lexicon = lexicon_of(catalogue.data_types)
    found = lexicon.all_matches(normal.text)
    parties = parties_of(tuple(sorted(sdk_names.items())), lexicon.words)
    named = parties.find(normal.text)
    words = hints_of(catalogue.data_types)
    matches = _named(outside(lexicon.matches(normal.text, found), named, normal.text), words, normal.text)
    hints = beside(words.matches(normal.text), matches)
    located = Located(document, normal, matches, named, hints)
    aside = silent([normal.text[start:end] for start, end in located.ranges], [start for start, _ in located.ranges])
    located = Located(
        document, normal, _told(matches, aside.nothing), named, _told(hints, aside.nothing), aside.elsewhere
    )
    return Names(located, found, aside.homonyms)


def _named(matches: Sequence[Match], hints: Lexicon, text: str) -> list[Match]:
    """The names without those that are hints of the same type too ("recording" of messages): what such a word means is
    for the scorer to decide, and only the search for mentions takes it for a name.
    """
    kept = []
    for match in matches:
        hinted = hints.types_of(text[match.start : match.end])
        types = tuple(name for name in match.types if name not in hinted) if hinted else match.types
        if types:
            kept.append(match if types == match.types else Match(match.start, match.end, types))
    return kept


def _told(matches: Sequence[Match], aside: Ranges) -> Sequence[Match]:
    return [match for match in matches if not within(match.start, aside)] if aside else matches


class _Numbers:
    """The sentence at a position of the text."""

    def __init__(self, document: PolicyDocument) -> None:
        self._sentences = document.sentences
        self._starts = [sentence.span.start for sentence in document.sentences]

    def at(self, position: int) -> int:
        """Number of the sentence, 0 between sentences before the first."""
        index = bisect_right(self._starts, position) - 1
        return self._sentences[index].number if index >= 0 else 0


def _placed(located: Located, number: int, found: tuple[int, int]) -> Span | None:
    """Where a range of the sentence with this number stands in the document; None when it is not all in it."""
    start, end = located.ranges[number - 1]
    first, last = start + found[0], start + found[1]
    return located.span(first, last) if start <= first < last <= end else None


def _lines(located: Located) -> list[tuple[int, bool, str]]:
    document, text = located.document, located.normal.text
    return [
        (sentence.number, document.blocks[sentence.block].kind == "heading", text[start:end])
        for sentence, (start, end) in zip(document.sentences, located.ranges, strict=True)
    ]


def _permissions(
    document: PolicyDocument, normal: NormalText, numbers: _Numbers, homonyms: Ranges
) -> tuple[tuple[str, int], ...]:
    words = load_permission_words()
    found = {
        (permission, numbers.at(normal.position(start)))
        for start, permission in words.find(normal.text)
        if not within(start, homonyms)
    }
    found |= {(permission, numbers.at(start)) for start, permission in words.constants(document.text)}
    return tuple(sorted((permission, number) for permission, number in found if number))
