"""Every example of every rule comes out as it says; and an example that says something wrong is told apart."""

import msgspec
import pytest

from analyzer.catalogue.model import Catalogue, Example, Rule
from analyzer.errors import UsageError
from analyzer.judgement.examples import run_example, run_examples, unreadable_examples
from tests.judgement.conftest import SHIPPED

CASES = [(rule, example) for rule in SHIPPED.rules for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{rule.id}: {example.name}" for rule, example in CASES])
def test_example(rule: Rule, example: Example) -> None:
    assert run_example(SHIPPED, rule, example).problem == ""


def changed(**fields: object) -> str:
    rule = next(rule for rule in SHIPPED.rules if rule.id == "immutable-identifier")
    return run_example(SHIPPED, rule, msgspec.structs.replace(rule.examples[0], **fields)).problem


def test_a_wrong_verdict_is_told() -> None:
    assert changed(expect="no-issue").startswith("expected no-issue, got suspected with IMEI")
    assert changed(expect="confirmed").startswith("expected confirmed, got suspected")


def test_findings_are_compared_one_by_one() -> None:
    assert changed(findings=()).startswith("missing: nothing; not listed: IMEI · the app's own code / IMEI")
    assert changed(findings=("MEID",)).startswith("missing: MEID; not listed: IMEI")
    assert changed(findings=("IMEI · the app's own code",)) == ""


def test_facts_that_cannot_be_read_are_told() -> None:
    assert changed(facts="reed imei") == "facts line 1 ('reed imei'): unknown word 'reed'; did you mean 'read'?"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("read imeii by app reachable", "no data type 'imeii'; did you mean 'imei'?"),
        ("claim contact app omitted", "no data type 'contact'; did you mean 'contacts'?"),
        ("policy complete zh\nmention imeii", "no data type 'imeii'; did you mean 'imei'?"),
        ("policy complete zh\nstatement collect of imeii", "no data type 'imeii'; did you mean 'imei'?"),
        ("policy complete zh\ncheck retention missing", "no policy check 'retention'"),
    ],
)
def test_a_name_that_does_not_exist_proves_nothing(line: str, said: str) -> None:
    assert changed(facts=line, shows="near-miss", expect="no-issue").startswith(said)


def test_an_unknown_app_type_is_told() -> None:
    assert "no app type 'lending'" in changed(facts="type lending")


def test_rules_are_run_all_or_one(shipped: Catalogue) -> None:
    assert len(run_examples(shipped)) == len(CASES)
    one = run_examples(shipped, "cleartext")
    assert {result.rule for result in one} == {"cleartext"}
    assert all(result.problem == "" for result in one)
    with pytest.raises(UsageError, match="no rule 'clear-text'"):
        run_examples(shipped, "clear-text")


def test_lint_reads_the_examples_too(shipped: Catalogue) -> None:
    assert unreadable_examples(shipped) == ()
    rule = next(rule for rule in shipped.rules if rule.id == "immutable-identifier")
    wrong = msgspec.structs.replace(rule.examples[1], facts="reed imei")
    broken = msgspec.structs.replace(rule, examples=(rule.examples[0], wrong))
    (found,) = unreadable_examples(msgspec.structs.replace(shipped, rules=(broken,)))
    assert (found.level, found.where) == ("mistake", "rules/immutable-identifier.yml")
    assert found.path == ("examples", 1, "facts")
    assert "unknown word 'reed'; did you mean 'read'?" in found.what
