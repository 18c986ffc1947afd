"""Where streams and files come from, which streams write on into others, and which calls name a client's host."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from analyzer.behaviours.code_index import CodeIndex
from analyzer.catalogue.sinks import SinkSet
from analyzer.flows.model import Channel
from analyzer.flows.points import RESULT, Way
from analyzer.flows.sinks import matched, parameter_count, place_of, ways_of

I64 = NDArray[np.int64]

_STATIC = (0x71, 0x77)


class Origin(NamedTuple):
    """A call that gives something to write into, or makes it: a stream, a connection's stream, a file. ``made``: the
    operand of the call that it is (0, the new object of a constructor) or RESULT. "memory": it stays in the process.
    """

    method: int
    pc: int
    made: int
    channel: Channel | Literal["memory"]
    ways: tuple[Way, ...] = ()


class Wrap(NamedTuple):
    """A call after which ``outer`` (an operand, or RESULT) writes on into operand ``inner``."""

    method: int
    pc: int
    outer: int
    inner: int


class Base(NamedTuple):
    """A call that says where a client, a builder or an interface's requests go."""

    method: int
    pc: int
    api: str
    ways: tuple[Way, ...]


class Streams(NamedTuple):
    """All live origins and wraps by method and position; ``fields`` (signature) that hold an origin of a channel, and
    ``paths``: beginnings of constant file names or addresses, with the channel of what they name, longest first.
    """

    origins: tuple[Origin, ...]
    wraps: tuple[Wrap, ...]
    fields: tuple[tuple[str, str], ...]
    paths: tuple[tuple[str, str], ...]


def find_streams(code: CodeIndex, sink_set: SinkSet) -> Streams:
    """What a package's live code writes into, as far as single calls say."""
    origins, wraps = [], []
    for reference, api, origin, rows in matched(code, sink_set.origins):
        made = 0 if code.program.method_name(reference) == "<init>" else RESULT
        for method, pc, static in _live(code, rows):
            ways = ways_of(origin.ways, static, parameter_count(api))
            origins.append(Origin(method, pc, made, cast(Channel, origin.channel), ways))
    for reference, api, wrap, rows in matched(code, sink_set.wraps):
        own = code.program.method_name(reference) == "<init>" or api.endswith(")V")
        for method, pc, static in _live(code, rows):
            inner = place_of(wrap.inner, static, parameter_count(api))
            if inner is not None:
                wraps.append(Wrap(method, pc, 0 if own else RESULT, inner.operand))
    paths = sorted(sink_set.rules.paths, key=lambda pair: (-len(pair[0]), pair))
    return Streams(tuple(sorted(origins)), tuple(sorted(wraps)), sink_set.rules.fields, tuple(paths))


def find_bases(code: CodeIndex, sink_set: SinkSet) -> tuple[Base, ...]:
    """The live calls that name the host of whatever is sent later, such as a client's base address."""
    found = [
        Base(method, pc, api, ways_of(rule.ways, static, parameter_count(api)))
        for _, api, rule, rows in matched(code, sink_set.bases)
        for method, pc, static in _live(code, rows)
    ]
    return tuple(sorted(found))


def _live(code: CodeIndex, rows: I64) -> Iterator[tuple[int, int, bool]]:
    """(method, position, static) of the live ones among the rows of calls."""
    rows = rows[code.graph.row_live[rows] == 1]
    ops = code.program.sites.op[rows].tolist()
    methods, pcs = code.program.methods_of_rows(rows).tolist(), code.program.sites.pc[rows].tolist()
    for method, pc, op in zip(methods, pcs, ops, strict=True):
        if method >= 0 and code.graph.live[method]:
            yield method, pc, op in _STATIC
