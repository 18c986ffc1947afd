"""A package and its manifest to an inventory: libraries, packers, runtimes, class names in resources, anomalies."""

import re

from analyzer.apk.container import EntryError, Package
from analyzer.apk.layouts import STAGE, read_layout_names
from analyzer.apk.marks import Inventory, matching, take_inventory
from analyzer.apk.model import Anomaly, Manifest, NativeLibrary, PackageContents
from analyzer.gaps import Cause, Gap

WEB = "web"
"""The runtime id of script pages in the package: named by itself for plain pages, and beside each web framework."""

MAX_PEEKED = 20_000
"""Most entries whose first bytes are looked at in search of hidden code."""

MAX_NAMES = 20_000
"""Most libraries, and most class names, that are listed."""

_LIBRARY = re.compile(r"lib/([^/]+)/([^/]+\.so)")
_POLICY = re.compile(r"privacy|yinsi|yszc|隐私|隱私", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(?:html?|xhtml|mht|txt|md|pdf|docx?|rtf)$", re.IGNORECASE)
_PAGE = re.compile(r"assets/.*\.html?$", re.IGNORECASE)
_SCRIPT = re.compile(rb"<script\b", re.IGNORECASE)
_MOST_PAGES = 200
_PAGE_START = 64 << 10
_CARRIERS = ("assets/", "res/raw", "lib/")
_NEVER_CODE = (
    ".png",
    ".webp",
    ".jpg",
    ".jpeg",
    ".gif",
    ".ttf",
    ".otf",
    ".mp3",
    ".mp4",
    ".ogg",
    ".wav",
    ".html",
    ".css",
)
_PACKAGE_STARTS = (b"classes.dex", b"AndroidManifest.xml", b"META-INF/MANIFEST.MF")


def read_contents(package: Package, manifest: Manifest) -> tuple[PackageContents, tuple[Gap, ...]]:
    """What is in the package, and a gap for each packer and foreign runtime that hides what its code does.

    Raises:
        RulesetError: a table of marks is missing or malformed.
    """
    gaps: list[Gap] = []
    inventory = take_inventory(package.names, manifest)
    packers = _packers(inventory, gaps)
    runtimes = _runtimes(package, inventory, gaps)
    layout = read_layout_names(package, manifest.package, _named_files(manifest))
    gaps += layout.gaps
    hidden = _hidden_code(package, gaps)
    if not package.dex_entries and (manifest.application_class or manifest.components):
        detail = "the manifest names classes, but there is no code in the package"
        gaps.append(Gap(stage=STAGE, cause=Cause.DAMAGED, where="classes.dex", detail=detail, blocks_code=True))
    libraries = _libraries(package)
    if max(len(libraries), len(layout.classes)) > MAX_NAMES:
        detail = f"more than {MAX_NAMES} native libraries or class names in resources: the rest is not listed"
        gaps.append(Gap(stage=STAGE, cause=Cause.BUDGET, detail=detail))
    contents = PackageContents(
        dex_names=package.dex_entries,
        native_libraries=libraries[:MAX_NAMES],
        class_names_in_xml=layout.classes[:MAX_NAMES],
        on_click_names=layout.on_click,
        xml_files=layout.files,
        packers=packers,
        runtimes=runtimes,
        policy_candidates=_policy_candidates(package),
        anomalies=(*package.anomalies, *hidden),
    )
    return contents, tuple(gaps)


def _named_files(manifest: Manifest) -> frozenset[str]:
    """The files that meta-data of the manifest names: configurations of widgets, services and libraries."""
    stated = (*manifest.meta_data, *(one for part in manifest.components for one in part.meta_data))
    return frozenset(one.value for one in stated)


def _libraries(package: Package) -> tuple[NativeLibrary, ...]:
    found = (_LIBRARY.fullmatch(name) for name in package.names if name.startswith("lib/"))
    return tuple(NativeLibrary(name=match[2], abi=match[1], size=package.size_of(match[0])) for match in found if match)


def _packers(inventory: Inventory, gaps: list[Gap]) -> tuple[str, ...]:
    marks = {mark.identity: mark for mark in reversed(matching("packers", inventory))}
    for identity in sorted(marks):
        mark = marks[identity]
        detail = f"hardened with {identity} ({mark.kind} {mark.value}): the code that runs is not in the dex files"
        gaps.append(Gap(stage=STAGE, cause=Cause.PACKED, where=identity, detail=detail, blocks_code=True))
    return tuple(sorted(marks))


def _runtimes(package: Package, inventory: Inventory, gaps: list[Gap]) -> tuple[str, ...]:
    marks = {mark.identity: mark for mark in reversed(matching("runtimes", inventory))}
    for identity in sorted(marks):
        mark = marks[identity]
        detail = f"runtime {identity} ({mark.kind} {mark.value}): code outside the dex files was not read"
        gaps.append(Gap(stage=STAGE, cause=Cause(mark.cause), where=identity, detail=detail, blocks_code=True))
    found = set(marks)
    if any(mark.cause == Cause.WEB_RUNTIME for mark in marks.values()):
        found.add(WEB)
    elif page := _script_page(package):
        found.add(WEB)
        # What a script can reach through a bridge are methods of the dex files, which are read.
        detail = f"script pages in the package ({page}): what they do was not read"
        gaps.append(Gap(stage=STAGE, cause=Cause.WEB_RUNTIME, where=WEB, detail=detail))
    return tuple(sorted(found))


def _script_page(package: Package) -> str:
    """The first page below assets that holds a script, or ""."""
    pages = [name for name in package.names if name.startswith("assets/") and _PAGE.fullmatch(name)]
    for name in pages[:_MOST_PAGES]:
        if package.size_of(name) <= _PAGE_START:
            try:
                content = package.read(name)
            except EntryError as error:
                content = error.partial
        else:
            content = package.peek(name, _PAGE_START)
        if _SCRIPT.search(content):
            return name
    return ""


def _policy_candidates(package: Package) -> tuple[str, ...]:
    """Documents below assets or res/raw whose name speaks of privacy."""
    places = (name for name in package.names if name.startswith(("assets/", "res/raw")))
    return tuple(sorted(name for name in places if _DOCUMENT.search(name) and _POLICY.search(name)))


def _hidden_code(package: Package, gaps: list[Gap]) -> list[Anomaly]:
    """Dex files that the device does not load by itself, and packages inside the package, by their first bytes."""
    loaded = set(package.dex_entries)
    known = {one.where for one in package.anomalies if one.code == "unloaded-dex"}
    found = []
    peeked = 0
    for name in package.names:
        if name in loaded or name in known or name.endswith(_NEVER_CODE):
            continue
        named_dex = name.endswith(".dex")
        if not named_dex and not name.startswith(_CARRIERS):
            continue
        peeked += 1
        if peeked > MAX_PEEKED:
            detail = f"only the first {MAX_PEEKED} files were searched for hidden code"
            gaps.append(Gap(stage=STAGE, cause=Cause.BUDGET, detail=detail))
            break
        anomaly = _anomaly_of(name, package.peek(name, 64), named_dex)
        if anomaly:
            found.append(anomaly)
    return found


def _anomaly_of(name: str, start: bytes, named_dex: bool) -> Anomaly | None:
    if start.startswith(b"dex\n"):
        return Anomaly(code="hidden-dex", where=name, detail="a dex file where the device loads none by itself")
    if named_dex:
        return Anomaly(code="hidden-dex", where=name, detail="called a dex file, but its content is none (encrypted?)")
    if start.startswith(b"PK\x03\x04") and start[30:].startswith(_PACKAGE_STARTS):
        return Anomaly(code="embedded-package", where=name, detail="an archive with code inside the package")
    if start.startswith(b"\x7fELF") and not _LIBRARY.fullmatch(name):
        return Anomaly(code="hidden-library", where=name, detail="a native library outside lib/")
    return None
