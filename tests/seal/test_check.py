"""Files, facts, evidence, judgement and findings: what was altered is named, what was not checked is said."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from analyzer.errors import UsageError
from analyzer.facts import to_json
from analyzer.seal.build import evidence_of
from analyzer.seal.canonical import digest, written
from analyzer.seal.check import Here
from analyzer.seal.items import PLACES, FactsItems
from analyzer.seal.model import Entry
from tests.report import sample
from tests.seal.conftest import Folder
from tests.seal.test_chain import linked

EVIDENCE = list(evidence_of(sample.judgement()))


def of_kind(kind: str) -> tuple[str, str, int]:
    """Finding, rule and index of the first evidence of one kind in the made-up app."""
    return next((finding, rule, index) for finding, rule, name, index in EVIDENCE if name == kind)


@pytest.mark.parametrize("name", ["report.html", "policy/privacy.html"])
def test_a_changed_file_is_told(folder: Folder, name: str) -> None:
    folder.write(name, b"something else")
    assert folder.faults() == [("altered", "file", name)]


def test_a_missing_file_is_told(folder: Folder) -> None:
    (folder.path / "report.html").unlink()
    assert folder.faults() == [("missing", "file", "report.html")]


def test_a_missing_folder_is_told(folder: Folder) -> None:
    (folder.path / "policy" / "privacy.html").unlink()
    (folder.path / "policy").rmdir()
    assert folder.faults() == [("missing", "file", "policy/privacy.html")]


def test_a_folder_in_the_place_of_a_file_is_told(folder: Folder) -> None:
    (folder.path / "report.html").unlink()
    (folder.path / "report.html").mkdir()
    assert folder.reasons("file").count("no-file") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(folder: Folder) -> None:
    (folder.path / "report.html").unlink()
    os.mkfifo(folder.path / "report.html")
    assert folder.faults() == [("altered", "file", "report.html")]


def test_a_file_that_was_put_beside_is_told(folder: Folder) -> None:
    folder.write("report.csv", b"")
    folder.write("policy/other.html", b"")
    told = [(m.state, m.name, m.values) for m in folder.check() if m.reason == "stranger"]
    assert told == [("not-checked", "report.csv, policy/other.html", ("2",))]


@pytest.mark.parametrize("name", ["../secret", "/etc/hostname", "a/../../b", "..\\b", "C:x", "a\0b", ""])
def test_a_name_that_leads_out_of_the_folder_is_not_followed(folder: Folder, name: str) -> None:
    entries = [structs.replace(e, name=name) if e.name == "report.html" else e for e in folder.seal.entries]
    folder.write("seal.json", written(linked(entries)))
    assert "bad-name" in folder.reasons("file")


@pytest.mark.parametrize("kind", sorted({kind for _, _, kind, _ in EVIDENCE} & PLACES.keys()))
def test_a_changed_piece_of_evidence_is_told_with_its_finding(folder: Folder, kind: str) -> None:
    finding, rule, index = of_kind(kind)

    def edit(facts: Any) -> None:
        target = facts
        for part in PLACES[kind]:
            target = target[part]
        target[index]["extra"] = True

    folder.change("facts.json", edit)
    told = [m for m in folder.check() if m.subject == "evidence" and m.state == "altered"]
    assert (f"{kind} {index}", (finding, rule)) in [(m.name, m.values) for m in told]
    around = {"manifest 0"} if kind == "component" else set()
    assert {m.name for m in told} - around == {f"{kind} {index}"}, "only what was changed"
    assert ("altered", "file", "facts.json") in folder.faults()


def test_what_differs_in_the_facts_is_named(folder: Folder) -> None:
    folder.change("facts.json", lambda facts: facts["sample"].update(sha256="0" * 64))
    told = next(m for m in folder.check() if m.subject == "facts")
    assert (told.state, told.reason, told.values) == ("altered", "parts", ("sample",))
    assert "altered" not in folder.states("evidence")


def test_facts_spelt_otherwise_are_told(folder: Folder) -> None:
    folder.write("facts.json", json.dumps(json.loads((folder.path / "facts.json").read_bytes())).encode())
    assert folder.reasons("facts") == ["layout"]
    assert "altered" not in folder.states("evidence")


def test_a_changed_sentence_of_the_policy_is_told_with_what_rests_on_it(folder: Folder) -> None:
    facts = json.loads((folder.path / "facts.json").read_bytes())
    finding, _, number = of_kind("sentence")
    span = next(s for s in facts["policy"]["document"]["sentences"] if s["number"] == number)["span"]

    def edit(facts: Any) -> None:
        document = facts["policy"]["document"]
        text = document["text"]
        document["text"] = text[: span["start"]] + "X" + text[span["start"] + 1 :]

    folder.change("facts.json", edit)
    told = [(m.name, m.values[0]) for m in folder.check() if m.subject == "evidence" and m.state == "altered"]
    assert (f"sentence {number}", finding) in told


def test_evidence_that_is_gone_is_told(folder: Folder) -> None:
    folder.change("facts.json", lambda facts: facts.update(reads=[]))
    told = [m for m in folder.check() if m.subject == "evidence" and m.state == "missing"]
    assert told
    assert all(m.name.startswith("read ") for m in told)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"\xff", b'{"reads":3,"policy":[]}', b'{"reads":[' + b"[" * 50_000, b"null", b'{"a":"\\ud800"}'],
)
def test_facts_that_are_none_are_told(folder: Folder, data: bytes) -> None:
    folder.write("facts.json", data)
    assert folder.states("facts") == {"altered"}
    assert "intact" not in folder.states("evidence")


def test_missing_facts_are_told_and_nothing_is_called_intact_without_them(folder: Folder) -> None:
    (folder.path / "facts.json").unlink()
    assert folder.states("facts") == {"missing"}
    assert folder.states("evidence") == {"not-checked"}
    assert folder.states("judgement") == {"not-checked"}


def test_facts_that_cannot_be_read_are_not_called_altered(folder: Folder) -> None:
    assert folder.reasons("facts", facts=None, facts_fault="damaged") == ["unreadable"]
    assert folder.states("facts", facts=None, facts_fault="damaged") == {"not-checked"}


def test_a_changed_finding_of_the_report_is_named(folder: Folder) -> None:
    finding = sample.judgement().items[0].findings[0]

    def edit(report: Any) -> None:
        items = report["problems"][0]["items"]
        items[0]["findings"][0]["fact"] = "nothing of the kind"
        items[-1]["findings"].append({"id": "new"})

    folder.change("report.json", edit)
    told = {(m.reason, m.name) for m in folder.check() if m.subject == "finding" and m.state == "altered"}
    assert told == {("finding", finding.id), ("new-finding", "new")}


def test_a_finding_taken_out_of_the_report_is_named(folder: Folder) -> None:
    gone = sample.judgement().items[0].findings[0].id
    folder.change("report.json", lambda report: report["problems"][0]["items"][0]["findings"].pop(0))
    assert ("missing", "finding", gone) in folder.faults()


def test_a_report_that_is_none_is_told(folder: Folder) -> None:
    folder.write("report.json", b"{}")
    assert folder.reasons("finding") == ["unreadable"]
    assert ("altered", "file", "report.json") in folder.faults()


def test_the_package_is_checked_only_when_it_is_given(folder: Folder, tmp_path: Path) -> None:
    assert folder.states("package") == {"not-checked"}
    other = tmp_path / "other.apk"
    other.write_bytes(b"PK")
    assert folder.states("package", package=other) == {"altered"}
    assert folder.states("package", package=tmp_path / "none.apk") == {"missing"}


def test_the_package_that_was_scanned_is_intact(folder: Folder, tmp_path: Path) -> None:
    package = tmp_path.parent / "app.apk"
    package.write_bytes(b"PK")
    entries = [structs.replace(e, sha256=digest(b"PK")) if e.kind == "package" else e for e in folder.seal.entries]
    folder.write("seal.json", written(linked(entries)))
    assert folder.states("package", package=package) == {"intact"}


def _with_policies(folder: Folder, **changes: Any) -> None:
    entries = list(folder.seal.entries)
    entry = Entry(number=0, kind="policy", name="terms.html", sha256=digest(b"terms"), previous="")
    entries.insert(4, structs.replace(entry, **changes))
    folder.write("seal.json", written(linked(entries)))


def test_a_policy_is_recognised_by_its_content_whatever_it_is_called(folder: Folder, tmp_path: Path) -> None:
    _with_policies(folder, where="given")
    assert "give-policy" in folder.reasons("policy")
    path = tmp_path.parent / "renamed.html"
    path.write_bytes(b"terms")
    states = {m.name: m.state for m in folder.check(policies=(path,)) if m.subject == "policy"}
    assert states["terms.html"] == "intact"


def test_a_fetched_policy_is_looked_for_beside_the_seal(folder: Folder) -> None:
    _with_policies(folder, where="beside", name="policy/privacy.html", sha256=digest(b"<p>fetched"))
    states = {m.name: m.state for m in folder.check() if m.subject == "policy"}
    assert states["policy/privacy.html"] == "intact"
    folder.write("policy/privacy.html", b"<p>another")
    assert ("altered", "policy", "policy/privacy.html") in folder.faults()


def test_another_policy_of_the_same_name_is_altered_and_one_of_another_name_unknown(
    folder: Folder, tmp_path: Path
) -> None:
    _with_policies(folder, where="given")
    same, other = tmp_path.parent / "terms.html", tmp_path.parent / "stranger.html"
    same.write_bytes(b"other terms")
    other.write_bytes(b"no terms")
    told = {m.name: (m.state, m.reason) for m in folder.check(policies=(same, other)) if m.subject == "policy"}
    assert told["terms.html"] == ("altered", "bytes")
    assert told["stranger.html"] == ("altered", "not-sealed")


def test_a_policy_in_the_package_is_intact_only_with_the_package(folder: Folder, tmp_path: Path) -> None:
    _with_policies(folder, where="package")
    assert "give-package" in folder.reasons("policy")
    other = tmp_path.parent / "wrong.apk"
    other.write_bytes(b"PK")
    assert "in-package" not in folder.reasons("policy", package=other)


@pytest.mark.parametrize("kind", ["tool", "rulesets", "tables"])
def test_another_installation_is_not_called_an_alteration(folder: Folder, kind: str) -> None:
    here = folder.given.here
    field = {"tool": "modules_sha256", "rulesets": "ruleset_sha256", "tables": "tables_sha256"}[kind]
    changed = {name: getattr(here, name) for name in ("version", "modules_sha256", "ruleset_sha256", "tables_sha256")}
    other = Here(**(changed | {field: "0" * 64}))
    assert folder.states(kind, here=other) == {"not-checked"}
    named = Here(**(changed | {field: "0" * 64}), named=True)
    assert folder.states(kind, here=named) == ({"not-checked"} if kind == "tool" else {"altered"})


def test_a_judgement_is_made_again_only_from_what_was_sealed(folder: Folder) -> None:
    assert folder.reasons("judgement") == ["made-again"]
    assert folder.reasons("judgement", judge=None) == ["not-made"]
    folder.change("facts.json", lambda facts: facts["sample"].update(size=1))
    assert folder.reasons("judgement") == ["not-made"]


def test_another_judgement_is_told(folder: Folder) -> None:
    other = structs.replace(sample.judgement(), date="1999-01-01")
    assert folder.reasons("judgement", judge=lambda *_: other) == ["other-judgement"]


def test_a_judgement_that_cannot_be_made_is_not_called_intact(folder: Folder) -> None:
    def fails(*_: object) -> Any:
        raise UsageError("no such type")

    assert folder.reasons("judgement", judge=fails) == ["unreadable"]


def test_evidence_left_out_of_a_chain_made_anew_is_told_by_the_rules(folder: Folder) -> None:
    """Even without a signature: the findings that the rules give say which evidence there has to be."""
    entries = list(folder.seal.entries)
    gone = next(entry for entry in entries if entry.kind == "evidence")
    entries.remove(gone)
    folder.write("seal.json", written(linked(entries)))
    told = [m for m in folder.check(verifier=None) if m.state == "altered"]
    assert [(m.subject, m.reason, m.name) for m in told] == [("evidence", "left-out", f"{gone.name} {gone.index}")]


def test_evidence_put_into_a_chain_made_anew_is_told_by_the_rules(folder: Folder) -> None:
    entries = list(folder.seal.entries)
    some = next(entry for entry in entries if entry.kind == "evidence")
    entries.insert(20, structs.replace(some, finding="made-up"))
    folder.write("seal.json", written(linked(entries)))
    assert "put-in" in folder.reasons("evidence", verifier=None)


def test_every_kind_of_evidence_has_a_digest() -> None:
    items = FactsItems(to_json(sample.facts()))
    found = {kind for _, _, kind, index in EVIDENCE if items.evidence(kind, index)}
    assert found == {*PLACES, "manifest", "sentence"} & {kind for _, _, kind, _ in EVIDENCE}
    assert len(found) > 8


def test_evidence_that_never_was_is_not_called_intact(folder: Folder) -> None:
    """The made-up judgement points to a read that there is not."""
    told = [m for m in folder.check() if m.name == "read 9999"]
    assert [(m.state, m.reason) for m in told] == [("not-checked", "nowhere")]


@pytest.mark.parametrize(("kind", "index"), [("read", -1), ("read", 10**9), ("nothing", 0), ("sentence", 0), ("", 0)])
def test_a_reference_that_leads_nowhere_has_no_digest(kind: str, index: int) -> None:
    assert FactsItems(to_json(sample.facts())).evidence(kind, index) == ""


def test_a_seal_that_names_no_packs_means_those_of_its_time(folder: Folder) -> None:
    entries = [structs.replace(entry, packs=()) for entry in folder.seal.entries]
    folder.write("seal.json", written(linked(entries)))
    asked: list[tuple[str, ...]] = []

    def judge(facts: Any, date: str, app_type: str, packs: tuple[str, ...]) -> Any:
        asked.append(packs)
        return sample.judgement()

    folder.check(judge=judge, verifier=None)
    assert asked == [("cn",)]


def test_a_pack_that_is_not_here_is_told(folder: Folder) -> None:
    entries = [
        structs.replace(entry, packs=("mars",)) if entry.kind == "judgement" else entry for entry in folder.seal.entries
    ]
    folder.write("seal.json", written(linked(entries)))

    def judge(facts: Any, date: str, app_type: str, packs: tuple[str, ...]) -> Any:
        raise UsageError(f"no rule pack {packs[0]!r}")

    told = [(m.state, m.values) for m in folder.check(judge=judge) if m.subject == "judgement"]
    assert told == [("not-checked", ("no rule pack 'mars'",))]
