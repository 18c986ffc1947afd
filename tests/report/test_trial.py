"""What rules on trial say stands apart in every format and is counted nowhere else."""

import csv
import io
import json

import docx as word
import openpyxl
import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.cli.summary import exit_code
from analyzer.judgement.model import Judgement
from analyzer.report import csv as as_csv
from analyzer.report import docx, html, markdown, pdf, sarif, text, xlsx
from analyzer.report import json as as_json
from analyzer.report.build import build_report
from analyzer.report.model import Report
from tests.report import sample
from tests.report.paper_texts import pdf_text, squeezed
from tests.report.test_sarif import check

LANGS = ("zh", "en")


def parted() -> Judgement:
    """The sample's judgement, its gravest rule on trial."""
    whole = sample.judgement()
    first = next(item for item in whole.items if item.verdict == "confirmed")
    others = tuple(item for item in whole.items if item is not first)
    return structs.replace(whole, items=others, trial=(first,))


def reports(catalogue: Catalogue, lang: str) -> tuple[Report, Report]:
    """Without the rule, and with the rule on trial."""
    facts, judgement = sample.facts(), parted()
    without = build_report(facts, structs.replace(judgement, trial=()), catalogue, lang)
    return without, build_report(facts, judgement, catalogue, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_that_counts_knows_of_it(catalogue: Catalogue, lang: str) -> None:
    without, with_it = reports(catalogue, lang)
    assert with_it.trial
    assert with_it.trial[0].items[0].findings
    for part in ("conclusion", "basis", "problems", "item_tables", "undecidable", "not_seen"):
        assert getattr(with_it, part) == getattr(without, part), part


def test_the_exit_code_leaves_it_out() -> None:
    only = structs.replace(parted(), items=())
    assert exit_code(only, "suspected") == 0
    assert exit_code(structs.replace(only, items=only.trial, trial=()), "suspected") == 1


@pytest.mark.parametrize("lang", LANGS)
def test_it_has_a_section_of_its_own(catalogue: Catalogue, lang: str) -> None:
    without, with_it = reports(catalogue, lang)
    heading = next(word.text for word in with_it.words if word.key == "trial")
    item = with_it.trial[0].items[0]
    for render in (text.render, html.render, markdown.render):
        said = render(with_it)
        assert heading in said
        assert item.title in said.partition(heading)[2]
        assert heading not in render(without)
    document = word.Document(io.BytesIO(docx.render(with_it)))
    assert any(heading in paragraph.text for paragraph in document.paragraphs)
    assert squeezed(heading) in pdf_text(pdf.render(with_it))
    assert squeezed(heading) not in pdf_text(pdf.render(without))
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(with_it)))
    assert book.sheetnames[-1] == heading
    assert heading not in openpyxl.load_workbook(io.BytesIO(xlsx.render(without))).sheetnames


def test_it_is_marked_for_programs(catalogue: Catalogue) -> None:
    without, with_it = reports(catalogue, "en")
    rule = with_it.trial[0].items[0].rule
    stated = json.loads(as_json.render(with_it))
    assert [item["rule"] for group in stated["trial"] for item in group["items"]] == [rule]
    assert rule not in {item["rule"] for group in stated["problems"] for item in group["items"]}

    rows = list(csv.DictReader(io.StringIO(as_csv.render(with_it).decode("utf-8-sig"))))
    assert {row["rule"] for row in rows if row["on_trial"]} == {rule}
    assert len(rows) - len(list(csv.reader(io.StringIO(as_csv.render(without).decode("utf-8-sig"))))) + 1 == len(
        with_it.trial[0].items[0].findings
    )


def test_sarif_marks_it_and_never_fails_hard(catalogue: Catalogue) -> None:
    _, with_it = reports(catalogue, "en")
    log = json.loads(sarif.render(with_it))
    check(with_it)
    run = log["runs"][0]
    rule = with_it.trial[0].items[0].rule
    own = [one for one in run["results"] if one["ruleId"] == rule]
    assert own
    assert {one["level"] for one in own} <= {"note", "none"}
    assert any(one["level"] == "note" for one in own)
    tagged = {one["ruleId"] for one in run["results"] if "on-trial" in one["properties"].get("tags", ())}
    assert tagged == {rule}
    rules = {one["id"]: one for one in run["tool"]["driver"]["rules"]}
    assert rules[rule]["properties"]["tags"] == ["on-trial"]
    assert rules[rule]["defaultConfiguration"] == {"level": "note"}
