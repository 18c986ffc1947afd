"""Where a branch or a switch goes, by what is known of its registers."""

import numpy as np

from analyzer.callgraph.kernels import INTEGER
from analyzer.callgraph.kernels_blocks import SOME_STRING, UNKNOWN, arrive, s16, s32, switch_at, u16
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


@step("iii bb")
def within(op, most, other):
    """(whether a comparison may hold, whether it may not) of an integer from 0 to ``most`` and a constant."""
    kind = (op - 0x32) % 6
    inside = 0 <= other <= most
    if kind == 0 or kind == 1:
        same, differs = inside, not (inside and most == 0)
        return (same, differs) if kind == 0 else (differs, same)
    below, not_below = other > 0, most >= other
    if kind == 2 or kind == 3:
        return (below, not_below) if kind == 2 else (not_below, below)
    above, not_above = most > other, other >= 0
    return (above, not_above) if kind == 4 else (not_above, above)


@step("iii i")
def computed(kind, one, other):
    """An operation on two 32-bit integers: add, sub, mul, div, rem, and, or, xor, shl, shr, ushr, and (11) sub the
    other way round; UNKNOWN for a division by zero.
    """
    if (kind == 3 or kind == 4) and other == 0:
        return UNKNOWN
    shift = other & 31
    if kind == 0:
        value = one + other
    elif kind == 1:
        value = one - other
    elif kind == 2:
        value = one * other
    elif kind == 3 or kind == 4:
        quotient = abs(one) // abs(other)  # towards zero, as in Java
        if (one < 0) != (other < 0):
            quotient = -quotient
        value = quotient if kind == 3 else one - quotient * other
    elif kind == 5:
        value = one & other
    elif kind == 6:
        value = one | other
    elif kind == 7:
        value = one ^ other
    elif kind == 8:
        value = one << shift
    elif kind == 9:
        value = one >> shift
    elif kind == 10:
        value = (one & 0xFFFFFFFF) >> shift
    else:
        value = other - one
    value &= 0xFFFFFFFF
    return value - 0x100000000 if value >= 0x80000000 else value


@step("sgiii i")
def folded(s, g, op, byte, high):
    """The integer that an instruction computes from known integers; UNKNOWN when it does not."""
    third = np.int64(g.code[byte + 2])
    fourth = np.int64(g.code[byte + 3])
    if 0x90 <= op <= 0x9A:
        kind, one, other = op - 0x90, s.now_constant[third], s.now_constant[fourth]
    elif 0xB0 <= op <= 0xBA:
        kind, one, other = op - 0xB0, s.now_constant[high & 15], s.now_constant[high >> 4]
    elif 0xD0 <= op <= 0xD7:
        kind, one, other = op - 0xD0, s.now_constant[high >> 4], s16(g.code, byte + 2)
    elif 0xD8 <= op <= 0xE2:
        kind, one, other = op - 0xD8, s.now_constant[third], fourth - 256 if fourth >= 128 else fourth
    else:
        return UNKNOWN
    if one >= SOME_STRING or other >= SOME_STRING:
        return UNKNOWN
    if op >= 0xD0 and kind == 1:
        kind = np.int64(11)  # with a literal only the reverse subtraction exists
    return computed(kind, one, other)


@step("sgiiii bb")
def branch(s, g, method, op, r, other):
    """(whether the branch may be taken, whether it may not) by what is known of the registers."""
    value = s.now_constant[r]
    if other == UNKNOWN:
        return True, True
    if value != UNKNOWN:
        taken = holds(op, value, other)
        return taken, not taken
    if s.now_bound[r] > 0 and other < SOME_STRING:
        return within(op, s.now_bound[r] - 1, other)
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
            key = s32(g.code, keys + 4 * i) if sparse else s32(g.code, keys) + i
            where = at + s32(g.code, values + 4 * i)
            if 0 <= where < size and (s.now_bound[r] <= 0 or 0 <= key < s.now_bound[r]):
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
