import hashlib
import os
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analyzer.apk import container
from analyzer.apk.container import EntryError, open_package
from analyzer.errors import UnreadableError, UsageError
from analyzer.gaps import Cause
from tests.apk.samples import DEX, assert_all_there, entries, read
from tests.apk.zip_writer import Entry, deflate, write, zip_bytes


def test_identity_names_and_content(tmp_path: Path) -> None:
    path = write(tmp_path, *entries())
    data = path.read_bytes()
    with open_package(path) as package:
        identity = package.identity
        assert (identity.name, identity.size) == ("app.apk", len(data))
        assert identity.sha256 == hashlib.sha256(data).hexdigest()
        assert identity.sha1 == hashlib.sha1(data).hexdigest()  # noqa: S324 - an identity, not a protection
        assert identity.md5 == hashlib.md5(data).hexdigest()  # noqa: S324 - the same
        assert package.names == ("AndroidManifest.xml", "classes.dex", "resources.arsc")
        assert package.read("classes.dex") == DEX
        assert package.peek("classes.dex", 4) == b"dex\n"
        assert package.anomalies == ()
        assert package.gaps == ()


def test_a_well_formed_package_reads_without_gap_or_anomaly(tmp_path: Path) -> None:
    found = read(write(tmp_path, *entries()))
    assert_all_there(found)
    assert found.gaps == ()
    assert found.anomalies == ()


def test_dex_files_in_the_order_of_the_device_up_to_the_first_gap(tmp_path: Path) -> None:
    names = ["classes10.dex", "classes3.dex", "classes.dex", "classes2.dex", "classes5.dex", "classes02.dex"]
    with open_package(write(tmp_path, *(Entry(name, DEX) for name in names))) as package:
        assert package.dex_entries == ("classes.dex", "classes2.dex", "classes3.dex")
        unloaded = {one.where for one in package.anomalies if one.code == "unloaded-dex"}
        assert unloaded == {"classes5.dex", "classes10.dex"}


MANIFEST_ENTRY, DEX_ENTRY, TABLE_ENTRY = entries()


def manifest(**changes: Any) -> Entry:
    return replace(MANIFEST_ENTRY, **changes)


def dex(**changes: Any) -> Entry:
    return replace(DEX_ENTRY, **changes)


# Entries (the resource table is added), and the anomaly that names the twist.
TWISTS: dict[str, tuple[list[Entry], str | None]] = {
    "bogus method, really stored": (
        [manifest(method=0, stated_method=0x4321), dex(method=0, stated_method=99)],
        "bogus-method",
    ),
    "bogus method, really deflated": ([manifest(stated_method=0x4321), dex(stated_method=99)], "bogus-method"),
    "local sizes lie": ([manifest(local_sizes=(1, 1)), dex(local_sizes=(9, 9))], "local-sizes"),
    "local method lies": ([manifest(local_method=77), dex()], "local-method"),
    "local name lies": ([manifest(local_name="x"), dex(local_name="yy")], "local-name"),
    "encryption flag": ([manifest(flags=1), dex(flags=1)], "encryption-flag"),
    "duplicates, junk last": ([manifest(), dex(), manifest(data=b"junk"), dex(data=b"junk")], "duplicate-entry"),
    "wrong checksum": ([manifest(crc=1), dex(crc=2)], None),
    "version 63": ([manifest(version=63), dex()], None),
    "stated size too small": ([manifest(stated_size=3), dex(stated_size=9)], "size-lie"),
    "stated size too large": ([manifest(stated_size=1 << 20), dex()], "size-lie"),
    "odd names": ([Entry("", b"e"), Entry(b"\xff\xfe", b"n"), Entry("../../x", b"t"), manifest(), dex()], None),
    "called deflated, but stored": ([manifest(method=0, stated_method=8), dex()], "method-lie"),
    "a file as a folder": ([manifest(), dex(), Entry("AndroidManifest.xml/x", b"")], "file-as-directory"),
}
FRAMES: dict[str, tuple[dict[str, Any], str | None]] = {
    "junk in front": ({"prefix": b"\0JUNK" * 100}, "prefix-junk"),
    "junk in front, offsets right": ({"prefix": b"JUNK" * 100, "fix_offsets": True}, None),
    "forged end record in the comment": (
        {"comment": b"x" * 10 + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, 99, 0x7FFFFFF0, 3) + b"zzz"},
        "several-end-records",
    ),
    "comment longer than stated": ({"comment": b"c" * 40, "stated_comment": 0}, "trailing-data"),
    "comment shorter than stated": ({"stated_comment": 60_000}, None),
    "bytes between directory and end record": ({"gap": b"G" * 64}, None),
    "other disks": ({"disk": 3}, "multi-disk"),
    "count too large": ({"count": 400}, "entry-count"),
    "count too small": ({"count": 1}, "entry-count"),
}


