"""A damaged or unwritable cache of compiled templates costs time and nothing else."""

from pathlib import Path

import pytest

from analyzer.report import html, page
from analyzer.report.model import Report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(page, "cache_dir", lambda: tmp_path)
    return tmp_path


def fresh(report: Report) -> str:
    page.environment.cache_clear()
    try:
        return html.render(report)
    finally:
        page.environment.cache_clear()


def test_damaged_files_are_a_miss(folder: Path, report: Report) -> None:
    good = fresh(report)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        path.write_bytes(path.read_bytes()[:37])
    assert fresh(report) == good


def test_a_folder_that_cannot_be_made_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: Report
) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    monkeypatch.setattr(page, "cache_dir", lambda: blocked)
    assert "<main" in fresh(report)
