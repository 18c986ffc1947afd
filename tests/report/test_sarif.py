"""The SARIF log: accepted by its schema and by consumers, honest about verdicts and places, hostile text stays text."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec import structs
from sarif import loader

from analyzer.catalogue.model import Catalogue
from analyzer.report import sarif
from analyzer.report.build import build_report
from analyzer.report.model import Meta, Report
from analyzer.report.sarif_places import logical, message, uri_of
from tests.report import sample
from tests.report.test_decisions import REVIEW

SCHEMA = Path(__file__).parent / "resources" / "sarif-2.1.0.schema.json"
MULTITOOL = shutil.which(os.environ.get("SARIF_MULTITOOL", "sarif-multitool"))

Json = dict[str, Any]


def log_of(report: Report) -> Json:
    log: Json = json.loads(sarif.render(report))
    return log


def run_of(report: Report) -> Json:
    run: Json = log_of(report)["runs"][0]
    return run


def check(report: Report) -> None:
    schema = json.loads(SCHEMA.read_bytes())
    jsonschema.Draft202012Validator(schema).validate(log_of(report))


def test_a_log_holds_to_the_published_schema(report: Report) -> None:
    check(report)


def test_a_log_of_hostile_texts_holds_to_the_published_schema(poisoned: Report) -> None:
    check(poisoned)


def test_a_consumer_reads_what_was_written(report: Report, tmp_path: Path) -> None:
    (tmp_path / "report.sarif").write_bytes(sarif.render(report))
    read = loader.load_sarif_file(str(tmp_path / "report.sarif"))
    assert read.get_distinct_tool_names() == ["apkscan"]
    confirmed = [row for row in read.get_records() if row["Severity"] in ("error", "warning", "note")]
    wanted = [f for g in report.problems for i in g.items for f in i.findings if f.verdict.id == "confirmed"]
    assert len(confirmed) == len(wanted) > 0
    assert read.get_result_count() == len(run_of(report)["results"])


@pytest.mark.skipif(MULTITOOL is None, reason="no sarif-multitool on the path or named by SARIF_MULTITOOL")
def test_the_multitool_finds_no_error(report: Report, poisoned: Report, tmp_path: Path) -> None:
    assert MULTITOOL is not None
    for number, one in enumerate((report, poisoned)):
        (tmp_path / f"{number}.sarif").write_bytes(sarif.render(one))
        command = [MULTITOOL, "validate", f"{number}.sarif", "--output", f"{number}.out.sarif", "--level", "Error"]
        environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=120)
        said = json.loads((tmp_path / f"{number}.out.sarif").read_text(encoding="utf-8-sig"))
        assert said["runs"][0].get("results", []) == []


def test_verdicts_are_kinds_and_severities_levels(report: Report) -> None:
    results = run_of(report)["results"]
    assert {(result["properties"]["verdict"], result["kind"]) for result in results} == {
        ("confirmed", "fail"),
        ("suspected", "review"),
        ("undecidable", "review"),
        ("not-seen", "open"),
        ("no-issue", "notApplicable"),  # the made-up rule cites no clause
    }
    for result in results:
        if result["kind"] == "fail":
            assert result["level"] == sarif.LEVELS[result["properties"]["severity"]]
        else:
            assert result["level"] == "none"  # 3.27.10 of the standard: no other level stands beside another kind


def test_every_item_has_a_result_and_what_was_not_seen_never_passes(report: Report) -> None:
    results = run_of(report)["results"]
    for group in report.problems:
        for item in group.items:
            kinds = [result["kind"] for result in results if result["ruleId"] == item.rule]
            assert len(kinds) == max(1, len(item.findings))
            assert not {"pass", "notApplicable"} & set(kinds) or item.verdict.id == "no-issue"


def test_a_duty_that_no_clause_in_force_imposes_does_not_apply(report: Report) -> None:
    items = [item for group in report.problems for item in group.items]
    clean = next(item for item in items if item.verdict.id == "no-issue")
    clauses = next(item.clauses for item in items if item.clauses)
    assert sarif.kind_of(structs.replace(clean, clauses=clauses)) == "pass"
    assert sarif.kind_of(structs.replace(clean, clauses=(), references=())) == "notApplicable"


def test_fingerprints_are_the_ids_of_the_findings_in_every_language(catalogue: Catalogue) -> None:
    prints = [
        [result["partialFingerprints"] for result in run_of(report)["results"]]
        for report in (build_report(sample.facts(), sample.judgement(), catalogue, lang) for lang in ("zh", "en"))
    ]
    assert prints[0] == prints[1]
    ids = {finding.id for item in sample.judgement().items for finding in item.findings}
    assert {entry[sarif.FINDING] for entry in prints[0] if sarif.FINDING in entry} == ids


def test_places_are_methods_of_the_package_without_invented_lines(report: Report) -> None:
    result = run_of(report)["results"][0]
    place = result["locations"][0]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "loan.apk", "index": 0}
    assert place["physicalLocation"]["region"] == {"byteOffset": 0, "byteLength": report.sample.size}
    assert place["logicalLocations"] == [
        {
            "name": "ContactReader.readAll(ContentResolver)",
            "fullyQualifiedName": "com.example.loan.risk.ContactReader.readAll(android.content.ContentResolver)",
            "kind": "function",
        }
    ]
    assert place["properties"]["sourceLine"] == 41
    assert b"startLine" not in sarif.render(report)


def test_a_restored_name_has_the_one_in_the_package_beside_it() -> None:
    place = logical("com.a.Reader.read()", "Reader.read()", "void a.b.c()")
    assert place["decoratedName"] == "a.b.c()"
    assert "decoratedName" not in logical("com.a.Reader.read()", "Reader.read()")


def test_the_policy_is_quoted_without_a_position_in_its_file(report: Report) -> None:
    quoted = run_of(report)["results"][0]["relatedLocations"][0]
    assert quoted["physicalLocation"] == {"artifactLocation": {"uri": "policy.html", "index": 1}}


def test_clauses_and_obligations_stand_with_each_result(report: Report) -> None:
    run = run_of(report)
    for result in run["results"]:
        assert {"verdict", "severity", "clauses", "obligations", "problemOfficialName"} <= set(result["properties"])
        for taxon in result["taxa"]:
            taxonomy = run["taxonomies"][taxon["toolComponent"]["index"]]
            assert taxonomy["name"] == taxon["toolComponent"]["name"]
            assert taxonomy["taxa"][taxon["index"]]["id"] == taxon["id"]
    by_clause = {row.id: row.result.id for table in report.item_tables for row in table.rows}
    for taxon in (taxon for taxonomy in run["taxonomies"] for taxon in taxonomy["taxa"]):
        assert taxon["properties"].get("result") == by_clause.get(taxon["id"])
    shown = {result["ruleId"]: result["properties"]["obligations"] for result in run["results"]}
    assert shown["self-start"] == ["no-unneeded-self-start"]


def test_a_rejected_finding_is_suppressed_and_stays(catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), sample.judgement(), catalogue, "zh", review=REVIEW)
    check(report)
    results = {result["partialFingerprints"].get(sarif.FINDING): result for result in run_of(report)["results"]}
    assert [key for key, result in results.items() if "suppressions" in result] == ["778899"]
    assert results["778899"]["suppressions"][0]["status"] == "accepted"
    assert results["778899"]["kind"] == "review"
    assert results["a1b2c3"]["properties"]["review"]["choice"] == "confirm"


def test_the_laboratory_and_the_retest_are_told(catalogue: Catalogue) -> None:
    meta = Meta(report_number="2026-001", laboratory="{0} [x](1)")
    report = build_report(sample.facts(), sample.judgement(), catalogue, "zh", meta=meta)
    check(report)
    run = run_of(report)
    assert run["properties"]["laboratory"]["report_number"] == "2026-001"
    found = [finding for group in report.problems for item in group.items for finding in item.findings]
    told = [result["properties"].get("retest") for result in run["results"] if result["properties"].get("number")]
    assert [one is not None for one in told] == [finding.retest is not None for finding in found]


def test_what_could_not_be_seen_is_notified(report: Report) -> None:
    run = run_of(report)
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["level"] for note in notes] == ["warning" if gap.blocks_code else "note" for gap in report.gaps]
    for note in notes:
        assert run["tool"]["driver"]["notifications"][note["descriptor"]["index"]]["id"] == note["descriptor"]["id"]


def test_a_result_without_a_finding_says_which_item_and_why(report: Report) -> None:
    told = {result["ruleId"]: result["message"]["text"] for result in run_of(report)["results"]}
    for item in (item for group in report.problems for item in group.items if not item.findings):
        assert item.title in told[item.rule]
        assert item.reason in told[item.rule]


def test_rules_have_help_and_no_address(report: Report) -> None:
    rules = run_of(report)["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and "helpUri" not in rule for rule in rules)
    assert [run_of(report)["results"][0]["ruleIndex"]] == [0]


@pytest.mark.parametrize("text", ["{0}", "{{0}}", "a {1} b", "}{"])
def test_no_text_is_a_placeholder(text: str) -> None:
    shown = message(text)["text"]
    assert shown.replace("{{", "").replace("}}", "").count("{") == 0
    assert shown.replace("{{", "{").replace("}}", "}") == text


@pytest.mark.parametrize("text", ["[click](http://evil.example/)", "[a][b](1)", "](2)"])
def test_no_text_is_a_link(text: str) -> None:
    assert not re.search(r"(?<!\\)\]\(", message(text)["text"])


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "http://evil.example/x", "..", ".", "", "a b#c?d%e.apk", "C:\\x.apk"]
)
def test_a_file_name_is_one_segment_of_an_address(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_.~%-]+", uri_of(name))
    assert uri_of(name).strip(".")


def test_hostile_texts_make_no_link_and_no_placeholder(poisoned: Report) -> None:
    def messages(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["text"]] if isinstance(value.get("text"), str) else []
            return own + [text for part in value.values() for text in messages(part)]
        return [text for part in value for text in messages(part)] if isinstance(value, list) else []

    found = messages(log_of(poisoned))
    assert len(found) > 50
    for text in found:
        assert not re.search(r"(?<!\\)\]\(", text)
        assert not re.search(r"[{}]", text.replace("{{", "").replace("}}", ""))


def test_the_same_report_gives_the_same_bytes(report: Report, catalogue: Catalogue) -> None:
    again = build_report(sample.facts(), sample.judgement(), catalogue, report.language)
    assert sarif.render(again) == sarif.render(report)
