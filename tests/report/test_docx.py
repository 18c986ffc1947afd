"""The Word report: everything in it, opens, links that lead somewhere, the same bytes, templates of a laboratory."""

import importlib.util
import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx as library
import pytest
from docx.oxml.ns import qn
from msgspec import structs

from analyzer.errors import UsageError
from analyzer.places import reports_dir
from analyzer.report import docx
from analyzer.report.model import Report
from analyzer.report.paper import fields, paper
from analyzer.report.paper_model import SECTIONS, Heading
from analyzer.report.visible import visible
from tests.report.paper_texts import said, squeezed


@pytest.fixture(scope="module")
def made(report: Report) -> bytes:
    return docx.render(report)


def _document(data: bytes) -> Any:
    return library.Document(io.BytesIO(data))


def _text(root: Any) -> str:
    return squeezed("".join(piece.text or "" for piece in root.iter(qn("w:t"))))


def _template(*paragraphs: str, head: str = "") -> bytes:
    document = library.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if head:
        document.sections[0].header.paragraphs[0].text = head
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _changed(document: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The document with each part as ``change`` makes it, None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            if (content := change(name, before.read(name))) is not None:
                after.writestr(name, content)
    return out.getvalue()


def _without(document: bytes, part: str) -> bytes:
    return _changed(document, lambda name, content: None if name == part else content)


def _declaring(document: bytes) -> bytes:
    entity = b'?>\n<!DOCTYPE w [<!ENTITY lol "lol">]>'
    return _changed(document, lambda name, content: content.replace(b"?>", entity, 1))


def test_every_text_of_the_report_is_in_it(report: Report, made: bytes) -> None:
    text = _text(_document(made).element.body)
    assert [one for one in said(paper(report)) if squeezed(visible(one)) not in text] == []


def test_the_problem_names_are_those_of_the_report(report: Report, made: bytes) -> None:
    headings = [p.text for p in _document(made).paragraphs if p.style.name == "Heading 2"]
    for group in report.problems:
        assert any(heading.endswith(f"　{group.name}") for heading in headings)


def test_the_same_report_gives_the_same_bytes(report: Report, made: bytes) -> None:
    assert docx.render(report) == made
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = _document(made).core_properties
    assert about.created.date().isoformat() == about.modified.date().isoformat() == report.date


def test_sections_links_and_contents_hang_together(report: Report, made: bytes) -> None:
    document = _document(made)
    words = {word.key: word.text for word in report.words}
    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert titles == [f"{number}　{words[key]}" for number, key in enumerate(SECTIONS, 1)]
    marks = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    assert len(marks) == len(set(marks))
    assert len(links) > 20
    assert set(links) <= set(marks)
    begun = [c.get(qn("w:fldCharType")) for c in document.element.body.iter(qn("w:fldChar"))]
    assert begun == ["begin", "separate", "end"]


def test_no_placeholder_is_left(report: Report, made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}
    assert "{{" not in parts["word/header1.xml"] + parts["word/footer1.xml"]
    assert report.title in parts["word/header1.xml"]
    assert " PAGE " in parts["word/footer1.xml"]
    assert " NUMPAGES " in parts["word/footer1.xml"]


def test_the_template_that_ships_is_what_its_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("maker", reports_dir() / "make_docx_template.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    with (
        zipfile.ZipFile(reports_dir() / docx.TEMPLATE) as shipped,
        zipfile.ZipFile(io.BytesIO(maker.template())) as fresh,
    ):
        assert shipped.namelist() == fresh.namelist()
        assert all(shipped.read(name) == fresh.read(name) for name in fresh.namelist())


def test_a_laboratory_uses_its_own(chinese: Report) -> None:
    template = _template(
        "编号 {{meta_report_number}}", "样本：{{ app_name }} {{ version }}。", "{{ conclusion }}", head="{{title}}"
    )
    document = _document(docx.render(chinese, template))
    texts = [p.text for p in document.paragraphs]
    assert texts[0] == "编号 —"
    assert texts[1] == "样本：样例速贷 3.1.2。"
    assert chinese.conclusion.headline in texts
    assert chinese.limits[0] not in texts
    assert document.sections[0].header.paragraphs[0].text == chinese.title


def test_contents_and_links_name_only_what_the_template_holds(chinese: Report) -> None:
    document = _document(docx.render(chinese, _template("{{ contents }}", "{{ conclusion }}", "{{ items }}")))
    body = document.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert links
    assert links <= marks
    texts = [paragraph.text for paragraph in document.paragraphs]
    whole = [heading for section in paper(chinese).sections for heading in section.blocks[:1]]
    left_out = [f"{one.number} {one.text}" for one in whole if isinstance(one, Heading) and one.anchor == "permissions"]
    assert left_out
    assert left_out[0] not in texts


def test_a_short_row_stays_on_one_page_and_a_long_one_may_go_on(chinese: Report) -> None:
    long = structs.replace(chinese, sample=structs.replace(chinese.sample, app_name="字" * 900))
    kept = {
        "字" * 900 in "".join(text.text or "" for text in row.iter(qn("w:t"))): row.find(
            f"{qn('w:trPr')}/{qn('w:cantSplit')}"
        )
        for row in _document(docx.render(long)).element.body.iter(qn("w:tr"))
    }
    assert kept[True] is None
    assert kept[False] is not None


def test_a_placeholder_may_be_cut_into_runs(chinese: Report) -> None:
    document = library.Document()
    line = document.add_paragraph("版本 {")
    for piece in ("{ ver", "sion", " }} / {{ da", "te }}。"):
        line.add_run(piece)
    document.add_table(1, 1).cell(0, 0).text = "{{ limits }}"
    out = io.BytesIO()
    document.save(out)
    filled = _document(docx.render(chinese, out.getvalue()))
    assert filled.paragraphs[0].text == f"版本 3.1.2 / {chinese.date}。"
    assert chinese.limits[0] in filled.tables[0].cell(0, 0).text


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (b"", "no DOCX file"),
        (b"PK\x05\x06" + bytes(18), "no DOCX file"),
        (_without(_template("{{ sections }}"), "[Content_Types].xml"), "of another kind"),
        (_without(_template("{{ sections }}"), "word/document.xml"), "damaged DOCX"),
        (_declaring(_template("{{ sections }}")), "document type"),
        (_template("{{ nobody }}", "{{ sections }}", "{{ nowhere }}"), "nobody }}, {{ nowhere"),
        (_template("{{ nobody }}", "{{ sections }}"), "nobody"),
        (_template("only text"), "no place for a section"),
        (_template("here: {{ sections }}"), "paragraph of its own"),
    ],
)
def test_a_wrong_template_is_told(chinese: Report, template: bytes, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        docx.render(chinese, template)


@pytest.mark.parametrize("lines", [("{{ nobody }}", "{{ sections }}"), ("only text",), ("here: {{ sections }}",)])
def test_a_wrong_template_is_told_before_the_work(lines: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        docx.check(_template(*lines))


def test_every_field_of_the_report_is_documented() -> None:
    known = {"cover", "contents", "sections", "page", "word_contents", *SECTIONS}
    for name in ("report-template.md", "report-template.zh-CN.md"):
        text = (reports_dir().parent / "docs" / name).read_text(encoding="utf-8")
        assert [field for field in known if f"`{field}`" not in text] == []


def test_the_documented_fields_are_those_of_a_report(chinese: Report) -> None:
    text = (reports_dir().parent / "docs" / "report-template.md").read_text(encoding="utf-8")
    assert [field for field in docx.FIELDS if f"`{field}`" not in text] == []
    assert set(fields(chinese)) == set(docx.FIELDS) - {"word_contents"}


def test_hostile_content_stays_text(poisoned: Report) -> None:
    data = docx.render(poisoned)
    assert docx.render(poisoned) == data
    document = _document(data)
    body = document.element.body
    assert squeezed(visible(poisoned.problems[0].items[0].title)) in _text(body)
    codes = [code.text.split()[0] for code in body.iter(qn("w:instrText"))]
    assert codes == ["TOC"]
    outside = [rel for rel in document.part.rels.values() if rel.is_external]
    assert outside == []
