"""Which SDKs are in a package: by owners of classes, native libraries and registered components."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from analyzer.apk.model import Manifest, PackageContents
from analyzer.behaviours.model import SdkPresence
from analyzer.program.sdks import SdkIndex

_MOST_PER_KIND = 3
"""Pieces of evidence of one kind that are shown."""


def sdk_presences(
    index: SdkIndex,
    descriptors: Sequence[str],
    owners: Sequence[int],
    reachable_methods: Sequence[int],
    manifest: Manifest,
    contents: PackageContents,
) -> tuple[SdkPresence, ...]:
    """Every SDK found, by id.

    ``descriptors``, ``owners`` (numbers of ``index.owners_of``) and ``reachable_methods`` (how many methods of the
    class an entry point reaches) run over the packaged classes side by side. Live is an SDK with a reachable method,
    or with a registered component that is enabled in an enabled application and whose class is packaged.
    """
    classes: dict[int, list[int]] = defaultdict(list)
    for position, owner in enumerate(owners):
        if owner >= 0:
            classes[owner].append(position)
    libraries: dict[int, set[str]] = defaultdict(set)
    for library in contents.native_libraries:
        if (owner := index.of_library(library.name)) >= 0:
            libraries[owner].add(library.name)
    packaged = {descriptors[position] for owned in classes.values() for position in owned}
    components: dict[int, set[str]] = defaultdict(set)
    running: set[int] = set()
    for component in manifest.components:
        number = index.of_component(component.name)
        if number < 0 or _is_own(component.name, manifest):
            continue
        components[number].add(component.name)
        if component.enabled and manifest.application_enabled and _descriptor(component.name) in packaged:
            running.add(number)
    found = []
    for number in sorted(classes.keys() | libraries.keys() | components.keys()):
        sdk = index.sdks[number]
        owned = classes.get(number, [])
        reachable = sum(int(reachable_methods[position]) for position in owned)
        evidence = [f"class:{name}" for name in _packages(descriptors[position] for position in owned)]
        evidence += [f"library:{name}" for name in sorted(libraries[number])[:_MOST_PER_KIND]]
        evidence += [f"component:{name}" for name in sorted(components[number])[:_MOST_PER_KIND]]
        found.append(
            SdkPresence(
                id=sdk.id,
                name=sdk.name_zh,
                name_en=sdk.name_en if sdk.name_en != sdk.name_zh else "",
                vendor=sdk.vendors[0] if sdk.vendors else "",
                categories=sdk.categories,
                evidence=tuple(evidence),
                classes=len(owned),
                reachable_methods=reachable,
                live=reachable > 0 or number in running,
            )
        )
    return tuple(found)


def _is_own(name: str, manifest: Manifest) -> bool:
    return bool(manifest.package) and name.startswith(manifest.package + ".")


def _descriptor(name: str) -> str:
    return f"L{name.replace('.', '/')};"


def _packages(descriptors: Iterable[str]) -> list[str]:
    """The shortest packages of some classes, none inside another one shown."""
    names = sorted({d[1:-1].rpartition("/")[0].replace("/", ".") or d[1:-1] for d in descriptors}, key=_shortest)
    shown: list[str] = []
    for name in names:
        if len(shown) == _MOST_PER_KIND:
            break
        if not any(name.startswith(other + ".") for other in shown):
            shown.append(name)
    return shown


def _shortest(name: str) -> tuple[int, str]:
    return name.count("."), name
