"""The result of each check by itself, and the stages that it needs: what one finding's visibility depends on.

The result of a rule also says what its other checks could not see, and what nobody can see of the item (its screens).
That keeps nobody from seeing whether one promise of the policy is gone.
"""

from collections.abc import Mapping

from msgspec import structs

from analyzer.catalogue.conditions import When
from analyzer.catalogue.model import Catalogue, Check, Rule
from analyzer.facts import Facts
from analyzer.judgement.judge import judge
from analyzer.judgement.model import ItemResult

CODE_STAGES = frozenset({"code", "callgraph", "behaviours"})
"""What every condition over code rests on."""

Results = Mapping[tuple[str, str], ItemResult]
"""By (rule, check): the result of the rule if it had that check alone, and needed no other stage."""


def each_check(facts: Facts, catalogue: Catalogue, date: str, app_type: str) -> Results:
    """Every check of every rule judged by itself.

    Raises:
        UsageError: as `analyzer.judgement.judge.judge`.
    """
    names = {f"{rule.id} {check.id}": (rule.id, check.id) for rule in catalogue.rules for check in rule.checks}
    single = tuple(_alone(rule, check) for rule in catalogue.rules for check in rule.checks)
    made = judge(facts, structs.replace(catalogue, rules=single, undecided=()), date, app_type)
    return {names[item.rule]: item for item in made.items if item.rule in names}


def _alone(rule: Rule, check: Check) -> Rule:
    needed = stages_of(check.when)
    needs = tuple(need for need in rule.needs if need.stage in needed)
    return structs.replace(rule, id=f"{rule.id} {check.id}", checks=(check,), needs=needs, nursery=False)


def stages_of(when: When) -> frozenset[str]:
    """The stages without which a check cannot be answered; () for one that asks the policy alone."""
    found: set[str] = set()
    if when.conduct or when.read or when.flow or when.request or when.permission or when.sdk:
        found |= CODE_STAGES
    if when.flow:
        found.add("flows")
        found |= {"implicit-flows"} if when.flow.implicit else set()
    if when.conduct:
        found |= {"phases"} if when.conduct.phases or when.conduct.with_phases or when.conduct.without_phases else set()
    for section in (when.read, when.flow, when.request):
        found |= {"phases"} if section and section.phases else set()
    for asked in (when.read, when.flow):
        found |= {"consent"} if asked and asked.consent else set()
    if when.sdk and when.sdk.starts:
        found |= {"phases", "consent"}
    if when.screen:
        found |= {*CODE_STAGES, "interface"}
    if when.component or when.manifest or when.permission:
        found.add("manifest")
    return frozenset(found)
