"""Verdicts on permissions: one small manifest and a few uses at a time, against the shipped tables."""

from collections.abc import Iterable

import pytest

from analyzer import places
from analyzer.apk.model import (
    Component,
    DeclaredPermission,
    IntentFilter,
    Manifest,
    UsesPermission,
)
from analyzer.behaviours.model import CallSite, Grade, PermissionUse
from analyzer.behaviours.permissions import judge_permissions
from analyzer.behaviours.use import Searched, Use, UseKind
from analyzer.catalogue.tables import Tables
from analyzer.gaps import Cause, Gap
from analyzer.program.owner import Owner

P = "android.permission."
APP = Owner(kind="app")
ADS = Owner(kind="sdk", sdk="starad")
OKHTTP = Owner(kind="sdk", sdk="okhttp")
NOBODY = Owner(kind="unattributed")

GET_DEVICE_ID = "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"
GET_SENSOR = "Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;"
OPEN_CAMERA = "Landroid/hardware/Camera;->open()Landroid/hardware/Camera;"
OPEN_URL = "Ljava/net/URL;->openConnection()Ljava/net/URLConnection;"
LAST_LOCATION = (
    "Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;"
)
GET_ACCOUNTS = "Landroid/accounts/AccountManager;->getAccounts()[Landroid/accounts/Account;"
LISTEN = "Landroid/telephony/TelephonyManager;->listen(Landroid/telephony/PhoneStateListener;I)V"
EXTERNAL_DIR = "Landroid/content/Context;->getExternalFilesDir(Ljava/lang/String;)Ljava/io/File;"
SHARED_DIR = "Landroid/os/Environment;->getExternalStorageDirectory()Ljava/io/File;"
NOTIFY = "Landroid/app/NotificationManager;->notify(ILandroid/app/Notification;)V"
START_FOREGROUND = "Landroid/app/Service;->startForeground(ILandroid/app/Notification;I)V"
CONTACTS_FIELD = "Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables(places.rulesets_dir() / "tables")


def site(cls: str = "com/a/B", method: str = "m") -> CallSite:
    return CallSite(method=f"L{cls};->{method}()V")


def use(
    kind: UseKind, what: str, owner: Owner = APP, grade: Grade = "reachable", cls: str = "com/a/B", **arguments: int
) -> Use:
    known = tuple((int(key[1:]), value) for key, value in arguments.items())
    return Use(kind=kind, what=what, owner=owner, grade=grade, site=site(cls), arguments=known)


def manifest(
    *permissions: str | UsesPermission,
    minimum: int = 21,
    target: int = 34,
    components: tuple[Component, ...] = (),
    declares: tuple[str, ...] = (),
) -> Manifest:
    asked = tuple(p if isinstance(p, UsesPermission) else UsesPermission(name=P + p) for p in permissions)
    return Manifest(
        package="com.a",
        min_sdk=minimum,
        target_sdk=target,
        uses_permissions=asked,
        components=components,
        declared_permissions=tuple(DeclaredPermission(name=name, protection_level="signature") for name in declares),
    )


def judge(
    tables: Tables, of: Manifest, *uses: Use, gaps: Iterable[Gap] = (), **more: object
) -> dict[str, PermissionUse]:
    searched = Searched(dex_files=1, methods=10, reachable_methods=5)
    verdicts = judge_permissions(of, uses, gaps, tables, searched, **more)  # type: ignore[arg-type]
    assert len({(v.name, v.status) for v in verdicts}) == len(verdicts)
    return {verdict.name.removeprefix(P): verdict for verdict in verdicts}


def status(tables: Tables, name: str, of: Manifest, *uses: Use, gaps: Iterable[Gap] = (), **more: object) -> str:
    return judge(tables, of, *uses, gaps=gaps, **more)[name].status


# The level logic


