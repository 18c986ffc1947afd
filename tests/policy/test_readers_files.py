"""What each file of a policy is, what it is for, and what that means for whether the policy is whole."""

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.documents import read_document
from analyzer.policy.model import Policy
from analyzer.policy.reading import understand
from analyzer.policy.source_file import SourceFile
from tests.policy.sample import EN, ZH

LIST = "第三方SDK清单\nSDK名称\t使用目的\t收集的个人信息\n星辰广告SDK\t展示广告\tOAID\n推送小站\t消息推送\tIMEI\n"
AGREEMENT = "用户服务协议\n" + "您应当遵守本协议，不得利用服务从事违法活动。\n" * 60
ELSEWHERE = "我们接入的第三方情况详见《第三方SDK目录》。\n"
WITHOUT_LIST = ZH.replace("SDK名称：星辰广告SDK\n使用目的：展示广告\n收集的个人信息类型：OAID、IP地址\n", "")


def read(catalogue: Catalogue, **files: str) -> Policy:
    sources = [SourceFile(name=f"{name}.txt", data=text.encode()) for name, text in files.items()]
    return understand(read_document(sources), catalogue)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (ZH, "privacy-policy"),
        (EN, "privacy-policy"),
        ("", "empty"),
        (AGREEMENT, "user-agreement"),
        (
            "Terms of Service\n" + "You must not misuse the service in any way. These terms apply.\n" * 30,
            "user-agreement",
        ),
        ("登录\n手机号\n密码\n忘记密码\n", "login-page"),
        ("Sign in\nEmail\nPassword\nForgot your password?\n", "login-page"),
        ("404 Not Found\n页面不存在\n", "error-page"),
        ("Error 503\nThe service is unavailable.\n", "error-page"),
        ("今日菜谱\n" + "把面粉和水揉成面团，静置半小时，再擀成薄片。\n" * 30, "other"),
        ("用户协议与隐私政策\n" + ZH, "privacy-policy"),
    ],
)
def test_what_a_file_is(catalogue: Catalogue, text: str, kind: str) -> None:
    policy = read(catalogue, a=text)
    assert [file.kind for file in policy.document.files] == [kind]
    assert policy.kind == kind


def test_what_each_file_is_for(catalogue: Catalogue) -> None:
    files = read(
        catalogue,
        a=LIST,
        b=ZH,
        c="个人信息收集清单\n信息\t目的\t场景\n手机号\t登录\t注册\n",
        d="应用权限清单\n权限\t用途\t时机\n相机\t扫码\t点击时\n",
        e="儿童个人信息保护规则\n我们会收集儿童的个人信息，并取得监护人的同意。隐私很重要。\n" * 3,
    ).document.files
    assert [file.role for file in files] == ["sdk-list", "policy", "collected-list", "permission-list", "children"]


def test_a_file_that_stands_alone_is_the_policy_even_if_it_is_for_children(catalogue: Catalogue) -> None:
    (file,) = read(catalogue, a="儿童隐私政策\n" + ZH).document.files
    assert file.role == "policy"


def test_each_file_is_a_part_of_the_text_and_of_the_source(catalogue: Catalogue) -> None:
    document = read(catalogue, a=ZH, b=LIST).document
    first, second = document.files
    assert document.text[second.span.start : second.span.end].startswith("第三方SDK清单")
    assert (first.base, second.base) == (0, len(ZH))
    assert first.span.end == second.span.start
    assert first.sha256 != second.sha256


def test_an_agreement_beside_a_policy_does_not_matter(catalogue: Catalogue) -> None:
    assert read(catalogue, a=ZH, b=AGREEMENT).complete
    assert read(catalogue, a=AGREEMENT, b=ZH).complete
    assert "user agreement" in read(catalogue, a=AGREEMENT).why_incomplete


def test_a_gap_in_an_agreement_beside_a_policy_does_not_matter(catalogue: Catalogue) -> None:
    page = f"<h1>用户服务协议</h1><p>{AGREEMENT}</p><iframe src=a.html></iframe>"
    sources = [SourceFile(name="a.txt", data=ZH.encode()), SourceFile(name="b.html", data=page.encode())]
    policy = understand(read_document(sources), catalogue)
    assert policy.gaps
    assert policy.complete


@pytest.mark.parametrize(
    ("other", "why"),
    [("登录\n手机号\n密码\n忘记密码\n", "login page"), ("404 Not Found\n页面不存在\n", "error page"), ("", "no text")],
)
def test_a_part_that_shows_something_else_matters(catalogue: Catalogue, other: str, why: str) -> None:
    assert why in read(catalogue, a=ZH, b=other).why_incomplete


def test_a_list_of_sdks_that_stands_elsewhere_must_be_supplied(catalogue: Catalogue) -> None:
    text = WITHOUT_LIST + ELSEWHERE
    assert "list of third parties elsewhere" in read(catalogue, a=text).why_incomplete
    assert read(catalogue, a=text, b=LIST).complete
    assert read(catalogue, a=ZH).complete


@pytest.mark.parametrize("held", ["SDK名称：甲\n信息：OAID\nSDK名称：乙\n信息：IMEI\n", "详见下表第三方SDK清单。\n"])
def test_a_list_that_stands_in_the_text_is_there(catalogue: Catalogue, held: str) -> None:
    assert (
        "elsewhere" not in read(catalogue, a=WITHOUT_LIST + (ELSEWHERE if "名称" in held else "") + held).why_incomplete
    )


def test_a_list_alone_is_no_policy(catalogue: Catalogue) -> None:
    text = LIST + "星辰广告SDK会收集个人信息OAID用于展示广告。个人信息的处理规则见其隐私政策，隐私很重要。\n" * 8
    assert "only a list" in read(catalogue, a=text).why_incomplete
