"""What commands print and write when a package, a policy, a file's name or saved facts are hostile."""

import json
import os
from pathlib import Path

import pytest

from analyzer import pipeline
from analyzer.cli import main
from analyzer.facts import to_json
from tests.report import escaping, sample
from tests.report.poison import KNOWN, hostile_texts, poison
from tests.samples.expectation import IDS

SAMPLES = Path(__file__).parents[2] / "samples"
LOAN = SAMPLES / "loan"
NAMES = ("=1+1 <img src=x onerror=alert(1)>", "\u202egnp.x", "a\x1b[31m;b", "{{ 7 * 7 }} & \"'", os.fsdecode(b"\xff"))
"""Names that a file may have; the last is no text."""

POLICY = """<html><head><title>{0}</title></head><body><h1>隐私政策 {0}</h1><p>{0}</p>
<h2>一、我们收集的信息 {0}</h2>
<p>我们会收集您的手机号码{0}，用于{0}注册账户。</p><p>为{0}，我们会收集您的通讯录{0}。</p>
<p>We collect your IMEI {0} for {0}. {0}</p><h2>二、第三方 SDK</h2>
<table><tr><th>SDK 名称</th><th>收集信息</th><th>目的</th><th>链接</th></tr>
<tr><td>{0}</td><td>IMEI {0}</td><td>{0}</td><td>http://evil.example/{0}</td></tr>
<tr><td>极光推送{0}</td><td>设备信息{0}</td><td>推送{0}</td><td>{0}</td></tr></table>
<h2>三、联系我们{0}</h2><p>您可以通过邮件 evil@evil.example {0} 投诉，我们将在15个工作日{0}内答复。</p></body></html>"""


def _escaped(text: str) -> str:
    marks = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\x00": "&#0;", "\ud83d": "&#xD83D;"}
    return "".join(marks.get(mark, mark) for mark in text)


def hostile_policy(folder: Path) -> Path:
    """A policy whose words are hostile, under a hostile name."""
    texts = (*sample.HOSTILE_TEXTS, "x" * 100_000, "@SUM(1)", "-1+1")
    pages = "\n".join(POLICY.format(_escaped(text)) for text in texts)
    path = folder / f"{NAMES[0]}.html"
    path.write_text(pages, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_policy(tmp_path_factory.mktemp("hostile"))


def test_a_hostile_policy_alone(policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, clean = tmp_path / "out", tmp_path / "clean"
    assert main(["policy", str(policy), "--format=html,json,csv,text", f"--output={out}"]) == 0
    escaping.nothing_unseen(capsys.readouterr().out)
    escaping.nothing_unseen((out / "policy.txt").read_text(encoding="utf-8"))
    escaping.no_cell_is_a_formula((out / "policy.csv").read_bytes())
    json.loads((out / "policy.json").read_bytes())
    (tmp_path / "tables.html").write_text(POLICY.format("甲"), encoding="utf-8")
    pages = []
    for one in (tmp_path / "tables.html", *(SAMPLES / name / "policy.html" for name in IDS)):
        assert main(["policy", str(one), "--format=html", f"--output={clean}"]) == 0
        pages.append((clean / "policy.html").read_text(encoding="utf-8"))
    ours = escaping.vocabulary(pages) | {("use", ""), ("use", "href"), ("ul", "lang")}  # of a note that these need not
    escaping.page_is_ours((out / "policy.html").read_text(encoding="utf-8"), ours)


def test_a_hostile_policy_and_hostile_names_of_files(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(NAMES):
        package, out = tmp_path / f"{name}.apk", tmp_path / f"{name}-report"
        package.write_bytes((LOAN / "loan.apk").read_bytes())
        given = [f"--policy={policy}"] if number == 0 else ["--no-package-policy"]
        main(["scan", str(package), *given, "--format=html,json,text,md,csv", "--date=2026-06-01"])
        shown = capsys.readouterr()
        escaping.nothing_unseen(shown.out + shown.err)
        for form in ("txt", "md"):
            escaping.nothing_unseen((out / f"report.{form}").read_text(encoding="utf-8"))
        escaping.no_cell_is_a_formula((out / "report.csv").read_bytes())
        page = (out / "report.html").read_text(encoding="utf-8")
        assert page.count("<script") == 1
        assert "<img" not in page


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Saved facts of which every text is hostile."""
    catalogue = pipeline.read_catalogue(None)
    found = pipeline.scan(LOAN / "loan.apk", policies=(LOAN / "policy.html",), catalogue=catalogue)
    bad = poison(found, pipeline.assess(found, catalogue, "2026-06-01"), hostile_texts(), KNOWN)
    path = tmp_path_factory.mktemp("facts") / "facts.json"
    path.write_bytes(to_json(bad.facts))
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_terminal_shows_hostile_facts_as_text(
    facts: Path, tmp_path: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    date = "--date=2026-06-01"
    out = str(tmp_path / "out")
    assert main(["judge", str(facts), date, f"--lang={lang}", "--seal", f"--output={out}"]) in (0, 1, 3)
    assert main(["compare", str(facts), str(facts), date, f"--lang={lang}", f"--output={out}-c"]) in (0, 1, 3)
    assert main(["verify", out, f"--lang={lang}"]) in (0, 1, 3)
    assert main(["review", "new", out, f"--output={out}.yml"]) == 0
    shown = capsys.readouterr()
    assert len(shown.out) > 500
    escaping.nothing_unseen(shown.out + shown.err)


def test_the_terminal_shows_a_hostile_seal_as_text(
    facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["judge", str(facts), "--date=2026-06-01", "--seal", f"--output={out}"])
    seal = json.loads((out / "seal.json").read_bytes())
    texts = hostile_texts()
    for entry in seal["entries"]:
        for key in ("name", "about", "finding"):
            if key in entry:
                entry[key] += next(texts).replace("\ud83d", "")
    (out / "seal.json").write_text(json.dumps(seal), encoding="utf-8")
    capsys.readouterr()
    assert main(["verify", str(out)]) in (1, 3)
    shown = capsys.readouterr()
    escaping.nothing_unseen(shown.out + shown.err)
