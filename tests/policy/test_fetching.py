"""One request to an address that the caller named; the server is on the loopback, which only a literal address asks."""

import datetime
import gzip
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from analyzer.errors import UnreadableError, UsageError
from analyzer.policy import fetching
from analyzer.policy.documents import read_document
from analyzer.policy.fetching import Fetched, fetch

PAGE = "<html><body><h1>隐私政策</h1><p>我们收集您的手机号。</p></body></html>"


class Site:
    """Answers by path, and what was asked for."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.base = ""

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        stated = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": "text/html; charset=utf-8", **stated}, body)
        return self.base + path

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.page(path, b"", status, Location=to)


@pytest.fixture
def site() -> Iterator[Site]:
    known = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.path, dict(self.headers)))
            status, headers, body = known.answers.get(self.path, (404, {}, b"no"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    known.base = f"http://127.0.0.1:{server.server_address[1]}"
    yield known
    server.shutdown()
    server.server_close()
    thread.join()


def refused(address: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        fetch(address)
    assert str(caught.value).startswith(f"{address}: ")
    return str(caught.value)


def test_a_page_is_had_by_one_request_that_says_who_asks_and_nothing_else(site: Site) -> None:
    got = fetch(site.page("/privacy.html?v=2", PAGE.encode(), Set_Cookie="a=b") + "#part")
    assert got.file.data == PAGE.encode()
    assert (got.file.charset, got.file.suffix, got.file.address) == ("utf-8", ".html", got.final)
    ((path, headers),) = site.asked
    assert path == "/privacy.html?v=2"
    assert "apkscan/" in headers["User-Agent"]
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection"}


def test_redirects_are_followed_without_cookies(site: Site) -> None:
    site.page("/b", PAGE.encode())
    site.page("/a", b"", 301, Location="/b", Set_Cookie="session=1")
    got = fetch(site.base + "/a")
    assert (got.file.address, got.final) == (site.base + "/a", site.base + "/b")
    assert [path for path, _ in site.asked] == ["/a", "/b"]
    assert all("Cookie" not in headers for _, headers in site.asked)


def test_five_redirects_are_followed_and_no_more(site: Site) -> None:
    site.page("/0", PAGE.encode())
    for number in range(1, 7):
        site.redirect(f"/{number}", f"/{number - 1}")
    assert fetch(f"{site.base}/5").file.data
    assert "redirects" in refused(f"{site.base}/6")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://host/a", "javascript:alert(1)", "http://u:p@host/", "http://[::1/", ""]
)
def test_a_redirect_to_anything_but_a_page_is_refused(site: Site, target: str) -> None:
    assert "redirects to" in refused(site.redirect("/a", target))
    assert len(site.asked) == 1


def test_a_redirect_into_another_private_host_is_refused(site: Site) -> None:
    port = site.base.rpartition(":")[2]
    assert "private network" in refused(site.redirect("/a", f"http://localhost:{port}/b"))
    assert len(site.asked) == 1


@pytest.mark.parametrize("place", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"])
def test_a_name_that_leads_into_a_private_network_is_not_asked(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    def look_up(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (place, 80))]

    def connect(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", connect)
    assert "private network" in refused("http://policy.shop.example/")


@pytest.mark.parametrize(
    "address",
    ["http://", "https:///a", "http://host:port/", "http://a b\n/", "http://x" + "y" * 3000, "http://\udcff/"],
)
def test_what_is_no_address_is_a_mistake_of_the_caller(address: str) -> None:
    with pytest.raises((UsageError, UnreadableError)):
        fetch(address)


def test_an_address_with_a_password_is_not_asked_and_not_shown() -> None:
    with pytest.raises(UsageError) as caught:
        fetch("https://me:secret@host/")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "told"), [(404, "HTTP 404"), (500, "HTTP 500"), (204, "HTTP 204"), (401, "login"), (403, "login")]
)
def test_an_answer_that_is_no_page_is_told(site: Site, status: int, told: str) -> None:
    assert told in refused(site.page("/a", b"", status))


def test_an_empty_page_is_told(site: Site) -> None:
    assert "empty" in refused(site.page("/a", b" \n"))


def test_a_login_page_is_told(site: Site) -> None:
    form = b"<form><input name=u><input name=p type='password'></form>"
    assert "login page" in refused(site.page("/direct", form))
    site.page("/passport/login?back=policy", b"<p>sign in</p>")
    assert "login page" in refused(site.redirect("/policy", "/passport/login?back=policy"))


def test_a_page_that_only_forwards_is_told_with_the_address(site: Site) -> None:
    page = b"<html><head><meta http-equiv='refresh' content='0; url=/real'></head></html>"
    assert f"only forwards to {site.base}/real" in refused(site.page("/a", page))
    assert "only forwards to http://[::1/" in refused(site.page("/b", page.replace(b"/real", b"http://[::1/")))


def test_a_policy_with_a_login_form_in_its_head_is_a_policy(site: Site) -> None:
    page = f"<input type=password>{PAGE}{'<p>隐私与个人信息</p>' * 20}"
    assert fetch(site.page("/a", page.encode())).file.data == page.encode()


@pytest.mark.parametrize(
    ("content_type", "path", "suffix"),
    [
        ("text/html", "/a", ".html"),
        ("application/xhtml+xml", "/a", ".html"),
        ("text/plain", "/a.md", ".md"),
        ("text/plain; charset=gbk", "/a", ".txt"),
        ("application/pdf", "/a", ".pdf"),
        ("application/octet-stream", "/policy.docx", ".docx"),
        ("", "/a", ".html"),
    ],
)
def test_the_content_type_decides_how_it_is_read(site: Site, content_type: str, path: str, suffix: str) -> None:
    assert fetch(site.page(path, b"text", Content_Type=content_type)).file.suffix == suffix


@pytest.mark.parametrize("content_type", ["image/png", "application/json", "video/mp4", "application/zip"])
def test_what_is_no_document_is_told(site: Site, content_type: str) -> None:
    assert "no document" in refused(site.page("/a", b"data", Content_Type=content_type))


def test_the_charset_that_the_server_states_is_used(site: Site) -> None:
    text = "隱私權政策：我們蒐集您的電話號碼與電子郵件。" * 5
    got = fetch(site.page("/a", text.encode("big5"), Content_Type="text/plain; charset=Big5"))
    assert read_document([got.file]).text.strip() == text


def test_a_wrong_charset_does_not_spoil_a_page(site: Site) -> None:
    got = fetch(site.page("/a", PAGE.encode(), Content_Type="text/html; charset=iso-8859-1"))
    assert "我们收集您的手机号" in read_document([got.file]).text


@pytest.mark.parametrize("pack", [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_a_page_that_is_packed_all_the_same_is_unpacked(site: Site, pack: tuple[str, Callable[[bytes], bytes]]) -> None:
    name, compress = pack
    assert fetch(site.page("/a", compress(PAGE.encode()), Content_Encoding=name)).file.data == PAGE.encode()


def test_a_page_that_is_too_large_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    assert "larger than" in refused(site.page("/plain", b"a" * 1001))
    assert "larger than" in refused(site.page("/bomb", gzip.compress(bytes(100_000)), Content_Encoding="gzip"))


def test_an_answer_that_breaks_off_is_told(site: Site) -> None:
    assert "breaks off" in refused(site.page("/a", b"abc", Content_Length="1000"))


def raw_server(answer: bytes) -> tuple[str, socket.socket]:
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            connection.recv(1000)
            connection.sendall(answer)

    threading.Thread(target=serve, daemon=True).start()
    return f"127.0.0.1:{listening.getsockname()[1]}", listening


def test_what_is_no_http_is_told() -> None:
    place, listening = raw_server(b"220 mail ready\r\n")
    with listening:
        assert "not HTTP" in refused(f"http://{place}/")


def test_what_is_no_tls_is_told() -> None:
    place, listening = raw_server(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    with listening:
        assert "no secure connection" in refused(f"https://{place}/")


def test_a_server_that_never_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "ALL_SECONDS", 0.3)
    release = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nabc")
            release.wait(20)

    threading.Thread(target=drip, daemon=True).start()
    with listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        try:
            assert "no answer in time" in refused(address)
        finally:
            release.set()


def test_nobody_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert "no connection" in refused(f"http://127.0.0.1:{port}/")


def test_a_certificate_that_does_not_fit_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    place, listening = raw_server(b"")

    def untrusted(_: ssl.SSLSocket) -> None:
        error = ssl.SSLCertVerificationError(1, "certificate verify failed")
        error.verify_message = "self-signed certificate"
        raise error

    monkeypatch.setattr(ssl.SSLSocket, "do_handshake", untrusted)
    with listening:
        assert "certificate of the server is not valid (self-signed certificate)" in refused(f"https://{place}/")


def certified(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that certifies itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    begin = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin + datetime.timedelta(days=3))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    pem, secret = folder / "cert.pem", folder / "key.pem"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return pem, secret


@pytest.mark.parametrize("trusted", [True, False])
def test_a_page_behind_tls_is_had_when_its_certificate_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    pem, secret = certified(tmp_path)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(pem, secret)
    usual = ssl.create_default_context
    monkeypatch.setattr(ssl, "create_default_context", lambda: usual(cafile=str(pem) if trusted else None))
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        plain, _ = listening.accept()
        try:
            with serving.wrap_socket(plain, server_side=True) as stream:
                stream.recv(2000)
                stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nabcd")
        except OSError:
            plain.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    address = f"https://127.0.0.1:{listening.getsockname()[1]}/"
    with listening:
        if trusted:
            assert fetch(address).file.data == b"abcd"
        else:
            assert "certificate of the server is not valid" in refused(address)
    thread.join(10)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "127.0.0.1.html"),
        ("/a/b/privacy.html", "127.0.0.1-a-b-privacy.html"),
        ("/../../etc/passwd", "127.0.0.1-..-..-etc-passwd.html"),
        ("/%E9%9A%90%E7%A7%81", "127.0.0.1-E9-9A-90-E7-A7-81.html"),
    ],
)
def test_the_kept_file_has_a_plain_name(site: Site, path: str, name: str) -> None:
    got: Fetched = fetch(site.page(path, PAGE.encode()))
    assert got.file.name == name
    assert "/" not in got.file.name
