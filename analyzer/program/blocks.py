"""The basic blocks of one method: which instructions last wrote a register before another.

Asked backwards, from a use to what reaches it. An instruction is named by its index in ``code.instructions``; `ENTRY`
stands for the method's entry, where registers hold the parameters.
"""

from bisect import bisect_left
from collections.abc import Callable

from analyzer.apk.code import Code
from analyzer.apk.opcodes import OPCODES, Flag
from analyzer.program.arithmetic import CONDITIONS

ENTRY = -1
STEPS, STEPS_AN_INSTRUCTION = 5_000, 30
"""Blocks and writes visited per method in all before nothing more is looked up in it: so many, and for each of its
instructions so many more.
"""

_DEFINES = bytes((2 if row.flags & Flag.WIDE else 1) if row.flags & Flag.DEFINES else 0 for row in OPCODES)
_LEADS = bytes(
    1 if row.flags & (Flag.BRANCHES | Flag.SWITCHES) or not row.flags & Flag.CONTINUES else 0 for row in OPCODES
)
_THROWS = bytes(1 if row.flags & Flag.THROWS else 0 for row in OPCODES)
_CONTINUES = bytes(1 if row.flags & Flag.CONTINUES else 0 for row in OPCODES)
_NUMBER_LOADS = frozenset({0x60, 0x63, 0x64, 0x65, 0x66})
"""``sget`` of the number types of one register."""

NumberIn = Callable[[int], int | None]
"""A field index to the only number that the static field holds, None when there is none."""


class Unfollowable(Exception):  # noqa: N818 - it says what the method is, and is always caught
    """The method is too large or too tangled for its budget."""


