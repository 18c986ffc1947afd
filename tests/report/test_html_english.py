"""Clauses in English words, beside the official citation and never instead of it."""

import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.report import html
from analyzer.report.build import build_report
from analyzer.report.cite_english import number
from analyzer.report.furniture import Furniture
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import ItemLine
from analyzer.report.paper import paper
from analyzer.report.paper_model import Para
from analyzer.report.xlsx_sheets import instruments, not_seen
from tests.report import sample
from tests.report.test_html import Page


@pytest.mark.parametrize(
    ("instrument", "cite", "english"),
    [
        ("pipl", "《中华人民共和国个人信息保护法》第十七条", "PIPL Art. 17"),
        ("csl", "《中华人民共和国网络安全法》第四十四条第二款", "CSL Art. 44 para. 2"),
        ("csl", "《中华人民共和国网络安全法》第二十一条第（四）项", "CSL Art. 21(4)"),
        ("rd-2019", "《认定方法》二、1.", "Identification Methods II(1)"),
        ("miit-2023-26", "工信部信管函〔2023〕26号 一(四)11–12", "Notice 26 I(4)11–12"),
        ("gbt-41391", "GB/T 41391-2022 附录A", "GB/T 41391-2022 Annex A"),
        ("gbt-35273", "GB/T 35273-2020 5.5 a)", ""),
        ("taf-078", "T/TAF 078.2—2026《APP用户权益保护测评规范 第2部分：定向推送》4.1", "T/TAF 078.2—2026 4.1"),
        (
            "miit-2020-164",
            "工信部信管函〔2020〕164号 APP、SDK违规处理用户个人信息方面（违规收集个人信息）",
            "Notice 164: Unlawful collection of personal information",
        ),
        ("no-such", "《认定方法》二、1.", ""),
    ],
)
def test_a_citation_in_english(catalogue: Catalogue, instrument: str, cite: str, english: str) -> None:
    assert Lexicon(catalogue, "en").cite_en(instrument, cite) == english
    assert Lexicon(catalogue, "zh").cite_en(instrument, cite) == ""


def test_every_clause_has_an_english_form_without_chinese(catalogue: Catalogue) -> None:
    lexicon = Lexicon(catalogue, "en")
    for instrument in catalogue.instruments:
        for clause in instrument.clauses:
            english = lexicon.cite_en(instrument.id, clause.cite) or clause.cite
            assert not any("\u3000" <= mark <= "\u9fff" for mark in english), (clause.id, english)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("五", 5), ("十", 10), ("十七", 17), ("四十四", 44), ("一百二十", 120), ("一千零三十五", 1035)],
)
def test_chinese_numerals(numeral: str, value: int) -> None:
    assert number(numeral) == value


def test_the_official_citation_stands_beside_its_english_form(catalogue: Catalogue) -> None:
    made_up = sample.judgement()
    judgement = structs.replace(
        made_up,
        items=tuple(
            structs.replace(
                item,
                clauses=tuple(
                    structs.replace(clause, instrument="rd-2019") if clause.instrument == "rd" else clause
                    for clause in item.clauses
                ),
            )
            for item in made_up.items
        ),
    )
    found = []
    for lang in ("zh", "en"):
        report = build_report(sample.facts(), judgement, catalogue, lang)
        text = " ".join(" ".join(Page(html.render(report)).text).split())
        for part in report.basis.instruments:
            for clause in part.clauses:
                assert f"{clause.cite_en} {clause.cite}".strip() in text or not clause.found
                found += [lang] if clause.cite_en and clause.found else []
    assert set(found) == {"en"}


def test_calls_that_look_alike_stand_together(catalogue: Catalogue) -> None:
    site = next(
        site
        for group in build_report(sample.facts(), sample.judgement(), catalogue, "en").behaviours.groups
        for row in group.rows
        for site in row.sites
        if site.line is not None
    )
    again, elsewhere = structs.replace(site, offset=site.offset + 4), structs.replace(site, line=(site.line or 0) + 1)
    assert html.alike((site, elsewhere, again)) == [[site, again], [elsewhere]]
    blind = structs.replace(site, line=None)
    assert len(html.alike((blind, structs.replace(blind, offset=99)))) == 2, "without a line only the offset tells"


def test_what_is_only_listed_is_cited_in_english_too(catalogue: Catalogue) -> None:
    made_up = sample.judgement()
    items = tuple(
        structs.replace(item, clauses=tuple(structs.replace(clause, instrument="rd-2019") for clause in item.clauses))
        for item in made_up.items
    )
    report = build_report(sample.facts(), structs.replace(made_up, items=items), catalogue, "en")
    clause = next(clause for part in report.basis.instruments for clause in part.clauses if clause.cite_en)
    line = ItemLine(rule="r", anchor="a", title="t", reason="", cites=(clause.cite,))
    listed = structs.replace(report, undecidable=(line,), not_seen=(line,))
    both = f"{clause.cite_en} ({clause.cite})"
    sections = {section.key: section.blocks for section in paper(listed).sections}
    for key in ("undecidable", "not_seen"):
        texts = ["".join(run.text for run in block.runs) for block in sections[key] if isinstance(block, Para)]
        assert both in texts
    assert any(both in row for row in not_seen(listed, Furniture(listed)).rows)


def test_the_workbook_goes_through_instruments_in_english(catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), sample.judgement(), catalogue, "en")
    rows = [row for table in report.item_tables for row in table.rows if row.cite_en]
    shown = {row[1] for row in instruments(report, Furniture(report)).rows}
    assert rows
    assert {f"{row.cite_en} ({row.short})" for row in rows} <= shown
