"""The compiled walks behind the phases: which node runs in which phase, and what is left when edges are blocked."""

import numpy as np

from analyzer.jit import kernel, part


@kernel
def settle(first, callee, rule, table, seed_nodes, seed_masks):
    """The phases of every node: mask (nodes,) uint8.

    A worklist over masks: a node is met again only when its mask has grown. ``table`` (rules, 256) uint8 is what a rule
    makes of a mask.
    """
    n = len(first) - 1
    mask = np.zeros(n, np.uint8)
    done = np.zeros(n, np.uint8)
    waiting = np.zeros(n, np.uint8)
    queue = np.empty(n + 1, np.int64)
    head, tail = 0, 0
    for k in range(len(seed_nodes)):
        node = seed_nodes[k]
        mask[node] |= seed_masks[k]
        if not waiting[node]:
            waiting[node] = 1
            queue[tail] = node
            tail += 1
    while head != tail:
        node = queue[head]
        head = head + 1 if head < n else 0
        waiting[node] = 0
        new = mask[node] & ~done[node]
        done[node] = mask[node]
        for e in range(first[node], first[node + 1]):
            to = callee[e]
            out = table[rule[e], new]
            if out & ~mask[to]:
                mask[to] |= out
                if not waiting[to]:
                    waiting[to] = 1
                    queue[tail] = to
                    tail = tail + 1 if tail < n else 0
    return mask


@part
def _enter(node, out, edge, phase, mask, parent, parent_phase, queue, tail):
    """Add the phases ``out`` to a node; one state of the queue for each that is new."""
    new = out & ~mask[node]
    if new == 0:
        return tail
    mask[node] |= new
    for q in range(8):
        if (new >> q) & 1:
            parent[node * 8 + q] = edge
            parent_phase[node * 8 + q] = phase
            queue[tail] = node * 8 + q
            tail += 1
    return tail


@kernel
def spread(first, callee, rule, table, seed_nodes, seed_masks, wide):
    """The way to every phase of every node.

    A breadth-first walk over (node, phase): at most eight states a node, each entered once. Nodes of ``wide`` (one
    dispatch with many targets) are left only when nothing else is left to do, so that a way leads through as few of
    them as possible and is short otherwise.

    Returns: parent (8 * nodes,) int32: the edge by which node and phase were first entered, -1 for a seed, -2 when
    never; parent_phase (8 * nodes,) uint8: the caller's phase on that edge.
    """
    n = len(first) - 1
    mask = np.zeros(n, np.uint8)
    parent = np.full(8 * n, -2, np.int32)
    parent_phase = np.zeros(8 * n, np.uint8)
    queue = np.empty(8 * n, np.int64)
    later = np.empty(8 * n, np.int64)
    head, tail = 0, 0
    later_head, later_tail = 0, 0
    for k in range(len(seed_nodes)):
        tail = _enter(seed_nodes[k], seed_masks[k], -1, 0, mask, parent, parent_phase, queue, tail)
    while True:
        delayed = head == tail
        if delayed:
            if later_head == later_tail:
                break
            state = later[later_head]
            later_head += 1
        else:
            state = queue[head]
            head += 1
            if wide[state >> 3]:
                later[later_tail] = state
                later_tail += 1
                continue
        node = state >> 3
        phase = state & 7
        for e in range(first[node], first[node + 1]):
            out = table[rule[e], 1 << phase]
            tail = _enter(callee[e], out, e, phase, mask, parent, parent_phase, queue, tail)
    return parent, parent_phase


@kernel
def reach_without(first, callee, row, rule, passes, seed_nodes, blocked_rows, blocked_nodes, wide):
    """What is reached from the seeds over edges whose rule is in ``passes`` and whose row is not blocked.

    Returns parent (nodes,) int32: the edge by which a node was first entered, -1 for a seed, -2 when not reached.
    Nodes of ``wide`` are left last, as in ``spread``.
    """
    n = len(first) - 1
    parent = np.full(n, -2, np.int32)
    queue = np.empty(n, np.int64)
    later = np.empty(n, np.int64)
    head, tail = 0, 0
    later_head, later_tail = 0, 0
    for k in range(len(seed_nodes)):
        node = seed_nodes[k]
        if parent[node] == -2 and not blocked_nodes[node]:
            parent[node] = -1
            queue[tail] = node
            tail += 1
    while True:
        if head < tail:
            node = queue[head]
            head += 1
            if wide[node]:
                later[later_tail] = node
                later_tail += 1
                continue
        elif later_head < later_tail:
            node = later[later_head]
            later_head += 1
        else:
            break
        for e in range(first[node], first[node + 1]):
            to = callee[e]
            if parent[to] != -2 or not passes[rule[e]] or blocked_nodes[to]:
                continue
            if row[e] >= 0 and blocked_rows[row[e]]:
                continue
            parent[to] = e
            queue[tail] = to
            tail += 1
    return parent
