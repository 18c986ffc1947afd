"""The flow stage: from sources and sinks to flows, wide and then deep."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from analyzer.apk.input_fields import InputField
from analyzer.apk.model import Manifest
from analyzer.apk.native_names import NativeStrings
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.observe import Seen
from analyzer.behaviours.reads import DataTypes
from analyzer.catalogue.models import ModelSet, load_models
from analyzer.catalogue.sinks import SinkSet, load_sinks
from analyzer.catalogue.source_files import SourceFile, read_source_files
from analyzer.catalogue.tables import Tables
from analyzer.flows.bindings import bind, with_messages
from analyzer.flows.bodies import Bodies
from analyzer.flows.calls import Calls
from analyzer.flows.deep import Deep
from analyzer.flows.destinations_leaving import WaysOut
from analyzer.flows.graph import build_values
from analyzer.flows.handing import Handing
from analyzer.flows.implicit import find_implicit
from analyzer.flows.keys import Keys
from analyzer.flows.lambdas import Lambdas
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.messages import Messages
from analyzer.flows.model import Flow
from analyzer.flows.models import Models
from analyzer.flows.points import Sink, Source
from analyzer.flows.received import received
from analyzer.flows.results import Results
from analyzer.flows.sinks import find_sinks
from analyzer.flows.sources import MOST_SOURCES, find_sources
from analyzer.flows.sources_echoes import ECHO, echo_sinks, echoing
from analyzer.flows.wide import slice_between
from analyzer.gaps import Cause, Gap
from analyzer.program.build import ACC_NATIVE

BUDGET = 60_000
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


class Asked(NamedTuple):
    """What is known of a package beside its code: its manifest, the fields of its layouts, the strings of its native
    libraries (read when they are asked for).
    """

    manifest: Manifest
    fields: tuple[InputField, ...] = ()
    natives: Callable[[], tuple[NativeStrings, ...]] = tuple


def observe_flows(
    seen: Seen, tables: Tables, types: DataTypes, asked: Asked, rules: FlowRules, following: Following | None = None
) -> FlowsFound:
    """The flows of code that the behaviours stage has seen: every way from a source to a sink in live code."""
    following = following or Following()
    code = seen.code
    sources = find_sources(code, tables, types, seen.uris, asked.manifest, rules.sources, seen.hits, asked.fields)
    if following.received:
        sources = (*sources, *received(code))
    sinks = find_sinks(code, rules.sinks) if sources else ()
    if not sinks or code.graph.given is None:
        return FlowsFound(())
    models = Models(code.program, rules.models)
    search = Search.of(code, models, following.implicit)
    return find_flows(search, seen, sources, sinks, asked, rules, models if following.implicit else None)


class Search(NamedTuple):
    """The parts of a search that do not depend on what is looked for."""

    bodies: Bodies
    calls: Calls
    handing: Handing
    keys: Keys
    lifecycle: Lifecycle

    @staticmethod
    def of(code: CodeIndex, models: Models, implicit: bool = False) -> "Search":
        """The search in one program. Its call graph must have been built from a package (``CallGraph.given``)."""
        assert code.graph.given is not None  # noqa: S101  the contract above; tells the type checker too
        bindings = bind(code.graph, build_values(code.graph, code.graph.given, implicit))
        bindings = with_messages(bindings, Messages(bindings, models, Keys(bindings, code.constants)).found())
        lambdas = Lambdas(bindings)
        bindings = with_messages(bindings, lambdas.triples())
        handing = Handing(bindings, models, lambdas.by_method)
        return Search(
            Bodies(bindings), Calls(bindings, models), handing, Keys(bindings, code.constants),
            Lifecycle(bindings, handing),
        )  # fmt: skip

    def run(self, sources: tuple[Source, ...], sinks: tuple[Sink, ...], budget: int = BUDGET) -> Deep:
        """Wide, then deep."""
        bindings = self.bodies.bindings
        between = slice_between(bindings, self.calls, self.handing, self.lifecycle, sources, sinks)
        deep = Deep(self.bodies, self.calls, self.handing, self.keys, self.lifecycle, between, budget)
        deep.run(between.sources)
        return deep


def find_flows(
    search: Search,
    seen: Seen,
    sources: tuple[Source, ...],
    sinks: tuple[Sink, ...],
    asked: Asked,
    rules: FlowRules,
    implicit: Models | None = None,
    budget: int = BUDGET,
) -> FlowsFound:
    """Every way from one of the sources to one of the sinks, and what could not be followed. ``implicit``: also where
    only a branch depends on the data, with these models; the search must then have been made so.
    """
    deep = search.run(sources, (*sinks, *echo_sinks(sources)), budget)
    leaks = tuple(deep.found())
    silent = echoing(deep.slice.sources, deep.slice.sinks, [(leak.source, leak.sink) for leak in leaks])
    kept = [leak for leak in leaks if leak.source not in silent and deep.slice.sinks[leak.sink].api != ECHO]
    native = bool(kept) and _runs_native(seen.code)
    ways = WaysOut(seen.code, asked.manifest, rules.sinks, asked.natives() if native else ())
    results = Results(seen, search.bodies, search.calls, search.keys, ways, deep)
    flows = tuple(flow for leak in kept for flow in results.flows(leak))
    gaps = search.bodies.bindings.values.gaps
    if deep.spent:
        detail = f"the budget of {budget} steps ran out before all ways were followed"
        gaps = (*gaps, Gap(stage="flows", cause=Cause.BUDGET, where="flows", detail=detail, blocks_code=True))
        flows = (*flows, *results.unconfirmed(deep))
    gaps = (*gaps, *_cut_short(sources, ways, results.cut))
    if implicit is not None:
        more, lost = find_implicit(search.bodies, implicit, seen, ways, sources, sinks, flows, budget)
        flows, gaps = (*flows, *more), (*gaps, *lost)
    return FlowsFound(flows, gaps)


def _runs_native(code: CodeIndex) -> bool:
    """Whether live code calls native methods of the package: they may name addresses."""
    methods = code.program.methods
    return bool(((methods.access & ACC_NATIVE != 0) & (methods.dex >= 0) & (code.graph.live == 1)).any())


def _cut_short(sources: tuple[Source, ...], ways: WaysOut, alike: bool = False) -> tuple[Gap, ...]:
    """That sources were left out, or that the far ends of flows were not looked for to the end, if so."""
    found = []
    if len(sources) >= MOST_SOURCES:
        detail = f"only {MOST_SOURCES} places that read personal information were followed"
        found.append(Gap(stage="flows", cause=Cause.BUDGET, where="sources", detail=detail, blocks_code=True))
    if ways.spent:
        detail = "the budget for destinations ran out: where some flows go, and how, was not looked for to the end"
        found.append(Gap(stage="flows", cause=Cause.BUDGET, where="destinations", detail=detail))
    if alike:
        detail = "some data goes more ways to one call than are told apart: not every destination of it is listed"
        found.append(Gap(stage="flows", cause=Cause.BUDGET, where="destinations", detail=detail))
    return tuple(found)
