"""Pieces of Chinese sentences put together."""

import pytest

from analyzer.cli.words import beside, written_line


@pytest.mark.parametrize(
    ("chinese", "other", "together"),
    [
        ("去往", "risk.loan.example", "去往 risk.loan.example"),
        ("去往", "未知的接收方", "去往未知的接收方"),
        ("Android ID", "等 9 项", "Android ID 等 9 项"),
        ("IMEI（国际移动设备识别码）", "等 9 项", "IMEI（国际移动设备识别码）等 9 项"),
        ("", "a", "a"),
    ],
)
def test_a_space_stands_where_two_scripts_meet(chinese: str, other: str, together: str) -> None:
    assert beside(chinese, other) == together


def test_the_name_of_a_folder_does_nothing_to_a_terminal() -> None:
    assert written_line("样例/a b-report/report.html", "zh") == "已写入：样例/a b-report/report.html"
    assert written_line("a\x1b[31m\u202e\udcff\n-report", "en") == r"Written: a\x1b[31m\u202e\udcff\n-report"
