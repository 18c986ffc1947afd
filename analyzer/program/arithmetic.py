"""The whole-number instructions of Dalvik by opcode: operands to result, with Java's overflow and division."""

from collections.abc import Callable

from analyzer.program.heap import NoAnswerError, int32, int64


def _quotient(a: int, b: int) -> int:
    if b == 0:
        raise NoAnswerError
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def _operations(wrap: Callable[[int], int], bits: int) -> tuple[Callable[[int, int], int], ...]:
    """add, sub, mul, div, rem, and, or, xor, shl, shr, ushr."""
    mask = (1 << bits) - 1
    return (
        lambda a, b: wrap(a + b),
        lambda a, b: wrap(a - b),
        lambda a, b: wrap(a * b),
        lambda a, b: wrap(_quotient(a, b)),
        lambda a, b: wrap(a - _quotient(a, b) * b),
        lambda a, b: a & b,
        lambda a, b: a | b,
        lambda a, b: a ^ b,
        lambda a, b: wrap(a << (b & bits - 1)),
        lambda a, b: a >> (b & bits - 1),
        lambda a, b: wrap((a & mask) >> (b & bits - 1)),
    )


_INT, _LONG = _operations(int32, 32), _operations(int64, 64)


def _reversed(a: int, b: int) -> int:
    return int32(b - a)


BINARY: dict[int, Callable[[int, int], int]] = {
    **dict(enumerate(_INT, 0x90)),
    **dict(enumerate(_LONG, 0x9B)),
    **dict(enumerate(_INT, 0xB0)),
    **dict(enumerate(_LONG, 0xBB)),
    0xD0: _INT[0],
    0xD1: _reversed,
    **dict(enumerate(_INT[2:8], 0xD2)),
    0xD8: _INT[0],
    0xD9: _reversed,
    **dict(enumerate(_INT[2:], 0xDA)),
}
"""Opcode to function. From 0x90 two registers, from 0xB0 the first is also the result, from 0xD0 a literal."""

UNARY: dict[int, Callable[[int], int]] = {
    0x7B: lambda a: int32(-a),
    0x7C: lambda a: ~a,
    0x7D: lambda a: int64(-a),
    0x7E: lambda a: ~a,
    0x81: lambda a: a,
    0x84: int32,
    0x8D: lambda a: ((a + 0x80) & 0xFF) - 0x80,
    0x8E: lambda a: a & 0xFFFF,
    0x8F: lambda a: ((a + 0x8000) & 0xFFFF) - 0x8000,
}
"""Opcode to function: negation and conversions between whole numbers."""

CONDITIONS: tuple[Callable[[int, int], bool], ...] = (
    lambda a, b: a == b,
    lambda a, b: a != b,
    lambda a, b: a < b,
    lambda a, b: a >= b,
    lambda a, b: a > b,
    lambda a, b: a <= b,
)
"""Of ``if-eq`` to ``if-le``, in the order of their opcodes."""
