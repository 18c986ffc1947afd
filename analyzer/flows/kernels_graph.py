"""The value graph of a program: every live method's blocks, in order, to statements."""

import numpy as np

from analyzer.callgraph.kernels_blocks import u16, width_at
from analyzer.callgraph.kernels_state import as_given
from analyzer.callgraph.kernels_summaries import STATIC
from analyzer.flows.kernels_order import find_blocks, find_successors, sort_blocks
from analyzer.flows.kernels_state import (
    ALOAD,
    ASTORE,
    BLOCKS,
    BRANCH,
    CAST,
    CATCH,
    DERIVE,
    FIRST_PARAMETER,
    FULL,
    IMPLICIT,
    INTEGER,
    NEW,
    NODES,
    REGISTERS,
    RETURN,
    STATEMENTS,
    STEPS,
    TEST,
    TEXT,
    THROW,
    as_work,
    step,
)
from analyzer.flows.kernels_statements import (
    arithmetic,
    arrive,
    call,
    constant,
    define,
    field,
    filled_array,
    held,
    number_in,
    result,
    state,
    tell,
    to_handlers,
    type_at,
    word,
)
from analyzer.jit import kernel


@step("wgiiii")
def walk(w, g, method, base, size, block):
    """Every instruction of one block, the registers being as the block's slots say."""
    registers = w.n[REGISTERS]
    for r in range(registers):
        w.now[r] = w.slot[block * registers + r]
    guarded = w.block_handlers[block] > 0
    if guarded:
        to_handlers(w, block, -1)
    at = np.int64(w.block_pc[block])
    end = np.int64(w.block_end[block])
    first_row = g.first[method]
    row = first_row + np.searchsorted(g.pc[first_row : g.end[method]], at)
    made = np.int64(0)
    op = np.int64(0)
    while at <= end:
        w.n[STEPS] += 1
        byte = base + 2 * at
        op = np.int64(g.code[byte])
        high = np.int64(g.code[byte + 1])
        ref = np.int64(-1)
        here = np.int64(-1)
        while row < g.end[method] and g.pc[row] < at:
            row += 1
        if row < g.end[method] and g.pc[row] == at:
            ref = np.int64(g.ref[row])
            here = np.int64(row)
            if w.row_live[row] == 0:
                return  # the call graph excludes this branch
            row += 1
        defined = np.int64(-1)
        if op <= 0x09:
            if op != 0:
                shape = (op - 1) % 3
                if shape == 0:
                    defined = high & 15
                    source = high >> 4
                elif shape == 1:
                    defined = high
                    source = u16(g.code, byte + 2)
                else:
                    defined = u16(g.code, byte + 2)
                    source = u16(g.code, byte + 4)
                if defined < registers:
                    w.now[defined] = held(w, source)
        elif op <= 0x0C:
            defined = high
            result(w, high, made)
            made = np.int64(0)
        elif op == 0x0D:
            defined = high
            define(w, high, CATCH, at, -1, 0, 0, -1)
        elif op <= 0x11:
            if op != 0x0E and held(w, high) > 0:
                state(w, RETURN, at, -1, 0, held(w, high), 0, -1)
            return
        elif op <= 0x19:
            defined = high & 15 if op == 0x12 else high
            if op == 0x18 or op == 0x19:  # more than 32 bits: no number here, lest two of them are the same key
                define(w, defined, DERIVE, at, -1, 0, 0, -1)
            else:
                value = constant(g, op, byte, high, 16)
                define(w, defined, INTEGER, at, -1, 0, 0, value)
        elif op <= 0x1B:
            defined = high
            define(w, high, TEXT, at, here, 0, 0, ref)
        elif op == 0x1C or op == 0xFE or op == 0xFF:
            defined = high
            define(w, high, NEW, at, here, 0, 0, -1)
        elif op == 0x1F:
            defined = high
            if held(w, high) > 0:
                define(w, high, CAST, at, here, held(w, high), 0, type_at(g, method, u16(g.code, byte + 2)))
        elif op == 0x20 or op == 0x21:
            defined = high & 15
            if w.n[IMPLICIT]:
                define(w, defined, TEST, at, -1, held(w, high >> 4), 0, op)
            elif defined < registers:
                w.now[defined] = 0  # a type test or a length is not the data
        elif op == 0x22:
            defined = high
            define(w, high, NEW, at, here, 0, 0, ref)
        elif op == 0x23:
            defined = high & 15
            index = held(w, high >> 4)
            define(w, defined, NEW, at, here, 0, 0, type_at(g, method, u16(g.code, byte + 2)))
            tell(w, op, at, index, held(w, defined))
        elif op == 0x24 or op == 0x25:
            made = filled_array(w, g, method, byte, op, at, here, high)
        elif op == 0x27:
            if held(w, high) > 0:
                state(w, THROW, at, -1, 0, held(w, high), 0, -1)
            return
        elif 0x2B <= op <= 0x2C or 0x32 <= op <= 0x3D:
            if w.n[IMPLICIT]:
                one = held(w, high & 15) if 0x32 <= op <= 0x37 else held(w, high)
                other = held(w, high >> 4) if op <= 0x37 and op >= 0x32 else np.int64(0)
                state(w, BRANCH, at, -1, one, other, 0, -1)
        elif 0x2D <= op <= 0x31:
            defined = high
            arithmetic(w, g, op, byte, at)
        elif 0x44 <= op <= 0x4A:
            defined = high
            index = word(w, g, byte, 3)
            define(w, high, ALOAD, at, -1, word(w, g, byte, 2), 0, number_in(w, index))
            tell(w, op, at, index, held(w, high))
        elif 0x4B <= op <= 0x51:
            if held(w, high) > 0:
                index = word(w, g, byte, 3)
                state(w, ASTORE, at, -1, word(w, g, byte, 2), held(w, high), 0, number_in(w, index))
                tell(w, op, at, index, word(w, g, byte, 2))
        elif 0x52 <= op <= 0x6D:
            field(w, g, op, byte, at, here, ref)
            if op < 0x59 or 0x60 <= op <= 0x66:
                defined = high if op >= 0x60 else high & 15
        elif 0x6E <= op <= 0x78 or 0xFA <= op <= 0xFD:
            made = np.int64(w.n[STATEMENTS])
            before = w.n[STATEMENTS]
            call(w, g, byte, op, at, here, ref)
            if w.n[STATEMENTS] == before:
                made = np.int64(0)
        elif 0x7B <= op <= 0xE2:
            defined = high & 15 if op <= 0x8F or 0xB0 <= op <= 0xD7 else high
            arithmetic(w, g, op, byte, at)
        if guarded and defined >= 0:
            to_handlers(w, block, defined)
        at += width_at(g, base, at, size)
    for k in range(w.successor_first[block] + w.block_handlers[block], w.successor_first[block + 1]):
        arrive(w, np.int64(w.successor[k]))


