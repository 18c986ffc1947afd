import json
import shutil
from pathlib import Path

import pytest

from analyzer import places
from analyzer.cli import main


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the rulesets that a test may write to, without the bulk tables."""
    folder = tmp_path / "rulesets"
    shutil.copytree(places.rulesets_dir(), folder, ignore=shutil.ignore_patterns("tables"))
    return folder


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("rules", "sdk-not-in-policy"),
        ("types", "网络借贷"),
        ("data", "installed-apps"),
        ("clauses", "《认定方法》四、1."),
    ],
)
def test_each_list_has_its_entries(capsys: pytest.CaptureFixture[str], kind: str, expected: str) -> None:
    assert main(["rules", "list", kind, "--lang", "zh"]) == 0
    assert expected in capsys.readouterr().out


def test_a_rule_is_shown_with_the_clauses_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "permission-without-use", "--lang", "zh", "--date", "2026-11-21"]) == 0
    shown = capsys.readouterr().out
    assert "申请权限但未发现使用" in shown
    assert "《认定方法》四、1." in shown
    assert main(["rules", "show", "permission-without-use", "--date", "2010-01-01"]) == 0
    assert "《" not in capsys.readouterr().out


def test_an_unknown_rule_brings_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "sdk-not-in-polcy"]) == 2
    assert "did you mean 'sdk-not-in-policy'" in capsys.readouterr().err


def test_the_shipped_rules_pass_their_own_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "lint"]) == 0
    assert "no mistake" in capsys.readouterr().out


def test_the_examples_of_the_shipped_rules_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test"]) == 0
    assert "hold" in capsys.readouterr().out


def test_coverage_goes_through_an_instrument_item_by_item(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["rules", "coverage", "--instrument", "rd-2019", "--date", "2026-11-21"]
    assert main([*asked, "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "31 项" in shown
    assert "permission-without-use" in shown
    assert "rules-hard-to-reach" in shown
    assert "未覆盖" not in shown
    assert main([*asked, "--lang", "en"]) == 0
    assert "31 items: " in capsys.readouterr().out
    assert main([*asked, "--json"]) == 0
    first = capsys.readouterr().out
    (methods,) = json.loads(first)["instruments"]
    assert [item["clause"] for item in methods["items"]][:4] == ["RD-1.1", "RD-1.2", "RD-1.3", "RD-1.4"]
    assert sum(methods["counts"].values()) == len(methods["items"]) == 31
    assert methods["counts"]["none"] == methods["counts"]["stage"] == 0
    assert main([*asked, "--json"]) == 0
    assert capsys.readouterr().out == first


def test_coverage_of_all_has_a_sum_and_of_none_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "coverage", "--lang", "en"]) == 0
    assert "instruments: " in capsys.readouterr().out
    assert main(["rules", "coverage", "--instrument", "rd-2109"]) == 2
    assert "rd-2019" in capsys.readouterr().err


def test_a_new_rule_passes_at_once(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "my-rule", "--rulesets", str(own)]) == 0
    assert (own / "rules" / "my-rule.yml").exists()
    assert main(["rules", "test", "my-rule", "--rulesets", str(own)]) == 0
    assert main(["rules", "new", "my-rule", "--rulesets", str(own)]) == 2
    assert main(["rules", "new", "../evil", "--rulesets", str(own)]) == 2
    assert "evil" in capsys.readouterr().err
    assert not (own / "evil.yml").exists()


def test_rules_on_trial_are_told(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = own / "rules" / "screen-capture.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("\nexamples:", "\nnursery: true\nexamples:"), encoding="utf-8"
    )
    assert main(["rules", "lint", "--rulesets", str(own)]) == 0
    assert "screen-capture" in capsys.readouterr().out.splitlines()[-1]
    assert main(["rules", "list", "--rulesets", str(own), "--lang", "en"]) == 0
    told = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.endswith(" (on trial)")]
    assert "screen-capture" in told
    assert main(["rules", "show", "screen-capture", "--rulesets", str(own), "--lang", "zh"]) == 0
    assert "试行" in capsys.readouterr().out.splitlines()[0]


def test_a_wrong_file_is_named_with_its_line(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = own / "rules" / "sdk-not-in-policy.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("severity:", "severty:"), encoding="utf-8")
    assert main(["rules", "lint", "--rulesets", str(own)]) == 4
    error = capsys.readouterr().err
    assert "rules/sdk-not-in-policy.yml:" in error
    assert "did you mean 'severity'" in error


def test_an_example_that_does_not_hold_is_a_mistake(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "my-rule", "--rulesets", str(own)]) == 0
    path = own / "rules" / "my-rule.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("expect: no-issue", "expect: suspected"), encoding="utf-8")
    assert main(["rules", "test", "my-rule", "--rulesets", str(own)]) == 4
    assert "my-rule" in capsys.readouterr().err
