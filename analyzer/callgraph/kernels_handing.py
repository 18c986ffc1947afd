"""An object is handed to the framework, or to code that is nowhere."""

from analyzer.callgraph.kernels_calls import FROM_ANYTHING, ask_provider, fire, fire_marked, make, register_unknown
from analyzer.callgraph.kernels_entering import initialise
from analyzer.callgraph.kernels_nodes import add_use_of, add_use_once, content_of, escape, first_site, insert
from analyzer.callgraph.kernels_state import (
    ANY,
    COLLECTION,
    DEFERS,
    FRAMEWORK,
    HOW_CALLBACK,
    HOW_REFLECTION,
    IS_BRIDGE,
    IS_FOR_NAME,
    IS_HELD,
    IS_INTENT,
    IS_NEW_INSTANCE,
    IS_REFLECT,
    IS_RELEASE,
    IS_RESOLVER,
    IS_WHOLE,
    MOST_FIRED,
    PLAIN,
    QUIET,
    SENDS,
    USE_FIRE,
    USE_START,
    step,
)

CONSTRUCTOR = 0x70


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
