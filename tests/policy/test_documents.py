"""Files of every format to numbered sentences with offsets into the source."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from analyzer.errors import UsageError
from analyzer.gaps import Cause
from analyzer.policy.documents import language_of, read_document
from analyzer.policy.model import PolicyDocument

PAGE = """<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body>
<nav>首页</nav><script>var IMEI;</script><template>模板</template><p hidden>藏</p><p style="display: none">藏</p>
<h1>隐私 政策</h1><h2>一、收集</h2><p>我们收集 <b>IMEI</b> &amp; MAC。<br>第二行</p>
<ul><li>联系人</li><li>短信</li></ul>
<form><p>在表单里的文字</p></form>
<table><thead><tr><th>SDK</th><th>信息</th></tr></thead>
<tr><td rowspan=2>甲</td><td>OAID</td></tr><tr><td>位置</td></tr></table>
<h2>二、共享</h2><p>不共享。</p></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def texts(document: PolicyDocument) -> list[str]:
    return [document.text[s.span.start : s.span.end] for s in document.sentences]


def source_position(document: PolicyDocument, position: int) -> int:
    text, source = max(pair for pair in document.offsets if pair[0] <= position)
    return source + position - text


def test_html_keeps_all_that_is_visible_and_nothing_else(tmp_path: Path) -> None:
    document = read_document([write(tmp_path, "p.html", PAGE)])
    assert texts(document) == [
        "首页", "隐私 政策", "一、收集", "我们收集 IMEI & MAC。", "第二行", "联系人", "短信", "在表单里的文字",
        "SDK\t信息", "甲\tOAID", "位置", "二、共享", "不共享。",
    ]  # fmt: skip
    assert (document.media, document.language, document.gaps) == ("html", "zh", ())


def test_html_blocks_know_their_kind_headings_and_columns(tmp_path: Path) -> None:
    document = read_document([write(tmp_path, "p.html", PAGE)])
    kinds = {document.text[b.span.start : b.span.end]: b for b in document.blocks}
    assert kinds["联系人"].kind == "list-item"
    assert kinds["不共享。"].headings == ("隐私 政策", "二、共享")
    row = kinds["位置"]
    assert row.header == ("SDK", "信息")
    assert [document.text[c.start : c.end] for c in row.cells] == ["甲", "位置"]


def test_offsets_lead_back_to_the_source(tmp_path: Path) -> None:
    document = read_document([write(tmp_path, "p.html", PAGE)])
    for word in ("首页", "IMEI", "MAC", "第二行", "短信", "OAID", "位置", "不共享"):
        assert PAGE.startswith(word, source_position(document, document.text.index(word))), word


def test_long_hidden_text_is_a_gap(tmp_path: Path) -> None:
    page = f"<p>政策</p><div style='display:none'>{'折叠的内容' * 60}</div>"
    (gap,) = read_document([write(tmp_path, "p.html", page)]).gaps
    assert gap.cause == Cause.NOT_ANALYSED