@pytest.mark.parametrize("name", TWISTS)
def test_twisted_entries_are_read_and_named(name: str, tmp_path: Path) -> None:
    changed, code = TWISTS[name]
    path = write(tmp_path, *changed, TABLE_ENTRY)
    found = read(path)
    assert_all_there(found)
    assert code is None or code in found.codes
    with open_package(path) as package:
        assert package.read("classes.dex") == DEX


@pytest.mark.parametrize("name", FRAMES)
def test_twisted_frames_are_read_and_named(name: str, tmp_path: Path) -> None:
    options, code = FRAMES[name]
    found = read(write(tmp_path, *entries(), **options))
    assert_all_there(found)
    assert code is None or code in found.codes


def test_a_missing_directory_is_a_gap_that_hides_code(tmp_path: Path) -> None:
    whole = zip_bytes(*entries())
    path = tmp_path / "cut.apk"
    path.write_bytes(whole[: whole.index(b"PK\1\2")])
    found = read(path)
    assert_all_there(found)
    assert [(gap.cause, gap.blocks_code) for gap in found.gaps if gap.stage == "container"] == [(Cause.DAMAGED, True)]
    assert "directory-missing" in found.codes


def test_a_broken_stream_gives_what_came_out_before_it(tmp_path: Path) -> None:
    data = bytes(os.urandom(50_000))
    packed = deflate(data)
    broken = Entry("classes2.dex", packed[:30_000], 0, 8, stated_size=len(data))
    with open_package(write(tmp_path, *entries(), broken)) as package:
        with pytest.raises(EntryError) as caught:
            package.read("classes2.dex")
        assert caught.value.gap.cause is Cause.DAMAGED
        assert len(caught.value.partial) > 20_000
        assert data.startswith(caught.value.partial)


def test_a_decompression_bomb_ends_at_the_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_ENTRY_BYTES", 1 << 20)
    bomb = Entry("classes2.dex", bytes(5 << 20), stated_size=100)
    with open_package(write(tmp_path, *entries(), bomb)) as package:
        with pytest.raises(EntryError) as caught:
            package.read("classes2.dex")
        assert caught.value.gap.cause is Cause.BUDGET
        assert len(caught.value.partial) == 1 << 20
        assert "decompression-bomb" in {one.code for one in package.anomalies}


def test_the_budget_of_all_reads_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_TOTAL_BYTES", 3 * len(DEX))
    with open_package(write(tmp_path, *entries())) as package:
        for _ in range(3):
            package.read("classes.dex")
        with pytest.raises(EntryError) as caught:
            package.read("classes.dex")
        assert caught.value.gap.cause is Cause.BUDGET


def test_really_encrypted_content_is_said_to_be_encrypted(tmp_path: Path) -> None:
    noise = bytes([0xFF, *os.urandom(400)])
    locked = Entry("classes2.dex", noise, 0, 8, flags=1, stated_size=9000)
    with open_package(write(tmp_path, *entries(), locked)) as package:
        with pytest.raises(EntryError) as caught:
            package.read("classes2.dex")
        assert caught.value.gap.cause is Cause.ENCRYPTED


