"""The batch command over the shipped samples: real scans in real worker processes."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from analyzer.cli import main

SAMPLES = Path(__file__).parent.parent.parent / "samples"


def packages(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / f"{name}.apk").write_bytes((SAMPLES / name / f"{name}.apk").read_bytes())
    return folder


def test_a_batch_leaves_what_single_scans_leave_and_an_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places, out = packages(tmp_path / "in", "loan", "notes"), tmp_path / "out"
    (places / "broken.apk").write_bytes(b"no package")
    policies = tmp_path / "policies"
    policies.mkdir()
    (policies / "com.example.loan.html").write_bytes((SAMPLES / "loan" / "policy.html").read_bytes())
    command = ["batch", str(places), "-o", str(out), "--policies", str(policies), "--date", "2026-11-21", "-j", "1"]

    assert main(command) == 1
    assert sorted(path.name for path in out.iterdir()) == [
        "findings.csv", "index.html", "journal.sqlite", "packages", "rules.csv", "workers.log",
    ]  # fmt: skip
    folders = list((out / "packages").iterdir())
    assert len(folders) == 2
    alone = tmp_path / "alone"
    main([
        str(places / "loan.apk"), "--policy", str(policies / "com.example.loan.html"),
        "--date=2026-11-21", "-o", str(alone),
    ])  # fmt: skip
    sha256 = json.loads((alone / "facts.json").read_bytes())["sample"]["sha256"]
    for path in alone.iterdir():
        assert (out / "packages" / sha256 / path.name).read_bytes() == path.read_bytes()

    page = (out / "index.html").read_text(encoding="utf-8")
    assert f"packages/{sha256}/report.html" in page
    assert "broken.apk" in page
    rows = list(csv.DictReader(io.StringIO((out / "findings.csv").read_text(encoding="utf-8-sig"))))
    assert {row["package"] for row in rows} >= {"com.example.loan"}

    before = (out / "index.html").read_bytes()
    capsys.readouterr()
    assert main(command) == 1
    closing = capsys.readouterr().out
    assert "3 outcomes from an earlier run" in closing or "沿用此前结果 3 个" in closing
    assert (out / "index.html").read_bytes() == before


def test_a_batch_in_which_nothing_could_be_looked_at_says_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "broken.apk").write_bytes(b"no package")
    assert main(["batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "-j", "1"]) == 3


def test_a_batch_keeps_the_date_of_its_first_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from analyzer.cli import options

    places, out = packages(tmp_path / "in", "notes"), tmp_path / "out"
    for today in ("2026-11-21", "2026-11-22"):
        monkeypatch.setattr(options, "today", lambda day=today: day)
        main(["batch", str(places), "-o", str(out), "-j", "1", "--format", "facts"])
    assert "2026-11-21" in (out / "index.html").read_text(encoding="utf-8")


def test_other_rule_packs_are_another_batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places, out = packages(tmp_path / "in", "flashlight"), tmp_path / "out"
    common = ["batch", str(places), "-o", str(out), "-j1", "--format=json", "--date=2026-11-21", "--lang=en"]
    for rules, reused in (("cn", 0), ("eu", 0), ("eu", 1)):
        main([*common, "--rules", rules])
        assert f"({reused} outcome" in capsys.readouterr().out
        (report,) = out.glob("packages/*/report.json")
        assert ("GDPR Art. 5(1)(f)" in report.read_text(encoding="utf-8")) == (rules == "eu")
    assert main([*common, "--rules", "us"]) == 2


def test_a_batch_writes_every_format_that_is_asked_for(tmp_path: Path) -> None:
    places, out = packages(tmp_path / "in", "notes"), tmp_path / "out"
    main(["batch", str(places), "-o", str(out), "-j", "1", "--format", "sarif,md,xlsx"])
    (folder,) = (out / "packages").iterdir()
    assert {path.name for path in folder.iterdir()} == {"report.sarif", "report.md", "report.xlsx"}
    assert f'href="packages/{folder.name}/report.md"' in (out / "index.html").read_text(encoding="utf-8")


def test_a_policy_that_cannot_be_read_is_named_and_taken_up_again_when_it_is_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places, out, policies = packages(tmp_path / "in", "notes"), tmp_path / "out", tmp_path / "policies"
    policies.mkdir()
    document = policies / "com.example.notes.html"
    document.write_bytes(b"\x89PNG\r\n\x1a\n picture")
    command = ["batch", str(places), "-o", str(out), "--policies", str(policies), "--date", "2026-11-21", "-j", "1"]
    assert main([*command, "--lang", "en"]) == 3
    assert "1  failed: its policy cannot be read" in capsys.readouterr().out
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "com.example.notes.html: not a text document" in page
    assert str(tmp_path) not in page
    document.write_bytes((SAMPLES / "notes" / "policy.html").read_bytes())
    assert main([*command, "--lang", "en"]) == 0
    assert "1 package, 1 analysed" in capsys.readouterr().out


def test_the_policy_in_a_package_is_used_unless_told_otherwise(tmp_path: Path) -> None:
    places = tmp_path / "in"
    places.mkdir()
    with (
        zipfile.ZipFile(SAMPLES / "loan" / "loan.apk") as source,
        zipfile.ZipFile(places / "loan.apk", "w") as target,
    ):
        for entry in source.infolist():
            target.writestr(entry, source.read(entry))
        target.writestr("assets/privacy.html", (SAMPLES / "loan" / "policy.html").read_bytes())
    command = ["batch", str(places), "-o", str(tmp_path / "out"), "-j", "1", "--lang", "en", "--format", "facts"]
    for option, said in (([], "from the package"), (["--no-package-policy"], "none")):
        main([*command, *option])
        assert f"<td>{said}</td>" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
        table = (tmp_path / "out" / "findings.csv").read_text(encoding="utf-8-sig")
        policies = {row["policy"] for row in csv.DictReader(io.StringIO(table))}
        assert policies == {"none" if option else "package"}
