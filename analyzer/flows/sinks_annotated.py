"""Interfaces whose methods are requests: annotations say what each argument becomes."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.annotations import Annotation, ClassAnnotations, read_annotations
from analyzer.behaviours.code_index import CodeIndex
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.sink_files import RequestEntry
from analyzer.catalogue.sinks import SinkSet
from analyzer.flows.points import Place, Sink, Way
from analyzer.flows.sinks_returns import methods_with
from analyzer.program.build import PACKAGED, Program

Mask = NDArray[np.bool_]

_VIRTUAL = (0x6E, 0x72, 0x74, 0x78)


class Request(NamedTuple):
    """A method that is a request: its ``operands`` that leave, ``whole`` as in ``Sink``, and the operand that is the
    address (-1: none).
    """

    channel: str
    operands: tuple[int, ...]
    whole: bool
    address: int


def request_sinks(code: CodeIndex, sink_set: SinkSet, counts: Mask) -> Iterator[Sink]:
    """Live calls of methods that are requests, by code that ``counts``."""
    requests = annotated_requests(code.program, sink_set)
    if not requests:
        return
    program, sites, resolved = code.program, code.program.sites, code.graph.resolved
    calls = np.flatnonzero(np.isin(sites.op, _VIRTUAL) & (sites.ref >= 0))
    calls = calls[np.isin(resolved[sites.ref[calls]], np.array(sorted(requests), np.int32))]
    calls = calls[code.graph.row_live[calls] == 1]
    for row, place in zip(calls.tolist(), program.methods_of_rows(calls).tolist(), strict=True):
        method = int(resolved[sites.ref[row]])
        request = requests[method]
        if place < 0 or not counts[place] or not request.operands:
            continue
        ways = (Way("host", Place(request.address)),) if request.address >= 0 else ()
        api = program.signature(method)
        channel = cast(Channel, request.channel)
        yield Sink(place, int(sites.pc[row]), api, channel, request.operands, request.whole, -1, ways)


def annotated_requests(program: Program, sink_set: SinkSet) -> dict[int, Request]:
    """Packaged methods that are requests, by number."""
    found: dict[int, Request] = {}

    @cache
    def annotations(dex: int, class_def: int) -> ClassAnnotations:
        return read_annotations(program.dexes[dex], class_def)

    for channel, entry in sink_set.requests:
        for method in methods_with(program, frozenset(entry.methods)):
            if program.methods.origin[method] != PACKAGED:
                continue
            owner, number = int(program.symbols.methods.owner[method]), int(program.methods.dex[method])
            index = int(program.dexes[number].methods[int(program.methods.row[method]), 1])
            read = annotations(number, int(program.types.class_def[owner]))
            found[method] = _request(channel, entry, read.of_parameters(index))
    return found


def _request(channel: str, entry: RequestEntry, parameters: tuple[tuple[Annotation, ...], ...]) -> Request:
    operands, whole, address = [], False, -1
    for operand, annotations in enumerate(parameters, 1):
        types = {annotation.type for annotation in annotations}
        if not types.isdisjoint(entry.parameters):
            operands.append(operand)
            whole = whole or not types.isdisjoint(entry.whole)
        if not types.isdisjoint(entry.address):
            address = operand
    return Request(channel, tuple(operands), whole, address)
