"""A read that needs a permission which the package never requests is bound to fail."""

import pytest

from analyzer import places
from analyzer.apk.model import Manifest, UsesPermission
from analyzer.behaviours.permitted import Permits
from analyzer.catalogue.tables import Tables

LAST_LOCATION = (
    "Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;"
)
DEVICE_ID = "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"
CONTACTS = "content://com.android.contacts/contacts"
TABLES = Tables(places.rulesets_dir() / "tables")


def permits(*names: str, min_sdk: int = 23, shared_user_id: str = "") -> Permits:
    asked = tuple(UsesPermission(name=f"android.permission.{name}") for name in names)
    manifest = Manifest(
        package="a.b", min_sdk=min_sdk, target_sdk=33, uses_permissions=asked, shared_user_id=shared_user_id
    )
    return Permits(manifest, TABLES)


@pytest.mark.parametrize("name", ["ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION"])
def test_one_of_several_alternatives_is_enough(name: str) -> None:
    assert permits(name).call(LAST_LOCATION)


def test_none_of_the_alternatives_is_requested() -> None:
    assert not permits("INTERNET").call(LAST_LOCATION)


def test_a_uri_needs_its_permission() -> None:
    assert permits("READ_CONTACTS").uri(CONTACTS)
    assert not permits("WRITE_CONTACTS").uri(CONTACTS)


def test_a_permission_that_only_the_system_holds_refuses_everybody_and_proves_nothing() -> None:
    assert permits("READ_PHONE_STATE", min_sdk=29).call(DEVICE_ID)
    assert permits(min_sdk=29).call(DEVICE_ID)


def test_a_shared_user_id_may_bring_permissions() -> None:
    assert permits(shared_user_id="a.shared").call(LAST_LOCATION)


def test_what_the_tables_do_not_know_can_succeed() -> None:
    assert permits().call("Lcom/a/B;->c()V")
    assert permits().uri("content://com.a.b/c")
