"""The straight line: package and policy to facts, facts to a judgement, both to the files of a report."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from analyzer import __version__, jit, places
from analyzer.against_policy import compared, paper_of
from analyzer.apk.container import EntryError, Package, open_package
from analyzer.apk.contents import read_contents
from analyzer.apk.dex import Dex, read_dex
from analyzer.apk.embedded import loads_code, read_embedded
from analyzer.apk.input_fields import read_input_fields
from analyzer.apk.manifest import read_manifest
from analyzer.apk.model import Manifest, PackageContents
from analyzer.apk.native_reading import native_search, native_strings
from analyzer.apk.resource_texts import ResourceTexts
from analyzer.apk.services import read_services
from analyzer.apk.signing import read_certificates
from analyzer.behaviours.observe import Observed, data_types, observe
from analyzer.behaviours.screens import look_at_screens
from analyzer.callgraph.build import CallGraph, build_graph
from analyzer.callgraph.events import load_events
from analyzer.callgraph.hints import find_hints
from analyzer.catalogue.model import HOME, Catalogue
from analyzer.catalogue.reader import load_catalogue
from analyzer.catalogue.tables import Tables, tables_sha256
from analyzer.errors import UnreadableError
from analyzer.evidence.illustrate import Chosen, Places, choose, choose_ends, illustrated, placed, places_of
from analyzer.evidence.snippets import Pending, start
from analyzer.facts import CodeSummary, Facts, ToolIdentity
from analyzer.flows.find import Asked, Following, observe_flows, read_flow_rules
from analyzer.flows.model import Flow
from analyzer.gaps import Gap
from analyzer.judgement.judge import judge
from analyzer.judgement.model import Judgement
from analyzer.mapping.model import Mapping
from analyzer.memory import give_back, no_collection
from analyzer.policy.finding import PackageSearch
from analyzer.policy.model import PolicyLink
from analyzer.policy.source_file import SourceFile
from analyzer.program.build import Program, build_program
from analyzer.program.constants import Constants
from analyzer.program.framework import load_framework
from analyzer.program.sdks import SdkIndex, load_sdk_index
from analyzer.progress import Event, Listener, silent
from analyzer.report.model import Meta, Report
from analyzer.report.opening import Lang
from analyzer.report.restored import report_of
from analyzer.review.model import Review
from analyzer.storage import facts_file

Outputs = Iterator[tuple[str, bytes]]
"""(file name, content) of each output, made one after the other."""

STAGES = ("manifest", "code", "callgraph", "phases", "behaviours", "consent", "interface", "flows")
"""What a scan without a policy does, before the comparison."""

READERS = 2
"""Threads that inflate and sweep dex files; both give up the interpreter's lock while they work."""


def read_catalogue(folder: Path | None = None, packs: Sequence[str] = (HOME,)) -> Catalogue:
    """The rulesets of ``folder``, or those that ship with the tool, narrowed to the law of ``packs``.

    Raises:
        RulesetError: a file is wrong.
        UsageError: there is no such rule pack.
    """
    return load_catalogue(folder if folder is not None else places.rulesets_dir(), packs=packs)


def package_name(path: Path) -> str:
    """The name that a package states in its manifest, "" when that cannot be read. Raises as ``scan``."""
    with opened(path) as package:
        return read_manifest(package)[0].package


