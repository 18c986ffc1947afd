"""A small directed graph to places on paper: layers from top to bottom, few crossings, no overlaps.

The classical steps: cycles are opened, each node gets the layer of its longest way from a source, long edges are led
through the layers between, each layer is ordered by the middle of its neighbours, and boxes move towards them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

GAP_X, GAP_Y = 22, 46
_SWEEPS = 6
_PULLS = 4

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """``centres``: node to (x, y) of its middle; ``bends``: edge to the points between its ends; the whole size."""

    centres: Mapping[int, tuple[float, float]]
    bends: Mapping[Edge, tuple[tuple[float, float], ...]]
    width: float
    height: float


def lay_out(widths: Mapping[int, float], heights: Mapping[int, float], edges: Sequence[Edge]) -> Layout:
    """Places for boxes of given sizes; edges that close a cycle run upwards."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(widths)
    graph.add_edges_from(edge for edge in edges if edge[0] != edge[1])
    down = _opened(graph)
    layer = _layers(down)
    chains = _chains(down, layer)
    rows = _rows(chains, layer)
    sizes = {**dict.fromkeys((n for chain in chains.values() for n in chain), 6.0), **widths}
    x = _across(rows, sizes, chains)
    tall = [max((heights[n] for n in row if n in heights), default=0.0) for row in rows]
    top = [sum(tall[:k]) + k * GAP_Y for k in range(len(rows))]
    y = {n: top[k] + tall[k] / 2 for k, row in enumerate(rows) for n in row}
    left = min((x[n] - sizes[n] / 2 for n in x), default=0.0)
    centres = {n: (x[n] - left, y[n]) for n in widths}
    bends = {edge: tuple((x[n] - left, y[n]) for n in chain[1:-1]) for edge, chain in chains.items() if len(chain) > 2}
    width = max((x[n] - left + sizes[n] / 2 for n in x), default=0.0)
    return Layout(centres, bends, width, (top[-1] + tall[-1]) if rows else 0.0)


def _opened(graph: "nx.DiGraph[int]") -> "nx.DiGraph[int]":
    """The graph without the edges that a walk finds going back; it starts at the lowest numbers, the entry points."""
    down = graph.copy()
    state: dict[int, int] = {}
    for start in sorted(graph):
        stack = [(start, iter(sorted(graph.successors(start))))] if start not in state else []
        state.setdefault(start, 1)
        while stack:
            node, following = stack[-1]
            for after in following:
                if state.get(after) == 1:
                    down.remove_edge(node, after)
                elif after not in state:
                    state[after] = 1
                    stack.append((after, iter(sorted(graph.successors(after)))))
                    break
            else:
                state[node] = 2
                stack.pop()
    return down


def _layers(down: "nx.DiGraph[int]") -> dict[int, int]:
    layer = {node: k for k, nodes in enumerate(nx.topological_generations(down)) for node in nodes}
    for node in [n for n in reversed(list(nx.topological_sort(down))) if down.in_degree(n) == 0]:
        below = [layer[after] for after in down.successors(node)]
        layer[node] = min(below) - 1 if below else layer[node]
    return layer


def _chains(down: "nx.DiGraph[int]", layer: dict[int, int]) -> dict[Edge, list[int]]:
    """Each edge as nodes in neighbouring layers; those between its ends are new, with negative numbers."""
    chains: dict[Edge, list[int]] = {}
    fresh = 0
    for source, target in sorted(down.edges):
        chain = [source]
        for between in range(layer[source] + 1, layer[target]):
            fresh -= 1
            layer[fresh] = between
            chain.append(fresh)
        chains[source, target] = [*chain, target]
    return chains


def _rows(chains: Mapping[Edge, list[int]], layer: Mapping[int, int]) -> list[list[int]]:
    """The nodes of each layer in an order with few crossings."""
    rows: list[list[int]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for node in sorted(layer, key=lambda n: (layer[n], n < 0, abs(n))):
        rows[layer[node]].append(node)
    above, below = _neighbours(chains)
    for sweep in range(_SWEEPS):
        downwards = sweep % 2 == 0
        for k in range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1):
            beside = rows[k - 1 if downwards else k + 1]
            place = {node: at for at, node in enumerate(beside)}
            near = above if downwards else below
            now = {node: at for at, node in enumerate(rows[k])}
            rows[k].sort(key=lambda n, p=place, c=now, r=near: _middle([p[m] for m in r.get(n, ()) if m in p], c[n]))  # type: ignore[misc]
    return rows


def _neighbours(chains: Mapping[Edge, list[int]]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for chain in chains.values():
        for upper, lower in pairwise(chain):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
    return above, below


def _middle(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _across(rows: list[list[int]], sizes: Mapping[int, float], chains: Mapping[Edge, list[int]]) -> dict[int, float]:
    """The middle of each node from left to right: near its neighbours, in the order of its row, without overlap."""
    x: dict[int, float] = {}
    for row in rows:
        at = -sum(sizes[n] + GAP_X for n in row) / 2
        for node in row:
            x[node] = at + sizes[node] / 2
            at += sizes[node] + GAP_X
    above, below = _neighbours(chains)
    for pull in range(_PULLS):
        near = above if pull % 2 == 0 else below
        for row in rows if pull % 2 == 0 else reversed(rows):
            wanted = {n: _middle([x[m] for m in near.get(n, ())], x[n]) for n in row}
            _spread(row, wanted, sizes, x)
    return x


def _spread(row: list[int], wanted: Mapping[int, float], sizes: Mapping[int, float], x: dict[int, float]) -> None:
    """The mean of the two placements that push everything to the right, and to the left, of where it wants to be."""
    right: dict[int, float] = {}
    at = float("-inf")
    for node in row:
        right[node] = max(wanted[node], at + sizes[node] / 2)
        at = right[node] + sizes[node] / 2 + GAP_X
    at = float("inf")
    left: dict[int, float] = {}
    for node in reversed(row):
        left[node] = min(wanted[node], at - sizes[node] / 2)
        at = left[node] - sizes[node] / 2 - GAP_X
    for node in row:
        x[node] = (left[node] + right[node]) / 2
