"""Scoring DroidBench: the shipped tables, and what counts as found, missed and false on flows made by hand."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from analyzer.apk.model import Component, IntentFilter, Manifest
from analyzer.behaviours.model import CallSite
from analyzer.flows.joining import RECEIVED
from analyzer.flows.model import Destination, Flow
from analyzer.program.owner import Owner
from bench import droidbench
from bench.droidbench_report import DECIDABLE, SETS, Result, as_json, as_text, look
from bench.droidbench_run import Analysed, over_set
from bench.droidbench_score import Reported, counted, score_by_count, score_by_sites, total
from bench.droidbench_truth import (
    App,
    Leak,
    Site,
    TruthError,
    find_packages,
    read_sites,
    read_truth,
)

APP = Owner(kind="app")
IMEI = "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"
LOG = "Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I"


def flow(source: str = "Lp/Main;->a()V", source_line: int = 1, sink_line: int = 2, **given: Any) -> Flow:
    values: dict[str, Any] = {
        "data_type": "imei",
        "source": CallSite(method=source, offset=source_line, line=source_line),
        "source_api": IMEI,
        "source_owner": APP,
        "sink": CallSite(method="Lp/Main;->b()V", offset=sink_line, line=sink_line),
        "sink_api": LOG,
        "sink_owner": APP,
        "argument": "arg2",
        "channel": "log",
    }
    return Flow(**(values | given))


def reported(*flows: Flow) -> list[Reported]:
    return [Reported("App", "App", one) for one in flows]


def leak(source_line: int | None = 1, sink_line: int | None = 2, **given: Any) -> Leak:
    source, sink = Site("App", "Main", "a", "getDeviceId", source_line), Site("App", "Main", "b", "i", sink_line)
    return Leak("App", (source,), (sink,), **given)


def figures(leaks: list[Leak], flows: list[Reported], implicit: bool = False) -> tuple[int, int, int, int]:
    """Expected, found, false positives, and leaks found when a pair is one leak only."""
    (one,) = score_by_sites(["App"], leaks, counted(flows, implicit))
    return one.expected, one.found, one.wrong, one.strict


def test_every_stated_leak_has_its_places() -> None:
    apps, sites = read_truth(), read_sites()
    assert len(apps) == 190
    known = droidbench.known_leaks(apps, sites)
    assert {app.key for app in apps} == set(known), "numbers and places agree"
    assert set(sites) <= {app.key for app in apps}
    assert sum(app.expected or 0 for app in apps) == 179


def test_two_sets_go_over_packages() -> None:
    apps = read_truth()
    sets = droidbench.sets_of(apps, droidbench.known_leaks(apps, read_sites()))
    assert {name: len(members) for name, members in sets.items()} == {"collector": 8, "echoer": 3}


def perfect(app: App, leaks: tuple[Leak, ...]) -> Analysed:
    """Flows that are exactly what is expected of an app, as far as it goes within its package."""

    def end(site: Site, number: int) -> tuple[CallSite, str]:
        owner = site.owner.replace(".", "/")
        call = CallSite(method=f"Lany/{owner};->{site.method}()V", offset=number, line=site.line)
        return call, f"Lany/Api;->{site.api}()V"

    flows = []
    for number, one in enumerate(leaks):
        if one.counts != "leak" or {site.app for site in (*one.sources[:1], *one.sinks[:1])} != {app.name}:
            continue
        (source, source_api), (sink, sink_api) = end(one.sources[0], number), end(one.sinks[0], number + 100)
        if one.sources[0].owner != "*":
            flows.append(structs.replace(flow(), source=source, source_api=source_api, sink=sink, sink_api=sink_api))
    return Analysed(Manifest(package="p"), tuple(flows))


def test_what_is_expected_scores_full_marks() -> None:
    apps, sites = read_truth(), read_sites()
    known = droidbench.known_leaks(apps, sites)
    analysed = {app.key: perfect(app, known[app.key]) for app in apps}
    scored, _ = droidbench.score(apps, known, analysed, False)
    result = Result(tuple(scored))
    group = result.groups[DECIDABLE]
    assert (group.apps, group.expected, group.found, group.wrong) == (167, 157, 157, 0)
    assert as_text(result, True).splitlines()[-1] == "precision 1.0000 recall 1.0000 f1 1.0000"
    assert 0 < result.groups[SETS].found < result.groups[SETS].expected, "nothing was joined"
    document = json.loads(as_json(result))
    assert (document["precision"], document["figure"]) == (1.0, DECIDABLE)
    assert document["apps"]["Callbacks/Button2"]["tp"] == 3


def test_nothing_reported_is_precise_and_finds_nothing() -> None:
    apps, sites = read_truth(), read_sites()
    known = droidbench.known_leaks(apps, sites)
    scored, _ = droidbench.score(apps, known, {app.key: Analysed() for app in apps}, False)
    assert as_text(Result(tuple(scored)), False).splitlines()[-1] == "precision 1.0000 recall 0.0000 f1 0.0000"


@pytest.mark.parametrize(
    ("leaks", "flows", "expected"),
    [
        pytest.param([leak()], [flow()], (1, 1, 0, 1), id="found"),
        pytest.param([leak()], [], (1, 0, 0, 0), id="missed"),
        pytest.param([leak()], [flow(sink_line=3)], (1, 0, 1, 0), id="another sink call"),
        pytest.param([leak()], [flow(source_line=3)], (1, 0, 1, 0), id="another source call"),
        pytest.param([leak()], [flow("Lp/Other;->a()V")], (1, 0, 1, 0), id="another class"),
        pytest.param([leak()], [flow("Lp/q/Main;->a()V")], (1, 1, 0, 1), id="the package of a class is left out"),
        pytest.param([leak()], [flow("Lp/NotMain;->a()V")], (1, 0, 1, 0), id="a class whose name ends so"),
        pytest.param([leak()], [flow(source_api=LOG)], (1, 0, 1, 0), id="another call in the line"),
        pytest.param([leak(None, None)], [flow(source_line=9, sink_line=9)], (1, 1, 0, 1), id="lines left out"),
        pytest.param([leak()], [flow(), flow(data_type="device-id")], (1, 1, 0, 1), id="two data types, one pair"),
        pytest.param([leak(), leak(note="again")], [flow()], (2, 2, 0, 1), id="two leaks at the same calls"),
        pytest.param([leak(), leak(sink_line=3)], [flow(), flow(sink_line=3)], (2, 2, 0, 2), id="two leaks"),
        pytest.param([], [flow(channel="preferences")], (0, 0, 0, 0), id="kept in preferences"),
        pytest.param([], [flow(grade="packaged")], (0, 0, 0, 0), id="dead code"),
        pytest.param([], [flow(channel="intent")], (0, 0, 1, 0), id="to whoever takes an intent"),
        pytest.param([], [flow(certainty="unconfirmed")], (0, 0, 1, 0), id="unconfirmed is reported as well"),
        pytest.param([leak()], [flow(implicit=True)], (1, 0, 0, 0), id="implicit flows are left out"),
        pytest.param([leak(counts="also")], [flow()], (0, 0, 0, 0), id="a flow that the suite does not count"),
        pytest.param([leak(counts="implicit")], [flow()], (0, 0, 1, 0), id="known as implicit only"),
    ],
)
def test_one_app(leaks: list[Leak], flows: list[Flow], expected: tuple[int, int, int, int]) -> None:
    assert figures(leaks, reported(*flows)) == expected


def test_implicit_flows_count_when_asked_for() -> None:
    assert figures([leak()], reported(flow(implicit=True)), implicit=True) == (1, 1, 0, 1)
    assert figures([leak(counts="implicit")], reported(flow(implicit=True)), implicit=True) == (0, 0, 0, 0)
    assert figures([], reported(flow(implicit=True)), implicit=True) == (0, 0, 1, 0)


def test_alternatives_are_one_leak() -> None:
    either = Leak("App", (*leak().sources, Site("App", "Main", "a", "getLatitude")), leak().sinks)
    again = flow(source_api="Landroid/location/Location;->getLatitude()D", source_line=5)
    assert figures([either], reported(flow(), again)) == (1, 1, 0, 1)


def test_pairs_are_matched_to_as_many_leaks_as_can_be() -> None:
    wide = Leak("App", leak().sources, (*leak().sinks, Site("App", "Main", "b", "i", 3)))
    assert figures([wide, leak()], reported(flow(), flow(sink_line=3))) == (2, 2, 0, 2)


def test_by_count_the_rest_is_wrong() -> None:
    one = score_by_count("App", 1, reported(flow(), flow(sink_line=3), flow(data_type="imsi")))
    assert (one.found, one.wrong, one.pairs) == (1, 1, 2)
    assert score_by_count("App", 2, reported(flow())).found == 1


def test_sums() -> None:
    sums = total([score_by_count("A", 2, reported(flow())), score_by_count("B", 0, reported(flow()))])
    assert (sums.precision, sums.recall, sums.f1) == (0.5, 0.5, 0.5)
    assert (sums.apps_right, sums.apps_wrong, sums.apps_missed) == (1, 1, 0)


def test_a_leak_over_two_packages_needs_both() -> None:
    start = "Landroid/app/Activity;->startActivity(Landroid/content/Intent;)V"
    sent = flow(channel="intent", sink_api=start, destinations=(Destination(kind="component", value="b.GO"),))
    got = flow(
        "Lb/Sink;->onCreate(Landroid/os/Bundle;)V",
        data_type=RECEIVED,
        source_api="Landroid/app/Activity;->getIntent()Landroid/content/Intent;",
    )
    sink = Component(kind="activity", name="b.Sink", exported=True, filters=(IntentFilter(actions=("b.GO",)),))
    sender = ("A", Analysed(Manifest(package="a"), (sent,)))
    receiver = ("B", Analysed(Manifest(package="b", components=(sink,)), (got,)))
    (one,) = over_set([sender, receiver])
    assert (one.source_app, one.sink_app) == ("A", "B")
    assert not over_set([sender, ("B", Analysed(error="crashed"))])
    leaks = [
        Leak("A", (Site("A", "Main", "a", "getDeviceId", 1),), (Site("B", "Main", "b", "i", 2),)),
        Leak("B", (Site("B", "*"),), (Site("B", "Main", "b", "i", 2),)),
    ]
    assert [score.found for score in score_by_sites(["A", "B"], leaks, [one])] == [1, 1]


def test_packages_are_found_from_any_folder_on_the_way(tmp_path: Path) -> None:
    app = App("Cat", "One", "apk/Cat/some sub/One.apk", 1)
    package = tmp_path / "apk" / "Cat" / "some sub" / "One.apk"
    package.parent.mkdir(parents=True)
    package.touch()
    for folder in (tmp_path, tmp_path / "apk", tmp_path / "apk" / "Cat", package.parent):
        assert find_packages(folder, [app]) == {"Cat/One": package}
    other = tmp_path / "Other"
    other.mkdir()
    (other / "One.apk").touch()
    assert find_packages(other, [app]) == {}


def test_another_table_without_places_is_compared_by_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "truth.tsv"
    table.write_text("apk_path\tcategory\tapp\texpected_leaks\textra\nX/A.apk\tX\tA\t1\t?\nX/B.apk\tX\tB\t\t?\n")
    (tmp_path / "X").mkdir()
    for name in ("A", "B"):
        (tmp_path / "X" / f"{name}.apk").touch()

    def analyse_all(paths: Mapping[str, Path], *_: object) -> dict[str, Analysed]:
        return {key: Analysed(Manifest(package="p"), (flow(), flow(sink_line=3))) for key in paths}

    monkeypatch.setattr(droidbench, "analyse_all", analyse_all)
    parsed = droidbench.parser().parse_args([str(tmp_path), "--truth", str(table)])
    result, _, _ = droidbench.run(tmp_path, parsed)
    (one,) = result.scored
    assert (one.by_count, one.score.found, one.score.wrong) == (True, 1, 1)
    assert result.unscored == ("X/B",)
    assert "1 apps have no known sites" in as_text(result, False)


def test_a_look_at_one_app_shows_every_step() -> None:
    app = App("Cat", "App", "", 1)
    flows = reported(flow(sink_line=3))
    scored, _ = droidbench.score([app], {app.key: (leak(),)}, {app.key: Analysed(None, (flows[0].flow,))}, False)
    text = look(scored, {app.key: (leak(),)}, flows)
    assert "missed: Main.a getDeviceId 1 → Main.b i 2" in text
    assert "imei p.Main.a getDeviceId 1 → p.Main.b i 3 log" in text


@pytest.mark.parametrize("content", ["", "a\tb\n1\t2\n", "apk_path\tcategory\tapp\texpected_leaks\np\tc\ta\tmany\n"])
def test_a_bad_table_is_refused(tmp_path: Path, content: str) -> None:
    table = tmp_path / "truth.tsv"
    table.write_text(content)
    with pytest.raises(TruthError):
        read_truth(table)
    assert droidbench.main([str(tmp_path), "--truth", str(table)]) == 2
