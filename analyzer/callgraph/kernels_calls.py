"""What a call does: which methods it enters, and what the framework does with the objects it is handed."""

import numpy as np

from analyzer.apk.kernels import WIDTHS
from analyzer.callgraph.kernels import INTEGER, lookup
from analyzer.callgraph.kernels_state import (
    ANY,
    CALLEES,
    FINAL,
    HOW_CALLBACK,
    HOW_DISPATCH,
    HOW_INITIALISER,
    HOW_INTENT,
    HUBS,
    LINKS,
    PACKAGED,
    PLAIN,
    QUEUED,
    USE_RETURN,
    add_edge,
    add_use,
    escape,
    insert,
    integer_object,
    is_related,
    new_node,
    room,
    step,
)  # fmt: skip

STATIC = 0x8
LONGEST_SUMMARY = 48
SAME_VALUE = 1024
FROM_ANYTHING = -1
RUNNABLES = -3
INTERFACES = -4
MISSING, ANNOTATED_BRIDGE, ANNOTATED = -1, -2, -3
"""Instead of a framework type in ``Given.callback_types``: a supertype is nowhere, so any overridable method may be
called; the method carries ``@JavascriptInterface``; an event library or serialisation finds the method by itself.
"""
HUB_OF_PARAMETER, HUB_OF_BRIDGE = -1, -2


@step("siiiii")
def add_link(s, caller, callee, row, how, via):
    """Keep one edge of the call graph."""
    at = room(s, LINKS, len(s.link_row))
    if at > 0:
        s.link_caller[at] = caller
        s.link_callee[at] = callee
        s.link_row[at] = row
        s.link_how[at] = how
        s.link_via[at] = via


@step("gi i")
def parameter_count(g, method):
    """Parameters without the receiver."""
    p = g.proto_of[method]
    return g.param_first[p + 1] - g.param_first[p]


@step("sgib i")
def parameter_nodes(s, g, method, static):
    """New nodes for what a method returns and gets, one after the other; the first, or 0 without room."""
    p = g.proto_of[method]
    base = new_node(s, g.returns[p])
    if base == 0:
        return np.int32(0)
    if not static:
        new_node(s, g.owner[method])
    for k in range(g.param_first[p], g.param_first[p + 1]):
        if new_node(s, g.params[k]) == 0:
            return np.int32(0)
    return base


@step("sgi")
def enter(s, g, method):
    """A packaged method is alive: its code will be looked at once."""
    if s.live[method]:
        return
    s.live[method] = 1
    s.method_base[method] = parameter_nodes(s, g, method, g.access[method] & STATIC != 0)
    if s.queued[method] == 0:
        s.queued[method] = 1
        s.queue[s.n[QUEUED] % len(s.queue)] = method
        s.n[QUEUED] += 1


@step("sgi")
def enter_external(s, g, method):
    """The framework, or something that cannot be seen, calls a method: its parameters may be anything."""
    enter(s, g, method)
    if s.external[method]:
        return
    s.external[method] = 1
    base = s.method_base[method]
    if base == 0:
        return
    at = base + 1 if g.access[method] & STATIC != 0 else base + 2
    p = g.proto_of[method]
    for k in range(g.param_first[p], g.param_first[p + 1]):
        if g.params[k] >= 0 and g.type_marks[g.params[k]] & FINAL == 0:
            insert(s, g, at, ANY)
        at += 1
    add_use(s, base, USE_RETURN, method, 0)


@step("sgii")
def hold_this(s, g, method, type_):
    """A method's receiver may be an instance of ``type_``."""
    base = s.method_base[method]
    if base > 0 and g.access[method] & STATIC == 0:
        insert(s, g, base + 1, 1 + type_)


@step("giii b")
def changes(g, base, size, register):
    """Whether an instruction of a method may write a register (check-cast apart), or returns another one."""
    at = np.int64(0)
    while at < size:
        op = g.code[base + 2 * at]
        high = np.int64(g.code[base + 2 * at + 1])
        width = np.int64(WIDTHS[op])
        if width == 0 or (op == 0 and high != 0):
            return True
        if op == 0x11:
            if high != register:
                return True
        elif 0x02 <= op <= 0x03 or 0x05 <= op <= 0x06 or 0x08 <= op <= 0x09:
            return True
        elif op in (0x01, 0x04, 0x07, 0x12, 0x20, 0x21, 0x23) or 0x52 <= op <= 0x58 or 0x7B <= op <= 0x8F:
            if (high & 15) == register or (high & 15) + 1 == register:
                return True
        elif 0xB0 <= op <= 0xD7:
            if (high & 15) == register or (high & 15) + 1 == register:
                return True
        elif (
            0x0A <= op <= 0x0D or 0x13 <= op <= 0x1C or op == 0x22 or 0x2D <= op <= 0x31 or 0x44 <= op <= 0x4A
            or 0x60 <= op <= 0x66 or 0x90 <= op <= 0xAF or 0xD8 <= op <= 0xE2 or op >= 0xFE
        ):  # fmt: skip
            if high == register or high + 1 == register:
                return True
        at += width
    return False


