"""What the framework does with the objects it is handed, and calls on receivers of which nothing is known."""

import numpy as np

from analyzer.callgraph.kernels import INTEGER, lookup
from analyzer.callgraph.kernels_entering import (
    add_link,
    enter,
    enter_external,
    hold_this,
    initialise,
    parameter_count,
    parameter_nodes,
)
from analyzer.callgraph.kernels_nodes import add_edge, add_use, escape, insert, integer_object, is_related, room
from analyzer.callgraph.kernels_state import (
    ANY,
    FINAL,
    HOW_CALLBACK,
    HOW_DISPATCH,
    HOW_INDIRECT,
    HOW_INTENT,
    HOW_REFLECTION,
    HUBS,
    MIRRORS,
    PACKAGED,
    PLAIN,
    STEPS,
    USE_ESCAPE,
    step,
)
from analyzer.callgraph.kernels_summaries import STATIC

FROM_ANYTHING = -1
RUNNABLES = -3
INTERFACES = -4
MISSING, ANNOTATED_BRIDGE, ANNOTATED = -1, -2, -3
"""Instead of a framework type in ``Given.callback_types``: a supertype is nowhere, so any overridable method may be
called; the method carries ``@JavascriptInterface``; an event library or serialisation finds the method by itself.
"""
HUB_OF_PARAMETER, HUB_OF_BRIDGE = -1, -2


@step("sgiiiiib")
def fire(s, g, caller, row, type_, parameter, how, bridge):
    """The framework, handed an instance as ``parameter``, may call what the class overrides of it.

    ``parameter``: a type; FROM_ANYTHING; RUNNABLES; or INTERFACES: as whatever listener it is.
    """
    plain = parameter >= 0 and g.type_marks[parameter] & PLAIN != 0
    s.n[STEPS] += g.callback_first[type_ + 1] - g.callback_first[type_]
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
    s.n[STEPS] += (g.callback_first[type_ + 1] - g.callback_first[type_]) >> 3
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
    s.n[STEPS] += g.callback_first[type_ + 1] - g.callback_first[type_]
    for k in range(g.callback_first[type_], g.callback_first[type_ + 1]):
        via = g.callback_types[k]
        if via in (ANNOTATED_BRIDGE, ANNOTATED):
            continue
        if base < 0 or via < 0 or is_related(g, via, base):
            method = g.callbacks[k]
            add_link(s, caller, method, row, how, max(via, np.int32(-1)))
            enter_external(s, g, method)
            hold_this(s, g, method, type_)


@step("sgiiii")
def ask_provider(s, g, caller, row, type_, name):
    """A content resolver's method runs the provider's of the same name, or else one that is not its start."""
    base = framework_base(g, type_)
    same = False
    s.n[STEPS] += 2 * (g.callback_first[type_ + 1] - g.callback_first[type_])
    for turn in range(2):
        for k in range(g.callback_first[type_], g.callback_first[type_ + 1]):
            method = g.callbacks[k]
            via = g.callback_types[k]
            if via < 0 or base < 0 or not is_related(g, via, base) or g.name[method] == g.on_create:
                continue
            if turn == 0 and g.name[method] != name:
                continue
            same = True
            add_link(s, caller, method, row, HOW_INTENT, via)
            enter_external(s, g, method)
            hold_this(s, g, method, type_)
        if same:
            break


@step("sii")
def mirror(s, type_, caller):
    """Reflection makes objects of a class: it may fill their fields as well (deserialisers)."""
    if s.reflected[type_] == 0:
        s.reflected[type_] = 1
        at = room(s, MIRRORS, len(s.mirrors))
        if at > 0:
            s.mirrors[at] = type_
            s.mirror_callers[at] = caller


@step("sgiiii")
def make_plainly(s, g, type_, caller, row, how):
    """Something makes an instance of a packaged class through its constructor without parameters."""
    if not g.concrete[type_]:
        return
    instantiate(s, g, type_, caller, row)
    escape(s, g, 1 + type_)
    s.n[STEPS] += g.constructor_first[type_ + 1] - g.constructor_first[type_]
    if how == HOW_REFLECTION:
        mirror(s, type_, caller)
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
    s.n[STEPS] += g.constructor_first[type_ + 1] - g.constructor_first[type_]
    if how == HOW_REFLECTION:
        mirror(s, type_, caller)
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
    s.n[STEPS] += 1 + ((g.ancestor_first[type_ + 1] - g.ancestor_first[type_]) >> 2)
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
    s.n[STEPS] += parameter_count(g, method)
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
    s.n[STEPS] += (g.descendant_first[type_ + 1] - g.descendant_first[type_]) >> 3
    for k in range(g.descendant_first[type_], g.descendant_first[type_ + 1]):
        if s.n[STEPS] > g.most_steps:
            break
        if s.escaped[g.descendants[k]] == 2:  # those that escaped and are not yet spread meet the hub then
            hub_link(s, g, hub, g.descendants[k])
    return hub


@step("sgiii")
def call_unknown(s, g, caller, row, ref):
    """A method handle of an interface's method: any escaped instance may run it, with any arguments."""
    if s.hub_of_ref[ref] == 0:
        s.hub_of_ref[ref] = new_hub(s, g, ref, g.owner[ref])
    hub = s.hub_of_ref[ref]
    if hub == 0:
        return
    add_link(s, caller, len(g.owner) + hub, row, HOW_INDIRECT, -1)
    from_ = s.hub_base[hub]
    if from_ > 0:
        for i in range(parameter_count(g, ref)):
            insert(s, g, from_ + 2 + i, ANY)
        add_use(s, from_, USE_ESCAPE, 0, 0)


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
    if g.has_lambdas and g.type_access[g.owner[ref]] & 0x200 != 0:  # a lambda may be the receiver
        insert(s, g, from_, ANY)
        for i in range(1, s.call_count[call]):
            add_use(s, max(s.arg[s.call_first[call] + i], 0), USE_ESCAPE, 0, 0)
    for i in range(1, s.call_count[call]):
        held = s.arg[s.call_first[call] + i]
        if held > 0:
            add_edge(s, g, held, from_ + 1 + i)
        elif s.node_type[from_ + 1 + i] == INTEGER:
            insert(s, g, from_ + 1 + i, integer_object(g, s, -held - 1))
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
