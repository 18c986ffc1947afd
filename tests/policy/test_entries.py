"""Tables, keys with values, labels and rows that lost their form, to what each third party gets."""

from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from tests.policy.extracting import extracted, told

THREE = {
    "萤火推送SDK collect yes": {"android-id", "oaid"},
    "青鸟地图 collect yes": {"location"},
}
TABLE = """<p>接入的第三方SDK</p><table><tr>{heads}</tr>
<tr>{one}</tr><tr>{two}</tr></table>"""


def _row(kind: str, cells: list[str]) -> str:
    return "".join(f"<{kind}>{cell}</{kind}>" for cell in cells)


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_the_columns_of_a_table_may_stand_in_any_order(
    tmp_path: Path, catalogue: Catalogue, order: tuple[int, ...]
) -> None:
    def arranged(cells: list[str]) -> list[str]:
        return [cells[place] for place in order]

    html = TABLE.format(
        heads=_row("th", arranged(["SDK名称", "使用目的", "收集的个人信息类型", "所属机构", "隐私政策链接"])),
        one=_row(
            "td", arranged(["萤火推送SDK", "消息推送", "OAID、Android ID", "萤火科技有限公司", "https://yh.example/p"])
        ),
        two=_row("td", arranged(["青鸟地图", "定位", "位置信息", "青鸟软件有限公司", "https://qn.example/p"])),
    )
    found = extracted(tmp_path, catalogue, html, ".html")
    assert told(found) == THREE
    assert {(s.purpose, s.purpose_kinds) for s in found.statements} == {
        ("消息推送", ("communication",)),
        ("定位", ("service",)),
    }
    mentions = {m.name: (m.company, m.link, m.data_types) for m in found.sdk_mentions if m.data_types}
    assert mentions["青鸟地图"] == ("青鸟软件有限公司", "https://qn.example/p", ("location",))


def test_lines_with_tabs_are_a_table(tmp_path: Path, catalogue: Catalogue) -> None:
    text = (
        "第三方SDK列表\n序号\tSDK名称\t场景描述\t个人信息字段\t第三方机构名称\n"
        "1\t萤火推送SDK\t消息推送\tOAID、Android ID\t萤火科技有限公司\n2\t青鸟地图\t定位\t位置信息\t青鸟软件有限公司\n"
    )
    assert told(extracted(tmp_path, catalogue, text)) == THREE


def test_cells_that_are_lines_are_a_table(tmp_path: Path, catalogue: Catalogue) -> None:
    text = (
        "第三方公司名称\n产品名称\n涉及个人信息\n使用目的\n第三方链接\n"
        "萤火科技有限公司\n萤火推送SDK\nOAID、Android ID\n消息推送\nhttps://yh.example/p\n"
        "青鸟软件有限公司\n青鸟地图\n位置信息\n定位\nhttps://qn.example/p\n"
        "我们会定期更新上述列表，请您留意。\n"
    )
    assert told(extracted(tmp_path, catalogue, text)) == THREE


def test_a_name_with_keys_below_is_an_entry(tmp_path: Path, catalogue: Catalogue) -> None:
    text = (
        "萤火推送SDK\n所属公司：萤火科技有限公司\n使用目的：消息推送\n数据类型：OAID、Android ID\n"
        "官网链接：https://yh.example/sdk\n\n青鸟地图\n提供方：青鸟软件有限公司\n使用目的：定位\n数据类型：位置信息\n"
    )
    found = extracted(tmp_path, catalogue, text)
    assert told(found) == THREE
    assert {m.link for m in found.sdk_mentions if m.name == "萤火推送SDK"} == {"https://yh.example/sdk"}


