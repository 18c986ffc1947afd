"""The worklist: methods become alive, their values flow, and what arrives makes more methods alive."""

from analyzer.callgraph.kernels import lookup
from analyzer.callgraph.kernels_calls import (
    FROM_ANYTHING,
    INTERFACES,
    RUNNABLES,
    ask_provider,
    dispatch_unknown,
    fire,
    fire_marked,
    hub_link,
    instantiate,
    make,
    make_plainly,
    mirror,
    register_unknown,
    run_as_component,
    start,
)
from analyzer.callgraph.kernels_entering import add_link, enter_external, hold_this, initialise, link
from analyzer.callgraph.kernels_flow import build
from analyzer.callgraph.kernels_nodes import (
    add_edge,
    add_use_of,
    add_use_once,
    class_object,
    content_of,
    escape,
    first_site,
    insert,
    is_subtype,
)
from analyzer.callgraph.kernels_state import (
    ANY,
    BUILT,
    COLLECTION,
    DEFERS,
    DONE,
    ESCAPED,
    FINAL,
    FRAMEWORK,
    HOW_CALLBACK,
    HOW_DISPATCH,
    HOW_INSTANTIATION,
    HOW_REFLECTION,
    IS_BRIDGE,
    IS_FOR_NAME,
    IS_GET_CLASS,
    IS_HELD,
    IS_INTENT,
    IS_MEMBERS,
    IS_NEW_INSTANCE,
    IS_REFLECT,
    IS_RELEASE,
    IS_RESOLVER,
    IS_START,
    IS_TRIGGER,
    IS_WHOLE,
    MIRRORED,
    MIRRORS,
    MOST_FIRED,
    PACKAGED,
    PAIRS,
    PLAIN,
    QUEUED,
    QUIET,
    SENDS,
    SPREAD,
    STEPS,
    TASKS,
    TRIGGERED,
    USE_ARGUMENT,
    USE_CALL,
    USE_ESCAPE,
    USE_FIRE,
    USE_LOAD,
    USE_REBUILD,
    USE_RETURN,
    USE_SPREAD,
    USE_START,
    USE_STORE,
    as_given,
    as_state,
    step,
)
from analyzer.jit import kernel

CONSTRUCTOR = 0x70


@step("gii b")
def below(g, type_, of):
    """Whether a packaged type has another among its supertypes, or one of its supertypes is nowhere to be seen."""
    return of == g.object_type or is_subtype(g, type_, of)


@step("sgiii")
def find_members(s, g, type_, caller, row):
    """Code lists the methods of a class: event libraries and the like call those that bear annotations of theirs."""
    for k in range(g.by_type_first[type_], g.by_type_first[type_ + 1]):
        method = g.by_type[k]
        if g.found_by_members[method]:
            add_link(s, caller, method, row, HOW_REFLECTION, -1)
            enter_external(s, g, method)
            hold_this(s, g, method, type_)
            escape(s, g, 1 + type_)


