"""What each edge of the call graph makes of the phases of its caller."""

import numpy as np
from numpy.typing import NDArray

from analyzer.callgraph.build import HOW, CallGraph
from analyzer.callgraph.events import BIT, INVOKE, SAME, EventIndex, Transfer
from analyzer.program.build import FRAMEWORK, Program
from analyzer.program.constants import Constants
from analyzer.program.values import Const, Values

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]

HANDLERS = ("Landroid/os/Handler;",)
FORWARDERS = ("Landroidx/", "Landroid/support/", "Lcom/google/android/material/")
"""Packages whose code hands the user's events on to listeners of the framework and of their own."""

NOTHING = Const("int", 0)
NEVER = Transfer(0)

MOST_COMBINATIONS = 200_000
"""Different kinds of edges by which the framework runs code that are looked up; honest programs have some thousands."""

MOST_DELAYED = 5000
"""Delayed registrations that are looked at one by one; honest programs have some hundreds."""

MOST_STEPS, MOST_CALLED = 3, 64
"""How far, and how widely, is looked for code that has itself run again."""

_BY_FRAMEWORK = [number for number, how in enumerate(HOW) if how in ("callback", "intent")]
"""The numbers of HOW for which the framework stands between caller and callee."""

_BY_CODE = [number for number, how in enumerate(HOW) if how in ("call", "dispatch")]


def edge_rules(graph: CallGraph, index: EventIndex, constants: Constants | None) -> tuple[U8, tuple[Transfer, ...]]:
    """Per edge the number of its transfer, and the transfers; number 0 keeps the caller's phases."""
    program, edges = graph.program, graph.edges
    methods = len(graph.live)
    numbers: dict[Transfer, int] = {SAME: 0, NEVER: 1}
    rules = np.zeros(len(edges.callee), np.uint8)
    _forwarded(graph, index, rules, numbers)
    chosen = np.flatnonzero(np.isin(edges.how, _BY_FRAMEWORK))
    if not len(chosen):
        return rules, tuple(numbers)
    callee, row, via = edges.callee[chosen], edges.row[chosen], edges.via[chosen].astype(np.int64)
    call = registrations(program, index.calls, row)
    again = _again(graph, index, chosen)
    at_once = np.isin(row, _at_once(program, index, row, call, constants)).astype(np.int64)
    hub = callee >= methods
    silent = np.array([row.transfer == NEVER for row in index.call_rows])
    call = np.where(silent[call] & (edges.how[chosen] != HOW.index("intent")), 0, call)
    # What decides: the registering call, else the overridden type and the name, else the method itself.
    name = program.symbols.methods.name[np.minimum(callee, methods - 1)]
    intent = (edges.how[chosen] == HOW.index("intent")).astype(np.int64)
    via = np.where(intent == 1, -1, via)
    what = np.where(hub, 0, np.where(via >= 0, name, callee)).astype(np.int64)
    never = intent * _only_mentioned(graph, index, row, call)
    made = intent * np.isin(call, index.pending) * np.isin(callee, callee[(intent == 1) & _consumed(index, call)])
    made = np.maximum(made, never)
    span = np.int64(max(program.symbols.strings.count, methods) + 1)
    first = (((np.where(hub, 2, intent) << 1 | at_once) << 1 | made) << 1 | again) * len(index.call_rows) + call
    key = (first * np.int64(len(program.types.origin) + 1) + via + 1) * span + what
    _, where, inverse = np.unique(key, return_index=True, return_inverse=True)
    found = np.zeros(len(where), np.uint8)
    for number, k in enumerate(where[:MOST_COMBINATIONS].tolist()):
        transfer = _transfer(index, graph, int(callee[k]), int(via[k]), int(call[k]), bool(intent[k]))
        if at_once[k]:
            transfer = transfer._replace(keep=0xFF)
        if again[k]:
            transfer = transfer._replace(add=transfer.add | BIT["repeating"])
        if made[k]:
            transfer = NEVER  # something else is known to send it, or nothing here does
        found[number] = numbers.setdefault(transfer, len(numbers))
    rules[chosen] = found[inverse]
    return rules, tuple(numbers)


def _forwarded(graph: CallGraph, index: EventIndex, rules: U8, numbers: dict[Transfer, int]) -> None:
    """Fill in the rules of calls by which a library hands an event on to a listener.

    Such a library registers a listener of its own with the framework, or posts to a handler of its own, and calls the
    app's from there: a dialog's button ends in a message whose object is the app's listener. What fires at the one end
    fires at the other, whatever else of the library leads to this call.
    """
    program, edges = graph.program, graph.edges
    at = np.flatnonzero(np.isin(edges.how, _BY_CODE) & (edges.row >= 0))
    reference = program.sites.ref[edges.row[at]] if len(at) else at
    at = at[(reference >= 0) & (index.forwards[np.maximum(reference, 0)] > 0)] if len(at) else at
    if not len(at):
        return
    forwarded = index.forwards[program.sites.ref[edges.row[at]]]
    caller = program.methods_of_rows(edges.row[at])
    owner = program.symbols.methods.owner[np.maximum(caller, 0)]
    types, where = np.unique(owner, return_inverse=True)
    forwarding = [
        program.type_name(type_).startswith(FORWARDERS) or index.is_one_of(type_, HANDLERS) for type_ in types.tolist()
    ]
    hands_on = np.array(forwarding)[where]
    for number in np.unique(forwarded[hands_on]).tolist():
        rule = numbers.setdefault(index.forward_transfers[number], len(numbers))
        rules[at[hands_on & (forwarded == number)]] = rule


