"""Whole-policy checks, and whether a document is a whole policy at all."""

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.checks import run_checks
from analyzer.policy.model import Block, Policy, PolicyCheck, PolicyDocument, Sentence, Span, Topic
from tests.policy import sample
from tests.policy.conftest import Read

ALL = {
    "access", "account-cancellation", "complaint-channel", "contact", "continued-use-consent", "correction",
    "cross-border", "deletion", "handler-identity", "minors", "permission-list", "personalised-push",
    "personalised-push-off", "purpose-and-manner", "response-time", "retention-period", "sdk-list",
    "security-measures", "sensitive-necessity", "sharing-list", "simplified-chinese", "update-date",
    "withdraw-consent", "ai-training", "automated-decisions", "biometric-rules", "bundled-consent", "effective-date",
    "explanation", "portability", "readability", "rights-path", "algorithm-principles", "children-rules",
    "children-service", "face-consent", "face-retention",
}  # fmt: skip


RARE = {
    "ai-training", "automated-decisions", "biometric-rules", "bundled-consent", "explanation", "portability",
    "algorithm-principles", "children-rules", "children-service", "face-consent", "face-retention",
}  # fmt: skip
"""What not every good policy has to say."""


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
    assert missing == RARE | {"continued-use-consent"}
    assert policy.complete, policy.why_incomplete


def test_a_good_english_policy_passes(read: Read) -> None:
    policy = read(sample.EN)
    missing = {item.id for item in policy.checks if not item.found and item.id != "rights-path"}
    assert missing == RARE | {
        "continued-use-consent", "cross-border", "permission-list", "personalised-push", "personalised-push-off",
        "sensitive-necessity", "simplified-chinese",
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
    ("name", "sentence"),
    [
        ("explanation", "您有权要求我们就处理规则作出解释。"),
        ("explanation", "You have the right to an explanation of the decision."),
        ("portability", "您可以要求我们将您的个人信息转移至您指定的第三方。"),
        ("portability", "You may export your data in a machine-readable form."),
        ("automated-decisions", "我们可能仅依据自动化决策机制作出决定。"),
        ("automated-decisions", "Some decisions are made by automated processing."),
        ("biometric-rules", "实名认证时，我们会收集您的人脸信息用于核验，核验后立即删除。"),
        ("biometric-rules", "We collect a face scan to verify your identity and delete it afterwards."),
        ("ai-training", "我们会利用您输入的内容训练模型。"),
        ("ai-training", "We use what you type to train our models."),
        ("bundled-consent", "如您不同意本政策，您应立即停止使用我们的服务。"),
        ("bundled-consent", "If you do not agree to this policy, do not use the app."),
        ("retention-period", "Recordings are deleted after 90 days."),
        ("cross-border", "Our servers are located in Germany."),
        ("withdraw-consent", "您可以随时撤回您的授权。"),
        ("sharing-list", "我们与以下第三方共享您的个人信息。"),
        ("personalised-push-off", "您可以关闭个性化推荐。"),
        ("personalised-push-off", "You can switch off personalised ads in the menu."),
        ("deletion", "Press the button to erase your history."),
        ("correction", "If something is wrong, you can change your name and other details."),
        ("complaint-channel", "You may turn to the commissioner."),
        ("cross-border", "Everything is kept on a server in Finland."),
        ("continued-use-consent", "If you use the app, you agree to this policy."),
        ("handler-identity", "The developer: Jane Sample"),
        ("permission-list", "READ_CONTACTS: to invite your friends"),
        ("permission-list", "The app may need access to the precise location of the device."),
        ("bundled-consent", "If you don’t accept this, please uninstall the app."),
        ("bundled-consent", "您点击登录即表示您同意《用户服务协议》和《隐私政策》。"),
        ("bundled-consent", "注册即视为您已阅读并同意隐私政策、用户协议。"),
        ("bundled-consent", "您勾选同意即表示您授权我们向您推送广告和商业信息。"),
        ("bundled-consent", "如您拒绝提供相应信息，您将无法正常使用我们的产品及/或服务。"),
        ("bundled-consent", "By tapping Continue you agree to our Terms of Use and Privacy Policy."),
        ("bundled-consent", "By accepting this policy you consent to marketing and newsletters."),
        ("bundled-consent", "If you do not agree with the changes, you should discontinue your use of the app."),
        ("bundled-consent", "You cannot use the app unless you agree to all of this."),
        ("retention-period", "We retain what the law requires, as required for tax purposes."),
        ("minors", "Nobody below the age of majority may play."),
        ("withdraw-consent", "If you agreed to something you can take that back at any time under Settings > Privacy."),
        ("correction", "You may ask us to have mistakes in your data put right."),
        ("personalised-push-off", "You can object at any time to direct marketing, including profiling for it."),
        ("handler-identity", "我们是样例科技有限公司。"),
    ],
)
def test_what_is_said_is_found(read: Read, name: str, sentence: str) -> None:
    found = check(read(sentence), name)
    assert (found.found, found.sentence) == (True, 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "retention-period",
            "五、个人信息的保存期限\n我们重视您的个人信息，并采取各种措施予以妥善的保护，防止其泄露。\n",
        ),
        ("retention-period", "How long do we keep your data?\n"),
        ("minors", "目录\n未成年人保护\n联系我们\n"),
        ("deletion", "我们会如何处理您的个人信息？您可以删除吗？\n"),
        ("deletion", "本应用暂不提供删除功能，您无法删除个人信息。\n"),
        ("correction", "You are not able to correct your information.\n"),
        ("account-cancellation", "It is not possible to delete your account.\n"),
        ("explanation", "本公司拥有最终解释权。\n"),
        ("portability", "如发生合并、收购，我们会将您的个人信息转移给第三方。\n"),
        ("bundled-consent", "拒绝提供该信息不影响您使用其他功能。\n"),
        ("bundled-consent", "我们不会以一揽子方式要求您同意。\n"),
        ("bundled-consent", "您勾选“同意”即表示您同意我们按照本隐私政策处理您的个人信息。\n"),
        ("bundled-consent", "请您在充分了解并同意本政策后使用我们的服务。\n"),
        ("bundled-consent", "如您拒绝提供必要的信息，您将无法使用我们的产品及服务。\n"),
        ("bundled-consent", "如您不同意，我们将不会开启该权限，也无法为您提供该权限所对应的服务。\n"),
        ("bundled-consent", "您点击同意后，我们会就用户协议和隐私政策分别征求您的同意。\n"),
        ("bundled-consent", "By tapping Agree you accept this privacy policy.\n"),
        ("bundled-consent", "If you do not agree, we will not use your location.\n"),
        ("bundled-consent", "We cannot use your data for advertising without your consent.\n"),
        ("bundled-consent", "If you do not accept, some features do not work, and you can still use the app.\n"),
        ("biometric-rules", "Facebook collects your public profile.\n"),
        ("biometric-rules", "敏感个人信息是指一旦泄露容易导致危害的信息，包括生物识别、医疗健康等信息。\n"),
        ("update-date", "我们可能会不时更新本政策。\n"),
        ("access", "未经授权的人员无法访问您的个人信息。\n"),
        ("access", "Whoever has the access token can read your data.\n"),
        ("permission-list", "android.permission.READ_CONTACTS\n"),
        ("sdk-list", "No third party analytics libraries: none.\n"),
        ("security-measures", "我们要求第三方采取安全措施，并要求其遵守本政策。\n"),
    ],
)
def test_headings_questions_and_denials_meet_nothing(read: Read, name: str, text: str) -> None:
    assert not check(read(text), name).found


