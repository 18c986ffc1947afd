"""The flow stage: from sources and sinks to flows, wide and then deep."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from analyzer.apk.input_fields import InputField
from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.observe import Seen
from analyzer.behaviours.reads import DataTypes
from analyzer.callgraph.phases import Phases
from analyzer.catalogue.models import ModelSet, load_models
from analyzer.catalogue.sinks import SinkSet, load_sinks
from analyzer.catalogue.source_files import SourceFile, read_source_files
from analyzer.catalogue.tables import Tables
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
from analyzer.flows.received import received
from analyzer.flows.results import Results
from analyzer.flows.sinks import find_sinks
from analyzer.flows.sources import find_sources
from analyzer.flows.wide import slice_between
from analyzer.gaps import Cause, Gap

BUDGET = 120_000
"""Facts that the deep pass may look at in one package."""


class Following(NamedTuple):
    """What is followed beside data that moves: branches that depend on it; what other apps send."""

    implicit: bool = False
    received: bool = False


@dataclass(frozen=True, slots=True)
class FlowRules:
    """What the rulesets say of flows: the models of methods, the sinks, the sources that are no sensitive API."""

    models: ModelSet
    sinks: SinkSet
    sources: tuple[SourceFile, ...]


def read_flow_rules(rulesets_dir: Path, data_types: frozenset[str] = frozenset()) -> FlowRules:
    """The flow rules below a folder of rulesets.

    Raises:
        RulesetError: a file is wrong.
    """
    return FlowRules(load_models(rulesets_dir), load_sinks(rulesets_dir), read_source_files(rulesets_dir, data_types))


@dataclass(frozen=True, slots=True)
class FlowsFound:
    """The flows, and what could not be followed."""

    flows: tuple[Flow, ...]
    gaps: tuple[Gap, ...] = ()


def observe_flows(
    seen: Seen,
    tables: Tables,
    types: DataTypes,
    manifest: Manifest,
    rules: FlowRules,
    fields: Iterable[InputField] = (),
    following: Following | None = None,
) -> FlowsFound:
    """The flows of code that the behaviours stage has seen; see :func:`find_flows`. ``fields`` are those of layouts."""
    following = following or Following()
    sources = find_sources(seen.code, tables, types, seen.uris, manifest, rules.sources, seen.hits, fields)
    if following.received:
        sources = (*sources, *received(seen.code))
    if not sources:
        return FlowsFound(())
    models = Models(seen.code.program, rules.models)
    return find_flows(seen.code, seen.phases, models, sources, find_sinks(seen.code, rules.sinks), following.implicit)


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
    lifecycle = Lifecycle(bindings, handing)
    between = slice_between(bindings, calls, handing, lifecycle, sources, sinks)
    bodies = Bodies(bindings)
    keys = Keys(bindings, code.constants)
    deep = Deep(bodies, calls, handing, keys, lifecycle, between, budget)
    deep.run(between.sources)
    results = Results(code, phases, bodies, calls, keys, between.sources, between.sinks)
    flows = tuple(flow for leak in deep.found() if (flow := results.flow(leak)) is not None)
    gaps = values.gaps
    if deep.spent:
        detail = f"the budget of {budget} steps ran out before all ways were followed"
        gaps = (*gaps, Gap(stage="flows", cause=Cause.BUDGET, where="flows", detail=detail, blocks_code=True))
    return FlowsFound(flows, gaps)
