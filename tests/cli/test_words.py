"""Pieces of Chinese sentences put together."""

import pytest

from analyzer.cli.words import beside


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
