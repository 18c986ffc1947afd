"""Addresses to hosts, and what is known of a host: whose it is, or what kind of name it is."""

import re
from ipaddress import ip_address
from typing import Literal, NamedTuple

from analyzer.catalogue.facts import Host
from analyzer.catalogue.tables import Tables
from analyzer.flows.destinations_texts import HOLE

HostKind = Literal["name", "address", "private", "local", "example"]
"""A name of the public network; an IP literal; one of a private network; the device itself (localhost, or the machine
around an emulator); a name that is reserved for examples and tests.
"""

_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{0,30}:)??([A-Za-z][A-Za-z0-9+.-]{0,30})://")
_NAME = re.compile(r"(?:[^\W_](?:[\w-]{0,62})\.)*[^\W_][\w-]{0,62}")
_PORT = re.compile(r":\d{1,5}|:" + HOLE + "?")
_ELSEWHERE = frozenset(
    {"file", "content", "android.resource", "res", "assets", "asset", "data", "javascript", "about", "blob", "jar",
     "intent", "market", "tel", "sms", "smsto", "mmsto", "mailto", "geo", "package", "app", "android-app"}
)  # fmt: skip
"""Schemes of addresses that name no host."""
_RESERVED = ("example", "test", "invalid", "localhost")
"""Top-level names that RFC 2606 reserves; it also reserves example.com, .net and .org."""
_EMULATOR = "10.0.2.2"
_LONGEST = 253
_SHOWN = 256


class Address(NamedTuple):
    """``scheme`` "" when none is stated; ``host`` in lower case, with "*." before it when labels are missing at its
    start; ``text`` the whole as far as known, "…" for what is not.
    """

    scheme: str
    host: str
    text: str


def address_of(text: str, bare: bool = True) -> Address:
    """A text with holes as an address; ``host`` "" when it names none.

    ``bare``: a host may stand without a scheme.
    """
    shown = text.strip().replace(HOLE, "…")[:_SHOWN]
    found = _SCHEME.match(text.strip())
    scheme = found.group(1).lower() if found else ""
    if found:
        rest = text.strip()[found.end() :]
    elif "://" in text:
        before, _, rest = text.strip().partition("://")
        scheme = "" if HOLE in before else "?"
    else:
        rest = text.strip().removeprefix("//")
        if not bare or rest.startswith(("/", "#", "?", ".")) or rest.partition(":")[0].lower() in _ELSEWHERE:
            return Address("", "", shown)
    if scheme in _ELSEWHERE or scheme == "?":
        return Address(scheme.replace("?", ""), "", shown)
    return Address(scheme, _host(rest, plain="://" not in text), shown)


def _host(rest: str, plain: bool) -> str:
    """The host at the start of what follows the scheme; "" when there is none. ``plain``: it must look like one."""
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0].rpartition("@")[2]
    if authority.startswith("["):
        literal = authority.partition("]")[0][1:]
        return f"[{literal.lower()}]" if _is_ip(literal) else ""
    if authority.count(":") > 1 and _is_ip(authority):
        return f"[{authority.lower()}]"
    host, colon, port = authority.partition(":")
    if colon and not _PORT.fullmatch(colon + port):
        return ""
    host = host.rstrip(".").lower()
    label, _, others = host.partition(".")
    missing = HOLE in label and "." in others
    name = others if missing else host
    if HOLE in name or len(name) > _LONGEST or not _NAME.fullmatch(name):
        return ""
    dotted = "." in name or name == "localhost"
    if plain and (not dotted or not (_is_ip(name) or re.search(r"[^\W\d_]{2,}$|localhost$", name))):
        return ""
    if re.fullmatch(r"[\d.]+", name) and not _is_ip(name):
        return ""
    return f"*.{name}" if missing else name


def _is_ip(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def kind_of(host: str) -> HostKind:
    """What kind of name a host is."""
    bare = host.strip("[]")
    if _is_ip(bare):
        literal = ip_address(bare)
        if literal.is_loopback or bare == _EMULATOR or literal.is_unspecified:
            return "local"
        return "private" if literal.is_private or literal.is_link_local else "address"
    if bare == "localhost" or bare.endswith(".localhost"):
        return "local"
    labels = bare.removeprefix("*.").split(".")
    second = labels[-2:-1] == ["example"] and labels[-1] in ("com", "net", "org")
    if second or labels[-1] in _RESERVED:
        return "example"
    return "private" if labels[-1] in ("local", "lan", "internal") or len(labels) == 1 else "name"


def operator_of(host: str, tables: Tables) -> Host | None:
    """Who operates a host; None for a name that no table knows, for IP literals, local and example names."""
    return tables.host(host.removeprefix("*.")) if kind_of(host) == "name" else None


def described(host: str, tables: Tables) -> str:
    """A host with who operates it in brackets: "api.x.com (SDK umeng, Umeng)"; the host alone when nobody knows."""
    found = operator_of(host, tables)
    if found is None:
        return host
    return f"{host} (SDK {found.sdk}, {found.owner})" if found.sdk else f"{host} ({found.owner})"
