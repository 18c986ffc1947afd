"""A batch with what a scan has too: types, first pages, mappings, seals, templates; and what makes it scan again."""

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest

from analyzer.cli import main
from tests.batch.test_scan_one import SAMPLES, packages
from tests.cli.test_verify import keys as keys

Said = pytest.CaptureFixture[str]
COMMON = ["-j1", "--date=2026-11-21", "--lang=en", "--fail-on=never"]


def batch(places: Path, out: Path, *options: str) -> int:
    return main(["batch", str(places), "-o", str(out), *COMMON, *options])


def report(out: Path, package: str) -> Any:
    found = [json.loads(path.read_bytes()) for path in out.glob("packages/*/report.json")]
    return next(one for one in found if one["sample"]["package"] == package)


def test_what_does_not_touch_the_facts_is_judged_again_without_a_scan(tmp_path: Path, capsys: Said) -> None:
    places, out = packages(tmp_path / "in", "flashlight"), tmp_path / "out"
    meta = tmp_path / "meta.yml"
    meta.write_text("client: Someone")
    assert batch(places, out, "--format=json,facts") == 0
    (folder,) = (out / "packages").iterdir()
    facts = (folder / "facts.json").read_bytes()
    assert "again" not in capsys.readouterr().out
    for option in (
        ["--type=utilities", "--rules=cn,eu"],
        ["--date=2026-01-01", "--lang=zh"],
        [f"--meta={meta}", "--seal"],
    ):
        assert batch(places, out, "--format=json,facts", *option) == 0
        said = capsys.readouterr().out
        assert "1 judged again from saved facts" in said or "由已保存的事实重新判定 1 个" in said
        assert (folder / "facts.json").read_bytes() == facts
    assert batch(places, out, "--format=json,facts", "--implicit-flows") == 0
    assert "again" not in capsys.readouterr().out


def test_a_judgement_of_saved_facts_is_that_of_a_scan(tmp_path: Path, capsys: Said) -> None:
    places, out, alone = packages(tmp_path / "in", "loan"), tmp_path / "out", tmp_path / "alone"
    batch(places, out)
    batch(places, out, "--type=online-lending", "--seal")
    assert "judged again" in capsys.readouterr().out
    arguments = [str(places / "loan.apk"), "--type=online-lending", "--seal", *COMMON[1:], "-o", str(alone)]
    assert main(arguments) == 0
    (folder,) = (out / "packages").iterdir()
    for path in alone.iterdir():
        assert (folder / path.name).read_bytes() == path.read_bytes(), path.name


def test_facts_that_were_changed_or_are_gone_are_not_judged(tmp_path: Path, capsys: Said) -> None:
    places, out = packages(tmp_path / "in", "notes"), tmp_path / "out"
    batch(places, out)
    (folder,) = (out / "packages").iterdir()
    facts = (folder / "facts.json").read_bytes()
    (folder / "facts.json").write_bytes(facts.replace(b"com.example.notes", b"com.example.forged"))
    batch(places, out, "--type=utilities")
    assert "judged again" not in capsys.readouterr().out
    assert (folder / "facts.json").read_bytes() == facts
    batch(places, out, "--type=browser", "--format=json")
    assert "1 judged again" in capsys.readouterr().out
    batch(places, out, "--type=utilities", "--format=json")
    assert "judged again" not in capsys.readouterr().out, "that run left no facts"


def test_another_policy_is_a_reason_to_scan(tmp_path: Path, capsys: Said) -> None:
    places, out, policies = packages(tmp_path / "in", "notes"), tmp_path / "out", tmp_path / "policies"
    policies.mkdir()
    batch(places, out)
    (policies / "com.example.notes.html").write_bytes((SAMPLES / "notes" / "policy.html").read_bytes())
    batch(places, out, f"--policies={policies}", "--type=utilities")
    assert "judged again" not in capsys.readouterr().out
    batch(places, out, f"--policies={policies}", "--type=browser")
    assert "1 judged again" in capsys.readouterr().out


