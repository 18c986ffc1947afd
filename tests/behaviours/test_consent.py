"""Before, after, undecidable: verdicts over pattern cases whose few edges are listed here by hand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analyzer.apk.container import open_package
from analyzer.apk.manifest import read_manifest
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.consent import ConsentJudge, Verdict
from analyzer.behaviours.gates import find_gates
from analyzer.callgraph.build import HOW, Edges, Entry
from analyzer.callgraph.events import load_events
from analyzer.callgraph.phases import Phases, find_phases
from analyzer.program.build import PACKAGED
from tests.behaviours.test_gates import BUILT, WORDS, code, named

ENTRIES = {"App.onCreate": "application", "Main.onCreate": "activity", "Main.onResume": "activity"}
CLICK = "Landroid/content/DialogInterface$OnClickListener;"


def phases(index: CodeIndex, path: Path, callbacks: dict[str, str], hubs: int = 0) -> Phases:
    """The calls that name a packaged method, ``callbacks`` (registering method's name to callee), and Main as entry.

    With ``hubs`` each call goes through a node with so many targets more.
    """
    program = index.program
    names = {named(index, m): m for m in np.flatnonzero(program.methods.origin == PACKAGED).tolist()}
    full: list[tuple[int, int, int, str, int]] = []
    for caller in names.values():
        for row in range(int(program.methods.first[caller]), int(program.methods.end[caller])):
            callee = int(program.sites.ref[row])
            if not 0x6E <= program.sites.op[row] <= 0x78:
                continue
            if program.methods.origin[callee] == PACKAGED:
                full.append((caller, callee, row, "call", -1))
            elif (target := callbacks.get(program.method_name(callee))) is not None:
                full.append((caller, names[target], row, "callback", program.find_type(CLICK)))
    count = program.symbols.methods.count
    if hubs:
        wide = [(count, callee, -1, "dispatch", via) for _, callee, _, _, via in full]
        wide += [(count, m, -1, "dispatch", -1) for m in range(hubs)]
        full = [(caller, count, row, how, via) for caller, _, row, how, via in full] + wide
    full.sort(key=lambda edge: edge[0])
    nodes = count + (1 if hubs else 0)
    first = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount([e[0] for e in full], minlength=nodes), out=first[1:])
    edges = Edges(
        first,
        np.array([e[1] for e in full], np.int32),
        np.array([e[2] for e in full], np.int64),
        np.array([HOW.index(e[3]) for e in full], np.uint8),
        np.array([e[4] for e in full], np.int32),
    )
    entries = tuple(Entry(names[n], kind, "p.Main") for n, kind in ENTRIES.items() if n in names)
    every = np.ones(count, np.uint8)
    graph = replace(index.graph, entry_points=entries, live=every, edges=edges)
    with open_package(path) as package:
        manifest, _ = read_manifest(package)
    return find_phases(graph, manifest, load_events())


def judged(name: str, callbacks: dict[str, str] | None = None, hubs: int = 0) -> tuple[Verdict, ConsentJudge]:
    """The verdict on the read in ``hit`` of a case."""
    path = BUILT / f"{name}.apk"
    index, gates = code(path)
    judge = ConsentJudge(index, phases(index, path, callbacks or {}, hubs), gates)
    if judge.self_set():
        judge = ConsentJudge(index, judge.phases, find_gates(index, WORDS, denied=judge.self_set()))
    (hit,) = [m for m in range(index.program.symbols.methods.count) if named(index, m) == "Main.hit"]
    (read,) = index.calls_of({"Landroid/telephony/TelephonyManager;": frozenset({"getDeviceId"})})
    (place,) = [place for place in index.places(read.rows) if place.method == hit]
    return judge.verdict(place), judge


@pytest.mark.parametrize(
    ("name", "consent"),
    [
        ("consent-flag-early-return", "after"),
        ("consent-flag-default-true", "before"),
        ("consent-finish-without-return", "before"),
        ("consent-both-callers", "after"),
        ("consent-one-of-two-callers", "before"),
        ("consent-helper-negated", "after"),
        ("consent-first-run-without-dialog", "before"),
        ("gates-agreed-by-itself", "before"),
    ],
)
def test_by_a_flag(name: str, consent: str) -> None:
    assert judged(name)[0].consent == consent


def test_before_comes_with_the_way() -> None:
    verdict, _ = judged("consent-flag-default-true")
    assert [step.method for step in verdict.path] == [
        "Lp/Main;->onCreate(Landroid/os/Bundle;)V",
        "Lp/Main;->hit(Landroid/content/Context;)V",
    ]


def test_after_comes_with_the_gate() -> None:
    verdict, judge = judged("consent-helper")
    assert judge.gates.words(judge.code, verdict.gate) == "Main.onCreate(Bundle): agree_privacy"


def test_behind_the_agreeing_button() -> None:
    verdict, judge = judged("consent-dialog-positive", {"setPositiveButton": "Main$2.onClick"})
    assert verdict.consent == "after"
    assert judge.gates.facts[verdict.gate].text == "同意"


def test_behind_the_declining_button() -> None:
    callbacks = {"setPositiveButton": "Main$2.onClick", "setNegativeButton": "Main$1.onClick"}
    found = {judged("consent-dialog-negative", {word: one})[0].consent for word, one in callbacks.items()}
    assert found == {"", "undecidable"}  # "": nothing leads there without the declining button


def test_a_wide_call_accuses_nobody() -> None:
    assert judged("consent-flag-default-true", hubs=3)[0].consent == "before"
    assert judged("consent-flag-default-true", hubs=30)[0].consent == "undecidable"


def test_what_start_up_does_not_reach() -> None:
    path = BUILT / "consent-flag-default-true.apk"
    index, gates = code(path)
    (unreached,) = [m for m in range(index.program.symbols.methods.count) if named(index, m) == "Main$1.onClick"]
    judge = ConsentJudge(index, phases(index, path, {}), gates)
    assert judge.verdict(Place(unreached, 0)) == Verdict("")


def test_a_setting_that_start_up_writes_by_itself() -> None:
    path = BUILT / "consent-first-run-without-dialog.apk"
    index, gates = code(path)
    assert ConsentJudge(index, phases(index, path, {}), gates).self_set() == {"first_run"}
