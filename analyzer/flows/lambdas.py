"""Lambdas that the package keeps as ``invoke-custom``: what they capture, and which calls may run them."""

from typing import NamedTuple

import numpy as np

from analyzer.apk.call_sites import call_site, method_handle
from analyzer.callgraph.build import HOW
from analyzer.flows.bindings import Bindings
from analyzer.flows.kernels_state import CALL, CAST, COPY, CUSTOM
from analyzer.names import BadNameError, parse_proto

CALLBACK = HOW.index("callback")
MOST_LAMBDAS = 24
"""Lambdas of one interface that a call on an unknown receiver may run; with more, none is followed."""
MOST_NODES = 64


class Lambda(NamedTuple):
    """``statement`` makes an object of ``interface`` (type number) whose method ``name`` runs ``method`` on what was
    captured (the first ``captured`` operands of the method) and on what it is called with.
    """

    statement: int
    method: int
    interface: int
    name: str
    captured: int


class Lambdas:
    """All lambdas of the live code, by the method with their body."""

    def __init__(self, bindings: Bindings) -> None:
        self._bindings = bindings
        self._program = bindings.graph.program
        found = (self._read(s) for s in np.flatnonzero(bindings.values.kind == CUSTOM).tolist())
        self.by_method: dict[int, Lambda] = {one.method: one for one in found if one is not None}

    def triples(self) -> tuple[tuple[int, int, int], ...]:
        """(statement, method, how): where each is made, and each call that may run it."""
        if not self.by_method:
            return ()
        pairs = {(one.statement, one.method) for one in self.by_method.values()}
        for one in self.by_method.values():
            pairs |= {(statement, one.method) for statement in self._calls_with(one)}
        pairs |= self._on_unknown()
        return tuple(sorted((statement, method, CALLBACK) for statement, method in pairs))

    def _read(self, statement: int) -> Lambda | None:
        """What one ``invoke-custom`` makes; None when it makes no lambda with a live packaged body."""
        values, program = self._bindings.values, self._program
        row = int(values.row[statement])
        number = int(program.methods.dex[int(values.method[statement])])
        site = call_site(program.dexes[number], int(program.sites.ref[row])) if row >= 0 <= number else None
        if site is None or len(site.handles) != 1:
            return None
        handle = method_handle(program.dexes[number], site.handles[0])
        methods = program.symbols.dexes[number].methods
        if handle is None or handle.is_field or handle.target >= len(methods):
            return None
        method = int(methods[handle.target])
        if method < 0 or int(values.first_node[method]) <= 0:
            return None
        try:
            parameters, result = parse_proto(program.dexes[number].proto_descriptor(site.proto))
        except BadNameError:
            return None
        return Lambda(statement, method, program.find_type(result), site.name, len(parameters))

    def _calls_with(self, one: Lambda) -> list[int]:
        """The calls of the method that makes a lambda which have it among their operands."""
        values = self._bindings.values
        node, found = int(values.c[one.statement]), []
        seen, todo = {node}, [node]
        while todo and len(seen) < MOST_NODES:
            current = todo.pop()
            for s in values.use[values.use_first[current] : values.use_first[current + 1]].tolist() if current else ():
                if values.kind[s] == CALL:
                    found.append(s)
                elif values.kind[s] in (COPY, CAST) and int(values.c[s]) not in seen:
                    seen.add(int(values.c[s]))
                    todo.append(int(values.c[s]))
        return found

    def _on_unknown(self) -> set[tuple[int, int]]:
        """(statement, method) for calls of a lambda's interface method of which the call graph knows no target."""
        values, symbols = self._bindings.values, self._program.symbols.methods
        kinds: dict[tuple[int, str], list[Lambda]] = {}
        for one in self.by_method.values():
            kinds.setdefault((one.interface, one.name), []).append(one)
        calls = np.flatnonzero((values.kind == CALL) & (values.row >= 0))
        refs = self._program.sites.ref[values.row[calls]]
        interfaces = np.array([interface for interface, _ in kinds], np.int32)
        hit = (refs >= 0) & np.isin(symbols.owner[np.maximum(refs, 0)], interfaces)
        found: set[tuple[int, int]] = set()
        for statement, ref in zip(calls[hit].tolist(), refs[hit].tolist(), strict=True):
            members = kinds.get((int(symbols.owner[ref]), self._program.method_name(ref)), [])
            if len(members) <= MOST_LAMBDAS and statement not in self._bindings.targets:
                found |= {(statement, one.method) for one in members}
        return found
