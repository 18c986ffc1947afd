"""Questions for run-time permissions (samples/patterns/permissions/requests)."""

from functools import cache
from pathlib import Path

import pytest

from analyzer import places
from analyzer.apk.container import open_package
from analyzer.apk.contents import read_contents
from analyzer.apk.dex import read_dex
from analyzer.apk.manifest import read_manifest
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.hits import _permission_names
from analyzer.behaviours.model import PermissionRequest
from analyzer.behaviours.requests import find_requests
from analyzer.callgraph.build import build_graph
from analyzer.catalogue.tables import Tables
from analyzer.program.build import build_program
from analyzer.program.framework import load_framework
from analyzer.program.sdks import app_namespace, load_sdk_index

PACKAGE = Path(__file__).parents[2] / "samples" / "patterns" / "built" / "permissions-requests.apk"
P = "android.permission."


@cache
def code() -> CodeIndex:
    with open_package(PACKAGE) as package:
        manifest, _ = read_manifest(package)
        contents, _ = read_contents(package, manifest)
        dexes = tuple(dex for name in package.dex_entries for dex in read_dex(name, package.read(name))[0])
    program, _ = build_program(dexes, load_framework(), manifest.min_sdk, 7)
    index = load_sdk_index(Tables(places.rulesets_dir() / "tables"), places.rulesets_dir())
    return CodeIndex(program, build_graph(program, manifest, contents), index, app_namespace(manifest, index))


@cache
def requests() -> dict[str, PermissionRequest]:
    """Class and method that ask to the request."""
    found = find_requests(code())
    names = [one.site.method.removeprefix("Lp/").partition("(")[0].replace(";->", ".") for one in found]
    assert len(set(names)) == len(names), names
    return dict(zip(names, found, strict=True))


def test_every_place_that_asks_is_found_and_no_other() -> None:
    assert set(requests()) == {
        "Main.onCreate", "Gentle.onClick", "Harsh.onCreate", "Fair.onCreate", "Pushy.need", "Once.onResume",
        "Nagging.contacts", "Nagging.camera", "Modern.onCreate", "Modern.many", "Looping.insist", "Looping.each",
        "Gathering.onCreate", "Forgotten.ask", "Presented$Asking.started", "Renamed.start", "Both.onCreate",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("Main.onCreate", ("CAMERA", "READ_CONTACTS")),
        ("Both.onCreate", ("RECORD_AUDIO",)),
        ("Gentle.onClick", ("RECORD_AUDIO",)),
        ("Modern.onCreate", ("CAMERA",)),
        ("Modern.many", ("RECORD_AUDIO", "READ_CONTACTS")),
        ("Gathering.onCreate", ("CAMERA", "RECORD_AUDIO")),
        ("Forgotten.ask", ("SEND_SMS",)),
        ("Presented$Asking.started", ("READ_CALENDAR",)),
        ("Renamed.start", ("BODY_SENSORS",)),
    ],
)
def test_which_permissions_and_in_which_order(where: str, names: tuple[str, ...]) -> None:
    assert requests()[where].permissions == tuple(P + name for name in names)


def test_names_that_were_gathered_in_a_list_are_all_that_may_be_asked() -> None:
    assert requests()["Gathering.onCreate"].complete
    assert requests()["Main.onCreate"].complete


def test_code_that_nothing_runs_is_packaged_only() -> None:
    assert {name for name, one in requests().items() if one.grade == "packaged"} == {"Forgotten.ask"}


def test_a_reason_is_given_only_where_the_framework_is_asked_about_it() -> None:
    assert {name for name, one in requests().items() if one.rationale} == {"Gentle.onClick"}


def test_asking_again() -> None:
    assert {name: one.repeated for name, one in requests().items() if one.repeated} == {
        "Pushy.need": "onResume",
        "Presented$Asking.started": "onResume",
        "Nagging.contacts": "onRequestPermissionsResult",
        "Looping.insist": "loop",
    }


def test_what_a_denial_leads_to() -> None:
    assert {name: one.denied for name, one in requests().items() if one.denied} == {
        "Harsh.onCreate": "exit",
        "Fair.onCreate": "settings",
        "Modern.onCreate": "finish",
    }


def test_a_helper_of_several_callers_asks_for_no_more_than_one_of_them() -> None:
    looked = code()
    calls = looked.calls_of({"Landroidx/core/app/ActivityCompat;": frozenset({"requestPermissions"})})
    inner = [p for call in calls for p in looked.places(call.rows) if looked.program.method_name(p.method) == "ask"]
    assert [_permission_names(looked, place) for place in inner] == [[P + "CAMERA", P + "READ_CONTACTS"]]
