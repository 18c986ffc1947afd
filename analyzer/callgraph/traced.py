"""Values backwards through the code: to callers, into called methods, through fields and arrays.

A value that depends on a parameter is looked at once for each call of its method (a frame), so that the class and the
name which one caller hands to a helper stay together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from analyzer.callgraph.by_name import Use
from analyzer.callgraph.origins import Defs, Origins, trace
from analyzer.program.build import PACKAGED, Program
from analyzer.program.constants import Constants

T = TypeVar("T")
Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]
Frame = tuple[tuple[int, int], ...]
"""The calls (method, position) through which a method was entered, the innermost first; () when nothing is said."""

MOST_FRAMES = 48
MOST_CALLERS = 24
MOST_STORES = 8
MOST_CALLS_DEEP = 3
MOST_STEPS_DEEP = 24
MOST_STEPS = 50_000
"""Values that are looked at in all; packages with 24 MB of dex need about 10,000."""
MOST_UNITS = 200_000
"""Code units of all methods that are traced; packages with 24 MB of dex need about 40,000."""


class Traced:
    """The code of one program, traced where it is asked for. ``whole`` turns false when a budget ran out."""

    def __init__(self, program: Program, constants: Constants, uses: dict[int, Use]) -> None:
        self.program = program
        self.constants = constants
        self.uses = uses
        self.whole = True
        self.open = False
        """Whether a value was asked for that only a caller not in the frame knows."""
        self.last = False
        """Whether no caller can be asked any more: a value that is not known now stays so."""
        self.computed = False
        """Whether a text was asked for that is not simply loaded."""
        self._units = 0
        self._deep = self._steps = 0
        self._origins: dict[int, Origins | None] = {}
        self._held: dict[tuple[int, str], list[object]] = {}
        """Per field and question what was answered."""

    # code

    def origins(self, method: int) -> Origins | None:
        """The traced method; None when it has no code, or when the budget is spent."""
        if method not in self._origins:
            number = int(self.program.methods.dex[method])
            if number < 0:
                return None
            self._units += int(self.program.dexes[number].code_units[int(self.program.methods.row[method])])
            self.whole = self.whole and self._units <= MOST_UNITS
            self._origins[method] = trace(self.program, method) if self._units <= MOST_UNITS else None
        return self._origins[method]

    def reference(self, origins: Origins, pc: int) -> int:
        """The method reference of the call at ``pc``, -1 for a bad index."""
        numbers = self.program.symbols.dexes[origins.number].methods
        index = origins.at[pc].ref
        return int(numbers[index]) if 0 <= index < len(numbers) else -1

    def use(self, origins: Origins, pc: int) -> Use | None:
        """What the call at ``pc`` does with names, if anything."""
        return self.uses.get(self.reference(origins, pc)) if is_call(origins.at[pc].op) else None

    def _index(self, low: int, high: int) -> tuple[Rows, Rows]:
        """The rows with opcodes in a range, sorted by their references; and those references."""
        op, ref = self.program.sites.op, self.program.sites.ref
        rows = np.flatnonzero((op >= low) & (op <= high) & (ref >= 0))
        order = np.argsort(ref[rows], kind="stable")
        return rows[order], ref[rows[order]].astype(np.int64)

    @cached_property
    def _calls(self) -> tuple[Rows, Rows]:
        return self._index(0x6E, 0xFB)

    @cached_property
    def _stores(self) -> tuple[Rows, Rows]:
        instance, static = self._index(0x5B, 0x5B), self._index(0x69, 0x69)
        rows, refs = np.concatenate([instance[0], static[0]]), np.concatenate([instance[1], static[1]])
        order = np.argsort(refs, kind="stable")
        return rows[order], refs[order]

    @cached_property
    def _coded(self) -> tuple[Rows, Rows, Rows]:
        table = self.program.methods
        return table.coded, table.first[table.coded], table.end[table.coded]

    def _places(self, index: tuple[Rows, Rows], reference: int, most: int) -> list[tuple[int, int]] | None:
        """(method, position) of the rows with a reference; None when there are more than ``most``."""
        rows, refs = index
        low, high = np.searchsorted(refs, (reference, reference + 1))
        if high - low > most:
            return None
        coded, first, end = self._coded
        found = []
        for row in rows[low:high].tolist():
            at = int(np.searchsorted(first, row, side="right")) - 1
            if at >= 0 and row < int(end[at]):
                found.append((int(coded[at]), int(self.program.sites.pc[row])))
        return sorted(found)

    def rows_of(self, references: Iterable[int]) -> dict[int, list[int]]:
        """The swept rows that call one of the references, by the method that they are in, both ascending."""
        rows, refs = self._calls
        wanted = np.zeros(self.program.symbols.methods.count, bool)
        wanted[list(references)] = True
        rows = np.sort(rows[wanted[refs]])
        found: dict[int, list[int]] = defaultdict(list)
        for method, row in zip(self.program.methods_of_rows(rows).tolist(), rows.tolist(), strict=True):
            if method >= 0:
                found[method].append(row)
        return dict(sorted(found.items()))

    def callers(self, method: int) -> list[tuple[int, int]]:
        """The calls (method, position) of a packaged method, also through a supertype; [] when there are too many."""
        names, table = self.program.symbols.methods, self.program.methods
        wanted = [method]
        if table.virtual[method]:
            above = self.program.ancestors_of(int(names.owner[method]))[1:32].tolist()
            found = [names.find(t, int(names.name[method]), int(names.kind[method])) for t in above]
            wanted += [m for m in found if m >= 0]
        places: list[tuple[int, int]] = []
        for reference in wanted:
            more = self._places(self._calls, reference, MOST_CALLERS)
            if more is None or len(places) + len(more) > MOST_CALLERS:
                return []
            places += more
        return places

    def in_frames(self, method: int, evaluate: Callable[[Frame], T]) -> list[tuple[Frame, T]]:
        """A value of a method, once for each way into it on which the value depends."""
        before = self.open
        found: list[tuple[Frame, T]] = []
        frames: list[Frame] = [()]
        while frames and len(found) < MOST_FRAMES:
            frame = frames.pop()
            self.open = False
            value = evaluate(frame)
            if self.open:
                inside = {method, *(m for m, _ in frame)}
                calls = self.callers(frame[-1][0] if frame else method) if len(frame) < MOST_CALLS_DEEP else []
                entered = [call for call in calls if call[0] not in inside]
                if entered:
                    frames += [(*frame, call) for call in entered]
                    continue
                self.last = True
                value = evaluate(frame)
                self.last = False
            found.append((frame, value))
        self.open = before
        return found

    @contextmanager
    def deeper(self) -> Iterator[bool]:
        """One step deeper; false when that is too deep, or too many steps were made in all."""
        self._steps += 1
        self.whole = self.whole and self._steps <= MOST_STEPS
        self._deep += 1
        try:
            yield self._deep <= MOST_STEPS_DEEP and self._steps <= MOST_STEPS
        finally:
            self._deep -= 1

    # between methods

    def outer(self, frame: Frame, one: int) -> tuple[Origins, int, int, Frame] | None:
        """What the caller in the frame hands over as a parameter: its origins, position, word, and the outer frame."""
        if not frame:
            self.open = True
            return None
        caller, pc = frame[0]
        origins, word = self.origins(caller), -1 - one
        if origins is None or word >= origins.width(pc):
            return None
        return origins, pc, word, frame[1:]

    def returned(self, origins: Origins, pc: int, frame: Frame) -> list[tuple[Origins, Defs, Frame]]:
        """What the packaged method called at ``pc`` may give back; [] when that is not one method."""
        callee = self.reference(origins, pc)
        if callee < 0 or self.program.methods.origin[callee] != PACKAGED or len(frame) >= MOST_CALLS_DEEP:
            return []
        inside = self.origins(callee)
        if inside is None or callee == origins.method:
            return []
        entered = ((origins.method, pc), *frame)
        return [(inside, inside.word(i.pc, 0), entered) for i in inside.code.instructions if i.op == 0x11]

    def stored(self, origins: Origins, pc: int, evaluate: Callable[[Origins, Defs, Frame], T]) -> list[T]:
        """A value for everything that is stored in the field read at ``pc``; [] when that is too much, or nothing."""
        fields = self.program.symbols.dexes[origins.number].fields
        index = origins.at[pc].ref
        if not 0 <= index < len(fields):
            return []
        key = int(fields[index]), getattr(evaluate, "__name__", "")
        if key not in self._held:
            self._held[key] = []  # what is stored in a field may come from the same field
            with self.deeper() as allowed:
                self._held[key] = self._stored(key[0], evaluate) if allowed else []
        return cast("list[T]", self._held[key])

    def _stored(self, field: int, evaluate: Callable[[Origins, Defs, Frame], T]) -> list[T]:
        found: list[T] = []
        for method, at in self._places(self._stores, field, MOST_STORES) or ():
            inside = self.origins(method)
            if inside is None or not inside.width(at):
                return []
            found += [value for _, value in self.in_frames(method, partial(_at, evaluate, inside, at))]
        return found

    # arrays

    def elements(self, origins: Origins, arrays: Defs) -> list[Defs]:
        """What this method puts into arrays, element by element; [] when they do not come from it alone."""
        found: list[Defs] = []
        for one in sorted(arrays):
            if one < 0:
                return []
            i = origins.at[one]
            if i.op in (0x24, 0x25):
                found += origins.words(one)
            elif i.op == 0x23:
                found += [origins.word(pc, 0) for pc in sorted(origins.uses_of(one)) if origins.at[pc].op == 0x4D]
            else:
                return []
        return found


def _at(evaluate: Callable[[Origins, Defs, Frame], T], origins: Origins, pc: int, frame: Frame) -> T:
    return evaluate(origins, origins.word(pc, 0), frame)


def is_call(op: int) -> bool:
    """Whether an opcode calls a method that it names."""
    return 0x6E <= op <= 0x78 or op in (0xFA, 0xFB)
