"""SDKs in a package."""

from analyzer.apk.model import Component, Manifest, NativeLibrary, PackageContents
from analyzer.behaviours.model import SdkPresence
from analyzer.behaviours.presences import sdk_presences
from analyzer.program.sdks import AppNamespace, Sdk, SdkIndex

INDEX = SdkIndex(
    [
        Sdk(
            id="push",
            name_zh="推送",
            name_en="Push",
            vendors=("Vendor",),
            categories=("push",),
            class_prefixes=("com.vendor.push",),
            native_libs=("libpush.so",),
        ),
        Sdk(id="only-native", name_zh="原生", name_en="Native", native_libs=("libonly.so",)),
    ]
)


def presences(
    classes: dict[str, int], manifest: Manifest | None = None, libraries: tuple[str, ...] = ()
) -> dict[str, SdkPresence]:
    descriptors = [f"L{name.replace('.', '/')};" for name in classes]
    owners = INDEX.owners_of(descriptors, AppNamespace(own=("com.mine",)))
    contents = PackageContents(native_libraries=tuple(NativeLibrary(name=n, abi="x86", size=1) for n in libraries))
    found = sdk_presences(
        INDEX, descriptors, owners, list(classes.values()), manifest or Manifest(package="com.mine"), contents
    )
    return {presence.id: presence for presence in found}


def with_service(enabled: bool) -> Manifest:
    service = Component(kind="service", name="com.vendor.push.Service", enabled=enabled)
    return Manifest(package="com.mine", components=(service,))


def test_reachable_code_makes_it_live() -> None:
    push = presences({"com.vendor.push.A": 2, "com.vendor.push.inner.B": 1, "com.mine.C": 9})["push"]
    assert (push.classes, push.reachable_methods, push.live) == (2, 3, True)
    assert push.evidence == ("class:com.vendor.push",)
    assert (push.name, push.name_en, push.vendor, push.categories) == ("推送", "Push", "Vendor", ("push",))


def test_merely_packaged_code_is_not_live() -> None:
    assert not presences({"com.vendor.push.A": 0})["push"].live


def test_a_registered_component_is_live_when_it_is_packaged_and_enabled() -> None:
    packaged = {"com.vendor.push.Service": 0}
    assert presences(packaged, with_service(enabled=True))["push"].live
    assert not presences(packaged, with_service(enabled=False))["push"].live
    absent = presences({}, with_service(enabled=True))["push"]
    assert (absent.live, absent.evidence) == (False, ("component:com.vendor.push.Service",))


def test_a_native_library_alone() -> None:
    found = presences({}, libraries=("libonly.so", "libunknown.so"))
    assert list(found) == ["only-native"]
    assert found["only-native"].evidence == ("library:libonly.so",)


def test_nothing_found() -> None:
    assert presences({"com.mine.A": 1, "a.b.C": 1}) == {}