@step("sgii")
def receive(s, g, call, held):
    """An object is the receiver of a virtual call, or of any call of the framework's."""
    ref = s.call_ref[call]
    types = len(g.superclass)
    caller = s.call_caller[call]
    row = s.call_row[call]
    marks = g.marks[ref]
    virtual = s.call_op[call] == 0x6E or s.call_op[call] == 0x72
    if held == ANY:
        if virtual:
            dispatch_unknown(s, g, call)
        if s.call_inbox[call] > 0:
            add_use_once(s, s.call_inbox[call], USE_ESCAPE, 0)
        if s.call_result[call] > 0 and marks & (IS_FOR_NAME | IS_GET_CLASS) == 0:
            insert(s, g, s.call_result[call], ANY)
        return
    if 1 <= held <= types:
        t = held - 1
        if virtual:
            if not below(g, t, g.owner[ref]):
                return
            s.n[STEPS] += (g.ancestor_first[t + 1] - g.ancestor_first[t]) >> 2
            method = lookup(
                t, g.name[ref], g.proto[ref], g.slots, g.owner, g.name, g.proto, g.origin, g.access, g.superclass,
                g.ancestor_first, g.ancestors,
            )  # fmt: skip
            if method >= 0 and g.origin[method] == PACKAGED:
                link(s, g, call, method, HOW_DISPATCH, -1, False)
                hold_this(s, g, method, t)
                return
        resolved = g.resolved[ref]
        result = s.call_result[call]
        if result > 0 and marks & IS_GET_CLASS == 0:  # what the class overrides may decide what comes back
            returned = g.returns[g.proto_of[ref]]
            if returned >= 0 and g.type_marks[returned] & FINAL == 0:
                insert(s, g, result, ANY)
        if marks & IS_GET_CLASS:
            if s.call_result[call] > 0:
                insert(s, g, s.call_result[call], class_object(g, t))
            return
        triggered = g.type_marks[t] & TRIGGERED != 0
        if (virtual or triggered) and not (resolved >= 0 and g.owner[resolved] == g.object_type):
            declares = g.owner[resolved] if resolved >= 0 else g.owner[ref]
            runs = marks & IS_TRIGGER != 0
            if not triggered and g.type_marks[t] & QUIET == 0:
                runs = True
            if runs:
                fire(s, g, caller, row, t, declares, HOW_CALLBACK, False)
    content = content_of(s, g, held)
    if content > 0:
        add_edge(s, g, s.call_inbox[call], content)
        add_edge(s, g, content, s.call_result[call])
        if marks & IS_START:
            add_use_once(s, content, USE_FIRE, call)
        site = held - first_site(g)
        if marks & IS_TRIGGER and site >= 0 and g.type_marks[s.site_type[site]] & SENDS != 0:
            add_use_once(s, content, USE_START, call)
        return
    t = held - 1 - types
    if 0 <= t < types and marks & IS_REFLECT != 0:
        if marks & IS_MEMBERS:
            find_members(s, g, t, caller, row)
        if g.returns[g.proto_of[ref]] == g.string_class and g.companion[t] >= 0:
            make(s, g, g.companion[t], caller, row, HOW_REFLECTION)
    if 0 <= t < types and marks & IS_NEW_INSTANCE != 0:
        told = False
        for k in range(g.extra_first[caller], g.extra_first[caller + 1]):
            told = told or g.extra_row[k] == row
        if told:
            instantiate(s, g, t, caller, row)
            escape(s, g, 1 + t)
            mirror(s, t, caller)
        elif g.owner[ref] == g.class_type:
            make_plainly(s, g, t, caller, row, HOW_REFLECTION)
        else:
            make(s, g, t, caller, row, HOW_REFLECTION)
        if s.call_result[call] > 0:
            insert(s, g, s.call_result[call], 1 + t)


@step("sgiiii")
def fire_content(s, g, held, content, call, parameter):
    """What a carrier holds is handed over with it: the elements of an array as what the array is of.

    The first calls that a carrier is handed to stand for all of them.
    """
    site = held - first_site(g)
    if 0 <= site < len(s.site_type):
        if s.site_fired[site] >= MOST_FIRED:
            return
        s.site_fired[site] += 1
    of = g.element[parameter] if parameter >= 0 else -1
    if of >= 0 and g.type_marks[of] & PLAIN != 0:
        of = -1
    add_use_of(s, content, USE_FIRE, call, of + 1)


@step("sgiii")
def spoken_to(s, g, type_, caller, row):
    """Code that is not seen may call what a class overrides of Object, Comparable and Parcelable."""
    if s.object_calls[type_] == 0:
        s.object_calls[type_] = 1
        fire_marked(s, g, caller, row, type_, g.object_type)
        fire_marked(s, g, caller, row, type_, g.comparable)
        fire_marked(s, g, caller, row, type_, g.parcelable)


