"""What lint remarks on rulesets that read without mistakes."""

import pytest

from analyzer.catalogue.lint import APP_TYPES, coverage, lint
from analyzer.catalogue.reader import parse_catalogue
from analyzer.catalogue.skeleton import rule_skeleton
from analyzer.errors import UsageError
from tests.catalogue.folders import CLAUSES, FILES, RULE, files, rule

DATE = "2026-11-21"


def remarks(changed: dict[str, bytes], date: str = DATE, codes: frozenset[str] = frozenset()) -> list[str]:
    found = lint(parse_catalogue(changed), date, codes)
    return [f"{entry.level}: {entry.where}: {entry.what}" for entry in found if entry.where != "app_types"]


def test_the_small_rulesets_are_clean() -> None:
    assert remarks(files()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("shows: match", "shows: near-miss", "no example with 'shows: match'"),
        ("shows: near-miss", "shows: blind", "no example with 'shows: near-miss'"),
        ("expect: no-issue", "expect: suspected", "example 'it does not' shows near-miss but expects suspected"),
        ("expect: suspected", "expect: not-seen", "example 'it reads' shows match but expects not-seen"),
        ("name: it does not", "name: it reads", "two examples are called 'it reads'"),
        ("tags: [people]", "tags: [persons]", "no data type has the tag 'persons'"),
        ("en: It matters", "en: 因为重要", "why: the English text is not translated"),
        ("zh: 因为重要", "zh: It matters", "why: the Chinese text is not Chinese"),
        ("{owner} reads {data_type}", "{owner} reads it", "fact of 'read': only one language uses {data_type}"),
        ("en: It matters", "en: It matters…", "why: still as the skeleton left it"),
    ],
)
def test_a_rule_that_lacks_something(old: str, new: str, said: str) -> None:
    assert any(line.startswith("mistake: rules/reads-contacts.yml: " + said) for line in remarks(rule(old, new)))


def test_a_rule_needs_a_clause_in_force() -> None:
    assert "no clause in force on 2019-12-31" in remarks(files(), date="2019-12-31")[0]
    assert remarks(files(), date="2020-01-01") == []


def test_a_reference_standard_is_no_basis() -> None:
    assert "no clause in force" in remarks(files(clauses__the_law=CLAUSES.replace("role: basis", "role: reference")))[0]


def test_a_check_that_no_clause_lets_confirm_is_noted() -> None:
    said = "note: rules/reads-contacts.yml: check 'read' is at most suspected: no clause on 2026-11-21 admits more"
    assert remarks(rule("strength: lead", "strength: S")) == [said]
    sure = CLAUSES.replace("[lead(S)]", "[S]")
    text = RULE.replace("strength: lead", "strength: S")
    assert remarks(files(rules__reads_contacts=text, clauses__the_law=sure)) == []


def test_clauses_and_obligations_that_nothing_joins() -> None:
    more = CLAUSES + "  - {id: LAW-2, cite: 第二条, gist: {zh: 甲, en: A}, mark: V, obligations: [other]}\n"
    duties = FILES["obligations.yml"] + "other: {zh: 其他, en: Other}\nempty: {zh: 空, en: Empty}\n"
    assert remarks(files(clauses__the_law=more, obligations=duties)) == [
        "mistake: obligations.yml: no clause imposes 'empty'",
        "note: clauses/the-law.yml: no rule and no entry of undecidable.yml tests LAW-2 (第二条)",
        "note: obligations.yml: no rule tests 'other'",
    ]


def test_codes_of_the_table_and_data_types_agree() -> None:
    assert remarks(files(), codes=frozenset({"CONTACTS"})) == []
    assert remarks(files(), codes=frozenset({"SMS"})) == [
        "mistake: data_types: no data type has the code 'SMS' of the sensitive-API table",
        "mistake: data_types/contacts.yml: the sensitive-API table has no code 'CONTACTS'",
    ]


def test_words_that_one_language_lacks() -> None:
    changed = files(languages__zh=FILES["languages/zh.yml"] + "extra: {word: 词}\n")
    assert remarks(changed) == ["mistake: languages/en.yml: no word for 'extra.word', which another language has"]
    by_tag = {entry.tag: entry for entry in coverage(parse_catalogue(changed))}
    assert (by_tag["en"].words, by_tag["en"].of, by_tag["en"].missing) == (5, 6, ("extra.word",))
    assert by_tag["zh"].missing == ()


