"""Compiled sweeps over dex bytes. Every offset, count and index is checked here against the arrays given.

Format facts: Dalvik executable format and Dalvik bytecode, Android Open Source Project documentation.
"""

import numpy as np
from numpy.typing import NDArray

from analyzer.jit import kernel, part

U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

WIDTHS = np.zeros(256, np.uint8)
"""Code units per opcode; 0 for opcodes that no dex file may contain."""
for _first, _last, _width in (
    (0x00, 0x01, 1), (0x02, 0x02, 2), (0x03, 0x03, 3), (0x04, 0x04, 1), (0x05, 0x05, 2), (0x06, 0x06, 3),
    (0x07, 0x07, 1), (0x08, 0x08, 2), (0x09, 0x09, 3), (0x0A, 0x12, 1), (0x13, 0x13, 2), (0x14, 0x14, 3),
    (0x15, 0x16, 2), (0x17, 0x17, 3), (0x18, 0x18, 5), (0x19, 0x1A, 2), (0x1B, 0x1B, 3), (0x1C, 0x1C, 2),
    (0x1D, 0x1E, 1), (0x1F, 0x20, 2), (0x21, 0x21, 1), (0x22, 0x23, 2), (0x24, 0x26, 3), (0x27, 0x28, 1),
    (0x29, 0x29, 2), (0x2A, 0x2C, 3), (0x2D, 0x3D, 2), (0x44, 0x6D, 2), (0x6E, 0x72, 3), (0x74, 0x78, 3),
    (0x7B, 0x8F, 1), (0x90, 0xAF, 2), (0xB0, 0xCF, 1), (0xD0, 0xE2, 2), (0xFA, 0xFB, 4), (0xFC, 0xFD, 3),
    (0xFE, 0xFF, 2),
):  # fmt: skip
    WIDTHS[_first : _last + 1] = _width

INTEREST = np.zeros(256, np.uint8)
"""1 where the swept columns keep the instruction: strings, class literals, instances, fields, calls, handles."""
for _first, _last in ((0x1A, 0x1C), (0x22, 0x22), (0x52, 0x6D), (0x6E, 0x72), (0x74, 0x78), (0xFA, 0xFF)):
    INTEREST[_first : _last + 1] = 1

METHOD_OK, METHOD_BAD_OFFSET, METHOD_TRUNCATED, METHOD_BAD_OPCODE, METHOD_BAD_PAYLOAD, METHOD_BUDGET = range(6)
"""What the sweep says of each method's code."""


@kernel
def uleb(data, at, end):
    """One ULEB128 of at most 5 bytes: (value, next position); position -1 when it runs out of the data."""
    value = np.int64(0)
    shift = 0
    for _ in range(5):
        if at >= end:
            return np.int64(0), np.int64(-1)
        byte = np.int64(data[at])
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, np.int64(at)
        shift += 7
    return value & 0xFFFFFFFF, np.int64(at)


@kernel
def walk_classes(data, class_data_off, method_limit, field_limit):
    """The encoded members of every class.

    Args:
        data: the whole file.
        class_data_off: per class_def the offset of its class_data, 0 for none.
        method_limit: no well-formed dex defines a method twice, so this many rows are enough.
        field_limit: the same for fields.

    Returns:
        methods (n, 4) int64: class_def, method index, access flags, code offset; direct before virtual per class;
        virtual (n,) uint8: 1 for a virtual method; fields (m, 4): class_def, field index, access, 1 if static;
        damaged (classes,) uint8: 1 where class_data could not be read to its end.
    """
    end = len(data)
    methods = np.empty((method_limit, 4), np.int64)
    virtual = np.empty(method_limit, np.uint8)
    fields = np.empty((field_limit, 4), np.int64)
    damaged = np.zeros(len(class_data_off), np.uint8)
    n = 0
    m = 0
    for c in range(len(class_data_off)):
        at = np.int64(class_data_off[c])
        if at == 0:
            continue
        if at >= end:
            damaged[c] = 1
            continue
        counts = np.zeros(4, np.int64)
        for k in range(4):
            counts[k], at = uleb(data, at, end)
            if at < 0:
                break
        bad = at < 0
        for k in range(4):
            if bad:
                break
            index = np.int64(0)
            for _ in range(counts[k]):
                step, at = uleb(data, at, end)
                if at < 0:
                    bad = True
                    break
                index += step
                access, at = uleb(data, at, end)
                if at < 0:
                    bad = True
                    break
                if k < 2:
                    if index >= field_limit or m >= field_limit:
                        bad = True
                        break
                    fields[m, 0] = c
                    fields[m, 1] = index
                    fields[m, 2] = access
                    fields[m, 3] = 1 - k
                    m += 1
                else:
                    code, at = uleb(data, at, end)
                    if at < 0 or index >= method_limit or n >= method_limit:
                        bad = True
                        break
                    methods[n, 0] = c
                    methods[n, 1] = index
                    methods[n, 2] = access
                    methods[n, 3] = code
                    virtual[n] = k - 2
                    n += 1
        if bad:
            damaged[c] = 1
    return methods[:n].copy(), virtual[:n].copy(), fields[:m].copy(), damaged


@part
def _u16(data, at):
    return np.int64(data[at]) | (np.int64(data[at + 1]) << 8)


@part
def _u32(data, at):
    return _u16(data, at) | (_u16(data, at + 2) << 16)


