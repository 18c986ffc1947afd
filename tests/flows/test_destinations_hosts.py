"""Addresses to hosts, what is known of hosts, and the table of addresses."""

from pathlib import Path

import pytest

from analyzer.apk.native_names import NativeStrings
from analyzer.errors import RulesetError
from analyzer.flows.destinations_hosts import address_of, described, kind_of, operator_of
from analyzer.flows.destinations_native import exported_name, native_addresses
from analyzer.flows.destinations_requests import completed
from analyzer.flows.destinations_rows import read_rows
from analyzer.flows.destinations_texts import HOLE, Text, composed, joined
from tests.flows.linked import TABLES


@pytest.mark.parametrize(
    ("text", "scheme", "host"),
    [
        ("https://API.Example.com/x", "https", "api.example.com"),
        ("https://api.example.com:443", "https", "api.example.com"),
        (f"https://api.example.com:{HOLE}/x", "https", "api.example.com"),
        (f"https://api.example.com{HOLE}", "https", ""),
        (f"https://api.example.com/{HOLE}", "https", "api.example.com"),
        (f"{HOLE}://api.example.com/", "", "api.example.com"),
        (f"https://{HOLE}.example.com/", "https", "*.example.com"),
        (f"https://s{HOLE}.example.com/", "https", "*.example.com"),
        (f"https://{HOLE}.com/", "https", ""),
        (f"https://a.{HOLE}.com/", "https", ""),
        (f"{HOLE}/path", "", ""),
        ("https://user:secret@api.example.com/", "https", "api.example.com"),
        ("http://192.0.2.7:8080/", "http", "192.0.2.7"),
        ("http://[2001:DB8::7]:80/", "http", "[2001:db8::7]"),
        ("tcp://2001:db8::7", "tcp", "[2001:db8::7]"),
        ("http://999.1.1.1/", "http", ""),
        ("http://server/", "http", "server"),
        ("jdbc:mysql://db.example.com/x", "mysql", "db.example.com"),
        ("//cdn.example.com/x", "", "cdn.example.com"),
        ("api.example.com", "", "api.example.com"),
        ("api.example.com:80", "", "api.example.com"),
        ("localhost:80", "", "localhost"),
        ("https://例子.example/", "https", "例子.example"),
        ("server", "", ""),
        ("key.value=3", "", ""),
        ("1.2", "", ""),
        ("/v1/up", "", ""),
        ("javascript:f('https://a.example/')", "", ""),
        ("file:///android_asset/a.html", "file", ""),
        ("content://com.a/b", "content", ""),
        ("data:text/html,x", "", ""),
        ("about:blank", "", ""),
        ("https://", "https", ""),
        ("https://" + "a." * 200 + "example", "https", ""),
        ("", "", ""),
    ],
)
def test_the_host_that_an_address_names(text: str, scheme: str, host: str) -> None:
    found = address_of(text)
    assert (found.scheme, found.host) == (scheme, host)


def test_an_address_is_shown_with_what_is_missing() -> None:
    assert address_of(f"https://a.example/{HOLE}?x=1").text == "https://a.example/…?x=1"
    assert len(address_of("https://a.example/" + "x" * 5000).text) == 256


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("api.umeng.com", "name"),
        ("*.umeng.com", "name"),
        ("203.0.114.9", "address"),
        ("192.168.1.7", "private"),
        ("[fe80::1]", "private"),
        ("127.0.0.1", "local"),
        ("[::1]", "local"),
        ("0.0.0.0", "local"),  # noqa: S104  a text
        ("10.0.2.2", "local"),
        ("localhost", "local"),
        ("api.example.com", "example"),
        ("a.example", "example"),
        ("x.test", "example"),
        ("printer.local", "private"),
        ("server", "private"),
    ],
)
def test_kinds_of_hosts(host: str, kind: str) -> None:
    assert kind_of(host) == kind


def test_whose_a_host_is() -> None:
    found = operator_of("alog.umeng.com", TABLES)
    assert found is not None
    assert (found.sdk, found.country) == ("umeng", "CN")
    assert operator_of("*.umeng.com", TABLES) == found
    assert operator_of("192.0.2.7", TABLES) is None
    assert operator_of("umeng.com.example", TABLES) is None
    assert described("alog.umeng.com", TABLES) == "alog.umeng.com (SDK umeng, Umeng)"
    assert described("x.126.net", TABLES) == "x.126.net (NetEase)"
    assert described("nobody.knows.dev", TABLES) == "nobody.knows.dev"


