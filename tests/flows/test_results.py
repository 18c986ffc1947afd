"""What flows say of themselves: steps, transformations, channels; and what holds of every flow there is."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import msgspec
import pytest

from analyzer.behaviours.model import CallSite
from analyzer.flows.model import Flow, FlowStep
from bench.pattern_cases import BUILT
from bench.pattern_look import look_at
from tests.flows.searched import end, found, prepared

ROOT = Path(__file__).parents[2]
KEPT = {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}
SHOWN = (
    "activity-result", "database-round-trip", "exception-message", "fragment-arguments", "handler-message",
    "hash-salted", "instance-field-across-lifecycle", "lambda-captures", "mac-constant-key", "preferences-round-trip",
    "reflection-source", "saved-instance-state", "socket-print-writer", "url-connection-stream", "web-bridge-returns",
)  # fmt: skip
"""Pattern cases in which data goes over most of the bridges that there are."""


def only(case: str) -> Flow:
    (flow,) = [flow for flow in found("walks", "app.walks").flows if end(flow) == case]
    return flow


def told(flow: Flow) -> list[tuple[str, str, str]]:
    """(kind, name of what is called or accessed, key) of each step."""
    return [(step.kind, re.split(r"[(:]", step.what.partition(";->")[2])[0], step.key) for step in flow.steps]


def test_a_call_that_comes_back() -> None:
    assert told(only("Leaks.called")) == [
        ("source", "getDeviceId", ""), ("call", "called", ""), ("call", "same", ""), ("return", "", ""),
        ("return", "same", ""), ("sink", "d", ""),
    ]  # fmt: skip


def test_a_field_of_a_field() -> None:
    assert told(only("Leaks.aliasBefore")) == [
        ("source", "getDeviceId", ""), ("call", "aliasBefore", ""), ("store", "text", ""), ("store", "inner", ""),
        ("load", "inner", ""), ("load", "text", ""), ("sink", "d", ""),
    ]  # fmt: skip


def test_a_static_field() -> None:
    assert told(only("Leaks.throughStatic"))[2:4] == [("store", "kept", ""), ("load", "kept", "")]


def test_under_which_key() -> None:
    assert told(only("Leaks.extra"))[2:4] == [("api", "putString", "a"), ("api", "getString", "a")]


def test_what_was_kept_and_read_back_says_both_and_the_key() -> None:
    flow = only("Leaks.restored")
    assert told(flow)[2:4] == [("saved", "putString", "number"), ("restored", "getString", "number")]
    assert flow.stored
    assert not only("Leaks.extra").stored


def test_an_exception() -> None:
    assert [kind for kind, _, _ in told(only("Leaks.thrown"))].count("thrown") == 2


def test_the_ends() -> None:
    flow = only("Leaks.key")
    assert flow.source.method == "Lapp/walks/Main;->onCreate(Landroid/os/Bundle;)V"
    assert flow.source_api == "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"
    assert flow.sink_api == "Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I"
    assert (flow.channel, flow.argument, flow.certainty, flow.implicit) == ("log", "arg2", "confirmed", False)
    assert only("Main.save").channel == "preferences"
    assert only("Main.save").argument == "arg2"


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("hashed", [("hash", "SHA-256"), ("encode", "Base64")]),
        ("encrypted", [("encrypt", "AES/CBC/PKCS5Padding")]),
        ("keyed", [("mac", "HmacSHA1")]),
        ("called", []),
    ],
)
def test_transformations_in_their_order_with_their_algorithms(case: str, expected: list[tuple[str, str]]) -> None:
    flow = only(f"Leaks.{case}")
    assert [(one.kind, one.algorithm) for one in flow.transformations] == expected
    assert not any(one.constant_key for one in flow.transformations)
    assert {one.site.method for one in flow.transformations} <= {flow.sink.method}


def test_when_it_runs() -> None:
    assert only("Leaks.clicked").phases == ("user-event",)
    assert only("Leaks.received").phases == ("background",)


# What holds of every flow


@cache
def flows_of(case: str) -> tuple[Flow, ...]:
    if "/" in case:
        fixture, package = case.split("/")
        return found(fixture, package).flows
    return look_at(BUILT / f"flows-{case}.apk").flows


def size_of_code(case: str, method: str) -> int:
    """The code units of a packaged method, -1 when there is none of that signature."""
    graph = look_at(BUILT / f"flows-{case}.apk").graph
    assert graph.given is not None
    for number in (graph.program.methods.dex >= 0).nonzero()[0].tolist():
        if graph.program.signature(number) == method:
            return int(graph.given.units[number])
    return -1


@pytest.mark.parametrize("case", ["walks/app.walks", "implicit/app.implicit", "sending/sending", *SHOWN])
def test_steps_begin_at_the_source_and_end_at_the_sink(case: str) -> None:
    flows = flows_of(case)
    assert flows or case.startswith("sending")
    for flow in flows:
        first, *between, last = flow.steps
        assert (first.kind, first.site, first.what) == ("source", flow.source, flow.source_api)
        assert (last.kind, last.site, last.what) == ("sink", flow.sink, flow.sink_api)
        assert not {step.kind for step in between} & {"source", "sink"}
        assert flow.stored == any(step.kind == "restored" for step in between)
        assert all(one != other for one, other in zip(flow.steps, flow.steps[1:], strict=False))
        assert (flow.certainty == "confirmed") == (flow.reason == "")


@pytest.mark.parametrize("case", SHOWN)
def test_every_site_is_a_place_in_the_code(case: str) -> None:
    sites: set[CallSite] = set()
    for flow in flows_of(case):
        sites |= {step.site for step in flow.steps} | {one.site for one in flow.transformations}
    sizes = {method: size_of_code(case, method) for method in {site.method for site in sites}}
    assert sites
    assert [site for site in sites if not 0 <= site.offset < sizes[site.method]] == []


@pytest.mark.parametrize("case", SHOWN)
def test_what_is_entered_is_where_the_next_step_happens(case: str) -> None:
    """After a call of a packaged method that is entered, the next step is inside some packaged method, and a step
    inside another method than the one before comes from a call, a return, or a bridge that says so.
    """
    for flow in flows_of(case):
        for one, other in zip(flow.steps, flow.steps[1:], strict=False):
            if one.site.method != other.site.method:
                assert bridges(one, other), (one, other)


def bridges(one: FlowStep, other: FlowStep) -> bool:
    across = {"call", "return", "callback", "intent", "saved", "thrown", "store", "branch"}
    return one.kind in across or other.kind in {"return", "callback", "intent", "restored", "thrown", "load", "api"}


ENCODED = """
import sys, msgspec
from bench.pattern_cases import BUILT
from bench.pattern_look import look_at
for case in sys.argv[1:]:
    sys.stdout.buffer.write(msgspec.json.encode(look_at(BUILT / f"flows-{case}.apk").flows) + b"\\n")
"""


def test_the_same_package_gives_the_same_bytes() -> None:
    """In this process and in another, whose sets of strings are in another order."""
    here = b"".join(msgspec.json.encode(flows_of(case)) + b"\n" for case in SHOWN)
    command = [sys.executable, "-c", ENCODED, *SHOWN]
    done = subprocess.run(command, env={"PYTHONHASHSEED": "77", **KEPT}, cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == here
    (again,) = {msgspec.json.encode(prepared("walks", "app.walks").flows().flows) for _ in range(3)}
    assert again == msgspec.json.encode(flows_of("walks/app.walks"))