@kernel
def code_extents(data, code_off):
    """Per code item: byte offset of the first instruction, and its size in code units clamped to the file.

    Returns (n,) int64 start, (n,) int64 units, (n,) uint8 state of METHOD_*; a code offset of 0 is no code.
    """
    end = len(data)
    start = np.zeros(len(code_off), np.int64)
    units = np.zeros(len(code_off), np.int64)
    state = np.zeros(len(code_off), np.uint8)
    for i in range(len(code_off)):
        at = np.int64(code_off[i])
        if at == 0:
            continue
        if at + 16 > end:
            state[i] = METHOD_BAD_OFFSET
            continue
        start[i] = at + 16
        size = _u32(data, at + 12)
        room = (end - at - 16) // 2
        if size > room:
            state[i] = METHOD_TRUNCATED
            size = room
        units[i] = size
    return start, units, state


@kernel
def sweep(data, start, units, state, widths, interest, budget):
    """One pass over the code of every method.

    Args:
        data: the whole file.
        start, units, state: from :func:`code_extents`; ``state`` is written.
        widths, interest: WIDTHS and INTEREST.
        budget: code units to look at in all; a forged file may share one huge code item among all its methods.

    Returns:
        first (methods + 1,) int64: rows of method i are first[i]:first[i+1];
        pc (rows,) uint32 in code units, op (rows,) uint8, ref (rows,) uint32: the index named by the instruction.
    """
    capacity = np.int64(0)
    spent = np.int64(0)
    for i in range(len(start)):
        if spent + units[i] > budget:
            continue
        spent += units[i]
        capacity += units[i] // 2 + 1
    pc = np.empty(capacity, np.uint32)
    op = np.empty(capacity, np.uint8)
    ref = np.empty(capacity, np.uint32)
    first = np.zeros(len(start) + 1, np.int64)
    n = np.int64(0)
    spent = np.int64(0)
    for i in range(len(start)):
        first[i] = n
        size = units[i]
        if size == 0:
            continue
        if spent + size > budget:
            state[i] = METHOD_BUDGET
            continue
        spent += size
        base = start[i]
        at = np.int64(0)
        while at < size:
            byte = base + 2 * at
            code = data[byte]
            width = np.int64(widths[code])
            if code == 0 and data[byte + 1] != 0:
                kind = data[byte + 1]
                if at + 2 > size or (kind == 3 and at + 4 > size):
                    state[i] = METHOD_BAD_PAYLOAD
                    break
                if kind == 1:
                    width = _u16(data, byte + 2) * 2 + 4
                elif kind == 2:
                    width = _u16(data, byte + 2) * 4 + 2
                elif kind == 3:
                    width = (_u16(data, byte + 2) * _u32(data, byte + 4) + 1) // 2 + 4
            if width == 0:
                state[i] = METHOD_BAD_OPCODE
                break
            if at + width > size:
                state[i] = METHOD_BAD_PAYLOAD if code == 0 else METHOD_TRUNCATED
                break
            if interest[code]:
                pc[n] = at
                op[n] = code
                ref[n] = _u32(data, byte + 2) if code == 0x1B else _u16(data, byte + 2)
                n += 1
            at += width
    first[len(start)] = n
    return first, pc[:n].copy(), op[:n].copy(), ref[:n].copy()


@kernel
def string_extents(data, offsets):
    """Where the MUTF-8 bytes of each string lie, without the terminating zero.

    Strings of a forged file may all run through the same bytes: no more than four times the file is looked at.

    Returns (n,) int64 start, (n,) int64 length in bytes, (n,) uint8 1 for a string that the file cuts off.
    """
    end = len(data)
    start = np.zeros(len(offsets), np.int64)
    length = np.zeros(len(offsets), np.int64)
    damaged = np.zeros(len(offsets), np.uint8)
    budget = np.int64(4) * end
    for i in range(len(offsets)):
        at = np.int64(offsets[i])
        if at >= end or budget <= 0:
            damaged[i] = 1
            continue
        _, at = uleb(data, at, end)
        if at < 0:
            damaged[i] = 1
            continue
        start[i] = at
        while at < end and data[at] != 0:
            at += 1
        length[i] = at - start[i]
        budget -= length[i]
        if at >= end:
            damaged[i] = 1
    return start, length, damaged


@kernel
def annotated_methods(data, directories, wanted, method_count, budget):
    """Which methods carry an annotation of a wanted type.

    Args:
        data: the whole file.
        directories: per class_def the offset of its annotations_directory_item, 0 for none.
        wanted (types,) uint8: 1 for the annotation types looked for.
        method_count: rows of the method table.
        budget: annotations to look at in all; forged directories may share one long list.

    Returns (method_count,) uint8.
    """
    end = len(data)
    found = np.zeros(method_count, np.uint8)
    spent = np.int64(0)
    for c in range(len(directories)):
        at = np.int64(directories[c])
        if at == 0 or at + 16 > end:
            continue
        methods = _u32(data, at + 8)
        at += 16 + 8 * _u32(data, at + 4)
        for k in range(methods):
            entry = at + 8 * k
            if entry + 8 > end or spent > budget:
                break
            method = _u32(data, entry)
            list_at = _u32(data, entry + 4)
            if list_at == 0 or list_at + 4 > end or method >= method_count:
                spent += 1
                continue
            size = _u32(data, list_at)
            for j in range(size):
                item_at = list_at + 4 + 4 * j
                spent += 1
                if item_at + 4 > end or spent > budget:
                    break
                item = _u32(data, item_at)
                if item + 1 >= end:
                    continue
                type_index, after = uleb(data, item + 1, end)
                if after > 0 and type_index < len(wanted) and wanted[type_index]:
                    found[method] = 1
    return found
