"""Who is named in a text: known and unknown third parties, and the operator, which is none."""

from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.naming import is_unnamed, own_names
from analyzer.policy.normal import plain
from analyzer.policy.parties import Parties
from tests.policy.extracting import extracted, located, told, who

PARTIES = Parties({"starad": ("星辰广告", "StarAd"), "pushlet": ("Pushlet", "推送小站"), "kite": ("青鸟",)})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("星辰广告会读取您的设备", ["星辰广告"]),
        ("接入萤火推送SDK会收集", ["萤火推送sdk"]),
        ("青鸟账号SDK可能会收集", ["青鸟账号sdk"]),
        ("星辰广告（如青鸟）可能通过SDK获取", ["星辰广告", "青鸟"]),
        ("使用鸿雁咨询集团的SDK统计", ["鸿雁咨询集团"]),
        ("由萤火科技有限公司提供", ["萤火科技有限公司"]),
        ("小舟、星辰广告、青鸟、大河手机", ["小舟", "星辰广告", "青鸟"]),
        ("com.starad.core", []),
        ("https://starad.example/other-sdk", ["starad"]),
        ("第三方SDK可能收集", []),
        ("StarAdvert and starad", ["starad"]),
        ("“样例”指萤火科技有限公司", ["萤火科技有限公司"]),
        ("受萤火科技有限公司控制", ["萤火科技有限公司"]),
        ("包括但不限于萤火科技有限公司", ["萤火科技有限公司"]),
        ("样例（萤火科技有限公司", ["萤火科技有限公司"]),
        ("青鸟终端有限公司的Kite Core SDK", ["青鸟终端有限公司", "kite core sdk"]),
        ("统一标识体系统一调用SDK会收集", ["统一标识体系统一调用sdk"]),
        ("这属于实现上述SDK功能所必需", []),
        ("嵌入了一些SDK", []),
        ("了解更多有关SDK的信息", []),
        ("了解该渠道SDK收集的信息", []),
        ("（25）.萤火SDK获取", ["萤火sdk"]),
        ("收集崩溃信息\nSDK名称", []),
        ("Pushlet/河马/青鸟PUSH SDK需要读取", ["pushlet", "河马", "青鸟push sdk"]),
        ("StarAd三个SDK", ["starad"]),
        ("授权合作伙伴（鹭鸶播放器、白鹤投屏等）", ["鹭鸶播放器", "白鹤投屏"]),
        ("由第三方（白鹤云）提供", ["白鹤云"]),
        ("合作伙伴（如物流公司、支付机构、配送人员）", []),
        ("星辰广告SDK（Android端、iOS端）", ["星辰广告sdk"]),
        ("通过第三方SDK鹭鸶P2P、白鹤CDN来优化", ["鹭鸶p2p", "白鹤cdn"]),
        ("第三方SDK名称、收集的信息类型", []),
    ],
)
def test_names_in_a_text(text: str, names: list[str]) -> None:
    word = plain(text)
    assert [word[party.start : party.end].strip() for party in PARTIES.find(word)] == names


@pytest.mark.parametrize(
    "name", ["配送服务供应商", "第三方SDK", "使用的第三方SDK列表", "our service providers", "合作伙伴"]
)
def test_a_kind_of_third_party_is_no_name(name: str) -> None:
    assert is_unnamed(name)


@pytest.mark.parametrize("name", ["萤火推送SDK", "青鸟地图", "Mapkite AB", "腾云支付"])
def test_a_name_is_a_name(name: str) -> None:
    assert not is_unnamed(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("《样例地图隐私政策》\n更新日期：2025年", {"样例地图"}),
        ("本政策由北京样例科技有限公司（以下简称“我们”）制定", {"北京样例科技有限公司", "样例"}),
        ("Kitewing Privacy Policy\nKitewing is operated by Sample Labs Ltd.", {"kitewing", "sample labs"}),
        ('Sample Labs, Inc. ("we", "us") runs it.', {"sample labs, inc", "sample labs"}),
        ("At Kitewing, we care.", {"kitewing"}),
        ("“样例音乐”隐私政策\n“样例音乐”指上海样例网络有限公司。", {"样例音乐", "上海样例网络有限公司", "样例"}),
        ("隐私政策\n欢迎您使用样例招聘产品和服务！", {"样例招聘"}),
        ("Kitewing is a free app for readers.", {"kitewing"}),
        ("Somebody built the Moon Kite app as an open one.", {"moon kite"}),
        ("How does Kitewing handle privacy?\nText.", {"kitewing"}),
        ("样例拼购隐私政策\n样例拼购（上海远梦信息技术有限公司）", {"样例拼购", "远梦"}),
    ],
)
def test_what_the_operator_is_called(tmp_path: Path, catalogue: Catalogue, text: str, names: set[str]) -> None:
    assert own_names(located(tmp_path, catalogue, text).document) >= names


