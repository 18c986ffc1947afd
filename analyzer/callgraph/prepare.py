"""What the worklist has to know of a program, as columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.kernels import METHOD_BUDGET, annotated_methods
from analyzer.callgraph import framework_marks, kernels
from analyzer.callgraph.entries import Entered
from analyzer.callgraph.hints import Hints
from analyzer.callgraph.kernels_blocks import UNKNOWN
from analyzer.callgraph.kernels_state import (
    HOW_CALLBACK,
    HOW_INDIRECT,
    HOW_INSTANTIATION,
    HOW_INTENT,
    HOW_REFLECTION,
    Given,
)
from analyzer.callgraph.references import resolve
from analyzer.program.build import ACC_ABSTRACT, ACC_INTERFACE, ACC_STATIC, PACKAGED, Program
from analyzer.program.kernels import classes_named_by_strings

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]

MOST_PROBES = 100_000_000
"""Look-ups of callbacks in all: many times what the largest honest program asks for."""
STEPS_PER_UNIT = 60
"""Steps of the worklist per code unit of the program before it gives up; measured programs need at most 4."""
CLASS_ID = "$r8$classId"
_GENERATED = ("_Impl;", "_ViewBinding;", "_MembersInjector;", "_LifecycleAdapter;")
"""How names of generated classes end that a library completes from the name of the class they are for."""
ACC_FINAL, ACC_SYNTHETIC = 0x10, 0x1000

_BRIDGE = "Landroid/webkit/JavascriptInterface;"
FOUND_BY_ANNOTATION = frozenset(
    {
        _BRIDGE,
        "Landroidx/lifecycle/OnLifecycleEvent;",
        "Landroid/arch/lifecycle/OnLifecycleEvent;",
        "Lorg/greenrobot/eventbus/Subscribe;",
        "Lcom/google/common/eventbus/Subscribe;",
        "Lcom/squareup/otto/Subscribe;",
    }
)
"""Annotations by which a WebView or an event library finds the methods it calls on an object of the class."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The columns, and whether budgets were enough to fill them."""

    given: Given
    whole: bool


