"""Documents made of a known text, in all formats: nothing is lost, doubled, out of order or out of its cell."""

import random
from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.errors import UsageError
from analyzer.policy.documents import read_document
from analyzer.policy.model import PolicyDocument
from analyzer.policy.reading import understand
from analyzer.policy.source_file import SourceFile
from bench.policy_documents import documents, loss_of, measure, measure_texts
from bench.policy_known_text import EN, ZH, Heading, Paragraph, Table

MADE = {name: (parts, data) for name, parts, data in documents()}


def read(name: str, data: bytes | str) -> PolicyDocument:
    return read_document([SourceFile(name=name, data=data if isinstance(data, bytes) else data.encode())])


def test_there_are_documents_of_every_format() -> None:
    suffixes = [name.rpartition(".")[2] for name in MADE]
    assert len(MADE) >= 30
    assert {suffix: suffixes.count(suffix) >= 4 for suffix in ("html", "pdf", "docx", "md", "txt")} == dict.fromkeys(
        ("html", "pdf", "docx", "md", "txt"), True
    )


@pytest.mark.parametrize("name", MADE)
def test_nothing_is_lost_and_every_cell_is_in_its_place(name: str) -> None:
    parts, data = MADE[name]
    loss = loss_of(name, read(name, data), parts, data)
    assert loss.is_right, loss
    assert loss.characters > 1_000
    assert loss.rows == 8


def test_the_figures_are_sums_over_all_documents() -> None:
    losses = measure()
    told = losses.as_json()
    assert told["read"] == told["right"] == len(MADE)
    assert losses.as_lines()[0].startswith(f"documents: read {len(MADE)}, right {len(MADE)}, characters ")


def test_what_is_wrong_is_counted() -> None:
    parts = (Heading(1, "One"), Paragraph("second third"), Table(("A", "B"), (("c", "d"), ("^", "e"))))
    right = "One\n\nsecond third\n\nA\tB\tC\n"
    loss = loss_of("x.md", read("x.md", right), parts, right.encode())
    assert (loss.missing, loss.added, loss.rows, loss.misplaced) == (3, 1, 2, 2)
    turned = "second third\n\n# One\n\n| A | B |\n|-|-|\n| c | d |\n| c | e |\n"
    loss = loss_of("x-pipes.md", read("x.md", turned), parts, turned.encode())
    assert (loss.missing, loss.added, loss.misplaced) == (0, 0, 0)
    assert loss.disordered > 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_headings_are_headings_in_every_format_that_has_them(language: str) -> None:
    known = {part.text for part in (ZH if language == "zh" else EN) if isinstance(part, Heading)}
    for name in ("semantic.html", "roles.html", "styles.docx", "pipes.md", "html.md", "plain.docx", "ruled.pdf"):
        parts, data = MADE[f"{language}-{name}"]
        document = read(name, data)
        found = {document.text[b.span.start : b.span.end] for b in document.blocks if b.kind == "heading"}
        assert known - found <= ({known_title(parts)} if name.endswith("pdf") else set()), name


def known_title(parts: object) -> str:
    """The title of the text: the one heading that no number marks."""
    assert isinstance(parts, tuple)
    return str(parts[0].text)


def test_an_item_of_a_list_stays_one_behind_the_list_below_it() -> None:
    page = "<ul><li>first<ul><li>below</li></ul>still first</li><li>second</li></ul><p>after</p>"
    document = read("p.html", page)
    kinds = {document.text[b.span.start : b.span.end]: b.kind for b in document.blocks}
    assert kinds == {"first": "list-item", "below": "list-item", "still first": "list-item", "second": "list-item",
                     "after": "paragraph"}  # fmt: skip


def test_the_same_sdks_are_read_from_every_format(catalogue: Catalogue) -> None:
    for language in ("zh", "en"):
        read_from = {
            name: {(found.name, found.data_types) for found in understand(read(name, data), catalogue).sdk_mentions}
            for name, (_, data) in MADE.items()
            if name.startswith(language)
        }
        first = read_from[f"{language}-semantic.html"]
        assert len(first) >= 4
        assert [name for name, found in read_from.items() if found != first] == []


MARKS = tuple(
    mark.encode("latin-1")
    for mark in (
        "<table>", "</td>", "<tr>", "<div hidden>", "<ul><li>", "rowspan=999 colspan=99999", "\x00", "\xff",
        "<textarea>", "<!--", "<script>", "|", "\n|-|-|\n", "# ", "\t", "&#x110000;", "<dl><dt>", "> ",
    )
)  # fmt: skip


@pytest.mark.parametrize("name", MADE)
def test_damaged_documents_end_in_a_value(name: str) -> None:
    _, data = MADE[name]
    dice = random.Random(name)
    for _ in range(6):
        mutant = bytearray(data)
        for _ in range(dice.randint(1, 6)):
            place = dice.randrange(len(mutant) + 1)
            turn = dice.random()
            if turn < 0.3:
                del mutant[place : place + dice.randint(1, 400)]
            elif turn < 0.6:
                mutant[place:place] = dice.choice(MARKS) * dice.choice((1, 1, 40))
            else:
                other = dice.randrange(len(mutant) + 1)
                mutant[place:place] = mutant[other : other + dice.randint(1, 1_000)]
        try:
            document = read(name, bytes(mutant))
        except UsageError:
            continue
        assert all(0 <= s.span.start < s.span.end <= len(document.text) for s in document.sentences)
        assert all(cell.end <= len(document.text) for block in document.blocks for cell in block.cells)


def test_the_printed_documents_are_small(tmp_path: Path) -> None:
    folder = Path(__file__).parent / "documents"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 2_000_000


def test_characters_of_other_texts_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("我们收集信息。\r\n\r\n第二行。\n".encode("gbk"))
    (loss,) = measure_texts(tmp_path).documents
    assert (loss.characters, loss.is_right) == (11, True)