def test_offsets_outside_the_file_are_damage(tmp_path: Path) -> None:
    data = bytearray(zip_bytes(*entries()))
    at = data.index(b"PK\1\2")
    struct.pack_into("<L", data, at + 42, 0x7FFFFFFF)
    path = tmp_path / "app.apk"
    path.write_bytes(data)
    with open_package(path) as package:
        with pytest.raises(EntryError):
            package.read("AndroidManifest.xml")
        assert package.peek("AndroidManifest.xml", 8) == b""
        assert "local-header-missing" in {one.code for one in package.anomalies}


def test_64_bit_offsets_and_sizes(tmp_path: Path) -> None:
    data = bytearray(zip_bytes(*entries()))
    end = data.rindex(b"PK\5\6")
    start = data.index(b"PK\1\2")
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 3, 3, end - start, start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path = tmp_path / "app.apk"
    path.write_bytes(bytes(data[:end]) + record + locator + tail)
    assert_all_there(read(path))


def test_many_anomalies_of_a_kind_are_counted_not_listed(tmp_path: Path) -> None:
    many = [Entry(f"assets/{at}", b"", method=0, flags=1) for at in range(120)]
    with open_package(write(tmp_path, *entries(), *many)) as package:
        found = [one for one in package.anomalies if one.code == "encryption-flag"]
    assert len(found) == container.MAX_ANOMALIES + 1
    assert found[-1].detail == "the same of 70 more entries"


def test_several_threads_read_at_once(tmp_path: Path) -> None:
    many = [Entry(f"assets/{at}", bytes([at]) * 5000) for at in range(40)]
    with open_package(write(tmp_path, *entries(), *many)) as package, ThreadPoolExecutor(4) as pool:
        found = list(pool.map(package.read, (one.name for one in many)))
        assert found == [one.data for one in many]


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", UnreadableError, "empty"),
        (b"hello", UnreadableError, "not an Android package"),
        (zip_bytes(Entry("word/document.xml", b"x")), UnreadableError, "without AndroidManifest.xml"),
        (zip_bytes(Entry("base.apk", b"x"), Entry("config.zh.apk", b"x")), UnreadableError, "set of packages"),
        (zip_bytes(Entry("base/manifest/AndroidManifest.xml", b"x")), UnreadableError, "app bundle"),
        (b"PK\5\6" + bytes(18), UnreadableError, "not an Android package"),
    ],
)
def test_what_is_no_package_is_said_in_one_line(
    content: bytes, error: type[Exception], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.apk"
    path.write_bytes(content)
    with pytest.raises(error, match=words) as caught:
        open_package(path)
    assert "\n" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_a_path_that_is_no_file_is_a_usage_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.apk"):
        with pytest.raises(UsageError):
            open_package(path)


def test_what_damaged_entries_gave_counts_and_a_spent_budget_reads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "MAX_TOTAL_BYTES", 150)
    monkeypatch.setattr(container, "MAX_ENTRY_BYTES", 100)
    bombs = [Entry(f"classes{at}.dex", b"\0" * 5000) for at in range(2, 5)]
    # A method that the device does not know, around data that was deflated: zlib takes a limit of 0 for none at all.
    unknown = Entry("assets/bomb", b"\0" * 5000, stated_method=99)
    with open_package(write(tmp_path, *entries(), *bombs, unknown)) as package:
        for name, left in (("classes2.dex", 100), ("classes3.dex", 50), ("classes4.dex", 0), ("assets/bomb", 0)):
            with pytest.raises(EntryError) as caught:
                package.read(name)
            assert (caught.value.gap.cause, len(caught.value.partial)) == (Cause.BUDGET, left)