class Blocks:
    """The blocks of one method; nothing is computed before it is asked for.

    Branches that numbers decide which are loaded right before, or held by static fields (``number_in``), are followed
    one way only. ``writes``: per register, or key that stands for something else that is written, the instructions
    that write it, ascending.
    """

    def __init__(self, code: Code, number_in: NumberIn | None = None) -> None:
        self.code = code
        self.instructions = code.instructions
        self.writes: dict[int, list[int]] = {}
        self._left = STEPS + STEPS_AN_INSTRUCTION * len(code.instructions)
        self._number_in = number_in
        self._entries: dict[tuple[int, int], tuple[int, ...]] = {}
        self._busy = False
        self._read()

    def spend(self) -> None:
        """Count one step.

        Raises:
            Unfollowable: the budget ran out.
        """
        self._left -= 1
        if self._left < 0:
            raise Unfollowable

    def _read(self) -> None:
        """Definitions by register, and the first instruction of each block."""
        self.index: dict[int, int] = {}
        self.branches = self.branches_back = False
        leaders = {0}
        pcs: list[int] = []
        index = self.index
        for at, i in enumerate(self.instructions):
            op = i.op
            index[i.pc] = at
            if op > 255:
                continue
            width = _DEFINES[op]
            if width and i.registers:
                self.writes.setdefault(i.registers[0], []).append(at)
                if width == 2:
                    self.writes.setdefault(i.registers[0] + 1, []).append(at)
            if _LEADS[op]:
                leaders.add(at + 1)
                targets = i.targets
                pcs += targets
                self.branches = self.branches or bool(targets)
                self.branches_back = self.branches_back or any(target <= i.pc for target in targets)
        for guard in self.code.tries:
            pcs += (guard.start, guard.end, *(handler.pc for handler in guard.handlers))
        leaders.update(self.index[pc] for pc in pcs if pc in self.index)
        self._starts = sorted(at for at in leaders if at < len(self.instructions))
        self._before: list[list[tuple[int, bool]]] | None = None

    def _predecessors(self) -> list[list[tuple[int, bool]]]:
        """Per block the blocks it may come from, and whether by an exception; of blocks that can run at all."""
        if self._before is not None:
            return self._before
        if self._busy:  # a number that decides here depends on this very method
            return self._linked(decide=False)
        self._busy = True
        self._before = self._linked(decide=True)
        return self._before

    def _linked(self, decide: bool) -> list[list[tuple[int, bool]]]:
        starts, code = self._starts, self.instructions
        block_of = {at: block for block, at in enumerate(starts)}
        after: list[list[tuple[int, bool]]] = []
        for block, start in enumerate(starts):
            end = starts[block + 1] if block + 1 < len(starts) else len(code)
            last = code[end - 1]
            targets = last.targets if last.op < 256 and _LEADS[last.op] else ()
            onward = [(block_of[self.index[t]], False) for t in targets if t in self.index]
            taken = self._decided(start, end - 1) if decide and 0x32 <= last.op <= 0x3D else None
            if taken is not None and block + 1 < len(starts):
                after.append(onward if taken else [(block + 1, False)])
                continue
            if last.op < 256 and _CONTINUES[last.op] and block + 1 < len(starts):
                onward.append((block + 1, False))
            handlers = self.code.handlers_of(code[start].pc) if self.code.tries else ()
            if handlers and any(_THROWS[i.op] for i in code[start:end] if i.op < 256):
                onward += [(block_of[self.index[h.pc]], True) for h in handlers if h.pc in self.index]
            after.append(onward)
        before: list[list[tuple[int, bool]]] = [[] for _ in starts]
        seen, waiting = {0}, [0]
        while waiting and starts:
            block = waiting.pop()
            for other, thrown in after[block]:
                before[other].append((block, thrown))
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return before

    def _decided(self, start: int, at: int) -> bool | None:
        """Whether the conditional branch at the end of a block is taken, when numbers loaded in the block decide it."""
        i = self.instructions[at]
        numbers = [self._loaded(register, start, at) for register in i.registers]
        first, second = numbers[0], (numbers[1] if i.op <= 0x37 else 0)
        if first is None or second is None:
            return None
        return CONDITIONS[(i.op - 0x32) % 6](first, second)

    def _loaded(self, register: int, start: int, at: int) -> int | None:
        """The number that the block from ``start`` on loads into a register before ``at``, if it loads one."""
        writes = self.writes.get(register, [])
        place = bisect_left(writes, at) - 1
        if place < 0 or writes[place] < start:
            return None
        i = self.instructions[writes[place]]
        if 0x12 <= i.op <= 0x15:
            return i.literal
        if self._number_in is not None and i.op in _NUMBER_LOADS:
            return self._number_in(i.ref)
        return None

    def block_of(self, at: int) -> int:
        """The number of the basic block that an instruction lies in."""
        return bisect_left(self._starts, at + 1) - 1

    def reaching(self, key: int, at: int) -> tuple[int, ...]:
        """The instructions that may have written register ``key`` last before ``at``, ascending.

        Raises:
            Unfollowable: the budget ran out.
        """
        writes = self.writes.get(key, [])
        block = self.block_of(at)
        place = bisect_left(writes, at) - 1
        if place >= 0 and writes[place] >= self._starts[block]:
            return (writes[place],)
        known = self._entries.get((block, key))
        if known is None:
            known = self._entries[block, key] = self._at_entry(block, key, writes)
        return known

    def leading_to(self, at: int) -> frozenset[int] | None:
        """The blocks from which ``at`` can be reached; None when it can come again, or after an exception.

        Raises:
            Unfollowable: the budget ran out.
        """
        before = self._predecessors()
        goal = self.block_of(at)
        seen, waiting = {goal}, [goal]
        while waiting:
            for other, thrown in before[waiting.pop()]:
                self.spend()
                if thrown or other == goal:
                    return None
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen)

    def _at_entry(self, block: int, key: int, writes: list[int]) -> tuple[int, ...]:
        if not writes:
            return (ENTRY,)
        before = self._predecessors()
        found: set[int] = set()
        seen, waiting = {block}, [block]
        while waiting:
            current = waiting.pop()
            if current == 0:
                found.add(ENTRY)
            for other, thrown in before[current]:
                self.spend()
                start = self._starts[other]
                end = self._starts[other + 1] if other + 1 < len(self._starts) else len(self.instructions)
                low, high = bisect_left(writes, start), bisect_left(writes, end)
                if thrown:
                    # An exception may leave the block before, between or after its writes; not after the last of all.
                    found.update(at for at in writes[low:high] if at < end - 1)
                elif high > low:
                    found.add(writes[high - 1])
                    continue
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return tuple(sorted(found))
