"""The value graph of tests/data/statements.dex, and of code that no compiler makes."""

import random
import struct
from pathlib import Path

import numpy as np
import pytest

from analyzer.flows import graph as flow_graph
from analyzer.flows.bindings import bind
from analyzer.flows.graph import ValueGraph, build_values
from analyzer.flows.kernels_state import (
    ALOAD,
    ASTORE,
    BRANCH,
    CALL,
    CATCH,
    COPY,
    DERIVE,
    INTEGER,
    LOAD,
    NEW,
    RETURN,
    SLOAD,
    SSTORE,
    STORE,
    TEST,
    THROW,
)  # fmt: skip
from analyzer.flows.order import Orders
from analyzer.gaps import Cause
from tests.callgraph.forging import OBJECT, Forge, forged
from tests.callgraph.test_hostile_graph import (
    INVOKE_STATIC,
    MAIN,
    REJECTED,
    STATIC,
    backwards,
    graph_of,
    guarded,
    main,
    switching,
)  # fmt: skip
from tests.callgraph.test_hostile_graph import (
    RETURN as RETURN_VOID,
)
from tests.flows.statements import Graph, check_shape, value_graph

CASES = "Lstatements/Cases;"
DATA = Path(__file__).parents[1] / "data"


def cases(implicit: bool = False) -> Graph:
    return value_graph("statements", "statements", implicit)


def kinds(name: str) -> list[int]:
    return [s.kind for s in cases().statements(cases().method(name, CASES))]


def returned(name: str) -> set[str]:
    return cases().returned(name, CASES)


def test_every_case_is_looked_at() -> None:
    graph, program = cases(), cases().code.program
    methods = program.methods_of(program.find_type(CASES)).tolist()
    assert len(methods) == 21
    assert all(graph.statements(method) for method in methods)
    assert graph.values.lost == 0
    assert graph.values.gaps == ()
    check_shape(graph.values)


def test_a_move_is_no_statement() -> None:
    assert len(kinds("straight")) == 2  # the cast and the return
    assert returned("straight") == {"parameter 0"}


def test_where_ways_meet_a_value_is_one_of_several() -> None:
    assert returned("meets") == {"parameter 0", "text constant"}
    assert kinds("meets").count(COPY) == 2


def test_what_is_the_same_on_all_ways_gets_no_node_of_its_own() -> None:
    graph = cases()
    method = graph.method("meets", CASES)
    copied = {s.a for s in graph.statements(method, COPY)}
    assert graph.bindings.parameter(method, 1) not in copied


def test_a_loop_brings_a_value_back() -> None:
    graph = cases()
    assert returned("loop") == {"text constant", "call concat"}
    call = graph.call(graph.method("loop", CASES), "concat")
    before, other = (graph.origins(node) for node in graph.bindings.operands(call.number))
    assert before == {"text constant", "call concat"}
    assert other == {"parameter 0"}


def test_a_loop_that_never_ends_is_walked_once() -> None:
    assert kinds("endless") == [COPY, COPY, CALL]


def test_a_handler_sees_what_a_register_held_before_and_after() -> None:
    assert returned("caught") == {"text whole", "text constant", "call trim"}


@pytest.mark.parametrize("name", ["behind", "before"])
def test_a_result_is_the_call_s_though_a_try_item_ends_or_begins_at_its_move(name: str) -> None:
    """And the handler is looked at in both."""
    assert returned(name) == {"call trim", "text constant"}
    assert CATCH in kinds(name)


@pytest.mark.parametrize("name", ["packed", "sparse"])
def test_a_switch_leads_to_all_its_cases(name: str) -> None:
    assert returned(name) == {"text default", "text one", "parameter 0"}


def test_an_array_that_is_made_filled() -> None:
    graph = cases()
    method = graph.method("filled", CASES)
    (made,) = graph.statements(method, NEW)
    stored = [(s.a, s.x, graph.origins(s.b)) for s in graph.statements(method, ASTORE)]
    assert stored == [(made.c, 0, {"text constant"}), (made.c, 1, {"parameter 0"})]
    (read,) = graph.statements(method, ALOAD)
    assert (read.a, read.x) == (made.c, 1)


def test_an_index_is_known_when_it_is_constant() -> None:
    graph = cases()
    method = graph.method("array", CASES)
    assert [s.x for s in graph.statements(method, ASTORE)] == [0, -1]
    assert [s.x for s in graph.statements(method, ALOAD)] == [-1]
    assert graph.bindings.types_of(graph.statements(method, NEW)[0].c) == [
        graph.code.program.find_type("[Ljava/lang/String;")
    ]


