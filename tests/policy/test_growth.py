"""Reading grows with the length of the text and no faster, whatever the text is made of.

Processor time is compared, because a count of calls would not see what a regular expression or a sort does: four times
the text may take up to twelve times as long. Work that grew with the square of the length would take sixteen times.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.reading import read_policy
from tests.policy.conftest import SDK_NAMES

SIZE = 6_000
TIMES = 4
MOST = 12
FLOOR = 0.05
"""Seconds that a measurement is taken for at least: what is quicker is mostly noise."""


def _list(size: int) -> str:
    return "\n".join("  " * (number % 100) + "- 我们收集您的IMEI" for number in range(size // 100))


def _table(size: int) -> str:
    columns = size // 7
    head = "|".join(f"列{number}" for number in range(columns))
    return f"|{head}|\n|{'-|' * columns}\n|{'imei|' * columns}\n"


def _rows(size: int) -> str:
    return "|SDK名称|公司|收集信息|用途|\n|-|-|-|-|\n" + "|星辰SDK|星辰有限公司|IMEI、位置|推送|\n" * (size // 25)


PIECES = (
    "收集", "不", "我们", "第三方", "如果", "为了", "您有权拒绝", "共享给", "见第三方", "有限公司", "保存30日", "一、",
    "位置信息，用于登录，", "我们收集IMEI", "a位b置", "we collect your email and ", "not ", "to ", "which ", "such as ",
    "our partners ", "see sdk ", "(", "”", "“", "1", "1.", ",", "，", " ", "：", "|", "\t", "a.b", "imei ", "\u200b",
)  # fmt: skip
SHAPES: dict[str, tuple[Callable[[int], str], str]] = {
    "nested list": (_list, ".md"),
    "wide table": (_table, ".md"),
    "long table": (_rows, ".md"),
    "lines": (lambda size: "您的信息\n" * (size // 5), ".txt"),
    "sentences": (lambda size: "we share it. " * (size // 13), ".txt"),
}


@pytest.fixture
def cost(catalogue: Catalogue, tmp_path: Path) -> Callable[[str, str], float]:
    """Processor seconds of reading a text, the smaller of two when it is quick."""

    def measured(text: str, suffix: str) -> float:
        path = tmp_path / f"policy{suffix}"
        path.write_text(text, encoding="utf-8")
        seconds = []
        for _ in range(2):
            start = time.process_time()
            read_policy([path], catalogue, SDK_NAMES)
            seconds.append(time.process_time() - start)
            if seconds[0] > 4 * FLOOR:
                break
        return max(FLOOR, min(seconds))

    return measured


Cost = Callable[[str, str], float]


@pytest.mark.parametrize("piece", PIECES)
def test_one_long_sentence_costs_its_length(cost: Cost, piece: str) -> None:
    short, long = (piece * (size // len(piece)) + "。\n我们收集您的IMEI。" for size in (SIZE, TIMES * SIZE))
    assert cost(long, ".txt") <= MOST * cost(short, ".txt")


@pytest.mark.parametrize("name", SHAPES)
def test_many_small_parts_cost_their_number(cost: Cost, name: str) -> None:
    make, suffix = SHAPES[name]
    assert cost(make(TIMES * SIZE), suffix) <= MOST * cost(make(SIZE), suffix)


def test_a_sentence_of_two_hundred_thousand_characters_costs_its_length(cost: Cost) -> None:
    piece = "我们会收集您的位置信息、IMEI和"
    short, long = (piece * (size // len(piece)) for size in (50_000, 200_000))
    assert cost(long, ".txt") <= MOST * cost(short, ".txt")
