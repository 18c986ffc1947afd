"""``--rules`` on the commands, over saved facts."""

import json
from pathlib import Path
from typing import Any

import pytest

from analyzer.cli import main

SAMPLES = Path(__file__).parent.parent.parent / "samples"
DATE = "--date=2026-11-20"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs")
    arguments = [str(SAMPLES / "loan" / "loan.apk"), "--policy", str(SAMPLES / "loan" / "policy.html")]
    assert main([*arguments, DATE, "--format", "facts,json", "-o", str(folder)]) == 1
    return folder


def _report(folder: Path) -> dict[str, Any]:
    read = json.loads((folder / "report.json").read_bytes())
    assert isinstance(read, dict)
    return read


def test_saved_facts_are_judged_by_another_law(saved: Path, tmp_path: Path) -> None:
    assert main(["judge", str(saved), "--rules", "eu", DATE, "-o", str(tmp_path), "--lang", "zh"]) == 1
    report = _report(tmp_path)
    assert report["tool"]["packs"] == [{"id": "eu", "text": "欧盟"}]
    assert report["tool"]["ruleset_sha256"] == _report(saved)["tool"]["ruleset_sha256"]
    names = [part["name"] for part in report["basis"]["instruments"]]
    assert names
    assert not [name for name in names if "中华人民共和国" in name or "认定方法" in name]


def test_the_default_is_the_law_of_china_alone(saved: Path, tmp_path: Path) -> None:
    assert main(["judge", str(saved), DATE, "-o", str(tmp_path / "a"), "--format", "json,text,csv,md"]) == 1
    stated = ["judge", str(saved), DATE, "-o", str(tmp_path / "b"), "--format", "json,text,csv,md", "--rules", "cn"]
    assert main(stated) == 1
    for file in sorted((tmp_path / "a").iterdir()):
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()
    assert "packs" not in _report(tmp_path / "a")["tool"]


def test_an_unknown_pack_is_one_line(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", str(saved), "--rules", "cn,us", DATE, "-o", str(tmp_path)]) == 2
    assert capsys.readouterr().err.splitlines()[-2:] == ["apkscan: no rule pack 'us'", "hint: rule packs: cn, eu"]


def test_a_type_needs_a_pack_that_has_it(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["judge", str(saved), "--rules", "eu", "--type", "online-lending", DATE, "-o", str(tmp_path)]
    assert main(arguments) == 2
    assert "the chosen rule packs have no app types" in capsys.readouterr().err


def test_both_sides_of_a_comparison_have_the_same_packs(saved: Path, tmp_path: Path) -> None:
    arguments = ["compare", str(saved), str(saved), "--rules", "eu", DATE, "-o", str(tmp_path), "--format", "json"]
    assert main(arguments) == 1
    printed = (tmp_path / "compare.json").read_text(encoding="utf-8")
    assert "GDPR" in printed
    assert json.loads(printed)["tool"]["packs"][0]["id"] == "eu"
    assert "认定方法》" not in printed


def test_the_terminal_proposes_a_type(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", str(saved), DATE, "-o", str(tmp_path), "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "Online lending" in told
    assert "proposed, not assumed" in told
    assert main(["judge", str(saved), DATE, "-o", str(tmp_path), "--lang", "en", "--type", "12"]) == 1
    assert "proposed" not in capsys.readouterr().out


def test_coverage_says_which_rules_do_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "coverage", "--rules", "eu", "--lang", "zh", DATE]) == 0
    told = capsys.readouterr().out
    assert "GDPR-5.1a" in told
    assert "规则包 eu 的条款未涉及、因而不运行的规则" in told
    assert "rights-path" in told
    assert "PIPL" not in told
    assert main(["rules", "coverage", "--rules", "eu", "--json", DATE]) == 0
    read = json.loads(capsys.readouterr().out)
    assert read["packs"] == ["eu"]
    assert "rights-path" in read["rules_not_run"]
    assert main(["rules", "lint", "--rules", "eu", DATE]) == 0


def test_packs_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "packs", "--lang", "zh"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["cn", "eu"]
