"""The compiled worklists of the call graph: what lives, and the shortest way there.

The algorithm is class-hierarchy dispatch restricted to instantiated classes, on the fly (rapid type analysis, Bacon
and Sweeney, OOPSLA 1996): a virtual call reaches an override only when some class that inherits it is instantiated by
reachable code or by the framework. Call targets hang on the called reference, not on each call site, so that a
signature with thousands of overrides costs its overrides once.
"""

import numpy as np

from analyzer.jit import kernel
from analyzer.program.kernels import find_triple

PRIVATE_OR_STATIC = 0x2 | 0x8
NO_CODE = 0x400
DEEPEST = 128
"""Superclasses followed from one class; honest hierarchies stay below thirty."""


@kernel
def _declared(type_, name, proto, slots, owner, names, protos, origin, access):
    """The method with a body that ``type_`` itself declares under this name and descriptor, -1 if none."""
    found = find_triple(type_, name, proto, slots, owner, names, protos)
    if found >= 0 and (origin[found] == 2 or (origin[found] == 1 and access[found] & NO_CODE == 0)):
        return found
    return np.int32(-1)


@kernel
def lookup(type_, name, proto, slots, owner, names, protos, origin, access, superclass, ancestor_first, ancestors):
    """What a call on an instance of packaged ``type_`` runs: superclasses first, then default methods; -1: unknown."""
    current = type_
    for _ in range(DEEPEST):
        if current < 0:
            break
        found = _declared(current, name, proto, slots, owner, names, protos, origin, access)
        if found >= 0:
            return found
        current = superclass[current]
    for k in range(ancestor_first[type_], ancestor_first[type_ + 1]):
        found = _declared(ancestors[k], name, proto, slots, owner, names, protos, origin, access)
        if found >= 0:
            return found
    return np.int32(-1)


@kernel
def resolve_references(wanted, slots, owner, names, protos, origin, superclass, super_first, supers):
    """For each method number the method that declares it, looking up the supertypes of the named class.

    A reference such as ``Lcom/a/Main;->startService(...)`` resolves to the framework's declaration. -1: nothing
    known declares it. At most 512 supertypes are looked at.
    """
    out = np.full(len(wanted), -1, np.int32)
    queue = np.empty(513, np.int32)
    for i in range(len(wanted)):
        if not wanted[i]:
            continue
        if origin[i] != 0:
            out[i] = i
            continue
        queue[0] = owner[i]
        head = 0
        tail = 1
        while head < tail:
            current = queue[head]
            head += 1
            found = find_triple(current, names[i], protos[i], slots, owner, names, protos)
            if found >= 0 and origin[found] != 0:
                out[i] = found
                break
            for k in range(super_first[current], super_first[current + 1]):
                if tail < 512:
                    queue[tail] = supers[k]
                    tail += 1
    return out


