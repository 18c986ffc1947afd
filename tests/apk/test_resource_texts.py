"""Texts of resources by id, in two of the pattern packages."""

from pathlib import Path

import pytest

from analyzer.apk.container import open_package
from analyzer.apk.resource_texts import ResourceTexts
from analyzer.apk.resources import ResourceTable

BUILT = Path(__file__).parents[2] / "samples" / "patterns" / "built"


def texts(case: str, identity: int) -> tuple[str, ...]:
    with open_package(BUILT / f"values-{case}.apk") as package:
        return ResourceTexts(package)(identity)


def test_a_string_in_all_its_languages() -> None:
    assert set(texts("string-resource", 0x7F020000)) == {"https://api.example.cn/", "https://api.example.com/"}
    assert texts("string-resource", 0x7F020001) == ("https://unused.example.com/",)


def test_the_members_of_an_array_in_their_order() -> None:
    assert texts("string-array-resource", 0x7F020000) == (
        "android.permission.CAMERA",
        "android.permission.READ_CONTACTS",
    )


@pytest.mark.parametrize("identity", [0, -1, 0x7F0200FF, 0x7F990000, 0x01040000, 1 << 40])
def test_what_is_not_there_has_no_texts(identity: int) -> None:
    assert texts("string-resource", identity) == ()


def test_texts_are_there_after_the_package_was_closed_when_the_table_was_read() -> None:
    with open_package(BUILT / "values-string-array-resource.apk") as package:
        loaded = ResourceTexts(package).load()
    assert len(loaded(0x7F020000)) == 2


def test_a_package_without_resources() -> None:
    with open_package(BUILT / "values-base64.apk") as package:
        assert ResourceTexts(package)(0x7F020000) == ()


@pytest.mark.parametrize("byte", [0x00, 0x7F, 0xFF])
def test_forged_tables_raise_nothing(byte: int) -> None:
    with open_package(BUILT / "values-string-array-resource.apk") as package:
        plain = package.read("resources.arsc")
    for at in range(len(plain)):
        forged = plain[:at] + bytes([byte]) + plain[at + 1 :]
        assert len(ResourceTable(forged).items(0x7F020000)) <= 512