def test_a_call_that_needed_it_on_an_old_device_is_a_use_at_a_new_target(tables: Tables) -> None:
    verdict = judge(tables, manifest("READ_PHONE_STATE"), use("api", GET_DEVICE_ID))["READ_PHONE_STATE"]
    assert verdict.status == "used-by-app"
    assert verdict.proofs[0].what == GET_DEVICE_ID
    assert verdict.proofs[0].levels.startswith("21-28")


def test_the_same_call_is_no_use_where_no_level_of_the_app_needs_it(tables: Tables) -> None:
    of = manifest(UsesPermission(name=P + "READ_PHONE_STATE"), minimum=31)
    assert status(tables, "READ_PHONE_STATE", of, use("api", GET_DEVICE_ID)) == "no-use-found"


def test_max_sdk_limits_the_levels(tables: Tables) -> None:
    scan = use("uri-read", "content://media/external/images/media")
    both = [UsesPermission(name=P + "READ_EXTERNAL_STORAGE", max_sdk=32), UsesPermission(name=P + "READ_MEDIA_IMAGES")]
    found = judge(tables, manifest(*both), scan)
    assert found["READ_EXTERNAL_STORAGE"].status == "used-by-app"
    assert found["READ_EXTERNAL_STORAGE"].proofs[0].levels == "21-32"
    assert found["READ_EXTERNAL_STORAGE"].max_sdk == 32
    assert found["READ_MEDIA_IMAGES"].proofs[0].levels == "33-36"


def test_app_private_external_folders_need_nothing_from_19_on(tables: Tables) -> None:
    reads = use("api", EXTERNAL_DIR)
    asked = "WRITE_EXTERNAL_STORAGE"
    assert status(tables, asked, manifest(asked), reads) == "no-use-found"
    assert status(tables, asked, manifest(asked, minimum=16), reads) == "used-by-app"


def test_a_condition_on_the_target_sdk_is_decided(tables: Tables) -> None:
    posts = use("api", START_FOREGROUND)
    assert status(tables, "FOREGROUND_SERVICE", manifest("FOREGROUND_SERVICE", target=34), posts) == "used-by-app"


def test_sdk_23_only_requests_begin_at_23(tables: Tables) -> None:
    asked = UsesPermission(name=P + "AUTHENTICATE_ACCOUNTS", sdk_23=True)
    call = use("api", "Landroid/accounts/AccountManager;->setPassword(Landroid/accounts/Account;Ljava/lang/String;)V")
    assert judge(tables, manifest(asked), call)["AUTHENTICATE_ACCOUNTS"].status != "used-by-app"
    assert status(tables, "AUTHENTICATE_ACCOUNTS", manifest("AUTHENTICATE_ACCOUNTS"), call) == "used-by-app"


# Who uses it


def test_owners(tables: Tables) -> None:
    of = manifest("CAMERA")
    assert status(tables, "CAMERA", of, use("api", OPEN_CAMERA)) == "used-by-app"
    assert status(tables, "CAMERA", of, use("api", OPEN_CAMERA, ADS)) == "used-by-sdk"
    assert status(tables, "CAMERA", of, use("api", OPEN_CAMERA, NOBODY)) == "used-by-unattributed"
    mixed = [use("api", OPEN_CAMERA, ADS), use("api", OPEN_CAMERA, NOBODY)]
    assert status(tables, "CAMERA", of, *mixed) == "used-by-unattributed"
    assert status(tables, "CAMERA", of, *mixed, use("api", OPEN_CAMERA)) == "used-by-app"


def test_dead_code_only(tables: Tables) -> None:
    of = manifest("CAMERA")
    dead = use("api", OPEN_CAMERA, grade="packaged")
    assert status(tables, "CAMERA", of, dead) == "used-in-unreachable-code"
    assert status(tables, "CAMERA", of, dead, use("api", OPEN_CAMERA, ADS)) == "used-by-sdk"


def test_dead_code_may_live_behind_a_gap(tables: Tables) -> None:
    dead = use("api", OPEN_CAMERA, grade="packaged")
    gap = Gap(stage="program", cause=Cause.REACT_NATIVE)
    verdict = judge(tables, manifest("CAMERA"), dead, gaps=[gap])["CAMERA"]
    assert (verdict.status, verdict.causes) == ("not-checkable", ("react-native",))
    assert verdict.proofs


