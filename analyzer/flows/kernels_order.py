"""Blocks of one method, their successors, and the order in which a value is known before it is used.

Blocks begin at branch targets, exception handlers, behind branches and where a try item begins or ends. They are walked
in reverse postorder, so that of all ways into a block only those that lead back are not known yet; such blocks, and
handlers, get a node of their own for every register.
"""

import numpy as np

from analyzer.callgraph.kernels_blocks import s16, s32, sleb, switch_at, u16, uleb, width_at
from analyzer.flows.kernels_state import BLOCKS, STEPS, SUCCESSORS, step

MOST_PAIRS = 1024
"""Handlers of one try item that are followed."""


@step("wii")
def lead(w, at, size):
    """A block begins at a position, if the sweep over the instructions gets there."""
    if 0 <= at < size:
        w.block_at[at] = 1


@step("wgiii")
def border(w, g, base, at, size):
    """A block begins where a try item begins or ends; but a result is moved in the block of its call."""
    if 0 <= at < size:
        w.block_at[at + (1 if 0x0A <= g.code[base + 2 * at] <= 0x0C else 0)] = 1


@step("wgiiii")
def handlers_lead(w, g, base, tries_at, tries, size):
    """Blocks begin at handlers and at the borders of try items."""
    for i in range(tries):
        if w.n[STEPS] > g.most_steps:
            break
        where = tries_at + 8 * i
        start = u16(g.code, where) | u16(g.code, where + 2) << 16
        border(w, g, base, start, size)
        border(w, g, base, start + u16(g.code, where + 4), size)
        at = tries_at + 8 * tries + u16(g.code, where + 6)
        count, at = sleb(g, at)
        pairs = min(count if count > 0 else -count, np.int64(MOST_PAIRS))
        w.n[STEPS] += 1 + pairs
        for _ in range(pairs):
            _, at = uleb(g, at)
            address, at = uleb(g, at)
            lead(w, address, size)
        if count <= 0:
            address, at = uleb(g, at)
            lead(w, address, size)


@step("wgii")
def leaders(w, g, base, size):
    """Mark the positions at which blocks begin, branches and switches being looked at."""
    at = np.int64(0)
    w.block_at[0] = 1
    while at < size and w.n[STEPS] <= g.most_steps:
        byte = base + 2 * at
        op = g.code[byte]
        width = width_at(g, base, at, size)
        if at + width > size:
            break
        delta = np.int64(0)
        if op == 0x28:
            delta = np.int64(g.code[byte + 1])
            delta = delta - 256 if delta >= 128 else delta
        elif op == 0x29 or 0x32 <= op <= 0x3D:
            delta = s16(g.code, byte + 2)
        elif op == 0x2A:
            delta = s32(g.code, byte + 2)
        elif op == 0x2B or op == 0x2C:
            count, values, _ = switch_at(g, base, at, size)
            w.n[STEPS] += count
            for i in range(count):
                lead(w, at + s32(g.code, values + 4 * i), size)
        if 0x28 <= op <= 0x2A or 0x32 <= op <= 0x3D:
            lead(w, at + delta, size)
        if 0x27 <= op <= 0x2C or 0x32 <= op <= 0x3D or 0x0E <= op <= 0x11:
            lead(w, at + width, size)
        at += width


@step("wgiiii b")
def find_blocks(w, g, base, size, tries, tries_at):
    """Number the blocks from 1 in ``Work.block_at``; ``block_end`` is the position of the last instruction. False
    without room, or when the steps are spent.
    """
    w.block_at[: size + 1] = 0
    leaders(w, g, base, size)
    handlers_lead(w, g, base, tries_at, tries, size)
    if w.n[STEPS] > g.most_steps:
        return False
    blocks = np.int64(0)
    at = np.int64(0)
    item = np.int64(0)
    while at < size:
        width = width_at(g, base, at, size)
        if at + width > size:
            break
        if w.block_at[at]:
            blocks += 1
            if blocks + 2 >= len(w.block_pc):
                return False
            w.block_pc[blocks] = at
            w.block_at[at] = blocks
            w.block_joins[blocks] = 0
            w.block_seen[blocks] = 0
            w.block_try[blocks] = -1
            while item < tries:  # items are sorted; in a forged file some may then count for no block
                where = tries_at + 8 * item
                start = u16(g.code, where) | u16(g.code, where + 2) << 16
                if at < start + u16(g.code, where + 4):
                    if at >= start:
                        w.block_try[blocks] = item
                    break
                item += 1
        w.block_end[blocks] = at
        for k in range(at + 1, at + width):
            w.block_at[k] = 0  # a jump into an instruction leads nowhere
        at += width
    w.block_at[at : size + 1] = 0
    w.n[BLOCKS] = blocks
    return True


