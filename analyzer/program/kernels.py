"""Compiled tables that give every string, method and field of all dex files one number across the program.

Equality is decided by the bytes, never by a hash alone. Hashes are seeded with the package's own digest, so that a
file cannot be prepared to make the tables slow.
"""

import numpy as np

from analyzer.jit import kernel, part

MAX_PARAMETERS = 255
"""A method cannot have more parameter words than this (Dalvik bytecode, invoke-kind/range)."""


@kernel
def intern_bytes(data, start, length, seed, slots, arena, used, offset, size, count):
    """Number byte strings: equal bytes, equal number.

    Args:
        data, start, length: the strings; string i is ``data[start[i] : start[i] + length[i]]``.
        seed: of the hash.
        slots (power of two,) int32: the open-addressing table, -1 where free; changed.
        arena, used: the bytes of all different strings so far, and how many; changed.
        offset, size, count: where in the arena string number k lies; changed.

    Returns:
        numbers (n,) int32, the new ``used`` and the new ``count``.
    """
    numbers = np.empty(len(start), np.int32)
    mask = np.uint64(len(slots) - 1)
    for i in range(len(start)):
        at = start[i]
        n = length[i]
        h = np.uint64(seed) ^ np.uint64(n)
        for k in range(at, at + n):
            h = (h ^ np.uint64(data[k])) * np.uint64(1099511628211)
        h ^= h >> np.uint64(29)
        slot = np.int64(h & mask)
        while True:
            found = slots[slot]
            if found < 0:
                slots[slot] = count
                offset[count] = used
                size[count] = n
                for k in range(n):
                    arena[used + k] = data[at + k]
                used += n
                numbers[i] = count
                count += 1
                break
            if size[found] == n:
                base = offset[found]
                same = True
                for k in range(n):
                    if arena[base + k] != data[at + k]:
                        same = False
                        break
                if same:
                    numbers[i] = found
                    break
            slot = (slot + 1) & np.int64(mask)
    return numbers, used, count


@kernel
def find_bytes(data, at, n, seed, slots, arena, offset, size):
    """The number of one byte string, -1 if it was never interned."""
    mask = np.uint64(len(slots) - 1)
    h = np.uint64(seed) ^ np.uint64(n)
    for k in range(at, at + n):
        h = (h ^ np.uint64(data[k])) * np.uint64(1099511628211)
    h ^= h >> np.uint64(29)
    slot = np.int64(h & mask)
    while slots[slot] >= 0:
        found = slots[slot]
        if size[found] == n:
            base = offset[found]
            same = True
            for k in range(n):
                if arena[base + k] != data[at + k]:
                    same = False
                    break
            if same:
                return found
        slot = (slot + 1) & np.int64(mask)
    return np.int32(-1)


@kernel
def find_each(data, start, length, seed, slots, arena, offset, size):
    """The number of each byte string ``data[start[i] : start[i] + length[i]]``, -1 for those never interned."""
    numbers = np.empty(len(start), np.int32)
    for i in range(len(start)):
        numbers[i] = find_bytes(data, start[i], length[i], seed, slots, arena, offset, size)
    return numbers


@kernel
def classes_named_by_strings(seed, slots, arena, offset, size, count, type_of_string):
    """For each string that is a Java class name (``com.a.B`` or ``com/a/B``) the type it names, else -1."""
    named = np.full(count, -1, np.int32)
    scratch = np.empty(1026, np.uint8)
    for i in range(count):
        n = size[i]
        if n < 3 or n > 1024:
            continue
        base = offset[i]
        separators = 0
        good = True
        scratch[0] = 76
        for k in range(n):
            byte = arena[base + k]
            if byte == 46 or byte == 47:
                separators += 1
                byte = np.uint8(47)
            elif byte <= 32 or byte == 59 or byte == 40 or byte == 58:
                good = False
                break
            scratch[k + 1] = byte
        if not good or separators == 0:
            continue
        scratch[n + 1] = 59
        found = find_bytes(scratch, 0, n + 2, seed, slots, arena, offset, size)
        if found >= 0:
            named[i] = type_of_string[found]
    return named