@step("sgiii")
def hand_over(s, g, call, i, held):
    """An object is an argument of a call of the framework's code, or of code that is nowhere."""
    types = len(g.superclass)
    if call < 0:  # the CREATOR of a Parcelable class: the framework reads the field
        if 1 <= held <= types:
            fire(s, g, -1 - call, -1, held - 1, i, HOW_CALLBACK, False)
        return
    ref = s.call_ref[call]
    p = g.proto_of[ref]
    parameter = g.params[g.param_first[p] + i]
    caller = s.call_caller[call]
    row = s.call_row[call]
    marks = g.marks[ref]
    absent = g.type_origin[g.owner[ref]] != FRAMEWORK and g.resolved[ref] < 0
    owner_marks = g.type_marks[g.owner[ref]]
    deferred = marks & IS_HELD != 0 or (s.call_op[call] == CONSTRUCTOR and owner_marks & DEFERS != 0)
    releases = marks & IS_RELEASE != 0
    keeps = owner_marks & COLLECTION != 0
    if held == ANY:
        if not (deferred or releases):
            register_unknown(s, g, caller, row, parameter, marks & IS_BRIDGE != 0)
        return
    if 1 <= held <= types:
        t = held - 1
        escape(s, g, held)
        spoken_to(s, g, t, caller, row)
        if marks & IS_WHOLE and g.type_marks[t] & QUIET == 0:
            fire(s, g, caller, row, t, FROM_ANYTHING, HOW_CALLBACK, False)
        elif not (deferred or releases):
            fire(s, g, caller, row, t, parameter, HOW_CALLBACK, marks & IS_BRIDGE != 0)
        return
    content = content_of(s, g, held)
    if content > 0:
        if not (keeps or deferred or releases or marks & IS_INTENT):
            escape(s, g, held)
            site = held - first_site(g)
            if site >= 0 and g.type_marks[s.site_type[site]] & SENDS != 0:
                add_use_once(s, content, USE_START, call)
            else:
                fire_content(s, g, held, content, call, parameter)
            if marks & IS_REFLECT:  # an intent may be made of it
                add_use_once(s, content, USE_START, call)
        return
    t = held - 1 - types
    if 0 <= t < types:
        if marks & IS_WHOLE and g.class_type == parameter:  # Enum.valueOf
            initialise(s, g, t, caller, row)
            for k in range(g.descendant_first[t], g.descendant_first[t + 1]):
                if s.call_result[call] > 0 and g.concrete[g.descendants[k]]:
                    insert(s, g, s.call_result[call], 1 + g.descendants[k])
            return
        if marks & IS_FOR_NAME:
            first = s.call_first[call]
            if s.call_op[call] == 0x71 and not (s.call_count[call] == 3 and s.arg[first + 1] == -1):
                initialise(s, g, t, caller, row)
            if s.call_result[call] > 0:
                insert(s, g, s.call_result[call], held)
            if marks & IS_NEW_INSTANCE:
                make(s, g, t, caller, row, HOW_REFLECTION)
                if s.call_result[call] > 0:
                    insert(s, g, s.call_result[call], 1 + t)
        elif (parameter == g.class_type or absent) and marks & (IS_INTENT | IS_REFLECT) == 0:
            make(s, g, t, caller, row, HOW_REFLECTION)
            if absent and g.concrete[t]:
                fire(s, g, caller, row, t, FROM_ANYTHING, HOW_CALLBACK, False)
        return
    action = held - 1 - 2 * types - len(s.site_type)
    if marks & IS_RESOLVER and 0 <= action < len(g.action_first) - 1:
        for k in range(g.action_first[action], g.action_first[action + 1]):
            ask_provider(s, g, caller, row, g.action_types[k], g.name[ref])


@step("sgii")
def look(s, g, use, held):
    """One object meets one use of the node that holds it."""
    kind = s.use_kind[use]
    a = s.use_a[use]
    b = s.use_b[use]
    types = len(g.superclass)
    if kind == USE_CALL:
        receive(s, g, a, held)
    elif kind == USE_ARGUMENT:
        hand_over(s, g, a, b, held)
    elif kind == USE_LOAD:
        if held == ANY:
            insert(s, g, a, ANY)
        else:
            add_edge(s, g, content_of(s, g, held), a)
    elif kind == USE_STORE:
        if held == ANY:
            add_use_once(s, a, USE_ESCAPE, 0)
        else:
            add_edge(s, g, a, content_of(s, g, held))
    elif kind == USE_ESCAPE:
        escape(s, g, held)
    elif kind == USE_SPREAD:
        if held == ANY:
            insert(s, g, a, ANY)
        else:
            content = content_of(s, g, held)
            if content > 0:
                add_edge(s, g, content, a)
    elif kind == USE_FIRE:
        as_ = (
            INTERFACES if g.marks[s.call_ref[a]] & IS_START and g.marks[s.call_ref[a]] & IS_TRIGGER == 0 else RUNNABLES
        )
        if 1 <= held <= types:
            spoken_to(s, g, held - 1, s.call_caller[a], s.call_row[a])
            if g.type_marks[held - 1] & (QUIET | PLAIN) == QUIET:
                run_as_component(s, g, s.call_caller[a], s.call_row[a], held - 1, HOW_CALLBACK)
            fire(s, g, s.call_caller[a], s.call_row[a], held - 1, b - 1 if b > 0 else as_, HOW_CALLBACK, False)
        elif held == ANY:
            register_unknown(s, g, s.call_caller[a], s.call_row[a], b - 1 if b > 0 else g.runnable, False)
        else:
            content = content_of(s, g, held)
            site = held - first_site(g)
            if content > 0 and site >= 0 and g.type_marks[s.site_type[site]] & SENDS != 0:
                add_use_once(s, content, USE_START, a)
            elif content > 0:
                fire_content(s, g, held, content, a, b - 1)
    elif kind == USE_START:
        t = held - 1 - types
        if 0 <= t < types:
            if g.component[t]:
                start(s, g, t, s.call_caller[a], s.call_row[a])
        else:
            action = held - 1 - 2 * types - len(s.site_type)
            if 0 <= action < len(g.action_first) - 1:
                for k in range(g.action_first[action], g.action_first[action + 1]):
                    start(s, g, g.action_types[k], s.call_caller[a], s.call_row[a])
            else:
                content = content_of(s, g, held)
                if content > 0 and first_site(g) <= held:
                    add_use_once(s, content, USE_START, a)
    elif kind == USE_REBUILD:
        if s.queued[a] == 0 and s.rebuilt[a] < 100:
            s.rebuilt[a] += 1
            s.queued[a] = 1
            s.queue[s.n[QUEUED] % len(s.queue)] = a
            s.n[QUEUED] += 1
    elif kind == USE_RETURN:
        if 1 <= held <= types:
            escape(s, g, held)
            fire(s, g, a, -1, held - 1, g.returns[g.proto_of[a]], HOW_CALLBACK, False)
        elif held != ANY:
            escape(s, g, held)


