"""Direct calls both ways: which places name a packaged method, and which packaged methods a method names."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzer.behaviours.code_index import Place
from analyzer.callgraph.build import resolve
from analyzer.program.build import PACKAGED, Program

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]


class Callers:
    """Calls as the instructions name them: each with the one method that its reference resolves to, no overrides."""

    def __init__(self, program: Program) -> None:
        self.program = program

    @cached_property
    def _resolved(self) -> I32:
        """Per method number the method that a reference to it resolves to, -1 when unknown."""
        sites = self.program.sites
        called = np.zeros(self.program.symbols.methods.count, bool)
        called[sites.ref[self._invokes]] = True
        return resolve(self.program, called)

    @cached_property
    def _invokes(self) -> I64:
        op, ref = self.program.sites.op, self.program.sites.ref
        return np.flatnonzero((op >= 0x6E) & (op <= 0x78) & (ref >= 0))

    @cached_property
    def _by_target(self) -> tuple[I64, I32]:
        """Rows of calls of packaged methods, ordered by target, and these targets."""
        rows = self._invokes
        target = self._resolved[self.program.sites.ref[rows]]
        packaged = (target >= 0) & (self.program.methods.origin[np.maximum(target, 0)] == PACKAGED)
        rows, target = rows[packaged], target[packaged]
        order = np.argsort(target, kind="stable")
        return rows[order], target[order]

    def of(self, method: int) -> list[Place]:
        """Where a packaged method is called, in the order of the program."""
        rows, targets = self._by_target
        low, high = np.searchsorted(targets, method, side="left"), np.searchsorted(targets, method, side="right")
        found = rows[low:high]
        methods = self.program.methods_of_rows(found).tolist()
        pcs = self.program.sites.pc[found].tolist()
        return [Place(m, pc) for m, pc in zip(methods, pcs, strict=True) if m >= 0]

    def by(self, method: int) -> list[tuple[int, int]]:
        """(position in code units, packaged method) for each call in a method."""
        first, end = int(self.program.methods.first[method]), int(self.program.methods.end[method])
        found = []
        for row in range(first, end):
            if 0x6E <= int(self.program.sites.op[row]) <= 0x78 and (ref := int(self.program.sites.ref[row])) >= 0:
                target = int(self._resolved[ref])
                if target >= 0 and self.program.methods.origin[target] == PACKAGED:
                    found.append((int(self.program.sites.pc[row]), target))
        return found

    def overridden(self, method: int) -> list[int]:
        """A method, and the packaged methods of its class's supertypes that it overrides."""
        names, program = self.program.symbols.methods, self.program
        owner, name, kind = int(names.owner[method]), int(names.name[method]), int(names.kind[method])
        found = [method]
        for ancestor in program.ancestors_of(owner).tolist()[1:]:
            above = names.find(ancestor, name, kind)
            if above >= 0 and program.methods.origin[above] == PACKAGED:
                found.append(above)
        return found