def test_the_operator_is_no_third_party(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "星辰广告隐私政策\n星辰广告会收集您的手机号码，用于注册。\n"
    found = extracted(tmp_path, catalogue, text)
    assert told(found) == {"first-party collect yes": {"phone-number"}}
    assert found.sdk_mentions == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("萤火SDK、青鸟SDK或河马SDK会收集您的IMEI。", {"萤火SDK", "青鸟SDK", "河马SDK"}),
        ("手机厂商（萤火、StarAd、Pushlet等）可能会读取您的IMEI。", {"萤火", "StarAd", "Pushlet"}),
        ("我们使用了萤火咨询集团的SDK，该SDK可能会收集您的IMEI。", {"萤火咨询集团"}),
        ("我们会通过萤火SDK、青鸟SDK收集您的IMEI。", {"first-party"}),
        ("合作伙伴可能会收集您的IMEI。", {"third-party"}),
        ("萤火健康认证系统会收集您的IMEI。", {"萤火健康认证系统"}),
        ("Mapkite may collect your Android ID.", {"Mapkite"}),
        ("Mapkite, Adwren and Larkpush collect your Android ID.", {"Mapkite", "Adwren", "Larkpush"}),
        ("Third parties may collect your Android ID.", {"third-party"}),
        ("Device identifiers are collected by Mapkite Analytics.", {"Mapkite Analytics"}),
        ("Email addresses are processed by our vendor, Wren Ltd, and kept.", {"Wren Ltd"}),
        ("Phone numbers (handled by Mapkite/Adwren)", {"Mapkite", "Adwren"}),
        ("We ask a lot. This allows Mapkite to collect your Android ID.", {"Mapkite"}),
        ("Mapkite, as a third party vendor, collects your Android ID.", {"Mapkite"}),
        ("MAPKITE COLLECTS YOUR ANDROID ID.", {"first-party"}),
        ("Contact our Privacy Officer using your Android ID.", {"first-party"}),
        (f"{'You may use Wrenly. ' * 6}Wrenly may collect your Android ID.", {"first-party"}),
        ("我们使用了萤火SDK，该SDK由鹭鸶科技有限公司提供，需要采集您的IMEI。", {"萤火SDK"}),
        ("If you watch it on Adwren, Mapkite may collect your Android ID.", {"Mapkite"}),
        ("Mapkite will use this information to collect your Android ID.", {"Mapkite"}),
        ("We like gadgets. Gadgets can collect your Android ID.", {"first-party"}),
        ("The Kitewing app keeps local files. Kitewing collects your Android ID.", {"first-party"}),
        ("The Kite SDK by Wren Sample Networks Inc. may access your Android ID.", {"Kite SDK"}),
        ("We use the Kite SDK of Wren Sample Networks Inc., which collects your Android ID.", {"Kite SDK"}),
        ("- Kite SDK, provided by Wren Sample Networks Inc.: it collects your Android ID.", {"Kite SDK"}),
        ("萤火认证系统可能会根据需要，在您使用青鸟登录时，不时要求您提供您的IMEI。", {"萤火认证系统"}),
        ("萤火科技有限公司将收集您的IMEI，在特定场景下可能会依法向您收集您的OAID。", {"萤火科技有限公司"}),
        ("萤火科技有限公司将收集您的IMEI，我们会收集您的OAID。", {"萤火科技有限公司", "first-party"}),
        ("我们在应用中嵌入关联方开发的安全SDK收集您的IMEI。", {"first-party"}),
        (
            "如您使用StarAd、河马、Pushlet手机的，样例接入的上述手机厂商Push SDK需要收集您的IMEI。",
            {"StarAd", "河马", "Pushlet"},
        ),
        ("萤火SDK（开放平台）（手机端）读取您的IMEI。", {"萤火SDK"}),
        ("青鸟支付会在您确认后向我们提供您的IMEI。", {"first-party"}),
        ("(1)萤火SDK(仅安卓):为了登录,我们使用了它,需要读取您的IMEI。", {"萤火SDK"}),
    ],
)
def test_who_does_it(tmp_path: Path, catalogue: Catalogue, sentence: str, expected: set[str]) -> None:
    found = extracted(tmp_path, catalogue, sentence)
    assert {who(s.actor) for s in found.statements} == expected


def test_words_within_a_name_are_no_data(tmp_path: Path, catalogue: Catalogue) -> None:
    found = extracted(tmp_path, catalogue, "人脸识别SDK会收集您的IMEI，由位置信息网络有限公司提供。")
    assert told(found) == {"人脸识别SDK collect yes": {"imei"}}


def test_a_company_is_not_taken_for_its_only_sdk() -> None:
    text = plain("萤火公司和青鸟推送")
    parties = Parties({"": ("萤火公司", "青鸟推送"), "kite": ("青鸟推送",)}).find(text)
    assert [(text[party.start : party.end], party.sdk) for party in parties] == [("萤火公司", ""), ("青鸟推送", "kite")]


@pytest.mark.parametrize(
    ("sentence", "receiver"),
    [
        ("我们会将您的IMEI共享给第三方。", "third-party"),
        ("我们会向星辰广告提供您的IMEI。", "星辰广告"),
        ("我们不会将您的IMEI提供给合作伙伴。", "third-party"),
        ("We share your Android ID with Mapkite.", "Mapkite"),
        ("We share your Android ID with our partners.", "third-party"),
        ("Mapkite receives your Android ID.", "Mapkite"),
        ("We do not sell your Android ID.", None),
    ],
)
def test_to_whom_it_goes(tmp_path: Path, catalogue: Catalogue, sentence: str, receiver: str | None) -> None:
    (statement,) = extracted(tmp_path, catalogue, sentence).statements
    assert (statement.actor.kind, statement.action) == ("first-party", "share")
    assert (who(statement.receiver) if statement.receiver else None) == receiver
