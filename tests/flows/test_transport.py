"""How data travels: what code and manifest say, in the fixtures tls and tls-wide."""

from functools import cache

import msgspec
import pytest

from analyzer.apk.model import DomainSecurity, Manifest, NetworkSecurity
from analyzer.flows.destinations_trace import CodeTrace
from analyzer.flows.points import Sink
from analyzer.flows.transport import Transports, family_of, host_part, pattern_fits, transport_of
from tests.flows.linked import call, linked, method


@cache
def transports(fixture: str = "tls", package: str = "tls") -> Transports:
    code, manifest, methods = linked(fixture, package)
    return Transports(code, manifest, methods, CodeTrace(methods, lambda _: False, lambda _: False))


def sink(cls: str, name: str, named: str, of: Transports | None = None) -> Sink:
    of = of or transports()
    code, _, methods = linked("tls", "tls") if of is transports() else linked("tls-wide", "wide")
    where = method(code, cls, name)
    pc, api = call(code, methods, where, named)
    return Sink(where, pc, api, "network", (1,))


def names(types: frozenset[int]) -> set[str]:
    code, _, _ = linked("tls", "tls")
    return {code.program.type_name(t).removeprefix("Ltls/").removesuffix(";") for t in types}


def test_trust_managers_that_check_nothing() -> None:
    assert names(transports().unchecking.managers) == {
        "Managers$OffEmpty",
        "Managers$OffInherited",
        "Managers$OffArguments",
        "Managers$OffCaught",
        "Managers$OffCalled",
    }


def test_verifiers_that_accept_every_name() -> None:
    assert names(transports().unchecking.verifiers) == {"Names$OffTrue", "Names$OffBothWays"}


def test_pages_that_load_despite_an_error() -> None:
    assert names(transports().unchecking.web_clients) == {"Pages$OffProceeds", "Pages$OffBothWays"}


def test_where_checks_are_switched_off() -> None:
    found = {(switch.family, switch.cls, switch.wide) for switch in transports().switches}
    assert found == {
        ("url", "Ltls/UrlOff;", False),
        ("url", "Ltls/UrlFactory;", False),
        ("okhttp", "Ltls/OkOff;", False),
        ("okhttp", "Ltls/OkManager;", False),
        ("apache", "Ltls/ApacheOff;", False),
        ("socket", "Ltls/SocketOff;", False),
        ("web", "Ltls/PageOff;", False),
    }


@pytest.mark.parametrize(
    ("cls", "name", "named", "address", "expected"),
    [
        ("Ltls/UrlOff;", "send", "write", "https://url.example/", "tls-unchecked"),
        ("Ltls/UrlFactory;", "send", "write", "https://url.example/", "tls-unchecked"),
        ("Ltls/UrlOn;", "send", "write", "https://url.example/", "tls"),
        ("Ltls/UrlOn;", "send", "write", "http://url.example/", "cleartext"),
        ("Ltls/UrlOn;", "send", "write", "", ""),
        ("Ltls/UrlOn;", "send", "HttpsURLConnection;->getOutputStream", "", "tls"),
        ("Ltls/OkOff;", "client", "build", "https://ok.example/", "tls-unchecked"),
        ("Ltls/OkOn;", "client", "build", "https://ok.example/", "tls"),
        ("Ltls/OkOn;", "client", "build", "https://api.pinned.example/x", "tls-pinned"),
        ("Ltls/OkOn;", "client", "build", "https://a.b.pinned.example/x", "tls"),
        ("Ltls/OkOff;", "client", "build", "https://one.example", "tls-pinned"),
        ("Ltls/PageOff;", "show", "loadUrl", "https://page.example/", "tls-unchecked"),
        ("Ltls/PageOn;", "show", "loadUrl", "https://page.example/", "tls"),
        ("Ltls/SocketOff;", "socket", "write", "tls://socket.example:443", "tls-unchecked"),
        ("Ltls/SocketOff;", "socket", "write", "tcp://socket.example:80", "cleartext"),
        ("Ltls/SocketOff;", "socket", "write", "content://x/y", ""),
    ],
)
def test_transport_of_an_address(cls: str, name: str, named: str, address: str, expected: str) -> None:
    assert transport_of(address, sink(cls, name, named), transports()) == expected


def test_a_default_holds_for_the_whole_program() -> None:
    of = transports("tls-wide", "wide")
    assert sorted((switch.family, switch.wide) for switch in of.switches) == [("okhttp", False), ("url", True)]
    other = sink("Lwide/Main$Other;", "send", "write", of)
    assert of.of("https://other.example/", other) == "tls-unchecked"
    assert of.of("https://other.example/", other._replace(api="Lorg/apache/http/client/HttpClient;->x()V")) == "tls"


