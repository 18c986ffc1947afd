"""The folder ``rulesets/`` to one frozen Catalogue, read strictly, every mistake with file and line."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from analyzer import places
from analyzer.catalogue import compiled
from analyzer.catalogue.model import (
    HOME,
    AppType,
    Catalogue,
    DataType,
    Instrument,
    Language,
    Obligation,
    Problem,
    Rule,
    Text,
    Wording,
)
from analyzer.catalogue.packs import PackFile, ProblemEntry, UndecidedEntry, select, undecided
from analyzer.catalogue.references import Names, check_references
from analyzer.catalogue.retests import Retests, by_kind
from analyzer.catalogue.strict import Mistakes, convert
from analyzer.catalogue.yaml_tree import Document, MistakeError, Plain, parse
from analyzer.errors import RulesetError
from analyzer.value import Value

T = TypeVar("T", bound=Value)

MOST_BYTES = 1_000_000
"""Largest file that is read."""

_MOST_SHOWN = 20


def load_catalogue(
    rulesets_dir: Path, cache_dir: Path | None = None, packs: Sequence[str] | None = (HOME,)
) -> Catalogue:
    """Read everything below ``rulesets_dir``, narrowed to the law of ``packs``; None leaves all of them in.

    The result is kept, compiled, in ``cache_dir`` (default: the user's private cache folder) under a hash of every
    byte that went in; a cache that is missing, damaged or made by other code is only a little slower.

    Raises:
        RulesetError: a file is wrong; one ``file:line: what`` a line, all of them up to a limit.
        UsageError: there is no such pack.
    """
    files = read_files(rulesets_dir)
    digest = ruleset_sha256(files)
    folder = places.cache_dir() if cache_dir is None else cache_dir
    catalogue = compiled.read(folder, digest)
    if catalogue is None:
        catalogue = parse_catalogue(files)
        compiled.write(folder, catalogue)
    return catalogue if packs is None else select(catalogue, packs)


def read_files(rulesets_dir: Path) -> dict[str, bytes]:
    """Every YAML file below the folder by its POSIX path in it, sorted.

    Raises:
        RulesetError: the folder or a file cannot be read, or is far too large.
    """
    if not rulesets_dir.is_dir():
        raise RulesetError(f"{rulesets_dir}: no such folder", "give the folder that holds rules/ and clauses/")
    files = {}
    for path in sorted(rulesets_dir.rglob("*.yml"), key=lambda path: path.relative_to(rulesets_dir).as_posix()):
        name = path.relative_to(rulesets_dir).as_posix()
        try:
            if path.stat().st_size > MOST_BYTES:
                raise RulesetError(f"{name}:1: larger than {MOST_BYTES} bytes", "split it into several files")
            files[name] = path.read_bytes()
        except OSError as error:
            raise RulesetError(f"{name}:1: cannot be read ({error.strerror})") from error
    return files


def ruleset_sha256(files: dict[str, bytes]) -> str:
    """One digest over names and contents; line ends count as LF, so that every checkout has the same."""
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        content = data.replace(b"\r\n", b"\n")
        digest.update(f"{len(name.encode())} {name} {len(content)} ".encode())
        digest.update(content)
    return digest.hexdigest()


def parse_catalogue(files: dict[str, bytes]) -> Catalogue:
    """The catalogue of files read by ``read_files``, all packs in it.

    Raises:
        RulesetError: as ``load_catalogue``.
    """
    reading = _Reading(files)
    packs = reading.folder("packs", PackFile)
    catalogue = Catalogue(
        sha256=ruleset_sha256(files),
        data_types=reading.folder("data_types", DataType),
        instruments=tuple(_with_dates(entry) for entry in reading.folder("clauses", Instrument)),
        obligations=(
            *reading.table("obligations.yml", Text, lambda key, name: Obligation(id=key, name=name)),
            *(duty for pack in packs for duty in pack.own_obligations()),
        ),
        problems=(
            *reading.table("problems.yml", ProblemEntry, _problem),
            *(problem for pack in packs for problem in pack.own_problems()),
        ),
        app_types=reading.folder("app_types", AppType),
        rules=reading.folder("rules", Rule),
        undecided=(
            *reading.table("undecidable.yml", UndecidedEntry, undecided),
            *(entry for pack in packs for entry in pack.own_undecided()),
        ),
        languages=reading.languages(),
        wording=reading.table("wording.yml", Text, lambda key, text: Wording(id=key, text=text)),
        retests=by_kind(reading.file("retests.yml", Retests)),
        packs=tuple(pack.pack() for pack in packs),
    )
    if not reading.mistakes:
        reading.mistakes += check_references(catalogue, Names(reading.documents))
    if reading.mistakes:
        raise _error(reading.mistakes)
    return catalogue


def _problem(key: str, entry: ProblemEntry) -> Problem:
    return Problem(id=key, name=entry.name, source=entry.source, covers=entry.covers)


class _Reading:
    """One pass over the files; collects mistakes instead of stopping at the first."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self.mistakes: list[tuple[str, int, str]] = []
        self.documents: dict[str, Document] = {}

    def folder(self, folder: str, kind: type[T]) -> tuple[T, ...]:
        """All files of one folder as values sorted by id; the file name must be the id."""
        values = []
        for name in self._files:
            if not name.startswith(f"{folder}/"):
                continue
            value = self._read(name, kind)
            if value is None:
                continue
            stem = name.removeprefix(f"{folder}/").removesuffix(".yml")
            stated = str(getattr(value, "id", ""))
            if stated != stem:
                self._wrong(name, [(self.documents[name].line(("id",)), f"id '{stated}' must equal the file name")])
            values.append((stem, value))
        return tuple(value for _, value in sorted(values, key=lambda pair: pair[0]))

    def table(self, name: str, kind: type[Any], make: Callable[[str, Any], T]) -> tuple[T, ...]:
        """One file that maps ids to entries, in the order written; absent is empty."""
        if name not in self._files:
            return ()
        entries = self._read(name, dict[str, kind])  # type: ignore[valid-type]  # a type made at run time
        return tuple(make(key, entry) for key, entry in (entries or {}).items())

    def file(self, name: str, kind: type[T]) -> T | None:
        """One file that is one value; None when it is absent or wrong."""
        return self._read(name, kind) if name in self._files else None

    def languages(self) -> tuple[Language, ...]:
        """``languages/<tag>.yml``: a mapping of words, flattened to dotted keys."""
        languages = []
        for name in self._files:
            if not name.startswith("languages/"):
                continue
            document = self._parse(name)
            if document is None:
                continue
            words, mistakes = _flatten(document)
            self._wrong(name, mistakes)
            tag = name.removeprefix("languages/").removesuffix(".yml")
            languages.append(Language(tag=tag, name=dict(words).get("name", tag), words=words))
        return tuple(languages)

    def _read(self, name: str, kind: type[Any]) -> Any:
        document = self._parse(name)
        if document is None:
            return None
        value, mistakes = convert(document, kind)
        self._wrong(name, mistakes)
        return value

    def _parse(self, name: str) -> Document | None:
        try:
            document = parse(self._files[name])
        except MistakeError as mistake:
            self._wrong(name, [(mistake.line, mistake.what)])
            return None
        self.documents[name] = document
        return document

    def _wrong(self, name: str, mistakes: Mistakes) -> None:
        self.mistakes += [(name, line, what) for line, what in mistakes]


def _flatten(document: Document) -> tuple[tuple[tuple[str, str], ...], Mistakes]:
    words: list[tuple[str, str]] = []
    mistakes: Mistakes = []

    def walk(value: Plain, path: tuple[str, ...]) -> None:
        if isinstance(value, dict):
            for key, entry in value.items():
                walk(entry, (*path, key))
        elif isinstance(value, str) and path:
            words.append((".".join(path), value))
        else:
            mistakes.append((document.line(path), f"'{'.'.join(path)}' must be text or a mapping of texts"))

    walk(document.value, ())
    return tuple(sorted(words)), mistakes


def _with_dates(instrument: Instrument) -> Instrument:
    """Clauses that state no dates of their own are valid as long as their instrument."""
    clauses = []
    for clause in instrument.clauses:
        dated = {
            "valid_from": clause.valid_from or instrument.valid_from,
            "valid_to": clause.valid_to or instrument.valid_to,
        }
        clauses.append(replace(clause, **dated))
    return replace(instrument, clauses=tuple(clauses))


def _error(mistakes: list[tuple[str, int, str]]) -> RulesetError:
    lines = [f"{name}:{line}: {what}" for name, line, what in sorted(mistakes)]
    if len(lines) > _MOST_SHOWN:
        lines[_MOST_SHOWN:] = [f"... and {len(lines) - _MOST_SHOWN} more"]
    return RulesetError("\n".join(lines), "correct the file; docs/rules.md explains the format")
