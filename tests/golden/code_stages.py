"""Program and call graph as lines of text. Numbers of the program are written as names, and lines sorted."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from analyzer.behaviours.model import SdkPresence
from analyzer.callgraph.build import HOW, CallGraph
from analyzer.callgraph.phases import Phases
from analyzer.program.build import PACKAGED, Program
from analyzer.program.owner import Owner


def program_lines(program: Program, owners: dict[str, Owner], sdks: tuple[SdkPresence, ...]) -> Iterator[str]:
    """Each class with its owner and supertypes, its methods with the number of their instructions; and known SDKs."""
    types, methods = program.types, program.methods
    for sdk in sdks:
        yield f"sdk {sdk.id}: {sdk.classes} classes, {', '.join(sdk.evidence)}"
    for name, type_ in sorted((program.type_name(k), k) for k in np.flatnonzero(types.origin == PACKAGED).tolist()):
        supers = types.supers[int(types.super_first[type_]) : int(types.super_first[type_ + 1])]
        above = ", ".join(program.type_name(one) for one in supers.tolist())
        owner = owners[name]
        yield f"class {name} of {owner.sdk or owner.kind}: {above}"
        for line in sorted(_method(program, one) for one in program.methods_of(type_).tolist()):
            yield f"  {line}"
    yield f"all: {int((types.origin == PACKAGED).sum())} classes, {int((methods.dex >= 0).sum())} methods"


def _method(program: Program, method: int) -> str:
    methods = program.methods
    rows = int(methods.end[method]) - int(methods.first[method])
    name = f"{program.method_name(method)}{program.descriptor(method)}"
    return f"{name} access {int(methods.access[method]):#x}, {rows} rows"


def graph_lines(graph: CallGraph, phases: Phases) -> Iterator[str]:
    """Entries; each packaged method with whether and when it runs; each edge that leaves one, from method to method."""
    program = graph.program
    roots = (f"root {root.kind} {program.type_name(root.type)} {root.component}".rstrip() for root in graph.roots)
    yield from sorted(set(roots))
    entries = (
        f"entry {one.kind} {program.signature(one.method)} {one.component}".rstrip() for one in graph.entry_points
    )
    yield from sorted(set(entries))
    packaged = np.flatnonzero(program.methods.dex >= 0).tolist()
    for name, method in sorted((program.signature(one), one) for one in packaged):
        alive = "doubtful" if graph.doubtful[method] else "live"
        yield f"{alive if graph.live[method] else 'dead'} {name}: {', '.join(phases.of(method)) or 'no phase'}"
        edges = Counter(_edges(graph, method))
        yield from sorted(f"  {edge}{f' x{times}' if times > 1 else ''}" for edge, times in edges.items())


def _edges(graph: CallGraph, node: int) -> Iterator[str]:
    """What a node leads to; a hub (one dispatch of which only a type is known) is not a place but a way."""
    edges = graph.edges
    for edge in range(int(edges.first[node]), int(edges.first[node + 1])):
        callee = int(edges.callee[edge])
        how = HOW[int(edges.how[edge])]
        via = graph.program.type_name(int(edges.via[edge]))
        if callee < len(graph.live):
            yield f"{how} {graph.program.signature(callee)}{f' via {via}' if via else ''}"
            continue
        yield from (f"{how} hub, {behind}" for behind in _edges(graph, callee))
