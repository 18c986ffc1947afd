import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from analyzer.cli.entry import main
from analyzer.review.reading import read_review

ROOT = Path(__file__).parents[2]
LOAN = ROOT / "samples" / "loan"


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of the loan sample with its facts."""
    folder = tmp_path_factory.mktemp("review") / "out"
    arguments = [str(LOAN / "loan.apk"), "--policy", str(LOAN / "policy.html"), "-o", str(folder)]
    assert main([*arguments, "--date", "2026-11-01", "--lang", "en", "--format", "json,facts"]) == 1
    assert main(["review", "new", str(folder)]) == 0
    return folder


@pytest.fixture
def out(scanned: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(scanned, tmp_path / "out"))


def _decide(out: Path, decision: str, times: int = -1) -> Path:
    path = out / "review.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("decision:\n    reason:\n", f"decision: {decision}\n", times), encoding="utf-8")
    return path


def _judge(out: Path, *more: str) -> int:
    return main(["judge", str(out), "--date", "2026-11-01", "--format", "json,text", "--lang", "en", *more])


def _report(out: Path) -> dict[str, object]:
    loaded = json.loads((out / "report.json").read_bytes())
    assert isinstance(loaded, dict)
    return loaded


def test_rejected_findings_do_not_fail_the_run_and_do_not_vanish(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = _decide(out, "reject\n    reason: dead code")
    assert _judge(out, "--review", str(review)) == 0
    said = capsys.readouterr().out
    assert "by the tool's verdicts alone it would be 1" in said
    assert "(rejected by a person)" in said
    found = [one for group in _report(out)["problems"] for item in group["items"] for one in item["findings"]]  # type: ignore[attr-defined]
    assert found
    assert all(one["decision"]["reason"] == "dead code" for one in found)
    assert {one["verdict"]["id"] for one in found} == {"confirmed", "suspected"}


def test_a_finding_that_a_person_confirms_is_certain(out: Path) -> None:
    review = _decide(out, "reject\n    reason: no")
    text = review.read_text(encoding="utf-8")
    at = text.index('verdict: "suspected"')
    changed = text[:at] + text[at:].replace("decision: reject\n    reason: no", "decision: confirm", 1)
    review.write_text(changed, encoding="utf-8")
    assert _judge(out, "--review", str(review), "--fail-on", "confirmed") == 1
    assert _judge(out, "--review", str(review), "--fail-on", "never") == 0


def test_without_decisions_nothing_changes(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _judge(out, "--review", str(out / "review.yml")) == 1
    assert "would be" not in capsys.readouterr().out


def test_decisions_about_what_is_gone_are_listed(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = out / "review.yml"
    review.write_text("decisions: {ffffffffffff: {decision: reject, reason: was dead code}}", encoding="utf-8")
    assert _judge(out, "--review", str(review)) == 1
    assert "not there any more: 1" in capsys.readouterr().out
    assert "was dead code" in (out / "report.txt").read_text(encoding="utf-8")


def test_new_carries_decisions_over_and_never_writes_over_a_file(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = _decide(out, "reject\n    reason: dead code", 3)
    _judge(out, "--review", str(review))
    assert main(["review", "new", str(out)]) == 2
    assert "the file exists" in capsys.readouterr().err
    again = out / "again.yml"
    assert main(["review", "new", str(out / "report.json"), "-o", str(again)]) == 0
    kept = read_review(again.read_bytes(), "again.yml").decisions
    assert [(one.choice, one.reason) for one in kept] == [("reject", "dead code")] * 3


def test_a_folder_of_decisions(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "reviews"
    folder.mkdir()
    assert _judge(out, "--review", str(folder)) == 2
    assert "no decisions about com.example.loan" in capsys.readouterr().err
    shutil.copy(_decide(out, "reject\n    reason: no"), folder / "com.example.loan.yml")
    assert _judge(out, "--review", str(folder)) == 0


@pytest.mark.parametrize(
    ("option", "content", "line"),
    [
        ("--review", "package: com.other\ndecisions: {}", "the decisions are about com.other, not about com.example"),
        ("--review", "decisions: {a: {decision: reject}}", "given.yml:1: finding 'a' is rejected without a reason"),
        ("--review", "\x00", "given.yml:1: not YAML"),
        ("--meta", "clint: a", "given.yml:1: unknown key 'clint'; did you mean 'client'?"),
        ("--meta", "client: [a]", "given.yml:1: 'client' must be text, not a list"),
    ],
)
def test_a_bad_file_is_one_line_and_nothing_is_written(
    out: Path, option: str, content: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = out / "given.yml"
    given.write_text(content, encoding="utf-8")
    before = (out / "report.json").read_bytes()
    assert _judge(out, option, str(given)) == 2
    said = capsys.readouterr().err.splitlines()
    assert len([one for one in said if not one.startswith("hint:")]) == 1
    assert line in said[0]
    assert (out / "report.json").read_bytes() == before
    assert main([str(LOAN / "loan.apk"), option, str(given), "-o", str(out / "scan")]) == 2
    assert not (out / "scan").exists()


def test_every_mistake_is_told_in_chinese(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    given = out / "given.yml"
    for option, content in (
        ("--meta", "a: b"), ("--meta", "clint: a"), ("--meta", "client: [a]"), ("--meta", "client: true"),
        ("--meta", "- a"), ("--meta", "acquired: today"), ("--meta", "client: a\nclient: b"), ("--meta", "client: 'a"),
        ("--meta", "client: a\n委托单位: b"), ("--meta", "client: " + "a" * 801), ("--meta", "client: &a b"),
        ("--review", "a: b"), ("--review", "decisions: [a]"), ("--review", "package: a"),
        ("--review", "decisions: {a: {decision: maybe}}"), ("--review", "decisions: {a: {reason: b}}"),
        ("--review", "decisions: {a: {decision: reject}}"), ("--review", "package: a\ndecisions: {}"),
    ):  # fmt: skip
        given.write_text(content, encoding="utf-8")
        assert _judge(out, option, str(given)) == 2
        first, hint = capsys.readouterr().err.splitlines()
        assert any("\u4e00" <= mark <= "\u9fff" for mark in first.partition("：")[2] or first), first
        assert hint.startswith("提示：")


def test_what_is_no_report_cannot_be_reviewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "report.json").write_text("{}")
    assert main(["review", "new", str(tmp_path)]) == 3
    assert main(["review", "new", str(tmp_path / "none")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_statistics_over_folders(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _decide(out, "reject\n    reason: no", 4)
    _decide(out, "confirm", 4)
    (out / "compose.yml").write_text("services: {}")
    capsys.readouterr()
    assert main(["review", "stats", str(out), str(out / "review.yml"), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["files"], told["total"]["rejected"], told["total"]["confirmed"]) == (1, 4, 4)
    assert told["total"]["low"] < 0.5 < told["total"]["high"]
    for lang, words in (("zh", "全部规则"), ("en", "all rules")):
        assert main(["review", "stats", str(out), "--lang", lang]) == 0
        last = capsys.readouterr().out.splitlines()[-1]
        assert last.endswith(words)
        assert "50.0%" in last
    assert main(["review", "stats", str(out), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (rows[-1]["rule"], rows[-1]["rejected"]) == ("*", "4")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["review", "stats", str(empty)]) == 2


def test_meta_begins_with_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["meta", "--new"]) == 0
    assert main(["meta", "--new"]) == 2
    assert main(["meta", "--new", "other.yml"]) == 0
    assert (tmp_path / "meta.yml").read_bytes() == (tmp_path / "other.yml").read_bytes()
    capsys.readouterr()
    assert main(["meta"]) == 0
    assert capsys.readouterr().out.encode() == (tmp_path / "meta.yml").read_bytes()


def test_the_first_page_of_a_judged_report_states_it(out: Path) -> None:
    given = out / "m.json"
    given.write_text('{"report_number": "R-1", "检测单位": "实验室"}', encoding="utf-8")
    assert _judge(out, "--meta", str(given)) == 1
    meta = _report(out)["meta"]
    assert isinstance(meta, dict)
    assert (meta["report_number"], meta["laboratory"], meta["client"]) == ("R-1", "实验室", "")
    assert "Report number: R-1\nClient: —\n" in (out / "report.txt").read_text(encoding="utf-8")
