"""One address, named by the caller, to the policy file behind it: a single polite request, and nothing else.

The only module that opens a socket. It is imported when an address was given, and by the command line alone.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from analyzer import __version__
from analyzer.errors import UnreadableError, UsageError
from analyzer.policy.source_file import SourceFile

USER_AGENT = f"apkscan/{__version__} (privacy policy check; one request for its user)"
MOST_REDIRECTS = 5
MOST_BYTES = 16_000_000
"""Of a page as sent, and as unpacked."""
WAIT_SECONDS = 15.0
"""For a connection, and for each piece that arrives."""
ALL_SECONDS = 60.0
"""For one request in all."""
LONGEST_ADDRESS = 2_000

_PIECE = 65_536
_ACCEPT = "text/html,application/xhtml+xml,text/plain,text/markdown,application/pdf,*/*;q=0.5"
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_UNSAID = (
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/x-download",
    "application/force-download",
)
_KNOWN_ENDS = (".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".md", ".markdown", ".docx", ".pdf")
_LOGIN = re.compile(
    r"(?:^|[/._?&=-])(?:log-?in|sign-?in|passport|sso|cas|oauth2?|authorize)(?:$|[/._?&=-])", re.IGNORECASE
)
_PASSWORD = re.compile(rb"<input\b[^>]{0,300}type\s{0,3}=\s{0,3}[\"']?password", re.IGNORECASE)
_FORWARD = re.compile(
    rb"""<meta\b[^>]{0,200}http-equiv\s{0,3}=\s{0,3}["']?refresh[^>]{0,200}?url\s{0,3}=\s{0,3}["']?([^"'>\s]{1,1000})""",
    re.IGNORECASE,
)
_SUBJECT = (b"privacy", "隐私".encode(), "隐私".encode("gb18030"), "个人信息".encode(), "个人信息".encode("gb18030"))
_FEWEST_SUBJECTS = 5
_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_REDIRECTS = (301, 302, 303, 307, 308)
_SAVE = "save the page in a browser, and give the file"


class Fetched(NamedTuple):
    """A policy file, and how it was had: the last address after redirects, and the content type as stated."""

    file: SourceFile
    final: str
    content_type: str


def fetch(address: str) -> Fetched:
    """Get what is behind an address.

    Redirects are followed within http and https. Nothing is sent along but the names of the host and of this tool: no
    cookies, no credentials, no referrer. Hosts of private networks and of this machine are asked only when the
    caller's own address names them literally ("localhost", or a number).

    Raises:
        UsageError: it is no address that can be asked for.
        UnreadableError: there is no answer, or one that is no document: an error, a login page, an empty page.
    """
    parts = _checked(address)
    first = here = parts.geturl()
    own = (parts.hostname or "").lower() if _is_literal(parts.hostname or "") else ""
    for _ in range(MOST_REDIRECTS + 1):
        with _asked(first, parts, own) as answer:
            if answer.status not in _REDIRECTS:
                return _document(first, here, answer)
            target = answer.getheader("Location") or ""
        if not target:
            raise UnreadableError(f"{first}: the server redirects to nowhere", _SAVE)
        try:
            parts = _checked(urljoin(here, target))
        except (UsageError, ValueError) as error:
            raise UnreadableError(f"{first}: the server redirects to an address that cannot be asked", _SAVE) from error
        here = parts.geturl()
    raise UnreadableError(f"{first}: more than {MOST_REDIRECTS} redirects", _SAVE)


def _checked(address: str) -> SplitResult:
    """The parts of an address, its fragment left out and what no request can carry quoted."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        name = host.encode("ascii" if ":" in host else "idna").decode("ascii") if host else ""
    except (ValueError, UnicodeError) as error:
        raise UsageError(f"{address}: not an address", "write https://host/path") from error
    if parts.scheme not in ("http", "https") or not name or len(address) > LONGEST_ADDRESS:
        raise UsageError(f"{address}: not an address", "write https://host/path")
    if parts.username is not None or parts.password is not None:
        raise UsageError("an address with a password in it is not asked", _SAVE)
    shown = f"[{name}]" if ":" in name else name
    netloc = shown if port is None else f"{shown}:{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return SplitResult(parts.scheme, netloc, path, query, "")


