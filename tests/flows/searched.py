"""The flow engine's parts and what it finds in the fixtures of tests/data."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analyzer import pipeline, places
from analyzer.apk.input_fields import read_input_fields
from analyzer.behaviours.content_uris import find_uris
from analyzer.behaviours.hits import find_hits
from analyzer.behaviours.observe import Seen, data_types
from analyzer.callgraph.events import load_events
from analyzer.callgraph.phases import find_phases
from analyzer.catalogue.reader import load_catalogue
from analyzer.flows.deep import Deep
from analyzer.flows.find import BUDGET, Asked, FlowsFound, Search, find_flows, read_flow_rules
from analyzer.flows.model import Flow
from analyzer.flows.models import Models
from analyzer.flows.points import Sink, Source
from analyzer.flows.sinks import find_sinks
from analyzer.flows.sources import find_sources
from bench.pattern_look import look_at
from tests.flows.linked import TABLES, linked

RULES = read_flow_rules(places.rulesets_dir())


class Prepared(NamedTuple):
    """One fixture, everything but the passes themselves done."""

    search: Search
    seen: Seen
    asked: Asked
    sources: tuple[Source, ...]
    sinks: tuple[Sink, ...]

    def deep(self, budget: int = BUDGET) -> Deep:
        """Both passes."""
        return self.search.run(self.sources, self.sinks, budget)

    def flows(self, budget: int = BUDGET) -> FlowsFound:
        """What they find."""
        return find_flows(self.search, self.seen, self.sources, self.sinks, self.asked, RULES, budget=budget)


@cache
def prepared(fixture: str, package: str) -> Prepared:
    """``tests/data/<fixture>.dex``, which ``<package>.Main`` starts."""
    code, manifest, _ = linked(fixture, package)
    phases = find_phases(code.graph, manifest, load_events(), code.constants)
    uris = tuple(find_uris(code, TABLES))
    hits = tuple(find_hits(code, TABLES, uris, manifest))
    return _prepared(Seen(code, phases, uris, hits), Asked(manifest))


@contextmanager
def prepared_package(path: Path) -> Iterator[Prepared | None]:
    """A built package, while it is open; None when its code is not looked at."""
    look = look_at(path)
    with pipeline.opened(path) as package:
        observed, _ = look._observe(package)
        fields, _ = read_input_fields(package)
        yield None if observed.seen is None else _prepared(observed.seen, Asked(look.manifest, fields))


def _prepared(seen: Seen, asked: Asked) -> Prepared:
    code, types = seen.code, data_types(load_catalogue(places.rulesets_dir()))
    sources = find_sources(code, TABLES, types, seen.uris, asked.manifest, RULES.sources, seen.hits, asked.fields)
    models = Models(code.program, RULES.models)
    return Prepared(Search.of(code, models), seen, asked, sources, find_sinks(code, RULES.sinks))


@cache
def found(fixture: str, package: str) -> FlowsFound:
    """All flows of a fixture."""
    return prepared(fixture, package).flows()


def end(flow: Flow) -> str:
    """``Class.method`` where a flow ends."""
    cls, _, rest = flow.sink.method.partition(";->")
    return f"{cls.rpartition('/')[2]}.{rest.partition('(')[0]}"
