"""Where the framework enters a package: its components and what XML and meta-data name, in the device's order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzer.apk.model import Component, Manifest
from analyzer.names import BadNameError, class_descriptor
from analyzer.program.build import PACKAGED, Program

LAUNCHER = "android.intent.category.LAUNCHER"


@dataclass(frozen=True, slots=True)
class Root:
    """A class that the framework instantiates by itself. ``kind`` as in ``EntryPoint.kind``; ``process`` the name of
    the process when it is not the package's own.
    """

    type: int
    kind: str
    component: str
    process: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A method that the framework calls by itself. ``kind`` and ``component`` as in ``EntryPoint``."""

    method: int
    kind: str
    component: str
    process: str = ""


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
    is made when the process starts).
    """
    return component.exported or bool(component.filters) or component.kind == "provider"


def _order(component: Component) -> tuple[int, int]:
    """Providers first, those of a higher ``initOrder`` before others; then launcher activities, then the rest."""
    if component.kind == "provider":
        return 0, -component.init_order
    launcher = any(LAUNCHER in f.categories for f in component.filters)
    return (1 if launcher else 2), 0


def roots(
    program: Program, manifest: Manifest, in_resources: Iterable[str]
) -> tuple[tuple[Root, ...], tuple[Root, ...]]:
    """The classes that the framework makes without being asked by the package's own code; and the enabled components
    that only such code starts. ``in_resources`` are classes that resources name which need no code to be used.
    """
    enabled = sorted((c for c in manifest.components if c.enabled and manifest.application_enabled), key=_order)
    named = [(manifest.application_class, "application", "", ""), (manifest.component_factory, "application", "", "")]
    outside = [c for c in enabled if entered_from_outside(c)]
    named += [(component_class(c), _kind(c), component_class(c), c.process) for c in outside]
    named.append((manifest.backup_agent, "backup-agent", "", ""))
    named += [(name, "instrumentation", name, "") for name in manifest.instrumentation]
    # Libraries start what meta-data names: androidx.startup initialisers by name, many SDKs by value.
    stated = [*manifest.meta_data, *(m for c in outside for m in c.meta_data)]
    named += [(text, "meta-data", "", "") for m in stated for text in (m.name, m.value)]
    named += [(name, "layout", "", "") for name in in_resources]
    found = _classes(program, named)
    taken = {root.type for root in found}
    inside = [(component_class(c), _kind(c), component_class(c), c.process) for c in enabled]
    return found, tuple(root for root in _classes(program, inside) if root.type not in taken)


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
    return {action: tuple(sorted(types)) for action, types in found.items()}
