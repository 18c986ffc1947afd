"""What a policy says of data abroad, of who gets it, and what only some apps have to say."""

import pytest

from analyzer.policy.model import Policy, PolicyCheck
from tests.policy.conftest import Read


def check(policy: Policy, name: str) -> PolicyCheck:
    (found,) = (item for item in policy.checks if item.id == name)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("我们在中国境内收集的个人信息存储在中国境内。", "home"),
        ("Your data stays on servers in China.", "home"),
        ("我们不会将您的个人信息传输至境外。", "no"),
        ("We store your data in China and never transfer it outside your country.", "no"),
        ("您的个人信息存储在境内。如需向境外传输，我们会单独征得您的同意。", "conditional"),
        ("我们会将您的设备信息提供给境外接收方 Meta Platforms, Inc.（美国）。", "abroad"),
        ("如果您使用海外支付，您的订单信息会传输至境外的支付机构，我们会征得您的同意。", "abroad"),
        ("Our servers are located in Germany.", "abroad"),
        ("我们不会跨境传输您的订单。您的日志会传输至位于新加坡的服务器并存储在境外。", "abroad"),
        ("我们重视您的个人信息。", ""),
        ("您的个人信息存储在境内。涉及跨境交易时，您需要提供身份证件信息。", "home"),
        ("在获得您的授权同意后，您的个人信息可能会被转移到境外的管辖区。", "abroad"),
    ],
)
def test_what_is_said_of_data_abroad(read: Read, text: str, value: str) -> None:
    assert check(read(text), "cross-border").value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("我们会将您的手机号码提供给第三方合作伙伴。", "unnamed"),
        ("我们会将您的手机号码提供给样例征信有限公司。", ""),
        ("We share your email address with Meridiana and with other partners.", ""),
        ("We share your email address with our advertising partners.", "unnamed"),
        ("我们会将您的手机号码提供给如下第三方合作伙伴：", ""),
        ("我们会将您的手机号码提供给第三方合作伙伴，详见《第三方信息共享清单》。", ""),
        ("Pushlet SDK 会收集您的手机号码。", "1 named"),
    ],
)
def test_whether_those_who_get_data_have_names(read: Read, text: str, value: str) -> None:
    found = check(read(text), "sharing-list")
    assert (found.found, found.value) == (True, value)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("algorithm-principles", "我们的算法根据您的浏览记录预测您的兴趣。"),
        ("algorithm-principles", "我们已在官网公示推荐算法的基本原理。"),
        ("algorithm-principles", "Our algorithm ranks posts by what you liked before."),
        ("face-consent", "处理您的人脸信息之前，我们会征得您的单独同意。"),
        ("face-consent", "您可以随时撤回对刷脸登录的授权，即撤回对处理人脸信息的同意。"),
        ("face-consent", "We scan your face only with your explicit consent to facial recognition."),
        ("face-retention", "您的人脸信息在核验完成后立即删除。"),
        ("face-retention", "Your face scan is deleted after 24 hours."),
        ("children-service", "本应用是面向学龄前儿童的学习应用。"),
        ("children-service", "This app is designed for children."),
        ("children-rules", "我们制定了儿童个人信息保护规则。"),
        ("children-rules", "Please read our children's privacy policy."),
        ("sensitive-necessity", "上述敏感个人信息是提供该功能所必需的信息。"),
    ],
)
def test_what_is_said_is_found(read: Read, name: str, sentence: str) -> None:
    assert check(read(sentence), name).found


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("algorithm-principles", "我们采用加密算法，按照匹配的密钥传输数据。"),
        ("algorithm-principles", "我们会向您推荐您感兴趣的内容。"),
        ("algorithm-principles", "我们可能仅依据信息系统、算法等在内的非人工自动决策机制作出决定。"),
        ("algorithm-principles", "您可以关闭个性化推荐机制。"),
        ("face-consent", "如必须公开披露，我们会告知您涉及的敏感个人信息，并征得您的明示同意。"),
        ("children-service", "我们不再为儿童提供产品或服务。"),
        ("face-consent", "为核验您的身份，我们会收集您的人脸信息。"),
        ("face-consent", "我们会在征得您的同意后收集您的位置信息。"),
        ("face-retention", "您的个人信息的保存期限为一年。"),
        ("children-service", "本应用不面向儿童。"),
        ("children-service", "Our service is not directed to children under 13."),
        ("children-service", "我们的产品主要面向成年人，不满十四周岁的儿童应当由监护人陪同。"),
        ("children-rules", "不满十四周岁的儿童使用本应用应当取得监护人的同意。"),
    ],
)
def test_what_is_not_said_is_not_found(read: Read, name: str, sentence: str) -> None:
    assert not check(read(sentence), name).found