def test_words_that_could_mean_more_need_their_topic(catalogue: Catalogue) -> None:
    text = "您可以在页面上查看订单信息。"
    document = PolicyDocument(
        name="", sha256="", media="text", encoding="", language="zh", text=text, offsets=(),
        blocks=(Block(span=Span(start=0, end=len(text)), kind="paragraph"),),
        sentences=(Sentence(number=1, span=Span(start=0, end=len(text)), block=0),),
    )  # fmt: skip
    lines = [(1, False, "我们查看账户信息。")]
    found = {
        topic: next(
            c.found for c in run_checks(document, lines, (), (), frozenset(), {1: (topic,)}) if c.id == "access"
        )
        for topic in ("user-control", "security")
    }
    assert found == {"user-control": True, "security": False}


def test_of_several_sentences_the_one_about_the_topic_is_named() -> None:
    text = "一。二。"
    document = PolicyDocument(
        name="", sha256="", media="text", encoding="", language="zh", text=text, offsets=(),
        blocks=(Block(span=Span(start=0, end=4), kind="paragraph"),),
        sentences=(
            Sentence(number=1, span=Span(start=0, end=2), block=0),
            Sentence(number=2, span=Span(start=2, end=4), block=0),
        ),
    )  # fmt: skip
    lines = [(1, False, "我们与其约定安全措施。"), (2, False, "我们采取安全措施。")]
    topics: dict[int, tuple[Topic, ...]] = {1: ("sharing",), 2: ("security",)}
    found = {c.id: c.sentence for c in run_checks(document, lines, (), (), frozenset(), topics)}
    assert found["security-measures"] == 2


