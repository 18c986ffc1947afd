"""Compiled look-ups in the class hierarchy: what a call on an instance runs, and what the framework may call."""

import numpy as np

from analyzer.jit import kernel, part
from analyzer.program.kernels import find_bytes, find_triple

PRIVATE_OR_STATIC = 0x2 | 0x8
NO_CODE = 0x400
INTEGER = -2
"""Instead of a type number: boolean, byte, char, short or int."""
UNTOLD = np.int64(1) << 62
"""Instead of an integer: a value of another kind."""
DEEPEST = 128
"""Superclasses followed from one class; honest hierarchies stay below thirty."""


@part
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
                if tail >= 512:
                    break  # a forged class may name 65 535 interfaces
                queue[tail] = supers[k]
                tail += 1
    return out


@kernel
def callbacks(
    packaged, slots, owner, names, protos, origin, access, virtual, type_origin, superclass,
    ancestor_first, ancestors, by_type_first, by_type, framework_selector, called_by_annotation, library,
    budget,
):  # fmt: skip
    """Which methods the framework may call on an instance of each packaged class, and as whose.

    A method is a callback of class C when C inherits or declares it, it is what C dispatches to, and a framework
    supertype of C declares the same name and descriptor. Under a supertype that is neither packaged nor in the
    framework's table every overridable method counts, because nothing says which ones that supertype calls.

    ``library`` (types,) uint8: packaged types whose package calls what others override of them, as the framework does.

    Returns CSR over types: first (types + 1,) int64, methods int32, and for each the framework type that declares it
    (one entry for each such type), -1 for a supertype that is nowhere, or -1 - ``called_by_annotation``; and whether
    ``budget`` (look-ups) was enough.
    """
    spent = np.int64(0)
    n = len(ancestor_first) - 1
    first = np.zeros(n + 1, np.int64)
    values = np.empty(4096, np.int32)
    vias = np.empty(4096, np.int32)
    found_as = np.empty(64, np.int32)
    total = np.int64(0)
    for t in range(n):
        first[t] = total
        if not packaged[t]:
            continue
        missing = False
        for k in range(ancestor_first[t], ancestor_first[t + 1]):
            if type_origin[ancestors[k]] == 0:
                missing = True
        current = np.int32(t)
        for depth in range(DEEPEST):
            if current < 0 or type_origin[current] != 1 or (depth > 0 and spent > budget):
                break  # what a class itself declares is looked at whatever others have spent
            for j in range(by_type_first[current], by_type_first[current + 1]):
                m = by_type[j]
                spent += 1
                if virtual[m] == 0 or access[m] & (PRIVATE_OR_STATIC | NO_CODE) != 0:
                    continue
                hits = 0
                if called_by_annotation[m] != 0:
                    found_as[0] = -1 - np.int32(called_by_annotation[m])
                    hits = 1
                if framework_selector[names[m]]:
                    for k in range(ancestor_first[t], ancestor_first[t + 1]):
                        a = ancestors[k]
                        spent += 1
                        if (type_origin[a] == 2 or (library[a] and not library[t])) and hits < 64:
                            found = find_triple(a, names[m], protos[m], slots, owner, names, protos)
                            if found >= 0 and (origin[found] == 2 or (library[a] and virtual[found] and a != current)):
                                found_as[hits] = a
                                hits += 1
                if hits == 0 and missing:
                    found_as[0] = -1
                    hits = 1
                if hits > 0 and current != t:
                    spent += 1 + (ancestor_first[t + 1] - ancestor_first[t]) // 4
                    runs = lookup(
                        np.int32(t), names[m], protos[m], slots, owner, names, protos, origin, access, superclass,
                        ancestor_first, ancestors,
                    )  # fmt: skip
                    if runs != m:
                        hits = 0
                for k in range(hits):
                    if total >= len(values):
                        values = np.concatenate((values, np.empty(len(values), np.int32)))
                        vias = np.concatenate((vias, np.empty(len(vias), np.int32)))
                    values[total] = m
                    vias[total] = found_as[k]
                    total += 1
            current = superclass[current]
    first[n] = total
    return first, values[:total].copy(), vias[:total].copy(), spent <= budget


