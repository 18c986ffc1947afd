import random
import struct
from pathlib import Path

import pytest

from analyzer.apk import manifest as manifest_module
from analyzer.apk import second_reader
from analyzer.apk.container import open_package
from analyzer.apk.manifest import read_manifest
from analyzer.apk.second_reader import Outline, read_again
from analyzer.errors import ApkscanError
from analyzer.gaps import Cause
from tests.apk.samples import MANIFEST, PERMISSIONS, ROOT, TABLE, Read, assert_all_there, entries, read, read_with
from tests.apk.xml_writer import E, compiled_xml
from tests.apk.zip_writer import Entry, write, zip_bytes

# Twisted compiled XML. Offsets: file header 8 bytes, then the string pool.


def patched(data: bytes, at: int, form: str, *values: int) -> bytes:
    out = bytearray(data)
    struct.pack_into(form, out, at, *values)
    return bytes(out)


def chunk_at(data: bytes, kind: int, last: bool = False) -> int:
    """Offset of the first or last chunk of a type."""
    at, found = 8, -1
    while at + 8 <= len(data):
        number, _, size = struct.unpack_from("<2HL", data, at)
        if number == kind and (last or found < 0):
            found = at
        at += size
    return found


def attribute_place(data: bytes, element: int) -> int:
    at = 8
    for _ in range(element + 1):
        at = next_start(data, at)
        place, at = at, at + struct.unpack_from("<L", data, at + 4)[0]
    return place


def next_start(data: bytes, at: int) -> int:
    while True:
        kind, _, size = struct.unpack_from("<2HL", data, at)
        if kind == 0x0102:
            return at
        at += size


POOL = 8
UNKNOWN = struct.pack("<2HL", 0x0999, 8, 24) + bytes(16)
STRINGS = struct.unpack_from("<L", MANIFEST, POOL + 8)[0]
RECOVERED = {
    "type of the file is 0": patched(MANIFEST, 0, "<H", 0),
    "header of the file of odd size": patched(MANIFEST, 2, "<H", 0x1234),
    "size of the file too small": patched(MANIFEST, 4, "<L", 100),
    "size of the file too large": patched(MANIFEST, 4, "<L", 0x7FFFFFFF),
    "header of the pool of odd size": patched(MANIFEST, POOL + 2, "<H", 200),
    "more strings stated than there are": patched(MANIFEST, POOL + 8, "<L", 0x0FFFFFFF),
    "styles stated where none are": patched(MANIFEST, POOL + 12, "<L", 5000),
    "attribute size 24, stored as 20": patched(MANIFEST, attribute_place(MANIFEST, 0) + 26, "<H", 24),
    "attribute size 24, really": compiled_xml(ROOT, attribute_size=24),
    "last namespace node without header size": patched(MANIFEST, chunk_at(MANIFEST, 0x0101, True) + 2, "<H", 0),
    "last namespace node of size 0": patched(MANIFEST, chunk_at(MANIFEST, 0x0101, True) + 4, "<L", 0),
    "end of an element of size 0": patched(MANIFEST, chunk_at(MANIFEST, 0x0103) + 4, "<L", 0),
    "start of an element of size 4": patched(MANIFEST, attribute_place(MANIFEST, 2) + 4, "<L", 4),
    "encoding flag flipped": patched(MANIFEST, POOL + 16, "<L", 0),
    "encoding flag flipped, the other way": patched(compiled_xml(ROOT, utf8=False), POOL + 16, "<L", 0x100),
    "16-bit strings": compiled_xml(ROOT, utf8=False),
    "unknown chunk before the resource map": (
        MANIFEST[: chunk_at(MANIFEST, 0x0180)] + UNKNOWN + MANIFEST[chunk_at(MANIFEST, 0x0180) :]
    ),
    "unknown chunk between elements": (
        MANIFEST[: attribute_place(MANIFEST, 2)] + UNKNOWN + MANIFEST[attribute_place(MANIFEST, 2) :]
    ),
}


@pytest.mark.parametrize("name", RECOVERED)
def test_twisted_manifests_are_read_all_the_same(name: str, tmp_path: Path) -> None:
    assert_all_there(read_with(tmp_path, RECOVERED[name]))


