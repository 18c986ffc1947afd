"""Ids of findings stay when an obfuscator has renamed the code, and when order or counts change."""

from functools import cache

import pytest
from msgspec import structs

from analyzer import pipeline
from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.judgement.identity import finding_ids, kind_of_entry
from analyzer.judgement.judge import judge
from analyzer.judgement.match import Match
from analyzer.judgement.model import Judgement
from analyzer.judgement.story import read_story
from analyzer.judgement.wording import same
from tests.judgement.conftest import RULESETS, SHIPPED
from tests.judgement.renaming import obfuscated

SAMPLES = RULESETS.parent / "samples"
NAMES = ("loan", "flashlight")
DATE = "2026-06-01"


@cache
def facts_of(name: str) -> Facts:
    return pipeline.scan(SAMPLES / name / f"{name}.apk", policies=(SAMPLES / name / "policy.html",), catalogue=SHIPPED)


def ids(judgement: Judgement) -> list[tuple[str, str]]:
    return sorted((item.rule, finding.id) for item in judgement.items for finding in item.findings)


def judged(facts: Facts) -> list[tuple[str, str]]:
    return ids(judge(facts, SHIPPED, DATE, "loan" if "loan" in {kind.id for kind in SHIPPED.app_types} else ""))


@pytest.mark.parametrize("name", NAMES)
def test_renamed_classes_and_methods_keep_the_ids(name: str) -> None:
    facts = facts_of(name)
    renamed = obfuscated(facts)
    assert {read.site.method for read in renamed.reads} != {read.site.method for read in facts.reads}
    assert judged(facts) == judged(renamed) == judged(obfuscated(facts, salt="zz", backwards=True))


@pytest.mark.parametrize("name", NAMES)
def test_code_that_lost_its_owner_by_renaming_keeps_the_ids(name: str) -> None:
    before, after = judged(facts_of(name)), judged(obfuscated(facts_of(name), unattributed=True))
    accusing = {rule for rule, _ in before} - {rule for rule, _ in after}
    assert after
    assert set(after) <= set(before)
    # Rules that ask for the app's own code do not speak of code that belongs to nobody known.
    assert {key for key in before if key[0] not in accusing} >= set(after)


@pytest.mark.parametrize("name", NAMES)
def test_no_two_findings_of_a_package_share_an_id(name: str) -> None:
    found = judged(facts_of(name))
    assert found
    assert len({key for _, key in found}) == len(found)


def test_names_and_order_of_components_do_not_count(shipped: Catalogue) -> None:
    boots = [f"component receiver com.a.{name} action android.intent.action.BOOT_COMPLETED" for name in "ABC"]
    names = [f"component receiver {name} action android.intent.action.BOOT_COMPLETED" for name in ("z.q", "b", "a.a")]
    one = ids(judge(read_story("\n".join(boots)).facts, shipped, DATE))
    two = ids(judge(read_story("\n".join(names)).facts, shipped, DATE))
    assert one
    assert one == two


def test_the_app_and_code_of_nobody_known_are_told_apart_when_both_are_there(shipped: Catalogue) -> None:
    both = "read imei by app reachable\nread imei by unattributed reachable"
    ones = {who: ids(judge(read_story(f"read imei by {who} reachable").facts, shipped, DATE)) for who in (
        "app", "unattributed")}  # fmt: skip
    rule = "immutable-identifier"
    alone = {who: [key for name, key in found if name == rule] for who, found in ones.items()}
    together = [key for name, key in ids(judge(read_story(both).facts, shipped, DATE)) if name == rule]
    backwards = "\n".join(reversed(both.splitlines()))
    assert alone["app"] == alone["unattributed"]
    assert len(set(together)) == 2
    assert set(alone["app"]) < set(together)
    assert sorted(together) == sorted(
        key for name, key in ids(judge(read_story(backwards).facts, shipped, DATE)) if name == rule
    )


def test_numbers_go_by_what_is_stable_and_not_by_place() -> None:
    def match(distinction: str) -> Match:
        return Match(identity=("x",), subject=same(""), fields=(), evidence=(), distinction=(distinction,))

    a, b = match("a"), match("b")
    assert finding_ids("r", "c", (a, b)) == tuple(reversed(finding_ids("r", "c", (b, a))))
    assert len(set(finding_ids("r", "c", (a, a, b)))) == 3


def test_the_kind_of_entry_is_the_earliest_phase_and_without_phases_that_of_the_entry_point() -> None:
    read = next(read for read in facts_of("loan").reads if read.live)
    late = structs.replace(read, phases=("user-event", "background"))
    early = structs.replace(read, phases=("repeating", "application"))
    assert kind_of_entry([late]) == "user-event"
    assert kind_of_entry([late, early]) == kind_of_entry([early, late]) == "application"
    assert read.entry is not None
    assert kind_of_entry([structs.replace(read, phases=())]) == read.entry.kind


def test_another_site_and_other_paths_keep_the_ids() -> None:
    facts = facts_of("loan")
    more = structs.replace(facts, reads=tuple(structs.replace(read, path=(), entry=None) for read in facts.reads * 2))
    assert judged(more) == judged(facts)
