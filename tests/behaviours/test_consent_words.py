"""Words of consent: keys, buttons and titles, and what only looks like them."""

import pytest

from analyzer import places
from analyzer.behaviours.consent_words import ConsentWords, Key
from analyzer.catalogue.tables import Tables

WORDS = ConsentWords.of(Tables(places.rulesets_dir() / "tables").consent_terms())


@pytest.mark.parametrize(
    "key",
    [
        *(
            "agree_privacy",
            "isAgreePrivacy",
            "privacy_agreed",
            "PRIVACY_ACCEPTED",
            "terms_accepted",
            "agree",
            "isAgree",
        ),
        *(
            "user_agreed_privacy_policy_v2",
            "key_agree_protocol",
            "consent",
            "gdpr_consent",
            "has_agreed",
            "sp.privacy.agree",
            "privacy_status",
        ),
    ],
)
def test_a_key_of_agreeing_is_sure(key: str) -> None:
    assert WORDS.key(key) == Key(agreed=True, sure=True)


@pytest.mark.parametrize("key", ["showPrivacyDialog", "show_protocol"])
def test_a_dialog_still_to_be_shown_is_consent_missing(key: str) -> None:
    assert WORDS.key(key) == Key(agreed=False, sure=True)


@pytest.mark.parametrize("key", ["isFirst", "first_run", "FIRST", "isFirstLaunch", "first_open"])
def test_a_first_start_is_no_consent_but_a_hint(key: str) -> None:
    assert WORDS.key(key) == Key(agreed=False, sure=False)


@pytest.mark.parametrize("key", ["privacy_confirmed", "hasShownPrivacy", "user_agreement", "tongyi", "privacy_version"])
def test_weak_and_unchecked_words_are_not_sure(key: str) -> None:
    found = WORDS.key(key)
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize(
    "key",
    [
        *("", "ok", "theme", "agree_count_of_likes", "first_name", "policy_url", "accept_call", "version", "is_login"),
        *("a" * 49, "key", "thumbs_agree_num", "permission_granted_camera", "dark"),
    ],
)
def test_other_keys_say_nothing(key: str) -> None:
    assert WORDS.key(key) is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        *(("同意", "agree"), ("同意并继续", "agree"), ("我已阅读并同意", "agree"), ("Agree & Continue", "agree")),
        *(("I Agree", "agree"), ("ACCEPT", "agree"), ("同意并进入App", "agree")),
        *(("不同意", "disagree"), ("不同意并退出", "disagree"), ("Do not agree", "disagree"), ("Decline", "disagree")),
        *(("暂不使用", "disagree"), ("退出应用", "disagree"), ("No, thanks", "disagree")),
        *(("我知道了", "weak-agree"), ("OK", "weak-agree"), ("确定", "weak-agree"), ("Continue", "weak-agree")),
        *(("", ""), ("分享", ""), ("点击同意按钮即表示您已经阅读并且完全理解了我们的全部用户协议与隐私政策内容", "")),
    ],
)
def test_what_a_button_says(text: str, meaning: str) -> None:
    assert WORDS.button(text) == meaning


def test_what_speaks_of_the_policy() -> None:
    assert WORDS.speaks_of_policy("请阅读《用户协议》与《隐私政策》")
    assert WORDS.speaks_of_policy("Please read our Privacy Policy first")
    assert not WORDS.speaks_of_policy("温馨提示")
    assert not WORDS.speaks_of_policy("清除缓存?")
