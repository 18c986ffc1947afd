"""A package to its manifest, with what could not be read of it, and a second reader's answer compared with ours."""

from typing import NamedTuple

from msgspec.structs import replace

from analyzer.apk.axml import Element, read_xml
from analyzer.apk.components import (
    COMPONENT_KINDS,
    ComponentReader,
    class_name,
    declared_permissions,
    meta_data,
    names_of,
    process_name,
    queries,
    uses_permissions,
)
from analyzer.apk.container import MANIFEST, EntryError, Package
from analyzer.apk.model import Anomaly, Component, Manifest, MetaData, NetworkSecurity, UsesPermission
from analyzer.apk.network_security import read_network_security
from analyzer.apk.resolver import Resolver
from analyzer.apk.second_reader import Outline, read_again
from analyzer.gaps import Cause, Gap

STAGE = "manifest"

MAX_BYTES = 8 << 20
"""Most bytes of a manifest that are read; the largest real ones have less than one megabyte."""

MAX_PERMISSIONS = 2_000
MAX_COMPONENTS = 20_000
"""Most requests and components that are kept; the largest real manifests have some hundreds and some thousands."""

UNRELEASED = 10_000
"""The level that the platform gives a package built for an unreleased version, which names a code name."""

_CATEGORIES = ("game", "audio", "video", "image", "social", "news", "maps", "productivity", "accessibility")
"""What ``android:appCategory`` may say, by its number: the CATEGORY_… constants of ApplicationInfo."""

_SPLITS_REQUIRED = "com.android.vending.splits.required"


class _Levels(NamedTuple):
    lowest: int
    target: int
    highest: int | None


def read_manifest(package: Package) -> tuple[Manifest, tuple[Gap, ...]]:
    """The manifest of a package, never raising: an unreadable one is ``Manifest(package="")`` and a gap.

    Package, permissions and components are compared with those that a second, independent reader finds. Where the
    two differ, a gap of cause READERS_DISAGREE says so and the union is kept.
    """
    gaps: list[Gap] = []
    data = b""
    try:
        data = package.read(MANIFEST)
    except EntryError as error:
        data = error.partial
        gaps.append(_gap(error.gap.cause, error.gap.detail))
    if len(data) > MAX_BYTES:
        gaps.append(_gap(Cause.BUDGET, f"only the first {MAX_BYTES} bytes of the manifest were read"))
        data = data[:MAX_BYTES]
    manifest = _read(package, data, gaps) if data else Manifest(package="")
    if data:
        manifest = _compared(manifest, read_again(package, data), gaps)
        manifest = _bounded(manifest, gaps)
    if not manifest.package and not gaps:
        gaps.append(_gap(Cause.DAMAGED, "the manifest names no package"))
    return manifest, tuple(gaps)


def _bounded(manifest: Manifest, gaps: list[Gap]) -> Manifest:
    """No more requests and components than any honest manifest has: later stages compare each with each."""
    if len(manifest.uses_permissions) <= MAX_PERMISSIONS and len(manifest.components) <= MAX_COMPONENTS:
        return manifest
    detail = f"more than {MAX_PERMISSIONS} permissions or {MAX_COMPONENTS} components: the rest is not looked at"
    gaps.append(Gap(stage=STAGE, cause=Cause.BUDGET, where=MANIFEST, detail=detail, blocks_code=True))
    return replace(
        manifest,
        uses_permissions=manifest.uses_permissions[:MAX_PERMISSIONS],
        components=manifest.components[:MAX_COMPONENTS],
    )


def _read(package: Package, data: bytes, gaps: list[Gap]) -> Manifest:
    document = read_xml(data)
    for problem in document.problems:
        package.note(Anomaly(code="manifest-format", where=MANIFEST, detail=problem))
    if document.broken:
        gaps.append(_gap(Cause.DAMAGED, "; ".join(document.problems)))
    root = document.root
    if root is None:
        return Manifest(package="")
    get = Resolver(package)
    manifest = _manifest(get, root)
    if next(root.each("application"), None) is None and not manifest.split:
        gaps.append(_gap(Cause.DAMAGED, "the manifest has no application element"))
    if manifest.required_splits:
        detail = "the package needs further parts, which were not given: native libraries, resources or features"
        gaps.append(_gap(Cause.MISSING_SPLIT, detail))
    manifest = _with_network_security(package, get, root, manifest, gaps)
    gaps += get.gaps
    return manifest


