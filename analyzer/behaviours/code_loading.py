"""Code that reachable code brings into the process and that is not among the package's own dex files, as gaps."""

from collections.abc import Iterator, Mapping

from analyzer.apk.marks import load_marks
from analyzer.apk.model import PackageContents
from analyzer.behaviours.code_index import CodeIndex
from analyzer.gaps import Cause, Gap
from analyzer.names import short_method

LOADERS: Mapping[str, frozenset[str]] = {
    "Ldalvik/system/BaseDexClassLoader;": frozenset({"<init>"}),
    "Ldalvik/system/DexClassLoader;": frozenset({"<init>"}),
    "Ldalvik/system/PathClassLoader;": frozenset({"<init>"}),
    "Ldalvik/system/InMemoryDexClassLoader;": frozenset({"<init>"}),
    "Ldalvik/system/DelegateLastClassLoader;": frozenset({"<init>"}),
    "Ldalvik/system/DexFile;": frozenset({"<init>", "loadDex", "loadClass"}),
}
"""Calls that bring code into the process that is not in the dex files that the device loads by itself."""

NATIVE_FILES: Mapping[str, frozenset[str]] = {
    "Ljava/lang/System;": frozenset({"load"}),
    "Ljava/lang/Runtime;": frozenset({"load"}),
}
"""Calls that load a native library from any file; ``loadLibrary`` takes it from the package or the platform."""

MOST_NAMED = 5
"""Payloads that a gap names."""


def loaded_code(code: CodeIndex, contents: PackageContents) -> Iterator[Gap]:
    """A gap for each reachable method that loads code, for each framework that does, and for native code from files.

    Raises:
        RulesetError: the table of frameworks is missing or malformed.
    """
    yield from _loaders(code, contents)
    yield from _frameworks(code)
    yield from _native_files(code, contents)


def _loaders(code: CodeIndex, contents: PackageContents) -> Iterator[Gap]:
    """What lies in the package was read; whether the loader takes that, or something else as well, is not known."""
    payloads = _payloads(code, contents)
    what = "loads code that is not among the dex files read"
    if payloads:
        named = ", ".join(payloads[:MOST_NAMED]) + (" and more" if len(payloads) > MOST_NAMED else "")
        what = f"loads code; {named} in the package was read too, but whether it loads nothing else is not known"
    seen = set()
    for call in code.calls_of(LOADERS):
        for place in code.places(call.rows):
            if code.live(place) and place.method not in seen:
                seen.add(place.method)
                yield Gap(
                    stage="code",
                    cause=Cause.DYNAMIC_LOADING,
                    where=code.program.signature(place.method),
                    detail=f"{short_method(call.signature)} {what}",
                    blocks_code=True,
                )


def _payloads(code: CodeIndex, contents: PackageContents) -> list[str]:
    """The dex files that were read and that the device does not load by itself."""
    own = set(contents.dex_names)
    names = dict.fromkeys(dex.name.partition("@")[0] for dex in code.program.dexes)
    return [name for name in names if name not in own] if own else []


def _frameworks(code: CodeIndex) -> Iterator[Gap]:
    """Reachable code of frameworks for hot fixes and plug-ins (``rulesets/tables/code_loading.tsv``)."""
    marks = {f"L{mark.value.replace('.', '/')}/": mark for mark in load_marks("code_loading")}
    prefixes = tuple(marks)
    found: set[str] = set()
    for descriptor, reachable in zip(code.descriptors, code.reachable_per_type, strict=True):
        if reachable and descriptor.startswith(prefixes):
            found.add(next(prefix for prefix in prefixes if descriptor.startswith(prefix)))
    for prefix in sorted(found):
        mark = marks[prefix]
        detail = f"reachable code belongs to {mark.identity}, which replaces or adds code after the package was made"
        yield Gap(stage="code", cause=Cause.DYNAMIC_LOADING, where=mark.value, detail=detail, blocks_code=True)


def _native_files(code: CodeIndex, contents: PackageContents) -> Iterator[Gap]:
    """Reachable code that loads a native library from a file, in a package that holds none: it comes from outside."""
    if contents.native_libraries:
        return  # it may be one of those, which are a gap already
    seen = set()
    for call in code.calls_of(NATIVE_FILES):
        for place in code.places(call.rows):
            if code.live(place) and place.method not in seen and not code.is_library(place.method):
                seen.add(place.method)
                yield Gap(
                    stage="code",
                    cause=Cause.DYNAMIC_LOADING,
                    where=code.program.signature(place.method),
                    detail=f"{short_method(call.signature)} loads native code that is not in the package",
                    blocks_code=True,
                )
