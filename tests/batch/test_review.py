"""A batch with an analyst's decisions: one file for all packages, or a folder of files."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from analyzer.batch.inputs import review_for
from analyzer.cli import main
from tests.batch.test_scan_one import packages


def _rejected(folder: Path) -> str:
    """A file that rejects every finding of the report in a folder."""
    assert main(["review", "new", str(folder), "-o", str(folder / "made.yml")]) == 0
    text = (folder / "made.yml").read_text(encoding="utf-8")
    (folder / "made.yml").unlink()
    return text.replace("decision:\n    reason:\n", "decision: reject\n    reason: =dead code\n")


def test_decisions_are_merged_and_a_change_of_them_is_a_reason_to_go_over_a_package_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places, out, reviews = packages(tmp_path / "in", "loan"), tmp_path / "out", tmp_path / "reviews"
    reviews.mkdir()
    command = ["batch", str(places), "-o", str(out), "--date", "2026-11-21", "-j", "1", "--format", "json"]
    command += ["--lang", "en", "--review", str(reviews)]
    assert main(command) == 1
    (folder,) = (out / "packages").iterdir()
    decided = _rejected(folder)
    (folder / "review.yml").write_text(decided, encoding="utf-8")
    (reviews / "com.example.loan.yml").write_text(decided, encoding="utf-8")

    assert main(command) == 0, "a finding that a person rejected fails no batch"
    said = capsys.readouterr().out
    assert "Review by a person: confirmed 0, rejected " in said
    report = json.loads((folder / "report.json").read_bytes())
    assert report["review"]["file"] == "com.example.loan.yml"
    assert (folder / "review.yml").read_text(encoding="utf-8") == decided, "what lies beside a report stays"
    rows = list(csv.DictReader(io.StringIO((out / "findings.csv").read_text(encoding="utf-8-sig"))))
    assert {row["review"] for row in rows} == {"reject"}
    assert {row["review_reason"] for row in rows} == {"'=dead code"}
    assert "rejected by a person" in (out / "index.html").read_text(encoding="utf-8")

    assert main(command) == 0
    assert "1 outcome from an earlier run" in capsys.readouterr().out
    (reviews / "com.example.loan.yml").unlink()
    assert main(command) == 1


def test_what_is_wrong_for_all_is_told_before_the_batch_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places, out = packages(tmp_path / "in", "notes"), tmp_path / "out"
    (tmp_path / "all.yml").write_text("decisions: {a: {decision: reject}}")
    for place, line in (
        (tmp_path / "all.yml", "all.yml:1: finding 'a' is rejected without a reason"),
        (tmp_path / "none", "no such file"),
    ):
        assert main(["batch", str(places), "-o", str(out), "--review", str(place)]) == 2
        assert line in capsys.readouterr().err
    assert not out.exists()


def test_a_wrong_file_of_one_package_is_that_packages_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places, out, reviews = packages(tmp_path / "in", "notes", "flashlight"), tmp_path / "out", tmp_path / "reviews"
    reviews.mkdir()
    (reviews / "other.json").write_text("{}")
    wrong = reviews / "com.example.notes.yml"
    wrong.write_text("decisions: {a: {decision: reject}}")
    command = ["batch", str(places), "-o", str(out), "--review", str(reviews), "-j1", "--lang=en", "--format=json"]
    main([*command, "--fail-on=never"])
    said = capsys.readouterr().out
    assert "2 packages, 1 analysed" in said
    assert "1  failed: its decisions, mapping or first page cannot be used" in said
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "com.example.notes.yml:1: finding &#39;a&#39; is rejected without a reason" in page
    assert str(tmp_path) not in page
    main([*command, "--fail-on=never"])
    assert "(2 outcomes from an earlier run)" in capsys.readouterr().out, "not tried again before it is mended"
    wrong.write_text("decisions: {}")
    main([*command, "--fail-on=never"])
    assert "2 packages, 2 analysed (1 outcome from an earlier run)" in capsys.readouterr().out


def test_which_file_is_a_packages(tmp_path: Path) -> None:
    place = tmp_path / "reviews"
    place.mkdir()
    (tmp_path / "secret.yml").write_text("decisions: {}")
    assert review_for(str(place), "../secret", "ab" * 32, "") is None
    assert review_for("", "com.a", "ab" * 32, "") is None
    for name in ("stem.yml", "com.a.json", f"{'ab' * 32}.yaml", f"{'ab' * 32}/review.yml"):
        (place / name).parent.mkdir(exist_ok=True)
        text = '{"package": "", "decisions": {}}' if name.endswith("json") else f"version: '{name}'\ndecisions: {{}}"
        (place / name).write_text(text)
        found = review_for(str(place), "com.a", "ab" * 32, "stem")
        assert found is not None
        assert found.name == Path(name).name
    one = place / "stem.yml"
    one.write_text("package: com.a\ndecisions: {}")
    assert review_for(str(one), "com.a", "", "") is not None
    assert review_for(str(one), "com.b", "", "") is None
    shutil.rmtree(place)
