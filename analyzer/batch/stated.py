"""What is stated for single packages: a list with a line for each, as YAML, JSON or CSV."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from analyzer.batch.model import Stated, Task
from analyzer.catalogue.given import MOST_BYTES, Given, clipped, read_given
from analyzer.catalogue.yaml_tree import Document, Plain
from analyzer.errors import UsageError
from analyzer.report.meta import merged, meta_at, read_meta
from analyzer.report.model import Meta

KEYS: dict[str, str] = {"file": "文件", "type": "类型", "mapping": "映射文件", "meta": "首页信息"}
"""Keys of a line, and the Chinese word that may stand for each; all others are those of `analyzer.report.meta`."""

HINT = "see docs/batch.md"
_OWN = (*KEYS, *KEYS.values())


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: where it stands, for messages; which package it is about; the word for its app type."""

    place: str
    file: str
    kind: str
    stated: Stated


def read_list(path: Path) -> tuple[Row, ...]:
    """The lines of a list; paths in it are relative to its folder.

    Raises:
        UsageError: it cannot be read, or a line is wrong; the message names it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
    given = _table(data, path.name) if path.suffix.lower() == ".csv" else read_given(data, path.name, HINT)
    lines = given.at(())
    if not isinstance(lines, list):
        raise given.wrong((), "the file must be a list with an entry for each package")
    return tuple(_row(given, number, path.absolute().parent) for number in range(len(lines)))


def _row(given: Given, number: int, folder: Path) -> Row:
    path = (number,)
    entry = given.mapping(path)
    words: dict[str, str] = {}
    for key, chinese in KEYS.items():
        if key in entry and chinese in entry:
            raise given.wrong((*path, chinese), f"'{key}' is stated twice, as '{chinese}' and as '{key}'")
        name = chinese if chinese in entry else key
        words[key] = given.text(entry.get(name), (*path, name))
    if not words["file"]:
        raise given.wrong(path, "'file' is missing: the name of a package, or its SHA-256")
    meta = meta_at(given, path, _OWN)
    stated = Stated(
        mapping=str(folder / words["mapping"]) if words["mapping"] else "",
        meta_file=str(folder / words["meta"]) if words["meta"] else "",
        meta=meta if meta != Meta() else None,
    )
    place = str(given.wrong(path, "")).removesuffix(": ")
    return Row(place=place, file=words["file"], kind=words["type"], stated=stated)


def _table(data: bytes, name: str) -> Given:
    """CSV with a line of names: UTF-8, or GB 18030 as spreadsheets write it in China."""
    if len(data) > MOST_BYTES:
        raise UsageError(f"{name}: larger than {MOST_BYTES // 1_000_000} MB", HINT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise UsageError(f"{name}:1: neither UTF-8 nor GB 18030 text", HINT) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    value: list[Plain] = []
    lines: dict[tuple[str | int, ...], int] = {}
    names: list[str] = []
    try:
        for line in reader:
            cells = [cell.strip() for cell in line]
            if not any(cells):
                continue
            if not names:
                names = _names(cells, f"{name}:{reader.line_num}")
                continue
            if any(cells[len(names) :]):
                raise UsageError(f"{name}:{reader.line_num}: more cells than the first line names", HINT)
            lines[len(value),] = reader.line_num
            value.append({key: cell for key, cell in zip(names, cells, strict=False) if key})
    except csv.Error as error:
        raise UsageError(f"{name}:{reader.line_num}: not CSV: {error}", HINT) from error
    return Given(name, HINT, Document(value, lines))


def _names(cells: list[str], place: str) -> list[str]:
    for number, cell in enumerate(cells):
        if cell and cell in cells[:number]:
            raise UsageError(f"{place}: two columns are called '{clipped(cell)}'", HINT)
    if not {"file", KEYS["file"]} & set(cells):
        raise UsageError(f"{place}: no column is called 'file'", HINT)
    return cells


def with_stated(
    tasks: Sequence[Task], rows: Iterable[Row], digest: Callable[[Path], str]
) -> tuple[list[Task], tuple[str, ...]]:
    """The tasks with what the list states for them, and the lines that are about none of them.

    A line names a package by its digest, by its path below the folder that was given, or by its file's name alone when
    only one package has it. ``digest`` gives that of a file, OSError when it cannot be read.

    Raises:
        UsageError: a line may be about several packages, or two are about the same one.
    """
    places = _places(tasks)
    found: dict[str, Row] = {}
    strangers = []
    for row in rows:
        keys = places.get(row.file) or places.get(row.file.lower()) or ()
        if len(keys) > 1:
            raise UsageError(
                f"{row.place}: several packages are called '{clipped(row.file)}'", "name it with its folder"
            )
        if not keys:
            strangers.append(f"{row.place}: {clipped(row.file)}")
            continue
        (sha256,) = keys
        if sha256 in found:
            raise UsageError(f"{row.place}: the same package as in {found[sha256].place}", HINT)
        found[sha256] = row
    given = [
        replace(task, stated=_digested(found[task.sha256].stated, digest)) if task.sha256 in found else task
        for task in tasks
    ]
    return given, tuple(strangers)


def _places(tasks: Iterable[Task]) -> dict[str, set[str]]:
    """Digests by each name that a line may use; a whole path goes before the name of a file alone."""
    whole: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    for task in tasks:
        whole.setdefault(task.sha256, set()).add(task.sha256)
        for name in (task.name, *task.also):
            whole.setdefault(name, set()).add(task.sha256)
            short.setdefault(name.rpartition("/")[2], set()).add(task.sha256)
    return short | whole


def _digested(stated: Stated, digest: Callable[[Path], str]) -> Stated:
    total = hashlib.sha256()
    for path in (stated.mapping, stated.meta_file):
        try:
            total.update(f"{digest(Path(path)) if path else ''}\n".encode())
        except (OSError, ValueError):  # a name with a NUL in it is no name
            total.update(b"unreadable\n")
    return replace(stated, sha256=total.hexdigest() if stated.mapping or stated.meta_file else "")


def meta_for(task: Task) -> Meta | None:
    """The statements for a package's first page: those of its line, before those of its file, before those for all.

    Raises:
        UsageError: its file cannot be read, or is wrong.
    """
    stated = task.stated
    found = task.settings.meta
    if stated.meta_file:
        path = Path(stated.meta_file)
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            raise UsageError(f"cannot read {path.name}: {getattr(error, 'strerror', '') or error}") from error
        found = merged(found or Meta(), read_meta(data, path.name))
    return merged(found or Meta(), stated.meta) if stated.meta is not None else found
