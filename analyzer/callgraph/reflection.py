"""Calls through method objects and method handles: which method a look-up by name finds, and where it is called.

An edge goes from the method that calls ``invoke`` to the method that was looked up, wherever that was done. Of a
look-up whose object leaves sight (into a collection, say) the edge goes from the look-up. A look-up that nothing
calls makes no edge.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from analyzer.callgraph.by_name import Api, Use
from analyzer.callgraph.namesakes import Namesakes
from analyzer.callgraph.origins import Defs, Origins
from analyzer.callgraph.sources import Sources
from analyzer.callgraph.traced import Frame, is_call
from analyzer.names import CONSTRUCTOR, STATIC_INITIALISER
from analyzer.program.build import ACC_ABSTRACT, ACC_STATIC, PACKAGED, Program

Edge = tuple[int, int, int]
"""(calling method, row of the program's sites, target method)."""

MOST_OVERRIDES = 8
MOST_IMPLEMENTATIONS = 32
MOST_MEMBERS = 64
"""Methods of one class that a call of all its methods runs."""
NAME_WINDOW = 8
"""Rows before a look-up among which its constant name is loaded, if it is one; where there is none, it is traced."""

ACC_PUBLIC = 0x1
_NAMED = frozenset({Api.METHOD, Api.HANDLE, Api.BOUND})
_OF_CLASSES = frozenset({Api.CONSTRUCTOR, Api.CONSTRUCTORS, Api.CONSTRUCTOR_HANDLE})
_LISTS = frozenset({Api.METHODS, Api.CONSTRUCTORS})
_LOOKUPS = _NAMED | _OF_CLASSES | _LISTS
_INVOKES = frozenset({Api.INVOKE, Api.INVOKE_HANDLE, Api.CONSTRUCT})
_HARMLESS = (
    "Ljava/lang/reflect/Method;",
    "Ljava/lang/reflect/AccessibleObject;",
    "Ljava/lang/reflect/Executable;",
    "Ljava/lang/reflect/Constructor;",
    "Ljava/lang/invoke/MethodHandle;",
    "Ljava/lang/Object;",
)
"""Classes whose methods, called on a method object, hand it to nobody."""

Lookup = tuple[int, int, Frame]
"""A look-up: method, position, and the calls through which the method was entered."""


class Reflection:
    """The calls by name of one program. ``rows`` are the swept rows that use TABLE, by method."""

    def __init__(self, sources: Sources, rows: dict[int, list[int]]) -> None:
        self.sources = sources
        self.program: Program = sources.program
        self.uses = sources.uses
        self.rows = rows
        self.made: set[Edge] = set()
        """(method, row, type): instances that a handle of a constructor makes."""
        self._consumed: set[tuple[int, int]] = set()
        self.namesakes = Namesakes(sources)

    def edges(self) -> set[Edge]:
        """Every call through a method object whose target is known, or one of few."""
        lookups = {m: found for m, rows in self.rows.items() if (found := [*self._telling(m, rows)])}
        edges: set[Edge] = set()
        for method in sorted(lookups):
            edges |= self._invoked(method)
        left: dict[tuple[int, int], set[int]] = {}
        for method, telling in lookups.items():
            left |= {(method, row): held for row in telling if (held := self._handed_on(method, row))}
        if left:
            for method in sorted(self.rows.keys() - lookups.keys()):
                edges |= self._invoked(method)
        for (method, row), targets in left.items():
            if (method, int(self.program.sites.pc[row])) not in self._consumed:
                edges |= self._edges(method, row, targets)
        return edges

    def _handed_on(self, method: int, row: int) -> set[int]:
        """What a look-up finds whose object leaves the method, or may."""
        pc = int(self.program.sites.pc[row])
        origins = self.sources.origins(method)
        if origins is None or (method, pc) in self._consumed or self._is_list(origins, pc):
            return set()
        values = self.sources.in_frames(method, lambda frame: self._targets(origins, pc, frame, None))
        targets: set[int] = set().union(*(value for _, value in values))
        return targets if targets and self._leaves(origins, pc) else set()

    def _edges(self, method: int, row: int, targets: set[int]) -> set[Edge]:
        """Edges to targets; those below -1 are classes of which an instance is made."""
        self.made |= {(method, row, -2 - target) for target in targets if target <= -2}
        return {(method, row, target) for target in targets if target >= 0}

    # which methods are worth a look

    def _telling(self, method: int, rows: Iterable[int]) -> Iterator[int]:
        """Those look-ups of a method that may find a packaged method, by the constants loaded near them."""
        sites, table = self.program.sites, self.program.methods
        first = int(table.first[method])
        mine = slice(first, int(table.end[method]))
        op = sites.op[mine]
        loads = (op == 0x1A) | (op == 0x1B)
        calls = (op >= 0x6E) & (op <= 0x78)
        loaded = sites.ref[mine][loads & (sites.ref[mine] >= 0)]
        known = bool(self.namesakes.known[loaded].any())
        for row in rows:
            use = self.uses[int(sites.ref[row])]
            if use.api not in _LOOKUPS:
                continue
            near = slice(max(0, row - first - NAME_WINDOW), row - first)
            at = np.flatnonzero(loads[near])
            constant = len(at) > 0 and not calls[near][at[-1] :].any()
            if known or use.api not in _NAMED or not constant:
                yield row

    # where method objects are called

    def _invoked(self, method: int) -> set[Edge]:
        edges: set[Edge] = set()
        rows = [r for r in self.rows[method] if self.uses[int(self.program.sites.ref[r])].api in _INVOKES]
        origins = self.sources.origins(method) if rows else None
        for row in rows if origins is not None else ():
            pc = int(self.program.sites.pc[row])
            if origins is None or not origins.width(pc):
                continue
            edges |= self._edges(method, row, self._targets_of_call(method, origins, pc, row))
        return edges

    def _targets_of_call(self, method: int, origins: Origins, pc: int, row: int) -> set[int]:
        use = self.uses[int(self.program.sites.ref[row])]

        def targets(frame: Frame) -> set[int]:
            found: set[int] = set()
            lookups = self._lookups(origins, origins.word(pc, 0), frame)
            receiver = self._receiver(origins, pc, use, frame) if lookups else None
            for lookup in lookups:
                inside = self.sources.origins(lookup[0])
                if inside is not None:
                    self._consumed.add(lookup[:2])
                    found |= self._targets(inside, lookup[1], lookup[2], receiver)
            return found

        return set().union(*(value for _, value in self.sources.in_frames(method, targets)))

    def _receiver(self, origins: Origins, pc: int, use: Use, frame: Frame) -> frozenset[int] | None:
        """The exact types of the object that the method is called on, None when they are not known."""
        if use.api is not Api.INVOKE or origins.width(pc) < 2:
            return None
        types, exact = self.sources.objects(origins, origins.word(pc, 1), frame)
        return types if exact and types else None

    def _lookups(self, origins: Origins, defs: Defs, frame: Frame) -> set[Lookup]:
        """The look-ups that made the method object or handle that a value may be."""
        found: set[Lookup] = set()
        with self.sources.deeper() as allowed:
            for one in sorted(defs) if allowed else ():
                if one < 0:
                    outer = self.sources.outer(frame, one)
                    if outer is not None:
                        caller, pc, word, rest = outer
                        found |= self._lookups(caller, caller.word(pc, word), rest)
                    continue
                i = origins.at[one]
                if i.op == 0x1F:
                    found |= self._lookups(origins, origins.word(one, 0), frame)
                elif i.op in (0x54, 0x62):
                    found |= set().union(*self.sources.stored(origins, one, self._lookups))
                elif i.op == 0x46:
                    found |= self._listed(origins, origins.word(one, 1), frame)
                elif is_call(i.op):
                    found |= self._given(origins, one, frame)
        return found

    def _given(self, origins: Origins, pc: int, frame: Frame) -> set[Lookup]:
        use = self.sources.use(origins, pc)
        if use is None:
            values = self.sources.returned(origins, pc, frame)
            return set().union(*(self._lookups(o, d, f) for o, d, f in values))
        if use.api in _LOOKUPS:
            return {(origins.method, pc, frame)}
        if use.api is Api.SAME_METHOD:
            return self._lookups(origins, origins.word(pc, use.word), frame)
        return set()

    def _listed(self, origins: Origins, arrays: Defs, frame: Frame) -> set[Lookup]:
        """The look-ups of the elements of arrays, and those that give arrays."""
        found = {(origins.method, d, frame) for d in arrays if d >= 0 and self._is_list(origins, d)}
        for element in self.sources.elements(origins, arrays):
            found |= self._lookups(origins, element, frame)
        return found or self._lookups(origins, arrays, frame)

    def _is_list(self, origins: Origins, pc: int) -> bool:
        use = self.sources.use(origins, pc)
        return use is not None and use.api in _LISTS

    def _leaves(self, origins: Origins, pc: int) -> bool:
        """Whether the object that a look-up gives goes anywhere but into its own methods."""
        waiting, seen = [pc], {pc}
        while waiting:
            made = waiting.pop()
            for place in origins.uses_of(made):
                i = origins.at[place]
                use = self.sources.use(origins, place)
                if i.op == 0x1F or (use is not None and use.api is Api.SAME_METHOD):
                    if place not in seen:
                        seen.add(place)
                        waiting.append(place)
                elif not self._is_harmless(origins, place, made):
                    return True
        return False

    def _is_harmless(self, origins: Origins, place: int, made: int) -> bool:
        if not is_call(origins.at[place].op) or any(made in defs for defs in origins.words(place)[1:]):
            return False
        reference = self.sources.reference(origins, place)
        owner = self.program.type_name(int(self.program.symbols.methods.owner[reference])) if reference >= 0 else ""
        return owner in _HARMLESS

    # what a look-up finds

    def _targets(self, origins: Origins, pc: int, frame: Frame, receiver: frozenset[int] | None) -> set[int]:
        """The packaged methods that the look-up at ``pc`` finds; -2 - type for each class that a constructor's handle
        makes.
        """
        use = self.sources.use(origins, pc)
        width = origins.width(pc)
        if use is None or max(use.word, use.name) >= width:
            return set()
        if use.api is Api.BOUND:
            classes = self.sources.objects(origins, origins.word(pc, use.word), frame)[0]
        else:
            classes = self.sources.classes(origins, origins.word(pc, use.word), frame)
        if use.api in _OF_CLASSES:
            exact = use.api is Api.CONSTRUCTOR and width > 1
            return self._constructors(classes, self._parameters(origins, origins.word(pc, 1), frame) if exact else None)
        if classes is not None and not any(t >= 0 and self.program.types.origin[t] == PACKAGED for t in classes):
            return set()
        if classes is None and self.sources.open and not self.sources.last:
            return set()
        if use.api is Api.METHODS:
            return set().union(*(self._members(type_, origins.method) for type_ in classes or ()))
        names = self.sources.texts(origins, pc, use.name, frame)
        parameters = None
        if use.api is Api.METHOD and width > 2:
            parameters = self._parameters(origins, origins.word(pc, 2), frame)
        if classes is None:
            find = self.namesakes.find
            return find(origins, pc, use.word, names, parameters) or find(origins, pc, use.word, names, None)
        if names is None:  # then it is one of those that the method loads, if any
            text = self.program.symbols.strings.text
            names = frozenset(text(n) for n in self.namesakes.loaded(origins.method) if self.namesakes.known[n])
        found: set[int] = set()
        declared = use.api is Api.METHOD and self._name_of_call(origins, pc) == "getDeclaredMethod"
        for type_ in classes:
            for name in names or ():
                # Types that no method of the name takes were not followed well: an array filled step by step.
                fitting = self._find(type_, name, parameters, declared) or self._find(type_, name, None, declared)
                for target in fitting:
                    found |= self._dispatched(target, type_, receiver)
            if not names and parameters not in (None, "()"):
                for target in self._taking(type_, parameters or ""):
                    found |= self._dispatched(target, type_, receiver)
        return found

    def _taking(self, type_: int, parameters: str) -> list[int]:
        """The public methods of a class that take certain parameters, when its methods are looked up by a name that
        is not known; none when they are many.
        """
        if type_ < 0 or self.program.types.origin[type_] != PACKAGED:
            return []
        own = [m for m in self.program.methods_of(type_).tolist() if self.program.methods.access[m] & ACC_PUBLIC]
        own = [m for m in self._fitting(own, parameters) if self.program.method_name(m) != CONSTRUCTOR]
        return own if len(own) <= MOST_MEMBERS else []

    def _parameters(self, origins: Origins, defs: Defs, frame: Frame) -> str | None:
        """How the descriptor of what is looked up begins, as far as the bracket; None when it is not known."""
        known = self.sources.parameter_types(origins, defs, frame)
        return None if known is None else f"({known})"

    def _name_of_call(self, origins: Origins, pc: int) -> str:
        return self.program.method_name(self.sources.reference(origins, pc))

    def _constructors(self, classes: frozenset[int] | None, parameters: str | None) -> set[int]:
        found: set[int] = set()
        for type_ in classes or ():
            if type_ >= 0 and self.program.types.origin[type_] == PACKAGED:
                own = [m for m in self.program.methods_of(type_).tolist() if self.program.method_name(m) == CONSTRUCTOR]
                fitting = self._fitting(own, parameters)
                found |= {-2 - type_, *fitting} if fitting else set()
        return found

    def _find(self, type_: int, name: str, parameters: str | None, declared: bool) -> list[int]:
        """What the runtime's look-up of a name finds in a class: nearest first up the superclasses, then interfaces."""
        number = self.program.symbols.strings.find(name)
        if number < 0 or type_ < 0 or self.program.types.origin[type_] != PACKAGED:
            return []
        if declared:
            return self._named(type_, number, parameters, public=False)
        found: dict[int, int] = {}
        kinds = self.program.symbols.methods.kind
        for above in self.program.ancestors_of(type_).tolist():
            for method in self._named(above, number, parameters, public=True):
                found.setdefault(int(kinds[method]), method)
        return list(found.values())

    def _named(self, type_: int, name: int, parameters: str | None, public: bool) -> list[int]:
        names, table = self.program.symbols.methods, self.program.methods
        found = [m for m in self.program.methods_of(type_).tolist() if int(names.name[m]) == name]
        if public:
            found = [m for m in found if table.access[m] & ACC_PUBLIC]
        return self._fitting(found, parameters)

    def _fitting(self, methods: list[int], parameters: str | None) -> list[int]:
        if parameters is None:
            return methods
        return [m for m in methods if self.program.descriptor(m).startswith(parameters)]

    def _dispatched(self, target: int, type_: int, receiver: frozenset[int] | None) -> set[int]:
        """What runs when a method that was looked up is called on an object of its class, or of a subclass."""
        program = self.program
        if int(program.methods.access[target]) & ACC_STATIC or not program.methods.virtual[target]:
            return {target}
        owner = int(program.symbols.methods.owner[target])
        below = program.descendants_of(owner)
        if receiver is not None:
            inside = set(below.tolist())
            fitting = [one for one in receiver if one in inside]
            if fitting:
                return {m for one in fitting if (m := self._lookup(one, target)) >= 0}
        abstract = bool(int(program.methods.access[target]) & ACC_ABSTRACT)
        if len(below) > (MOST_IMPLEMENTATIONS if abstract else MOST_OVERRIDES):
            return set() if abstract else {target}
        found = {
            m
            for one in below.tolist()
            if one == type_ or self.namesakes.instantiated[one]
            if (m := self._lookup(one, target)) >= 0
        }
        return found or ({target} if not abstract else set())

    def _lookup(self, type_: int, method: int) -> int:
        """The method with code that a call of ``method`` on an object of exactly ``type_`` runs, -1 for none."""
        names, table = self.program.symbols.methods, self.program.methods
        name, kind = int(names.name[method]), int(names.kind[method])
        for above in self.program.ancestors_of(type_).tolist():
            found = names.find(above, name, kind)
            if found >= 0 and table.origin[found] == PACKAGED and not int(table.access[found]) & ACC_ABSTRACT:
                return found
        return -1

    def _members(self, type_: int, method: int) -> set[int]:
        """All methods of a class, or those whose names the method that lists them loads."""
        if type_ < 0 or self.program.types.origin[type_] != PACKAGED:
            return set()
        skipped = (CONSTRUCTOR, STATIC_INITIALISER)
        own = [m for m in self.program.methods_of(type_).tolist() if self.program.method_name(m) not in skipped]
        loaded = self.namesakes.loaded(method)
        named = [m for m in own if int(self.program.symbols.methods.name[m]) in loaded]
        chosen = named or own
        return set(chosen) if len(chosen) <= MOST_MEMBERS else set()