def _manifest(get: Resolver, root: Element) -> Manifest:
    name = get.text(root, "package")
    application = next(root.each("application"), Element("application"))
    levels = _levels(get, root)
    reader = ComponentReader(get, name, levels.target, application)
    read = (reader.read(one, kind) for one in application.children for kind in COMPONENT_KINDS if one.name == kind)
    values = meta_data(get, application)
    return Manifest(
        package=name,
        version_code=_version_code(get, root),
        version_name=get.text(root, "versionName"),
        labels=get.labels(application),
        min_sdk=levels.lowest,
        target_sdk=levels.target,
        max_sdk=levels.highest,
        uses_permissions=uses_permissions(get, root),
        declared_permissions=declared_permissions(get, root),
        components=tuple(component for component in read if component),
        application_class=class_name(name, get.text(application, "name")),
        component_factory=class_name(name, get.text(application, "appComponentFactory")),
        backup_agent=class_name(name, get.text(application, "backupAgent")),
        application_enabled=get.flag(application, "enabled") is not False,
        process=process_name(name, get.text(application, "process")),
        queries=queries(get, root),
        features=names_of(get, root, "uses-feature"),
        uses_libraries=names_of(get, application, "uses-library"),
        meta_data=values,
        instrumentation=tuple(class_name(name, one) for one in names_of(get, root, "instrumentation")),
        allow_backup=get.flag(application, "allowBackup") is not False,
        full_backup_content=get.text(application, "fullBackupContent"),
        debuggable=get.flag(application, "debuggable") is True,
        cleartext=get.flag(application, "usesCleartextTraffic"),
        split=get.text(root, "split"),
        required_splits=_needs_splits(get, root, values),
        shared_user_id=get.text(root, "sharedUserId"),
        app_category=_category(get, application),
    )


def _needs_splits(get: Resolver, root: Element, values: tuple[MetaData, ...]) -> bool:
    if get.flag(root, "isSplitRequired") or get.text(root, "requiredSplitTypes"):
        return True
    return any(one.name == _SPLITS_REQUIRED and one.value == "true" for one in values)


def _category(get: Resolver, application: Element) -> str:
    number = get.number(application, "appCategory")
    return _CATEGORIES[number] if number is not None and 0 <= number < len(_CATEGORIES) else ""


def _version_code(get: Resolver, root: Element) -> int | None:
    low = get.number(root, "versionCode")
    if low is None:
        return None
    return (get.number(root, "versionCodeMajor") or 0) << 32 | low & 0xFFFFFFFF


def _levels(get: Resolver, root: Element) -> _Levels:
    """Platform levels with the platform's defaults: 1 is the lowest, the target is the lowest where none is stated."""
    element = next(root.each("uses-sdk"), Element("uses-sdk"))
    lowest = _level(get, element, "minSdkVersion")
    target = _level(get, element, "targetSdkVersion")
    return _Levels(lowest or 1, target or lowest or 1, _level(get, element, "maxSdkVersion") or None)


def _level(get: Resolver, element: Element, attribute: str) -> int | None:
    number = get.number(element, attribute)
    if number is not None:
        return max(0, min(number, UNRELEASED))
    return UNRELEASED if get.text(element, attribute)[:1].isalpha() else None


def _with_network_security(
    package: Package, get: Resolver, root: Element, manifest: Manifest, gaps: list[Gap]
) -> Manifest:
    application = next(root.each("application"), None)
    if application is None or "networkSecurityConfig" not in application.attributes:
        return manifest
    path = get.text(application, "networkSecurityConfig")
    try:
        document = read_xml(package.read(path))
    except EntryError as error:
        gaps.append(_gap(error.gap.cause, f"the network security configuration: {error.gap.detail}", path))
        return manifest
    if document.broken:
        detail = f"the network security configuration: {'; '.join(document.problems)}"
        gaps.append(_gap(Cause.DAMAGED, detail, path))
    config: NetworkSecurity = read_network_security(document, manifest.debuggable)
    return replace(manifest, network_security=config)


def _compared(manifest: Manifest, second: Outline | None, gaps: list[Gap]) -> Manifest:
    """The manifest with what only the second reader saw, and a gap that names the first differences."""
    if second is None:
        gaps.append(_gap(Cause.READERS_DISAGREE, "no second reader could read the manifest: nothing confirms it"))
        return manifest
    ours = {one.name for one in manifest.uses_permissions}
    components = {(one.kind, one.name) for one in manifest.components}
    differences = [f"permission {name}" for name in sorted(ours ^ second.permissions)]
    differences += [f"{kind} {name}" for kind, name in sorted(components ^ second.components)]
    if manifest.package != second.package:
        differences.insert(0, f"package {manifest.package or '-'} or {second.package}")
    if not differences:
        return manifest
    more = f" and {len(differences) - 3} more" if len(differences) > 3 else ""
    detail = f"two readers of the manifest differ in {', '.join(differences[:3])}{more}"
    gaps.append(_gap(Cause.READERS_DISAGREE, detail))
    added = (UsesPermission(name=name) for name in sorted(second.permissions - ours))
    found = (Component(kind=kind, name=name) for kind, name in sorted(second.components - components))
    return replace(
        manifest,
        package=manifest.package or second.package,
        uses_permissions=(*manifest.uses_permissions, *added),
        components=(*manifest.components, *found),
    )


def _gap(cause: Cause, detail: str, where: str = MANIFEST) -> Gap:
    return Gap(stage=STAGE, cause=cause, where=where, detail=detail)