@pytest.mark.parametrize(
    ("text", "update", "effect"),
    [
        ("更新日期：2022年8月5日", "2022-08-05", ""),
        ("发布日期：2022-06-16 生效日期：2022-06-23", "2022-06-16", "2022-06-23"),
        ("最近更新日期：【2020】年【12】月【14】日。", "2020-12-14", ""),
        ("生效日期：二〇二二年三月一日", "2022-03-01", "2022-03-01"),
        ("Last updated: April 20, 2023", "2023-04-20", ""),
        ("Effective date: October 30, 2024 Last updated: September 17, 2025", "2025-09-17", "2024-10-30"),
        ("Version of 5.3.2024", "2024-03-05", ""),
        ("Effective 3 March 2024", "2024-03-03", "2024-03-03"),
        ("Last modified: August 2026", "2026-08", ""),
        ("2022年8月3日上线的新版本不再申请蓝牙权限。", "", ""),
        ("更新日期：2022年13月45日", "", ""),
    ],
)
def test_dates_are_read(read: Read, text: str, update: str, effect: str) -> None:
    policy = read(f"隐私政策\n{text}\n我们重视您的个人信息。\n")
    assert check(policy, "update-date").value == update
    assert check(policy, "effective-date").value == effect


@pytest.mark.parametrize(
    ("sentence", "path"),
    [
        ("您可以在“我的-设置-隐私”中关闭推荐。", "我的-设置-隐私"),
        ("You can change it under Settings > Privacy.", "settings > privacy"),
        ("您可以随时撤回同意。", ""),
    ],
)
def test_a_way_through_menus_is_read(read: Read, sentence: str, path: str) -> None:
    assert check(read(sentence), "rights-path").value.startswith(path)
    assert check(read(sentence), "rights-path").found is bool(path)


def test_ages_and_figures_are_read(read: Read) -> None:
    policy = read("不满十四周岁的儿童和未满18周岁的未成年人，应由监护人同意。\n您可以联系我们。\n")
    assert check(policy, "minors").value == "ages=14,18"
    assert check(policy, "readability").value.startswith("characters=")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("我们会利用您输入的内容训练模型。", "yes"),
        ("我们不会将您输入的内容用于训练模型。", "no"),
        ("We never train models on your messages.", "no"),
    ],
)
def test_a_denial_answers_what_may_be_denied(read: Read, sentence: str, value: str) -> None:
    found = check(read(sentence), "ai-training")
    assert (found.found, found.value) == (True, value)