@kernel
def solve(state, given, root_methods, root_types, root_kinds):
    """Run until nothing changes. ``root_methods``: the framework calls them on an instance of their class (-1 as the
    caller); ``root_types``: it makes an instance and, where ``root_kinds`` is 0, runs
    its callbacks. ``state`` and ``given`` are tables of columns.
    """
    s = as_state(state)
    g = as_given(given)
    for i in range(len(root_types)):
        t = root_types[i]
        make(s, g, t, -1, -1, HOW_INSTANTIATION)
        if root_kinds[i] == 0:
            run_as_component(s, g, -1, -1, t, HOW_CALLBACK)
    for i in range(len(root_methods)):
        m = root_methods[i]
        enter_external(s, g, m)
        hold_this(s, g, m, g.owner[m])
    while s.n[STEPS] <= g.most_steps:
        if s.n[BUILT] < s.n[QUEUED]:
            m = s.queue[s.n[BUILT] % len(s.queue)]
            s.n[BUILT] += 1
            s.queued[m] = 0
            build(s, g, m)
        elif s.n[TASKS] > 0:
            s.n[TASKS] -= 1
            at = s.n[TASKS]
            s.n[STEPS] += 1
            look(s, g, s.task_use[at], s.task_object[at])
        elif s.n[DONE] < s.n[PAIRS]:
            pair = s.n[DONE]
            s.n[DONE] = pair + 1
            node = s.pair_node[pair]
            held = s.pair_object[pair]
            edge = s.node_edges[node]
            while edge > 0:
                s.n[STEPS] += 1
                insert(s, g, s.edge_to[edge], held)
                edge = s.edge_next[edge]
            use = s.node_uses[node]
            while use > 0:
                s.n[STEPS] += 1
                look(s, g, use, held)
                use = s.use_next[use]
        elif s.n[MIRRORED] < s.n[MIRRORS]:
            t = s.mirrors[s.n[MIRRORED]]
            by = s.mirror_callers[s.n[MIRRORED]]
            s.n[MIRRORED] += 1
            for k in range(g.parts_first[t], g.parts_first[t + 1]):
                s.n[STEPS] += 1
                make(s, g, g.parts[k], by, -1, HOW_REFLECTION)
                insert(s, g, g.part_fields[k], 1 + g.parts[k])
        elif s.n[SPREAD] < s.n[ESCAPED]:
            t = s.escapes[s.n[SPREAD]]
            s.n[SPREAD] += 1
            s.escaped[t] = 2
            for k in range(g.ancestor_first[t], g.ancestor_first[t + 1]):
                hub = s.hub_of_type[g.ancestors[k]]
                while hub > 0:
                    s.n[STEPS] += 1
                    hub_link(s, g, hub, t)
                    hub = s.hub_next[hub]
        else:
            break