@step("wii")
def follow(w, at, size):
    """One more successor of the block at hand."""
    if 0 <= at < size and w.block_at[at] > 0 and w.n[SUCCESSORS] < len(w.successor):
        w.successor[w.n[SUCCESSORS]] = w.block_at[at]
        w.n[SUCCESSORS] += 1


@step("wgiiii")
def follow_handlers(w, g, tries_at, tries, i, size):
    """The handlers of one try item are successors, and blocks where everything joins."""
    at = tries_at + 8 * tries + u16(g.code, tries_at + 8 * i + 6)
    count, at = sleb(g, at)
    pairs = min(count if count > 0 else -count, np.int64(MOST_PAIRS))
    w.n[STEPS] += 1 + pairs
    for k in range(pairs + 1):
        if k < pairs:
            _, at = uleb(g, at)
        elif count > 0:
            break
        address, at = uleb(g, at)
        follow(w, address, size)
        if address < size and w.block_at[address] > 0:
            w.block_joins[w.block_at[address]] = 1


@step("wgiiii b")
def find_successors(w, g, base, size, tries, tries_at):
    """CSR of the blocks' successors: handlers, what follows, targets. False without room."""
    w.n[SUCCESSORS] = 0
    for block in range(1, w.n[BLOCKS] + 1):
        w.successor_first[block] = w.n[SUCCESSORS]
        if w.block_try[block] >= 0:
            follow_handlers(w, g, tries_at, tries, w.block_try[block], size)
        w.block_handlers[block] = w.n[SUCCESSORS] - w.successor_first[block]
        at = np.int64(w.block_end[block])
        byte = base + 2 * at
        op = g.code[byte]
        if op == 0x2B or op == 0x2C:
            count, values, _ = switch_at(g, base, at, size)
            w.n[STEPS] += count
            for i in range(count):
                follow(w, at + s32(g.code, values + 4 * i), size)
        elif op == 0x28:
            delta = np.int64(g.code[byte + 1])
            follow(w, at + (delta - 256 if delta >= 128 else delta), size)
        elif op == 0x29 or 0x32 <= op <= 0x3D:
            follow(w, at + s16(g.code, byte + 2), size)
        elif op == 0x2A:
            follow(w, at + s32(g.code, byte + 2), size)
        if not (0x27 <= op <= 0x2A or 0x0E <= op <= 0x11):
            follow(w, at + width_at(g, base, at, size), size)
        if w.n[SUCCESSORS] >= len(w.successor) or w.n[STEPS] > g.most_steps:
            return False
    w.successor_first[w.n[BLOCKS] + 1] = w.n[SUCCESSORS]
    return True


@step("w i")
def sort_blocks(w):
    """The reachable blocks in reverse postorder, at the end of ``Work.order``; returns where they begin. Targets of
    ways back are marked as joining. ``block_seen``: 1 on the way, 2 done.
    """
    blocks = w.n[BLOCKS]
    place = blocks + 1
    if blocks == 0:
        return place
    depth = np.int64(0)
    w.stack[0] = 1
    w.stack_next[0] = w.successor_first[1]
    w.block_seen[1] = 1
    while depth >= 0:
        block = w.stack[depth]
        k = w.stack_next[depth]
        if k < w.successor_first[block + 1]:
            w.stack_next[depth] = k + 1
            to = w.successor[k]
            if w.block_seen[to] == 0:
                w.block_seen[to] = 1
                depth += 1
                w.stack[depth] = to
                w.stack_next[depth] = w.successor_first[to]
            elif w.block_seen[to] == 1:
                w.block_joins[to] = 1
        else:
            w.block_seen[block] = 2
            place -= 1
            w.order[place] = block
            depth -= 1
    return place
