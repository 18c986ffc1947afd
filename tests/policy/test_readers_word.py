"""Word files as people write them: numbers that Word counts, notes, remarks, hidden and moved words, nested tables."""

import io

import docx
import docx.document
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from analyzer.gaps import Cause
from analyzer.policy.documents import read_document
from analyzer.policy.docx_numbering import written
from analyzer.policy.model import PolicyDocument
from analyzer.policy.source_file import SourceFile


def read(document: docx.document.Document) -> PolicyDocument:
    stream = io.BytesIO()
    document.save(stream)
    return read_document([SourceFile(name="p.docx", data=stream.getvalue())])


def insert(document: docx.document.Document, xml: str) -> None:
    document.element.body.insert(
        len(document.element.body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))
    )


def number(document: docx.document.Document, *levels: tuple[str, str]) -> None:
    """Make list 77 with levels of (form, text)."""
    inner = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (form, text) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def numbered(document: docx.document.Document, text: str, level: int = 0) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 77


def test_numbers_that_word_counts_are_read_and_make_headings() -> None:
    document = docx.Document()
    number(document, ("chineseCounting", "%1、"), ("decimal", "%2."), ("bullet", ""))
    numbered(document, "我们收集的信息")
    numbered(
        document, "手机号码，用于注册账号；以及您在填写资料时主动提供的其他信息，例如昵称、头像、性别和生日等。", 1
    )
    numbered(document, "位置，用于导航；", 1)
    numbered(document, "一次", 2)
    numbered(document, "我们如何共享")
    numbered(
        document, "不共享；我们不会把您的个人信息提供给任何其他的公司、组织和个人，但是法律另有规定的情形除外。", 1
    )
    found = read(document)
    heads = [line.partition(" ")[0] for line in found.text.splitlines()]
    assert heads == ["一、", "1.", "2.", "一次", "二、", "1."]
    assert [block.kind for block in found.blocks] == ["heading", "list-item", "list-item", "list-item", "heading",
                                                       "list-item"]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [(12, "chineseCounting", "十二"), (30, "chineseCountingThousand", "三十"), (4, "lowerRoman", "iv"),
     (9, "upperRoman", "IX"), (27, "lowerLetter", "aa"), (2, "upperLetter", "B"), (7, "ordinal", "7"),
     (3, "decimalEnclosedCircle", "③"), (99_999, "upperRoman", "99999")],
)  # fmt: skip
def test_forms_of_numbers(value: int, form: str, text: str) -> None:
    assert written(value, form) == text


def test_hidden_and_moved_words_and_remarks_are_left_out() -> None:
    document = docx.Document()
    insert(document, "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:moveFrom><w:r><w:t>from</w:t></w:r>"
                     "</w:moveFrom><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>")  # fmt: skip
    document.add_comment(document.add_paragraph("remarked").runs, text="a remark", author="x", initials="x")
    assert read(document).text.splitlines() == ["moved", "remarked"]


def test_much_hidden_text_is_a_gap() -> None:
    document = docx.Document()
    document.add_paragraph("words")
    document.add_paragraph().add_run("hidden " * 50).font.hidden = True
    (gap,) = read(document).gaps
    assert gap.cause == Cause.NOT_ANALYSED


def test_headers_and_footers_of_pages_are_left_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "head"
    document.add_paragraph("words")
    assert read(document).text == "words\n"


def test_a_table_in_a_cell_keeps_the_row() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for column, text in enumerate(("SDK", "Data")):
        table.cell(0, column).text = text
    table.cell(1, 0).text = "Ay"
    inner = table.cell(1, 1).add_table(2, 1)
    inner.cell(0, 0).text, inner.cell(1, 0).text = "OAID", "IP"
    found = read(document)
    last = found.blocks[-1]
    assert (last.header, [found.text[c.start : c.end] for c in last.cells]) == (("SDK", "Data"), ["Ay", "OAID IP"])


def test_deleted_rows_are_gone_and_marked_header_rows_are_headers() -> None:
    document = docx.Document()
    table = document.add_table(4, 2)
    name = "What it collects, as far as we know at the time of writing this"
    for row, texts in enumerate((("SDK", name), ("Ay", "OAID"), ("Old", "IMEI"), ("Bee", "MAC"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    deleted = OxmlElement("w:del")
    deleted.set(qn("w:id"), "1")
    table.rows[2]._tr.get_or_add_trPr().append(deleted)
    found = read(document)
    assert [found.text[b.cells[0].start : b.cells[0].end] for b in found.blocks] == ["SDK", "Ay", "Bee"]
    assert found.blocks[1].header[0] == "SDK"


def test_an_embedded_document_is_a_gap() -> None:
    document = docx.Document()
    document.add_paragraph("words")
    document.element.body.insert(0, parse_xml(f"<w:altChunk {nsdecls('w')}/>"))
    assert [gap.cause for gap in read(document).gaps] == [Cause.UNSUPPORTED]