def test_instrumentation_runs_code_by_name(tables: Tables) -> None:
    of = Manifest(
        package="com.a.test",
        min_sdk=21,
        target_sdk=34,
        uses_permissions=(UsesPermission(name=P + "CAMERA"),),
        instrumentation=("com.a",),
    )
    assert status(tables, "CAMERA", of, use("api", OPEN_CAMERA, grade="packaged")) == "not-checkable"


def test_code_that_next_to_nothing_starts_may_be_started_from_elsewhere(tables: Tables) -> None:
    dead = use("api", OPEN_CAMERA, grade="packaged")
    for own, expected in (
        (9_000, "not-checkable"),
        (5_000, "used-in-unreachable-code"),
        (30, "used-in-unreachable-code"),
    ):
        # A library beside the app may be as large as it likes.
        searched = Searched(
            dex_files=1,
            methods=75_000,
            reachable_methods=120,
            own_methods=own,
            reachable_own_methods=110 if own == 5_000 else 0,
        )
        (verdict,) = judge_permissions(manifest("CAMERA"), [dead], (), tables, searched)
        assert verdict.status == expected


def test_a_class_of_a_computed_name_enters_own_code_and_hides_no_use(tables: Tables) -> None:
    gap = Gap(stage="code", cause=Cause.REFLECTION, blocks_code=True)
    known = {"entering": frozenset({gap}), "libraries": frozenset({"okhttp"})}
    of = manifest("CAMERA")
    assert status(tables, "CAMERA", of, gaps=[gap]) == "not-checkable"
    assert status(tables, "CAMERA", of, gaps=[gap], **known) == "no-use-found"
    for owner, expected in ((APP, "not-checkable"), (ADS, "not-checkable"), (OKHTTP, "used-in-unreachable-code")):
        dead = use("api", OPEN_CAMERA, owner=owner, grade="packaged")
        assert status(tables, "CAMERA", of, dead, gaps=[gap], **known) == expected


# Content URIs, constants, actions, paths


def test_levels_begin_where_the_permission_does(tables: Tables) -> None:
    of = manifest("FOREGROUND_SERVICE", minimum=26)
    verdict = judge(tables, of, use("api", START_FOREGROUND))["FOREGROUND_SERVICE"]
    assert verdict.proofs[0].levels == "28-36"


def test_a_contact_that_was_picked_needs_no_permission(tables: Tables) -> None:
    resolver = "Landroid/content/ContentResolver;Landroid/net/Uri;"
    contacts = "Landroid/provider/ContactsContract$Contacts;"
    picked = use("api", f"{contacts}->lookupContact({resolver})Landroid/net/Uri;")
    assert "READ_CONTACTS" not in judge(tables, manifest(minimum=29), picked)
    asked = judge(tables, manifest("READ_CONTACTS", minimum=29), picked)["READ_CONTACTS"]
    assert (asked.status, asked.proofs[0].weak) == ("used-by-app", True)


def test_the_state_of_service_needs_no_location(tables: Tables) -> None:
    state = use("api", "Landroid/telephony/TelephonyManager;->getServiceState()Landroid/telephony/ServiceState;")
    assert set(judge(tables, manifest("READ_PHONE_STATE", minimum=29), state)) == {"READ_PHONE_STATE"}
    assert judge(tables, manifest(minimum=29), state)["READ_PHONE_STATE"].status == "used-not-requested"


def test_a_guard_is_held_by_others(tables: Tables) -> None:
    guarded = Component(kind="service", name="com.a.S", exported=True, permission=P + "RECORD_AUDIO")
    verdict = judge(tables, manifest("RECORD_AUDIO", components=(guarded,)))["RECORD_AUDIO"]
    assert verdict.proofs[0].weak


