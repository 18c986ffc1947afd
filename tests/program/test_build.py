"""Linking of several dex files: the first definition wins, the framework beats twins, names are shared."""

import zipfile
from functools import cache
from pathlib import Path

import numpy as np

from analyzer.apk.dex import read_dex
from analyzer.program.build import FRAMEWORK, PACKAGED, Program, build_program
from analyzer.program.framework import load_framework

DATA = Path(__file__).parents[1] / "data"


@cache
def program(min_sdk: int = 21, seed: int = 1) -> Program:
    with zipfile.ZipFile(DATA / "two-dex.apk") as archive:
        files = [(name, archive.read(name)) for name in ("classes.dex", "classes2.dex")]
    dexes = tuple(dex for name, data in files for dex in read_dex(name, data)[0])
    linked, gaps = build_program(dexes, load_framework(), min_sdk, seed)
    assert gaps == ()
    return linked


def calls(linked: Program, caller: int) -> set[str]:
    rows = range(int(linked.methods.first[caller]), int(linked.methods.end[caller]))
    return {linked.signature(int(linked.sites.ref[row])) for row in rows if linked.sites.op[row] >= 0x6E}


def test_the_first_definition_of_a_class_wins() -> None:
    linked = program()
    twin = linked.find_type("Lfixture/Twin;")
    assert linked.types.dex[twin] == 0
    run = next(int(m) for m in linked.methods_of(twin) if linked.method_name(int(m)) == "run")
    assert calls(linked, run) == {"Lfixture/Mark;->first()V"}


def test_a_framework_class_beats_its_packaged_twin() -> None:
    linked = program()
    log = linked.find_type("Landroid/util/Log;")
    assert linked.types.origin[log] == FRAMEWORK
    assert len(linked.methods_of(log)) == 0


def test_classes_of_the_second_file_are_there() -> None:
    linked = program()
    assert linked.types.origin[linked.find_type("Lfixture/OnlySecond;")] == PACKAGED


def test_a_call_across_files_names_the_same_method() -> None:
    linked = program()
    go = linked.find_method("Lfixture/OnlySecond;", "go", "()V")
    assert linked.methods.origin[go] == PACKAGED
    start = linked.find_type("Lfixture/Start;")
    made = {name for m in linked.methods_of(start) for name in calls(linked, int(m))}
    assert linked.signature(go) in made


def test_ancestors_reach_into_the_framework() -> None:
    linked = program()
    names = [linked.type_name(int(t)) for t in linked.ancestors_of(linked.find_type("Lfixture/Start;"))]
    assert names[:2] == ["Lfixture/Start;", "Landroid/app/Activity;"]
    assert "Landroid/content/Context;" in names
    below = linked.descendants_of(linked.find_type("Landroid/content/Context;"))
    assert [linked.type_name(int(t)) for t in below] == ["Lfixture/Start;"]


def test_numbers_do_not_depend_on_the_seed() -> None:
    one, two = program(seed=1), program(seed=2)
    assert np.array_equal(one.symbols.methods.owner, two.symbols.methods.owner)
    assert np.array_equal(one.sites.ref, two.sites.ref)


def test_no_dex_at_all_is_an_empty_program() -> None:
    linked, gaps = build_program((), load_framework(), 21, 1)
    assert gaps == ()
    assert not (linked.types.origin == PACKAGED).any()
    assert len(linked.sites.op) == 0


def test_call_site_handles_are_targets() -> None:
    dexes, _ = read_dex("classes.dex", (DATA / "call-sites.dex").read_bytes())
    linked, _ = build_program(dexes, load_framework(), 26, 1)
    names = {(linked.method_name(a), linked.method_name(b)) for a, b in linked.custom_targets}
    assert ("custom", "bootstrap") in names
