"""Where a branch or a switch goes, by what is known of its registers."""

import numpy as np

from analyzer.callgraph.kernels import INTEGER
from analyzer.callgraph.kernels_blocks import UNKNOWN, arrive, s32, switch_at, u16
from analyzer.callgraph.kernels_nodes import add_use_once, integer_object
from analyzer.callgraph.kernels_state import STEPS, USE_REBUILD, step


@step("sgiii ii")
def try_at(s, g, tries_at, tries, at):
    """(number of the try item that covers a position or -1, where this answer ends)."""
    until = np.int64(1) << 40
    s.n[STEPS] += tries >> 3
    for i in range(tries):
        where = tries_at + 8 * i
        start = u16(g.code, where) | u16(g.code, where + 2) << 16
        end = start + u16(g.code, where + 4)
        if start <= at < end:
            return i, end
        if start > at and start < until:
            until = start
    return -1, until


@step("iii b")
def holds(op, one, other):
    """Whether a comparison opcode (if-eq ... if-le, or its form with zero) is true of two integers."""
    kind = (op - 0x32) % 6
    if kind == 0:
        return one == other
    if kind == 1:
        return one != other
    if kind == 2:
        return one < other
    if kind == 3:
        return one >= other
    if kind == 4:
        return one > other
    return one <= other


@step("sgiiii bb")
def branch(s, g, method, op, r, other):
    """(whether the branch may be taken, whether it may not) by what is known of the registers."""
    value = s.now_constant[r]
    if other == UNKNOWN:
        return True, True
    if value != UNKNOWN:
        taken = holds(op, value, other)
        return taken, not taken
    gate = s.now_gate[r]
    if gate <= 0:
        return True, True
    if s.node_any[gate] or (s.node_pairs[gate] == 0 and s.node_type[gate] == INTEGER):
        return True, True
    add_use_once(s, gate, USE_REBUILD, method)
    taken = False
    fallen = False
    k = s.node_pairs[gate]
    while k > 0:
        if holds(op, s.pair_object[k] - integer_object(g, s, 0), other):
            taken = True
        else:
            fallen = True
        k = s.pair_next[k]
    return taken, fallen


@step("sgiiii b")
def switch(s, g, method, base, at, size):
    """Go to the cases of a switch that its value may select; whether it may go on behind the switch."""
    r = np.int64(g.code[base + 2 * at + 1])
    count, values, keys = switch_at(g, base, at, size)
    sparse = g.code[base + 2 * at] == 0x2C
    value = s.now_constant[r]
    gate = s.now_gate[r]
    known = value != UNKNOWN or (gate > 0 and not s.node_any[gate])
    if known and value == UNKNOWN:
        known = s.node_pairs[gate] != 0 or s.node_type[gate] != INTEGER
        add_use_once(s, gate, USE_REBUILD, method)
    s.n[STEPS] += count >> 2
    if not known:
        for i in range(count):
            where = at + s32(g.code, values + 4 * i)
            if 0 <= where < size:
                arrive(s, g, where)
        return True
    default = False
    k = np.int32(0) if value != UNKNOWN else s.node_pairs[gate]
    while True:
        if value == UNKNOWN:
            if k <= 0:
                break
            wanted = np.int64(s.pair_object[k] - integer_object(g, s, 0))
            k = s.pair_next[k]
        else:
            wanted = value
        hit = False
        s.n[STEPS] += count >> 2
        for i in range(count):
            key = s32(g.code, keys + 4 * i) if sparse else s32(g.code, keys) + i
            if key == wanted:
                hit = True
                where = at + s32(g.code, values + 4 * i)
                if 0 <= where < size:
                    arrive(s, g, where)
                break
        default = default or not hit
        if value != UNKNOWN:
            break
    return default
