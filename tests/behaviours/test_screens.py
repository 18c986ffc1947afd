"""What the app's own screens show, by packages of the witnesses, and the words for it."""

from pathlib import Path

import pytest

from analyzer import pipeline
from analyzer.apk.screen_elements import cased
from analyzer.behaviours.screen_model import ScreenFact
from analyzer.behaviours.screen_words import load_screen_words
from analyzer.behaviours.screens import hidden_screens
from analyzer.errors import RulesetError
from analyzer.facts import Facts
from analyzer.gaps import Cause, Gap

BUILT = Path(__file__).parents[2] / "samples" / "rules" / "built"
WORDS = load_screen_words()


def scanned(name: str) -> Facts:
    return pipeline.scan(BUILT / f"{name}.apk", catalogue=pipeline.read_catalogue(), search=False)


def of(facts: Facts, kind: str) -> list[ScreenFact]:
    return [fact for fact in facts.screens if fact.kind == kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("注销账号", ("account-cancellation",)),
        ("账号与安全 / 注销账户", ("account-cancellation",)),
        ("Delete My Account", ("account-cancellation",)),
        ("注册", ("account",)),
        ("登录/注册", ("account",)),
        ("注册码", ()),
        ("个性化推荐", ("personalisation-switch",)),
        ("Personalized ads", ("personalisation-switch",)),
        ("撤回同意", ("withdrawal",)),
        ("个人信息收集清单", ("collected-list",)),
        ("第三方信息共享清单", ("shared-list",)),
        ("《隐私政策》", ("privacy-policy",)),
        ("您可以通过“我的—设置—账号与安全—注销账号”注销您的账号，注销后我们将在十五个工作日内删除您的个人信息。", ()),
        ("", ()),
    ],
)
def test_words_tell_what_an_entry_is_for(text: str, kinds: tuple[str, ...]) -> None:
    assert WORDS.kinds(text) == kinds


@pytest.mark.parametrize(
    "text", ["注销账号", "DELETE ACCOUNT", "Delete account", "delete account", "SDK清单", "Log Out"]
)
def test_every_telling_text_has_a_mark_in_its_case(text: str) -> None:
    assert WORDS.kinds(text)
    assert any(mark in text for mark in cased(WORDS.marks))
    assert any(mark in text.lower() for mark in WORDS.marks)


def test_a_wrong_row_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "screen_words.tsv").write_text("kind\tmatch\tlang\twords\tsource\ndoor\tis\ten\topen\town\n")
    with pytest.raises(RulesetError, match=r"screen_words.tsv:2: 'door'"):
        load_screen_words(tmp_path)


def test_a_text_of_an_included_layout_is_live_through_the_layout_that_includes_it() -> None:
    (entry,) = of(scanned("entries-missing-clean"), "account-cancellation")
    assert (entry.place, entry.source, entry.live) == ("res/layout/settings.xml", "layout", True)


def test_a_menu_that_code_inflates() -> None:
    (entry,) = of(scanned("collected-list-missing-clean"), "collected-list")
    assert (entry.place, entry.source, entry.live) == ("res/menu/main.xml", "menu", True)


def test_a_box_is_one_of_consent_by_the_text_beside_it_only_when_it_has_none_itself() -> None:
    ticked, empty = scanned("consent-ticked-in-advance-positive"), scanned("consent-ticked-in-advance-clean")
    assert [fact.element for fact in of(ticked, "ticked-consent")] == ["CheckBox @id/cb"]
    assert of(empty, "ticked-consent") == []  # the box to remember a password is ticked there
    assert [fact.element for fact in of(empty, "consent-box")] == ["CheckBox @id/cb"]


def test_code_that_ticks_a_box_as_the_screen_opens_is_named() -> None:
    (fact,) = of(scanned("consent-ticked-in-advance.by-code-positive"), "ticked-consent")
    assert fact.source == "code"
    assert fact.site is not None
    assert fact.site.method == "Lp/Main;->onCreate(Landroid/os/Bundle;)V"
    assert of(scanned("consent-ticked-in-advance.by-code-clean"), "ticked-consent") == []


@pytest.mark.parametrize("name", ["consent-without-refusal", "consent-without-refusal.layout"])
def test_a_dialog_that_can_only_be_agreed_to(name: str) -> None:
    assert [fact.text for fact in of(scanned(f"{name}-positive"), "unrefusable-consent")] == ["同意并继续"]
    assert of(scanned(f"{name}-clean"), "unrefusable-consent") == []


def test_the_stage_ran_where_all_screens_could_be_seen() -> None:
    facts = scanned("entries-missing-clean")
    assert "interface" in facts.stages_done
    assert [gap for gap in facts.gaps if gap.stage == "interface"] == []


def test_a_page_from_the_network_may_show_anything() -> None:
    package = BUILT.parents[1] / "patterns" / "built" / "flows-web-load-url.apk"
    facts = pipeline.scan(package, catalogue=pipeline.read_catalogue(), search=False)
    (gap,) = (gap for gap in facts.gaps if gap.stage == "interface")
    assert (gap.cause, gap.blocks_code) == (Cause.WEB_RUNTIME, False)
    assert "interface" in facts.stages_done


@pytest.mark.parametrize(
    ("gap", "hides"),
    [
        (Gap(stage="contents", cause=Cause.FLUTTER, blocks_code=True), True),
        (Gap(stage="contents", cause=Cause.PACKED, blocks_code=True), True),
        (Gap(stage="contents", cause=Cause.BUDGET), True),
        (Gap(stage="manifest", cause=Cause.MISSING_SPLIT), True),
        (Gap(stage="code", cause=Cause.REFLECTION, blocks_code=True), False),
        (Gap(stage="code", cause=Cause.DYNAMIC_LOADING), False),  # an SDK's
        (Gap(stage="contents", cause=Cause.WEB_RUNTIME), False),  # packaged pages, whose texts are read
    ],
)
def test_what_hides_screens(gap: Gap, hides: bool) -> None:
    assert [found.cause for found in hidden_screens([gap])] == ([gap.cause] if hides else [])
