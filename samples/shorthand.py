"""The manifest shorthand of case.yml and witness.yml as XML; samples/patterns/README.md shows its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

import build

API, TARGET = 26, 33
COMPONENTS = ("activity", "activity-alias", "service", "receiver", "provider")


def attributes(pairs: Mapping[str, Any]) -> str:
    """XML attributes of the android namespace; None is left out."""
    return "".join(
        f" android:{name}={quoteattr(str(value).lower() if isinstance(value, bool) else str(value))}"
        for name, value in pairs.items()
        if value is not None
    )


def class_name(name: str | None) -> str | None:
    """A class of package ``p`` unless it is written out."""
    return name if name is None or "." in name else f"p.{name}"


def meta_data(entries: Mapping[str, str] | None) -> str:
    """``<meta-data>`` elements; a value that starts with ``@`` is a resource."""
    return "".join(
        "<meta-data" + attributes({"name": name, "resource" if str(value).startswith("@") else "value": value}) + "/>\n"
        for name, value in (entries or {}).items()
    )


def intent_filter(component: Mapping[str, Any]) -> str:
    """One ``<intent-filter>`` of the actions, categories and data of a component, "" when it states none."""
    actions, categories = list(component.get("actions", ())), list(component.get("categories", ()))
    if component.get("launcher"):
        actions.append("android.intent.action.MAIN")
        categories.append("android.intent.category.LAUNCHER")
    parts = [f"<action{attributes({'name': name})}/>" for name in actions]
    parts += [f"<category{attributes({'name': name})}/>" for name in categories]
    parts += [f"<data{attributes(entry)}/>" for entry in component.get("data", ())]
    return f"<intent-filter>{''.join(parts)}</intent-filter>\n" if parts else ""


COMPONENT_KEYS = {
    "enabled": "enabled",
    "process": "process",
    "permission": "permission",
    "authorities": "authorities",
    "init_order": "initOrder",
}
COMPONENT_WORDS = {
    *COMPONENT_KEYS, "kind", "name", "target", "launcher", "exported", "actions", "categories", "data", "meta_data",
    "more",
}  # fmt: skip
MANIFEST_WORDS = {
    "package", "min_sdk", "target_sdk", "application", "application_more", "components", "permissions", "meta_data",
    "instrumentation", "xml",
}  # fmt: skip


def component_xml(name: str, component: Mapping[str, Any]) -> str:
    """One component. ``exported`` defaults to whether it has a filter; ``more`` holds further android: attributes."""
    kind = component.get("kind")
    unknown = set(component) - COMPONENT_WORDS
    if unknown or kind not in COMPONENTS or "name" not in component:
        raise build.BuildError(f"{name}: manifest: bad component {component} {sorted(unknown)}")
    inside = intent_filter(component) + meta_data(component.get("meta_data"))
    stated = {"name": class_name(component["name"]), "targetActivity": class_name(component.get("target"))}
    exported = component.get("exported", "<intent-filter>" in inside)
    stated |= {"exported": bool(exported)} | {word: component.get(key) for key, word in COMPONENT_KEYS.items()}
    return f"<{kind}{attributes(stated | component.get('more', {}))}>\n{inside}</{kind}>\n"


def manifest_xml(name: str, manifest: Mapping[str, Any]) -> str:
    """The manifest of the shorthand of the package ``name``; words: MANIFEST_WORDS. ``xml`` is written out before
    ``<application>`` as it is.

    Raises:
        BuildError: a word of it is not known.
    """
    unknown = set(manifest) - MANIFEST_WORDS
    if unknown:
        raise build.BuildError(f"{name}: manifest: unknown {sorted(unknown)}")
    sdk = {"minSdkVersion": manifest.get("min_sdk", API), "targetSdkVersion": manifest.get("target_sdk", TARGET)}
    package = manifest.get("package", "p")
    wanted = "".join(f"<uses-permission{attributes({'name': wish})}/>\n" for wish in manifest.get("permissions", ()))
    runners = "".join(
        f"<instrumentation{attributes({'name': class_name(runner), 'targetPackage': package})}/>\n"
        for runner in manifest.get("instrumentation", ())
    )
    application = {"name": class_name(manifest.get("application")), "label": name}
    application |= manifest.get("application_more", {})
    components = "".join(component_xml(name, component) for component in manifest.get("components", ()))
    before = f"<uses-sdk{attributes(sdk)}/>\n{wanted}{runners}{manifest.get('xml', '')}"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<manifest xmlns:android="http://schemas.android.com/apk/res/android" package={quoteattr(package)}>\n'
        f"{before}<application{attributes(application)}>\n"
        f"{meta_data(manifest.get('meta_data'))}{components}</application>\n</manifest>\n"
    )
