"""One question about one package: is this reachable, from where, and by which way?"""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from analyzer import pipeline, places
from analyzer.apk.contents import read_contents
from analyzer.apk.manifest import read_manifest
from analyzer.apk.model import Manifest, PackageContents
from analyzer.behaviours.blind_spots import blind_spots
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.content_uris import find_uris
from analyzer.behaviours.model import Phase
from analyzer.behaviours.observe import data_types, observe
from analyzer.behaviours.reads import find_reads
from analyzer.behaviours.targets import (
    Named,
    Target,
    TargetKind,
    classes_called,
    named_targets,
    parse_name,
    permission_targets,
    read_targets,
)
from analyzer.callgraph.events import load_events
from analyzer.callgraph.phases import Phases, find_phases
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.tables import Tables
from analyzer.errors import UsageError
from analyzer.evidence.answer import Answer, Spot, Status
from analyzer.evidence.picture import Way, picture_of
from analyzer.evidence.ways import Goal, Start, Ways
from analyzer.gaps import Gap
from analyzer.names import is_class, java_name, pretty_type
from analyzer.program.build import Program
from analyzer.program.sdks import SdkIndex, app_namespace, load_sdk_index
from analyzer.progress import Event, Listener, silent

PLACES, WAYS = 5, 3
ALL_PLACES, ALL_WAYS = 200, 40
"""Most places, and most ways to each, without and with ``every``."""

_PERMISSION = "android.permission."
_NEAR = 3


def explain(
    path: Path,
    question: str,
    start: str = "",
    *,
    every: bool = False,
    catalogue: Catalogue,
    rulesets: Path | None = None,
    tell: Listener = silent,
) -> Answer:
    """Why something is reachable.

    Args:
        path: the package.
        question: an API or method (``Lcls;->name(args)ret``, ``cls->name``, ``cls.name``, ``name``), a class, the id
            of a data type, or a permission.
        start: where ways begin: a phase, the kind of an entry point, a component, a class or a method; "" anywhere.
        every: all places and ways, up to ALL_PLACES and ALL_WAYS.
        catalogue: for the data types.
        rulesets: of the catalogue.
        tell: hears which step begins.

    Raises:
        UsageError: the path cannot be opened, or the question or the start names nothing that can be looked for.
        UnreadableError: it is no package, or nothing of it could be read.
    """
    tell(Event("container"))
    with pipeline.opened(path) as package:
        tell(Event("manifest"))
        manifest, manifest_gaps = read_manifest(package)
        contents, contents_gaps = read_contents(package, manifest)
        program, graph, code_gaps = pipeline.link(package, manifest, contents, tell)
        seen = (*package.gaps, *manifest_gaps, *contents_gaps, *code_gaps)
    tables = Tables(pipeline.tables_dir(rulesets))
    sdks = load_sdk_index(tables, rulesets or places.rulesets_dir())
    code = CodeIndex(program, graph, sdks, app_namespace(manifest, sdks))
    phases = find_phases(graph, manifest, load_events(pipeline.tables_dir(rulesets)), code.constants)
    tell(Event("behaviours"))
    asked = _Asked(code, manifest, contents, catalogue, tables, sdks, seen)
    kind, targets = asked.targets(question)
    search = _Search(code, phases, start, every)
    spots = tuple(search.spot(target) for target in targets[: ALL_PLACES if every else PLACES])
    gaps = tuple(gap for gap in (*seen, *blind_spots(code, contents).gaps) if gap.blocks_code)
    return Answer(
        question=question,
        start=start,
        kind=kind,
        status=_status(spots, start, gaps),
        places=len(targets),
        live=sum(bool(graph.live[target.method]) for target in targets),
        spots=spots,
        picture=picture_of(way for spot in spots for way in spot.ways),
        gaps=gaps,
        unread=_unread(manifest, contents, program, seen),
    )


def _unread(manifest: Manifest, contents: PackageContents, program: Program, gaps: tuple[Gap, ...]) -> str:
    """Why nothing could be looked at, "" when something could: what `analyzer.report.opening` says of a scan."""
    names = set(contents.dex_names)
    of_code = [gap for gap in gaps if gap.where.partition("@")[0] in names]
    if not manifest.package:
        return "AndroidManifest.xml"
    return f"code: {of_code[0].detail}" if of_code and not (program.methods.dex >= 0).any() else ""


