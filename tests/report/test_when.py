"""When a place runs, and how it stands to the user's consent, reads in both languages."""

import msgspec
import pytest

from analyzer.behaviours.model import CallSite, ConsentVerdict, PathStep, PermissionRequest
from analyzer.catalogue.model import Catalogue
from analyzer.judgement.model import EvidenceRef
from analyzer.report.evidence import Evidence
from analyzer.report.lexicon import Lexicon
from tests.report import sample

FIRST = PathStep(method="Lcom/a/Main;->onCreate(Landroid/os/Bundle;)V", how="entry")
BOOT = PathStep(method="Lcom/a/Boot;->onReceive(Landroid/content/Context;)V", how="entry")
NEXT = PathStep(method="Lcom/a/Main;->go()V", how="call", line=12, source_file="Main.java")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("verdict", "gate", "said"),
    [
        ("before", "", ("未识别出同意判断", "no check of consent was recognised")),
        (
            "after",
            "agreed",
            ("同意之后（从启动到此处的每条路径都经过同意判断）：agreed", "passes a check of consent): agreed"),
        ),
        ("undecidable", "", ("静态不可判定", "not statically decidable")),
        ("", "", ("", "")),
    ],
)
def test_the_verdict_is_told(
    catalogue: Catalogue, lang: str, verdict: ConsentVerdict, gate: str, said: tuple[str, str]
) -> None:
    facts = sample.facts()
    read = msgspec.structs.replace(facts.reads[0], consent=verdict, gate=gate)
    site = Evidence(facts, Lexicon(catalogue, lang)).sites.of_read(read)
    wanted = said[lang == "en"]
    assert wanted in site.consent
    assert bool(site.consent) == bool(wanted)


def test_a_step_says_where_it_is_left(catalogue: Catalogue) -> None:
    facts = sample.facts()
    read = msgspec.structs.replace(facts.reads[0], start_path=(FIRST, NEXT), later_path=(BOOT, NEXT))
    site = Evidence(facts, Lexicon(catalogue, "en")).sites.of_read(read)
    assert [step.where for step in site.path] == ["", "Main.java:12"]
    assert [step.short for step in site.later_path] == ["Boot.onReceive(Context)", "Main.go()"]


def test_the_same_way_is_not_shown_twice(catalogue: Catalogue) -> None:
    facts = sample.facts()
    read = msgspec.structs.replace(facts.reads[0], start_path=(FIRST, NEXT), later_path=(FIRST, NEXT))
    assert Evidence(facts, Lexicon(catalogue, "en")).sites.of_read(read).later_path == ()


def test_a_request_is_evidence_with_its_place_and_what_follows(catalogue: Catalogue) -> None:
    asked = PermissionRequest(
        permissions=("android.permission.CAMERA",),
        complete=False,
        site=CallSite(method="Lcom/a/Main;->go()V", line=13, source_file="Main.java"),
        owner=sample.facts().reads[0].owner,
        grade="start-up",
        phases=("launch",),
        path=(FIRST, NEXT),
        repeated="onResume",
    )
    facts = msgspec.structs.replace(sample.facts(), permission_requests=(asked,))
    evidence = Evidence(facts, Lexicon(catalogue, "zh"))
    proof, _ = evidence.gather((EvidenceRef(kind="request", index=0), EvidenceRef(kind="request", index=9)))
    (site,) = proof.sites
    assert (site.line, site.argument) == (13, "android.permission.CAMERA")
    assert [step.short for step in site.path] == ["Main.onCreate(Bundle)", "Main.go()"]
    (note,) = proof.notes
    assert "另有未能确定的权限" in note.texts[0]
    assert "拒绝后界面恢复时再次申请" in note.texts[0]