def test_files_on_the_shared_storage_are_media_files_too(tables: Tables) -> None:
    scan = use(
        "api",
        "Landroid/media/MediaScannerConnection;->scanFile(Landroid/content/Context;[Ljava/lang/String;"
        "[Ljava/lang/String;Landroid/media/MediaScannerConnection$OnScanCompletedListener;)V",
    )
    verdict = judge(tables, manifest("READ_MEDIA_IMAGES"), scan)["READ_MEDIA_IMAGES"]
    assert verdict.status == "used-by-app"
    assert verdict.proofs[0].weak
    # What needs the old permission only before the new one was there is no use of the new one.
    assert status(tables, "READ_MEDIA_IMAGES", manifest("READ_MEDIA_IMAGES", minimum=16), use("api", EXTERNAL_DIR)) == (
        "no-use-found"
    )


def test_reading_contacts_is_no_writing(tables: Tables) -> None:
    of = manifest("READ_CONTACTS", "WRITE_CONTACTS")
    found = judge(tables, of, use("uri-read", "content://com.android.contacts/data/phones"))
    assert found["READ_CONTACTS"].status == "used-by-app"
    assert found["WRITE_CONTACTS"].status == "no-use-found"


def test_a_uri_whose_access_is_unknown_may_be_written(tables: Tables) -> None:
    found = judge(tables, manifest("READ_CONTACTS", "WRITE_CONTACTS"), use("field", CONTACTS_FIELD))
    assert [found[name].status for name in ("READ_CONTACTS", "WRITE_CONTACTS")] == ["used-by-app"] * 2
    assert all(proof.weak for proof in found["WRITE_CONTACTS"].proofs)


def test_a_blind_write_in_the_same_class_makes_a_read_uri_a_possible_write(tables: Tables) -> None:
    of = manifest("READ_CONTACTS", "WRITE_CONTACTS")
    reads = use("uri-read", CONTACTS_FIELD)
    assert judge(tables, of, reads, use("uri-write", "", cls="com/a/C"))["WRITE_CONTACTS"].status == "no-use-found"
    assert judge(tables, of, reads, use("uri-write", "", cls="com/a/B$1"))["WRITE_CONTACTS"].status == "used-by-app"


def test_an_authority_alone_may_be_a_batch_of_operations(tables: Tables) -> None:
    found = judge(tables, manifest("READ_CONTACTS", "WRITE_CONTACTS"), use("string", "com.android.contacts"))
    assert {verdict.status for verdict in found.values()} == {"used-by-app"}


def test_a_renamed_location_library_still_names_its_service(tables: Tables) -> None:
    service = use("action", "com.google.android.location.internal.GoogleLocationManagerService.START")
    assert status(tables, "ACCESS_FINE_LOCATION", manifest("ACCESS_FINE_LOCATION"), service) == "used-by-app"


def test_the_visualizer_listens(tables: Tables) -> None:
    of = manifest("RECORD_AUDIO")
    assert (
        status(tables, "RECORD_AUDIO", of, use("api", "Landroid/media/audiofx/Visualizer;-><init>(I)V"))
        == "used-by-app"
    )


def test_a_prefix_ends_at_a_path_boundary(tables: Tables) -> None:
    of = manifest("READ_SMS")
    assert status(tables, "READ_SMS", of, use("uri-read", "content://sms/inbox")) == "used-by-app"
    assert status(tables, "READ_SMS", of, use("uri-read", "content://smsx/inbox")) == "no-use-found"


def test_flag_arguments(tables: Tables) -> None:
    of = manifest("READ_PHONE_STATE", "ACCESS_FINE_LOCATION")
    found = judge(tables, of, use("api", LISTEN, a1=16))
    assert found["ACCESS_FINE_LOCATION"].status == "used-by-app"
    assert not found["ACCESS_FINE_LOCATION"].proofs[0].weak


