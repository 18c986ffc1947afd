"""The comparison itself: right facts pass, and each kind of mistake is named."""

from typing import Any

import msgspec
import pytest

from analyzer.apk.model import FileIdentity, Label, Manifest, PackageContents
from analyzer.behaviours.model import (
    CallSite,
    ConsentGate,
    EntryPoint,
    PathStep,
    PermissionRequest,
    PermissionUse,
    SensitiveRead,
)
from analyzer.consistency.model import Consistency, DataClaim, PermissionClaim
from analyzer.facts import CodeSummary, Facts, ToolIdentity
from analyzer.judgement.model import EvidenceRef, Finding, ItemResult, Judgement
from analyzer.program.owner import Owner
from tests.samples import comparison
from tests.samples.expectation import Expected, expected, marked_lines

METHOD = "Lcom/example/notes/VoiceRecorder;->start()V"
GRADES = {"microphone": "personal", "location": "sensitive", "file-access": "capability"}
APP = Owner(kind="app")


def words() -> Expected:
    return expected("notes")


def read(**changes: Any) -> SensitiveRead:
    (line,) = marked_lines("notes")["com.example.notes.VoiceRecorder", "microphone"]
    right = SensitiveRead(
        data_type="microphone",
        kind="api",
        api="Landroid/media/MediaRecorder;->setAudioSource(I)V",
        site=CallSite(method=METHOD, line=line, source_file="VoiceRecorder.java"),
        owner=APP,
        grade="reachable",
        phases=("user-event",),
        consent="undecidable",
        entry=EntryPoint(method=METHOD, kind="activity"),
        path=(PathStep(method=METHOD, how="entry"),),
    )
    return msgspec.structs.replace(right, **changes)


def use(name: str = "android.permission.RECORD_AUDIO", status: Any = "used-by-app") -> PermissionUse:
    return PermissionUse(name=name, status=status, requested=status != "used-not-requested")


def facts(**changes: Any) -> Facts:
    said = DataClaim(data_type="microphone", owner=APP, disclosure="clear", certain=True)
    explained = PermissionClaim(permission="android.permission.RECORD_AUDIO", disclosure="explained", certain=True)
    right = Facts(
        tool=ToolIdentity(name="apkscan", version="0", tables_sha256=""),
        sample=FileIdentity(name="notes.apk", size=0, sha256="", sha1="", md5=""),
        manifest=Manifest(
            package="com.example.notes",
            labels=(Label(locale="zh", text="样例笔记"), Label(locale="", text="Sample Notes")),
            min_sdk=23,
            target_sdk=29,
            cleartext=False,
        ),
        contents=PackageContents(),
        code=CodeSummary(),
        reads=(read(),),
        permissions=(use(),),
        consistency=Consistency(data=(said,), permissions=(explained,)),
    )
    return msgspec.structs.replace(right, **changes)


def finding(rule: str, *evidence: EvidenceRef) -> Judgement:
    made = Finding(
        id="1",
        rule=rule,
        verdict="suspected",
        severity="low",
        subject_zh="",
        subject_en="",
        fact_zh="",
        fact_en="",
        remedy_zh="",
        remedy_en="",
        evidence=evidence,
    )
    item = ItemResult(
        rule=rule, title_zh="", title_en="", problem="", verdict="suspected", severity="low", findings=(made,)
    )
    return Judgement(date="2026-06-01", app_type="", ruleset_sha256="", items=(item,))


def reads_of(found: Facts) -> list[str]:
    return list(comparison.read_mismatches(found, words(), GRADES, marked_lines("notes")))


def test_right_facts_have_no_mismatch() -> None:
    assert list(comparison.manifest_mismatches(facts(), words())) == []
    assert reads_of(facts()) == []
    assert list(comparison.permission_mismatches(facts(), words())) == []
    assert list(comparison.sdk_mismatches(facts(), words())) == []
    assert not any("location" in text for text in comparison.policy_mismatches(facts(), words()))


