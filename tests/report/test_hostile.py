"""Every text of facts, judgement, review and statements hostile at once: nothing breaks, nothing escapes."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any, get_args

import msgspec
import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.report import csv, docx, html, json, markdown, text
from analyzer.report.build import build_report
from analyzer.report.model import Meta, Report
from analyzer.review.model import Choice, Decision, Review
from tests.report import escaping, sample

CHOICES: tuple[Choice, ...] = get_args(Choice)


@pytest.fixture(scope="module")
def clean(catalogue: Catalogue) -> list[Report]:
    """Reports of the same app without hostile decisions: what ours is made of."""
    ids = [finding.id for item in sample.judgement().items for finding in item.findings]
    choices = cycle(CHOICES)
    decisions = tuple(Decision(finding=one, choice=next(choices), reason="r") for one in (*ids, "gone"))
    review = Review(name="r.yml", sha256="0" * 64, decisions=decisions)
    meta = Meta(client="A", laboratory="B")
    facts, judgement = sample.facts(), sample.judgement()
    return [build_report(facts, judgement, catalogue, lang, meta=meta, review=review) for lang in ("zh", "en")]


@pytest.fixture(scope="module")
def ours(clean: list[Report]) -> frozenset[tuple[str, str]]:
    return escaping.vocabulary(map(html.render, clean))


def test_the_page_stays_whole(poisoned: Report, ours: frozenset[tuple[str, str]]) -> None:
    escaping.page_is_ours(html.render(poisoned), ours)


def test_the_text_forms_stay_whole(poisoned: Report) -> None:
    assert json.read(json.render(poisoned)) == poisoned
    escaping.nothing_unseen(text.render(poisoned))
    escaping.nothing_unseen(markdown.render(poisoned))
    escaping.no_cell_is_a_formula(csv.render(poisoned))


def test_the_word_file_stays_whole(poisoned: Report, clean: list[Report]) -> None:
    escaping.word_is_ours(docx.render(poisoned), docx.render(clean[0]))


def test_no_text_is_endless(poisoned: Report) -> None:
    assert max(len(found) for found in _texts(poisoned)) < 8000


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _texts(getattr(value, field))
