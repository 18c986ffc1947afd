"""The picture of where data goes: its boxes and bands, how it is drawn in the page, what it says without being seen."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.report import html
from analyzer.report.build import build_report
from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.picture_flow_drawing import flow_drawing
from analyzer.report.picture_flow_model import BAR, PAGE, PAPER, FlowPicture, Frame
from analyzer.report.picture_flows import MOST, flow_picture, unsent
from analyzer.report.picture_model import Box, Drawing, Ribbon, Sign, Words
from analyzer.report.picture_svg import svg
from analyzer.report.picture_text import extent
from tests.report import sample, sample_flows

FRAMES = (PAGE, PAPER)


def made(catalogue: Catalogue, facts: Facts, lang: str = "en") -> Report:
    return build_report(facts, sample.judgement(), catalogue, lang)


def flowing(count: int) -> Facts:
    return replace(sample.facts(), flows=sample_flows.many(count))


def laid_out(report: Report, frame: Frame = PAGE) -> FlowPicture:
    picture = flow_picture(report, Furniture(report), frame)
    assert picture is not None
    return picture


def drawing(report: Report, frame: Frame = PAGE) -> Drawing:
    made = flow_drawing(report, Furniture(report), frame)
    assert made is not None
    return made


def words_of(picture: Drawing) -> list[Words]:
    return [shape for part in picture.parts for shape in part.shapes if isinstance(shape, Words)]


def span(text: Words) -> tuple[float, float]:
    long = extent(text.text, text.size)
    left = text.x - {"start": 0.0, "middle": long / 2, "end": long}[text.at]
    return left, left + long


@pytest.mark.parametrize("frame", FRAMES, ids=["page", "paper"])
@pytest.mark.parametrize("count", [1, 2, 60, 400])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_any_number_of_flows_has_room(frame: Frame, count: int, lang: str, catalogue: Catalogue) -> None:
    picture = laid_out(made(catalogue, flowing(count), lang), frame)
    assert picture.height < 1400
    for column, most in enumerate(MOST):
        boxes = [node for node in picture.nodes if node.column == column]
        assert 1 <= len(boxes) <= most
        assert all(above.top + above.height < below.top for above, below in pairwise(boxes))
        assert all(node.top >= 0 and node.top + node.height <= picture.height + 0.1 for node in boxes)
        assert all(node.flows <= picture.flows for node in boxes)
    assert sum(node.flows for node in picture.nodes if node.column == 0) == picture.flows


def test_what_is_beyond_a_column_shares_its_last_box_and_is_counted(catalogue: Catalogue) -> None:
    picture = laid_out(made(catalogue, flowing(400)))
    (shared,) = [node for node in picture.nodes if node.column == 2 and node.others]
    assert shared.others == picture.sizes[2] - MOST[2] + 1
    assert shared.full == f"{shared.others} others"
    assert [node for node in picture.nodes if node.column == 2][-1] is shared


def test_bands_meet_their_boxes_and_do_not_lie_on_one_another(catalogue: Catalogue) -> None:
    picture = laid_out(made(catalogue, flowing(60)))
    for number, node in enumerate(picture.nodes):
        for edges in (
            [(band.start, band.height) for band in picture.bands if band.source == number],
            [(band.end, band.height) for band in picture.bands if band.target == number],
        ):
            assert all(node.top - 0.1 <= top and top + tall <= node.top + node.height + 0.1 for top, tall in edges)
            assert all(top + tall <= below + 0.1 for (top, tall), (below, _) in pairwise(sorted(edges)))


def test_more_flows_make_a_wider_band_but_never_an_endless_one(catalogue: Catalogue) -> None:
    bands = laid_out(made(catalogue, flowing(400))).bands
    assert len({band.flows for band in bands}) > 1
    for one, other in pairwise(sorted(bands, key=lambda band: band.flows)):
        assert one.height <= other.height + 0.01


@pytest.mark.parametrize("frame", FRAMES, ids=["page", "paper"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_texts_stay_inside_and_apart(frame: Frame, lang: str, catalogue: Catalogue) -> None:
    picture = drawing(made(catalogue, flowing(400), lang), frame)
    texts = words_of(picture)
    assert len(texts) > 20
    for text in texts:
        left, right = span(text)
        assert -0.5 <= left <= right <= picture.width + 0.5, text.text
        assert text.size <= text.y <= picture.height, text.text
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            (left, right), (begin, end) = span(one), span(other)
            beside = right <= begin + 0.5 or end <= left + 0.5
            assert beside or abs(one.y - other.y) >= min(one.size, other.size) * 0.95, (one.text, other.text)


def test_what_is_not_verified_and_what_goes_in_clear_look_different(report: Report) -> None:
    words = Furniture(report)
    parts = [part for part in drawing(report).parts if part.title and any(isinstance(s, Ribbon) for s in part.shapes)]
    ribbons = [(shape, part) for part in parts for shape in part.shapes if isinstance(shape, Ribbon)]
    assert {(ribbon.tone, ribbon.hollow) for ribbon, _ in ribbons} == {("sure", False), ("doubt", True)}
    for ribbon, part in ribbons:
        assert ribbon.edged == (words("picture_cleartext") in part.title)
        assert (words("picture_sure") in part.title) == (not ribbon.hollow)
    warned = {
        shape.figure: part.title
        for part in drawing(report).parts
        for shape in part.shapes
        if part.title and isinstance(shape, Sign)
    }
    assert words("picture_cleartext") in warned["warn"]
    assert words("picture_unchecked") in warned["half-warn"]
    said = {text.text for text in words_of(drawing(report))}
    assert {words(key) for key in ("picture_sure", "picture_doubt", "picture_cleartext", "picture_unchecked")} <= said


def test_the_picture_says_itself_what_it_shows(report: Report) -> None:
    element = ElementTree.fromstring(svg(drawing(report), ()))  # noqa: S314 - our own drawing
    image = element.find("g")
    assert image is not None
    assert image.attrib["role"] == "img"
    named = {child.attrib["id"]: str(child.text) for child in image if "id" in child.attrib}
    name, told = (named[key] for key in image.attrib["aria-labelledby"].split())
    assert name
    assert str(len(sample.facts().flows)) in told


def test_links_lead_to_places_of_the_page_and_stand_outside_the_image(report: Report) -> None:
    page = html.render(report)
    (source,) = re.findall(r'<svg class="picture flows".*?</svg>', page, re.DOTALL)
    element = ElementTree.fromstring(source)  # noqa: S314 - our own drawing
    links = [child.attrib["href"] for child in element if child.tag == "a"]
    assert len(links) > 5
    assert all(f'id="{link[1:]}"' in page for link in links)
    image = element.find("g")
    assert image is not None
    assert not list(image.iter("a"))


def test_hostile_names_stay_text_and_are_short(catalogue: Catalogue) -> None:
    flows = tuple(
        replace(flow, destinations=tuple(replace(to, value=text) for to in flow.destinations))
        for flow, text in zip(sample_flows.many(40), (*sample.HOSTILE_TEXTS, sample.LONG) * 4, strict=False)
    )
    report = made(catalogue, replace(sample.facts(), flows=flows))
    shown = svg(drawing(report), ())
    assert "<script" not in shown
    assert "<img" not in shown
    assert "\u202e" not in shown
    tags = {element.tag for element in ElementTree.fromstring(shown).iter()}  # noqa: S314 - our own drawing
    assert tags <= {"svg", "title", "desc", "g", "path", "rect", "text", "circle"}
    assert all(len(text.text) < 200 for text in words_of(drawing(report)))
    assert len(shown) < 200_000


def test_nothing_flows_and_nothing_is_drawn(catalogue: Catalogue) -> None:
    report = made(catalogue, replace(sample.facts(), flows=()))
    assert flow_drawing(report, Furniture(report)) is None


def test_flows_that_were_not_analysed_are_no_empty_picture(catalogue: Catalogue) -> None:
    facts = sample.facts()
    done = tuple(stage for stage in facts.stages_done if stage != "flows")
    report = made(catalogue, replace(facts, flows=(), stages_done=done))
    picture = drawing(report)
    assert "not analysed" in {text.text for text in words_of(picture)}
    hollow = [shape for part in picture.parts for shape in part.shapes if isinstance(shape, Box) and shape.hollow]
    assert [box.wide for box in hollow] == [BAR]
    assert all(shape.hollow for part in picture.parts for shape in part.shapes if isinstance(shape, Ribbon))
    assert "not known" in picture.text
    assert unsent(report) == ()


def test_what_is_read_and_not_seen_to_leave_is_named(catalogue: Catalogue) -> None:
    facts = sample.facts()
    report = made(catalogue, replace(facts, flows=tuple(flow for flow in facts.flows if flow.data_type != "contacts")))
    assert any("ontacts" in name for name in unsent(report))
    assert not any("ontacts" in name for name in unsent(made(catalogue, facts)))


def test_the_same_flows_make_the_same_picture(catalogue: Catalogue) -> None:
    first, second = (drawing(made(catalogue, flowing(200))) for _ in range(2))
    assert first == second
    assert svg(first, ()) == svg(second, ())