def prepare(program: Program, package: Entered, hints: Hints) -> Prepared:
    """The columns of a program.

    Args:
        program: the linked program.
        package: what its manifest and resources say of who makes what.
        hints: edges and instances that computed names reveal.
    """
    types, methods, names, strings = program.types, program.methods, program.symbols.methods, program.symbols.strings
    type_count = len(types.origin)
    find_type = program.find_type
    object_type = max(find_type("Ljava/lang/Object;"), 0)
    proto_of, prototypes = _prototypes(program, object_type)
    resolved = _resolved(program)
    type_marks, type_origin = framework_marks.type_marks(program)
    callback_first, callbacks, callback_types, whole = _callbacks(program, framework_marks.libraries(program))
    initialiser, constructor_first, constructors = initialisers(program)
    concrete = (types.origin == PACKAGED) & (types.access & (ACC_INTERFACE | ACC_ABSTRACT) == 0)
    string_type = classes_named_by_strings(
        strings.seed, strings.slots, strings.arena, strings.offset, strings.size, strings.count,
        program.symbols.type_of_string,
    )  # fmt: skip
    string_type[(string_type >= 0) & (types.origin[np.maximum(string_type, 0)] != PACKAGED)] = -1
    string_action, action_first, action_types = _actions(program, package.actions)
    component = np.zeros(type_count, np.uint8)
    component[list(package.components)] = 1
    fields = _fields(program)
    code, units, code_at, type_base, type_map = _code(program)
    extra, made = _hinted(program, hints, package.handlers)
    marks = framework_marks.method_marks(program, resolved)
    param_first, params, param_kinds, returns, return_kinds = prototypes
    parts_first, parts, part_fields = _parts(program, fields[0], concrete)
    given = Given(
        code, units, code_at, methods.dex, type_base, type_map,
        program.sites.op, program.sites.pc, program.sites.ref, methods.first, methods.end,
        names.owner, names.name, names.kind, names.slots, methods.origin, methods.access,
        resolved, marks, proto_of, param_first, params, returns,
        type_origin, types.access, type_marks, types.superclass, types.super_first, types.supers,
        types.ancestor_first, types.ancestors, types.descendant_first, types.descendants,
        callback_first, callbacks, callback_types, initialiser, constructor_first, constructors,
        concrete.astype(np.uint8), string_type, string_action, action_first, action_types, component,
        _elements(program), _companions(program), _found_by_members(program), methods.by_type_first, methods.by_type,
        parts_first, parts, part_fields,
        program.symbols.fields.owner, *fields[:4], *extra, *made, fields[4], (return_kinds == 1).astype(np.uint8),
        param_kinds, object_type, find_type("Ljava/lang/Class;"), find_type("Landroid/view/View$OnClickListener;"),
        strings.find("onCreate"),
        find_type("Landroid/os/Parcelable$Creator;"), find_type("Ljava/lang/String;"),
        find_type("Ljava/lang/Comparable;"), find_type("Landroid/os/Parcelable;"),
        find_type("Ljava/lang/Runnable;"),
        find_type("Ljava/util/concurrent/Callable;"),
        STEPS_PER_UNIT * min(int(units.sum()), len(code) // 2) + 1_000_000,
        int(bool(program.custom_targets)),
    )  # fmt: skip
    return Prepared(given, bool(whole))


def _prototypes(program: Program, unknown: int) -> tuple[I32, tuple[I64, I32, U8, I32, U8]]:
    strings, kinds = program.symbols.strings, program.symbols.methods.kind
    unique, proto_of = np.unique(kinds, return_inverse=True)
    found = kernels.prototypes(
        unique.astype(np.int32), strings.arena, strings.offset, strings.size, strings.seed, strings.slots,
        program.symbols.type_of_string, unknown,
    )  # fmt: skip
    return proto_of.astype(np.int32).reshape(-1), found


def _resolved(program: Program) -> I32:
    """Per method reference that code calls the method that declares it, -1 if unknown (and for the others)."""
    op, ref = program.sites.op, program.sites.ref
    called = np.zeros(program.symbols.methods.count, bool)
    rows = (op >= 0x6E) & (op <= 0xFB) & (ref >= 0)
    called[ref[rows]] = True
    return resolve(program, called)


def _callbacks(program: Program, library: U8) -> tuple[I64, I32, I32, bool]:
    types, methods, names = program.types, program.methods, program.symbols.methods
    framework_names = np.zeros(program.symbols.strings.count, np.uint8)
    framework_names[names.name[program.symbols.framework_methods]] = 1
    framework_names[names.name[library[names.owner] == 1]] = 1
    packaged = (types.origin == PACKAGED).astype(np.uint8)
    return kernels.callbacks(
        packaged, names.slots, names.owner, names.name, names.kind, methods.origin, methods.access, methods.virtual,
        types.origin, types.superclass, types.ancestor_first, types.ancestors,
        methods.by_type_first, methods.by_type, framework_names, _annotated(program), library, MOST_PROBES,
    )  # fmt: skip


def _annotated(program: Program) -> U8:
    """(methods,) uint8: 1 for ``@JavascriptInterface``, 2 for another annotation of FOUND_BY_ANNOTATION, 0 for none."""
    found = np.zeros(program.symbols.methods.count, np.uint8)
    others = {program.find_type(name) for name in FOUND_BY_ANNOTATION - {_BRIDGE}} - {-1}
    for mark, wanted_types in ((2, others), (1, {program.find_type(_BRIDGE)} - {-1})):
        for dex, numbers in zip(program.dexes, program.symbols.dexes, strict=True):
            wanted = np.isin(numbers.types, np.array(sorted(wanted_types), np.int32)).astype(np.uint8)
            if not wanted.any():
                continue
            marked = annotated_methods(
                dex.data, np.ascontiguousarray(dex.class_defs[:, 5]), wanted, len(dex.method_class), len(dex.data)
            )
            hit = numbers.methods[np.flatnonzero(marked)]
            found[hit[hit >= 0]] = mark
    names, find = program.symbols.methods, program.symbols.strings.find
    found[(names.name == find("finalize")) & (names.kind == find("()V"))] = 2  # run of every instance
    return found


def initialisers(program: Program) -> tuple[I32, I64, I32]:
    """Per type its static initialiser (-1) and its constructors (CSR)."""
    names, table = program.symbols.methods, program.methods
    find, count = program.symbols.strings.find, len(program.types.origin)
    defined = table.origin == PACKAGED
    initialiser = np.full(count, -1, np.int32)
    static = np.flatnonzero(defined & (names.name == find("<clinit>")) & (table.access & ACC_STATIC != 0))
    initialiser[names.owner[static]] = static
    made = np.flatnonzero(defined & (names.name == find("<init>")))
    owners = names.owner[made]
    first = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=count), out=first[1:])
    return initialiser, first, made[np.argsort(owners, kind="stable")].astype(np.int32)


