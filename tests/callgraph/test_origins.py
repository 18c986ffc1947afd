"""Definitions of registers: in a basic block, over a whole method, and of forged code."""

import random
import struct
from pathlib import Path

import pytest

from analyzer.apk.dex import read_dex
from analyzer.callgraph import origins
from analyzer.callgraph.origins import NOTHING, Origins, parameter, trace
from analyzer.program.build import Program, build_program
from analyzer.program.framework import load_framework

DATA = (Path(__file__).parents[1] / "data" / "hints.dex").read_bytes()


def program(data: bytes = DATA) -> Program:
    return build_program(read_dex("classes.dex", data)[0], load_framework(), 26, 7)[0]


def traced(linked: Program, name: str) -> Origins:
    methods = linked.methods_of(linked.find_type("Lhints/Cases;")).tolist()
    found = trace(linked, next(m for m in methods if linked.method_name(m) == name))
    assert found is not None
    return found


def calls(found: Origins, linked: Program, name: str) -> list[int]:
    numbers = linked.symbols.dexes[found.number].methods
    return [
        pc for pc, i in found.at.items() if 0x6E <= i.op <= 0x78 and linked.method_name(int(numbers[i.ref])) == name
    ]


def test_in_a_block_the_definition_before_counts() -> None:
    linked = program()
    found = traced(linked, "named")
    (look_up,), (for_name,) = calls(found, linked, "getMethod"), calls(found, linked, "forName")
    receiver, name, parameters = found.words(look_up)
    assert receiver == frozenset((for_name,))
    assert {found.at[pc].op for pc in name} == {0x1A}
    assert {found.at[pc].op for pc in parameters} == {0x12}


def test_a_parameter_is_one_where_paths_meet_too() -> None:
    linked = program()
    found = traced(linked, "itself")  # the look-up is in a loop, and a copy of the second parameter goes into a call
    (again,) = calls(found, linked, "itself")
    assert found.words(again) == (frozenset((parameter(0),)), frozenset((parameter(1),)))
    assert again in found.uses_of(parameter(1))


def test_the_whole_method_and_its_blocks_agree() -> None:
    linked = program()
    for method in linked.methods.coded.tolist():
        one, other = trace(linked, method), trace(linked, method)
        assert one is not None
        assert other is not None
        other.uses_of(0)  # follows the whole method
        for pc, i in one.at.items():
            if 0x6E <= i.op <= 0x78:
                assert one.words(pc) == other.words(pc)


def test_a_method_that_is_too_long_tells_what_its_blocks_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origins, "MOST_STEPS", 3)
    linked = program()
    found = traced(linked, "named")
    (look_up,) = calls(found, linked, "getMethod")
    assert found.word(look_up, 0) != NOTHING
    assert found.uses_of(0) == set()


def test_words_that_a_call_does_not_have_come_from_nowhere() -> None:
    linked = program()
    found = traced(linked, "named")
    (for_name,) = calls(found, linked, "forName")
    assert found.width(for_name) == 1
    assert found.word(for_name, 3) == NOTHING
    assert found.width(1 << 20) == 0


@pytest.mark.parametrize("header", [(1, 9, 0), (0, 0, 0), (0xFFFF, 0xFFFF, 0), (1, 0, 0)])
def test_forged_register_counts(header: tuple[int, int, int]) -> None:
    data = bytearray(DATA)
    dex = read_dex("classes.dex", DATA)[0][0]
    for start in dex.code_start[dex.code_start > 0].tolist():
        struct.pack_into("<HHH", data, int(start) - 16, *header)
    follow_everything(bytes(data))


@pytest.mark.parametrize("seed", range(20))
def test_forged_code(seed: int) -> None:
    data, chance = bytearray(DATA), random.Random(seed)
    dex = read_dex("classes.dex", DATA)[0][0]
    for start, units in zip(dex.code_start.tolist(), dex.code_units.tolist(), strict=True):
        for _ in range(3 if start > 0 and units > 0 else 0):
            data[int(start) + chance.randrange(2 * int(units))] = chance.randrange(256)
    follow_everything(bytes(data))


def follow_everything(data: bytes) -> None:
    linked = program(data)
    for method in linked.methods.coded.tolist():
        found = trace(linked, method)
        if found is not None:
            found.uses_of(0)
            assert all(len(found.words(pc)) == found.width(pc) for pc in found.at)
