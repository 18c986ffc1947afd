"""Addresses in a package that may lead to a privacy policy: code, string resources, pages, manifest."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote, urlsplit

import numpy as np

from analyzer.apk.container import EntryError, Package
from analyzer.apk.dex import Dex
from analyzer.apk.encoded import Kind, static_values
from analyzer.apk.model import Manifest
from analyzer.apk.resources import ResourceTable
from analyzer.catalogue.facts import Host
from analyzer.policy.finding_kinds import role_of
from analyzer.policy.model import PolicyLink

MOST_LINKS = 20
MOST_STRINGS = 20_000
"""Strings of one dex file that begin like an address and are looked at."""
MOST_FILES = 1_000
MOST_BYTES = 32 << 20
LARGEST = 8 << 20
"""Pages, scripts and configurations below assets and raw resources that are searched for addresses."""
MOST_FIELDS = 2_000
LONGEST = 500
"""Characters of an address that are kept."""

_PAGES = (".html", ".htm", ".js", ".json", ".txt", ".xml", ".md", ".properties")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}（），。；《》“”]{4,500}", re.IGNORECASE)
_ADDRESS_BYTES = re.compile(rb"https?://[^\s\"'<>\\^`{|}\x00-\x20]{4,500}", re.IGNORECASE)
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,200}?href\s{0,4}=\s{0,4}[\"']?(https?://[^\s\"'>]{4,500})[^<>]{0,200}>([^<]{0,80})", re.IGNORECASE
)
_PRIVACY = re.compile(r"privacy|yinsi|yszc|ysxy|隐私|隱私|personal[-_ ]?information|个人信息|ysqzc", re.IGNORECASE)
_PRIVACY_BYTES = re.compile(rb"privacy|yinsi|yszc|ysxy|\xe9\x9a\x90\xe7\xa7\x81", re.IGNORECASE)
_WORD = re.compile(r"(?:^|[^a-z])(?:policy|policies|children|sdk[-_]?list|sdklist)(?:[^a-z]|$)", re.IGNORECASE)
_PLAIN_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|css|js|json|so|apk|zip|mp4|woff2?|ttf)$", re.IGNORECASE)
_NO_ADDRESS = ("schemas.android.com", "www.w3.org", "xmlns.", "ns.adobe.com", "schema.org", "json-schema.org")
_BEHIND = ".,;:!?)]}'\"、"

HostOf = Callable[[str], Host | None]
"""A host's name to its operator, None when nobody knows."""


def find_links(
    package: Package, manifest: Manifest, table: ResourceTable | None, dexes: Iterable[Dex], host_of: HostOf
) -> tuple[PolicyLink, ...]:
    """Addresses by which a privacy policy, or a part of one, may be had; hosts that nobody else is known to operate
    first. Of one address the first place counts.
    """
    found: dict[str, PolicyLink] = {}
    sources = (_of_manifest(manifest), _of_resources(table), _of_files(package), _of_code(dexes))
    for link in (link for source in sources for link in source):
        found.setdefault(link.url.rstrip("/"), link)
    told = [_told(link, host_of) for link in found.values()]
    ordered = sorted(told, key=lambda pair: (pair[0], pair[1].role != "policy"))
    return tuple(link for _, link in ordered[:MOST_LINKS])


def _told(link: PolicyLink, host_of: HostOf) -> tuple[bool, PolicyLink]:
    """Whether somebody else is known to operate the host, and the link with his name as its words if it has none."""
    known = host_of(urlsplit(link.url).hostname or "")
    if known is None:
        return False, link
    words = link.words or known.owner
    return True, PolicyLink(url=link.url, where=link.where, role=link.role, words=words)


def _link(url: str, where: str, words: str = "", anchored: bool = False) -> PolicyLink | None:
    """The link, when the address or the words beside it speak of privacy; None otherwise. ``anchored``: the words are
    what somebody taps on, so that the name of a list is enough.
    """
    url = url.rstrip(_BEHIND)[:LONGEST]
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    path = unquote(f"{parts.path}?{parts.query}#{parts.fragment}")
    if "." not in host or host.startswith(_NO_ADDRESS) or _PLAIN_FILE.search(parts.path):
        return None
    named = _PRIVACY.search(path) or _PRIVACY.search(host) or _PRIVACY.search(words)
    shown = " ".join(words.split())[:80]
    if not named and not _WORD.search(path) and not (anchored and role_of(shown) != "policy"):
        return None
    role = role_of(shown) if shown and role_of(shown) != "policy" else role_of(path)
    return PolicyLink(url=url, where=where, role=role, words=shown)


