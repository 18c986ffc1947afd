"""Growth of linking, call graph and phases with the size of the program.

    python -m bench.growth [FOLDER] [--sizes 10 30 100 200 300] [--runs N] [--everything] [--json]

Programs of about so many thousand methods are made by linking the dex files of several packages of FOLDER (by default
``$APKSCAN_CORPUS``) together; no package counts twice, and of a class in two packages the first definition wins. Roots
are the components, meta-data and resources of all those packages. With ``--everything`` every class that can have
instances is a root and every method an entry point, so that the reachable part is the whole program: the worst case.

Each size is measured in a process of its own. Seconds are medians of ``--runs`` warm runs after a first one. Memory is
that of the first: its peak less what was resident when the program with its columns was there; so it contains the
compiled kernels of the later stages as well. The last line is the exponent of seconds over methods.
"""

import argparse
import gc
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzer.apk.container import open_package
from analyzer.apk.contents import read_contents
from analyzer.apk.dex import Dex, read_dex
from analyzer.apk.manifest import read_manifest
from analyzer.apk.model import Manifest, MetaData, PackageContents
from analyzer.memory import give_back
from analyzer.names import pretty_type
from analyzer.program.build import ACC_ABSTRACT, ACC_INTERFACE, PACKAGED, Program, build_program
from analyzer.program.framework import load_framework
from bench.stages import GRAPH_STEPS, watched

SIZES = (10, 30, 100, 200, 300)
"""Thousands of methods."""
MOST_PACKAGES = 14
"""The largest packages of a folder from which programs are put together."""
NEAR = 0.1
"""A program may miss its size by this share when it consists of more packages for it."""


@dataclass(frozen=True)
class Row:
    """One program. ``graph`` is what ``build_graph`` takes; ``resources`` to ``edges`` are its parts; ``names`` is what
    following computed names takes before it. Seconds, medians of the warm runs; ``beyond`` in MiB.
    """

    packages: int
    methods: int
    code_units: int
    reachable: int
    edges: int
    whole: bool
    link: float
    names: float
    resources: float
    columns: float
    worklist: float
    edge_columns: float
    graph: float
    phases: float
    columns_mebibytes: float
    beyond_mebibytes: float


