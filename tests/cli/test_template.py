"""``--template``: the laboratory's own in both commands, a wrong one told before the work."""

import io
from pathlib import Path

import docx as library
import pytest

from analyzer.cli.entry import main
from analyzer.places import reports_dir

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "notes"
ARGUMENTS = ["--policy", str(SAMPLE / "policy.html"), "--date", "2026-06-01", "--lang", "zh"]


def _template(path: Path, text: str) -> Path:
    document = library.Document()
    document.add_paragraph("某某检测中心 {{ date }}")
    document.add_paragraph(text)
    document.save(str(path))
    return path


def test_a_laboratory_uses_its_own_template_in_both_commands(tmp_path: Path) -> None:
    template = _template(tmp_path / "own.docx", "{{ conclusion }}")
    package = str(SAMPLE / "notes.apk")
    main([package, *ARGUMENTS, "-o", str(tmp_path), "--format", "docx,facts", "--template", str(template)])
    first = (tmp_path / "report.docx").read_bytes()
    assert library.Document(io.BytesIO(first)).paragraphs[0].text == "某某检测中心 2026-06-01"
    (tmp_path / "report.docx").unlink()
    judged = ["judge", str(tmp_path / "facts.json"), "--date", "2026-06-01", "--lang", "zh", "--format", "docx"]
    main([*judged, "--template", str(template)])
    assert (tmp_path / "report.docx").read_bytes() == first


@pytest.mark.parametrize(
    ("text", "forms", "told"),
    [
        ("{{ nobody }}", "docx", "nobody"),
        ("nothing", "docx", "no place for a section"),
        ("{{ sections }}", "html", "--format docx"),
    ],
)
def test_a_wrong_template_is_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, forms: str, told: str
) -> None:
    template = _template(tmp_path / "own.docx", text)
    out = tmp_path / "out"
    arguments = [str(SAMPLE / "notes.apk"), "-o", str(out), "--format", forms, "--template", str(template)]
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert told in said
    assert "Traceback" not in said
    assert not out.exists()


def test_the_template_that_ships_can_be_given_too(tmp_path: Path) -> None:
    package = str(SAMPLE / "notes.apk")
    for folder, more in (("a", []), ("b", ["--template", str(reports_dir() / "report.docx")])):
        main([package, *ARGUMENTS, "-o", str(tmp_path / folder), "--format", "docx", *more])
    assert (tmp_path / "a" / "report.docx").read_bytes() == (tmp_path / "b" / "report.docx").read_bytes()


def test_a_wrong_template_is_told_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    template = _template(tmp_path / "own.docx", "{{ nobody }}")
    main([str(SAMPLE / "notes.apk"), "-o", str(tmp_path / "out"), "--format", "docx", "--template", str(template)])
    said = capsys.readouterr().err
    assert "own.docx" in said
    assert "不是报告的占位符" in said
    assert "docs/report-template.zh-CN.md" in said
