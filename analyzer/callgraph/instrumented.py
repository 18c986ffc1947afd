"""What a test runner runs: the methods of a package with instrumentation that JUnit finds by itself."""

from collections.abc import Iterator

import numpy as np

from analyzer.apk.kernels import annotated_methods
from analyzer.apk.model import Manifest
from analyzer.program.build import ACC_ABSTRACT, ACC_INTERFACE, PACKAGED, Program

_ANNOTATIONS = (
    "Lorg/junit/Test;", "Lorg/junit/Before;", "Lorg/junit/After;", "Lorg/junit/BeforeClass;", "Lorg/junit/AfterClass;",
    "Lorg/junit/Rule;", "Lorg/junit/ClassRule;", "Lorg/junit/runners/Parameterized$Parameters;",
    "Lorg/junit/jupiter/api/Test;",
)  # fmt: skip
"""Annotations by which JUnit 4 and 5 find what they run."""
_TEST_CASE = "Ljunit/framework/TestCase;"
_OF_TEST_CASE = ("setUp", "tearDown")


def test_methods(program: Program, manifest: Manifest) -> Iterator[int]:
    """The methods that a runner of ``instrumentation`` calls: annotated ones, and those of JUnit 3 by their names.

    A package without instrumentation has none: nothing runs its tests on a device.
    """
    if not manifest.instrumentation:
        return
    yield from sorted({*_annotated(program), *_named(program)})


def _annotated(program: Program) -> Iterator[int]:
    wanted_types = np.array(sorted({program.find_type(name) for name in _ANNOTATIONS} - {-1}), np.int32)
    for number, (dex, numbers) in enumerate(zip(program.dexes, program.symbols.dexes, strict=True)):
        wanted = np.isin(numbers.types, wanted_types).astype(np.uint8)
        if not wanted.any():
            continue
        marked = annotated_methods(
            dex.data, np.ascontiguousarray(dex.class_defs[:, 5]), wanted, len(dex.method_class), len(dex.data)
        )
        found = numbers.methods[np.flatnonzero(marked)]
        for method in found[found >= 0].tolist():
            if int(program.methods.dex[method]) == number and _can_be_made(program, method):
                yield method


def _named(program: Program) -> Iterator[int]:
    base = program.find_type(_TEST_CASE)
    for type_ in program.descendants_of(base).tolist() if base >= 0 else ():
        for method in program.methods_of(type_).tolist():
            name = program.method_name(method)
            if (name.startswith("test") or name in _OF_TEST_CASE) and _can_be_made(program, method):
                yield method


def _can_be_made(program: Program, method: int) -> bool:
    owner = int(program.symbols.methods.owner[method])
    concrete = int(program.types.access[owner]) & (ACC_INTERFACE | ACC_ABSTRACT) == 0
    return concrete and program.types.origin[owner] == PACKAGED
