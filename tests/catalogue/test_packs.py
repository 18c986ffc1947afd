"""Rule packs: files that name a jurisdiction, and a catalogue narrowed to the chosen ones."""

from functools import cache

import pytest
from msgspec.structs import replace

from analyzer import places
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.packs import imposed, not_run, pack_names, select
from analyzer.catalogue.reader import parse_catalogue, read_files
from analyzer.catalogue.yaml_tree import parse
from analyzer.errors import RulesetError, UsageError


@cache
def _files() -> dict[str, bytes]:
    return read_files(places.rulesets_dir())


@pytest.fixture(scope="module")
def whole() -> Catalogue:
    return parse_catalogue(_files())


def _of_pack(name: str, data: bytes, pack: str) -> bool:
    if not name.startswith(("clauses/", "rules/", "packs/")):
        return False
    value = parse(data).value
    assert isinstance(value, dict)
    return name == f"packs/{pack}.yml" or value.get("pack") == pack or value.get("packs") == [pack]


def test_a_pack_is_files_only_and_changes_nothing_for_who_does_not_choose_it(whole: Catalogue) -> None:
    without = {name: data for name, data in _files().items() if not _of_pack(name, data, "eu")}
    assert len(without) <= len(_files()) - 10
    before, after = select(parse_catalogue(without), ("cn",)), select(whole, ("cn",))
    assert before.sha256 != after.sha256  # the digest is of the packs, too
    assert replace(before, sha256="") == replace(after, sha256="")


def test_china_alone_is_the_law_that_no_file_names(whole: Catalogue) -> None:
    narrowed = select(whole)
    assert [pack.id for pack in narrowed.packs] == ["cn"]
    assert {entry.pack for entry in narrowed.instruments} == {"cn"}
    assert len(narrowed.app_types) == 39


def test_the_european_union_alone_has_nothing_of_china(whole: Catalogue) -> None:
    narrowed = select(whole, ("eu",))
    assert {entry.pack for entry in narrowed.instruments} == {"eu"}
    assert {entry.pack for entry in narrowed.problems} == {"eu"}
    assert narrowed.app_types == ()
    ids = {rule.id for rule in narrowed.rules}
    assert {"eu-third-country", "collection-before-consent", "cleartext"} <= ids
    assert not ids & {"beyond-necessary-list", "foreign-endpoint", "rights-path", "immutable-identifier"}
    problems = {problem.id for problem in narrowed.problems}
    assert {rule.problem for rule in narrowed.rules} | {item.problem for item in narrowed.undecided} <= problems


def test_a_check_without_a_clause_goes_and_its_rule_stays(whole: Catalogue) -> None:
    rule = next(rule for rule in select(whole, ("eu",)).rules if rule.id == "undisclosed-collection")
    law = imposed(whole)["eu"]
    assert rule.checks
    assert all(set(check.obligations or rule.obligations) & law for check in rule.checks)


def test_both_packs_keep_the_names_of_the_first_and_all_rules(whole: Catalogue) -> None:
    both = select(whole, ("eu", "cn"))
    assert [pack.id for pack in both.packs] == ["cn", "eu"]
    problems = {rule.id: rule.problem for rule in both.rules}
    assert problems["collection-before-consent"] == "collect-unlawfully"
    assert problems["eu-third-country"] == "eu-transfers"
    assert not_run(whole, both) == ()
    assert "eu-third-country" in {rule.id for rule in not_run(whole, select(whole))}


def test_an_unknown_pack_is_one_line_with_those_that_exist(whole: Catalogue) -> None:
    with pytest.raises(UsageError) as told:
        select(whole, ("cn", "us"))
    assert str(told.value) == "no rule pack 'us'"
    assert told.value.hint == "rule packs: cn, eu"


def test_rulesets_without_packs_have_the_one_that_needs_no_file() -> None:
    bare = Catalogue(sha256="")
    assert pack_names(bare) == ("cn",)
    assert select(bare) == bare


def _with(name: str, data: bytes) -> dict[str, bytes]:
    return {**_files(), name: data}


def test_a_pack_that_is_not_there_is_a_mistake_with_its_line() -> None:
    name = "clauses/eprivacy.yml"
    with pytest.raises(RulesetError, match=r"clauses/eprivacy\.yml:3: no rule pack 'en'"):
        parse_catalogue(_with(name, _files()[name].replace(b"pack: eu", b"pack: en")))


def test_a_pack_needs_a_problem_name_for_whatever_its_law_asks() -> None:
    name = "packs/eu.yml"
    less = _files()[name].replace(b"covers: [transfer-with-safeguards]", b"covers: []")
    less = less.replace(b"secure-data, ", b"")
    with pytest.raises(RulesetError, match=r"rules/cleartext\.yml:\d+: pack 'eu' has no problem name that covers"):
        parse_catalogue(_with(name, less))


def test_a_duty_in_two_files_is_a_mistake() -> None:
    name = "packs/eu.yml"
    twice = _files()[name].replace(
        b"\nobligations:\n", b"\nobligations:\n  secure-data: {zh: \xe5\xae\x89\xe5\x85\xa8, en: x}\n"
    )
    with pytest.raises(RulesetError, match="'secure-data' stands in two files"):
        parse_catalogue(_with(name, twice))


def test_nothing_that_was_only_remembered_confirms(whole: Catalogue) -> None:
    for instrument in whole.instruments:
        if instrument.pack == "eu":
            assert {instrument.mark, *(clause.mark for clause in instrument.clauses)} == {"M"}
            assert "memory" in instrument.source
