"""The pages about rules say what the code does."""

import re
from pathlib import Path

import pytest

from analyzer.catalogue.conditions import When
from analyzer.judgement.story import read_story
from tests.judgement.conftest import RULESETS

DOCS = RULESETS.parent / "docs"
PAGES = [DOCS / "rules.md", DOCS / "rules.zh-CN.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_line_of_the_example_language_reads(page: Path) -> None:
    (block,) = re.findall(r"```\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(read_story(block).facts.reads) == 1


def conditions() -> dict[str, set[str]]:
    found = {}
    for name in When.__struct_fields__:
        kind = When.__annotations__[name].__args__[0]
        found[name] = set(kind.__struct_fields__)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_table_of_conditions_is_complete(page: Path) -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (`[^|]+) \|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: set(re.findall(r"`(\w+)`", keys)) for name, keys in rows} == conditions()
