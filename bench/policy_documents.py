"""Document readers: how much of a known text is lost, doubled or out of place, over all formats.

    python -m bench.policy_documents [--texts DIR]

Two texts (bench/policy_known_text.py) are written as HTML in many dialects, as Word, Markdown and text files in many
encodings, and lie printed as PDF in tests/policy/documents. Every visible character is counted: white space and list
marks (•) are not. A row of a table is in its place when its cells, with merged ones filled in, and the names of its
columns are as in the text. ``--texts`` also reads every text file of a folder and counts the characters that are lost.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from analyzer.policy.documents import read_document
from analyzer.policy.model import PolicyDocument
from bench.policy_known_text import EN, ZH, Items, Part, Table
from bench.policy_made_files import MARKDOWN, TEXT, WORD
from bench.policy_made_html import DIALECTS, flat
from bench.policy_made_pdf import FOLDER

_MARKS = str.maketrans("", "", "•◦▪■○●")
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be")
_WRONG_META = "<meta charset='iso-8859-1'>"


@dataclass(frozen=True, slots=True)
class Loss:
    """One document: characters of the known text in all, missing, added or doubled, and in units that are out of
    order; words (English) that are missing; rows of tables in all and not in their place; sentences whose place in
    the source does not hold them (text formats).
    """

    name: str
    characters: int
    missing: int
    added: int
    disordered: int
    words: int
    rows: int
    misplaced: int
    astray: int
    gaps: int

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong."""
        return not any((self.missing, self.added, self.disordered, self.words, self.misplaced, self.astray, self.gaps))


@dataclass(frozen=True, slots=True)
class Losses:
    """All documents."""

    documents: tuple[Loss, ...]

    def as_json(self) -> dict[str, object]:
        """Totals, and each document."""
        return {**self._totals(), "each": [asdict(loss) for loss in self.documents]}

    def as_lines(self) -> list[str]:
        """The totals, and what is not right."""
        totals = self._totals()
        lines = ["documents: " + ", ".join(f"{name} {count}" for name, count in totals.items())]
        lines += [f"  {_told(loss)}" for loss in self.documents if not loss.is_right]
        return lines

    def _totals(self) -> dict[str, int]:
        names = ("characters", "missing", "added", "disordered", "words", "rows", "misplaced", "astray", "gaps")
        right = sum(loss.is_right for loss in self.documents)
        totals = {name: sum(getattr(loss, name) for loss in self.documents) for name in names}
        return {"read": len(self.documents), "right": right, **totals}


def measure(folder: Path = FOLDER) -> Losses:
    """Make every document, read it and count. ``folder`` holds the printed ones."""
    losses = []
    with tempfile.TemporaryDirectory() as place:
        for name, parts, data in documents(folder):
            path = Path(place) / name
            path.write_bytes(data)
            losses.append(loss_of(name, read_document([path]), parts, data))
    return Losses(tuple(losses))


def measure_texts(folder: Path) -> Losses:
    """Read every text file (.txt) of a folder: of these only what is missing, added and astray can be counted."""
    losses = []
    for path in sorted(folder.glob("*.txt")):
        data = path.read_bytes()
        document = read_document([path])
        wanted, found = Counter(_visible(_source(document, data))), Counter(_visible(document.text))
        missing, added = (wanted - found).total(), (found - wanted).total()
        astray, gaps = _astray(document, data), len(document.gaps)
        losses.append(Loss(path.name, wanted.total(), missing, added, 0, 0, 0, 0, astray, gaps))
    return Losses(tuple(losses))


def documents(folder: Path = FOLDER) -> Iterator[tuple[str, Sequence[Part], bytes]]:
    """File name, known text and content of every document."""
    for language, parts in (("zh", ZH), ("en", EN)):
        for name, html in DIALECTS.items():
            yield f"{language}-{name}.html", parts, html(parts).encode()
        page = DIALECTS["semantic"](parts)
        if language == "zh":
            yield "zh-gbk.html", parts, page.replace("utf-8", "gb2312").encode("gbk")
            yield "zh-no-meta.html", parts, page.replace("<meta charset='utf-8'>", "").encode("gbk")
            yield "zh-wrong-meta.html", parts, page.replace("<meta charset='utf-8'>", _WRONG_META).encode()
        for name, word in WORD.items():
            yield f"{language}-{name}.docx", parts, word(parts)
        for name, text in (*MARKDOWN.items(), *TEXT.items()):
            suffix = "md" if name in MARKDOWN else "txt"
            yield f"{language}-{name}.{suffix}", parts, text(parts).encode()
        for encoding in _ENCODINGS:
            yield f"{language}-{encoding}.txt", parts, TEXT["lines"](parts).replace("\n", "\r\n").encode(encoding)
        for path in sorted(folder.glob(f"{language}-*.pdf")):
            yield path.name, parts, path.read_bytes()