@kernel
def intern_triples(a, b, c, slots, first, second, third, count):
    """Number triples of numbers; ``slots``, the three columns and the returned count grow.

    Returns numbers (n,) int32 (-1 where a part is negative) and the new count.
    """
    numbers = np.empty(len(a), np.int32)
    mask = np.uint64(len(slots) - 1)
    for i in range(len(a)):
        x = a[i]
        y = b[i]
        z = c[i]
        if x < 0 or y < 0 or z < 0:
            numbers[i] = -1
            continue
        slot = _triple_slot(x, y, z, mask)
        while True:
            found = slots[slot]
            if found < 0:
                slots[slot] = count
                first[count] = x
                second[count] = y
                third[count] = z
                numbers[i] = count
                count += 1
                break
            if first[found] == x and second[found] == y and third[found] == z:
                numbers[i] = found
                break
            slot = (slot + 1) & np.int64(mask)
    return numbers, count


@part
def _triple_slot(x, y, z, mask):
    h = np.uint64(x) * np.uint64(0x9E3779B97F4A7C15)
    h = (h ^ (h >> np.uint64(32)) ^ np.uint64(y)) * np.uint64(0xC2B2AE3D27D4EB4F)
    h = (h ^ (h >> np.uint64(29)) ^ np.uint64(z)) * np.uint64(0x165667B19E3779F9)
    return np.int64((h ^ (h >> np.uint64(32))) & mask)


@kernel
def find_triple(x, y, z, slots, first, second, third):
    """The number of one triple, -1 if there is none."""
    mask = np.uint64(len(slots) - 1)
    slot = _triple_slot(x, y, z, mask)
    while True:
        found = slots[slot]
        if found < 0:
            return np.int32(-1)
        if first[found] == x and second[found] == y and third[found] == z:
            return found
        slot = (slot + 1) & np.int64(mask)


