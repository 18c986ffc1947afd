"""Which instructions of one method run only when a gate stands open: dominance in its control flow graph."""

from collections.abc import Iterable, Mapping
from typing import Final

import networkx as nx

from analyzer.apk.code import Code
from analyzer.apk.opcodes import Flag
from analyzer.behaviours.gates_values import Gates

GATE: Final = -1
"""The node through which all gated branch outcomes lead; blocks are named by their first position."""

MOST_BLOCKS = 20_000
"""Blocks of one method; the largest method that the format allows has about as many."""


def gated_positions(code: Code, edges: Mapping[tuple[int, int], Gates], ends: Iterable[int] = ()) -> frozenset[int]:
    """Positions (code units) of the instructions that only run after a gated branch outcome.

    Args:
        code: of the method.
        edges: (position of a branch or call, position it goes to) of the outcomes that a gate guards.
        ends: positions of calls that never return.

    An instruction that no way leads to is not listed. All gated outcomes lead through one node of the graph, so that
    this node dominates what only several of them together guard.
    """
    if not edges or not code.instructions:
        return frozenset()
    graph, blocks = flow_graph(code, frozenset(edges), frozenset(ends))
    if len(blocks) > MOST_BLOCKS or GATE not in graph:
        return frozenset()
    start = code.instructions[0].pc
    above = nx.immediate_dominators(graph, start)
    behind: dict[int, bool] = {GATE: True, start: False}
    found: list[int] = []
    for block in blocks:
        if block in above and _is_behind(block, above, behind):
            found += blocks[block]
    return frozenset(found)


def _is_behind(block: int, above: Mapping[int, int], behind: dict[int, bool]) -> bool:
    """Whether the gate's node is among the dominators of a block."""
    way = []
    while block not in behind:
        way.append(block)
        block = above[block]
    for one in way:
        behind[one] = behind[block]
    return behind[block]


def flow_graph(
    code: Code, gated: frozenset[tuple[int, int]], ends: frozenset[int]
) -> tuple["nx.DiGraph[int]", dict[int, list[int]]]:
    """The control flow graph of a method and the positions in each of its blocks, by the block's first position.

    Outcomes in ``gated`` lead to GATE, and from there to where they go. An instruction that may throw leads to its
    handlers from the start of its block: what it would have done may not have happened.
    """
    leaders = _leaders(code, ends) | {to for _, to in gated}
    blocks: dict[int, list[int]] = {}
    graph: nx.DiGraph[int] = nx.DiGraph()
    block = code.instructions[0].pc
    for i, following in zip(code.instructions, (*code.instructions[1:], None), strict=True):
        if i.pc in leaders:
            block = i.pc
        blocks.setdefault(block, []).append(i.pc)
        graph.add_node(block)
        if i.flags & Flag.THROWS:
            for handler in code.handlers_of(i.pc):
                graph.add_edge(block, handler.pc)
        if i.pc in ends:
            continue
        ways = list(i.targets)
        if i.flags & Flag.CONTINUES and following is not None and following.pc in leaders:
            ways.append(following.pc)
        for way in ways:
            if (i.pc, way) in gated:
                graph.add_edge(block, GATE)
                graph.add_edge(GATE, way)
            else:
                graph.add_edge(block, way)
    return graph, blocks


def _leaders(code: Code, ends: frozenset[int]) -> frozenset[int]:
    """First positions of blocks: targets, what follows a branch or an end, handlers, and borders of guarded ranges."""
    found = {code.instructions[0].pc}
    for i, following in zip(code.instructions, (*code.instructions[1:], None), strict=True):
        found.update(i.targets)
        jumps = i.flags & (Flag.BRANCHES | Flag.SWITCHES) or not i.flags & Flag.CONTINUES or i.pc in ends
        if following is not None and jumps:
            found.add(following.pc)
    for guard in code.tries:
        found.update((guard.start, guard.end))
        found.update(handler.pc for handler in guard.handlers)
    return frozenset(found)
