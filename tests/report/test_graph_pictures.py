"""Pictures of ways through code: the union of ways, their layout, and the formats."""

import json
import xml.etree.ElementTree as ElementTree

import msgspec
import networkx as nx
import pytest

from analyzer.evidence.picture import Picture, Way, WayStep, picture_of
from analyzer.report import html, page_pictures
from analyzer.report.furniture import Furniture
from analyzer.report.graph_files import dot, graphml
from analyzer.report.graph_layout import lay_out
from analyzer.report.graph_svg import svg
from analyzer.report.model import Report
from analyzer.report.page_pictures import pictures

SVG = "{http://www.w3.org/2000/svg}"


def say(table: str, key: str) -> str:
    return f"<{table}:{key}>"


def way(*methods: str, what: str = "La/Api;->read()V", kind: str = "activity") -> Way:
    steps = tuple(
        WayStep(method=f"Lp/C;->{name}()V", how="call" if at else "entry", line=10 * at or None)
        for at, name in enumerate(methods)
    )
    return Way(kind=kind, component="p.C", steps=steps, what=what, line=99)


def names(picture: Picture) -> dict[int, str]:
    return {node.id: node.name.partition("->")[2].partition("(")[0] for node in picture.nodes}


def test_ways_share_their_nodes_and_edges() -> None:
    picture = picture_of([way("a", "b", "d"), way("a", "c", "d"), way("e", "b", "d")])
    label = names(picture)
    assert sorted(label.values()) == ["a", "b", "c", "d", "e", "read"]
    edges = {(label[edge.source], label[edge.target]): edge for edge in picture.edges}
    assert set(edges) == {("a", "b"), ("b", "d"), ("a", "c"), ("c", "d"), ("e", "b"), ("d", "read")}
    assert (edges["d", "read"].how, edges["d", "read"].line) == ("use", 99)
    assert {node.name for node in picture.nodes if node.kind == "entry"} == {"Lp/C;->a()V", "Lp/C;->e()V"}


def test_ways_without_room_are_counted() -> None:
    picture = picture_of([way("a", "b"), way("c", "d", "e", "f", "g"), way("h", "b")], most_nodes=5)
    assert (len(picture.nodes), picture.left_out) == (4, 1)


def test_the_layout_puts_callers_above_what_they_call_and_nothing_over_another() -> None:
    edges = [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3), (4, 3), (3, 0)]
    widths, heights = dict.fromkeys(range(5), 100.0), dict.fromkeys(range(5), 30.0)
    layout = lay_out(widths, heights, edges)
    at = layout.centres
    assert all(at[a][1] < at[b][1] for a, b in edges[:-1])
    assert (0, 3) in layout.bends  # a long edge is led around the boxes between
    boxes = list(at.values())
    for i, (x, y) in enumerate(boxes):
        assert 0 <= x - 50 <= x + 50 <= layout.width + 1e-6
        for other, (x2, y2) in enumerate(boxes):
            assert i == other or abs(x - x2) >= 100 or abs(y - y2) >= 30


def test_a_cycle_and_a_single_box_can_be_drawn() -> None:
    assert lay_out({0: 10.0}, {0: 5.0}, [(0, 0)]).centres == {0: (5.0, 2.5)}
    loop = lay_out(dict.fromkeys((0, 1), 10.0), dict.fromkeys((0, 1), 5.0), [(0, 1), (1, 0)])
    assert loop.centres[0][1] < loop.centres[1][1]
    assert lay_out({}, {}, []).width == 0


def test_the_drawing_is_well_formed_and_shows_every_node_and_edge() -> None:
    picture = picture_of([way("a", "b"), way("c", "b")])
    root = ElementTree.fromstring(svg(picture, say, "why"))  # noqa: S314 - our own
    assert root.tag == f"{SVG}svg"
    assert len(root.findall(f".//{SVG}rect")) == len(picture.nodes)
    assert len([p for p in root.iter(f"{SVG}path") if p.get("class") == "step"]) == len(picture.edges)
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert "C.a()" in texts
    assert "<entry_kinds:activity> p.C" in texts
    assert ":99" in texts


HOSTILE = 'Lp/</text><script>alert(1)</script>;->"\u202e\x00()V'


@pytest.mark.parametrize("form", ["svg", "dot", "graphml"])
def test_hostile_names_do_no_harm(form: str) -> None:
    step = WayStep(method=HOSTILE, how="entry")
    picture = picture_of([Way(kind="activity", component='x"];\n<b>', steps=(step,), what='u"\\\n<i>')])
    text = {"svg": svg(picture, say, "<title>"), "dot": dot(picture, say), "graphml": graphml(picture)}[form]
    assert "\x00" not in text
    assert "\u202e" not in text
    if form == "dot":
        assert all(line.endswith((";", "{", "}")) for line in text.splitlines())
        assert '\\"' in text
    else:
        root = ElementTree.fromstring(text)  # noqa: S314 - our own
        assert not [e for e in root.iter() if e.tag.rpartition("}")[2] in ("script", "b", "i")]


def test_graphml_is_read_back_by_networkx() -> None:
    picture = picture_of([way("a", "b")])
    graph = nx.parse_graphml(graphml(picture))
    assert graph.number_of_nodes() == 3
    assert {data["how"] for _, _, data in graph.edges(data=True)} == {"call", "use"}
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"entry", "method", "target"}


def test_json_has_nodes_edges_and_phases() -> None:
    document = json.loads(msgspec.json.encode(picture_of([way("a")])))
    assert set(document) == {"nodes", "edges", "left_out"}
    assert {"id", "kind", "name", "phases"} <= set(document["nodes"][0])


def test_the_same_picture_gives_the_same_bytes() -> None:
    ways = [way("a", "b", "c"), way("d", "c"), way("a", "e", "c")]
    assert svg(picture_of(ways), say, "t") == svg(picture_of(ways), say, "t")


def test_findings_and_kinds_of_reads_have_their_ways_drawn(report: Report) -> None:
    drawn = pictures(report, Furniture(report))
    findings = {
        finding.anchor: finding.sites for group in report.problems for item in group.items for finding in item.findings
    }
    rows = {row.anchor: row.sites for group in report.behaviours.groups for row in group.rows}
    paths = {
        anchor: sum(len(site.path) + 1 for site in sites if site.path) for anchor, sites in (findings | rows).items()
    }
    assert drawn.keys() & findings.keys()
    assert drawn.keys() & rows.keys()
    assert all(paths[anchor] >= 3 for anchor in drawn)
    for drawing in drawn.values():
        root = ElementTree.fromstring(drawing)  # noqa: S314 - our own
        assert len(list(root.iter("rect"))) >= 3
        assert all(text.text for text in root.iter("text"))
    assert html.render(report).count('class="ways"') == len(drawn)


def test_drawings_stay_within_the_budget_of_a_page(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_pictures, "BUDGET", 0)
    assert pictures(report, Furniture(report)) == {}
