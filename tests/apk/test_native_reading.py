"""Native libraries of a package, read for their names: what was not read is said."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from analyzer.apk import native_reading
from analyzer.apk.container import open_package
from analyzer.apk.model import NativeLibrary, PackageContents
from analyzer.apk.native_reading import native_search, native_strings
from analyzer.gaps import Cause

LIBRARY = b"\x7fELF\0getDeviceId\0"


def package(folder: Path, **libraries: bytes) -> tuple[Path, PackageContents]:
    path = folder / "app.apk"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("classes.dex", b"")
        for name, data in libraries.items():
            archive.writestr(f"lib/x86/lib{name}.so", data)
    found = [NativeLibrary(abi="x86", name=f"lib{name}.so", size=len(data)) for name, data in libraries.items()]
    return path, PackageContents(native_libraries=tuple(found))


def test_a_library_beyond_the_budget_is_a_gap_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(native_reading, "MOST_NATIVE", 100)
    path, contents = package(tmp_path, large=LIBRARY * 9, small=LIBRARY)
    with open_package(path) as opened:
        strings, gaps = native_strings(opened, contents)
        assert native_search(opened, contents) is None
    assert [one.name for one in strings] == ["libsmall.so"]
    assert [(gap.stage, gap.cause, gap.where) for gap in gaps] == [("callgraph", Cause.BUDGET, "lib/x86/liblarge.so")]


def test_a_library_that_cannot_be_read_is_a_gap_and_may_hold_any_name(tmp_path: Path) -> None:
    path, contents = package(tmp_path, damaged=LIBRARY, good=LIBRARY)
    stored = path.read_bytes()
    at = stored.index(b"libdamaged.so") + len(b"libdamaged.so")
    path.write_bytes(stored[:at] + b"\xff" * 8 + stored[at + 8 :])  # no block of deflated data begins so
    with open_package(path) as opened:
        strings, gaps = native_strings(opened, contents)
        search = native_search(opened, contents)
        assert search is not None
        assert search(frozenset({"anything"})) == {"anything"}
    assert [one.name for one in strings] == ["libgood.so"]
    assert [(gap.stage, gap.where) for gap in gaps] == [("callgraph", "lib/x86/libdamaged.so")]


def test_libraries_that_were_read_leave_no_gap(tmp_path: Path) -> None:
    path, contents = package(tmp_path, good=LIBRARY)
    with open_package(path) as opened:
        strings, gaps = native_strings(opened, contents)
    assert (len(strings), gaps) == (1, ())
