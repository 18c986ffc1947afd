"""A claim accuses with certainty only where a path does not rest on a dispatch to many methods."""

import msgspec
import pytest

from analyzer import pipeline
from analyzer.behaviours.model import CallSite, PathStep, SensitiveRead
from analyzer.consistency.compare import compare
from analyzer.policy.model import Policy
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner
from tests.samples.expectation import SAMPLES


@pytest.fixture(scope="module")
def policy() -> Policy:
    return read_policy([SAMPLES / "loan" / "policy.html"], pipeline.read_catalogue(None))


def read(*targets: int) -> SensitiveRead:
    return SensitiveRead(
        data_type="contacts",
        kind="content-uri",
        api="content://com.android.contacts/data/phones",
        site=CallSite(method="La/B;->c()V"),
        owner=Owner(kind="app"),
        grade="reachable",
        path=tuple(PathStep(method=f"La/B;->m{n}()V", how="dispatch", targets=n) for n in targets),
    )


@pytest.mark.parametrize(
    ("reads", "certain"),
    [
        ([read(1, 2)], True),
        ([read(1, 400)], False),
        ([read(1, 400), read(3)], True),
    ],
)
def test_a_wide_dispatch_bounds_the_claim(policy: Policy, reads: list[SensitiveRead], certain: bool) -> None:
    found = compare(reads, [], [], policy, pipeline.read_catalogue(None))
    (claim,) = found.data
    assert (claim.disclosure, claim.certain) == ("omitted", certain)


def test_a_read_that_cannot_succeed_makes_no_claim(policy: Policy) -> None:
    barred = msgspec.structs.replace(read(1), permitted=False)
    assert compare([barred], [], [], policy, pipeline.read_catalogue(None)).data == ()