def test_a_known_argument_decides_and_an_unknown_one_is_weak(tables: Tables) -> None:
    of = manifest("ACTIVITY_RECOGNITION")
    assert status(tables, "ACTIVITY_RECOGNITION", of, use("api", GET_SENSOR, a0=19)) == "used-by-app"
    assert status(tables, "ACTIVITY_RECOGNITION", of, use("api", GET_SENSOR, a0=1)) == "no-use-found"
    unknown = judge(tables, of, use("api", GET_SENSOR))["ACTIVITY_RECOGNITION"]
    assert unknown.status == "used-by-app"
    assert unknown.proofs[0].weak


def test_installing_packages_needs_the_content_type(tables: Tables) -> None:
    of = manifest("REQUEST_INSTALL_PACKAGES")
    view = use("action-sent", "android.intent.action.VIEW")
    assert status(tables, "REQUEST_INSTALL_PACKAGES", of, view) == "no-use-found"
    kind = use("string", "application/vnd.android.package-archive")
    assert status(tables, "REQUEST_INSTALL_PACKAGES", of, view, kind) == "used-by-app"


@pytest.mark.parametrize(
    "storage",
    [
        use("api", SHARED_DIR),
        use("string", "/sdcard/DCIM"),
        use("string", "_data"),
        use("uri", "content://media/external/images/media"),
        use("api", "Landroid/provider/MediaStore$Files;->getContentUri(Ljava/lang/String;)Landroid/net/Uri;"),
    ],
    ids=lambda use: use.what,
)
def test_shared_storage(tables: Tables, storage: Use) -> None:
    asked = "WRITE_EXTERNAL_STORAGE"
    assert status(tables, asked, manifest(asked), storage) == "used-by-app"
    assert status(tables, asked, manifest(asked), use("string", "/data/local")) == "no-use-found"


# What the manifest says


def test_a_boot_receiver_needs_no_code(tables: Tables) -> None:
    boot = IntentFilter(actions=("android.intent.action.BOOT_COMPLETED",))
    receiver = Component(kind="receiver", name="com.a.Boot", filters=(boot,))
    of = manifest("RECEIVE_BOOT_COMPLETED", components=(receiver,))
    owners = {"com.a.Boot": APP}
    assert status(tables, "RECEIVE_BOOT_COMPLETED", of, component_owners=owners) == "used-by-app"
    assert status(tables, "RECEIVE_BOOT_COMPLETED", of, component_owners={"com.a.Boot": ADS}) == "used-by-sdk"
    off = Component(kind="receiver", name="com.a.Boot", filters=(boot,), enabled=False)
    of = manifest("RECEIVE_BOOT_COMPLETED", components=(off,))
    assert status(tables, "RECEIVE_BOOT_COMPLETED", of) == "used-in-unreachable-code"


def test_a_disabled_component_may_be_enabled_by_code(tables: Tables) -> None:
    sms = IntentFilter(actions=("android.provider.Telephony.SMS_RECEIVED",))
    of = manifest(
        "RECEIVE_SMS", components=(Component(kind="receiver", name="com.a.R", filters=(sms,), enabled=False),)
    )
    enabling = "Landroid/content/pm/PackageManager;->setComponentEnabledSetting(Landroid/content/ComponentName;II)V"
    assert status(tables, "RECEIVE_SMS", of) == "used-in-unreachable-code"
    assert status(tables, "RECEIVE_SMS", of, use("api", enabling)) == "used-by-unattributed"


def test_service_types(tables: Tables) -> None:
    service = Component(kind="service", name="com.a.S", service_types=("location", "mediaPlayback"))
    names = ("FOREGROUND_SERVICE", "FOREGROUND_SERVICE_LOCATION", "FOREGROUND_SERVICE_MEDIA_PLAYBACK")
    found = judge(tables, manifest(*names, "FOREGROUND_SERVICE_CAMERA", components=(service,)))
    assert [found[name].status for name in names] == ["used-by-unattributed"] * 3
    assert found["FOREGROUND_SERVICE_CAMERA"].status == "no-use-found"


def test_a_guard_uses_a_bind_permission(tables: Tables) -> None:
    service = Component(kind="service", name="com.a.S", permission=P + "BIND_ACCESSIBILITY_SERVICE")
    of = manifest("BIND_ACCESSIBILITY_SERVICE", components=(service,))
    assert status(tables, "BIND_ACCESSIBILITY_SERVICE", of) == "used-by-unattributed"


