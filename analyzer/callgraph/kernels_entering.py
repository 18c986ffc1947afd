"""Entering methods: their nodes, the edges to them, and what flows in and out."""

import numpy as np

from analyzer.callgraph.kernels import INTEGER
from analyzer.callgraph.kernels_nodes import add_edge, add_use, insert, integer_object, new_node, room
from analyzer.callgraph.kernels_state import (
    ANY,
    CALLEES,
    FINAL,
    HOW_INITIALISER,
    LINKS,
    PACKAGED,
    QUEUED,
    STEPS,
    USE_RETURN,
    step,
)
from analyzer.callgraph.kernels_summaries import STATIC, summary_of


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
    s.n[STEPS] += (g.param_first[p + 1] - g.param_first[p]) >> 3
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