def main() -> int:
    """Measure every size and print; 1 when the folder has no packages."""
    options = _arguments()
    if options.together:
        print(json.dumps(asdict(measure(options.together, options.runs, options.everything))))
        return 0
    folder = options.folder or os.environ.get("APKSCAN_CORPUS", "")
    packages = sorted(Path(folder).glob("*.apk")) if folder else []
    if not packages:
        print("no packages: name a folder, or set APKSCAN_CORPUS", file=sys.stderr)
        return 1
    smallest = min(packages, key=lambda path: path.stat().st_size)
    _in_a_process([smallest], 1, options.everything)  # kernels compiled, files in the page cache
    rows = []
    for chosen in choose(packages, [1000 * size for size in options.sizes]):
        print(f"{', '.join(path.name for path in chosen)}", file=sys.stderr, flush=True)
        rows.append(_in_a_process(chosen, options.runs, options.everything))
    fit = exponent([(row.methods, row.graph) for row in rows])
    if options.json:
        print(json.dumps({"rows": [asdict(row) for row in rows], "exponent": fit}))
        return 0
    _print_table(rows)
    print(f"seconds of the call graph grow with methods to the power of {fit:.2f}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.growth", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", default="")
    parser.add_argument("--sizes", nargs="+", type=float, default=SIZES, metavar="THOUSAND")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--everything", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--together", nargs="+", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of log seconds over log methods by least squares; 0 for fewer than two sizes."""
    logs = np.log(np.array([point for point in points if min(point) > 0], float).reshape(-1, 2))
    if len(np.unique(logs[:, 0])) < 2:
        return 0.0
    return float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0])


def choose(packages: Sequence[Path], sizes: Sequence[float]) -> list[tuple[Path, ...]]:
    """For each number of methods the packages that together come near to it, as many as possible; each choice once."""
    table = _classes(packages)
    biggest = sorted(range(len(packages)), key=lambda k: -int(table[1][table[0] >> k & 1 == 1].sum()))[:MOST_PACKAGES]
    subsets = [set_ for n in range(1, len(biggest) + 1) for set_ in combinations(biggest, n)]
    counts = [_methods(table, set_) for set_ in subsets]
    found: dict[tuple[Path, ...], None] = {}
    for size in sizes:
        missed = [abs(count - size) / size for count in counts]
        best = min(range(len(subsets)), key=lambda k: (max(missed[k], NEAR), -len(subsets[k]), missed[k]))
        found[tuple(packages[k] for k in sorted(subsets[best]))] = None
    return list(found)


Classes = tuple[NDArray[np.int64], NDArray[np.int64]]


def _classes(packages: Sequence[Path]) -> Classes:
    """The sets of packages, as bits, that define the same classes, and the methods of those classes."""
    bits: dict[str, int] = {}
    methods: dict[str, int] = {}
    for number, package in enumerate(packages):
        for dex in _dexes(package):
            counts = np.bincount(dex.methods[:, 0], minlength=len(dex.class_defs)).tolist()
            for row, count in enumerate(counts[: len(dex.class_defs)]):
                name = dex.type_name(int(dex.class_defs[row, 0]))
                bits[name] = bits.get(name, 0) | 1 << number
                methods.setdefault(name, count)
    sets, place = np.unique(np.array([*bits.values()], np.int64), return_inverse=True)
    return sets, np.bincount(place.reshape(-1), [methods[name] for name in bits]).astype(np.int64)


def _methods(table: Classes, subset: Sequence[int]) -> int:
    mask = sum(1 << k for k in subset)
    return int(table[1][table[0] & mask != 0].sum())


def _dexes(package: Path) -> list[Dex]:
    with open_package(package) as opened:
        return [dex for name in opened.dex_entries for dex in read_dex(name, opened.read(name))[0]]


def _in_a_process(packages: Sequence[Path], runs: int, everything: bool) -> Row:
    words = [sys.executable, "-m", "bench.growth", "--runs", str(runs), *(["--everything"] if everything else [])]
    done = subprocess.run([*words, "--together", *map(str, packages)], stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=Row)


def measure(packages: Sequence[Path], runs: int, everything: bool) -> Row:
    """One program in this process, which must not have measured another."""
    parts = [_parts(package) for package in packages]
    dexes = tuple(dex for package in packages for dex in _dexes(package))
    manifest, contents = _merged([m for m, _ in parts]), _together([c for _, c in parts])
    framework = load_framework()
    program, _ = build_program(dexes, framework, manifest.min_sdk, len(packages))
    link = _median_of(runs, lambda: build_program(dexes, framework, manifest.min_sdk, len(packages)))
    if everything:
        manifest = msgspec.structs.replace(manifest, meta_data=(*manifest.meta_data, *_all_classes(program)))
    del parts
    gc.collect()
    give_back()
    before = _resident("VmRSS")
    _forget_peak()
    first = _graph(program, manifest, contents, everything)
    peak = _resident("VmHWM")
    warm = [_graph(program, manifest, contents, everything)[2] for _ in range(runs)]
    seconds = {step: statistics.median(run[step] for run in warm) for step in warm[0]}
    return Row(
        packages=len(packages),
        methods=int((program.methods.dex >= 0).sum()),
        code_units=sum(int(dex.code_units.sum()) for dex in dexes),
        reachable=first[0],
        edges=first[1],
        whole=first[3],
        link=link,
        names=seconds["names"],
        resources=seconds["resources"],
        columns=seconds["columns"],
        worklist=seconds["worklist"],
        edge_columns=seconds["edges"],
        graph=seconds["graph"],
        phases=seconds["phases"],
        columns_mebibytes=before,
        beyond_mebibytes=peak - before,
    )


def _graph(
    program: Program, manifest: Manifest, contents: PackageContents, everything: bool
) -> tuple[int, int, dict[str, float], bool]:
    """Reachable methods, edges, seconds of each step, and whether the graph is whole."""
    from analyzer.callgraph.build import build_graph
    from analyzer.callgraph.events import load_events
    from analyzer.callgraph.hints import find_hints
    from analyzer.callgraph.phases import find_phases
    from analyzer.program.constants import Constants

    gc.collect()
    begun = time.perf_counter()
    constants = Constants(program)
    hints = find_hints(program, manifest, constants)
    if everything:
        entered = tuple((m, "measured") for m in np.flatnonzero(program.methods.dex >= 0).tolist())
        hints = replace(hints, doubtful=entered)
    named = time.perf_counter()
    with watched(GRAPH_STEPS) as seconds:
        graph = build_graph(program, manifest, contents, hints)
    built = time.perf_counter()
    find_phases(graph, manifest, load_events(), constants)
    seconds |= {"names": named - begun, "graph": built - named, "phases": time.perf_counter() - built}
    reachable = int(((graph.live == 1) & (program.methods.dex >= 0)).sum())
    return reachable, len(graph.edges.callee), seconds, graph.whole


def _parts(package: Path) -> tuple[Manifest, PackageContents]:
    with open_package(package) as opened:
        manifest, _ = read_manifest(opened)
        contents, _ = read_contents(opened, manifest)
    return manifest, contents


def _merged(manifests: Sequence[Manifest]) -> Manifest:
    """The first manifest with the components of all; of the others' application classes only the names are left."""
    applications = [MetaData(name=one.application_class, value="") for one in manifests[1:] if one.application_class]
    return msgspec.structs.replace(
        manifests[0],
        min_sdk=min(one.min_sdk for one in manifests),
        components=tuple(c for one in manifests for c in one.components),
        meta_data=(*(m for one in manifests for m in one.meta_data), *applications),
        instrumentation=tuple(name for one in manifests for name in one.instrumentation),
    )


def _together(contents: Sequence[PackageContents]) -> PackageContents:
    return msgspec.structs.replace(
        contents[0],
        class_names_in_xml=tuple(sorted({name for one in contents for name in one.class_names_in_xml})),
        on_click_names=tuple(sorted({name for one in contents for name in one.on_click_names})),
        xml_files=tuple(file for one in contents for file in one.xml_files),
    )


def _all_classes(program: Program) -> tuple[MetaData, ...]:
    types = program.types
    concrete = (types.origin == PACKAGED) & (types.access & (ACC_INTERFACE | ACC_ABSTRACT) == 0)
    names = (pretty_type(program.type_name(t)) for t in np.flatnonzero(concrete).tolist())
    return tuple(MetaData(name=name, value="") for name in names)


def _median_of(runs: int, work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def _resident(field: str) -> float:
    """MiB by a field of ``/proc/self/status``; Linux only."""
    found = re.search(rf"^{field}:\s+(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def _forget_peak() -> None:
    """Let VmHWM begin anew (Linux, ``proc(5)``: 5 written to clear_refs)."""
    Path("/proc/self/clear_refs").write_text("5")


COLUMNS = (
    "methods", "code units", "reachable", "edges", "link s", "names s", "resources s", "columns s", "worklist s",
    "edges s", "**graph s**", "phases s", "columns MiB", "**beyond MiB**",
)  # fmt: skip


def _print_table(rows: Sequence[Row]) -> None:
    print("| " + " | ".join(COLUMNS) + " |")
    print("|" + " ---: |" * len(COLUMNS))
    for row in rows:
        counts = (row.methods, row.code_units, row.reachable, row.edges)
        parts = (row.link, row.names, row.resources, row.columns, row.worklist, row.edge_columns, row.graph, row.phases)
        cells = [*(f"{n:,}" for n in counts), *(f"{part:.3f}" for part in parts)]
        cells += [f"{row.columns_mebibytes:.0f}", f"{row.beyond_mebibytes:.0f}"]
        print("| " + " | ".join(cells) + " |" + ("" if row.whole else " (not whole)"))


if __name__ == "__main__":
    sys.exit(main())
