"""The shipped tables: they load, they answer, and what they must not hold is not in them."""

from pathlib import Path

import pytest

from analyzer import places
from analyzer.catalogue.tables import Tables, tables_sha256
from analyzer.errors import RulesetError

FOLDER = places.rulesets_dir() / "tables"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables(FOLDER)


def test_exact_wildcard_and_class_facts(tables: Tables) -> None:
    exact = tables.api_permissions("Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;")
    assert {name for fact in exact for name in fact.permissions} == {
        "android.permission.READ_PHONE_STATE",
        "android.permission.READ_PRIVILEGED_PHONE_STATE",
    }
    assert tables.api_permissions("Lokhttp3/OkHttpClient;->newCall(Lokhttp3/Request;)Lokhttp3/Call;")
    assert tables.api_permissions("Landroid/health/connect/datatypes/StepsRecord;->getCount()J")
    assert tables.api_permissions("Landroid/telephony/TelephonyManager;->getDeviceId(Z)V") == ()
    assert tables.api_permissions("Lno/such/Cls;->m()V") == ()
    every = tables.api_permissions("Landroid/telephony/TelephonyManager;->getDeviceId(*)")
    assert set(exact) < set(every)
    assert tables.api_permissions("") == ()


def test_wanted_signatures_cover_the_classes(tables: Tables) -> None:
    wanted = tables.wanted_signatures()
    assert wanted.keys() == tables.api_permission_classes()
    assert "getDeviceId" in wanted["Landroid/telephony/TelephonyManager;"]
    assert "*" in wanted["Landroid/health/connect/datatypes/StepsRecord;"]


def test_nothing_of_what_may_not_ship(tables: Tables) -> None:
    for cls, names in tables.wanted_signatures().items():
        assert not cls.startswith("Lcom/android/server/"), cls
        assert names
    sources = {
        fact.source
        for cls in (
            "Landroid/app/ActivityManager;",
            "Landroid/telephony/TelephonyManager;",
            "Landroid/net/wifi/WifiManager;",
        )
        for name in tables.permission_members("android.permission.GET_TASKS").get(cls, ())
        for fact in tables.api_permissions(f"{cls}->{name}(I)Ljava/util/List;")
    }
    assert sources <= {"aosp-annotation", "aosp-javadoc", "aosp-enforce", "curated", "axplorer"}
    hosts = {tables.host(name) for name in ("alogs.umengcloud.com", "umeng.com", "log.umsns.com")}
    assert all(host is None or host.verified not in ("memory", "checked", "own") for host in hosts)
    calls = [call for calls in tables.sdk_init().values() for call in calls]
    assert len(calls) > 300
    assert {call.verified for call in calls} <= {"archive", "app", "repo", "public-code", "list", "policy", "data"}


def test_uri_prefixes_by_level(tables: Tables) -> None:
    profile = tables.uri_permissions("content://com.android.contacts/profile/1?x=1", "read")
    by_level = {(row.api_min, row.api_max): row.permissions for row in profile}
    assert by_level[14, 22] == ("android.permission.READ_PROFILE",)
    assert by_level[23, 36] == ("android.permission.READ_CONTACTS",)
    same = [
        tables.uri_permissions(f"content://media/{volume}/images/media", "read")
        for volume in ("external", "external_primary")
    ]
    assert same[0] == same[1] != ()
    assert tables.uri_permissions("content://0@sms/inbox", "read") == tables.uri_permissions("content://sms", "read")
    assert tables.uri_permissions("not a uri", "read") == ()
    assert tables.uri_permissions("content://", "read") == ()


def test_uri_fields(tables: Tables) -> None:
    field = "Landroid/provider/CallLog$Calls;->CONTENT_URI"
    assert tables.uri_field(field) == tables.uri_field(f"{field}:Landroid/net/Uri;") == "content://call_log/calls"
    assert tables.uri_field("Lno/Such;->FIELD") == ""


def test_constants_by_call(tables: Tables) -> None:
    listen = "Landroid/telephony/TelephonyManager;->listen(Landroid/telephony/PhoneStateListener;I)V"
    assert tables.const_argument(listen) == 1
    fields = {found.field.rpartition(">")[2] for found in tables.const_call_permissions(listen, 16 | 1024)}
    assert fields == {"LISTEN_CELL_LOCATION", "LISTEN_CELL_INFO"}
    assert tables.const_call_permissions(listen, 0) == ()
    assert tables.const_call_permissions("Lno/Such;->m(I)V", 16) == ()
    window = "Landroid/view/WindowManager$LayoutParams;-><init>(I)V"
    assert {found.fact.permissions[0] for found in tables.const_call_permissions(window, 2003)} == {
        "android.permission.SYSTEM_ALERT_WINDOW"
    }
    assert tables.const_call_permissions(window, 2) == ()


def test_permissions(tables: Tables) -> None:
    camera = tables.permission("android.permission.CAMERA")
    assert camera is not None
    assert camera.protection_at(20) == "dangerous"
    assert camera.exists_at(4)
    assert not camera.exists_at(3)
    assert tables.checkable("android.permission.CAMERA")
    assert not tables.checkable("com.android.vending.BILLING"), "its facts are about a library that shrinkers rename"
    assert not tables.checkable("no.such.PERMISSION")
    assert tables.checkable("android.permission.USE_SIP", 21)
    assert not tables.checkable("android.permission.USE_SIP", 26)