def _companions(program: Program) -> I32:
    """Per type the class that a code generator has made for it, which libraries find by its name; -1 for none."""
    found = np.full(len(program.types.origin), -1, np.int32)
    for type_ in np.flatnonzero(program.types.origin == PACKAGED).tolist():
        name = program.type_name(type_)
        for suffix in _GENERATED:
            if name.endswith(suffix):
                of = program.find_type(f"{name.removesuffix(suffix)};")
                if of >= 0:
                    found[of] = type_
    return found


def _found_by_members(program: Program) -> U8:
    """(methods,) uint8: methods with a run-time annotation whose type is packaged, that is, a library's."""
    found = np.zeros(program.symbols.methods.count, np.uint8)
    packaged = program.types.origin == PACKAGED
    for dex, numbers in zip(program.dexes, program.symbols.dexes, strict=True):
        wanted = ((numbers.types >= 0) & packaged[np.maximum(numbers.types, 0)]).astype(np.uint8)
        if not len(wanted) or not dex.class_defs[:, 5].any():
            continue
        marked = annotated_methods(
            dex.data, np.ascontiguousarray(dex.class_defs[:, 5]), wanted, len(dex.method_class), len(dex.data)
        )
        hit = numbers.methods[np.flatnonzero(marked)]
        found[hit[hit >= 0]] = 1
    return found


def _parts(program: Program, nodes: I32, concrete: NDArray[np.bool_]) -> tuple[I64, I32, I32]:
    """CSR over types: the packaged concrete types of its fields that no code writes, and the fields' nodes."""
    fields = program.symbols.fields
    kind = program.symbols.type_of_string[fields.kind]
    kept = np.flatnonzero(
        (fields.owner >= 0) & (kind >= 0) & (program.types.origin[np.maximum(fields.owner, 0)] == PACKAGED)
    )
    op = program.sites.op
    stores = program.sites.ref[((op >= 0x59) & (op <= 0x5F)) | ((op >= 0x67) & (op <= 0x6D))]
    written = np.zeros(int(nodes.max(initial=0)) + 1, bool)
    written[nodes[stores[stores >= 0]]] = True
    kept = kept[concrete[kind[kept]] & ~written[nodes[kept]]]
    kept = kept[np.argsort(fields.owner[kept], kind="stable")]
    first = np.zeros(len(program.types.origin) + 1, np.int64)
    np.cumsum(np.bincount(fields.owner[kept], minlength=len(program.types.origin)), out=first[1:])
    return first, kind[kept].astype(np.int32), nodes[kept]


def _elements(program: Program) -> I32:
    """Per type the type of an array's elements, -1 for what is no array of objects."""
    strings, string_of_type = program.symbols.strings, program.symbols.string_of_type
    element = np.full(len(string_of_type), -1, np.int32)
    for array in np.flatnonzero(strings.arena[strings.offset[string_of_type]] == ord("[")).tolist():
        element[array] = program.find_type(program.type_name(array)[1:])
    return element


