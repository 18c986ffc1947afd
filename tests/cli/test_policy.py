"""The command ``policy``: what it prints and writes, and its exit codes."""

import csv
import io
import json
import random
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from analyzer.cli import main
from analyzer.cli.policy import FILES
from analyzer.report.policy_csv import COLUMNS

SAMPLES = Path(__file__).parents[2] / "samples"
CHINESE = SAMPLES / "loan" / "policy.html"
NOTES = SAMPLES / "notes" / "policy.html"
ENGLISH = SAMPLES / "notes" / "policy-en.md"


@pytest.fixture
def address() -> Iterator[str]:
    """Where a server has the sample's policy."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(CHINESE.read_bytes())

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/policy"
    server.shutdown()
    server.server_close()
    thread.join()


AGREEMENT = (
    "用户服务协议\n\n"
    + "本协议由您与我们订立，您应当遵守。我们提供服务，您支付费用。个人信息的处理见隐私政策。\n\n" * 20
)


def test_prints_what_a_policy_says_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["policy", str(CHINESE)]) == 0
    shown = capsys.readouterr().out
    assert "样例速贷隐私政策" in shown
    assert "身份证件号码" in shown
    assert "账号注销途径" in shown
    assert "位置（敏感）" in shown
    assert "(" not in shown
    assert max(map(len, shown.splitlines())) < 160
    assert list(tmp_path.iterdir()) == []


def test_the_language_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", str(CHINESE), "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "Contents of the privacy policy" in shown
    assert "Location (sensitive)" in shown
    assert main(["policy", str(ENGLISH)]) == 0
    assert "Statements" in capsys.readouterr().out


def test_writes_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", str(ENGLISH), "-o", str(tmp_path), "--format", ",".join(FILES)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES.values())
    report = json.loads((tmp_path / "policy.json").read_bytes())
    rows = list(csv.DictReader(io.StringIO((tmp_path / "policy.csv").read_text("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    statements = [row for row in rows if row["record"] == "statement"]
    assert len(statements) == len(report["policy"]["statements"]) > 3
    assert len([row for row in rows if row["record"] == "check"]) == len(report["policy_checks"]) > 10
    places = {place["number"]: place for place in report["policy"]["sentences"]}
    for row in statements:
        place = places[int(row["sentence"])]
        assert (int(row["start"]), int(row["end"])) == (place["start"], place["end"])
    page = (tmp_path / "policy.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Written:" in capsys.readouterr().out


def test_an_output_folder_alone_means_page_and_json(tmp_path: Path) -> None:
    assert main(["policy", str(CHINESE), "-o", str(tmp_path / "new")]) == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["policy.html", "policy.json"]


def test_several_files_are_one_policy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "1.html").write_bytes(CHINESE.read_bytes())
    (tmp_path / "2.md").write_text("# 第三方SDK清单\n\n示例推送SDK收集您的设备信息，用于推送消息。\n", "utf-8")
    (tmp_path / "3.txt").write_text(AGREEMENT, "utf-8")
    assert main(["policy", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "  隐私政策：1.html" in shown
    assert "  第三方 SDK 清单：2.md" in shown
    assert "  用户协议（不是隐私政策）：3.txt" in shown


def test_two_languages_are_told_and_are_no_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["policy", str(NOTES), str(ENGLISH), "--lang", "en", "-o", str(tmp_path)]) == 0
    assert "The files are in different languages: Chinese (policy.html); English" in capsys.readouterr().out
    assert "different languages" in (tmp_path / "policy.html").read_text("utf-8")
    assert main(["policy", str(NOTES), str(CHINESE)]) == 0
    assert "写明的处理者不同：样例笔记工作室（policy.html）；样例科技公司" in capsys.readouterr().out
    assert main(["policy", str(CHINESE)]) == 0
    assert "不同" not in capsys.readouterr().out.split("\n\n")[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("agreement.txt", AGREEMENT.encode(), "a user agreement, not a privacy policy"),
        ("empty.html", b"<html><body></body></html>", "no text in it"),
        ("error.html", b"<html><body><h1>404 Not Found</h1></body></html>", "an error page"),
        (
            "login.html",
            "<html><body><p>请登录</p><p>输入手机号码与验证码登录</p></body></html>".encode(),
            "a login page",
        ),
    ],
)
def test_what_is_no_policy_is_said_in_one_line_with_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["policy", str(tmp_path / name)]) == 3
    printed = capsys.readouterr()
    assert printed.err.startswith(f"apkscan: could not be examined: {name}: ")
    assert said in printed.err


def test_the_terminal_speaks_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (tmp_path / "协议.txt").write_text(AGREEMENT, "utf-8")
    assert main(["policy", str(tmp_path / "协议.txt")]) == 3
    assert "未能检测：协议.txt：是用户协议，不是隐私政策" in capsys.readouterr().err


def test_wrong_usage_has_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", str(tmp_path / "none.html")]) == 2
    assert main(["policy"]) == 2
    assert main(["policy", str(CHINESE), "--format", "pdf"]) == 2
    assert "unknown format 'pdf'; known: html, json, csv, text" in capsys.readouterr().err
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    assert main(["policy", str(tmp_path / "a.zip")]) == 2
    (tmp_path / "rubbish.html").write_bytes(random.Random(1).randbytes(3_000))
    assert main(["policy", str(tmp_path / "rubbish.html")]) == 2
    assert "rubbish.html: not a text document" in capsys.readouterr().err
    (tmp_path / "file").write_bytes(b"")
    assert main(["policy", str(CHINESE), "-o", str(tmp_path / "file")]) == 2


def test_control_characters_never_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "隐私政策\x1b[31m\u202e\n" + CHINESE.read_text("utf-8")
    (tmp_path / "evil.txt").write_text(evil, "utf-8")
    main(["policy", str(tmp_path / "evil.txt")])
    shown = capsys.readouterr()
    assert not set("\x1b\u202e").intersection(shown.out + shown.err)


def test_an_address_is_fetched_and_kept_beside_what_is_written(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["policy", address]) == 0
    assert "样例速贷隐私政策" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    assert main(["policy", address, "--format", "csv"]) == 0
    folder = tmp_path / "127.0.0.1-policy"
    (record,) = json.loads((folder / "policy" / "sources.json").read_bytes())
    assert record["address"] == address
    assert (folder / "policy" / record["file"]).read_bytes() == CHINESE.read_bytes()
