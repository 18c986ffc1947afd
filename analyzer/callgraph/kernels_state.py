"""The state of the call graph's worklist: value nodes, what they hold, and what happens when something arrives.

The analysis is inclusion-based and flow-sensitive inside a method, insensitive to calling context, field-based (one
node per field), with objects told apart by class, or by place of creation where the framework's object only carries
others (collections, intents, threads, arrays). It is 0-CFA (Shivers, PLDI 1988) with receiver classes found on the fly.

Objects are numbers: ANY; a class's instances; class literals (and strings that name a class); places of creation;
strings that are actions of the package's own intent filters; small integers of class ids.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numba.core import types
from numpy.typing import NDArray

from analyzer.callgraph.columns import columns_type, viewer
from analyzer.jit import typed

F = TypeVar("F", bound=Callable[..., Any])

U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]
U32 = NDArray[np.uint32]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

(
    NODES, EDGES, USES, PAIRS, DONE, CALLS, ARGS, LINKS, SITES, HUBS, QUEUED, BUILT, ESCAPED, SPREAD, TASKS, FULL,
    STEPS, REGISTERS, CALLEES, RESULT, SHARED, BLOCKS, UNKNOWN_STARTS, LOST, MIRRORS, MIRRORED,
    BOUND,
) = range(27)  # fmt: skip
"""Places in ``State.n``. FULL counts what found no room: then the graph is not whole. BOUND: what the last
call gave back is from 0 to below this (0: not known).
"""

ANY = 0
MOST_HELD = 24
"""Instances told apart in one node; more are "any that escaped"."""
MOST_LITERALS, FEW_LITERALS = 128, 32
"""Class literals told apart in one node, and in one that may hold any object."""
MOST_FIRED = 32
"""Calls that a carrier is handed to of which each runs what the carrier holds."""
MOST_INTEGER = 4096
MOST_INTEGERS = 6
"""Integers told apart in one parameter."""

USE_CALL, USE_ARGUMENT, USE_LOAD, USE_STORE, USE_ESCAPE, USE_FIRE, USE_START, USE_REBUILD, USE_RETURN, USE_SPREAD = (
    range(10)
)
"""What waits for the objects of a node: a call for its receiver; an argument of a framework call; a load from or a
store into what the node holds; an escape; a thread whose targets run; an intent that is sent; a method whose branches
depend on an integer; a value that is returned to the framework; a carrier whose content is copied.
"""

(
    HOW_ENTRY, HOW_CALL, HOW_DISPATCH, HOW_CALLBACK, HOW_INITIALISER, HOW_INSTANTIATION, HOW_INDIRECT, HOW_INTENT,
    HOW_REFLECTION,
) = range(9)  # fmt: skip
ABSENT, PACKAGED, FRAMEWORK = 0, 1, 2

(
    CARRIER, QUIET, DEFERS, FINAL, COLLECTION, PLAIN, SENDS, TRIGGERED,
) = (1, 2, 4, 8, 16, 32, 64, 128)  # fmt: skip
"""Marks of types. CARRIER: its objects are told apart by place because they carry others. QUIET: its callbacks are not
run by whoever is handed it (contexts, views and fragments as receivers). DEFERS: what its constructor gets runs when it
is started. FINAL: framework type that no packaged class can be. COLLECTION: keeps what it gets and calls nothing.
PLAIN: as a parameter it lets the framework call nothing but Object's methods. SENDS: what it carries are names of
components (intents). TRIGGERED: only the marked methods of such a receiver run its callbacks.
"""

(
    IS_FOR_NAME, IS_NEW_INSTANCE, IS_START, IS_INTENT, IS_BRIDGE, IS_GET_CLASS, IS_TRIGGER, IS_REFLECT, IS_BY_NAME,
    IS_RELEASE, IS_RESOLVER, IS_HELD, IS_WHOLE, IS_MEMBERS, IS_COPY, IS_BOUNDED,
) = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)  # fmt: skip
"""Marks of method references."""


class Given(NamedTuple):
    """What is known of the program; read only. Numbers are the program's; CSR as in Program."""

    code: U8
    units: I64
    code_at: I64
    dex_of: I32
    type_base: I64
    type_map: I32
    op: U8
    pc: U32
    ref: I32
    first: I64
    end: I64
    owner: I32
    name: I32
    proto: I32
    slots: I32
    origin: U8
    access: I64
    resolved: I32
    marks: U16
    proto_of: I32
    param_first: I64
    params: I32
    returns: I32
    type_origin: U8
    type_access: I64
    type_marks: U8
    superclass: I32
    super_first: I64
    supers: I32
    ancestor_first: I64
    ancestors: I32
    descendant_first: I64
    descendants: I32
    callback_first: I64
    callbacks: I32
    callback_types: I32
    initialiser: I32
    constructor_first: I64
    constructors: I32
    concrete: U8
    string_type: I32
    string_action: I32
    action_first: I64
    action_types: I32
    component: U8
    element: I32
    companion: I32
    found_by_members: U8
    by_type_first: I64
    by_type: I32
    parts_first: I64
    parts: I32
    part_fields: I32
    field_owner: I32
    field_node: I32
    field_type: I32
    field_gates: U8
    field_constant: I64
    extra_first: I64
    extra: I32
    extra_row: I64
    extra_how: U8
    made_first: I64
    made_type: I32
    made_row: I64
    made_how: U8
    field_object: U8
    returns_object: U8
    param_object: U8
    object_type: int
    class_type: int
    click_type: int
    on_create: int
    creator_type: int
    string_class: int
    comparable: int
    parcelable: int
    runnable: int
    callable: int
    most_steps: int
    has_lambdas: int