def test_an_own_permission_is_used(tables: Tables) -> None:
    own = UsesPermission(name="com.a.permission.C2D_MESSAGE")
    verdict = judge(tables, manifest(own, declares=(own.name,)))[own.name]
    assert (verdict.status, verdict.protection) == ("used-by-app", "signature")


def test_a_viewer_of_files_uses_the_storage(tables: Tables) -> None:
    opened = IntentFilter(actions=("android.intent.action.VIEW",), data=("application/pdf",))
    viewer = Component(kind="activity", name="com.a.V", filters=(opened,))
    asked = "READ_EXTERNAL_STORAGE"
    assert status(tables, asked, manifest(asked, components=(viewer,))) == "used-by-unattributed"
    link = IntentFilter(actions=("android.intent.action.VIEW",), data=("https://a.example/",))
    browser = Component(kind="activity", name="com.a.V", filters=(link,))
    assert status(tables, asked, manifest(asked, components=(browser,))) == "no-use-found"


# Splits and companions


def test_background_location_is_used_by_location_calls(tables: Tables) -> None:
    found = judge(tables, manifest("ACCESS_BACKGROUND_LOCATION", "ACCESS_FINE_LOCATION"), use("api", LAST_LOCATION))
    assert {verdict.status for verdict in found.values()} == {"used-by-app"}


def test_approximate_location_goes_with_precise(tables: Tables) -> None:
    ssid = use("api", "Landroid/net/wifi/WifiInfo;->getSSID()Ljava/lang/String;")
    of = manifest("ACCESS_COARSE_LOCATION", "ACCESS_FINE_LOCATION")
    assert status(tables, "ACCESS_COARSE_LOCATION", of, ssid) == "used-by-app"


def test_writing_implies_reading_unless_reading_is_requested_too(tables: Tables) -> None:
    bitmap = use(
        "api",
        "Landroid/provider/MediaStore$Images$Media;->getBitmap(Landroid/content/ContentResolver;Landroid/net/Uri;)"
        "Landroid/graphics/Bitmap;",
    )
    alone = manifest("WRITE_EXTERNAL_STORAGE")
    both = manifest("WRITE_EXTERNAL_STORAGE", "READ_EXTERNAL_STORAGE")
    assert status(tables, "WRITE_EXTERNAL_STORAGE", alone, bitmap) == "used-by-app"
    assert status(tables, "WRITE_EXTERNAL_STORAGE", both, bitmap) == "no-use-found"


def test_old_targets_got_the_call_log_with_contacts(tables: Tables) -> None:
    calls = use("uri-read", "content://call_log/calls")
    assert status(tables, "READ_CONTACTS", manifest("READ_CONTACTS", minimum=16, target=15), calls) == "used-by-app"
    assert status(tables, "READ_CONTACTS", manifest("READ_CONTACTS", minimum=16, target=26), calls) == "no-use-found"


def test_never_for_location(tables: Tables) -> None:
    scan = use("api", "Landroid/bluetooth/le/BluetoothLeScanner;->startScan(Landroid/bluetooth/le/ScanCallback;)V")
    flagged = UsesPermission(name=P + "BLUETOOTH_SCAN", flags=("neverForLocation",))
    found = judge(tables, manifest(flagged, "ACCESS_FINE_LOCATION", minimum=31), scan)
    assert found["BLUETOOTH_SCAN"].status == "used-by-app"
    assert found["ACCESS_FINE_LOCATION"].status == "no-use-found"
    plain = judge(tables, manifest("BLUETOOTH_SCAN", "ACCESS_FINE_LOCATION", minimum=31), scan)
    assert plain["ACCESS_FINE_LOCATION"].status == "used-by-app"


# No use found, and when it may not be said


