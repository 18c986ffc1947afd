"""Lists of services in a package."""

from pathlib import Path

from analyzer.apk.container import open_package
from analyzer.apk.services import MOST_BYTES, MOST_FILES, read_services
from analyzer.gaps import Gap
from tests.apk.zip_writer import Entry, write

CODE = Entry("classes.dex", b"dex\n035\0")


def services(tmp_path: Path, *entries: Entry) -> tuple[dict[str, tuple[str, ...]], tuple[Gap, ...]]:
    with open_package(write(tmp_path, CODE, *entries)) as package:
        return read_services(package)


def test_names_stand_one_a_line_and_comments_are_none(tmp_path: Path) -> None:
    text = "# made by a tool\na.First\n\n  a.Second # the other one\r\na.First\n"
    found, gaps = services(tmp_path, Entry("META-INF/services/a.Service", text.encode()))
    assert found == {"a.Service": ("a.First", "a.Second")}
    assert gaps == ()


def test_other_files_of_the_folder_above_are_no_lists(tmp_path: Path) -> None:
    found, _ = services(tmp_path, Entry("META-INF/MANIFEST.MF", b"a.B\n"), Entry("META-INF/services/", b""))
    assert found == {}


def test_a_long_list_is_a_gap(tmp_path: Path) -> None:
    found, (gap,) = services(tmp_path, Entry("META-INF/services/a.Service", b"a.B\n" * MOST_BYTES))
    assert found == {}
    assert gap.where == "META-INF/services/a.Service"


def test_too_many_lists_are_a_gap(tmp_path: Path) -> None:
    entries = [Entry(f"META-INF/services/a.S{k}", b"a.B") for k in range(MOST_FILES + 1)]
    found, (gap,) = services(tmp_path, *entries)
    assert len(found) == MOST_FILES
    assert str(MOST_FILES + 1) in gap.detail
