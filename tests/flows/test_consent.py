"""Whether data leaves before or after consent: never more certain than what is known of the whole way."""

from pathlib import Path

import pytest

from analyzer.behaviours.consent_stage import Consents
from analyzer.flows.consent import FlowConsent
from analyzer.flows.model import Flow
from analyzer.flows.points import Sink, Source
from bench.pattern_look import look_at
from tests.flows.searched import found

BUILT = Path(__file__).parents[2] / "samples" / "patterns" / "built"


def flow_of(case: str) -> Flow:
    (flow,) = look_at(BUILT / f"flows-{case}.apk").flows
    return flow


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        ("consent-before", "before"),
        ("consent-all-guarded", "after"),
        ("consent-sink-guarded", "after"),
        ("consent-shared-sender", "after"),
        ("consent-value-chosen", "undecidable"),
        ("consent-on-click", "undecidable"),
    ],
)
def test_the_verdict_is_that_of_the_way(case: str, verdict: str) -> None:
    assert flow_of(case).consent == verdict


def test_each_host_has_a_verdict_of_its_own() -> None:
    flows = look_at(BUILT / "flows-hosts-by-two-callers.apk").flows
    assert {(flow.destinations[0].value, flow.consent) for flow in flows} == {
        ("risk.example.com", "before"), ("ads.example.net", "undecidable"),
    }  # fmt: skip


@pytest.mark.parametrize("case", ["preferences-round-trip", "static-field", "instance-field-across-lifecycle"])
def test_what_lay_somewhere_is_never_said_to_leave_before(case: str) -> None:
    flows = [flow for flow in look_at(BUILT / f"flows-{case}.apk").flows if flow.channel != "preferences"]
    assert {flow.consent for flow in flows} == {"undecidable"}


@pytest.mark.parametrize("case", ["consent-sink-guarded", "consent-on-click", "hosts-by-two-callers", "hosts-in-tasks"])
def test_before_is_said_only_where_the_read_is_before(case: str) -> None:
    look = look_at(BUILT / f"flows-{case}.apk")
    reads = {(read.site.method, read.site.offset): read.consent for read in look._observed[0].reads}
    for flow in look.flows:
        if flow.consent == "before":
            assert reads.get((flow.source.method, flow.source.offset), "before") == "before"


def test_nothing_is_said_where_nobody_has_looked_for_gates() -> None:
    assert {flow.consent for flow in found("moments", "app.moments").flows} == {""}


def test_of_the_ends_alone_nothing_is_before() -> None:
    look = look_at(BUILT / "flows-consent-before.apk")
    seen = look._observed[0].seen
    assert seen is not None
    assert isinstance(seen.consents, Consents)
    (flow,) = look.flows
    method = {look.program.signature(m): m for m in range(len(look.program.methods.dex))}
    source = Source(method[flow.source.method], flow.source.offset, -1, flow.data_type, flow.source_api)
    sink = Sink(method[flow.sink.method], flow.sink.offset, flow.sink_api, "network", (1,))
    judged = FlowConsent(seen.code, None, seen.consents)  # type: ignore[arg-type]  # the ends need no value graph
    assert judged.of_ends(source, sink) == "undecidable"
