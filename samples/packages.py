"""Packages out of shorthand, sources, resources and assets: what the pattern cases and the rules' witnesses share.

All packages of a run are compiled in one virtual machine. The same sources and tools give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import build
import shorthand

BATCH = build.SAMPLES / "Batch.java"
CLASSES = ("org.robolectric", "android-all", "13-robolectric-9030017")
"""The framework's classes, to compile against; nothing of them is packaged."""

STAMP = "META-INF/sources.sha256"
"""Entry with the digest of what the package was built from."""

NOT_SOURCES = (".class", ".md")


@dataclass(frozen=True)
class Package:
    """One package to build.

    ``manifest`` is the shorthand (`shorthand.manifest_xml`), {} when there is none. ``files`` are what it is made of,
    by their place: ``*.java`` and ``*.smali`` anywhere, ``absent/``, ``res/``, ``assets/``, ``lib/``, ``root/``,
    ``AndroidManifest.xml``. ``target`` is the committed package.
    """

    name: str
    manifest: Mapping[str, Any]
    files: Mapping[PurePosixPath, Path]
    target: Path

    def digest(self) -> str:
        """Of the sources and the manifest's shorthand; expectations change nothing in the package."""
        digest = hashlib.sha256(json.dumps(self.manifest, sort_keys=True).encode())
        for place in sorted(self.files):
            content = self.files[place].read_bytes()
            digest.update(f"\0{place.as_posix()}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()

    def stale(self) -> bool:
        """Whether the committed package is missing or was built from something else."""
        if not self.target.is_file():
            return True
        with zipfile.ZipFile(self.target) as archive:
            return STAMP not in archive.namelist() or archive.read(STAMP).decode() != self.digest()


def files_below(folder: Path, *excepted: str) -> dict[PurePosixPath, Path]:
    """Every source below ``folder`` by its place in it, without the files at its top that are named."""
    return {
        PurePosixPath(path.relative_to(folder).as_posix()): path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in NOT_SOURCES and path.relative_to(folder).as_posix() not in excepted
    }


def lay_out(package: Package, work: Path) -> dict[str, bytes]:
    """What the batch needs of one package below ``work``; the package's entries that are no code."""
    for part in ("absent", "java", "smali", "res", "assets"):
        (work / part).mkdir(parents=True)
    entries = {}
    written = None
    for place, path in sorted(package.files.items()):
        first = place.parts[0]
        if place.suffix in (".java", ".smali"):
            copy(path, work / ("absent" if first == "absent" else place.suffix[1:]) / place)
        elif first in ("lib", "root"):  # root/: entries beside classes.dex
            entries["/".join(place.parts[first == "root" :])] = path.read_bytes()
        elif first in ("res", "assets"):
            copy(path, work / place)
        elif place == PurePosixPath("AndroidManifest.xml"):
            written = path.read_text(encoding="utf-8")
    (work / "api").write_text(str(package.manifest.get("min_sdk", shorthand.API)))
    text = written or shorthand.manifest_xml(package.name, package.manifest)
    (work / "AndroidManifest.xml").write_text(text, encoding="utf-8")
    return entries | resources(work)


def copy(path: Path, target: Path) -> None:
    """Copy a file into folders that may not exist yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def resources(work: Path) -> dict[str, bytes]:
    """Manifest, resources and assets as entries; R.java becomes a source of the package when it has resources."""
    generated = work / "java" / "gen"
    generated.mkdir()
    command: list[str | Path] = ["aapt", "package", "-f", "-I", build.framework()]
    command += ["-M", work / "AndroidManifest.xml", "-F", work / "base.apk"]
    if any((work / "res").iterdir()):
        command += ["-S", work / "res", "-m", "-J", generated, "--custom-package", "p", "--auto-add-overlay"]
    if any((work / "assets").iterdir()):
        command += ["-A", work / "assets"]
    build.run(*command)
    with zipfile.ZipFile(work / "base.apk") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def code(work: Path) -> Iterator[bytes]:
    """The dex files made of one package's sources, Java's first."""
    for name in ("java.dex", "smali.dex"):
        if (work / name).is_file():
            yield (work / name).read_bytes()


def build_packages(packages: list[Package], work: Path) -> None:
    """Build all, in one run of the compiler.

    Raises:
        BuildError: a package is wrong; none is replaced then.
    """
    build.check_tools(("java", "javac", "mvn", "aapt"), needs_framework=True)
    tools = ":".join(build.maven_jars(one, work) for one in (build.DEXER, build.ASSEMBLER))
    framework = build.maven_jars(CLASSES, work).split(":")[0]
    (work / "cases").mkdir()
    entries = {one.name: lay_out(one, work / "cases" / one.name) for one in packages}
    build.run("java", "-cp", tools, BATCH, framework, work / "cases")
    for one in packages:
        found = list(code(work / "cases" / one.name))
        dexes = {f"classes{n + 1 if n else ''}.dex": data for n, data in enumerate(found)}
        package = work / f"{one.name}.apk"
        build.pack(package, {**entries[one.name], **dexes, STAMP: one.digest().encode()})
        one.target.parent.mkdir(exist_ok=True)
        shutil.copyfile(package, one.target)


def main(
    description: str, metavar: str, find: Callable[[list[str]], list[Package]], arguments: list[str] | None
) -> int:
    """The command of both builders: build what is named, or all; 1 when a build failed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("names", nargs="*", metavar=metavar, help="default: all")
    parser.add_argument("--stale", action="store_true", help="only what changed since it was built")
    parser.add_argument("--list", action="store_true", help="name them and build nothing")
    chosen = parser.parse_args(arguments)
    try:
        packages = [one for one in find(chosen.names) if not chosen.stale or one.stale()]
        if not chosen.list and packages:
            with tempfile.TemporaryDirectory(prefix="apkscan-packages-") as work:
                build_packages(packages, Path(work))
    except build.BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print("".join(f"{one.name}\n" for one in packages) + f"{len(packages)} {'listed' if chosen.list else 'built'}")
    return 0
