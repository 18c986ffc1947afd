"""Implicit flows of tests/data/implicit.dex: what leaves because of a branch on the number, and what does not.

``Told.x`` writes, or makes what is named ``x…`` write, something that depends on the number by branches alone; what
``Quiet`` writes does not depend on it.
"""

from functools import cache

import pytest

from analyzer import places
from analyzer.behaviours.content_uris import find_uris
from analyzer.behaviours.hits import find_hits
from analyzer.behaviours.observe import Seen, data_types
from analyzer.callgraph.events import load_events
from analyzer.callgraph.phases import find_phases
from analyzer.catalogue.reader import load_catalogue
from analyzer.flows.find import Asked, FlowsFound, Following, find_flows, observe_flows, read_flow_rules
from analyzer.flows.model import Flow
from tests.flows.linked import TABLES, linked

RULES = read_flow_rules(places.rulesets_dir())
PLAIN = {("Plain", "sent"), ("Plain", "write")}
TOLD = {
    "compared", "chosen", "stored", "keptElsewhere", "counted", "calledThen", "thrown", "bounds", "lookedUp", "listed",
    "returned", "switched", "typed", "left", "length", "deep",
}  # fmt: skip


def seen() -> Seen:
    code, manifest, _ = linked("implicit", "app.implicit")
    phases = find_phases(code.graph, manifest, load_events(), code.constants)
    uris = tuple(find_uris(code, TABLES))
    return Seen(code, phases, uris, tuple(find_hits(code, TABLES, uris, manifest)))


@cache
def found(implicit: bool = True) -> FlowsFound:
    types = data_types(load_catalogue(places.rulesets_dir()))
    manifest = linked("implicit", "app.implicit")[1]
    return observe_flows(seen(), TABLES, types, Asked(manifest), RULES, Following(implicit=implicit))


def ends(flow: Flow) -> tuple[str, str]:
    """(class, method) where it leaves."""
    cls, _, rest = flow.sink.method.partition(";->")
    return cls.rpartition("/")[2], rest.partition("(")[0]


def test_without_being_asked_for_only_the_number_itself_flows() -> None:
    assert {ends(flow) for flow in found(implicit=False).flows} == PLAIN
    assert not any(flow.implicit for flow in found(implicit=False).flows)


def test_what_moves_is_the_same_when_they_are_asked_for() -> None:
    assert tuple(flow for flow in found().flows if not flow.implicit) == found(implicit=False).flows


@pytest.mark.parametrize("name", sorted(TOLD))
def test_what_a_branch_decides_is_told(name: str) -> None:
    assert [flow for flow in found().flows if flow.implicit and ends(flow) == ("Told", name)]


def test_what_is_run_of_two_is_told() -> None:
    assert {("Told$One", "go"), ("Told$Two", "go")} <= {ends(flow) for flow in found().flows if flow.implicit}


def test_nothing_else_is_told() -> None:
    told = {ends(flow) for flow in found().flows if flow.implicit}
    assert told == {("Told", name) for name in TOLD} | {("Told$One", "go"), ("Told$Two", "go")}


def test_both_sides_of_a_branch_are_told_once_each() -> None:
    sinks = [flow.sink.line for flow in found().flows if ends(flow) == ("Told", "compared")]
    assert len(sinks) == len(set(sinks)) == 2


def test_the_steps_say_where_it_was_decided() -> None:
    (flow,) = [flow for flow in found().flows if ends(flow) == ("Told", "calledThen")]
    assert [step.kind for step in flow.steps] == ["source", "call", "branch", "branch", "call", "sink"]
    assert flow.steps[2].what == "Ljava/lang/String;->endsWith(Ljava/lang/String;)Z"
    assert flow.steps[3].site.method == "Lapp/implicit/Told;->called(Ljava/lang/String;)V"
    assert flow.data_type == "imei"
    assert flow.channel == "log"


def test_when_the_budget_is_spent_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not found().gaps
    monkeypatch.setattr(find_flows, "__defaults__", (None, 20))
    assert "decisions" in {gap.where for gap in found.__wrapped__(True).gaps}
