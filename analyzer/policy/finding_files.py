"""Entries of a package that may be a privacy policy: chosen by name, or by how often their bytes speak of privacy."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from analyzer.apk.container import EntryError, Package
from analyzer.apk.embedded import SEPARATOR
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
MOST_ARCHIVES = 16
LARGEST_ARCHIVE = 16 << 20
"""Archives with pages in them that are opened, and bytes of one."""

_ARCHIVES = (".zip", ".wgt", ".h5", ".bundle", ".pak")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError)
"""What the library raises for archives that are damaged, encrypted, or packed in a way that it does not know."""
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


class _Place(NamedTuple):
    """A file that may be read: its name, its size as stated, and how to get it."""

    name: str
    size: int
    content: Callable[[], bytes]


def candidates(package: Package) -> Iterator[Entry]:
    """Entries worth reading, those of archives in the package last. What cannot be read whole gives what came out."""
    seen = binary = 0
    left = MOST_SEARCHED_BYTES
    for name, size, content in _places(package):
        lower = name.lower()
        if not SMALLEST <= size <= LARGEST or lower.endswith("/"):
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
                yield Entry(name, content(), named, 0)
            continue
        data = content()
        times = mentions(data)
        if (named and times) or times >= FEWEST or _is_list(data):
            yield Entry(name, data, named, times)


def _places(package: Package) -> Iterator[_Place]:
    archives = []
    for name in package.names:
        if not name.startswith(_NEVER):
            yield _Place(name, package.size_of(name), partial(_content, package, name))
            if name.lower().endswith(_ARCHIVES) and package.size_of(name) <= LARGEST_ARCHIVE:
                archives.append(name)
    for name in archives[:MOST_ARCHIVES]:
        yield from _inside(name, _content(package, name))


def _inside(archive: str, data: bytes) -> Iterator[_Place]:
    """The files of an archive, named as the package's embedded code is: ``assets/h5.zip!privacy.html``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for one in opened.infolist()[:MOST_SEARCHED]:
                yield _Place(f"{archive}{SEPARATOR}{one.filename}", one.file_size, partial(_unpacked, opened, one))
    except _DAMAGE:
        return


def _unpacked(opened: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    try:
        with opened.open(one) as file:
            return file.read(LARGEST)  # the size that the archive states may be a lie
    except _DAMAGE:
        return b""


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