def _actions(program: Program, actions: Mapping[str, tuple[int, ...]]) -> tuple[I32, I64, I32]:
    string_action = np.full(program.symbols.strings.count, -1, np.int32)
    first, targets = [0], []
    for action in sorted(actions):
        string = program.symbols.strings.find(action)
        if string >= 0:
            string_action[string] = len(first) - 1
            targets += list(actions[action])
            first.append(len(targets))
    return string_action, np.array(first, np.int64), np.array(targets, np.int32)


def _fields(program: Program) -> tuple[I32, I32, U8, I64, U8]:
    """Per field reference: the node of the field it resolves to (from 1), its type, whether branches on it are decided
    by the constants stored in it , its constant value, whether it holds an object.
    """
    fields, strings = program.symbols.fields, program.symbols.strings
    declared, access, constant = (
        np.zeros(fields.count, np.uint8),
        np.zeros(fields.count, np.int64),
        _no_constants(program),
    )
    for number, (dex, numbers) in enumerate(zip(program.dexes, program.symbols.dexes, strict=True)):
        if not len(dex.fields):
            continue
        # A damaged row of the field table has no number; when all are damaged, there is not even one owner.
        field = numbers.fields[dex.fields[:, 1]]
        rows = dex.fields[field >= 0]
        field = field[field >= 0]
        owner = fields.owner[field]
        wins = (program.types.dex[owner] == number) & (program.types.class_def[owner] == rows[:, 0])
        declared[field[wins]] = 1
        access[field[wins]] = rows[wins, 2]
    everything = np.ones(fields.count, np.uint8)
    resolved = kernels.resolve_references(
        everything, fields.slots, fields.owner, fields.name, fields.kind, declared,
        program.types.superclass, program.types.super_first, program.types.supers,
    )  # fmt: skip
    own = np.where(resolved >= 0, resolved, np.arange(fields.count, dtype=np.int32))
    field_type = program.symbols.type_of_string[fields.kind].astype(np.int32)
    first_letter = framework_marks.first_letters(strings, fields.kind)
    object_ = ((first_letter == ord("L")) | (first_letter == ord("["))).astype(np.uint8)
    integer = np.isin(first_letter, [ord(letter) for letter in "IZBSC"])
    stored = np.zeros(fields.count, bool)
    stores = program.sites.ref[(program.sites.op >= 0x67) & (program.sites.op <= 0x6D)]
    stored[stores[stores >= 0]] = True
    final = (access & (ACC_FINAL | ACC_STATIC) == ACC_FINAL | ACC_STATIC) & stored
    named = fields.name == strings.find(CLASS_ID)
    synthetic = access & (ACC_FINAL | ACC_SYNTHETIC | ACC_STATIC) == ACC_FINAL | ACC_SYNTHETIC
    gates = (integer & (declared == 1) & (named | synthetic | final)).astype(np.uint8)[own]
    return (own + 1).astype(np.int32), field_type[own], gates, constant[own], object_


def _no_constants(program: Program) -> I64:
    """Per field UNKNOWN, or the value of a static ``boolean`` or ``int`` field that no code of the program writes."""
    fields, sites = program.symbols.fields, program.sites
    values = np.full(fields.count, UNKNOWN, np.int64)
    written = np.zeros(fields.count, bool)
    stores = sites.ref[(sites.op >= 0x67) & (sites.op <= 0x6D)]
    written[stores[stores >= 0]] = True
    loads = sites.ref[(sites.op == 0x60) | (sites.op == 0x63)]
    wanted = np.zeros(fields.count, bool)
    wanted[loads[loads >= 0]] = True
    wanted &= ~written
    known: dict[int, dict[int, int]] = {}
    # A name may be written through a subclass: any store to the same name and type counts.
    pairs = {(int(fields.name[f]), int(fields.kind[f])) for f in np.flatnonzero(written).tolist()}
    for field in np.flatnonzero(wanted).tolist():
        owner = int(fields.owner[field])
        if (int(fields.name[field]), int(fields.kind[field])) in pairs or program.types.dex[owner] < 0:
            continue
        if owner not in known:
            known[owner] = _static_values(program, owner)
        if field in known[owner]:
            values[field] = known[owner][field]
    return values