@kernel
def callbacks(
    packaged, slots, owner, names, protos, origin, access, virtual, type_origin, superclass,
    ancestor_first, ancestors, by_type_first, by_type, framework_selector, called_by_annotation,
    budget,
):  # fmt: skip
    """Which methods the framework may call on an instance of each packaged class.

    A method is a callback of class C when C inherits or declares it, it is what C dispatches to, and a framework
    supertype of C declares the same name and descriptor. Under a supertype that is neither packaged nor in the
    framework's table every overridable method counts, because nothing says which ones that supertype calls.

    Returns CSR over types: first (types + 1,) int64, methods int32; and whether ``budget`` (look-ups) was enough.
    """
    spent = np.int64(0)
    n = len(ancestor_first) - 1
    first = np.zeros(n + 1, np.int64)
    values = np.empty(4096, np.int32)
    total = np.int64(0)
    for t in range(n):
        first[t] = total
        if not packaged[t] or spent > budget:
            continue
        missing = False
        for k in range(ancestor_first[t], ancestor_first[t + 1]):
            if type_origin[ancestors[k]] == 0:
                missing = True
        current = np.int32(t)
        for _ in range(DEEPEST):
            if current < 0 or type_origin[current] != 1:
                break
            for j in range(by_type_first[current], by_type_first[current + 1]):
                m = by_type[j]
                spent += 1
                if virtual[m] == 0 or access[m] & (PRIVATE_OR_STATIC | NO_CODE) != 0:
                    continue
                hit = missing or called_by_annotation[m] != 0
                if not hit and framework_selector[names[m]]:
                    for k in range(ancestor_first[t], ancestor_first[t + 1]):
                        a = ancestors[k]
                        spent += 1
                        if type_origin[a] == 2:
                            found = find_triple(a, names[m], protos[m], slots, owner, names, protos)
                            if found >= 0 and origin[found] == 2:
                                hit = True
                                break
                if hit and (
                    current == t
                    or lookup(
                        np.int32(t), names[m], protos[m], slots, owner, names, protos, origin, access, superclass,
                        ancestor_first, ancestors,
                    ) == m
                ):  # fmt: skip
                    if total >= len(values):
                        grown = np.empty(2 * len(values), np.int32)
                        grown[:total] = values[:total]
                        values = grown
                    values[total] = m
                    total += 1
            current = superclass[current]
    first[n] = total
    return first, values[:total].copy(), spent <= budget


@kernel
def _enter(m, how, parent, row, live, parents, hows, rows, queue, tail):
    if live[m] == 0:
        live[m] = 1
        parents[m] = parent
        hows[m] = how
        rows[m] = row
        queue[tail] = m
        tail += 1
    return tail


HOW_ENTRY, HOW_CALL, HOW_DISPATCH, HOW_CALLBACK, HOW_INITIALISER, HOW_INSTANTIATION, HOW_INDIRECT = range(7)


