"""A scan of each sample, with each of its policies, finds what was expected by hand and nothing that must not be."""

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.samples import comparison
from tests.samples.expectation import IDS, SAMPLES, expected, marked_lines

if TYPE_CHECKING:
    from analyzer.catalogue.model import Catalogue
    from analyzer.facts import Facts
    from analyzer.judgement.model import Judgement

pipeline = pytest.importorskip("analyzer.pipeline")
DATE = "2026-06-01"
CASES = tuple((sample, policy) for sample in IDS for policy in expected(sample).policies)
pytestmark = pytest.mark.parametrize(("sample", "policy"), CASES)


@cache
def catalogue() -> "Catalogue":
    read: Catalogue = pipeline.read_catalogue(None)
    return read


@cache
def facts_of(sample: str, policy: str) -> "Facts":
    folder = SAMPLES / sample
    facts: Facts = pipeline.scan(folder / f"{sample}.apk", policies=(folder / policy,), catalogue=catalogue())
    return facts


@cache
def judgement_of(sample: str, policy: str) -> "Judgement":
    words = expected(sample)
    kinds = {entry.name.zh: entry.id for entry in catalogue().app_types}
    kind = kinds[words.app_type] if words.app_type else ""
    judgement: Judgement = pipeline.assess(facts_of(sample, policy), catalogue(), DATE, kind)
    return judgement


def test_manifest(sample: str, policy: str) -> None:
    assert list(comparison.manifest_mismatches(facts_of(sample, policy), expected(sample))) == []


def test_reads(sample: str, policy: str) -> None:
    grades = {entry.id: entry.grade for entry in catalogue().data_types}
    found = comparison.read_mismatches(facts_of(sample, policy), expected(sample), grades, marked_lines(sample))
    assert list(found) == []


def test_permissions(sample: str, policy: str) -> None:
    assert list(comparison.permission_mismatches(facts_of(sample, policy), expected(sample))) == []


def test_sdks(sample: str, policy: str) -> None:
    assert list(comparison.sdk_mismatches(facts_of(sample, policy), expected(sample))) == []


def test_policy(sample: str, policy: str) -> None:
    assert list(comparison.policy_mismatches(facts_of(sample, policy), expected(sample))) == []


def test_findings(sample: str, policy: str) -> None:
    numbers = {rule.id: rule.number for rule in catalogue().rules}
    found = comparison.finding_mismatches(
        facts_of(sample, policy), judgement_of(sample, policy), expected(sample), numbers
    )
    assert list(found) == []


def test_nothing_is_hidden_from_the_scan(sample: str, policy: str) -> None:
    blocking = [gap for gap in facts_of(sample, policy).gaps if gap.blocks_code]
    assert blocking == []
