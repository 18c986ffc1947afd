"""Compiled walks over the finished graph: the shortest way to every method."""

import numpy as np

from analyzer.jit import kernel


@kernel
def shortest(first, callee, starts, wide):
    """Breadth first from ``starts``; nodes marked in ``wide`` are gone through when nothing else is left, so that what
    can be reached without them is reached without them.

    Returns (nodes,) int64: the edge by which each node was reached, -1 for a start, -2 for one that was not.
    """
    n = len(first) - 1
    parent = np.full(n, -2, np.int64)
    queue = np.empty(n + 1, np.int32)
    waiting = np.empty(n + 1, np.int32)
    head, tail, waits, waited = 0, 0, 0, 0
    for k in range(len(starts)):
        if parent[starts[k]] == -2:
            parent[starts[k]] = -1
            queue[tail] = starts[k]
            tail += 1
    while head < tail or waited < waits:
        if head < tail:
            node = queue[head]
            head += 1
            if wide[node]:
                waiting[waits] = node
                waits += 1
                continue
        else:
            node = waiting[waited]
            waited += 1
        for e in range(first[node], first[node + 1]):
            to = callee[e]
            if parent[to] == -2:
                parent[to] = e
                queue[tail] = to
                tail += 1
    return parent