class State(NamedTuple):
    """What grows. ``n`` are the counters above; index 0 of nodes, edges, uses and pairs stands for none."""

    n: I64
    node_type: I32
    node_any: U8
    node_held: U16
    node_pairs: I32
    node_edges: I32
    node_uses: I32
    edge_next: I32
    edge_to: I32
    use_next: I32
    use_kind: U8
    use_a: I32
    use_b: I32
    use_keys: I64
    pair_next: I32
    pair_node: I32
    pair_object: I32
    task_use: I32
    task_object: I32
    call_caller: I32
    call_row: I64
    call_ref: I32
    call_op: U8
    call_first: I64
    call_count: I32
    call_result: I32
    call_inbox: I32
    call_callees: I32
    call_hub: I32
    callee_next: I32
    callee: I32
    arg: I32
    link_caller: I32
    link_callee: I32
    link_row: I64
    link_how: U8
    link_via: I32
    site_type: I32
    site_node: I32
    site_made: U8
    site_fired: U8
    type_node: I32
    method_base: I32
    summary: I32
    live: U8
    external: U8
    row_live: U8
    queue: I32
    queued: U8
    rebuilt: U8
    instantiated: U8
    initialised: U8
    initialised_by: I32
    escaped: U8
    escapes: I32
    reflected: U8
    mirrors: I32
    mirror_callers: I32
    object_calls: U8
    hub_ref: I32
    hub_type: I32
    hub_base: I32
    hub_next: I32
    hub_of_type: I32
    hub_of_ref: I32
    hub_of_parameter: I32
    target_row: I32
    slot_node: I32
    slot_phi: U8
    slot_constant: I64
    slot_gate: I32
    slot_last: I32
    row_seen: U8
    row_joins: U8
    row_pc: I32
    now_node: I32
    now_constant: I64
    now_gate: I32
    now_bound: I64


GIVEN, STATE = columns_type(Given), columns_type(State)
as_given, as_state = viewer(GIVEN), viewer(STATE)
_TYPES = {"s": STATE, "g": GIVEN, "i": types.int64, "b": types.boolean, "n": types.none}


def step(signature: str) -> Callable[[F], F]:
    """A kernel of the worklist by the letters of its arguments and, after a space, of its result: State, Given,
    integer, boolean, none; a tuple of integers is as many letters.
    """
    arguments, _, result = signature.partition(" ")
    returned: Any = _TYPES[result or "n"] if len(result) < 2 else types.Tuple([_TYPES[letter] for letter in result])
    return lambda function: typed(function, returned(*(_TYPES[letter] for letter in arguments)))
