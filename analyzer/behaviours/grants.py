"""One method's branches on whether a permission was granted: which instructions run only after a denial, or in a loop.

A test is a branch on the outcome of a request or a check: an element of ``grantResults``, what ``checkSelfPermission``
returns, a Boolean handed to a result callback, or a flag that was set on one side of such a test.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol

import networkx as nx

from analyzer.apk.code import Code
from analyzer.apk.instructions import Instruction
from analyzer.apk.opcodes import Flag

Side = Literal["", "denied", "granted"]
Source = Literal["", "number", "flag", "not-flag"]
"""What a call's result says: 0 when granted; true when granted; true when denied."""


class Calls(Protocol):
    """What the method's calls are about."""

    def source(self, instruction: Instruction) -> Source:
        """What the result of a call says."""

    def advances(self, instruction: Instruction) -> bool:
        """Whether a call goes on to the next element of a collection."""


MOST_INSTRUCTIONS = 3000
"""Of a longer method nothing is said."""

_IF_EQ, _IF_NE = 0x32, 0x33
_IF_EQZ, _IF_NEZ, _IF_LTZ, _IF_GEZ = 0x38, 0x39, 0x3A, 0x3B
_AGET = 0x44
_COUNTING = frozenset({0x34, 0x35, 0x36, 0x37})
"""if-lt, if-ge, if-gt, if-le of two registers: an index against a length."""
_ELEMENTS = frozenset(range(0x44, 0x4B))
_MOST_ROUNDS = 3
_MOST_TESTS = 200
_MOST_SEARCHED = 200
"""Instructions looked at in search of what wrote a register; further up nothing is known."""
_MOST_MOVES = 4


class _Test(NamedTuple):
    """A branch and where it goes on either side."""

    pc: int
    granted: int
    denied: int


