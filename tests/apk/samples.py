"""One small well-formed package, and what must be read of it however its bytes are twisted."""

from pathlib import Path
from typing import NamedTuple

from analyzer.apk.container import open_package
from analyzer.apk.manifest import read_manifest
from analyzer.apk.model import Anomaly, Manifest
from analyzer.gaps import Gap
from tests.apk.xml_writer import Config, E, Ref, compiled_xml, resource_table
from tests.apk.zip_writer import Entry, write

LABEL = 0x7F010000
DEX = b"dex\n035\0" + bytes(range(256)) * 16

ROOT = E(
    "manifest",
    {"package": "com.example.loan", "android:versionCode": 7, "android:versionName": "1.2"},
    E("uses-sdk", {"android:minSdkVersion": 21, "android:targetSdkVersion": 30}),
    E("uses-permission", {"android:name": "android.permission.READ_CONTACTS"}),
    E("uses-permission", {"android:name": "android.permission.INTERNET"}),
    E(
        "application",
        {"android:label": Ref(LABEL), "android:name": ".App"},
        E(
            "activity",
            {"android:name": ".Main"},
            E("intent-filter", {}, E("action", {"android:name": "android.intent.action.MAIN"})),
        ),
        E("service", {"android:name": "com.sdk.Sync", "android:exported": True}),
    ),
)
MANIFEST = compiled_xml(ROOT)
TABLE = resource_table({LABEL: {Config(): "Loan", Config("zh", "CN"): "借款"}})

PERMISSIONS = ["android.permission.READ_CONTACTS", "android.permission.INTERNET"]
COMPONENTS = [("activity", "com.example.loan.Main", True), ("service", "com.sdk.Sync", True)]
LABELS = ["借款", "Loan"]


class Read(NamedTuple):
    manifest: Manifest
    gaps: tuple[Gap, ...]
    anomalies: tuple[Anomaly, ...]

    @property
    def codes(self) -> set[str]:
        return {one.code for one in self.anomalies}


def entries(manifest: bytes = MANIFEST, table: bytes = TABLE) -> tuple[Entry, ...]:
    return (
        Entry("AndroidManifest.xml", manifest),
        Entry("classes.dex", DEX),
        Entry("resources.arsc", table, method=0),
    )


def read(path: Path) -> Read:
    with open_package(path) as package:
        manifest, gaps = read_manifest(package)
        return Read(manifest, (*package.gaps, *gaps), package.anomalies)


def read_with(folder: Path, manifest: bytes = MANIFEST, table: bytes = TABLE) -> Read:
    return read(write(folder, *entries(manifest, table)))


def assert_all_there(found: Read) -> None:
    """Package, permissions, components with their exported state, and labels are those of the sample."""
    manifest = found.manifest
    assert manifest.package == "com.example.loan"
    assert [one.name for one in manifest.uses_permissions] == PERMISSIONS
    assert [(one.kind, one.name, one.exported) for one in manifest.components] == COMPONENTS
    assert [one.text for one in manifest.labels] == LABELS
    assert manifest.application_class == "com.example.loan.App"
    assert (manifest.min_sdk, manifest.target_sdk, manifest.version_code) == (21, 30, 7)
