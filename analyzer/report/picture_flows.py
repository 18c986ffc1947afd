"""Where the data goes: kinds of information, who reads them, where they go, joined by bands, before it is drawn.

The boxes and bands are values with their sizes; `analyzer.report.picture_flow_drawing` puts them into a picture. Where
data flow was not analysed, what is read ends at "not analysed": nothing is drawn as if nothing went anywhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analyzer.report.anchors import anchor
from analyzer.report.flow_model import FlowLine
from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.picture_flow_layout import lay_out
from analyzer.report.picture_flow_model import PAGE, Column, FlowBand, FlowNode, FlowPicture, Frame, Travel
from analyzer.report.picture_text import folded

MOST = (14, 9, 18)
"""Most boxes in each column; what is beyond shares one."""

_OTHERS = "\0others"
UNKNOWN = "\0unknown"
"""The id of the box for what was not analysed."""


class _Key(NamedTuple):
    column: Column
    id: str


class _Line(NamedTuple):
    """Flows that look alike: three boxes, how many, how sure, how they travel."""

    keys: tuple[_Key, _Key, _Key]
    flows: int
    certain: bool
    travel: Travel


class _About(NamedTuple):
    text: str
    small: str
    link: str


def flow_picture(report: Report, words: Furniture, frame: Frame = PAGE) -> FlowPicture | None:
    """The laid-out picture; None when data flow was analysed and nothing flows, or nothing is read."""
    analysed = report.flows.analysed
    about: dict[_Key, _About] = {}
    lines = list(_followed(report, about) if analysed else _read(report, words, about))
    if not lines:
        return None
    nodes, bands = _joined(lines, about, words, frame)
    boxes, hung, tall = lay_out(nodes, bands, frame)
    return FlowPicture(
        analysed=analysed,
        flows=sum(line.flows for line in lines),
        sizes=(_several(lines, 0), _several(lines, 1), _several(lines, 2)),
        nodes=boxes,
        bands=hung,
        height=tall,
    )


def _several(lines: Iterable[_Line], column: int) -> int:
    return len({line.keys[column] for line in lines})


# what flows


def _followed(report: Report, about: dict[_Key, _About]) -> Iterable[_Line]:
    rows = {row.data_type.id: anchor(row.anchor) for group in report.behaviours.groups for row in group.rows}
    sdks = {"sdk:" + sdk.id: f"sdk-{number}" for number, sdk in enumerate(report.sdks, 1)}
    for line in report.flows.lines:
        target = _Key(2, f"{line.target.id}\0{line.channel.id}\0{line.transport.id}")
        keys = _Key(0, line.data_type.id), _Key(1, line.owner.id), target
        here = anchor(line.flows[0]) if line.flows else ""
        about.setdefault(keys[0], _About(line.data_type.text, "", rows.get(line.data_type.id, "")))
        about.setdefault(keys[1], _About(line.owner.text, "", sdks.get(line.owner.id, "")))
        if not about.get(target, _About("", "", "")).link:
            about[target] = _About(line.target.text, _way(line), here)
        yield _Line(keys, line.count, line.certainty.id == "confirmed", _travel(line.transport.id))


def _way(line: FlowLine) -> str:
    parts = [] if line.target.text == line.channel.text else [line.channel.text]
    parts += [line.transport.text] if line.transport.id != "unknown" else []
    return " · ".join(parts)


def _travel(transport: str) -> Travel:
    if transport == "cleartext":
        return "cleartext"
    return "tls-unchecked" if transport == "tls-unchecked" else ""


def _read(report: Report, words: Furniture, about: dict[_Key, _About]) -> Iterable[_Line]:
    """What is read by code that can run, going nobody knows where."""
    unknown = _Key(2, UNKNOWN)
    about[unknown] = _About(words("picture_not_analysed"), "", "flows")
    owners = report.behaviours.owners
    for group in report.behaviours.groups:
        for row in group.rows:
            for cell in row.cells:
                if cell.reachable:
                    owner = owners[cell.column]
                    keys = _Key(0, row.data_type.id), _Key(1, owner.id), unknown
                    about.setdefault(keys[0], _About(row.data_type.text, "", anchor(row.anchor)))
                    about.setdefault(keys[1], _About(owner.text, "", ""))
                    yield _Line(keys, cell.reachable, False, "")


def unsent(report: Report) -> tuple[str, ...]:
    """Kinds of personal information that code which can run reads and of which no flow is known, where flows were
    analysed.
    """
    if not report.flows.analysed:
        return ()
    flowing = {line.data_type.id for line in report.flows.lines}
    return tuple(
        row.data_type.text
        for group in report.behaviours.groups
        for row in group.rows
        if row.grade in ("sensitive", "personal")
        and row.data_type.id not in flowing
        and any(cell.reachable for cell in row.cells)
    )


# boxes and bands


def _joined(
    lines: Sequence[_Line], about: Mapping[_Key, _About], words: Furniture, frame: Frame
) -> tuple[list[FlowNode], list[FlowBand]]:
    """Boxes and bands; what is beyond the limit of a column shares its last box."""
    weights: dict[_Key, int] = {}
    travels: dict[_Key, Travel] = {}
    for line in lines:
        for key in line.keys:
            weights[key] = weights.get(key, 0) + line.flows
        travels[line.keys[2]] = line.travel
    stands = _stand_in(weights)
    shared: dict[_Key, int] = {}
    flows: dict[_Key, int] = {}
    for key, own in stands.items():
        shared[own] = shared.get(own, 0) + 1
        flows[own] = flows.get(own, 0) + weights[key]
    nodes = {}
    for own in flows:
        room = frame.room(own.column)
        others = shared[own] if own.id == _OTHERS else 0
        told = _About(words("flow_others", n=others), "", "flows") if others else about[own]
        nodes[own] = FlowNode(
            id=own.id,
            column=own.column,
            full=f"{told.text} {told.small}".strip(),
            name=folded(told.text, room, frame.size, 2),
            small=folded(told.small, room, frame.small, 2) if told.small else (),
            flows=flows[own],
            others=others,
            link=told.link,
            travel="" if others else travels.get(own, ""),
        )
    at = {key: number for number, key in enumerate(nodes)}
    bands: dict[tuple[int, int, bool, str], FlowBand] = {}
    for line in lines:
        first, second, third = (at[stands[key]] for key in line.keys)
        for source, target, travel in ((first, second, ""), (second, third, line.travel)):
            alike = (source, target, line.certain, travel)
            before = bands[alike].flows if alike in bands else 0
            bands[alike] = FlowBand(
                source=source, target=target, flows=before + line.flows, certain=line.certain,
                travel=line.travel if travel else "",
            )  # fmt: skip
    return list(nodes.values()), list(bands.values())


def _stand_in(weights: Mapping[_Key, int]) -> dict[_Key, _Key]:
    """The box that shows each key: its own, or the one for all that are beyond the limit."""
    stands: dict[_Key, _Key] = {}
    for column, most in zip((0, 1, 2), MOST, strict=True):
        mine = sorted((key for key in weights if key.column == column), key=lambda key: (-weights[key], key.id))
        kept = set(mine if len(mine) <= most else mine[: most - 1])
        stands |= {key: key if key in kept else _Key(key.column, _OTHERS) for key in mine}
    return stands
