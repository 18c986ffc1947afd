"""Every stage says of every sample what its golden file holds; when it does not, the first that differs is named.

``python -m tests.golden --write`` writes the files; CONTRIBUTING.md says when.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from analyzer import __version__
from analyzer.catalogue.tables import tables_sha256
from analyzer.places import rulesets_dir
from tests.golden import files, stages
from tests.golden.files import FOLDER, difference, message, path_of, told
from tests.golden.plain import text_of
from tests.golden.recording import CASES, Case, Recorded, catalogue, judged, recorded
from tests.golden.report_stages import parts, rendered
from tests.golden.stages import Stage, stages_of

LOAN = next(case for case in CASES if case.name == "loan")
EVERY = [(case, stage) for case in CASES for stage in stages_of(case)]


@pytest.mark.parametrize(("case", "stage"), EVERY, ids=[f"{case.name}-{stage.name}" for case, stage in EVERY])
def test_the_stage_says_what_is_written(case: Case, stage: Stage) -> None:
    said = message(case, stage)
    assert not said, f"\n{said}"


def test_no_file_is_left_over_and_all_are_small() -> None:
    there = {path for path in FOLDER.rglob("*") if path.suffix in (".json", ".txt")}
    assert there == {path_of(case, stage) for case, stage in EVERY}
    assert sum(path.stat().st_size for path in there) < 2_500_000
    for path in there:
        longest = max(len(line) for line in path.read_text(encoding="utf-8").splitlines())
        assert longest < 2000, path


def test_versions_and_digests_of_rules_are_in_no_file() -> None:
    masked = (tables_sha256(rulesets_dir() / "tables"), catalogue().sha256)
    for case, stage in EVERY:
        assert not [digest for digest in masked if digest in told(case, stage)], (case.name, stage.name)
    assert recorded(LOAN).facts.tool.version != __version__
    assert __version__ not in told(LOAN, _stage("text-en"))


def _stage(name: str) -> Stage:
    return next(stage for stage in stages_of(LOAN) if stage.name == name)


def test_another_phase_is_told_where_it_is_found_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """A read that runs elsewhen: the stage of behaviours is shown, that of the flows is not blamed."""
    whole = recorded(LOAN)
    observed, gaps = whole.steps["observed_in"]
    later = structs.replace(observed.reads[0], phases=("background",))
    changed = replace(observed, reads=(later, *observed.reads[1:]))
    twisted = Recorded(whole.facts, {**whole.steps, "observed_in": (changed, gaps)})
    monkeypatch.setattr(stages, "recorded", lambda _: twisted)
    _no_cache(monkeypatch)
    said = message(LOAN, _stage("behaviours"))
    assert '-   "phases": ["application"],' in said
    assert '+   "phases": ["background"],' in said
    assert "python -m tests.golden --write loan behaviours" in said
    assert "look there first" not in said
    assert not message(LOAN, _stage("flows"))


def test_findings_in_another_order_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made = judged(LOAN)
    item = next(item for item in made.items if len(item.findings) > 1)
    turned = structs.replace(item, findings=item.findings[::-1])
    items = tuple(turned if one is item else one for one in made.items)
    monkeypatch.setattr(stages, "judged", lambda *_: structs.replace(made, items=items))
    _no_cache(monkeypatch)
    assert f'"id": "{item.findings[0].id}"' in message(LOAN, _stage("judgement"))


def test_what_follows_from_an_earlier_change_points_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def twisted(case: Case, stage: Stage) -> str:
        return f"{told(case, stage)}\nmore" if stage.name in ("manifest", "report-zh") else told(case, stage)

    monkeypatch.setattr(files, "told", twisted)
    assert "So does manifest, which comes before it: look there first." in message(LOAN, _stage("report-zh"))


def test_a_missing_file_is_a_difference(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    said = message(LOAN, _stage("callgraph"))
    assert "the stage callgraph says something else" in said
    assert len(said.splitlines()) < files.MOST + 10
    assert files.write(LOAN, _stage("callgraph"))
    assert not files.write(LOAN, _stage("callgraph"))
    assert not message(LOAN, _stage("callgraph"))


def test_of_a_long_line_the_part_that_differs_is_shown() -> None:
    same = "same " * 100
    shown = difference(f"{same}before {same}\nshort", f"{same}after {same}\nshort", "x")
    assert [line for line in shown if line.startswith("-…") and "before" in line and len(line) < 300]
    assert [line for line in shown if line.startswith("+…") and "after" in line and len(line) < 300]
    assert shown[-1] == " short"


def test_a_value_reads_line_by_line() -> None:
    value = {"short": ("a", 1), "long": ("x" * 100, "y" * 100), "lines": "one\ntwo", "none": ()}
    assert text_of(value).splitlines() == [
        "{",
        ' "short": ["a", 1],',
        ' "long": [',
        f'  "{"x" * 100}",',
        f'  "{"y" * 100}"',
        " ],",
        ' "lines": ["one", "two"],',
        ' "none": []',
        "}",
    ]


def test_digests_look_into_containers() -> None:
    names = [name for name, _ in parts(rendered(LOAN, "zh", "docx"))]
    assert "word/document.xml" in names
    ((name, content),) = parts(rendered(LOAN, "zh", "pdf"))
    assert name != "0 streams"
    assert b" Tf " in content


def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "told", lambda case, stage: stage.told(case))
