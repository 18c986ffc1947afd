"""Layouts, menus, settings and packaged pages: what they say, what leads to them, which boxes are ticked."""

from pathlib import Path

import pytest

from analyzer.apk import screen_elements
from analyzer.apk.container import open_package
from analyzer.apk.screen_elements import Page, Shown, ShownFile, read_shown
from analyzer.gaps import Cause, Gap
from tests.apk.samples import MANIFEST
from tests.apk.xml_writer import Config, E, Ref, Values, compiled_xml, resource_table
from tests.apk.zip_writer import Entry, write

CLOSE, OTHER, INNER, OUTER, PREFS = 0x7F010000, 0x7F010002, 0x7F020001, 0x7F020002, 0x7F040001
TEXTS: Values = {
    CLOSE: {Config(): "Delete account", Config("zh", "CN"): "注销账号", Config("fr"): "Delete account (fr)"},
    OTHER: {Config(): "Settings"},
    INNER: {Config(): "res/layout/inner.xml"},
    OUTER: {Config(): "res/layout/outer.xml"},
    PREFS: {Config(): "res/xml/prefs.xml"},
}
MARKS = ("delete account", "注销账号")


def telling(text: str) -> bool:
    return any(mark in text.lower() for mark in MARKS)


def shown(folder: Path, table: bytes | None = None, **files: bytes) -> tuple[Shown, tuple[Gap, ...]]:
    package = write(
        folder,
        Entry("AndroidManifest.xml", MANIFEST),
        Entry("resources.arsc", resource_table(TEXTS) if table is None else table),
        *(Entry(name.replace("__", "/").replace("_dot_", "."), data) for name, data in files.items()),
    )
    with open_package(package) as opened:
        return read_shown(opened, MARKS, telling)


def the_file(found: Shown) -> ShownFile:
    (file,) = found.files
    return file


def test_a_text_by_reference_in_every_language_but_others(tmp_path: Path) -> None:
    data = compiled_xml(E("LinearLayout", {}, E("TextView", {"text": Ref(CLOSE)}), E("TextView", {"text": Ref(OTHER)})))
    found, gaps = shown(tmp_path, res__layout__inner_dot_xml=data)
    file = the_file(found)
    assert (file.file, str(file.kind), set(file.above)) == ("res/layout/inner.xml", "layout", {INNER})
    assert [(item.tag, item.texts, item.unknown) for item in file.items] == [
        ("TextView", ("Delete account", "注销账号"), False),
        ("TextView", (), True),
    ]
    assert gaps == ()
    assert found.looked == 1


def test_a_text_in_an_attribute_of_somebody_s_own_view(tmp_path: Path) -> None:
    data = compiled_xml(E("com.a.Row", {"leftText": "注销账号", "tag": "row"}))
    found, _ = shown(tmp_path, res__layout__inner_dot_xml=data)
    assert [item.texts for item in the_file(found).items] == [("注销账号",)]


def test_a_file_is_reached_through_those_that_include_it(tmp_path: Path) -> None:
    inner = compiled_xml(E("TextView", {"text": Ref(CLOSE)}))
    outer = compiled_xml(E("FrameLayout", {}, E("include", {"layout": Ref(INNER)})))
    found, _ = shown(tmp_path, res__layout__inner_dot_xml=inner, res__layout__outer_dot_xml=outer)
    assert the_file(found).above == {INNER, OUTER}


def test_files_that_include_each_other_come_to_an_end(tmp_path: Path) -> None:
    inner = compiled_xml(E("TextView", {"text": Ref(CLOSE)}, E("include", {"layout": Ref(OUTER)})))
    outer = compiled_xml(E("FrameLayout", {}, E("include", {"layout": Ref(INNER)})))
    found, _ = shown(tmp_path, res__layout__inner_dot_xml=inner, res__layout__outer_dot_xml=outer)
    assert the_file(found).above == {INNER, OUTER}


@pytest.mark.parametrize(("root", "kind"), [("PreferenceScreen", "settings"), ("menu", "menu")])
def test_menus_and_settings(tmp_path: Path, root: str, kind: str) -> None:
    data = compiled_xml(E(root, {}, E("item", {"title": Ref(CLOSE)})))
    found, _ = shown(tmp_path, res__xml__prefs_dot_xml=data)
    assert the_file(found).kind == kind


def test_a_ticked_box_is_told_whatever_the_file_says(tmp_path: Path) -> None:
    row = E("LinearLayout", {}, E("CheckBox", {"android:checked": True}), E("TextView", {"text": "I agree"}))
    found, _ = shown(tmp_path, res__layout__inner_dot_xml=compiled_xml(row))
    box = the_file(found).items[0]
    assert (box.tag, box.checked, box.beside) == ("CheckBox", True, ("I agree",))


def test_pieces_of_packaged_pages(tmp_path: Path) -> None:
    page = "<a href='#'>注销账号</a><p>别的</p>".encode()
    script = b"t.label='\\u6ce8\\u9500\\u8d26\\u53f7\\ud83d';"
    found, _ = shown(tmp_path, assets__a_dot_html=page, assets__b_dot_js=script, assets__c_dot_txt=page)
    assert set(found.pages) == {Page("assets/a.html", "注销账号"), Page("assets/b.js", "注销账号")}


def test_more_files_than_are_looked_at_are_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_elements, "MAX_FILES", 1)
    data = compiled_xml(E("TextView", {"text": Ref(CLOSE)}))
    found, gaps = shown(tmp_path, res__layout__inner_dot_xml=data, res__layout__outer_dot_xml=data)
    assert found.looked == 1
    assert [(gap.stage, gap.cause) for gap in gaps] == [("interface", Cause.BUDGET)]


def test_damaged_tables_and_files_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    table, data = resource_table(TEXTS), compiled_xml(E("CheckBox", {"text": Ref(CLOSE), "android:checked": True}))
    for number, size in enumerate(range(0, len(table), 97)):
        folder = tmp_path / str(number)
        folder.mkdir()
        found, _ = shown(folder, table[:size], res__layout__inner_dot_xml=data[: max(8, size % len(data))])
        assert len(found.files) <= 1


def test_a_package_without_resources(tmp_path: Path) -> None:
    package = write(tmp_path, Entry("AndroidManifest.xml", MANIFEST))
    with open_package(package) as opened:
        assert read_shown(opened, MARKS, telling) == (Shown({}, {}, (), (), 0), ())
