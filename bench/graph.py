"""What the call graph of each package is like: callbacks, reach, width of dispatches, time.

    python -m bench.graph PACKAGE... [--runs N] [--json]

Callbacks: of the methods of instantiated classes that override a method of the framework (those of ``Object`` left
out), the share that a registration or a lifecycle makes alive, that is an edge "callback" or "intent" or an entry
point; "own code": those that only the package's own calls reach; "silent": those that nothing runs, the ten most
frequent by the framework's method. Reach: reachable methods against rapid type analysis (bench/rapid_types.py), which
is given the same roots and the same classes made by names, resources and intents. Width: targets per virtual or
interface call in live code, against class hierarchy analysis of the same calls. Seconds are medians of warm runs.
"""

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.container import open_package
from analyzer.apk.contents import read_contents
from analyzer.apk.manifest import read_manifest
from analyzer.callgraph.build import HOW, CallGraph
from analyzer.callgraph.events import load_events
from analyzer.callgraph.phases import find_phases
from analyzer.callgraph.prepare import initialisers
from analyzer.pipeline import link
from analyzer.program.build import ACC_ABSTRACT, PACKAGED, Program
from analyzer.progress import silent
from bench.rapid_types import RapidTypes
from bench.stages import GRAPH_STEPS, LINK_STEPS, watched

I64 = NDArray[np.int64]
Figures = dict[str, Any]

BY_FRAMEWORK = (HOW.index("callback"), HOW.index("intent"))
BY_NAMES = (HOW.index("instantiation"), HOW.index("intent"), HOW.index("reflection"))
BANDS = (1, 2, 5, 10, 50, 200)
"""Where the bands of the histogram of widths begin."""
VIRTUAL = (0x6E, 0x72, 0x74, 0x78)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.graph", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", nargs="+", type=Path, metavar="PACKAGE")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = [measure(package, options.runs) for package in options.packages]
    if options.json:
        print(json.dumps(found))
    else:
        _print(found)
    return 0


def measure(package: Path, runs: int) -> Figures:
    """All figures of one package."""
    seconds: list[dict[str, float]] = []
    for _ in range(runs + 1):
        graph, one = _timed(package)
        seconds.append(one)
    warm = seconds[1:] or seconds
    return {
        "package": package.name,
        "seconds": {step: round(statistics.median(run[step] for run in warm), 4) for step in warm[0]},
        "callbacks": callbacks(graph),
        "reach": reach(graph),
        "width": widths(graph),
    }


def _timed(package: Path) -> tuple[CallGraph, dict[str, float]]:
    """The graph as a scan makes it, and the seconds of each stage up to the phases."""
    begun = time.perf_counter()
    with open_package(package) as opened:
        manifest, _ = read_manifest(opened)
        read = time.perf_counter()
        contents, _ = read_contents(opened, manifest)
        inventory = time.perf_counter()
        with watched(LINK_STEPS) as outer, watched(GRAPH_STEPS) as inner:
            _, graph, _ = link(opened, manifest, contents, silent)
    linked = time.perf_counter()
    find_phases(graph, manifest, load_events())
    phases = time.perf_counter() - linked
    return graph, {"manifest": read - begun, "contents": inventory - read, **outer, **inner, "phases": phases}


# callbacks


def callbacks(graph: CallGraph) -> Figures:
    """How many overrides of framework methods something runs, in all and of Android's own types."""
    called = np.zeros(len(graph.live), bool)
    edges = graph.edges
    targets = edges.callee[np.isin(edges.how, BY_FRAMEWORK) & (edges.callee < len(graph.live))]
    called[targets] = True
    called[[entry.method for entry in graph.entry_points]] = True
    silent_ones: Counter[str] = Counter()
    every, android = Counter[str](), Counter[str]()
    for method, via in overrides(graph).items():
        state = "framework" if called[method] else "own code" if graph.live[method] else "silent"
        every[state] += 1
        type_name = graph.program.type_name(via)
        if type_name.startswith("Landroid/"):
            android[state] += 1
        if state == "silent":
            silent_ones[f"{type_name}->{graph.program.method_name(method)}"] += 1
    return {
        "all": dict(every),
        "share": _share(every),
        "android": dict(android),
        "android_share": _share(android),
        "silent": silent_ones.most_common(10),
    }


