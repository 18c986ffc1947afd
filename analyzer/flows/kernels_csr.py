"""Which statements use and define each node."""

import numpy as np

from analyzer.flows.kernels_state import CALL, CUSTOM
from analyzer.jit import kernel


@kernel
def uses(kind, a, b, x, arg, nodes):
    """CSR of the statements that use each node: (first (nodes + 1,) int64, statement int32); once per operand."""
    first = np.zeros(nodes + 3, np.int64)
    for s in range(1, len(kind)):
        if kind[s] == CALL or kind[s] == CUSTOM:
            for k in range(x[s], x[s] + b[s]):
                if arg[k] > 0:
                    first[arg[k] + 2] += 1
        else:
            if a[s] > 0:
                first[a[s] + 2] += 1
            if b[s] > 0:
                first[b[s] + 2] += 1
    for i in range(1, nodes + 3):
        first[i] += first[i - 1]
    out = np.zeros(first[nodes + 1], np.int32)
    for s in range(1, len(kind)):
        if kind[s] == CALL or kind[s] == CUSTOM:
            for k in range(x[s], x[s] + b[s]):
                if arg[k] > 0:
                    out[first[arg[k] + 1]] = s
                    first[arg[k] + 1] += 1
        else:
            if a[s] > 0:
                out[first[a[s] + 1]] = s
                first[a[s] + 1] += 1
            if b[s] > 0:
                out[first[b[s] + 1]] = s
                first[b[s] + 1] += 1
    return first[: nodes + 1], out


@kernel
def definitions(c, nodes):
    """CSR of the statements that define each node: (first (nodes + 1,) int64, statement int32)."""
    first = np.zeros(nodes + 3, np.int64)
    for s in range(1, len(c)):
        if c[s] > 0:
            first[c[s] + 2] += 1
    for i in range(1, nodes + 3):
        first[i] += first[i - 1]
    out = np.zeros(first[nodes + 1], np.int32)
    for s in range(1, len(c)):
        if c[s] > 0:
            out[first[c[s] + 1]] = s
            first[c[s] + 1] += 1
    return first[: nodes + 1], out
