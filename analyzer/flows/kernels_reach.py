"""Closure over pairs."""

import numpy as np

from analyzer.jit import kernel


@kernel
def reach(source, target, count, seeds):
    """(count,) uint8: what can be reached from ``seeds`` over the pairs (source, target), the seeds included."""
    first = np.zeros(count + 2, np.int64)
    for k in range(len(source)):
        first[source[k] + 2] += 1
    for i in range(1, count + 2):
        first[i] += first[i - 1]
    to = np.empty(len(source), np.int32)
    for k in range(len(source)):
        to[first[source[k] + 1]] = target[k]
        first[source[k] + 1] += 1
    seen = np.zeros(count, np.uint8)
    queue = np.empty(count, np.int32)
    tail = 0
    for k in range(len(seeds)):
        if seen[seeds[k]] == 0:
            seen[seeds[k]] = 1
            queue[tail] = seeds[k]
            tail += 1
    head = 0
    while head < tail:
        at = queue[head]
        head += 1
        for k in range(first[at], first[at + 1]):
            if seen[to[k]] == 0:
                seen[to[k]] = 1
                queue[tail] = to[k]
                tail += 1
    return seen
