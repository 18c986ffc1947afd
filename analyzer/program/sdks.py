"""Whose code a class is, and which SDKs are in a package: prefixes of class names, native libraries, components."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from analyzer.apk.model import Component, Manifest
from analyzer.catalogue.sdk_files import SdkFile, read_sdk_files
from analyzer.catalogue.tables import Tables
from analyzer.errors import RulesetError
from analyzer.program.owner import Owner
from analyzer.value import Value

APP = -2
"""The owner number of the app's own classes."""

UNATTRIBUTED = -1
"""The owner number of classes that nobody is known for."""

LIBRARY = "library"
"""The category of open-source code that handles no data for its vendor."""

# First segments under which many unrelated people publish: no vendor's namespace.
_SHARED_ROOTS = frozenset(
    [
        "com.github",
        "io.github",
        "com.gitlab",
        "com.bitbucket",
        "com.google",
        "com.android",
        "com.example",
        "org.example",
        "net.example",
        "android.support",
        "org.apache",
        "com.cn",
        "net.cn",
        "org.cn",
        "cn.com",
        "co.uk",
        "com.hk",
        "com.tw",
        "com.br",
        "com.au",
        "co.jp",
        "co.kr",
        "co.in",
        "com.sourceforge",
        "net.sourceforge",
        "com.app",
        "com.apps",
        "com.mobile",
        "com.my",
        "com.test",
        "com.company",
        "com.demo",
        "cn.android",
        "com.webview",
        "com.hybrid",
        "io.dcloud",
        "uni.app",
        "appinventor.ai",
        "com.thunkable",
        "com.flutter",
    ]
)


class Sdk(Value, kw_only=True):
    """A known SDK. ``aliases`` name it in a policy, ``vendors`` only its company. A prefix also may be a class."""

    id: str
    name_zh: str
    name_en: str
    vendors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    class_prefixes: tuple[str, ...] = ()
    native_libs: tuple[str, ...] = ()
    components: tuple[str, ...] = ()

    @property
    def is_library(self) -> bool:
        """Whether it is only open-source code, as opposed to a party that handles data."""
        return self.categories == (LIBRARY,)


class AppNamespace(Value, kw_only=True):
    """Packages that are the app's own. ``own`` beats every SDK; ``vendor`` is the company's: an SDK inside it
    (a longer prefix) keeps its classes.
    """

    own: tuple[str, ...] = ()
    vendor: tuple[str, ...] = ()


class SdkIndex:
    """All known SDKs, found by class, native library or component. Immutable once made."""

    def __init__(self, sdks: Iterable[Sdk]) -> None:
        self.sdks: tuple[Sdk, ...] = tuple(sorted(sdks, key=lambda sdk: sdk.id))
        self.number: dict[str, int] = {sdk.id: number for number, sdk in enumerate(self.sdks)}
        self._prefixes: dict[str, int] = {}
        self._libraries: dict[str, int] = {}
        self._components: dict[str, int] = {}
        for number, sdk in enumerate(self.sdks):
            for prefix in sdk.class_prefixes:
                self._prefixes[prefix.replace(".", "/")] = number
            for library in sdk.native_libs:
                self._libraries.setdefault(library, number)
            for component in sdk.components:
                self._components.setdefault(component, number)
        # Prefixes whose last segment looks like a class can only be found with the whole class name at hand.
        self._class_packages = {p.rpartition("/")[0] for p in self._prefixes if p.rpartition("/")[2][:1].isupper()}

    def get(self, identity: str) -> Sdk | None:
        """The SDK of this id."""
        number = self.number.get(identity)
        return None if number is None else self.sdks[number]

    def libraries(self) -> frozenset[str]:
        """Ids of the SDKs that are only open-source code."""
        return frozenset(sdk.id for sdk in self.sdks if sdk.is_library)

    def owner(self, number: int) -> Owner:
        """The owner that a number of ``owners_of`` stands for."""
        if number == APP:
            return Owner(kind="app")
        if number < 0:
            return Owner(kind="unattributed")
        return Owner(kind="sdk", sdk=self.sdks[number].id)

    def of_class(self, descriptor: str) -> int:
        """The number of the SDK that a class belongs to, whatever the app's namespace is."""
        return self.owners_of([descriptor], AppNamespace())[0]

    def of_library(self, name: str) -> int:
        """The number of the SDK that a native library (``libx.so``) belongs to, or UNATTRIBUTED."""
        return self._libraries.get(name, UNATTRIBUTED)

    def of_component(self, name: str) -> int:
        """The number of the SDK that a component class (``com.a.B``) belongs to, or UNATTRIBUTED."""
        known = self._components.get(name)
        return self.of_class(f"L{name.replace('.', '/')};") if known is None else known

    def owners_of(self, descriptors: Sequence[str], namespace: AppNamespace) -> list[int]:
        """For each class descriptor (``Lcom/a/B;``) an owner number: APP, UNATTRIBUTED or an index into ``sdks``.

        The longest prefix at a package boundary decides; the app's own namespace beats an SDK. Classes without a
        package and obfuscated packages that nobody is known for are unattributed.
        """
        own = {name.replace(".", "/"): APP for name in namespace.own}
        prefixes = {**self._prefixes}
        for name in namespace.vendor:
            prefixes[name.replace(".", "/")] = APP
        packages: dict[str, int] = {}
        numbers: list[int] = []
        append = numbers.append
        for descriptor in descriptors:
            package = descriptor[1 : descriptor.rfind("/") + 1]
            known = packages.get(package)
            if known is None:
                known = packages[package] = self._of_package(package[:-1], own, prefixes)
            if known != APP and package[:-1] in self._class_packages:
                known = prefixes.get(descriptor[1:-1].partition("$")[0], known)
            append(known)
        return numbers

    @staticmethod
    def _of_package(package: str, own: dict[str, int], prefixes: dict[str, int]) -> int:
        if len(package) > 2048:
            return UNATTRIBUTED
        found = UNATTRIBUTED
        end = len(package)
        while end > 0:
            part = package[:end]
            if part in own:
                return APP
            if found == UNATTRIBUTED:
                found = prefixes.get(part, UNATTRIBUTED)
            end = package.rfind("/", 0, end)
        return found