def loss_of(name: str, document: PolicyDocument, parts: Sequence[Part], data: bytes = b"") -> Loss:
    """What is wrong with a document that was made of ``parts``; ``data`` are its bytes, to check the offsets."""
    turned = name.partition(".")[0].endswith("turned")
    units = [_visible(unit) for part in parts for unit in _units(part, filled=_fills(name))]
    known = "".join(units)
    read = _visible(document.text)
    wanted, found = Counter(known), Counter(read)
    rows, misplaced = _rows(document, parts)
    return Loss(
        name=name,
        characters=len(known),
        missing=sum((wanted - found).values()),
        added=sum((found - wanted).values()),
        disordered=0 if turned and sorted(known) == sorted(read) else _disordered(units, read),
        words=_missing_words(document.text, parts),
        rows=rows,
        misplaced=misplaced,
        astray=_astray(document, data),
        gaps=len(document.gaps),
    )


def _fills(name: str) -> bool:
    """Whether a document has no merged cells, so that their text stands in it again and again."""
    stem, _, suffix = name.partition(".")
    return suffix == "txt" or stem.partition("-")[2] in ("textbox", "turned", "roles", "pipes", "open")


def _units(part: Part, filled: bool) -> Iterator[str]:
    if isinstance(part, Items):
        yield from (text for _, text in flat(part.items))
    elif isinstance(part, Table):
        yield from part.header
        for row in part.filled() if filled else part.rows:
            yield from (cell for cell in row if cell != "^")
    else:
        yield part.text


def _visible(text: str) -> str:
    return "".join(text.translate(_MARKS).split())


def _disordered(units: Sequence[str], read: str) -> int:
    """Characters of units that do not follow, unbroken, somewhere after the unit before."""
    at = count = 0
    for unit in units:
        place = read.find(unit, at)
        if place < 0:
            count += len(unit)
        else:
            at = place + len(unit)
    return count


def _missing_words(text: str, parts: Sequence[Part]) -> int:
    """Words that are no longer words: parted, joined or hyphenated at the end of a line (Chinese: spaces within)."""
    known = " ".join(unit for part in parts for unit in _units(part, filled=False))
    lost = Counter(known.split()) - Counter(text.split())
    if any("\u4e00" <= char <= "\u9fff" for char in known):
        return sum(count for word, count in lost.items() if not word.isascii() or len(word) < 4)
    return sum(lost.values())


def _rows(document: PolicyDocument, parts: Sequence[Part]) -> tuple[int, int]:
    """Rows of all tables, and how many are not read with their cells and columns."""
    read = Counter(
        (
            tuple(_visible(name) for name in block.header),
            tuple(_visible(document.text[cell.start : cell.end]) for cell in block.cells),
        )
        for block in document.blocks
        if block.kind == "table-row"
    )
    wanted: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for part in parts:
        if isinstance(part, Table):
            header = tuple(map(_visible, part.header))
            wanted.update((header, tuple(map(_visible, row))) for row in part.filled())
    return wanted.total(), (wanted - read).total()


def _astray(document: PolicyDocument, data: bytes) -> int:
    """Characters that do not stand where ``offsets`` says, in a document whose source is text without entities."""
    if document.media not in ("text", "markdown", "html"):
        return 0
    source = _source(document, data)
    count = 0
    runs = [*document.offsets, (len(document.text), len(source))]
    for (start, place), (end, _) in pairwise(runs):
        for index in range(start, end):
            char = document.text[index]
            there = source[place + index - start : place + index - start + 1]
            count += not char.isspace() and char != there and there != "&"
    return count


def _source(document: PolicyDocument, data: bytes) -> str:
    return data.decode(document.encoding, errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")


def _told(loss: Loss) -> str:
    counts = asdict(loss)
    wrong = {name: counts[name] for name in counts if name not in ("name", "characters", "rows") and counts[name]}
    return f"{loss.name}: " + ", ".join(f"{name} {value}" for name, value in wrong.items())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is wrong; 1 when anything is."""
    parser = argparse.ArgumentParser(prog="python -m bench.policy_documents", description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=Path, help="a folder of text files")
    options = parser.parse_args(arguments)
    results = [measure(), *([measure_texts(options.texts)] if options.texts else [])]
    for losses in results:
        for line in losses.as_lines():
            print(line)
    return 0 if all(loss.is_right for losses in results for loss in losses.documents) else 1


if __name__ == "__main__":
    sys.exit(main())
