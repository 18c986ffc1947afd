"""Whether every text of the rulesets says something in both languages, each in its own script."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from analyzer.catalogue.model import HOME, Catalogue, Text, Undecided
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
            yield from _texts(f"{folder}/{value.id}.yml", (), value)
    for duty in catalogue.obligations:
        yield from _texts(*table_place("obligations", duty.id, duty.pack), duty.name)
    for pack in catalogue.packs:
        yield from _texts(f"packs/{pack.id}.yml", (), pack)
    for word in catalogue.wording:
        yield from _texts("wording.yml", (word.id,), word.text)
    for problem in catalogue.problems:
        yield from _texts(*table_place("problems", problem.id, problem.pack), problem)
    for entry in catalogue.undecided:
        yield from _texts(*test_place(entry), entry)


def table_place(table: str, key: str, pack: str) -> tuple[str, Path]:
    """The file in which an entry of a table stands, which is that of its pack, and the keys to it."""
    return (f"{table}.yml", (key,)) if pack == HOME else (f"packs/{pack}.yml", (table, key))


def test_place(entry: Undecided) -> tuple[str, Path]:
    """`table_place` of what a person tests."""
    return table_place("undecidable", entry.id, entry.packs[0] if len(entry.packs) == 1 else HOME)


def _texts(file: str, path: Path, value: Any) -> Iterator[Untranslated]:
    if isinstance(value, Text):
        yield from ((file, path, what) for what in _wrong(value))
    elif isinstance(value, msgspec.Struct):
        for key in value.__struct_fields__:
            yield from _texts(file, (*path, key), getattr(value, key))
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _texts(file, (*path, number), entry)


def _wrong(text: Text) -> Iterator[str]:
    if HAN.search(text.en):
        yield f"the English text is not translated ('{text.en[:40]}')"
    if not HAN.search(text.zh) and text.zh.casefold() != text.en.casefold():
        yield f"the Chinese text is not Chinese ('{text.zh[:40]}')"
