"""Which ends of flows get a snippet."""

from analyzer.behaviours.model import CallSite
from analyzer.catalogue.channels import Channel
from analyzer.evidence.illustrate import MOST_FLOW_SNIPPETS, choose_ends, placed
from analyzer.evidence.model import PlacedSnippet, Snippet
from analyzer.flows.model import Flow
from analyzer.names import parse_method
from analyzer.program.build import Program, build_program
from analyzer.program.framework import load_framework
from analyzer.program.owner import Owner
from tests.apk.fixtures import dex_of

APP = Owner(kind="app")


def program() -> Program:
    return build_program((dex_of("payloads.dex"),), load_framework(), 21, 1)[0]


def flow(sink: CallSite, source: CallSite, channel: Channel = "network", data_type: str = "imei") -> Flow:
    return Flow(
        data_type=data_type,
        source=source,
        source_api="La/B;->c()V",
        source_owner=APP,
        sink=sink,
        sink_api="La/B;->d()V",
        sink_owner=APP,
        argument="arg1",
        channel=channel,
    )


def site(program: Program, name: str, offset: int = 0) -> CallSite:
    dex = program.dexes[0]
    found = [
        text for row in range(len(dex.methods)) if name in (text := dex.method_signature(int(dex.methods[row, 1])))
    ]
    assert parse_method(found[0])
    return CallSite(method=found[0], offset=offset)


def test_sinks_first_then_sources_and_what_leaves_the_device_before_the_rest() -> None:
    here = program()
    out, logged, source = site(here, "kinds("), site(here, "fields("), site(here, "target(")
    found = choose_ends(here, [flow(logged, source, "log"), flow(out, source)], frozenset(), frozenset())
    assert [method for method, _ in found.at] == [out.method, source.method, logged.method]
    assert len(found.requests) == 3


def test_a_place_that_a_read_shows_is_not_shown_again() -> None:
    here = program()
    out, source = site(here, "kinds("), site(here, "target(")
    found = choose_ends(here, [flow(out, source)], frozenset(), frozenset({(source.method, 0)}))
    assert [method for method, _ in found.at] == [out.method]


def test_many_flows_of_one_kind_get_few_snippets_and_all_together_no_more_than_the_limit() -> None:
    here = program()
    source = site(here, "target(")
    same = [flow(site(here, "kinds(", offset), source) for offset in range(20)]
    assert len(choose_ends(here, same, frozenset(), frozenset()).at) == 3
    different = [flow(site(here, "kinds(", n), source, data_type=f"type-{n}") for n in range(100)]
    assert len(choose_ends(here, different, frozenset(), frozenset()).at) == MOST_FLOW_SNIPPETS


def test_a_place_that_is_not_in_the_package_is_passed_over() -> None:
    here = program()
    nowhere = CallSite(method="Lno/Where;->x()V")
    assert choose_ends(here, [flow(nowhere, nowhere)], frozenset(), frozenset()).at == ()


def test_snippets_go_back_to_their_places() -> None:
    here = program()
    out, source = site(here, "kinds("), site(here, "target(")
    places = choose_ends(here, [flow(out, source)], frozenset(), frozenset())
    shown = Snippet(text="x();", line=1, kind="java")
    assert placed(places, (shown, Snippet())) == (PlacedSnippet(method=out.method, offset=0, snippet=shown),)
