"""A scan of each sample, with each of its policies, finds what was expected by hand and nothing that must not be."""

from collections.abc import Iterable
from functools import cache
from typing import get_args

import pytest

from analyzer import pipeline
from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from tests.samples import comparison
from tests.samples.expectation import IDS, SAMPLES, Topic, expected, marked_lines

DATE = "2026-06-01"
CASES = tuple((sample, policy) for sample in IDS for policy in expected(sample).policies)
each_case = pytest.mark.parametrize(("sample", "policy"), CASES)


@cache
def catalogue() -> Catalogue:
    return pipeline.read_catalogue(None)


@cache
def facts_of(sample: str, policy: str) -> Facts:
    folder = SAMPLES / sample
    return pipeline.scan(folder / f"{sample}.apk", policies=(folder / policy,), catalogue=catalogue())


@cache
def judgement_of(sample: str, policy: str) -> Judgement:
    words = expected(sample)
    kinds = {entry.name.zh: entry.id for entry in catalogue().app_types}
    kind = kinds[words.app_type] if words.app_type else ""
    return pipeline.assess(facts_of(sample, policy), catalogue(), DATE, kind)


def require(stage: str, sample: str, policy: str) -> None:
    if stage not in facts_of(sample, policy).stages_done:
        pytest.skip(f"the pipeline has no stage '{stage}' yet")


def none_of(mismatches: Iterable[str]) -> None:
    found = list(mismatches)
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("topic", get_args(Topic))
def test_every_topic_is_a_rule(topic: str) -> None:
    assert topic in {rule.id for rule in catalogue().rules}


@each_case
def test_manifest(sample: str, policy: str) -> None:
    none_of(comparison.manifest_mismatches(facts_of(sample, policy), expected(sample)))


@each_case
def test_reads(sample: str, policy: str) -> None:
    require("behaviours", sample, policy)
    grades = {entry.id: entry.grade for entry in catalogue().data_types}
    none_of(comparison.read_mismatches(facts_of(sample, policy), expected(sample), grades, marked_lines(sample)))


@each_case
def test_permissions(sample: str, policy: str) -> None:
    require("behaviours", sample, policy)
    none_of(comparison.permission_mismatches(facts_of(sample, policy), expected(sample)))


@each_case
def test_requests_and_gates(sample: str, policy: str) -> None:
    require("consent", sample, policy)
    none_of(comparison.request_mismatches(facts_of(sample, policy), expected(sample)))


@each_case
def test_sdks(sample: str, policy: str) -> None:
    require("consistency", sample, policy)
    none_of(comparison.sdk_mismatches(facts_of(sample, policy), expected(sample)))


@each_case
def test_policy(sample: str, policy: str) -> None:
    require("consistency", sample, policy)
    none_of(comparison.policy_mismatches(facts_of(sample, policy), expected(sample)))


@each_case
def test_findings(sample: str, policy: str) -> None:
    require("consistency", sample, policy)
    facts, judgement = facts_of(sample, policy), judgement_of(sample, policy)
    none_of(comparison.finding_mismatches(facts, judgement, expected(sample)))


@each_case
def test_no_code_is_hidden_from_the_scan(sample: str, policy: str) -> None:
    assert [gap for gap in facts_of(sample, policy).gaps if gap.blocks_code] == []


def test_what_also_runs_in_the_background_shows_that_way_too() -> None:
    reads = [read for read in facts_of("flashlight", "policy.html").reads if read.owner.sdk == "starad"]
    assert reads
    for read in reads:
        assert read.start_path[0].method.startswith("Lcom/example/flashlight/FlashlightActivity;")
        assert read.later_path[0].method.startswith("Lcom/example/flashlight/BootReceiver;")


@each_case
def test_every_step_says_in_which_line_it_is_left(sample: str, policy: str) -> None:
    for read in facts_of(sample, policy).reads:
        for step in (*read.path[1:], *read.start_path[1:], *read.later_path[1:]):
            assert step.line is not None, (read.site, step)
            assert step.source_file.endswith(".java")
        assert all(step.line is None for step in read.path[:1])
