"""Build the pattern cases from their sources: ``python samples/patterns.py [GROUP | GROUP/CASE | GROUP-CASE ...]``.

A case is a folder ``samples/patterns/<group>/<case>/`` (see the README there); its package becomes
``samples/patterns/built/<group>-<case>.apk``, unsigned. All cases named are compiled in one virtual machine. The same
sources and tools give the same bytes. ``--stale`` builds only what changed since; ``--list`` names those and builds
nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import build
import yaml

PATTERNS = build.SAMPLES / "patterns"
BUILT = PATTERNS / "built"
BATCH = PATTERNS / "Batch.java"
CLASSES = ("org.robolectric", "android-all", "13-robolectric-9030017")
"""The framework's classes, to compile against; nothing of them is packaged."""

STAMP = "META-INF/sources.sha256"
"""Entry with the digest of what the package was built from."""

API, TARGET = 26, 33
NOT_SOURCES = (".class", ".md")
COMPONENTS = ("activity", "activity-alias", "service", "receiver", "provider")


@dataclass(frozen=True)
class Case:
    """One folder with a case.yml."""

    folder: Path
    document: dict[str, Any]

    @property
    def name(self) -> str:
        """``<group>-<case>``."""
        return f"{self.folder.parent.name}-{self.folder.name}"

    @property
    def manifest(self) -> dict[str, Any]:
        """The shorthand, {} when there is none."""
        return self.document.get("manifest") or {}

    @property
    def built(self) -> Path:
        """The committed package."""
        return BUILT / f"{self.name}.apk"

    def sources(self) -> Iterator[Path]:
        """Every file that the package is made of, sorted."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.name != "case.yml" and path.suffix not in NOT_SOURCES:
                yield path

    def digest(self) -> str:
        """Of the sources and the manifest's shorthand; expectations change nothing in the package."""
        digest = hashlib.sha256(json.dumps(self.manifest, sort_keys=True).encode())
        for path in self.sources():
            content = path.read_bytes()
            digest.update(f"\0{path.relative_to(self.folder).as_posix()}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()

    def stale(self) -> bool:
        """Whether the committed package is missing or was built from something else."""
        if not self.built.is_file():
            return True
        with zipfile.ZipFile(self.built) as archive:
            return STAMP not in archive.namelist() or archive.read(STAMP).decode() != self.digest()


def find_cases(wanted: list[str]) -> list[Case]:
    """The cases of the groups and with the names given, by group and name; all when none is given.

    Raises:
        BuildError: nothing is called so, or a case.yml is no YAML.
    """
    keys = [name.rstrip("/").removeprefix("samples/patterns/").replace("/", "-") for name in wanted]
    found, known = [], set()
    for path in sorted(PATTERNS.glob("*/*/case.yml")):
        folder = path.parent
        names = {folder.parent.name, f"{folder.parent.name}-{folder.name}"}
        known |= names
        if not keys or names.intersection(keys):
            try:
                found.append(Case(folder, yaml.safe_load(path.read_text(encoding="utf-8"))))
            except yaml.YAMLError as error:
                raise build.BuildError(f"{path}: {error}") from error
    if unknown := set(keys) - known:
        raise build.BuildError(f"no group and no case is called {', '.join(sorted(unknown))}")
    return found


def attributes(pairs: dict[str, Any]) -> str:
    """XML attributes of the android namespace; None is left out."""
    return "".join(
        f" android:{name}={quoteattr(str(value).lower() if isinstance(value, bool) else str(value))}"
        for name, value in pairs.items()
        if value is not None
    )


def class_name(name: str | None) -> str | None:
    """A class of package ``p`` unless it is written out."""
    return name if name is None or "." in name else f"p.{name}"


def meta_data(entries: dict[str, str] | None) -> str:
    """``<meta-data>`` elements; a value that starts with ``@`` is a resource."""
    return "".join(
        "<meta-data" + attributes({"name": name, "resource" if str(value).startswith("@") else "value": value}) + "/>\n"
        for name, value in (entries or {}).items()
    )


def intent_filter(component: dict[str, Any]) -> str:
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
    "instrumentation",
}  # fmt: skip


def component_xml(case: Case, component: dict[str, Any]) -> str:
    """One component. ``exported`` defaults to whether it has a filter; ``more`` holds further android: attributes."""
    kind = component.get("kind")
    unknown = set(component) - COMPONENT_WORDS
    if unknown or kind not in COMPONENTS or "name" not in component:
        raise build.BuildError(f"{case.name}: manifest: bad component {component} {sorted(unknown)}")
    inside = intent_filter(component) + meta_data(component.get("meta_data"))
    stated = {"name": class_name(component["name"]), "targetActivity": class_name(component.get("target"))}
    exported = component.get("exported", "<intent-filter>" in inside)
    stated |= {"exported": bool(exported)} | {word: component.get(key) for key, word in COMPONENT_KEYS.items()}
    return f"<{kind}{attributes(stated | component.get('more', {}))}>\n{inside}</{kind}>\n"


