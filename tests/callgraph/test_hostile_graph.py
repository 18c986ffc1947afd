"""Damaged and forged dex files: their call graph is bounded, says what it left out, and raises nothing."""

import random
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyzer.apk.dex import read_dex
from analyzer.apk.model import Component, IntentFilter, Manifest, PackageContents
from analyzer.callgraph.build import CallGraph, build_graph
from analyzer.callgraph.kernels import static_integers
from analyzer.callgraph.kernels_blocks import UNKNOWN
from analyzer.program.build import build_program
from analyzer.program.framework import load_framework
from tests.callgraph.forging import OBJECT, Forge, forged

DATA = Path(__file__).parents[1] / "data"
ACTIVITY, BUNDLE, MAIN = "Landroid/app/Activity;", "Landroid/os/Bundle;", "Lp/Main;"
STATIC = 0x9
INVOKE_STATIC, INVOKE_VIRTUAL, RETURN = 0x71, 0x6E, 0x0E


def graph_of(*files: bytes, classes: tuple[str, ...] = ("p.Main",)) -> CallGraph:
    dexes = tuple(dex for data in files for dex in read_dex("classes.dex", data)[0])
    program, _ = build_program(dexes, load_framework(), 21, 11)
    launched = (
        IntentFilter(actions=("android.intent.action.MAIN",), categories=("android.intent.category.LAUNCHER",)),
    )
    components = tuple(Component(kind="activity", name=name, exported=True, filters=launched) for name in classes)
    return build_graph(program, Manifest(package="p", components=components), PackageContents())


def live(graph: CallGraph) -> set[str]:
    return {graph.program.method_name(method) for method in np.flatnonzero(graph.live).tolist()}


def main(forge: Forge, units: list[int], more: list[tuple[int, int, int]], **code: int | bytes) -> None:
    """An activity whose onCreate has these code units; ``more`` are further direct methods."""
    create = forge.method(MAIN, "onCreate", "V", BUNDLE)
    made = forge.code(units, **{"registers": 16, "ins": 2, **code})  # type: ignore[arg-type]
    forge.define(MAIN, ACTIVITY, direct=more, virtual=[(create, 1, made)])


def hit(forge: Forge) -> tuple[int, tuple[int, int, int]]:
    """The index of a static method that does nothing, and its definition."""
    index = forge.method(MAIN, "hit")
    return index, (index, STATIC, forge.code([RETURN], 0, 0))


def test_a_field_table_without_one_whole_row() -> None:
    """Its only row names a type that the file does not have, and the class defines that field all the same."""

    def describe(forge: Forge) -> None:
        forge.fields[60_000, 60_000, 60_000] = 0
        index, member = hit(forge)
        main(forge, [INVOKE_STATIC, index, 0, RETURN], [member])
        forge.define("Lp/Fields;", fields=[(0, 0x19)])

    assert {"onCreate", "hit"} <= live(graph_of(forged(describe)))


def test_types_without_a_letter() -> None:
    """The last string is empty and a field is of that type."""

    def describe(forge: Forge) -> None:
        index, member = hit(forge)
        field = forge.field(MAIN, "f", "")
        main(forge, [0x62, field, 0x69, field, INVOKE_STATIC, index, 0, RETURN], [member])

    assert "hit" in live(graph_of(forged(describe)))


