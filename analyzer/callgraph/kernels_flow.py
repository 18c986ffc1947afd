"""One method's bytecode to value flow: which value each call, field and array gets, block by block.

Registers hold value nodes. Where paths meet and disagree a new node joins them; loop heads and exception handlers join
every register. A branch whose condition is a constant is followed only where it goes. Formats: Dalvik bytecode and
Dalvik executable instruction formats, Android Open Source Project documentation.
"""

import numpy as np

from analyzer.callgraph.kernels_blocks import LOOP, UNKNOWN, mark_targets, u16
from analyzer.callgraph.kernels_invoke import hinted
from analyzer.callgraph.kernels_nodes import add_use, insert
from analyzer.callgraph.kernels_state import ANY, BLOCKS, FULL, REGISTERS, SHARED, STEPS, USE_ESCAPE, step
from analyzer.callgraph.kernels_step import walk
from analyzer.callgraph.kernels_summaries import STATIC


@step("sgi")
def build(s, g, method):
    """Look at the code of a method that has become alive, or whose branches may go further than before."""
    base_node = s.method_base[method]
    hinted(s, g, method, np.int64(-1), np.int32(-1))
    size = g.units[method]
    header = g.code_at[method]
    if size <= 0 or header <= 0:
        if base_node > 0 and g.access[method] & 0x100 != 0:  # native: what it gets may go anywhere
            p = g.proto_of[method]
            skip = 1 if g.access[method] & STATIC != 0 else 2
            for i in range(g.param_first[p + 1] - g.param_first[p]):
                add_use(s, base_node + skip + i, USE_ESCAPE, 0, 0)
            insert(s, g, base_node, ANY)
        return
    regs = u16(g.code, header)
    ins = u16(g.code, header + 2)
    tries = u16(g.code, header + 6)
    base = header + 16
    tries_at = base + 2 * size + (2 if size % 2 else 0)
    if base_node == 0 or regs > len(s.now_node) or ins > regs or size > len(s.target_row) - 2:
        s.n[FULL] += 1
        return
    if tries_at + 8 * tries > len(g.code):
        tries = np.int64(0)
    mark_targets(s, g, base, size, tries, tries_at)
    blocks = np.int64(0)
    for at in range(size):
        if s.target_row[at] > 0:
            if blocks >= len(s.row_pc):
                s.n[FULL] += 1
                return
            s.row_joins[blocks] = s.target_row[at] >= LOOP
            s.row_seen[blocks] = 0
            s.row_pc[blocks] = at
            blocks += 1
            s.target_row[at] = blocks
    s.n[REGISTERS] = regs
    s.n[BLOCKS] = blocks
    s.n[SHARED] = 1 if blocks * regs > len(s.slot_node) else 0
    if s.n[SHARED]:
        for block in range(blocks):
            s.row_joins[block] = 1
    for r in range(regs):
        s.now_node[r] = 0
        s.now_constant[r] = UNKNOWN
        s.now_gate[r] = 0
        s.now_bound[r] = 0
    r = regs - ins
    node = base_node + 1
    if g.access[method] & STATIC == 0:
        if r < regs:
            s.now_node[r] = node
        r += 1
        node += 1
    p = g.proto_of[method]
    for k in range(g.param_first[p], g.param_first[p + 1]):
        if r >= regs:
            break
        kind = g.param_object[k]
        if kind == 1:
            s.now_node[r] = node
        elif kind == 3:
            s.now_gate[r] = node
        r += 2 if kind == 2 else 1
        node += 1
    walk(s, g, method, base, size, tries, tries_at, np.int64(0))
    while s.n[STEPS] <= g.most_steps:
        found = False
        s.n[STEPS] += blocks >> 4  # blocks that lead to the one before them need a turn each
        for row in range(blocks):
            if s.row_seen[row] == 1:
                found = True
                s.row_seen[row] = 2
                s.n[STEPS] += regs >> 4
                slot = np.int64(0) if s.n[SHARED] else row * regs
                for r in range(regs):
                    s.now_node[r] = s.slot_node[slot + r]
                    s.now_constant[r] = s.slot_constant[slot + r]
                    s.now_gate[r] = s.slot_gate[slot + r]
                    s.now_bound[r] = 0
                walk(s, g, method, base, size, tries, tries_at, s.row_pc[row])
        if not found:
            break
