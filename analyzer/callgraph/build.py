"""The call graph of one program: what is reachable, from which entry point, by which path."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.kernels import annotated_methods
from analyzer.apk.model import Manifest, PackageContents
from analyzer.callgraph import kernels
from analyzer.gaps import Cause, Gap
from analyzer.names import BadNameError, class_descriptor
from analyzer.program.build import ACC_ABSTRACT, ACC_INTERFACE, ACC_STATIC, PACKAGED, Program
from analyzer.program.kernels import classes_named_by_strings

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]

HOW = ("entry", "call", "dispatch", "callback", "class-initialiser", "instantiation", "indirect")
"""Words for kernels.HOW_*."""

LOADERS = (
    ("Ljava/lang/Class;", "forName"),
    ("Ljava/lang/ClassLoader;", "loadClass"),
    ("Landroid/content/Intent;", "setClassName"),
    ("Landroid/content/Intent;", "setComponent"),
    ("Landroid/content/ComponentName;", "<init>"),
    ("Landroid/app/Fragment;", "instantiate"),
)
"""Framework methods that turn a name into a class; a class that calls one may make what its strings name."""


FOUND_BY_ANNOTATION = frozenset(
    {
        "Landroid/webkit/JavascriptInterface;",
        "Landroidx/lifecycle/OnLifecycleEvent;",
        "Landroid/arch/lifecycle/OnLifecycleEvent;",
        "Lorg/greenrobot/eventbus/Subscribe;",
        "Lcom/google/common/eventbus/Subscribe;",
        "Lcom/squareup/otto/Subscribe;",
    }
)
"""Annotations by which a WebView or an event library finds the methods it calls on an object of the class."""


WIDE = 8
"""A dispatch to more methods than this says little about one of them: a path avoids it where it can."""

MOST_PROBES = 100_000_000
MOST_DISPATCHES = 20_000_000
"""Look-ups of callbacks, and of dispatches, in all: many times what the largest honest program asks for."""

MOST_TARGETS = 1000
"""Targets of one reference that are counted."""


@dataclass(frozen=True, slots=True)
class Root:
    """A class that the framework instantiates by itself. ``kind`` as in ``EntryPoint.kind``."""

    type: int
    kind: str
    component: str


class Worklist(NamedTuple):
    """The arguments of kernels.reach, in its order, but for the classes assumed to be instantiated."""

    roots: I32
    root_types: I32
    slots: I32
    owner: I32
    name: I32
    proto: I32
    origin: U8
    access: I64
    first: I64
    end: I64
    op: U8
    ref: I32
    superclass: I32
    type_origin: U8
    ancestor_first: I64
    ancestors: I32
    descendant_first: I64
    descendants: I32
    callback_first: I64
    callbacks: I32
    initialiser: I32
    constructor_first: I64
    constructors: I32
    string_type: I32
    reflects: U8
    extra_first: I64
    extra: I32
    packaged_names: U8
    field_owner: I32
    concrete: U8
    budget: int


@dataclass(frozen=True)
class CallGraph:
    """``live`` (methods,) uint8 and ``instantiated`` (types,) uint8 over the program's numbers."""

    program: Program
    roots: tuple[Root, ...]
    root_methods: tuple[tuple[int, str], ...]
    live: U8
    instantiated: U8
    worklist: Worklist
    """Kept for the second run that makes shortest paths."""
    whole: bool = True
    """Whether the budgets were enough to follow every dispatch."""

    @cached_property
    def _widths(self) -> I32:
        """Per method reference how many methods a call of it may run, at most MOST_TARGETS."""
        work = self.worklist
        return kernels.dispatch_widths(
            work.op, work.ref, work.slots, work.owner, work.name, work.proto, work.origin, work.access,
            work.superclass, work.ancestor_first, work.ancestors, work.descendant_first, work.descendants,
            work.packaged_names, self.instantiated, MOST_TARGETS,
        )  # fmt: skip

    @cached_property
    def _tree(self) -> tuple[I32, U8, I64]:
        wide = (self._widths > WIDE).astype(np.uint8)
        _, parents, hows, rows, _, _ = kernels.reach(*self.worklist, self.instantiated, wide)
        return parents, hows, rows

    def targets(self, row: int) -> int:
        """How many methods the dispatch at a row of the sites may run; 1 for a row that dispatches nothing."""
        return max(1, int(self._widths[self.program.sites.ref[row]])) if row >= 0 else 1

    @cached_property
    def _entries(self) -> dict[int, tuple[str, str]]:
        """Per method that the framework calls: (kind, component); the first component that has it."""
        entries: dict[int, tuple[str, str]] = {m: (kind, "") for m, kind in self.root_methods}
        work = self.worklist
        for root in self.roots:
            t = root.type
            found = [
                *work.callbacks[int(work.callback_first[t]) : int(work.callback_first[t + 1])].tolist(),
                *work.constructors[int(work.constructor_first[t]) : int(work.constructor_first[t + 1])].tolist(),
                int(work.initialiser[t]),
            ]
            for m in found:
                entries.setdefault(m, (root.kind, root.component))
        return entries

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What was not followed."""
        detail = "the class hierarchy asks for more look-ups than any honest program's; some calls were not followed"
        gap = Gap(stage="callgraph", cause=Cause.BUDGET, where="dispatch", detail=detail, blocks_code=True)
        return () if self.whole else (gap,)

    def path(self, method: int) -> tuple[tuple[int, str, int], ...]:
        """The way to a reachable method: (method, how, row) from the entry to the method itself. The shortest of those
        without a wide dispatch, or with as late a one as possible.

        ``how`` is one of HOW; ``row`` is the site in the previous method, -1 if none. () when not reachable.
        """
        if method < 0 or not self.live[method]:
            return ()
        parents, hows, rows = self._tree
        steps = []
        seen = set()
        while method >= 0 and method not in seen:
            seen.add(method)
            steps.append((method, HOW[int(hows[method])], int(rows[method])))
            method = int(parents[method])
        return tuple(reversed(steps))

    def entry(self, method: int) -> tuple[str, str]:
        """(kind, component) of an entry method; ("static-initialiser", "") when no component has it."""
        return self._entries.get(method, ("static-initialiser", ""))


def build_graph(program: Program, manifest: Manifest, contents: PackageContents) -> CallGraph:
    """Find everything that the framework, starting at the manifest's enabled components, can run."""
    types, methods, names = program.types, program.methods, program.symbols.methods
    roots = tuple(_roots(program, manifest, contents))
    clicks = tuple((m, "layout-click") for m in _click_handlers(program, contents.on_click_names))
    strings = program.symbols.strings
    framework_names = np.zeros(strings.count, np.uint8)
    framework_names[names.name[program.symbols.framework_methods]] = 1
    packaged = (types.origin == PACKAGED).astype(np.uint8)
    callback_first, callback_methods, whole = kernels.callbacks(
        packaged, names.slots, names.owner, names.name, names.kind, methods.origin, methods.access, methods.virtual,
        types.origin, types.superclass, types.ancestor_first, types.ancestors,
        methods.by_type_first, methods.by_type, framework_names, _annotated(program), MOST_PROBES,
    )  # fmt: skip
    initialiser, constructor_first, constructors = _initialisers(program)
    string_type = classes_named_by_strings(
        strings.seed, strings.slots, strings.arena, strings.offset, strings.size, strings.count,
        program.symbols.type_of_string,
    )  # fmt: skip
    concrete = (types.origin == PACKAGED) & (types.access & (ACC_INTERFACE | ACC_ABSTRACT) == 0)
    string_type[(string_type >= 0) & ~concrete[np.maximum(string_type, 0)]] = -1
    extra_first, extra = _extra_edges(program)
    packaged_names = np.zeros(strings.count, np.uint8)
    packaged_names[names.name[methods.origin == PACKAGED]] = 1
    work = Worklist(
        np.array([m for m, _ in clicks], np.int32), np.array([r.type for r in roots], np.int32),
        names.slots, names.owner, names.name, names.kind,
        methods.origin, methods.access, methods.first, methods.end, program.sites.op, program.sites.ref,
        types.superclass, types.origin, types.ancestor_first, types.ancestors,
        types.descendant_first, types.descendants, callback_first, callback_methods,
        initialiser, constructor_first, constructors, string_type, reflecting_methods(program),
        extra_first, extra, packaged_names, program.symbols.fields.owner, concrete.astype(np.uint8), MOST_DISPATCHES,
    )  # fmt: skip
    nothing = np.zeros(len(types.origin), np.uint8), np.zeros(names.count, np.uint8)
    live, _, _, _, instantiated, spent = kernels.reach(*work, *nothing)
    return CallGraph(program, roots, clicks, live, instantiated, work, bool(whole) and int(spent) <= MOST_DISPATCHES)


