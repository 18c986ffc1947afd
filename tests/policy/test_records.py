"""What columns and keys hold."""

import pytest

from analyzer.policy.records import Kind, column_kinds, key_values, says_nothing


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        (["SDK名称", "第三方机构名称", "收集的个人信息"], ("name", "company", "info")),
        (
            ["第三方服务名称", "合作伙伴名称", "获取的权限/信息", "用途", "合作伙伴网站"],
            ("name", "company", "info", "purpose", "link"),
        ),
        (["service", "company, country", "why", "which data"], ("purpose", "company", "purpose", "info")),
        (["provider", "what for", "always", "only with your consent"], ("name", "purpose", "info", "info")),
        (["data", "time"], ("info", "retention")),
        (["data", "legal basis"], ("info", "basis")),
        (["设备权限", "业务功能"], ("permission", "purpose")),
        (["category", "collected?", "disclosed to", "sold?"], ("info", "collected", "recipients", "sold")),
    ],
)
def test_columns(header: list[str], kinds: tuple[Kind, ...]) -> None:
    assert column_kinds(header) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("sdk名称:甲", ["name"]),
        ("第三方主体:乙公司", ["company"]),
        ("涉及个人信息类型:imei", ["info"]),
        ("收集的个人信息的类型/字段:imei", ["info"]),
        ("sdk官网:https://a.example", ["link"]),
        ("使用目的:推送,收集信息:imei", ["purpose", "info"]),
        ("个人信息:是指能识别您的信息", []),
        ("我们收集您的信息", []),
    ],
)
def test_keys(text: str, kinds: list[Kind]) -> None:
    assert [value.kind for value in key_values(text)] == kinds


@pytest.mark.parametrize("text", ["无", "/", "—", "N/A".lower(), "不涉及", "详见右侧链接。", ""])
def test_a_value_may_say_nothing(text: str) -> None:
    assert says_nothing(text)
