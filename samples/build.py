"""Build the sample packages and the dex fixtures of the tests from their sources: ``python samples/build.py [ID...]``.

Works in a temporary folder and replaces a committed file only after its build has succeeded. The same sources and
tools give the same bytes: entries are sorted, their times fixed, the signing key is kept beside this script.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent
DATA = SAMPLES.parent / "tests" / "data"
KEY = SAMPLES / "debug.p12"
KEY_PASSWORD = "android"  # noqa: S105  the key is public: it signs samples and nothing else
FRAMEWORK = Path("/usr/share/android-framework-res/framework-res.apk")
FRAMEWORK_VARIABLE = "APKSCAN_FRAMEWORK_RES"

DEXER = ("com.jakewharton.android.repackaged", "dalvik-dx", "16.0.1")
ASSEMBLER = ("org.smali", "smali", "2.5.2")
CLASSPATH_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"

TOOLS = {
    "java": "a JDK from 17 on (Debian: openjdk-17-jdk-headless)",
    "javac": "a JDK from 17 on (Debian: openjdk-17-jdk-headless)",
    "mvn": "Maven (Debian: maven)",
    "aapt": "the Android asset packaging tool (Debian: aapt)",
    "zipalign": "Debian: zipalign",
    "apksigner": "Debian: apksigner",
}
ASSEMBLER_TOOLS = ("java", "mvn")


class BuildError(Exception):
    """A build that can't go on; the message says what to do."""


@dataclass(frozen=True)
class Fixture:
    """One dex fixture: the folder of its .smali files, and the API level that decides the dex version."""

    folder: str
    api: int


DEX_FIXTURES = {
    "payloads": Fixture("payloads", 21),
    "call-sites": Fixture("call-sites", 26),
    "method-handles": Fixture("method-handles", 28),
    "annotations": Fixture("annotations", 21),
    "reach": Fixture("reach", 24),
    "by-name": Fixture("by-name", 24),
    "values": Fixture("values", 26),
    "hints": Fixture("hints", 26),
    "phases": Fixture("phases", 24),
    "statements": Fixture("statements", 24),
}
JAVA_FIXTURES = {"tls": 26, "tls-wide": 26, "sending": 26, "sources": 30, "sinks": 26, "implicit": 26, "walks": 26,
                 "moments": 26}  # fmt: skip
"""Folders below tests/data/java, and the API level to dex for: ``src`` becomes a dex file, ``absent`` is only compiled
against, as the framework's classes are.
"""
CLASSES = ("org.robolectric", "android-all", "13-robolectric-9030017")
PARTS = {
    "classes.dex": Fixture("two-dex/classes", 21),
    "classes2.dex": Fixture("two-dex/classes2", 21),
    "classes4.dex": Fixture("two-dex/classes4", 21),
}
TWO_DEX = "two-dex"


def run(*command: str | Path) -> None:
    """Run a tool; its output is shown only when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{Path(command[0]).name} failed ({done.returncode}):\n{done.stdout}{done.stderr}")


def maven_jars(coordinates: tuple[str, str, str], work: Path) -> str:
    """The class path of a Maven artifact and what it needs, fetched into Maven's own repository."""
    group, artifact, version = coordinates
    project, listing = work / f"{artifact}.pom.xml", work / f"{artifact}.classpath"
    project.write_text(
        "<project><modelVersion>4.0.0</modelVersion>"
        "<groupId>samples</groupId><artifactId>samples</artifactId><version>1</version>"
        f"<dependencies><dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>"
        f"<version>{version}</version></dependency></dependencies></project>\n",
        encoding="utf-8",
    )
    run("mvn", "-q", "-B", "-f", project, CLASSPATH_GOAL, f"-Dmdep.outputFile={listing}")
    return listing.read_text(encoding="utf-8").strip()


def framework() -> Path:
    """The framework's resources, which ``android:`` attributes are resolved against."""
    return Path(os.environ.get(FRAMEWORK_VARIABLE, FRAMEWORK))


def check_tools(tools: Iterable[str], needs_framework: bool) -> None:
    """Name everything that is missing at once.

    Raises:
        BuildError: something is.
    """
    missing = [f"{tool}: {TOOLS[tool]}" for tool in tools if shutil.which(tool) is None]
    if needs_framework and not framework().is_file():
        missing.append(f"{framework()}: Debian's android-framework-res, or another path in {FRAMEWORK_VARIABLE}")
    if missing:
        raise BuildError("needed, and not found:\n  " + "\n  ".join(missing))


def pack(target: Path, entries: dict[str, bytes]) -> None:
    """Write a ZIP whose bytes depend on nothing but ``entries``; resources.arsc is stored, as the platform wants it."""
    first = {"AndroidManifest.xml": 0, "classes.dex": 1}
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(entries, key=lambda name: (first.get(name, 2), name)):
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "resources.arsc" else zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, entries[name], compresslevel=9)


def compile_resources(folder: Path, work: Path) -> dict[str, bytes]:
    """Manifest and resources of ``folder`` as package entries; writes R.java below ``work/gen``."""
    generated = work / "gen"
    generated.mkdir()
    command: list[str | Path] = ["aapt", "package", "-f", "-m", "-J", generated, "-I", framework()]
    command += ["-M", folder / "AndroidManifest.xml", "-F", work / "base.apk"]
    if (folder / "res").is_dir():
        command += ["-S", folder / "res"]
    run(*command)
    with zipfile.ZipFile(work / "base.apk") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def compile_java(sources: Iterable[Path], target: Path, classpath: Path | None = None) -> None:
    """Compile with line numbers and variable names, for Java 8: the dexer knows no later class files."""
    target.mkdir()
    command: list[str | Path] = ["javac", "--release", "8", "-Xlint:-options", "-g", "-encoding", "UTF-8", "-proc:none"]
    if classpath:
        command += ["-classpath", classpath]
    run(*command, "-d", target, *sorted(sources))


