"""The compiled catalogue: the same value, and nothing trusted that does not fit."""

import multiprocessing
from pathlib import Path

import msgspec
import pytest

from analyzer.catalogue import compiled, reader
from analyzer.catalogue.reader import load_catalogue, parse_catalogue
from tests.catalogue.folders import RULE, files
from tests.catalogue.test_reader import write


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    cache = tmp_path / "cache"
    cache.mkdir()
    return write(tmp_path / "rulesets", files()), cache


def only_file(cache: Path) -> Path:
    (found,) = cache.iterdir()
    return found


def test_the_second_time_nothing_is_parsed(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    rulesets, cache = folders
    first = load_catalogue(rulesets, cache)

    def never(files: dict[str, bytes]) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(reader, "parse_catalogue", never)
    assert load_catalogue(rulesets, cache) == first


def test_a_changed_file_is_read_anew(folders: tuple[Path, Path]) -> None:
    rulesets, cache = folders
    load_catalogue(rulesets, cache)
    write(rulesets, {"rules/reads-contacts.yml": RULE.replace("severity: high", "severity: low").encode()})
    assert load_catalogue(rulesets, cache).rules[0].severity == "low"


@pytest.mark.parametrize("damage", [b"", b"x" * 10, b"\x00" * 4000])
def test_a_damaged_cache_is_replaced(folders: tuple[Path, Path], damage: bytes) -> None:
    rulesets, cache = folders
    first = load_catalogue(rulesets, cache)
    only_file(cache).write_bytes(damage)
    assert load_catalogue(rulesets, cache) == first
    assert compiled.read(cache, first.sha256) == first


def test_one_flipped_bit_is_seen(folders: tuple[Path, Path]) -> None:
    rulesets, cache = folders
    first = load_catalogue(rulesets, cache)
    data = bytearray(only_file(cache).read_bytes())
    data[len(data) // 2] ^= 1
    only_file(cache).write_bytes(bytes(data))
    assert compiled.read(cache, first.sha256) is None


def test_a_catalogue_of_other_rulesets_is_not_taken(folders: tuple[Path, Path]) -> None:
    rulesets, cache = folders
    first = load_catalogue(rulesets, cache)
    target = only_file(cache)
    compiled.write(cache, msgspec.structs.replace(first, sha256="0" * 64))
    other = next(path for path in cache.iterdir() if path != target)
    target.write_bytes(other.read_bytes())
    assert compiled.read(cache, first.sha256) is None


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(folders: tuple[Path, Path]) -> None:
    rulesets, cache = folders
    gone = cache / "gone"
    assert load_catalogue(rulesets, gone) == parse_catalogue(files())
    assert not gone.exists()


def test_old_catalogues_are_forgotten(folders: tuple[Path, Path]) -> None:
    rulesets, cache = folders
    first = load_catalogue(rulesets, cache)
    for number in range(20):
        compiled.write(cache, msgspec.structs.replace(first, sha256=f"{number:064x}"))
    assert len(list(cache.iterdir())) == 8


def load(rulesets: str, cache: str) -> str:
    return load_catalogue(Path(rulesets), Path(cache)).sha256


def test_several_processes_may_start_at_once(folders: tuple[Path, Path]) -> None:
    rulesets, cache = folders
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        digests = set(pool.starmap(load, [(str(rulesets), str(cache))] * 6))
    assert digests == {load_catalogue(rulesets, cache).sha256}
    assert only_file(cache).suffix == ".msgpack"
