"""One block of one method to statements.

Formats: Dalvik bytecode and Dalvik executable instruction formats, Android Open Source Project documentation.
"""

import numpy as np

from analyzer.callgraph.kernels_blocks import register_of, s16, s32, u16
from analyzer.flows.kernels_state import (
    ARGS,
    ASTORE,
    CALL,
    COPY,
    CUSTOM,
    DERIVE,
    FULL,
    IMPLICIT,
    INTEGER,
    LOAD,
    NEW,
    NODES,
    REGISTERS,
    SLOAD,
    SSTORE,
    STATEMENTS,
    STEPS,
    STORE,
    TEST,
    step,
)


@step("wiiiiiii i")
def state(w, kind, pc, row, a, b, c, x):
    """Add a statement; 0 without room."""
    at = w.n[STATEMENTS]
    if at >= len(w.kind):
        w.n[FULL] += 1
        return np.int64(0)
    w.kind[at] = kind
    w.pc[at] = pc
    w.row[at] = row
    w.a[at] = a
    w.b[at] = b
    w.c[at] = c
    w.x[at] = x
    w.n[STATEMENTS] = at + 1
    return at


@step("w i")
def new_node(w):
    """A new value; 0 without room."""
    node = w.n[NODES]
    if node >= len(w.node_def):
        w.n[FULL] += 1
        return np.int64(0)
    w.n[NODES] = node + 1
    return node


@step("wiiiiiii")
def define(w, r, kind, pc, row, a, b, x):
    """A register gets a new value by a statement."""
    if r >= w.n[REGISTERS]:
        return
    node = new_node(w)
    w.now[r] = node
    w.node_def[node] = state(w, kind, pc, row, a, b, node, x)


@step("wiii")
def meet(w, block, r, pc):
    """One register of a block gets one more value."""
    held = w.slot[block * w.n[REGISTERS] + r]
    node = w.now[r]
    at = block * w.n[REGISTERS] + r
    if held == node:
        return
    if not w.slot_phi[at]:
        joined = new_node(w)
        if held > 0:
            w.node_def[joined] = state(w, COPY, pc, -1, held, 0, joined, -1)
        w.slot[at] = joined
        w.slot_phi[at] = 1
        w.slot_last[at] = held
        held = np.int32(joined)
    if node > 0 and w.slot_last[at] != node:
        w.slot_last[at] = node
        w.node_def[held] = state(w, COPY, pc, -1, node, 0, held, -1)


@step("wi")
def arrive(w, block):
    """A way reaches a block with the registers as they are now."""
    registers = w.n[REGISTERS]
    w.n[STEPS] += registers >> 2
    base = block * registers
    pc = w.block_pc[block]
    if w.block_seen[block] < 3:
        w.block_seen[block] = 3
        if not w.block_joins[block]:
            for r in range(registers):
                w.slot[base + r] = w.now[r]
                w.slot_phi[base + r] = 0
            return
        for r in range(registers):
            node = new_node(w)
            w.slot[base + r] = node
            w.slot_phi[base + r] = 1
            w.slot_last[base + r] = 0
    for r in range(registers):
        meet(w, block, r, pc)


@step("wgii i")
def word(w, g, byte, at):
    """The value in a register that is named by a byte."""
    r = np.int64(g.code[byte + at])
    return np.int64(w.now[r]) if r < w.n[REGISTERS] else np.int64(0)


@step("wi i")
def held(w, r):
    """The value in a register, 0 for none."""
    return np.int64(w.now[r]) if 0 <= r < w.n[REGISTERS] else np.int64(0)


@step("wi i")
def number_in(w, node):
    """The integer that a value is, if it is a small constant; -1 otherwise."""
    at = w.node_def[node]
    return np.int64(w.x[at]) if node > 0 and at > 0 and w.kind[at] == INTEGER and w.x[at] >= 0 else np.int64(-1)


@step("wiiii")
def tell(w, op, at, a, b):
    """Where it is asked for: a number that is not constant decides something about ``b``."""
    if w.n[IMPLICIT] and a > 0 and b > 0 and number_in(w, a) < 0:
        state(w, TEST, at, -1, a, b, 0, op)


@step("gii i")
def type_at(g, method, index):
    """The program's number of a type that the method's own dex file numbers ``index``; -1 for a bad index."""
    dex = g.dex_of[method]
    if dex < 0 or g.type_base[dex] + index >= g.type_base[dex + 1]:
        return np.int64(-1)
    return np.int64(g.type_map[g.type_base[dex] + index])