def _is_literal(host: str) -> bool:
    """Whether a host is the word localhost or a number, so that whoever writes it knows what he names."""
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host.lower() == "localhost"
    return True


@contextmanager
def _asked(first: str, parts: SplitResult, own: str) -> Iterator[http.client.HTTPResponse]:
    """The answer to one request; the connection ends with the block."""
    with _told_clearly(first) as late, _secured(_connected(first, parts, own), parts) as stream:
        deadline = threading.Timer(ALL_SECONDS, late, (stream,))
        deadline.daemon = True
        deadline.start()
        try:
            if isinstance(stream, ssl.SSLSocket):
                stream.do_handshake()
            connection = http.client.HTTPConnection(parts.hostname or "", timeout=WAIT_SECONDS)
            connection.sock = stream
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
            for name, value in (("Host", parts.netloc), ("User-Agent", USER_AGENT), ("Accept", _ACCEPT),
                                ("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"), ("Accept-Encoding", "identity"),
                                ("Connection", "close")):  # fmt: skip
                connection.putheader(name, value)
            connection.endheaders()
            with connection.getresponse() as answer:
                yield answer
        finally:
            deadline.cancel()


@contextmanager
def _told_clearly(first: str) -> Iterator[Callable[[socket.socket], None]]:
    """Whatever the network does becomes one line. Yields what ends a connection that takes too long."""
    ended = threading.Event()

    def end(sock: socket.socket) -> None:
        ended.set()
        try:
            socket.socket.shutdown(sock, socket.SHUT_RDWR)  # of the plain socket: it works in the middle of TLS too
        except OSError:
            return  # it has just ended by itself

    try:
        yield end
        if ended.is_set():  # an answer without a stated length would pass for a whole one
            raise TimeoutError
    except ssl.SSLCertVerificationError as error:
        why = f"the certificate of the server is not valid ({error.verify_message})"
        raise UnreadableError(f"{first}: {why}", _SAVE) from error
    except TimeoutError as error:
        raise UnreadableError(f"{first}: no answer in time", _SAVE) from error
    except socket.gaierror as error:
        raise UnreadableError(f"{first}: no such host", "check the address and the network") from error
    except (OSError, http.client.HTTPException) as error:
        if ended.is_set():
            raise UnreadableError(f"{first}: no answer in time", _SAVE) from error
        if isinstance(error, ssl.SSLError):
            why = f"no secure connection ({error.reason or 'TLS'})"
        elif isinstance(error, OSError):
            why = f"no connection ({error.strerror or type(error).__name__})"
        else:
            why = "the answer is not HTTP, or breaks off"
        raise UnreadableError(f"{first}: {why}", "check the address and the network") from error