def test_attributes_count_by_resource_id_not_by_the_name_beside_it(tmp_path: Path) -> None:
    # All names of attributes with an id are blanked: the platform never looks at them.
    blanked = bytearray(MANIFEST)
    offsets = POOL + 28
    strings = POOL + struct.unpack_from("<L", MANIFEST, POOL + 20)[0]
    map_at = chunk_at(MANIFEST, 0x0180)
    count = (struct.unpack_from("<L", MANIFEST, map_at + 4)[0] - 8) // 4
    for index in range(count):
        (offset,) = struct.unpack_from("<L", MANIFEST, offsets + 4 * index)
        length = blanked[strings + offset + 1]
        blanked[strings + offset + 2 : strings + offset + 2 + length] = b"?" * length
    assert count == 7
    found = read_with(tmp_path, bytes(blanked))
    assert_all_there(found)


def test_a_named_attribute_never_poses_as_one_with_an_id(tmp_path: Path) -> None:
    root = E(
        "manifest", {"package": "com.a"}, E("application", {}, E("service", {"android:name": ".Real", "name": ".Fake"}))
    )
    found = read_with(tmp_path, compiled_xml(root))
    assert found.manifest.components[0].name == "com.a.Real"


@pytest.mark.parametrize(
    "data", [b"", b"\3\0", MANIFEST[:40], b"<?xml version='1.0'?><manifest package='a'/>", bytes(900)]
)
def test_an_unreadable_manifest_is_empty_with_a_gap(data: bytes, tmp_path: Path) -> None:
    found = read_with(tmp_path, data)
    assert found.manifest.package == ""
    assert found.manifest.uses_permissions == ()
    assert any(gap.stage == "manifest" and gap.where == "AndroidManifest.xml" for gap in found.gaps)


def test_a_truncated_manifest_gives_its_beginning_and_a_gap(tmp_path: Path) -> None:
    found = read_with(tmp_path, MANIFEST[: attribute_place(MANIFEST, 5)])
    assert found.manifest.package == "com.example.loan"
    assert [one.name for one in found.manifest.uses_permissions] == PERMISSIONS
    assert Cause.DAMAGED in {gap.cause for gap in found.gaps}


def test_a_string_offset_outside_the_pool_is_a_gap(tmp_path: Path) -> None:
    found = read_with(tmp_path, patched(MANIFEST, POOL + 28 + 4 * (STRINGS - 1), "<L", 0x7FFFFFF0))
    assert found.manifest.package == "com.example.loan"
    assert Cause.DAMAGED in {gap.cause for gap in found.gaps}


def test_deviations_of_the_format_are_anomalies(tmp_path: Path) -> None:
    found = read_with(tmp_path, RECOVERED["type of the file is 0"])
    assert found.codes == set()  # the platform does not look at it either
    found = read_with(tmp_path, RECOVERED["encoding flag flipped"])
    assert found.codes == {"manifest-format"}


def test_a_missing_manifest_beside_code_is_a_gap(tmp_path: Path) -> None:
    found = read(write(tmp_path, Entry("classes.dex", b"dex\n035\0")))
    assert found.manifest.package == ""
    assert [gap.where for gap in found.gaps] == ["AndroidManifest.xml"]


def test_a_manifest_beyond_every_measure_is_cut_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest_module, "MAX_BYTES", attribute_place(MANIFEST, 5))
    found = read_with(tmp_path)
    assert [one.name for one in found.manifest.uses_permissions] == PERMISSIONS
    assert Cause.BUDGET in {gap.cause for gap in found.gaps}


# The second reader.


def test_both_libraries_see_the_sample(tmp_path: Path) -> None:
    path = write(tmp_path, *entries())
    expected = Outline(
        package="com.example.loan",
        permissions=frozenset(["android.permission.READ_CONTACTS", "android.permission.INTERNET"]),
        components=frozenset([("activity", "com.example.loan.Main"), ("service", "com.sdk.Sync")]),
    )
    with open_package(path) as package:
        assert read_again(package, MANIFEST) == expected
        package.path = str(tmp_path / "gone.apk")  # now the slower one answers
        assert read_again(package, MANIFEST) == expected


