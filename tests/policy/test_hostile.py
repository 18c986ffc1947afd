"""Text made to hang or crash a reader: every case ends, and ends in a value."""

import pytest

from tests.policy.conftest import Read

SIZE = 40_000
HTML = {
    "deep": "<div>",
    "deep table": "<table><tr><td>a<td>b",
    "open comments": "<!--",
    "open scripts": "<script>",
    "entities": "&amp",
    "brackets": "<",
    "attributes": "<p " + "a=b ",
    "style": "<p style='display:",
    "moved text": "<table>x",
    "nothing but breaks": "<br>",
}
TEXT = [
    "我们会收集您的IMEI，", "a", " ", "您", "，", "（", "我们不会收集、", "sdk", "x" * 30 + "sdk", "向第三方",
    "we collect your ", "to ", "1.", "名称：", "a.", "《", "位置、", "wi-fi ", "a-", "or ", "如果您不", "使用",
    "A_", "android.permission.", "within a ", "1", "\u200b", "IMEI 号 ", "不不会", "除", "为了", "包括",
]  # fmt: skip
MARKDOWN = ["*", "[", "> ", "`", "![[]()", "- ", "<div>", "|a|b\n|-|-\n"]


@pytest.mark.parametrize("name", HTML)
def test_hostile_html_ends(read: Read, name: str) -> None:
    piece = HTML[name]
    policy = read(piece * (SIZE * 4 // len(piece)), ".html")
    assert policy.document.media == "html"


def test_html_nested_beyond_reason_is_read_with_a_gap(read: Read) -> None:
    policy = read("<div>" * 50_000 + "我们收集IMEI。", ".html")
    assert [gap.stage for gap in policy.gaps] == ["policy"]
    assert ("imei", 1) in policy.mentions
    assert not policy.complete


def test_one_element_with_endless_attributes_is_read_with_a_gap(read: Read) -> None:
    policy = read("<p " + " ".join(f"a{number}=b" for number in range(20_000)) + ">我们收集IMEI。", ".html")
    assert policy.gaps
    assert ("imei", 1) in policy.mentions


@pytest.mark.parametrize("piece", TEXT)
def test_hostile_text_ends(read: Read, piece: str) -> None:
    assert read(piece * (SIZE // len(piece))).document.media == "text"


@pytest.mark.parametrize("piece", MARKDOWN)
def test_hostile_markdown_ends(read: Read, piece: str) -> None:
    assert read(piece * (20_000 // len(piece)), ".md").document.media == "markdown"


def test_the_same_input_gives_the_same_value(read: Read) -> None:
    page = "<p>我们会收集您的设备信息、IMEI、位置信息，并共享给星辰广告SDK。</p>"
    assert read(page, ".html") == read(page, ".html")


@pytest.mark.parametrize(
    "piece", ["我们不收集", "IMEI、收集", "不会、", "we do not collect ", "(我们共享", "不包括IMEI"]
)
def test_a_sentence_of_verbs_and_denials_costs_no_more_than_its_length(read: Read, piece: str) -> None:
    # The time of one such sentence grew with the cube of its length: a megabyte took six minutes.
    assert read(piece * (200_000 // len(piece))).document.media == "text"


def test_more_than_is_read_is_a_gap_and_names_still_are_found(read: Read) -> None:
    policy = read("我们会收集您的手机号码用于登录。\n" * 30_000 + "最后收集IMEI。")
    assert {gap.cause.value for gap in policy.gaps} == {"budget"}
    assert not policy.complete


def test_unclosed_inline_markup_makes_no_paragraphs(read: Read) -> None:
    document = read("<b>我们收集<i>IMEI" * 5_000, ".html").document
    assert len(document.blocks) == 1
    assert document.gaps
