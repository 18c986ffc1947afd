"""The index of a batch of which every text is hostile: page and tables stay whole."""

import hashlib
import os
import sys
from pathlib import Path

import pytest
from msgspec import structs

from analyzer.batch import child
from analyzer.batch.child import guarded
from analyzer.batch.index_csv import findings_csv, rules_csv
from analyzer.batch.index_rows import Lang, rows_of
from analyzer.batch.inputs import package_files, unique_tasks
from analyzer.batch.journal import open_journal
from analyzer.batch.model import Outcome, Task
from analyzer.batch.run import BatchResult
from analyzer.errors import UnreadableError
from tests.batch.test_index import done, page, result, task
from tests.report import escaping
from tests.report.poison import hostile_texts, poisoned

FILES = ("findings.csv", "rules.csv")
"""What the page leads to beside the reports."""


def _rows() -> list[tuple[Task, Outcome | None]]:
    failed = Outcome(kind="crash", detail="stopped")
    return [
        (task("a.apk", also=("b.apk",)), done()),
        (task("c.apk", "c" * 64), failed),
        (task("d.apk", "d" * 64), None),
    ]


def hostile() -> BatchResult:
    texts = hostile_texts()
    keep = frozenset({"sha256", "settings", "lang", "folder", "stated", "packs"})
    rows = [(poisoned(one, texts, keep), poisoned(outcome, texts, keep)) for _ in range(8) for one, outcome in _rows()]
    rows = [(structs.replace(one, sha256=f"{number:064x}"), outcome) for number, (one, outcome) in enumerate(rows)]
    return result(*rows, unreadable=tuple((next(texts), next(texts)) for _ in range(8)))


def test_the_index_stays_whole() -> None:
    for lang in ("zh", "en"):
        ours = escaping.vocabulary([page(result(*_rows(), unreadable=(("x.apk", "why"),)), lang)])
        made = escaping.made_of(page(hostile(), lang), ours)
        links = [held["href"] for _, held in made.elements if "href" in held]
        assert not [link for link in links if not link.startswith(("#", "packages/")) and link not in FILES]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_cell_of_the_tables_is_a_formula(lang: Lang) -> None:
    escaping.no_cell_is_a_formula(findings_csv(hostile(), lang))
    rows = rows_of(hostile(), lang)
    escaping.no_cell_is_a_formula(rules_csv(rows.rules, rows.trial))


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there")
def test_a_file_whose_name_is_no_text_harms_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_limit_cpu", lambda _: None)  # this is no process of its own
    path = tmp_path / os.fsdecode(b"\xff\xfe\xe2\x80\xae.apk")
    path.write_bytes(b"PK")
    with open_journal(tmp_path) as journal:
        assert journal.digest(path) == journal.digest(path) == hashlib.sha256(b"PK").hexdigest()
        (work,) = unique_tasks(package_files([tmp_path], tmp_path / "out"), task("x.apk").settings, journal.digest)[0]
        outcome = guarded(_refuse, work, 60.0)
        journal.begin("key", work.sha256)
        journal.end("key", outcome)
        assert journal.outcome("key") == outcome
    escaping.nothing_unseen(page(result((work, outcome))))
    escaping.no_cell_is_a_formula(findings_csv(result((work, outcome)), "en"))


def _refuse(work: Task) -> Outcome:
    raise UnreadableError(f"{work.name}: no package" + "!" * 10_000)
