"""Reads whose constant comes through a static field, an array or reflection (class Inbox of tests/data/reach.dex)."""

from functools import cache

from analyzer import pipeline, places
from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.content_uris import find_uris
from analyzer.behaviours.model import SensitiveRead
from analyzer.behaviours.observe import _left_out, data_types
from analyzer.behaviours.reads import MOST_READS, find_reads
from analyzer.catalogue.tables import Tables
from analyzer.program.sdks import AppNamespace, load_sdk_index
from tests.callgraph.test_reach import graph


@cache
def reads() -> tuple[SensitiveRead, ...]:
    tables = Tables(places.rulesets_dir() / "tables")
    index = load_sdk_index(tables, places.rulesets_dir())
    code = CodeIndex(graph().program, graph(), index, AppNamespace(own=("reach",)))
    manifest = Manifest(package="reach", min_sdk=24, target_sdk=33)
    types = data_types(pipeline.read_catalogue(None))
    return find_reads(code, tables, types, find_uris(code, tables), manifest)


def found(method: str) -> list[tuple[str, str, str]]:
    return [(r.data_type, r.api, r.argument) for r in reads() if f"->{method}(" in r.site.method]


def test_a_uri_in_a_static_field_is_read_where_it_is_queried() -> None:
    assert ("sms", "content://sms/inbox", "") in found("list")
    assert not [r for r in reads() if r.data_type == "sms" and "<clinit>" in r.site.method]


def test_class_and_method_named_by_constants_are_a_read_by_reflection() -> None:
    assert ("imei", "Landroid/telephony/TelephonyManager;->getDeviceId(*)", "") in found("byName")


def test_a_request_holds_the_elements_of_its_array() -> None:
    ((_, _, argument),) = [hit for hit in found("ask") if hit[0] == "permission-request"]
    assert argument == "android.permission.CAMERA,android.permission.READ_SMS"


def test_more_reads_than_are_kept_are_a_gap() -> None:
    (one, *_) = reads()
    assert _left_out(reads()) == ()
    (gap,) = _left_out((one,) * MOST_READS)
    assert gap.blocks_code
