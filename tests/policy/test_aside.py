"""What others do, what words mean, and words that are no information: neither statements nor doubtful ones."""

import pytest

from analyzer.policy.aside import asides
from analyzer.policy.normal import plain
from tests.policy.conftest import Read

SILENT = [
    ("outsider", "其他应用可能会读取您的通讯录。", "contacts"),
    ("outsider", "设备上的其他应用程序有可能访问您的剪贴板内容，并获取您的位置信息。", "location"),
    ("outsider", "其他用户可能会收集您公开的手机号码。", "phone-number"),
    ("outsider", "黑客、恶意软件可能会窃取您的短信。", "sms"),
    ("outsider", "我们无法控制他人收集您的位置信息。", "location"),
    ("outsider", "您的通讯录可能会被其他应用读取。", "contacts"),
    ("outsider", "非本公司开发的应用可能收集您的位置信息。", "location"),
    ("outsider", "Other apps may read your contacts.", "contacts"),
    ("outsider", "Please note that other applications on your device may be able to read your clipboard.", "clipboard"),
    ("outsider", "Hackers or malicious software could steal your text messages.", "sms"),
    ("outsider", "Your contacts may be read by other apps.", "contacts"),
    ("outsider", "Apps that are not operated by us may collect your location.", "location"),
    ("definition", "个人信息是指以电子方式记录的各种信息，包括姓名、通讯录。", "contacts"),
    ("definition", "本政策中的设备信息包括IMEI、Android ID。", "imei"),
    ("definition", "本隐私政策所称的位置信息，系指GPS位置。", "location"),
    ("definition", "“设备信息”包括IMEI、MAC地址等信息。", "imei"),
    ("definition", "敏感个人信息包括身份证号码、行踪轨迹。", "id-number"),
    ("definition", "“Location data” refers to GPS coordinates.", "location"),
    ("definition", "In this policy, “device information” includes your IMEI and Android ID.", "imei"),
    ("definition", "Sensitive personal data includes fingerprints and health data.", "fingerprint"),
    ("disclaimer", "第三方网站收集您的手机号码与本应用无关。", "phone-number"),
    ("disclaimer", "该等位置信息由第三方收集，与我们无关。", "location"),
    ("disclaimer", "The collection of your location by other websites has nothing to do with us.", "location"),
    ("homonym", "您可发送短信至10086联系我们。", "sms"),
    ("homonym", "The notice is in a prominent position of the page, near the file location.", ""),
]
"""Why a sentence states nothing, the sentence, and what it mentions all the same."""


@pytest.mark.parametrize(("why", "sentence", "mentioned"), SILENT, ids=[case[1][:40] for case in SILENT])
def test_a_sentence_states_nothing(read: Read, why: str, sentence: str, mentioned: str) -> None:
    policy = read(sentence)
    assert why in {aside.why for aside in asides(plain(sentence))}
    assert not policy.statements
    assert not policy.doubtful
    assert not mentioned or mentioned in {name for name, _ in policy.mentions}


STATED = [
    ("我们会从其他应用获取您的位置信息。", "location"),
    ("当您使用其他应用时，我们会收集您的位置信息。", "location"),
    ("位置信息是指GPS定位，我们会收集您的位置信息用于导航。", "location"),
    ("第三方的行为与我们无关，我们会收集您的位置信息。", "location"),
    ("设备信息：包括IMEI、Android ID。", "imei"),
    ("我们会在显著位置提示您，并收集您的位置信息。", "location"),
    ("联系人：我们会读取您的联系人，用于添加好友。", "contacts"),
    ("When you use other apps, we collect your location.", "location"),
    ("We use your contacts to find friends; other apps may not.", "contacts"),
    ("We collect your location to show it on the map.", "location"),
]


@pytest.mark.parametrize(("sentence", "name"), STATED, ids=[case[0][:40] for case in STATED])
def test_what_the_operator_does_beside_it_is_stated(read: Read, sentence: str, name: str) -> None:
    made = read(sentence)
    stated = {
        kind
        for one in (*made.statements, *made.doubtful)
        if one.actor.kind == "first-party" and one.polarity == "yes"
        for kind in one.data_types
    }
    assert name in stated


@pytest.mark.parametrize(
    "sentence",
    [
        "联系人：王先生",
        "联系人姓名：王小明，联系电话：010-12345678",
        "联系我们。联系人：李女士，电话：400-123-4567，地址：样例市样例区1号",
        "Contact person: privacy@sample.example, phone: +1 202 555 0100",
    ],
)
def test_a_contact_block_asks_for_nothing(read: Read, sentence: str) -> None:
    policy = read(f"我们重视您的隐私。\n{sentence}\n用于处理您的投诉。\n" if "：" in sentence else f"{sentence}\n")
    assert not policy.statements
    assert not policy.doubtful
    assert not policy.permission_mentions


@pytest.mark.parametrize(
    "sentence",
    [
        "您的手机厂商可能会收集您的IMEI。",
        "操作系统可能会记录您的IMEI。",
        "Your mobile carrier may record your IMEI.",
    ],
)
def test_the_system_and_the_maker_of_the_device_are_third_parties(read: Read, sentence: str) -> None:
    made = read(sentence)
    assert {(one.actor.kind, one.data_types) for one in (*made.statements, *made.doubtful)} <= {
        ("third-party", ("imei",))
    }
    assert made.statements


def test_far_apart_places_are_found_in_one_pass() -> None:
    sentence = "其他应用可能读取您的通讯录;" * 60
    assert 40 <= len(asides(sentence)) <= 60