def manifest_xml(case: Case) -> str:
    """The manifest of the shorthand.

    Raises:
        BuildError: a word of it is not known.
    """
    manifest = case.manifest
    unknown = set(manifest) - MANIFEST_WORDS
    if unknown:
        raise build.BuildError(f"{case.name}: manifest: unknown {sorted(unknown)}")
    sdk = {"minSdkVersion": manifest.get("min_sdk", API), "targetSdkVersion": manifest.get("target_sdk", TARGET)}
    package = manifest.get("package", "p")
    wanted = "".join(f"<uses-permission{attributes({'name': name})}/>\n" for name in manifest.get("permissions", ()))
    runners = "".join(
        f"<instrumentation{attributes({'name': class_name(name), 'targetPackage': package})}/>\n"
        for name in manifest.get("instrumentation", ())
    )
    application = {"name": class_name(manifest.get("application")), "label": case.name}
    application |= manifest.get("application_more", {})
    components = "".join(component_xml(case, component) for component in manifest.get("components", ()))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<manifest xmlns:android="http://schemas.android.com/apk/res/android" package={quoteattr(package)}>\n'
        f"<uses-sdk{attributes(sdk)}/>\n{wanted}{runners}<application{attributes(application)}>\n"
        f"{meta_data(manifest.get('meta_data'))}{components}</application>\n</manifest>\n"
    )


def lay_out(case: Case, work: Path) -> dict[str, bytes]:
    """What the batch needs of one case below ``work``; the package's entries that are no code."""
    for part in ("absent", "java", "smali"):
        (work / part).mkdir(parents=True)
    entries = {}
    for path in case.sources():
        inside = path.relative_to(case.folder)
        if path.suffix in (".java", ".smali"):
            part = "absent" if inside.parts[0] == "absent" else path.suffix[1:]
            target = work / part / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        elif inside.parts[0] == "lib" or inside.parts[0] == "root":  # root/: entries beside classes.dex
            entries["/".join(inside.parts[inside.parts[0] == "root" :])] = path.read_bytes()
    (work / "api").write_text(str(case.manifest.get("min_sdk", API)))
    written = case.folder / "AndroidManifest.xml"
    text = written.read_text(encoding="utf-8") if written.is_file() else manifest_xml(case)
    (work / "AndroidManifest.xml").write_text(text, encoding="utf-8")
    return entries | resources(case, work)


def resources(case: Case, work: Path) -> dict[str, bytes]:
    """Manifest, resources and assets as entries; R.java becomes a source of the case when it has resources."""
    generated = work / "java" / "gen"
    generated.mkdir()
    command: list[str | Path] = ["aapt", "package", "-f", "-I", build.framework()]
    command += ["-M", work / "AndroidManifest.xml", "-F", work / "base.apk"]
    if (case.folder / "res").is_dir():
        command += ["-S", case.folder / "res", "-m", "-J", generated, "--custom-package", "p", "--auto-add-overlay"]
    if (case.folder / "assets").is_dir():
        command += ["-A", case.folder / "assets"]
    build.run(*command)
    with zipfile.ZipFile(work / "base.apk") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def code(work: Path) -> Iterator[bytes]:
    """The dex files made of one case, Java's first."""
    for name in ("java.dex", "smali.dex"):
        if (work / name).is_file():
            yield (work / name).read_bytes()


def build_cases(cases: list[Case], work: Path) -> None:
    """Build all, in one run of the compiler.

    Raises:
        BuildError: a case is wrong; none is replaced then.
    """
    build.check_tools(("java", "javac", "mvn", "aapt"), needs_framework=True)
    tools = ":".join(build.maven_jars(one, work) for one in (build.DEXER, build.ASSEMBLER))
    framework = build.maven_jars(CLASSES, work).split(":")[0]
    (work / "cases").mkdir()
    entries = {one.name: lay_out(one, work / "cases" / one.name) for one in cases}
    build.run("java", "-cp", tools, BATCH, framework, work / "cases")
    BUILT.mkdir(exist_ok=True)
    for one in cases:
        found = list(code(work / "cases" / one.name))
        dexes = {f"classes{n + 1 if n else ''}.dex": data for n, data in enumerate(found)}
        package = work / f"{one.name}.apk"
        build.pack(package, {**entries[one.name], **dexes, STAMP: one.digest().encode()})
        shutil.copyfile(package, one.built)


def main(arguments: list[str] | None = None) -> int:
    """Build what is named, or all; 1 when a build failed."""
    parser = argparse.ArgumentParser(description="Build the pattern cases.")
    parser.add_argument("cases", nargs="*", metavar="GROUP[/CASE]", help="default: all")
    parser.add_argument("--stale", action="store_true", help="only what changed since it was built")
    parser.add_argument("--list", action="store_true", help="name them and build nothing")
    chosen = parser.parse_args(arguments)
    try:
        cases = find_cases(chosen.cases)
        if chosen.stale:
            cases = [one for one in cases if one.stale()]
        if not chosen.list and cases:
            with tempfile.TemporaryDirectory(prefix="apkscan-patterns-") as work:
                build_cases(cases, Path(work))
    except build.BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print("".join(f"{one.name}\n" for one in cases) + f"{len(cases)} {'listed' if chosen.list else 'built'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
