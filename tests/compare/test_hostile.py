"""Two examinations of which every text is hostile, with reviews and statements: every format stays whole."""

from functools import cache

import msgspec
import pytest
from msgspec import structs

from analyzer.compare import docx, html, json, markdown, pdf, text
from analyzer.compare.model import OPEN, Comparison
from analyzer.judgement.judge import judge
from analyzer.report.model import Meta
from tests.compare.test_states import doubting, rejecting
from tests.compare.variants import DATE, catalogue, loan, reviewed, with_gap, without
from tests.report import escaping
from tests.report.paper_texts import pdf_text
from tests.report.poison import KNOWN, hostile_texts, poison


@cache
def hostile(lang: str) -> Comparison:
    facts = loan()
    sides = []
    for side in (facts, with_gap(without(doubting(facts), "imei"), blocks=False)):
        bad = poison(side, judge(side, catalogue(), DATE), hostile_texts(), KNOWN)
        package = facts.manifest.package  # apps of two names are not compared
        sides.append(structs.replace(bad.facts, manifest=structs.replace(bad.facts.manifest, package=package)))
    judged = [judge(side, catalogue(), DATE) for side in sides]
    reviews = [poison(side, made, hostile_texts(3), KNOWN).review for side, made in zip(sides, judged, strict=True)]
    meta = poison(facts, judged[0], hostile_texts(5)).meta
    return reviewed(sides[0], sides[1], reviews[0], reviews[1], lang=lang, meta=meta)


@cache
def clean(lang: str) -> Comparison:
    ids = [finding.id for item in judge(loan(), catalogue(), DATE).items for finding in item.findings]
    new = with_gap(without(doubting(loan()), "contacts"), "code", blocks=False)
    return reviewed(loan(), new, rejecting(*ids[2:4]), rejecting(*ids[:2], "gone"), lang=lang, meta=Meta(client="A"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_texts_stay_whole(lang: str) -> None:
    comparison = hostile(lang)
    assert [change for item in comparison.items for change in item.findings if change.state.id in OPEN]
    assert msgspec.json.decode(json.render(comparison), type=Comparison) == comparison
    for page in (text.render(comparison), markdown.render(comparison)):
        escaping.nothing_unseen(page)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_stays_whole(lang: str) -> None:
    ours = escaping.vocabulary(html.render(clean(one)) for one in ("zh", "en"))
    escaping.page_is_ours(html.render(hostile(lang)), ours | {("span", "class")})


def test_the_word_file_stays_whole() -> None:
    escaping.word_is_ours(docx.render(hostile("zh")), docx.render(clean("zh")))


def test_the_pdf_file_stays_whole() -> None:
    made = pdf.render(hostile("en"))
    escaping.pdf_does_nothing(made)
    escaping.nothing_unseen(pdf_text(made))
