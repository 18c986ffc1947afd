"""A rule on trial is judged like any other and stands apart."""

from msgspec import structs

from analyzer.catalogue.coverage import cover
from analyzer.catalogue.model import Catalogue
from analyzer.judgement.examples import run_examples
from analyzer.judgement.judge import judge
from analyzer.judgement.story import read_story

RULE = "clipboard-at-start"
FACTS = "stage phases\nread clipboard by app start-up phases launch"


def on_trial(catalogue: Catalogue) -> Catalogue:
    rules = tuple(structs.replace(rule, nursery=rule.id == RULE) for rule in catalogue.rules)
    return structs.replace(catalogue, rules=rules)


def test_its_result_is_the_same_and_elsewhere(shipped: Catalogue) -> None:
    facts = read_story(FACTS).facts
    settled = structs.replace(shipped, rules=tuple(structs.replace(rule, nursery=False) for rule in shipped.rules))
    before, after = judge(facts, settled, "2026-06-01"), judge(facts, on_trial(shipped), "2026-06-01")
    assert before.trial == ()
    assert [item.rule for item in after.trial] == [RULE]
    assert after.trial[0].verdict == "suspected"
    assert after.trial[0] in before.items
    assert after.items == tuple(item for item in before.items if item.rule != RULE)


def test_its_examples_are_run(shipped: Catalogue) -> None:
    assert [result.problem for result in run_examples(on_trial(shipped), RULE) if result.problem] == []


def test_it_covers_no_clause(shipped: Catalogue) -> None:
    def named(catalogue: Catalogue) -> set[str]:
        items = (item for entry in cover(catalogue, "2026-06-01") for item in entry.items)
        return {rule for item in items for rule in (*item.rules, *item.waiting)}

    assert RULE in named(shipped)
    assert RULE not in named(on_trial(shipped))
