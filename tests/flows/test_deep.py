"""What the deep pass finds in tests/data/walks.dex, and how: every method of ``Leaks`` writes the number to the log,
whatever ``Clean`` does with it, it writes something else.
"""

import re
from pathlib import Path

import pytest

from analyzer import places
from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex
from analyzer.callgraph.build import CallGraph
from analyzer.flows import results
from analyzer.flows.deep import Deep
from analyzer.flows.find import Search
from analyzer.flows.model import Flow
from analyzer.flows.models import Models
from analyzer.flows.points import Sink, Source
from analyzer.flows.steps import MOST_STEPS, steps_of
from analyzer.gaps import Cause
from analyzer.program.constants import Constants, no_resources
from analyzer.program.sdks import app_namespace, load_sdk_index
from tests.callgraph.forging import OBJECT, Forge, forged
from tests.callgraph.test_hostile_graph import ACTIVITY, BUNDLE, INVOKE_STATIC, MAIN, STATIC, graph_of, main
from tests.flows.linked import DATA, TABLES
from tests.flows.searched import RULES, end, found, prepared

JAVA = DATA / "java" / "walks" / "src" / "app" / "walks"


def cases(path: Path) -> set[str]:
    return set(re.findall(r"^    static (?:void|String) (\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE))


def logged() -> dict[str, list[Flow]]:
    """Flows to the log by ``Class.method`` of their end."""
    by_end: dict[str, list[Flow]] = {}
    for flow in found("walks", "app.walks").flows:
        if flow.channel == "log":
            by_end.setdefault(end(flow), []).append(flow)
    return by_end


def only(case: str) -> Flow:
    (flow,) = logged()[f"Leaks.{case}"]
    return flow


@pytest.mark.parametrize("case", sorted(cases(JAVA / "Leaks.java")))
def test_the_number_is_followed(case: str) -> None:
    assert f"Leaks.{case}" in logged()


@pytest.mark.parametrize("case", sorted(cases(JAVA / "Clean.java")))
def test_something_else_is_not(case: str) -> None:
    assert f"Clean.{case}" not in logged()


def test_nothing_else_flows() -> None:
    assert len(cases(JAVA / "Leaks.java")) > 30
    assert len(cases(JAVA / "Clean.java")) > 20
    assert {name.partition(".")[0] for name in logged()} == {"Leaks"}
    assert {flow.data_type for flow in found("walks", "app.walks").flows} == {"imei"}
    assert found("walks", "app.walks").gaps == ()


def test_each_source_and_sink_are_one_flow() -> None:
    keys = [(flow.source, flow.sink, flow.argument, flow.channel) for flow in found("walks", "app.walks").flows]
    assert len(keys) == len(set(keys))


def test_all_that_is_found_is_confirmed() -> None:
    assert {flow.certainty for flow in found("walks", "app.walks").flows} == {"confirmed"}


# The budget


def test_what_the_budget_leaves_is_unconfirmed_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST_UNCONFIRMED", 10_000)
    whole, cut = found("walks", "app.walks"), prepared("walks", "app.walks").flows(budget=60)
    (gap,) = cut.gaps
    assert (gap.stage, gap.cause, gap.where) == ("flows", Cause.BUDGET, "flows")
    confirmed = {(f.data_type, f.sink) for f in cut.flows if f.certainty == "confirmed"}
    unconfirmed = {(f.data_type, f.sink) for f in cut.flows if f.certainty == "unconfirmed"}
    assert unconfirmed
    assert not confirmed & unconfirmed
    assert {(f.data_type, f.sink) for f in whole.flows} <= confirmed | unconfirmed  # nothing is lost
    assert {f.reason for f in cut.flows if f.certainty == "unconfirmed"} == {"budget"}


def test_no_more_is_unconfirmed_than_tells_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST_UNCONFIRMED", 3)
    cut = prepared("walks", "app.walks").flows(budget=60)
    assert [flow.certainty for flow in cut.flows].count("unconfirmed") == 3
    assert cut.gaps


def test_no_budget_at_all_confirms_nothing() -> None:
    cut = prepared("walks", "app.walks").flows(budget=0)
    assert cut.gaps
    assert {flow.certainty for flow in cut.flows} == {"unconfirmed"}


def test_a_budget_that_suffices_is_not_mentioned() -> None:
    deep = prepared("walks", "app.walks").deep()
    assert not deep.spent
    used = prepared("walks", "app.walks").deep(100_000).left
    assert prepared("walks", "app.walks").flows(budget=100_000 - used).gaps == ()
    assert prepared("walks", "app.walks").flows(budget=100_000 - used - 1).gaps != ()


# Calls that no program makes


def search_in(graph: CallGraph) -> Search:
    index = load_sdk_index(TABLES, places.rulesets_dir())
    constants = Constants(graph.program, no_resources, live=graph.row_live)
    code = CodeIndex(graph.program, graph, index, app_namespace(Manifest(package="p"), index), constants)
    return Search.of(code, Models(graph.program, RULES.models))


def called_by_main(forge: Forge, first: int, sink: int, members: list[tuple[int, int, int]]) -> None:
    """``Main.onCreate(state)`` hands its bundle to a method, and what that gives back to another."""
    main(forge, [INVOKE_STATIC | 0x1000, first, 15, 0x0C, INVOKE_STATIC | 0x1000, sink, 0, 0x0E], members)


def through_main(data: bytes) -> Deep:
    """What becomes of the bundle."""
    search = search_in(graph_of(data))
    program = search.bodies.bindings.graph.program
    (create,) = [
        m for m in program.methods_of(program.find_type(MAIN)).tolist() if program.method_name(m) == "onCreate"
    ]
    return search.run((Source(create, -1, 1, "imei", "x"),), (Sink(create, 4, "y", "log", (0,)),))


def test_calls_that_nest_deeper_than_python() -> None:
    count = 2_500

    def describe(forge: Forge) -> None:
        names = [forge.method(MAIN, f"m{i}", OBJECT, OBJECT) for i in range(count)]
        sink = forge.method(MAIN, "sink", "V", OBJECT)
        bodies = [[INVOKE_STATIC | 0x1000, inner, 0, 0x0C, 0x11] for inner in names[1:]] + [[0x11]]
        members = [(name, STATIC, forge.code(body, 1, 1)) for name, body in zip(names, bodies, strict=True)]
        called_by_main(forge, names[0], sink, [*members, (sink, STATIC, forge.code([0x0E], 1, 1))])

    (leak,) = through_main(forged(describe)).found()
    steps = list(steps_of(leak.chain))
    assert [step.what for step in steps].count("enter") == count
    assert steps[0].what == "source"


def test_calls_that_double_are_told_once_there_are_enough() -> None:
    """Each of 40 methods calls the next one twice: 10¹² calls."""
    count = 40

    def describe(forge: Forge) -> None:
        names = [forge.method(MAIN, f"m{i}", OBJECT, OBJECT) for i in range(count)]
        sink = forge.method(MAIN, "sink", "V", OBJECT)
        bodies = [[INVOKE_STATIC | 0x1000, inner, 0, 0x0C] * 2 + [0x11] for inner in names[1:]] + [[0x11]]
        members = [(name, STATIC, forge.code(body, 1, 1)) for name, body in zip(names, bodies, strict=True)]
        called_by_main(forge, names[0], sink, [*members, (sink, STATIC, forge.code([0x0E], 1, 1))])

    (leak,) = through_main(forged(describe)).found()
    assert MOST_STEPS < len(list(steps_of(leak.chain))) < 2 * MOST_STEPS


def test_fields_that_are_filled_from_each_other_again_and_again() -> None:
    """Each time that the framework resumes the activity, the data moves on by one of its fields. A second source comes
    when all of them are known: what follows from one entry is then known too, three hundred times.
    """
    count = 300

    def describe(forge: Forge) -> None:
        fields = [forge.field(MAIN, f"f{i}", OBJECT) for i in range(count + 1)]
        sink, made = forge.method(MAIN, "sink", "V", OBJECT), forge.method(MAIN, "onCreate", "V", BUNDLE)
        restored = forge.method(MAIN, "onRestoreInstanceState", "V", BUNDLE)
        moves = [(0x1054, fields[i], 0x105B, fields[i + 1]) for i in reversed(range(count))]
        resumed = [*(unit for move in moves for unit in move), 0x1054, fields[count], INVOKE_STATIC | 0x1000, sink, 0]
        fill = [0x015B, fields[0], 0x0E]
        late = [0x011F, forge.type(OBJECT)] * 4_000 + fill
        virtual = [
            (made, 1, forge.code(fill, 2, 2)),
            (restored, 1, forge.code(late, 2, 2)),
            (forge.method(MAIN, "onResume"), 1, forge.code([*resumed, 0x0E], 2, 1)),
        ]
        forge.define(MAIN, ACTIVITY, direct=[(sink, STATIC, forge.code([0x0E], 1, 1))], virtual=virtual)

    search = search_in(graph_of(forged(describe)))
    program = search.bodies.bindings.graph.program
    methods = {program.method_name(m): m for m in program.methods_of(program.find_type(MAIN)).tolist()}
    sources = tuple(Source(methods[name], -1, 1, "imei", "x") for name in ("onCreate", "onRestoreInstanceState"))
    deep = search.run(sources, (Sink(methods["onResume"], 4 * count + 2, "y", "log", (0,)),))
    assert [leak.source for leak in deep.found()] == [0, 1]
    assert not deep.spent


def test_methods_that_call_each_other_end() -> None:
    def describe(forge: Forge) -> None:
        one, two = (forge.method(MAIN, name, OBJECT, OBJECT) for name in ("one", "two"))
        sink = forge.method(MAIN, "sink", "V", OBJECT)
        bodies = {one: [INVOKE_STATIC | 0x1000, two, 0, 0x0C, 0x11], two: [INVOKE_STATIC | 0x1000, one, 0, 0x0C, 0x11]}
        members = [(name, STATIC, forge.code(body, 1, 1)) for name, body in bodies.items()]
        called_by_main(forge, one, sink, [*members, (sink, STATIC, forge.code([0x0E], 1, 1))])

    assert list(through_main(forged(describe)).found()) == []  # neither ever returns