@kernel
def reach(
    roots, root_types, slots, owner, names, protos, origin, access, first, end, op, ref, superclass, type_origin,
    ancestor_first, ancestors, descendant_first, descendants, callback_first, callback_methods,
    initialiser, constructor_first, constructors, string_type, reflects, extra_first, extra, packaged_selector,
    field_owner, concrete, budget, assumed, wide,
):  # fmt: skip
    """Everything that the roots and the framework can run.

    Args:
        roots: methods that the framework calls without an instance of ours.
        root_types: packaged classes that the framework instantiates (components, classes named in layouts).
        callback_first, callback_methods: from :func:`callbacks`.
        initialiser (types,): the static initialiser of each type, -1 if none.
        constructor_first, constructors: CSR over types of their constructors, live for root types and for classes
            made reflectively.
        string_type: per string the packaged class it names, -1 if none.
        reflects (methods,) uint8: 1 for a method of a class that calls class-loading by name.
        extra_first, extra: CSR over methods of call targets outside the swept rows (method handles).
        packaged_selector (strings,) uint8: 1 for the names of methods that any packaged class declares.
        field_owner (fields,): the type that each field reference names.
        concrete (types,) uint8: 1 for a class of which there can be an instance.
        budget: dispatches looked up in all; a forged hierarchy could ask for any number.
        assumed (types,) uint8: classes that receive calls from the start. With the classes that an earlier run
            found instantiated, the parents of a second run are shortest paths.
        wide (methods,) uint8: references that dispatch to many methods. They are followed when nothing else is left,
            so that what can be reached without them is reached without them.

    Returns:
        live (methods,) uint8, parents (methods,) int32: the caller, -1 for a root; hows (methods,) uint8: HOW_*;
        rows (methods,) int64: the swept row in the caller, -1 if none; instantiated (types,) uint8; and how many
        dispatches were looked up (more than ``budget``: some were not).
    """
    count = len(owner)
    n = len(superclass)
    live = np.zeros(count, np.uint8)
    parents = np.full(count, -1, np.int32)
    hows = np.zeros(count, np.uint8)
    rows = np.full(count, -1, np.int64)
    called = np.zeros(count, np.uint8)
    next_called = np.full(count, -1, np.int32)
    head_called = np.full(n, -1, np.int32)
    ref_caller = np.full(count, -1, np.int32)
    ref_row = np.full(count, -1, np.int64)
    spent = np.int64(0)
    deferred = np.empty(count + 1, np.int32)
    first_deferred = 0
    all_deferred = 0
    instantiated = np.zeros(n, np.uint8)
    by = np.full(n, -1, np.int32)
    made_row = np.full(n, -1, np.int64)
    initialised = np.zeros(n, np.uint8)
    queue = np.empty(count + 1, np.int32)
    pending = np.empty(n + 1, np.int32)
    head = 0
    tail = 0
    done_types = 0
    all_types = 0
    for i in range(len(roots)):
        tail = _enter(roots[i], HOW_ENTRY, -1, -1, live, parents, hows, rows, queue, tail)
    for i in range(len(root_types)):
        t = root_types[i]
        if instantiated[t] == 0:
            instantiated[t] = 1
            pending[all_types] = t
            all_types += 1
            for k in range(constructor_first[t], constructor_first[t + 1]):
                tail = _enter(constructors[k], HOW_ENTRY, -1, -1, live, parents, hows, rows, queue, tail)
    while head < tail or done_types < all_types or first_deferred < all_deferred:
        while done_types < all_types:
            t = pending[done_types]
            done_types += 1
            maker = by[t]
            how = HOW_ENTRY if maker < 0 else HOW_CALLBACK
            for k in range(callback_first[t], callback_first[t + 1]):
                tail = _enter(callback_methods[k], how, maker, made_row[t], live, parents, hows, rows, queue, tail)
            c = t
            for _ in range(DEEPEST):
                if c < 0 or initialised[c]:
                    break
                initialised[c] = 1
                if initialiser[c] >= 0:
                    how_init = HOW_ENTRY if maker < 0 else HOW_INITIALISER
                    tail = _enter(initialiser[c], how_init, maker, made_row[t], live, parents, hows, rows, queue, tail)
                c = superclass[c]
            for k in range(ancestor_first[t], ancestor_first[t + 1]):
                r = head_called[ancestors[k]]
                while r >= 0:
                    spent += 1
                    if called[r] == 2 or spent > budget:
                        r = next_called[r]
                        continue
                    m = lookup(
                        t, names[r], protos[r], slots, owner, names, protos, origin, access, superclass,
                        ancestor_first, ancestors,
                    )  # fmt: skip
                    if m >= 0 and origin[m] == 1:
                        tail = _enter(
                            m, HOW_DISPATCH, ref_caller[r], ref_row[r], live, parents, hows, rows, queue, tail
                        )
                    r = next_called[r]
        if head >= tail:
            if first_deferred < all_deferred:
                target = deferred[first_deferred]
                first_deferred += 1
                called[target] = 1
                t = owner[target]
                for k in range(descendant_first[t], descendant_first[t + 1]):
                    c = descendants[k]
                    spent += 1
                    if (instantiated[c] or assumed[c]) and spent <= budget:
                        m = lookup(
                            c, names[target], protos[target], slots, owner, names, protos, origin, access, superclass,
                            ancestor_first, ancestors,
                        )  # fmt: skip
                        if m >= 0 and origin[m] == 1:
                            tail = _enter(
                                m, HOW_DISPATCH, ref_caller[target], ref_row[target], live, parents, hows, rows,
                                queue, tail,
                            )  # fmt: skip
            continue
        caller = queue[head]
        head += 1
        for k in range(extra_first[caller], extra_first[caller + 1]):
            m = extra[k]
            if origin[m] == 1:
                tail = _enter(m, HOW_INDIRECT, caller, -1, live, parents, hows, rows, queue, tail)
        for row in range(first[caller], end[caller]):
            code = op[row]
            target = ref[row]
            if target < 0:
                continue
            made = np.int32(-1)
            touched = np.int32(-1)
            reflective = False
            if code == 0x22:
                made = target
            elif code == 0x1C:
                if target != owner[caller] and concrete[target]:
                    made = target
                    reflective = True
            elif code == 0x1A or code == 0x1B:
                if reflects[caller] and string_type[target] >= 0:
                    made = string_type[target]
                    reflective = True
            elif 0x60 <= code <= 0x6D:
                touched = field_owner[target]
            elif code >= 0xFC:
                continue
            elif code >= 0x6E:
                virtual_call = code == 0x6E or code == 0x72 or code == 0x74 or code == 0x78
                if virtual_call:
                    if called[target] == 0 and packaged_selector[names[target]]:
                        called[target] = 1
                        ref_caller[target] = caller
                        ref_row[target] = row
                        t = owner[target]
                        next_called[target] = head_called[t]
                        head_called[t] = target
                        if wide[target]:
                            called[target] = 2  # waits: classes made meanwhile are looked at then
                            deferred[all_deferred] = target
                            all_deferred += 1
                            continue
                        for k in range(descendant_first[t], descendant_first[t + 1]):
                            c = descendants[k]
                            spent += 1
                            if (instantiated[c] or assumed[c]) and spent <= budget:
                                m = lookup(
                                    c, names[target], protos[target], slots, owner, names, protos, origin, access,
                                    superclass, ancestor_first, ancestors,
                                )  # fmt: skip
                                if m >= 0 and origin[m] == 1:
                                    tail = _enter(m, HOW_DISPATCH, caller, row, live, parents, hows, rows, queue, tail)
                else:
                    m = target
                    if origin[m] != 1 and type_origin[owner[target]] == 1:
                        m = lookup(
                            owner[target], names[target], protos[target], slots, owner, names, protos, origin, access,
                            superclass, ancestor_first, ancestors,
                        )  # fmt: skip
                    if m >= 0 and origin[m] == 1:
                        tail = _enter(m, HOW_CALL, caller, row, live, parents, hows, rows, queue, tail)
                    if code == 0x71 or code == 0x77:
                        touched = owner[target]
            if touched >= 0 and initialised[touched] == 0 and type_origin[touched] == 1:
                initialised[touched] = 1
                if initialiser[touched] >= 0:
                    tail = _enter(
                        initialiser[touched], HOW_INITIALISER, caller, row, live, parents, hows, rows, queue, tail
                    )
            if made >= 0 and type_origin[made] == 1:
                if instantiated[made] == 0:
                    instantiated[made] = 1
                    by[made] = caller
                    made_row[made] = row
                    pending[all_types] = made
                    all_types += 1
                if reflective:
                    for k in range(constructor_first[made], constructor_first[made + 1]):
                        tail = _enter(
                            constructors[k], HOW_INSTANTIATION, caller, row, live, parents, hows, rows, queue, tail
                        )
    return live, parents, hows, rows, instantiated, spent


