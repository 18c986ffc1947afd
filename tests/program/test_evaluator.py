"""The machine that runs packaged code on known values, in the fixture tests/data/values.dex."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from analyzer.apk.code import read_code
from analyzer.apk.dex import read_dex
from analyzer.program.build import Program, build_program
from analyzer.program.evaluator import STEPS_A_RUN, STEPS_IN_ALL, Machine
from analyzer.program.flow import Flow
from analyzer.program.framework import load_framework
from analyzer.program.heap import Concrete, Items, NoAnswerError
from analyzer.program.machine_calls import unknown
from analyzer.program.sources import DeclaredField, Sources

DATA = Path(__file__).parents[1] / "data"


@cache
def program() -> Program:
    dexes, _ = read_dex("classes.dex", (DATA / "values.dex").read_bytes())
    return build_program(dexes, load_framework(), 26, 11)[0]


def flow_of(method: int) -> Flow | None:
    dex = program().dexes[0]
    code = read_code(dex.buffer, int(dex.methods[int(program().methods.row[method]), 3]))
    return Flow(program(), 0, code) if code is not None else None


def no_field(field: DeclaredField) -> Concrete:
    raise NoAnswerError


def machine() -> Machine:
    return Machine(program(), Sources(program()), flow_of, no_field)


def run(name: str, *arguments: Concrete, on: Machine | None = None, cls: str = "Hostile") -> Concrete:
    (method,) = [
        int(m) for m in program().methods_of(program().find_type(f"Lvalues/{cls};")) if program().method_name(m) == name
    ]
    return (on or machine()).run(method, arguments)


def java_mix(value: int) -> int:
    """Hostile.mixes with Java's 32 bits, written by hand."""

    def wrapped(number: int) -> int:
        return (number + (1 << 31)) % (1 << 32) - (1 << 31)

    a = wrapped(0x7FFFFFFF + value)
    a = wrapped(a * 3)
    b = (a % (1 << 32)) >> 4
    a ^= wrapped(b)
    b = -(abs(a) % 7 if a >= 0 else -(abs(a) % 7))
    low = a & 0xFF
    return (low - 256 if low > 127 else low) + b


@pytest.mark.parametrize("value", [0, 1, 5, -3, 0x7FFFFFFF, -0x80000000])
def test_numbers_overflow_as_in_java(value: int) -> None:
    assert run("mixes", value) == java_mix(value)


@pytest.mark.parametrize(("value", "result"), [(2, 3), (-2, -3), (8, 0)])
def test_division_is_cut_off_towards_zero(value: int, result: int) -> None:
    assert run("divides", value) == result


@pytest.mark.parametrize(("value", "text"), [(1, "one"), (-1, "many"), (0, "other")])
def test_switches(value: int, text: str) -> None:
    assert run("switched", value) == text


def test_lists_and_maps() -> None:
    assert run("listed", "a") == "a"


def test_static_arrays_are_read() -> None:
    assert run("readsShared", 1) == ord("b")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("bomb", ("xy",)),
        ("huge", (0x7FFFFFFF,)),
        ("huge", (-1,)),
        ("fork", (1,)),
        ("stores", (1,)),
        ("changesShared", (97,)),
        ("confused", ("a",)),
        ("divides", (0,)),
        ("readsShared", (2,)),
        ("readsShared", (-1,)),
        ("switched", ("text",)),
        ("mixes", (unknown(),)),
        ("mixes", ()),
        ("mixes", (1, 2)),
    ],
)
def test_what_has_no_answer_raises_nothing_else(name: str, arguments: Sequence[Concrete]) -> None:
    with pytest.raises(NoAnswerError):
        run(name, *arguments)


def test_a_run_leaves_no_trace_for_the_next() -> None:
    one = machine()
    with pytest.raises(NoAnswerError):
        run("changesShared", 122, on=one)
    assert run("readsShared", 0, on=one) == ord("a")


def test_all_runs_share_a_budget() -> None:
    one = machine()
    for _ in range(2 * STEPS_IN_ALL // STEPS_A_RUN):
        with pytest.raises(NoAnswerError):
            run("endless", 1, on=one, cls="Decoder")
    assert one.left_in_all <= 0
    with pytest.raises(NoAnswerError):
        run("mixes", 1, on=one)


def test_arrays_are_handed_over_and_back() -> None:
    result = run("huge", 3)
    assert isinstance(result, Items)
    assert (result.kind, result.values) == ("I", [0, 0, 0])