def test_the_fast_library_is_kept_from_forged_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def allocate(path: str) -> Outline:
        raise AssertionError("it would have allocated what the directory states")

    monkeypatch.setattr(second_reader, "_with_apk_info", allocate)
    forged = Entry("AndroidManifest.xml", MANIFEST, stated_size=0x7FFFFFFF)
    with open_package(write(tmp_path, forged, *entries()[1:])) as package:
        outline = read_again(package, package.read("AndroidManifest.xml"))
    assert outline is not None
    assert outline.package == "com.example.loan"


def test_what_only_the_second_reader_saw_is_kept_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Outline(
        package="com.example.loan",
        permissions=frozenset(["android.permission.INTERNET", "android.permission.CAMERA"]),
        components=frozenset([("activity", "com.example.loan.Main"), ("receiver", "com.example.loan.Boot")]),
    )
    monkeypatch.setattr(manifest_module, "read_again", lambda package, data: other)
    found = read_with(tmp_path)
    names = [one.name for one in found.manifest.uses_permissions]
    assert sorted(names) == [f"android.permission.{name}" for name in ("CAMERA", "INTERNET", "READ_CONTACTS")]
    assert ("receiver", "com.example.loan.Boot") in {(one.kind, one.name) for one in found.manifest.components}
    (gap,) = found.gaps
    assert gap.cause is Cause.READERS_DISAGREE
    assert "permission android.permission.CAMERA" in gap.detail


def test_no_second_reader_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest_module, "read_again", lambda package, data: None)
    assert [gap.cause for gap in read_with(tmp_path).gaps] == [Cause.READERS_DISAGREE]


# Everything at once.


def test_random_damage_never_raises_anything_else(tmp_path: Path) -> None:
    dice = random.Random(20260101)
    whole = zip_bytes(*entries())
    path = tmp_path / "f.apk"
    survived = 0
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 3, 20))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(data[: dice.choice((len(data), len(data), dice.randrange(len(data))))])
        try:
            with open_package(path) as package:
                manifest, gaps = read_manifest(package)
                survived += 1
                assert manifest.package or gaps
        except ApkscanError:
            pass
    assert survived > 150


def test_random_damage_inside_manifest_and_table_never_raises(tmp_path: Path) -> None:
    dice = random.Random(7)
    for _ in range(400):
        found = read_with(tmp_path, _damaged(MANIFEST, dice), _damaged(TABLE, dice))
        assert isinstance(found, Read)
        assert found.manifest.package or found.gaps


def _damaged(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 2, 8))):
        at = dice.randrange(len(out))
        out[at] = dice.choice((0, 1, 0x7F, 0xFF, dice.randrange(256)))
    return bytes(out)


def test_more_requests_than_any_real_manifest_has_are_cut_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest_module, "MAX_PERMISSIONS", 1)
    found = read_with(tmp_path)
    assert [one.name for one in found.manifest.uses_permissions] == PERMISSIONS[:1]
    assert [(gap.cause, gap.blocks_code) for gap in found.gaps] == [(Cause.BUDGET, True)]


def test_an_element_with_thousands_of_attributes_is_cut_and_no_library_sees_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_with_apk_info", "_with_androguard"):
        monkeypatch.setattr(second_reader, name, lambda _: pytest.fail("was asked"))
    root = E("manifest", {"package": "a.b"}, E("application", {f"x{number}": "v" for number in range(1001)}))
    found = read_with(tmp_path, compiled_xml(root))
    assert found.manifest.package == "a.b"
    assert [gap.cause for gap in found.gaps] == [Cause.DAMAGED, Cause.READERS_DISAGREE]


@pytest.mark.parametrize("name", ["AndroidManifest.xml", "resources.arsc"])
def test_the_fast_library_is_kept_from_data_that_would_not_fit_into_the_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_reader, "_with_apk_info", lambda _: pytest.fail("was asked"))
    forged = [Entry(one.name, one.data, stated_packed=0xFFFFFFF0 if one.name == name else None) for one in entries()]
    assert_all_there(read(write(tmp_path, *forged)))