def test_forms_for_one_and_more_count_as_one_word() -> None:
    changed = files(
        languages__zh=FILES["languages/zh.yml"] + 'found: "{n} 处"\n',
        languages__en=FILES["languages/en.yml"] + 'found: {one: "{n} place", other: "{n} places"}\n',
    )
    assert remarks(changed) == []


def test_placeholders_of_a_word_are_the_same_in_each_language() -> None:
    changed = files(languages__zh=FILES["languages/zh.yml"].replace("{data_type} · {owner}", "{data_type}"))
    assert remarks(changed) == ["mistake: languages/zh.yml: 'subject.read' has other placeholders than in English"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("expect: no-issue", "expect: suspected", "23: example 'it does not' shows near-miss but expects suspected"),
        ("name: it does not", "name: it reads", "15: two examples are called 'it reads'"),
        ("tags: [people]", "tags: [persons]", "11: no data type has the tag 'persons'"),
        ("tags: [people]", "without_tags: [persons]", "11: no data type has the tag 'persons'"),
        ("tags: [people]", "sdk_categories: [adds]", "11: no SDK has the category 'adds'"),
        ("{read: {tags: [people]}}", "{sdk: {categories: [adds]}}", "11: no SDK has the category 'adds'"),
        (
            "{read: {tags: [people]}}",
            "{policy: {checks: [contakt], found: true}}",
            "11: no language has a word for the policy check 'contakt'",
        ),
        ("en: It matters", "en: 因为重要", "4: why: the English text is not translated"),
    ],
)
def test_a_remark_is_found_by_its_line(old: str, new: str, said: str) -> None:
    text = RULE.replace(old, new)
    if "{read" in old:
        text = text.replace("{owner}", "").replace("{data_type}", "")
    changed = files(rules__reads_contacts=text)
    found = lint(parse_catalogue(changed), DATE, frozenset(), frozenset({"ads"}))
    lines = [entry.located(changed) for entry in found if entry.level == "mistake"]
    assert f"rules/reads-contacts.yml:{said}" in lines


def test_two_clauses_that_print_alike_are_noted() -> None:
    again = (
        "  - {id: LAW-2, cite: 《某法》第一条, gist: {zh: 甲, en: A}, mark: V, obligations: [only-what-is-needed]}\n"
    )
    assert remarks(files(clauses__the_law=CLAUSES + again)) == [
        "note: clauses/the-law.yml: LAW-2 is cited like LAW-1 (《某法》第一条)"
    ]
    later = again.replace("mark: V", "mark: V, valid_from: 2026-01-01")
    sooner = CLAUSES.replace("    mark: V\n", "    mark: V\n    valid_to: 2025-12-31\n")
    assert remarks(files(clauses__the_law=sooner + later)) == []


def test_all_39_app_types_are_wanted() -> None:
    (found,) = [entry for entry in lint(parse_catalogue(files()), DATE) if entry.where == "app_types"]
    assert found.level == "mistake"
    assert "38" not in found.what.split(": ")[-1]
    assert len(APP_TYPES) == 39


def test_a_skeleton_reads_and_is_reported_as_unfinished() -> None:
    catalogue = parse_catalogue(files())
    text = rule_skeleton(catalogue, "new-rule").replace("collect-beyond-scope", "too-much")
    changed = files(rules__new_rule=text.replace("necessary-only", "only-what-is-needed"))
    assert parse_catalogue(changed).rules[0].number == 2
    assert remarks(changed) == [
        "mistake: rules/new-rule.yml: title: still as the skeleton left it",
        "mistake: rules/new-rule.yml: why: still as the skeleton left it",
    ]


@pytest.mark.parametrize("name", ["", "New", "a_b", "a--b", "-a", "../x", "读取", "a.yml"])
def test_a_skeleton_wants_a_sensible_id(name: str) -> None:
    with pytest.raises(UsageError, match="is no rule id"):
        rule_skeleton(parse_catalogue(files()), name)