def load_sdk_index(tables: Tables, rulesets_dir: Path) -> SdkIndex:
    """The bulk list and the files of ``rulesets/sdks`` as one index; a file adds to the row of the same id, its name
    wins, and a prefix in a file is taken from whichever row had it.

    Raises:
        RulesetError: a file or table is wrong.
    """
    return build_sdk_index(tables, read_sdk_files(rulesets_dir))


def build_sdk_index(tables: Tables, files: Sequence[SdkFile]) -> SdkIndex:
    """As ``load_sdk_index``, of files read already.

    Raises:
        RulesetError: the table is missing, or an example of a file belongs to another SDK.
    """
    sdks = {
        row.id: Sdk(
            id=row.id,
            name_zh=row.name_zh,
            name_en=row.name_en,
            vendors=row.vendors,
            aliases=row.aliases,
            categories=row.categories,
            class_prefixes=row.class_prefixes,
            native_libs=row.native_libs,
            components=row.components,
        )
        for row in tables.sdk_rows()
    }
    claimed = {prefix for file in files for prefix in file.class_prefixes}
    for identity, sdk in sdks.items():
        if not claimed.isdisjoint(sdk.class_prefixes):
            kept = tuple(prefix for prefix in sdk.class_prefixes if prefix not in claimed)
            sdks[identity] = msgspec.structs.replace(sdk, class_prefixes=kept)
    for file in files:
        sdks[file.id] = _joined(file, sdks.get(file.id))
    index = SdkIndex(sdks.values())
    for file in files:
        for example in file.examples:
            number = index.of_class(f"L{example.replace('.', '/')};")
            if number != index.number[file.id]:
                other = index.sdks[number].id if number >= 0 else "nobody"
                raise RulesetError(f"sdks/{file.id}.yml: example '{example}' belongs to {other}", "add its prefix")
    return index


def _joined(file: SdkFile, row: Sdk | None) -> Sdk:
    names = (file.name.zh, file.name.en)
    old = row or Sdk(id=file.id, name_zh="", name_en="")
    vendors = (file.vendor,) if file.vendor else ()
    return Sdk(
        id=file.id,
        name_zh=file.name.zh,
        name_en=file.name.en,
        vendors=_union(vendors, old.vendors),
        aliases=_union(file.aliases, names, old.aliases),
        categories=file.categories or old.categories,
        class_prefixes=_union(file.class_prefixes, old.class_prefixes),
        native_libs=_union(file.native_libs, old.native_libs),
        components=_union(file.components, old.components),
    )


def _union(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for part in parts for text in part if text))


def app_namespace(manifest: Manifest, index: SdkIndex) -> AppNamespace:
    """The packages that are the app's own, by the manifest.

    The manifest's package; the common package of the app's components (the application class, the launcher activity
    and those near them) where that is nobody else's; and, weaker, the vendor: the first two segments of the package
    (three below a country's second level), where those are no shared root and no SDK's.
    """
    own = [manifest.package] if manifest.package.count(".") >= 1 else []
    if shared := _component_package(manifest, index):
        own.append(shared)
    vendor = []
    for name in list(own):
        parts = name.split(".")
        length = 3 if ".".join(parts[:2]) in _SHARED_ROOTS else 2
        root = ".".join(parts[:length])
        if len(parts) > length and root not in _SHARED_ROOTS and index.of_class(f"L{root.replace('.', '/')}/X;") < 0:
            vendor.append(root)
    return AppNamespace(own=tuple(sorted(set(own))), vendor=tuple(sorted(set(vendor) - set(own))))


def _component_package(manifest: Manifest, index: SdkIndex) -> str:
    names = [name for name in (manifest.application_class, *(c.name for c in manifest.components)) if "." in name]
    foreign = {name for name in names if index.of_component(name) >= 0}
    launchers = {component.name for component in manifest.components if _is_launcher(component)}
    anchors = [
        name for name in names if name not in foreign and (name in launchers or name == manifest.application_class)
    ]
    if not anchors:
        return ""
    root = ".".join(anchors[0].split(".")[:2])
    near = [name.split(".")[:-1] for name in names if name not in foreign and name.startswith(root + ".")]
    common = []
    for segments in zip(*near, strict=False):
        if len(set(segments)) > 1:
            break
        common.append(segments[0])
    package = ".".join(common)
    # Single letters are an obfuscator's packages, which anybody's code may be in.
    if len(common) < 2 or package in _SHARED_ROOTS or all(len(part) <= 2 for part in common):
        return ""
    return "" if index.of_class(f"L{package.replace('.', '/')}/X;") >= 0 else package


def _is_launcher(component: Component) -> bool:
    return any("android.intent.action.MAIN" in intent.actions for intent in component.filters)
