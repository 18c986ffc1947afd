"""Where sinks send: the fixture sending, one call a case."""

from functools import cache

import pytest

from analyzer import places
from analyzer.apk.native_names import NativeStrings
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.sinks import load_sinks
from analyzer.flows.destinations import Destinations
from analyzer.flows.destinations_leaving import Leaving, WaysOut
from analyzer.flows.model import Destination
from analyzer.flows.points import Place, Sink, Way
from analyzer.flows.transport import Transports
from tests.flows.linked import call, linked, method

TEXTS = {0x7F040001: ("https://resource.example/",)}


def texts(identity: int) -> tuple[str, ...]:
    return TEXTS.get(identity, ())


@cache
def answers() -> Destinations:
    code, _, _ = linked("sending", "sending", texts)
    library = NativeStrings("x.so", b"\0http://native.example.org/\0https://native.cn/up\0", frozenset(), False)
    return Destinations(code, load_sinks(places.rulesets_dir()), (library,))


def sink(name: str, named: str, channel: Channel = "network", stream: int = -1, **ways: int) -> Sink:
    cls, _, member = name.partition(".")
    where = method(answers().code, f"Lsending/{cls};", member)
    pc, api = call(answers().code, answers().methods, where, named)
    told = tuple(Way(kind, Place(operand)) for kind, operand in ways.items())
    return Sink(where, pc, api, channel, (1,), stream=stream, ways=told)


def values(found: tuple[Destination, ...]) -> list[str]:
    return [one.value for one in found]


STREAMED = [
    ("Hosts.constant", "write", ["constant.example"], "https://constant.example/p"),
    ("Hosts.wrapped", "writeBytes", ["wrapped.example"], "http://wrapped.example:8080/p"),
    ("Hosts.stored", "write", ["kept.example"], "https://kept.example/"),
    ("Hosts.write", "write", ["handed.example"], "https://handed.example/"),
    ("Hosts.post", "write", ["first.example", "second.example"], "https://first.example/"),
    ("Hosts.socket", "println", ["socket.example"], "tcp://socket.example:9000"),
    ("Hosts.connected", "write", ["192.0.2.7"], "tcp://192.0.2.7:7000"),
    ("Hosts.secure", "write", ["secure.example"], "tls://secure.example:443"),
    ("Hosts.layered", "write", ["layered.example"], "tls://layered.example:443"),
]


@pytest.mark.parametrize(("name", "named", "hosts", "address"), STREAMED)
def test_the_hosts_of_streams(name: str, named: str, hosts: list[str], address: str) -> None:
    of = sink(name, named, "unknown-stream", stream=0)
    assert values(answers().destinations(of)) == hosts
    assert answers().addresses(of)[0] == address
    assert answers().stream_ends(of) == {"network"}


CALLED = [
    ("Hosts.query", "openStream", 0, ["query.example"]),
    ("Hosts.queryOf", "connect", 0, ["base.example"]),
    ("Hosts.parts", "openStream", 0, ["parts.example"]),
    ("Hosts.formatted", "openStream", 0, ["formatted.example"]),
    ("Hosts.shard", "openStream", 0, ["*.shard.example"]),
    ("Hosts.subdomain", "openStream", 0, ["*.tenant.example"]),
    ("Hosts.branches", "openStream", 0, ["live.example", "test.example"]),
    ("Hosts.loop", "openStream", 0, ["loop.example"]),
    ("Hosts.field", "openStream", 0, ["one.example", "two.example"]),
    ("Hosts.ofObject", "openStream", 0, []),
    ("Hosts.unknown", "openStream", 0, []),
    ("Handed$Hello.onOpen", "send", 0, ["listen.example"]),
    ("Handed.scraped", "data", 0, ["jsoup.example"]),
    ("Handed$Page.run", "evaluateJavascript", 0, ["loaded.example"]),
    ("Handed.byNative", "loadUrl", 1, ["native.cn", "native.example.org"]),
    ("Hosts.datagram", "send", 1, ["datagram.example"]),
    ("Hosts.page", "loadUrl", 1, ["page.example"]),
    ("Hosts.script", "loadUrl", 1, []),
    ("Hosts.asset", "loadUrl", 1, []),
    ("Hosts.resource", "loadUrl", 1, ["resource.example"]),
    ("Hosts.uri", "loadUrl", 1, ["uri.example"]),
    ("Hosts.uriParts", "loadUrl", 1, ["parts.uri.example"]),
    ("Clients.chained", "post", 0, ["chained.example"]),
    ("Clients.unchained", "post", 0, ["unchained.example"]),
    ("Clients.afterwards", "header", 0, ["afterwards.example"]),
    ("Clients.elsewhere", "post", 0, ["elsewhere.example"]),
    ("Clients.ofUrl", "post", 0, ["of-url.example"]),
    ("Clients.grown", "post", 0, ["grown.example"]),
    ("Clients.volley", "add", 1, ["volley.example"]),
    ("Clients.apache", "setEntity", 0, ["apache.example"]),
]


