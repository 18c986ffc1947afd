"""The pattern cases: enough of them, built from what is committed, counted as bench/patterns.py says."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest

from analyzer.behaviours.model import CallSite, PermissionRequest, SdkStart
from analyzer.flows.model import Destination, Flow, FlowStep, Transformation
from analyzer.gaps import Cause, Gap
from analyzer.program.owner import Owner
from bench.pattern_cases import BUILT, PATTERNS, CaseError, Result, expectations, read_case
from bench.pattern_checks import Item
from bench.pattern_look import Look
from bench.patterns import DOCS, as_json, as_text, find_folders, main, run, score, table, written

SAMPLES = PATTERNS.parent
CASES, NEGATIVES, IN_SMALI = 100, 35, 15
FLOW_CASES = 60
PRECISION, RECALL = 0.95, 0.95


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return run([])


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SAMPLES))
        spec = importlib.util.spec_from_file_location("patterns", SAMPLES / "patterns.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        patch.setitem(__import__("sys").modules, "patterns", module)  # dataclasses look their module up
        spec.loader.exec_module(module)
        return module


def test_there_are_enough_cases() -> None:
    documents = [read_case(folder) for folder in find_folders([])]
    assert len(documents) >= CASES
    assert sum(bool(document.get("negative")) for document in documents) >= NEGATIVES
    assert sum(any(folder.rglob("*.smali")) for folder in find_folders([])) >= IN_SMALI


def test_there_are_enough_cases_of_flows() -> None:
    documents = [read_case(folder) for folder in find_folders(["flows"])]
    assert len(documents) >= FLOW_CASES
    assert 3 * sum(bool(document.get("negative")) for document in documents) >= len(documents)
    assert all("flows" in document or "no_flows" in document for document in documents)


def test_every_case_is_built_from_what_is_committed(builder: ModuleType) -> None:
    cases = builder.find_cases([])
    assert [case.name for case in cases if case.stale()] == []
    assert {case.target for case in cases} == set(BUILT.glob("*.apk"))


def test_precision_and_recall(results: list[Result]) -> None:
    total = score(results)
    said = as_text(results)
    assert total.precision >= PRECISION, said
    assert total.recall >= RECALL, said


def test_the_last_line_is_the_score(results: list[Result]) -> None:
    total = score(results)
    *_, counts, _, last = as_text(results).splitlines()
    assert last == f"precision {total.precision:.4f} recall {total.recall:.4f}"
    assert counts.startswith(f"{len(results)} cases, {sum(r.negative for r in results)} of them negative")
    assert json.loads(as_json(results))["cases"] == len(results)


@pytest.mark.parametrize("lang", DOCS)
def test_the_tables_of_the_documents_are_current(lang: str, results: list[Result]) -> None:
    text = DOCS[lang].read_text(encoding="utf-8")
    assert written(text, table(results, lang)) == text, "run: python -m bench.patterns --table"


LIVE, DEAD = CallSite(method="Lp/A;->m0()V"), CallSite(method="Lp/A;->m1()V")


class Answers:
    """What a package says, written by hand: method 0 is live, method 1 is not."""

    def methods(self, name: str) -> list[int]:
        return {"A.live": [0], "A.dead": [1], "A.both": [0, 1]}[name]

    def live(self, method: int) -> bool:
        return method == 0

    def successors(self, method: int) -> set[int]:
        return {1} if method == 0 else set()

    def phases(self, method: int) -> set[str]:
        return {"launch", "background"} if method == 0 else set()

    def grade(self, method: int) -> str:
        return "start-up" if method == 0 else "packaged"

    def consent(self, method: int) -> set[str]:
        return {"before"} if method == 0 else set()

    program = SimpleNamespace(signature=lambda method: f"Lp/A;->m{method}()V")
    gaps = (Gap(stage="code", cause=Cause.DYNAMIC_LOADING, where="classes.dex", detail="loads a file"),)
    requests = (
        PermissionRequest(
            permissions=("x.CAMERA", "x.READ_SMS"),
            site=CallSite(method="Lp/A;->m0()V"),
            owner=Owner(kind="app"),
            grade="start-up",
            phases=("launch",),
            denied="finish",
        ),
    )
    sdk_starts = (SdkStart(sdk="umeng", kind="init", api="Lcom/umeng/U;->init()V", grade="reachable"),)

    flows = (
        Flow(
            data_type="imei",
            source=LIVE,
            source_api="Lx;->getImei()Ljava/lang/String;",
            source_owner=Owner(kind="app"),
            sink=DEAD,
            sink_api="Lx;->send(Ljava/lang/String;)V",
            sink_owner=Owner(kind="app"),
            argument="arg1",
            channel="network",
            destinations=(Destination(kind="host", value="a.example"),),
            transport="tls",
            transformations=(Transformation(kind="hash", algorithm="MD5", site=LIVE),),
            steps=(FlowStep(kind="source", site=LIVE), FlowStep(kind="sink", site=DEAD)),
        ),
    )

    def values(self, method: int, signature: str, number: int) -> set[str]:
        return {"a", "b"}


def checked(**case: Any) -> Item:
    (one,) = expectations(case)
    return one.check(cast(Look, Answers()))


@pytest.mark.parametrize(
    ("case", "counts"),
    [
        ({"reached": ["A.live"]}, (1, 0, 0)),
        ({"reached": ["A.both"]}, (1, 0, 0)),
        ({"reached": ["A.dead"]}, (0, 1, 0)),
        ({"not_reached": ["A.dead"]}, (0, 0, 0)),
        ({"not_reached": ["A.both"]}, (0, 0, 1)),
        ({"edges": [["A.live", "A.dead"]]}, (1, 0, 0)),
        ({"edges": [["A.live", "A.live"]]}, (0, 1, 0)),
        ({"no_edges": [["A.live", "A.dead"]]}, (0, 0, 1)),
        ({"no_edges": [["A.live", "A.live"]]}, (0, 0, 0)),
        ({"grades": {"A.live": "start-up"}}, (1, 0, 0)),
        ({"grades": {"A.live": "reachable"}}, (0, 1, 1)),
        ({"grades": {"A.live": "packaged"}}, (0, 0, 1)),
        ({"phases": {"A.live": ["launch", "background"]}}, (2, 0, 0)),
        ({"phases": {"A.live": ["launch", "attach"]}}, (1, 1, 1)),
        ({"phases": {"A.live": []}}, (0, 0, 2)),
        ({"consent": {"A.live": "before"}}, (1, 0, 0)),
        ({"consent": {"A.live": "after"}}, (0, 1, 1)),
        ({"consent": {"A.live": "none"}}, (0, 0, 1)),
        ({"consent": {"A.live": ["none", "before"]}}, (0, 0, 0)),
        ({"consent": {"A.dead": ["undecidable", "after"]}}, (0, 1, 0)),
        ({"consent": {"A.dead": "none"}}, (0, 0, 0)),
        ({"gaps": ["dynamic-loading"]}, (1, 0, 0)),
        ({"gaps": ["reflection"]}, (0, 1, 0)),
        ({"sdk_starts": []}, (0, 0, 1)),
        ({"sdk_starts": [{"sdk": "umeng", "kind": "init", "api": "init"}]}, (2, 0, 0)),
        ({"sdk_starts": [{"sdk": "umeng", "kind": "init", "grade": "start-up"}]}, (1, 1, 1)),
        ({"sdk_starts": [{"sdk": "umeng", "kind": "pre_init", "phases": ["launch"]}]}, (0, 2, 0)),
        ({"values": {"A.live": {"LA;->x(I)V": {0: ["a", "c"]}}}}, (1, 1, 1)),
    ],
)
def test_what_counts(case: dict[str, Any], counts: tuple[int, int, int]) -> None:
    item = checked(**case)
    assert (item.hit, item.missed, item.wrong) == counts
    assert bool(item.why) == (counts[1:] != (0, 0))


@pytest.mark.parametrize(
    ("requests", "counts"),
    [
        ([], [(0, 0, 1)]),
        ([{"method": "A.live"}], [(1, 0, 0), (0, 0, 0)]),
        ([{"method": ["A.dead", "A.live"], "phases": ["launch"], "rationale": False}], [(2, 0, 0), (0, 0, 0)]),
        ([{"method": "A.live", "permissions": ["x.CAMERA"], "denied": "exit"}], [(2, 1, 2), (0, 0, 0)]),
        ([{"method": "A.live", "rationale": True, "denied": ""}], [(1, 1, 1), (0, 0, 0)]),
        ([{"method": "A.dead"}], [(0, 1, 0), (0, 0, 1)]),
    ],
)
def test_what_counts_of_requests(requests: list[dict[str, Any]], counts: list[tuple[int, int, int]]) -> None:
    items = [one.check(cast(Look, Answers())) for one in expectations({"requests": requests})]
    assert [(item.hit, item.missed, item.wrong) for item in items] == counts


THERE = {"data": "imei", "source": "A.live", "sink": "A.dead", "channel": "network"}


@pytest.mark.parametrize(
    ("case", "counts"),
    [
        ({"flows": [THERE]}, (1, 0, 0)),
        ({"flows": [{**THERE, "channel": ["web", "network"], "sink": ["A.live", "A.dead"]}]}, (1, 0, 0)),
        ({"flows": [{**THERE, "source": "A.dead"}]}, (0, 1, 0)),
        ({"flows": [{**THERE, "data": "imsi", "destination": "a.example"}]}, (0, 2, 0)),
        ({"flows": [{**THERE, "destination": "a.example", "transport": "tls"}]}, (3, 0, 0)),
        ({"flows": [{**THERE, "destination": ["a.example", "b.example"], "transport": ""}]}, (2, 1, 1)),
        ({"flows": [{**THERE, "transformations": ["hash", "encode"], "algorithms": ["MD5"]}]}, (3, 1, 0)),
        ({"flows": [{**THERE, "transformations": [], "stored": True, "constant_key": False}]}, (1, 1, 1)),
        ({"flows": [{**THERE, "via": ["A.live"]}]}, (2, 0, 0)),
        ({"no_flows": [{"data": "imei"}]}, (0, 0, 1)),
        ({"no_flows": [{"channel": "network", "destination": "a.example"}]}, (0, 0, 1)),
        ({"no_flows": [{"channel": "network", "destination": "b.example"}]}, (0, 0, 0)),
        ({"no_flows": [{"data": "imei", "sink": "A.live"}]}, (0, 0, 0)),
        ({"only_flows": True}, (0, 0, 1)),
    ],
)
def test_what_counts_of_flows(case: dict[str, Any], counts: tuple[int, int, int]) -> None:
    item = checked(**case)
    assert (item.hit, item.missed, item.wrong) == counts
    assert bool(item.why) == (counts[1:] != (0, 0))


def test_a_flow_that_is_stated_is_no_other_flow() -> None:
    _, other = expectations({"flows": [THERE], "only_flows": True})
    assert other.check(cast(Look, Answers())) == Item("")


def test_a_known_miss_counts_as_a_miss() -> None:
    missed = Result("a-b", {}, False, "cannot", (Item("x", missed=1, why="it is not live"), Item("y", hit=1)))
    assert missed.state == "known miss"
    assert score([missed]).recall == 0.5
    assert "a-b: x: it is not live (known miss: cannot)" in as_text([missed])


def test_a_method_that_is_not_there_is_an_error_of_the_case() -> None:
    with pytest.raises(KeyError):
        checked(not_reached=["A.misspelt"])


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("title: {zh: a, en: b}\nissue: c\nreach: [A.b]", "unknown keys"),
        ("title: {zh: a}\nissue: c\nreached: [A.b]", "title"),
        ("title: {zh: a, en: b}\nissue: c\nphases: {A.b: [lunch]}", "unknown words"),
        ("title: {zh: a, en: b}\nissue: c\nconsent: {A.b: [before, never]}", "unknown words"),
        ("title: {zh: a, en: b}\nissue: c\nrequests: [{method: A.b, reason: x}]", "unknown words"),
        ("title: {zh: a, en: b}\nissue: c\nrequests: [{phases: [launch]}]", "unknown words"),
        ("title: {zh: a, en: b}\nissue: c\nsdk_starts: [{sdk: a}]", "unknown words"),
        ("title: {zh: a, en: b}\nissue: c\nflows: [{data: imei, channel: network}]", "unknown words"),
        ("title: {zh: a, en: b}\nissue: c\nflows: [{data: imex, sink: A.b, channel: network}]", "unknown words"),
        ("title: {zh: a, en: b}\nissue: c\nno_flows: [{data: imei, via: [A.b]}]", "unknown words"),
        ("title: {zh: a, en: b}\nissue: c", "nothing is expected"),
        ("title: {zh: a, en: b}\nissue: c\nnegative: true\nreached: [A.b]", "must not be"),
        ("title: {zh: a, en: b", "group"),
    ],
)
def test_mistakes_in_a_case_are_said(document: str, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "group" / "case"
    folder.mkdir(parents=True)
    (folder / "case.yml").write_text(document, encoding="utf-8")
    with pytest.raises(CaseError, match=said):
        read_case(folder)


def test_one_group_can_be_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["callbacks-click-registered"]) == 0
    assert "1 cases" in capsys.readouterr().out
