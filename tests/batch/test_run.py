import sqlite3
from pathlib import Path

import pytest

from analyzer.batch.journal import FILE, open_journal
from analyzer.batch.model import Limits, Settings
from analyzer.batch.run import BatchResult, run_batch
from analyzer.errors import UsageError
from analyzer.progress import Event
from tests.batch.hostile import behave

QUICK = Limits(seconds=3.0, mebibytes=400, workers=2)


def packages(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.apk").write_bytes(name.encode())
    return folder


def run(
    places: Path,
    out: Path,
    *,
    limits: Limits = QUICK,
    retry: bool = False,
    policies: Path | None = None,
    rules: str = "r1",
    heard: list[Event] | None = None,
) -> BatchResult:
    settings = Settings(out=str(out), date="2026-11-21", policies=str(policies or ""))
    tell = (heard if heard is not None else []).append
    with open_journal(out) as journal:
        return run_batch(
            [places], settings, limits, behave, journal, ruleset_sha256=rules, retry_failed=retry, tell=tell
        )


def kinds(result: BatchResult) -> dict[str, str]:
    return {task.name: outcome.kind if outcome else "" for task, outcome in result.rows}


def calls(out: Path) -> list[str]:
    path = out / "calls.txt"
    return sorted(path.read_text().split()) if path.exists() else []


def test_every_hostile_child_is_named_and_harms_no_other(tmp_path: Path) -> None:
    hostile = ("hang", "spin", "deaf", "segfault", "exit", "sysexit", "hog", "burst", "damaged", "bug")
    good = [f"good-{number}" for number in range(12)]
    result = run(packages(tmp_path / "in", *hostile, *good), tmp_path / "out")
    found = kinds(result)
    assert {name: found[f"{name}.apk"] for name in hostile} == {
        "hang": "timeout",
        "spin": "timeout",
        "deaf": "timeout",
        "segfault": "crash",
        "exit": "crash",
        "sysexit": "crash",
        "hog": "memory",
        "burst": "memory",
        "damaged": "unreadable",
        "bug": "error",
    }
    assert all(found[f"{name}.apk"] == "done" for name in good)
    details = {task.name: outcome.detail for task, outcome in result.rows if outcome}
    assert "SIGSEGV" in details["segfault.apk"]
    assert "exited with 3" in details["exit.apk"]
    assert "not a package" in details["damaged.apk"]
    assert "ZeroDivisionError" in details["bug.apk"]
    assert calls(tmp_path / "out") == sorted(f"{name}.apk" for name in good)


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    places = packages(tmp_path / "in", "good-1", "exit")
    run(places, tmp_path / "out")
    packages(places, "good-2")
    result = run(places, tmp_path / "out")
    assert result.reused == 2
    assert calls(tmp_path / "out") == ["good-1.apk", "good-2.apk"]
    assert kinds(result)["exit.apk"] == "crash"  # a poison is not tried again by itself


def test_retry_failed_tries_only_failures_again(tmp_path: Path) -> None:
    places = packages(tmp_path / "in", "good-1", "damaged")
    run(places, tmp_path / "out")
    result = run(places, tmp_path / "out", retry=True)
    assert result.reused == 1
    assert kinds(result) == {"damaged.apk": "unreadable", "good-1.apk": "done"}


def test_other_rules_or_a_missing_folder_are_reasons_to_analyse_again(tmp_path: Path) -> None:
    places = packages(tmp_path / "in", "good-1")
    run(places, tmp_path / "out")
    assert run(places, tmp_path / "out", rules="r2").reused == 0
    assert run(places, tmp_path / "out", rules="r2").reused == 1
    assert run(places, tmp_path / "out").reused == 0, "the folder holds what the other rules gave"
    assert run(places, tmp_path / "out").reused == 1
    for folder in (tmp_path / "out" / "packages").iterdir():
        folder.rmdir()
    assert run(places, tmp_path / "out").reused == 0


def test_a_new_policy_is_a_reason_to_analyse_again(tmp_path: Path) -> None:
    places, policies = packages(tmp_path / "in", "good-1"), tmp_path / "policies"
    policies.mkdir()
    run(places, tmp_path / "out", policies=policies)
    assert run(places, tmp_path / "out", policies=policies).reused == 1
    (policies / "com.example.good.txt").write_text("policy")
    assert run(places, tmp_path / "out", policies=policies).reused == 0


def test_the_same_content_is_analysed_once(tmp_path: Path) -> None:
    places = packages(tmp_path / "in", "good-1")
    (places / "twin.apk").write_bytes((places / "good-1.apk").read_bytes())
    result = run(places, tmp_path / "out")
    assert [(task.name, task.also) for task, _ in result.rows] == [("good-1.apk", ("twin.apk",))]
    assert calls(tmp_path / "out") == ["good-1.apk"]


def test_an_interruption_leaves_a_state_that_can_be_resumed(tmp_path: Path) -> None:
    places = packages(tmp_path / "in", "a-good", "interrupt", "z-good")
    one = Limits(seconds=60.0, mebibytes=400, workers=1)
    first = run(places, tmp_path / "out", limits=one)
    assert first.interrupted
    assert kinds(first) == {"a-good.apk": "done", "interrupt.apk": "", "z-good.apk": ""}
    (places / "interrupt.apk").unlink()
    second = run(places, tmp_path / "out", limits=one)
    assert not second.interrupted
    assert second.reused == 1
    assert kinds(second) == {"a-good.apk": "done", "z-good.apk": "done"}


def test_a_package_that_ends_the_whole_run_twice_is_blamed(tmp_path: Path) -> None:
    places = packages(tmp_path / "in", "good-1")
    run(places, tmp_path / "out")
    with sqlite3.connect(tmp_path / "out" / FILE) as database:  # as a run leaves it that was killed
        database.execute("UPDATE jobs SET outcome = NULL, attempts = 2")
    database.close()
    result = run(places, tmp_path / "out")
    assert kinds(result) == {"good-1.apk": "crash"}
    assert calls(tmp_path / "out") == ["good-1.apk"]


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    heard: list[Event] = []
    run(packages(tmp_path / "in", "good-1", "good-2"), tmp_path / "out", heard=heard)
    assert [(event.done, event.total) for event in heard if event.stage == "batch"] == [(0, 2), (1, 2), (2, 2)]


def test_two_batches_never_share_an_output_folder(tmp_path: Path) -> None:
    with open_journal(tmp_path / "out"), pytest.raises(UsageError, match="locked"), open_journal(tmp_path / "out"):
        pass


def test_a_damaged_journal_is_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    with pytest.raises(UsageError, match=r"damaged|disk|malformed|not a database"), open_journal(tmp_path):
        pass
