from pathlib import Path

import pytest

from analyzer.apk.manifest import UNRELEASED
from analyzer.apk.model import DomainSecurity, IntentFilter, Label, Manifest, MetaData, NetworkSecurity, UsesPermission
from analyzer.gaps import Cause
from tests.apk.samples import TABLE, entries, read, read_with
from tests.apk.xml_writer import Attribute, Config, E, Hex, Ref, compiled_xml, resource_table
from tests.apk.zip_writer import Entry, write


def manifest_of(folder: Path, *children: E, table: bytes = TABLE, **attributes: Attribute) -> Manifest:
    stated = {name if name in ("package", "split") else f"android:{name}": value for name, value in attributes.items()}
    root = E("manifest", {"package": "com.a", **stated}, *children)
    found = read_with(folder, compiled_xml(root), table)
    assert found.gaps == ()
    return found.manifest


def application(*children: E, **attributes: Attribute) -> E:
    return E("application", {f"android:{name}": value for name, value in attributes.items()}, *children)


def sdk(target: Attribute, lowest: Attribute = 1) -> E:
    return E("uses-sdk", {"android:minSdkVersion": lowest, "android:targetSdkVersion": target})


def filtered(action: str = "a.B") -> E:
    return E("intent-filter", {}, E("action", {"android:name": action}))


# What the platform makes of a manifest.


def test_class_names_are_resolved_in_the_package(tmp_path: Path) -> None:
    found = manifest_of(
        tmp_path,
        application(
            E("activity", {"android:name": ".ui.Main"}),
            E("activity", {"android:name": "Bare"}),
            E("activity", {"android:name": "org.other.Full"}),
            E("activity-alias", {"android:name": ".Alias", "android:targetActivity": ".ui.Main"}),
            E("activity", {"android:name": ""}),
            name="App",
            appComponentFactory="androidx.core.app.CoreComponentFactory",
            backupAgent=".Backup",
        ),
    )
    assert [one.name for one in found.components] == ["com.a.ui.Main", "com.a.Bare", "org.other.Full", "com.a.Alias"]
    assert found.components[3].target == "com.a.ui.Main"
    assert (found.application_class, found.backup_agent) == ("com.a.App", "com.a.Backup")
    assert found.component_factory == "androidx.core.app.CoreComponentFactory"


@pytest.mark.parametrize(
    ("kind", "has_filter", "target", "exported"),
    [
        ("activity", False, 30, False),
        ("activity", True, 30, True),
        ("service", True, 30, True),
        ("receiver", False, 10, False),
        ("provider", False, 16, True),
        ("provider", False, 17, False),
        ("provider", True, 30, False),
    ],
)
def test_exported_by_default(kind: str, has_filter: bool, target: int, exported: bool, tmp_path: Path) -> None:
    inner = (filtered(),) if has_filter else ()
    found = manifest_of(tmp_path, sdk(target), application(E(kind, {"android:name": ".C"}, *inner)))
    (component,) = found.components
    assert (component.exported, component.exported_stated) == (exported, False)


def test_exported_and_enabled_as_stated_also_through_a_resource(tmp_path: Path) -> None:
    table = resource_table({0x7F020000: {Config(): False, Config(version=21): True}})
    found = manifest_of(
        tmp_path,
        application(
            E("activity", {"android:name": ".A", "android:exported": False}, filtered()),
            E("service", {"android:name": ".B", "android:enabled": Ref(0x7F020000)}),
        ),
        table=table,
    )
    assert [(one.exported, one.exported_stated, one.enabled) for one in found.components] == [
        (False, True, True),
        (False, False, False),
    ]


def test_levels_take_the_platform_defaults(tmp_path: Path) -> None:
    def levels(*children: E) -> tuple[int, int, int | None]:
        found = manifest_of(tmp_path, *children, application())
        return found.min_sdk, found.target_sdk, found.max_sdk

    assert levels() == (1, 1, None)
    assert levels(E("uses-sdk", {"android:minSdkVersion": 19})) == (19, 19, None)
    assert levels(sdk("34", "21")) == (21, 34, None)
    assert levels(sdk("Baklava", 26)) == (26, UNRELEASED, None)
    assert levels(E("uses-sdk", {"android:minSdkVersion": 4, "android:maxSdkVersion": 18})) == (4, 4, 18)


