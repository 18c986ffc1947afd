"""Whether every text of the rulesets says something in both languages, each in its own script."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from analyzer.catalogue.model import Catalogue, Text
from analyzer.catalogue.yaml_tree import Path

HAN = re.compile(r"[\u4e00-\u9fff]")

Untranslated = tuple[str, Path, str]
"""(file, the keys that lead to the text, what is wrong)."""


def untranslated(catalogue: Catalogue) -> Iterator[Untranslated]:
    """Texts of which one language is missing; a name that is the same in both, such as "IMEI", is none."""
    folders: tuple[tuple[str, Iterable[Any]], ...] = (
        ("data_types", catalogue.data_types),
        ("clauses", catalogue.instruments),
        ("app_types", catalogue.app_types),
        ("rules", catalogue.rules),
    )
    for folder, values in folders:
        for value in values:
            yield from _texts(f"{folder}/{value.id}.yml", value, ())
    for duty in catalogue.obligations:
        yield from _texts("obligations.yml", duty.name, (duty.id,))
    for word in catalogue.wording:
        yield from _texts("wording.yml", word.text, (word.id,))
    for name, entries in (("problems.yml", catalogue.problems), ("undecidable.yml", catalogue.undecided)):
        for entry in entries:
            yield from _texts(name, entry, (entry.id,))


def _texts(file: str, value: Any, path: Path) -> Iterator[Untranslated]:
    if isinstance(value, Text):
        yield from ((file, path, what) for what in _wrong(value))
    elif isinstance(value, msgspec.Struct):
        for key in value.__struct_fields__:
            yield from _texts(file, getattr(value, key), (*path, key))
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _texts(file, entry, (*path, number))


def _wrong(text: Text) -> Iterator[str]:
    if HAN.search(text.en):
        yield f"the English text is not translated ('{text.en[:40]}')"
    if not HAN.search(text.zh) and text.zh.casefold() != text.en.casefold():
        yield f"the Chinese text is not Chinese ('{text.zh[:40]}')"
