"""A package to the privacy policy that it carries, if any: which documents were taken, and which were not and why."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analyzer.apk.container import RESOURCES, EntryError, Package
from analyzer.apk.dex import Dex
from analyzer.apk.model import Manifest
from analyzer.apk.resources import ResourceTable
from analyzer.errors import UsageError
from analyzer.gaps import Cause, Gap
from analyzer.policy.decoding import decode
from analyzer.policy.finding_files import candidates
from analyzer.policy.finding_kinds import Document, Judged, Language, judged, name_tells
from analyzer.policy.finding_links import HostOf, find_links
from analyzer.policy.finding_strings import long_texts
from analyzer.policy.model import DocumentRole, OtherReason, PolicyLink, PolicyOrigin, PolicyOther
from analyzer.policy.source_file import SourceFile

MOST_READ = 24
MOST_READ_BYTES = 2 << 20
"""Documents that are read to find out what they are, and bytes of all behind the first; the most promising ones first.
"""
MOST_GLANCED = 400_000
"""Characters of a page by which it is decided whether it is worth reading."""
MOST_OTHERS = 20
_PARTS: tuple[DocumentRole, ...] = ("sdk-list", "collected-list", "permission-list", "children")
"""What belongs to a policy beside its main text, in the order in which it is read."""
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_TAG = re.compile(r"<(?:script|style)\b[^<]{0,100000}|<[^<>]{0,2000}>")
_HAN, _KANA = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[\u3041-\u30ff]")
_STRINGS = "resources.arsc: "
_SHORTEST_LABEL = 2
_MOST_PLACES = 5


class Found(NamedTuple):
    """The files of the policy that is in the package, in reading order: () when there is none."""

    files: tuple[SourceFile, ...]
    origin: PolicyOrigin
    gaps: tuple[Gap, ...] = ()


class _Candidate(NamedTuple):
    where: str
    source: SourceFile
    document: Document
    judged: Judged


class PackageSearch:
    """A search in an open package: documents and addresses. The resource table is read once for both."""

    def __init__(self, package: Package, manifest: Manifest) -> None:
        self._package = package
        self._manifest = manifest
        try:
            self._table = ResourceTable(package.read(RESOURCES)) if RESOURCES in package else None
        except EntryError:
            self._table = None  # a gap already: the manifest's reader has met it

    def links(self, dexes: Iterable[Dex], host_of: HostOf) -> tuple[PolicyLink, ...]:
        """Addresses that may lead to a policy; see `finding_links.find_links`."""
        return find_links(self._package, self._manifest, self._table, dexes, host_of)

    def documents(self) -> Found:
        """The policy in the package: its main text, in the language of the app's name when there is a choice, and with
        it what the package holds of its parts (lists of SDKs, of information, of permissions, rules for children).
        """
        others: list[PolicyOther] = []
        unread: list[str] = []
        looked = _without_doubles([*self._read(others, unread)], others)
        gaps = (_unread(unread),) if unread else ()
        main = _main(looked, "zh" if _is_chinese(self._manifest) else "en")
        if main is None:
            others += [PolicyOther(where=one.where, why=why) for one in looked if (why := _why_not(one))]
            return Found((), PolicyOrigin(others=_few(others), looked=True), gaps)
        taken = [main, *_parts(main, looked)]
        for one in looked:
            if one not in taken:
                foreign = one.document.language != main.document.language
                others.append(PolicyOther(where=one.where, why=_why_not(one) or ("language" if foreign else "second")))
        origin = PolicyOrigin(
            kind="package", places=tuple(one.where for one in taken), others=_few(others), looked=True
        )
        return Found(tuple(one.source for one in taken), origin, gaps)

    def _read(self, others: list[PolicyOther], unread: list[str]) -> Iterator[_Candidate]:
        sources = self._sources()
        if not sources:
            return
        from analyzer.policy.documents import read_document  # most packages hold nothing to read

        names = _app_names(self._manifest)
        left = MOST_READ_BYTES + len(sources[0][1].data)
        for number, (where, source) in enumerate(sources):
            if number >= MOST_READ or len(source.data) > left:
                unread.append(where)
                continue
            left -= len(source.data)
            try:
                read = read_document([source])
            except UsageError:
                others.append(PolicyOther(where=where, why="unreadable"))
                continue
            if not read.text.strip() and read.gaps:
                others.append(PolicyOther(where=where, why="unreadable"))
                continue
            document = Document(source.name, read.text, read.language, where.startswith(_STRINGS))
            what = judged(document, names)
            if what.kind not in ("policy", "other"):
                document = document._replace(language=_written_in(read.text))
            if what.kind != "other":
                yield _Candidate(where, source, document, what)
            elif name_tells(where) and not document.string:
                others.append(PolicyOther(where=where, why="not-whole"))

    def _sources(self) -> list[tuple[str, SourceFile]]:
        """Documents worth reading, the most promising ones first, with what their places are called."""
        found: list[tuple[tuple[bool, int], str, SourceFile]] = []
        names = _app_names(self._manifest)
        for entry in candidates(self._package):
            if not entry.named and _hardly(entry.name, entry.data, names):
                continue
            rank = (not entry.named, -entry.times)
            found.append((rank, entry.name, SourceFile(name=entry.name, data=entry.data)))
        for text in long_texts(self._table) if self._table is not None else ():
            name = f"{text.resource} ({text.locale})" if text.locale else text.resource
            data = text.text.encode("utf-8", "replace")
            rank = (False, -text.text.count("隐私") - text.text.lower().count("privacy"))
            found.append((rank, _STRINGS + name, SourceFile(name=text.resource, data=data, charset="utf-8")))
        return [(where, source) for _, where, source in sorted(found, key=lambda one: one[0])]


def _hardly(name: str, data: bytes, app_names: tuple[str, ...]) -> bool:
    """Whether a page, its tags simply left out, is nothing like a part of a policy; reading it takes much longer."""
    if not name.lower().endswith(_PAGES):
        return False
    text = html.unescape(_TAG.sub("\n", decode(data)[0][:MOST_GLANCED]))
    language: Language = "zh" if len(_HAN.findall(text)) * 10 > len(text) else "en"
    return judged(Document(name, text, language), app_names).kind == "other"


def _unread(places: list[str]) -> Gap:
    detail = f"{len(places)} documents that speak of privacy were not read: there are too many, or too large ones"
    return Gap(stage="contents", cause=Cause.BUDGET, where=", ".join(places[:_MOST_PLACES]), detail=detail)


def _without_doubles(looked: list[_Candidate], others: list[PolicyOther]) -> list[_Candidate]:
    """Each text once, whatever its white space."""
    first: dict[str, _Candidate] = {}
    for one in looked:
        text = "".join(one.document.text.split())
        if first.setdefault(text, one) is not one:
            others.append(PolicyOther(where=one.where, why="double"))
    return list(first.values())


def _main(looked: list[_Candidate], language: str) -> _Candidate | None:
    """The policy itself; rules for children are it only where there is nothing else."""
    for kind in ("policy", "children"):
        found = [one for one in looked if one.judged.kind == kind and (kind == "policy" or _is_long(one))]
        if found:
            return max(found, key=lambda one: (one.document.language == language, one.judged.score))
    return None


def _written_in(text: str) -> Language:
    """The language of a list, in which names may outnumber words."""
    from analyzer.policy.documents import language_of

    known = language_of(text)
    if known != "other" or _KANA.search(text):
        return known
    return "zh" if _HAN.search(text) else "en"


def _is_long(one: _Candidate) -> bool:
    return len(one.document.text) >= (800 if one.document.language == "zh" else 2_500)


def _parts(main: _Candidate, looked: list[_Candidate]) -> Iterator[_Candidate]:
    for part in _PARTS:
        found = [
            one
            for one in looked
            if one is not main and one.judged.kind == part and one.document.language == main.document.language
        ]
        if found:
            yield max(found, key=lambda one: one.judged.score)


def _why_not(one: _Candidate) -> OtherReason | None:
    if one.judged.kind == "user-agreement":
        return "user-agreement"
    return "sdk" if one.judged.kind == "sdk" else None


def _few(others: list[PolicyOther]) -> tuple[PolicyOther, ...]:
    return tuple(others[:MOST_OTHERS])


def _app_names(manifest: Manifest) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in manifest.labels if len(name := one.text.strip()) >= _SHORTEST_LABEL))


def _is_chinese(manifest: Manifest) -> bool:
    """Whether the app's first name is Chinese; Japanese is written with Han characters too."""
    text = manifest.labels[0].text if manifest.labels else ""
    kana = any("\u3040" <= char <= "\u30ff" for char in text)
    return not kana and any("\u3400" <= char <= "\u9fff" for char in text)