@step("gii i")
def argument_at(g, method, word):
    """The number of the argument (receiver first) that begins at an argument word; -3 if none does."""
    at = np.int64(0)
    number = np.int64(0)
    if g.access[method] & STATIC == 0:
        if word == 0:
            return np.int64(0)
        at = np.int64(1)
        number = np.int64(1)
    p = g.proto_of[method]
    for k in range(g.param_first[p], g.param_first[p + 1]):
        if at == word:
            return number
        at += 2 if g.param_object[k] == 2 else 1
        number += 1
    return np.int64(-3)


@step("sgi i")
def summary_of(s, g, method):
    """What a small method returns: 1 + the number of the argument (receiver first) that it hands back unchanged,
    SAME_VALUE + v for a constant v from 0 to MOST_INTEGER, -1 for anything else. Told from its instructions, once.
    """
    known = s.summary[method]
    if known != 0:
        return np.int64(known)
    told = np.int64(-1)
    size = g.units[method]
    header = g.code_at[method]
    base = header + 16
    if header > 0 and 0 < size <= LONGEST_SUMMARY:
        regs = np.int64(g.code[header]) | np.int64(g.code[header + 1]) << 8
        ins = np.int64(g.code[header + 2]) | np.int64(g.code[header + 3]) << 8
        first = regs - ins
        byte = base + 2 * (size - 1)
        op = g.code[byte]
        back = np.int64(g.code[byte + 1])
        if op == 0x11 and back >= first and not changes(g, base, size, back):
            told = argument_at(g, method, back - first) + 1
        elif op == 0x0F and size == 2 and g.code[base] == 0x12:
            value = np.int64(g.code[base + 1] >> 4)
            if (g.code[base + 1] & 15) == back and value < 8:
                told = SAME_VALUE + value
    s.summary[method] = told
    return told


@step("sgiiiib")
def link(s, g, call, method, how, via, receiver):
    """A call record runs a method: arguments flow in, the result flows out.

    ``receiver``: whether the receiver's whole node flows in (not for dispatch, where only the class found does).
    """
    k = s.call_callees[call]
    while k > 0:
        if s.callee[k] == method:
            return
        k = s.callee_next[k]
    at = room(s, CALLEES, len(s.callee))
    if at > 0:
        s.callee[at] = method
        s.callee_next[at] = s.call_callees[call]
        s.call_callees[call] = at
    add_link(s, s.call_caller[call], method, s.call_row[call], how, via)
    enter(s, g, method)
    base = s.method_base[method]
    if base == 0:
        return
    first = s.call_first[call]
    skip = 0 if g.access[method] & STATIC != 0 else 1
    if skip == 1 and receiver and s.call_count[call] > 0:
        add_edge(s, g, s.arg[first], base + 1)
    p = g.proto_of[method]
    for i in range(g.param_first[p + 1] - g.param_first[p]):
        if skip + i >= s.call_count[call]:
            break
        held = s.arg[first + skip + i]
        if held > 0:
            add_edge(s, g, held, base + 1 + skip + i)
        elif g.params[g.param_first[p] + i] == INTEGER:
            insert(s, g, base + 1 + skip + i, integer_object(g, s, -held - 1))
    told = summary_of(s, g, method)
    if told > 0 and told <= s.call_count[call]:
        add_edge(s, g, max(s.arg[first + told - 1], 0), s.call_result[call])
    else:
        add_edge(s, g, base, s.call_result[call])


@step("sgiii")
def initialise(s, g, type_, caller, row):
    """A class is touched: its static initialiser and those of its superclasses run."""
    c = type_
    for _ in range(128):
        if c < 0 or g.type_origin[c] != PACKAGED:
            break
        if g.initialiser[c] >= 0 and s.initialised_by[c] != caller:
            s.initialised_by[c] = caller
            add_link(s, caller, g.initialiser[c], row, HOW_INITIALISER, -1)
            enter(s, g, g.initialiser[c])
        if s.initialised[c]:
            break
        s.initialised[c] = 1
        c = g.superclass[c]


