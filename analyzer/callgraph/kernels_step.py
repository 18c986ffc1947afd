"""One block of one method, instruction by instruction."""

import numpy as np

from analyzer.callgraph.kernels_blocks import (
    SOME_STRING,
    UNKNOWN,
    arrive,
    define,
    handlers_of,
    new_site,
    register_of,
    s16,
    s32,
    u16,
    width_at,
)
from analyzer.callgraph.kernels_branches import branch, folded, switch, try_at
from analyzer.callgraph.kernels_calls import instantiate
from analyzer.callgraph.kernels_entering import initialise
from analyzer.callgraph.kernels_invoke import hinted, invoke, invoke_custom
from analyzer.callgraph.kernels_nodes import (
    action_object,
    add_edge,
    add_use,
    class_object,
    insert,
    integer_object,
    new_node,
)
from analyzer.callgraph.kernels_state import (
    ANY,
    BOUND,
    CARRIER,
    IS_BOUNDED,
    PACKAGED,
    REGISTERS,
    RESULT,
    STEPS,
    USE_ARGUMENT,
    USE_ESCAPE,
    USE_LOAD,
    USE_STORE,
    step,
)


@step("gii i")
def type_at(g, method, index):
    """The program's number of a type that the method's own dex file numbers ``index``; -1 for a bad index."""
    dex = g.dex_of[method]
    if dex < 0 or g.type_base[dex] + index >= g.type_base[dex + 1]:
        return np.int32(-1)
    return g.type_map[g.type_base[dex] + index]


@step("sgiii i")
def bound_of(s, g, byte, op, ref):
    """Below which number the result of a call is, and not negative; 0 when that is not known."""
    if ref < 0 or g.marks[ref] & IS_BOUNDED == 0:
        return np.int64(0)
    ranged = op >= 0x74 and op != 0xFA
    high = np.int64(g.code[byte + 1])
    words = high if ranged else high >> 4
    p = g.proto_of[ref]
    if words != 2 or g.param_first[p + 1] - g.param_first[p] != 1:
        return np.int64(0)
    r = register_of(g, byte, ranged, np.int64(1), high)
    value = s.now_constant[r] if r < s.n[REGISTERS] else UNKNOWN
    return value if 0 < value < SOME_STRING else np.int64(0)


@step("gi b")
def array_of_objects(g, type_):
    """Whether a type number is that of an array whose elements may be followed."""
    return type_ >= 0 and g.type_marks[type_] & CARRIER != 0


@step("sgiiii")
def filled_array(s, g, method, byte, op, high):
    """``filled-new-array``: a new array that holds what the registers hold."""
    type_ = type_at(g, method, u16(g.code, byte + 2))
    s.n[RESULT] = 0
    if not array_of_objects(g, type_):
        return
    node = new_site(s, g, type_)
    s.n[RESULT] = node
    count = high >> 4 if op == 0x24 else high
    for i in range(count):
        r = register_of(g, byte, op == 0x25, i, high)
        if r < s.n[REGISTERS] and s.now_node[r] > 0:
            add_use(s, node, USE_STORE, s.now_node[r], 0)


@step("sgiiiii")
def field_step(s, g, method, row, op, r, ref):
    """A field is read (0x52-0x58, 0x60-0x66) or written (0x59-0x5f, 0x67-0x6d); ``r`` gets or gives the value."""
    if ref < 0:
        if op < 0x59 or 0x60 <= op <= 0x66:
            define(s, r, 0)
        return
    owner = g.field_owner[ref]
    node = g.field_node[ref]
    static = op >= 0x60
    if static and owner >= 0:
        initialise(s, g, owner, method, row)
    reads = op < 0x59 or 0x60 <= op <= 0x66
    object_ = g.field_object[ref] != 0
    if reads:
        define(s, r, node if object_ else 0)
        if object_:
            if owner >= 0 and g.type_origin[owner] != PACKAGED:
                insert(s, g, node, ANY)
        elif g.field_gates[ref]:
            s.now_gate[r] = node
        elif static and g.field_constant[ref] != UNKNOWN:
            s.now_constant[r] = g.field_constant[ref]
        return
    held = s.now_node[r]
    if object_:
        add_edge(s, g, held, node)
        if owner >= 0 and g.type_origin[owner] != PACKAGED:
            add_use(s, held, USE_ESCAPE, 0, 0)
        if static and g.field_type[ref] == g.creator_type:
            add_use(s, held, USE_ARGUMENT, -1 - method, g.creator_type)
    elif g.field_gates[ref]:
        if s.now_gate[r] > 0:
            add_edge(s, g, s.now_gate[r], node)
        elif s.now_constant[r] < SOME_STRING:
            insert(s, g, node, integer_object(g, s, s.now_constant[r]))
        else:
            insert(s, g, node, ANY)


