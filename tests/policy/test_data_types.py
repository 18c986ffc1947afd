"""The shipped data types: complete, tied together, and their words mean what they should."""

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.lexicon import Lexicon, lexicon_of
from analyzer.policy.normal import normalise

# The vocabulary of T/TAF 078 (editions of 2026); IDFV and SUCI share a type with IDFA and SUPI.
TAF = """IMEI IMSI 设备MAC地址 Android_ID OAID IDFA MEID ICCID SN SUPI SSID BSSID GAID ODID 软件安装列表 位置 联系人
通话记录 日历 短信 本机电话号码 图片 音视频 剪切板 传感器 运动健康"""
IMMUTABLE = {"imei", "imsi", "meid", "mac-address", "serial-number", "iccid", "supi"}


def names(catalogue: Catalogue, text: str) -> set[str]:
    matches = lexicon_of(catalogue.data_types).matches(normalise(text).text)
    return {name for match in matches for name in match.types}


def test_every_code_of_the_api_table_belongs_to_one_type(catalogue: Catalogue) -> None:
    codes = [code for kind in catalogue.data_types for code in kind.table]
    assert len(codes) == len(set(codes)) >= 114


def test_parents_exist_and_lead_nowhere_in_circles(catalogue: Catalogue) -> None:
    parents = {kind.id: kind.parents for kind in catalogue.data_types}
    for start in parents:
        level, seen = {start}, 0
        while level:
            level = {parent for name in level for parent in parents[name]}
            seen += 1
            assert seen < 10, f"{start}: parents in a circle"


def test_the_vocabulary_of_the_test_specification_is_covered(catalogue: Catalogue) -> None:
    assert {kind.taf for kind in catalogue.data_types} >= {token.replace("_", " ") for token in TAF.split()}


def test_immutable_identifiers_are_those_that_the_specification_names(catalogue: Catalogue) -> None:
    tagged = {kind.id for kind in catalogue.data_types if "immutable-identifier" in kind.tags}
    assert tagged == IMMUTABLE


@pytest.mark.parametrize("kind", ["REFLECTION", "DYNAMIC_CODE", "SHELL_EXEC", "FILE_IO", "PERMISSION_REQUEST"])
def test_abilities_are_not_personal_information(catalogue: Catalogue, kind: str) -> None:
    assert [entry.grade for entry in catalogue.data_types if kind in entry.table] == ["capability"]


def test_every_type_but_abilities_has_words_in_both_languages(catalogue: Catalogue) -> None:
    for kind in catalogue.data_types:
        if kind.grade == "capability" and "conduct" in kind.tags:
            continue  # what an app does, no information that a policy would name
        assert kind.words.zh, kind.id
        assert kind.words.en, kind.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国际移动设备识别码（ＩＭＥＩ）", {"imei"}),
        ("SIM卡序列号", {"iccid"}),
        ("设备序列号", {"serial-number"}),
        ("路由器 MAC 地址", {"bssid"}),
        ("Wi-Fi 列表", {"wifi-list"}),
        ("已安装 应用列表", {"installed-apps"}),
        ("請提供您的電話號碼", {"phone-number"}),
        ("在显著位置展示", set()),
        ("我们通过短信通知您", set()),
        ("注销账号", set()),
        ("the usernames and e-mail addresses", {"account-name", "user-profile", "email"}),
        ("macOS and MacBook", set()),
        ("MAC address", {"mac-address"}),
        ("your contact list", {"contacts"}),
        ("a photographer", set()),
    ],
)
def test_words_mean_what_they_should(catalogue: Catalogue, text: str, expected: set[str]) -> None:
    assert names(catalogue, text) == expected


def test_a_lexicon_without_words_finds_nothing() -> None:
    assert Lexicon(()).matches("IMEI") == []
