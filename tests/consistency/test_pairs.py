"""Pairs of facts and mechanically changed policies: right in kind, and hardly ever an accusation without a ground.

A guard over a part of the pairs; `python -m bench.policy --part pairs` measures all of them.
"""

import pytest

from analyzer.pipeline import read_catalogue
from bench.policy_pair_cases import hand_made_facts, pairs_of
from bench.policy_pairs import Summary, run

RIGHT = 0.9
ACCUSING = 0.005
TAKEN = 3
"""One fact of so many."""


@pytest.fixture(scope="module")
def summary() -> Summary:
    facts = list(enumerate(hand_made_facts()))[::TAKEN]
    return run(read_catalogue(), (pair for number, fact in facts for pair in pairs_of(fact, number)))


def test_classes_follow_from_the_construction(summary: Summary) -> None:
    assert sum(summary.total.values()) >= 300
    assert summary.share >= RIGHT, "\n".join(map(str, summary.wrong))


def test_what_a_policy_says_is_hardly_ever_certainly_missing(summary: Summary) -> None:
    wrongly = [str(wrong) for wrong in summary.wrong if wrong.accuses]
    assert len(wrongly) <= ACCUSING * sum(summary.total.values()), "\n".join(wrongly)


@pytest.mark.parametrize("mutation", ["removed", "SDK removed", "permission removed", "SDK not named"])
def test_what_is_taken_out_is_missed(summary: Summary, mutation: str) -> None:
    assert summary.right[mutation] >= 0.95 * summary.total[mutation] > 0
