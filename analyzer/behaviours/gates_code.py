"""Questions about a program that the search for gates asks again and again: who calls, loads, stores, holds what."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.encoded import Kind, static_values
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.gates_values import Num, Text, Value
from analyzer.callgraph.build import resolve
from analyzer.program.build import ACC_ABSTRACT, FRAMEWORK, PACKAGED

I32 = NDArray[np.int32]

_CONST_HIGH16 = 0x15
"""The instruction that writes a number whose low half is zero, and names only the high half."""

SIMPLE = frozenset({"Z", "I", "Ljava/lang/Boolean;", "Ljava/lang/Integer;", "Ljava/lang/String;", "Ljava/lang/Object;"})
"""Types of a stored setting, as a method returns it."""

LONGEST_TEXT = 1 << 15
"""Bytes of a string that is searched for words of consent; a whole policy in the code is shorter."""

MOST_TARGETS = 12
"""A call that may run more methods than this says nothing about one of them."""

MOST_CALLERS = 400
"""A method with more calls than this is no helper that tells of consent."""


class GateCode:
    """Look-ups by program numbers; only live methods count."""

    def __init__(self, code: CodeIndex) -> None:
        self.code = code
        self.program = code.program
        self._targets: dict[tuple[int, bool], tuple[int, ...]] = {}
        self._statics: dict[int, dict[int, Value]] = {}

    def live_methods(self, rows: NDArray[np.int64]) -> list[int]:
        """The live methods that some rows belong to, each once."""
        methods = self.program.methods_of_rows(rows)
        methods = methods[methods >= 0]
        return np.unique(methods[self.code.graph.live[methods] == 1]).tolist()  # type: ignore[no-any-return]  # numpy's tolist is untyped

    def loading(self, strings: Collection[int]) -> list[int]:
        """Live methods that load one of some strings."""
        return self.live_methods(self.code.rows_with(strings, 0x1A, 0x1B))

    @cached_property
    def _resolved(self) -> I32:
        return resolve(self.program, np.ones(self.program.symbols.methods.count, bool))

    @cached_property
    def _references(self) -> tuple[I32, I32]:
        """References ordered by the method that they resolve to."""
        order = np.argsort(self._resolved, kind="stable").astype(np.int32)
        return order, self._resolved[order]

    def targets(self, reference: int, op: int) -> tuple[int, ...]:
        """The packaged methods that a call may run; () when it may run others, or too many."""
        exact = op in (0x6F, 0x70, 0x71, 0x75, 0x76, 0x77)
        key = reference, exact
        if key not in self._targets:
            self._targets[key] = tuple(self._find_targets(reference, exact))
        return self._targets[key]

    def _find_targets(self, reference: int, exact: bool) -> list[int]:
        program, names = self.program, self.program.symbols.methods
        declared = int(self._resolved[reference])
        if declared < 0 or program.methods.origin[declared] != PACKAGED:
            return []
        found = [] if int(program.methods.access[declared]) & ACC_ABSTRACT else [declared]
        if exact:
            return found
        below = program.descendants_of(int(names.owner[declared])).tolist()
        if len(below) > 200:
            return []
        for type_ in below:
            method = names.find(type_, int(names.name[declared]), int(names.kind[declared]))
            if method >= 0 and method != declared and program.methods.dex[method] >= 0:
                found.append(method)
        return found if len(found) <= MOST_TARGETS else []

    def callers(self, method: int) -> list[int]:
        """Live methods that call a packaged method by its own name or as the method that it overrides."""
        program, names = self.program, self.program.symbols.methods
        order, resolved = self._references
        references: list[int] = []
        for type_ in program.ancestors_of(int(names.owner[method])).tolist():
            over = names.find(type_, int(names.name[method]), int(names.kind[method]))
            if over >= 0 and program.methods.origin[over] == PACKAGED:
                low, high = np.searchsorted(resolved, over, "left"), np.searchsorted(resolved, over, "right")
                references += order[low:high].tolist()
        if not references:
            return []
        rows = self.code.rows_with(references, 0x6E, 0x78)
        return self.live_methods(rows) if len(rows) <= MOST_CALLERS else []

    def named(self, wanted: Iterable[str]) -> list[int]:
        """Method references of some simple names, of any class."""
        numbers = [n for n in self.program.symbols.strings.find_all(wanted).values() if n >= 0]
        return np.flatnonzero(np.isin(self.program.symbols.methods.name, np.array(numbers, np.int32))).tolist()

    def asking(self, names: Collection[int]) -> list[int]:
        """Live methods that call one which, by a name of some strings, answers yes or no, and is no framework's."""
        names_of, origin = self.program.symbols.methods, self.program.methods.origin
        wanted = np.isin(names_of.name, np.array(sorted(names), np.int32)) & (origin != FRAMEWORK)
        found = [m for m in np.flatnonzero(wanted).tolist() if self.program.descriptor(m).endswith(")Z")]
        return self.live_methods(self.code.rows_with(found, 0x6E, 0x78))

    def handing_keys(self, methods: Collection[int], stores: Collection[int], writes: tuple[str, ...]) -> list[int]:
        """Those of some methods that call one of ``stores``, a method of the app that takes a text and returns a simple
        value, or one that stores something by its name.
        """
        program = self.program
        rows = [np.arange(int(program.methods.first[m]), int(program.methods.end[m])) for m in methods]
        every = np.concatenate([np.empty(0, np.int64), *rows])
        op, ref = program.sites.op[every], program.sites.ref[every]
        every = every[(op >= 0x6E) & (op <= 0x78) & (ref >= 0)]
        known = set(stores)
        taking = [m for m in np.unique(program.sites.ref[every]).tolist() if m in known or self._takes_key(m, writes)]
        return self.live_methods(every[np.isin(program.sites.ref[every], np.array(taking, np.int32))])

    def _takes_key(self, method: int, writes: tuple[str, ...]) -> bool:
        parameters, _, result = self.program.descriptor(method).partition(")")
        if "Ljava/lang/String;" not in parameters and "Preferences$Key;" not in parameters:
            return False
        if self.program.method_name(method).startswith(writes):
            return True
        return result in SIMPLE and self.program.methods.origin[method] != FRAMEWORK

    def callers_of_names(self, wanted: Iterable[str]) -> list[int]:
        """Live methods that call a method with one of some simple names, of any class."""
        return self.live_methods(self.code.rows_with(self.named(wanted), 0x6E, 0x78))

    def using(self, field: int, store: bool) -> list[int]:
        """Live methods that store into a field, or load it."""
        ranges = ((0x59, 0x5F), (0x67, 0x6D)) if store else ((0x52, 0x58), (0x60, 0x66))
        rows = np.concatenate([self.code.rows_with([field], low, high) for low, high in ranges])
        return self.live_methods(rows)

    def makers(self, type_: int) -> int:
        """How many instructions in live methods make an instance of a class."""
        rows = self.code.rows_with([type_], 0x22, 0x22)
        methods = self.program.methods_of_rows(rows)
        return int((self.code.graph.live[methods[methods >= 0]] == 1).sum())

    # constants

    def marked_strings(self, marks: Iterable[str]) -> list[int]:
        """Numbers of the strings that contain one of some marks in either case, of those that code loads or that name a
        method which it calls.
        """
        strings = self.program.symbols.strings
        numbers = np.flatnonzero(self._spoken[:-1] & (strings.size > 0) & (strings.size <= LONGEST_TEXT))
        size = strings.size[numbers]
        start = np.cumsum(size) - size
        # Their bytes one behind the other: most of the arena are names of the framework.
        at_byte = np.repeat(strings.offset[numbers] - start, size) + np.arange(int(size.sum()))
        text = strings.arena[at_byte].tobytes().lower()
        found: set[int] = set()
        for mark in marks:
            wanted = mark.encode()
            at = text.find(wanted)
            while at >= 0:
                place = int(np.searchsorted(start, at, side="right")) - 1
                stop = int(start[place] + size[place])
                if at + len(wanted) <= stop:
                    found.add(int(numbers[place]))
                at = text.find(wanted, max(stop, at + 1))
        return sorted(found)

    @cached_property
    def _spoken(self) -> NDArray[np.bool_]:
        op, ref = self.program.sites.op, self.program.sites.ref
        spoken = np.zeros(self.program.symbols.strings.count + 1, bool)  # the last one is for a bad index
        spoken[ref[(op == 0x1A) | (op == 0x1B)]] = True
        called = np.unique(ref[(op >= 0x6E) & (op <= 0x78)])
        spoken[self.program.symbols.methods.name[called[called >= 0]]] = True
        return spoken

    @cached_property
    def _stored(self) -> I32:
        op, ref = self.program.sites.op, self.program.sites.ref
        return np.unique(ref[(op >= 0x67) & (op <= 0x6D)])

    def static_value(self, field: int) -> Value | None:
        """The constant text or number of a static field that no code stores into; None when it is not one."""
        at = int(np.searchsorted(self._stored, field))
        stored = at < len(self._stored) and int(self._stored[at]) == field
        owner = int(self.program.symbols.fields.owner[field])
        if owner < 0 or int(self.program.types.dex[owner]) < 0:
            return None
        if stored:
            held = self.code.static_constants(self.program.field_signature(field))
            texts = [c.value for c in held or () if c.kind == "string"]
            return Text(str(texts[0])) if held and len(held) == len(texts) == 1 else None
        if owner not in self._statics:
            self._statics[owner] = dict(self._static_values(owner))
        return self._statics[owner].get(field)

    def _static_values(self, owner: int) -> Iterator[tuple[int, Value]]:
        number, class_def = int(self.program.types.dex[owner]), int(self.program.types.class_def[owner])
        dex, numbers = self.program.dexes[number], self.program.symbols.dexes[number].fields
        declared = dex.fields[(dex.fields[:, 0] == class_def) & (dex.fields[:, 3] == 1), 1].tolist()
        for index, value in zip(declared, static_values(dex, class_def), strict=False):
            if not 0 <= index < len(numbers):
                continue
            if value.kind == Kind.STRING:
                yield int(numbers[index]), Text(dex.string(int(value.number)))
            elif value.kind in (Kind.INT, Kind.BOOLEAN):
                yield int(numbers[index]), Num(int(value.number))

    def holding(self, literals: Collection[int]) -> list[int]:
        """Live methods whose code holds one of some 32-bit numbers, as a constant, in a switch, or by a class of
        resource ids.
        """
        return sorted({method for methods in self.holders(literals).values() for method in methods})

    def holders(self, literals: Collection[int]) -> dict[int, list[int]]:
        """The same by the number that is held; numbers that no live method holds are left out."""
        found: dict[int, set[int]] = {}
        live = self.code.graph.live
        for number, dex in enumerate(self.program.dexes if literals else ()):
            mine = np.flatnonzero(self.program.methods.dex == number)
            if not len(mine):
                continue
            rows = self.program.methods.row[mine]
            start = dex.methods[rows, 3].astype(np.int64)
            order = np.argsort(start, kind="stable")
            start, mine = start[order], mine[order]
            end = start + 16 + 2 * np.asarray(dex.code_units)[rows][order].astype(np.int64)
            at, held = _positions(np.frombuffer(dex.buffer, "<u2", len(dex.buffer) // 2), literals)
            place = np.searchsorted(start, at, side="right") - 1
            good = (place >= 0) & (at < end[np.maximum(place, 0)])
            for literal, method in zip(held[good].tolist(), mine[place[good]].tolist(), strict=True):
                if live[method]:
                    found.setdefault(literal, set()).add(method)
        for literal, methods in self._by_resource_class(literals).items():
            found.setdefault(literal, set()).update(methods)
        return {literal: sorted(methods) for literal, methods in sorted(found.items()) if methods}

    def _by_resource_class(self, literals: Collection[int]) -> dict[int, list[int]]:
        op, ref = self.program.sites.op, self.program.sites.ref
        loaded = np.unique(ref[op == 0x60])
        loaded = loaded[loaded >= 0]
        owners = self.program.symbols.fields.owner[loaded]
        classes = {t for t in np.unique(owners).tolist() if "/R$" in self.program.type_name(t)}
        fields = loaded[np.isin(owners, np.array(sorted(classes), np.int32))].tolist() if classes else []
        wanted = set(literals)
        hits: dict[int, list[int]] = {}
        for held in fields:
            value = self.static_value(held)
            if isinstance(value, Num) and value.value in wanted:
                hits.setdefault(value.value, []).append(held)
        return {literal: self.live_methods(self.code.rows_with(held, 0x60, 0x60)) for literal, held in hits.items()}


def _positions(units: NDArray[np.uint16], literals: Collection[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Byte positions where one of some 32-bit numbers stands, at any 16-bit unit, and the number."""
    by_high: dict[int, list[int]] = {}
    for literal in literals:
        by_high.setdefault(literal >> 16 & 0xFFFF, []).append(literal & 0xFFFF)
    found, held = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for high, lows in by_high.items():
        at = np.flatnonzero(units[1:] == high)
        before = units[at]
        hit = np.isin(before, np.array(lows, np.uint16))
        low = np.where(hit, before, 0).astype(np.int64)
        if 0 in lows:
            hit |= before & 0xFF == _CONST_HIGH16
        found.append(at[hit])
        held.append(high << 16 | low[hit])
    return 2 * np.concatenate(found), np.concatenate(held)