@pytest.mark.parametrize(
    ("reads", "named"),
    [
        ((), "not found"),
        ((read(owner=Owner(kind="sdk", sdk="x")),), "not found"),
        ((read(consent="before"),), "consent ['before'], expected"),
        ((read(grade="packaged", entry=None, path=()),), "packaged, expected reachable"),
        ((read(grade="start-up", phases=("launch", "user-event")),), "start-up, expected reachable"),
        ((read(phases=("background",)),), "expected user"),
        ((read(site=CallSite(method=METHOD, line=1, source_file="VoiceRecorder.java")),), "marked"),
        ((read(path=()),), "without entry point or path"),
        ((read(), read(data_type="location")), "read of location by app"),
    ],
)
def test_wrong_reads_are_named(reads: tuple[SensitiveRead, ...], named: str) -> None:
    assert any(named in text for text in reads_of(facts(reads=reads)))


def test_a_capability_may_be_read() -> None:
    assert reads_of(facts(reads=(read(), read(data_type="file-access")))) == []


@pytest.mark.parametrize(
    ("uses", "named"),
    [
        ((), "no verdict"),
        ((use(status="no-use-found"),), "no-use-found"),
        ((use(), use("android.permission.CAMERA", "used-not-requested")), "without a request"),
    ],
)
def test_wrong_permissions_are_named(uses: tuple[PermissionUse, ...], named: str) -> None:
    assert any(named in text for text in comparison.permission_mismatches(facts(permissions=uses), words()))


def test_a_wrong_disclosure_is_named() -> None:
    denied = DataClaim(data_type="microphone", owner=APP, disclosure="incorrect", certain=True)
    found = list(comparison.policy_mismatches(facts(consistency=Consistency(data=(denied,))), words()))
    assert any("microphone" in text and "incorrect" in text for text in found)


def test_forbidden_and_unlisted_findings_are_named() -> None:
    unused = finding("permission-without-use", EvidenceRef(kind="permission", index=0))
    found = list(comparison.finding_mismatches(facts(), unused, words()))
    assert any("permission-without-use" in text and "forbidden" in text for text in found)
    assert any("clean sample" in text for text in found)


def test_a_missing_finding_is_named() -> None:
    empty = Judgement(date="2026-06-01", app_type="", ruleset_sha256="", items=())
    found = list(comparison.finding_mismatches(facts(), empty, expected("loan")))
    assert "finding undisclosed-collection contacts confirmed: missing" in found


ASKED = PermissionRequest(
    permissions=("android.permission.RECORD_AUDIO",),
    site=CallSite(method="Lcom/example/notes/NotesActivity$4;->onClick(Landroid/content/DialogInterface;I)V"),
    owner=APP,
    grade="reachable",
    phases=("user-event",),
)
GATES = tuple(
    ConsentGate(kind="flag", text="agreed", site=CallSite(method=f"Lcom/example/notes/NotesActivity;->{name}()V"))
    for name in ("onCreate", "askForConsent")
)


@pytest.mark.parametrize(
    ("requests", "gates", "named"),
    [
        ((ASKED,), GATES, ""),
        ((), GATES, "request in com.example.notes.NotesActivity$4.onClick: None"),
        ((msgspec.structs.replace(ASKED, phases=("launch",)),), GATES, "launch"),
        ((msgspec.structs.replace(ASKED, repeated="onResume"),), GATES, "onResume"),
        ((msgspec.structs.replace(ASKED, complete=False),), GATES, "False"),
        ((ASKED,), GATES[:1], "consent gates in"),
    ],
)
def test_requests_and_gates(
    requests: tuple[PermissionRequest, ...], gates: tuple[ConsentGate, ...], named: str
) -> None:
    found = list(comparison.request_mismatches(facts(permission_requests=requests, consent_gates=gates), words()))
    assert any(named in text for text in found) if named else found == []
