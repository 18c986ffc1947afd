"""Every text of the facts and of the judgement hostile at once: nothing breaks, nothing escapes."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.report import csv, html, json, text
from analyzer.report.build import build_report
from analyzer.report.model import Report
from tests.report import sample
from tests.report.test_html import OURS, Page

CLOSED = {
    "kind", "status", "grade", "disclosure", "verdict", "severity", "mark", "role", "snippet_kind", "language", "media",
    "cause", "polarity", "action", "channel",
}  # fmt: skip
"""Fields with a closed set of values, which saved facts cannot break: they are checked when they are read."""


def _poisoned(value: Any, texts: Iterator[str], name: str = "") -> Any:
    if isinstance(value, str):
        return value if name in CLOSED else next(texts) + value
    if isinstance(value, tuple):
        return tuple(_poisoned(part, texts, name) for part in value)
    if isinstance(value, msgspec.Struct):
        fields = value.__struct_fields__
        return type(value)(**{field: _poisoned(getattr(value, field), texts, field) for field in fields})
    return value


@pytest.fixture(scope="module", params=range(3))
def poisoned(request: pytest.FixtureRequest, catalogue: Catalogue) -> Report:
    texts = itertools.cycle((*sample.HOSTILE_TEXTS, "x" * 5000, "", "\u202e" * 3000, "{0} {n} %s %n \\ ' \" < >"))
    for _ in range(request.param):
        next(texts)
    facts = _poisoned(sample.facts(), texts)
    judgement = _poisoned(sample.judgement(), texts)
    return build_report(facts, judgement, catalogue, ("zh", "en", "zh")[request.param])


def test_the_page_stays_whole(poisoned: Report) -> None:
    page = Page(html.render(poisoned))
    assert page.stack == []
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert "alert" not in "".join(page.inside["script"] + page.inside["style"])
    for tag, attributes in page.elements:
        assert tag not in {"img", "iframe", "link", "a href"}
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert OURS.fullmatch(value), (tag, name, value)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_other_forms_stay_whole(poisoned: Report) -> None:
    assert json.read(json.render(poisoned)) == poisoned
    assert not re.search("[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]", text.render(poisoned))
    csv.render(poisoned)


def test_no_text_is_endless(poisoned: Report) -> None:
    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for part in value:
                yield from texts(part)
        elif isinstance(value, msgspec.Struct):
            for field in value.__struct_fields__:
                yield from texts(getattr(value, field))

    assert max(len(found) for found in texts(poisoned)) < 8000
