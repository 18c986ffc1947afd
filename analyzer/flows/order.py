"""What can run after what inside one method."""

from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property
from typing import Any

import numpy as np

from analyzer.callgraph import columns
from analyzer.callgraph.kernels_state import Given
from analyzer.flows import kernels_graph
from analyzer.flows.kernels_state import BLOCKS, Work

_BLOCKS, _SUCCESSORS = 1 << 17, 1 << 19

ENTRY = -1
"""Instead of a position: when the method is entered."""
ANY_TIME = -2
"""Instead of a position: at a time that is not known; nothing that is overwritten is surely gone."""
END = 1 << 40
"""Instead of a position: after the method has returned."""


class Order:
    """The blocks of one method and which of them can follow which."""

    def __init__(self, starts: list[int], ends: list[int], successors: list[list[int]]) -> None:
        self._starts = starts
        self._ends = ends
        self._successors = successors
        self._behind: dict[int, frozenset[int]] = {}

    @cached_property
    def exits(self) -> tuple[int, ...]:
        """The positions of the last instructions: returns and throws."""
        return tuple(end for end, after in zip(self._ends, self._successors, strict=True) if not after)

    def _block(self, pc: int) -> int:
        return max(bisect_right(self._starts, pc) - 1, 0)

    def _reached(self, block: int) -> frozenset[int]:
        """The blocks that can follow the end of a block."""
        known = self._behind.get(block)
        if known is None:
            found: set[int] = set()
            todo = list(self._successors[block])
            while todo:
                current = todo.pop()
                if current not in found:
                    found.add(current)
                    todo += self._successors[current]
            known = self._behind[block] = frozenset(found)
        return known

    def after(self, before: int, pc: int) -> bool:
        """Whether the instruction at ``pc`` may run after the one at ``before`` (or ENTRY) has."""
        if before in (ENTRY, ANY_TIME) or not self._starts:
            return True
        if before == END:
            return False
        one, other = self._block(before), self._block(pc)
        return (one == other and pc > before) or other in self._reached(one)

    def after_without(self, before: int, pc: int, kills: Collection[int]) -> bool:
        """As :func:`after`, on a way that runs none of the instructions at ``kills``; they are not ``pc`` itself."""
        kills = {kill for kill in kills if kill not in (pc, before)}
        if not kills or not self._starts or before == ANY_TIME:
            return self.after(before, pc)
        if before == END:
            return False
        by_block: dict[int, list[int]] = {}
        for kill in kills:
            by_block.setdefault(self._block(kill), []).append(kill)
        goal = self._block(pc)
        begin = 0 if before == ENTRY else self._block(before)
        start = self._starts[0] if before == ENTRY else before + 1
        if self._passes(begin, start, goal, pc, by_block):
            return True
        if any(kill >= start for kill in by_block.get(begin, ())):
            return False
        seen: set[int] = set()
        todo = list(self._successors[begin])
        while todo:
            block = todo.pop()
            if block in seen:
                continue
            seen.add(block)
            if self._passes(block, self._starts[block], goal, pc, by_block):
                return True
            if block not in by_block:
                todo += self._successors[block]
        return False

    def _passes(self, block: int, start: int, goal: int, pc: int, kills: dict[int, list[int]]) -> bool:
        """Whether ``pc`` lies in the block behind ``start`` with no kill before it."""
        return block == goal and pc >= start and not any(start <= kill < pc for kill in kills.get(block, ()))


class Orders:
    """The order of each method that is asked for."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._table = columns.table(given)
        sizes = {"n": 16, "block_at": int(given.units.max(initial=0)) + 2, "successor": _SUCCESSORS}

        def column(name: str, hint: object) -> Any:
            size = sizes.get(name, _BLOCKS if name.startswith(("block", "successor")) else 1)
            return np.zeros(size, columns.element_of(hint))

        self._work = Work(**{name: column(name, hint) for name, hint in Work.__annotations__.items()})
        self._work_table = columns.table(self._work)
        self._known: dict[int, Order] = {}

    def of(self, method: int) -> Order:
        """The order of a method; where it cannot be told, anything may follow anything."""
        known = self._known.get(method)
        if known is None:
            known = self._known[method] = self._make(method)
        return known

    def _make(self, method: int) -> Order:
        work = self._work
        if not kernels_graph.shape(self._work_table, self._table, method):
            return Order([], [], [])
        count = int(work.n[BLOCKS])
        first = work.successor_first[1 : count + 2].tolist()
        successors = work.successor[: first[-1] if first else 0].tolist()
        after = [[to - 1 for to in dict.fromkeys(successors[first[k] : first[k + 1]])] for k in range(count)]
        return Order(work.block_pc[1 : count + 1].tolist(), work.block_end[1 : count + 1].tolist(), after)
