"""The call instructions of one method: call records, and who waits for which of their values."""

import numpy as np

from analyzer.callgraph.kernels import lookup
from analyzer.callgraph.kernels_blocks import SOME_STRING, new_site, register_of
from analyzer.callgraph.kernels_calls import call_unknown, instantiate, make, run_as_component, start
from analyzer.callgraph.kernels_entering import add_link, enter_external, initialise, link, parameter_count
from analyzer.callgraph.kernels_nodes import add_edge, add_use, class_object, escape, insert, new_node, room
from analyzer.callgraph.kernels_state import (
    ANY,
    ARGS,
    CALLS,
    CARRIER,
    COLLECTION,
    DEFERS,
    FINAL,
    HOW_CALL,
    HOW_CALLBACK,
    HOW_INSTANTIATION,
    HOW_INTENT,
    IS_BY_NAME,
    IS_COPY,
    IS_FOR_NAME,
    IS_GET_CLASS,
    IS_NEW_INSTANCE,
    IS_REFLECT,
    MOST_INTEGER,
    PACKAGED,
    PLAIN,
    QUIET,
    REGISTERS,
    RESULT,
    SITES,
    STEPS,
    UNKNOWN_STARTS,
    USE_ARGUMENT,
    USE_CALL,
    USE_ESCAPE,
    USE_SPREAD,
    USE_STORE,
    step,
)
from analyzer.callgraph.kernels_summaries import SAME_VALUE, summary_of

SUPER, DIRECT, INVOKE_STATIC = 0x6F, 0x70, 0x71


@step("i i")
def base_op(op):
    """The opcode of the ``/range`` form's plain twin; ``invoke-polymorphic`` counts as virtual."""
    if op == 0xFA or op == 0xFB:
        return np.int64(0x6E)
    return np.int64(op - 6 if op >= 0x74 else op)


@step("giii i")
def target_of(g, method, op, ref):
    """The packaged method that a static, direct or super call runs; -1 when it is not packaged."""
    start = g.owner[ref]
    if op == SUPER and g.type_access[start] & 0x200 == 0:
        start = g.superclass[g.owner[method]]
    if start < 0 or g.type_origin[start] != PACKAGED:
        return np.int32(-1)
    if g.origin[ref] == PACKAGED and start == g.owner[ref]:
        return ref
    found = lookup(
        start, g.name[ref], g.proto[ref], g.slots, g.owner, g.name, g.proto, g.origin, g.access, g.superclass,
        g.ancestor_first, g.ancestors,
    )  # fmt: skip
    return found if found >= 0 and g.origin[found] == PACKAGED else np.int32(-1)


@step("sgiiiii i")
def record(s, g, method, row, byte, op, ref):
    """A new call record with the nodes of its arguments; 0 without room. Known integers are kept as -1 - value."""
    call = room(s, CALLS, len(s.call_row))
    if call == 0:
        return call
    ranged = op >= 0x74 and op != 0xFA
    high = np.int64(g.code[byte + 1])
    words = high if ranged else high >> 4
    s.call_caller[call] = method
    s.call_row[call] = row
    s.call_ref[call] = ref
    s.call_op[call] = base_op(op)
    s.call_first[call] = s.n[ARGS]
    s.call_result[call] = 0
    s.call_inbox[call] = 0
    if g.marks[ref] & IS_BY_NAME and words > 0:
        last = register_of(g, byte, ranged, words - 1, high)
        if s.now_node[last] == 0 and s.now_constant[last] != SOME_STRING:
            s.n[UNKNOWN_STARTS] += 1
    p = g.proto_of[ref]
    static = s.call_op[call] == INVOKE_STATIC
    count = g.param_first[p + 1] - g.param_first[p] + (0 if static else 1)
    word = np.int64(0)
    filled = np.int64(0)
    if s.n[ARGS] + count >= len(s.arg):
        s.call_count[call] = 0
        return call
    for i in range(count):
        if word >= words:
            break
        r = register_of(g, byte, ranged, word, high)
        k = i if static else i - 1
        kind = 1 if k < 0 else g.param_object[g.param_first[p] + k]
        held = np.int32(0)
        if kind == 1:
            held = s.now_node[r]
        elif kind == 3:
            held = np.int32(-1 - s.now_constant[r]) if 0 <= s.now_constant[r] < MOST_INTEGER else s.now_gate[r]
        s.arg[s.n[ARGS] + filled] = held
        filled += 1
        word += 2 if kind == 2 else 1
    s.n[ARGS] += filled
    s.call_count[call] = filled
    return call


@step("gi b")
def is_context(g, type_):
    """Whether a type is Context or below it."""
    return type_ >= 0 and g.type_marks[type_] & (QUIET | PLAIN) == QUIET | PLAIN


