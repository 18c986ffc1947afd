"""The command as a user gives it: formats, statements, decisions, seal, and in which language it speaks."""

import json
from pathlib import Path

import pytest

from analyzer.cli import main
from analyzer.cli.compare import FILES, MOST
from analyzer.facts import to_json
from analyzer.judgement.judge import judge
from tests.compare.variants import DATE, catalogue, loan, without

DATES = [f"--date={DATE}", f"--old-date={DATE}"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def sides(tmp_path: Path) -> list[str]:
    """Folders with the facts of the sample, and of one that reads the contacts no more."""
    for name, facts in (("old", loan()), ("new", without(loan(), "contacts"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "facts.json").write_bytes(to_json(facts))
    return [str(tmp_path / "old"), str(tmp_path / "new")]


def review_file(folder: Path, choice: str = "reject") -> str:
    ids = [finding.id for item in judge(loan(), catalogue(), DATE).items for finding in item.findings]
    lines = [f'  "{one}": {{decision: {choice}, reason: seen on the device}}' for one in ids]
    path = folder / "decisions.yml"
    path.write_text("decisions:\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def compared(folder: Path) -> dict[str, object]:
    made: dict[str, object] = json.loads((folder / "compare.json").read_bytes())
    return made


def test_every_format_statement_and_seal(tmp_path: Path, sides: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    out, meta = tmp_path / "out", tmp_path / "meta.yml"
    meta.write_text("report_number: LAB-7\n", encoding="utf-8")
    arguments = [*sides, *DATES, "-o", str(out), "--meta", str(meta), "--seal", f"--format={','.join(FILES)}"]
    assert main(["compare", *arguments, "--lang=en"]) == 1
    assert {path.name for path in out.iterdir()} == {*FILES.values(), "seal.json"}
    stated = compared(out)["meta"]
    assert isinstance(stated, dict)
    assert stated["report_number"] == "LAB-7"
    capsys.readouterr()
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    assert main(["compare", *arguments, "--lang=en"]) == 1
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first
    capsys.readouterr()
    assert main(["verify", str(out), "--lang=en"]) == 0
    told = capsys.readouterr().out
    assert "ALTERED" not in told
    assert "first examination facts facts.json" in told
    assert main(["verify", str(out), "--facts", sides[0], "--lang=zh"]) == 0
    assert "第一次检测 事实" in capsys.readouterr().out


def test_what_was_altered_in_a_sealed_comparison_is_told(
    tmp_path: Path, sides: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["compare", *sides, *DATES, "-o", str(out), "--seal", "--format=json", "--lang=en"])
    capsys.readouterr()
    other = tmp_path / "other"
    other.mkdir()
    (other / "facts.json").write_bytes(to_json(without(loan(), "imei")))
    assert main(["verify", str(out), "--facts", str(other), "--lang=en"]) == 1
    assert "neither examination rests on it" in capsys.readouterr().out
    page = out / "compare.json"
    page.write_bytes(page.read_bytes().replace(b"remaining", b"fixed", 1))
    assert main(["verify", str(out), "--lang=en"]) == 1
    assert "compare.json" in capsys.readouterr().out
    main(["compare", *sides, *DATES, "-o", str(out), "--format=json", "--lang=en"])
    assert "an older seal is left" in capsys.readouterr().err


def test_a_rejected_finding_does_not_fail_the_re_test(tmp_path: Path, sides: list[str]) -> None:
    out, same = tmp_path / "out", [sides[0], sides[0]]
    rejecting = review_file(tmp_path)
    assert main(["compare", *same, *DATES, "-o", str(out), "--review", rejecting, "--format=json"]) == 0
    before = [*same, *DATES, "-o", str(out), "--old-review", rejecting, "--format=json"]
    assert main(["compare", *before]) == 1, "nobody has decided anything about the second examination"
    assert main(["compare", *same, *DATES, "-o", str(out), "--review", str(tmp_path / "none.yml")]) == 2


@pytest.mark.parametrize(("terminal", "lang"), [("C.UTF-8", "zh"), ("zh_CN.UTF-8", "en")])
def test_the_result_is_told_in_the_language_of_the_report(
    terminal: str, lang: str, tmp_path: Path, sides: list[str], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("LC_ALL", terminal)
    main(["compare", *sides, *DATES, "-o", str(tmp_path / "out"), "--format=json", f"--lang={lang}"])
    told = capsys.readouterr().out
    listed = [line for line in told.splitlines() if line.startswith("  ")]
    assert len(listed) == MOST + 1
    assert ("已写入：" in told) == (lang == "zh")
    assert ("Written: " in told) == (lang == "en")
    assert ("more, see the report" in listed[-1]) == (lang == "en")
    assert ("见报告" in listed[-1]) == (lang == "zh")


@pytest.mark.parametrize(("terminal", "lang"), [("C.UTF-8", "zh"), ("zh_CN.UTF-8", "en")])
def test_so_is_that_of_a_policy(
    terminal: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = Path(__file__).parents[2] / "samples" / "loan" / "policy.html"
    monkeypatch.setenv("LC_ALL", terminal)
    main(["policy", str(policy), "-o", str(tmp_path / "out"), "--format=json", f"--lang={lang}"])
    told = capsys.readouterr().out
    assert ("已写入：" in told) == (lang == "zh")
    assert ("Written: " in told) == (lang == "en")