def test_permissions_with_their_limits_and_flags(tmp_path: Path) -> None:
    def uses(name: str, tag: str = "uses-permission", **limits: Attribute) -> E:
        return E(tag, {"android:name": name, **{f"android:{key}": value for key, value in limits.items()}})

    found = manifest_of(
        tmp_path,
        uses("p.A", maxSdkVersion=28),
        uses("p.B", usesPermissionFlags=Hex(0x00010000)),
        uses("p.C", "uses-permission-sdk-23"),
        uses("p.D", minSdkVersion=31),
        uses("p.A", maxSdkVersion=28),
        E(
            "permission",
            {"android:name": "p.Own", "android:protectionLevel": Hex(0x12), "android:permissionGroup": "g"},
        ),
        E("permission", {"android:name": "p.Plain"}),
        application(),
    )
    assert found.uses_permissions == (
        UsesPermission(name="p.A", max_sdk=28),
        UsesPermission(name="p.B", flags=("neverForLocation",)),
        UsesPermission(name="p.C", sdk_23=True),
        UsesPermission(name="p.D", min_sdk=31),
    )
    assert [(one.name, one.protection_level, one.group) for one in found.declared_permissions] == [
        ("p.Own", "signature|privileged", "g"),
        ("p.Plain", "normal", ""),
    ]


def test_a_provider_with_authorities_order_and_guards(tmp_path: Path) -> None:
    attributes: dict[str, Attribute] = {
        "android:name": ".P",
        "android:authorities": "a.b;c.d;",
        "android:initOrder": 100,
    }
    found = manifest_of(
        tmp_path,
        application(
            E("provider", {**attributes, "android:readPermission": "p.R"}),
            E("service", {"android:name": ".S", "android:process": ":remote"}),
            E("receiver", {"android:name": ".R", "android:permission": "p.Own", "android:process": "other"}),
            permission="p.All",
        ),
    )
    provider, service, receiver = found.components
    assert (provider.authorities, provider.init_order) == (("a.b", "c.d"), 100)
    assert (provider.permission, provider.read_permission, provider.write_permission) == ("p.All", "p.R", "p.All")
    assert (service.process, service.permission) == ("com.a:remote", "p.All")
    assert (receiver.process, receiver.permission) == ("other", "p.Own")


def test_service_types_filters_and_meta_data(tmp_path: Path) -> None:
    table = resource_table({0x7F010001: {Config(): "key-123"}, 0x7F020000: {Config(): "res/xml/paths.xml"}})
    data = [
        E("data", {"android:scheme": "https", "android:host": "a.example", "android:pathPrefix": "/x"}),
        E("data", {"android:scheme": "tel"}),
        E("data", {"android:mimeType": "image/*"}),
    ]
    action, category = (E(name, {"android:name": f"x.{name.upper()}"}) for name in ("action", "category"))
    found = manifest_of(
        tmp_path,
        application(
            E(
                "service",
                {"android:name": ".S", "android:foregroundServiceType": Hex(0x40000088)},
                E("intent-filter", {"android:priority": 999}, action, category, *data),
                E("meta-data", {"android:name": "paths", "android:resource": Ref(0x7F020000)}),
            ),
            E("meta-data", {"android:name": "key", "android:value": Ref(0x7F010001)}),
            E("meta-data", {"android:name": "flag", "android:value": True}),
            E("meta-data", {"android:name": "number", "android:value": 12}),
        ),
        table=table,
    )
    (service,) = found.components
    assert service.service_types == ("location", "microphone", "specialUse")
    assert service.filters == (
        IntentFilter(
            actions=("x.ACTION",),
            categories=("x.CATEGORY",),
            data=("https://a.example/x", "tel://", "image/*"),
            priority=999,
        ),
    )
    assert service.meta_data == (MetaData(name="paths", value="res/xml/paths.xml"),)
    assert [(one.name, one.value) for one in found.meta_data] == [
        ("key", "key-123"),
        ("flag", "true"),
        ("number", "12"),
    ]