def _roots(program: Program, manifest: Manifest, contents: PackageContents) -> Iterator[Root]:
    """The classes that the framework makes: enabled components, the application, classes named in resources."""
    named = [(manifest.application_class, "application", ""), (manifest.component_factory, "application", "")]
    if manifest.application_enabled:
        named += [
            (c.target or c.name, "activity" if c.kind == "activity-alias" else c.kind, c.target or c.name)
            for c in manifest.components
            if c.enabled
        ]
    named.append((manifest.backup_agent, "backup-agent", ""))
    named += [(name, "instrumentation", name) for name in manifest.instrumentation]
    # Libraries start what meta-data names: androidx.startup initialisers by name, many SDKs by value.
    stated = [*manifest.meta_data, *(m for c in manifest.components if c.enabled for m in c.meta_data)]
    named += [(text, "meta-data", "") for m in stated for text in (m.name, m.value)]
    named += [(name, "layout", "") for name in contents.class_names_in_xml]
    seen = set()
    for name, kind, component in named:
        if not name:
            continue
        try:
            type_ = program.find_type(class_descriptor(name))
        except BadNameError:
            continue
        if type_ >= 0 and program.types.origin[type_] == PACKAGED and type_ not in seen:
            seen.add(type_)
            yield Root(type_, kind, component)


