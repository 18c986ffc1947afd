"""Pages as they are in the web: what belongs to the website goes, what a reader can see stays."""

import pytest

from analyzer.gaps import Cause
from analyzer.policy.documents import read_document
from analyzer.policy.model import PolicyDocument
from analyzer.policy.source_file import SourceFile

LINKS = "<a href='/a'>Home</a> <a href='/b'>Products</a> <a href='/c'>Careers</a>"


def read(page: str) -> PolicyDocument:
    return read_document([SourceFile(name="p.html", data=page.encode())])


def lines(page: str) -> list[str]:
    return read(page).text.splitlines()


def rows(document: PolicyDocument) -> list[tuple[tuple[str, ...], list[str]]]:
    return [
        (block.header, [document.text[cell.start : cell.end] for cell in block.cells])
        for block in document.blocks
        if block.kind == "table-row"
    ]


@pytest.mark.parametrize(
    "markup",
    [
        f"<nav>{LINKS}</nav>",
        f"<div role='navigation'>{LINKS}</div>",
        f"<div class='top-nav'>{LINKS}</div>",
        f"<footer><div>{LINKS}</div></footer>",
        f"<ul>{LINKS}</ul><p>We collect data.</p><ul>{LINKS}</ul>",
        "<footer><p>© 2025 Sample Ltd</p></footer>",
        "<div class='page-footer'><span>版权所有 样例公司 京ICP备1号</span></div>",
        "<nav><a href='/'>Home</a></nav>",
        "<div class='breadcrumb'><a href='/'>Home</a> &gt; <a href='/l'>Legal</a> &gt; Privacy policy</div>",
        "<footer><a href='/terms'>Terms</a> | <a href='/contact'>Contact</a></footer>",
        "<div class='cookie'>We use cookies. <a class='btn' href='/ok'>Accept</a></div>",
        "<div><a href='?l=en'>English</a> <a href='?l=zh'>简体中文</a></div>",
        "<select><option>English</option><option>Deutsch</option></select>",
        "<div id='cookie-bar'>This site uses cookies. <button>OK</button></div>",
        "<a href='#main'>Skip to content</a>",
        "<noscript>Please enable JavaScript to view this page.</noscript>",
    ],
)
def test_what_belongs_to_the_website_goes(markup: str) -> None:
    assert set(lines(f"<body>{markup}<p>We collect data.</p>")) == {"We collect data."}


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<nav><p>We share data with partners.</p></nav>", "We share data with partners."),
        ("<ul><li><a href='https://a.example'>Ay SDK</a><li><a href='https://b.example'>Bee SDK</a>"
         "<li><a href='https://c.example'>Cee SDK</a></ul>", "Cee SDK"),
        ("<nav><a href='#1'>1. Data</a><br><a href='#2'>2. Use</a><br><a href='#3'>3. Rights</a></nav>", "2. Use"),
        ("<footer><p>Write to privacy@x.example.</p></footer>", "Write to privacy@x.example."),
        ("<header><h1>Policy</h1></header>", "Policy"),
        ("<div class='cookie-policy'><h2>Cookies</h2><p>We use cookies for signing in.</p></div>", "Cookies"),
        ("<details><summary>More</summary><p>Folded words.</p></details>", "Folded words."),
        ("<div role=tabpanel hidden><p>Behind a tab.</p></div>", "Behind a tab."),
        ("<a href='#x'>open</a><div id=x style='display:none'><p>Unfolds.</p></div>", "Unfolds."),
        ("<noscript><p>We keep your data for a year.</p></noscript>", "We keep your data for a year."),
        ("<textarea>In a field.</textarea>", "In a field."),
        ("<button>I agree</button>", "I agree"),
    ],
)  # fmt: skip
def test_what_a_reader_can_see_stays(markup: str, kept: str) -> None:
    assert kept in lines(f"<body>{markup}<p>We collect data.</p>")


def test_what_a_style_sheet_hides_is_not_read_and_a_gap_when_long() -> None:
    style = "<style>.off, #gone{display:none} @media print{.paper{display:none}}</style>"
    assert lines(f"{style}<p class=off>a</p><p id=gone>b</p><p class=paper>c</p>") == ["c"]
    (gap,) = read(f"{style}<p class=off>{'hidden ' * 50}</p><p>c</p>").gaps
    assert gap.cause == Cause.NOT_ANALYSED


