"""Owners of classes, the app's own namespace, and the index of known SDKs."""

import re

import pytest

from analyzer import places
from analyzer.apk.model import Component, IntentFilter, Manifest
from analyzer.catalogue.model import Text
from analyzer.catalogue.sdk_files import CATEGORIES, SdkFile, read_sdk_files
from analyzer.catalogue.tables import Tables
from analyzer.errors import RulesetError
from analyzer.program.owner import Owner
from analyzer.program.sdks import (
    APP,
    UNATTRIBUTED,
    AppNamespace,
    Sdk,
    SdkIndex,
    app_namespace,
    build_sdk_index,
    load_sdk_index,
)

MAIN = IntentFilter(actions=("android.intent.action.MAIN",), categories=("android.intent.category.LAUNCHER",))


def sdk(identity: str, *prefixes: str, **more: tuple[str, ...]) -> Sdk:
    return Sdk(id=identity, name_zh=identity, name_en=identity, class_prefixes=prefixes, **more)


SMALL = SdkIndex(
    [
        sdk("umbrella", "com.vendor"),
        sdk("push", "com.vendor.push", native_libs=("libpush.so",), components=("com.other.Receiver",)),
        sdk("facade", "com.face.Sdk"),
        sdk("oss", "org.oss", categories=("library",)),
    ]
)


def owner(descriptor: str, *own: str, vendor: tuple[str, ...] = (), index: SdkIndex = SMALL) -> Owner:
    (number,) = index.owners_of([descriptor], AppNamespace(own=own, vendor=vendor))
    return index.owner(number)


@pytest.mark.parametrize(
    ("descriptor", "expected"),
    [
        ("Lcom/vendor/push/A;", "push"),
        ("Lcom/vendor/push/b/c/A$1;", "push"),
        ("Lcom/vendor/pushy/A;", "umbrella"),
        ("Lcom/vendor/A;", "umbrella"),
        ("Lcom/vendors/A;", ""),
        ("Lcom/face/Sdk;", "facade"),
        ("Lcom/face/Sdk$Inner;", "facade"),
        ("Lcom/face/SdkOther;", ""),
        ("La/b/c;", ""),
        ("LNoPackage;", ""),
        ("", ""),
        ("[I", ""),
        ("L" + "a/" * 5000 + "B;", ""),
    ],
)
def test_the_longest_prefix_at_a_package_boundary(descriptor: str, expected: str) -> None:
    found = owner(descriptor)
    assert found == (Owner(kind="sdk", sdk=expected) if expected else Owner(kind="unattributed"))


def test_the_apps_own_namespace_beats_an_sdk() -> None:
    assert owner("Lcom/vendor/push/A;", "com.vendor").kind == "app"
    assert owner("Lcom/vendor/push/A;", "com.vendor.push.demo").sdk == "push"
    assert owner("Lcom/face/Sdk;", "com.face").kind == "app"


def test_an_sdk_inside_the_vendors_namespace_keeps_its_classes() -> None:
    assert owner("Lcom/mine/x/A;", vendor=("com.mine",)).kind == "app"
    assert owner("Lcom/vendor/push/A;", vendor=("com.vendor",)).sdk == "push"


def test_obfuscated_packages_are_nobodys() -> None:
    assert owner("La/a/a;", "com.mine").kind == "unattributed"


def test_numbers_and_other_marks() -> None:
    push = SMALL.number["push"]
    assert SMALL.of_library("libpush.so") == push
    assert SMALL.of_library("libother.so") == UNATTRIBUTED
    assert SMALL.of_component("com.other.Receiver") == push
    assert SMALL.of_component("com.vendor.push.Other") == push
    assert SMALL.owner(APP) == Owner(kind="app")
    assert SMALL.libraries() == {"oss"}


# The app's namespace


def launcher(name: str) -> Component:
    return Component(kind="activity", name=name, filters=(MAIN,))


def test_the_package_is_the_apps_and_weaker_the_vendors() -> None:
    found = app_namespace(Manifest(package="com.mine.app"), SMALL)
    assert (found.own, found.vendor) == (("com.mine.app",), ("com.mine",))


@pytest.mark.parametrize("package", ["com.example.app", "com.github.someone.app", "com.vendor.app", "com.mine"])
def test_shared_roots_and_sdks_are_no_vendor_of_the_app(package: str) -> None:
    vendor = app_namespace(Manifest(package=package), SMALL).vendor
    assert vendor in ((), ("com.github.someone",))


def test_components_show_a_namespace_that_is_not_the_package() -> None:
    manifest = Manifest(
        package="org.store.renamed",
        application_class="com.code.core.App",
        components=(
            launcher("com.code.ui.Main"),
            Component(kind="service", name="com.code.ui.Other"),
            Component(kind="service", name="com.vendor.push.PushService"),
        ),
    )
    assert "com.code" in app_namespace(manifest, SMALL).own


