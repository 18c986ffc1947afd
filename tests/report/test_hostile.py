"""Every text of the facts and of the judgement hostile at once: nothing breaks, nothing escapes."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from analyzer.report import csv, html, json, text
from analyzer.report.model import Report
from tests.report.test_html import OURS, Page


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
