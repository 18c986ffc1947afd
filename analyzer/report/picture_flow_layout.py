"""Order, sizes and places of the boxes and bands of the picture of flows: the same for the same flows.

Ordering by barycentres: every box goes to the middle of those that it is joined with, a few times from left to right
and back, which leaves few crossings.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from analyzer.report.picture_flow_model import FlowBand, FlowNode, Frame

GAP = 12.0
"""Between two boxes of a column."""
LINE = 1.26
"""Height of a line of text, in sizes of its letters."""
_LEAST = 14.0
_THIN, _DOUBLED, _THICKEST = 5.0, 4.5, 40.0
"""Height of a band of one flow, what each doubling of the flows adds, and the most."""
_ALL_BANDS = 560.0
"""Height of all bands between two columns together, at most."""
_SWEEPS = 6


def lay_out(
    boxes: Sequence[FlowNode], bands: Sequence[FlowBand], frame: Frame
) -> tuple[tuple[FlowNode, ...], tuple[FlowBand, ...], float]:
    """The boxes from top to bottom, column by column, the bands between them, and the height of the columns.

    Bands index the boxes as they are given, and in the result as they stand there.
    """
    sized = _sized(boxes, bands)
    columns = _ordered(boxes, sized)
    sides: dict[tuple[int, int], float] = {}
    for band in sized:
        for end, side in ((band.source, 1), (band.target, -1)):
            sides[end, side] = sides.get((end, side), 0.0) + band.height
    heights = [_height(node, number, sides, frame) for number, node in enumerate(boxes)]
    sums = [sum(heights[number] for number in column) + GAP * (len(column) - 1) for column in columns]
    tall = max(sums)
    placed: list[FlowNode] = []
    rank: dict[int, int] = {}
    used: dict[tuple[int, int], float] = {}
    for column, own in zip(columns, sums, strict=True):
        top = (tall - own) / 2
        for number in column:
            rank[number] = len(placed)
            placed.append(structs.replace(boxes[number], top=round(top, 2), height=round(heights[number], 2)))
            for side in (-1, 1):
                used[number, side] = top + (heights[number] - sides.get((number, side), 0.0)) / 2
            top += heights[number] + GAP
    return tuple(placed), _hung(sized, rank, used), round(tall, 2)


def _sized(boxes: Sequence[FlowNode], bands: Iterable[FlowBand]) -> list[FlowBand]:
    wanted = [(band, min(_THICKEST, _THIN + _DOUBLED * math.log2(band.flows))) for band in bands]
    halves = [sum(tall for band, tall in wanted if boxes[band.source].column == column) for column in (0, 1)]
    scale = min(1.0, _ALL_BANDS / max(halves))
    return [structs.replace(band, height=tall * scale) for band, tall in wanted]


def _height(node: FlowNode, number: int, sides: Mapping[tuple[int, int], float], frame: Frame) -> float:
    text = LINE * (len(node.name) * frame.size + len(node.small) * frame.small)
    return max(sides.get((number, -1), 0.0), sides.get((number, 1), 0.0), text, _LEAST)


def _hung(
    bands: Iterable[FlowBand], rank: Mapping[int, int], used: dict[tuple[int, int], float]
) -> tuple[FlowBand, ...]:
    """The bands in the order in which they hang on their boxes, so that those of one box do not cross there."""
    ordered = sorted(bands, key=lambda band: (rank[band.source], rank[band.target], not band.certain, band.travel))
    hung = []
    for band in ordered:
        start, end = used[band.source, 1], used[band.target, -1]
        used[band.source, 1] += band.height
        used[band.target, -1] += band.height
        hung.append(
            structs.replace(
                band,
                source=rank[band.source],
                target=rank[band.target],
                height=round(band.height, 2),
                start=round(start, 2),
                end=round(end, 2),
            )
        )
    return tuple(hung)


def _ordered(boxes: Sequence[FlowNode], bands: Iterable[FlowBand]) -> list[list[int]]:
    """The boxes of each column from top to bottom with few crossings; the shared box last."""
    columns: list[list[int]] = [[], [], []]
    for number, node in enumerate(boxes):
        columns[node.column].append(number)
    near: dict[int, list[tuple[int, int]]] = {}
    for band in bands:
        near.setdefault(band.source, []).append((band.target, band.flows))
        near.setdefault(band.target, []).append((band.source, band.flows))
    for sweep in range(_SWEEPS):
        for column in (1, 2) if sweep % 2 == 0 else (1, 0):
            beside = columns[column - 1 if sweep % 2 == 0 else column + 1]
            place = {number: at for at, number in enumerate(beside)}
            middles = {number: _middle(near.get(number, []), place) for number in columns[column]}
            columns[column].sort(key=middles.__getitem__)  # stable: those alike keep their order
    for numbers in columns:
        numbers.sort(key=lambda number: boxes[number].others > 0)
    return columns


def _middle(near: Iterable[tuple[int, int]], place: Mapping[int, int]) -> float:
    found = [(place[number], flows) for number, flows in near if number in place]
    total = sum(flows for _, flows in found)
    return sum(at * flows for at, flows in found) / total if total else 0.0
