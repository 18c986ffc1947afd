import struct
from pathlib import Path

import pytest

from analyzer.apk import resources
from analyzer.apk.axml import Value
from analyzer.apk.model import Label
from analyzer.apk.resources import ResourceTable
from analyzer.gaps import Cause
from tests.apk.samples import LABEL, MANIFEST, TABLE, read_with
from tests.apk.xml_writer import Config, E, Ref, Values, compiled_xml, resource_table

LAYOUTS = ("plain", "sparse", "offsets16", "compact")
NAMES: Values = {
    0x7F010000: {Config(): "first"},
    0x7F010003: {
        Config(): "Notes",
        Config("de"): "Notizen",
        Config("zh", "TW"): "筆記",
        Config("zh", "CN"): "笔记",
        Config("zh", script="Hant"): "筆記簿",
        Config("fil"): "Mga tala",
        Config("es", "419"): "Notas",
    },
}


def locales(table: ResourceTable, identity: int) -> dict[str, str]:
    return {one.locale: one.value.text for one in table.values(identity)}


@pytest.mark.parametrize("utf8", [True, False])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_values_in_every_locale(layout: str, utf8: bool) -> None:
    table = ResourceTable(resource_table(NAMES, layout, utf8))
    assert locales(table, 0x7F010003) == {
        "": "Notes",
        "de": "Notizen",
        "zh-TW": "筆記",
        "zh-CN": "笔记",
        "zh-Hant": "筆記簿",
        "fil": "Mga tala",
        "es-419": "Notas",
    }
    assert locales(table, 0x7F010000) == {"": "first"}
    assert table.values(0x7F010001) == ()
    assert table.values(0x7F020000) == ()
    assert (table.problems, table.broken) == ([], False)


def test_one_language_and_the_default(tmp_path: Path) -> None:
    table = ResourceTable(resource_table(NAMES))
    assert {one.locale for one in table.values(0x7F010003, "zh")} == {"", "zh-TW", "zh-CN", "zh-Hant"}


def test_the_default_is_the_least_qualified_value() -> None:
    values: Values = {0x7F010000: {Config("de"): "d", Config(version=26): "new", Config(): "plain"}}
    assert ResourceTable(resource_table(values)).default(0x7F010000) == Value(3, 2, "plain")


def test_references_are_followed_within_one_language() -> None:
    values: Values = {
        0x7F010000: {Config(): Ref(0x7F010001), Config("zh"): Ref(0x7F010002)},
        0x7F010001: {Config(): "Shop", Config("de"): "Laden"},
        0x7F010002: {Config(): "商店", Config("de"): "never"},
    }
    assert locales(ResourceTable(resource_table(values)), 0x7F010000) == {"": "Shop", "de": "Laden", "zh": "商店"}


def test_a_reference_to_nothing_stays_a_reference() -> None:
    table = ResourceTable(resource_table({0x7F010000: {Config(): Ref(0x7F0F0000)}}))
    assert table.default(0x7F010000) == Value(1, 0x7F0F0000)


def test_references_in_a_circle_end() -> None:
    circle = {Config(version=number): Ref(0x7F010000) for number in range(20)}
    table = ResourceTable(resource_table({0x7F010000: circle}))
    table.values(0x7F010000)
    assert table.broken


def test_labels_have_chinese_first(tmp_path: Path) -> None:
    found = read_with(tmp_path, MANIFEST, resource_table({LABEL: NAMES[0x7F010003]}))
    assert [one.locale for one in found.manifest.labels] == ["zh-CN", "zh-Hant", "zh-TW", "", "de", "es-419", "fil"]


def test_a_wrong_number_of_packages_changes_nothing(tmp_path: Path) -> None:
    found = read_with(tmp_path, MANIFEST, resource_table({LABEL: {Config(): "Loan"}}, packages=0x7FFFFFFF))
    assert found.manifest.labels == (Label(locale="", text="Loan"),)
    assert found.gaps == ()


@pytest.mark.parametrize("table", [b"", TABLE[:20], bytes(200), b"\2\0\x0c\0" + b"\xff" * 100])
def test_a_damaged_table_leaves_the_reference_and_a_gap(table: bytes, tmp_path: Path) -> None:
    found = read_with(tmp_path, MANIFEST, table)
    assert found.manifest.package == "com.example.loan"
    assert found.manifest.labels == (Label(locale="", text="@0x7f010000"),)
    assert [(gap.cause, gap.where) for gap in found.gaps] == [(Cause.DAMAGED, "resources.arsc")]


def test_a_table_cut_off_behind_the_first_values_gives_them_and_a_gap(tmp_path: Path) -> None:
    found = read_with(tmp_path, MANIFEST, TABLE[:-4])
    assert found.manifest.labels[-1] == Label(locale="", text="Loan")
    assert [(gap.cause, gap.where) for gap in found.gaps] == [(Cause.DAMAGED, "resources.arsc")]


def test_offsets_outside_a_chunk_are_said() -> None:
    data = bytearray(resource_table({0x7F010000: {Config(): "a"}}))
    at = data.index(struct.pack("<2H", 0x0201, 84))
    struct.pack_into("<L", data, at + 84, 0x7FFFFF00)
    table = ResourceTable(bytes(data))
    assert table.values(0x7F010000) == ()
    assert table.broken


def test_more_entries_stated_than_there_are_is_no_reason_to_read_on() -> None:
    data = bytearray(resource_table({0x7F010000: {Config(): "a"}}))
    at = data.index(struct.pack("<2H", 0x0201, 84))
    struct.pack_into("<L", data, at + 12, 0x7FFFFFFF)
    table = ResourceTable(bytes(data))
    assert locales(table, 0x7F010000) == {"": "a"}
    assert table.values(0x7F01FFFF) == ()


def test_many_questions_to_a_table_that_fans_out_have_one_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_MOST_STEPS_IN_ALL", 5000)
    fan: Values = {
        LABEL + at: {Config(version=number): Ref(LABEL + (at + 1) % 10) for number in range(20)} for at in range(10)
    }
    table = ResourceTable(resource_table(fan))
    for at in range(10):
        table.values(LABEL + at)
        assert table.values(LABEL + at) is table.values(LABEL + at)
    assert table._steps_left == 0
    assert table.broken
    assert table.values(LABEL + 9) == ()


def test_a_label_that_many_components_share_is_looked_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    values = ResourceTable.values

    def counted(table: ResourceTable, identity: int, language: str = "") -> tuple[resources.Configured, ...]:
        asked.append(identity)
        return values(table, identity, language)

    monkeypatch.setattr(ResourceTable, "values", counted)
    activities = (E("activity", {"android:name": f".A{number}", "android:label": Ref(LABEL)}) for number in range(50))
    root = E("manifest", {"package": "a.b"}, E("application", {}, *activities))
    found = read_with(tmp_path, compiled_xml(root))
    assert {one.label for one in found.manifest.components} == {"借款"}
    assert asked == [LABEL]
