"""Linked programs of the fixtures in tests/data, all of whose activities are exported."""

from functools import cache
from pathlib import Path

from analyzer import places
from analyzer.apk.dex import read_dex
from analyzer.apk.model import Component, IntentFilter, Manifest, PackageContents, UsesPermission
from analyzer.behaviours.code_index import CodeIndex
from analyzer.callgraph.build import build_graph
from analyzer.catalogue.tables import Tables
from analyzer.flows.destinations_code import Methods
from analyzer.program.build import build_program
from analyzer.program.constants import Constants, StringsOfResource, no_resources
from analyzer.program.framework import load_framework
from analyzer.program.sdks import app_namespace, load_sdk_index

DATA = Path(__file__).parents[1] / "data"
TABLES = Tables(places.rulesets_dir() / "tables")


LAUNCHED = ("moments",)
"""Fixtures whose activity the user starts; the others' is only exported."""
LAUNCHER = IntentFilter(actions=("android.intent.action.MAIN",), categories=("android.intent.category.LAUNCHER",))


@cache
def linked(fixture: str, package: str, texts: StringsOfResource = no_resources) -> tuple[CodeIndex, Manifest, Methods]:
    """The code of ``tests/data/<fixture>.dex``; ``<package>.Main`` is its activity."""
    filters = (LAUNCHER,) if fixture in LAUNCHED else ()
    manifest = Manifest(
        package=package,
        min_sdk=26,
        target_sdk=33,
        uses_permissions=(UsesPermission(name="android.permission.INTERNET"),),
        components=(Component(kind="activity", name=f"{package}.Main", exported=True, filters=filters),),
    )
    dexes, _ = read_dex("classes.dex", (DATA / f"{fixture}.dex").read_bytes())
    program, _ = build_program(dexes, load_framework(), 26, 7)
    index = load_sdk_index(TABLES, places.rulesets_dir())
    graph = build_graph(program, manifest, PackageContents())
    constants = Constants(program, texts, live=graph.row_live)
    code = CodeIndex(program, graph, index, app_namespace(manifest, index), constants)
    return code, manifest, Methods(code.constants)


def method(code: CodeIndex, cls: str, name: str) -> int:
    """The number of the only method of that name in a packaged class."""
    (found,) = [
        int(m) for m in code.program.methods_of(code.program.find_type(cls)) if code.program.method_name(m) == name
    ]
    return found


def call(code: CodeIndex, methods: Methods, where: int, named: str) -> tuple[int, str]:
    """(position, signature) of the last call in a method whose signature contains ``named``."""
    flow = methods.flow(where)
    assert flow is not None
    found = [
        (flow.instructions[at].pc, flow.dex.method_signature(flow.instructions[at].ref))
        for at, _ in methods.calls(flow)
    ]
    return [one for one in found if named in one[1]][-1]