def test_who_has_only_unchecked_clients_sends_nothing_checked() -> None:
    of = transports("tls-wide", "wide")
    other = sink("Lwide/Main$Other;", "send", "write", of)
    assert of.of("https://other.example/", other._replace(api="Lokhttp3/Call;->execute()V")) == "tls-unchecked"
    on = sink("Ltls/OkOn;", "client", "build")
    assert transports().of("https://ok.example/", on._replace(api="Lokhttp3/Call;->execute()V")) == "tls"


def with_manifest(**changes: object) -> Transports:
    code, manifest, methods = linked("tls", "tls")
    changed: Manifest = msgspec.structs.replace(manifest, **changes)
    return Transports(code, changed, methods, CodeTrace(methods, lambda _: False, lambda _: False))


@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        ({}, True),  # devices before 9 do not forbid by default
        ({"min_sdk": 28}, False),
        ({"min_sdk": 28, "target_sdk": 27}, True),
        ({"min_sdk": 28, "cleartext": True}, True),
        ({"cleartext": False}, False),
        ({"cleartext": False, "min_sdk": 21}, True),  # and those before 7 nothing at all
        ({"cleartext": True, "network_security": NetworkSecurity(cleartext_base=False)}, False),
        ({"min_sdk": 28, "network_security": NetworkSecurity()}, False),
    ],
)
def test_what_a_package_forbids(changes: dict[str, object], allowed: bool) -> None:
    of = with_manifest(**changes)
    assert of.cleartext_allowed("api.example.com") is allowed
    url = sink("Ltls/UrlOn;", "send", "write")
    assert of.of("http://api.example.com/", url) == ("cleartext" if allowed else "")
    assert of.of("tcp://api.example.com:99", url) == "cleartext"


def test_what_a_configuration_says_of_domains() -> None:
    domains = (
        DomainSecurity(name="example.com", subdomains=True, cleartext=True),
        DomainSecurity(name="safe.example.com", subdomains=True, cleartext=False, pinned=True),
        DomainSecurity(name="exact.example", cleartext=True),
    )
    of = with_manifest(network_security=NetworkSecurity(cleartext_base=False, domains=domains))
    hosts = ("example.com", "a.example.com", "x.safe.example.com", "exact.example", "a.exact.example", "other.example")
    assert [of.cleartext_allowed(host) for host in hosts] == [True, True, False, True, False, False]
    assert of.cleartext_allowed("")
    on = sink("Ltls/UrlOn;", "send", "write")
    assert of.of("https://x.safe.example.com/", on) == "tls-pinned"
    assert of.of("https://a.example.com/", on) == "tls"
    # A trust manager of the app's own knows nothing of the configuration's pins.
    assert of.of("https://safe.example.com/", sink("Ltls/UrlFactory;", "send", "write")) == "tls-unchecked"


def test_of_several_addresses_the_least_safe_counts() -> None:
    on = sink("Ltls/UrlOn;", "send", "write")
    assert transports().of_all(("https://a.example/", "http://b.example/"), on) == "cleartext"
    assert transports().of_all(("https://a.example/", "https://b.example/"), on) == "tls"
    assert transports().of_all(("https://a.example/", "somewhere"), on) == ""
    assert transports().of_all((), on) == ""


@pytest.mark.parametrize(
    ("rest", "host"),
    [
        ("API.Example.com:8080/x?y#z", "api.example.com"),
        ("user:word@h.example?x", "h.example"),
        ("[2001:db8::1]:443/", "[2001:db8::1]"),
        ("…/x", ""),
        ("h.example", "h.example"),
        ("", ""),
    ],
)
def test_the_host_of_an_address(rest: str, host: str) -> None:
    assert host_part(rest) == host


def test_patterns_of_pins() -> None:
    assert pattern_fits("*.a.example", "x.a.example")
    assert not pattern_fits("*.a.example", "y.x.a.example")
    assert not pattern_fits("*.a.example", "a.example")
    assert pattern_fits("**.a.example", "y.x.a.example")
    assert pattern_fits("**.a.example", "a.example")


def test_whose_settings_hold() -> None:
    assert family_of("Lretrofit2/Call;->execute()V", "https") == "okhttp"
    assert family_of("Lp/Api;->post(Ljava/lang/String;)V", "https") == "okhttp"
    assert family_of("Ljava/io/OutputStream;->write(I)V", "https") == "url"
    assert family_of("Ljava/io/OutputStream;->write(I)V", "tls") == "socket"