@pytest.mark.parametrize(("name", "named", "operand", "hosts"), CALLED)
def test_the_hosts_of_calls(name: str, named: str, operand: int, hosts: list[str]) -> None:
    assert sorted(values(answers().destinations(sink(name, named, host=operand)))) == hosts


def test_the_whole_address_as_far_as_known() -> None:
    def details(name: str, named: str, operand: int) -> list[str]:
        return sorted(one.detail for one in answers().destinations(sink(name, named, host=operand)))

    assert details("Hosts.query", "openStream", 0) == ["https://query.example/c?x=…"]
    assert details("Hosts.queryOf", "connect", 0) == ["https://base.example/c/…/end"]
    assert details("Hosts.formatted", "openStream", 0) == ["https://formatted.example/…?d=…"]
    assert details("Hosts.branches", "openStream", 0) == ["http://test.example/x?…", "https://live.example/x?…"]
    assert details("Hosts.uriParts", "loadUrl", 1) == ["https://parts.uri.example/v2"]
    assert details("Clients.ofUrl", "post", 0) == ["https://of-url.example:8443/a"]
    assert details("Clients.grown", "post", 0) == ["https://grown.example/…"]


def test_how_a_host_is_known() -> None:
    def origins(name: str, named: str, operand: int) -> set[str]:
        return {one.origin for one in answers().destinations(sink(name, named, host=operand))}

    assert origins("Clients.chained", "post", 0) == {"constant"}
    assert origins("Hosts.resource", "loadUrl", 1) == {"resource"}
    assert origins("Hosts.query", "openStream", 0) == {"builder"}


@pytest.mark.parametrize(
    ("name", "named", "operands", "hosts", "address"),
    [
        ("Clients.retrofit", "up", {}, ["retrofit.example"], "https://retrofit.example/api/v1/up"),
        ("Clients.absolute", "absolute", {}, ["absolute.example"], "https://absolute.example/up"),
        ("Clients.at", "at", {"host": 1}, ["at.example"], "https://at.example/?…"),
        ("Clients.injected", "up", {}, ["retrofit.example"], "https://retrofit.example/other"),
    ],
)
def test_annotated_requests(name: str, named: str, operands: dict[str, int], hosts: list[str], address: str) -> None:
    of = sink(name, named, **operands)  # type: ignore[arg-type]
    assert values(answers().destinations(of)) == hosts
    assert answers().addresses(of) == (address,)


@pytest.mark.parametrize(
    ("name", "named", "ends", "paths"),
    [
        ("Streams.internal", "write", {"file"}, ["files/internal.txt"]),
        ("Streams.inside", "write", {"file"}, ["files/inside.txt"]),
        ("Streams.card", "write", {"external-storage"}, ["/sdcard/card.txt"]),
        ("Streams.cardName", "write", {"external-storage"}, ["/sdcard/Android/data/files/….txt"]),
        ("Streams.literal", "write", {"external-storage"}, ["/sdcard/literal.txt"]),
        ("Streams.memory", "writeObject", set(), []),
        ("Streams.text", "write", set(), []),
        ("Streams.encrypted", "write", {"file"}, ["e.bin"]),
        ("Streams.own", "write", {"external-storage"}, ["/sdcard/logs/x"]),
        ("Streams.shell", "write", {"shell"}, []),
        ("Streams.bluetooth", "write", {"bluetooth"}, []),
        ("Streams.printed", "println", {"log"}, []),
        ("Streams.either", "write", {"file"}, ["either.txt"]),
        ("Handed.xmlToSocket", "text", {"network"}, ["xml.example"]),
        ("Handed.xmlToMemory", "text", set(), []),
        ("Handed$Page.dump", "println", {"log"}, []),
        ("Streams.unknown", "write", {"unknown-stream"}, []),
    ],
)
def test_where_streams_end(name: str, named: str, ends: set[str], paths: list[str]) -> None:
    of = sink(name, named, "unknown-stream", stream=0)
    assert answers().stream_ends(of) == ends
    assert values(answers().destinations(of)) == paths


def test_a_body_that_writes_itself_goes_to_the_network() -> None:
    where = method(answers().code, "Lsending/Clients$Body1;", "writeTo")
    pc, api = call(answers().code, answers().methods, where, "write")
    assert answers().stream_ends(Sink(where, pc, api, "unknown-stream", (1,), stream=0)) == {"network"}


