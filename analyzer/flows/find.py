"""The flow stage: from sources and sinks to flows, wide and then deep."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.behaviours.code_index import CodeIndex
from analyzer.callgraph.phases import Phases
from analyzer.flows.bindings import bind
from analyzer.flows.bodies import Bodies
from analyzer.flows.calls import Calls
from analyzer.flows.deep import Deep
from analyzer.flows.graph import build_values
from analyzer.flows.handing import Handing
from analyzer.flows.keys import Keys
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.model import Flow
from analyzer.flows.models import Models
from analyzer.flows.points import Sink, Source
from analyzer.flows.results import Results
from analyzer.flows.wide import slice_between
from analyzer.gaps import Cause, Gap

BUDGET = 120_000
"""Facts that the deep pass may look at in one package."""


@dataclass(frozen=True, slots=True)
class FlowsFound:
    """The flows, and what could not be followed."""

    flows: tuple[Flow, ...]
    gaps: tuple[Gap, ...] = ()


def find_flows(
    code: CodeIndex,
    phases: Phases,
    models: Models,
    sources: Iterable[Source],
    sinks: Iterable[Sink],
    implicit: bool = False,
    budget: int = BUDGET,
) -> FlowsFound:
    """Every way from a source to a sink in live code; with ``implicit``, those by branches as well, marked."""
    graph = code.graph
    sources, sinks = tuple(sources), tuple(sinks)
    if graph.given is None or not sources or not sinks:
        return FlowsFound(())
    values = build_values(graph, graph.given, implicit)
    bindings = bind(graph, values)
    calls, handing = Calls(bindings, models), Handing(bindings, models)
    between = slice_between(bindings, calls, handing, sources, sinks)
    bodies = Bodies(bindings)
    keys = Keys(bindings, code.constants)
    deep = Deep(bodies, calls, handing, keys, Lifecycle(bindings, handing), between, budget)
    deep.run(between.sources)
    results = Results(code, phases, bodies, calls, keys, between.sources, between.sinks)
    flows = tuple(flow for leak in deep.found() if (flow := results.flow(leak)) is not None)
    gaps = values.gaps
    if deep.spent:
        detail = f"the budget of {budget} steps ran out before all ways were followed"
        gaps = (*gaps, Gap(stage="flows", cause=Cause.BUDGET, where="flows", detail=detail, blocks_code=True))
    return FlowsFound(flows, gaps)