@part
def _list_at(data, at, limit):
    """Size of the type_list at ``at``, clamped to the file and to ``limit``; 0 for none."""
    if at == 0 or at + 4 > len(data):
        return np.int64(0)
    n = np.int64(data[at]) | np.int64(data[at + 1]) << 8 | np.int64(data[at + 2]) << 16 | np.int64(data[at + 3]) << 24
    return min(n, (len(data) - at - 4) // 2, limit)


@kernel
def type_lists(data, offsets, type_numbers, limit, budget):
    """The type_lists at ``offsets`` as CSR of type numbers (-1 for an index out of range).

    Returns first (n + 1,) int64, values int32, and whether the budget (list entries in all) was enough.
    """
    first = np.zeros(len(offsets) + 1, np.int64)
    total = np.int64(0)
    enough = True
    for i in range(len(offsets)):
        n = _list_at(data, np.int64(offsets[i]), limit)
        if total + n > budget:
            n = np.int64(0)
            enough = False
        total += n
        first[i + 1] = total
    values = np.empty(total, np.int32)
    for i in range(len(offsets)):
        at = np.int64(offsets[i]) + 4
        for k in range(first[i + 1] - first[i]):
            index = np.int64(data[at + 2 * k]) | np.int64(data[at + 2 * k + 1]) << 8
            values[first[i] + k] = type_numbers[index] if index < len(type_numbers) else -1
    return first, values, enough


@kernel
def descriptor_bytes(result, first, parameters, string_of_type, arena, offset, size, budget):
    """``(args)ret`` of every proto as bytes, for interning.

    Returns the bytes, start (n,) and length (n,) int64, and whether the budget (bytes in all) was enough.
    """
    n = len(result)
    start = np.zeros(n, np.int64)
    length = np.zeros(n, np.int64)
    total = np.int64(0)
    enough = True
    for i in range(n):
        need = np.int64(2)
        for k in range(first[i], first[i + 1]):
            if parameters[k] >= 0:
                need += size[string_of_type[parameters[k]]]
        if result[i] >= 0:
            need += size[string_of_type[result[i]]]
        if total + need > budget:
            enough = False
            need = np.int64(0)
        start[i] = total
        length[i] = need
        total += need
    out = np.empty(total, np.uint8)
    for i in range(n):
        if length[i] == 0:
            continue
        at = start[i]
        out[at] = 40
        at += 1
        for k in range(first[i], first[i + 1]):
            if parameters[k] >= 0:
                s = string_of_type[parameters[k]]
                for j in range(size[s]):
                    out[at + j] = arena[offset[s] + j]
                at += size[s]
        out[at] = 41
        at += 1
        if result[i] >= 0:
            s = string_of_type[result[i]]
            for j in range(size[s]):
                out[at + j] = arena[offset[s] + j]
    return out, start, length, enough


@kernel
def map_references(op, ref, strings, types, fields, methods, out, at):
    """Dex indices of swept rows to program numbers by opcode, written to ``out`` from ``at``; -1 out of range.

    Call sites, handles and protos keep their dex index: they mean something in their own file only.
    """
    for i in range(len(op)):
        code = op[i]
        index = np.int64(ref[i])
        number = np.int64(-1)
        if code == 0x1A or code == 0x1B:
            if index < len(strings):
                number = strings[index]
        elif code == 0x1C or code == 0x22:
            if index < len(types):
                number = types[index]
        elif 0x52 <= code <= 0x6D:
            if index < len(fields):
                number = fields[index]
        elif code >= 0xFC:
            number = index
        elif index < len(methods):
            number = methods[index]
        out[at + i] = number


@kernel
def ancestors(super_first, supers, wanted, per_class, budget):
    """All supertypes of each wanted type, nearest first, itself included.

    Args:
        super_first, supers: CSR of direct supertypes, superclass first.
        wanted (types,) uint8: for which types lists are made.
        per_class: at most so many supertypes per type.
        budget: at most so many in all, and at most four times as many looked at.

    Returns:
        first (types + 1,) int64, values int32, and whether nothing was cut off.
    """
    n = len(super_first) - 1
    first = np.zeros(n + 1, np.int64)
    stamp = np.full(n, -1, np.int32)
    queue = np.empty(per_class + 1, np.int32)
    values = np.empty(1024, np.int32)
    total = np.int64(0)
    scanned = np.int64(0)
    whole = True
    for t in range(n):
        first[t] = total
        if not wanted[t]:
            continue
        queue[0] = t
        stamp[t] = t
        head = 0
        tail = 1
        while head < tail:
            current = queue[head]
            head += 1
            end = super_first[current + 1]
            scanned += end - super_first[current]  # forged lists name one type many times
            if scanned > 4 * budget and end > super_first[current] + 1:
                whole = False
                end = super_first[current] + 1  # the superclass at least, which stands first
            for k in range(super_first[current], end):
                s = supers[k]
                if s >= 0 and stamp[s] != t:
                    if tail >= per_class:
                        whole = False
                        break
                    stamp[s] = t
                    queue[tail] = s
                    tail += 1
        if total + tail > budget:
            whole = False
            continue
        if total + tail > len(values):
            grown = np.empty(max(2 * len(values), total + tail), np.int32)
            for k in range(total):
                grown[k] = values[k]
            values = grown
        for k in range(tail):
            values[total + k] = queue[k]
        total += tail
    first[n] = total
    return first, values[:total].copy(), whole


@kernel
def transpose(first, values, n):
    """The reverse of a CSR relation: for each value the rows that hold it, ascending."""
    count = np.zeros(n + 1, np.int64)
    for k in range(len(values)):
        count[values[k] + 1] += 1
    for i in range(n):
        count[i + 1] += count[i]
    place = count[:n].copy()
    out = np.empty(len(values), np.int32)
    for row in range(len(first) - 1):
        for k in range(first[row], first[row + 1]):
            v = values[k]
            out[place[v]] = row
            place[v] += 1
    return count, out
