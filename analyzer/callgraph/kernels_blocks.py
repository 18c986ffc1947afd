"""Blocks of one method: branch targets, exception handlers, and what registers hold where paths meet.

Formats: Dalvik bytecode and Dalvik executable instruction formats, Android Open Source Project documentation.
"""

import numpy as np

from analyzer.apk.kernels import WIDTHS
from analyzer.callgraph.kernels_nodes import add_edge, first_site, insert, new_node, room
from analyzer.callgraph.kernels_state import REGISTERS, SHARED, SITES, STEPS, step
from analyzer.jit import part

UNKNOWN = np.int64(1) << 62
"""A register whose integer is not known."""
SOME_STRING = np.int64(1) << 61
"""A register with a known string that names nothing of the package."""
MOST_SLOTS = 1 << 20
MOST_HANDLERS = 1024
"""Handlers of one try item that are followed."""
FORWARD, LOOP, HANDLER = 1, 2, 3


@part
def u16(code, at):
    """Two bytes, little end first."""
    return np.int64(code[at]) | np.int64(code[at + 1]) << 8


@part
def s16(code, at):
    """As :func:`u16`, signed."""
    value = u16(code, at)
    return value - 0x10000 if value >= 0x8000 else value


@part
def s32(code, at):
    """Four bytes, little end first, signed."""
    value = u16(code, at) | u16(code, at + 2) << 16
    return value - 0x100000000 if value >= 0x80000000 else value


@step("giii i")
def width_at(g, base, at, size):
    """Code units of the instruction or payload at a position, at least 1; beyond the end when it does not fit."""
    op = g.code[base + 2 * at]
    if op == 0 and g.code[base + 2 * at + 1] != 0 and at + 2 <= size:
        kind = g.code[base + 2 * at + 1]
        count = u16(g.code, base + 2 * at + 2)
        if kind == 1:
            return count * 2 + 4
        if kind == 2:
            return count * 4 + 2
        if kind == 3 and at + 4 <= size:
            return (count * (s32(g.code, base + 2 * at + 4) & 0xFFFFFFFF) + 1) // 2 + 4
    return max(np.int64(WIDTHS[op]), np.int64(1))


@step("gi ii")
def uleb(g, at):
    """One ULEB128 of at most 5 bytes and where it ends."""
    value = np.int64(0)
    for k in range(5):
        if at >= len(g.code):
            break
        byte = np.int64(g.code[at])
        at += 1
        value |= (byte & 0x7F) << (7 * k)
        if byte < 0x80:
            break
    return value & 0xFFFFFFFF, at


@step("gi ii")
def sleb(g, at):
    """One SLEB128 of at most 5 bytes and where it ends."""
    value = np.int64(0)
    shift = np.int64(0)
    for _ in range(5):
        if at >= len(g.code):
            break
        byte = np.int64(g.code[at])
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            if byte & 0x40:
                value -= np.int64(1) << shift
            break
    return value, at


@step("siii")
def mark_target(s, at, size, kind):
    """Note the strongest kind of a branch target."""
    if 0 <= at < size and s.target_row[at] < kind:
        s.target_row[at] = kind


@step("sgiii b")
def join(s, g, slot, node, constant):
    """One register of a branch target gets one more value; whether the block would now see something else."""
    changed = False
    if s.slot_constant[slot] != constant and s.slot_constant[slot] != UNKNOWN:
        s.slot_constant[slot] = UNKNOWN
        changed = True
    held = s.slot_node[slot]
    if held == node or (node == 0 and s.slot_phi[slot]):
        return changed
    if s.slot_phi[slot]:
        if s.slot_last[slot] != node:
            s.slot_last[slot] = node
            add_edge(s, g, node, held)
        return changed
    joined = new_node(s, -1)
    add_edge(s, g, held, joined)
    add_edge(s, g, node, joined)
    s.slot_node[slot] = joined
    s.slot_phi[slot] = 1
    s.slot_last[slot] = node
    return True


@step("sgi")
def arrive(s, g, at):
    """A path reaches a branch target with the registers as they are now."""
    if s.target_row[at] <= 0:
        return
    row = s.target_row[at] - 1
    regs = s.n[REGISTERS]
    s.n[STEPS] += regs >> 4
    base = np.int64(0) if s.n[SHARED] else row * regs
    if s.row_seen[row] == 0:
        s.row_seen[row] = 1
        if not s.row_joins[row]:
            for r in range(regs):
                s.slot_node[base + r] = s.now_node[r]
                s.slot_phi[base + r] = 0
                s.slot_constant[base + r] = s.now_constant[r]
                s.slot_gate[base + r] = s.now_gate[r]
            return
        if s.n[SHARED] < 2:
            for r in range(regs):
                s.slot_node[base + r] = new_node(s, -1)
                s.slot_phi[base + r] = 1
                s.slot_constant[base + r] = UNKNOWN
                s.slot_gate[base + r] = 0
                s.slot_last[base + r] = 0
            if s.n[SHARED]:
                s.n[SHARED] = 2
    changed = False
    for r in range(regs):
        changed |= join(s, g, base + r, s.now_node[r], s.now_constant[r])
        if s.slot_gate[base + r] != s.now_gate[r] and s.slot_gate[base + r] != 0:
            s.slot_gate[base + r] = 0
            changed = True
    if changed and s.row_seen[row] == 2:
        s.row_seen[row] = 1  # looked at before all its paths were known: once more, with what they bring