@step("sgiiiiii")
def walk(s, g, method, base, size, tries, tries_at, at):
    """Follow one block from ``at`` until it ends or meets a branch target; registers as they are in ``State.now_*``."""
    first_row = g.first[method]
    row = first_row + np.searchsorted(g.pc[first_row : g.end[method]], at)
    begin = at
    attempt = np.int64(-1)
    until = np.int64(-1)
    s.n[RESULT] = 0
    while at < size:
        s.n[STEPS] += 1
        if s.n[STEPS] > g.most_steps:
            return
        if at != begin and s.target_row[at] > 0:
            arrive(s, g, at)
            return
        if at >= until and tries > 0:
            attempt, until = try_at(s, g, tries_at, tries, at)
            if attempt >= 0:
                handlers_of(s, g, tries_at, tries, attempt, size, False)
        elif tries == 0:
            until = size
        byte = base + 2 * at
        op = g.code[byte]
        high = np.int64(g.code[byte + 1])
        width = width_at(g, base, at, size)
        if at + width > size:
            return
        ref = np.int32(-1)
        here = np.int64(-1)
        while row < g.end[method] and g.pc[row] < at:
            row += 1  # a jump into the middle of an instruction has gone past it
        if row < g.end[method] and g.pc[row] == at:
            ref = g.ref[row]
            here = row
            s.row_live[row] = 1
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
                if source < s.n[REGISTERS] and defined < s.n[REGISTERS]:
                    s.now_node[defined] = s.now_node[source]
                    s.now_constant[defined] = s.now_constant[source]
                    s.now_gate[defined] = s.now_gate[source]
                    s.now_bound[defined] = s.now_bound[source]
        elif op == 0x0C:
            defined = high
            define(s, high, s.n[RESULT])
        elif op == 0x0A:
            defined = high
            define(s, high, 0)
            if s.n[RESULT] < 0:
                s.now_constant[high] = -1 - s.n[RESULT]
            elif high < s.n[REGISTERS]:
                s.now_bound[high] = s.n[BOUND]
        elif op == 0x0D:
            defined = high
            node = new_node(s, -1)
            define(s, high, node)
            insert(s, g, node, ANY)
        elif op <= 0x0B:
            defined = high
            define(s, high, 0)
        elif op <= 0x11:
            if op == 0x11 and s.method_base[method] > 0:
                add_edge(s, g, s.now_node[high], s.method_base[method])
            return
        elif op <= 0x19:
            defined = high & 15 if op == 0x12 else high
            define(s, defined, 0)
            if op == 0x12:
                value = high >> 4
                s.now_constant[defined] = value - 16 if value >= 8 else value
            elif op == 0x13 or op == 0x16:
                s.now_constant[defined] = s16(g.code, byte + 2)
            elif op == 0x14:
                s.now_constant[defined] = s32(g.code, byte + 2)
            elif op == 0x15:
                s.now_constant[defined] = s16(g.code, byte + 2) << 16
        elif op <= 0x1B:
            defined = high
            node = np.int32(0)
            if ref >= 0 and (g.string_type[ref] >= 0 or g.string_action[ref] >= 0):
                node = new_node(s, -1)
                if g.string_type[ref] >= 0:
                    insert(s, g, node, class_object(g, g.string_type[ref]))
                if g.string_action[ref] >= 0:
                    insert(s, g, node, action_object(g, s, g.string_action[ref]))
            define(s, defined, node)
            if node == 0:
                s.now_constant[defined] = SOME_STRING
        elif op == 0x1C:
            defined = high
            node = np.int32(0)
            if ref >= 0 and g.type_origin[ref] == PACKAGED:
                node = new_node(s, -1)
                insert(s, g, node, class_object(g, ref))
            define(s, defined, node)
        elif op == 0x1F:
            defined = high
            type_ = type_at(g, method, u16(g.code, byte + 2))
            held = s.now_node[high]
            if held > 0:
                node = new_node(s, type_)
                add_edge(s, g, held, node)
                define(s, high, node)
        elif op == 0x1D or op == 0x1E or op == 0x26:
            pass
        elif op == 0x20 or op == 0x21:
            defined = high & 15
            define(s, defined, 0)
        elif op == 0x22:
            defined = high
            node = np.int32(0)
            if ref >= 0:
                if g.type_origin[ref] == PACKAGED:
                    instantiate(s, g, ref, method, here)
                    node = new_node(s, -1)
                    insert(s, g, node, 1 + ref)
                elif g.type_marks[ref] & CARRIER != 0:
                    node = new_site(s, g, ref)
            define(s, defined, node)
        elif op == 0x23:
            defined = high & 15
            type_ = type_at(g, method, u16(g.code, byte + 2))
            define(s, defined, new_site(s, g, type_) if array_of_objects(g, type_) else 0)
        elif op == 0x24 or op == 0x25:
            filled_array(s, g, method, byte, op, high)
        elif op == 0x27:
            add_use(s, s.now_node[high], USE_ESCAPE, 0, 0)
            if attempt >= 0:
                handlers_of(s, g, tries_at, tries, attempt, size, False)
            return
        elif op <= 0x2A:
            delta = s32(g.code, byte + 2) if op == 0x2A else s16(g.code, byte + 2) if op == 0x29 else high
            if op == 0x28 and delta >= 128:
                delta -= 256
            if 0 <= at + delta < size:
                arrive(s, g, at + delta)
            return
        elif op <= 0x2C:
            if high >= s.n[REGISTERS] or not switch(s, g, method, base, at, size):
                return
        elif op <= 0x31:
            defined = high
            define(s, high, 0)
        elif op <= 0x3D:
            delta = s16(g.code, byte + 2)
            r = high & 15 if op <= 0x37 else high
            other = np.int64(0)
            if op <= 0x37:
                other = s.now_constant[high >> 4]
            taken, fallen = branch(s, g, method, op, r, other)
            if taken and 0 <= at + delta < size:
                arrive(s, g, at + delta)
            if not fallen:
                return
        elif op <= 0x51:
            r = high
            array = np.int64(g.code[byte + 2])
            if op == 0x46:
                defined = r
                held = s.now_node[array]
                node = np.int32(0)
                if held > 0:
                    node = new_node(s, -1)
                    add_use(s, held, USE_LOAD, node, 0)
                define(s, r, node)
            elif op == 0x4D:
                if s.now_node[r] > 0:
                    add_use(s, s.now_node[array], USE_STORE, s.now_node[r], 0)
            elif op <= 0x4A:
                defined = r
                define(s, r, 0)
        elif op <= 0x6D:
            r = high & 15 if op <= 0x5F else high
            field_step(s, g, method, here, op, r, ref)
            if op < 0x59 or 0x60 <= op <= 0x66:
                defined = r
        elif op <= 0x78 or op == 0xFA or op == 0xFB:
            s.n[RESULT] = 0
            s.n[BOUND] = bound_of(s, g, byte, np.int64(op), ref)
            if ref >= 0:
                wanted = at + width < size and g.code[base + 2 * (at + width)] == 0x0C
                s.n[RESULT] = invoke(s, g, method, here, byte, op, ref, wanted)
                if g.made_first[method] < g.made_first[method + 1] or g.extra_first[method] < g.extra_first[method + 1]:
                    hinted(s, g, method, here, ref)
        elif op == 0xFC or op == 0xFD:
            s.n[RESULT] = invoke_custom(s, g, method, byte, op)
        elif op == 0xFE or op == 0xFF:
            defined = high
            define(s, high, 0)
        elif 0x7B <= op <= 0xE2:
            short = op <= 0x8F or 0xB0 <= op <= 0xD7
            defined = high & 15 if short else high
            value = folded(s, g, np.int64(op), byte, high)
            define(s, defined, 0)
            if defined < s.n[REGISTERS]:
                s.now_constant[defined] = value
        if attempt >= 0 and at < until and defined >= 0:
            handlers_of(s, g, tries_at, tries, attempt, size, False)
        at += width