def scan(
    path: Path,
    *,
    policies: Sequence[Path | SourceFile] = (),
    search: bool = True,
    catalogue: Catalogue,
    rulesets: Path | None = None,
    tell: Listener = silent,
    implicit: bool = False,
    received: bool = False,
) -> Facts:
    """Everything that can be seen of a package and its policy.

    Args:
        path: the package.
        policies: the documents of one policy, in order; () when none was supplied.
        search: whether a policy is looked for in the package when none was supplied.
        catalogue: of the folder ``rulesets`` (default: the shipped one).
        rulesets: where SDK files and tables are; tables that it leaves out are those that ship with the tool.
        tell: hears which step begins.
        implicit: whether flows by which only a branch depends on data are followed as well, marked.
        received: whether what other apps send is followed as well, to be joined with their flows.

    Raises:
        UsageError: a path cannot be opened.
        UnreadableError: it is no package at all.
        RulesetError: a table that ships with the tool is missing or damaged.
    """
    tell(Event("container"))
    with opened(path) as package:
        tell(Event("manifest"))
        manifest, manifest_gaps = read_manifest(package)
        certificates, signing_gaps = read_certificates(package)
        contents, contents_gaps = read_contents(package, manifest)

        seen = (*package.gaps, *manifest_gaps, *signing_gaps, *contents_gaps)
        tables = Tables(tables_dir(rulesets))
        sdks = load_sdk_index(tables, rulesets or places.rulesets_dir())
        with no_collection():
            about = _About(tables, sdks, catalogue, rulesets, Following(implicit, received))
            looking = PackageSearch(package, manifest)
            code = _look_at_code(package, manifest, contents, seen, about, looking, tell)
            paper = paper_of(policies, looking if search else None, code.links)
        identity = package.identity
    give_back()
    observed = code.observed
    try:
        policy, found = compared(paper, observed, code.flows, manifest, certificates, catalogue, sdks, tables, tell)
        tell(Event("evidence"))
        reads = illustrated(observed.reads, code.chosen, code.pending.collect())
        snippets = placed(code.ends, code.pending_ends.collect())
    finally:
        code.pending.cancel()
        code.pending_ends.cancel()
    return Facts(
        tool=ToolIdentity(name="apkscan", version=__version__, tables_sha256=tables_sha256(tables_dir(rulesets))),
        sample=identity,
        certificates=certificates,
        manifest=manifest,
        contents=structs.replace(contents, xml_files=()),  # the call graph's business; long
        code=code.summary,
        reads=reads,
        permissions=observed.permissions,
        sdks=observed.sdks,
        sdk_starts=observed.sdk_starts,
        consent_gates=observed.consent_gates,
        permission_requests=observed.requests,
        screens=observed.screens,
        flows=code.flows,
        snippets=snippets,
        policy=policy,
        policy_origin=paper.origin,
        consistency=found,
        gaps=(*seen, *code.gaps, *observed.gaps, *paper.gaps, *(policy.gaps if policy else ())),
        stages_done=(*STAGES, *(("implicit-flows",) * implicit), *(("policy",) if policy else ()), "consistency"),
    )


@dataclass(frozen=True, slots=True)
class _About:
    """What does not depend on the package: tables, rulesets, what of the flows is wanted."""

    tables: Tables
    sdks: SdkIndex
    catalogue: Catalogue
    rulesets: Path | None
    following: Following

    @property
    def folder(self) -> Path:
        """Where the rulesets are."""
        return self.rulesets or places.rulesets_dir()


@dataclass(frozen=True, slots=True)
class _Code:
    """What is left of the code when everything was observed. ``gaps`` are of dex files and linking; ``pending`` and
    ``pending_ends`` (of flows) are the snippets, which processes of their own make while flows are followed and the
    policy is read.
    """

    observed: Observed
    summary: CodeSummary
    gaps: tuple[Gap, ...]
    chosen: Chosen
    pending: Pending
    flows: tuple[Flow, ...]
    ends: Places
    pending_ends: Pending
    links: tuple[PolicyLink, ...]


