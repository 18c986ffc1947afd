"""What the tool says of one package, asked by ``Class.method``."""

from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from analyzer import pipeline, places
from analyzer.apk.container import Package
from analyzer.apk.contents import read_contents
from analyzer.apk.input_fields import read_input_fields
from analyzer.apk.manifest import read_manifest
from analyzer.apk.model import Manifest, PackageContents
from analyzer.apk.native_reading import native_strings
from analyzer.apk.resource_texts import ResourceTexts
from analyzer.behaviours.model import PermissionRequest, SdkStart
from analyzer.behaviours.observe import Observed, data_types
from analyzer.callgraph.build import CallGraph
from analyzer.callgraph.events import load_events
from analyzer.callgraph.phases import Phases, find_phases
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.tables import Tables
from analyzer.flows.find import Asked, FlowRules, FlowsFound, observe_flows, read_flow_rules
from analyzer.flows.model import Flow
from analyzer.gaps import Gap
from analyzer.program.build import Program
from analyzer.program.constants import Constants
from analyzer.program.sdks import SdkIndex, load_sdk_index
from analyzer.progress import silent

START_UP = {"attach", "provider", "application", "launch"}


class Look:
    """One analysed package."""

    def __init__(
        self,
        path: Path,
        manifest: Manifest,
        contents: PackageContents,
        graph: CallGraph,
        constants: Constants,
        gaps: tuple[Gap, ...],
    ) -> None:
        self.path, self.manifest, self.contents, self.graph, self.constants = path, manifest, contents, graph, constants
        self.program: Program = graph.program
        self._gaps = gaps

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[int]]:
        """Packaged methods by class (``p.Main$1``) and name."""
        found: dict[tuple[str, str], list[int]] = {}
        for method in (self.program.methods.dex >= 0).nonzero()[0].tolist():
            owner = self.program.type_name(int(self.program.symbols.methods.owner[method]))
            key = owner[1:-1].replace("/", "."), self.program.method_name(method)
            found.setdefault(key, []).append(method)
        return found

    def methods(self, name: str) -> list[int]:
        """The methods that ``Class.method`` or ``Class.method(args)ret`` means.

        Raises:
            KeyError: none.
        """
        plain, bracket, rest = name.partition("(")
        owner, _, method = plain.rpartition(".")
        if "." not in owner:
            owner = f"p.{owner}"
        found = [
            m
            for m in self._by_name.get((owner, method), ())
            if not bracket or self.program.descriptor(m) == bracket + rest
        ]
        if not found:
            raise KeyError(name)
        return found

    def live(self, method: int) -> bool:
        """Whether anything can run it."""
        return bool(self.graph.live[method])

    def successors(self, method: int) -> set[int]:
        """The methods one step on; hubs are no step of their own."""
        edges = self.graph.edges
        found: set[int] = set()
        seen: set[int] = set()
        queue = [method]
        while queue:
            node = queue.pop()
            for callee in edges.callee[int(edges.first[node]) : int(edges.first[node + 1])].tolist():
                if callee < len(self.graph.live):
                    found.add(callee)
                elif callee not in seen:
                    seen.add(callee)
                    queue.append(callee)
        return found

    @cached_property
    def _phases(self) -> Phases:
        return find_phases(self.graph, self.manifest, load_events(), self.constants)

    def phases(self, method: int) -> set[str]:
        """When it runs, in words."""
        return set(self._phases.of(method))

    def grade(self, method: int) -> str:
        """packaged, reachable or start-up."""
        if not self.live(method):
            return "packaged"
        return "start-up" if self.phases(method) & START_UP else "reachable"

    def _observe(self, package: Package) -> tuple[Observed, tuple[Gap, ...]]:
        rules = _rules()
        return pipeline.observed_in(
            package, self.program, self.graph, self.manifest, self.contents, self._gaps,
            rules.tables, rules.sdks, rules.catalogue, rules.events,
        )  # fmt: skip

    @cached_property
    def _observed(self) -> tuple[Observed, tuple[Gap, ...]]:
        with pipeline.opened(self.path) as package:
            return self._observe(package)

    def consent(self, method: int) -> set[str]:
        """The verdicts on the sensitive reads in it."""
        signature = self.program.signature(method)
        return {read.consent for read in self._observed[0].reads if read.site.method == signature}

    @property
    def requests(self) -> tuple[PermissionRequest, ...]:
        """The requests for permissions that can run."""
        return tuple(one for one in self._observed[0].requests if one.grade != "packaged")

    @property
    def sdk_starts(self) -> tuple[SdkStart, ...]:
        """The starts of SDKs, in dead code too."""
        return self._observed[0].sdk_starts

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What no stage could see."""
        observed, screen_gaps = self._observed
        return (*self._gaps, *screen_gaps, *observed.gaps, *self._flows_found.gaps)

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Where the data goes."""
        return self._flows_found.flows

    @cached_property
    def _flows_found(self) -> FlowsFound:
        rules = _rules()
        with pipeline.opened(self.path) as package:  # texts of resources and native libraries are read when asked for
            observed, _ = self._observe(package)
            if observed.seen is None:
                return FlowsFound(())
            fields, _ = read_input_fields(package)
            asked = Asked(self.manifest, fields, lambda: native_strings(package, self.contents)[0])
            types = data_types(rules.catalogue)
            return observe_flows(observed.seen, rules.tables, types, asked, rules.flows)

    def values(self, method: int, signature: str, number: int) -> set[str]:
        """The constants of one argument of all calls of a signature; those of an array one by one."""
        found: set[str] = set()
        for call in self.constants.arguments(method).values():
            if call.signature != signature or number >= len(call.arguments):
                continue
            for constant in call.arguments[number] or ():
                found |= set(str(constant.value).split("\n") if constant.kind == "strings" else [str(constant.value)])
        return found


class Rules(NamedTuple):
    """What ships with the tool, read once."""

    catalogue: Catalogue
    tables: Tables
    sdks: SdkIndex
    events: Path
    flows: FlowRules


@cache
def _rules() -> Rules:
    folder = pipeline.tables_dir(None)
    tables = Tables(folder)
    rulesets = places.rulesets_dir()
    sdks = load_sdk_index(tables, rulesets)
    return Rules(pipeline.read_catalogue(), tables, sdks, folder, read_flow_rules(rulesets))


def look_at(path: Path) -> Look:
    """Run the stages up to the call graph; those after it run when they are asked."""
    with pipeline.opened(path) as package:
        manifest, manifest_gaps = read_manifest(package)
        contents, contents_gaps = read_contents(package, manifest)
        program, graph, gaps = pipeline.link(package, manifest, contents, silent)
        texts = ResourceTexts(package).load()
        seen = (*package.gaps, *manifest_gaps, *contents_gaps, *gaps)
    return Look(path, manifest, contents, graph, Constants(program, texts, live=graph.row_live), seen)
