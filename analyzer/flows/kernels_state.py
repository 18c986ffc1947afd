"""The columns of a value graph while it grows, and how its kernels are declared.

A statement says what one instruction does with values; a node is one definition of a register (static single
assignment, with a node of its own where paths meet), a parameter, a result. Moves are no statements: both registers
are then the same node.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numba.core import types
from numpy.typing import NDArray

from analyzer.callgraph.columns import columns_type, viewer
from analyzer.callgraph.kernels_state import GIVEN
from analyzer.jit import typed

F = TypeVar("F", bound=Callable[..., Any])

U8 = NDArray[np.uint8]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

(
    COPY, DERIVE, LOAD, STORE, SLOAD, SSTORE, ALOAD, ASTORE, CALL, CUSTOM, TEXT, INTEGER, NEW, CATCH, RETURN, THROW,
    BRANCH, CAST, TEST,
) = range(1, 20)  # fmt: skip
"""Kinds of statements (``c`` is what is defined).

COPY c = a (where paths meet); CAST c = (type x) a; DERIVE c from a and b; LOAD c = a.x; STORE a.x = b; SLOAD c = x;
SSTORE x = b; ALOAD c = a[x], ASTORE a[x] = b (x: constant index, else -1); CALL and CUSTOM c = call of the row, its b
operands from place x of ``arg``; TEXT c = string x; INTEGER c = number x; NEW c = new x; CATCH c = caught; RETURN b;
THROW b; BRANCH on a and b, to x; TEST by the instruction x: c tells something of a without being it, or a decides what
is in b (the length of an array), what b is (an element that was looked up), or where in b something is written.
"""

NODES, STATEMENTS, ARGS, FULL, REGISTERS, BLOCKS, SUCCESSORS, STEPS, IMPLICIT = range(9)
"""Places in ``Work.n``. FULL counts what found no room; IMPLICIT: whether branches and
tests are statements."""

RESULT_NODE, THROWN_NODE, FIRST_PARAMETER = 0, 1, 2
"""From a method's first node on: what it returns, what it throws, its operands (the receiver first)."""


class Work(NamedTuple):
    """What grows (statements, arguments) and what one method needs while it is looked at. Place 0 stands for none."""

    n: I64
    kind: U8
    pc: I32
    row: I32
    a: I32
    b: I32
    c: I32
    x: I32
    node_def: I32
    arg: I32
    first_node: I32
    first_statement: I32
    end_statement: I32
    wanted: U8
    row_live: U8
    block_at: I32
    block_pc: I32
    block_end: I32
    block_try: I32
    block_handlers: I32
    block_joins: U8
    block_seen: U8
    order: I32
    stack: I32
    stack_next: I32
    successor_first: I32
    successor: I32
    slot: I32
    slot_phi: U8
    slot_last: I32
    now: I32


WORK = columns_type(Work)
as_work = viewer(WORK)
_TYPES = {"w": WORK, "g": GIVEN, "i": types.int64, "b": types.boolean, "n": types.none}


def step(signature: str) -> Callable[[F], F]:
    """A kernel by the letters of its arguments and, after a space, of its result: Work, Given, integer, boolean."""
    arguments, _, result = signature.partition(" ")
    returned: Any = _TYPES[result or "n"] if len(result) < 2 else types.Tuple([_TYPES[letter] for letter in result])
    return lambda function: typed(function, returned(*(_TYPES[letter] for letter in arguments)))