@step("giib b")
def hands_back(g, ref, owner, carrier):
    """Whether a method of the framework may return its receiver, or what stands for the same: a builder, an iterator
    over a collection, a constructor of a class.
    """
    if g.marks[ref] & (IS_NEW_INSTANCE | IS_GET_CLASS) != 0:
        return False
    returned = g.returns[g.proto_of[ref]]
    return (
        carrier
        or g.marks[ref] & IS_REFLECT != 0
        or returned == owner
        or returned == g.owner[ref]
        or (g.type_marks[owner] & FINAL != 0 and owner != g.string_class)
        or g.type_origin[owner] != 2
    )


@step("sgii b")
def unnamed(s, g, call, ref):
    """Whether the name of the class that a call looks for is no constant."""
    k = s.call_first[call] + (0 if s.call_op[call] == INVOKE_STATIC else 1)
    if k >= s.call_first[call] + s.call_count[call]:
        return False
    return s.arg[k] == 0 or (s.arg[k] > 0 and s.node_pairs[s.arg[k]] == 0)


@step("sgii")
def copy(s, g, call, ref):
    """A static method over collections or arrays: what its arguments are or carry may be in each carrier among them,
    and in a carrier that it returns.
    """
    first = s.call_first[call]
    base = g.param_first[g.proto_of[ref]]
    inbox = new_node(s, -1)
    for i in range(s.call_count[call]):
        held = s.arg[first + i]
        if held <= 0 or g.param_object[base + i] != 1:
            continue
        carries = g.type_marks[g.params[base + i]] & CARRIER != 0 or g.params[base + i] == g.object_type
        if carries:
            add_use(s, held, USE_SPREAD, inbox, 0)
            add_use(s, held, USE_STORE, inbox, 0)
        if g.type_marks[g.params[base + i]] & CARRIER == 0:
            add_edge(s, g, held, inbox)
    result = s.call_result[call]
    returned = g.returns[g.proto_of[ref]]
    if result > 0 and returned >= 0 and g.type_marks[returned] & CARRIER != 0:
        site = new_site(s, g, returned)
        if site > 0:
            add_edge(s, g, site, result)
            add_edge(s, g, inbox, s.site_node[s.n[SITES] - 1])


@step("sgii")
def beyond(s, g, call, ref):
    """A call of the framework's code, or of code that is nowhere: what it may do with what it gets."""
    first = s.call_first[call]
    static = s.call_op[call] == INVOKE_STATIC
    owner = g.owner[ref]
    resolved = g.resolved[ref]
    if resolved >= 0 and g.origin[resolved] == 2:
        owner = g.owner[resolved]
    absent = g.type_origin[owner] != 2
    carrier = g.type_marks[owner] & (CARRIER | DEFERS) != 0
    result = s.call_result[call]
    start = 0 if static else 1
    if not static and s.call_count[call] > 0:
        receiver = s.arg[first]
        if receiver > 0:
            if carrier:
                for i in range(1, s.call_count[call]):
                    k = g.param_first[g.proto_of[ref]] + i - 1
                    if s.arg[first + i] > 0 and g.param_object[k] == 1 and not is_context(g, g.params[k]):
                        if s.call_inbox[call] == 0:
                            s.call_inbox[call] = new_node(s, -1)
                        add_edge(s, g, s.arg[first + i], s.call_inbox[call])
                        if g.type_marks[g.params[k]] & CARRIER != 0:
                            add_use(s, s.arg[first + i], USE_SPREAD, s.call_inbox[call], 0)
            if result > 0 and hands_back(g, ref, owner, carrier):
                add_edge(s, g, receiver, result)
            add_use(s, receiver, USE_CALL, call, 0)
    if static and (g.type_marks[owner] & COLLECTION != 0 or g.marks[ref] & IS_COPY != 0):
        copy(s, g, call, ref)
    for i in range(start, s.call_count[call]):
        held = s.arg[first + i]
        if held > 0 and g.param_object[g.param_first[g.proto_of[ref]] + i - start] == 1:
            if static and result > 0 and g.marks[ref] & IS_FOR_NAME == 0:
                add_edge(s, g, held, result)
            add_use(s, held, USE_ARGUMENT, call, i - start)
    if result > 0:
        returned = g.returns[g.proto_of[ref]]
        final = returned >= 0 and g.type_marks[returned] & FINAL != 0
        if g.marks[ref] & IS_FOR_NAME and s.call_count[call] > 0 and unnamed(s, g, call, ref):
            insert(s, g, result, ANY)
        if absent or not (final or carrier or g.marks[ref] & (IS_FOR_NAME | IS_NEW_INSTANCE | IS_GET_CLASS) != 0):
            insert(s, g, result, ANY)


