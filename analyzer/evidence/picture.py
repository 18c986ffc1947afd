"""Ways from entry points to places in the code, and the small graph that is their union: what pictures are drawn of."""

from collections.abc import Iterable
from typing import Literal

import networkx as nx

from analyzer.value import Value

MOST_NODES = 120
"""Nodes of one picture; ways that would need more are counted and left out."""


class WayStep(Value, kw_only=True):
    """One method on a way. ``how`` as in ``PathStep``; ``line`` is where the method before does what leads here, None
    when that is not known, with its ``source_file``. ``phases`` are those in which this method runs.
    """

    method: str
    how: str
    line: int | None = None
    source_file: str = ""
    targets: int = 1
    phases: tuple[str, ...] = ()


class Way(Value, kw_only=True):
    """From an entry point to a place. ``kind`` and ``component`` as in ``EntryPoint``; ``what`` is the API, field or
    URI at the end, "" when the last method itself was asked for; ``line`` where it stands in the last method.
    """

    kind: str
    component: str = ""
    steps: tuple[WayStep, ...]
    what: str = ""
    line: int | None = None
    source_file: str = ""


class Node(Value, kw_only=True):
    """A method (dex signature) or, as a "target", what is called at the end. ``note`` is the kind of an entry point."""

    id: int
    kind: Literal["entry", "method", "target"]
    name: str
    note: str = ""
    component: str = ""
    phases: tuple[str, ...] = ()


class Edge(Value, kw_only=True):
    """One step between two nodes. ``targets``: how many methods the call may run; ``how`` is "use" before a target."""

    source: int
    target: int
    how: str
    line: int | None = None
    targets: int = 1


class Picture(Value, kw_only=True):
    """Nodes in the order in which the ways meet them. ``left_out`` counts ways for which there was no room."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    left_out: int = 0


def picture_of(ways: Iterable[Way], most_nodes: int = MOST_NODES) -> Picture:
    """The union of ways, the first ones first; what is said of one node or edge first is kept."""
    graph: nx.DiGraph[tuple[str, str]] = nx.DiGraph()
    left_out = 0
    for way in ways:
        keys = [("method", step.method) for step in way.steps]
        if way.what:
            keys.append(("target", way.what))
        if graph.number_of_nodes() + sum(key not in graph for key in dict.fromkeys(keys)) > most_nodes:
            left_out += 1
            continue
        _add(graph, way)
    numbers = {key: number for number, key in enumerate(graph)}
    nodes = tuple(
        Node(
            id=number,
            kind="target" if key[0] == "target" else "entry" if graph.nodes[key]["note"] else "method",
            name=key[1],
            note=graph.nodes[key]["note"],
            component=graph.nodes[key]["component"],
            phases=graph.nodes[key]["phases"],
        )
        for key, number in numbers.items()
    )
    edges = tuple(
        Edge(source=numbers[a], target=numbers[b], how=data["how"], line=data["line"], targets=data["targets"])
        for a, b, data in graph.edges(data=True)
    )
    return Picture(nodes=nodes, edges=edges, left_out=left_out)


def _add(graph: "nx.DiGraph[tuple[str, str]]", way: Way) -> None:
    before = None
    for step in way.steps:
        key = ("method", step.method)
        if key not in graph:
            graph.add_node(key, note="", component="", phases=step.phases)
        if before is None:
            graph.nodes[key]["note"] = graph.nodes[key]["note"] or way.kind
            graph.nodes[key]["component"] = graph.nodes[key]["component"] or way.component
        elif not graph.has_edge(before, key):
            graph.add_edge(before, key, how=step.how, line=step.line, targets=step.targets)
        before = key
    if way.what and before is not None:
        key = ("target", way.what)
        if key not in graph:
            graph.add_node(key, note="", component="", phases=())
        if not graph.has_edge(before, key):
            graph.add_edge(before, key, how="use", line=way.line, targets=1)
