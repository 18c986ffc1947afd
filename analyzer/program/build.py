"""Many dex files to one program, as the device would link them: the first definition of a class wins, and a class
that every supported device has in its framework beats a packaged twin.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.dex import Dex
from analyzer.gaps import Cause, Gap
from analyzer.program import kernels
from analyzer.program.framework import FIRST_LEVEL, LAST_LEVEL, Framework
from analyzer.program.symbols import Symbols, number_symbols

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]

ACC_PRIVATE, ACC_STATIC, ACC_NATIVE, ACC_INTERFACE, ACC_ABSTRACT = 0x2, 0x8, 0x100, 0x200, 0x400
"""Access flags (Dalvik executable format)."""

ABSENT, PACKAGED, FRAMEWORK = 0, 1, 2
"""Where a type or method is defined; absent types are named but neither packaged nor known to the framework."""

MAX_SUPERTYPES = 512
SUPERTYPE_BUDGET = 40_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Types:
    """Per type number: ``origin`` (ABSENT, PACKAGED, FRAMEWORK), ``dex`` and ``class_def`` of the winning definition
    (-1), ``access``, ``superclass`` (-1), direct supertypes and all ancestors (CSR; itself first, nearest first;
    ancestors only of packaged types), and the packaged descendants (CSR, itself included).
    """

    origin: U8
    dex: I32
    class_def: I32
    access: I64
    superclass: I32
    super_first: I64
    supers: I32
    ancestor_first: I64
    ancestors: I32
    descendant_first: I64
    descendants: I32


@dataclass(frozen=True, slots=True, eq=False)
class Methods:
    """Per method number: ``origin``, ``access``, ``dex`` and ``row`` (encoded method) of the winning definition (-1),
    ``virtual``, and the rows ``first:end`` of the program's sites. By owner: ``by_type`` (CSR) lists defined methods.
    ``coded``: the methods that have rows, in the order of their rows.
    """

    origin: U8
    access: I64
    dex: I32
    row: I32
    virtual: U8
    first: I64
    end: I64
    by_type_first: I64
    by_type: I32
    coded: I64


@dataclass(frozen=True, slots=True, eq=False)
class ProgramSites:
    """All swept rows of winning methods. ``ref`` is a string, type, field or method number by opcode (-1: bad index);
    for ``invoke-custom``, handles and protos it is the index in the method's own dex file.
    """

    op: U8
    pc: NDArray[np.uint32]
    ref: I32


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """One linked program. Numbers are dense and the same for the same package."""

    dexes: tuple[Dex, ...]
    symbols: Symbols
    types: Types
    methods: Methods
    sites: ProgramSites
    custom_targets: tuple[tuple[int, int], ...]
    """(method, target method): what ``invoke-custom`` and ``const-method-handle`` in a method may run."""

    def type_name(self, type_: int) -> str:
        """``Lcom/a/B;``, "" for -1."""
        return self.symbols.strings.name(int(self.symbols.string_of_type[type_])) if type_ >= 0 else ""

    def method_name(self, method: int) -> str:
        """The simple name."""
        return self.symbols.strings.name(int(self.symbols.methods.name[method]))

    def descriptor(self, method: int) -> str:
        """``(args)ret``."""
        return self.symbols.strings.name(int(self.symbols.methods.kind[method]))

    def signature(self, method: int) -> str:
        """``Lcls;->name(args)ret``."""
        owner = self.type_name(int(self.symbols.methods.owner[method]))
        return f"{owner}->{self.method_name(method)}{self.descriptor(method)}"

    def field_signature(self, field: int) -> str:
        """``Lcls;->name:type``."""
        fields, text = self.symbols.fields, self.symbols.strings.text
        owner = self.type_name(int(fields.owner[field]))
        return f"{owner}->{text(int(fields.name[field]))}:{text(int(fields.kind[field]))}"

    def find_type(self, descriptor: str) -> int:
        """The number of a type, -1 if neither the package nor the framework has the name."""
        string = self.symbols.strings.find(descriptor)
        return int(self.symbols.type_of_string[string]) if string >= 0 else -1

    def find_method(self, descriptor: str, name: str, proto: str) -> int:
        """The number of a method, -1 if nothing names it."""
        find = self.symbols.strings.find
        return self.symbols.methods.find(self.find_type(descriptor), find(name), find(proto))

    def methods_of_rows(self, rows: I64) -> I32:
        """The method that each row of the sites belongs to, -1 for a row of a losing definition."""
        table = self.methods
        if not len(table.coded):
            return np.full(len(rows), -1, np.int32)
        place = np.searchsorted(table.first[table.coded], rows, side="right") - 1
        method = table.coded[np.maximum(place, 0)]
        return np.where((place >= 0) & (rows < table.end[method]), method, -1).astype(np.int32)

    def methods_of(self, type_: int) -> I32:
        """The methods that the winning definition of a type defines."""
        table = self.methods
        return table.by_type[int(table.by_type_first[type_]) : int(table.by_type_first[type_ + 1])]

    def ancestors_of(self, type_: int) -> I32:
        """A packaged type and all its supertypes, nearest first."""
        return self.types.ancestors[int(self.types.ancestor_first[type_]) : int(self.types.ancestor_first[type_ + 1])]

    def descendants_of(self, type_: int) -> I32:
        """All packaged subtypes of a type, itself included when it is packaged."""
        first = self.types.descendant_first
        return self.types.descendants[int(first[type_]) : int(first[type_ + 1])]


def build_program(
    dexes: tuple[Dex, ...], framework: Framework, min_sdk: int, seed: int
) -> tuple[Program, tuple[Gap, ...]]:
    """Link dex files (in the device's order) with the framework.

    Args:
        dexes: at least none.
        framework: the framework's table.
        min_sdk: the oldest level the package installs on; a framework class that came later may be packaged as well.
        seed: for the hash tables, from the package's digest.
    """
    symbols, gaps = number_symbols(dexes, framework, seed)
    types, gap = _link_types(dexes, symbols, framework, min_sdk)
    methods, sites = _link_methods(dexes, symbols, types)
    custom = _custom_targets(dexes, symbols, methods, sites)
    return Program(dexes, symbols, types, methods, sites, custom), gaps + gap


def _link_types(
    dexes: tuple[Dex, ...], symbols: Symbols, framework: Framework, min_sdk: int
) -> tuple[Types, tuple[Gap, ...]]:
    count = len(symbols.string_of_type)
    origin = np.zeros(count, np.uint8)
    everywhere = (framework.class_min <= max(min_sdk, FIRST_LEVEL)) & (framework.class_max >= LAST_LEVEL)
    origin[symbols.framework_types] = FRAMEWORK
    beaten = np.zeros(count, bool)
    beaten[symbols.framework_types[everywhere]] = True

    defined = [
        np.where(
            d.class_defs[:, 0] < len(n.types), n.types[np.minimum(d.class_defs[:, 0], max(len(n.types) - 1, 0))], -1
        )
        if len(n.types)
        else np.full(len(d.class_defs), -1, np.int32)
        for d, n in zip(dexes, symbols.dexes, strict=True)
    ]
    types = np.concatenate([*defined, np.empty(0, np.int32)]).astype(np.int32)
    dex_of = np.repeat(np.arange(len(dexes), dtype=np.int32), [len(x) for x in defined])
    row_of = np.concatenate([*(np.arange(len(x), dtype=np.int32) for x in defined), np.empty(0, np.int32)])
    unique, first = np.unique(types, return_index=True)
    keep = (unique >= 0) & ~beaten[unique]
    unique, first = unique[keep], first[keep]

    dex, class_def = np.full(count, -1, np.int32), np.full(count, -1, np.int32)
    dex[unique], class_def[unique] = dex_of[first], row_of[first]
    origin[unique] = PACKAGED
    access = np.zeros(count, np.int64)
    superclass = np.full(count, -1, np.int32)
    interface = symbols.framework_types[framework.class_interface == 1]
    access[interface] = ACC_INTERFACE

    super_first, supers, whole = _direct_supertypes(
        dexes, symbols, framework, origin, dex, class_def, access, superclass
    )
    packaged = (origin == PACKAGED).astype(np.uint8)
    ancestor_first, ancestors, complete = kernels.ancestors(
        super_first, supers, packaged, MAX_SUPERTYPES, SUPERTYPE_BUDGET
    )
    descendant_first, descendants = kernels.transpose(ancestor_first, ancestors, count)
    gaps: tuple[Gap, ...] = ()
    if not (whole and complete):
        detail = "the class hierarchy is deeper or wider than any honest program's; part of it was not followed"
        gaps = (Gap(stage="program", cause=Cause.BUDGET, where="hierarchy", detail=detail, blocks_code=True),)
    linked = Types(
        origin, dex, class_def, access, superclass, super_first, supers,
        ancestor_first, ancestors, descendant_first, descendants,
    )  # fmt: skip
    return linked, gaps


def _direct_supertypes(
    dexes: tuple[Dex, ...],
    symbols: Symbols,
    framework: Framework,
    origin: U8,
    dex: I32,
    class_def: I32,
    access: I64,
    superclass: I32,
) -> tuple[I64, I32, bool]:
    """CSR of direct supertypes, superclass first; fills ``access`` and ``superclass`` of packaged types."""
    edges_from, edges_to, order = [], [], []
    whole = True
    for number, (d, n) in enumerate(zip(dexes, symbols.dexes, strict=True)):
        mine = np.flatnonzero(dex == number).astype(np.int32)
        if not len(mine):
            continue
        rows = d.class_defs[class_def[mine]]
        access[mine] = rows[:, 1]
        up = np.where(rows[:, 2] < len(n.types), n.types[np.minimum(rows[:, 2], len(n.types) - 1)], -1)
        superclass[mine] = up
        lists, interfaces, enough = kernels.type_lists(
            d.data, np.ascontiguousarray(rows[:, 3]), n.types, 65535, len(d.data)
        )
        whole = whole and enough
        edges_from += [mine, np.repeat(mine, np.diff(lists))]
        edges_to += [up.astype(np.int32), interfaces]
        order += [np.zeros(len(mine), np.int8), np.ones(len(interfaces), np.int8)]
    owner = np.repeat(symbols.framework_types, np.diff(framework.supers_first))
    theirs = origin[owner] == FRAMEWORK
    edges_from.append(owner[theirs])
    edges_to.append(symbols.framework_supers[theirs])
    order.append(np.ones(int(theirs.sum()), np.int8))
    root = symbols.type_of_string[symbols.strings.find("Ljava/lang/Object;")]
    plain = np.setdiff1d(np.flatnonzero(origin == FRAMEWORK), np.append(owner, root)).astype(np.int32)
    edges_from.append(plain)
    edges_to.append(np.full(len(plain), root, np.int32))
    order.append(np.ones(len(plain), np.int8))
    for_type, to, rank = np.concatenate(edges_from), np.concatenate(edges_to), np.concatenate(order)
    good = (to >= 0) & (to != for_type)
    for_type, to, rank = for_type[good], to[good], rank[good]
    by = np.lexsort((rank, for_type))
    first = np.zeros(len(origin) + 1, np.int64)
    np.cumsum(np.bincount(for_type, minlength=len(origin)), out=first[1:])
    return first, to[by].astype(np.int32), whole


def _link_methods(dexes: tuple[Dex, ...], symbols: Symbols, types: Types) -> tuple[Methods, ProgramSites]:
    count = symbols.methods.count
    origin = np.zeros(count, np.uint8)
    theirs = symbols.framework_methods
    origin[theirs[types.origin[symbols.methods.owner[theirs]] == FRAMEWORK]] = FRAMEWORK
    access, virtual = np.zeros(count, np.int64), np.zeros(count, np.uint8)
    dex, row = np.full(count, -1, np.int32), np.full(count, -1, np.int32)
    first, end = np.zeros(count, np.int64), np.zeros(count, np.int64)
    total = sum(len(d.sites.pc) for d in dexes)
    refs = np.empty(total, np.int32)
    base = 0
    for number, (d, n) in enumerate(zip(dexes, symbols.dexes, strict=True)):
        kernels.map_references(d.sites.op, d.sites.ref, n.strings, n.types, n.fields, n.methods, refs, base)
        if len(d.methods):
            method = n.methods[d.methods[:, 1]]
            owner = symbols.methods.owner[method]
            wins = (method >= 0) & (types.dex[owner] == number) & (types.class_def[owner] == d.methods[:, 0])
            rows = np.flatnonzero(wins)
            unique, where = np.unique(method[rows], return_index=True)
            rows = rows[where]
            origin[unique] = PACKAGED
            access[unique], virtual[unique] = d.methods[rows, 2], d.virtual[rows]
            dex[unique], row[unique] = number, rows
            first[unique], end[unique] = base + d.sites.first[rows], base + d.sites.first[rows + 1]
        base += len(d.sites.pc)
    defined = np.flatnonzero(origin == PACKAGED)
    owners = symbols.methods.owner[defined]
    by = np.argsort(owners, kind="stable")
    by_first = np.zeros(len(types.origin) + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=len(types.origin)), out=by_first[1:])
    coded = np.flatnonzero(end > first)
    coded = coded[np.argsort(first[coded], kind="stable")]
    methods = Methods(origin, access, dex, row, virtual, first, end, by_first, defined[by].astype(np.int32), coded)
    op = np.concatenate([*(d.sites.op for d in dexes), np.empty(0, np.uint8)])
    pc = np.concatenate([*(d.sites.pc for d in dexes), np.empty(0, np.uint32)])
    return methods, ProgramSites(op, pc, refs)


def _custom_targets(
    dexes: tuple[Dex, ...], symbols: Symbols, methods: Methods, sites: ProgramSites
) -> tuple[tuple[int, int], ...]:
    """Which methods run through method handles that a method's ``invoke-custom`` call sites name."""
    rows = np.flatnonzero(sites.op >= 0xFC)
    if not len(rows):
        return ()
    coded = methods.coded
    place = np.searchsorted(methods.first[coded], rows, side="right") - 1
    edges = []
    for at, where in zip(rows.tolist(), place.tolist(), strict=True):
        if where < 0 or at >= int(methods.end[coded[where]]):
            continue
        caller = int(coded[where])
        number = int(methods.dex[caller])
        dex, op, index = dexes[number], int(sites.op[at]), int(sites.ref[at])
        handles = (index,) if op == 0xFE else call_site_handles(dex, index) if op in (0xFC, 0xFD) else ()
        for handle in handles:
            target = handle_method(dex, handle)
            if 0 <= target < len(symbols.dexes[number].methods):
                edges.append((caller, int(symbols.dexes[number].methods[target])))
    return tuple(sorted(set(edges)))


def handle_method(dex: Dex, handle: int) -> int:
    """The method index that a method handle invokes, -1 for field accessors and bad indices."""
    if not 0 <= handle < len(dex.method_handles):
        return -1
    kind, _, member, _ = (int(x) for x in dex.method_handles[handle])
    return member if 4 <= kind <= 8 else -1


def call_site_handles(dex: Dex, call_site: int) -> tuple[int, ...]:
    """The method handles among the values of a call site: the bootstrap method first, then its arguments."""
    if not 0 <= call_site < len(dex.call_sites):
        return ()
    data, at = dex.data, int(dex.call_sites[call_site])
    count, at = _uleb(data, at)
    handles = []
    for _ in range(min(count, 255)):
        if at >= len(data):
            break
        head = int(data[at])
        kind, size = head & 0x1F, (head >> 5) + 1
        if kind in (0x1C, 0x1D):
            break
        width = 0 if kind in (0x1E, 0x1F) else size
        if kind == 0x16:
            handles.append(int.from_bytes(data[at + 1 : at + 1 + width].tobytes(), "little"))
        at += 1 + width
    return tuple(handles)


def _uleb(data: NDArray[np.uint8], at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 35, 7):
        if at >= len(data):
            break
        byte = int(data[at])
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
    return value, at