@pytest.mark.parametrize(
    "text",
    [
        "您可以查阅" * 12_000,
        "公司" * 30_000,
        "a@" * 30_000,
        "设置-" * 20_000,
        "2022年1月" * 12_000,
        "inc. " * 12_000,
        "within one " * 6_000,
        "（以下" * 20_000,
        "使用表示" * 15_000,
        "点击视为同意用户协议" * 6_000,
        "click accept agree terms and " * 2_000,
        "回复 thirty five (" * 4_000,
        "请您在 15 日内" * 6_000,
    ],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    document = PolicyDocument(
        name="", sha256="", media="text", encoding="", language="zh", text=text, offsets=(),
        blocks=(Block(span=Span(start=0, end=len(text)), kind="paragraph"),),
        sentences=(Sentence(number=1, span=Span(start=0, end=len(text)), block=0),),
    )  # fmt: skip
    assert run_checks(document, [(1, False, text)], (), (), frozenset())


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("我们将在15个工作日内答复您的请求。", "15 working days"),
        ("我们将在三十（30）个工作日内处理您的投诉。", "30 working days"),
        ("收到您的申请后，我们会在30天内回复。", "30 days"),
        ("我们会在72小时内回复您的问题。", "72 hours"),
        ("We respond to requests within fifteen (15) business days.", "15 working days"),
        ("We answer complaints within one month.", "1 months"),
        ("We get back to you about your request within one calendar month.", "1 months"),
        ("You will hear from us about your complaint within 10 business days.", "10 working days"),
        ("我们将在五日内答复疑问，二十个工作日内处理投诉。", "20 working days"),
        ("We answer requests within one month.", "1 months"),
        ("We reply within 20 working days.", "20 working days"),
        ("You hear back from us in no more than thirty days.", "30 days"),
        ("We respond in two weeks at the latest.", "2 weeks"),
        ("Expect a response within twenty-five (25) business days.", "25 working days"),
        ("We have one month to answer you.", "1 months"),
        ("Our response time is 48 hours.", "48 hours"),
        ("We respond 45 days after receipt at the latest.", "45 days"),
        ("You may ask for erasure in writing. Write to us. We will do so within a fortnight.", "2 weeks"),
        ("我们承诺两周内答复。", "2 weeks"),
        ("我们最迟一个月答复您。", "1 months"),
        ("我们会在半个月内回复。", "15 days"),
        ("我们将在二十五个工作日回复您。", "25 working days"),
        ("答复时间不超过60天。", "60 days"),
        ("We notify you of a breach and respond to it within 72 hours.", ""),
        ("If you do not reply within 14 days, the offer ends.", ""),
        ("Survey responses are stored for up to 6 months.", ""),
        ("请您在7日内答复。", ""),
        ("Your account is deleted within 15 days after the deletion process began.", ""),
        ("Requests about your account are processed within 15 days.", "15 days"),
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


@pytest.mark.parametrize(
    ("text", "name", "marked"),
    [
        ("We keep it. We answer requests within one month.", "response-time", "within one month"),
        ("我们是样例科技有限公司。", "handler-identity", "样例科技有限公司"),
        ("The app is made by Sample Inc. in Berlin.", "handler-identity", "made by Sample Inc"),
        ("Write to Privacy@Sample.example today.", "contact", "Privacy@Sample.example"),
        ("您可以随时撤回您的授权。", "withdraw-consent", "撤回您的授权"),
        ("更新日期：２０２２年８月５日", "update-date", "更新日期：２０２２年８月５日"),
        (
            "If you do not agree to this policy, do not use the app.",
            "bundled-consent",
            "do not agree to this policy, do not use",
        ),
        (
            "By continuing to use the app, you agree to this policy.",
            "continued-use-consent",
            "continuing to use the app, you agree",
        ),
        ("READ_CONTACTS: to invite your friends", "permission-list", "READ_CONTACTS"),
        ("We  use your Wi-Fi name. You can change it under Settings > Privacy.", "rights-path", "Settings > Privacy."),
    ],
)
def test_the_words_that_are_found_have_a_place(read: Read, text: str, name: str, marked: str) -> None:
    policy = read(text)
    span = check(policy, name).span
    assert span is not None
    assert policy.document.text[span.start : span.end] == marked


def test_every_span_lies_in_its_sentence(read: Read) -> None:
    for text in (sample.ZH, sample.EN):
        policy = read(text)
        found = [item for item in policy.checks if item.found]
        assert sum(item.span is not None for item in found) > len(found) - 4
        for item in policy.checks:
            if item.span is not None:
                sentence = policy.document.sentences[item.sentence - 1].span
                assert item.found
                assert sentence.start <= item.span.start < item.span.end <= sentence.end


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bundled-consent", "The maker of the map has agreed to a strict code of conduct.\n"),
        ("response-time", "You can stop the upload of contacts at any time in the settings.\n"),
        ("permission-list", "Vendors need access to personal data to perform services for us.\n"),
        ("automated-decisions", "We automatically receive the version of your device.\n"),
        ("personalised-push-off", "You can review the personal information that we hold.\n"),
    ],
)
def test_nothing_is_near_when_nothing_is(read: Read, name: str, text: str) -> None:
    found = check(read(text), name)
    assert (found.found, found.nearest) == (False, 0)


def test_one_word_in_a_sentence_about_something_else_is_not_near() -> None:
    text = "一。"
    document = PolicyDocument(
        name="", sha256="", media="text", encoding="", language="zh", text=text, offsets=(),
        blocks=(Block(span=Span(start=0, end=2), kind="paragraph"),),
        sentences=(Sentence(number=1, span=Span(start=0, end=2), block=0),),
    )  # fmt: skip
    near = {}
    for line in ("我们回复评论。", "我们回复评论和反馈。"):
        for topic in ("sharing", "contact"):
            checks = run_checks(document, [(1, False, line)], (), (), frozenset(), {1: (topic,)})
            near[line, topic] = next(c.nearest for c in checks if c.id == "response-time")
    assert near == {
        ("我们回复评论。", "sharing"): 0,
        ("我们回复评论。", "contact"): 1,
        ("我们回复评论和反馈。", "sharing"): 1,
        ("我们回复评论和反馈。", "contact"): 1,
    }
