"""Entries of a package that may be a privacy policy: chosen by name, or by how often their bytes speak of privacy."""

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.apk.container import EntryError, Package
from analyzer.policy.finding_kinds import name_tells, name_tells_of_others, starts_like_a_list

MOST_SEARCHED = 2_000
MOST_SEARCHED_BYTES = 48 << 20
LARGEST = 4 << 20
SMALLEST = 200
"""Documents whose bytes are searched, and bytes of one and of all of them."""
FEWEST = 6
"""Times that a document whose name tells nothing has to speak of privacy."""
MOST_BINARY = 6
"""PDF and Word files whose name tells nothing that are read."""

_TEXTS = (".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".md", ".markdown")
_BINARY = (".pdf", ".docx")
_UNREADABLE = (".doc", ".rtf", ".mht")
_OTHER_FORMATS = (
    ".png", ".webp", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".bmp", ".ttf", ".otf", ".woff", ".woff2", ".mp3",
    ".mp4", ".ogg", ".wav", ".so", ".dex", ".arsc", ".css", ".js", ".json", ".xml", ".properties", ".class", ".jar",
    ".zip", ".db", ".lottie", ".kt", ".java", ".map", ".proto", ".kotlin_module", ".version", ".sf", ".rsa", ".mf",
)  # fmt: skip
_HEAD = 8_000
_NEVER = ("META-INF/", "kotlin/", "lib/")
_WORDS = ("隐私", "隱私", "个人信息", "個人資料")
_FORMS = (
    *(word.encode(code) for word in _WORDS for code in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")),
    "privacy".encode("utf-16-le"),
    *(b"&#38544;&#31169;", b"&#x9690;&#x79c1;"),
)
_LATIN = (b"privacy", b"personal information", b"personal data")


class Entry(NamedTuple):
    """A document and why it is worth reading: its name, or ``times`` that it speaks of privacy."""

    name: str
    data: bytes
    named: bool
    times: int


def candidates(package: Package) -> Iterator[Entry]:
    """Entries worth reading, in the order of the archive. What cannot be read whole gives what came out of it."""
    seen = binary = 0
    left = MOST_SEARCHED_BYTES
    for name in package.names:
        lower = name.lower()
        size = package.size_of(name)
        if name.startswith(_NEVER) or not SMALLEST <= size <= LARGEST or lower.endswith("/"):
            continue
        named = name_tells(name) and not lower.endswith(_OTHER_FORMATS)
        if not named and not lower.endswith((*_TEXTS, *_BINARY)):
            continue
        seen += 1
        left -= size
        if seen > MOST_SEARCHED or left < 0:
            return
        if lower.endswith(_UNREADABLE):
            yield Entry(name, b"", True, 0)
            continue
        if lower.endswith(_BINARY):
            binary += not named
            if named or (binary <= MOST_BINARY and not name_tells_of_others(name)):
                yield Entry(name, _content(package, name), named, 0)
            continue
        data = _content(package, name)
        times = mentions(data)
        if (named and times) or times >= FEWEST or _is_list(data):
            yield Entry(name, data, named, times)


def mentions(data: bytes) -> int:
    """How often bytes speak of privacy, in any of the usual encodings."""
    lower = data.lower()
    return sum(data.count(form) for form in _FORMS) + sum(lower.count(form) for form in _LATIN)


def _is_list(data: bytes) -> bool:
    """Whether the start has the title of a list that belongs to a policy; it need not speak of privacy itself."""
    start = data[:_HEAD]
    return any(starts_like_a_list(start.decode(code, "ignore")) for code in ("utf-8", "gb18030"))


def _content(package: Package, name: str) -> bytes:
    try:
        return package.read(name)
    except EntryError as error:
        return error.partial
