"""Which types an app may be of, by its names, its manifest and its code: proposed with reasons, never assumed."""

import re
from collections.abc import Callable, Iterator

from analyzer.catalogue.model import AppType, Catalogue, Text
from analyzer.catalogue.signs import ENOUGH, NAMED, PACKAGED, Mark, Opened, SignWords
from analyzer.facts import Facts
from analyzer.judgement.model import ProposedType
from analyzer.judgement.wording import Lexicon

MOST = 3
"""Most types that are proposed; who is like four is like none."""

_REFERENCE = re.compile("@0x[0-9a-f]{1,8}")
"""A label whose resource could not be read: no name."""

_LONGEST = 200
"""Most characters of a name that are looked at."""

Reason = tuple[int, Text]


def propose(facts: Facts, catalogue: Catalogue) -> tuple[ProposedType, ...]:
    """The types whose signs weigh enough, heaviest first, then by number; () when none does.

    Only what an app says of itself, or what makes it one, weighs enough alone; a permission or an SDK does not.
    """
    seen = _Seen(facts, catalogue)
    found = []
    for kind in sorted(catalogue.app_types, key=lambda entry: entry.number):
        reasons = sorted(seen.reasons(kind), key=lambda reason: -reason[0])
        weight = sum(part for part, _ in reasons)
        if weight >= ENOUGH:
            texts = [text for _, text in reasons]
            found.append(
                ProposedType(
                    app_type=kind.id,
                    weight=weight,
                    reasons_zh=tuple(text.zh for text in texts),
                    reasons_en=tuple(text.en for text in texts),
                )
            )
    found.sort(key=lambda proposed: -proposed.weight)
    return tuple(found[:MOST])


class _Seen:
    """What of the facts the signs ask for."""

    def __init__(self, facts: Facts, catalogue: Catalogue) -> None:
        manifest = facts.manifest
        types = {entry.id: entry.name for entry in catalogue.data_types}
        self._facts = facts
        self._lexicon = Lexicon(catalogue)
        labels = [label.text.strip()[:_LONGEST] for label in manifest.labels]
        self._names = tuple(dict.fromkeys(name for name in labels if name and not _REFERENCE.fullmatch(name)))
        self._segments = frozenset(part for part in re.split("[._]", manifest.package.casefold()) if part)
        enabled = [component for component in manifest.components if component.enabled]
        self._services = {
            action
            for component in enabled
            if component.kind == "service"
            for one in component.filters
            for action in one.actions
        }
        self._opened = [
            one for component in enabled if component.kind.startswith("activity") for one in component.filters
        ]
        libraries = {sdk.id for sdk in facts.sdks if "library" in sdk.categories}
        self._read = {
            read.data_type for read in facts.reads if read.live and read.permitted and read.owner.sdk not in libraries
        }
        self._requested = {use.name for use in manifest.uses_permissions}
        self._looks: dict[str, Callable[[Mark], Text | str | None]] = {
            "service": lambda mark: mark.service if mark.service in self._services else "",
            "opens": lambda mark: self._opens(mark.opens),
            "permission": lambda mark: mark.permission.rpartition(".")[2] if mark.permission in self._requested else "",
            "category": lambda mark: str(mark.category) if mark.category == manifest.app_category else "",
            "sdk": self._sdks,
            "reads": lambda mark: types.get(mark.reads) if mark.reads in self._read else None,
        }

    def reasons(self, kind: AppType) -> Iterator[Reason]:
        """What speaks for one type, each with its weight."""
        for name in self._names:
            word = _word_in(name, kind.signs.words)
            if word and not _word_in(name, kind.signs.not_words):
                yield NAMED, self._lexicon.text("app-type-signs.name", name=name, word=word)
                break
        word = next((word for word in kind.signs.words.en if word.casefold() in self._segments), "")
        if word:
            yield (
                PACKAGED,
                self._lexicon.text("app-type-signs.package", package=self._facts.manifest.package, word=word),
            )
        for mark in kind.signs.marks:
            if text := self._marked(mark):
                yield mark.weight, text

    def _marked(self, mark: Mark) -> Text | None:
        """The mark in words when the app has it."""
        (kind,) = mark.stated
        what = self._looks[kind](mark)
        return self._lexicon.text(f"app-type-signs.{kind}", what=what) if what else None

    def _sdks(self, mark: Mark) -> Text | None:
        named = [
            Text(zh=sdk.name, en=sdk.name_en or sdk.name)
            for sdk in self._facts.sdks
            if sdk.live and mark.sdk in sdk.categories
        ]
        return self._lexicon.listed(named) if named else None

    def _opens(self, wanted: Opened | None) -> str:
        if wanted is None:
            return ""
        for one in self._opened:
            whole = (*wanted.actions, *wanted.categories, *wanted.data)
            if set(whole) <= {*one.actions, *one.categories, *one.data}:
                return ", ".join(part.rpartition(".")[2] if "://" not in part else part for part in whole)
        return ""


def _word_in(name: str, words: SignWords) -> str:
    """The first of the words that the name has."""
    folded = name.casefold()
    # What hyphens join is one word: "flows-map-keys" is no map.
    plain = " ".join(re.findall(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", folded))
    for word in words.zh:
        if word.casefold() in folded:
            return word
    return next((word for word in words.en if f" {word.casefold()} " in f" {plain} "), "")
