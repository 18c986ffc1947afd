"""What was not looked for to the end is a gap, never silence."""

from types import SimpleNamespace
from typing import Any

import pytest

from analyzer.flows import find
from analyzer.flows.points import Source


@pytest.mark.parametrize(
    ("count", "spent", "where"), [(1, False, []), (2, False, ["sources"]), (1, True, ["destinations"])]
)
def test_what_was_cut_short_is_said(monkeypatch: pytest.MonkeyPatch, count: int, spent: bool, where: list[str]) -> None:
    monkeypatch.setattr(find, "MOST_SOURCES", 2)
    ways: Any = SimpleNamespace(spent=spent)
    gaps = find._cut_short(tuple(Source(k, 0, -1, "imei", "api") for k in range(count)), ways)
    assert [gap.where for gap in gaps] == where
    assert all(gap.stage == "flows" for gap in gaps)
