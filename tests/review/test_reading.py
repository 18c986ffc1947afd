import pytest

from analyzer.errors import UsageError
from analyzer.review.model import Decision
from analyzer.review.reading import read_review

GOOD = """
package: com.example.loan
sha256: ABCD
decisions:
  a1b2c3d4e5f6:
    rule: undisclosed-collection
    decision: confirm
    who: 王工
    date: 2026-01-31
  "123456789012": {decision: 驳回, reason: "dead code"}
  223456789012: {note: asks the developer}
  deadbeef0000:
    decision:
    reason:
"""


def test_decisions_are_read_in_order() -> None:
    review = read_review(GOOD.encode(), "review.yml")
    assert (review.package, review.sample, review.undecided) == ("com.example.loan", "abcd", 1)
    assert review.decisions == (
        Decision(
            finding="a1b2c3d4e5f6", choice="confirm", who="王工", date="2026-01-31", rule="undisclosed-collection"
        ),
        Decision(finding="123456789012", choice="reject", reason="dead code"),
        Decision(finding="223456789012", choice="note", note="asks the developer"),
    )


def test_json_says_the_same() -> None:
    data = b'{"decisions": {"a": {"decision": "reject", "reason": "no"}}}'
    assert read_review(data, "review.json").decisions == (Decision(finding="a", choice="reject", reason="no"),)


MISTAKES = [
    ("", "r.yml:1: missing key 'decisions'"),
    ("- a", "r.yml:1: the file must be a mapping (key: value)"),
    ("decisions: [a]", "r.yml:1: 'decisions' must be a mapping (key: value)"),
    ("decisions: {}\nversions: 1", "r.yml:2: unknown key 'versions'; did you mean 'version'?"),
    ("decisions:\n  a: reject", "r.yml:2: 'a' must be a mapping (key: value)"),
    ("decisions:\n  a:\n    decison: reject", "r.yml:3: unknown key 'decison'; did you mean 'decision'?"),
    (
        "decisions:\n  a:\n    decision: maybe",
        "r.yml:3: 'maybe' is not one of 'confirm', 'reject'",
    ),
    ("decisions:\n  a:\n    decision: reject", "r.yml:3: finding 'a' is rejected without a reason"),
    ("decisions:\n  a:\n    reason: no", "r.yml:3: a reason stands here without a decision"),
    (
        "decisions:\n  a:\n    decision: confirm\n    date: today",
        "r.yml:4: 'date' is no date; write it like 2026-01-31",
    ),
    ("decisions:\n  a:\n    decision: confirm\n  a:\n    note: b", "r.yml:4: key 'a' stands here twice"),
    ("decisions:\n  a: {note: [b]}", "r.yml:2: 'note' must be text, not a list"),
    ("decisions:\n  a: {note: " + "b" * 801 + "}", "r.yml:2: 'note' is longer than 800 characters"),
    ("decisions: !!python/object:os.system {}", None),
    ("\x00", None),
]


@pytest.mark.parametrize(("source", "line"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_one_clear_line(source: str, line: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        read_review(source.encode(), "r.yml")
    assert caught.value.exit_code == 2
    assert len(str(caught.value).splitlines()) == 1
    assert line is None or str(caught.value) == line