class Branches:
    """The flow of one method's code."""

    def __init__(self, code: Code, calls: Calls) -> None:
        self._calls = calls
        whole = len(code.instructions) <= MOST_INSTRUCTIONS
        self._at = {i.pc: i for i in code.instructions if i.op < 256} if whole else {}
        self._graph = self._flow(code) if whole else nx.DiGraph()
        self._sides: dict[int, set[Side]] = {}
        self._tests: dict[int, _Test] = {}
        for _ in range(_MOST_ROUNDS):  # a flag that a test sets makes its own tests known in the next round
            if not self._learn():
                break

    @property
    def tested(self) -> bool:
        """Whether the method tests an outcome at all."""
        return bool(self._tests)

    def side(self, pc: int) -> Side:
        """On which side of the tests an instruction stands; "" when it may run on both, or before any."""
        sides = self._sides.get(pc, set())
        return next(iter(sides)) if len(sides) == 1 else ""

    def repeats(self, pc: int) -> bool:
        """Whether the instruction stands in a loop that does not merely go through a list."""
        for component in nx.strongly_connected_components(self._graph):
            if pc in component and (len(component) > 1 or self._graph.has_edge(pc, pc)):
                return not self._walks_a_list(component)
        return False

    def handed_on(self, pc: int) -> frozenset[int]:
        """The registers in which the method's own caller handed in what an instruction reads."""
        instruction = self._at.get(pc)
        found: set[int] = set()
        for register in instruction.registers if instruction else ():
            found |= self._handed(pc, register, _MOST_MOVES)
        return frozenset(found)

    def _handed(self, pc: int, register: int, moves: int) -> set[int]:
        found: set[int] = set()
        for definition in self._definitions(pc, register):
            if definition is None:
                found.add(register)
            elif 0x07 <= definition.op <= 0x09 and moves:
                found |= self._handed(definition.pc, definition.registers[1], moves - 1)
        return found

    def _flow(self, code: Code) -> "nx.DiGraph[int]":
        graph: nx.DiGraph[int] = nx.DiGraph()
        ordered = list(self._at.values())
        for instruction, following in zip(ordered, [*ordered[1:], None], strict=True):
            graph.add_node(instruction.pc)
            for target in instruction.targets:
                if target in self._at:
                    graph.add_edge(instruction.pc, target)
            if instruction.flags & Flag.CONTINUES and following is not None:
                graph.add_edge(instruction.pc, following.pc)
        return graph

    def _walks_a_list(self, pcs: set[int]) -> bool:
        """``for (x : list)``: elements are fetched, and the end of the list ends the loop."""
        ops = {self._at[pc].op for pc in pcs}
        return bool(ops & _COUNTING and ops & _ELEMENTS) or any(self._calls.advances(self._at[pc]) for pc in pcs)

    def _learn(self) -> bool:
        """Finds tests that were not known; the sides of all instructions follow."""
        before = len(self._tests)
        for pc, instruction in self._at.items():
            if pc not in self._tests and 0x32 <= instruction.op <= 0x3D:
                test = self._test(instruction)
                if test is not None:
                    self._tests[pc] = test
        if len(self._tests) == before:
            return False
        self._sides = {}
        for test in list(self._tests.values())[:_MOST_TESTS]:
            granted = self._reached(test.granted, test.pc)
            denied = self._reached(test.denied, test.pc)
            for pc in granted - denied:
                self._sides.setdefault(pc, set()).add("granted")
            for pc in denied - granted:
                self._sides.setdefault(pc, set()).add("denied")
        return True

    def _reached(self, start: int, test: int) -> set[int]:
        """What runs from ``start`` on before the test decides again."""
        found, waiting = {test}, [start]
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                waiting += self._graph.successors(at)
        return found - {test}

    def _test(self, branch: Instruction) -> _Test | None:
        following = next((pc for pc in self._graph.successors(branch.pc) if pc != branch.target), branch.target)
        taken, passed = branch.target, following
        if taken not in self._at:
            return None
        register, value = branch.registers[0], 0
        if branch.op in (_IF_EQ, _IF_NE):
            left, right = (self._constant(branch.pc, r) for r in branch.registers[:2])
            if (left is None) == (right is None):
                return None
            register = branch.registers[0] if left is None else branch.registers[1]
            value = right if left is None else left  # type: ignore[assignment]  # one of them is a number
        equal = branch.op in (_IF_EQ, _IF_EQZ)
        if branch.op not in (_IF_EQ, _IF_NE, _IF_EQZ, _IF_NEZ, _IF_LTZ, _IF_GEZ):
            return None
        kind = self._meaning(branch.pc, register)
        if kind == "number":
            # PackageManager.PERMISSION_GRANTED is 0, PERMISSION_DENIED is -1.
            if branch.op in (_IF_LTZ, _IF_GEZ):
                return _Test(branch.pc, *((passed, taken) if branch.op == _IF_LTZ else (taken, passed)))
            if value not in (0, -1):
                return None
            granted_when_taken = equal == (value == 0)
        elif kind in ("flag", "not-flag") and value in (0, 1):
            says_true = equal == (value == 1)
            granted_when_taken = says_true == (kind == "flag")
        else:
            return None
        return _Test(branch.pc, *((taken, passed) if granted_when_taken else (passed, taken)))

    def _meaning(self, pc: int, register: int, moves: int = _MOST_MOVES) -> Source:
        """What a register holds before an instruction, by all definitions that reach it."""
        found = {self._meaning_of(definition, moves) for definition in self._definitions(pc, register)}
        plain: set[Source] = {one for one in found if not isinstance(one, tuple)}
        constants = {one for one in found if isinstance(one, tuple)}
        if constants:
            return self._flag(constants) if not plain - {""} and "" not in plain else ""
        return next(iter(plain)) if len(plain) == 1 else ""

    @staticmethod
    def _flag(constants: set[tuple[int, Side]]) -> Source:
        """A local flag: the value that is set on one side only tells that side."""
        by_value: dict[int, set[Side]] = {}
        for value, side in constants:
            by_value.setdefault(value, set()).add(side)
        if set(by_value) != {0, 1}:
            return ""
        when_true, when_false = by_value[1], by_value[0]
        if (when_false == {"denied"} and "denied" not in when_true) or when_true == {"granted"}:
            return "flag"
        if (when_true == {"denied"} and "denied" not in when_false) or when_false == {"granted"}:
            return "not-flag"
        return ""

    def _meaning_of(self, definition: Instruction | None, moves: int) -> "Source | tuple[int, Side]":
        if definition is None:
            return ""
        if 0x12 <= definition.op <= 0x19:
            return definition.literal, self.side(definition.pc)
        if definition.op == _AGET:
            return "number"
        if definition.op in (0x0A, 0x0B, 0x0C):
            call = next(iter(self._graph.predecessors(definition.pc)), None)
            return self._calls.source(self._at[call]) if call is not None else ""
        if 0x01 <= definition.op <= 0x03 and moves:
            return self._meaning(definition.pc, definition.registers[1], moves - 1)
        return ""

    def _constant(self, pc: int, register: int) -> int | None:
        found = list(self._definitions(pc, register))
        if len(found) == 1 and found[0] is not None and 0x12 <= found[0].op <= 0x19:
            return found[0].literal
        return None

    def _definitions(self, pc: int, register: int) -> Iterator[Instruction | None]:
        """The instructions that write a register last before ``pc``; None for what comes from the caller."""
        waiting, seen = list(self._graph.predecessors(pc)), set()
        if not waiting:
            yield None
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            if len(seen) > _MOST_SEARCHED:
                yield None
                return
            instruction = self._at[at]
            if instruction.flags & Flag.DEFINES and instruction.registers and instruction.registers[0] == register:
                yield instruction
                continue
            before = list(self._graph.predecessors(at))
            if not before:
                yield None
            waiting += before