def test_what_no_value_reaches_is_left_out() -> None:
    assert kinds("dead") == [INTEGER, RETURN]
    assert returned("dead") == {"parameter 0"}


def test_fields() -> None:
    graph = cases()
    method = graph.method("fields", CASES)
    made, _, put, got, static_put, static_got, _ = graph.statements(method)
    assert [s.kind for s in (made, put, got, static_put, static_got)] == [NEW, STORE, LOAD, SSTORE, SLOAD]
    assert (put.a, put.x) == (got.a, got.x) == (made.c, put.x)
    assert static_put.x == static_got.x != put.x
    assert static_put.b == got.c
    assert returned("fields") == {"static"}
    assert graph.bindings.fields_of(made.c) == [put.x]


def test_what_is_thrown_is_caught() -> None:
    graph = cases()
    method = graph.method("thrown", CASES)
    (thrown,), (caught,) = graph.statements(method, THROW), graph.statements(method, CATCH)
    assert graph.origins(thrown.b) == {"new"}
    (message,) = graph.bindings.operands(graph.call(method, "getMessage").number)
    assert message == caught.c


def test_a_type_test_and_a_length_are_not_the_data() -> None:
    graph = cases()
    (added,) = graph.statements(graph.method("told", CASES), DERIVE)
    assert (added.a, added.b) == (0, 0)


def test_branches_and_tests_are_statements_when_they_are_asked_for() -> None:
    asked = cases(implicit=True)
    assert not np.isin(cases().values.kind, (BRANCH, TEST)).any()
    (branch,) = asked.statements(asked.method("meets", CASES), BRANCH)
    assert asked.origins(branch.a) == {"parameter 1"}
    tests = asked.statements(asked.method("told", CASES), TEST)
    assert [asked.origins(s.a) for s in tests if s.a] == [{"parameter 0"}, {"parameter 1"}, {"new"}]
    check_shape(asked.values)


def test_wide_values_take_two_registers_and_one_place() -> None:
    graph = cases()
    wide, mixed = graph.method("wide", CASES), graph.method("mixed", CASES)
    assert [graph.origins(node) for node in graph.bindings.operands(graph.call(wide, "toString").number)] == [
        {"parameter 3"}
    ]
    (added,) = graph.statements(mixed, DERIVE)
    assert [graph.origins(node) for node in (added.a, added.b)] == [{"parameter 0"}, {"parameter 2"}]
    create = graph.method("onCreate", "Lstatements/Main;")
    operands = graph.bindings.operands(graph.call(create, "mixed").number)
    assert [graph.origins(node) for node in operands] == [{"computed"}, {"call toString"}, {"computed"}]
    assert graph.bindings.targets[graph.call(create, "mixed").number] == [mixed]


def test_numbers() -> None:
    graph = cases()
    method = graph.method("numbers", CASES)
    assert [s.x for s in graph.statements(method, INTEGER)] == [-1, 0x1234, 0x12345678, 0x7F010000, 5]
    computed = graph.statements(method, DERIVE)
    assert (computed[0].a, computed[0].b) == tuple(s.c for s in graph.statements(method, INTEGER)[:2])
    assert [(s.a > 0, s.b > 0) for s in computed] == [
        (True, True), (True, True), (True, False), (True, False), (False, False), (True, True),
    ]  # fmt: skip


# Code that no compiler makes


def values_of(data: bytes, *more: str, implicit: bool = False) -> ValueGraph:
    graph = graph_of(data, classes=("p.Main", *more))
    assert graph.given is not None
    values = build_values(graph, graph.given, implicit)
    check_shape(values)
    bindings = bind(graph, values)
    orders = Orders(graph.given)
    for method in np.flatnonzero(values.first_node)[:200].tolist():
        order = orders.of(method)
        assert order.exits == tuple(sorted(set(order.exits)))
        order.after(0, 1)
    assert set(bindings.targets) <= set(np.flatnonzero(np.isin(values.kind, (CALL, CALL + 1))).tolist())
    return values


