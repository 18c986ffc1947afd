"""Single sentences to what the rules propose: who does what with which information, and is it denied."""

from pathlib import Path

import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.policy.documents import read_document
from analyzer.policy.model import Policy
from analyzer.policy.reading import locate, understand
from analyzer.policy.statements import extract
from tests.policy.conftest import SDK_NAMES, Read


@pytest.fixture
def read(catalogue: Catalogue, tmp_path: Path) -> Read:
    """Read a policy given as text: with what the rules propose, before the scorer decides."""

    def reader(content: str | bytes, suffix: str = ".txt") -> Policy:
        path = tmp_path / f"policy{suffix}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        document = read_document([path])
        proposed = extract(locate(document, catalogue, SDK_NAMES).located).statements
        return structs.replace(understand(document, catalogue, SDK_NAMES), statements=tuple(proposed))

    return reader


CASES = [
    ("我们会收集您的IMEI、MAC地址和已安装应用列表。", "yes collect first imei installed-apps mac-address"),
    ("您需要提供您的手机号码以完成注册。", "yes collect first phone-number"),
    ("我们不会收集您的通话记录。", "no collect first call-log"),
    ("我们不会收集您的位置信息，通讯录，日历。", "no collect first calendar contacts location"),
    ("未经您同意，我们不会读取您的短信。", "no collect first sms"),
    ("如您拒绝授权，我们将不会收集您的位置信息。", "hypothetical collect first location"),
    ("当您使用导航功能时，我们会收集您的位置信息，用于规划路线。", "yes collect first location"),
    ("我们会将您的手机号码提供给第三方。", "yes share first phone-number"),
    ("我们不会向任何第三方提供您的通讯录。", "no share first contacts"),
    ("第三方SDK可能会收集您的设备序列号。", "yes collect third serial-number"),
    ("星辰广告SDK会收集您的OAID。", "yes collect named-third oaid"),
    ("我们会申请相机权限。", "yes permission first camera"),
    ("您可以随时关闭位置权限。", ""),
    ("您有权查询、更正、删除您的手机号码。", ""),
    ("我们向您提供位置服务。", ""),
    ("个人信息，是指以电子方式记录的各种信息，如姓名、身份证号码。", ""),
    ("如发生合并、收购，我们可能转移您的身份证号码。", "hypothetical transfer first id-number"),
    ("我们收集的信息不包括您的指纹。", "no collect first fingerprint"),
    (
        "您的录音仅保存在本地，我们不会收到您的录音。",
        "no store first microphone; yes store first microphone",
    ),
    ("我们不会将您的人脸信息传输至境外。", "no cross-border first face"),
    ("本政策说明我们如何收集您的位置信息。", ""),
    ("We collect your phone number, contacts and location.", "yes collect first contacts location phone-number"),
    ("We do not collect your call log.", "no collect first call-log"),
    ("We will never sell your email address.", "no share first email"),
    ("You may provide us with your date of birth.", "yes collect first birth-date"),
    ("We do not collect your location without your consent.", "no collect first location"),
    ("Your location may be collected when you open the map.", "yes collect first location"),
    ("We share your advertising ID with our partners.", "yes share first advertising-identifier"),
    ("Third parties may collect your Android ID.", "yes collect third android-id"),
    ("You can delete your contacts at any time.", ""),
    ("We use encryption to protect your password.", ""),
]  # fmt: skip
"""A sentence, and "polarity action actor data types; …" that it states."""


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_sentence_states(read: Read, sentence: str, expected: str) -> None:
    stated: dict[str, set[str]] = {}
    for statement in read(sentence).statements:
        key = f"{statement.polarity} {statement.action} {statement.actor.kind.replace('-party', '')}"
        stated.setdefault(key, set()).update(statement.data_types)
    assert "; ".join(f"{key} {' '.join(sorted(stated[key]))}" for key in sorted(stated)) == expected