def _share(states: Counter[str]) -> float:
    return round(states["framework"] / max(states.total(), 1), 4)


def overrides(graph: CallGraph) -> dict[int, int]:
    """The methods of instantiated classes that override a method of the framework, each with the framework type that
    declares it; of several the farthest. Those of ``Object`` are left out.
    """
    rapid = RapidTypes(graph.program)
    object_type = graph.program.find_type("Ljava/lang/Object;")
    return {
        method: via
        for type_ in np.flatnonzero(graph.instantiated).tolist()
        for method, via in rapid.callbacks(type_)
        if via not in (-1, object_type)
    }


# reach


def reach(graph: CallGraph) -> Figures:
    """Reachable methods here and by rapid type analysis, and how much each has that the other has not."""
    program, edges = graph.program, graph.edges
    _, _, constructors = initialisers(program)
    made = edges.callee[np.isin(edges.how, BY_NAMES) & (edges.callee < len(graph.live))]
    made = made[np.isin(made, constructors)]
    kinds = {*(root.type for root in graph.roots), *program.symbols.methods.owner[made].tolist()}
    rapid = RapidTypes(program)
    rapid.run((entry.method for entry in graph.entry_points), sorted(kinds))
    ours, theirs = graph.live == 1, rapid.live == 1
    return {
        "methods": int((program.methods.dex >= 0).sum()),
        "reachable": int(ours.sum()),
        "rapid": int(theirs.sum()),
        "only_here": int((ours & ~theirs).sum()),
        "only_rapid": int((theirs & ~ours).sum()),
    }


# width


def widths(graph: CallGraph) -> Figures:
    """Targets per virtual or interface call of live code, beside what the class hierarchy alone gives."""
    sites = graph.program.sites
    rows = np.flatnonzero((graph.row_live == 1) & np.isin(sites.op, VIRTUAL) & (sites.ref >= 0))
    references = sites.ref[rows]
    by_hierarchy = hierarchy_widths(graph.program, np.unique(references).tolist())
    hierarchy = np.array([by_hierarchy[r] for r in references.tolist()], np.int64)
    here = _targets(graph)[rows]
    asked = hierarchy > 0
    edges = graph.edges
    return {
        "calls": len(rows),
        "with_packaged_targets": int(asked.sum()),
        "without_receiver": int((asked & (here == 0)).sum()),
        "hierarchy": _summary(hierarchy[asked]),
        "here": _summary(here[asked]),
        "edges": len(edges.callee),
        "edges_per_call": round(float(here[asked].sum() / max(asked.sum(), 1)), 3),
        "hubs": len(edges.first) - 1 - len(graph.live),
    }


def _targets(graph: CallGraph) -> I64:
    """(rows,) int64: how many methods the dispatch at each row may run, those behind hubs included."""
    edges, methods = graph.edges, len(graph.live)
    dispatch = (edges.how == HOW.index("dispatch")) & (edges.row >= 0)
    behind = np.diff(edges.first)
    weight = np.where(edges.callee < methods, 1, behind[edges.callee])
    return np.bincount(
        edges.row[dispatch], weight[dispatch], minlength=len(graph.program.sites.op)
    ).astype(np.int64)  # fmt: skip


def hierarchy_widths(program: Program, references: Sequence[int]) -> dict[int, int]:
    """Per method reference the packaged methods that a virtual call of it may run by the hierarchy alone."""
    names, methods = program.symbols.methods, program.methods
    defined = np.flatnonzero(
        (methods.origin == PACKAGED) & (methods.access & ACC_ABSTRACT == 0) & (methods.virtual == 1)
    )
    owners: dict[tuple[int, int], list[int]] = {}
    for method in defined.tolist():
        owners.setdefault((int(names.name[method]), int(names.kind[method])), []).append(int(names.owner[method]))
    below: dict[int, frozenset[int]] = {}
    rapid = RapidTypes(program)
    found = {}
    for reference in references:
        owner = int(names.owner[reference])
        if owner not in below:
            below[owner] = frozenset(program.descendants_of(owner).tolist())
        having = owners.get((int(names.name[reference]), int(names.kind[reference])), [])
        count = sum(one in below[owner] for one in having)
        inherited = (
            program.types.origin[owner] == PACKAGED and owner not in having and rapid.runs(owner, reference) >= 0
        )
        found[reference] = count + int(inherited)
    return found


