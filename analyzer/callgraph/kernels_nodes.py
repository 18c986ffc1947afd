"""Value nodes: what they hold, what flows from one to another, and what waits for what arrives."""

import numpy as np

from analyzer.callgraph.kernels import INTEGER
from analyzer.callgraph.kernels_state import (
    ANY,
    CARRIER,
    DEFERS,
    DONE,
    EDGES,
    ESCAPED,
    FEW_LITERALS,
    FINAL,
    FULL,
    LOST,
    MOST_HELD,
    MOST_INTEGER,
    MOST_INTEGERS,
    MOST_LITERALS,
    NODES,
    PACKAGED,
    PAIRS,
    PLAIN,
    STEPS,
    TASKS,
    USE_ESCAPE,
    USES,
    step,
)


@step("sii i")
def room(s, counter, capacity):
    """The next free index of a growing column, 0 when it is full."""
    at = s.n[counter]
    if at >= capacity:
        s.n[FULL] += 1
        return np.int64(0)
    s.n[counter] = at + 1
    return at


@step("si i")
def new_node(s, type_):
    """A value node whose instances must be of ``type_`` (-1: of any)."""
    node = room(s, NODES, len(s.node_type))
    s.node_type[node] = type_
    return np.int32(node)


@step("gii b")
def is_subtype(g, type_, of):
    """Whether a packaged type is, or inherits from, another (its at most 512 known supertypes)."""
    hit = False
    for k in range(g.ancestor_first[type_], g.ancestor_first[type_ + 1]):
        hit |= g.ancestors[k] == of
    return hit


@step("gii b")
def is_related(g, one, other):
    """Whether one framework type is the other or a supertype or subtype of it. Looks at 256 supertypes at most."""
    if one == other:
        return True
    queue = np.empty(257, np.int32)
    for turn in range(2):
        start = one if turn == 0 else other
        goal = other if turn == 0 else one
        queue[0] = start
        head = 0
        tail = 1
        while head < tail:
            current = queue[head]
            head += 1
            for k in range(g.super_first[current], g.super_first[current + 1]):
                up = g.supers[k]
                if up == goal:
                    return True
                if tail >= 256:
                    break  # a forged class may name 65 535 interfaces
                queue[tail] = up
                tail += 1
    return False


@step("gi i")
def class_object(g, type_):
    """The object that stands for a type's class literal."""
    return np.int32(1 + len(g.superclass) + type_)


@step("g i")
def first_site(g):
    """The object of the first place of creation."""
    return np.int32(1 + 2 * len(g.superclass))


@step("gsi i")
def action_object(g, s, action):
    """The object of the package's own intent action with this number."""
    return np.int32(1 + 2 * len(g.superclass) + len(s.site_type) + action)


@step("gsi i")
def integer_object(g, s, value):
    """The object of a small integer; ANY for another."""
    if value < 0 or value >= MOST_INTEGER:
        return np.int32(ANY)
    return np.int32(1 + 2 * len(g.superclass) + len(s.site_type) + len(g.action_first) + value)


@step("sii")
def add_task(s, use, held):
    """Have a use look at one more object."""
    top = s.n[TASKS]
    if top >= len(s.task_use):
        s.n[FULL] += 1
        return
    s.task_use[top] = use
    s.task_object[top] = held
    s.n[TASKS] = top + 1


@step("siiii")
def add_use(s, node, kind, a, b):
    """Have something wait for the objects of a node; those that were seen before are looked at as well."""
    if node <= 0:
        return
    use = room(s, USES, len(s.use_next))
    if use == 0:
        return
    s.use_kind[use] = kind
    s.use_a[use] = a
    s.use_b[use] = b
    s.use_next[use] = s.node_uses[node]
    s.node_uses[node] = use
    s.n[STEPS] += s.node_held[node] >> 5
    k = s.node_pairs[node]
    while k > 0:
        if k < s.n[DONE]:
            add_task(s, use, s.pair_object[k])
        k = s.pair_next[k]


@step("siiii")
def add_use_of(s, node, kind, a, b):
    """As :func:`add_use`, unless the node has this use already: what carries itself would never come to an end."""
    if node <= 0:
        return
    key = np.int64(node) << 34 | np.int64(kind) << 30 | np.int64(a)
    mask = np.int64(len(s.use_keys) - 1)
    h = np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)
    slot = np.int64(h >> np.uint64(20)) & mask
    for _ in range(1024):
        s.n[STEPS] += 1
        if s.use_keys[slot] == key:
            return
        if s.use_keys[slot] == 0:
            s.use_keys[slot] = key
            add_use(s, node, kind, a, b)
            return
        slot = (slot + 1) & mask
    s.n[FULL] += 1


