"""Telling texts of a package: string resources, layouts and their controls."""

from pathlib import Path

import pytest

from analyzer.apk.consent_texts import Control, Layout, Screens, read_screens
from analyzer.apk.container import open_package
from analyzer.apk.resources import ResourceTable
from tests.apk.samples import MANIFEST
from tests.apk.xml_writer import Config, E, Ref, Values, compiled_xml, resource_table
from tests.apk.zip_writer import Entry, write

TEXTS: Values = {
    0x7F010000: {Config(): "Agree", Config("zh", "CN"): "同意并继续", Config("fr"): "Agree (fr)"},
    0x7F010002: {Config(): "Settings"},
    0x7F020001: {Config(): "res/layout/privacy.xml"},
    0x7F020002: {Config(): "res/layout/other.xml"},
}
MARKS = ("gree", "同意", "隐私")


def telling(text: str) -> bool:
    return any(mark in text for mark in MARKS)


def layout(*elements: E) -> bytes:
    return compiled_xml(E("LinearLayout", {}, *elements))


def screens(folder: Path, form: str = "plain", utf8: bool = True, **files: bytes) -> Screens:
    names = {name: f"res/layout/{name}.xml" for name in files}
    package = write(
        folder,
        Entry("AndroidManifest.xml", MANIFEST),
        Entry("resources.arsc", resource_table(TEXTS, form, utf8)),
        *(Entry(names[name], data) for name, data in files.items()),
    )
    with open_package(package) as opened:
        found, gaps = read_screens(opened, MARKS, telling)
    assert gaps == ()
    return found


@pytest.mark.parametrize("utf8", [True, False])
@pytest.mark.parametrize("form", ["plain", "sparse", "offsets16", "compact"])
def test_telling_strings_by_resource(tmp_path: Path, form: str, utf8: bool) -> None:
    assert screens(tmp_path, form, utf8).strings == {0x7F010000: ("Agree", "同意并继续")}


def test_a_layout_with_its_controls(tmp_path: Path) -> None:
    privacy = layout(
        E("TextView", {"text": "请阅读《隐私政策》"}),
        E("Button", {"id": Ref(0x7F030001), "text": Ref(0x7F010000), "onClick": "agreed"}),
        E("Button", {"id": Ref(0x7F030002), "text": Ref(0x7F010002)}),
    )
    other = layout(E("Button", {"id": Ref(0x7F030001), "text": Ref(0x7F010002)}))
    found = screens(tmp_path, privacy=privacy, other=other)
    assert found.layouts == (
        Layout(
            "res/layout/privacy.xml",
            0x7F020001,
            (Control(0, ("请阅读《隐私政策》",)), Control(0x7F030001, ("Agree", "同意并继续"), "agreed")),
        ),
    )
    assert found.uses == {0x7F030001: 2}


def test_a_damaged_table_tells_nothing(tmp_path: Path) -> None:
    whole = resource_table(TEXTS)
    for size in range(0, len(whole), 7):
        table = ResourceTable(whole[:size])
        for identity, index in table.resources_of(table.find_texts(MARKS), ("", "zh")):
            assert identity == 0x7F010000
            assert telling(table.find_texts(MARKS)[index])


def test_a_package_without_resources(tmp_path: Path) -> None:
    package = write(tmp_path, Entry("AndroidManifest.xml", MANIFEST))
    with open_package(package) as opened:
        assert read_screens(opened, MARKS, telling) == (Screens(), ())
