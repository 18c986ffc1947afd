"""The worklist: methods become alive, their values flow, and what arrives makes more methods alive."""

from analyzer.callgraph.kernels_calls import (
    INTERFACES,
    RUNNABLES,
    fire,
    hub_link,
    make,
    register_unknown,
    run_as_component,
    start,
)
from analyzer.callgraph.kernels_entering import enter_external, hold_this
from analyzer.callgraph.kernels_flow import build
from analyzer.callgraph.kernels_handing import fire_content, hand_over, spoken_to
from analyzer.callgraph.kernels_nodes import add_edge, add_use_once, content_of, escape, first_site, insert
from analyzer.callgraph.kernels_receive import receive
from analyzer.callgraph.kernels_state import (
    ANY,
    BUILT,
    DONE,
    ESCAPED,
    HOW_CALLBACK,
    HOW_INSTANTIATION,
    HOW_REFLECTION,
    IS_START,
    IS_TRIGGER,
    MIRRORED,
    MIRRORS,
    PAIRS,
    PLAIN,
    QUEUED,
    QUIET,
    SENDS,
    SPREAD,
    STEPS,
    TASKS,
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
