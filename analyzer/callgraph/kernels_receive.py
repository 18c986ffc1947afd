"""An object is the receiver of a call."""

from analyzer.callgraph.kernels import lookup
from analyzer.callgraph.kernels_calls import dispatch_unknown, fire, instantiate, make, make_plainly, mirror
from analyzer.callgraph.kernels_entering import add_link, enter_external, hold_this, link
from analyzer.callgraph.kernels_nodes import (
    add_edge,
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
    FINAL,
    HOW_CALLBACK,
    HOW_DISPATCH,
    HOW_REFLECTION,
    IS_FOR_NAME,
    IS_GET_CLASS,
    IS_MEMBERS,
    IS_NEW_INSTANCE,
    IS_REFLECT,
    IS_START,
    IS_TRIGGER,
    PACKAGED,
    QUIET,
    SENDS,
    STEPS,
    TRIGGERED,
    USE_ESCAPE,
    USE_FIRE,
    USE_START,
    step,
)


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
