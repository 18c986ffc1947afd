"""Where the data goes: the table, the drawing, each way in words, and what findings show of it."""

import csv as csv_reader
import io
from typing import get_args

import pytest
from msgspec.structs import replace

from analyzer.catalogue.channels import Channel
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.model import RecipientDisclosure, RecipientRole
from analyzer.facts import Facts
from analyzer.flows.model import Certainty, Destination, StepKind, Transformation, TransformationKind, Transport
from analyzer.gaps import Cause, Gap
from analyzer.judgement.flow_words import change_key, transport_key
from analyzer.report import csv, html, text
from analyzer.report.build import build_report
from analyzer.report.flows import MOST_ALIKE, STEPS
from analyzer.report.model import FindingView, Report
from tests.report import sample, sample_flows
from tests.report.test_html import Page


def made(catalogue: Catalogue, facts: Facts, lang: str = "en") -> Report:
    return build_report(facts, sample.judgement(), catalogue, lang)


def flowing(count: int) -> Facts:
    return replace(sample.facts(), flows=sample_flows.many(count))


def findings(report: Report) -> list[FindingView]:
    return [finding for group in report.problems for item in group.items for finding in item.findings]


def test_what_leaves_the_device_for_sure_comes_first(report: Report) -> None:
    views = report.flows.views
    assert [view.number for view in views] == list(range(1, len(views) + 1))
    assert [view.data_type.id for view in views[:3]] == ["contacts", "installed-apps", "imei"]
    assert [view.channel.id for view in views[:5]] == ["network", "network", "sdk", "log", "preferences"]
    assert views[-1].sink.grade.id == "packaged"


def test_every_flow_is_counted_in_the_table_and_shown_once(report: Report) -> None:
    facts = sample.facts()
    assert len(report.flows.views) == len(facts.flows)
    assert sum(line.count for line in report.flows.lines) == len(facts.flows)
    shown = [anchor for line in report.flows.lines for anchor in line.flows]
    assert sorted(shown) == sorted(view.anchor for view in report.flows.views)


def test_each_step_says_what_happened_and_where(report: Report) -> None:
    way = report.flows.views[0].steps
    assert [step.kind for step in way] == [kind for kind, *_ in sample_flows.WAY]
    assert way[0].where == "ContactReader.java:44"
    assert way[4].method == "RiskCollector.pack(List)"
    assert "JSONObject.put(String, Object)" in way[5].text
    assert "phones" in way[5].text
    for step in way:
        assert step.text
        assert "{" not in step.text
        assert "flow_steps" not in step.text


def test_a_flow_says_what_is_done_to_the_data_and_what_bounds_it(catalogue: Catalogue) -> None:
    views = {view.data_type.id: view for view in reversed(made(catalogue, sample.facts(), "zh").flows.views)}
    assert views["imei"].changes == ("散列（未见加盐，结果仍可识别同一用户或设备）：MD5",)
    assert "密钥固定在安装包中" in views["installed-apps"].changes[0]
    assert any("存放在设备上" in remark for remark in views["contacts"].remarks)
    assert any("隐式流" in remark for remark in views["call-log"].remarks)
    assert views["contacts"].sink.consent.startswith("同意之前")
    assert [phase.id for phase in views["contacts"].sink.phases] == ["application", "background"]


def test_a_target_says_who_it_is_and_what_the_policy_says(catalogue: Catalogue) -> None:
    views = made(catalogue, sample.facts()).flows.views
    (host,) = views[0].targets
    assert (host.name, host.detail) == ("api.risk.example.cn", "http://api.risk.example.cn/v1/contacts")
    assert host.role is not None
    assert host.role.id == "unknown"
    assert host.policy is not None
    assert host.policy.id == "not-named-uncertain"
    (given,) = next(view for view in views if view.channel.id == "sdk").targets
    assert given.policy is not None
    assert given.policy.id == "not-named"
    sdk, operated = next(view for view in views if view.owner.id == "sdk:starad").targets
    assert (sdk.kind.id, operated.name) == ("sdk", "log.starad.example")
    assert "Example Ads" in operated.operator
    assert "US" in operated.operator


def test_the_ends_of_a_flow_show_their_code(report: Report) -> None:
    sink = report.flows.views[0].sink
    assert sink.snippet is not None
    assert [line.number for line in sink.snippet.lines if line.marked] == [3]
    assert (sink.class_name, sink.line) == ("com.example.loan.net.Api", 120)


def test_a_very_long_way_is_cut_in_the_middle(catalogue: Catalogue) -> None:
    facts = sample.facts()
    long = replace(facts.flows[0], steps=facts.flows[0].steps * 20)
    steps = made(catalogue, replace(facts, flows=(long,))).flows.views[0].steps
    assert len(steps) == STEPS
    (left_out,) = [step for step in steps if not step.method]
    assert str(20 * len(sample_flows.WAY) - STEPS + 1) in left_out.text
    assert steps[-1].number == 20 * len(sample_flows.WAY)


def test_the_same_step_over_and_over_is_one(catalogue: Catalogue) -> None:
    facts = sample.facts()
    source, again, *_, sink = facts.flows[0].steps
    steps = made(catalogue, replace(facts, flows=(replace(facts.flows[0], steps=(source, again, again, again, sink)),)))
    shown = steps.flows.views[0].steps
    assert [step.number for step in shown] == [1, 2, 3]
    assert shown[1].text == "passed through Cursor.getString(int) (3 times)"