def test_a_skeleton_never_replaces_a_rule() -> None:
    with pytest.raises(UsageError, match="exists"):
        rule_skeleton(parse_catalogue(files()), "reads-contacts")


@pytest.mark.parametrize("kind", ["read", "flow"])
def test_a_tag_or_category_that_nothing_has_selects_nothing(kind: str) -> None:
    changed = rule("{read: {tags: [people]}}", f"{{{kind}: {{tags: [persons], sdk_categories: [advertising]}}}}")
    said = [entry.what for entry in lint(parse_catalogue(changed), DATE, sdk_categories=frozenset({"ads"}))]
    assert "no data type has the tag 'persons'" in said
    assert "no SDK has the category 'advertising'" in said


UNDECIDED = (
    "hidden:\n  title: {zh: 看不到, en: Hidden}\n  problem: too-much\n  obligations: [only-what-is-needed]\n"
    "  reason: {zh: 须人工检测, en: A person has to test it}\n"
)
TEST = (
    "  test:\n    precondition: {zh: 安装, en: Install it}\n    steps: [{zh: 打开, en: Open it}]\n"
    "    confirms: {zh: 看到, en: It is seen}\n    refutes: {zh: 看不到, en: It is not}\n"
)


def test_what_nothing_static_decides_needs_a_test_to_make() -> None:
    assert remarks(files(undecidable=UNDECIDED + TEST)) == []
    said = remarks(files(undecidable=UNDECIDED))
    assert said == ["mistake: undecidable.yml: 'hidden' states no test to make"]


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("undecidable", UNDECIDED + TEST.replace("en: Open it", "en: 打开")),
        ("obligations", "only-what-is-needed: {zh: 只收集必要信息, en: 只收集必要信息}\n"),
        ("problems", "too-much:\n  name: {zh: Too many, en: Too much}\n  source: a notice\n"),
        ("clauses__the_law", CLAUSES.replace("en: Some Law", "en: 某法")),
    ],
)
def test_words_that_miss_in_one_language_wherever_they_stand(file: str, changed: str) -> None:
    (said,) = remarks(files(**{file: changed}))
    assert said.startswith(f"mistake: {file.replace('__', '/').replace('_', '-')}.yml: the ")


def test_a_name_that_is_the_same_in_both_languages_is_no_mistake() -> None:
    assert remarks(files(clauses__the_law=CLAUSES.replace("{zh: 某法, en: Law}", "{zh: GB/T 1, en: gb/t 1}"))) == []


def test_a_clause_without_a_rule_is_a_note_unless_it_is_outside() -> None:
    more = CLAUSES + "  - id: LAW-2\n    cite: 《某法》第二条\n    gist: {zh: 商店, en: Stores}\n    mark: V\n"
    (said,) = remarks(files(clauses__the_law=more))
    assert said.startswith("note: clauses/the-law.yml: no rule and no entry of undecidable.yml tests LAW-2")
    outside = more + "    outside: {zh: 商店的义务, en: A duty of stores}\n"
    assert remarks(files(clauses__the_law=outside)) == []


def test_a_duty_that_no_check_of_the_rule_tests_is_a_note() -> None:
    changed = files(
        rules__reads_contacts=RULE.replace("[only-what-is-needed]", "[only-what-is-needed, tell]").replace(
            "    strength: lead\n", "    strength: lead\n    obligations: [only-what-is-needed]\n"
        ),
        obligations="only-what-is-needed: {zh: 只收集必要信息, en: Only what is needed}\ntell: {zh: 告知, en: Tell}\n",
        clauses__the_law=CLAUSES.replace("[only-what-is-needed]", "[only-what-is-needed, tell]"),
    )
    assert "note: rules/reads-contacts.yml: no check tests 'tell'" in remarks(changed)


def test_two_sdks_with_one_prefix() -> None:
    prefixes = {"a": ("com.a", "com.shared"), "b": ("com.b", "com.shared")}
    found = lint(parse_catalogue(files()), DATE, sdk_prefixes=prefixes)
    assert [entry.what for entry in found if entry.where == "sdks"] == ["'com.shared' is a prefix of a and of b"]
    assert not [entry for entry in lint(parse_catalogue(files()), DATE) if entry.where == "sdks"]
