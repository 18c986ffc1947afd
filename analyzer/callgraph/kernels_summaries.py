"""What a small method gives back: an argument unchanged, or a constant."""

import numpy as np

from analyzer.apk.kernels import WIDTHS
from analyzer.callgraph.kernels_state import MOST_INTEGER, step

STATIC = 0x8
LONGEST_SUMMARY = 48
"""Code units of the longest method that is looked into."""
SAME_VALUE = 1024


@step("i b")
def is_narrow(op):
    """Whether an instruction that writes a register surely writes no second one."""
    return (
        op in (0x01, 0x07, 0x0A, 0x0C, 0x0D, 0x44, 0x52, 0x60)
        or 0x12 <= op <= 0x15
        or 0x1A <= op <= 0x23
        or 0x46 <= op <= 0x4A
        or 0x54 <= op <= 0x58
        or 0x62 <= op <= 0x66
    )


@step("giii b")
def changes(g, base, size, register):
    """Whether an instruction of a method may write a register (check-cast apart), or returns another one."""
    at = np.int64(0)
    while at < size:
        op = g.code[base + 2 * at]
        high = np.int64(g.code[base + 2 * at + 1])
        width = np.int64(WIDTHS[op])
        if width == 0 or (op == 0 and high != 0):
            return True
        if op == 0x11:
            if high != register:
                return True
        elif 0x02 <= op <= 0x03 or 0x05 <= op <= 0x06 or 0x08 <= op <= 0x09:
            return True
        elif (
            op in (0x01, 0x04, 0x07, 0x12, 0x20, 0x21, 0x23)
            or 0x52 <= op <= 0x58
            or 0x7B <= op <= 0x8F
            or 0xB0 <= op <= 0xD7
        ):
            if (high & 15) == register or ((high & 15) + 1 == register and not is_narrow(op)):
                return True
        elif (
            0x0A <= op <= 0x0D or 0x13 <= op <= 0x1C or op == 0x22 or 0x2D <= op <= 0x31 or 0x44 <= op <= 0x4A
            or 0x60 <= op <= 0x66 or 0x90 <= op <= 0xAF or 0xD8 <= op <= 0xE2 or op >= 0xFE
        ):  # fmt: skip
            if high == register or (high + 1 == register and not is_narrow(op)):
                return True
        at += width
    return False


@step("gii i")
def returned_at(g, base, size):
    """The register that the first ``return-object`` of a method gives back, -1 if there is none."""
    at = np.int64(0)
    while at < size:
        op = g.code[base + 2 * at]
        width = np.int64(WIDTHS[op])
        if width == 0 or (op == 0 and g.code[base + 2 * at + 1] != 0):
            break
        if op == 0x11:
            return np.int64(g.code[base + 2 * at + 1])
        at += width
    return np.int64(-1)


@step("gii i")
def argument_at(g, method, word):
    """The number of the argument (receiver first) that begins at an argument word; -3 if none does."""
    at = np.int64(0)
    number = np.int64(0)
    if g.access[method] & STATIC == 0:
        if word == 0:
            return np.int64(0)
        at = np.int64(1)
        number = np.int64(1)
    p = g.proto_of[method]
    whole = number + g.param_first[p + 1] - g.param_first[p]
    for k in range(g.param_first[p], g.param_first[p + 1]):
        if at >= word:
            break
        at += 2 if g.param_object[k] == 2 else 1
        number += 1
    return number if at == word and number < whole else np.int64(-3)


@step("sgi i")
def summary_of(s, g, method):
    """What a small method returns: 1 + the number of the argument (receiver first) that it hands back unchanged,
    SAME_VALUE + v for a constant v from 0 to MOST_INTEGER, -1 for anything else. Told from its instructions, once.
    """
    known = s.summary[method]
    if known != 0:
        return np.int64(known)
    told = np.int64(-1)
    size = g.units[method]
    header = g.code_at[method]
    base = header + 16
    if header > 0 and 0 < size <= LONGEST_SUMMARY:
        regs = np.int64(g.code[header]) | np.int64(g.code[header + 1]) << 8
        ins = np.int64(g.code[header + 2]) | np.int64(g.code[header + 3]) << 8
        first = regs - ins
        back = returned_at(g, base, size)
        if back >= first and not changes(g, base, size, back):
            told = argument_at(g, method, back - first) + 1
        elif size == 2 and g.code[base] == 0x12 and g.code[base + 2] == 0x0F:
            back = np.int64(g.code[base + 3])
            value = np.int64(g.code[base + 1] >> 4)
            if (g.code[base + 1] & 15) == back and value < 8:
                told = SAME_VALUE + value
        elif size == 3 and g.code[base] == 0x13 and g.code[base + 4] == 0x0F:
            value = np.int64(g.code[base + 2]) | np.int64(g.code[base + 3]) << 8
            if g.code[base + 1] == g.code[base + 5] and value < MOST_INTEGER:
                told = SAME_VALUE + value
    s.summary[method] = told
    return told