def test_no_use_found_says_what_was_searched(tables: Tables) -> None:
    verdict = judge(tables, manifest("READ_CALENDAR"), use("permission-check", P + "READ_CALENDAR"))["READ_CALENDAR"]
    assert verdict.status == "no-use-found"
    assert "content URI prefixes" in verdict.searched
    assert "API levels 21-36" in verdict.searched
    assert "10 methods (5 reachable)" in verdict.searched
    assert "at 1 places" in verdict.searched
    assert verdict.search is not None
    assert (verdict.search.methods, verdict.search.mentions, verdict.search.levels) == (10, 1, "21-36")


@pytest.mark.parametrize(
    "name", ["com.vendor.unknown.PERMISSION", "com.android.vending.BILLING", P + "EYE_TRACKING_FINE"]
)
def test_what_the_tables_can_not_show_is_not_checkable(tables: Tables, name: str) -> None:
    verdict = judge(tables, manifest(UsesPermission(name=name)))[name.removeprefix(P)]
    assert (verdict.status, verdict.causes) == ("not-checkable", ("not-analysed",))


def test_a_permission_that_only_old_maps_know_is_not_checkable_on_new_devices(tables: Tables) -> None:
    assert status(tables, "USE_SIP", manifest("USE_SIP", minimum=28)) == "not-checkable"


@pytest.mark.parametrize("cause", [Cause.PACKED, Cause.DYNAMIC_LOADING, Cause.REFLECTION, Cause.BUDGET, Cause.DAMAGED])
def test_hidden_code_forbids_the_verdict(tables: Tables, cause: Cause) -> None:
    gap = Gap(stage="dex", cause=cause, blocks_code=True)
    verdict = judge(tables, manifest("READ_CONTACTS"), gaps=[gap])["READ_CONTACTS"]
    assert (verdict.status, verdict.causes) == ("not-checkable", (cause,))


def test_a_gap_of_the_policy_hides_no_code(tables: Tables) -> None:
    gap = Gap(stage="policy", cause=Cause.DAMAGED, blocks_code=True)
    assert status(tables, "READ_CONTACTS", manifest("READ_CONTACTS"), gaps=[gap]) == "no-use-found"


def test_native_code_reaches_sockets_and_by_name_the_rest(tables: Tables) -> None:
    gap = Gap(stage="native", cause=Cause.NATIVE_CODE)
    of = manifest("INTERNET", "READ_PHONE_STATE", "READ_CONTACTS")
    unsearched = judge(tables, of, gaps=[gap])
    assert {verdict.status for verdict in unsearched.values()} == {"not-checkable"}
    silent = judge(tables, of, gaps=[gap], native_search=lambda names: frozenset())
    assert silent["INTERNET"].causes == ("native-code",)
    assert [silent[name].status for name in ("READ_PHONE_STATE", "READ_CONTACTS")] == ["no-use-found"] * 2
    telling = judge(tables, of, gaps=[gap], native_search=lambda names: names & {"getDeviceId"})
    assert telling["READ_PHONE_STATE"].causes == ("native-code",)
    assert telling["READ_CONTACTS"].status == "no-use-found"


def test_native_code_names_the_library_of_the_camera(tables: Tables) -> None:
    gap = Gap(stage="native", cause=Cause.NATIVE_CODE)
    of = manifest("CAMERA", "RECORD_AUDIO", "BODY_SENSORS", "WRITE_EXTERNAL_STORAGE")
    named = {
        "CAMERA": "libcamera2ndk.so",
        "RECORD_AUDIO": "slCreateEngine",
        "BODY_SENSORS": "ASensorManager_getInstance",
    }
    for permission, name in named.items():
        found = judge(tables, of, gaps=[gap], native_search=lambda names, name=name: names & {name})
        assert {key for key, verdict in found.items() if verdict.status == "not-checkable"} == {
            permission,
            "WRITE_EXTERNAL_STORAGE",
        }


