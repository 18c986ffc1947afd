"""What a PDF shows by place: tables with and without rules, columns, running lines, turned pages, pictures."""

import re
from collections.abc import Sequence

import pytest

from analyzer.gaps import Cause
from analyzer.policy.documents import read_document
from analyzer.policy.model import PolicyDocument
from analyzer.policy.source_file import SourceFile
from tests.policy.test_documents import pdf

Text = tuple[str, str]
"""A text matrix, or "x y", and a text."""


def page_of(*pages: Sequence[Text], drawing: str = "", extra: str = "") -> bytes:
    """A PDF with texts and drawings at given places, 700 by 800 points."""
    marks = [f"@{number}@" for number in range(len(pages))]
    source = pdf(*marks).decode()
    for mark, texts in zip(marks, pages, strict=True):
        shown = "".join(f"BT /F1 10 Tf {matrix(place)} Tm ({text}) Tj ET " for place, text in texts)
        source = source.replace(f"({mark}) Tj T* ", f"ET {drawing} {shown} BT ")
    source = source.replace("/Type /Page /Parent", f"/Type /Page {extra} /Parent")
    return re.sub(r"/Length \d+", "/Length 99999", source).encode()


def matrix(place: str) -> str:
    return place if place.count(" ") > 1 else f"1 0 0 1 {place}"


def read(data: bytes) -> PolicyDocument:
    return read_document([SourceFile(name="p.pdf", data=data)])


def rows(document: PolicyDocument) -> list[list[str]]:
    return [
        [document.text[cell.start : cell.end] for cell in block.cells]
        for block in document.blocks
        if block.kind == "table-row"
    ]


def lines(xs: Sequence[int], ys: Sequence[int]) -> str:
    """A grid of strokes."""
    across = "".join(f"{xs[0]} {y} m {xs[-1]} {y} l S " for y in ys)
    return across + "".join(f"{x} {ys[0]} m {x} {ys[-1]} l S " for x in xs)


PROSE = ("40 760", "This policy says what we collect and with whom we share it.")


def test_cells_between_rules_hold_their_own_lines_only() -> None:
    document = read(
        page_of(
            [PROSE, ("45 710", "SDK"), ("145 710", "Information"), ("45 690", "Ay SDK"), ("145 690", "OAID and"),
             ("145 678", "IP address"), ("45 660", "Bee SDK"), ("145 660", "MAC")],
            drawing=lines((40, 140, 300), (725, 705, 672, 650)),
        )
    )  # fmt: skip
    assert rows(document) == [["SDK", "Information"], ["Ay SDK", "OAID and IP address"], ["Bee SDK", "MAC"]]


def test_a_cell_over_two_rows_belongs_to_both() -> None:
    drawing = "40 720 m 300 720 l S 40 700 m 300 700 l S 140 680 m 300 680 l S 40 660 m 300 660 l S "
    drawing += "".join(f"{x} 660 m {x} 720 l S " for x in (40, 140, 300))
    texts = [("45 706", "Company"), ("145 706", "SDK"), ("45 676", "Sample"), ("145 686", "Ay"), ("145 666", "Bee")]
    assert rows(read(page_of(texts, drawing=drawing))) == [["Company", "SDK"], ["Sample", "Ay"], ["Sample", "Bee"]]


def test_rules_drawn_as_thin_rectangles_are_rules() -> None:
    drawing = "".join(f"40 {y} 260 0.7 re f " for y in (720, 700, 680)) + "".join(
        f"{x} 680 0.7 40 re f " for x in (40, 140, 300)
    )
    texts = [("45 706", "SDK"), ("145 706", "Data"), ("45 686", "Ay"), ("145 686", "OAID")]
    assert rows(read(page_of(texts, drawing=drawing))) == [["SDK", "Data"], ["Ay", "OAID"]]


def test_dashed_lines_are_rules() -> None:
    drawing = "".join(f"{x} {y} 2.2 0.7 re f " for y in (720, 700, 680) for x in range(40, 300, 4))
    drawing += "".join(f"{x} {y} 0.7 2.2 re f " for x in (40, 140, 300) for y in range(680, 720, 4))
    texts = [("45 706", "SDK"), ("145 706", "Data"), ("45 686", "Ay"), ("145 686", "OAID")]
    assert rows(read(page_of(texts, drawing=drawing))) == [["SDK", "Data"], ["Ay", "OAID"]]


