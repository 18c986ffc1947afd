"""One number across all dex files for every string, type, method and field that the program names."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.dex import Dex
from analyzer.apk.mutf8 import decode
from analyzer.gaps import Cause, Gap
from analyzer.program import kernels
from analyzer.program.framework import Framework

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

MAX_NAME = 8192
"""Bytes of a class, method or field name, or of a descriptor, that are shown."""

DESCRIPTOR_BUDGET = 64 << 20
"""Bytes of all proto descriptors of one dex file; honest files stay below a tenth of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """Different strings: number k is ``arena[offset[k] : offset[k] + size[k]]`` in MUTF-8."""

    arena: NDArray[np.uint8]
    offset: I64
    size: I64
    slots: I32
    seed: int
    count: int

    def text(self, number: int) -> str:
        """The string with this number; "" for -1."""
        if number < 0:
            return ""
        start = int(self.offset[number])
        return decode(self.arena[start : start + int(self.size[number])].tobytes())

    def name(self, number: int) -> str:
        """As :meth:`text`, cut after MAX_NAME bytes: a forged name may be as long as the file, and is shown often."""
        if number < 0:
            return ""
        start = int(self.offset[number])
        return decode(self.arena[start : start + min(int(self.size[number]), MAX_NAME)].tobytes())

    def find_all(self, texts: Iterable[str]) -> dict[str, int]:
        """The number of each string, as :meth:`find` gives it, in one call for many."""
        names = list(dict.fromkeys(texts))
        encoded = [name.encode("utf-8", "surrogatepass") for name in names]
        length = np.array([len(e) for e in encoded], np.int64)
        data = np.frombuffer(b"".join(encoded) + b"\0", np.uint8)
        found = kernels.find_each(
            data, np.cumsum(length) - length, length, self.seed, self.slots, self.arena, self.offset, self.size
        )
        return dict(zip(names, found.tolist(), strict=True))

    def find(self, text: str) -> int:
        """The number of a string, -1 if no dex file and no framework name has it. ``text`` is plain ASCII or UTF-8."""
        data = np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)
        if not len(data):
            return -1
        return int(kernels.find_bytes(data, 0, len(data), self.seed, self.slots, self.arena, self.offset, self.size))


@dataclass(frozen=True, slots=True, eq=False)
class Triples:
    """Different (owner type, name string, proto string or type string) triples: methods or fields."""

    owner: I32
    name: I32
    kind: I32
    slots: I32
    count: int

    def find(self, owner: int, name: int, kind: int) -> int:
        """The number of a triple, -1 if nothing names it."""
        if owner < 0 or name < 0 or kind < 0:
            return -1
        return int(kernels.find_triple(owner, name, kind, self.slots, self.owner, self.name, self.kind))


@dataclass(frozen=True, slots=True, eq=False)
class DexNumbers:
    """Per dex file: its index tables as program numbers."""

    strings: I32
    types: I32
    methods: I32
    fields: I32


@dataclass(frozen=True, slots=True, eq=False)
class Symbols:
    """All names. ``string_of_type`` and ``type_of_string`` (-1) join strings and types; ``framework_types`` and
    ``framework_methods`` number the framework's table rows.
    """

    strings: Strings
    string_of_type: I32
    type_of_string: I32
    methods: Triples
    fields: Triples
    dexes: tuple[DexNumbers, ...]
    framework_types: I32
    framework_supers: I32
    framework_methods: I32


def _slots(entries: int) -> I32:
    return np.full(1 << max(4, int(2 * entries).bit_length()), -1, np.int32)


class _Pool:
    """The one growing table of strings while symbols are made."""

    def __init__(self, entries: int, size: int, seed: int) -> None:
        self.seed, self.used, self.count = seed, 0, 0
        self.slots = _slots(entries)
        self.arena = np.empty(size, np.uint8)
        self.offset = np.empty(entries, np.int64)
        self.size = np.empty(entries, np.int64)

    def add(self, data: NDArray[np.uint8], start: I64, length: I64) -> I32:
        data = data.view()
        data.flags.writeable = False  # as the dex files are: one compiled signature for all
        numbers, used, count = kernels.intern_bytes(
            data, start, length, self.seed, self.slots, self.arena, self.used, self.offset, self.size, self.count
        )
        self.used, self.count = int(used), int(count)
        return numbers

    def frozen(self) -> Strings:
        return Strings(
            self.arena[: self.used], self.offset[: self.count], self.size[: self.count],
            self.slots, self.seed, self.count,
        )  # fmt: skip


