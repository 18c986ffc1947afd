"""Without the manifest nothing that depends on what is requested, or on where code starts, is "no issue found"."""

import msgspec
import pytest

from analyzer import pipeline
from analyzer.apk.model import Manifest
from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.gaps import Cause, Gap
from analyzer.judgement.judge import judge
from tests.samples.expectation import SAMPLES


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return pipeline.read_catalogue(None)


@pytest.fixture(scope="module")
def notes(catalogue: Catalogue) -> Facts:
    return pipeline.scan(SAMPLES / "notes" / "notes.apk", catalogue=catalogue)


def cleared(facts: Facts, catalogue: Catalogue) -> set[str]:
    return {item.rule for item in judge(facts, catalogue, "2026-06-01").items if item.verdict == "no-issue"}


def test_an_unread_manifest_clears_nothing(notes: Facts, catalogue: Catalogue) -> None:
    assert cleared(notes, catalogue)
    gap = Gap(stage="manifest", cause=Cause.DAMAGED, where="AndroidManifest.xml", blocks_code=True)
    unread = msgspec.structs.replace(notes, manifest=Manifest(package=""), permissions=(), reads=(), gaps=(gap,))
    assert cleared(unread, catalogue) == set()


def test_a_manifest_read_in_part_clears_no_permission(notes: Facts, catalogue: Catalogue) -> None:
    gap = Gap(stage="manifest", cause=Cause.READERS_DISAGREE, where="AndroidManifest.xml")
    partial = msgspec.structs.replace(notes, gaps=(gap,))
    assert "permission-without-use" in cleared(notes, catalogue)
    assert "permission-without-use" not in cleared(partial, catalogue)
