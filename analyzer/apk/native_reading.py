"""The native libraries of a package, read for their names: one build of each."""

from collections.abc import Callable

from analyzer.apk.container import EntryError, Package
from analyzer.apk.model import NativeLibrary, PackageContents
from analyzer.apk.native_names import NativeStrings, name_search, read_strings
from analyzer.gaps import Cause, Gap

MOST_NATIVE = 256 << 20
"""Bytes of native libraries that are searched for names; larger ones stay a gap for every permission."""


def native_strings(package: Package, contents: PackageContents) -> tuple[tuple[NativeStrings, ...], tuple[Gap, ...]]:
    """The strings of one build of each library, and a gap for what was too large or cannot be read: what calls Java
    by name from there enters nothing.
    """
    found: list[NativeStrings] = []
    gaps: list[Gap] = []
    left = MOST_NATIVE
    for library in _one_build(contents):
        entry = f"lib/{library.abi}/{library.name}"
        if library.size > left:
            gaps.append(_unread(entry, Cause.BUDGET, "too large to be searched for names"))
            continue
        left -= library.size
        try:
            found.append(read_strings(library.name, package.read(entry)))
        except EntryError as error:
            gaps.append(_unread(entry, error.gap.cause, "cannot be read"))
    return tuple(found), tuple(gaps)


def _unread(entry: str, cause: Cause, why: str) -> Gap:
    detail = f"{why}: Java methods that this library calls are not seen to run"
    return Gap(stage="callgraph", cause=cause, where=entry, detail=detail)


def native_search(package: Package, contents: PackageContents) -> Callable[[frozenset[str]], frozenset[str]] | None:
    """Which of some names occur in the libraries, None when these are too large to search. A library that cannot be
    read may hold any name.
    """
    libraries = _one_build(contents)
    if sum(library.size for library in libraries) > MOST_NATIVE:
        return None
    search = name_search(lambda: (package.read(f"lib/{one.abi}/{one.name}") for one in libraries))

    def careful(names: frozenset[str]) -> frozenset[str]:
        try:
            return search(names)
        except EntryError:
            return names

    return careful


def _one_build(contents: PackageContents) -> tuple[NativeLibrary, ...]:
    """Builds of one source for several processors hold the same names."""
    return tuple({library.name: library for library in reversed(contents.native_libraries)}.values())
