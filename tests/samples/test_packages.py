"""The committed packages hold what their sources say, and the expectations speak of code that exists."""

import re
import zipfile
from functools import cache
from xml.etree import ElementTree

import pytest
from androguard.core.apk import APK
from androguard.core.dex import DEX
from loguru import logger

from tests.samples.expectation import IDS, SAMPLES, expected, marked_lines

logger.disable("androguard")
ANDROID = "{http://schemas.android.com/apk/res/android}"
REPOSITORY_TYPES = SAMPLES.parent / "rulesets" / "data_types"
APP_TYPES = SAMPLES.parent / "rulesets" / "app_types"


@cache
def package(sample: str) -> APK:
    return APK(str(SAMPLES / sample / f"{sample}.apk"))


@cache
def dex(sample: str) -> DEX:
    return DEX(package(sample).get_dex())


def source_manifest(sample: str) -> ElementTree.Element:
    return ElementTree.fromstring((SAMPLES / sample / "AndroidManifest.xml").read_bytes())  # noqa: S314  our own file


def source_classes(sample: str) -> set[str]:
    root = SAMPLES / sample / "src"
    return {".".join(path.relative_to(root).with_suffix("").parts) for path in root.rglob("*.java")}


@pytest.mark.parametrize("sample", IDS)
def test_manifest_is_the_source_manifest(sample: str) -> None:
    source, built = source_manifest(sample), package(sample)
    requested = [element.get(f"{ANDROID}name") for element in source.iter("uses-permission")]
    sdk = source.find("uses-sdk")
    assert sdk is not None
    assert built.get_package() == source.get("package")
    assert sorted(built.get_permissions()) == sorted(map(str, requested))
    assert built.get_min_sdk_version() == sdk.get(f"{ANDROID}minSdkVersion")
    assert built.get_target_sdk_version() == sdk.get(f"{ANDROID}targetSdkVersion")
    assert built.is_signed_v1()
    assert built.is_signed_v2()
    assert built.is_signed_v3()


@pytest.mark.parametrize("sample", IDS)
def test_expected_manifest_is_the_package(sample: str) -> None:
    words, built = expected(sample).manifest, package(sample)
    assert words.package == built.get_package()
    assert str(words.min_sdk) == built.get_min_sdk_version()
    assert str(words.target_sdk) == built.get_target_sdk_version()
    assert words.labels == {"default": built.get_app_name(), "zh": built.get_app_name(locale="zh")}
    assert str(words.cleartext).lower() == built.get_attribute_value("application", "usesCleartextTraffic")
    name = built.get_attribute_value("application", "name") or ""
    assert (words.package + name if name.startswith(".") else name) == words.application


@pytest.mark.parametrize("sample", IDS)
def test_dex_holds_the_source_classes_with_debug_lines_and_no_stub(sample: str) -> None:
    built = {item.get_name()[1:-1].replace("/", ".") for item in dex(sample).get_classes()}
    outer = {re.sub(r"\$.*", "", name) for name in built}
    generated = {f"{package(sample).get_package()}.R"}
    assert source_classes(sample) <= built
    assert outer <= source_classes(sample) | generated
    own = [m for m in dex(sample).get_encoded_methods() if m.get_code() and not m.get_class_name().endswith("/R;")]
    assert own
    assert all(m.get_code().debug_info_off for m in own)


@pytest.mark.parametrize("sample", IDS)
def test_expected_methods_exist_and_their_lines_are_marked(sample: str) -> None:
    reads = expected(sample).reads
    methods = {
        f"{method.get_class_name()[1:-1].replace('/', '.')}.{method.get_name()}"
        for method in dex(sample).get_encoded_methods()
    }
    assert {read.method for read in reads} <= methods
    assert {(read.method.rpartition(".")[0], read.type) for read in reads} == set(marked_lines(sample))


@pytest.mark.parametrize("sample", IDS)
def test_every_requested_permission_has_an_expectation(sample: str) -> None:
    assert set(expected(sample).permissions) == set(package(sample).get_permissions())


@pytest.mark.parametrize("sample", IDS)
def test_expected_hosts_are_strings_of_the_code(sample: str) -> None:
    hosts = {match[1] for text in dex(sample).get_strings() if (match := re.match(r"https?://([^/]+)/", text))}
    assert set(expected(sample).hosts) <= hosts
    assert all(host.endswith(".example") for host in hosts)


@pytest.mark.parametrize("sample", IDS)
def test_policies_exist_and_are_utf8(sample: str) -> None:
    words = expected(sample)
    assert words.sample == sample
    assert words.policies
    for name in words.policies:
        assert len((SAMPLES / sample / name).read_text(encoding="utf-8")) > 300


@pytest.mark.parametrize("sample", IDS)
def test_data_types_and_app_type_are_known(sample: str) -> None:
    words = expected(sample)
    for data_type in {read.type for read in words.reads} | set(words.may_read):
        assert (REPOSITORY_TYPES / f"{data_type}.yml").is_file(), data_type
    if words.app_type and APP_TYPES.is_dir():
        assert any(words.app_type in path.read_text(encoding="utf-8") for path in APP_TYPES.glob("*.yml"))


@pytest.mark.parametrize("sample", IDS)
def test_no_finding_is_expected_and_forbidden_at_once(sample: str) -> None:
    words = expected(sample)
    for finding in (*words.findings, *words.later):
        for ban in words.not_findings:
            same = finding.topic == ban.topic and ban.about in ("", finding.about)
            assert not (same and ban.verdict in (None, finding.verdict)), (finding, ban)


@pytest.mark.parametrize("sample", IDS)
def test_every_entry_has_the_fixed_time(sample: str) -> None:
    with zipfile.ZipFile(SAMPLES / sample / f"{sample}.apk") as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
