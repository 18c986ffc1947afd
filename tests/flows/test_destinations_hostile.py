"""Damaged code: whatever is in it, the far ends of sinks give answers and no exceptions."""

import random
from functools import cache

import pytest

from analyzer import places
from analyzer.apk.dex import read_dex
from analyzer.apk.model import Component, Manifest, PackageContents
from analyzer.behaviours.code_index import CodeIndex
from analyzer.callgraph.build import build_graph
from analyzer.catalogue.sinks import load_sinks
from analyzer.flows.destinations_leaving import WaysOut
from analyzer.flows.points import Sink
from analyzer.flows.sinks import find_sinks
from analyzer.program.build import build_program
from analyzer.program.constants import Constants
from analyzer.program.framework import load_framework
from analyzer.program.sdks import app_namespace, load_sdk_index
from tests.flows.linked import DATA, TABLES

HEADER = 0x70
MANIFEST = Manifest(
    package="sending", min_sdk=26, target_sdk=33, components=(Component(kind="activity", name="sending.Main"),)
)
SINKS = cache(lambda: load_sinks(places.rulesets_dir()))
INDEX = cache(lambda: load_sdk_index(TABLES, places.rulesets_dir()))


def all_alive(data: bytes) -> tuple[WaysOut, tuple[Sink, ...]]:
    """The far ends, and every sink, of a dex file all of whose code can run."""
    dexes, _ = read_dex("classes.dex", data)
    program, _ = build_program(dexes, load_framework(), 26, 7)
    graph = build_graph(program, MANIFEST, PackageContents())
    graph.live[:] = 1
    graph.row_live[:] = 1
    constants = Constants(program, live=graph.row_live)
    code = CodeIndex(program, graph, INDEX(), app_namespace(MANIFEST, INDEX()), constants)
    return WaysOut(code, MANIFEST, SINKS()), find_sinks(code, SINKS())


@pytest.mark.parametrize("seed", range(12))
def test_damaged_code_gives_answers(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray((DATA / "sending.dex").read_bytes())
    for _ in range(40):
        data[chance.randrange(HEADER, len(data))] = chance.randrange(256)
    ways, sinks = all_alive(bytes(data))
    for sink in sinks:
        leaving = ways.of(sink)
        assert len(leaving.destinations) <= 8
        assert leaving.channels or sink.stream >= 0


def test_a_spent_budget_is_said_and_guesses_nothing() -> None:
    ways, sinks = all_alive((DATA / "sending.dex").read_bytes())
    ways.destinations.methods.steps_left = 0
    found = [ways.of(sink) for sink in sinks]
    assert found
    assert ways.spent
    told = {one.origin for leaving in found for one in leaving.destinations if one.kind == "host"}
    assert told <= {"annotation"}  # which costs no steps
