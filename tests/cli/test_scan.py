"""A scan from arguments to files and exit codes, over the shipped samples."""

import json
import zipfile
from pathlib import Path

import pytest

from analyzer import storage
from analyzer.catalogue.reader import load_catalogue
from analyzer.cli import main
from analyzer.cli.app_types import known_app_type
from analyzer.cli.options import FORMATS
from analyzer.errors import UsageError
from analyzer.places import rulesets_dir

SAMPLES = Path(__file__).parent.parent.parent / "samples"
LOAN = str(SAMPLES / "loan" / "loan.apk")
POLICY = str(SAMPLES / "loan" / "policy.html")
DATE = "--date=2026-11-21"
TYPES = load_catalogue(rulesets_dir()).app_types


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_scan_leaves_report_and_facts_beside_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([LOAN, "--policy", POLICY]) == 1
    assert names(tmp_path) == {"loan-report"}
    assert names(tmp_path / "loan-report") == {"report.html", "report.json", "facts.json"}


def test_scan_is_the_default_command(tmp_path: Path) -> None:
    assert main([LOAN, DATE, "-o", str(tmp_path / "a")]) == main(["scan", LOAN, DATE, "-o", str(tmp_path / "b")])
    assert main([DATE, "-o", str(tmp_path / "c"), LOAN]) == 1
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "c" / name).read_bytes()


def test_the_same_input_gives_the_same_bytes_wherever_it_lies(tmp_path: Path) -> None:
    for folder in ("one", "two/deeper"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "loan.apk").write_bytes(Path(LOAN).read_bytes())
        arguments = [str(tmp_path / folder / "loan.apk"), "--policy", POLICY, DATE]
        main([*arguments, f"--format={','.join(FORMATS)}", "-o", str(tmp_path / folder / "out")])
    one, two = tmp_path / "one" / "out", tmp_path / "two" / "deeper" / "out"
    assert len(names(one)) == len(FORMATS)
    for name in names(one):
        assert (one / name).read_bytes() == (two / name).read_bytes(), name
        assert str(tmp_path).encode() not in (one / name).read_bytes(), name


def test_only_the_formats_asked_for_are_written(tmp_path: Path) -> None:
    main([LOAN, "-o", str(tmp_path / "out"), "--format", "text, csv, SARIF,md,xlsx"])
    assert names(tmp_path / "out") == {"report.txt", "report.csv", "report.sarif", "report.md", "report.xlsx"}


@pytest.mark.parametrize(("threshold", "code"), [("suspected", 1), ("never", 0)])
def test_the_threshold_decides_the_exit_code(tmp_path: Path, threshold: str, code: int) -> None:
    assert main([LOAN, DATE, "--policy", POLICY, "-o", str(tmp_path), "--fail-on", threshold]) == code


def test_the_report_speaks_the_language_of_the_app_unless_told(tmp_path: Path) -> None:
    main([LOAN, "-o", str(tmp_path / "zh"), "--format", "text"])
    main([LOAN, "-o", str(tmp_path / "en"), "--format", "text", "--lang", "en"])
    zh, en = ((tmp_path / lang / "report.txt").read_text(encoding="utf-8") for lang in ("zh", "en"))
    assert "检测报告" in zh
    assert "检测报告" not in en


def test_the_summary_is_in_the_language_of_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([LOAN, "-o", str(tmp_path), "--lang", "zh"])
    assert "未见异常" in capsys.readouterr().out
    main([LOAN, "-o", str(tmp_path), "--lang", "en"])
    assert "No issue found" in capsys.readouterr().out


@pytest.mark.parametrize(
    "word",
    [
        "online-lending",
        "网络借贷类",
        "网络借贷",
        "Online lending",
        "ONLINE LENDING",
        "12",
        "\uff11\uff12",
        "第12类",
        "第五条\uff08十二\uff09",
    ],
)
def test_an_app_type_goes_by_id_name_or_number(word: str) -> None:
    assert known_app_type(word, TYPES) == "online-lending"


