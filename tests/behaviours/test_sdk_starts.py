"""Starts of SDKs in pattern cases, and the switches by which they are told of consent."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from analyzer.apk.container import open_package
from analyzer.apk.manifest import read_manifest
from analyzer.apk.model import Component, Manifest, MetaData
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.consent import ConsentJudge
from analyzer.behaviours.model import SdkStart
from analyzer.behaviours.sdk_starts import SdkConsent, find_sdk_starts
from analyzer.catalogue.facts import InitCall
from tests.behaviours.test_consent import phases
from tests.behaviours.test_gates import BUILT, TABLES, code

UMENG = "Lcom/umeng/commonsdk/UMConfigure;"
Init = Mapping[str, tuple[InitCall, ...]]


def judged(path: Path, callbacks: dict[str, str]) -> tuple[CodeIndex, ConsentJudge, Manifest]:
    index, gates = code(path)
    with open_package(path) as package:
        manifest, _ = read_manifest(package)
    return index, ConsentJudge(index, phases(index, path, callbacks), gates), manifest


def starts(name: str, init: Init | None = None, manifest: Manifest | None = None, **callbacks: str) -> list[SdkStart]:
    index, judge, own = judged(BUILT / f"{name}.apk", callbacks)
    table = init or TABLES.sdk_init()
    return list(find_sdk_starts(index, table, manifest or own, judge, SdkConsent(index, table, judge)))


@pytest.mark.parametrize(
    ("name", "consent"), [("consent-sdk-init-ungated", "before"), ("consent-sdk-init-gated", "after")]
)
def test_a_start_in_the_application(name: str, consent: str) -> None:
    (start,) = starts(name)
    assert (start.sdk, start.kind, start.consent, start.grade) == ("umeng", "init_collects", consent, "start-up")
    assert start.api.startswith(f"{UMENG}->init(")
    assert start.site is not None
    assert start.site.method == "Lp/App;->onCreate()V"
    assert start.phases == ("application",)
    assert start.verified == "archive"


def test_preparing_and_starting() -> None:
    found = {start.kind: start.consent for start in starts("consent-sdk-pre-init")}
    assert found == {"pre_init": "before", "init_collects": "after"}


def test_a_switch_behind_the_agreeing_button() -> None:
    (start,) = starts("consent-sdk-switch", setPositiveButton="Main$2.onClick")
    assert start.consent == "after"
    assert start.switch == f"{UMENG}->submitPolicyGrantResult(Landroid/content/Context;Z)V"
    index, judge, _ = judged(BUILT / "consent-sdk-switch.apk", {"setPositiveButton": "Main$2.onClick"})
    (gate,) = SdkConsent(index, TABLES.sdk_init(), judge).gates(index)
    assert (gate.kind, gate.sure, gate.site.method) == (
        "sdk-switch",
        True,
        "Lp/Main$2;->onClick(Landroid/content/DialogInterface;I)V",
    )


def fact(kind: str, method: str = "") -> InitCall:
    return InitCall("umeng", kind, method, (), "", "archive")


def test_a_step_that_only_prepares_collects_where_there_is_no_second_step() -> None:
    alone = {UMENG: (fact("pre_init", "init"), fact("start_collection", "begin"))}
    assert [start.kind for start in starts("consent-sdk-init-ungated", alone)] == ["init_collects"]
    followed = {UMENG: (fact("pre_init", "init"), fact("start_collection", "collect"))}
    assert [start.kind for start in starts("consent-sdk-init-ungated", followed)] == ["pre_init"]


def test_a_component_that_starts_by_itself() -> None:
    init = {"Lp/App;": (fact("autostart_provider"),), "La/key;": (fact("autostart_meta"),)}
    provider = Component(kind="provider", name="p.App")
    on = Manifest(package="p", components=(provider,), meta_data=(MetaData(name="a.key", value="true"),))
    (start,) = starts("consent-sdk-init-ungated", init, on)
    assert (start.kind, start.api, start.site, start.consent, start.switch) == (
        "autostart_provider",
        "p.App",
        None,
        "before",
        "",
    )
    off = Manifest(package="p", components=(provider,), meta_data=(MetaData(name="a.key", value="false"),))
    (start,) = starts("consent-sdk-init-ungated", init, off)
    assert (start.consent, start.switch) == ("undecidable", "a.key=false")
    disabled = Manifest(package="p", components=(Component(kind="provider", name="p.App", enabled=False),))
    assert starts("consent-sdk-init-ungated", init, disabled) == []


def test_a_library_that_is_not_there_starts_nothing() -> None:
    assert starts("consent-flag-default-true") == []