def test_spans_point_at_the_words_of_the_text(read: Read) -> None:
    policy = read("我们 会 收集 您的 ＭＡＣ 地址 与 位置信息。")
    text = policy.document.text
    words = {text[span.start : span.end] for s in policy.statements for span in s.data_spans}
    assert words == {"ＭＡＣ 地址", "位置信息"}
    assert {text[s.action_span.start : s.action_span.end] for s in policy.statements if s.action_span} == {"收集"}


def test_the_purpose_is_kept_and_holds_no_collected_information(read: Read) -> None:
    policy = read("我们会收集您的手机号码，用于向您的邮箱发送通知。")
    assert [(s.data_types, s.purpose) for s in policy.statements] == [(("phone-number",), "用于向您的邮箱发送通知")]


def test_a_list_completes_the_sentence_before_it(read: Read) -> None:
    policy = read("我们会收集以下信息：\n（1）设备信息，包括IMEI；\n（2）位置信息。\n我们重视您的隐私。")
    stated = {name for s in policy.statements for name in s.data_types if s.action == "collect"}
    assert stated >= {"imei", "location", "device-information"}


def test_a_denied_list_is_denied(read: Read) -> None:
    policy = read("We do not collect the following information:\n- call log\n- calendar entries\n")
    assert {(s.polarity, name) for s in policy.statements for name in s.data_types} == {
        ("no", "call-log"),
        ("no", "calendar"),
    }


def test_cases_that_need_no_consent_are_exempt(read: Read) -> None:
    policy = read("以下情形中，我们使用您的个人信息无需征得您的授权同意：\n（1）为公共卫生收集您的健康信息；")
    assert {s.polarity for s in policy.statements} == {"exempt"}


TABLE = """<p>接入的第三方SDK</p><table>
<tr><th>SDK名称</th><th>公司</th><th>使用目的</th><th>收集的个人信息类型</th></tr>
<tr><td rowspan="2">星辰广告SDK</td><td rowspan="2">星辰（样例）科技有限公司</td><td>广告展示</td>
<td>OAID、IP地址</td></tr>
<tr><td>广告归因</td><td>已安装应用列表</td></tr>
<tr><td>某不知名SDK</td><td>样例公司</td><td>统计</td><td>无</td></tr></table>"""


def test_rows_of_an_sdk_table_are_statements_about_that_sdk(read: Read) -> None:
    policy = read(TABLE, ".html")
    stated = {(s.actor.sdk, s.purpose, name) for s in policy.statements for name in s.data_types}
    assert stated == {
        ("starad", "广告展示", "oaid"),
        ("starad", "广告展示", "ip-address"),
        ("starad", "广告归因", "installed-apps"),
    }
    assert {(m.sdk, m.data_types) for m in policy.sdk_mentions} >= {("starad", ("ip-address", "oaid"))}
    assert "某不知名SDK" in {m.name for m in policy.sdk_mentions}


def test_keys_and_values_are_statements_about_that_sdk(read: Read) -> None:
    policy = read(
        "SDK名称：推送小站\n公司名称：样例公司\n使用目的：消息推送\n收集的个人信息类型：Android ID、设备型号\n"
    )
    (statement,) = policy.statements
    assert (statement.actor.kind, statement.actor.sdk) == ("named-third-party", "pushlet")
    assert statement.data_types == ("android-id", "device-model")


def test_keys_and_values_in_one_line(read: Read) -> None:
    policy = read("SDK名称：推送小站，使用目的：推送，收集信息：MAC地址；SDK名称：StarAd，收集信息：OAID。")
    assert {(s.actor.sdk, name) for s in policy.statements for name in s.data_types} == {
        ("pushlet", "mac-address"),
        ("starad", "oaid"),
    }


def test_the_first_party_s_own_table_is_about_the_first_party(read: Read) -> None:
    policy = read(
        "| Function | Personal information | Purpose |\n|---|---|---|\n"
        "| Sign-up | Phone number | To create an account |\n",
        ".md",
    )
    (statement,) = policy.statements
    assert (statement.actor.kind, statement.data_types, statement.purpose) == (
        "first-party",
        ("phone-number",),
        "Sign-up; To create an account",
    )