def _status(spots: tuple[Spot, ...], start: str, gaps: tuple[Gap, ...]) -> Status:
    if any(spot.ways for spot in spots):
        return "reachable"
    if any(spot.live for spot in spots):
        return "not-from-there" if start else "reachable"
    if spots:
        return "not-reachable"
    return "not-seen" if gaps else "not-in-package"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question can be about in one package."""

    code: CodeIndex
    manifest: Manifest
    contents: PackageContents
    catalogue: Catalogue
    tables: Tables
    sdks: SdkIndex
    seen: tuple[Gap, ...]

    def targets(self, question: str) -> tuple[TargetKind, tuple[Target, ...]]:
        """The kind of thing that is asked for, and its places.

        Raises:
            UsageError: it names nothing that can be looked for.
        """
        text = question.strip()
        if data_type := self._data_type(text):
            types = data_types(self.catalogue)
            uris = find_uris(self.code, self.tables)
            reads = find_reads(self.code, self.tables, types, uris, self.manifest)
            return "data-type", read_targets(self.code, reads, data_type)
        if permission := self._permission(text):
            observed = observe(
                self.code.program, self.code.graph, self.manifest, self.contents, self.seen, self.tables, self.sdks,
                self.catalogue,
            )  # fmt: skip
            members = self.tables.permission_members(permission)
            found = permission_targets(self.code, members, observed.permissions, observed.requests, permission)
            return "permission", found
        named = parse_name(self.code, text)
        if named is not None and named.kind == "name" and not named_targets(self.code, named):
            named = self._simple_class(text)
        targets = named_targets(self.code, named) if named else ()
        if named is None:
            raise UsageError(f"nothing is called '{text}'", self._hint(text))
        return named.kind, targets

    def _simple_class(self, text: str) -> Named | None:
        """The class of a simple name.

        Raises:
            UsageError: several have it.
        """
        found = classes_called(self.code, text)
        if len(found) > 1:
            names = ", ".join(java_name(one) for one in found[:_NEAR])
            raise UsageError(f"several classes are called '{text}'", f"give the full name: {names}")
        return Named("class", found[0]) if found else None

    def _data_type(self, text: str) -> str:
        wanted = text.casefold()
        for one in self.catalogue.data_types:
            if wanted in (one.id, one.name.zh.casefold(), one.name.en.casefold()):
                return one.id
        return ""

    def _permission(self, text: str) -> str:
        if "->" in text or "/" in text or "#" in text:
            return ""
        requested = {use.name for use in self.manifest.uses_permissions}
        if text in requested or ".permission." in text:
            return text
        known = {name.rpartition(".")[2]: name for name in sorted(requested, reverse=True)}
        if text in known or self.tables.permission(_PERMISSION + text) is not None:
            return known.get(text, _PERMISSION + text)
        return ""

    def _hint(self, text: str) -> str:
        near = difflib.get_close_matches(text, [one.id for one in self.catalogue.data_types], n=_NEAR, cutoff=0.5)
        if near:
            return f"did you mean '{near[0]}'?"
        return "name an API, a class, a method, a permission, or a data type (apkscan rules list data)"


class _Search:
    """Ways to one place after the other, from where the question says."""

    def __init__(self, code: CodeIndex, phases: Phases, start: str, every: bool) -> None:
        self._code, self._phases, self._ways = code, phases, Ways(code, phases.of)
        self._phase = start if start in get_args(Phase) else ""
        self._most = ALL_WAYS if every else WAYS
        self._starts = () if self._phase else self._starting(start)

    def spot(self, target: Target) -> Spot:
        """One place and its ways."""
        goal = Goal(target.method, target.pc, target.what)
        live = bool(self._code.graph.live[target.method])
        ways: tuple[Way, ...] = ()
        if self._phase and (steps := self._phases.path(target.method, self._phase)):
            ways = (self._ways.along(steps, goal, *self._code.graph.entry(steps[0][0])),)
        elif not self._phase and live:
            ways = self._ways.find(goal, self._starts, self._most)
        place = Place(target.method, max(target.pc, 0))
        phases = self._phases.of(target.method) if live else ()
        return Spot(site=self._code.site(place), what=target.what, live=live, phases=phases, ways=ways)

    def _starting(self, start: str) -> tuple[Start, ...]:
        """The starts that a word names: entry points of a kind or a component, or live methods of a class or name.

        Raises:
            UsageError: it names nothing in the package.
        """
        entries = self._ways.entries()
        if not start:
            return entries
        java = java_name(start) if is_class(start) else start
        chosen = tuple(
            one for one in entries if one.kind == start or java in (one.component, one.component.rpartition(".")[2])
        )
        if chosen:
            return chosen
        named = parse_name(self._code, start)
        methods = [t.method for t in named_targets(self._code, named) if t.pc < 0] if named else []
        if not methods:
            raise UsageError(
                f"nothing in the package is called '{start}'",
                "give a phase, a kind of entry point, a class or a method",
            )
        known = {entry.method: entry for entry in reversed(entries)}
        live = [m for m in methods if self._code.graph.live[m]]
        return tuple(known.get(m, Start(m, "method", pretty_type(self._owner(m)))) for m in live)

    def _owner(self, method: int) -> str:
        return self._code.program.type_name(int(self._code.program.symbols.methods.owner[method]))
