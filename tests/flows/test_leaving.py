"""When data leaves: the phases of a flow's own chain of calls, where the sink's method runs in more."""

from functools import cache

import pytest

from analyzer.callgraph.events import ORDER
from analyzer.flows.model import Flow
from tests.flows.searched import end, found, prepared

ALL = ("launch", "user-event", "background")


@cache
def flows_to(method: str) -> tuple[Flow, ...]:
    return tuple(flow for flow in found("moments", "app.moments").flows if end(flow) == method)


def phases_of(method: str) -> tuple[str, ...]:
    """The phases of a method itself, whoever calls it."""
    seen = prepared("moments", "app.moments").seen
    cls, _, name = method.partition(".")
    program = seen.code.program
    type_ = program.find_type(f"Lapp/moments/{cls};")
    (number,) = [int(m) for m in program.methods_of(type_) if program.method_name(int(m)) == name]
    return seen.phases.of(number)


@pytest.mark.parametrize(
    ("method", "runs", "leaves"),
    [
        ("Shared.send", ("launch", "user-event"), ("user-event",)),
        ("Shared.both", ("launch", "user-event"), ("launch", "user-event")),
        ("Shared.late", ALL, ("user-event",)),
        ("Shared.fromField", ("launch", "user-event"), ("user-event",)),
        ("Shared$1.run", ("launch", "background"), ("launch",)),
        ("Shared.sent", ("launch", "user-event"), ("user-event",)),
    ],
)
def test_data_leaves_when_its_own_callers_run(method: str, runs: tuple[str, ...], leaves: tuple[str, ...]) -> None:
    (flow,) = flows_to(method)
    assert phases_of(method) == runs
    assert flow.phases == leaves


def test_over_a_method_between() -> None:
    flows = flows_to("Shared.deeper")
    assert phases_of("Shared.deeper") == ("launch", "user-event")
    assert [flow.phases for flow in flows] == [("launch",), ("launch",)]


def test_only_what_leaves_during_start_up_has_that_grade() -> None:
    assert {flow.grade for flow in flows_to("Shared.send")} == {"reachable"}
    assert {flow.grade for flow in flows_to("Shared.both")} == {"start-up"}
    assert {flow.grade for flow in flows_to("Shared.deeper")} == {"start-up"}


def test_every_way_of_a_source_to_a_sink_counts_though_one_is_told() -> None:
    (flow,) = flows_to("Shared.both")
    called = [step.site.method for step in flow.steps if step.kind == "call"]
    assert len(set(called)) == 1
    assert flow.phases == ("launch", "user-event")


@pytest.mark.parametrize("fixture", [("walks", "app.walks"), ("moments", "app.moments"), ("sources", "app.sources")])
def test_no_flow_leaves_when_its_sink_does_not_run(fixture: tuple[str, str]) -> None:
    """Every flow has phases in the device's order, and none that its sink's method does not have."""
    parts = prepared(*fixture)
    for flow in found(*fixture).flows:
        sinks = [sink for sink in parts.sinks if parts.seen.code.program.signature(sink.method) == flow.sink.method]
        runs = set(parts.seen.phases.of(sinks[0].method))
        assert set(flow.phases) <= runs, flow.sink.method
        assert bool(flow.phases) == bool(runs), flow.sink.method
        assert list(flow.phases) == sorted(flow.phases, key=ORDER.index)


def test_of_a_way_that_was_not_walked_the_phases_are_those_of_the_sink() -> None:
    flows = prepared("moments", "app.moments").flows(budget=1).flows
    sent = [flow for flow in flows if end(flow) == "Shared.send"]
    assert {flow.certainty for flow in sent} == {"unconfirmed"}
    assert {flow.phases for flow in sent} == {("launch", "user-event")}
