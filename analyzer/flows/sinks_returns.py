"""Methods whose result leaves: overrides that a library sends the result of, and methods that a web page may call."""

from collections.abc import Iterator
from typing import cast

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.code import read_code
from analyzer.apk.kernels import annotated_methods
from analyzer.behaviours.code_index import CodeIndex
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.sinks import SinkSet
from analyzer.flows.points import Sink
from analyzer.program.build import ACC_STATIC, PACKAGED, Program

Mask = NDArray[np.bool_]

_RETURNS = (0x0F, 0x10, 0x11)
"""return, return-wide, return-object (Dalvik bytecode format)."""


def returned_sinks(code: CodeIndex, sink_set: SinkSet, counts: Mask) -> Iterator[Sink]:
    """What live methods return to somebody who takes it out. ``counts``: (methods,) whether a method's code counts."""
    program = code.program
    for rule in sink_set.overrides:
        pattern = rule.pattern
        type_, name = program.find_type(pattern.cls), program.symbols.strings.find(pattern.name)
        if type_ < 0 or name < 0:
            continue
        for sub in program.descendants_of(type_).tolist():
            for method in program.methods_of(sub).tolist() if sub != type_ else ():
                if int(program.symbols.methods.name[method]) != name or not counts[method]:
                    continue
                descriptor = program.descriptor(method)
                if pattern.fits(descriptor) and not program.methods.access[method] & ACC_STATIC:
                    api = f"{pattern.cls}->{pattern.name}{descriptor}"
                    yield from returns_of(code, method, api, rule.channel, rule.whole)
    for annotated in sink_set.annotated:
        for method in methods_with(program, frozenset({annotated.annotation})):
            if counts[method]:
                yield from returns_of(code, method, program.signature(method), annotated.channel, annotated.whole)


def returns_of(code: CodeIndex, method: int, api: str, channel: str, whole: bool, sdk: str = "") -> Iterator[Sink]:
    """One sink for each return instruction of a packaged method that returns something."""
    program = code.program
    if program.methods.origin[method] != PACKAGED or program.descriptor(method).endswith(")V"):
        return
    dex = program.dexes[int(program.methods.dex[method])]
    body = read_code(dex.data.data, int(dex.methods[int(program.methods.row[method]), 3]))
    for instruction in body.instructions if body else ():
        if instruction.op in _RETURNS:
            yield Sink(method, instruction.pc, api, cast(Channel, channel), (0,), whole, sdk=sdk)


def methods_with(program: Program, annotations: frozenset[str]) -> list[int]:
    """Numbers of the packaged methods that carry one of the annotations."""
    wanted = {program.find_type(name) for name in annotations} - {-1}
    found: set[int] = set()
    for dex, numbers in zip(program.dexes, program.symbols.dexes, strict=True) if wanted else ():
        mask = np.isin(numbers.types, np.array(sorted(wanted), np.int32)).astype(np.uint8)
        if not mask.any():
            continue
        marked = annotated_methods(  # type: ignore[no-untyped-call]  # compiled
            dex.data, np.ascontiguousarray(dex.class_defs[:, 5]), mask, len(dex.method_class), len(dex.data)
        )
        hit = numbers.methods[np.flatnonzero(marked)]
        found.update(hit[hit >= 0].tolist())
    return sorted(found)
