"""The rulesets that ship: complete, exact, and without a remark of lint that is a mistake."""

import re
from typing import get_args

import pytest

from analyzer.catalogue.conditions import When
from analyzer.catalogue.lint import coverage, lint
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.reader import parse_catalogue
from analyzer.catalogue.skeleton import rule_skeleton
from analyzer.catalogue.tables import Tables
from analyzer.gaps import Cause
from analyzer.judgement.examples import run_examples
from tests.judgement.conftest import RULESETS, SHIPPED

DATES = ("2025-12-31", "2026-01-01", "2026-11-21")
TABLES = Tables(RULESETS / "tables")


@pytest.fixture
def shipped() -> Catalogue:
    return SHIPPED


@pytest.mark.parametrize("date", DATES)
def test_lint_finds_no_mistake(shipped: Catalogue, date: str) -> None:
    assert [remark for remark in lint(shipped, date, TABLES.sensitive_codes()) if remark.level == "mistake"] == []


def test_both_languages_are_whole(shipped: Catalogue) -> None:
    assert {(entry.tag, entry.missing) for entry in coverage(shipped)} == {("zh", ()), ("en", ())}


def test_the_rules_are_there(shipped: Catalogue) -> None:
    numbers = [rule.number for rule in shipped.rules]
    assert len(set(numbers)) == len(numbers)
    assert set(range(1, 45)) <= set(numbers)


def test_all_31_items_of_the_identification_methods_are_there_and_looked_after(shipped: Catalogue) -> None:
    (methods,) = [entry for entry in shipped.instruments if entry.id == "rd-2019"]
    assert methods.title.zh == "App违法违规收集使用个人信息行为认定方法"
    assert methods.number == "国信办秘字〔2019〕191号"
    cites = [clause.cite for clause in methods.clauses]
    sizes = {"一": 4, "二": 4, "三": 9, "四": 6, "五": 3, "六": 5}
    assert cites == [f"《认定方法》{group}、{n}." for group, size in sizes.items() for n in range(1, size + 1)]
    tested = {duty for rule in shipped.rules for duty in rule.obligations}
    tested |= {duty for entry in shipped.undecided for duty in entry.obligations}
    assert [clause.id for clause in methods.clauses if not tested & set(clause.obligations)] == []


def test_the_39_app_types(shipped: Catalogue) -> None:
    assert sorted(entry.number for entry in shipped.app_types) == list(range(1, 40))
    by_number = {entry.number: entry for entry in shipped.app_types}
    assert by_number[12].name.zh == "网络借贷类"
    assert by_number[39].name.zh == "演出票务类"
    nothing = sorted(number for number, entry in by_number.items() if not entry.necessary)
    assert nothing == [21, *range(27, 39)]
    phone_only = [n for n, e in by_number.items() if [i.name.zh for i in e.necessary] == ["注册用户移动电话号码"]]
    assert sorted(phone_only) == [4, 18, 19, 20, 25, 26]


def test_no_row_of_the_provisions_covers_contacts_messages_apps_or_device_identifiers(shipped: Catalogue) -> None:
    covered = {name for entry in shipped.app_types for item in entry.necessary for name in item.data_types}
    parents = {entry.id: entry.parents for entry in shipped.data_types}

    def ancestors(name: str) -> set[str]:
        return {name}.union(*(ancestors(parent) for parent in parents[name])) if parents[name] else {name}

    for name in ("contacts", "sms", "call-log", "installed-apps", "imei", "oaid", "media-images", "microphone"):
        assert not ancestors(name) & covered, name


OFFICIAL = {
    "preinstall-2016-407": "移动智能终端应用软件预置和分发管理暂行规定",
    "white-paper-2018": "电信和互联网用户个人信息保护白皮书（2018年）",
    "cac-2021-14": "常见类型移动互联网应用程序必要个人信息范围规定",
    "children-provisions": "儿童个人信息网络保护规定",
    "civil-code": "中华人民共和国民法典",
    "cross-border-provisions": "促进和规范数据跨境流动规定",
    "csl": "中华人民共和国网络安全法",
    "dsl": "中华人民共和国数据安全法",
    "face-recognition-measures": "人脸识别技术应用安全管理办法",
    "algorithm-provisions": "互联网信息服务算法推荐管理规定",
    "generative-ai-measures": "生成式人工智能服务管理暂行办法",
    "miit-2019-337": "工业和信息化部关于开展APP侵害用户权益专项整治工作的通知",
    "miit-2020-164": "工业和信息化部关于开展纵深推进APP侵害用户权益专项整治行动的通知",
    "miit-2023-26": "工业和信息化部关于进一步提升移动互联网应用服务能力的通知",
    "network-data-regulation": "网络数据安全管理条例",
    "pipl": "中华人民共和国个人信息保护法",
    "rd-2019": "App违法违规收集使用个人信息行为认定方法",
    "telecom-provisions": "电信和互联网用户个人信息保护规定",
    "gbt-35273": "信息安全技术 个人信息安全规范",
    "gbt-41391": "信息安全技术 移动互联网应用程序（App）收集个人信息基本要求",
    "taf-076": "移动终端权限申请目的说明实施指南",
    "taf-078": "APP用户权益保护测评规范",
    "taf-267": "软件开发工具包（SDK）用户权益和个人信息保护技术要求",
    "tc260-pg-20204a": "移动互联网应用程序（App）系统权限申请使用指南",
    "ydt-4177": "移动互联网应用程序（APP）收集使用个人信息最小必要评估规范",
}


