"""The native libraries of a package, read for their names: one build of each."""

from collections.abc import Callable

from analyzer.apk.container import EntryError, Package
from analyzer.apk.model import NativeLibrary, PackageContents
from analyzer.apk.native_names import NativeStrings, name_search, read_strings

MOST_NATIVE = 256 << 20
"""Bytes of native libraries that are searched for names; larger ones stay a gap for every permission."""


def native_strings(package: Package, contents: PackageContents) -> tuple[NativeStrings, ...]:
    """The strings of one build of each library; () when the libraries are too large or cannot be read."""
    libraries = _one_build(contents)
    if libraries is None:
        return ()
    try:
        return tuple(read_strings(one.name, package.read(f"lib/{one.abi}/{one.name}")) for one in libraries)
    except EntryError:
        return ()  # the entry's gap is the container's


def native_search(package: Package, contents: PackageContents) -> Callable[[frozenset[str]], frozenset[str]] | None:
    """Which of some names occur in the libraries, None when these are too large to search. A library that cannot be
    read may hold any name.
    """
    libraries = _one_build(contents)
    if libraries is None:
        return None
    search = name_search(lambda: (package.read(f"lib/{one.abi}/{one.name}") for one in libraries))

    def careful(names: frozenset[str]) -> frozenset[str]:
        try:
            return search(names)
        except EntryError:
            return names

    return careful


def _one_build(contents: PackageContents) -> tuple[NativeLibrary, ...] | None:
    """Builds of one source for several processors hold the same names; None when they are too large together."""
    libraries = tuple({library.name: library for library in reversed(contents.native_libraries)}.values())
    return None if sum(library.size for library in libraries) > MOST_NATIVE else libraries
