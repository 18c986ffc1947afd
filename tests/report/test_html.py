import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from jinja2 import UndefinedError

from analyzer.catalogue.model import Catalogue
from analyzer.places import reports_dir
from analyzer.report.anchors import anchor
from analyzer.report.build import build_report
from analyzer.report.html import render
from analyzer.report.model import Report
from analyzer.report.page import environment
from tests.report import sample

VOID = {"meta", "br", "wbr", "img", "input", "link", "hr", "path", "circle", "use"}
OURS = re.compile(r"[\w #.,:;()'%=/+\-–—、，。“”·]*")


class Page(HTMLParser):
    """What a reader's program makes of a page: elements, attributes, text, nesting."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.inside: dict[str, list[str]] = {"style": [], "script": []}
        self.stack: list[str] = []
        self.details: list[int] = []
        self.empty_details = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append(tag)
        if tag == "details":
            self.details.append(0)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> closes nothing"
        assert self.stack.pop() == tag
        if tag == "details":
            self.empty_details += self.details.pop() == 0

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] in self.inside:
            self.inside[self.stack[-1]].append(data)
            return
        self.text.append(data)
        if self.details and data.strip() and "summary" not in self.stack:
            self.details = [count + 1 for count in self.details]


@pytest.fixture(scope="module")
def source(report: Report) -> str:
    return render(report)


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_the_page_is_well_nested(page: Page) -> None:
    assert page.stack == []
    assert [tag for tag, _ in page.elements].count("h1") == 1


def test_the_page_asks_for_nothing(source: str, page: Page) -> None:
    for tag, attributes in page.elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "form", "base", "video", "audio", "source"}
        for name, value in attributes.items():
            if name in {"href", "src", "srcset", "action", "data", "poster", "xlink:href"}:
                assert re.fullmatch(r"#[\w-]+", value), (tag, name, value)
    style = "".join(page.inside["style"])
    assert "url(" not in style
    assert "@import" not in style
    assert "@font-face" not in style
    assert "fetch" not in "".join(page.inside["script"])


def test_the_policy_forbids_everything_but_the_one_style_and_script(page: Page) -> None:
    import base64
    import hashlib

    (policy,) = [a["content"] for tag, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256("".join(page.inside[kind]).encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert [tag for tag, _ in page.elements].count("style") == 1
    assert not [a for _, a in page.elements if "style" in a or any(name.startswith("on") for name in a)]


def test_hostile_texts_are_only_ever_text(source: str, page: Page) -> None:
    assert "alert(1)" in "".join(page.text)
    assert "alert(1)" not in "".join(page.inside["script"])
    assert "{{ 7 * 7 }}" in "".join(page.text)
    assert "verdict: clean" in "".join(page.text)
    for _, attributes in page.elements:
        for value in attributes.values():
            assert OURS.fullmatch(value), value
            assert not re.search(r"alert|onerror|javascript:|evil", value), value
    assert not re.search(
        "[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", source
    )
    assert "⟦U+202E⟧" in source
    source.encode("utf-8")


def test_every_link_leads_somewhere_and_every_id_is_unique(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [a[name] for _, a in page.elements for name in ("href",) if name in a]
    assert {target[1:] for target in targets} <= set(ids)
    labelled = [part for _, a in page.elements for part in a.get("aria-labelledby", "").split()]
    assert set(labelled) <= set(ids)


def test_every_expander_has_a_summary_and_content(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert tags.count("details") == tags.count("summary") > 15
    assert page.empty_details == 0


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_landmarks_and_language_are_there(page: Page, report: Report) -> None:
    tags = [tag for tag, _ in page.elements]
    for landmark in ("header", "nav", "main", "footer"):
        assert landmark in tags
    (root,) = [attributes for tag, attributes in page.elements if tag == "html"]
    assert root["lang"] == {"zh": "zh-CN", "en": "en"}[report.language]
    headers = [attributes for tag, attributes in page.elements if tag == "th"]
    assert all("scope" in attributes for attributes in headers)


def test_every_finding_and_every_section_is_on_the_page(page: Page, report: Report) -> None:
    text = "".join(page.text)
    for group in report.problems:
        assert group.name in text
        for item in group.items:
            assert item.title in text
            for finding in item.findings:
                assert finding.fact in text
                assert finding.remedy in text
    for limit in report.limits:
        assert limit in text
    assert report.tool.ruleset_sha256 in text
    assert report.sample.sha256 in text


def test_the_same_input_gives_the_same_bytes(catalogue: Catalogue, report: Report, source: str) -> None:
    again = build_report(sample.facts(), sample.judgement(), catalogue, report.language)
    assert again == report
    assert render(again) == source


def test_no_path_of_this_machine_is_on_the_page(source: str) -> None:
    for folder in (reports_dir(), Path.cwd(), Path.home()):
        assert str(folder) == "/" or str(folder) not in source


def test_a_word_that_is_missing_is_an_error(report: Report) -> None:
    without = msgspec.structs.replace(report, words=report.words[:10])
    with pytest.raises(KeyError):
        render(without)
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


def test_ids_from_outside_become_harmless() -> None:
    assert anchor("finding-a-1") == "finding-a-1"
    assert re.fullmatch(r"x-[0-9a-f]{16}", anchor('" onclick="x'))
    assert anchor("\ud800") != anchor("\ud801")


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_colour_of_text_is_readable_on_its_ground(scheme: int) -> None:
    style = (reports_dir() / "report.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root\{([^}]*--paper[^}]*)\}", style)
    colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", blocks[scheme]))
    colours = {name: c if len(c) == 7 else "#" + "".join(2 * mark for mark in c[1:]) for name, c in colours.items()}
    for text in ("ink", "soft", "accent", "confirmed", "suspected", "undecidable", "not-seen", "no-issue"):
        for ground in ("paper", "ground", "faint", *(name for name in colours if name == f"{text}-tint")):
            assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for verdict in ("confirmed", "suspected", "undecidable", "not-seen", "no-issue"):
        assert _contrast(colours["soft"], colours[f"{verdict}-tint"]) >= 4.5
    assert _contrast(colours["ink"], colours["highlight"]) >= 4.5


def test_a_site_says_when_it_runs(page: Page, report: Report) -> None:
    findings = [f for group in report.problems for item in group.items for f in item.findings]
    phases = next(site.phases for finding in findings for site in finding.sites if site.phases)
    shown = "".join(page.text)
    assert " · ".join(phase.text for phase in phases) in shown