def number_symbols(dexes: tuple[Dex, ...], framework: Framework, seed: int) -> tuple[Symbols, tuple[Gap, ...]]:
    """Number every name of all dex files and of the framework.

    Args:
        dexes: in the device's order.
        framework: the framework's table.
        seed: non-negative, below 2**62; taken from the package's digest so that hashes cannot be prepared against.
    """
    gaps: list[Gap] = []
    protos = sum(len(d.proto) for d in dexes)
    entries = len(framework.start) + sum(len(d.string_start) for d in dexes) + protos + 1
    size = len(framework.blob) + sum(int(d.string_length.sum()) for d in dexes) + 1
    pool = _Pool(entries, size, seed)
    framework_strings = pool.add(framework.blob, framework.start, framework.length)
    dex_strings = [pool.add(d.data, d.string_start, d.string_length) for d in dexes]

    type_strings = [_take(s, d.type_string) for s, d in zip(dex_strings, dexes, strict=True)]
    framework_class_strings = framework_strings[framework.class_name]
    super_strings = framework_strings[framework.supers]
    method_class_strings = framework_strings[framework.method_class]
    every = np.concatenate([*type_strings, framework_class_strings, super_strings, method_class_strings])
    string_of_type, first = np.unique(every[every >= 0], return_index=True)
    string_of_type = string_of_type[np.argsort(first, kind="stable")].astype(np.int32)
    type_of_string = np.full(entries, -1, np.int32)
    type_of_string[string_of_type] = np.arange(len(string_of_type), dtype=np.int32)
    dex_types = [np.where(s >= 0, type_of_string[s], -1).astype(np.int32) for s in type_strings]

    descriptors = [_descriptors(d, t, string_of_type, pool, gaps) for d, t in zip(dexes, dex_types, strict=True)]
    strings = pool.frozen()
    methods, method_numbers, framework_methods = _number_methods(
        dexes, dex_strings, dex_types, descriptors,
        (type_of_string[method_class_strings], framework_strings[framework.method_name],
         framework_strings[framework.method_descriptor]),
    )  # fmt: skip
    fields, field_numbers = _number_fields(dexes, dex_strings, dex_types, type_strings)
    numbers = zip(dex_strings, dex_types, method_numbers, field_numbers, strict=True)
    symbols = Symbols(
        strings=strings,
        string_of_type=string_of_type,
        type_of_string=type_of_string[: strings.count],
        methods=methods,
        fields=fields,
        dexes=tuple(DexNumbers(*columns) for columns in numbers),
        framework_types=type_of_string[framework_class_strings],
        framework_supers=type_of_string[super_strings],
        framework_methods=framework_methods,
    )
    return symbols, tuple(gaps)


def _take(numbers: I32, index: NDArray[np.uint32]) -> I32:
    """``numbers[index]`` with -1 for an index out of range (and for NO_INDEX)."""
    if not len(numbers):
        return np.full(len(index), -1, np.int32)
    safe = np.minimum(index, len(numbers) - 1)
    return np.where(index < len(numbers), numbers[safe], -1).astype(np.int32)


def _descriptors(dex: Dex, types: I32, string_of_type: I32, pool: _Pool, gaps: list[Gap]) -> I32:
    lists, parameters, whole = kernels.type_lists(
        dex.data, np.ascontiguousarray(dex.proto[:, 2]), types, kernels.MAX_PARAMETERS, len(dex.data)
    )
    result = _take(types, np.ascontiguousarray(dex.proto[:, 1]))
    data, start, length, fits = kernels.descriptor_bytes(
        result, lists, parameters, string_of_type, pool.arena, pool.offset, pool.size, DESCRIPTOR_BUDGET
    )
    if not (whole and fits):
        detail = "method descriptors are longer than any honest file's; some are not read"
        gaps.append(Gap(stage="program", cause=Cause.BUDGET, where=dex.name, detail=detail, blocks_code=True))
    if pool.used + len(data) > len(pool.arena):
        pool.arena = np.concatenate([pool.arena[: pool.used], np.empty(len(data), np.uint8)])
    return pool.add(data, start, length)


def _number_methods(
    dexes: tuple[Dex, ...],
    strings: list[I32],
    types: list[I32],
    descriptors: list[I32],
    framework: tuple[I32, I32, I32],
) -> tuple[Triples, list[I32], I32]:
    entries = len(framework[0]) + sum(len(d.method_class) for d in dexes) + 1
    table = _TripleTable(entries)
    from_framework = table.add(*framework)
    numbers = [
        table.add(_take(t, d.method_class), _take(s, d.method_name), _take(p, d.method_proto))
        for d, s, t, p in zip(dexes, strings, types, descriptors, strict=True)
    ]
    return table.frozen(), numbers, from_framework


def _number_fields(
    dexes: tuple[Dex, ...], strings: list[I32], types: list[I32], type_strings: list[I32]
) -> tuple[Triples, list[I32]]:
    table = _TripleTable(sum(len(d.field_class) for d in dexes) + 1)
    numbers = [
        table.add(_take(t, d.field_class), _take(s, d.field_name), _take(ts, d.field_type))
        for d, s, t, ts in zip(dexes, strings, types, type_strings, strict=True)
    ]
    return table.frozen(), numbers


class _TripleTable:
    """The growing table of triples while symbols are made."""

    def __init__(self, entries: int) -> None:
        self.slots = _slots(entries)
        self.first, self.second, self.third = (np.empty(entries, np.int32) for _ in range(3))
        self.count = 0

    def add(self, owner: I32, name: I32, kind: I32) -> I32:
        numbers, count = kernels.intern_triples(
            owner, name, kind, self.slots, self.first, self.second, self.third, self.count
        )
        self.count = int(count)
        return numbers

    def frozen(self) -> Triples:
        owner, name, kind = (column[: self.count].copy() for column in (self.first, self.second, self.third))
        return Triples(owner, name, kind, self.slots, self.count)
