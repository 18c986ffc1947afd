"""That personalised recommendation is not done is another answer than a way to switch it off."""

import pytest

from tests.policy.conftest import Read
from tests.policy.test_checks import check

SWITCHES = [
    "您可以关闭个性化推荐。",
    "如您不希望接收个性化推荐，可以在设置中关闭，关闭后我们将不进行个性化推荐。",
    "You can turn off personalised ads in the settings; we then show no personalised ads.",
]
NOT_DONE = [
    "我们不进行个性化推荐。",
    "我们不提供个性化推荐，也不展示广告。",
    "本应用没有接入第三方SDK，不展示广告，不进行个性化推荐。",
    "我们不会利用您的信息进行定向推送。",
    "The app shows no advertising and makes no personalised recommendations.",
    "We never use your data for targeted advertising.",
]
NEITHER = [
    "我们不会对未成年人进行个性化推荐。",
    "We do not show targeted ads to children under 13.",
    "我们会根据您的浏览记录向您推荐商品。我们不会仅凭敏感信息进行个性化推荐。",
    "我们会向您进行个性化推荐。游客模式下不进行个性化推荐。",
]


@pytest.mark.parametrize("text", SWITCHES)
def test_a_switch_is_found(read: Read, text: str) -> None:
    found = check(read(text), "personalised-push-off")
    assert (found.found, found.value) == (True, "")


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_is_not_done_needs_no_switch(read: Read, text: str) -> None:
    found = check(read(text), "personalised-push-off")
    assert (found.found, found.value, found.sentence) == (True, "no", 1)
    assert found.span is not None


@pytest.mark.parametrize("text", NEITHER)
def test_a_denial_for_some_is_neither(read: Read, text: str) -> None:
    assert not check(read(text), "personalised-push-off").found


def test_a_switch_comes_before_a_denial(read: Read) -> None:
    found = check(read("我们不进行个性化推荐。\n您可以在设置中关闭个性化广告。\n"), "personalised-push-off")
    assert (found.sentence, found.value) == (2, "")


@pytest.mark.parametrize(
    "text",
    [
        "系统备份已关闭，其他应用无法读取这些文件。",
        "System backup is switched off, and other apps cannot read these files.",
        "我们采取渗透测试、安全审计等手段。",
    ],
)
def test_measures_need_not_be_called_so(read: Read, text: str) -> None:
    assert check(read(text), "security-measures").found