def _look_at_code(
    package: Package,
    manifest: Manifest,
    contents: PackageContents,
    seen: tuple[Gap, ...],
    about: _About,
    looking: PackageSearch,
    tell: Listener,
) -> _Code:
    """Dex files to flows. Program and graph end here: they are most of a scan's memory."""
    program, graph, gaps = link(package, manifest, contents, tell)
    tell(Event("behaviours"))
    events = tables_dir(about.rulesets)
    observed, screen_gaps = observed_in(
        package, program, graph, manifest, contents, (*seen, *gaps), about.tables, about.sdks, about.catalogue, events
    )
    capabilities = _capabilities(about.catalogue)
    chosen = choose(program, observed.reads, capabilities)
    pending = start(chosen.requests)
    tell(Event("flows"))
    found, flow_gaps = flows_in(package, observed, manifest, contents, about)
    links = looking.links(program.dexes, about.tables.host)
    ends = choose_ends(program, found, capabilities, places_of(observed.reads, chosen))
    summary = _summary(program, graph, observed.unresolved_reflection)
    kept = replace(observed, seen=None)
    return _Code(
        kept, summary, (*gaps, *screen_gaps, *flow_gaps), chosen, pending, found, ends,
        start(ends.requests, after=pending), links)  # fmt: skip


def flows_in(
    package: Package, observed: Observed, manifest: Manifest, contents: PackageContents, about: _About
) -> tuple[tuple[Flow, ...], tuple[Gap, ...]]:
    """Where the data goes, in code that was observed, and what of that could not be followed."""
    if observed.seen is None:
        return (), ()
    fields, field_gaps = read_input_fields(package)
    types = data_types(about.catalogue)
    rules = read_flow_rules(about.folder)
    asked = Asked(manifest, fields, lambda: native_strings(package, contents)[0])
    found = observe_flows(observed.seen, about.tables, types, asked, rules, about.following)
    return found.flows, (*field_gaps, *found.gaps)


def observed_in(
    package: Package,
    program: Program,
    graph: CallGraph,
    manifest: Manifest,
    contents: PackageContents,
    gaps: tuple[Gap, ...],
    tables: Tables,
    sdks: SdkIndex,
    catalogue: Catalogue,
    events: Path,
) -> tuple[Observed, tuple[Gap, ...]]:
    """What linked code does, without snippets of it, and which of the package's screens could not be read.

    ``gaps`` are those of all steps before, ``events`` the folder of the table that says which call means which phase.
    """
    native = native_search(package, contents)
    looked = look_at_screens(package, tables, events)
    observed = observe(
        program, graph, manifest, contents, (*gaps, *looked.gaps), tables, sdks, catalogue,
        native_search=native, events=load_events(events), screens=looked.consent,
        texts=ResourceTexts(package), shown=looked.shown,
    )  # fmt: skip
    return observed, looked.gaps


def link(
    package: Package, manifest: Manifest, contents: PackageContents, tell: Listener
) -> tuple[Program, CallGraph, tuple[Gap, ...]]:
    """All code of a package as one program, its call graph, and what of both could not be read or followed."""
    tell(Event("code" if jit.compiled() else "compile"))
    dexes, dex_gaps = _read_code(package)
    payload, payload_gaps = _read_payload(package, dexes)
    seed = int(package.identity.sha256[:15], 16)
    program, program_gaps = build_program((*dexes, *payload), load_framework(), manifest.min_sdk, seed)
    tell(Event("callgraph"))
    services, service_gaps = read_services(package)
    constants = Constants(program, ResourceTexts(package))
    natives, native_gaps = native_strings(package, contents)
    hints = find_hints(program, manifest, constants, services, natives)
    graph = build_graph(program, manifest, contents, hints)
    jit.mark_compiled()
    gaps = (*dex_gaps, *payload_gaps, *program_gaps, *service_gaps, *native_gaps, *hints.gaps, *graph.gaps)
    return program, graph, gaps


def _read_payload(package: Package, dexes: tuple[Dex, ...]) -> tuple[tuple[Dex, ...], tuple[Gap, ...]]:
    """Dex files that lie in the package as data, when its code loads code: the last in the order of linking."""
    if not loads_code(dexes):
        return (), ()
    sources, gaps = read_embedded(package)
    read = [read_dex(name, data) for name, data in sources]
    return tuple(dex for found, _ in read for dex in found), (*gaps, *(gap for _, found in read for gap in found))


