"""Types that an app may be of: proposed with reasons, out of nothing never, and nothing is judged by them."""

from typing import Literal

import pytest
from msgspec.structs import replace

from analyzer import places
from analyzer.apk.model import Component, IntentFilter, Label, Manifest, UsesPermission
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.reader import load_catalogue, parse_catalogue, read_files
from analyzer.errors import RulesetError
from analyzer.facts import Facts
from analyzer.judgement.app_types import MOST, propose
from analyzer.judgement.judge import judge
from analyzer.judgement.story import read_story
from analyzer.report.build import build_report

DATE = "2026-11-21"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(places.rulesets_dir())


def _app(*names: str, package: str = "com.example.app", story: str = "target 34", **manifest: object) -> Facts:
    facts = read_story(story).facts
    labels = tuple(Label(locale="", text=name) for name in names)
    return replace(facts, manifest=replace(facts.manifest, package=package, labels=labels, **manifest))


def _filtered(
    kind: Literal["activity", "service"],
    *,
    enabled: bool = True,
    actions: tuple[str, ...] = (),
    categories: tuple[str, ...] = (),
    data: tuple[str, ...] = (),
) -> Component:
    heard = IntentFilter(actions=actions, categories=categories, data=data)
    return Component(kind=kind, name="com.example.Part", enabled=enabled, filters=(heard,))


def _viewing(*data: str) -> Component:
    return _filtered(
        "activity",
        actions=("android.intent.action.VIEW",),
        categories=("android.intent.category.DEFAULT", "android.intent.category.BROWSABLE"),
        data=data,
    )


def _ids(facts: Facts, catalogue: Catalogue) -> list[str]:
    return [one.app_type for one in propose(facts, catalogue)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("样例浏览器", ["browser"]),
        ("Sample Browser", ["browser"]),
        ("样例速贷", ["online-lending"]),
        ("手电筒", ["utilities"]),
        ("百变文件浏览器", []),
        ("flows-map-keys", []),
        ("Mapping", []),
        ("MainActivity", []),
        ("@0x7f0b0001", []),
        ("", []),
    ],
)
def test_a_name_says_what_an_app_is(catalogue: Catalogue, name: str, expected: list[str]) -> None:
    assert _ids(_app(name), catalogue) == expected


def test_either_language_of_a_name_will_do_and_counts_once(catalogue: Catalogue) -> None:
    (one,) = propose(_app("样例浏览器", "Sample Browser"), catalogue)
    assert one.weight == 5
    assert one.reasons_zh == ("名称“样例浏览器”含“浏览器”",)
    assert one.reasons_en == ("its name “样例浏览器” has “浏览器”",)


def test_the_manifest_says_it_where_no_name_does(catalogue: Catalogue) -> None:
    keyboard = _app("Any", components=(_filtered("service", actions=("android.view.InputMethod",)),))
    assert _ids(keyboard, catalogue) == ["input-method"]
    browser = _app("Any", components=(_viewing("http://", "https://"),))
    assert _ids(browser, catalogue) == ["browser"]
    own_links = _app("Any", components=(_viewing("https://shop.example"),))
    assert _ids(own_links, catalogue) == []
    off = _app("Any", components=(_filtered("service", enabled=False, actions=("android.view.InputMethod",)),))
    assert _ids(off, catalogue) == []


def test_what_many_apps_have_is_not_enough_alone(catalogue: Catalogue) -> None:
    story = """
    read location by app reachable
    read contacts by app reachable
    read camera by app reachable
    sdk amap live category map
    sdk pay live category pay
    """
    requested = tuple(
        UsesPermission(name=f"android.permission.{name}")
        for name in ("CAMERA", "READ_CONTACTS", "REQUEST_INSTALL_PACKAGES")
    )
    assert _ids(_app("Any", story=story, uses_permissions=requested), catalogue) == []
    assert _ids(_app("Any", package="com.example.map", story=story), catalogue) == ["map-navigation"]


def test_code_that_cannot_run_and_libraries_say_nothing(catalogue: Catalogue) -> None:
    heavier = propose(_app("地图", story="read location by app reachable"), catalogue)
    dead = propose(_app("地图", story="read location by app packaged"), catalogue)
    library = "sdk lib live category library\nread location by sdk lib reachable"
    assert [one.weight for one in (*heavier, *dead)] == [6, 5]
    assert propose(_app("地图", story=library), catalogue)[0].weight == 5


def test_several_are_ranked_and_no_more_than_a_few(catalogue: Catalogue) -> None:
    found = propose(_app("视频直播 地图 新闻 音乐 银行 打车", package="com.example.news"), catalogue)
    assert len(found) == MOST
    assert found[0].app_type == "news"
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)


def test_a_proposal_decides_nothing_and_goes_when_a_type_is_stated(catalogue: Catalogue) -> None:
    facts = _app("样例速贷", story="read contacts by app reachable")
    proposed, stated = judge(facts, catalogue, DATE), judge(facts, catalogue, DATE, "online-lending")
    verdicts = {item.rule: item.verdict for item in proposed.items}
    assert [one.app_type for one in proposed.proposed] == ["online-lending"]
    assert verdicts["beyond-necessary-list"] == "not-seen"
    assert stated.proposed == ()
    nameless = judge(_app("Any", story="read contacts by app reachable"), catalogue, DATE)
    assert proposed.items == nameless.items


@pytest.mark.parametrize(("lang", "word"), [("zh", "未指定应用类型"), ("en", "proposed, not assumed")])
def test_the_report_says_that_it_is_a_proposal(catalogue: Catalogue, lang: str, word: str) -> None:
    facts = _app("样例浏览器")
    report = build_report(facts, judge(facts, catalogue, DATE), catalogue, lang)
    assert report.sample.app_type is None
    assert [one.type.id for one in report.sample.proposed_types] == ["browser"]
    assert any(word in sentence for sentence in report.conclusion.sentences)
    plain = _app("Any")
    none = build_report(plain, judge(plain, catalogue, DATE), catalogue, lang)
    assert not any(word in sentence for sentence in none.conclusion.sentences)


def test_an_empty_manifest_brings_no_proposal(catalogue: Catalogue) -> None:
    assert propose(replace(read_story("").facts, manifest=Manifest(package="")), catalogue) == ()


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("{weight: 6, permission: android.permission.CAMERA}", "'weight' is from 1 to 4 here"),
        ("{weight: 2}", "a mark states exactly one kind of sign"),
        ("{weight: 2, reads: locatoin}", "no data type 'locatoin'; did you mean 'location'?"),
        ("{weight: 2, category: map}", "did you mean 'maps'"),
    ],
)
def test_a_wrong_mark_is_told_with_its_line(mark: str, told: str) -> None:
    files = read_files(places.rulesets_dir())
    name = "app_types/browser.yml"
    files[name] = files[name].replace(b"  marks:\n", f"  marks:\n    - {mark}\n".encode())
    with pytest.raises(RulesetError, match=r"app_types/browser\.yml:14") as mistake:
        parse_catalogue(files)
    assert told in str(mistake.value)
