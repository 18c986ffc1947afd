"""Package, permissions, components, labels and certificates of real packages equal androguard's.

Needs ``APKSCAN_CORPUS``: one or more folders with packages, separated like PATH. Skipped without it.
"""

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from analyzer.apk.components import COMPONENT_KINDS, class_name
from analyzer.apk.container import open_package
from analyzer.apk.manifest import read_manifest
from analyzer.apk.model import Manifest
from analyzer.apk.signing import read_certificates

CORPUS = os.environ.get("APKSCAN_CORPUS", "")
PACKAGES = sorted(path for folder in CORPUS.split(os.pathsep) if folder for path in Path(folder).rglob("*.apk"))
ANDROID = "{http://schemas.android.com/apk/res/android}"
TAGS = ("uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m")

pytestmark = pytest.mark.skipif(not PACKAGES, reason="APKSCAN_CORPUS names no folder with packages")


@pytest.fixture(scope="module")
def oracle() -> Any:
    from androguard.core.apk import APK
    from loguru import logger

    logger.disable("androguard")
    return APK


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.name)
@pytest.mark.filterwarnings("ignore")
def test_as_the_oracle_reads_it(path: Path, oracle: Any) -> None:
    theirs = oracle(str(path))
    root = theirs.get_android_manifest_xml()
    with open_package(path) as package:
        manifest, gaps = read_manifest(package)
        certificates, signing_gaps = read_certificates(package)
    assert (gaps, signing_gaps) == ((), ())
    assert manifest.package == theirs.get_package()
    assert (str(manifest.version_code or ""), manifest.version_name) == (
        theirs.get_androidversion_code() or "",
        theirs.get_androidversion_name() or "",
    )
    assert manifest.target_sdk == theirs.get_effective_target_sdk_version()
    assert {one.name for one in manifest.uses_permissions} == {
        one.get(f"{ANDROID}name") for tag in TAGS for one in root.iterfind(tag)
    }
    assert [(one.kind, one.name) for one in manifest.components] == [
        (one.tag, class_name(manifest.package, one.get(f"{ANDROID}name")))
        for one in root.iterfind("application/*")
        if one.tag in COMPONENT_KINDS
    ]
    assert labels_of(manifest) == their_labels(theirs, root)
    assert {one.sha256 for one in certificates} == their_certificates(theirs)


def labels_of(manifest: Manifest) -> dict[str, str]:
    return {one.locale: one.text for one in manifest.labels}


def their_labels(theirs: Any, root: Any) -> dict[str, str]:
    label = root.find("application").get(f"{ANDROID}label")
    if label is None or not label.startswith("@"):
        return {} if label is None else {"": label}
    resources = theirs.get_android_resources()
    found: dict[str, str] = {}
    for config, text in resources.get_resolved_res_configs(int(label[1:], 16)):
        locale = config.get_language_and_region().replace("-r", "-").replace("\0", "")
        if locale not in found or config.is_default():
            found[locale] = text
    return found


def their_certificates(theirs: Any) -> set[str]:
    encoded = {
        *(theirs.get_certificate_der(name) for name in theirs.get_signature_names()),
        *theirs.get_certificates_der_v2(),
        *theirs.get_certificates_der_v3(),
    }
    return {hashlib.sha256(one).hexdigest() for one in encoded}