@pytest.mark.parametrize(
    ("encoding", "prefix"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gbk", b""), ("gb18030", b""), ("utf-16-le", b"\xff\xfe")],
)
def test_encodings(tmp_path: Path, encoding: str, prefix: bytes) -> None:
    text = "我们会收集您的设备信息。\r\n包括国际移动设备识别码。"
    document = read_document([write(tmp_path, "p.txt", prefix + text.encode(encoding))])
    assert texts(document) == ["我们会收集您的设备信息。", "包括国际移动设备识别码。"]
    assert document.gaps == ()


def test_a_declared_encoding_that_is_wrong_does_not_win(tmp_path: Path) -> None:
    page = '<meta charset="gb2312"><p>我们收集位置信息。</p>'
    assert texts(read_document([write(tmp_path, "p.html", page)])) == ["我们收集位置信息。"]


def test_markdown_headings_lists_tables_and_html(tmp_path: Path) -> None:
    source = "# Policy\n\nWe *collect* data.\n\n- `IMEI`\n- MAC\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n<p>Raw text</p>\n"
    document = read_document([write(tmp_path, "p.md", source)])
    assert texts(document) == ["Policy", "We collect data.", "IMEI", "MAC", "A\tB", "1\t2", "Raw text"]
    assert [b.kind for b in document.blocks][:4] == ["heading", "paragraph", "list-item", "list-item"]
    for word in ("collect", "IMEI", "MAC", "Raw text"):
        assert source.startswith(word, source_position(document, document.text.index(word)))


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("隐私政策", 1)
    document.add_paragraph("我们收集以下信息：")
    table = document.add_table(rows=3, cols=2)
    for row, values in zip(table.rows, (("SDK名称", "信息"), ("甲SDK", "OAID"), ("", "MAC地址")), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("位置信息", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    document = read_document([write(tmp_path, "p.docx", word_file())])
    assert texts(document) == ["隐私政策", "我们收集以下信息：", "SDK名称\t信息", "甲SDK\tOAID", "MAC地址", "位置信息"]
    last = next(b for b in document.blocks if document.text[b.span.start : b.span.end] == "MAC地址")
    assert [document.text[c.start : c.end] for c in last.cells] == ["甲SDK", "MAC地址"]
    assert document.blocks[0].kind == "heading"


def pdf(*pages: str, trailer: str = "") -> bytes:
    """A PDF with one line of text for each line of a page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        lines = "".join(f"({line}) Tj T* " for line in page.split("\n"))
        stream = f"BT /F1 10 Tf 12 TL 40 780 Td {lines}ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 700 800] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>"
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF").encode()


def test_pdf_lines_become_paragraphs_over_page_ends(tmp_path: Path) -> None:
    first = "Privacy policy\nWe collect your phone number and your location so that the map can show you where\n1 / 2"
    second = "you are. We never read your call log, whatever happens on your device or in the network.\n2 / 2"
    document = read_document([write(tmp_path, "p.pdf", pdf(first, second))])
    assert document.media == "pdf"
    assert any("where you are." in text for text in texts(document))


def placed(*pages: list[tuple[int, int, str]]) -> bytes:
    """A PDF with text at given places."""
    streams = ["".join(f"ET BT /F1 10 Tf {x} {y} Td ({text}) Tj " for x, y, text in page) for page in pages]
    marks = [f"@{number}@" for number in range(len(streams))]
    source = pdf(*marks).decode()
    for mark, stream in zip(marks, streams, strict=True):
        source = source.replace(f"({mark}) Tj T* ", stream)
    return re.sub(r"/Length \d+", "/Length 99999", source).encode()


def test_a_pdf_table_keeps_its_rows_over_pages(tmp_path: Path) -> None:
    head = [(40, 700, "SDK name"), (200, 700, "Purpose"), (330, 700, "Information collected")]
    first = [(40, 680, "StarAd SDK"), (200, 680, "show ads"), (330, 680, "OAID, IP address,"), (330, 668, "Android ID")]
    second = [(40, 648, "Pushlet SDK"), (200, 648, "messages"), (330, 648, "IMEI")]
    third = [(40, 740, "Third SDK"), (200, 740, "statistics"), (330, 740, "MAC address")]
    fourth = [(40, 720, "Fourth SDK"), (200, 720, "payment"), (330, 720, "IMSI")]
    prose = [
        (40, 740, "Privacy policy"),
        (40, 728, "We use the software of others, which is listed here for you to read."),
    ]
    document = read_document([write(tmp_path, "p.pdf", placed(prose + head + first + second, third + fourth))])

    rows = [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind == "table-row"]
    assert rows[1:] == [
        "StarAd SDK\tshow ads\tOAID, IP address, Android ID",
        "Pushlet SDK\tmessages\tIMEI",
        "Third SDK\tstatistics\tMAC address",
        "Fourth SDK\tpayment\tIMSI",
    ]
    assert document.blocks[-1].header == ("SDK name", "Purpose", "Information collected")


def test_columns_of_a_pdf_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"left line {number} of the first of two columns of prose that stand side by side" for number in range(14)]
    right = [
        f"right line {number} of the second of two columns of prose that stand side by side" for number in range(14)
    ]
    page = [
        (x, 700 - 14 * number, text)
        for number, pair in enumerate(zip(left, right, strict=True))
        for x, text in zip((40, 370), pair, strict=True)
    ]
    text = read_document([write(tmp_path, "p.pdf", placed(page))]).text

    assert text.index("left line 13") < text.index("right line 0")


def test_a_pdf_that_needs_a_password_is_a_gap(tmp_path: Path) -> None:
    key = "00" * 32
    locked = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <{key}> /U <{key}> >> "
    document = read_document([write(tmp_path, "p.pdf", pdf("x", trailer=locked))])
    assert [gap.cause for gap in document.gaps] == [Cause.ENCRYPTED]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("p.pdf", b"%PDF-1.7\nbroken"),
        ("p.docx", b"PK\x03\x04 broken"),
        ("p.docx", word_file()[:900]),
        ("p.txt", b""),
        ("p.html", b"<html><body></body></html>"),
    ],
)
def test_what_cannot_be_read_is_a_gap(tmp_path: Path, name: str, content: bytes) -> None:
    document = read_document([write(tmp_path, name, content)])
    assert document.gaps
    assert document.sentences == ()


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 129_000_000)
    (gap,) = read_document([write(tmp_path, "p.docx", stream.getvalue())]).gaps
    assert gap.cause == Cause.BUDGET


def test_several_files_are_one_policy(tmp_path: Path) -> None:
    one, two = write(tmp_path, "a.txt", "第一份。"), write(tmp_path, "b.html", "<p>第二份。</p>")
    document = read_document([one, two])
    assert document.name == "a.txt + b.html"
    assert [s.number for s in document.sentences] == [1, 2]
    assert texts(document) == ["第一份。", "第二份。"]
    assert source_position(document, document.text.index("第二份")) == len("第一份。") + len("<p>")


def test_a_folder_is_read_by_name(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "乙。")
    write(tmp_path, "a.txt", "甲。")
    write(tmp_path, "c.png", b"\x89PNG")
    assert texts(read_document([tmp_path])) == ["甲。", "乙。"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("p.txt", b"\x89PNG\r\n"), ("p.apk", b"PK\x03\x04xxxx"), ("p.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
)
def test_what_is_no_document_is_a_mistake(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(UsageError):
        read_document([write(tmp_path, name, content)])


def test_a_missing_file_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_document([tmp_path / "none.html"])
    with pytest.raises(UsageError):
        read_document([])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我们会收集 IMEI 和 OAID。", "zh"),
        ("We collect your data and the name of the app that you use.", "en"),
        ("私たちはあなたの情報を収集します。それはとても大切です。", "other"),
        ("Nous collectons vos donnees personnelles avec votre accord.", "other"),
        ("", "other"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一句。两句！三句？", ["一句。", "两句！", "三句？"]),
        ("We use e.g. cookies. Acme Inc. runs it.", ["We use e.g. cookies.", "Acme Inc. runs it."]),
        ("信息（包括甲；乙。）等。后句", ["信息（包括甲；乙。）等。", "后句"]),
        ("见 https://a.example/x?b=1 。下一句", ["见 https://a.example/x?b=1 。", "下一句"]),
        ("1. 收集信息。", ["1. 收集信息。"]),
    ],
)
def test_sentences_end_where_they_end(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert texts(read_document([write(tmp_path, "p.txt", text)])) == expected


@pytest.mark.parametrize(
    ("markup", "gaps"),
    [
        ('<iframe src="sdk-list.html"></iframe>', 1),
        ('<img src="list.png" width="800" height="1200">', 1),
        ('<img src="a.png" alt="第三方SDK清单">', 1),
        ('<img src="logo.png" width="120" height="40"><iframe src="about:blank"></iframe>', 0),
        ('<iframe src="counter.html" style="display:none"></iframe>', 0),
    ],
)
def test_what_a_page_shows_from_elsewhere_is_a_gap(tmp_path: Path, markup: str, gaps: int) -> None:
    page = f"<html><body><p>隐私政策：我们会收集您的IMEI。</p>{markup}</body></html>".encode()
    assert len(read_document([write(tmp_path, "p.html", page)]).gaps) == gaps