def test_names_of_native_functions() -> None:
    assert exported_name("Lcom/a_b/C$D;->up(Ljava/lang/String;)V") == "Java_com_a_1b_C_00024D_up"
    assert exported_name("no signature") == ""


def test_addresses_come_from_the_library_that_has_the_method() -> None:
    api = "Lcom/a/C;->up(Ljava/lang/String;)V"
    strings = b"\0http://www.w3.org/2000\0https://one.dev/a\0https://%s/b\0notaddress\0"
    one = NativeStrings("one.so", strings, frozenset({"Java_com_a_C_up__Ljava_lang_String_2"}), False)
    two = NativeStrings("two.so", b"\0https://two.dev/\0", frozenset({"Java_com_a_C_upper"}), False)
    assert native_addresses(api, (one, two)) == (Text("https://one.dev/a", "native-string"),)
    assert native_addresses("Lcom/a/C;->down()V", (one, two)) == ()
    assert native_addresses("Lcom/a/C;->down()V", (two,)) == (Text("https://two.dev/", "native-string"),)


@pytest.mark.parametrize(
    ("base", "path", "whole"),
    [
        ("https://a.example/api/", "v1/up", "https://a.example/api/v1/up"),
        ("https://a.example/api/", "/v1/up", "https://a.example/v1/up"),
        ("https://a.example/api/", "https://b.example/", "https://b.example/"),
        ("https://a.example/api/", "", "https://a.example/api/"),
        (f"https://a.example/{HOLE}/", "up", f"https://a.example/{HOLE}/up"),
        ("https://[a/", "up", "https://[a/"),
    ],
)
def test_a_path_against_a_base(base: str, path: str, whole: str) -> None:
    assert completed(base, path) == whole


def test_how_pieces_are_known() -> None:
    plain, built = (Text("a"),), (Text("b", "field"),)
    assert joined([plain, plain]) == (Text("aa", "constant"),)
    assert joined([plain, built]) == (Text("ab", "builder"),)
    assert joined([(Text("https://", ""),), built]) == (Text("https://b", "field"),)
    assert joined([(Text(HOLE),), (Text(HOLE),)]) == (Text(HOLE, "constant"),)


def test_parts_of_an_address() -> None:
    def one(text: str) -> list[tuple[Text, ...]]:
        return [(Text(text),)]

    parts = {"host": one("h.example"), "port": one("80"), "path": [*one("a"), *one("b")]}
    assert composed((Text(HOLE),), parts)[0].text == f"{HOLE}://h.example:80/a/b"
    assert composed((Text("https://x.example"),), {"path": one("a")})[0].text == "https://x.example/a"
    assert composed((Text("https://x.example"),), {"scheme": one("http")})[0].text == "https://x.example"


def write(folder: Path, *rows: str) -> Path:
    (folder / "own").mkdir()
    (folder / "own" / "addresses.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


HEADER = "method\ttells\ttext\tsource"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("method\ttext",), "the columns are not"),
        ((HEADER, "La/B;->c()V\tobject\t{arg1}"), "3 cells"),
        ((HEADER, "La/B;->c()V\tnothing\t{arg1}\town"), "'nothing' is not one of"),
        ((HEADER, "a.B.c()\tobject\t{arg1}\town"), "is no method"),
        ((HEADER, "La/B;->c()V\tobject\t\town"), "the text is empty"),
        ((HEADER, "La/B;->c()V\tobject\tx\town", "La/B;->c()V\tresult\ty\town"), "stands there twice"),
    ],
)
def test_mistakes_in_the_table(tmp_path: Path, rows: tuple[str, ...], said: str) -> None:
    with pytest.raises(RulesetError, match=said):
        read_rows(write(tmp_path, *rows))


def test_a_row() -> None:
    row = read_rows()["Ljava/net/Socket;-><init>(Ljava/lang/String;I)V"]
    assert row.text == ("tcp://", 1, ":", 2)
    assert row.tells == "object"
