"""The report says where the policy came from and which addresses the package holds."""

import json

from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.policy.model import PolicyLink, PolicyOrigin, PolicyOther
from analyzer.report import html, text
from analyzer.report import json as json_report
from analyzer.report.build import build_report
from tests.report import sample

LINK = PolicyLink(url="https://a.example/<b>privacy", where="assets/a.html", words="隐私\u202e政策")
OTHER = PolicyOther(where="assets/old<i>.html", why="second")


def shown(facts: Facts, catalogue: Catalogue, origin: PolicyOrigin, lang: str = "en") -> str:
    report = build_report(structs.replace(facts, policy_origin=origin), sample.judgement(), catalogue, lang)
    data = json.loads(json_report.render(report))
    assert data["sample"]["policy_origin"]["places"] == list(origin.places)
    assert [link["url"] for link in data["sample"]["policy_origin"]["links"]] == [link.url for link in origin.links]
    page = html.render(report)
    assert "<b>privacy" not in page
    assert "<i>.html" not in page
    assert "\u202e" not in page
    return text.render(report)


def test_a_policy_out_of_the_package_is_said_to_be_one(catalogue: Catalogue) -> None:
    origin = PolicyOrigin(kind="package", places=("assets/p.html",), links=(LINK,), others=(OTHER,), looked=True)
    said = shown(sample.facts(), catalogue, origin)
    assert "Found in the package (assets/p.html)" in said
    assert "out of the package. It may not be the text that the app shows" in said
    assert "a further policy" in said
    assert "该文本未必是应用实际展示的隐私政策" in shown(sample.facts(), catalogue, origin, "zh")


def test_a_fetched_policy_is_said_to_be_fetched(catalogue: Catalogue) -> None:
    origin = PolicyOrigin(kind="fetched", places=("https://a.example/p",))
    assert "Fetched for this report from https://a.example/p" in shown(sample.facts(), catalogue, origin)
    assert "获取自：https://a.example/p" in shown(sample.facts(), catalogue, origin, "zh")


def test_without_a_policy_the_addresses_are_listed(catalogue: Catalogue) -> None:
    without = structs.replace(sample.facts(), policy=None)
    said = shown(without, catalogue, PolicyOrigin(links=(LINK,), looked=True))
    assert "none was found in the package" in said
    assert "https://a.example/" in said
    assert "apkscan stays offline unless an address is named with --policy" in said
    assert "was not searched" in shown(without, catalogue, PolicyOrigin())
    assert "本" in shown(without, catalogue, PolicyOrigin(links=(LINK,)), "zh")


def test_facts_that_do_not_state_it_have_a_policy_that_was_supplied(catalogue: Catalogue) -> None:
    report = build_report(
        structs.replace(sample.facts(), policy_origin=PolicyOrigin()), sample.judgement(), catalogue, "en"
    )
    assert report.sample.policy_origin is not None
    assert report.sample.policy_origin.kind.id == "supplied"
