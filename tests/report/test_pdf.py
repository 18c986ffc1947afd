"""The PDF: everything in it, nothing beside the page, links that lead somewhere, the same bytes, fonts inside."""

import io
import re

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate

from analyzer.places import reports_dir, rulesets_dir
from analyzer.report import pdf, pdf_fonts, pdf_lines
from analyzer.report.model import Report
from analyzer.report.paper import paper
from analyzer.report.paper_model import SECTIONS, Grid, Para, Run
from analyzer.report.pdf_layout import WIDTH, Layout
from analyzer.report.pdf_text import style, words
from tests.report import escaping
from tests.report.paper_texts import pdf_text, said, squeezed


@pytest.fixture(scope="module")
def made(report: Report) -> bytes:
    return pdf.render(report)


def test_every_text_of_the_report_can_be_extracted(report: Report, made: bytes) -> None:
    text = pdf_text(made)
    missing = [one for one in said(paper(report)) if squeezed(pdf_fonts.shown(one)) not in text]
    assert missing == []


def test_the_problem_names_are_those_of_the_report(report: Report, made: bytes) -> None:
    text = pdf_text(made)
    for group in report.problems:
        assert squeezed(group.official) in text


def test_the_same_report_gives_the_same_bytes(report: Report, made: bytes) -> None:
    assert pdf.render(report) == made
    assert b"20261121" in made
    assert re.findall(rb"\(D:2026(?!1121)", made) == []


def test_nothing_is_drawn_beside_the_page(made: bytes) -> None:
    with pypdfium2.PdfDocument(made) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                assert left >= 50, text.get_text_bounded(left, bottom, right, top)
                assert right <= width - 48, text.get_text_bounded(left, bottom, right, top)
                assert bottom >= 25
                assert top <= height - 25


def test_contents_and_outline_have_every_section(report: Report, made: bytes) -> None:
    words = {word.key: word.text for word in report.words}
    with pypdfium2.PdfDocument(made) as document:
        entries = {entry.get_title(): entry.get_dest() for entry in document.get_toc()}
        first = entries[f"1 {words[SECTIONS[0]]}"].get_index()
        contents = "".join(squeezed(document[at].get_textpage().get_text_range()) for at in range(1, first))
        last = len(document)
        foot = squeezed(words["page"].format(page=last, pages=last))
        assert foot in squeezed(document[last - 1].get_textpage().get_text_range())
        assert squeezed(report.title) in squeezed(document[2].get_textpage().get_text_range())
        for number, key in enumerate(SECTIONS, 1):
            target = entries[f"{number} {words[key]}"].get_index()
            assert squeezed(words[key]) in squeezed(document[target].get_textpage().get_text_range())
            assert squeezed(f"{number}{words[key]}{target + 1}") in contents
    assert made.count(b"/Subtype /Link") > 20


def test_all_fonts_are_embedded(made: bytes) -> None:
    fonts = re.findall(rb"/BaseFont /(\S+)", made)
    assert fonts
    assert all(b"Noto" in name or name == b"Helvetica" for name in fonts)
    assert made.count(b"/FontFile2") >= 3
    # The library names Helvetica in every file and must never set a letter in it.
    with pypdfium2.PdfDocument(made) as document:
        text = document[3].get_textpage()
        assert text.count_chars() > 100


def test_every_character_of_the_rulesets_has_a_shape() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted(rulesets_dir().rglob("*.yml")))
    lacking = sorted({mark for mark in texts if mark.isprintable() and pdf_fonts.shown(mark) != mark})
    assert lacking == [], "run reports/fonts/make_fonts.py"


def test_the_fonts_ship_with_their_licence() -> None:
    folder = reports_dir() / "fonts"
    for name in ("OFL-NotoSansSC.txt", "OFL-NotoSansMono.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / name).read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 5_000_000


def test_what_the_fonts_lack_is_written_by_its_number() -> None:
    assert pdf_fonts.shown("a😀ب") == "a⟦U+1F600⟧⟦U+0628⟧"
    assert list(pdf_fonts.spans("安a⟦", pdf_fonts.BOLD)) == [(pdf_fonts.BOLD, "安a"), (pdf_fonts.MONO, "⟦")]


def test_quotation_marks_are_wide_beside_chinese_only() -> None:
    narrow = {
        piece for font, piece in pdf_fonts.spans("People’s “policy.html”.", pdf_fonts.SANS) if font == pdf_fonts.MONO
    }
    assert narrow == {"’", "“", "”"}
    for chinese in ("见“policy.html”的说明", "“样例”", "“"):
        assert [font for font, _ in pdf_fonts.spans(chinese, pdf_fonts.SANS)] == [pdf_fonts.SANS]


@pytest.mark.parametrize("lines", range(36, 48))
def test_what_introduces_a_list_stands_on_its_page(lines: int) -> None:
    title = Para(runs=(Run(text="LEAD"),), kind="lead")
    hint = Para(runs=(Run(text="HINT"),), kind="hint")
    item = Para(runs=(Run(text="ITEM " * 40),), kind="bullet", label="•")
    laid = Layout(()).flowables([*(_para("text") for _ in range(lines)), title, hint, item])
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, topMargin=40, bottomMargin=40).build(list(laid))
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    (at,) = [page for page in pages if "LEAD" in page]
    assert "HINT" in at
    assert "ITEM" in at


def _lines(text: str) -> list[str]:
    made = words([Run(text=text)], style("body", 10), ())
    found = pdf_lines.broken(made.frags, [100.0])
    return ["".join(word.text for word in line.words) for line in found.lines]


def test_lines_end_where_they_may() -> None:
    text = "收集（个人信息），见《认定方法》三、2. 和 com.example.loan.risk.ContactReader，以及“通讯录”。" * 4
    lines = _lines(text)
    assert "".join(lines) == text
    assert len(lines) > 10
    assert not [line for line in lines if line[0] in pdf_lines.NO_START or line[0] in pdf_lines.BLANKS]
    assert not [line for line in lines if line[-1] in pdf_lines.NO_END or line.endswith("、")]
    assert _lines("") == [""]
    assert "".join(_lines("。" * 90)) == "。" * 90
    assert _lines("and then comes a word") == ["and then comes a ", "word"]


def test_a_row_taller_than_a_page_goes_on_below() -> None:
    text = "字" * 20_000
    grid = Grid(
        weights=(1, 9), header=("甲", "乙"), rows=(((_para("短"),), (_para("短"),)), ((_para("一"),), (_para(text),)))
    )
    laid = list(Layout(()).flowables([grid]))
    assert len(laid) == 5
    assert all(part.wrap(WIDTH, 700)[0] <= WIDTH for part in laid)


def _para(text: str) -> Para:
    return Para(runs=(Run(text=text),))


def test_hostile_content_stays_text(poisoned: Report) -> None:
    made = pdf.render(poisoned)
    escaping.pdf_does_nothing(made)
    escaping.nothing_unseen(pdf_text(made))
    assert squeezed(pdf_fonts.shown(poisoned.problems[0].items[0].title)) in pdf_text(made)


def test_a_place_shown_elsewhere_names_the_finding_by_its_number(chinese: Report) -> None:
    text = squeezed("".join(said(paper(chinese))))
    shown = re.findall(r"调用路径和代码片段见(发现\d+)", text)
    assert shown
    assert text.count("调用路径和代码片段见") == len(shown)
