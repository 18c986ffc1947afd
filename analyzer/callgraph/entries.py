"""Where the framework enters a package: its components and what XML and meta-data name, in the device's order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from analyzer.apk.model import Component, Manifest
from analyzer.callgraph.inflation import Inflation
from analyzer.callgraph.instrumented import test_methods
from analyzer.names import BadNameError, class_descriptor
from analyzer.program.build import PACKAGED, Program

_JOB = "android.permission.BIND_JOB_SERVICE"
_INITIALIZER = "Landroidx/startup/Initializer;"
LAUNCHER = "android.intent.category.LAUNCHER"


@dataclass(frozen=True, slots=True)
class Entry:
    """A method that the framework calls by itself. ``kind`` and ``component`` as in ``EntryPoint``."""

    method: int
    kind: str
    component: str
    process: str = ""


@dataclass(frozen=True, slots=True)
class Root:
    """A class that the framework instantiates by itself. ``kind`` as in ``EntryPoint.kind``; ``process`` the name of
    the process when it is not the package's own.
    """

    type: int
    kind: str
    component: str
    process: str = ""
    only_onset: bool = False
    """A provider that nobody but the package itself can ask: it is made, and its start is an entry of its own."""


@dataclass(frozen=True, slots=True)
class Entered:
    """How a package is entered. ``roots``: classes that the framework makes by itself; ``inside``: enabled components
    that only the package's own code starts; ``methods``: entries apart from those of roots; ``components``: types of
    all components; ``actions``: strings (actions of its own filters, authorities, content URIs) to
    components; ``handlers``: (method, handler): a click may call the handler once the method has run.
    """

    roots: tuple[Root, ...]
    inside: tuple[Root, ...]
    methods: tuple[Entry, ...]
    components: tuple[int, ...]
    actions: Mapping[str, tuple[int, ...]]
    handlers: tuple[tuple[int, int], ...]


def packaged_type(program: Program, name: str) -> int:
    """The type number of a packaged Java class, -1 for none."""
    if not name:
        return -1
    try:
        type_ = program.find_type(class_descriptor(name))
    except BadNameError:
        return -1
    return type_ if type_ >= 0 and program.types.origin[type_] == PACKAGED else -1


def _kind(component: Component) -> str:
    return "activity" if component.kind == "activity-alias" else component.kind


def component_class(component: Component) -> str:
    """The class behind a component (an alias has that of its target)."""
    return component.target or component.name


def entered_from_outside(component: Component) -> bool:
    """Whether the system or another app can start a component: it is exported, has a filter, or is a provider (which
    is made when the process starts). Jobs are started by the system, but only those that the app has scheduled.
    """
    if component.permission == _JOB:
        return False
    return component.exported or bool(component.filters) or component.kind == "provider"


def _order(component: Component) -> tuple[int, int]:
    """Providers first, those of a higher ``initOrder`` before others; then launcher activities, then the rest."""
    if component.kind == "provider":
        return 0, -component.init_order
    launcher = any(LAUNCHER in f.categories for f in component.filters)
    return (1 if launcher else 2), 0


def entered(program: Program, manifest: Manifest, inflation: Inflation) -> Entered:
    """Everything that the manifest and the resources say of who makes what."""
    enabled = sorted((c for c in manifest.components if c.enabled and manifest.application_enabled), key=_order)
    outside = [c for c in enabled if entered_from_outside(c)]
    named = [(manifest.application_class, "application", "", ""), (manifest.component_factory, "application", "", "")]
    named += [(component_class(c), _kind(c), component_class(c), c.process) for c in outside]
    named.append((manifest.backup_agent, "backup-agent", "", ""))
    named += [(name, "instrumentation", name, "") for name in manifest.instrumentation]
    # Libraries make the classes that names of meta-data are; what a value names is made where code reads it.
    stated = [*manifest.meta_data, *(m for c in outside for m in c.meta_data)]
    named += [(m.name, "meta-data", "", "") for m in stated]
    named += [(name, "layout", "", "") for name in inflation.always]
    found = _classes(program, named)
    quiet = {packaged_type(program, component_class(c)) for c in outside if c.kind == "provider" and not c.exported}
    found = tuple(replace(root, only_onset=root.type in quiet) for root in found)
    taken = {root.type for root in found}
    inside = [(component_class(c), _kind(c), component_class(c), c.process) for c in enabled]
    methods = [Entry(handler, "layout-click", "") for method, handler in inflation.handlers if method < 0]
    methods += [Entry(method, "instrumentation", "") for method in test_methods(program, manifest)]
    methods += [Entry(method, "meta-data", "") for method in _initialisers(program, found)]
    methods += [
        Entry(m, "provider", program.type_name(t)[1:-1].replace("/", "."))
        for t in sorted(quiet - {-1})
        for m in _onset(program, t)
    ]
    return Entered(
        found, tuple(root for root in _classes(program, inside) if root.type not in taken), tuple(methods),
        component_types(program, manifest), own_actions(program, manifest), inflation.handlers,
    )  # fmt: skip


def _onset(program: Program, provider: int) -> Iterator[int]:
    """What the framework runs of a provider that nobody asks anything: it is made and attached."""
    find = program.symbols.strings.find
    wanted = {
        find(name) for name in ("onCreate", "attachInfo", "onTrimMemory", "onLowMemory", "onConfigurationChanged")
    }
    seen = set()
    for type_ in program.ancestors_of(provider).tolist():
        for method in program.methods_of(type_).tolist() if program.types.origin[type_] == PACKAGED else ():
            names = program.symbols.methods
            key = int(names.name[method]), int(names.kind[method])
            if key[0] in wanted and key not in seen:
                seen.add(key)
                yield method


def _initialisers(program: Program, found: Iterable[Root]) -> Iterator[int]:
    """androidx.startup: ``create`` and ``dependencies`` of the initialisers that meta-data names, and of those that
    they depend on.
    """
    initializer = program.find_type(_INITIALIZER)
    if initializer < 0:
        return
    find, names, table = program.symbols.strings.find, program.symbols.methods, program.methods
    wanted = find("create"), find("dependencies")
    pending = [root.type for root in found if root.kind == "meta-data"]
    seen: set[int] = set()
    while pending:
        type_ = pending.pop()
        if type_ in seen or initializer not in program.ancestors_of(type_).tolist():
            continue
        seen.add(type_)
        for method in program.methods_of(type_).tolist():
            if int(names.name[method]) not in wanted:
                continue
            yield method
            rows = slice(int(table.first[method]), int(table.end[method]))
            if int(names.name[method]) == wanted[1]:
                literals = program.sites.ref[rows][program.sites.op[rows] == 0x1C]
                pending += [t for t in literals.tolist() if t >= 0 and program.types.origin[t] == PACKAGED]


def _classes(program: Program, named: Iterable[tuple[str, str, str, str]]) -> tuple[Root, ...]:
    found: dict[int, Root] = {}
    for name, kind, component, process in named:
        type_ = packaged_type(program, name)
        if type_ >= 0 and type_ not in found:
            found[type_] = Root(type_, kind, component, process)
    return tuple(found.values())


def component_types(program: Program, manifest: Manifest) -> tuple[int, ...]:
    """The classes of all components, disabled ones included: code may enable them."""
    found = {packaged_type(program, component_class(c)) for c in manifest.components}
    return tuple(sorted(found - {-1}))


def own_actions(program: Program, manifest: Manifest) -> Mapping[str, tuple[int, ...]]:
    """For each action of the package's own intent filters the components that an implicit intent may start."""
    found: dict[str, set[int]] = {}
    for component in manifest.components:
        type_ = packaged_type(program, component_class(component))
        if type_ < 0 or not component.enabled:
            continue
        for intent_filter in component.filters:
            for action in intent_filter.actions:
                found.setdefault(action, set()).add(type_)
        for authority in component.authorities:
            for text in (authority, *_uris_of(program, authority)):
                found.setdefault(text, set()).add(type_)
    return {action: tuple(sorted(types)) for action, types in found.items()}


def _uris_of(program: Program, authority: str) -> Iterator[str]:
    """The content URIs of an authority among the program's strings."""
    strings = program.symbols.strings
    prefix = f"content://{authority}".encode()
    found = np.flatnonzero(strings.size >= len(prefix))
    for at, byte in enumerate(prefix):
        found = found[strings.arena[strings.offset[found] + at] == byte]
    for number in found.tolist():
        text = strings.name(number)
        if text[len(prefix) : len(prefix) + 1] in ("", "/", "?", "#"):
            yield text
