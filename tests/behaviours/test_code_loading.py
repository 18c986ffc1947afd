"""Gaps for code that is loaded while the app runs (tests/data/hints.dex)."""

from pathlib import Path

from analyzer import places
from analyzer.apk.dex import read_dex
from analyzer.apk.model import Component, Manifest, NativeLibrary, PackageContents
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.code_loading import loaded_code
from analyzer.callgraph.build import build_graph
from analyzer.catalogue.tables import Tables
from analyzer.gaps import Cause, Gap
from analyzer.program.build import build_program
from analyzer.program.framework import load_framework
from analyzer.program.sdks import app_namespace, load_sdk_index

DATA = Path(__file__).parents[1] / "data"


def gaps(payload: str = "", started: bool = True) -> list[Gap]:
    components = (Component(kind="activity", name="hints.Screen", exported=True),) if started else ()
    manifest = Manifest(package="hints", min_sdk=26, components=components)
    dexes, _ = read_dex("classes.dex", (DATA / "hints.dex").read_bytes())
    if payload:
        dexes += read_dex(payload, (DATA / "payloads.dex").read_bytes())[0]
    program, _ = build_program(dexes, load_framework(), 26, 7)
    contents = PackageContents(
        dex_names=("classes.dex",), native_libraries=(NativeLibrary(abi="x86", name="liba.so", size=1),)
    )
    index = load_sdk_index(Tables(places.rulesets_dir() / "tables"), places.rulesets_dir())
    code = CodeIndex(program, build_graph(program, manifest, contents), index, app_namespace(manifest, index))
    return list(loaded_code(code, contents))


def test_a_reachable_loader_and_a_reachable_framework_are_gaps() -> None:
    found = gaps()
    assert {gap.where for gap in found} == {"Lhints/Cases;->load()V", "com.meituan.robust"}
    assert all(gap.cause is Cause.DYNAMIC_LOADING and gap.blocks_code for gap in found)
    assert "not among the dex files read" in found[0].detail


def test_a_payload_that_was_read_is_named_and_the_gap_stays() -> None:
    (gap,) = [gap for gap in gaps("assets/plugin.jar!classes.dex") if gap.where.startswith("L")]
    assert "assets/plugin.jar!classes.dex in the package was read too" in gap.detail
    assert gap.blocks_code


def test_code_that_nothing_reaches_loads_nothing() -> None:
    assert gaps(started=False) == []