@step("sgiiiiib i")
def invoke(s, g, method, row, byte, op, ref, wanted):
    """One invoke instruction. Returns the node of its result, 0 when nobody wants it or it is no object."""
    call = record(s, g, method, row, byte, op, ref)
    if call == 0:
        return np.int32(0)
    kind = s.call_op[call]
    if wanted and g.returns_object[g.proto_of[ref]]:
        s.call_result[call] = new_node(s, g.returns[g.proto_of[ref]])
    if kind == INVOKE_STATIC and g.owner[ref] >= 0:
        initialise(s, g, g.owner[ref], method, row)
    if kind in (INVOKE_STATIC, DIRECT, SUPER):
        target = target_of(g, method, kind, ref)
        if target >= 0:
            link(s, g, call, target, HOW_CALL, -1, True)
            told = summary_of(s, g, target)
            return SAME_VALUE - 1 - told if told >= SAME_VALUE else s.call_result[call]
        beyond(s, g, call, ref)
        return s.call_result[call]
    resolved = g.resolved[ref]
    if resolved < 0 or g.origin[resolved] != PACKAGED:
        beyond(s, g, call, ref)
    elif s.call_count[call] > 0 and s.arg[s.call_first[call]] > 0:
        add_use(s, s.arg[s.call_first[call]], USE_CALL, call, 0)
        owner = g.owner[resolved]
        if g.descendant_first[owner + 1] - g.descendant_first[owner] == 1 and g.access[resolved] & 0x400 == 0:
            told = summary_of(s, g, resolved)  # nobody overrides it
            if told >= SAME_VALUE:
                return SAME_VALUE - 1 - told
    return s.call_result[call]


@step("sgiii i")
def invoke_custom(s, g, method, byte, op):
    """``invoke-custom``: what it captures may go anywhere, and its result may be anything."""
    high = np.int64(g.code[byte + 1])
    words = high if op == 0xFD else high >> 4
    for i in range(words):
        r = register_of(g, byte, op == 0xFD, i, high)
        if r < s.n[REGISTERS] and s.now_node[r] > 0:
            add_use(s, s.now_node[r], USE_ESCAPE, 0, 0)
    node = new_node(s, -1)
    insert(s, g, node, ANY)
    return node


@step("sgiii")
def hinted(s, g, method, row, ref):
    """What hints say of one instruction (row -1: of the method as a whole): edges, instances and starts."""
    s.n[STEPS] += (g.made_first[method + 1] - g.made_first[method]) >> 2
    s.n[STEPS] += (g.extra_first[method + 1] - g.extra_first[method]) >> 2
    for k in range(g.made_first[method], g.made_first[method + 1]):
        if g.made_row[k] != row:
            continue
        if g.made_how[k] == HOW_INTENT:
            start(s, g, g.made_type[k], method, row)
        elif g.made_how[k] == HOW_INSTANTIATION:
            make(s, g, g.made_type[k], method, row, HOW_INSTANTIATION)
            if g.concrete[g.made_type[k]]:
                run_as_component(s, g, method, row, g.made_type[k], HOW_CALLBACK)
        elif ref >= 0 and g.marks[ref] & IS_FOR_NAME != 0:
            if s.n[RESULT] > 0:
                insert(s, g, np.int32(s.n[RESULT]), class_object(g, g.made_type[k]))
            if parameter_count(g, ref) == 1 and g.owner[ref] == g.class_type:
                initialise(s, g, g.made_type[k], method, row)
        else:
            told = False
            for e in range(g.extra_first[method], g.extra_first[method + 1]):
                told = told or (g.extra_row[e] == row and g.owner[g.extra[e]] == g.made_type[k])
            if told:  # a hint names the constructor too
                instantiate(s, g, g.made_type[k], method, row)
                escape(s, g, 1 + g.made_type[k])
            else:
                make(s, g, g.made_type[k], method, row, g.made_how[k])
            if s.n[RESULT] > 0:
                insert(s, g, s.n[RESULT], 1 + g.made_type[k])
                insert(s, g, s.n[RESULT], ANY)
    for k in range(g.extra_first[method], g.extra_first[method + 1]):
        if g.extra_row[k] != row:
            continue
        target = g.extra[k]
        if g.access[target] & 0x400 != 0:  # a handle to an interface's method: whatever escaped implements it
            call_unknown(s, g, method, row, target)
            continue
        add_link(s, method, target, row, g.extra_how[k], g.click_type if g.extra_how[k] == HOW_CALLBACK else -1)
        enter_external(s, g, target)
        if s.method_base[target] > 0 and g.access[target] & 0x8 == 0:
            insert(s, g, s.method_base[target] + 1, ANY)