@pytest.mark.parametrize("implicit", [False, True])
@pytest.mark.parametrize("frame", [(16, 2), (1, 2), (0, 0), (65_535, 65_535)])
def test_code_that_no_verifier_lets_pass(frame: tuple[int, int], implicit: bool) -> None:
    """Each in a method of its own; some also behind a call, with a handler over all of it."""

    def describe(forge: Forge) -> None:
        assert forge.method(MAIN, "target", "J", "J", OBJECT, "I") == 0  # what most of the calls name
        members = [(0, STATIC, forge.code([0x0110], 1, 0))]
        calls: list[int] = []
        for number, units in enumerate(REJECTED):
            alone, covered = forge.method(MAIN, f"bad{number}"), forge.method(MAIN, f"tried{number}")
            behind = struct.pack("<IHH", 0, len(units) + 3, 1) + b"\x01\x00\x00"
            members.append((alone, STATIC, forge.code(units, *frame)))
            body = [INVOKE_STATIC, 0, 0, *units]
            members.append((covered, STATIC, forge.code(body, *frame, 1, behind)))
            calls += [INVOKE_STATIC, alone, 0, INVOKE_STATIC, covered, 0]
        main(forge, [*calls, RETURN_VOID], members)

    values = values_of(forged(describe), implicit=implicit)
    if frame[0] < 60_000:
        assert len(values.kind) > 2 * len(REJECTED)
        assert values.lost == (2 * len(REJECTED) - 1 if frame[1] > frame[0] else 0)  # one has no code at all
    else:
        assert values.gaps  # more registers than there is room for, in methods with several blocks


@pytest.mark.parametrize("describe", [backwards, guarded, switching])
def test_what_would_take_minutes_ends(describe: object) -> None:
    assert values_of(forged(describe)).first_node.max() > 0  # type: ignore[arg-type]  # one of the three


def test_a_method_with_too_many_registers_at_too_many_blocks_is_said() -> None:
    """60 000 registers at 200 blocks: more than there is room for."""

    def describe(forge: Forge) -> None:
        units = [unit for _ in range(200) for unit in (0x0038, 2)] + [RETURN_VOID]
        big = forge.method(MAIN, "big")
        main(forge, [INVOKE_STATIC, big, 0, RETURN_VOID], [(big, STATIC, forge.code(units, 60_000, 0))])

    values = values_of(forged(describe))
    assert values.lost == 1
    (gap,) = values.gaps
    assert (gap.stage, gap.cause, gap.blocks_code) == ("flows", Cause.BUDGET, True)


def test_without_room_methods_are_lost_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow_graph, "_SLOTS", 8)
    graph = cases().code.graph
    assert graph.given is not None
    values = build_values(graph, graph.given)
    assert 0 < values.lost < len(values.first_node)
    assert values.gaps
    check_shape(values)


@pytest.mark.parametrize("name", ["statements.dex", "reach.dex", "values.dex", "payloads.dex", "implicit.dex"])
def test_flipped_bytes_raise_nothing(name: str) -> None:
    data = (DATA / name).read_bytes()
    choose = random.Random(name)
    classes = {"statements.dex": "statements.Main", "implicit.dex": "app.implicit.Main"}
    for _ in range(12):
        damaged = bytearray(data)
        for _ in range(choose.choice((1, 4, 16, 64))):
            damaged[choose.randrange(0x70, len(damaged))] = choose.choice((0, 1, 0x7F, 0xFF, choose.randrange(256)))
        values_of(bytes(damaged), classes.get(name, "reach.Start"), implicit=choose.random() < 0.5)


def test_flipped_code_raises_nothing() -> None:
    """Only the instructions of one method are damaged, so that they are looked at."""
    choose = random.Random(11)
    for _ in range(25):
        units = [choose.choice((choose.randrange(1 << 16), choose.randrange(256) << 8 | choose.randrange(0xE3)))
                 for _ in range(choose.randrange(4, 120))]  # fmt: skip
        items = [(choose.randrange(len(units)), choose.randrange(len(units))) for _ in range(3)]

        def describe(forge: Forge, units: list[int] = units, items: list[tuple[int, int]] = items) -> None:
            assert forge.method(MAIN, "target", "J", "J", OBJECT, "I") == 0
            tries = b"".join(struct.pack("<IHH", start, count, 1) for start, count in items)
            wild = forge.method(MAIN, "wild")
            handlers = tries + bytes((1, 0, items[0][0] & 0x7F))
            body = forge.code(units, 16, 0, len(items), handlers)
            main(
                forge,
                [INVOKE_STATIC, wild, 0, RETURN_VOID],
                [(0, STATIC, forge.code([0x0110], 1, 0)), (wild, STATIC, body)],
            )

        assert values_of(forged(describe)).first_node.max() > 0
