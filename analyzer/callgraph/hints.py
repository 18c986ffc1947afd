"""What the compiled graph cannot see by itself: edges and instances that names reveal which have to be computed."""

from dataclasses import dataclass

from analyzer.apk.model import Manifest
from analyzer.apk.native_names import NativeStrings
from analyzer.callgraph.by_name import find_uses
from analyzer.callgraph.named_classes import NamedClasses, Services
from analyzer.callgraph.native_entries import loaded_libraries, native_entries
from analyzer.callgraph.reflection import Reflection
from analyzer.callgraph.sources import Sources
from analyzer.gaps import Cause, Gap
from analyzer.memory import no_collection
from analyzer.program.build import Program
from analyzer.program.constants import Constants


@dataclass(frozen=True, slots=True)
class Hints:
    """Facts for the graph, by the program's numbers. A row is a swept row of the caller, -1 when there is none.

    ``calls``: (caller, row, target method): calls through method objects and method handles.
    ``made``: (caller, row, type): at a call of ``forName`` or ``loadClass`` the call gives the class of the type; at
    any other call an instance of the type is made.
    ``starts``: (caller, row, component type): an intent names the component by a computed name or action there.
    ``inflated``: (method, type): an XML resource that the method loads makes an instance (callgraph/inflation.py).
    ``doubtful``: (method, kind): entry points that only strings of native libraries speak for; kind "native-name".
    ``native``: declared native methods that a library's exported ``Java_…`` function implements.
    ``gaps``: what hides control flow and is known without the graph.
    """

    calls: tuple[tuple[int, int, int], ...] = ()
    made: tuple[tuple[int, int, int], ...] = ()
    starts: tuple[tuple[int, int, int], ...] = ()
    inflated: tuple[tuple[int, int], ...] = ()
    doubtful: tuple[tuple[int, str], ...] = ()
    native: tuple[int, ...] = ()
    gaps: tuple[Gap, ...] = ()


def find_hints(
    program: Program,
    manifest: Manifest,
    constants: Constants,
    services: Services | None = None,
    libraries: tuple[NativeStrings, ...] = (),
) -> Hints:
    """Follow names to code where that takes more than following a constant.

    Args:
        program: the linked program.
        manifest: its components and their actions.
        constants: of the program.
        services: what META-INF/services lists (analyzer/apk/services.py).
        libraries: the strings of the native libraries (analyzer/apk/native_names.py).
    """
    with no_collection():
        return _find(program, manifest, constants, services or {}, libraries)


def _find(
    program: Program,
    manifest: Manifest,
    constants: Constants,
    services: Services,
    libraries: tuple[NativeStrings, ...],
) -> Hints:
    sources = Sources(program, constants, find_uses(program), _meta_data(manifest))
    rows = sources.rows_of(sources.uses)
    reflection = Reflection(sources, rows)
    calls = reflection.edges()
    named = NamedClasses(sources, manifest, services)
    named.find(rows)
    entries = native_entries(program, loaded_libraries(sources, rows, manifest, libraries), libraries)
    gaps = list(entries.gaps)
    if not sources.whole:
        detail = "more code calls by name than any honest program's; some names were not followed"
        gaps.append(Gap(stage="callgraph", cause=Cause.BUDGET, where="reflection", detail=detail, blocks_code=True))
    return Hints(
        calls=tuple(sorted(calls)),
        made=tuple(sorted(reflection.made | named.made)),
        starts=tuple(sorted(named.starts)),
        doubtful=entries.doubtful,
        native=entries.bound,
        gaps=tuple(gaps),
    )


def _meta_data(manifest: Manifest) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in (*manifest.meta_data, *(one for component in manifest.components for one in component.meta_data)):
        found.setdefault(one.name, []).append(one.value)
    return {name: tuple(values) for name, values in found.items()}