def test_an_sdks_component_shows_nothing() -> None:
    manifest = Manifest(package="org.store.renamed", components=(launcher("com.vendor.push.Main"),))
    assert app_namespace(manifest, SMALL).own == ("org.store.renamed",)


def test_an_obfuscated_component_shows_nothing() -> None:
    manifest = Manifest(package="org.store.renamed", components=(launcher("a.b.C"),))
    assert app_namespace(manifest, SMALL).own == ("org.store.renamed",)


def test_no_package_at_all() -> None:
    assert app_namespace(Manifest(package=""), SMALL) == AppNamespace()


# The shipped index


@pytest.fixture(scope="module")
def shipped() -> SdkIndex:
    return load_sdk_index(Tables(places.rulesets_dir() / "tables"), places.rulesets_dir())


@pytest.mark.parametrize(
    ("descriptor", "expected"),
    [
        ("Lcom/umeng/analytics/MobclickAgent;", "umeng"),
        ("Lcom/umeng/message/PushAgent;", "umeng-push"),
        ("Lcn/jpush/android/api/JPushInterface;", "jpush"),
        ("Lcom/tencent/bugly/crashreport/CrashReport;", "bugly"),
        ("Lcom/tencent/mm/opensdk/openapi/IWXAPI;", "wechat-open"),
        ("Lcom/bytedance/sdk/openadsdk/TTAdSdk;", "csj"),
        ("Lcom/alipay/sdk/app/PayTask;", "alipay"),
        ("Lcom/amap/api/location/AMapLocationClient;", "amap"),
        ("Lcom/google/firebase/analytics/FirebaseAnalytics;", "firebase-analytics"),
        ("Lcom/google/firebase/FirebaseApp;", "firebase"),
        ("Lcom/facebook/FacebookSdk;", "facebook"),
        ("Landroidx/core/content/FileProvider;", "androidx"),
        ("Landroidx/room/RoomDatabase;", "androidx"),
        ("Landroid/support/v4/app/Fragment;", "android-support"),
        ("Lokhttp3/internal/http/RealCall;", "okhttp"),
        ("Lkotlin/jvm/internal/Intrinsics;", "kotlin"),
        ("Lkotlinx/coroutines/Job;", "kotlinx"),
        ("Lnet/example/starad/Collector;", "starad"),
    ],
)
def test_well_known_classes(shipped: SdkIndex, descriptor: str, expected: str) -> None:
    assert shipped.owner(shipped.of_class(descriptor)) == Owner(kind="sdk", sdk=expected)


@pytest.mark.parametrize("descriptor", ["Lcom/github/someone/A;", "Lcom/example/A;", "Landroid/app/Activity;", "La/a;"])
def test_nobodys_classes(shipped: SdkIndex, descriptor: str) -> None:
    assert shipped.of_class(descriptor) == UNATTRIBUTED


def test_libraries_are_apart_from_parties_that_handle_data(shipped: SdkIndex) -> None:
    libraries = shipped.libraries()
    assert {"androidx", "kotlin", "okhttp", "gson", "glide"} <= libraries
    assert not {"umeng", "jpush", "bugly", "csj", "wechat-open", "facebook", "firebase-analytics"} & libraries


def test_the_bulk_list_is_clean(shipped: SdkIndex) -> None:
    prefixes = [prefix for sdk in shipped.sdks for prefix in sdk.class_prefixes]
    assert len(prefixes) == len(set(prefixes)) > 1000
    for known in shipped.sdks:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", known.id), known.id
        assert known.name_zh
        assert known.name_en
        assert set(known.categories) <= CATEGORIES, known.id
    vendors = {"腾讯", "百度", "阿里", "Google", "Tencent"}
    assert not [known.id for known in shipped.sdks if vendors & set(known.aliases)]


def test_a_file_adds_to_the_row_of_its_id_and_takes_prefixes() -> None:
    tables = Tables(places.rulesets_dir() / "tables")
    name = Text(zh="某某", en="Some")
    index = build_sdk_index(tables, [SdkFile(id="bugly", name=name, class_prefixes=("com.umeng.analytics", "x.y"))])
    known = index.get("bugly")
    assert known is not None
    assert known.name_zh == "某某"
    assert {"x.y", "com.tencent.bugly"} <= set(known.class_prefixes)
    assert index.owner(index.of_class("Lcom/umeng/analytics/A;")).sdk == "bugly"
    assert index.owner(index.of_class("Lcom/umeng/B;")).sdk == "umeng"


def test_an_example_that_belongs_to_another_is_a_mistake() -> None:
    tables = Tables(places.rulesets_dir() / "tables")
    wrong = SdkFile(id="some", name=Text(zh="某", en="Some"), examples=("com.tencent.bugly.A",))
    with pytest.raises(RulesetError, match=r"sdks/some\.yml: example 'com\.tencent\.bugly\.A' belongs to bugly"):
        build_sdk_index(tables, [*read_sdk_files(places.rulesets_dir()), wrong])