REJECTED: tuple[list[int], ...] = (
    [0xFF62, 0],  # a register that the frame does not have
    [0xFF07],
    [0x0003, 0xFFFF, 0xFFFF],
    [0x0205, 0xFFFF],
    [0xFF77, 0, 0xFFFF],  # 255 arguments from register 65 535 on
    [0xF071, 0, 0xFFFF],  # 15 arguments in a form for five
    [0x0071, 0, 0],  # none where the prototype has three
    [0x5070, 0, 0x3210],  # static by definition, called with a receiver
    [0x506E, 0, 0x3210],
    [0x2B, 0xFFF0, 0xFFFF, 0x28],  # a switch whose cases lie before the method
    [0x2C, 4, 0, RETURN, 0x0200, 0xFFFF, 1, 0],  # more cases than code
    [0x2B, 4, 0, RETURN, 0x0100, 1, 0, 0, 4, 0],  # a case inside its own payload
    [0x2C, 3, 0, 0x0200],  # a payload of one unit
    [0x26, 3, 0, 0x0300, 1],
    [0x0028],  # a jump to itself
    [0x8028],
    [0x2A, 0, 0x8000],
    [0x38, 2, 0x3E, 0x73, 0x79],  # opcodes that no file may hold
    [0x0023, 0xFFFF],
    [0xFF25, 0, 0xFFFF, 0x0C],
    [0x1F, 0xFFFF],
    [0xF0FC, 0xFFFF, 0xFFFF, 0x0C],
    [0x2B],  # cut off
    [],
)
"""Code that no verifier lets pass."""


@pytest.mark.parametrize("frame", [(16, 2), (1, 2), (0, 0), (65_535, 65_535)])
def test_code_that_no_verifier_lets_pass(frame: tuple[int, int]) -> None:
    """Each in a method of its own, which first calls another."""

    def describe(forge: Forge) -> None:
        target = forge.method(MAIN, "target", "J", "J", OBJECT, "I")
        assert target == 0  # what most of the calls name
        members = [(target, STATIC, forge.code([0x0110], 1, 0))]
        calls = []
        for number, units in enumerate(REJECTED):
            called, caller = forge.method(MAIN, f"hit{number}"), forge.method(MAIN, f"bad{number}")
            members.append((called, STATIC, forge.code([RETURN], 0, 0)))
            members.append((caller, STATIC, forge.code([INVOKE_STATIC, called, 0, *units], *frame)))
            calls += [INVOKE_STATIC, caller, 0]
        main(forge, [*calls, RETURN], members)

    found = live(graph_of(forged(describe)))
    assert {f"bad{number}" for number in range(len(REJECTED))} <= found
    if frame[1] <= frame[0]:  # else the code says nothing of where arguments are, and the graph is not whole
        assert {f"hit{number}" for number in range(len(REJECTED))} <= found


def test_hierarchies_that_no_device_loads() -> None:
    """Classes that are their own superclasses or interfaces, interfaces as superclasses, constructors without code."""

    def describe(forge: Forge) -> None:
        index, member = hit(forge)
        run = forge.method("Lp/A;", "run")
        body = forge.code([INVOKE_STATIC, index, 0, RETURN])
        forge.define("Lp/A;", "Lp/B;", virtual=[(run, 1, body)], interfaces=["Lp/A;", "Lp/C;"])
        forge.define("Lp/B;", "Lp/A;", interfaces=["Lp/A;", "Ljava/lang/Runnable;"])
        made = forge.method("Lp/C;", "<init>")
        forge.define("Lp/C;", "Lp/A;", direct=[(made, 0x10501, 0)], access=0x601)
        one, other = forge.type("Lp/A;"), forge.type("Lp/C;")
        units = [0x22, one, 0x0122, other, 0x1070, made, 1, 0x106E, run, 0, 0x1072, run, 1]
        main(forge, [*units, INVOKE_STATIC, index, 0, RETURN], [member])

    assert {"onCreate", "hit", "run"} <= live(graph_of(forged(describe)))


def test_lists_of_interfaces_that_repeat_themselves_hide_no_superclass() -> None:
    """Each of 2 000 classes has 25 interfaces with 60 000 times the same one: 3 000 million steps."""

    def describe(forge: Forge) -> None:
        index, member = hit(forge)
        forge.define("Lp/I;", access=0x601)
        wide = [f"Lp/Wide{i};" for i in range(25)]
        for name in wide:
            forge.define(name, interfaces=["Lp/I;"] * 60_000, access=0x601)
        for i in range(2_000):
            forge.define(f"Lp/C{i};", interfaces=wide)
        main(forge, [INVOKE_STATIC, index, 0, RETURN], [member])

    data = forged(describe)
    program, gaps = build_program(read_dex("classes.dex", data)[0], load_framework(), 21, 11)
    assert [gap.where for gap in gaps] == ["hierarchy"]
    assert program.find_type(ACTIVITY) in program.ancestors_of(program.find_type(MAIN))
    assert {"onCreate", "hit"} <= live(graph_of(data))