def test_an_address_with_a_known_name_does_not_rename_an_entry(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "SDK名称：青鸟地图\nSDK官网：https://starad.example/\n使用目的：定位\n收集的个人信息的类型/字段：位置信息\n"
    assert told(extracted(tmp_path, catalogue, text)) == {"青鸟地图 collect yes": {"location"}}


def test_an_explanation_is_no_entry(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "服务提供者：指样例科技有限公司。\n个人敏感信息：指身份证号码、银行账号等信息。\n"
    assert told(extracted(tmp_path, catalogue, text)) == {}


@pytest.mark.parametrize(
    "line",
    [
        "（3）萤火推送SDK：为了推送消息，我们使用了萤火推送SDK，在您同意后获取OAID、Android ID，用于推送。",
        "（3）萤火推送SDK：OAID、Android ID",
        "萤火推送SDK会收集您的OAID、Android ID。",
        "样例地图集成萤火科技有限公司的萤火推送SDK，萤火推送SDK需要收集您的OAID、Android ID，用于推送；",
    ],
)
def test_a_line_about_an_sdk_says_what_it_gets(tmp_path: Path, catalogue: Catalogue, line: str) -> None:
    found = told(extracted(tmp_path, catalogue, line))
    assert found.get("萤火推送SDK collect yes", set()) >= {"oaid", "android-id"}
    assert not any(key.startswith("first") for key in found)


@pytest.mark.parametrize(
    "line",
    [
        "Mapkite | IP address, Android ID | Required | Mapkite, Inc.",
        "Mapkite / map tiles / IP address, Android ID / loaded by SDK",
        "Mapkite – map tiles – IP address, Android ID",
    ],
)
def test_a_row_in_one_line(tmp_path: Path, catalogue: Catalogue, line: str) -> None:
    assert told(extracted(tmp_path, catalogue, line)) == {"Mapkite collect yes": {"ip-address", "android-id"}}


def test_partners_listed_with_dashes(tmp_path: Path, catalogue: Catalogue) -> None:
    text = (
        "# Our partners\n\n- Mapkite (Mapkite GmbH) - IP address\n"
        "- Adwren and Pushlark (Wren Media Ltd.) - advertising ID\n"
    )
    assert told(extracted(tmp_path, catalogue, text, ".md")) == {
        "Mapkite collect yes": {"ip-address"},
        "Adwren collect yes": {"advertising-identifier"},
        "Pushlark collect yes": {"advertising-identifier"},
    }


def test_a_table_of_categories_says_yes_and_no(tmp_path: Path, catalogue: Catalogue) -> None:
    text = """| Category | Examples we collect | Collected? | Disclosed to | Sold or shared? |
|---|---|---|---|---|
| A. | email, IP address | Yes | Service providers | No |
| B. | fingerprint | No | — | No |
"""
    assert told(extracted(tmp_path, catalogue, text, ".md")) == {
        "first-party collect yes": {"email", "ip-address"},
        "first-party share yes": {"email", "ip-address"},
        "first-party share no": {"email", "ip-address", "fingerprint"},
        "first-party collect no": {"fingerprint"},
    }


def test_a_table_of_periods_says_what_is_stored(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "| Data | Retention period |\n|---|---|\n| phone number | 2 years |\n| call log | 7 days |\n"
    assert told(extracted(tmp_path, catalogue, text, ".md")) == {"first-party store yes": {"phone-number", "call-log"}}


def test_a_table_of_permissions(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "| 设备权限 | 业务功能 |\n|---|---|\n| 相机 | 扫码 |\n| 通讯录 | 邀请好友 |\n"
    assert told(extracted(tmp_path, catalogue, text, ".md")) == {"first-party permission yes": {"camera", "contacts"}}


def test_a_kind_of_receiver_is_no_name(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "| 第三方服务 | 涉及的个人信息 | 使用目的 |\n|---|---|---|\n| 配送服务供应商 | 手机号码 | 交付商品 |\n"
    assert told(extracted(tmp_path, catalogue, text, ".md")) == {"third-party collect yes": {"phone-number"}}


def test_what_the_operator_runs_itself_is_its_own(tmp_path: Path, catalogue: Catalogue) -> None:
    text = (
        "| Provider | What for | Which data |\n|---|---|---|\n| own servers | sync | email |\n"
        "| Mapkite AB | maps | IP address |\n"
    )
    assert told(extracted(tmp_path, catalogue, text, ".md")) == {
        "first-party collect yes": {"email"},
        "Mapkite AB collect yes": {"ip-address"},
    }


def test_a_cell_over_several_rows_names_them_all(tmp_path: Path, catalogue: Catalogue) -> None:
    html = """<table><tr><th>SDK名称</th><th>使用目的</th><th>收集信息</th></tr>
<tr><td rowspan="2">萤火推送SDK</td><td>推送</td><td>OAID</td></tr><tr><td>统计</td><td>Android ID</td></tr></table>"""
    found = extracted(tmp_path, catalogue, html, ".html")
    assert {(s.actor.name, s.purpose, s.data_types) for s in found.statements} == {
        ("萤火推送SDK", "推送", ("oaid",)),
        ("萤火推送SDK", "统计", ("android-id",)),
    }


def test_a_row_without_its_first_cell_goes_on_with_the_name_above(tmp_path: Path, catalogue: Catalogue) -> None:
    text = (
        "SDK名称\t收集信息\t官网链接\n萤火推送SDK\tOAID、设备型号\thttps://yh.example\n"
        "Android ID、IMEI\thttps://yh.example/2\n"
    )
    assert told(extracted(tmp_path, catalogue, text)) == {
        "萤火推送SDK collect yes": {"oaid", "device-model", "android-id", "imei"}
    }


def test_a_purpose_that_names_data_is_not_what_is_collected(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "萤火推送SDK\n萤火科技有限公司\n提供位置信息、手机号码的分析功能\nOAID、Android ID\nhttps://yh.example/p\n"
    assert told(extracted(tmp_path, catalogue, text)) == {"萤火推送SDK collect yes": {"android-id", "oaid"}}


def test_a_line_above_a_company_is_its_product(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "鹭鸶推送\n鹭鸶科技有限公司\n用于推送消息\nOAID、Android ID\nhttps://ls.example/p\n"
    assert told(extracted(tmp_path, catalogue, text)) == {"鹭鸶推送 collect yes": {"android-id", "oaid"}}


@pytest.mark.parametrize(
    "text",
    [
        "青鸟公司：指提供青鸟服务的青鸟（中国）网络有限公司。\n敏感个人信息：包括人脸信息、银行账号。\n",
        "使用目的：用于青鸟内容推荐\n数据类型：OAID、Android ID\n",
    ],
)
def test_a_definition_and_a_purpose_are_no_names(tmp_path: Path, catalogue: Catalogue, text: str) -> None:
    assert not [key for key in told(extracted(tmp_path, catalogue, text)) if "青鸟" in key]


def test_what_a_refusal_means_is_not_collected_by_the_label(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "1. 萤火SDK：我们使用了萤火SDK，需要获取您的OAID。如您不提供前述信息，可能无法使用定位服务。\n"
    assert told(extracted(tmp_path, catalogue, text)) == {"萤火SDK collect yes": {"oaid"}}


def test_answers_in_a_table_are_no_names(tmp_path: Path, catalogue: Catalogue) -> None:
    html = TABLE.format(
        heads=_row("th", ["Data", "Desktop", "Kite SDK"]),
        one=_row("td", ["Email addresses", "yes", "yes"]),
        two=_row("td", ["Android ID", "no", "opt out"]),
    )
    assert not [key for key in told(extracted(tmp_path, catalogue, html, ".html")) if key.startswith(("yes", "opt"))]


def test_the_recipient_of_a_table_is_the_third_party(tmp_path: Path, catalogue: Catalogue) -> None:
    html = TABLE.format(
        heads=_row("th", ["Recipient Service", "Data Transmitted", "Purpose"]),
        one=_row("td", ["Kite API", "Android ID", "pushes"]),
        two=_row("td", ["Wren API", "location", "maps"]),
    )
    assert told(extracted(tmp_path, catalogue, html, ".html")) == {
        "Kite API collect yes": {"android-id"},
        "Wren API collect yes": {"location"},
    }


def test_a_promise_or_a_thing_before_a_dash_is_no_party(tmp_path: Path, catalogue: Catalogue) -> None:
    text = (
        "## Third parties\n\n- Zero data selling - we never sell your email address\n- Crash reporting - Android ID\n"
    )
    assert not [key for key in told(extracted(tmp_path, catalogue, text, ".md")) if key.startswith(("Zero", "Crash"))]
