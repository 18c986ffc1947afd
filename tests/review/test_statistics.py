import pytest

from analyzer.review.model import Decision, Review
from analyzer.review.statistics import statistics, wilson


def _review(*decisions: Decision, package: str = "", undecided: int = 0) -> Review:
    return Review(name="r.yml", sha256="00" * 32, package=package, decisions=decisions, undecided=undecided)


def _decision(finding: str, choice: str, rule: str = "a", date: str = "") -> Decision:
    assert choice in ("confirm", "reject", "note")
    return Decision(finding=finding, choice=choice, rule=rule, date=date)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        # the roots x of n (share - x)² = z² x (1 - x)
        (0, 10, 0.0, 0.2775328),
        (1, 10, 0.01787621, 0.4041500),
        (5, 10, 0.2365931, 0.7634069),
        (10, 10, 0.7224672, 1.0),
        (2, 8, 0.07147921, 0.5907246),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson(hits: int, trials: int, low: float, high: float) -> None:
    assert wilson(hits, trials) == pytest.approx((low, high), abs=5e-6)


def test_rates_by_rule_worst_first() -> None:
    made = _review(
        _decision("1", "confirm"), _decision("2", "reject"), _decision("3", "reject", "b"), _decision("4", "note"),
        undecided=2,
    )  # fmt: skip
    found = statistics([(made, {})])
    assert [(one.rule, one.confirmed, one.rejected, one.share) for one in found.rates] == [
        ("b", 0, 1, 1.0),
        ("a", 1, 1, 0.5),
    ]
    assert (found.total.confirmed, found.total.rejected, found.undecided, found.files) == (1, 2, 3, 1)


def test_a_finding_of_one_app_counts_once_and_the_latest_decision_counts() -> None:
    old = _review(_decision("1", "confirm", date="2025-01-01"), package="com.a")
    new = _review(_decision("1", "reject", date="2026-01-01"), package="com.a")
    other = _review(_decision("1", "confirm"), package="com.b")
    for order in ((old, new, other), (new, old, other)):
        found = statistics([(review, {}) for review in order])
        assert (found.total.confirmed, found.total.rejected, found.repeated) == (1, 1, 1)


def test_a_rule_that_the_file_does_not_name_comes_from_the_report() -> None:
    made = _review(_decision("1", "reject", rule=""), _decision("2", "confirm", rule=""))
    found = statistics([(made, {"1": "known"})])
    assert {one.rule for one in found.rates} == {"known", "?"}


def test_nothing_decided() -> None:
    found = statistics([])
    assert (found.total.decided, found.total.share, found.total.low, found.total.high) == (0, 0.0, 0.0, 1.0)