def _only_mentioned(graph: CallGraph, index: EventIndex, row: I64, call: I64) -> I64:
    """1 where an intent, or the name of a component, is handed to a method of the framework that sends nothing."""
    program = graph.program
    mentioned = np.zeros(len(row), np.int64)
    at = np.flatnonzero((row >= 0) & (call == 0))
    at = at[program.sites.op[row[at]] >= INVOKE]
    at = at[program.sites.ref[row[at]] >= 0]
    reference = program.sites.ref[row[at]]
    target = np.where(graph.resolved[reference] >= 0, graph.resolved[reference], reference)
    mentioned[at] = (program.methods.origin[target] == FRAMEWORK) & (index.sends[reference] == 0)
    return mentioned


def _consumed(index: EventIndex, call: I64) -> NDArray[np.bool_]:
    """Which registrations say when an intent is sent that was made elsewhere."""
    return (call > 0) & ~np.isin(call, index.pending)


def _again(graph: CallGraph, index: EventIndex, chosen: I64) -> I64:
    """Which of the chosen edges are delayed registrations by code that they run again: 1 for those."""
    edges, methods = graph.edges, len(graph.live)
    again = np.zeros(len(chosen), np.int64)
    delayed = registrations(graph.program, index.agains, edges.row[chosen]) > 0
    for k in np.flatnonzero(delayed & (edges.callee[chosen] < methods))[:MOST_DELAYED].tolist():
        edge = int(chosen[k])
        again[k] = _calls(graph, int(edges.callee[edge]), graph.caller_of(edge))
    return again


def _calls(graph: CallGraph, method: int, wanted: int) -> bool:
    """Whether a method is another, or calls it within a few steps."""
    edges, seen, level = graph.edges, {method}, [method]
    for _ in range(MOST_STEPS):
        if wanted in seen:
            return True
        out = [slice(int(edges.first[node]), int(edges.first[node + 1])) for node in level]
        called = [int(c) for part in out for c in edges.callee[part][np.isin(edges.how[part], _BY_CODE)]]
        level = [node for node in dict.fromkeys(called) if node < len(graph.live) and node not in seen][:MOST_CALLED]
        seen.update(level)
    return wanted in seen


def registrations(program: Program, known: NDArray[np.int16], row: I64) -> I64:
    """Per row the number (``known``, per method reference) of the row of the table that is about the call there."""
    call = np.zeros(len(row), np.int64)
    at = np.flatnonzero(row >= 0)
    at = at[program.sites.op[row[at]] >= INVOKE]
    reference = program.sites.ref[row[at]]
    call[at[reference >= 0]] = known[reference[reference >= 0]]
    return call


def _at_once(program: Program, index: EventIndex, row: I64, call: I64, constants: Constants | None) -> I64:
    """The rows of calls whose first run is delayed by the constant 0."""
    if constants is None:
        return np.empty(0, np.int64)
    delayed = np.array([k for k, entry in enumerate(index.call_rows) if entry.first >= 0], np.int64)
    pairs = {(int(row[k]), int(call[k])) for k in np.flatnonzero(np.isin(call, delayed))[:MOST_DELAYED].tolist()}
    found = [r for r, k in sorted(pairs) if NOTHING in argument_at(program, constants, r, index.call_rows[k].first)]
    return np.array(found, np.int64)


def argument_at(program: Program, constants: Constants, row: int, argument: int) -> Values:
    """The constants that may reach an argument of the call in a row of the sites, empty when anything may."""
    method = int(program.methods_of_rows(np.array([row], np.int64))[0])
    call = constants.arguments(method).get(int(program.sites.pc[row])) if method >= 0 else None
    if call is None or argument >= len(call.arguments):
        return frozenset()
    return call.arguments[argument] or frozenset()


def _transfer(index: EventIndex, graph: CallGraph, callee: int, via: int, call: int, intent: bool) -> Transfer:
    if call:
        return index.call_rows[call].transfer
    if callee >= len(graph.live):
        return SAME  # the edge that leaves the hub decides
    edge = "intent" if intent else "callback"
    if via >= 0:
        return index.callback(edge, via, graph.program.method_name(callee))
    return index.component(edge, callee)