def test_the_list_states_types_and_first_pages_for_single_packages(tmp_path: Path, capsys: Said) -> None:
    places, out = packages(tmp_path / "in", "notes", "flashlight"), tmp_path / "out"
    meta, listed = tmp_path / "meta.yml", tmp_path / "list.csv"
    meta.write_text("client: All\nlaboratory: Lab")
    listed.write_text("file,type,report_number,client\nnotes.apk,Utilities,R-1,Notes Ltd\nnobody.apk,,R-2,\n")
    batch(places, out, f"--meta={meta}", f"--list={listed}", "--type=browser", "--format=json")
    said = capsys.readouterr().out
    assert "Entries of the list that are about none of these packages: 1" in said
    assert "  list.csv:3: nobody.apk" in said
    notes, light = report(out, "com.example.notes"), report(out, "com.example.flashlight")
    assert (notes["meta"]["report_number"], notes["meta"]["client"], notes["meta"]["laboratory"]) == (
        "R-1",
        "Notes Ltd",
        "Lab",
    )
    assert light["meta"]["client"] == "All"
    assert notes["sample"]["app_type"]["id"] == "utilities"
    assert light["sample"]["app_type"]["id"] == "browser"
    assert "By app type (as stated)" in (out / "index.html").read_text(encoding="utf-8")
    listed.write_text("file,type\nnotes.apk,Utilities\n")
    batch(places, out, f"--meta={meta}", f"--list={listed}", "--type=browser", "--format=json")
    assert "(1 outcome from an earlier run" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("file,type\nnotes.apk,nonsense", "list.csv:2: unknown app type: nonsense"),
        ("file\nnotes.apk\nnotes.apk", "list.csv:3: the same package as in list.csv:2"),
    ],
)
def test_a_wrong_list_is_told_before_anything_is_scanned(tmp_path: Path, capsys: Said, line: str, told: str) -> None:
    places, listed = packages(tmp_path / "in", "notes"), tmp_path / "list.csv"
    listed.write_text(line)
    assert batch(places, tmp_path / "out", f"--list={listed}") == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out" / "packages").exists()


def test_a_wrong_mapping_is_that_packages_failure(tmp_path: Path, capsys: Said) -> None:
    places, out = packages(tmp_path / "in", "notes", "flashlight"), tmp_path / "out"
    listed, mapping = tmp_path / "list.yml", tmp_path / "maps" / "notes.txt"
    mapping.parent.mkdir()
    listed.write_text("- file: notes.apk\n  mapping: maps/notes.txt\n")
    names = "com.example.notes.Written -> com.example.notes.NotesActivity:\n"
    for content, told in (
        (None, "cannot read notes.txt: No such file"),
        ("com.other.A -> a.a:\n", "notes.txt: none of the package"),
    ):
        if content is not None:
            mapping.write_text(content)
        batch(places, out, f"--list={listed}", "--format=json,facts")
        said = capsys.readouterr().out
        page = (out / "index.html").read_text(encoding="utf-8")
        assert "2 packages, 1 analysed" in said
        assert "1  failed: its decisions, mapping or first page cannot be used" in said
        assert told in page.replace("&#39;", "'")
        assert str(tmp_path) not in page
    mapping.write_text(names)
    batch(places, out, f"--list={listed}", "--format=json,facts")
    assert "2 packages, 2 analysed (1 outcome from an earlier run" in capsys.readouterr().out


def test_a_sealed_batch_is_signed_and_every_folder_verifies(tmp_path: Path, keys: Path, capsys: Said) -> None:
    places, out = packages(tmp_path / "in", "notes", "flashlight"), tmp_path / "out"
    batch(places, out, "--rules=cn,eu", f"--sign-key={keys / 'key.pem'}")
    public = f"--key={keys / 'public.pem'}"
    capsys.readouterr()
    for folder in (out / "packages").iterdir():
        package = json.loads((folder / "facts.json").read_bytes())["sample"]["name"]
        assert main(["verify", str(folder), public, f"--package={places / package}", "--strict"]) == 0
        said = capsys.readouterr().out
        assert "intact       signature" in said
        assert "made again from the facts by the law of cn, eu: the same" in said
    assert b"PRIVATE" not in (out / "journal.sqlite").read_bytes()
    batch(places, out, "--rules=cn,eu", "--seal")
    assert "(0 outcomes from an earlier run, 2 judged again" in capsys.readouterr().out
    batch(places, out, "--rules=cn,eu", "--seal")
    assert "(2 outcomes from an earlier run" in capsys.readouterr().out


def test_the_laboratorys_template_is_that_of_every_word_report(tmp_path: Path, capsys: Said) -> None:
    from analyzer.places import reports_dir

    places, out, template = packages(tmp_path / "in", "notes"), tmp_path / "out", tmp_path / "own.docx"
    document = docx.Document(io.BytesIO((reports_dir() / "report.docx").read_bytes()))
    document.add_paragraph("Laboratory of our own")
    document.save(str(template))
    batch(places, out, "--format=docx,pdf,facts", f"--template={template}")
    (folder,) = (out / "packages").iterdir()
    assert {path.name for path in folder.iterdir()} == {"report.docx", "report.pdf", "facts.json"}
    texts = [paragraph.text for paragraph in docx.Document(str(folder / "report.docx")).paragraphs]
    assert "Laboratory of our own" in texts
    assert f'href="packages/{folder.name}/report.pdf"' in (out / "index.html").read_text(encoding="utf-8")
    assert main(["batch", str(places), "-o", str(out), f"--template={template}"]) == 2
    assert "--template is for the Word report" in capsys.readouterr().err


def test_a_folder_without_packages_does_not_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places, out = tmp_path / "none", tmp_path / "out"
    places.mkdir()
    (places / "readme.txt").write_text("no package", encoding="utf-8")
    assert main(["batch", str(places), "-o", str(out)]) == 2
    assert "no package (*.apk)" in capsys.readouterr().err
    assert not out.exists()