def test_personal_information(tables: Tables) -> None:
    text = "Ljava/lang/String;"
    get_string = f"Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;{text}){text}"
    by_argument = {fact.arguments: fact.data_type for fact in tables.sensitive(get_string)}
    assert by_argument[("android_id",)] == "ANDROID_ID"
    sensor = "Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;"
    assert {argument for fact in tables.sensitive(sensor) for argument in fact.arguments} >= {18, 19, 21}
    assert tables.sensitive_fields()["Landroid/os/Build;->SERIAL:Ljava/lang/String;"][0].data_type == "SERIAL"
    assert tables.sensitive_properties()["ro.serialno"][0].data_type == "SERIAL"
    assert tables.sensitive_paths()["/proc/net/arp"][0].data_type == "MAC"
    assert tables.sensitive_commands()["pm list packages"][0].data_type == "INSTALLED_APPS"
    assert tables.sensitive_uri("content://sms/inbox/3")[0].data_type == "SMS"
    assert tables.sensitive_uri("content://com.android.contacts/data")[0].data_type == "CONTACTS"
    assert tables.sensitive_uri("content://other") == ()
    assert any("onLocationChanged" in member for member in tables.sensitive_overrides())
    assert any(fact.weak for fact in tables.sensitive("Landroid/location/Location;->getLatitude()D"))


def test_overrides_that_tell_nothing_ground_nothing(tables: Tables) -> None:
    weak = {
        member.partition("(")[0].partition("->")[2]
        for member, facts in tables.sensitive_overrides().items()
        if all(fact.weak for fact in facts)
    }
    assert {"onShowFileChooser", "onStartInput", "onUpdateSelection", "onListenerConnected", "onKeyEvent"} <= weak
    assert {"onSignalStrengthsChanged", "onServiceStateChanged", "onDataConnectionStateChanged"} <= weak
    assert not {"onAccessibilityEvent", "onNotificationPosted", "onCallStateChanged", "onLocationChanged"} & weak


def test_what_serves_language_models_is_told_by_its_purpose(tables: Tables) -> None:
    served = {name: tables.host(name) for name in ("api.deepseek.com", "spark-api.xf-yun.com", "iat.xf-yun.com")}
    purposes = {name: host.purpose for name, host in served.items() if host is not None}
    assert purposes == {"api.deepseek.com": "LLM/AI", "spark-api.xf-yun.com": "LLM/AI", "iat.xf-yun.com": "speech / AI"}


def test_hosts_match_at_label_boundaries(tables: Tables) -> None:
    assert tables.host("api.umeng.com.") == tables.host("UMENG.com") is not None
    assert tables.host("notumeng.com") is None
    assert tables.host("com") is None
    assert tables.host("") is None


def test_a_damaged_or_missing_table_is_a_mistake_of_the_installation(tmp_path: Path) -> None:
    with pytest.raises(RulesetError, match=r"api_permission\.msgpack\.zst"):
        Tables(tmp_path).api_permission_classes()
    (tmp_path / "permissions.msgpack.zst").write_bytes(b"\x28\xb5\x2f\xfdrubbish")
    with pytest.raises(RulesetError, match=r"permissions\.msgpack\.zst"):
        Tables(tmp_path).permission("x")


def test_the_hash_sees_every_table(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.zst"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    before_all = tables_sha256(tmp_path)
    assert before_all == tables_sha256(tmp_path)
    (tmp_path / "hosts.msgpack.zst").unlink()
    assert (before := tables_sha256(tmp_path)) != before_all
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "events.tsv").write_text("edge\n")
    assert tables_sha256(tmp_path) != before


def test_no_sdk_goes_by_a_common_word_or_only_by_its_company(tables: Tables) -> None:
    rows = {row.id: row for row in tables.sdk_rows()}
    taken = {name.lower() for row in rows.values() for name in (row.name_zh, row.name_en, *row.aliases)}
    assert not taken & {
        "银行卡",
        "消息推送",
        "一键登录",
        "一键登录 sdk",
        "播放器",
        "风控",
        "aidl",
        "contacts",
        "mail",
        "voice",
        "sdk",
    }
    assert not taken & {"xiaomi", "tencent", "aliyun", "netease"}
    assert "旷视" in rows["megvii"].aliases
    assert rows["tencent-captcha"].name_en == "Tencent Captcha"


def test_a_prefix_is_no_top_level_domain(tables: Tables) -> None:
    prefixes = {prefix for row in tables.sdk_rows() for prefix in row.class_prefixes}
    assert not prefixes & {"com", "cn", "org", "net", "io"}
    assert "com" not in {row.id for row in tables.sdk_rows()}


def test_code_without_a_vendors_purpose_is_a_library(tables: Tables) -> None:
    rows = {row.id: row for row in tables.sdk_rows()}
    assert rows["libpng"].categories == ("library",)
    assert rows["qapm"].categories == ("apm",)
    assert sum(1 for row in rows.values() if not row.categories) < 60


@pytest.mark.parametrize(
    ("signature", "permission"),
    [
        ("Landroid/media/AudioManager;->setStreamVolume(III)V", "BLUETOOTH"),
        ("Landroid/media/MediaPlayer;->start()V", "WAKE_LOCK"),
        ("Landroid/telephony/TelephonyManager;->getSimState()I", "ACCESS_NETWORK_STATE"),
    ],
)
def test_what_the_system_does_in_its_own_name_needs_nothing(tables: Tables, signature: str, permission: str) -> None:
    found = {name for fact in tables.api_permissions(signature) for name in fact.permissions}
    assert f"android.permission.{permission}" not in found
