"""Clause by clause: the result of every item of an instrument follows from the checks that test it."""

from analyzer.catalogue.model import Catalogue
from analyzer.judgement.judge import judge
from analyzer.judgement.model import Verdict
from analyzer.judgement.story import read_story

ON = "2026-11-21"


def results(shipped: Catalogue, text: str, rule: str) -> dict[str, Verdict]:
    story = read_story(text)
    items = judge(story.facts, shipped, ON, story.app_type).items
    (item,) = [item for item in items if item.rule == rule]
    assert {entry.clause for entry in item.tested} <= {clause.id for clause in item.clauses}
    return {entry.clause: entry.verdict for entry in item.tested}


def test_a_clause_without_a_finding_of_its_own_is_not_accused(shipped: Catalogue) -> None:
    text = "stage interface\npolicy complete zh\ncheck response-time found value 30\n"
    for check in ("complaint-channel", "deletion", "account-cancellation", "correction", "withdraw-consent"):
        text += f"check {check} found\n"
    told = results(shipped, text, "rights-path")
    assert told["RD-6.3"] == "confirmed"
    assert told["RD-6.1"] == "no-issue"
    assert told["RD-3.8"] == "no-issue"


def test_what_a_stage_leaves_unseen_is_no_clean_result(shipped: Catalogue) -> None:
    told = results(shipped, "policy complete zh\ncheck response-time found value 10", "rights-path")
    assert told["RD-6.3"] == "not-seen"


def test_a_law_that_admits_less_is_left_at_suspected(shipped: Catalogue) -> None:
    text = (
        "manifest cleartext true\npolicy complete zh\nread imei by app reachable\nclaim imei app omitted certain\n"
        "stage flows\n"
    )
    told = results(shipped, text, "undisclosed-collection")
    story = read_story(text)
    (item,) = [e for e in judge(story.facts, shipped, ON).items if e.rule == "undisclosed-collection"]
    confirmed = {clause for finding in item.findings if finding.verdict == "confirmed" for clause in finding.clauses}
    for clause, verdict in told.items():
        if verdict == "confirmed":
            assert clause in confirmed


def test_what_only_a_device_decides_is_undecidable_for_each_clause(shipped: Catalogue) -> None:
    told = results(shipped, "", "rules-hard-to-reach")
    assert told == {"RD-1.3": "undecidable", **told}
    assert set(told.values()) == {"undecidable"}


def test_where_there_is_nothing_to_look_into_a_missing_stage_hides_nothing(shipped: Catalogue) -> None:
    assert results(shipped, "", "permission-purpose-unexplained")["RD-2.3"] == "no-issue"
    asks = "permission android.permission.CAMERA used-by-app"
    assert results(shipped, asks, "permission-purpose-unexplained")["RD-2.3"] == "not-seen"
    ran = f"stage prompts\n{asks}"
    assert results(shipped, ran, "permission-purpose-unexplained")["RD-2.3"] == "undecidable"


def test_every_item_of_the_identification_methods_has_a_result(shipped: Catalogue) -> None:
    story = read_story("")
    told = {entry.clause for item in judge(story.facts, shipped, ON).items for entry in item.tested}
    (methods,) = [entry for entry in shipped.instruments if entry.id == "rd-2019"]
    assert [clause.id for clause in methods.clauses if clause.id not in told] == []