@pytest.mark.parametrize(("word", "number"), [("一", 1), ("十", 10), ("(二十)", 20), ("三十九", 39), ("39", 39)])
def test_the_number_of_an_app_type_may_be_chinese(word: str, number: int) -> None:
    assert known_app_type(word, TYPES) == next(kind.id for kind in TYPES if kind.number == number)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("online lendin", "online-lending (12"),
        ("网络货贷", "网络借贷类"),
        ("hotel", "hotel-booking"),
        ("40", "all 39"),
        ("zzz", "all 39"),
    ],
)
def test_a_wrong_app_type_brings_near_ones(word: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        known_app_type(word, TYPES)
    assert near in caught.value.hint


def test_saved_facts_may_be_named_by_their_folder(tmp_path: Path) -> None:
    main([LOAN, DATE, "-o", str(tmp_path / "out")])
    assert main(["judge", str(tmp_path / "out"), DATE, "--format", "text"]) == 1
    assert "report.txt" in names(tmp_path / "out")


def test_verdicts_are_called_the_same_on_the_terminal_and_in_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang in ("zh", "en"):
        main([LOAN, DATE, "--policy", POLICY, "-o", str(tmp_path), "--lang", lang])
        out = capsys.readouterr().out
        for count in json.loads((tmp_path / "report.json").read_bytes())["conclusion"]["counts"]:
            assert f"{count['items']:>4}  {count['label']}" in out


@pytest.mark.parametrize("limit", [10, 1 << 30])
def test_judging_saved_facts_gives_the_report_of_the_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(storage, "COMPRESS_ABOVE", limit)
    scanned, judged = tmp_path / "scanned", tmp_path / "judged"
    code = main([LOAN, "--policy", POLICY, DATE, "-o", str(scanned)])
    facts = next(path for path in scanned.iterdir() if path.name.startswith("facts.json"))
    assert (facts.suffix == ".zst") == (limit == 10)
    assert main(["judge", str(facts), DATE, "-o", str(judged)]) == code
    for name in ("report.html", "report.json"):
        assert (scanned / name).read_bytes() == (judged / name).read_bytes()


def test_many_facts_are_judged_into_a_folder_each(tmp_path: Path) -> None:
    for name in ("loan", "notes"):
        main([str(SAMPLES / name / f"{name}.apk"), "-o", str(tmp_path / name), "--format", "facts"])
    files = [str(tmp_path / name / "facts.json") for name in ("loan", "notes")]
    main(["judge", *files, "-o", str(tmp_path / "out"), "--format", "json"])
    shas = {json.loads(Path(file).read_bytes())["sample"]["sha256"] for file in files}
    assert names(tmp_path / "out") == shas


def test_another_date_is_another_judgement_of_the_same_facts(tmp_path: Path) -> None:
    for date in ("2025-06-01", "2026-06-01"):  # between them the Cybersecurity Law was renumbered
        main([LOAN, f"--date={date}", "-o", str(tmp_path / date)])
    old, new = tmp_path / "2025-06-01", tmp_path / "2026-06-01"
    assert (old / "facts.json").read_bytes() == (new / "facts.json").read_bytes()
    assert (old / "report.json").read_bytes() != (new / "report.json").read_bytes()


def damaged(path: Path, broken: str) -> str:
    with zipfile.ZipFile(LOAN) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            if not entry.filename.startswith("META-INF/"):
                content = source.read(entry)
                target.writestr(entry.filename, b"\x00" * 64 if entry.filename == broken else content)
    return str(path)


@pytest.mark.parametrize("broken", ["AndroidManifest.xml", "classes.dex"])
def test_an_unreadable_manifest_or_code_is_reported_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    package = damaged(tmp_path / "damaged.apk", broken)
    assert main([package, "-o", str(tmp_path / "out"), "--fail-on", "never"]) == 3
    assert "could not be examined" in capsys.readouterr().err
    assert "report.html" in names(tmp_path / "out")


def test_a_scan_that_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.apk").write_text("no package")
    assert main([str(tmp_path / "text.apk"), "-o", str(tmp_path / "out")]) == 3
    assert not (tmp_path / "out").exists()
