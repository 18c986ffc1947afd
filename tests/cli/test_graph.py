"""``apkscan graph``: questions, answers, pictures and exit codes, over the shipped samples."""

import json
import zipfile
from pathlib import Path

import pytest

from analyzer.cli import main

SAMPLES = Path(__file__).parents[2] / "samples"
LOAN = str(SAMPLES / "loan" / "loan.apk")
ASKING = str(SAMPLES / "patterns" / "built" / "permissions-requests.apk")
IMEI = "android.telephony.TelephonyManager.getDeviceId"


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["graph", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "question",
    [
        IMEI,
        "android.telephony.TelephonyManager->getDeviceId",
        "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;",
        "getDeviceId",
        "imei",
        "android.permission.READ_PHONE_STATE",
        "READ_PHONE_STATE",
    ],
)
def test_one_thing_may_be_asked_for_in_many_ways(capsys: pytest.CaptureFixture[str], question: str) -> None:
    out = asked(capsys, LOAN, "--to", question)
    assert "from activity com.example.loan.MainActivity" in out
    assert "● MainActivity.onCreate(Bundle)" in out
    assert "→ MainActivity.collect()  [call, MainActivity.java:30]" in out
    assert "⇒ TelephonyManager.getDeviceId()  DeviceProfile.java:22" in out


def test_text_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    out = asked(capsys, LOAN, "--to", IMEI, "--lang", "zh")
    assert "共 1 处，其中 1 处可到达" in out
    assert "自页面 com.example.loan.MainActivity" in out


def test_a_method_of_the_package_and_its_class(capsys: pytest.CaptureFixture[str]) -> None:
    out = asked(capsys, LOAN, "--to", "com.example.loan.DeviceProfile.imei")
    assert "→ DeviceProfile.imei(Context)" in out
    assert "⇒" not in out
    assert "DeviceProfile.imei(Context)" in asked(capsys, LOAN, "--to", "DeviceProfile", "--all")


def test_what_is_not_there_and_what_is_not_reached_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    missing = asked(capsys, LOAN, "--to", "android.hardware.Camera.open")
    assert "nothing in the code of this package names it" in missing
    dead = asked(capsys, ASKING, "--to", "p.Forgotten.ask")
    assert "nothing that could be followed reaches it" in dead


def test_where_ways_begin(capsys: pytest.CaptureFixture[str]) -> None:
    request = "android.app.Activity.requestPermissions"
    every = asked(capsys, ASKING, "--to", request, "--all")
    assert "p.Pushy" in every
    assert "p.Fair" in every
    one = asked(capsys, ASKING, "--to", request, "--from", "p.Pushy", "--all")
    assert "● Pushy.onResume()" in one
    assert "● Fair.onCreate" not in one
    assert "but not from p.Fair" in asked(capsys, ASKING, "--to", "p.Pushy.need", "--from", "p.Fair")
    assert "● MainActivity.onCreate(Bundle)" in asked(capsys, LOAN, "--to", IMEI, "--from", "launch")
    assert "but not from background" in asked(capsys, LOAN, "--to", IMEI, "--from", "background")


@pytest.mark.parametrize("suffix", [".svg", ".dot", ".graphml", ".json"])
def test_the_suffix_decides_the_format(capsys: pytest.CaptureFixture[str], tmp_path: Path, suffix: str) -> None:
    target = tmp_path / "deeper" / f"ways{suffix}"
    asked(capsys, LOAN, "--to", "imei", "-o", str(target))
    start = {".svg": "<svg", ".dot": "digraph", ".graphml": "<?xml", ".json": "{"}[suffix]
    content = target.read_text(encoding="utf-8")
    assert content.startswith(start)
    assert "getDeviceId" in content
    if suffix == ".json":
        answer = json.loads(content)
        assert answer["status"] == "reachable"
        assert {"nodes", "edges"} <= set(answer["picture"])
        assert "launch" in answer["spots"][0]["phases"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "imei", "-o", "x.png"], "no picture of this kind"),
        (["--to", "imeii"], "nothing is called 'imeii'"),
        (["--to", "imei", "--from", "Nobody"], "nothing in the package is called 'Nobody'"),
        ([], "--to"),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert main(["graph", LOAN, *arguments]) == 2
    assert message in capsys.readouterr().err


def test_wrong_usage_in_chinese(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["graph", LOAN, "--to", "imeii"]) == 2
    error = capsys.readouterr().err
    assert "没有名为“imeii”的" in error
    assert "是否要用“imei”" in error


@pytest.mark.parametrize("broken", ["AndroidManifest.xml", "classes.dex"])
def test_a_package_that_could_not_be_examined(capsys: pytest.CaptureFixture[str], tmp_path: Path, broken: str) -> None:
    package = tmp_path / "damaged.apk"
    with zipfile.ZipFile(LOAN) as source, zipfile.ZipFile(package, "w") as target:
        for entry in source.infolist():
            content = b"\x00" * 64 if entry.filename == broken else source.read(entry)
            target.writestr(entry.filename, content)
    assert main(["graph", str(package), "--to", "imei"]) == 3
    assert "could not be examined" in capsys.readouterr().err
