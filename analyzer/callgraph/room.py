"""Room for the worklist: how large its columns can get for one program."""

from typing import Any

import numpy as np

from analyzer.callgraph.columns import element_of
from analyzer.callgraph.kernels_state import ARGS, BUILT, NODES, QUEUED, STEPS, TASKS, Given, State

_SLOTS, _BLOCKS, _REGISTERS = 1 << 20, 1 << 18, 66_560
"""Registers at all branch targets of one method, its branch targets, its registers with the longest argument list."""


def new_state(given: Given) -> State:
    """Empty columns, sized by the program. The system gives memory only for what is used of them: of measured programs
    at most an eighth. A forged one that fills them all takes about 250 bytes per code unit.

    Place 0 of every column stands for none. The first nodes are those of the fields.
    """
    units, methods, types = int(given.units.sum()), len(given.owner), len(given.superclass)
    rows, fields = len(given.op), len(given.field_owner)
    nodes = units + 4 * methods + fields + 4096
    calls = 2 * rows + 1024
    hubs = methods + types
    by_prefix = {
        "node": nodes, "edge": 3 * nodes, "use": nodes, "pair": 4 * nodes, "task": 2 * nodes, "call": calls,
        "callee": 2 * calls, "arg": 4 * calls, "link": 4 * calls, "site": rows + 1024, "hub": hubs, "slot": _SLOTS,
        "row": _BLOCKS, "now": _REGISTERS,
    }  # fmt: skip
    by_name = {
        "n": 32, "use_keys": 1 << max(10, (2 * rows).bit_length()), "row_live": max(rows, 1), "queue": methods + 1,
        "escapes": types + 2,
        "mirrors": types + 2, "mirror_callers": types + 2, "reflected": types,
        "hub_of_ref": methods, "target_row": int(given.units.max(initial=0)) + 2,
        **dict.fromkeys(("live", "external", "queued", "rebuilt", "method_base", "summary"), methods),
        **dict.fromkeys(
            ("type_node", "instantiated", "initialised", "initialised_by", "escaped", "object_calls", "hub_of_type",
             "hub_of_parameter"),
            types,
        ),
    }  # fmt: skip

    def column(name: str, hint: object) -> Any:
        size = by_name.get(name) or by_prefix[name.partition("_")[0]]
        return np.zeros(size, element_of(hint))

    state = State(**{name: column(name, hint) for name, hint in State.__annotations__.items()})
    state.n[:] = 1
    state.n[[BUILT, QUEUED, TASKS, STEPS, ARGS]] = 0
    state.initialised_by[:] = -2  # no caller, and not the framework either (-1)
    state.n[NODES] = int(given.field_node.max(initial=0)) + 1
    kept, object_ = given.field_node > 0, given.field_object == 1
    state.node_type[given.field_node[kept]] = np.where(object_[kept], given.field_type[kept], -1)
    return state