def test_an_sdk_shows_what_others_give_it(report: Report) -> None:
    gets = {sdk.id: [term.id for term in sdk.gets] for sdk in report.sdks}
    assert gets == {"starad": ["imei"], "example-push": [], "evil": []}


def test_findings_point_to_the_flows_that_they_rest_on(report: Report) -> None:
    anchors = {view.anchor for view in report.flows.views}
    with_flows = [finding for finding in findings(report) if finding.flows]
    assert len(with_flows) == 2
    assert all(set(finding.flows) <= anchors for finding in with_flows)
    page = html.render(report)
    for finding in with_flows:
        start = page.index(f'id="{finding.anchor}"')
        part = page[start : page.index("</section>", start)]
        assert all(f'href="#{anchor}"' in part for anchor in finding.flows)
        assert 'class="path flowsteps"' in part


def test_flows_that_are_not_shown_are_counted(catalogue: Catalogue) -> None:
    report = made(catalogue, flowing(400))
    assert report.flows.more == 400 - len(report.flows.views)
    assert sum(line.count for line in report.flows.lines) >= 400
    assert f"{report.flows.more} more" in html.render(report)


def test_of_many_flows_alike_the_first_few_are_shown(catalogue: Catalogue) -> None:
    facts = sample.facts()
    logged = next(flow for flow in facts.flows if flow.channel == "log")
    report = made(catalogue, replace(facts, flows=(logged,) * 140 + facts.flows[:1]))
    assert [view.channel.id for view in report.flows.views] == ["network", *["log"] * MOST_ALIKE]
    assert [(line.count, len(line.flows)) for line in report.flows.lines] == [(1, 1), (140, MOST_ALIKE)]
    assert report.flows.more == 140 - MOST_ALIKE


def test_not_analysed_and_nothing_found_and_not_seen_read_differently(catalogue: Catalogue) -> None:
    facts = replace(sample.facts(), flows=(), gaps=())
    before = made(catalogue, replace(facts, stages_done=("manifest", "code")))
    nothing, hidden = made(catalogue, facts), made(catalogue, replace(sample.facts(), flows=()))
    for render in (html.render, text.render):
        old, none, unseen = render(before), render(nothing), render(hidden)
        assert "was not analysed: where" in old
        assert "no personal information was seen to go" in none
        assert "may hold flows" not in none
        assert "may hold flows" in unseen


def test_data_that_was_not_followed_to_the_end_is_said(catalogue: Catalogue) -> None:
    gap = Gap(stage="flows", cause=Cause.BUDGET, where="flows", blocks_code=True)
    report = made(catalogue, replace(sample.facts(), flows=(), gaps=(gap,)))
    assert (report.flows.partial, report.flows.hidden) == (True, False)
    assert report.conclusion.caution == ""
    assert [row.blocks_code for row in report.gaps if row.stage.id == "flows"] == [False]
    for render in (html.render, text.render):
        assert "flows may be missing" in render(report)


def test_the_text_lists_flows_and_the_steps_of_findings(report: Report) -> None:
    shown = text.render(report)
    assert "→ api.risk.example.cn" in shown
    assert "ContactReader.java:44" in shown
    assert "13. " in shown


def test_the_csv_names_destination_and_way(report: Report) -> None:
    rows = list(csv_reader.DictReader(io.StringIO(csv.render(report).decode("utf-8-sig"))))
    assert len(rows) == len(findings(report))
    (row,) = [row for row in rows if row["finding"] == "a1b2c3"]
    assert row["destination"] == "api.risk.example.cn"
    assert row["way"].count(" → ") == len(sample_flows.WAY) - 1
    assert not next(row for row in rows if row["finding"] == "445566")["way"]


def test_nothing_flows_and_nothing_is_drawn(catalogue: Catalogue) -> None:
    report = made(catalogue, replace(sample.facts(), flows=()))
    assert 'class="picture flows"' not in html.render(report)


def test_the_page_is_whole_with_many_flows(catalogue: Catalogue) -> None:
    source = html.render(made(catalogue, flowing(400)))
    page = Page(source)
    assert page.stack == []
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert len(source) < 3_000_000


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_that_flows_have_has_a_word(lang: str, catalogue: Catalogue) -> None:
    words = catalogue.language(lang)
    here = sample_flows.HELPER
    changes = {
        change_key(Transformation(kind=kind, site=here, constant_key=constant))
        for kind in get_args(TransformationKind)
        for constant in (True, False)
    }
    kinds = get_args(Destination.__annotations__["kind"])
    for table, ids in (
        ("channels", get_args(Channel)),
        ("transports", [transport_key(transport) for transport in get_args(Transport)]),
        ("changes", sorted(changes)),
        ("certainties", get_args(Certainty)),
        ("flow_steps", get_args(StepKind)),
        ("flow_steps.bare", get_args(StepKind)),
        ("destination_kinds", kinds),
        ("recipient_roles", get_args(RecipientRole)),
        ("recipient_disclosure", (*get_args(RecipientDisclosure), "not-named-uncertain", "none")),
    ):
        assert [key for key in ids if f"report.{table}.{key}" not in words] == [], table
