"""Which places are told as conduct, and by which constant, in the packages that show it and in those that nearly do."""

from functools import cache
from pathlib import Path

import pytest

from analyzer import pipeline
from analyzer.behaviours.conduct_control import _plain
from analyzer.behaviours.model import SensitiveRead

APK = "application/vnd.android.package-archive"
BUILT = Path(__file__).parents[2] / "samples/rules/built"


@cache
def _reads(package: str) -> tuple[SensitiveRead, ...]:
    return pipeline.scan(BUILT / f"{package}.apk", catalogue=pipeline.read_catalogue(None)).reads


def told(package: str, act: str) -> set[tuple[str, str, str]]:
    """(name of the method with the place, constant that told it, manner)."""
    found = [read for read in _reads(package) if read.data_type == act]
    return {(read.site.method.partition(";->")[2].partition("(")[0], read.argument, read.manner) for read in found}


@pytest.mark.parametrize(
    ("rule", "act", "expected"),
    [
        ("text-message-to-short-number", "short-number-messages", {("onClick", "1066000000", "")}),
        (
            "text-messages-kept-from-user",
            "message-suppression",
            {("swallow", "", "intercepted"), ("onReceive", "content://sms/inbox", "deleted")},
        ),
        ("text-messages-kept-from-user", "message-answering", {("onReceive", "", "SMS_RECEIVED")}),
        (
            "apps-installed-unasked",
            "silent-installation",
            {("onClick", "", "update"), ("onClick", "pm install -r /sdcard/partner.apk", "")},
        ),
        (
            "installation-prompt-unasked",
            "installation-prompt",
            {("offer", APK, "USER_PRESENT"), ("onStartCommand", APK, "")},
        ),
        ("package-downloaded-unseen", "package-download", {("onClick", "", "hidden"), ("onReceive", "", "shown")}),
        ("icon-switched-off", "icon-hiding", {("onCreate", "p.Main", "")}),
        (
            "kept-alive",
            "keep-alive",
            {("again", "", "restart"), ("onCreate", "", "pixel"), ("onCreate", "", "account")},
        ),
        ("opens-itself-as-screen-wakes.by-action", "window-popup", {("onReceive", "", "USER_PRESENT")}),
        ("icon-switched-off.other-entries", "icon-hiding", {("off", "p.Main", "")}),
        ("starts-services-of-other-apps.which-intent", "foreign-service-start", {("onCreate", "net.example.shop", "")}),
        ("kept-alive.near-misses", "keep-alive", {("onTaskRemoved", "", "restart")}),
        ("dialogs-answered-for-user.found-and-tapped", "automated-clicks", {("allowing", "Allow", "")}),
        ("installation-prompt-unasked.notification", "installation-prompt", {("onReceive", APK, "BOOT_COMPLETED")}),
        ("starts-services-of-other-apps", "foreign-service-start", {("onReceive", "net.example.shop", "")}),
        ("window-over-other-apps", "overlay-window", {("onStartCommand", "", "2038"), ("show", "", "2038")}),
        ("opens-itself-as-screen-wakes", "window-popup", {("show", "", "SCREEN_ON,USER_PRESENT")}),
        ("dialogs-answered-for-user", "automated-clicks", {("onAccessibilityEvent", "始终允许", "")}),
        (
            "commands-beyond-an-app",
            "privileged-commands",
            {("onClick", "su", ""), ("onClick", "pm grant com.example.booster android.permission.READ_LOGS", "")},
        ),
    ],
)
def test_the_place_and_the_constant(rule: str, act: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(f"{rule}-positive", act) == expected


@pytest.mark.parametrize(
    ("rule", "act"),
    [
        ("text-message-to-short-number", "short-number-messages"),
        ("text-messages-kept-from-user", "message-suppression"),
        ("apps-installed-unasked", "silent-installation"),
        ("icon-switched-off", "icon-hiding"),
        ("kept-alive", "keep-alive"),
        ("opens-itself-as-screen-wakes.by-action", "window-popup"),
        ("icon-switched-off.other-entries", "icon-hiding"),
        ("starts-services-of-other-apps.which-intent", "foreign-service-start"),
        ("kept-alive.near-misses", "keep-alive"),
        ("dialogs-answered-for-user.found-and-tapped", "automated-clicks"),
        ("apps-installed-unasked.updates", "silent-installation"),
        ("opens-itself-as-screen-wakes", "window-popup"),
        ("dialogs-answered-for-user", "automated-clicks"),
        ("commands-beyond-an-app", "privileged-commands"),
    ],
)
def test_what_nearly_does_it_is_not_told(rule: str, act: str) -> None:
    assert told(f"{rule}-clean", act) == set()


def test_the_users_own_tap_is_told_without_an_event() -> None:
    assert told("installation-prompt-unasked-clean", "installation-prompt") == {("onClick", APK, "")}


def test_a_download_with_a_notification_is_told_as_one() -> None:
    assert told("package-downloaded-unseen-clean", "package-download") == {("onClick", "", "shown")}


@pytest.mark.parametrize(
    ("command", "plain"),
    [
        (("su",), ("su",)),
        (("/system/xbin/su", "-c", "pm", "install", "a.apk"), ("pm", "install", "a.apk")),
        (("sh", "-c", "pm install a.apk"), ("pm", "install", "a.apk")),
        (("LD_LIBRARY_PATH=/vendor/lib", "pm", "install", "a.apk"), ("pm", "install", "a.apk")),
        (("which", "su"), ("which", "su")),
        (("/system/bin/sh",), ()),
        ((), ()),
    ],
)
def test_a_command_stands_without_its_shell_and_folders(command: tuple[str, ...], plain: tuple[str, ...]) -> None:
    assert _plain(command) == plain
