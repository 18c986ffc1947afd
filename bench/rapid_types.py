"""Rapid type analysis over a linked program: the baseline that the call graph is compared with.

Bacon and Sweeney, OOPSLA 1996: a virtual call runs what the hierarchy says on every class that live code instantiates;
and every override of a framework method in such a class is taken for called. Values are not followed, branches not
decided. Plain Python over sets, for comparison only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from analyzer.callgraph.prepare import initialisers
from analyzer.program.build import ABSENT, ACC_ABSTRACT, ACC_PRIVATE, ACC_STATIC, FRAMEWORK, PACKAGED, Program

_SUPER, _DIRECT, _STATIC = 0x6F, 0x70, 0x71
_NEW_INSTANCE = 0x22


class RapidTypes:
    """The analysis of one program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._framework = _framework_owners(program)
        self._initialiser, self._constructor_first, self._constructors = initialisers(program)
        names, defined = program.symbols.methods, program.methods
        runs = np.flatnonzero((defined.origin == PACKAGED) & (defined.access & ACC_ABSTRACT == 0))
        self._declared = {(int(names.owner[m]), int(names.name[m]), int(names.kind[m])): int(m) for m in runs.tolist()}
        self._known: dict[tuple[int, int, int], int] = {}
        self._called: dict[int, list[int]] = defaultdict(list)
        self._instances: set[int] = set()
        self._waiting: list[int] = []
        self._seen: set[int] = set()
        self.live = np.zeros(len(defined.origin), np.uint8)

    def run(self, methods: Iterable[int], types: Iterable[int]) -> None:
        """Enter some methods, make instances of some types by any constructor, and follow what that leads to."""
        for type_ in types:
            low, high = self._constructor_first[type_], self._constructor_first[type_ + 1]
            for constructor in self._constructors[low:high].tolist():
                self._enter(constructor)
            self._instantiate(type_)
        for method in methods:
            self._enter(method)
        while self._waiting:
            self._walk(self._waiting.pop())

    def callbacks(self, type_: int) -> Iterator[tuple[int, int]]:
        """The methods that a packaged class runs where the framework's are called: each with the framework type that
        declares it, of several the farthest; -1 where only a supertype that is nowhere can.
        """
        program, names, table = self._program, self._program.symbols.methods, self._program.methods
        ancestors = program.ancestors_of(type_).tolist()
        missing = any(program.types.origin[one] == ABSENT for one in ancestors)
        for ancestor in ancestors:
            for method in program.methods_of(ancestor).tolist() if program.types.origin[ancestor] == PACKAGED else ():
                hidden = int(table.access[method]) & (ACC_PRIVATE | ACC_STATIC | ACC_ABSTRACT)
                if not table.virtual[method] or hidden or self.runs(type_, method) != method:
                    continue
                owners = self._framework.get((int(names.name[method]), int(names.kind[method])), frozenset())
                declaring = next((one for one in reversed(ancestors) if one in owners), -1)
                if declaring >= 0 or missing:
                    yield method, declaring

    def runs(self, type_: int, reference: int) -> int:
        """The packaged method that a call of ``reference`` on an instance of a packaged type runs, -1 for none."""
        names = self._program.symbols.methods
        key = (type_, int(names.name[reference]), int(names.kind[reference]))
        if key not in self._known:
            self._known[key] = self._look_up(*key)
        return self._known[key]

    def _look_up(self, type_: int, name: int, kind: int) -> int:
        types, current = self._program.types, type_
        while current >= 0 and types.origin[current] == PACKAGED:
            if (found := self._declared.get((current, name, kind))) is not None:
                return found
            current = int(types.superclass[current])
        for ancestor in self._program.ancestors_of(type_).tolist():
            if (found := self._declared.get((ancestor, name, kind))) is not None:
                return found
        return -1

    def _enter(self, method: int) -> None:
        if method >= 0 and not self.live[method]:
            self.live[method] = 1
            self._waiting.append(method)

    def _touch(self, type_: int) -> None:
        types = self._program.types
        while type_ >= 0 and types.origin[type_] == PACKAGED:
            self._enter(int(self._initialiser[type_]))
            type_ = int(types.superclass[type_])

    def _instantiate(self, type_: int) -> None:
        if type_ in self._instances or self._program.types.origin[type_] != PACKAGED:
            return
        self._instances.add(type_)
        self._touch(type_)
        for method, _ in self.callbacks(type_):
            self._enter(method)
        for ancestor in self._program.ancestors_of(type_).tolist():
            for reference in self._called[ancestor]:
                self._enter(self.runs(type_, reference))

    def _walk(self, method: int) -> None:
        program = self._program
        rows = slice(int(program.methods.first[method]), int(program.methods.end[method]))
        for op, reference in zip(program.sites.op[rows].tolist(), program.sites.ref[rows].tolist(), strict=True):
            if reference < 0:
                continue
            if op == _NEW_INSTANCE:
                self._instantiate(reference)
            elif 0x60 <= op <= 0x6D:
                self._touch(int(program.symbols.fields.owner[reference]))
            elif 0x6E <= op <= 0x78:
                self._call(method, op - 6 if op >= 0x74 else op, reference)

    def _call(self, method: int, op: int, reference: int) -> None:
        owner = int(self._program.symbols.methods.owner[reference])
        if op in (_SUPER, _DIRECT, _STATIC):
            if op == _STATIC:
                self._touch(owner)
            start = owner
            if op == _SUPER:
                start = int(self._program.types.superclass[self._program.symbols.methods.owner[method]])
            if start >= 0 and self._program.types.origin[start] == PACKAGED:
                self._enter(self.runs(start, reference))
        elif reference not in self._seen:
            self._seen.add(reference)
            self._called[owner].append(reference)
            for type_ in self._program.descendants_of(owner).tolist():
                if type_ in self._instances:
                    self._enter(self.runs(type_, reference))


def _framework_owners(program: Program) -> dict[tuple[int, int], frozenset[int]]:
    """For each name and descriptor of a packaged virtual method the framework types that declare it."""
    names, methods = program.symbols.methods, program.methods
    own = (methods.origin == PACKAGED) & (methods.virtual == 1)
    theirs = np.flatnonzero((methods.origin == FRAMEWORK) & np.isin(names.name, np.unique(names.name[own])))
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for method in theirs.tolist():
        found[int(names.name[method]), int(names.kind[method])].add(int(names.owner[method]))
    return {key: frozenset(owners) for key, owners in found.items()}
