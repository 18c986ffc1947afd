"""Rules tested by their own examples: facts in a few lines, judged by the rule alone, compared with what it expects."""

import difflib

from msgspec.structs import replace

from analyzer.catalogue.lint import Remark
from analyzer.catalogue.model import Catalogue, Example, Rule
from analyzer.errors import UsageError
from analyzer.facts import Facts
from analyzer.judgement.judge import judge
from analyzer.judgement.model import ItemResult
from analyzer.judgement.story import read_story
from analyzer.judgement.story_words import FactsError
from analyzer.value import Value


class ExampleResult(Value, kw_only=True):
    """One example of one rule. ``problem`` is "" when it came out as expected, else what differs."""

    rule: str
    example: str
    problem: str


def run_examples(catalogue: Catalogue, rule: str = "") -> tuple[ExampleResult, ...]:
    """Run every example, or those of one rule.

    Raises:
        UsageError: there is no such rule.
    """
    if rule and rule not in {entry.id for entry in catalogue.rules}:
        near = difflib.get_close_matches(rule, [entry.id for entry in catalogue.rules], n=1)
        raise UsageError(f"no rule '{rule}'", f"did you mean '{near[0]}'?" if near else "see apkscan rules list")
    return tuple(
        run_example(catalogue, entry, example)
        for entry in catalogue.rules
        if rule in ("", entry.id)
        for example in entry.examples
    )


def unreadable_examples(catalogue: Catalogue) -> tuple[Remark, ...]:
    """The examples whose facts cannot be read or name what does not exist, for lint."""
    found = []
    for rule in catalogue.rules:
        for number, example in enumerate(rule.examples):
            try:
                _require_known(read_story(example.facts).facts, catalogue)
            except FactsError as error:
                what = f"example '{example.name}': {error}"
                path = ("examples", number, "facts")
                found.append(Remark(level="mistake", where=f"rules/{rule.id}.yml", what=what, path=path))
    return tuple(found)


def run_example(catalogue: Catalogue, rule: Rule, example: Example) -> ExampleResult:
    """Judge one example by its rule alone."""
    try:
        story = read_story(example.facts)
        _require_known(story.facts, catalogue)
        alone = replace(catalogue, rules=(rule,), undecided=())
        judgement = judge(story.facts, alone, story.date, story.app_type)
        item = (*judgement.items, *judgement.trial)[0]
        problem = _difference(item, example)
    except (FactsError, UsageError) as error:
        problem = str(error)
    return ExampleResult(rule=rule.id, example=example.name, problem=problem)


def _require_known(facts: Facts, catalogue: Catalogue) -> None:
    """A near miss that is quiet because of a spelling mistake would prove nothing."""
    types = [read.data_type for read in facts.reads] + [claim.data_type for claim in facts.consistency.data]
    types += [flow.data_type for flow in facts.flows] + [claim.data_type for claim in facts.consistency.transfers]
    checks: list[str] = []
    if facts.policy is not None:
        types += [data_type for data_type, _ in facts.policy.mentions]
        types += [data_type for statement in facts.policy.statements for data_type in statement.data_types]
        checks = [check.id for check in facts.policy.checks]
    prefix = "report.checks."
    words = {key.removeprefix(prefix) for key in catalogue.language("en") if key.startswith(prefix)}
    _require(types, {entry.id for entry in catalogue.data_types}, "data type")
    _require(checks, words, "policy check")


def _require(names: list[str], known: set[str], what: str) -> None:
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            raise FactsError(f"no {what} '{name}'" + (f"; did you mean '{near[0]}'?" if near else ""))


def _difference(item: ItemResult, example: Example) -> str:
    found = [f"{entry.subject_en} / {entry.subject_zh}" for entry in item.findings]
    if item.verdict != example.expect:
        listed = f" with {', '.join(found)}" if found else ""
        return f"expected {example.expect}, got {item.verdict}{listed}; {item.reason_en}".rstrip("; ")
    if example.expect in ("confirmed", "suspected"):
        missing = set(example.findings) - {text for e in item.findings for text in (e.subject_en, e.subject_zh)}
        wanted = set(example.findings)
        extra = [
            pair for e, pair in zip(item.findings, found, strict=True) if not wanted & {e.subject_en, e.subject_zh}
        ]
        if missing or extra:
            return f"missing: {', '.join(sorted(missing)) or 'nothing'}; not listed: {', '.join(extra) or 'nothing'}"
    return ""