def align_and_sign(unsigned: Path, work: Path) -> Path:
    """The package aligned and signed by schemes 1 to 3 with the samples' key."""
    aligned, signed = work / "aligned.apk", work / "signed.apk"
    run("zipalign", "-f", "4", unsigned, aligned)
    schemes = ["--v1-signing-enabled", "true", "--v2-signing-enabled", "true", "--v3-signing-enabled", "true"]
    key = ["--ks", str(KEY), "--ks-pass", f"pass:{KEY_PASSWORD}"]
    run("apksigner", "sign", *key, *schemes, "--v4-signing-enabled", "false", "--out", signed, aligned)
    return signed


def build_sample(name: str, work: Path) -> None:
    """``samples/<name>/<name>.apk`` from the Java sources beside it."""
    check_tools(TOOLS, needs_framework=True)
    folder = SAMPLES / name
    entries = compile_resources(folder, work)
    compile_java((SAMPLES / "stubs" / "src").rglob("*.java"), work / "stubs")
    sources = [*(folder / "src").rglob("*.java"), *(work / "gen").rglob("*.java")]
    compile_java(sources, work / "classes", work / "stubs")
    dex = work / "classes.dex"
    dexer = ("java", "-cp", maven_jars(DEXER, work), "com.android.dx.command.Main", "--dex")
    run(*dexer, "--min-sdk-version=21", f"--output={dex}", work / "classes")
    pack(work / "unsigned.apk", {**entries, "classes.dex": dex.read_bytes()})
    shutil.copyfile(align_and_sign(work / "unsigned.apk", work), folder / f"{name}.apk")


def assemble(fixture: Fixture, target: Path, work: Path) -> None:
    """One dex file from a folder of .smali files."""
    assembler = ("java", "-cp", maven_jars(ASSEMBLER, work), "org.jf.smali.Main", "assemble")
    sources = sorted((DATA / "smali" / fixture.folder).glob("*.smali"))
    run(*assembler, "--api", str(fixture.api), "--output", target, *sources)


def build_dex_fixture(name: str, work: Path) -> None:
    """``tests/data/<name>.dex``."""
    check_tools(ASSEMBLER_TOOLS, needs_framework=False)
    assemble(DEX_FIXTURES[name], work / "out.dex", work)
    shutil.copyfile(work / "out.dex", DATA / f"{name}.dex")


def build_java_fixture(name: str, work: Path) -> None:
    """``tests/data/<name>.dex`` from Java."""
    check_tools(("java", "javac", "mvn"), needs_framework=False)
    folder, stubs = DATA / "java" / name, work / "stubs"
    known = maven_jars(CLASSES, work).split(":")[0]
    if absent := sorted((folder / "absent").rglob("*.java")):
        compile_java(absent, stubs, Path(known))
    compile_java((folder / "src").rglob("*.java"), work / "classes", Path(f"{stubs}:{known}"))
    dex = work / "out.dex"
    dexer = ("java", "-cp", maven_jars(DEXER, work), "com.android.dx.command.Main", "--dex")
    run(*dexer, f"--min-sdk-version={JAVA_FIXTURES[name]}", f"--output={dex}", work / "classes")
    shutil.copyfile(dex, DATA / f"{name}.dex")


def build_two_dex(name: str, work: Path) -> None:
    """``tests/data/two-dex.apk``: several dex files, unsigned."""
    check_tools((*ASSEMBLER_TOOLS, "aapt"), needs_framework=True)
    entries = compile_resources(DATA / "smali" / name, work)
    for entry, part in PARTS.items():
        assemble(part, work / entry, work)
        entries[entry] = (work / entry).read_bytes()
    pack(work / "out.apk", entries)
    shutil.copyfile(work / "out.apk", DATA / f"{name}.apk")


def builders() -> dict[str, Callable[[str, Path], None]]:
    """Every ID with the function that builds it."""
    samples = sorted(path.parent.name for path in SAMPLES.glob("*/AndroidManifest.xml"))
    return {
        **dict.fromkeys(samples, build_sample),
        **dict.fromkeys(DEX_FIXTURES, build_dex_fixture),
        **dict.fromkeys(JAVA_FIXTURES, build_java_fixture),
        TWO_DEX: build_two_dex,
    }


def main(arguments: list[str] | None = None) -> int:
    """Build what is named, or all; 1 when a build failed."""
    known = builders()
    parser = argparse.ArgumentParser(description="Build the sample packages and the dex fixtures of the tests.")
    parser.add_argument("ids", nargs="*", metavar="ID", help=f"of {', '.join(known)}; default: all")
    chosen = parser.parse_args(arguments).ids or list(known)
    unknown = [name for name in chosen if name not in known]
    if unknown:
        parser.error(f"unknown ID {', '.join(unknown)}; known: {', '.join(known)}")
    try:
        for name in chosen:
            with tempfile.TemporaryDirectory(prefix="apkscan-samples-") as work:
                known[name](name, Path(work))
            print(f"{name}: built")
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
