"""What is typed into a field, by the shipped rules."""

import pytest

from analyzer import places
from analyzer.apk.input_fields import InputField
from analyzer.catalogue.source_files import read_source_files
from analyzer.flows.sources_fields import contents, input_type

RULES = [rule for file in read_source_files(places.rulesets_dir()) for rule in file.inputs]


@pytest.mark.parametrize(
    ("name", "bits", "hint", "data"),
    [
        ("pwField", 0x81, "", {"credentials"}),
        ("et_login_password", 0x1, "", {"credentials"}),
        ("etpassword", 0x1, "", {"credentials"}),
        ("input", 0x12, "", {"credentials"}),
        ("input", 0x90 | 0x1, "", set()),  # shown in clear, and often only to switch suggestions off
        ("a", 0x1, "请输入身份证号", {"id-number"}),
        ("a", 0x1, "真实姓名", {"name"}),
        ("a", 0x3, "", {"phone-number"}),
        ("a", 0x3, "请输入验证码", {"verification-code"}),
        ("verifyCode", 0x2, "", {"verification-code"}),
        ("a", 0x1, "Bank card number", {"bank-card"}),
        ("a", 0x1, "Identity card number", {"id-number"}),
        ("a", 0x1, "Gift card number", set()),
        ("a", 0x21, "", {"email"}),
        ("a", 0x71, "", {"address"}),
        ("inputName", 0x61, "", {"name"}),
        ("url", 0x61, "", set()),
        ("a", 0x1, "手机号或邮箱", {"phone-number", "email"}),
        ("tvForgotPassword", 0x1, "", set()),
        ("search_src_text", 0x90001, "Search", set()),
        ("shipping", 0x1, "", set()),  # no PIN, no IP
    ],
)
def test_contents(name: str, bits: int, hint: str, data: set[str]) -> None:
    field = InputField(0x7F010000, name, bits, (hint,) if hint else (), True)
    assert contents(field, RULES) == data


def test_a_number_is_of_no_kind_without_its_variation() -> None:
    assert input_type(0x2) is None
    assert input_type(0x12) == "numberPassword"
    assert input_type(0x81 | 0x80000) == "textPassword"
