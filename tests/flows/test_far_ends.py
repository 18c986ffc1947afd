"""One read and one call that sends, on several ways: a flow for each far end, and nothing told of the wrong one."""

from pathlib import Path

import pytest

from analyzer.flows import routes
from analyzer.flows.destinations_asked import Asked
from analyzer.flows.model import Flow
from bench.pattern_look import Look, look_at

BUILT = Path(__file__).parents[2] / "samples" / "patterns" / "built"


def look(case: str) -> Look:
    return look_at(BUILT / f"flows-{case}.apk")


def ends(flows: tuple[Flow, ...]) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {(flow.data_type, tuple(one.value for one in flow.destinations), flow.phases) for flow in flows}


def test_two_hosts_by_two_callers_are_two_flows_with_times_of_their_own() -> None:
    flows = look("hosts-by-two-callers").flows
    assert ends(flows) == {
        ("imei", ("risk.example.com",), ("launch",)), ("imei", ("ads.example.net",), ("user-event",)),
    }  # fmt: skip
    assert {flow.grade for flow in flows} == {"start-up", "reachable"}


def test_each_flow_is_told_by_a_way_that_goes_to_its_host() -> None:
    for flow in look("hosts-by-two-callers").flows:
        callers = {step.site.method.partition("->")[2].partition("(")[0] for step in flow.steps if step.kind == "call"}
        assert ("onClick" in callers) == (flow.phases == ("user-event",))


@pytest.mark.parametrize("case", ["hosts-with-own-data", "hosts-opened-apart", "hosts-in-tasks"])
def test_no_host_gets_what_the_other_got(case: str) -> None:
    for flow in look(case).flows:
        (host,) = [one.value for one in flow.destinations]
        assert (host == "sync.example.net") == (flow.data_type == "accounts")


def test_a_host_that_is_not_known_is_not_the_other_callers() -> None:
    (flow,) = look("hosts-one-unknown").flows
    assert flow.destinations == ()
    assert flow.transport == ""


def test_ways_that_no_call_tells_apart_are_one() -> None:
    assert len(look("hosts-many-ways").flows) == 2


def test_more_ways_than_the_bound_are_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    detail = "more ways to one call"
    assert any(detail in gap.detail for gap in look("hosts-too-many-ways").gaps)
    assert not any(detail in gap.detail for gap in look("hosts-many-ways").gaps)
    monkeypatch.setattr(routes, "MOST_ROUTES", 1)
    cut = look("hosts-many-ways")
    assert cut.flows
    assert any(detail in gap.detail for gap in cut.gaps)


def test_what_an_answer_rests_on_is_what_its_parts_rest_on() -> None:
    asked = Asked()
    asked.note(9, 0)  # no question is open
    outer = asked.begin()
    asked.note(1, 0)
    inner = asked.begin()
    asked.note(2, 0)
    asked.end(inner, "inner")
    asked.end(outer, "outer")
    assert set(asked.of("outer")) == {(1, 0), (2, 0)}
    assert set(asked.of("inner")) == {(2, 0)}
    assert not asked.of("other")


def test_an_answer_that_is_known_counts_again() -> None:
    asked = Asked()
    first = asked.begin()
    asked.note(2, 0)
    asked.end(first, "known")
    second = asked.begin()
    asked.again("known")
    asked.end(second, "new")
    assert asked.of("new") == {(2, 0)}


def test_a_question_that_was_broken_off_is_closed_with_the_one_around_it() -> None:
    asked = Asked()
    outer = asked.begin()
    asked.begin()
    asked.note(3, 0)
    asked.end(outer, "outer")
    assert asked.of("outer") == {(3, 0)}
    asked.note(4, 0)
    assert asked.of("outer") == {(3, 0)}


def test_where_two_objects_meet_neither_host_is_lost() -> None:
    flows = look("hosts-chosen-object").flows
    assert ends(flows) == {("imei", (host,), ("launch",)) for host in ("cn.example.com", "eu.example.com")}
    for flow in flows:
        lines = {step.site.line for step in flow.steps if step.kind == "call"} & {15, 17}
        assert lines == {15 if flow.destinations[0].value == "cn.example.com" else 17}
