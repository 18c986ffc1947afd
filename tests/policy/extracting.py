"""What the rules read out of a text, before anything weighs it."""

from pathlib import Path

from analyzer.catalogue.model import Catalogue
from analyzer.policy.documents import read_document
from analyzer.policy.lexicon import lexicon_of
from analyzer.policy.located import Located
from analyzer.policy.model import Actor
from analyzer.policy.normal import normalise
from analyzer.policy.parties import outside, parties_of
from analyzer.policy.statements import Extraction, extract
from tests.policy.conftest import SDK_NAMES


def located(folder: Path, catalogue: Catalogue, content: str, suffix: str = ".txt") -> Located:
    """A text with the names in it."""
    path = folder / f"policy{suffix}"
    path.write_text(content, encoding="utf-8")
    document = read_document([path])
    normal = normalise(document.text)
    lexicon = lexicon_of(catalogue.data_types)
    parties = parties_of(tuple(sorted(SDK_NAMES.items())), lexicon.words).find(normal.text)
    return Located(document, normal, outside(lexicon.matches(normal.text), parties, normal.text), parties)


def extracted(folder: Path, catalogue: Catalogue, content: str, suffix: str = ".txt") -> Extraction:
    """What is read out of a text."""
    return extract(located(folder, catalogue, content, suffix))


def who(actor: Actor) -> str:
    """An actor in one word."""
    return actor.name if actor.kind == "named-third-party" else actor.kind


def told(extraction: Extraction) -> dict[str, set[str]]:
    """By "actor action polarity" the types."""
    found: dict[str, set[str]] = {}
    for statement in extraction.statements:
        key = f"{who(statement.actor)} {statement.action} {statement.polarity}"
        found.setdefault(key, set()).update(statement.data_types)
    return found
