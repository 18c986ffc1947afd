"""Java and native code that find each other by name: exported ``Java_…`` functions, and Java methods that native
libraries name.

Facts: the Java Native Interface specification, "Resolving Native Method Names". A method that native code calls, or
that ``RegisterNatives`` binds, is looked up by three texts: its class's name with slashes, its name, its descriptor.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analyzer.apk.model import Manifest
from analyzer.apk.native_names import NativeStrings, ends_a_string
from analyzer.callgraph.by_name import Api, Use
from analyzer.callgraph.sources import Sources
from analyzer.gaps import Cause, Gap
from analyzer.names import CONSTRUCTOR, STATIC_INITIALISER
from analyzer.program.build import ACC_ABSTRACT, ACC_NATIVE, PACKAGED, Program

KIND = "native-name"
MOST_DOUBTFUL = 500
MOST_NAMED_CLASSES = 200_000
MOST_SHOWN = 20

_CLASS = re.compile(rb"(?<=\0)L?([A-Za-z_$][\w$]*(?:[/.][\w$]+)+);?(?=\0)")


@dataclass(frozen=True, slots=True)
class NativeEntries:
    """``doubtful``, ``bound`` (Hints.native) and ``gaps`` as in Hints."""

    doubtful: tuple[tuple[int, str], ...] = ()
    bound: tuple[int, ...] = ()
    gaps: tuple[Gap, ...] = ()


def loaded_libraries(
    sources: Sources, rows: Mapping[int, list[int]], manifest: Manifest, libraries: tuple[NativeStrings, ...]
) -> tuple[NativeStrings, ...]:
    """The libraries that code loads, or that those need; all, when the name of one that is loaded is not known.

    Args:
        sources: values of the program.
        rows: its calls by name, by method.
        manifest: of the package; a native activity loads its library by itself.
        libraries: all of the package.
    """
    if any("NativeActivity" in component.name for component in manifest.components):
        return libraries
    wanted: set[str] = set()
    for method, own in rows.items():
        for row in own:
            use = sources.uses[int(sources.program.sites.ref[row])]
            if use.api is Api.LIBRARY_FILE:
                return libraries  # any file: that of a library of the package, too
            if use.api is Api.LIBRARY:
                names = _names(sources, method, row, use)
                if not names:
                    return libraries
                wanted |= {f"lib{name}.so" for name in names}
    return _needed(libraries, wanted)


def _names(sources: Sources, method: int, row: int, use: Use) -> frozenset[str]:
    origins, pc = sources.origins(method), int(sources.program.sites.pc[row])
    if origins is None or not origins.width(pc):
        return frozenset()
    parts = [found for _, found in sources.in_frames(method, lambda frame: sources.texts(origins, pc, use.word, frame))]
    known = [part for part in parts if part is not None]
    return frozenset().union(*known) if len(known) == len(parts) else frozenset()


def _needed(libraries: tuple[NativeStrings, ...], wanted: set[str]) -> tuple[NativeStrings, ...]:
    """The libraries of some names, and those whose file names are strings in them: how a library says what it needs."""
    left = list(libraries)
    found: set[str] = set()
    while chosen := [library for library in left if library.name in wanted]:
        found |= wanted
        left = [library for library in left if library.name not in wanted]
        wanted = {other.name for other in left if any(ends_a_string(other.name, one.strings) for one in chosen)}
    return tuple(library for library in libraries if library.name in found)


def native_entries(
    program: Program, loaded: tuple[NativeStrings, ...], libraries: tuple[NativeStrings, ...]
) -> NativeEntries:
    """What the strings of the native libraries say about Java methods; entry points are only what those name that
    are ``loaded``.
    """
    if not libraries:
        return NativeEntries()
    table = program.methods
    declared = np.flatnonzero((table.origin == PACKAGED) & (table.access & ACC_NATIVE != 0)).tolist()
    exported = frozenset().union(*(library.exported for library in libraries))
    bound = tuple(method for method in declared if exported and exported & set(native_names(program, method)))
    doubtful: set[int] = set()
    for library in loaded:
        doubtful |= _named_by(program, library)
    gaps: list[Gap] = []
    registering = sorted({library.name for library in libraries if library.registers})
    left = len(declared) - len(bound)
    if registering and left:
        names = ", ".join(registering[:MOST_SHOWN])
        detail = f"registers native methods when it is loaded: what {left} Java methods run is decided there"
        gaps.append(Gap(stage="callgraph", cause=Cause.NATIVE_CODE, where=names, detail=detail))
    if len(doubtful) > MOST_DOUBTFUL:
        detail = f"{len(doubtful)} Java methods are named by native code; the first {MOST_DOUBTFUL} are entry points"
        gaps.append(Gap(stage="callgraph", cause=Cause.BUDGET, where="native code", detail=detail))
    return NativeEntries(tuple((m, KIND) for m in sorted(doubtful)[:MOST_DOUBTFUL]), bound, tuple(gaps))


def native_names(program: Program, method: int) -> tuple[str, str]:
    """The names of the functions that may implement a native method: without and with its parameters."""
    owner = program.type_name(int(program.symbols.methods.owner[method]))
    short = f"Java_{mangled(owner[1:-1])}_{mangled(program.method_name(method))}"
    return short, f"{short}__{mangled(program.descriptor(method)[1:].partition(')')[0])}"


def mangled(text: str) -> str:
    """A name as it stands in a native function's name."""
    return "".join(
        _MANGLED.get(char) or (char if char.isascii() and char.isalnum() else _escaped(char)) for char in text
    )


_MANGLED = {"/": "_", "_": "_1", ";": "_2", "[": "_3"}


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"_0{units[k] << 8 | units[k + 1]:04x}" for k in range(0, len(units), 2))


def _named_by(program: Program, library: NativeStrings) -> set[int]:
    """The packaged methods with code whose class, name and descriptor are all strings of one library."""
    texts = [match[1] for match, _ in zip(_CLASS.finditer(library.strings), range(MOST_NAMED_CLASSES), strict=False)]
    descriptors = {f"L{text.decode('ascii').replace('.', '/')};" for text in texts}
    numbers = program.symbols.strings.find_all(sorted(descriptors))
    types = {int(program.symbols.type_of_string[n]) for n in numbers.values() if n >= 0} - {-1}
    table = program.methods
    found: set[int] = set()
    known: dict[str, bool] = {}

    def named(text: str) -> bool:
        if text not in known:
            known[text] = ends_a_string(text, library.strings)
        return known[text]

    for type_ in sorted(types):
        if program.types.origin[type_] != PACKAGED:
            continue
        for method in program.methods_of(type_).tolist():
            if int(table.access[method]) & (ACC_NATIVE | ACC_ABSTRACT):
                continue
            name, descriptor = program.method_name(method), program.descriptor(method)
            if name == STATIC_INITIALISER or (name == CONSTRUCTOR and descriptor == "()V"):
                continue  # nearly every library has these two texts
            if named(name) and named(descriptor):
                found.add(method)
    return found
