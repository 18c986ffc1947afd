"""The pictures in PDF and Word: the same places, real text, links that lead somewhere, words for who cannot see."""

import io
import itertools

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from PIL import Image

from analyzer.report import docx as word
from analyzer.report import pdf
from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.paper import paper
from analyzer.report.paper_model import Figure
from analyzer.report.pdf_fonts import BOLD, SANS, register
from analyzer.report.picture_canvas import COLOURS, fitted, page
from analyzer.report.picture_flow_drawing import flow_drawing
from analyzer.report.picture_flow_model import PAPER
from analyzer.report.picture_model import Drawing, Part, Words
from analyzer.report.picture_pixels import LARGEST, png
from analyzer.report.picture_text import cut, extent, folded
from tests.report.paper_texts import squeezed


def figures(report: Report) -> list[Drawing]:
    blocks = (block for section in paper(report).sections for block in section.blocks)
    return [block.drawing for block in blocks if isinstance(block, Figure)]


def drawing(report: Report) -> Drawing:
    made = flow_drawing(report, Furniture(report), PAPER)
    assert made is not None
    return made


def test_the_report_on_paper_has_its_pictures_in_their_sections(report: Report) -> None:
    assert [drawing.id for drawing in figures(report)] == ["permission-matrix", "moments", "flows"]


def test_texts_of_a_picture_can_be_searched_in_the_pdf(report: Report) -> None:
    with pypdfium2.PdfDocument(page(drawing(report))) as document:
        said = squeezed(document[0].get_textpage().get_text_range())
    texts = [shape.text for part in drawing(report).parts for shape in part.shapes if isinstance(shape, Words)]
    assert len(texts) > 10
    for text in texts:
        if text.isascii() and text.isprintable():
            assert squeezed(text) in said


def test_a_picture_stays_on_its_page(report: Report) -> None:
    made = drawing(report)
    with pypdfium2.PdfDocument(page(made)) as document:
        text = document[0].get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            assert left >= 0
            assert right <= made.width
            assert bottom >= 0
            assert top <= made.height


def test_names_in_the_pdf_lead_to_headings(report: Report) -> None:
    data = pdf.render(report)
    links = sum(
        bool(part.link) and part.link.startswith(("flow-", "data-")) for one in figures(report) for part in one.parts
    )
    assert links > 5
    assert data.count(b"/Subtype /Link") > links


def test_a_text_in_real_letters_takes_no_more_than_it_was_given() -> None:
    register()
    samples = (
        "IMEI（国际移动设备识别码）",
        "host-17.a-rather-long-name.example.com.cn",
        "WWWmmm@@@",
        "é" + "\u0301" * 9,
    )
    for text, font in itertools.product(samples, (SANS, BOLD)):
        _, long = fitted(Words(x=0, y=0, text=text, size=12.0), font)
        assert long <= extent(text, 12.0) + 0.01


def test_pixels_are_those_of_the_drawing_and_the_same_again(report: Report) -> None:
    made = drawing(report)
    first = png(made)
    assert first == png(made)
    with Image.open(io.BytesIO(first)) as image:
        assert image.size == pytest.approx((made.width * 2, made.height * 2), abs=2)


def test_a_huge_picture_becomes_coarser() -> None:
    huge = Drawing(id="x", width=9000.0, height=9000.0, title="", text="", parts=(Part(shapes=()),))
    with Image.open(io.BytesIO(png(huge))) as image:
        assert image.width * image.height <= LARGEST * 1.01


def test_word_has_each_picture_with_a_description(report: Report) -> None:
    data = word.render(report)
    assert data == word.render(report)
    document = docx.Document(io.BytesIO(data))
    about = list(document.element.body.iter(qn("wp:docPr")))
    assert [one.get("name") for one in about] == [drawing.id for drawing in figures(report)]
    assert [one.get("descr") for one in about] == [drawing.text for drawing in figures(report)]
    assert len({one.get("id") for one in about}) == len(about)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_signs_and_texts_stand_out_on_white() -> None:
    for tone in COLOURS.keys() - {"line", "shade"}:
        assert 1.05 / (_luminance(COLOURS[tone]) + 0.05) >= 5, tone


def test_a_long_text_loses_its_middle_and_a_line_ends_at_a_joint() -> None:
    assert cut("a.very.long.host.name.of.somebody.example.cn", 120.0, 12.0).endswith(".cn")
    assert folded("started from outside", 45.0, 9.0, 3) == ("started", "from", "outside")
    assert folded("", 45.0, 9.0, 3) == ("",)
    lines = folded("国际移动设备识别码（国际移动设备识别码）", 130.0, 12.0, 2)
    assert len(lines) == 2
    assert not lines[1].startswith(("）", "，"))
    assert all(extent(line, 12.0) <= 130.0 for line in lines)
