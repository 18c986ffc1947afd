"""The program as the behaviours stage asks it: which calls name an API, whose code is it, is it alive, which line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.debug import line_of, source_file
from analyzer.behaviours.model import CallSite, EntryPoint, Grade, PathStep
from analyzer.callgraph.build import CallGraph, resolve
from analyzer.program import kernels
from analyzer.program.build import MAX_SUPERTYPES, PACKAGED, SUPERTYPE_BUDGET, Program
from analyzer.program.constants import Constants
from analyzer.program.owner import Owner
from analyzer.program.sdks import AppNamespace, SdkIndex
from analyzer.program.values import CallArguments, Values

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

Names = Mapping[str, frozenset[str]]
"""Class descriptor to simple method names; "*" stands for every member."""


@dataclass(frozen=True, slots=True)
class ApiCall:
    """Calls of one method reference that match an API: the signature as the API's class declares it, and the rows
    of the program's sites that call it.
    """

    signature: str
    reference: int
    rows: I64


@dataclass(frozen=True, slots=True)
class Place:
    """One instruction of a packaged method: method number, and position in code units."""

    method: int
    pc: int


class CodeIndex:
    """Lookups over one program and its call graph; nothing is computed before it is asked for."""

    def __init__(
        self,
        program: Program,
        graph: CallGraph,
        index: SdkIndex,
        namespace: AppNamespace,
        constants: Constants | None = None,
    ) -> None:
        self.program = program
        self.graph = graph
        self._index = index
        self._namespace = namespace
        self.constants = constants or Constants(program, live=graph.row_live)
        self._loaded: dict[int, frozenset[str]] = {}
        self._lines: dict[int, tuple[int | None, str]] = {}

    # whose

    @cached_property
    def packaged_types(self) -> I32:
        """Numbers of all packaged classes, ascending."""
        return np.flatnonzero(self.program.types.origin == PACKAGED).astype(np.int32)

    @cached_property
    def descriptors(self) -> list[str]:
        """Descriptors of ``packaged_types``."""
        return [self.program.type_name(t) for t in self.packaged_types.tolist()]

    @cached_property
    def owner_numbers(self) -> list[int]:
        """Owner numbers (``SdkIndex``) of ``packaged_types``."""
        return self._index.owners_of(self.descriptors, self._namespace)

    @cached_property
    def _owner_of_type(self) -> dict[int, int]:
        return dict(zip(self.packaged_types.tolist(), self.owner_numbers, strict=True))

    @cached_property
    def reachable_per_type(self) -> list[int]:
        """How many reachable methods each of ``packaged_types`` has."""
        live = np.flatnonzero((self.graph.live == 1) & (self.program.methods.origin == PACKAGED))
        count = np.bincount(self.program.symbols.methods.owner[live], minlength=len(self.program.types.origin))
        return [int(n) for n in count[self.packaged_types]]

    def owner_of(self, method: int) -> Owner:
        """Whose code a method is."""
        return self._index.owner(self._owner_of_type.get(int(self.program.symbols.methods.owner[method]), -1))

    def owners_named(self, descriptors: Sequence[str]) -> dict[str, Owner]:
        """Whose classes these are, packaged or not."""
        numbers = self._index.owners_of(descriptors, self._namespace)
        return {name: self._index.owner(number) for name, number in zip(descriptors, numbers, strict=True)}

    def libraries(self) -> frozenset[str]:
        """Ids of the SDKs that are open-source libraries which handle no data for their vendor."""
        return self._index.libraries()

    def is_library(self, method: int) -> bool:
        """Whether a method belongs to an open-source library that handles no data for its vendor."""
        owner = self.owner_of(method)
        sdk = self._index.get(owner.sdk) if owner.sdk else None
        return sdk is not None and sdk.is_library

    def live(self, place: Place) -> bool:
        """Whether anything can run the instruction at a place: the method is live, and no constant skips it."""
        if not self.graph.live[place.method]:
            return False
        row = self.row_of(place)
        return row < 0 or bool(self.graph.row_live[row])

    def row_of(self, place: Place) -> int:
        """The row of the program's sites at a place, -1 when there is none."""
        first, end = int(self.program.methods.first[place.method]), int(self.program.methods.end[place.method])
        row = first + int(np.searchsorted(self.program.sites.pc[first:end], place.pc))
        return row if row < end and int(self.program.sites.pc[row]) == place.pc else -1

    def grade_of(self, place: Place) -> Grade:
        """Whether a place is reachable from an entry point; :func:`when.timed` adds whether at start-up."""
        return "reachable" if self.live(place) else "packaged"

    # where

    def places(self, rows: I64) -> list[Place]:
        """Rows as places; rows of losing definitions are left out."""
        methods = self.program.methods_of_rows(rows).tolist()
        pcs = self.program.sites.pc[rows].tolist()
        return [Place(m, pc) for m, pc in zip(methods, pcs, strict=True) if m >= 0]

    def site(self, place: Place) -> CallSite:
        """A place as it is saved, with its source line when the package has debug lines."""
        program = self.program
        dex = program.dexes[int(program.methods.dex[place.method])]
        code_offset = int(dex.methods[int(program.methods.row[place.method]), 3])
        class_def = int(program.types.class_def[int(program.symbols.methods.owner[place.method])])
        return CallSite(
            method=program.signature(place.method),
            offset=place.pc,
            line=line_of(dex, code_offset, place.pc),
            source_file=source_file(dex, class_def),
            dex=dex.name,
        )

    def path(self, method: int) -> tuple[EntryPoint | None, tuple[PathStep, ...]]:
        """The entry point and shortest path of a reachable method; (None, ()) otherwise."""
        return self.way(self.graph.path(method))

    def way(self, steps: Sequence[tuple[int, str, int]]) -> tuple[EntryPoint | None, tuple[PathStep, ...]]:
        """Steps (method, how, row) as they are saved, with the entry point that they begin at; (None, ()) for none."""
        if not steps:
            return None, ()
        kind, component = self.graph.entry(steps[0][0])
        entry = EntryPoint(
            method=self.program.signature(steps[0][0]),
            kind=kind,
            component=component,
            doubtful=bool(self.graph.doubtful[steps[0][0]]),
        )
        return entry, tuple(
            self.step(method, how, row, self.graph.targets(row) if how == "dispatch" else 1)
            for method, how, row in steps
        )

    def step(self, method: int, how: str, row: int, targets: int) -> PathStep:
        """One step of a path as it is saved; ``row`` is the instruction that leads to the method, -1 for none."""
        line, file = self._line_at(row)
        return PathStep(method=self.program.signature(method), how=how, targets=targets, line=line, source_file=file)

    def _line_at(self, row: int) -> tuple[int | None, str]:
        """The source line of a row, and its file; many paths share their steps."""
        if row not in self._lines:
            places = self.places(np.array([row], np.int64)) if row >= 0 else []
            site = self.site(places[0]) if places else None
            self._lines[row] = (site.line, site.source_file) if site and site.line is not None else (None, "")
        return self._lines[row]

    # what

    @cached_property
    def _calls(self) -> I64:
        op, ref = self.program.sites.op, self.program.sites.ref
        return np.flatnonzero((op >= 0x6E) & (op <= 0xFB) & (ref >= 0))

    def rows_with(self, numbers: Iterable[int], first_op: int, last_op: int) -> I64:
        """Rows with an opcode in the range whose reference is one of ``numbers``, ascending."""
        wanted = np.array(sorted(set(numbers)), np.int32)
        if not len(wanted):
            return np.empty(0, np.int64)
        op, ref = self.program.sites.op, self.program.sites.ref
        rows = np.flatnonzero((op >= first_op) & (op <= last_op))
        return rows[np.isin(ref[rows], wanted)]

    @cached_property
    def _named_supertypes(self) -> tuple[I32, I32, I32]:
        """Pairs of every called method reference with every supertype of the class it names; and for each method
        number the method that it resolves to, -1 if unknown.
        """
        program, types = self.program, self.program.types
        symbols = program.symbols.methods
        reference = np.unique(program.sites.ref[self._calls])
        called = np.zeros(symbols.count, bool)
        called[reference] = True
        owners = np.zeros(len(types.origin), np.uint8)
        owners[symbols.owner[reference]] = 1
        first, supers, _ = kernels.ancestors(types.super_first, types.supers, owners, MAX_SUPERTYPES, SUPERTYPE_BUDGET)
        counts = np.diff(first)[symbols.owner[reference]]
        pair_ref = np.repeat(reference, counts)
        start = np.repeat(first[:-1][symbols.owner[reference]] - (np.cumsum(counts) - counts), counts)
        pair_type = supers[np.arange(len(pair_ref)) + start]
        return pair_ref, pair_type, resolve(program, called)

    def calls_of(self, names: Names) -> list[ApiCall]:
        """Every call of a wanted method, through whichever subclass of its class the call names it.

        A call that resolves to a packaged method is a call of that method, not of the framework's.
        """
        program, symbols = self.program, self.program.symbols.methods
        wanted_keys, wanted_types = self._wanted(names)
        pair_ref, pair_type, resolved = self._named_supertypes
        hits: list[tuple[int, int]] = []
        keep = wanted_types[pair_type]
        pair_ref, pair_type = pair_ref[keep], pair_type[keep]
        keys = pair_type.astype(np.int64) << 32 | symbols.name[pair_ref].astype(np.int64)
        keep = np.isin(keys, wanted_keys) | np.isin(pair_type.astype(np.int64) << 32 | 0xFFFFFFFF, wanted_keys)
        for ref, type_ in zip(pair_ref[keep].tolist(), pair_type[keep].tolist(), strict=True):
            target = int(resolved[ref])
            if target >= 0 and program.methods.origin[target] == PACKAGED and int(symbols.owner[target]) != type_:
                continue
            hits.append((ref, type_))
        return self._grouped(hits)

    def _wanted(self, names: Names) -> tuple[I64, NDArray[np.bool_]]:
        """Sorted keys (type << 32 | name, all ones for any member) of the wanted methods, and a mask of their types."""
        classes = self.type_numbers(names)
        members = self.program.symbols.strings.find_all(m for cls in classes for m in names[cls])
        mask = np.zeros(len(self.program.types.origin), bool)
        mask[list(classes.values())] = True
        keys = [
            type_ << 32 | (0xFFFFFFFF if name == "*" else members[name])
            for cls, type_ in classes.items()
            for name in names[cls]
            if name == "*" or members[name] >= 0
        ]
        return np.array(sorted(keys), np.int64), mask

    def type_numbers(self, descriptors: Iterable[str]) -> dict[str, int]:
        """The numbers of those classes that the package or the framework names."""
        strings = self.program.symbols.strings.find_all(descriptors)
        types = self.program.symbols.type_of_string
        found = {name: int(types[number]) for name, number in strings.items() if number >= 0}
        return {name: type_ for name, type_ in found.items() if type_ >= 0}

    def _grouped(self, hits: list[tuple[int, int]]) -> list[ApiCall]:
        wanted = np.zeros(self.program.symbols.methods.count, bool)
        wanted[[ref for ref, _ in hits]] = True
        rows = self._calls[wanted[self.program.sites.ref[self._calls]]]
        refs = self.program.sites.ref[rows]
        order = np.argsort(refs, kind="stable")
        rows, refs = rows[order], refs[order]
        calls = []
        for ref, type_ in hits:
            low, high = np.searchsorted(refs, ref, side="left"), np.searchsorted(refs, ref, side="right")
            member = f"{self.program.method_name(ref)}{self.program.descriptor(ref)}"
            calls.append(ApiCall(f"{self.program.type_name(type_)}->{member}", ref, rows[low:high]))
        return calls

    def arguments(self, place: Place) -> CallArguments | None:
        """The constants that reach the arguments of the call at a place; None when there is no call."""
        return self.constants.arguments(place.method).get(place.pc)

    def calls_in(self, method: int) -> tuple[CallArguments, ...]:
        """All calls of a packaged method with the constants that reach their arguments."""
        return tuple(self.constants.arguments(method).values())

    @property
    def unfollowed(self) -> set[int]:
        """Methods whose constants could not be followed to the end."""
        return self.constants.unfollowed

    def static_constants(self, field: str) -> Values | None:
        """The constants that a static field of a packaged class may hold; None when that is not known."""
        return self.constants.field_values(field)

    def strings_of(self, method: int) -> frozenset[str]:
        """The string constants that a method loads."""
        if method not in self._loaded:
            rows = slice(int(self.program.methods.first[method]), int(self.program.methods.end[method]))
            op, ref = self.program.sites.op[rows], self.program.sites.ref[rows]
            loaded = set(ref[(op == 0x1A) | (op == 0x1B)].tolist())
            self._loaded[method] = frozenset(self.program.symbols.strings.text(n) for n in loaded if n >= 0)
        return self._loaded[method]

    def strings_starting(self, prefix: bytes) -> list[int]:
        """Numbers of all strings that start with ``prefix``."""
        strings = self.program.symbols.strings
        found = np.flatnonzero(strings.size >= len(prefix))
        for at, byte in enumerate(prefix):  # each byte leaves a small part of the strings
            found = found[strings.arena[strings.offset[found] + at] == byte]
        return [int(number) for number in found]
