import csv
import io
import json

import jsonschema
import pytest

from analyzer import facts as saved
from analyzer.catalogue.model import Catalogue
from analyzer.errors import UnreadableError
from analyzer.places import reports_dir
from analyzer.report import csv as as_csv
from analyzer.report import html
from analyzer.report import json as as_json
from analyzer.report import text as as_text
from analyzer.report.build import build_report
from analyzer.report.model import Report
from analyzer.report.schema import schemas
from tests.report import sample


def test_the_published_schemas_are_those_of_the_types() -> None:
    for name, content in schemas().items():
        assert (reports_dir() / name).read_bytes() == content, f"run python -m analyzer.report.schema for {name}"


def test_a_report_holds_to_its_schema(report: Report) -> None:
    schema = json.loads((reports_dir() / "report.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(as_json.render(report)))


def test_facts_hold_to_their_schema() -> None:
    schema = json.loads((reports_dir() / "facts.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(saved.to_json(sample.facts())))


def test_facts_with_single_surrogates_are_saved_and_read_back(catalogue: Catalogue) -> None:
    data = saved.to_json(sample.facts())
    assert rb"\\ud83d lone surrogate" in data
    again = saved.from_json(data)
    assert saved.to_json(again) == data
    html.render(build_report(again, sample.judgement(), catalogue, "zh"))


def test_a_report_can_be_read_back_and_rendered_again(report: Report) -> None:
    again = as_json.read(as_json.render(report))
    assert again == report
    assert html.render(again) == html.render(report)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"schema": 99}'])
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        as_json.read(data)


def test_the_table_of_findings_opens_safely(report: Report) -> None:
    data = as_csv.render(report)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == list(as_csv.COLUMNS)
    assert len(rows) == 1 + 7
    assert {row[7] for row in rows[1:]} == {"confirmed", "suspected"}
    assert all(len(row) == len(as_csv.COLUMNS) for row in rows)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", '"=1', "＝1", "'=1", "﹦1", "﹢1", "−1", "\u2003=1"],
)
def test_formulas_are_made_inert(text: str) -> None:
    assert as_csv.inert(text) == "'" + text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a;=1", "a;'=1"),
        ("a; =1; b", "a;' =1; b"),
        ("a\t+1", "a\t'+1"),
        ("\t=1", "\t'=1"),
        ("\r\n@x", "\r\n'@x"),
        ('a;"=1', "a;'\"=1"),
        ("=1;=2", "'=1;'=2"),
    ],
)
def test_formulas_behind_another_separator_are_made_inert(text: str, safe: str) -> None:
    assert as_csv.inert(text) == safe


@pytest.mark.parametrize("text", ["contacts", "a=b", "1-2", "", "《认定方法》", "a; b", "x, =1", "  "])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert as_csv.inert(text) == text


def test_the_text_has_every_verdict_and_no_control_characters(report: Report) -> None:
    text = as_text.render(report)
    for count in report.conclusion.counts:
        assert count.label in text
    for group in report.problems:
        for item in group.items:
            assert item.title in text
            for finding in item.findings:
                assert finding.fact in text
    assert not [mark for mark in text if ord(mark) < 32 and mark != "\n"]