def _of_manifest(manifest: Manifest) -> Iterator[PolicyLink]:
    stated = (*manifest.meta_data, *(one for part in manifest.components for one in part.meta_data))
    for one in stated:
        if (address := _ADDRESS.match(one.value)) and (link := _link(address[0], "AndroidManifest.xml", one.name)):
            yield link


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True


def _of_resources(table: ResourceTable | None) -> Iterator[PolicyLink]:
    texts = table.find_texts(("http://", "https://", "HTTP://", "HTTPS://")) if table is not None else {}
    if table is None or not texts:
        return
    names: dict[int, str] = {}
    for identity, index in table.resources_of(texts, _Everything()):
        names.setdefault(index, table.name(identity))
    for index, text in texts.items():
        name = names.get(index, "")
        where = f"resources.arsc: {name}" if name else "resources.arsc"
        anchored = dict(_ANCHOR.findall(text))
        for address in _ADDRESS.findall(text):
            tapped = anchored.get(address, "")
            if link := _link(address, where, tapped or (name if len(text) < 2 * LONGEST else ""), bool(tapped)):
                yield link


def _of_files(package: Package) -> Iterator[PolicyLink]:
    seen, left = 0, MOST_BYTES
    for name in package.names:
        if not name.startswith(("assets/", "res/raw")) or not name.lower().endswith(_PAGES):
            continue
        size = package.size_of(name)
        seen += 1
        if size > LARGEST:
            continue
        left -= size
        if seen > MOST_FILES or left < 0:
            return
        try:
            data = package.read(name)
        except EntryError as error:
            data = error.partial
        if _PRIVACY_BYTES.search(data):
            yield from _of_page(name, data)


def _of_page(name: str, data: bytes) -> Iterator[PolicyLink]:
    addresses = {found for found in _ADDRESS_BYTES.findall(data) if _PRIVACY_BYTES.search(found)}
    anchors = _ANCHOR.findall(data.replace(b'\\"', b'"').decode("utf-8", "replace")) if b"<a" in data else []
    for url, words in anchors:
        if link := _link(url, name, words, anchored=True):
            yield link
    for address in sorted(addresses):
        if link := _link(address.decode("utf-8", "replace"), name):
            yield link


def _of_code(dexes: Iterable[Dex]) -> Iterator[PolicyLink]:
    for dex in dexes:
        for address in _strings_from(dex, b"http"):
            if link := _link(address, dex.name):
                yield link
        yield from _of_fields(dex)


def _strings_from(dex: Dex, prefix: bytes) -> Iterator[str]:
    """The whole addresses among the strings that begin with a prefix: the format keeps strings sorted."""
    low, high = 0, len(dex.string_start)
    while low < high:
        middle = (low + high) // 2
        if dex.string_bytes(middle) < prefix:
            low = middle + 1
        else:
            high = middle
    for index in range(low, min(low + MOST_STRINGS, len(dex.string_start))):
        if not dex.string_bytes(index).startswith(prefix):
            return
        if int(dex.string_length[index]) <= LONGEST and (address := _ADDRESS.match(dex.string(index))):
            yield address[0]


def _of_fields(dex: Dex) -> Iterator[PolicyLink]:
    """Constants whose name speaks of privacy while their address does not: PRIVACY_URL."""
    if not len(dex.fields) or not len(dex.field_name):
        return
    static = dex.fields[dex.fields[:, 3] != 0]
    static = static[static[:, 1] < len(dex.field_name)]
    telling: dict[int, bool] = {}
    names = dex.field_name[static[:, 1]].tolist()
    for name in np.unique(names).tolist():
        telling[name] = bool(_PRIVACY_BYTES.search(dex.string_bytes(name)[:200]))
    rows = [row for row, name in enumerate(names) if telling[name]]
    for row in rows[:MOST_FIELDS]:
        class_def = int(static[row, 0])
        place = row - int(np.searchsorted(static[:, 0], class_def))
        if (text := _initial(dex, class_def, place)) and (address := _ADDRESS.match(text)):
            name = dex.string(names[row])
            if link := _link(address[0], dex.name, name):
                yield link


def _initial(dex: Dex, class_def: int, place: int) -> str:
    """The text with which a static field begins, "" when it is none. ``place`` counts static fields of the class."""
    values = static_values(dex, class_def)
    value = values[place] if 0 <= place < len(values) else None
    return dex.string(int(value.number)) if value is not None and value.kind == Kind.STRING else ""
