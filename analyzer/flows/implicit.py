"""Implicit flows: no data moves, but what leaves, or that something leaves, was decided by it."""

from collections.abc import Iterable, Sequence

from analyzer.behaviours.observe import Seen
from analyzer.flows.bodies import Bodies
from analyzer.flows.destinations_leaving import WaysOut
from analyzer.flows.handing import Handing
from analyzer.flows.implicit_calls import Comparisons
from analyzer.flows.implicit_deep import MOST_DECISIONS, DecidedDeep
from analyzer.flows.implicit_regions import Regions
from analyzer.flows.implicit_wide import slice_by_decisions
from analyzer.flows.keys import Keys
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.model import Flow
from analyzer.flows.models import Models
from analyzer.flows.points import Sink, Source
from analyzer.flows.results import Results
from analyzer.flows.sources_echoes import ECHO, echo_sinks, echoing
from analyzer.gaps import Cause, Gap

FlowsAndGaps = tuple[tuple[Flow, ...], tuple[Gap, ...]]


def find_implicit(
    bodies: Bodies,
    models: Models,
    seen: Seen,
    ways: WaysOut,
    sources: Sequence[Source],
    sinks: Sequence[Sink],
    known: Iterable[Flow],
    budget: int,
) -> FlowsAndGaps:
    """The flows by decisions, one for each pair of places, and what was not looked at.

    The value graph of ``bodies`` must have branches as statements. A pair between which data itself moves (``known``)
    is not told again. ``budget``: facts that the deep pass may look at.
    """
    bindings, every = bodies.bindings, (*sinks, *echo_sinks(tuple(sources)))
    leaving = {bindings.statement_at(sink.method, sink.pc) for sink in sinks}
    handing = Handing(bindings, models)
    calls = Comparisons(bindings, models, handing, leaving)
    lifecycle, regions = Lifecycle(bindings, handing), Regions(bindings)
    decided = slice_by_decisions(bindings, calls, handing, lifecycle, regions, tuple(sources), every)
    keys, between = Keys(bindings, seen.code.constants), decided.slice
    deep = DecidedDeep(bodies, calls, handing, keys, lifecycle, decided, regions, budget)
    deep.run(between.sources)
    leaks = tuple(deep.found())
    silent = echoing(between.sources, between.sinks, [(leak.source, leak.sink) for leak in leaks])
    results = Results(seen, bodies, calls, keys, ways, deep)
    explicit = {_ends(flow) for flow in known if flow.certainty == "confirmed"}
    found: dict[object, Flow] = {}
    for leak in leaks:
        if leak.source in silent or between.sinks[leak.sink].api == ECHO:
            continue
        for flow in results.flows(leak):
            ends = _ends(flow)
            decisions = sum(step.kind == "branch" for step in flow.steps)
            if not 1 <= decisions <= MOST_DECISIONS or ends in explicit:
                continue
            way = ends, flow.destinations
            if way not in found or len(flow.steps) < len(found[way].steps):
                found[way] = flow
    return tuple(found.values()), tuple(_gaps(decided.whole, deep.spent, regions.shapes.lost, budget))


def _ends(flow: Flow) -> object:
    return flow.data_type, flow.source, flow.sink


def _gaps(whole: bool, spent: bool, lost: int, budget: int) -> Iterable[Gap]:
    if not whole:
        yield _gap("decisions", "more methods depend on branches about the data than are looked at")
    if spent:
        yield _gap(
            "decisions", f"the budget of {budget} steps ran out before all that depends on branches was followed"
        )
    if lost:
        yield _gap("methods", f"{lost} methods are too large or too tangled to tell what depends on their branches")


def _gap(where: str, detail: str) -> Gap:
    return Gap(stage="flows", cause=Cause.BUDGET, where=where, detail=detail, blocks_code=True)
