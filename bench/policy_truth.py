"""The gold set of labelled policies: its files, and their texts by SHA-256.

``documents.tsv`` has one line per document: id, half ("develop" or "report"), language, file, SHA-256, licence, source.
Texts that we wrote stand in ``own``; the others are looked for, by their SHA-256, in the folders that the caller
names. ``labels/<pass>/<id>.tsv`` has one tuple per line: start, end, type, action, actor, receiver, polarity; start
and end are characters of the decoded source (half-open) and cover the words that name the data. ``checks/<pass>`` has
the check and the start of its sentence (-1: not said). ``hard.tsv`` has the single sentences: id, kind, half, language,
file ("" for our own), SHA-256, start, end, text ("" where it stands in the file). Lines of APPSI-139 (English, in a
file) have their words joined by commas; `rejoined` makes sentences of them. A training document may be a window of
that file: "train.txt@START-END,START-END", ranges of whole lines in characters; `windowed` makes its text.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_COMMAS = re.compile(",+")
GOLD = Path(__file__).resolve().parent / "policy_gold"
AGREED = "agreed"
PASSES = ("pass1", "pass2")


class GoldError(Exception):
    """The gold set is not as described; the message says where."""


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled tuple. ``actor`` and ``receiver`` are "first", "user", "third", "third:NAME" or "-"."""

    start: int
    end: int
    type: str
    action: str
    actor: str
    receiver: str
    polarity: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One policy or hard sentence. ``path`` is None when its text was not found; ``start`` and ``end`` cut a hard
    sentence out of its file, ``text`` is the sentence itself where it stands in the table.
    """

    id: str
    half: str
    language: str
    file: str
    sha256: str
    path: Path | None
    kind: str = "policy"
    start: int = 0
    end: int = 0
    text: str = ""
    ranges: tuple[tuple[int, int], ...] = ()

    @property
    def window(self) -> str | None:
        """The text of a window in Markdown, None when its file is not here.

        Raises:
            OSError: the file cannot be read.
        """
        return None if self.path is None else windowed(self.path.read_text(encoding="utf-8"), self.ranges)

    @property
    def sentence(self) -> str | None:
        """The text of a hard sentence, None when its file is not here.

        Raises:
            OSError: the file cannot be read.
        """
        if self.text or self.path is None:
            return self.text or None
        cut = self.path.read_text(encoding="utf-8")[self.start : self.end]
        return rejoined(cut) if self.language == "en" else cut


def rejoined(text: str) -> str:
    """A line of APPSI-139 as a sentence: a comma between two words is a space, two commas are a comma."""
    return " ".join(_COMMAS.sub(lambda found: " " if len(found[0]) == 1 else ", ", text).split())


def windowed(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Lines of APPSI-139 in order as paragraphs and list items of Markdown, without their flags."""
    lines = [line.rsplit("\t", 1)[0] for start, end in ranges for line in text[start:end].splitlines()]
    return "\n\n".join(rejoined(line) for line in lines) + "\n"


@dataclass(frozen=True, slots=True)
class Gold:
    """The documents, and the labels and checks of one pass by document."""

    documents: tuple[GoldDocument, ...]
    labels: dict[str, tuple[Label, ...]]
    checks: dict[str, dict[str, int]]

    def half(self, half: str) -> "Gold":
        """Only the documents of one half."""
        kept = tuple(document for document in self.documents if document.half == half)
        return Gold(kept, self.labels, self.checks)


def read_gold(folder: Path = GOLD, texts: Sequence[Path] = (), labelled: str = AGREED) -> Gold:
    """Read the set.

    Raises:
        GoldError: a file is missing or a line is not in the form above.
    """
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in _files((folder / "own", *texts))}
    documents = [_document(fields, found) for fields in _lines(folder / "documents.tsv", 7)]
    hard = folder / "hard.tsv"
    if hard.exists():
        documents += [_sentence(fields, found) for fields in _lines(hard, 9)]
    labels = {}
    checks = {}
    for document in documents:
        path = folder / "labels" / labelled / f"{document.id}.tsv"
        if path.exists():
            labels[document.id] = tuple(_label(fields) for fields in _lines(path, 7))
        path = folder / "checks" / labelled / f"{document.id}.tsv"
        if path.exists():
            checks[document.id] = {name: int(place) for name, place in _lines(path, 2)}
    hard_labels = folder / "labels" / labelled / "hard.tsv"
    if hard_labels.exists():
        for name, *fields in _lines(hard_labels, 8):
            labels[name] = (*labels.get(name, ()), _label(fields))
    return Gold(tuple(documents), labels, checks)


def read_training(folder: Path = GOLD, texts: Sequence[Path] = ()) -> Gold:
    """The policies that were labelled to learn from: ``train.tsv`` and ``labels/train``, in the same form.

    Raises:
        GoldError: a file is missing or a line is not in the form above.
    """
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in _files(texts)}
    documents = [_document(fields, found) for fields in _lines(folder / "train.tsv", 7)]
    labels = {}
    for document in documents:
        path = folder / "labels" / "train" / f"{document.id}.tsv"
        labels[document.id] = tuple(_label(fields) for fields in _lines(path, 7))
    return Gold(tuple(documents), labels, {})


def _files(folders: Iterable[Path]) -> list[Path]:
    return [path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*")) if path.is_file()]


def _lines(path: Path, columns: int) -> list[list[str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"{path.name}: {error.strerror}") from error
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    for number, row in enumerate(rows, 1):
        if len(row) != columns:
            raise GoldError(f"{path.name}: line {number} has {len(row)} columns, not {columns}")
    return rows


def _document(fields: list[str], found: dict[str, Path]) -> GoldDocument:
    name, half, language, file, sha256, _licence, _source = fields
    file, _, window = file.partition("@")
    try:
        ranges = tuple(
            (int(start), int(end)) for start, _, end in (part.partition("-") for part in window.split(",") if part)
        )
    except ValueError as error:
        raise GoldError(f"{name}: ranges that are no numbers: {window}") from error
    return GoldDocument(name, half, language, file, sha256, found.get(sha256), ranges=ranges)


def _sentence(fields: list[str], found: dict[str, Path]) -> GoldDocument:
    name, kind, half, language, file, sha256, start, end, text = fields
    return GoldDocument(
        name, half, language, file, sha256, found.get(sha256) if sha256 else None, kind,
        int(start or 0), int(end or 0), text,
    )  # fmt: skip


def _label(fields: Sequence[str]) -> Label:
    try:
        start, end = int(fields[0]), int(fields[1])
    except ValueError as error:
        raise GoldError(f"offsets that are no numbers: {fields[:2]}") from error
    return Label(start, end, *fields[2:])