def _static_values(program: Program, owner: int) -> dict[int, int]:
    """What the class file says of the ``boolean`` and ``int`` static fields of a class: the default 0 where nothing."""
    number, row = int(program.types.dex[owner]), int(program.types.class_def[owner])
    dex, numbers = program.dexes[number], program.symbols.dexes[number]
    low, high = np.searchsorted(dex.fields[:, 0], [row, row + 1])
    mine = dex.fields[low:high]
    mine = mine[mine[:, 3] == 1]
    values = np.zeros(len(mine), np.int64)
    at = int(dex.class_defs[row, 7])
    if at:
        kernels.static_integers(dex.data, at, len(mine), values)
    fields = numbers.fields[np.minimum(mine[:, 1], len(numbers.fields) - 1)]
    return dict(zip(fields.tolist(), values.tolist(), strict=True))


def _code(program: Program) -> tuple[U8, I64, I64, I64, I32]:
    """All dex bytes one after the other; per method its code units and the offset of its code item (0: none); the
    dex files' type tables one after the other.
    """
    methods = program.methods
    base = np.cumsum([0, *(len(d.data) for d in program.dexes)])
    code = np.concatenate([*(d.data for d in program.dexes), np.zeros(8, np.uint8)])
    units, code_at = np.zeros(len(methods.origin), np.int64), np.zeros(len(methods.origin), np.int64)
    for number, dex in enumerate(program.dexes):
        mine = np.flatnonzero(methods.dex == number)
        rows = methods.row[mine]
        # What the sweep's budget left out has no rows; forged methods may all share one huge code item.
        units[mine] = np.where(dex.code_state[rows] == METHOD_BUDGET, 0, dex.code_units[rows])
        code_at[mine] = np.where(dex.code_start[rows] > 0, base[number] + dex.code_start[rows] - 16, 0)
    numbers = [n.types for n in program.symbols.dexes]
    type_base = np.cumsum([0, *(len(n) for n in numbers)]).astype(np.int64)
    return code, units, code_at, type_base, np.concatenate([*numbers, np.zeros(1, np.int32)]).astype(np.int32)


def _hinted(
    program: Program, hints: Hints, handlers: Iterable[tuple[int, int]]
) -> tuple[tuple[I64, I32, I64, U8], tuple[I64, I32, I64, U8]]:
    """CSR over methods of hinted edges and of hinted instances."""
    count = program.symbols.methods.count
    calls = [(m, -1, t, HOW_INDIRECT) for m, t in program.custom_targets]
    calls += [(m, row, t, HOW_REFLECTION) for m, row, t in hints.calls]
    calls += [(m, -1, t, HOW_CALLBACK) for m, t in handlers if m >= 0]
    made = [(m, row, t, HOW_REFLECTION) for m, row, t in hints.made]
    made += [(m, row, t, HOW_INTENT) for m, row, t in hints.starts]
    made += [(m, -1, t, HOW_INSTANTIATION) for m, t in hints.inflated]
    return _csr(calls, count), _csr(made, count)


def _csr(entries: list[tuple[int, int, int, int]], count: int) -> tuple[I64, I32, I64, U8]:
    kept = sorted(entry for entry in entries if entry[0] >= 0 and entry[2] >= 0)  # damaged handles name no method
    table = np.array(kept, np.int64).reshape(-1, 4)
    first = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(table[:, 0], minlength=count), out=first[1:])
    return first, table[:, 2].astype(np.int32), table[:, 1].copy(), table[:, 3].astype(np.uint8)
