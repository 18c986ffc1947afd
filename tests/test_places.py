import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer import places
from analyzer.errors import RulesetError


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    places.cache_dir.cache_clear()
    for name in ("APKSCAN_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    yield
    places.cache_dir.cache_clear()


def test_the_shipped_folders_are_found_in_a_checkout() -> None:
    assert (places.rulesets_dir() / "tables").is_dir()
    assert places.reports_dir().name == "reports"


def test_an_installed_copy_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("analyzer/rulesets", "rulesets"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "analyzer")
    assert places.rulesets_dir() == tmp_path / "analyzer" / "rulesets"
    with pytest.raises(RulesetError, match="reports"):
        places.reports_dir()


def test_the_stated_cache_comes_first_then_xdg_then_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert places.cache_dir() == tmp_path / "home" / ".cache" / "apkscan"
    places.cache_dir.cache_clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert places.cache_dir() == tmp_path / "xdg" / "apkscan"
    places.cache_dir.cache_clear()
    monkeypatch.setenv("APKSCAN_CACHE_DIR", str(tmp_path / "stated"))
    assert places.cache_dir() == tmp_path / "stated"


def test_a_relative_xdg_folder_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert places.cache_dir() == tmp_path / "home" / ".cache" / "apkscan"


def test_the_cache_is_private() -> None:
    assert stat.S_IMODE(places.cache_dir().stat().st_mode) == 0o700


def test_a_folder_that_others_may_write_to_is_never_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    monkeypatch.setenv("APKSCAN_CACHE_DIR", str(shared))
    assert places.cache_dir() == tmp_path / "home" / ".cache" / "apkscan"


def test_without_any_writable_place_there_is_a_temporary_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    found = places.cache_dir()
    assert found.parent == tmp_path
    assert os.access(found, os.W_OK)
    assert places.cache_dir() == found