@kernel
def prototypes(numbers, arena, offset, size, seed, slots, type_of_string, unknown):
    """The parameters and result of method descriptors.

    Args:
        numbers: string numbers of descriptors, each once.
        unknown: the type that stands for one that nothing else names.

    Returns:
        first (n + 1,) int64, parameter types int32 (-1: a primitive), their kinds uint8 (0 float, 1 object,
        2 primitive of two words, 3 integer, whose type is INTEGER), result types int32, result kinds uint8.
    """
    n = len(numbers)
    first = np.zeros(n + 1, np.int64)
    room = np.int64(0)
    for i in range(n):
        room += size[numbers[i]]
    types = np.empty(room, np.int32)
    kinds = np.empty(room, np.uint8)
    results = np.full(n, -1, np.int32)
    result_kinds = np.zeros(n, np.uint8)
    total = np.int64(0)
    for i in range(n):
        first[i] = total
        at = offset[numbers[i]]
        end = at + size[numbers[i]]
        at += 1
        last = False
        while at < end:
            if arena[at] == 41:
                at += 1
                last = True
                continue
            begin = at
            while at < end and arena[at] == 91:
                at += 1
            if at < end and arena[at] == 76:
                while at < end and arena[at] != 59:
                    at += 1
            at += 1
            letter = arena[begin]
            kind = 1 if letter in (76, 91) else 2 if letter in (74, 68) else 0 if letter == 70 else 3
            number = np.int32(INTEGER if kind == 3 else -1)
            if kind == 1:
                string = find_bytes(arena, begin, min(at, end) - begin, seed, slots, arena, offset, size)
                number = type_of_string[string] if string >= 0 else np.int32(-1)
                if number < 0:
                    number = np.int32(unknown)
            if last:
                results[i] = number
                result_kinds[i] = kind
                break
            types[total] = number
            kinds[total] = kind
            total += 1
    first[n] = total
    return first, types[:total].copy(), kinds[:total].copy(), results, result_kinds


@kernel
def inherit_marks(super_first, supers, marks, inherited):
    """Types get the marks (those of ``inherited``) of their supertypes; ``marks`` is changed."""
    for _ in range(DEEPEST):
        changed = False
        for t in range(len(marks)):
            now = marks[t]
            for k in range(super_first[t], super_first[t + 1]):
                if supers[k] >= 0:
                    now |= marks[supers[k]] & inherited
            if now != marks[t]:
                marks[t] = now
                changed = True
        if not changed:
            break


@kernel
def starts_with(strings, arena, offset, size, prefixes, prefix_first):
    """Per string number the index of the longest prefix that it starts with, -1 if none."""
    out = np.full(len(strings), -1, np.int32)
    for i in range(len(strings)):
        base = offset[strings[i]]
        n = size[strings[i]]
        longest = np.int64(-1)
        for p in range(len(prefix_first) - 1):
            m = prefix_first[p + 1] - prefix_first[p]
            if m > n or m <= longest:
                continue
            same = True
            for k in range(m):
                if arena[base + k] != prefixes[prefix_first[p] + k]:
                    same = False
                    break
            if same:
                longest = m
                out[i] = p
    return out


@kernel
def static_integers(data, at, count, out):
    """The values of an encoded array of at most ``count`` values: integers and booleans, UNTOLD for the others.

    Returns how many were read; reading ends at an array, an annotation or the end of the data, and what the array
    says of the values behind is UNTOLD.
    """
    end = len(data)
    size = np.int64(0)
    for k in range(5):
        if at >= end:
            for k in range(count):
                out[k] = UNTOLD
            return 0
        byte = np.int64(data[at])
        at += 1
        size |= (byte & 0x7F) << (7 * k)
        if byte < 0x80:
            break
    read = 0
    for k in range(min(size, count)):
        out[k] = UNTOLD
    while read < min(size, count) and at < end:
        head = np.int64(data[at])
        at += 1
        kind = head & 0x1F
        width = (head >> 5) + 1
        if kind in (0x1C, 0x1D):
            break
        if kind == 0x1F:
            out[read] = head >> 5
        elif kind == 0x1E:
            out[read] = UNTOLD
        else:
            if at + width > end:
                break
            value = np.int64(0)
            for k in range(min(width, 4)):
                value |= np.int64(data[at + k]) << (8 * k)
            if kind in (0x00, 0x02, 0x04) and width <= 4 and value >> (8 * width - 1):
                value -= np.int64(1) << (8 * width)
            out[read] = value if kind in (0x00, 0x02, 0x03, 0x04) else UNTOLD
            at += width
        read += 1
    return read
