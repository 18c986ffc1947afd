"""Across the whole program: who calls a method, who stores in a field, which methods a call may run."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.encoded import Encoded, static_values
from analyzer.program import kernels
from analyzer.program.build import ABSENT, ACC_PRIVATE, ACC_STATIC, FRAMEWORK, PACKAGED, Program

I64 = NDArray[np.int64]
ACC_FINAL = 0x10
MOST_RELATED = 64
"""Method or field references of one name that are looked at; beyond, anything may call or store."""
MOST_ROWS = 1024
"""Instructions that call one method or store in one field, dead ones included, beyond which none is looked at."""
MOST_UP = 64
"""Superclasses that are walked up; honest hierarchies stay below 20."""


class Place(NamedTuple):
    """One swept instruction: method number and position in code units."""

    method: int
    pc: int


class DeclaredField(NamedTuple):
    """A packaged field: its number under the declaring class, its type, access flags, and what its class def says
    that it starts with (None when that says nothing).
    """

    number: int
    owner: int
    kind: str
    access: int
    static: bool
    start: Encoded | None
    dex: int


class Sources:
    """Look-ups over the swept rows; each table is made when it is first needed.

    ``live``: which methods (methods,) or which rows (swept rows,) can run. What cannot run counts only where nothing
    that can does the same.
    """

    def __init__(self, program: Program, live: NDArray[np.uint8] | None = None) -> None:
        self.program = program
        rows = live is not None and len(live) == len(program.sites.op)
        self._live_rows = live if rows else None
        self._live_methods = None if rows else live
        self._declared: dict[int, DeclaredField | None] = {}
        self._resolved: dict[int, int] = {}
        self._callers: dict[int, list[Place] | None] = {}
        self._storing: dict[int, list[Place] | None] = {}
        self._handled = frozenset(target for _, target in program.custom_targets)

    # methods

    @cached_property
    def _calls(self) -> tuple[I64, I64]:
        return self._by_reference(self.program.symbols.methods.count, (0x6E, 0x78))

    @cached_property
    def _stores(self) -> tuple[I64, I64]:
        return self._by_reference(self.program.symbols.fields.count, (0x59, 0x5F), (0x67, 0x6D))

    def _by_reference(self, count: int, *ranges: tuple[int, int]) -> tuple[I64, I64]:
        """The rows with an opcode in the ranges by what they refer to, of ``count`` different things (CSR)."""
        op, ref = self.program.sites.op, self.program.sites.ref
        wanted = np.zeros(256, bool)
        for low, high in ranges:
            wanted[low : high + 1] = True
        rows = np.flatnonzero(wanted[op] & (ref >= 0))
        every = np.arange(len(rows) + 1, dtype=np.int64)
        first, order = kernels.transpose(every, ref[rows], count)  # type: ignore[no-untyped-call]  # typed by Numba
        return first, rows[order]

    def _rows(self, table: tuple[I64, I64], numbers: list[int]) -> I64:
        first, rows = table
        return np.concatenate([*(rows[first[n] : first[n + 1]] for n in numbers), np.empty(0, np.int64)])

    @cached_property
    def _starts(self) -> I64:
        return self.program.methods.first[self.program.methods.coded]

    def _places(self, rows: I64) -> list[Place]:
        """Rows as places; rows of losing definitions are left out."""
        if not len(rows):
            return []
        table = self.program.methods
        order = np.maximum(np.searchsorted(self._starts, rows, side="right") - 1, 0)
        methods = table.coded[order]
        kept = (rows >= table.first[methods]) & (rows < table.end[methods])
        if self._live_rows is not None:
            alive = kept & (self._live_rows[rows] != 0)
        else:
            alive = kept & (self._live_methods[methods] != 0) if self._live_methods is not None else kept
        kept = alive if alive.any() else kept
        pcs = self.program.sites.pc[rows]
        return [Place(m, pc) for m, pc in zip(methods[kept].tolist(), pcs[kept].tolist(), strict=True)]

    def resolve(self, reference: int) -> int:
        """The packaged method that a reference means, searched up its superclasses; -1 when there is none."""
        known = self._resolved.get(reference)
        if known is None:
            known = self._resolved[reference] = self._resolve(reference)
        return known

    def _resolve(self, reference: int) -> int:
        methods, types = self.program.symbols.methods, self.program.types
        if self.program.methods.origin[reference] == PACKAGED:
            return reference
        return self.find(int(types.superclass[methods.owner[reference]]), reference)

    def find(self, type_: int, like: int) -> int:
        """The packaged method with name and descriptor of method ``like`` that a class has or inherits, else -1."""
        methods, types = self.program.symbols.methods, self.program.types
        name, kind = int(methods.name[like]), int(methods.kind[like])
        for _ in range(MOST_UP):
            if type_ < 0:
                return -1
            found = methods.find(type_, name, kind)
            if found >= 0 and self.program.methods.origin[found] == PACKAGED:
                return found
            if types.origin[type_] != PACKAGED:
                return -1
            type_ = int(types.superclass[type_])
        return -1

    def targets(self, reference: int, op: int, most: int) -> list[int] | None:
        """The packaged methods that a call may run; None when others may run as well, or more than ``most``."""
        direct = self.resolve(reference)
        if op in (0x6F, 0x70, 0x71, 0x75, 0x76, 0x77):
            return [direct] if direct >= 0 else None
        owner = int(self.program.symbols.methods.owner[reference])
        if self.program.types.origin[owner] != PACKAGED:
            return None
        found = {direct} if direct >= 0 else set()
        subtypes = self.program.descendants_of(owner)
        if len(subtypes) > MOST_RELATED:
            return None
        for type_ in subtypes.tolist():
            target = self.find(type_, reference)
            if target >= 0:
                found.add(target)
        found = {t for t in found if self.program.methods.dex[t] >= 0 and self.program.methods.end[t] >= 0}
        coded = sorted(t for t in found if not self.program.methods.access[t] & 0x400)
        return coded if 0 < len(coded) <= most else None

    def callers(self, method: int, most: int) -> list[Place] | None:
        """Every call that may run a packaged method; None when something else may run it, or more than ``most``."""
        if method not in self._callers:
            self._callers[method] = self._find_callers(method)
        known = self._callers[method]
        return known if known is not None and len(known) <= most else None

    def _find_callers(self, method: int) -> list[Place] | None:
        program, symbols, types = self.program, self.program.symbols.methods, self.program.types
        owner = int(symbols.owner[method])
        if method in self._handled:
            return None
        free = bool(program.methods.virtual[method]) and not program.methods.access[method] & (ACC_PRIVATE | ACC_STATIC)
        related = [method]
        if free:
            same = np.flatnonzero((symbols.name == symbols.name[method]) & (symbols.kind == symbols.kind[method]))
            above, below = set(program.ancestors_of(owner).tolist()), set(program.descendants_of(owner).tolist())
            if any(types.origin[t] == ABSENT for t in above):
                return None
            owners = list(zip(same.tolist(), symbols.owner[same].tolist(), strict=True))
            if any(t in above and program.methods.origin[m] == FRAMEWORK for m, t in owners):
                return None  # an override: the framework calls it
            related = [m for m, t in owners if t in above or t in below]
            if len(related) > MOST_RELATED:
                return None
        else:
            below = set(program.descendants_of(owner).tolist()) if program.types.origin[owner] == PACKAGED else set()
            if program.methods.access[method] & ACC_STATIC and len(below) > 1:
                same = np.flatnonzero((symbols.name == symbols.name[method]) & (symbols.kind == symbols.kind[method]))
                related = [int(m) for m in same if int(symbols.owner[m]) in below]
        rows = self._rows(self._calls, related)
        if len(rows) > MOST_ROWS:
            return None
        return self._places(rows) or None

    # fields

    def declared(self, field: int) -> DeclaredField | None:
        """The packaged field that a reference means; None when no packaged class of the hierarchy declares it."""
        if field not in self._declared:
            self._declared[field] = self._declare(field)
        return self._declared[field]

    def _declare(self, field: int) -> DeclaredField | None:
        fields, types = self.program.symbols.fields, self.program.types
        type_, name, kind = int(fields.owner[field]), int(fields.name[field]), int(fields.kind[field])
        for _ in range(MOST_UP):
            if type_ < 0 or types.origin[type_] != PACKAGED:
                return None
            number = fields.find(type_, name, kind)
            row = self._member(type_, number) if number >= 0 else None
            if row is not None:
                access, static, start = row
                text = self.program.symbols.strings.name(kind)
                return DeclaredField(number, type_, text, access, static, start, int(types.dex[type_]))
            type_ = int(types.superclass[type_])
        return None

    def _member(self, type_: int, number: int) -> tuple[int, bool, Encoded | None] | None:
        """Access flags, whether static, and the encoded start of a field that a packaged class defines."""
        members = self._members(type_)
        return members.get(number)

    def _members(self, type_: int) -> dict[int, tuple[int, bool, Encoded | None]]:
        known = self._fields_of.get(type_)
        if known is not None:
            return known
        types = self.program.types
        dex = self.program.dexes[int(types.dex[type_])]
        class_def = int(types.class_def[type_])
        low, high = np.searchsorted(dex.fields[:, 0], [class_def, class_def + 1])
        numbers = self.program.symbols.dexes[int(types.dex[type_])].fields
        starts = static_values(dex, class_def)
        found: dict[int, tuple[int, bool, Encoded | None]] = {}
        place = 0
        for _, index, access, static in dex.fields[low:high].tolist():
            start = starts[place] if static and place < len(starts) else None
            place += bool(static)
            found[int(numbers[index])] = (access, bool(static), start)
        self._fields_of[type_] = found
        return found

    @cached_property
    def _fields_of(self) -> dict[int, dict[int, tuple[int, bool, Encoded | None]]]:
        return {}

    def statics_of(self, type_: int) -> list[tuple[int, Encoded | None]]:
        """(number, encoded start) of each static field that a packaged class declares."""
        return [(number, start) for number, (_, static, start) in self._members(type_).items() if static]

    def stores(self, field: DeclaredField, most: int) -> list[Place] | None:
        """Every instruction that stores in a field; None when there are more than ``most``."""
        if field.number not in self._storing:
            self._storing[field.number] = self._find_stores(field)
        known = self._storing[field.number]
        return known if known is not None and len(known) <= most else None

    def _find_stores(self, field: DeclaredField) -> list[Place] | None:
        fields = self.program.symbols.fields
        same = np.flatnonzero(
            (fields.name == fields.name[field.number]) & (fields.kind == fields.kind[field.number])
        ).tolist()
        if len(same) > MOST_RELATED:
            below = set(self.program.descendants_of(field.owner).tolist())
            same = [n for n in same if int(fields.owner[n]) in below]
        aliases = [n for n in same if (found := self.declared(n)) is not None and found.number == field.number]
        rows = self._rows(self._stores, aliases)
        if len(rows) > MOST_ROWS:
            return None
        return self._places(rows)

    def initialiser(self, type_: int) -> int:
        """The number of a packaged class's static initialiser, -1 when it has none."""
        for method in self.program.methods_of(type_).tolist():
            if self.program.method_name(method) == "<clinit>":
                return int(method)
        return -1