@step("wgiiiii")
def call(w, g, byte, op, at, row, ref):
    """One invoke instruction; ``now`` of no register changes until the result is moved."""
    custom = op == 0xFC or op == 0xFD
    ranged = 0x74 <= op <= 0x78 or op == 0xFB or op == 0xFD
    high = np.int64(g.code[byte + 1])
    words = high if ranged else high >> 4
    first = w.n[ARGS]
    count = np.int64(0)
    if first + words + 1 >= len(w.arg):
        w.n[FULL] += 1
        return
    plain = custom or op == 0xFA or op == 0xFB or ref < 0
    taken = np.int64(0)
    if plain:
        for i in range(words):
            w.arg[first + count] = held(w, register_of(g, byte, ranged, i, high))
            count += 1
    else:
        p = g.proto_of[ref]
        static = op == 0x71 or op == 0x77
        wanted = g.param_first[p + 1] - g.param_first[p] + (0 if static else 1)
        for i in range(wanted):
            if taken >= words:
                break
            k = i if static else i - 1
            w.arg[first + count] = held(w, register_of(g, byte, ranged, taken, high))
            count += 1
            taken += 2 if k >= 0 and g.param_object[g.param_first[p] + k] == 2 else 1
    w.n[ARGS] = first + count
    # The result's register is not known yet: a following move-result makes the node (see `result`).
    state(w, CUSTOM if custom else CALL, at, row, 0, count, 0, first)


@step("wii")
def result(w, r, made):
    """``move-result``: what the statement ``made`` defines."""
    if r >= w.n[REGISTERS]:
        return
    if made <= 0:
        w.now[r] = 0
        return
    if w.kind[made] == NEW:
        w.now[r] = w.c[made]
        return
    if w.c[made] == 0:
        node = new_node(w)
        w.c[made] = node
        w.node_def[node] = made
    w.now[r] = w.c[made]


@step("wgiiiiii i")
def filled_array(w, g, method, byte, op, at, row, high):
    """``filled-new-array``: a new array and a store of each element. Returns the statement that makes it."""
    type_ = type_at(g, method, u16(g.code, byte + 2))
    node = new_node(w)
    made = state(w, NEW, at, row, 0, 0, node, type_)
    w.node_def[node] = made
    count = high >> 4 if op == 0x24 else high
    for i in range(count):
        element = held(w, register_of(g, byte, op == 0x25, i, high))
        if element > 0:
            state(w, ASTORE, at, row, node, element, 0, i)
    return made


@step("wgiii")
def arithmetic(w, g, op, byte, at):
    """A unary or binary operation, or a comparison of numbers that gives a number."""
    high = np.int64(g.code[byte + 1])
    if op <= 0x31 or 0x90 <= op <= 0xAF:
        define(w, high, DERIVE, at, -1, word(w, g, byte, 2), word(w, g, byte, 3), -1)
    elif op <= 0x8F:
        define(w, high & 15, DERIVE, at, -1, held(w, high >> 4), 0, -1)
    elif op <= 0xCF:
        define(w, high & 15, DERIVE, at, -1, held(w, high & 15), held(w, high >> 4), -1)
    elif op <= 0xD7:
        define(w, high & 15, DERIVE, at, -1, held(w, high >> 4), 0, -1)
    else:
        define(w, high, DERIVE, at, -1, word(w, g, byte, 2), 0, -1)


@step("wgiiiii")
def field(w, g, op, byte, at, row, ref):
    """A field is read or written."""
    high = np.int64(g.code[byte + 1])
    static = op >= 0x60
    r = high if static else high & 15
    reads = op < 0x59 or 0x60 <= op <= 0x66
    number = np.int64(g.field_node[ref]) if ref >= 0 else np.int64(0)
    of = np.int64(0) if static else held(w, high >> 4)
    if reads:
        define(w, r, SLOAD if static else LOAD, at, row, of, 0, number)
    elif held(w, r) > 0:
        state(w, SSTORE if static else STORE, at, row, of, held(w, r), 0, number)


@step("wii")
def to_handlers(w, block, r):
    """What a register, or (-1) every register, holds inside a try item reaches its handlers."""
    first = w.successor_first[block]
    for k in range(first, first + w.block_handlers[block]):
        to = np.int64(w.successor[k])
        w.n[STEPS] += 1
        if r < 0:
            arrive(w, to)
        elif r < w.n[REGISTERS] and w.block_seen[to] == 3:
            meet(w, to, r, np.int64(w.block_pc[to]))


@step("giiii i")
def constant(g, op, byte, high, shift):
    """The integer that a const instruction loads, where it has at most 32 bits."""
    if op == 0x12:
        value = high >> 4
        return value - 16 if value >= 8 else value
    if op == 0x13 or op == 0x16:
        return s16(g.code, byte + 2)
    if op == 0x15:
        return s16(g.code, byte + 2) << shift
    return s32(g.code, byte + 2)
