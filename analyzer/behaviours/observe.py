"""The whole behaviours stage: one program and its call graph to reads, permission verdicts, SDKs and gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.consent_texts import Screens
from analyzer.apk.model import Manifest, PackageContents
from analyzer.apk.screen_elements import Shown
from analyzer.behaviours.blind_spots import blind_spots
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.conduct import find_conduct
from analyzer.behaviours.consent_stage import Consents, observe_consent
from analyzer.behaviours.consent_words import ConsentWords
from analyzer.behaviours.content_uris import UriAccess, find_uris
from analyzer.behaviours.hidden import Search
from analyzer.behaviours.hits import Hit, find_hits
from analyzer.behaviours.model import (
    ConsentGate,
    PermissionRequest,
    PermissionUse,
    SdkPresence,
    SdkStart,
    SensitiveRead,
)
from analyzer.behaviours.permissions import judge_permissions
from analyzer.behaviours.presences import sdk_presences
from analyzer.behaviours.reads import MOST_READS, DataTypes, find_reads
from analyzer.behaviours.requests import find_requests
from analyzer.behaviours.screen_model import ScreenFact
from analyzer.behaviours.screen_words import ScreenWords
from analyzer.behaviours.screens import find_on_screens, prompts
from analyzer.behaviours.use import Searched
from analyzer.behaviours.uses import find_uses
from analyzer.behaviours.when import graded, timed
from analyzer.callgraph.build import CallGraph
from analyzer.callgraph.events import Events, load_events
from analyzer.callgraph.phases import Phases, find_phases
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.tables import Tables
from analyzer.gaps import Cause, Gap
from analyzer.names import BadNameError, class_descriptor
from analyzer.program.build import Program
from analyzer.program.constants import Constants, StringsOfResource, no_resources
from analyzer.program.owner import Owner
from analyzer.program.sdks import SdkIndex, app_namespace


@dataclass(frozen=True, slots=True)
class Seen:
    """What later stages ask the code with: its index, its phases, the content URIs it reads, all its sensitive hits;
    what stands before or after consent, if anybody has looked.
    """

    code: CodeIndex
    phases: Phases
    uris: tuple[UriAccess, ...]
    hits: tuple[Hit, ...]
    consents: Consents | None = None


@dataclass(frozen=True, slots=True)
class Observed:
    """What the behaviours stage saw. ``unresolved_reflection`` counts reachable look-ups by a computed name."""

    reads: tuple[SensitiveRead, ...]
    permissions: tuple[PermissionUse, ...]
    sdks: tuple[SdkPresence, ...]
    gaps: tuple[Gap, ...]
    unresolved_reflection: int
    requests: tuple[PermissionRequest, ...] = ()
    consent_gates: tuple[ConsentGate, ...] = ()
    sdk_starts: tuple[SdkStart, ...] = ()
    screens: tuple[ScreenFact, ...] = ()
    seen: Seen | None = None


def observe(
    program: Program,
    graph: CallGraph,
    manifest: Manifest,
    contents: PackageContents,
    gaps: Iterable[Gap],
    tables: Tables,
    index: SdkIndex,
    catalogue: Catalogue,
    native_search: Search | None = None,
    events: Events | None = None,
    screens: Screens | None = None,
    texts: StringsOfResource = no_resources,
    shown: tuple[Shown, ScreenWords] | None = None,
) -> Observed:
    """Everything that the code does, as far as it can be seen.

    ``gaps`` are those of all earlier stages: they decide which permissions cannot be checked. ``native_search`` tells
    which names are strings of the native libraries; None when they could not be searched. ``events`` say which call by
    the framework means which phase (default: the shipped table); ``screens`` are texts that speak of consent;
    ``texts`` gives those of any resource; ``shown`` is what resources show on screens, with the words for it: without
    it nobody looks at the screens.
    """
    constants = Constants(program, texts, live=graph.row_live)
    code = CodeIndex(program, graph, index, app_namespace(manifest, index), constants)
    phases = find_phases(graph, manifest, events or load_events(), code.constants)
    uris = tuple(find_uris(code, tables))
    hits = (*find_hits(code, tables, uris, manifest), *find_conduct(code, tables, manifest))
    reads = find_reads(code, tables, data_types(catalogue), uris, manifest, hits)
    uses = graded(find_uses(code, tables, uris, manifest), code, phases)
    hidden = blind_spots(code, contents)
    left_out = _left_out(reads)
    find = program.symbols.strings.find
    spoken = _spoken(program)
    own = _own_methods(code)
    permissions = judge_permissions(
        manifest,
        uses,
        (*gaps, *hidden.gaps),
        tables,
        Searched(
            dex_files=len(program.dexes),
            methods=int((program.methods.dex >= 0).sum()),
            reachable_methods=int(((graph.live == 1) & (program.methods.dex >= 0)).sum()),
            own_methods=int(own.sum()),
            reachable_own_methods=int((own & (graph.live == 1)).sum()),
            native_libraries=len({library.name for library in contents.native_libraries}),
        ),
        component_owners=_component_owners(index, manifest),
        libraries=index.libraries(),
        native_search=native_search,
        entering=hidden.entering,
        string_search=lambda names: frozenset(name for name in names if find(name) in spoken),
    )
    presences = sdk_presences(index, code.descriptors, code.owner_numbers, code.reachable_per_type, manifest, contents)
    gaps = (*gaps, *hidden.gaps)
    screen_facts, screen_gaps = (
        find_on_screens(code, *shown, ConsentWords.of(tables.consent_terms()), gaps) if shown else ((), ())
    )
    consented = observe_consent(code, phases, timed(reads, code, phases), manifest, tables, screens)
    return Observed(
        reads=consented.reads,
        permissions=permissions,
        sdks=presences,
        gaps=(*hidden.gaps, *left_out, *screen_gaps),
        unresolved_reflection=hidden.unresolved,
        requests=timed(find_requests(code), code, phases),
        consent_gates=consented.gates,
        sdk_starts=consented.starts,
        screens=(*screen_facts, *(prompts(consented.gates, code, phases) if shown else ())),
        seen=Seen(code, phases, uris, hits, consented.places),
    )


def _left_out(reads: tuple[SensitiveRead, ...]) -> tuple[Gap, ...]:
    """That more reads were found than are kept, if so."""
    if len(reads) < MOST_READS:
        return ()
    detail = f"only {MOST_READS} reads are kept; what is reachable and personal information came first"
    return (Gap(stage="code", cause=Cause.BUDGET, where="reads", detail=detail, blocks_code=True),)


def _own_methods(code: CodeIndex) -> NDArray[np.bool_]:
    """(methods,): the packaged methods that belong to no SDK or library."""
    program = code.program
    own = np.zeros(len(program.types.origin), bool)
    own[code.packaged_types] = np.array(code.owner_numbers, np.int32) < 0
    return own[program.symbols.methods.owner] & (program.methods.dex >= 0)


def _spoken(program: Program) -> frozenset[int]:
    """Numbers of the strings that code can speak: those it loads, and those that no method is named by.

    A static field may hold a constant that no instruction loads; what only names a method is not such a constant.
    """
    op, ref = program.sites.op, program.sites.ref
    loaded = ref[(op == 0x1A) | (op == 0x1B)]
    names = np.zeros(program.symbols.strings.count, bool)
    names[program.symbols.methods.name] = True
    names[loaded[loaded >= 0]] = False
    return frozenset(np.flatnonzero(~names).tolist())


def data_types(catalogue: Catalogue) -> DataTypes:
    """The catalogue's data types as the reads need them."""
    return DataTypes(
        of_code={code: data_type.id for data_type in catalogue.data_types for code in data_type.table},
        capabilities=frozenset(d.id for d in catalogue.data_types if d.grade == "capability"),
        conduct=frozenset(d.id for d in catalogue.data_types if "conduct" in d.tags),
    )


def _component_owners(index: SdkIndex, manifest: Manifest) -> dict[str, Owner]:
    names = []
    for component in manifest.components:
        try:
            names.append((component.name, class_descriptor(component.name)))
        except BadNameError:
            continue
    numbers = index.owners_of([descriptor for _, descriptor in names], app_namespace(manifest, index))
    return {name: index.owner(number) for (name, _), number in zip(names, numbers, strict=True)}