def test_instruments_carry_their_official_names(shipped: Catalogue) -> None:
    assert {entry.id: entry.title.zh for entry in shipped.instruments} == OFFICIAL


def test_problem_names_are_those_of_the_bulletins(shipped: Catalogue) -> None:
    assert [problem.name.zh for problem in shipped.problems][:8] == [
        "违规收集个人信息",
        "超范围收集个人信息",
        "违规使用个人信息",
        "强制用户使用定向推送功能",
        "APP强制、频繁、过度索取权限",
        "APP频繁自启动和关联启动",
        "欺骗误导用户下载APP",
        "欺骗误导用户提供个人信息",
    ]


BULLETIN_NAMES = {
    "miit-2020-164": [
        "违规收集个人信息",
        "超范围收集个人信息",
        "违规使用个人信息",
        "强制用户使用定向推送功能",
        "APP强制、频繁、过度索取权限",
        "APP频繁自启动和关联启动",
        "欺骗误导用户下载APP",
        "欺骗误导用户提供个人信息",
        "应用分发平台上的APP信息明示不到位",
        "应用分发平台管理责任落实不到位",
    ],
    "miit-2019-337": [
        "私自收集个人信息",
        "超范围收集个人信息",
        "私自共享给第三方",
        "强制用户使用定向推送功能",
        "不给权限不让用",
        "频繁申请权限",
        "过度索取权限",
        "账号注销难",
    ],
}


@pytest.mark.parametrize("instrument", BULLETIN_NAMES)
def test_notices_are_cited_with_the_exact_names_of_their_problems(shipped: Catalogue, instrument: str) -> None:
    (notice,) = [entry for entry in shipped.instruments if entry.id == instrument]
    names = [clause.cite.rpartition("（")[2].removesuffix("）") for clause in notice.clauses]
    assert names == BULLETIN_NAMES[instrument]


def test_gists_are_no_quotations(shipped: Catalogue) -> None:
    for instrument in shipped.instruments:
        for clause in instrument.clauses:
            assert not re.match(r"[“「\"].*[”」\"]$", clause.gist.zh), clause.id


def test_what_was_only_remembered_is_marked(shipped: Catalogue) -> None:
    marked = {clause.id for entry in shipped.instruments for clause in entry.clauses if clause.mark == "M"}
    assert marked == {"N337-7", "N337-8"}


def test_dates_of_the_renumbered_law_leave_no_day_out_and_none_twice(shipped: Catalogue) -> None:
    (law,) = [entry for entry in shipped.instruments if entry.id == "csl"]
    old = [clause for clause in law.clauses if clause.id.startswith("CSL2016")]
    new = [clause for clause in law.clauses if clause.id.startswith("CSL2025")]
    assert {clause.valid_to for clause in old} == {"2025-12-31"}
    assert {clause.valid_from for clause in new} == {"2026-01-01"}
    assert [clause.gist for clause in old] == [clause.gist for clause in new]


def whens(shipped: Catalogue) -> list[When]:
    found = [check.when for rule in shipped.rules for check in rule.checks]
    return found + [need.unless_no for rule in shipped.rules for need in rule.needs if need.unless_no]


def test_every_policy_check_that_a_rule_asks_for_has_a_name(shipped: Catalogue) -> None:
    asked = {name for when in whens(shipped) if when.policy for name in when.policy.checks}
    for tag in ("zh", "en"):
        words = shipped.language(tag)
        assert [name for name in sorted(asked) if f"report.checks.{name}" not in words] == []


@pytest.mark.parametrize("tag", ["zh", "en"])
def test_every_word_of_the_judgement_is_there(shipped: Catalogue, tag: str) -> None:
    words = shipped.language(tag)
    used = set()
    for path in (RULESETS.parent / "analyzer" / "judgement").glob("*.py"):
        used |= set(
            re.findall(r'"((?:unseen|looked|subject|nearest|reason|list|app-type)\.[a-z-]+)"', path.read_text())
        )
    assert len(used) > 20
    assert sorted(used - set(words)) == []
    assert [kind for kind in ("app", "sdk", "unattributed") if f"owner.{kind}" not in words] == []
    assert [cause for cause in Cause if f"report.causes.{cause}" not in words] == []


def test_conditions_name_sdk_categories_that_exist(shipped: Catalogue) -> None:
    known = {category for row in TABLES.sdk_rows() for category in row.categories}
    for when in whens(shipped):
        asked = (*when.sdk.categories, *when.sdk.without_categories) if when.sdk else ()
        asked += (*when.conduct.sdk_categories, *when.conduct.sdk_without_categories) if when.conduct else ()
        asked += (*when.read.sdk_categories, *when.read.sdk_without_categories) if when.read else ()
        assert set(asked) - known == set()


def test_the_skeleton_of_a_new_rule_holds_as_it_is(shipped: Catalogue) -> None:
    from analyzer.catalogue.reader import read_files

    text = rule_skeleton(shipped, "brand-new-rule")
    catalogue = parse_catalogue({**read_files(RULESETS), "rules/brand-new-rule.yml": text.encode()})
    results = run_examples(catalogue, "brand-new-rule")
    assert [result.problem for result in results] == ["", ""]
    (rule,) = [rule for rule in catalogue.rules if rule.id == "brand-new-rule"]
    assert rule.number == max(entry.number for entry in shipped.rules) + 1


def test_conditions_are_a_closed_vocabulary() -> None:
    for field in When.__struct_fields__:
        assert type(None) in get_args(When.__annotations__[field])