def test_a_row_that_the_page_cuts_is_one_row() -> None:
    grid = lines((40, 140, 240, 340), (700, 680, 660))
    first = [
        ("45 686", "SDK"),
        ("145 686", "Data"),
        ("245 686", "Why"),
        ("45 666", "Ay"),
        ("145 666", "OAID,"),
        ("245 666", "ads"),
    ]
    second = [("45 686", "SDK"), ("145 686", "Data"), ("245 686", "Why"), ("145 666", "IP address")]
    assert rows(read(page_of(first, second, drawing=grid))) == [
        ["SDK", "Data", "Why"],
        ["Ay", "OAID, IP address", "ads"],
    ]


def test_numbers_of_a_list_are_no_column() -> None:
    texts = [(f"40 {700 - 14 * n}", f"{n}.") for n in range(1, 5)]
    texts += [(f"70 {700 - 14 * n}", f"We collect item number {n} of this list.") for n in range(1, 5)]
    document = read(page_of(texts))
    assert rows(document) == []
    assert "1. We collect item number 1 of this list." in document.text


def test_what_stands_in_the_margin_of_every_page_goes() -> None:
    pages = [
        [("40 780", "Sample Ltd"), ("40 700", f"Words of page {word}."), ("330 20", f"- {number} -")]
        for number, word in enumerate(("one", "two", "three"), 1)
    ]
    assert read(page_of(*pages)).text.splitlines() == [
        "Words of page one.",
        "Words of page two.",
        "Words of page three.",
    ]


def test_the_same_words_elsewhere_on_a_page_stay() -> None:
    pages = [[("40 400", "We collect data."), ("40 300", f"Page about {word}.")] for word in ("a", "b", "c")]
    assert read(page_of(*pages)).text.count("We collect data.") == 3


@pytest.mark.parametrize(
    "lines_at",
    ["0 1 -1 0 {up} 100", "0 -1 1 0 {down} 700", "-1 0 0 -1 600 {up}", "1 0 0 1 100 {down}"],
)
def test_turned_pages_are_read_upright(lines_at: str) -> None:
    texts = ["We collect your phone number and your name so that", "you can sign in.", "We share nothing."]
    page = [(lines_at.format(up=100 + 12 * n, down=300 - 12 * n), text) for n, text in enumerate(texts)]
    assert read(page_of(page)).text.splitlines() == [f"{texts[0]} {texts[1]}", texts[2]]


def test_a_watermark_on_every_page_goes_and_words_askew_on_one_stay() -> None:
    mark = ("0.7 0.7 -0.7 0.7 200 200", "DRAFT")
    both = page_of([PROSE, mark], [("40 700", "More words of the policy."), mark])
    assert "DRAFT" not in read(both).text
    assert read(page_of([PROSE, mark])).text.splitlines()[-1] == "DRAFT"


def test_letters_drawn_twice_are_read_once() -> None:
    assert read(page_of([PROSE, ("40 700", "Bold"), ("40.4 700", "Bold")])).text.count("Bold") == 1


IMAGE = "q {width} 0 0 {height} 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


@pytest.mark.parametrize(
    ("width", "height", "texts", "gaps"),
    [
        (600, 700, [], 1),
        (600, 700, [("40 780", "1")], 1),
        (400, 400, [PROSE, ("40 740", "It is a long text that has no end in sight, and goes on.")], 1),
        (60, 60, [PROSE, ("40 740", "It is a long text that has no end in sight, and goes on.")], 0),
    ],
)
def test_pictures_of_text_are_a_gap(width: int, height: int, texts: list[Text], gaps: int) -> None:
    document = read(page_of(texts or [("10 10", " ")], drawing=IMAGE.format(width=width, height=height)))
    assert [gap.cause for gap in document.gaps if "picture" in gap.detail] == [Cause.UNSUPPORTED] * gaps


def test_characters_without_unicode_are_a_gap() -> None:
    data = page_of([("40 700", "\\001\\002\\003\\004 words that mean nothing")]).replace(
        b"/BaseFont /Helvetica",
        b"/BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [32 "
        + b" ".join(b"/uni%04X" % (0xE000 + n) for n in range(95)) + b"] >>",
    )  # fmt: skip
    assert any("no Unicode" in gap.detail for gap in read(data).gaps)
