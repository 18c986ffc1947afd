"""Tables of marks (packers, runtimes) to the ids whose marks a package carries in its file list or manifest.

The tables lie in ``rulesets/tables``: lines beginning with ``#`` explain them, then a header line, then one mark a
line. Only marks called strong decide.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from analyzer.apk.model import Manifest
from analyzer.errors import RulesetError
from analyzer.places import rulesets_dir


class Mark(NamedTuple):
    """One mark: the id it stands for, what it is a mark in (``kind``), and the text or pattern."""

    identity: str
    kind: str
    value: str
    strength: str
    cause: str


class Inventory(NamedTuple):
    """What marks are looked for in: entry names, file names of native libraries, names in the manifest."""

    files: frozenset[str]
    libraries: frozenset[str]
    classes: frozenset[str]
    application: str
    factory: str
    providers: frozenset[str]
    meta_data: frozenset[str]


def take_inventory(names: Iterable[str], manifest: Manifest) -> Inventory:
    """Everything of a package that a mark can match."""
    files = frozenset(names)
    return Inventory(
        files=files,
        libraries=frozenset(name.rsplit("/", 1)[-1] for name in files if name.endswith(".so")),
        classes=frozenset((manifest.application_class, *(one.name for one in manifest.components))),
        application=manifest.application_class,
        factory=manifest.component_factory,
        providers=frozenset(one.name for one in manifest.components if one.kind == "provider"),
        meta_data=frozenset(one.name for one in manifest.meta_data),
    )


def matching(table: str, inventory: Inventory) -> tuple[Mark, ...]:
    """The strong marks of a table that the inventory carries, in the order of the table.

    Raises:
        RulesetError: the table is missing or malformed.
    """
    return tuple(mark for mark in load_marks(table) if mark.strength == "strong" and _matches(mark, inventory))


@cache
def load_marks(table: str) -> tuple[Mark, ...]:
    """All marks of ``rulesets/tables/<table>.tsv``, read once.

    Raises:
        RulesetError: the table is missing, a column is missing, a kind is unknown or a pattern is none.
    """
    path = rulesets_dir() / "tables" / f"{table}.tsv"
    place = f"tables/{table}.tsv"
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RulesetError(f"{place}: cannot be read: {error}") from error
    marks = []
    columns: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise RulesetError(f"{place}:{number}: {len(cells)} cells, the header has {len(columns)}")
        marks.append(_mark(dict(zip(columns, cells, strict=True)), f"{place}:{number}"))
    return tuple(marks)


def _mark(row: dict[str, str], place: str) -> Mark:
    try:
        mark = Mark(row["id"], row["kind"], row["value"], row["strength"], row.get("cause", "packed"))
    except KeyError as error:
        raise RulesetError(f"{place}: missing column {error}") from error
    if mark.kind not in _KINDS:
        raise RulesetError(f"{place}: {mark.kind!r} is not one of {', '.join(sorted(_KINDS))}")
    if mark.kind.endswith("_regex"):
        try:
            re.compile(mark.value)
        except re.error as error:
            raise RulesetError(f"{place}: {mark.value!r} is no pattern: {error}") from error
    return mark


def _matches(mark: Mark, inventory: Inventory) -> bool:
    return _KINDS[mark.kind](mark.value, inventory)


def _any_full_match(pattern: str, texts: Iterable[str]) -> bool:
    compiled = re.compile(pattern)
    # Every pattern begins with literal text: most names fail on it, which is cheaper than trying the pattern.
    literal = re.match(r"[\w/]*", pattern)
    start = literal.group()[:-1] if literal else ""
    return any(text.startswith(start) and compiled.fullmatch(text) for text in texts)


def _any_in_package(prefix: str, classes: Iterable[str]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for name in classes)


_KINDS: dict[str, Callable[[str, Inventory], bool]] = {
    "file": lambda value, inventory: value in inventory.files,
    "file_regex": lambda value, inventory: _any_full_match(value, inventory.files),
    "so": lambda value, inventory: value in inventory.libraries,
    "so_regex": lambda value, inventory: _any_full_match(value, inventory.libraries),
    "class": lambda value, inventory: value in inventory.classes,
    "class_prefix": lambda value, inventory: _any_in_package(value, inventory.classes),
    "stub_application": lambda value, inventory: value == inventory.application,
    "stub_application_regex": lambda value, inventory: _any_full_match(value, (inventory.application,)),
    "component_factory": lambda value, inventory: value == inventory.factory,
    "provider": lambda value, inventory: value in inventory.providers,
    "manifest_meta": lambda value, inventory: value in inventory.meta_data,
    "meta": lambda value, inventory: value in inventory.meta_data,
}