def tables_dir(rulesets: Path | None) -> Path:
    """The folder of tables: below ``rulesets`` when it has one, else that which ships with the tool."""
    if rulesets is not None and (rulesets / "tables").is_dir():
        return rulesets / "tables"
    return places.rulesets_dir() / "tables"


def _capabilities(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(entry.id for entry in catalogue.data_types if entry.grade == "capability")


def opened(path: Path) -> Package:
    """The package at a path, named in the error when it is none.

    Raises:
        UsageError, UnreadableError: as ``scan``.
    """
    try:
        return open_package(path)
    except UnreadableError as error:
        raise UnreadableError(f"{path.name}: {error}", error.hint) from error


def _read_code(package: Package) -> tuple[tuple[Dex, ...], tuple[Gap, ...]]:
    """All dex files that the device loads; a damaged one gives a gap and what could be read of it."""

    def read(name: str) -> tuple[tuple[Dex, ...], tuple[Gap, ...]]:
        try:
            return read_dex(name, package.read(name))
        except EntryError as error:
            dexes, gaps = read_dex(name, error.partial) if error.partial else ((), ())
            return dexes, (error.gap, *gaps)

    with ThreadPoolExecutor(READERS) as pool:
        found = list(pool.map(read, package.dex_entries))
    return tuple(dex for dexes, _ in found for dex in dexes), tuple(gap for _, gaps in found for gap in gaps)


def _summary(program: Program, graph: CallGraph, unresolved: int) -> CodeSummary:
    return CodeSummary(
        dex_files=len(program.dexes),
        classes=int((program.types.dex >= 0).sum()),
        methods=int((program.methods.dex >= 0).sum()),
        reachable_methods=int(((graph.live == 1) & (program.methods.dex >= 0)).sum()),
        call_sites=len(program.sites.op),
        entry_points=len(graph.entry_points),
        unresolved_reflection_sites=unresolved,
    )


def assess(facts: Facts, catalogue: Catalogue, date: str, app_type: str = "", *, tell: Listener = silent) -> Judgement:
    """The rules over facts, as the law stands on ``date`` (ISO 8601).

    Raises:
        UsageError: ``app_type`` is no id of the catalogue.
    """
    tell(Event("judgement"))
    return judge(facts, catalogue, date, app_type)


def outputs(
    facts: Facts,
    judgement: Judgement,
    catalogue: Catalogue,
    lang: Lang,
    formats: Sequence[str],
    *,
    meta: Meta | None = None,
    review: Review | None = None,
    mapping: Mapping | None = None,
    template: bytes | None = None,
    tell: Listener = silent,
) -> Outputs:
    """The files of each format (those of `FILES`, and "facts"), in this order, the facts last.

    ``mapping`` restores names in the report, never in the facts; UsageError when it is of another package.
    ``template`` is the laboratory's own DOCX file.
    """
    tell(Event("report"))
    report = report_of(facts, judgement, catalogue, lang, meta=meta, review=review, mapping=mapping)
    for form, name in FILES.items():
        if form in formats:
            yield name, _rendered(report, form, template)
    if "facts" in formats:
        yield facts_file(facts)


_FORMS = ("html", "json", "text", "csv", "sarif", "md", "xlsx", "docx", "pdf")
FILES = {form: f"report.{'txt' if form == 'text' else form}" for form in _FORMS}
"""The file of each format of the report."""

_MODULES = {"md": "markdown"}
"""Where the module of a format is called otherwise than the format."""


def _rendered(report: Report, form: str, template: bytes | None) -> bytes:
    # Each format is a module of its own, imported when it is asked for.
    module = importlib.import_module(f"analyzer.report.{_MODULES.get(form, form)}")
    render: Callable[..., bytes | str] = module.render
    content = render(report, template) if form == "docx" else render(report)
    return content.encode("utf-8", "replace") if isinstance(content, str) else content
