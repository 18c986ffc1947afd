"""Whole-policy checks, and whether a document is a whole policy at all."""

import pytest

from analyzer.policy.model import Policy, PolicyCheck
from tests.policy import sample
from tests.policy.conftest import Read

ALL = {
    "access", "account-cancellation", "complaint-channel", "contact", "continued-use-consent", "correction",
    "cross-border", "deletion", "handler-identity", "minors", "permission-list", "personalised-push",
    "personalised-push-off", "purpose-and-manner", "response-time", "retention-period", "sdk-list",
    "security-measures", "sensitive-necessity", "sharing-list", "simplified-chinese", "update-date",
    "withdraw-consent",
}  # fmt: skip


def check(policy: Policy, name: str) -> PolicyCheck:
    (found,) = (item for item in policy.checks if item.id == name)
    return found


def words(policy: Policy, number: int) -> str:
    span = policy.document.sentences[number - 1].span
    return policy.document.text[span.start : span.end]


def test_every_check_is_answered_once(read: Read) -> None:
    assert [item.id for item in read(sample.ZH).checks] == sorted(ALL)


def test_a_good_chinese_policy_passes(read: Read) -> None:
    policy = read(sample.ZH)
    missing = {item.id for item in policy.checks if not item.found}
    assert missing == {"continued-use-consent", "sharing-list"}
    assert policy.complete, policy.why_incomplete


def test_a_good_english_policy_passes(read: Read) -> None:
    policy = read(sample.EN)
    missing = {item.id for item in policy.checks if not item.found}
    assert missing == {
        "continued-use-consent", "cross-border", "permission-list", "personalised-push", "personalised-push-off",
        "sensitive-necessity", "sharing-list", "simplified-chinese",
    }  # fmt: skip
    assert policy.complete, policy.why_incomplete


@pytest.mark.parametrize(
    ("line", "removed"),
    [
        ("更新日期", "update-date"),
        ("保存期限", "retention-period"),
        ("不满十四周岁", "minors"),
        ("您可以在“设置”", "account-cancellation"),
        ("您可以在“设置”", "withdraw-consent"),
        ("如有投诉", "complaint-channel"),
        ("2. 使用导航", "sensitive-necessity"),
        ("样例地图由", "handler-identity"),
    ],
)
def test_without_its_sentence_a_check_fails(read: Read, line: str, removed: str) -> None:
    text = "\n".join(part for part in sample.ZH.splitlines() if line not in part)
    if removed == "minors":
        text = text.replace("六、未成年人", "六、其他")
    found = check(read(text), removed)
    assert not found.found
    assert found.sentence == 0
    assert found.searched


def test_a_check_names_its_sentence(read: Read) -> None:
    policy = read(sample.ZH)
    assert "保存期限" in words(policy, check(policy, "retention-period").sentence)
    assert "监护人" in words(policy, check(policy, "minors").sentence)


def test_what_is_not_found_has_a_nearest_sentence(read: Read) -> None:
    policy = read("一、存储\n您的数据存储在服务器上。\n")
    assert words(policy, check(policy, "retention-period").nearest) == "您的数据存储在服务器上。"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("我们将在15个工作日内答复您的请求。", "15 working days"),
        ("我们将在三十（30）个工作日内处理您的投诉。", "30 working days"),
        ("收到您的申请后，我们会在30天内回复。", "30 days"),
        ("我们会在72小时内回复您的问题。", "72 hours"),
        ("We respond to requests within fifteen (15) business days.", "15 working days"),
        ("We answer complaints within one month.", "1 months"),
        ("我们将在五日内答复疑问，二十个工作日内处理投诉。", "20 working days"),
        ("日志保存30天内可以处理您的请求。", ""),
        ("变更前30天内我们会提前通知并处理您的意见。", ""),
    ],
)
def test_the_promised_time_is_read(read: Read, sentence: str, value: str) -> None:
    assert check(read(sentence), "response-time").value == value


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("您继续使用我们的服务即视为您同意本政策。", True),
        ("登录即表示同意用户协议。", True),
        ("By continuing to use the app, you agree to this policy.", True),
        ("您使用本应用不代表您同意本政策。", False),
        ("请您阅读并点击同意后使用。", False),
    ],
)
def test_consent_by_mere_use_is_found(read: Read, sentence: str, found: bool) -> None:
    assert check(read(sentence), "continued-use-consent").found is found


def test_a_policy_that_has_no_sdk_says_so(read: Read) -> None:
    found = check(read("本应用没有接入任何第三方SDK。"), "sdk-list")
    assert (found.found, found.value) == (True, "none")


def test_traditional_characters_are_not_simplified_chinese(read: Read) -> None:
    found = check(read("我們會收集您的手機號碼與設備資訊，並將這些資訊儲存於伺服器。" * 8), "simplified-chinese")
    assert (found.found, found.value) == (False, "traditional")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("登录\n手机号\n密码\n忘记密码\n", "login page"),
        ("404 Not Found\n页面不存在\n", "error page"),
        ("用户服务协议\n" + "您应当遵守本协议，不得利用服务从事违法活动。\n" * 60, "user agreement"),
        (
            "用户服务协议\n" + "您应当遵守本协议。我们会收集您的个人信息，详见隐私政策。\n" * 40,
            "user agreement",
        ),
        ("我们会收集您的位置信息。", "too short"),
        ("我们重视您的个人信息和隐私。我们会收集您的手机号码。\n" * 30, "usual parts"),
    ],
)
def test_what_is_no_whole_policy_says_why(read: Read, text: str, why: str) -> None:
    policy = read(text)
    assert not policy.complete
    assert why in policy.why_incomplete


def test_an_empty_file_is_incomplete_with_a_gap(read: Read) -> None:
    policy = read("")
    assert not policy.complete
    assert policy.gaps
