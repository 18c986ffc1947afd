"""Code in files that the device does not load by itself."""

import gzip
import random
from pathlib import Path

import pytest

from analyzer.apk import embedded
from analyzer.apk.container import open_package
from analyzer.apk.dex import read_dex
from analyzer.apk.embedded import loads_code, read_embedded
from analyzer.gaps import Cause, Gap
from tests.apk.zip_writer import Entry, write, zip_bytes

DATA = Path(__file__).parents[1] / "data"
DEX = (DATA / "reach.dex").read_bytes()
CODE = Entry("classes.dex", (DATA / "payloads.dex").read_bytes())
RANDOM = random.Random(1).randbytes(8192)

Found = tuple[tuple[tuple[str, bytes], ...], tuple[Gap, ...]]


def found(tmp_path: Path, *entries: Entry) -> Found:
    with open_package(write(tmp_path, CODE, *entries)) as package:
        return read_embedded(package)


@pytest.mark.parametrize(
    "name", ["assets/a.dex", "assets/picture.png", "res/raw/a", "lib/arm64-v8a/liba.so", "payload.bin", "classes4.dex"]
)
def test_a_dex_file_is_known_by_its_first_bytes(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, Entry(name, DEX)) == (((name, DEX),), ())


def test_what_the_device_loads_is_not_embedded(tmp_path: Path) -> None:
    assert found(tmp_path, Entry("classes2.dex", DEX), Entry("assets/a.txt", b"text")) == ((), ())


def test_dex_files_of_archives_are_named_after_both(tmp_path: Path) -> None:
    jar = zip_bytes(Entry("META-INF/MANIFEST.MF", b"x"), Entry("classes.dex", DEX), Entry("classes2.dex", CODE.data))
    dexes, gaps = found(tmp_path, Entry("assets/plugin.jar", jar))
    assert dexes == (("assets/plugin.jar!classes.dex", DEX), ("assets/plugin.jar!classes2.dex", CODE.data))
    assert gaps == ()


def test_an_archive_in_an_archive_is_opened_and_the_next_is_a_gap(tmp_path: Path) -> None:
    first = zip_bytes(Entry("classes.dex", DEX))
    second = zip_bytes(Entry("a.apk", first))
    third = zip_bytes(Entry("b.zip", second))
    assert found(tmp_path, Entry("assets/b.zip", second))[0] == (("assets/b.zip!a.apk!classes.dex", DEX),)
    dexes, (gap,) = found(tmp_path, Entry("assets/c.zip", third))
    assert dexes == ()
    assert (gap.cause, gap.where) == (Cause.BUDGET, "assets/c.zip!b.zip!a.apk")
    assert gap.blocks_code


def test_a_compressed_dex_file_is_opened(tmp_path: Path) -> None:
    assert found(tmp_path, Entry("assets/a.bin", gzip.compress(DEX)))[0] == (("assets/a.bin", DEX),)


def test_what_is_named_like_code_and_is_none_is_encrypted(tmp_path: Path) -> None:
    jar = zip_bytes(Entry("classes.dex", b"xxxx" + DEX))
    dexes, gaps = found(tmp_path, Entry("assets/a.dex", b"\x01" + DEX), Entry("assets/b.jar", jar))
    assert dexes == ()
    assert [(gap.cause, gap.where, gap.blocks_code) for gap in gaps] == [
        (Cause.ENCRYPTED, "assets/a.dex", True),
        (Cause.ENCRYPTED, "assets/b.jar!classes.dex", True),
    ]


def test_a_random_file_may_be_code_and_known_formats_are_not(tmp_path: Path) -> None:
    dexes, (gap,) = found(
        tmp_path,
        Entry("assets/a.dat", RANDOM),
        Entry("assets/b.png", b"\x89PNG" + RANDOM),
        Entry("assets/c.dat", b"plain text " * 1000),
        Entry("assets/d.mp4", b"\0\0\0\x18ftyp" + RANDOM),
        Entry("META-INF/e.dat", RANDOM),
    )
    assert dexes == ()
    assert (gap.cause, gap.where, gap.blocks_code) == (Cause.ENCRYPTED, "assets/a.dat", False)


def test_a_damaged_archive_is_a_gap(tmp_path: Path) -> None:
    dexes, (gap,) = found(tmp_path, Entry("assets/a.jar", b"PK\x03\x04"))
    assert dexes == ()
    assert (gap.cause, gap.where) == (Cause.DAMAGED, "assets/a.jar")


def test_budgets_are_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [Entry(f"assets/{k}.dex", DEX) for k in range(3)]
    monkeypatch.setattr(embedded, "MOST_FILES", 2)
    dexes, (gap,) = found(tmp_path, *entries)
    assert [name for name, _ in dexes] == ["assets/0.dex", "assets/1.dex"]
    assert (gap.cause, gap.where) == (Cause.BUDGET, "assets/2.dex")
    monkeypatch.setattr(embedded, "MOST_FILES", 9)
    monkeypatch.setattr(embedded, "MOST_BYTES", len(DEX) + 1)
    dexes, gaps = found(tmp_path, *entries)
    assert len(dexes) == 1
    assert {gap.cause for gap in gaps} == {Cause.BUDGET}


def test_code_that_loads_code_names_a_loader() -> None:
    def dexes(name: str) -> bool:
        return loads_code(read_dex(name, (DATA / name).read_bytes())[0])

    assert not dexes("reach.dex")
    assert dexes("hints.dex")
