"""Which calls of tests/data/sinks.dex are ways out, with which operands, and which are none."""

from functools import cache

import pytest

from analyzer import places
from analyzer.behaviours.code_index import CodeIndex
from analyzer.catalogue.sinks import load_sinks
from analyzer.flows.points import KEYED, WHOLE, Part, Place, Sink, Way
from analyzer.flows.sinks import find_sinks, place_of
from analyzer.program.sdks import load_sdk_index
from tests.flows.linked import TABLES, linked

SINKS = load_sinks(places.rulesets_dir())


def code() -> CodeIndex:
    return linked("sinks", "app.sinks")[0]


@cache
def found() -> dict[str, list[Sink]]:
    """``Class.method`` to its sinks in order."""
    by_method: dict[str, list[Sink]] = {}
    for sink in find_sinks(code(), SINKS):
        program = code().program
        owner = program.type_name(int(program.symbols.methods.owner[sink.method])).rpartition("/")[2][:-1]
        by_method.setdefault(f"{owner}.{program.method_name(sink.method)}", []).append(sink)
    return by_method


def short(sink: Sink) -> tuple[str, str, tuple[int, ...]]:
    cls, _, member = sink.api.partition(";->")
    return sink.channel, f"{cls.rpartition('/')[2]}.{member.partition('(')[0]}", sink.operands


def only(method: str) -> Sink:
    (sink,) = found()[method]
    return sink


def test_every_method_has_the_sinks_that_its_code_has_and_no_other() -> None:
    assert {method: [short(sink) for sink in sinks] for method, sinks in found().items()} == {
        "Bridge.device": [("web", "Bridge.device", (0,))],
        "Calls.addressed": [("network", "StringRequest.<init>", (1,))],
        "Calls.counted": [("sdk", "MobclickAgent.onEventObject", (1, 2)), ("sdk", "MobclickAgent.setLocation", (0, 1))],
        "Calls.inherited": [("sdk", "Said.report", (1,))],
        "Calls.kept": [("unknown-stream", "DataOutputStream.writeUTF", (1,))],
        "Calls.logged": [("log", "Log.d", (0, 1))],
        "Calls.nativeCalls": [("native", "Calls.kept", (1, 2)), ("native", "Calls.handed", (0,))],
        "Calls.opened": [("network", "URL.openConnection", (0,))],
        "Calls.page": [("web", "WebView.loadUrl", (1,))],
        "Calls.planted": [("log", "Timber.d", (0, 1))],
        "Calls.printed": [("unknown-stream", "PrintStream.println", (1,))],
        "Calls.provided": [
            ("sdk", "Profile.<init>", (1,)),
            ("sdk", "Profile.setPhone", (1,)),
            ("sdk", "StarAd.login", (2,)),
        ],
        "Calls.requested": [("network", "Api.report", (1, 3)), ("network", "Api.fetch", (1,))],
        "Calls.sent": [("sms", "SmsManager.sendTextMessage", (1, 3))],
        "Calls.streamed": [("unknown-stream", "PrintWriter.println", (1,))],
        "Calls.written": [("file", "FileWriter.write", (1,))],
        "Login.<init>": [("network", "StringRequest.<init>", (2,))],
        "Login.getParams": [("network", "StringRequest.getParams", (0,))],
        "Own.deviceId": [("sdk", "Provider.deviceId", (0,))],
        "Own.latitude": [("sdk", "Provider.latitude", (0,))],
        "Quiet.loadUrl": [("web", "WebView.loadUrl", (1,))],
    }


def test_a_stream_is_the_operand_that_is_written_to() -> None:
    assert only("Calls.streamed").stream == only("Calls.kept").stream == only("Calls.printed").stream == 0
    assert only("Calls.logged").stream == -1


def test_what_says_where_it_goes() -> None:
    assert only("Calls.sent").ways == (Way("number", Place(1)),)
    assert only("Calls.opened").ways == (Way("host", Place(0)),)
    assert only("Login.<init>").ways == (Way("host", Place(2)),)
    report, fetch = found()["Calls.requested"]
    assert (report.ways, fetch.ways) == ((), (Way("host", Place(1)),))


def test_a_body_leaves_with_its_fields_and_a_text_does_not() -> None:
    report, fetch = found()["Calls.requested"]
    assert report.whole
    assert fetch.whole
    assert only("Calls.opened").whole
    assert not only("Calls.logged").whole


def test_an_sdk_is_named_by_what_it_gets() -> None:
    assert {sink.sdk for sink in found()["Calls.counted"] + found()["Calls.inherited"]} == {"umeng"}
    assert {sink.sdk for sink in found()["Calls.provided"] + found()["Own.deviceId"]} == {"starad"}
    assert only("Calls.logged").sdk == ""


def test_what_is_no_third_party_is_known_by_its_id() -> None:
    index = load_sdk_index(TABLES, places.rulesets_dir())
    assert SINKS.hand_over is not None
    assert [one for one in SINKS.hand_over.not_sdks if index.get(one) is None] == []


def test_what_is_returned_stands_at_the_return() -> None:
    methods = linked("sinks", "app.sinks")[2]
    for name in ("Bridge.device", "Own.deviceId", "Own.latitude", "Login.getParams"):
        (sink,) = found()[name]
        at = methods.at(sink.method, sink.pc)
        assert at is not None
        flow, index = at
        assert flow.instructions[index].name.startswith("return-")


def test_the_order_is_that_of_the_code() -> None:
    sinks = find_sinks(code(), SINKS)
    places_ = [(sink.method, sink.pc) for sink in sinks]
    assert places_ == sorted(set(places_))
    assert sinks == find_sinks(code(), SINKS)


@pytest.mark.parametrize(
    ("text", "static", "place"),
    [
        ("this", False, Place(0)),
        ("this", True, None),
        ("arg2", False, Place(2)),
        ("arg2", True, Place(1)),
        ("arg3", False, None),
        ("this.text.*", False, Place(0, (Part("text"), Part(WHOLE)))),
        ("arg1[arg2]", True, Place(0, (Part(KEYED, 1),))),
        ("arg1[*]", False, Place(1, (Part(KEYED),))),
    ],
)
def test_places_are_operands_of_the_call(text: str, static: bool, place: Place | None) -> None:
    assert place_of(text, static, 2) == place
