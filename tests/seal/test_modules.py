"""The digest of the tool does not depend on how it is installed."""

import shutil
from pathlib import Path

import pytest

from analyzer import places
from analyzer.seal import modules


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tool, as in a checkout."""
    for name, content in {"analyzer/a.py": "x\n", "analyzer/weights/w.npz": "w\r\n", "reports/r.j2": "r\n"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content.encode())
    monkeypatch.setattr(modules, "_PACKAGE", tmp_path / "analyzer")
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "analyzer")
    return tmp_path


def digest() -> str:
    return modules.modules_sha256.__wrapped__()


def test_a_wheel_and_a_checkout_have_the_same_digest(package: Path) -> None:
    before = digest()
    (package / "reports").rename(package / "analyzer" / "reports")
    (package / "analyzer" / "rulesets").mkdir()
    (package / "analyzer" / "rulesets" / "own.yml").write_bytes(b"sealed by itself")
    (package / "analyzer" / "__pycache__").mkdir()
    (package / "analyzer" / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"")
    (package / "analyzer" / ".a.py.swp").write_bytes(b"")
    (package / "analyzer" / "a.py").write_bytes(b"x\r\n")
    assert digest() == before


@pytest.mark.parametrize("name", ["analyzer/a.py", "analyzer/weights/w.npz", "reports/r.j2", "analyzer/new.py"])
def test_each_file_of_the_tool_counts(package: Path, name: str) -> None:
    before = digest()
    (package / name).write_bytes(b"other")
    assert digest() != before


def test_line_ends_count_in_what_is_no_text(package: Path) -> None:
    before = digest()
    (package / "analyzer/weights/w.npz").write_bytes(b"w\n")
    assert digest() != before


def test_where_it_lies_does_not_count(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    shutil.copytree(package / "analyzer", tmp_path / "elsewhere" / "analyzer")
    shutil.copytree(package / "reports", tmp_path / "elsewhere" / "reports")
    monkeypatch.setattr(modules, "_PACKAGE", tmp_path / "elsewhere" / "analyzer")
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "elsewhere" / "analyzer")
    assert digest() == before
