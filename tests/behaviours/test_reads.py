"""What counts as a read, and what does not, in the samples."""

from functools import cache
from pathlib import Path

import pytest

from analyzer import pipeline
from analyzer.behaviours.model import SensitiveRead
from analyzer.facts import Facts

ROOT = Path(__file__).parents[2]


@cache
def facts(sample: str) -> Facts:
    return pipeline.scan(ROOT / "samples" / sample / f"{sample}.apk", catalogue=pipeline.read_catalogue(None))


def reads(sample: str, data_type: str) -> list[SensitiveRead]:
    return [read for read in facts(sample).reads if read.data_type == data_type]


def test_a_content_uri_is_read_where_it_is_queried() -> None:
    (read,) = reads("loan", "sms")
    assert (read.kind, read.api, read.grade) == ("content-uri", "content://sms/inbox", "packaged")
    assert read.entry is None
    assert read.path == ()


def test_a_constant_argument_decides() -> None:
    (read,) = [r for r in reads("loan", "android-id") if r.kind == "constant-argument"]
    assert read.argument == "android_id"


def test_both_branches_of_a_version_check_are_reads() -> None:
    assert {read.api.partition("->")[2] for read in reads("loan", "imei")} == {
        "getImei()Ljava/lang/String;",
        "getDeviceId()Ljava/lang/String;",
    }


def test_choosing_by_platform_version_is_no_read() -> None:
    assert not [r for r in facts("loan").reads if "SDK_INT" in r.api]


def test_a_reachable_read_has_a_path_from_its_entry() -> None:
    for sample in ("loan", "flashlight"):
        for read in facts(sample).reads:
            if read.live:
                assert read.entry is not None
                assert read.path[0].method == read.entry.method
                assert read.path[0].how == "entry"
                assert read.path[-1].method == read.site.method


def test_an_sdk_owns_what_it_reads() -> None:
    owners = {(r.data_type, r.owner.kind, r.owner.sdk) for r in facts("flashlight").reads if r.live}
    assert ("location", "sdk", "starad") in owners
    assert not [o for o in owners if o[0] == "location" and o[1] == "app"]


@pytest.mark.parametrize("sample", ["loan", "flashlight", "notes"])
def test_sites_have_lines(sample: str) -> None:
    assert facts(sample).reads
    assert all(read.site.line for read in facts(sample).reads)


def test_the_same_package_gives_the_same_reads() -> None:
    again = pipeline.scan(ROOT / "samples/loan/loan.apk", catalogue=pipeline.read_catalogue(None))
    assert again == facts("loan")


def test_a_request_names_the_permissions_of_its_array() -> None:
    (read,) = reads("loan", "permission-request")
    assert [name.rpartition(".")[2] for name in read.argument.split(",")] == [
        "READ_PHONE_STATE",
        "READ_CONTACTS",
        "READ_CALL_LOG",
        "READ_SMS",
        "RECORD_AUDIO",
        "ACCESS_FINE_LOCATION",
    ]