def test_every_name_anywhere_is_a_mention(read: Read) -> None:
    policy = read("目录。\n附录中提到通话记录一词。")
    assert ("call-log", 2) in policy.mentions
    assert policy.statements == ()


def test_permissions_are_found_by_name_and_by_description(read: Read) -> None:
    policy = read("我们使用READ_CONTACTS。\n为扫码需要打开摄像头。")
    assert ("android.permission.READ_CONTACTS", 1) in policy.permission_mentions
    assert ("android.permission.CAMERA", 2) in policy.permission_mentions


@pytest.mark.parametrize(
    "sentence",
    [
        "您可以通过下列路径，自行对您的设备信息、手机号码进行更正、补充。",
        "您可以通过手机短信、电子邮件中提供的退订方式进行退订。",
        "我们将会在收到您的电子邮件后的合理时间内处理您的请求。",
        "如您拒绝授权，将会影响到您正常使用拍照上传功能，但不影响其他功能。",
        "若我们超出目的范围收集、使用您的通讯录，您可以要求删除。",
        "如您的手机号码的处理目的发生变更，将重新取得您的同意。",
        "1）点击“个人中心”，选择查看历史记录、位置信息；",
        "You can control the location information we hold by changing your settings or unsubscribe from our email.",
        "If we change the way we use your location information, you will be told.",
    ],
)
def test_rights_paths_and_changes_state_no_practice(read: Read, sentence: str) -> None:
    stated = {name for s in read(f"隐私政策\n{sentence}\n").statements if s.polarity == "yes" for name in s.data_types}

    assert stated <= {"personal-information", "personal-information-category"}


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("我们不会收集您的通话记录。", "no"),
        ("在基本功能模式下，我们不会收集您的通话记录。", "hypothetical"),
        ("关闭后，我们将不再获取您的通话记录。", "hypothetical"),
        ("我们不会通过该权限获取您的通话记录。", "hypothetical"),
        ("我们不会读取您的所有内容或整个通话记录。", "hypothetical"),
        ("未来我们可能收集您的通话记录。", "hypothetical"),
        ("如未来需要从第三方获取您的通话记录，我们会征得您的同意。", "hypothetical"),
    ],
)
def test_a_denial_is_one_only_without_a_condition(read: Read, sentence: str, polarity: str) -> None:
    found = {s.polarity for s in read(f"隐私政策\n{sentence}\n").statements if "call-log" in s.data_types}

    assert found == {polarity}


def test_verbs_within_nouns_and_relative_clauses_do_not_take_the_object(read: Read) -> None:
    text = (
        "我们会收集您授权共享的信息，包括OAID、IP地址。\n"
        "设备信息：配置（包括存储内存）、Android ID、关注分享信息、电信运营商、使用语言。\n"
        "我们会使用您设备上的剪贴板功能并读取剪贴板的内容。\n"
    )
    found = {
        (name, s.action, s.actor.kind)
        for s in read(f"隐私政策\n一、我们如何收集信息\n{text}").statements
        for name in s.data_types
    }

    assert {("oaid", "collect", "first-party"), ("android-id", "collect", "first-party")} <= found
    assert ("clipboard", "collect", "first-party") in found
    assert not {action for _, action, _ in found} & {"share", "store"}
    assert not [who for _, _, who in found if who != "first-party"]


def test_what_a_third_party_is_told_to_do_is_not_done_by_the_app(read: Read) -> None:
    found = read("隐私政策\n我们会与其签署协议，要求其按照法律处理您的位置信息。\n").statements

    assert {s.actor.kind for s in found if "location" in s.data_types} <= {"third-party"}


def test_an_english_denial_reaches_all_verbs_of_its_list(read: Read) -> None:
    stated = read("Privacy policy\nWe do not collect, store or use your call log.\n").statements

    assert {s.polarity for s in stated if "call-log" in s.data_types} == {"no"}


def test_a_definition_that_says_what_is_recorded_is_a_statement(read: Read) -> None:
    stated = read("隐私政策\n日志信息是指我们的服务器自动记录您访问时的IP地址、浏览记录。\n").statements

    assert "ip-address" in {name for s in stated if s.polarity == "yes" for name in s.data_types}