@pytest.mark.parametrize(
    ("name", "named", "ways", "kind", "expected"),
    [
        ("Others.sms", "sendTextMessage", {"number": 1}, "number", ["+861065550000"]),
        ("Others.action", "sendBroadcast", {"component": 1}, "component", ["com.x.ACTION"]),
        ("Others.explicit", "startActivity", {"component": 1}, "component", ["sending.Main"]),
        ("Others.named", "startService", {"component": 1}, "component", ["com.other.Service"]),
        ("Others.preference", "putString", {"key": 1}, "key", ["imei"]),
        ("Others.preference", "putString", {"key": 0}, "key", ["settings"]),
        ("Handed.database", "execSQL", {"key": 1}, "key", ["people"]),
    ],
)
def test_other_destinations(name: str, named: str, ways: dict[str, int], kind: str, expected: list[str]) -> None:
    found = answers().destinations(sink(name, named, "intent", **ways))
    assert [(one.kind, one.value) for one in found] == [(kind, value) for value in expected]


def test_addresses_of_the_only_native_library() -> None:
    found = answers().destinations(sink("Others.toNative", "tell", "native"))
    assert [(one.value, one.origin) for one in found] == [
        ("native.example.org", "native-string"),
        ("native.cn", "native-string"),
    ]


def test_what_a_request_returns_to_its_library_goes_where_the_request_does() -> None:
    where = method(answers().code, "Lsending/Handed$Login;", "getParams")
    flow = answers().methods.flow(where)
    assert flow is not None
    (back,) = [i.pc for i in flow.instructions if i.op == 0x11]
    of = Sink(where, back, "Lcom/android/volley/Request;->getParams()Ljava/util/Map;", "network", (0,))
    assert answers().addresses(of) == ("https://login.example/in",)


def test_an_interceptor_of_a_program_with_many_hosts_tells_none() -> None:
    where = method(answers().code, "Lsending/Handed$Stamp;", "intercept")
    pc, api = call(answers().code, answers().methods, where, "header")
    of = Sink(where, pc, api, "network", (2,), ways=(Way("host", Place(0)),))
    assert answers().destinations(of) == ()


def test_an_sdk_is_a_destination() -> None:
    of = sink("Others.toNative", "tell", "sdk")._replace(sdk="umeng")
    assert answers().destinations(of) == (Destination(kind="sdk", value="umeng"),)


def test_only_the_callers_on_the_way_count() -> None:
    of = sink("Hosts.post", "write", "unknown-stream", stream=0)
    first = sink("Hosts.first", "post")
    assert values(answers().destinations(of, frozenset({(first.method, first.pc)}))) == ["first.example"]


def test_transport_by_addresses() -> None:
    code, manifest, methods = linked("sending", "sending", texts)
    transports = Transports(code, manifest, methods, answers().trace)

    def of(name: str, named: str) -> str:
        one = sink(name, named, "unknown-stream", stream=0)
        return transports.of_all(answers().addresses(one), one)

    assert of("Hosts.constant", "write") == "tls"
    assert of("Hosts.wrapped", "writeBytes") == "cleartext"
    assert of("Hosts.socket", "println") == "cleartext"
    assert of("Hosts.secure", "write") == "tls"
    assert of("Streams.memory", "writeObject") == ""


def test_the_far_end_in_one_answer() -> None:
    code, manifest, _ = linked("sending", "sending", texts)
    ways = WaysOut(code, manifest, load_sinks(places.rulesets_dir()))
    wrapped = ways.of(sink("Hosts.wrapped", "writeBytes", "unknown-stream", stream=0))
    assert (wrapped.channels, wrapped.transport) == (("network",), "cleartext")
    assert values(wrapped.destinations) == ["wrapped.example"]
    assert ways.of(sink("Streams.memory", "writeObject", "unknown-stream", stream=0)) == Leaving(())
    card = ways.of(sink("Streams.card", "write", "unknown-stream", stream=0))
    assert (card.channels, card.transport) == (("external-storage",), "")
    post, first = sink("Hosts.post", "write", "unknown-stream", stream=0), sink("Hosts.first", "post")
    assert values(ways.of(post).destinations) == ["first.example", "second.example"]
    assert values(ways.of(post, frozenset({(first.method, first.pc)})).destinations) == ["first.example"]
    sms = ways.of(sink("Others.sms", "sendTextMessage", "sms", number=1))
    assert (sms.channels, values(sms.destinations)) == (("sms",), ["+861065550000"])
