"""Addresses that stand in a native library: the weakest hint of where a native method sends."""

import re
from collections.abc import Iterable

from analyzer.apk.native_names import NativeStrings
from analyzer.flows.destinations_hosts import address_of
from analyzer.flows.destinations_texts import Text

MOST_ADDRESSES = 8
_ADDRESS = re.compile(rb"(?<=\0)(?:https?|wss?|ftp|mqtts?|ssl|tls|tcp|udp)://[\x21-\x7e]{4,200}(?=\0)")
_COMMON = (
    "w3.org",
    "xml.org",
    "xmlsoap.org",
    "apache.org",
    "openssl.org",
    "adobe.com",
    "schemas.android.com",
    "ietf.org",
)
"""Hosts of namespaces and manuals that libraries name without ever calling them."""


def native_addresses(api: str, libraries: Iterable[NativeStrings]) -> tuple[Text, ...]:
    """The addresses in the library that implements a native method by its name, or in the only library there is."""
    known = tuple(libraries)
    name = exported_name(api)
    chosen = [one for one in known if name and any(_same(name, other) for other in one.exported)]
    if not chosen and len(known) == 1:
        chosen = [known[0]]
    found: dict[str, Text] = {}
    for library in chosen:
        for match in _ADDRESS.finditer(library.strings):
            text = match.group().decode("ascii")
            host = address_of(text, bare=False).host
            common = any(host == name or host.endswith("." + name) for name in _COMMON)
            if host and not common:
                found.setdefault(host, Text(text, "native-string"))
    return tuple(found.values())[:MOST_ADDRESSES]


def exported_name(api: str) -> str:
    """The name by which a library exports a native method (specification of JNI); "" for no signature."""
    cls, arrow, member = api.partition("->")
    if not arrow or not cls.startswith("L") or not cls.endswith(";"):
        return ""
    return f"Java_{_mangled(cls[1:-1])}_{_mangled(member.partition('(')[0])}"


def _mangled(text: str) -> str:
    escapes = {"/": "_", "_": "_1", ";": "_2", "[": "_3"}
    return "".join(
        escapes.get(char) or (char if char.isascii() and char.isalnum() else f"_0{ord(char):04x}") for char in text
    )


def _same(name: str, exported: str) -> bool:
    """Whether an exported function is that of the method: overloads have their parameters behind two underscores."""
    return exported == name or exported.startswith(name + "__")