@pytest.mark.parametrize(
    "page",
    [
        "<div id=app></div><script src=app.js></script>",
        "<div id=root>Loading</div><script>var t='\\u9690\\u79c1 \\u9690\\u79c1 \\u9690\\u79c1'</script>",
        "<p>Policy</p><script type=application/json>" + '{"a":"personal information, privacy"}' * 3 + "</script>",
    ],
)
def test_a_page_that_a_script_builds_is_a_gap(page: str) -> None:
    assert [gap.cause for gap in read(page).gaps if "script" in gap.detail] == [Cause.UNSUPPORTED]


def test_scripts_of_a_page_that_holds_its_text_are_no_gap() -> None:
    text = "<p>This privacy policy says which personal information we collect and why.</p>" * 12
    assert read(f"<div id=app>{text}</div><script src=a.js></script>").gaps == ()


def test_frames_are_a_gap() -> None:
    (gap,) = read("<frameset><frame src=a.html><frame src=b.html></frameset>").gaps[:1]
    assert "2 other pages" in gap.detail


def test_a_table_in_a_cell_keeps_the_row_and_a_layout_table_is_no_table() -> None:
    inner = "<table><tr><td>OAID</td></tr><tr><td>IP</td></tr></table>"
    document = read(f"<table><tr><th>SDK</th><th>Data</th></tr><tr><td>Ay</td><td>{inner}</td></tr></table>")
    assert rows(document)[1] == (("SDK", "Data"), ["Ay", "OAID IP"])
    page = f"<table><tr><td>left</td><td><h1>Policy</h1>{'Words of it. ' * 40}</td></tr></table>"
    assert rows(read(page)) == []


def test_cells_over_rows_and_columns() -> None:
    document = read(
        "<table><tr><th rowspan=2>SDK<th colspan=2>What</tr><tr><th>Data<th>Purpose</tr>"
        "<tr><td rowspan=2>Ay<td>OAID<td>ads</tr><tr><td>IP<td>pay</tr><tr><td colspan=3>Others</tr>"
        "<tr><td>Bee<td>MAC<td>push</tr></table>"
    )
    header = ("SDK", "Data", "Purpose")
    assert rows(document)[2:] == [(header, ["Ay", "OAID", "ads"]), (header, ["Ay", "IP", "pay"]),
                                  (header, ["Bee", "MAC", "push"])]  # fmt: skip
    assert "Others" in document.text


def test_header_cells_in_the_first_column_turn_the_table() -> None:
    document = read("<table><tr><th>SDK<td>Ay<td>Bee</tr><tr><th>Data<td>OAID<td>MAC</tr></table>")
    assert rows(document)[1:] == [(("SDK", "Data"), ["Ay", "OAID"]), (("SDK", "Data"), ["Bee", "MAC"])]


def test_header_cells_before_one_value_each_are_no_header_row() -> None:
    document = read("<table><tr><th>SDK名称<td>甲<tr><th>收集信息<td>OAID</table>")
    assert rows(document) == [((), ["SDK名称", "甲"]), ((), ["收集信息", "OAID"])]


def test_terms_and_short_meanings_are_a_table_and_long_ones_are_not() -> None:
    assert rows(read("<dl><dt>SDK名称<dd>甲<dt>收集信息<dd>OAID</dl>"))[-1][1] == ["收集信息", "OAID"]
    assert rows(read("<dl><dt>Cookies<dd><p>One.</p><p>Two.</p></dl>")) == []


def test_a_caption_stands_before_its_table() -> None:
    assert lines("<table><caption>SDKs</caption><tr><td>a<td>b</tr></table>") == ["SDKs", "a\tb"]


def test_bold_lines_are_headings() -> None:
    document = read("<p><b>Information we collect</b></p><p>We collect your name and your email address.</p>")
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_offsets_pass_over_the_same_words_in_what_is_left_out() -> None:
    page = f"<nav>{LINKS}</nav><script>x='<p>Home</p>'</script><p hidden>Home</p><h1>Home</h1>"
    document = read(page)
    assert document.offsets == ((0, page.index("<h1>") + 4),)