def _summary(counts: I64) -> Figures:
    if not len(counts):
        return {"mean": 0.0, "one": 0.0, "p99": 0, "most": 0, "bands": [0] * (len(BANDS) + 1)}
    edges = np.array([0, *BANDS, np.iinfo(np.int64).max])
    return {
        "mean": round(float(counts.mean()), 3),
        "one": round(float((counts == 1).mean()), 4),
        "p99": int(np.percentile(counts, 99)),
        "most": int(counts.max()),
        "bands": np.histogram(counts, edges)[0].tolist(),
    }


# printing


def _print(found: Sequence[Figures]) -> None:
    for block in (_callback_table, _reach_table, _width_table, _time_table):
        print("\n".join(block(found)))
        print()
    silent_ones: Counter[str] = Counter()
    for one in found:
        silent_ones.update(dict(one["callbacks"]["silent"]))
    print("most frequent overrides that nothing runs:")
    for name, count in silent_ones.most_common(10):
        print(f"  {count:6}  {name}")
    every = sum((Counter(one["callbacks"]["all"]) for one in found), Counter[str]())
    android = sum((Counter(one["callbacks"]["android"]) for one in found), Counter[str]())
    print(f"framework callbacks resolved: {_share(every):.3f}; of Android's own types: {_share(android):.3f}")


def _table(head: Sequence[str], rows: Iterator[Sequence[object]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "| --- |" + " ---: |" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(f"{c:,}" if isinstance(c, int) else str(c) for c in row) + " |"


def _callback_table(found: Sequence[Figures]) -> Iterator[str]:
    states = ("framework", "own code", "silent")

    def row(one: Figures) -> Sequence[object]:
        all_, android = (Counter(one["callbacks"][kind]) for kind in ("all", "android"))
        shares = one["callbacks"]["share"], one["callbacks"]["android_share"]
        return one["package"], *(all_[s] for s in states), shares[0], *(android[s] for s in states), shares[1]

    head = (
        "package",
        "called back",
        "own code",
        "silent",
        "share",
        "Android: called back",
        "own code",
        "silent",
        "share",
    )
    return _table(head, map(row, found))


def _reach_table(found: Sequence[Figures]) -> Iterator[str]:
    keys = ("methods", "reachable", "rapid", "only_here", "only_rapid")
    head = ("package", "methods", "reachable", "rapid type analysis", "only here", "only there")
    return _table(head, ((one["package"], *(one["reach"][k] for k in keys)) for one in found))


def _width_table(found: Sequence[Figures]) -> Iterator[str]:
    bands = ["0", *(f"{a}" if b - a == 1 else f"{a}-{b - 1}" for a, b in pairwise(BANDS))]
    head = ("package", "", "calls", "mean", "one target", "p99", "most", *bands, f"{BANDS[-1]}+")

    def rows() -> Iterator[Sequence[object]]:
        for one in found:
            for side in ("hierarchy", "here"):
                w = one["width"][side]
                figures = (w["mean"], w["one"], w["p99"], w["most"], *w["bands"])
                yield one["package"], side, one["width"]["with_packaged_targets"], *figures

    return _table(head, rows())


def _time_table(found: Sequence[Figures]) -> Iterator[str]:
    steps = list(found[0]["seconds"])
    head = ("package", *(f"{step} s" for step in steps))
    return _table(head, ((one["package"], *(f"{one['seconds'][s]:.3f}" for s in steps)) for one in found))


if __name__ == "__main__":
    sys.exit(main())
