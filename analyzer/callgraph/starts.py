"""The methods that the framework calls by itself, each with the phases in which it does."""

from collections.abc import Iterable, Sequence

from analyzer.apk.model import Component, Manifest
from analyzer.callgraph.build import CallGraph
from analyzer.callgraph.events import BIT, START_UP_MASK, EventIndex
from analyzer.names import pretty_type

LAUNCHERS = frozenset({"android.intent.category.LAUNCHER", "android.intent.category.LEANBACK_LAUNCHER"})
MAIN_ACTION = "android.intent.action.MAIN"
STARTUP_VALUE = "androidx.startup"
"""The value of the meta-data elements whose names are the initialisers that androidx.startup runs."""
REGISTRAR_PREFIX = "com.google.firebase.components:"
"""The prefix of the meta-data names by which Firebase finds the registrars that its provider runs."""

_ANSWERING = "android.permission.SEND_RESPOND_VIA_MESSAGE"
"""What a service requires by which the telephone app, when its user chooses an answer to a call, has the default app
for messages send it; only the system holds the permission.
"""

INITIALISERS = ("Landroidx/startup/Initializer;", "Lcom/google/firebase/components/ComponentRegistrar;")
"""What providers run that is named in meta-data, or that something named there depends on."""

_STARTS: dict[str, int] = {
    "application": BIT["application"],
    "provider": BIT["provider"],
    "service": BIT["background"],
    "receiver": BIT["background"],
    "backup-agent": BIT["background"],
    "layout-click": BIT["user-event"],
}
"""The phase in which the framework starts an entry point of a kind; the kinds that are not here are worked out from
the manifest, or nothing says when they run.
"""


def find_seeds(graph: CallGraph, manifest: Manifest, index: EventIndex) -> tuple[tuple[int, int], ...]:
    """(method, mask of phases) for every entry point for which something says when it is called."""
    starts = _Starts(manifest)
    seeds: dict[int, int] = {}
    for entry in graph.entry_points:
        owner = int(graph.program.symbols.methods.owner[entry.method])
        name = pretty_type(graph.program.type_name(owner))
        began = starts.of(entry.kind, entry.component, entry.process, name, index.is_one_of(owner, INITIALISERS))
        asked = entry.kind == "service" and began == BIT["external"]
        phases = began if asked else index.component("entry", entry.method).of(began)
        seeds[entry.method] = seeds.get(entry.method, 0) | phases
    return tuple((method, mask) for method, mask in seeds.items() if mask)


class _Starts:
    """When the framework starts a component, as the manifest says."""

    def __init__(self, manifest: Manifest) -> None:
        self._main = manifest.process or manifest.package
        self._launchers = frozenset(c.target or c.name for c in manifest.components if c.enabled and _launches(c))
        self._answering = frozenset(c.name for c in manifest.components if c.permission == _ANSWERING)
        self._initialisers = frozenset(_initialisers(manifest.components))

    def of(self, kind: str, component: str, process: str, owner: str, initialiser: bool) -> int:
        """The mask of the phase in which an entry point's component is started; 0 when nothing says it.

        ``owner`` is the Java name of the class that has the method, ``initialiser`` whether it is one of INITIALISERS.
        """
        if kind == "activity":
            phase = BIT["launch"] if component in self._launchers else BIT["external"]
        elif kind == "meta-data":
            phase = BIT["provider"] if initialiser or owner in self._initialisers else 0
        elif kind == "service" and component in self._answering:
            phase = BIT["external"]
        else:
            phase = _STARTS.get(kind, 0)
        own = process in ("", self._main)
        # Another process of the app is not there when the user starts the app.
        return phase if own or not phase & START_UP_MASK or kind == "application" else BIT["background"]


def _launches(component: Component) -> bool:
    return component.kind in ("activity", "activity-alias") and any(
        MAIN_ACTION in f.actions and not LAUNCHERS.isdisjoint(f.categories) for f in component.filters
    )


def _initialisers(components: Sequence[Component]) -> Iterable[str]:
    """Java names of the classes that providers run when they start, by the libraries' own meta-data."""
    for component in components:
        for item in component.meta_data if component.enabled else ():
            if item.value == STARTUP_VALUE and component.kind == "provider":
                yield item.name
            elif item.name.startswith(REGISTRAR_PREFIX):
                yield item.name.removeprefix(REGISTRAR_PREFIX)