@step("sgiiiiib")
def fire(s, g, caller, row, type_, parameter, how, bridge):
    """The framework, handed an instance as ``parameter``, may call what the class overrides of it.

    ``parameter``: a type; FROM_ANYTHING; RUNNABLES; or INTERFACES: as whatever listener it is.
    """
    plain = parameter >= 0 and g.type_marks[parameter] & PLAIN != 0
    for k in range(g.callback_first[type_], g.callback_first[type_ + 1]):
        via = g.callback_types[k]
        if via == ANNOTATED:
            continue
        if via == ANNOTATED_BRIDGE:
            hit = bridge or parameter == FROM_ANYTHING
        elif parameter == FROM_ANYTHING:
            hit = True
        elif parameter == RUNNABLES:
            hit = via == g.runnable or via == g.callable
        elif parameter == INTERFACES:
            hit = via >= 0 and g.type_access[via] & 0x200 != 0 and g.type_marks[via] & PLAIN == 0
        elif via == MISSING:
            hit = g.type_origin[parameter] != 2 and not plain
        else:
            hit = not plain and via != g.object_type and is_related(g, via, parameter)
        if hit:
            method = g.callbacks[k]
            add_link(s, caller, method, row, how, max(via, np.int32(-1)))
            enter_external(s, g, method)
            hold_this(s, g, method, type_)


@step("sgiiii")
def fire_marked(s, g, caller, row, type_, marked):
    """Run the callbacks of a class that bear one mark instead of a framework type (or Object's own)."""
    for k in range(g.callback_first[type_], g.callback_first[type_ + 1]):
        if g.callback_types[k] == marked:
            method = g.callbacks[k]
            add_link(s, caller, method, row, HOW_CALLBACK, max(marked, np.int32(-1)))
            enter_external(s, g, method)
            hold_this(s, g, method, type_)


@step("sgiii")
def instantiate(s, g, type_, caller, row):
    """There is an instance of a packaged class."""
    initialise(s, g, type_, caller, row)
    if s.instantiated[type_]:
        return
    s.instantiated[type_] = 1
    fire_marked(s, g, caller, row, type_, ANNOTATED)
    c = g.superclass[type_]
    for _ in range(128):
        if c < 0 or g.type_origin[c] != PACKAGED:
            break
        c = g.superclass[c]
    if c < 0 or g.type_origin[c] == 0:  # nobody knows what a superclass that is nowhere does in its constructor
        fire_marked(s, g, caller, row, type_, MISSING)


@step("gi i")
def framework_base(g, type_):
    """The first superclass of a packaged type that is not packaged; FROM_ANYTHING when that is Object or nowhere."""
    c = g.superclass[type_]
    for _ in range(128):
        if c < 0 or g.type_origin[c] != PACKAGED:
            break
        c = g.superclass[c]
    if c < 0 or g.type_origin[c] == 0 or c == g.object_type:
        return np.int64(FROM_ANYTHING)
    return np.int64(c)


@step("sgiiii")
def run_as_component(s, g, caller, row, type_, how):
    """The framework runs what a class overrides of its framework superclass: a component, a view, a fragment.

    Listeners that the class happens to be as well are run where they are registered. What the superclass is a
    supertype of everything of, such as Context, is no limit here.
    """
    base = framework_base(g, type_)
    for k in range(g.callback_first[type_], g.callback_first[type_ + 1]):
        via = g.callback_types[k]
        if via == ANNOTATED_BRIDGE or via == ANNOTATED:
            continue
        if base < 0 or via < 0 or is_related(g, via, base):
            method = g.callbacks[k]
            add_link(s, caller, method, row, how, max(via, np.int32(-1)))
            enter_external(s, g, method)
            hold_this(s, g, method, type_)


@step("sgiiii")
def make_plainly(s, g, type_, caller, row, how):
    """Something makes an instance of a packaged class through its constructor without parameters."""
    if not g.concrete[type_]:
        return
    instantiate(s, g, type_, caller, row)
    escape(s, g, 1 + type_)
    for k in range(g.constructor_first[type_], g.constructor_first[type_ + 1]):
        method = g.constructors[k]
        if parameter_count(g, method) == 0:
            add_link(s, caller, method, row, how, -1)
            enter_external(s, g, method)
            hold_this(s, g, method, type_)


@step("sgiiii")
def make(s, g, type_, caller, row, how):
    """Something that cannot be seen makes an instance of a packaged class, through whichever constructor."""
    if not g.concrete[type_]:
        initialise(s, g, type_, caller, row)
        return
    instantiate(s, g, type_, caller, row)
    escape(s, g, 1 + type_)
    for k in range(g.constructor_first[type_], g.constructor_first[type_ + 1]):
        method = g.constructors[k]
        add_link(s, caller, method, row, how, -1)
        enter_external(s, g, method)
        hold_this(s, g, method, type_)


