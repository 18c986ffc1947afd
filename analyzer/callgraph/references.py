"""Method references to the methods that declare them."""

import numpy as np
from numpy.typing import NDArray

from analyzer.callgraph import kernels
from analyzer.program.build import Program


def resolve(program: Program, wanted: NDArray[np.bool_]) -> NDArray[np.int32]:
    """For each wanted method reference the method that declares it (kernels.resolve_references), -1 if unknown."""
    names, types = program.symbols.methods, program.types
    return kernels.resolve_references(
        wanted.astype(np.uint8), names.slots, names.owner, names.name, names.kind, program.methods.origin,
        types.superclass, types.super_first, types.supers,
    )  # fmt: skip
