"""The row of the app type, in each format: stated, proposed with reasons, or nothing is known."""

import html
import re

import pytest
from msgspec.structs import replace

from analyzer.catalogue.model import Catalogue
from analyzer.judgement.model import ProposedType
from analyzer.report import html as page
from analyzer.report import markdown
from analyzer.report.build import build_report
from analyzer.report.furniture import Furniture
from analyzer.report.opening import Lang
from analyzer.report.paper import paper
from analyzer.report.proposed import app_type_told
from tests.report import sample

BROWSER = ProposedType(
    app_type="browser",
    weight=10,
    reasons_zh=("名称中有“浏览器”", "打开网址"),
    reasons_en=("its name", "it opens <pages>"),
)
GAME = ProposedType(app_type="online-games", weight=5, reasons_zh=("类别为游戏",), reasons_en=("its category",))
ROWS: dict[Lang, str] = {
    "zh": "未指定；可能为：浏览器类（名称中有“浏览器”，打开网址）；网络游戏类（类别为游戏）",
    "en": "not given; proposed: Browser (its name, it opens <pages>); Online games (its category)",
}


def row(source: str, lang: Lang) -> str:
    name = {"zh": "应用类型", "en": "App type"}[lang]
    found = re.search(rf'<th scope="row">{name}</th><td>(.*?)</td>', source)
    assert found is not None
    return html.unescape(found[1])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_proposals_stand_in_the_row_with_their_reasons(lang: Lang, catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), replace(sample.judgement(), proposed=(BROWSER, GAME)), catalogue, lang)
    told = app_type_told(report.sample, Furniture(report))
    assert told == ROWS[lang]
    assert row(page.render(report), lang) == told
    assert "it opens <pages>" not in page.render(report)
    assert told.split("<")[0] in markdown.render(report).replace("\\", "")
    assert told in repr(paper(report))


@pytest.mark.parametrize(("lang", "word"), [("zh", "未指定"), ("en", "not given")])
def test_without_a_proposal_the_row_says_that_none_was_given(lang: Lang, word: str, catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), sample.judgement(), catalogue, lang)
    assert row(page.render(report), lang) == word
