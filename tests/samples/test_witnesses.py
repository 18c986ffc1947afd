"""Every rule's witness: the package that shows the behaviour is found out, its clean twin is not accused."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bench import witnesses
from bench.witnesses import BUILT, SIDES, WITNESSES, Folder, Side, WitnessError, folders, mismatches, read_folder

FOLDERS = folders()
NEVER = ("prompts",)
"""Stages that no scan has yet: of a rule that needs one, the clean twin is "not seen" in that part."""

TWINS = [pytest.param(folder, side, id=f"{folder.path.name}-{side}") for folder in FOLDERS for side in SIDES]


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    samples = WITNESSES.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(samples))
        spec = importlib.util.spec_from_file_location("witnesses", samples / "witnesses.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        patch.setitem(sys.modules, "witnesses", module)
        spec.loader.exec_module(module)
        return module


@pytest.mark.parametrize(("folder", "side"), TWINS)
def test_a_scan_says_what_the_witness_says(folder: Folder, side: Side) -> None:
    assert list(mismatches(folder, side)) == []


@pytest.mark.parametrize("folder", [pytest.param(folder, id=folder.path.name) for folder in FOLDERS])
def test_a_witness_shows_checks_of_its_rule_and_its_twin_shows_none(folder: Folder) -> None:
    rule = witnesses.rules()[folder.rule]
    stated = {one.check for one in folder.witness.positive.expect}
    assert stated
    assert stated <= {check.id for check in rule.checks}
    assert folder.witness.clean.expect == ()
    assert folder.witness.positive.verdict == ""
    waits = any(need.stage in NEVER for need in rule.needs)
    assert folder.witness.clean.verdict == "" or waits
    assert all(path.is_file() for side in SIDES for path in folder.policies(side))


def test_a_rule_is_on_trial_exactly_when_it_has_no_witness() -> None:
    witnessed = {folder.rule for folder in FOLDERS}
    assert witnessed <= witnesses.rules().keys()
    for rule in witnesses.rules().values():
        assert rule.nursery != (rule.id in witnessed), f"{rule.id}: give it a witness or `nursery: true`, not both"


def test_every_package_is_built_from_what_is_committed(builder: ModuleType) -> None:
    packages = builder.find_witnesses([])
    assert [package.name for package in packages if package.stale()] == []
    assert {package.target for package in packages} == set(BUILT.glob("*.apk"))


def test_a_side_overrides_what_both_share(builder: ModuleType, tmp_path: Path) -> None:
    for name in ("shared/Main.java", "shared/Other.java", "clean/Main.java"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    document = {"manifest": {"permissions": ["a"], "min_sdk": 30}, "clean": {"manifest": {"permissions": []}}}
    clean = builder.one_side(tmp_path, "clean", document)
    assert clean.manifest == {"permissions": [], "min_sdk": 30}
    read = {place.name: path.read_text() for place, path in clean.files.items()}
    assert read == {"Main.java": "clean/Main.java", "Other.java": "shared/Other.java"}
    before = clean.digest()
    (tmp_path / "shared/Other.java").write_text("changed")
    assert clean.digest() != before


def _edited(tmp_path: Path, old: str, new: str) -> Folder:
    """The first committed witness, its text changed."""
    text = (FOLDERS[0].path / "witness.yml").read_text(encoding="utf-8")
    assert old in text
    folder = tmp_path / FOLDERS[0].path.name
    folder.mkdir()
    (folder / "witness.yml").write_text(text.replace(old, new), encoding="utf-8")
    return read_folder(folder)


def test_an_unknown_key_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(WitnessError, match="positiv"):
        _edited(tmp_path, "positive:", "positiv:")


def test_what_differs_is_told(tmp_path: Path) -> None:
    folder = next(folder for folder in FOLDERS if folder.path.name == "clipboard-at-start")
    wrong = _twisted(folder, tmp_path)
    assert any("missing" in said for said in mismatches(wrong, "positive"))
    assert any("not expected" in said for said in mismatches(wrong, "positive"))
    assert any("expected suspected" in said for said in mismatches(wrong, "clean"))


def _twisted(folder: Folder, tmp_path: Path) -> Folder:
    """The witness with expectations that its packages do not meet."""
    text = (folder.path / "witness.yml").read_text(encoding="utf-8")
    text = text.replace("verdict: suspected", "verdict: confirmed")
    text = text.replace("clean: {}", "clean: {expect: [{check: read-at-start, verdict: suspected}]}")
    target = tmp_path / folder.path.name
    target.mkdir()
    (target / "witness.yml").write_text(text, encoding="utf-8")
    return read_folder(target)


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert witnesses.main([]) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    assert len(lines) == len(witnesses.rules())
    ids = {folder.rule for folder in FOLDERS}
    assert last.startswith(f"witnessed {len(ids)} of {len(lines)} rules, ")
    assert witnesses.main(["--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {row["rule"] for row in listed if row["witnessed"]} == ids
