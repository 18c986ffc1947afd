"""Manifest elements to components, filters and permissions, with the defaults that the platform applies.

The defaults are those of the package parser of the Android platform: relative class names, exported by filters and
target level, permissions inherited from the application.
"""

from analyzer.apk.axml import Element
from analyzer.apk.model import (
    Component,
    ComponentKind,
    DeclaredPermission,
    IntentFilter,
    MetaData,
    Queries,
    UsesPermission,
)
from analyzer.apk.resolver import Resolver

COMPONENT_KINDS: tuple[ComponentKind, ...] = ("activity", "activity-alias", "service", "receiver", "provider")

_PROVIDERS_EXPORTED_BELOW = 17
"""Below this target level (Android 4.2) a provider that does not say otherwise is exported."""

_SERVICE_TYPES = {
    0x1: "dataSync",
    0x2: "mediaPlayback",
    0x4: "phoneCall",
    0x8: "location",
    0x10: "connectedDevice",
    0x20: "mediaProjection",
    0x40: "camera",
    0x80: "microphone",
    0x100: "health",
    0x200: "remoteMessaging",
    0x400: "systemExempted",
    0x800: "shortService",
    0x1000: "fileManagement",
    0x2000: "mediaProcessing",
    0x40000000: "specialUse",
}
_PERMISSION_FLAGS = {0x00010000: "neverForLocation"}
_PROTECTION_BASES = ("normal", "dangerous", "signature", "signatureOrSystem", "internal")
_PROTECTION_FLAGS = {
    0x10: "privileged",
    0x20: "development",
    0x40: "appop",
    0x80: "pre23",
    0x100: "installer",
    0x200: "verifier",
    0x400: "preinstalled",
    0x800: "setup",
    0x1000: "instant",
    0x2000: "runtime",
    0x4000: "oem",
    0x8000: "vendorPrivileged",
}


def class_name(package: str, name: str) -> str:
    """A class name of the manifest in full: ``.A`` and ``A`` stand in the package."""
    if name.startswith("."):
        return package + name
    return name if "." in name or not name or not package else f"{package}.{name}"


def process_name(package: str, name: str) -> str:
    """A process name in full: ``:remote`` belongs to the package."""
    return package + name if name.startswith(":") else name


class ComponentReader:
    """Reads the components of one application element."""

    def __init__(self, resolver: Resolver, package: str, target_sdk: int, application: Element) -> None:
        self._get = resolver
        self._package = package
        self._target_sdk = target_sdk
        self._permission = resolver.text(application, "permission")

    def read(self, element: Element, kind: ComponentKind) -> Component | None:
        """The component, or None when it has no name (the platform refuses it)."""
        get = self._get
        name = get.text(element, "name")
        if not name:
            return None
        filters = tuple(intent_filter(get, one) for one in element.each("intent-filter"))
        stated = get.flag(element, "exported")
        permission = get.text(element, "permission") or self._permission
        guards = ("readPermission", "writePermission") if kind == "provider" else ()
        read, write = (get.text(element, guard) or permission for guard in guards) if guards else ("", "")
        return Component(
            kind=kind,
            name=class_name(self._package, name),
            enabled=get.flag(element, "enabled") is not False,
            exported=self._exported(kind, bool(filters)) if stated is None else stated,
            exported_stated=stated is not None,
            permission=permission,
            read_permission=read,
            write_permission=write,
            process=process_name(self._package, get.text(element, "process")),
            authorities=_split(get.text(element, "authorities")) if kind == "provider" else (),
            init_order=(get.number(element, "initOrder") or 0) if kind == "provider" else 0,
            target=class_name(self._package, get.text(element, "targetActivity")) if kind == "activity-alias" else "",
            service_types=_flags(get.number(element, "foregroundServiceType"), _SERVICE_TYPES),
            filters=filters,
            meta_data=meta_data(get, element),
            label=get.label(element),
        )

    def _exported(self, kind: ComponentKind, filtered: bool) -> bool:
        return self._target_sdk < _PROVIDERS_EXPORTED_BELOW if kind == "provider" else filtered