@step("sgiiiib")
def handlers_of(s, g, tries_at, tries, i, size, marking):
    """Mark the handlers of one try item, or join the registers as they are now into them."""
    if tries_at + 8 * tries + 4 > len(g.code):
        return
    at = tries_at + 8 * tries + u16(g.code, tries_at + 8 * i + 6)
    count, at = sleb(g, at)
    pairs = min(count if count > 0 else -count, np.int64(MOST_HANDLERS))
    s.n[STEPS] += 1 + (pairs >> 2)
    for _ in range(pairs):
        _, at = uleb(g, at)
        address, at = uleb(g, at)
        if marking:
            mark_target(s, address, size, HANDLER)
        elif address < size:
            arrive(s, g, address)
    if count <= 0:
        address, at = uleb(g, at)
        if marking:
            mark_target(s, address, size, HANDLER)
        elif address < size:
            arrive(s, g, address)


@step("giii iii")
def switch_at(g, base, at, size):
    """A switch: how many cases, byte offset of their targets, byte offset of their keys; no cases when it is bad."""
    where = at + s32(g.code, base + 2 * at + 2)
    if where < 0 or where + 4 > size:
        return np.int64(0), np.int64(0), np.int64(0)
    byte = base + 2 * where
    count = u16(g.code, byte + 2)
    sparse = g.code[base + 2 * at] == 0x2C
    need = count * 4 + 2 if sparse else count * 2 + 4
    if where + need > size:
        return np.int64(0), np.int64(0), np.int64(0)
    if sparse:
        return count, byte + 4 + 4 * count, byte + 4
    return count, byte + 8, byte + 4


@step("sgiiii")
def mark_targets(s, g, base, size, tries, tries_at):
    """``State.target_row`` of every branch target and handler: FORWARD, LOOP or HANDLER; 0 elsewhere."""
    for at in range(size + 1):
        s.target_row[at] = 0
    at = np.int64(0)
    while at < size:
        byte = base + 2 * at
        op = g.code[byte]
        width = width_at(g, base, at, size)
        if at + width > size:
            break
        if op == 0x28:
            delta = np.int64(g.code[byte + 1])
            delta = delta - 256 if delta >= 128 else delta
            mark_target(s, at + delta, size, LOOP if delta <= 0 else FORWARD)
        elif op == 0x29 or 0x32 <= op <= 0x3D:
            delta = s16(g.code, byte + 2)
            mark_target(s, at + delta, size, LOOP if delta <= 0 else FORWARD)
        elif op == 0x2A:
            delta = s32(g.code, byte + 2)
            mark_target(s, at + delta, size, LOOP if delta <= 0 else FORWARD)
        elif op == 0x2B or op == 0x2C:
            count, values, _ = switch_at(g, base, at, size)
            s.n[STEPS] += count >> 2  # many switches may share one payload
            if s.n[STEPS] > g.most_steps:
                return
            for i in range(count):
                delta = s32(g.code, values + 4 * i)
                mark_target(s, at + delta, size, LOOP if delta <= 0 else FORWARD)
        at += width
    for i in range(tries):
        if s.n[STEPS] > g.most_steps:
            return
        handlers_of(s, g, tries_at, tries, i, size, True)


@step("sii")
def define(s, r, node):
    """A register gets a value that is no known integer."""
    s.now_node[r] = node
    s.now_constant[r] = UNKNOWN
    s.now_gate[r] = 0
    s.now_bound[r] = 0


@step("sgi i")
def new_site(s, g, type_):
    """A node that holds a new object told apart by its place; 0 without room."""
    k = room(s, SITES, len(s.site_type))
    if k == 0:
        return np.int32(0)
    s.site_type[k] = type_
    s.site_node[k] = new_node(s, -1)
    node = new_node(s, -1)
    insert(s, g, node, first_site(g) + k)
    return node


@step("gibii i")
def register_of(g, byte, ranged, i, high):
    """The i-th argument register of an instruction in format 35c or 3rc."""
    if ranged:
        return u16(g.code, byte + 4) + i
    if i == 4:
        return high & 15
    return (u16(g.code, byte + 4) >> (4 * i)) & 15
