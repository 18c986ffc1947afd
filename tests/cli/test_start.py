"""How the command starts, and how it ends when something is wrong: one line, a hint, an exit code."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analyzer import __version__, pipeline
from analyzer.cli import main
from analyzer.errors import RulesetError

ROOT = Path(__file__).parent.parent.parent
LOAN = ROOT / "samples" / "loan" / "loan.apk"
HEAVY = {"numba", "numpy", "androguard", "rich", "jinja2", "msgspec", "networkx", "lxml", "pebble"}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "analyzer", *arguments],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def said(result: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines on stderr but for the progress that a slow machine sees."""
    return [line for line in result.stderr.splitlines() if not re.fullmatch(r"apkscan: .*\(\d+ s\)", line)]


def assert_clear(result: subprocess.CompletedProcess[str], code: int) -> None:
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    lines = said(result)
    assert 1 <= len(lines) <= 2
    assert lines[0].startswith("apkscan: ")
    assert all(line.startswith(("hint: ", "提示：")) for line in lines[1:])


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["scan", "--help"], ["batch", "--help"]])
def test_nothing_heavy_is_imported_to_answer_a_question(arguments: list[str]) -> None:
    code = (
        "import sys; from analyzer.cli import main; code = main(sys.argv[1:]);"
        "print('MODULES', *{name.partition('.')[0] for name in sys.modules}); sys.exit(code)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(result.stdout.partition("MODULES ")[2].split())
    assert "click" in loaded
    assert loaded & HEAVY == set()


def test_help_speaks_the_language_of_the_terminal() -> None:
    assert "personal information" in run("--help").stdout
    assert "个人信息" in run("--help", LC_ALL="zh_CN.UTF-8").stdout


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"apkscan {__version__}\n"


def test_every_option_has_a_help_text_in_both_languages() -> None:
    for command in ("scan", "judge", "batch"):
        for locale in ("C.UTF-8", "zh_CN.UTF-8"):
            text = run(command, "--help", LC_ALL=locale).stdout
            options = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", text, re.MULTILINE)
            assert len(options) > 6
            bare = re.findall(r"^  (?:-\w, )?--[a-z-]+(?: [A-Z]+)?\s*$(?!\n {4})", text, re.MULTILINE)
            assert bare == [], f"{command} in {locale}"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["no-such.apk"], 2, "no such file: no-such.apk"),
        (["scan"], 2, "Missing argument"),
        (["jugde", "facts.json"], 2, "did you mean 'judge'"),
        (["--no-such-option"], 2, "No such option"),
        (["samples"], 2, "a folder"),
        ([str(LOAN), "--date", "2026-13-01"], 2, "YYYY-MM-DD"),
        ([str(LOAN), "--format", "html,xml"], 2, "unknown format"),
        ([str(LOAN), "--format", ","], 2, "no format named"),
        ([str(LOAN), "--type", "no such type"], 2, "unknown app type"),
        ([str(LOAN), "--policy", "no-such.html"], 2, "no such file: no-such.html"),
        ([str(LOAN), "--policy", "rulesets"], 2, "no policy document"),
        ([str(LOAN), "--rulesets", "no-such-folder"], 4, "no such folder"),
        ([str(LOAN), "-o", "README.md/out"], 2, "README.md is a file"),
        ([str(LOAN), "second.apk"], 2, "one package at a time"),
        (["judge", "samples"], 2, "no saved facts in the folder"),
        (["README.md"], 3, "README.md"),
        (["judge", "README.md"], 3, "not apkscan facts"),
        (["batch", "no-such-folder", "-o", "{tmp}/out"], 2, "no such file or folder"),
    ],
)
def test_a_mistake_is_one_line_and_a_code(tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    result = run(*(argument.replace("{tmp}", str(tmp_path)) for argument in arguments))
    assert_clear(result, code)
    assert words in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["scan"], "缺少参数 PACKAGE"),
        (["--no-such-option"], "没有这个选项：--no-such-option"),
        ([str(LOAN), "--lang", "fr"], "--lang 的值无效：'fr' 不是"),
        ([str(LOAN), "--policy"], "选项 --policy 需要一个值"),
        ([str(LOAN), "--policy", "docs/screenshot.png"], "screenshot.png：不是文本文件"),
        (["README.md"], "README.md：不是安卓安装包"),
        (["judge", "README.md"], "README.md：不是 apkscan 的事实文件"),
        (["rules", "test", "no-such-rule"], "没有这条规则"),
        (["batch", "no-such-folder", "-o", "reports-out"], "没有这个文件或目录：no-such-folder"),
    ],
)
def test_a_mistake_is_told_in_chinese_on_a_chinese_terminal(arguments: list[str], words: str) -> None:
    assert words in run(*arguments, LC_ALL="zh_CN.UTF-8").stderr