def test_partly_resolved_reflection_reaches_what_is_named(tables: Tables) -> None:
    gap = Gap(stage="callgraph", cause=Cause.REFLECTION)
    of = manifest("READ_PHONE_STATE", "READ_CONTACTS")
    found = judge(tables, of, gaps=[gap], string_search=lambda names: names & {"getSubscriberId"})
    assert found["READ_PHONE_STATE"].causes == ("reflection",)
    assert found["READ_CONTACTS"].status == "no-use-found"


@pytest.mark.parametrize(
    ("cause", "hidden", "seen"),
    [
        (Cause.WEB_RUNTIME, "CAMERA", "READ_CONTACTS"),
        (Cause.FLUTTER, "INTERNET", "CAMERA"),
        (Cause.REACT_NATIVE, "INTERNET", "READ_CONTACTS"),
        (Cause.OTHER_RUNTIME, "RECORD_AUDIO", "READ_CONTACTS"),
    ],
)
def test_other_runtimes_reach_what_is_theirs(tables: Tables, cause: Cause, hidden: str, seen: str) -> None:
    found = judge(tables, manifest(hidden, seen), gaps=[Gap(stage="contents", cause=cause)])
    assert found[hidden].causes == (cause,)
    assert found[seen].status == "no-use-found"


def test_a_use_beats_every_gap(tables: Tables) -> None:
    gap = Gap(stage="dex", cause=Cause.PACKED, blocks_code=True)
    assert status(tables, "CAMERA", manifest("CAMERA"), use("api", OPEN_CAMERA), gaps=[gap]) == "used-by-app"


# Used, not requested


def test_a_dangerous_call_without_the_permission(tables: Tables) -> None:
    found = judge(tables, manifest(), use("api", OPEN_CAMERA, ADS))
    assert found["CAMERA"].status == "used-not-requested"
    assert not found["CAMERA"].requested
    assert found["CAMERA"].proofs[0].owner == ADS


@pytest.mark.parametrize(
    "silent",
    [
        use("api", OPEN_CAMERA, grade="packaged"),
        use("api", OPEN_CAMERA, NOBODY),
        use("api", OPEN_CAMERA, OKHTTP),
        use("api", OPEN_URL),
        use("api", EXTERNAL_DIR),
        use("api", GET_ACCOUNTS),
        use("api", NOTIFY),
    ],
    ids=["dead", "unattributed", "library", "normal", "documentation only", "optional", "condition"],
)
def test_nothing_is_said_of_unsure_uses(tables: Tables, silent: Use) -> None:
    assert judge(tables, manifest(), silent, libraries=frozenset({"okhttp"})) == {}


def test_an_alternative_or_a_check_is_enough(tables: Tables) -> None:
    assert set(judge(tables, manifest("ACCESS_COARSE_LOCATION"), use("api", LAST_LOCATION))) == {
        "ACCESS_COARSE_LOCATION"
    }
    assert judge(tables, manifest(), use("api", OPEN_CAMERA), use("permission-check", P + "CAMERA")) == {}


def test_reading_a_protected_uri_without_the_permission(tables: Tables) -> None:
    assert judge(tables, manifest(), use("uri-read", CONTACTS_FIELD))["READ_CONTACTS"].status == "used-not-requested"
    assert judge(tables, manifest(), use("uri", CONTACTS_FIELD)) == {}


# Order and amount


def test_proofs_are_few_and_differ(tables: Tables) -> None:
    many = [use("api", OPEN_URL, cls=f"com/a/C{number}") for number in range(9)]
    other = use("api", "Ljava/net/Socket;-><init>()V", cls="com/a/Z")
    verdict = judge(tables, manifest("INTERNET"), *many, other)["INTERNET"]
    assert len(verdict.proofs) == 5
    assert {proof.what for proof in verdict.proofs[:2]} == {OPEN_URL, other.what}


def test_the_order_of_uses_does_not_matter(tables: Tables) -> None:
    uses = [use("api", OPEN_URL, cls=f"com/a/C{number}") for number in range(9)] + [use("api", OPEN_CAMERA, ADS)]
    of = manifest("INTERNET", "CAMERA")
    assert judge(tables, of, *uses) == judge(tables, of, *reversed(uses))