@step("siii")
def add_use_once(s, node, kind, a):
    """As :func:`add_use_of`, of nothing in particular."""
    add_use_of(s, node, kind, a, 0)


@step("sgi")
def escape(s, g, held):
    """An object leaves to where it cannot be followed: from now on any unknown receiver may be it."""
    types = len(g.superclass)
    if 1 <= held <= types:
        t = held - 1
        if s.escaped[t] == 0:
            s.escaped[t] = 1
            at = room(s, ESCAPED, len(s.escapes))
            if at > 0:
                s.escapes[at] = t
    elif first_site(g) <= held < first_site(g) + len(s.site_type):
        k = held - first_site(g)
        if s.site_made[k] == 0:
            s.site_made[k] = 1
            add_use_once(s, s.site_node[k], USE_ESCAPE, 0)


@step("sgii")
def insert(s, g, node, held):
    """Let a node hold one more object, if its type lets it.

    A node that holds ANY keeps no instances: an unknown receiver may be whatever escaped. Places of creation, literals
    and integers are kept all the same, because they say more than that.
    """
    types = len(g.superclass)
    of = s.node_type[node]
    s.n[STEPS] += 1 + (s.node_held[node] >> 5)
    final = of >= 0 and g.type_marks[of] & FINAL != 0
    limit = MOST_LITERALS
    if s.node_any[node] or of == g.object_type:
        limit = FEW_LITERALS
    if held == ANY:
        if final or s.node_any[node]:
            return
    elif held <= types:
        if of >= 0 and of != g.object_type and not is_subtype(g, held - 1, of):
            return
        limit = MOST_HELD
    elif first_site(g) <= held < first_site(g) + len(s.site_type):
        if final or (of >= 0 and g.type_origin[of] == PACKAGED):
            return
        limit = MOST_HELD
    elif of == INTEGER:
        limit = MOST_INTEGERS
    elif of >= 0 and g.type_marks[of] & (PLAIN | FINAL) == 0:
        return  # a class or a string is no instance of any other type
    if limit == MOST_HELD and s.node_any[node]:
        escape(s, g, held)
        if held <= types:
            return
    k = s.node_pairs[node]
    while k > 0:
        if s.pair_object[k] == held:
            return
        k = s.pair_next[k]
    if held != ANY and s.node_held[node] >= limit:
        if limit in (MOST_LITERALS, FEW_LITERALS) and held < integer_object(g, s, 0):
            t = held - 1 - types
            if s.node_any[node] == 0 and (t >= types or g.component[t]):
                s.n[LOST] += 1  # then components may be started that are not seen to be
            return
        if limit == MOST_HELD:
            escape(s, g, held)
            k = s.node_pairs[node]
            while k > 0:
                escape(s, g, s.pair_object[k])
                k = s.pair_next[k]
        if s.node_any[node]:
            return
        held = np.int64(ANY)
    if held == ANY:
        s.node_any[node] = 1
    pair = room(s, PAIRS, len(s.pair_next))
    if pair == 0:
        return
    s.node_held[node] += 1
    s.pair_object[pair] = held
    s.pair_node[pair] = node
    s.pair_next[pair] = s.node_pairs[node]
    s.node_pairs[node] = pair


@step("sgii")
def add_edge(s, g, source, target):
    """Everything that ``source`` holds, now and later, ``target`` holds as well."""
    if source <= 0 or target <= 0 or source == target:
        return
    edge = room(s, EDGES, len(s.edge_next))
    if edge == 0:
        return
    s.edge_to[edge] = target
    s.edge_next[edge] = s.node_edges[source]
    s.node_edges[source] = edge
    k = s.node_pairs[source]
    while k > 0:
        insert(s, g, target, s.pair_object[k])
        k = s.pair_next[k]


@step("sgi i")
def content_of(s, g, held):
    """The node of what an object carries; 0 for an object that carries nothing."""
    types = len(g.superclass)
    if 1 <= held <= types:
        t = held - 1
        if g.type_marks[t] & (CARRIER | DEFERS) == 0:
            return np.int32(0)
        if s.type_node[t] == 0:
            s.type_node[t] = new_node(s, -1)
        return s.type_node[t]
    k = held - first_site(g)
    if 0 <= k < len(s.site_type):
        return s.site_node[k]
    return np.int32(0)