@kernel
def dispatch_widths(
    op, ref, slots, owner, names, protos, origin, access, superclass, ancestor_first, ancestors, descendant_first,
    descendants, packaged_selector, instantiated, most,
):  # fmt: skip
    """How many different packaged methods each called virtual reference may run; at most ``most`` are counted.

    Returns (methods,) int32, 0 for what is not called virtually.
    """
    widths = np.zeros(len(owner), np.int32)
    seen = np.zeros(len(owner), np.uint8)
    stamp = np.full(len(owner), -1, np.int32)
    for row in range(len(op)):
        code = op[row]
        target = ref[row]
        if target < 0 or not (code == 0x6E or code == 0x72 or code == 0x74 or code == 0x78):
            continue
        if seen[target] or not packaged_selector[names[target]]:
            continue
        seen[target] = 1
        t = owner[target]
        for k in range(descendant_first[t], descendant_first[t + 1]):
            c = descendants[k]
            if not instantiated[c]:
                continue
            m = lookup(
                c, names[target], protos[target], slots, owner, names, protos, origin, access, superclass,
                ancestor_first, ancestors,
            )  # fmt: skip
            if m >= 0 and origin[m] == 1 and stamp[m] != target:
                stamp[m] = target
                widths[target] += 1
                if widths[target] >= most:
                    break
    return widths