@step("sgiii")
def start(s, g, type_, caller, row):
    """A component is started: the framework makes it and runs its callbacks."""
    make(s, g, type_, caller, row, HOW_INTENT)
    if g.concrete[type_]:
        run_as_component(s, g, caller, row, type_, HOW_INTENT)


@step("sgii")
def hub_link(s, g, hub, type_):
    """An instance of ``type_`` escaped: what waits at the hub may run on it."""
    node = len(g.owner) + hub
    ref = s.hub_ref[hub]
    if ref == HUB_OF_BRIDGE:
        fire_marked(s, g, node, -1, type_, ANNOTATED_BRIDGE)
        return
    if ref == HUB_OF_PARAMETER:
        fire(s, g, node, -1, type_, s.hub_type[hub], HOW_CALLBACK, False)
        return
    method = lookup(
        type_, g.name[ref], g.proto[ref], g.slots, g.owner, g.name, g.proto, g.origin, g.access, g.superclass,
        g.ancestor_first, g.ancestors,
    )  # fmt: skip
    if method < 0 or g.origin[method] != PACKAGED:
        return
    add_link(s, node, method, -1, HOW_DISPATCH, -1)
    enter(s, g, method)
    hold_this(s, g, method, type_)
    base = s.method_base[method]
    from_ = s.hub_base[hub]
    if base == 0 or from_ == 0 or g.access[method] & STATIC != 0:
        return
    for i in range(parameter_count(g, method)):
        add_edge(s, g, from_ + 2 + i, base + 2 + i)
    add_edge(s, g, base, from_)


@step("sgii i")
def new_hub(s, g, ref, type_):
    """A hub for calls of ``ref`` on unknown receivers (or HUB_OF_*), waiting for instances of ``type_``; 0: no room."""
    hub = room(s, HUBS, len(s.hub_ref))
    if hub == 0:
        return hub
    s.hub_ref[hub] = ref
    s.hub_type[hub] = type_
    if ref >= 0:
        s.hub_base[hub] = parameter_nodes(s, g, ref, False)
    s.hub_next[hub] = s.hub_of_type[type_]
    s.hub_of_type[type_] = hub
    for k in range(g.descendant_first[type_], g.descendant_first[type_ + 1]):
        if s.escaped[g.descendants[k]] == 2:  # those that escaped and are not yet spread meet the hub then
            hub_link(s, g, hub, g.descendants[k])
    return hub


@step("sgi")
def dispatch_unknown(s, g, call):
    """A call on a receiver of which nothing is known: any escaped instance of the class it names."""
    if s.call_hub[call] > 0:
        return
    ref = s.call_ref[call]
    if s.hub_of_ref[ref] == 0:
        s.hub_of_ref[ref] = new_hub(s, g, ref, g.owner[ref])
    hub = s.hub_of_ref[ref]
    if hub == 0:
        return
    s.call_hub[call] = hub
    add_link(s, s.call_caller[call], len(g.owner) + hub, s.call_row[call], HOW_DISPATCH, -1)
    from_ = s.hub_base[hub]
    if from_ == 0:
        return
    for i in range(1, s.call_count[call]):
        held = s.arg[s.call_first[call] + i]
        if held > 0:
            add_edge(s, g, held, from_ + 1 + i)
    add_edge(s, g, from_, s.call_result[call])


@step("sgiiib")
def register_unknown(s, g, caller, row, parameter, bridge):
    """Something unknown is handed to the framework as ``parameter``: any escaped instance of it may be called."""
    if bridge:
        if s.hub_of_parameter[g.object_type] == 0:
            s.hub_of_parameter[g.object_type] = new_hub(s, g, HUB_OF_BRIDGE, g.object_type)
        hub = s.hub_of_parameter[g.object_type]
    else:
        if parameter < 0 or parameter == g.object_type or g.type_marks[parameter] & (PLAIN | FINAL) != 0:
            return
        if g.descendant_first[parameter] == g.descendant_first[parameter + 1]:
            return
        if s.hub_of_parameter[parameter] == 0:
            s.hub_of_parameter[parameter] = new_hub(s, g, HUB_OF_PARAMETER, parameter)
        hub = s.hub_of_parameter[parameter]
    if hub > 0:
        add_link(s, caller, len(g.owner) + hub, row, HOW_CALLBACK, parameter)
