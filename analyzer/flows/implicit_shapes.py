"""Which blocks of a method run, or not, because of a branch or of something thrown: control dependence.

A block depends on a branch when it comes on every way from one of its successors to the end, but not on every way from
the branch (Ferrante, Ottenstein, Warren, TOPLAS 1987; the algorithm for post-dominators is that of Cooper, Harvey and
Kennedy, 2001). That any instruction may throw is left out of it: else everything would depend on everything.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cached_property

from analyzer.flows import kernels_graph
from analyzer.flows.kernels_state import BLOCKS
from analyzer.flows.order import Orders

MOST_BLOCKS = 3000
"""Blocks of a method in which control dependence is worked out."""


class Shape:
    """The blocks of one method: first and last positions, where they lead (``ways``: also handlers where the block ends
    with a throw), and the ``handlers`` of what is thrown in them.
    """

    def __init__(
        self, starts: list[int], ends: list[int], ways: list[list[int]], handlers: list[list[int]], known: bool = True
    ) -> None:
        self.starts = starts
        self.ends = ends
        self.ways = ways
        self.handlers = handlers
        self.known = known
        self._reached: dict[int, int] = {}

    def block(self, pc: int) -> int:
        """The block of a position."""
        return max(bisect_right(self.starts, pc) - 1, 0)

    @cached_property
    def usual(self) -> frozenset[int]:
        """The blocks that run when nothing is thrown but by a throw."""
        found, todo = {0} if self.ways else set(), [0] if self.ways else []
        while todo:
            for to in self.ways[todo.pop()]:
                if to not in found:
                    found.add(to)
                    todo.append(to)
        return frozenset(found)

    @cached_property
    def _next(self) -> list[int]:
        return post_dominators(self.ways)

    @cached_property
    def controls(self) -> dict[int, tuple[int, ...]]:
        """Of each block that ends with a choice, the blocks that directly depend on it."""
        found: dict[int, tuple[int, ...]] = {}
        for block, ways in enumerate(self.ways):
            if len(ways) > 1:
                depending: dict[int, None] = {}
                for at in ways:
                    depending |= dict.fromkeys(self._between(at, {self._next[block]}))
                found[block] = tuple(depending)
        return found

    def region(self, block: int) -> frozenset[int]:
        """The blocks that depend on the choice at the end of a block, by way of others as well."""
        return self._closed(self.controls.get(block, ()))

    def handled(self, block: int) -> frozenset[int]:
        """The blocks that run because something is thrown in a block and caught here."""
        above, at = {block}, block
        while at < len(self.ways):
            at = self._next[at]
            above.add(at)
        found: dict[int, None] = {}
        for handler in self.handlers[block]:
            found |= dict.fromkeys(self._between(handler, above))
        return self._closed(found)

    def _between(self, block: int, ends: Collection[int]) -> Iterator[int]:
        """A block and those that surely follow it, up to one of ``ends``."""
        while block not in ends:
            yield block
            block = self._next[block]

    def meetings(self, block: int, region: frozenset[int]) -> list[int]:
        """Where ways that depend on a block meet each other, or ways that do not."""
        deciding = region | {block}
        after = {to for one in deciding for to in (*self.ways[one], *self.handlers[one])}
        return sorted(to for to in after if len(self._before[to]) > 1 or not to)

    def reaches(self, one: int, other: int) -> bool:
        """Whether a block may run after another, or is it."""
        known = self._reached.get(one)
        if known is None:
            known, todo = 1 << one, [one]  # a bit for each block: sets for all of them would be too large
            while todo:
                at = todo.pop()
                for to in (*self.ways[at], *self.handlers[at]):
                    if not known >> to & 1:
                        known |= 1 << to
                        todo.append(to)
            self._reached[one] = known
        return bool(known >> other & 1)

    @cached_property
    def _before(self) -> list[set[int]]:
        found: list[set[int]] = [set() for _ in self.ways]
        for block, ways in enumerate(self.ways):
            for to in (*ways, *self.handlers[block]):
                found[to].add(block)
        return found

    def _closed(self, blocks: Collection[int]) -> frozenset[int]:
        """Some blocks and all that depends on them."""
        todo = found = sum(1 << block for block in set(blocks))
        while todo:
            lowest = todo & -todo
            new = self._masks.get(lowest.bit_length() - 1, 0) & ~found
            found |= new
            todo ^= lowest | new
        return frozenset(block for block, bit in enumerate(reversed(bin(found)[2:])) if bit == "1")

    @cached_property
    def _masks(self) -> dict[int, int]:
        """The blocks of ``controls``, a bit for each: where many depend on many, sets would take too long."""
        return {block: sum(1 << one for one in depending) for block, depending in self.controls.items()}


def post_dominators(ways: list[list[int]]) -> list[int]:
    """Of each block the next that comes on all ways to the end; the end itself, one more than the blocks, comes last.

    Out of an endless loop a way to the end is taken for granted.
    """
    end = len(ways)
    after = [list(way) or [end] for way in ways] + [[]]
    before: list[list[int]] = [[] for _ in after]
    for block, to in enumerate(after):
        for one in to:
            before[one].append(block)
    found = set(_finished(before, end))
    for block in range(end - 1, -1, -1):
        if block not in found:
            after[block].append(end)
            before[end].append(block)
            found.update(_finished(before, block, found))
    order = _finished(before, end)
    number = [0] * (end + 1)
    for at, block in enumerate(order):
        number[block] = at
    nearest = [-1] * (end + 1)
    nearest[end] = end
    changed = True
    while changed:
        changed = False
        for block in reversed(order[:-1]):
            common = -1
            for one in after[block]:
                if nearest[one] >= 0:
                    common = one if common < 0 else _common(nearest, number, common, one)
            if nearest[block] != common:
                nearest[block] = common
                changed = True
    return nearest


def _common(nearest: list[int], number: list[int], one: int, other: int) -> int:
    while one != other:
        while number[one] < number[other]:
            one = nearest[one]
        while number[other] < number[one]:
            other = nearest[other]
    return one


def _finished(edges: list[list[int]], root: int, seen: set[int] | None = None) -> list[int]:
    """What is reached from a root, in postorder."""
    known = {root} if seen is None else {*seen, root}
    order: list[int] = []
    stack = [(root, iter(edges[root]))]
    while stack:
        block, rest = stack[-1]
        for to in rest:
            if to not in known:
                known.add(to)
                stack.append((to, iter(edges[to])))
                break
        else:
            order.append(block)
            stack.pop()
    return order


class Shapes(Orders):
    """The shape of each method that is asked for. ``lost``: methods that have too many blocks, or none that can be
    told.
    """

    lost = 0

    def shape(self, method: int) -> Shape:
        """The shape of a method; one without blocks where it cannot be told."""
        known = self._shapes.get(method)
        if known is None:
            known = self._shapes[method] = self._shape(method)
        return known

    @cached_property
    def _shapes(self) -> dict[int, Shape]:
        return {}

    def _shape(self, method: int) -> Shape:
        work = self._work
        found = kernels_graph.shape(self._work_table, self._table, method)  # type: ignore[no-untyped-call]  # a kernel
        count = int(work.n[BLOCKS])
        if not found or count > MOST_BLOCKS:
            self.lost += 1
            return Shape([], [], [], [], known=False)
        first = work.successor_first[1 : count + 2].tolist()
        successors = work.successor[: first[-1] if first else 0].tolist()
        caught = work.block_handlers[1 : count + 1].tolist()
        ways, handlers = [], []
        for k in range(count):
            every = [to - 1 for to in successors[first[k] : first[k + 1]]]
            handlers.append(list(dict.fromkeys(every[: caught[k]])))
            ways.append(list(dict.fromkeys(every[caught[k] :] or every)))
        return Shape(work.block_pc[1 : count + 1].tolist(), work.block_end[1 : count + 1].tolist(), ways, handlers)
