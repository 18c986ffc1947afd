"""The wide pass: it leaves out what cannot matter, and nothing that the deep pass would find."""

import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyzer.flows.deep import Deep
from analyzer.flows.kernels_reach import reach
from analyzer.flows.points import Sink, Source
from analyzer.flows.wide import Slice, sink_facts, slice_between, source_facts
from bench.pattern_cases import BUILT
from tests.flows.linked import method
from tests.flows.searched import Prepared, end, found, prepared, prepared_package

HELD = frozenset({"flows-extra-parcelable"})
"""Where an object with fields leaves inside of something else, which the deep pass alone would follow."""
SAMPLES = tuple(
    path
    for path in sorted(BUILT.glob("flows-*.apk"))
    if zlib.crc32(path.stem.encode()) % 4 == 0 and path.stem not in HELD
)
FIXTURES = {"walks": "app.walks", "implicit": "app.implicit", "sending": "sending"}

Ends = set[tuple[Source, Sink, int]]


def between(one: Prepared, sources: tuple[Source, ...], sinks: tuple[Sink, ...]) -> Slice:
    s = one.search
    return slice_between(s.bodies.bindings, s.calls, s.handing, s.lifecycle, sources, sinks)


def everything(one: Prepared, narrow: Slice) -> Slice:
    """A slice that leaves nothing out."""
    bindings = one.search.bodies.bindings
    return Slice(
        np.ones_like(narrow.facts), narrow.nodes, one.sources, one.sinks, tuple(source_facts(bindings, one.sources)),
        tuple(sink_facts(bindings, one.sinks, narrow.nodes)), narrow.pairs,
    )  # fmt: skip


def leaks(one: Prepared, slice_: Slice) -> Ends:
    s = one.search
    deep = Deep(s.bodies, s.calls, s.handing, s.keys, s.lifecycle, slice_, 200_000)
    deep.run(slice_.sources)
    assert not deep.spent
    return {(slice_.sources[leak.source], slice_.sinks[leak.sink], leak.operand) for leak in deep.found()}


def check(one: Prepared) -> Ends:
    narrow = between(one, one.sources, one.sinks)
    alone = leaks(one, everything(one, narrow))
    assert leaks(one, narrow) == alone
    candidates = {(source.data_type, narrow.sinks[number]) for number, source in narrow.candidates()}
    assert {(source.data_type, sink) for source, sink, _ in alone} <= candidates
    return alone


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_deep_finds_wide_has_not_left_out(path: Path) -> None:
    with prepared_package(path) as one:
        assert one is not None
        check(one)


@pytest.mark.parametrize("fixture", FIXTURES)
def test_what_deep_finds_in_fixtures_wide_has_not_left_out(fixture: str) -> None:
    check(prepared(fixture, FIXTURES[fixture]))


def test_there_are_samples_and_leaks_enough_to_tell() -> None:
    assert len(SAMPLES) > 30
    assert len(check(prepared("walks", "app.walks"))) > 30


def test_what_is_excluded_is_excluded() -> None:
    one = prepared("walks", "app.walks")
    narrow = between(one, one.sources, one.sinks)
    bindings, code = one.search.bodies.bindings, one.seen.code

    def parameter(cls: str, name: str, place: int) -> int:
        return bindings.parameter(method(code, f"Lapp/walks/{cls};", name), place)

    assert narrow.value(parameter("Leaks", "called", 0))
    assert narrow.value(parameter("Helpers", "same", 0))
    assert not narrow.value(parameter("Clean", "told", 0))  # of the number only lengths and the like go on
    assert not narrow.value(parameter("Helpers$Constant", "make", 0))  # the receiver
    assert not narrow.value(parameter("Leaks", "inLoop", 1))  # a number of rounds
    fields = {
        code.program.field_signature(number): bool(narrow.field(int(given)))
        for number, given in enumerate(bindings.values.given.field_node.tolist())
        if given > 0
    }
    assert fields["Lapp/walks/Box;->text:Ljava/lang/String;"]
    assert not fields["Lapp/walks/Clean$Quiet;->third:Ljava/lang/String;"]


def test_sinks_and_sources_that_have_nothing_to_do_with_each_other_are_left_out() -> None:
    one = prepared("walks", "app.walks")
    narrow = between(one, one.sources, one.sinks)
    quiet = [s for s in one.sinks if s.method == method(one.seen.code, "Lapp/walks/Clean;", "otherStatic")]
    assert len(quiet) == 1
    assert not set(quiet) & set(narrow.sinks)
    assert len(narrow.sinks) < len(one.sinks)
    assert {flow.sink.method for flow in found("walks", "app.walks").flows} <= {
        one.seen.code.program.signature(sink.method) for sink in narrow.sinks
    }
    assert all(not end(flow).startswith("Clean") for flow in found("walks", "app.walks").flows)


def test_without_sources_or_sinks_nothing_lies_between() -> None:
    one = prepared("walks", "app.walks")
    for sources, sinks in (((), one.sinks), (one.sources, ()), ((), ())):
        narrow = between(one, sources, sinks)
        assert not narrow.facts.any()
        assert not list(narrow.candidates())
        assert leaks(one, narrow) == set()


def test_fewer_sinks_make_no_more_facts() -> None:
    one = prepared("walks", "app.walks")
    narrow = between(one, one.sources, one.sinks)
    less = between(one, one.sources, narrow.sinks[:3])
    assert not (less.facts & ~narrow.facts).any()
    assert 0 < int(less.facts.sum()) < int(narrow.facts.sum())


def test_a_source_that_is_nowhere_is_left_out() -> None:
    one = prepared("walks", "app.walks")
    lost = one.sources[0]._replace(pc=0xFFFF)
    assert between(one, (lost,), one.sinks).sources == ()


@pytest.mark.parametrize(
    ("pairs", "seeds", "expected"),
    [
        ([], [1], [1]),
        ([(0, 1), (1, 2), (3, 4)], [0], [0, 1, 2]),
        ([(0, 1), (1, 0), (1, 1)], [1], [0, 1]),
        ([(0, 1), (0, 2), (2, 3), (4, 0)], [0, 0], [0, 1, 2, 3]),
        ([(0, 1)], [], []),
    ],
)
def test_closure(pairs: list[tuple[int, int]], seeds: list[int], expected: list[int]) -> None:
    table = np.array(pairs, np.int32).reshape(-1, 2)
    close: Any = reach
    seen = close(np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1]), 5, np.array(seeds, np.int64))
    assert np.flatnonzero(seen).tolist() == expected