@step("wgi b")
def look(w, g, method):
    """The statements of one method. False when it found no room."""
    size = g.units[method]
    header = g.code_at[method]
    registers = u16(g.code, header)
    ins = u16(g.code, header + 2)
    tries = u16(g.code, header + 6)
    base = header + 16
    tries_at = base + 2 * size + (2 if size % 2 else 0)
    if registers > len(w.now) or ins > registers or size > len(w.block_at) - 2:
        return False
    if tries_at + 8 * tries > len(g.code):
        tries = np.int64(0)
    if not find_blocks(w, g, base, size, tries, tries_at):
        return False
    if (w.n[BLOCKS] + 2) * registers > len(w.slot):
        return False
    if not find_successors(w, g, base, size, tries, tries_at):
        return False
    w.n[REGISTERS] = registers
    place = sort_blocks(w)
    for r in range(registers):
        w.now[r] = 0
    r = registers - ins
    node = np.int64(w.first_node[method]) + FIRST_PARAMETER
    if g.access[method] & STATIC == 0:
        if r < registers:
            w.now[r] = node
        r += 1
        node += 1
    p = g.proto_of[method]
    for k in range(g.param_first[p], g.param_first[p + 1]):
        if r >= registers:
            break
        w.now[r] = node
        r += 2 if g.param_object[k] == 2 else 1
        node += 1
    arrive(w, np.int64(1))
    for i in range(place, w.n[BLOCKS] + 1):
        block = np.int64(w.order[i])
        if w.block_seen[block] == 3:
            walk(w, g, method, base, size, block)
    return True


@kernel
def build(work, given, methods):
    """The statements of the given methods, one after the other. ``work`` and ``given`` are tables of columns.
    Returns how many of them found no room.
    """
    w = as_work(work)
    g = as_given(given)
    lost = 0
    for i in range(len(methods)):
        method = np.int64(methods[i])
        p = g.proto_of[method]
        nodes = FIRST_PARAMETER + g.param_first[p + 1] - g.param_first[p] + (0 if g.access[method] & STATIC else 1)
        w.first_node[method] = w.n[NODES]
        w.first_statement[method] = w.n[STATEMENTS]
        w.end_statement[method] = w.n[STATEMENTS]
        if w.n[NODES] + nodes >= len(w.node_def):
            lost += 1
            w.first_node[method] = 0
            continue
        w.n[NODES] += nodes
        if g.units[method] <= 0 or g.code_at[method] <= 0:
            continue
        full = w.n[FULL]
        if w.n[STEPS] > g.most_steps or not look(w, g, method) or w.n[FULL] != full:
            lost += 1
        w.end_statement[method] = w.n[STATEMENTS]
    return lost


@kernel
def shape(work, given, method):
    """The blocks of one method, in ``Work.block_*`` and ``successor*``. False when it has none or found no room."""
    w = as_work(work)
    g = as_given(given)
    size = g.units[method]
    header = g.code_at[method]
    if size <= 0 or header <= 0 or size > len(w.block_at) - 2:
        return False
    tries = u16(g.code, header + 6)
    base = header + 16
    tries_at = base + 2 * size + (2 if size % 2 else 0)
    if tries_at + 8 * tries > len(g.code):
        tries = np.int64(0)
    return find_blocks(w, g, base, size, tries, tries_at) and find_successors(w, g, base, size, tries, tries_at)
