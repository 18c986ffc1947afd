"""The edges of a call graph as columns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Call edges, CSR by caller: edge e of node n, ``first[n] <= e < first[n + 1]``, leads to ``callee[e]``.

    Nodes below the program's method count are methods, the others hubs: one dispatch or registration of which only a
    type is known, with its possible targets behind it. ``row`` is the swept row of the call (-1: none, as behind a
    hub), ``how`` an index of HOW, ``via`` for "callback" the framework type whose method is overridden, else -1.
    """

    first: NDArray[np.int64]
    callee: NDArray[np.int32]
    row: NDArray[np.int64]
    how: NDArray[np.uint8]
    via: NDArray[np.int32]
