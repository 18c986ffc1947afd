"""Framework methods that code calls by name, and what a name that is not known hides (tests/data/by-name.dex)."""

from functools import cache
from pathlib import Path

from analyzer import places
from analyzer.apk.dex import read_dex
from analyzer.apk.model import Component, Manifest, NativeLibrary, PackageContents, UsesPermission
from analyzer.behaviours.blind_spots import BlindSpots, blind_spots
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.observe import observe
from analyzer.behaviours.reflected import reflected_calls
from analyzer.callgraph.build import build_graph
from analyzer.catalogue.reader import load_catalogue
from analyzer.catalogue.tables import Tables
from analyzer.gaps import Cause
from analyzer.program.build import build_program
from analyzer.program.framework import load_framework
from analyzer.program.sdks import app_namespace, load_sdk_index

DATA = Path(__file__).parents[1] / "data"
P = "android.permission."
ASKED = ("READ_PHONE_STATE", "CAMERA", "ACCESS_WIFI_STATE", "ACCESS_FINE_LOCATION", "GET_ACCOUNTS", "SEND_SMS")
MANIFEST = Manifest(
    package="byname",
    min_sdk=21,
    target_sdk=28,
    uses_permissions=tuple(UsesPermission(name=P + name) for name in ASKED),
    components=(Component(kind="activity", name="byname.Start", exported=True),),
)


@cache
def code() -> CodeIndex:
    dexes, _ = read_dex("classes.dex", (DATA / "by-name.dex").read_bytes())
    program, _ = build_program(dexes, load_framework(), 21, 7)
    index = load_sdk_index(Tables(places.rulesets_dir() / "tables"), places.rulesets_dir())
    graph = build_graph(program, MANIFEST, PackageContents())
    return CodeIndex(program, graph, index, app_namespace(MANIFEST, index))


def spots(*libraries: str) -> BlindSpots:
    held = tuple(NativeLibrary(abi="arm64-v8a", name=name, size=1) for name in libraries)
    return blind_spots(code(), PackageContents(native_libraries=held))


def test_constant_names_of_a_class_and_its_method_are_a_call() -> None:
    wanted = Tables(places.rulesets_dir() / "tables").wanted_signatures()
    found = {
        (signature, code().program.method_name(place.method)) for signature, place in reflected_calls(code(), wanted)
    }
    assert found == {
        ("Landroid/telephony/TelephonyManager;->getDeviceId(*)", "named"),
        ("Landroid/hardware/Camera;->open(*)", "literal"),
        ("Landroid/net/wifi/WifiManager;->getScanResults(*)", "helped"),
    }


def test_a_call_by_name_uses_the_permission_and_a_computed_class_hides_none() -> None:
    catalogue = load_catalogue(places.rulesets_dir())
    tables = Tables(places.rulesets_dir() / "tables")
    index = load_sdk_index(tables, places.rulesets_dir())
    libraries = (NativeLibrary(abi="arm64-v8a", name="libx.so", size=1),)
    observed = observe(
        code().program,
        code().graph,
        MANIFEST,
        PackageContents(native_libraries=libraries),
        (),
        tables,
        index,
        catalogue,
        native_search=lambda names: frozenset(),
    )
    status = {verdict.name.removeprefix(P): verdict for verdict in observed.permissions}
    assert status["READ_PHONE_STATE"].status == "used-by-unattributed"
    assert status["READ_PHONE_STATE"].proofs[0].kind == "reflection"
    assert status["READ_PHONE_STATE"].proofs[0].weak
    assert status["CAMERA"].status == "used-by-unattributed"
    assert status["ACCESS_WIFI_STATE"].status == "used-by-unattributed"
    assert status["SEND_SMS"].status == "no-use-found"
    # The name of one of its methods is there, and of which class is not known.
    assert (status["GET_ACCOUNTS"].status, status["GET_ACCOUNTS"].causes) == ("not-checkable", ("reflection",))


def test_a_class_by_a_computed_name_only_enters_packaged_code() -> None:
    found = spots("libx.so")
    (gap,) = found.entering
    assert gap in found.gaps
    assert gap.where == "Lbyname/Start;->computed()V"
    assert found.unresolved == 1


def test_native_code_from_a_file_comes_from_outside_when_the_package_has_none() -> None:
    (gap,) = [gap for gap in spots().gaps if gap.cause is Cause.DYNAMIC_LOADING]
    assert gap.blocks_code
    assert not [gap for gap in spots("libx.so").gaps if gap.cause is Cause.DYNAMIC_LOADING]