def test_methods_that_share_what_the_sweep_leaves_out_take_no_room() -> None:
    def describe(forge: Forge) -> None:
        huge = forge.code([0] * 400_000 + [RETURN], 2, 0)
        index, member = hit(forge)
        shared = [(forge.method(MAIN, f"m{i}"), STATIC, huge) for i in range(2_000)]  # 800 million units in all
        main(forge, [INVOKE_STATIC, index, 0, RETURN], [member, *shared])

    assert "hit" in live(graph_of(forged(describe)))


def backwards(forge: Forge) -> None:
    """20 000 blocks, each of which leads to the one before it."""
    count = 20_000
    first = 3 + 3 * count
    units = [0x2A, first & 0xFFFF, first >> 16, RETURN, 0, 0, *[0x2A, 0xFFFD, 0xFFFF] * count]
    main(forge, units, [])


def guarded(forge: Forge) -> None:
    """3 000 methods that share one try table of 20 000 entries with 1 000 handlers each."""
    handlers = b"\x01" + b"\x98\x78" + bytes(2_000) + b"\0"  # sleb128 -1000: as many typed ones, and one for all
    behind = struct.pack("<IHH", 0, 4, 1) * 20_000 + handlers
    body = forge.code([0x13, 1, 0x13, 1, RETURN, 0], 16, 0, 20_000, behind)
    shared = [(forge.method(MAIN, f"m{i}"), STATIC, body) for i in range(3_000)]
    main(forge, [unit for index, _, _ in shared for unit in (INVOKE_STATIC, index, 0)] + [RETURN], shared)


def switching(forge: Forge) -> None:
    """30 000 switches that share 60 000 cases."""
    count, cases = 30_000, 60_000
    units = []
    for i in range(count):
        away = 3 * count + 2 - 3 * i
        units += [0x2B, away & 0xFFFF, away >> 16]
    main(forge, [*units, RETURN, 0, 0x0100, cases, 0, 0, *[3, 0] * cases], [])


@pytest.mark.parametrize("describe", [backwards, guarded, switching])
def test_what_would_take_minutes_ends_and_is_said(describe: Callable[[Forge], None]) -> None:
    found = graph_of(forged(describe))
    assert "onCreate" in live(found)
    assert not found.whole
    assert found.gaps


def test_values_that_cannot_be_read_are_no_zeros() -> None:
    """An array of static values that ends at an annotation, or outside the file."""
    out = np.zeros(4, np.int64)
    read: Any = static_integers
    assert read(np.array([3, 0x04, 7, 0x1D, 0, 0], np.uint8), 0, 4, out) == 1
    assert out.tolist() == [7, UNKNOWN, UNKNOWN, 0]  # the array names three, and the fourth is the default
    assert read(np.array([3], np.uint8), 9, 4, out) == 0
    assert (out == UNKNOWN).all()


@pytest.mark.parametrize("name", ["reach.dex", "values.dex", "payloads.dex", "call-sites.dex", "hints.dex"])
def test_flipped_bytes_raise_nothing(name: str) -> None:
    data = (DATA / name).read_bytes()
    classes = tuple(
        dex.type_name(int(row[0]))[1:-1].replace("/", ".")
        for dex in read_dex(name, data)[0]
        for row in dex.class_defs[:8]
    )
    choose = random.Random(name)
    for _ in range(10):
        damaged = bytearray(data)
        for _ in range(choose.choice((1, 4, 16))):
            damaged[choose.randrange(0x70, len(damaged))] = choose.choice((0, 1, 0x7F, 0xFF, choose.randrange(256)))
        found = graph_of(bytes(damaged), classes=classes)
        nodes = len(found.edges.first) - 1
        assert nodes >= len(found.live)
        assert ((found.edges.callee >= 0) & (found.edges.callee < nodes)).all()