def test_without_arguments_the_help_is_shown_line_by_line() -> None:
    result = run()
    assert result.returncode == 2
    assert "\nCommands:\n" in result.stderr


def test_no_english_furniture_in_a_chinese_help() -> None:
    for command in ((), ("scan",), ("judge",), ("batch",), ("rules",), ("rules", "list")):
        text = run(*command, "--help", LC_ALL="zh_CN.UTF-8").stdout
        for word in ("Usage", "Options", "Commands", "Show ", "default:"):
            assert word not in text, (command, word)


@pytest.mark.parametrize(
    ("arguments", "offered"),
    [
        (["samples"], True),
        (["graph", "samples", "--to", "imei"], True),
        ([str(LOAN), "--meta", "samples"], False),
        ([str(LOAN), "--mapping", "samples"], False),
        ([str(LOAN), "--sign-key", "samples"], False),
    ],
)
def test_a_batch_is_advised_only_where_a_package_belongs(arguments: list[str], offered: bool) -> None:
    result = run(*arguments)
    assert_clear(result, 2)
    assert "a folder, not a" in result.stderr
    assert ("apkscan batch" in result.stderr) is offered


def test_a_batch_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    assert_clear(run("batch", str(tmp_path / "none"), "-o", str(tmp_path / "out")), 2)
    assert not (tmp_path / "out").exists()


def test_an_empty_package_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "void.apk").write_bytes(b"")
    result = run(str(tmp_path / "void.apk"))
    assert_clear(result, 3)
    assert result.stderr.count("void.apk") == 1


def test_names_of_files_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    result = run(str(tmp_path / "a\x1b[31m\nb.apk"))
    assert_clear(result, 2)
    assert "\x1b" not in result.stderr


def test_a_defect_is_one_line_that_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a defect\nin two lines")

    monkeypatch.setattr(pipeline, "scan", broken)
    assert main([str(LOAN)]) == 70
    error = capsys.readouterr().err
    assert error.splitlines()[0] == "apkscan: internal error: ZeroDivisionError: a defect in two lines"
    assert "Traceback" not in error
    assert main([str(LOAN), "--debug"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_every_mistake_in_the_rulesets_has_its_own_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RulesetError("rules/a.yml:1: wrong\nrules/b.yml:2: wrong too", "correct them")

    monkeypatch.setattr(pipeline, "read_catalogue", broken)
    assert main([str(LOAN)]) == 4
    assert capsys.readouterr().err.splitlines()[:2] == [
        "apkscan: rules/a.yml:1: wrong",
        "apkscan: rules/b.yml:2: wrong too",
    ]


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
def test_an_interruption_ends_with_130_and_one_line(tmp_path: Path) -> None:
    code = (
        "import sys, time; from analyzer import pipeline; from analyzer.cli import main\n"
        "def slow(*a, **k):\n    print('ready', flush=True)\n    time.sleep(60)\n"
        "pipeline.scan = slow; sys.exit(main(sys.argv[1:]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(LOAN), "-o", str(tmp_path / "out")],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        _, error = child.communicate(timeout=30)
    assert child.returncode == 130
    assert error.splitlines()[-1] == "apkscan: interrupted"
    assert "Traceback" not in error
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        result = subprocess.run(
            [sys.executable, "-m", "analyzer", str(LOAN), "-o", str(tmp_path), "--format=facts", "--fail-on=never"],
            cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert result.returncode == 0
    assert said(result) == []
    assert (tmp_path / "facts.json").exists()