def _connected(first: str, parts: SplitResult, own: str) -> socket.socket:
    """A connection to an address that was looked at: the name is not looked up again between check and use."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    failure: OSError | None = None
    for family, kind, protocol, _, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if host.lower() != own and not ipaddress.ip_address(str(place[0]).partition("%")[0]).is_global:
            raise UnreadableError(f"{first}: the host {host} is in a private network, and is not asked", _SAVE)
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(WAIT_SECONDS)
        try:
            sock.connect(place)
        except OSError as error:
            sock.close()
            failure = error
            continue
        return sock
    raise failure or OSError("no address")


def _secured(sock: socket.socket, parts: SplitResult) -> socket.socket:
    if parts.scheme == "http":
        return sock
    context = ssl.create_default_context()
    return context.wrap_socket(sock, server_hostname=parts.hostname, do_handshake_on_connect=False)


def _document(first: str, here: str, answer: http.client.HTTPResponse) -> Fetched:
    if answer.status in (401, 403, 407):
        raise UnreadableError(f"{first}: the server wants a login or refuses (HTTP {answer.status})", _SAVE)
    if answer.status != 200:
        raise UnreadableError(f"{first}: the server answers HTTP {answer.status}", "check the address")
    content_type = (answer.getheader("Content-Type") or "")[:200]
    suffix = _suffix(first, here, content_type)
    data = _body(first, answer)
    if not data.strip():
        raise UnreadableError(f"{first}: the page is empty", _SAVE)
    if _is_login(first, here, suffix, data):
        raise UnreadableError(f"{first}: the address leads to a login page", _SAVE)
    if suffix == ".html" and _few_subjects(data) and (to := _FORWARD.search(data)):
        raise UnreadableError(f"{first}: the page only forwards to {_joined(here, to[1])}", "give that address")
    charset = found[1] if (found := _CHARSET.search(content_type)) else ""
    return Fetched(SourceFile(name=_name(here, suffix), data=data, charset=charset, address=first), here, content_type)


def _suffix(first: str, here: str, content_type: str) -> str:
    """By the content type; by the end of the address where the server does not know."""
    media = content_type.partition(";")[0].strip().lower()
    path = urlsplit(here).path.lower()
    stated = next((end for end in _KNOWN_ENDS if path.endswith(end)), "")
    if media in _SUFFIXES:
        # A file that is only shown as text is what its name says.
        return stated if media == "text/plain" and stated in (".md", ".markdown") else _SUFFIXES[media]
    if media in _UNSAID:
        return stated or ".html"
    if media.startswith("text/"):
        return ".txt"
    raise UnreadableError(f"{first}: {media} is no document that can be read", _SAVE)


def _body(first: str, answer: http.client.HTTPResponse) -> bytes:
    """All of the answer, unpacked when the server packs it though it was asked not to."""
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    data = bytearray()
    while piece := answer.read(_PIECE):
        data += piece
        if len(data) > MOST_BYTES:
            raise UnreadableError(f"{first}: larger than {MOST_BYTES // 1_000_000} MB", _SAVE)
    if answer.length:  # fewer bytes came than were promised
        raise http.client.IncompleteRead(bytes(data), answer.length)
    if packing in ("identity", ""):
        return bytes(data)
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableError(f"{first}: the server packs the page in a way that cannot be read", _SAVE)
    for window in (47, -15):  # gzip or zlib by its header; some servers send deflate without one
        try:
            plain = (inflater := zlib.decompressobj(window)).decompress(bytes(data), MOST_BYTES + 1)
        except zlib.error:
            continue
        if len(plain) > MOST_BYTES:
            raise UnreadableError(f"{first}: larger than {MOST_BYTES // 1_000_000} MB", _SAVE)
        if inflater.eof:
            return plain
    raise UnreadableError(f"{first}: the answer is not HTTP, or breaks off", _SAVE)


def _is_login(first: str, here: str, suffix: str, data: bytes) -> bool:
    """Whether a redirect led to a place for logging in, or the page asks for a password and hardly of privacy."""
    led = here != first and bool(_LOGIN.search(_behind_host(here))) and not _LOGIN.search(_behind_host(first))
    return suffix == ".html" and _few_subjects(data) and (led or _PASSWORD.search(data) is not None)


def _joined(here: str, target: bytes) -> str:
    text = target.decode("ascii", "replace")
    try:
        return urljoin(here, text)
    except ValueError:
        return text


def _few_subjects(data: bytes) -> bool:
    """Whether a page hardly speaks of privacy."""
    lower = data.lower()
    return sum(lower.count(word) for word in _SUBJECT) < _FEWEST_SUBJECTS


def _behind_host(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.hostname or ''}{parts.path}"


def _name(here: str, suffix: str) -> str:
    """A file name out of an address: the host and the end of the path, in characters that any file system takes."""
    parts = urlsplit(here)
    path = parts.path.rstrip("/")
    for end in _KNOWN_ENDS:
        path = path[: -len(end)] if path.lower().endswith(end) else path
    words = re.sub(r"[^A-Za-z0-9.-]+", "-", f"{parts.hostname or ''}{path}").strip("-.")
    return f"{words[:80].rstrip('-.') or 'policy'}{suffix}"
