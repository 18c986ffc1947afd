"""The value graph: what instructions do with values, for every live method, as columns.

Built once per package in compiled code (``kernels_graph``); the wide pass reads it in columns, the deep pass method by
method.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzer.callgraph import columns
from analyzer.callgraph.build import CallGraph
from analyzer.callgraph.kernels_state import Given
from analyzer.flows import kernels_csr, kernels_graph
from analyzer.flows.kernels_state import ARGS, IMPLICIT, NODES, STATEMENTS, Work
from analyzer.gaps import Cause, Gap

U8 = NDArray[np.uint8]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

_SLOTS, _BLOCKS, _SUCCESSORS, _REGISTERS = 1 << 22, 1 << 17, 1 << 19, 66_560
"""Registers at all blocks of one method, its blocks, their successors, its registers."""


@dataclass(frozen=True, slots=True, eq=False)
class ValueGraph:
    """Statements (index 0 is none) and nodes (0 is none) of all live packaged methods.

    Per statement: ``kind``, ``pc`` (code units), ``row`` (of the program's sites, -1), operands ``a``, ``b``, what it
    defines ``c``, and ``x`` (kernels_state). ``arg``: the operands of calls. Per method (0 where it has none):
    ``first_node`` (result, thrown, then its operands), ``first_statement`` and ``end_statement``. Per node:
    ``node_method``, ``node_def`` (one of the statements that define it; more of them where paths meet), and CSR of the
    statements that use it and that define it. ``resolved``, ``proto_of`` and so on are in ``given``.
    """

    kind: U8
    pc: I32
    row: I32
    a: I32
    b: I32
    c: I32
    x: I32
    arg: I32
    method: I32
    node_def: I32
    node_method: I32
    first_node: I32
    first_statement: I32
    end_statement: I32
    use_first: I64
    use: I32
    def_first: I64
    definition: I32
    given: Given
    lost: int

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """That some methods were not looked at, if so."""
        if not self.lost:
            return ()
        detail = f"{self.lost} methods are larger or more tangled than any honest one; values were not followed in them"
        return (Gap(stage="flows", cause=Cause.BUDGET, where="methods", detail=detail, blocks_code=True),)


def build_values(graph: CallGraph, given: Given, implicit: bool = False) -> ValueGraph:
    """The value graph of all live methods of a call graph; with branches as statements when ``implicit``."""
    program = graph.program
    live = np.flatnonzero((graph.live == 1) & (program.methods.dex >= 0)).astype(np.int32)
    work = _room(given, live, graph.row_live)
    work.n[[NODES, STATEMENTS]] = 1
    work.n[IMPLICIT] = int(implicit)
    lost = kernels_graph.build(columns.table(work), columns.table(given), live)
    statements, nodes, args = (int(work.n[k]) for k in (STATEMENTS, NODES, ARGS))
    kind = work.kind[:statements].copy()
    pc, row, a, b, c, x = (column[:statements].copy() for column in (work.pc, work.row, work.a, work.b, work.c, work.x))
    arg, node_def = work.arg[: args + 1].copy(), work.node_def[:nodes].copy()
    method = np.repeat(live, (work.end_statement - work.first_statement)[live])
    method = np.concatenate([np.full(1, -1, np.int32), method]).astype(np.int32)
    started = live[work.first_node[live] > 0]
    node_method = np.repeat(started, np.diff(np.append(work.first_node[started], nodes)))
    node_method = np.concatenate([np.full(1, -1, np.int32), node_method]).astype(np.int32)
    use_first, use = kernels_csr.uses(kind, a, b, x, arg, nodes)
    def_first, definition = kernels_csr.definitions(c, nodes)
    return ValueGraph(
        kind, pc, row, a, b, c, x, arg, method, node_def, node_method, work.first_node, work.first_statement,
        work.end_statement, use_first, use, def_first, definition, given, lost,
    )  # fmt: skip


def _room(given: Given, live: I32, row_live: U8) -> Work:
    """Empty columns. The system gives memory only for what is used of them."""
    units = int(given.units[live].sum())
    methods = len(given.owner)
    statements, nodes = 3 * units + 4096, 3 * units + 8 * methods + 4096
    largest = int(given.units[live].max(initial=0)) + 2
    sizes = {
        "n": 16, "kind": statements, "pc": statements, "row": statements, "a": statements, "b": statements,
        "c": statements, "x": statements, "node_def": nodes, "arg": 2 * units + 1024, "first_node": methods,
        "first_statement": methods, "end_statement": methods, "block_at": largest, "stack": _BLOCKS,
        "stack_next": _BLOCKS, "order": _BLOCKS, "successor_first": _BLOCKS, "successor": _SUCCESSORS,
        "slot": _SLOTS, "slot_phi": _SLOTS, "slot_last": _SLOTS, "now": _REGISTERS,
    }  # fmt: skip

    def column(name: str, hint: object) -> Any:
        if name == "row_live":
            return np.ascontiguousarray(row_live) if len(row_live) else np.zeros(1, np.uint8)
        return np.zeros(sizes.get(name, _BLOCKS), columns.element_of(hint))

    return Work(**{name: column(name, hint) for name, hint in Work.__annotations__.items()})