def intent_filter(get: Resolver, element: Element) -> IntentFilter:
    """The filter or intent that ``element`` holds."""
    data: list[str] = []
    for one in element.each("data"):
        data += _data(get, one)
    return IntentFilter(
        actions=names_of(get, element, "action"),
        categories=names_of(get, element, "category"),
        data=tuple(data),
        priority=get.number(element, "priority") or 0,
    )


def meta_data(get: Resolver, element: Element) -> tuple[MetaData, ...]:
    """The meta-data children: the value, or what the resource resolves to."""
    found = []
    for one in element.each("meta-data"):
        value = get.text(one, "value") or get.text(one, "resource")
        found.append(MetaData(name=get.text(one, "name"), value=value))
    return tuple(found)


def uses_permissions(get: Resolver, manifest: Element) -> tuple[UsesPermission, ...]:
    """Requested permissions in order, each distinct request once."""
    found: dict[UsesPermission, None] = {}
    for one in manifest.each("uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m"):
        if name := get.text(one, "name"):
            request = UsesPermission(
                name=name,
                max_sdk=get.number(one, "maxSdkVersion"),
                min_sdk=get.number(one, "minSdkVersion"),
                sdk_23=one.name != "uses-permission",
                flags=_flags(get.number(one, "usesPermissionFlags"), _PERMISSION_FLAGS),
            )
            found[request] = None
    return tuple(found)


def declared_permissions(get: Resolver, manifest: Element) -> tuple[DeclaredPermission, ...]:
    """The permissions that the package defines."""
    found = []
    for one in manifest.each("permission"):
        if name := get.text(one, "name"):
            level = _protection(get.number(one, "protectionLevel"))
            found.append(DeclaredPermission(name=name, protection_level=level, group=get.text(one, "permissionGroup")))
    return tuple(found)


def queries(get: Resolver, manifest: Element) -> Queries:
    """The queries elements, taken together."""
    packages: list[str] = []
    intents: list[IntentFilter] = []
    providers: list[str] = []
    for element in manifest.each("queries"):
        packages += names_of(get, element, "package")
        intents += (intent_filter(get, one) for one in element.each("intent"))
        for one in element.each("provider"):
            providers += _split(get.text(one, "authorities"))
    return Queries(packages=tuple(packages), intents=tuple(intents), providers=tuple(providers))


def names_of(get: Resolver, element: Element, child: str) -> tuple[str, ...]:
    """The names of all children of one kind, in order."""
    return tuple(name for one in element.each(child) if (name := get.text(one, "name")))


def _data(get: Resolver, element: Element) -> list[str]:
    """A data element as it would be written: ``scheme://host:port/path`` and the MIME type."""
    scheme, host, port = (get.text(element, name) for name in ("scheme", "host", "port"))
    paths = ("path", "pathPrefix", "pathPattern", "pathSuffix", "pathAdvancedPattern")
    path = next((text for name in paths if (text := get.text(element, name))), "")
    opaque = next((text for name in ("ssp", "sspPrefix", "sspPattern") if (text := get.text(element, name))), "")
    authority = f"//{host}" + (f":{port}" if port else "") if host else ""
    scheme = f"{scheme}:" if scheme else ""
    if scheme and not opaque:
        authority = authority or "//"
    address = scheme + (opaque or authority + path)
    return [text for text in (address, get.text(element, "mimeType")) if text]


def _split(authorities: str) -> tuple[str, ...]:
    return tuple(part for part in authorities.split(";") if part)


def _flags(value: int | None, names: dict[int, str]) -> tuple[str, ...]:
    """The names of the bits that are set, and what is left over as one hexadecimal number."""
    if not value:
        return ()
    value &= 0xFFFFFFFF
    found = [name for bit, name in names.items() if value & bit]
    left = value & ~sum(names)
    return (*found, f"0x{left:x}") if left else tuple(found)


def _protection(value: int | None) -> str:
    if value is None:
        return "normal"
    base = value & 0xF
    words = [_PROTECTION_BASES[base] if base < len(_PROTECTION_BASES) else f"0x{base:x}"]
    return "|".join((*words, *_flags(value & ~0xF, _PROTECTION_FLAGS)))