def _click_handlers(program: Program, click_names: Iterable[str]) -> Iterator[int]:
    """Methods that a layout's ``android:onClick`` names, in any packaged subclass of Context (View, onClick)."""
    find = program.symbols.strings.find
    proto, context = find("(Landroid/view/View;)V"), program.find_type("Landroid/content/Context;")
    if proto < 0 or context < 0:
        return
    for click in sorted(set(click_names)):
        name = find(click)
        for type_ in program.descendants_of(context).tolist() if name >= 0 else ():
            method = program.symbols.methods.find(type_, name, proto)
            if method >= 0 and program.methods.origin[method] == PACKAGED:
                yield method


def _annotated(program: Program) -> U8:
    """(methods,) uint8: 1 for methods with an annotation of FOUND_BY_ANNOTATION."""
    found = np.zeros(program.symbols.methods.count, np.uint8)
    wanted_types = {program.find_type(name) for name in FOUND_BY_ANNOTATION} - {-1}
    for dex, numbers in zip(program.dexes, program.symbols.dexes, strict=True):
        wanted = np.isin(numbers.types, np.array(sorted(wanted_types), np.int32)).astype(np.uint8)
        if not wanted.any():
            continue
        marked = annotated_methods(
            dex.data, np.ascontiguousarray(dex.class_defs[:, 5]), wanted, len(dex.method_class), len(dex.data)
        )
        hit = numbers.methods[np.flatnonzero(marked)]
        found[hit[hit >= 0]] = 1
    return found


def _initialisers(program: Program) -> tuple[I32, I64, I32]:
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


