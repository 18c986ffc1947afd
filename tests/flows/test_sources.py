"""Where personal information appears: the cases of tests/data/java/sources, each with what must be found."""

from functools import cache
from pathlib import Path

from analyzer import places
from analyzer.apk.dex import read_dex
from analyzer.apk.input_fields import InputField
from analyzer.apk.model import Component, IntentFilter, Manifest, PackageContents
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.content_uris import find_uris
from analyzer.behaviours.observe import data_types
from analyzer.callgraph.build import build_graph
from analyzer.catalogue.reader import load_catalogue
from analyzer.catalogue.source_files import read_source_files
from analyzer.catalogue.tables import Tables
from analyzer.flows.points import RESULT, Source
from analyzer.flows.sources import find_sources
from analyzer.program.build import build_program
from analyzer.program.framework import load_framework
from analyzer.program.sdks import app_namespace, load_sdk_index

DEX = Path(__file__).parents[1] / "data" / "sources.dex"
ENTRY = -1
MANIFEST = Manifest(
    package="sources",
    min_sdk=30,
    target_sdk=33,
    components=(
        Component(kind="activity", name="sources.Main", exported=True),
        Component(
            kind="receiver",
            name="sources.Main$Messages",
            exported=True,
            filters=(IntentFilter(actions=("android.provider.Telephony.SMS_RECEIVED",)),),
        ),
        Component(
            kind="receiver",
            name="sources.Main$Battery",
            exported=True,
            filters=(IntentFilter(actions=("android.intent.action.BATTERY_LOW",)),),
        ),
    ),
)
FIELDS = (
    InputField(0x7F010001, "secret", 0x81, (), True),
    InputField(0x7F010002, "", 0, ("Your e-mail address", "电子邮件"), True),
    InputField(0x7F010003, "title", 1, ("Title",), True),
    InputField(0x7F010004, "number", 0, (), True),
)

EXPECTED = {
    # calls: the result, an argument that is filled, a field; a request is none
    ("Calls.result", RESULT, "imei", "TelephonyManager;->getDeviceId"),
    ("Calls.field", RESULT, "device-model", "Build;->MODEL"),
    ("Calls.argument", RESULT, "android-id", "Settings$Secure;->getString"),
    ("Calls.record", 1, "microphone", "AudioRecord;->read"),
    ("Calls.object", RESULT, "location", "LocationManager;->getLastKnownLocation"),
    ("Calls.object", RESULT, "location", "Location;->getLatitude"),
    # what the framework hands to callbacks
    ("Calls$Moved.onLocationChanged", ENTRY + 2, "location", "LocationListener;->onLocationChanged"),
    ("Calls$Moved.onLocationChanged", RESULT, "location", "Location;->getLongitude"),
    ("Calls$Once.accept", 1, "location", "LocationManager;->getCurrentLocation"),
    ("Calls$Taken.onPictureTaken", 1, "camera", "Camera$PictureCallback;->onPictureTaken"),
    ("Calls$Steps.onSensorChanged", 1, "sensors", "SensorEventListener;->onSensorChanged"),
    ("Calls$Ringing.onCallStateChanged", 2, "call-state", "PhoneStateListener;->onCallStateChanged"),
    # cursors by content URI
    ("Main.query", RESULT, "contacts", "content://com.android.contacts/contacts"),
    ("Main.query", RESULT, "sms", "content://sms/inbox"),
    ("Main$Handler.onQueryComplete", 3, "call-log", "content://call_log/calls"),
    ("Main.onLoadFinished", 2, "calendar", "content://com.android.calendar/events"),
    # intents received, answers
    ("Main$Messages.onReceive", 2, "sms", "android.provider.Telephony.SMS_RECEIVED"),
    ("Main$Outgoing.onReceive", 2, "call-state", "android.intent.action.NEW_OUTGOING_CALL"),
    ("Main.onActivityResult", 3, "camera", "android.media.action.IMAGE_CAPTURE"),
    # what a text names: the call that reads it
    ("Texts.file", 0, "mac-address", "/sys/class/net/wlan0/address"),
    ("Texts.fileObject", 0, "device-model", "/proc/cpuinfo"),
    ("Texts.fileElsewhere", RESULT, "boot-id", "/proc/sys/kernel/random/boot_id"),
    ("Texts.command", RESULT, "serial-number", "getprop ro.serialno"),
    ("Texts.commands", 0, "mac-address", "/sys/class/net/wlan0/address"),
    ("Texts.property", RESULT, "serial-number", "ro.serialno"),
    ("Texts.reflected", RESULT, "imei", "TelephonyManager;->getDeviceId"),
    ("Texts.handedOn", RESULT, "imsi", "TelephonyManager;->getSubscriberId"),
    # what a person types
    ("Views.local", RESULT, "email", "EditText;->getText"),
    ("Views.held", RESULT, "credentials", "EditText;->getText"),
    ("Views.helped", RESULT, "email", "TextView;->getText"),
    ("Views.handed", RESULT, "email", "TextView;->getText"),
    ("Views.either", RESULT, "email", "TextView;->getText"),
    ("Views.bound", RESULT, "email", "EditText;->getText"),
    ("Views.read", RESULT, "credentials", "EditText;->getText"),
    ("Views$Watcher.onTextChanged", 1, "credentials", "EditText;->addTextChangedListener"),
    ("Views$Watcher.afterTextChanged", 1, "credentials", "EditText;->addTextChangedListener"),
    ("Typed.read", RESULT, "phone-number", "EditText;->getText"),
}
"""(class and method, operand, data type, what names it). The operand is that of the call, or the parameter at entry."""


