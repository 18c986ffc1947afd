"""The manifest once more, through maintained libraries: package, permissions and components to compare ours with.

Both libraries fail on some hostile files, one of them by an empty answer instead of an error. Everything that they
do wrong stays in here.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from analyzer.apk.axml import TOO_MANY_ATTRIBUTES
from analyzer.apk.components import COMPONENT_KINDS, class_name
from analyzer.apk.container import MANIFEST, RESOURCES, Package
from analyzer.apk.model import ComponentKind
from analyzer.value import Value

_LOG = logging.getLogger(__name__)
_ANDROID = "{http://schemas.android.com/apk/res/android}"
_LONGEST_MANIFEST = 4 << 20
_LARGEST_ENTRY = 128 << 20
_SIZE_LIES = ("size-lie", "local-sizes", "bogus-method", "method-lie", "local-header-missing")
_PERMISSION_TAGS = ("uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m")


class Outline(Value, kw_only=True):
    """What a reader found: package, names of requested permissions, components by kind and full class name."""

    package: str
    permissions: frozenset[str]
    components: frozenset[tuple[ComponentKind, str]]


def read_again(package: Package, manifest: bytes) -> Outline | None:
    """The outline by the first library that gives one, or None when all fail.

    ``manifest`` is what was read of the package's manifest. The fast library opens the file itself.
    """
    if len(manifest) > _LONGEST_MANIFEST or any(one.detail == TOO_MANY_ATTRIBUTES for one in package.anomalies):
        return None  # both take time that grows with the square of an element's attributes
    fast = [lambda: _with_apk_info(package.path)] if _is_sized_honestly(package) else []
    for reader in (*fast, lambda: _with_androguard(manifest)):
        outline = _guarded(reader)
        if outline is not None and outline.package:
            return outline
    return None


def _is_sized_honestly(package: Package) -> bool:
    """Whether the stated sizes of what the fast library inflates are true: it allocates four gigabytes if told so,
    and a process that has not got them is aborted.
    """
    names = (MANIFEST, RESOURCES)
    if any(one.where in names and one.code in _SIZE_LIES for one in package.anomalies):
        return False
    known = [name for name in names if name in package]
    return all(package.size_of(name) <= _LARGEST_ENTRY and package.is_inside(name) for name in known)


def _guarded(reader: Callable[[], Outline]) -> Outline | None:
    try:
        return reader()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - hostile input; a panic in Rust code is no Exception
        _LOG.debug("second manifest reader failed: %s", error)
        return None


def _with_apk_info(path: str) -> Outline:
    from apk_info import APK

    apk = APK(path)
    package = apk.get_package_name() or ""
    kinds: dict[ComponentKind, Iterable[Any]] = {
        "activity": apk.get_activities(),
        "activity-alias": apk.get_activity_aliases(),
        "service": apk.get_services(),
        "receiver": apk.get_receivers(),
        "provider": apk.get_providers(),
    }
    names = {(kind, one.name) for kind, found in kinds.items() for one in found}
    permissions = {name for tag in _PERMISSION_TAGS for name in apk.get_all_attribute_values(tag, "name")}
    return _outline(package, permissions, names)


def _with_androguard(manifest: bytes) -> Outline:
    # Imported only here: it costs about 100 ms, and only a manifest that the fast library gives up on needs it.
    from androguard.core.axml import AXMLPrinter
    from loguru import logger

    logger.disable("androguard")
    root = AXMLPrinter(manifest).get_xml_obj()
    names = {
        (kind, one.get(f"{_ANDROID}name")) for kind in COMPONENT_KINDS for one in root.iterfind(f"application/{kind}")
    }
    permissions = {one.get(f"{_ANDROID}name") for tag in _PERMISSION_TAGS for one in root.iterfind(tag)}
    return _outline(root.get("package") or "", permissions, names)


def _outline(package: str, permissions: Iterable[str | None], names: set[tuple[ComponentKind, str | None]]) -> Outline:
    return Outline(
        package=package,
        permissions=frozenset(name for name in permissions if name),
        components=frozenset((kind, class_name(package, name)) for kind, name in names if name),
    )