LOOKUPS = (("Ljava/lang/Class;", "getMethod"), ("Ljava/lang/Class;", "getDeclaredMethod"))
"""Framework methods that turn a name into a method."""

MOST_NAMESAKES = 32
"""A name that more packaged methods bear than this says nothing about which of them is looked up."""


def _looked_up(program: Program) -> set[tuple[int, int]]:
    """(method, target): packaged methods whose name a method loads as a constant and that looks up methods by name."""
    names, table, sites = program.symbols.methods, program.methods, program.sites
    callers = program.methods_of_rows(invocations(program, references_to(program, LOOKUPS)))
    edges: set[tuple[int, int]] = set()
    packaged = np.flatnonzero(table.origin == PACKAGED)
    for caller in sorted(set(callers[callers >= 0].tolist())):
        rows = slice(int(table.first[caller]), int(table.end[caller]))
        loaded = sites.ref[rows][(sites.op[rows] == 0x1A) | (sites.op[rows] == 0x1B)]
        for string in sorted(set(loaded[loaded >= 0].tolist())):
            targets = packaged[names.name[packaged] == string]
            if 0 < len(targets) <= MOST_NAMESAKES:
                edges |= {(caller, int(target)) for target in targets}
    return edges


def _extra_edges(program: Program) -> tuple[I64, I32]:
    """CSR over methods of targets that no call instruction names: method handles, and look-ups by a constant name."""
    first = np.zeros(program.symbols.methods.count + 1, np.int64)
    pairs = sorted({*program.custom_targets, *_looked_up(program)})
    if not pairs:
        return first, np.empty(0, np.int32)
    edges = np.array(pairs, np.int32)
    np.cumsum(np.bincount(edges[:, 0], minlength=len(first) - 1), out=first[1:])
    return first, edges[:, 1].copy()


def references_to(program: Program, members: Iterable[tuple[str, str]]) -> U8:
    """(methods,) uint8: 1 for every method reference that resolves to a framework method of one of the names."""
    names = program.symbols.methods
    find = program.symbols.strings.find
    wanted_names = {find(name) for _, name in members} - {-1}
    candidates = np.isin(names.name, np.array(sorted(wanted_names), np.int32))
    owners = {(program.find_type(cls), find(name)) for cls, name in members}
    resolved = resolve(program, candidates)
    hit = np.zeros(names.count, np.uint8)
    for method in np.flatnonzero(resolved >= 0).tolist():
        target = int(resolved[method])
        if (int(names.owner[target]), int(names.name[target])) in owners:
            hit[method] = 1
    for method in np.flatnonzero(candidates).tolist():
        if (int(names.owner[method]), int(names.name[method])) in owners:
            hit[method] = 1
    return hit


def resolve(program: Program, wanted: NDArray[np.bool_]) -> I32:
    """For each wanted method reference the method that declares it (kernels.resolve_references), -1 if unknown."""
    names, types = program.symbols.methods, program.types
    return kernels.resolve_references(
        wanted.astype(np.uint8), names.slots, names.owner, names.name, names.kind, program.methods.origin,
        types.superclass, types.super_first, types.supers,
    )  # fmt: skip


def invocations(program: Program, hit: U8) -> I64:
    """Rows of ``invoke-*`` whose method reference is marked in ``hit``, ascending."""
    op, ref = program.sites.op, program.sites.ref
    rows = np.flatnonzero((op >= 0x6E) & (op <= 0xFB) & (ref >= 0))
    return rows[hit[ref[rows]] == 1]


def reflecting_methods(program: Program) -> U8:
    """(methods,) uint8: 1 for every method of a class that turns names into classes (LOADERS)."""
    names = program.symbols.methods
    callers = program.methods_of_rows(invocations(program, references_to(program, LOADERS)))
    owners = np.zeros(len(program.types.origin), bool)
    owners[names.owner[callers[callers >= 0]]] = True
    return (owners[names.owner]).astype(np.uint8)