@cache
def code() -> CodeIndex:
    dexes, _ = read_dex("classes.dex", DEX.read_bytes())
    program, _ = build_program(dexes, load_framework(), 30, 7)
    index = load_sdk_index(Tables(places.rulesets_dir() / "tables"), places.rulesets_dir())
    graph = build_graph(program, MANIFEST, PackageContents())
    return CodeIndex(program, graph, index, app_namespace(MANIFEST, index))


@cache
def sources(fields: tuple[InputField, ...] = FIELDS) -> tuple[Source, ...]:
    catalogue = load_catalogue(places.rulesets_dir())
    tables = Tables(places.rulesets_dir() / "tables")
    files = read_source_files(places.rulesets_dir(), frozenset(d.id for d in catalogue.data_types))
    uris = find_uris(code(), tables)
    return find_sources(code(), tables, data_types(catalogue), uris, MANIFEST, files, fields=fields)


def where(source: Source) -> str:
    signature = code().program.signature(source.method)
    return signature.removeprefix("Lsources/").partition("(")[0].replace(";->", ".")


def said(source: Source) -> tuple[str, int, str, str]:
    api = source.api.partition("(")[0].partition(":L")[0] if source.api.startswith("L") else source.api
    return where(source), source.operand, source.data_type, api.rpartition("/")[2] if api.startswith("L") else api


def test_every_source_and_no_other() -> None:
    assert {said(source) for source in sources()} == EXPECTED


def test_parameters_are_sources_at_entry_and_results_at_their_call() -> None:
    for source in sources():
        at_entry = source.operand > 0 and where(source) != "Calls.record"
        assert (source.pc == ENTRY) == at_entry, source


def test_a_getter_says_where_the_data_may_come_from() -> None:
    getters = {said(source)[3] for source in sources() if source.upstream == 0}
    assert getters == {"Location;->getLatitude", "Location;->getLongitude"}


def test_the_call_that_is_given_the_command_and_not_the_other() -> None:
    (source,) = [source for source in sources() if where(source) == "Texts.command"]
    texts = code().strings_of(source.method)
    assert texts == {"true", "getprop ro.serialno"}
    call = code().arguments(Place(source.method, source.pc))
    assert call is not None
    assert [const.value for const in call.arguments[1] or ()] == ["getprop ro.serialno"]


def test_without_layouts_only_what_code_sets_is_typed() -> None:
    typed = {said(source)[:3] for source in sources(()) if source.api.endswith("getText()Landroid/text/Editable;")}
    assert typed == {("Views.read", RESULT, "credentials"), ("Typed.read", RESULT, "phone-number")}


def test_the_same_program_gives_the_same_sources() -> None:
    sources.cache_clear()
    again = sources()
    sources.cache_clear()
    assert again == sources()
    assert list(again) == sorted(again, key=lambda s: s[:4])
