"""Ways backwards through a call graph made by hand."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from analyzer.callgraph.build import HOW
from analyzer.evidence.ways import Goal, Start, Ways

NAMES = "abcdefghijklmnop"
Link = tuple[int, int, int, str]
"""(caller, callee, row, how)"""


def ways(methods: int, nodes: int, links: list[Link]) -> Ways:
    """Rows are numbered 10 per method: row 23 stands in method 2 at position 3, which is line 3."""
    links = sorted(links)
    first = np.searchsorted([caller for caller, *_ in links], np.arange(nodes + 1)).astype(np.int64)
    edges = SimpleNamespace(
        first=first,
        callee=np.array([callee for _, callee, _, _ in links], np.int32),
        row=np.array([row for _, _, row, _ in links], np.int64),
        how=np.array([HOW.index(how) for *_, how in links], np.uint8),
    )
    program = SimpleNamespace(
        signature=lambda method: f"Lp/C;->{NAMES[method]}()V",
        methods_of_rows=lambda rows: rows // 10,
        sites=SimpleNamespace(pc=np.arange(200) % 10),
    )
    graph = SimpleNamespace(edges=edges, live=np.ones(methods, np.uint8), entry_points=(), targets=lambda row: 2)
    code = SimpleNamespace(
        program=program, graph=graph, site=lambda place: SimpleNamespace(line=place.pc, source_file="C.java")
    )
    return Ways(cast(Any, code), lambda method: ("launch",) if method == 0 else ())


def shown(found: Ways, goal: Goal, *starts: Start, most: int = 9) -> list[str]:
    return [f"{way.kind}:" + "".join(step.method[7] for step in way.steps) for way in found.find(goal, starts, most)]


def test_the_shortest_way_from_each_component_shortest_first() -> None:
    links = [(0, 1, 1, "call"), (1, 3, 11, "call"), (0, 2, 2, "call"), (2, 1, 21, "call"), (4, 3, 41, "call")]
    found = ways(6, 6, links)
    starts = (
        Start(0, "activity", "p.A"),
        Start(2, "activity", "p.A"),
        Start(4, "service", "p.S"),
        Start(5, "provider"),
    )
    assert shown(found, Goal(3), *starts) == ["service:ed", "activity:abd"]
    assert shown(found, Goal(3), *starts, most=1) == ["service:ed"]


def test_steps_say_how_and_in_which_line_of_the_method_before() -> None:
    found = ways(3, 3, [(0, 1, 4, "callback"), (1, 2, 17, "call")])
    (way,) = found.find(Goal(2, 5, "La/Api;->read()V"), (Start(0, "activity", "p.A"),), 1)
    assert [(step.how, step.line) for step in way.steps] == [("entry", None), ("callback", 4), ("call", 7)]
    assert (way.what, way.line, way.source_file) == ("La/Api;->read()V", 5, "C.java")
    assert way.steps[0].phases == ("launch",)


def test_a_hub_is_part_of_the_step_to_the_method_behind_it() -> None:
    found = ways(3, 4, [(0, 3, 6, "dispatch"), (3, 1, -1, "dispatch"), (1, 2, 12, "call")])
    (way,) = found.find(Goal(2), (Start(0, "activity"),), 1)
    assert [(step.method[7], step.how, step.line, step.targets) for step in way.steps] == [
        ("a", "entry", None, 1), ("b", "dispatch", 6, 2), ("c", "call", 2, 1),
    ]  # fmt: skip


def test_a_longer_way_is_better_than_one_over_a_dispatch_with_many_targets() -> None:
    many = [(14, target, -1, "dispatch") for target in range(3, 13)]
    around = [(0, 1, 2, "call"), (1, 2, 12, "call"), (2, 3, 22, "call")]
    wide = [(0, 14, 1, "dispatch"), *many]
    start = Start(0, "activity")
    assert shown(ways(14, 15, [*wide, *around]), Goal(3), start) == ["activity:abcd"]
    assert shown(ways(14, 15, wide), Goal(3), start) == ["activity:ad"]


def test_a_start_at_the_goal_and_a_circle() -> None:
    found = ways(3, 3, [(0, 1, 1, "call"), (1, 0, 11, "call")])
    assert shown(found, Goal(0), Start(0, "activity")) == ["activity:a"]
    assert shown(found, Goal(2), Start(0, "activity")) == []