def test_queries_features_libraries_instrumentation_and_the_rest(tmp_path: Path) -> None:
    view = E("action", {"android:name": "android.intent.action.VIEW"})
    found = manifest_of(
        tmp_path,
        E(
            "queries",
            {},
            E("package", {"android:name": "com.other"}),
            E("intent", {}, view, E("data", {"android:scheme": "https"})),
            E("provider", {"android:authorities": "x.y"}),
        ),
        E("uses-feature", {"android:name": "android.hardware.camera"}),
        E("instrumentation", {"android:name": ".Runner"}),
        application(
            E("uses-library", {"android:name": "org.apache.http.legacy"}),
            allowBackup=False,
            debuggable=True,
            usesCleartextTraffic=True,
            enabled=False,
        ),
        versionCode=5,
        versionCodeMajor=1,
        sharedUserId="shared",
    )
    assert found.queries.packages == ("com.other",)
    assert found.queries.intents == (IntentFilter(actions=("android.intent.action.VIEW",), data=("https://",)),)
    assert found.queries.providers == ("x.y",)
    assert (found.features, found.uses_libraries) == (("android.hardware.camera",), ("org.apache.http.legacy",))
    assert found.instrumentation == ("com.a.Runner",)
    assert (found.allow_backup, found.debuggable, found.cleartext, found.application_enabled) == (
        False,
        True,
        True,
        False,
    )
    assert (found.version_code, found.shared_user_id, found.required_splits) == (1 << 32 | 5, "shared", False)


@pytest.mark.parametrize(
    "root",
    [
        E("manifest", {"package": "com.a", "android:isSplitRequired": True}, application()),
        E("manifest", {"package": "com.a", "android:requiredSplitTypes": "base__abi"}, application()),
        E(
            "manifest",
            {"package": "com.a"},
            application(E("meta-data", {"android:name": "com.android.vending.splits.required", "android:value": True})),
        ),
    ],
)
def test_parts_that_are_required_and_not_given_are_a_gap(root: E, tmp_path: Path) -> None:
    found = read_with(tmp_path, compiled_xml(root))
    assert found.manifest.required_splits
    assert [gap.cause for gap in found.gaps] == [Cause.MISSING_SPLIT]


def test_backup_and_cleartext_when_nothing_is_stated(tmp_path: Path) -> None:
    found = manifest_of(tmp_path, application())
    assert (found.allow_backup, found.cleartext, found.network_security) == (True, None, None)


def test_a_literal_label(tmp_path: Path) -> None:
    assert manifest_of(tmp_path, application(label="记账本")).labels == (Label(locale="", text="记账本"),)


def test_network_security_configuration(tmp_path: Path) -> None:
    user = E("trust-anchors", {}, E("certificates", {"src": "user"}))
    config = E(
        "network-security-config",
        {},
        E("base-config", {"cleartextTrafficPermitted": False}, user),
        E(
            "domain-config",
            {"cleartextTrafficPermitted": "true"},
            E("domain", {"includeSubdomains": True}, text="ads.example"),
            E("domain-config", {}, E("domain", {}, text="inner.example")),
            E("domain-config", {"cleartextTrafficPermitted": False}, E("domain", {}, text="safe.example")),
        ),
        E("domain-config", {}, E("domain", {}, text="pin.example"), E("pin-set", {}, E("pin", {}, text="AAAA"))),
        E("debug-overrides", {}, user),
    )
    table = resource_table({0x7F020000: {Config(): "res/xml/n.xml"}})
    root = E("manifest", {"package": "com.a"}, application(networkSecurityConfig=Ref(0x7F020000)))
    path = write(tmp_path, *entries(compiled_xml(root), table), Entry("res/xml/n.xml", compiled_xml(config)))
    assert read(path).manifest.network_security == NetworkSecurity(
        cleartext_base=False,
        cleartext_domains=("ads.example", "inner.example"),
        trusts_user_certificates=True,
        pinned_domains=("pin.example",),
        domains=(
            DomainSecurity(name="ads.example", subdomains=True, cleartext=True),
            DomainSecurity(name="inner.example", cleartext=True),
            DomainSecurity(name="safe.example", cleartext=False),
            DomainSecurity(name="pin.example", pinned=True),
        ),
    )


def test_a_missing_network_security_file_is_a_gap(tmp_path: Path) -> None:
    table = resource_table({0x7F020000: {Config(): "res/xml/n.xml"}})
    root = E("manifest", {"package": "com.a"}, application(networkSecurityConfig=Ref(0x7F020000)))
    found = read_with(tmp_path, compiled_xml(root), table)
    assert [(gap.cause, gap.where) for gap in found.gaps] == [(Cause.DAMAGED, "res/xml/n.xml")]
    assert found.manifest.network_security is None
