"""Plain text and Markdown: lines broken at a width, encodings, numbers, tables; saved pages."""

import random

import pytest

from analyzer.errors import UsageError
from analyzer.policy.decoding import decode
from analyzer.policy.documents import read_document
from analyzer.policy.plain import wrapped_at
from analyzer.policy.source_file import SourceFile
from analyzer.report.policy_view import source_position

LONG = "我们会在您使用本产品的时候收集下列与您有关的个人信息并且用于向您提供您所选择使用的各项功能"
HARD = (
    "\n".join((LONG * 7)[index : index + 30] for index in range(0, len(LONG) * 7, 30))
    + "。\n第二段的开头从这里开始。\n"
)


def lines(text: str | bytes, name: str = "p.txt") -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_document([SourceFile(name=name, data=data)]).text.splitlines()


@pytest.mark.parametrize("encoding", ["big5", "utf-16-le", "utf-16-be", "utf-8", "utf-16", "utf-32", "gb18030"])
def test_traditional_text_in_any_encoding(encoding: str) -> None:
    text = "我們會收集您的個人資料，包括電話號碼。請您閱讀本隱私權政策，以了解我們如何使用資料。" * 3
    assert decode(text.encode(encoding))[::2] == (text, True)


def test_a_declared_encoding_of_single_bytes_does_not_win_over_chinese() -> None:
    page = "<meta charset=iso-8859-1><p>我们会收集您的个人信息。</p>"
    assert decode(page.encode("gbk"))[0] == page
    french = "<meta charset=iso-8859-1><p>Données à caractère privé, déjà là</p>"
    assert decode(french.encode("latin-1"))[0] == french


def test_lines_broken_at_a_width_are_joined_without_spaces_between_chinese() -> None:
    assert lines(HARD) == [LONG * 7 + "。", "第二段的开头从这里开始。"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"第{number}项信息，用于第{number}项功能。" for number in range(40)),
        "短\n" * 40,
        LONG * 5 + "\n" + LONG,
    ],
)
def test_lines_that_are_paragraphs_stay_apart(text: str) -> None:
    assert wrapped_at(text) == 0
    assert lines(text) == text.strip().split("\n")


def test_lines_with_tabs_are_rows() -> None:
    document = read_document(
        [SourceFile(name="p.txt", data="SDK\t目的\t信息\n甲\t推送\tOAID\n乙\t支付\tIMSI\n".encode())]
    )
    assert [block.header for block in document.blocks][1:] == [("SDK", "目的", "信息")] * 2


def test_a_html_table_in_markdown_may_have_empty_lines() -> None:
    table = "<table>\n\n<tr><th>SDK</th><th>Data</th></tr>\n\n<tr><td>Ay</td><td>OAID</td></tr>\n\n</table>"
    source = f"# T\n\n{table}\n\nafter\n"
    assert lines(source, "p.md") == ["T", "SDK\tData", "Ay\tOAID", "after"]


def test_numbers_of_markdown_items_are_text() -> None:
    assert lines("3. one\n4. two\n", "p.md") == ["3. one", "4. two"]


def test_a_saved_page_is_read() -> None:
    saved = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--b"\n\n----b\nContent-Type: text/html\n'
        b"Content-Transfer-Encoding: quoted-printable\n\n<p>=E6=88=91=E4=BB=AC=E6=94=\n=B6=E9=9B=86IMEI</p>\n----b--\n"
    )
    assert lines(saved, "p.mht") == ["我们收集IMEI"]


def test_rich_text_is_refused() -> None:
    with pytest.raises(UsageError, match="Rich Text"):
        lines(b"{\\rtf1\\ansi x}", "p.rtf")


@pytest.mark.parametrize("name", ["p.html", "p.txt", "p.md", "p", "p.bin"])
@pytest.mark.parametrize(
    "data", [random.Random(5).randbytes(4_000), b"<html><p>" + random.Random(6).randbytes(999), bytes(600)]
)
def test_bytes_that_are_no_text_are_refused(name: str, data: bytes) -> None:
    with pytest.raises(UsageError, match="not a text document"):
        lines(data, name)


def test_a_text_with_damaged_bytes_is_still_one() -> None:
    text = "我们会收集您的个人信息。\n".encode() * 40
    document = read_document([SourceFile(name="p.txt", data=text + b"\xff\xfe\x80\x81 \x0c \x1b[1m")])
    assert document.text.count("个人信息") == 40
    assert document.gaps


FRONT = """---
layout: page
title: "Privacy at Sample"
tags: [privacy, legal]
description: >
  We collect your IMEI.
last_updated: 2024-11-20
nav:
  - a
---
# The short version

We collect your location.
"""


def test_front_matter_is_no_text_but_for_title_and_date() -> None:
    assert lines(FRONT, "p.md") == [
        "Privacy at Sample",
        "last_updated: 2024-11-20",
        "The short version",
        "We collect your location.",
    ]


def test_positions_are_those_of_the_file_with_front_matter() -> None:
    document = read_document([SourceFile(name="p.md", data=FRONT.encode())])
    for text in ("Privacy at Sample", "last_updated: 2024-11-20", "The short version", "location"):
        at = document.text.index(text)
        assert source_position(document, at) == FRONT.index(text)
    assert document.blocks[0].kind == "heading"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("---\ntitle: Our privacy\n---\n\n# Our  Privacy\n\nx1\n", ["Our Privacy", "x1"]),
        ("+++\ntitle = 'Our privacy'\ndraft = false\n[menu]\n+++\nx1\n", ["Our privacy", "x1"]),
        ("---\ntitle: >-\n  Our privacy\n...\nx1\n", ["Our privacy", "x1"]),
        ("---\ntitle:\n---\nx1\n", ["x1"]),
        ("---\nWe collect: names.\nAnd we sell them.\n---\nx1\n", ["We collect: names. And we sell them.", "x1"]),
        ("---\nEmail: me@sample.example\n---\nx1\n", ["Email: me@sample.example", "x1"]),
        ("---\n\nWe collect names.\n\n---\n\nx1\n", ["We collect names.", "x1"]),
        ("---\ntitle: never closed\n\nx1\n", ["title: never closed", "x1"]),
        ("x1\n\n---\ntitle: below\n---\n", ["x1", "title: below"]),
    ],
)
def test_what_is_front_matter_and_what_is_text(source: str, shown: list[str]) -> None:
    assert lines(source, "p.md") == shown
