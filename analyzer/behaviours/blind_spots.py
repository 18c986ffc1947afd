"""What the code itself hides from a static look: code loaded at run time, unresolved reflection, native code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from analyzer.apk.model import PackageContents
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.code_loading import loaded_code
from analyzer.gaps import Cause, Gap
from analyzer.names import short_method
from analyzer.program.build import ACC_NATIVE, PACKAGED

MOST_SHOWN = 10
"""Gaps of one cause that are listed one by one; the last says how many more there are."""

CLASS_LOOKUPS: Mapping[str, frozenset[str]] = {
    "Ljava/lang/Class;": frozenset({"forName"}),
    "Ljava/lang/ClassLoader;": frozenset({"loadClass"}),
}
METHOD_LOOKUPS: Mapping[str, frozenset[str]] = {"Ljava/lang/Class;": frozenset({"getMethod", "getDeclaredMethod"})}
"""Calls that turn a name into a class or a method; those with a constant are resolved."""


@dataclass(frozen=True, slots=True)
class BlindSpots:
    """The gaps of reachable code. ``entering`` are those among them behind which only code of the package may be
    entered: a class that is made by a computed name. To call a framework method by name, its own name is needed too.
    ``unresolved`` counts the look-ups by a name that is not a constant.
    """

    gaps: tuple[Gap, ...]
    entering: frozenset[Gap]
    unresolved: int


def blind_spots(code: CodeIndex, contents: PackageContents) -> BlindSpots:
    """What reachable code hides.

    Reflection inside a named SDK or library does not by itself hide everything: an API that is called by name needs
    its name among the package's strings, which are searched. In the app's own and in unattributed code the name may
    be computed, so the gap blocks.
    """
    gaps: list[Gap] = list(loaded_code(code, contents))
    classes = list(_unresolved(code, CLASS_LOOKUPS))
    methods = list(_unresolved(code, METHOD_LOOKUPS))
    entering = _capped([_by_computed_name(code, name, place) for name, place in classes])
    gaps += _capped([_by_computed_name(code, name, place) for name, place in methods])
    gaps += [gap for gap in entering if gap not in gaps]
    gaps += _capped(list(_by_constant_name(code)))
    gaps += _native(code, contents)
    detail = "too long to follow the constants of its calls"
    places = [code.program.signature(method) for method in sorted(code.unfollowed)]
    gaps += _capped([Gap(stage="code", cause=Cause.BUDGET, where=place, detail=detail) for place in places])
    return BlindSpots(tuple(gaps), frozenset(entering), len(classes) + len(methods))


def _unresolved(code: CodeIndex, lookups: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, Place]]:
    """Reachable look-ups by a name that is no constant, outside open-source libraries."""
    for call in code.calls_of(lookups):
        for place in code.places(call.rows):
            if not code.live(place) or code.is_library(place.method):
                continue
            found = code.arguments(place)
            texts = [v for v in (found.arguments if found else ()) if v and any(c.kind == "string" for c in v)]
            if not texts:
                yield short_method(call.signature), place


def _by_computed_name(code: CodeIndex, name: str, place: Place) -> Gap:
    return Gap(
        stage="code",
        cause=Cause.REFLECTION,
        where=code.program.signature(place.method),
        detail=f"{name} is called with a name that is not a constant here",
        blocks_code=not code.owner_of(place.method).sdk,
    )


def _by_constant_name(code: CodeIndex) -> Iterator[Gap]:
    """Reachable look-ups of a method by a constant name that no packaged method bears: of the framework's, then."""
    names = code.program.symbols.methods.name[code.program.methods.origin == PACKAGED]
    packaged = set(np.unique(names).tolist())
    find = code.program.symbols.strings.find
    for call in code.calls_of(METHOD_LOOKUPS):
        for place in code.places(call.rows):
            if not code.live(place) or code.is_library(place.method):
                continue
            found = code.arguments(place)
            texts = {str(c.value) for v in (found.arguments if found else ()) if v for c in v if c.kind == "string"}
            foreign = sorted(text for text in texts if find(text) not in packaged)
            if foreign:
                yield Gap(
                    stage="code",
                    cause=Cause.REFLECTION,
                    where=code.program.signature(place.method),
                    detail=f"looks up the method {foreign[0]!r} by name",
                )


def _capped(gaps: list[Gap]) -> list[Gap]:
    if len(gaps) <= MOST_SHOWN:
        return gaps
    # Blocking ones first: they decide.
    gaps = sorted(gaps, key=lambda g: not g.blocks_code)
    rest = gaps[MOST_SHOWN:]
    more = Gap(
        stage="code",
        cause=rest[0].cause,
        detail=f"{len(rest)} more places of the same kind",
        blocks_code=any(g.blocks_code for g in rest),
    )
    return [*gaps[:MOST_SHOWN], more]


def _native(code: CodeIndex, contents: PackageContents) -> Iterator[Gap]:
    access, origin = code.program.methods.access, code.program.methods.origin
    declared = (origin == PACKAGED) & (access & ACC_NATIVE != 0)
    count = int(declared.sum())
    names = sorted({library.name for library in contents.native_libraries})
    if names:
        detail = f"native code is not read; {count} Java methods are declared native"
        yield Gap(stage="code", cause=Cause.NATIVE_CODE, where=", ".join(names[:20]), detail=detail)
