"""Where the policy comes from: files, addresses, the package; and that nothing is asked unless it was named."""

import hashlib
import json
import socket
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from analyzer.cli import main, phrases

SAMPLES = Path(__file__).parent.parent.parent / "samples"
LOAN = SAMPLES / "loan" / "loan.apk"
POLICY = SAMPLES / "loan" / "policy.html"
DATE = "--date=2026-11-21"


@pytest.fixture
def base() -> Iterator[str]:
    """A server of which /policy is the sample's policy and everything else is missing."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path.startswith("/policy")
            body = POLICY.read_bytes() if found else b"no"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def with_entries(path: Path, **entries: bytes) -> Path:
    """The loan sample with further entries; ``__`` in a name is a slash, ``_`` before the suffix a dot."""
    with zipfile.ZipFile(LOAN) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            target.writestr(entry, source.read(entry))
        for name, content in entries.items():
            stem, _, suffix = name.replace("__", "/").rpartition("_")
            target.writestr(f"{stem}.{suffix}", content)
    return path


def facts(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "facts.json").read_bytes())
    return found


def test_a_named_address_is_fetched_and_kept_beside_the_report(
    base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main([str(LOAN), "--policy", f"{base}/policy?v=1", DATE, "-o", str(out), "--lang", "en"]) == 1
    (record,) = json.loads((out / "policy" / "sources.json").read_bytes())
    kept = (out / "policy" / record["file"]).read_bytes()
    assert kept == POLICY.read_bytes()
    assert record["sha256"] == hashlib.sha256(kept).hexdigest() == facts(out)["policy"]["document"]["sha256"]
    assert record["address"] == f"{base}/policy?v=1"
    origin = facts(out)["policy_origin"]
    assert (origin["kind"], origin["places"]) == ("fetched", [f"{base}/policy?v=1"])
    assert f"fetched from {base}/policy?v=1" in capsys.readouterr().out


def test_a_fetched_policy_says_what_the_same_file_says(base: str, tmp_path: Path) -> None:
    for name, policy in (("file", str(POLICY)), ("address", f"{base}/policy")):
        main([str(LOAN), "--policy", policy, DATE, "-o", str(tmp_path / name), "--format", "facts"])
    one, two = facts(tmp_path / "file"), facts(tmp_path / "address")
    assert one["consistency"] == two["consistency"]
    assert one["policy"]["statements"] == two["policy"]["statements"]


def test_files_and_addresses_are_one_policy(base: str, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("第三方SDK清单\n我们还收集您的日历。\n", encoding="utf-8")
    policies = ["--policy", f"{base}/policy", "--policy", str(tmp_path / "more.txt"), "--policy", f"{base}/policy/2"]
    main([str(LOAN), *policies, DATE, "-o", str(tmp_path / "out"), "--format", "facts"])
    places = facts(tmp_path / "out")["policy_origin"]["places"]
    assert places == [f"{base}/policy", "more.txt", f"{base}/policy/2"]
    assert len(json.loads((tmp_path / "out" / "policy" / "sources.json").read_bytes())) == 2


def test_an_address_that_gives_nothing_ends_the_scan_before_it_begins(
    base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(LOAN), "--policy", f"{base}/gone", "-o", str(tmp_path / "out")]) == 3
    assert not (tmp_path / "out").exists()
    lines = capsys.readouterr().err.splitlines()
    assert lines == [f"apkscan: {base}/gone: the server answers HTTP 404", "hint: check the address"]


def test_what_is_no_address_is_wrong_usage(tmp_path: Path, no_network: None) -> None:
    assert main([str(LOAN), "--policy", "https://", "-o", str(tmp_path)]) == 2
    assert main([str(LOAN), "--policy", "http://me:pw@host/", "-o", str(tmp_path)]) == 2


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("https://a.example/p: the server answers HTTP 404", "https://a.example/p：服务器答复 HTTP 404"),
        ("https://a.example/p: the page is empty", "https://a.example/p：页面为空"),
        ("https://a/: the certificate of the server is not valid (a: b)", "https://a/：服务器证书无效（a: b）"),
        ("https://a/: image/png is no document that can be read", "https://a/：image/png 不是可以阅读的文档"),
        ("https://: not an address", "https://：不是网址"),
    ],
)
def test_what_goes_wrong_is_told_in_chinese_too(english: str, chinese: str) -> None:
    assert phrases.phrased(english, "zh") == chinese


def test_a_scan_without_an_address_opens_no_connection(tmp_path: Path, no_network: None) -> None:
    page = '<a href="http://127.0.0.1:9/privacy">隐私政策</a>'.encode() * 20
    package = with_entries(tmp_path / "app.apk", assets__privacy_html=POLICY.read_bytes(), assets__page_html=page)
    assert main([str(package), DATE, "-o", str(tmp_path / "a")]) == 1
    assert main([str(LOAN), "--policy", str(POLICY), DATE, "-o", str(tmp_path / "b")]) == 1
    assert main(["judge", str(tmp_path / "a"), DATE, "-o", str(tmp_path / "c")]) == 1


def test_the_policy_in_the_package_is_used_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = with_entries(tmp_path / "app.apk", assets__yinsi_html=POLICY.read_bytes())
    main([str(package), DATE, "-o", str(tmp_path / "out"), "--lang", "en"])
    origin = facts(tmp_path / "out")["policy_origin"]
    assert (origin["kind"], origin["places"]) == ("package", ["assets/yinsi.html"])
    assert "found in the package (assets/yinsi.html)" in capsys.readouterr().out
    main([str(package), DATE, "-o", str(tmp_path / "zh"), "--lang", "zh"])
    assert "取自安装包（assets/yinsi.html）" in capsys.readouterr().out


def test_what_a_policy_in_the_package_leaves_out_is_never_confirmed(tmp_path: Path) -> None:
    package = with_entries(tmp_path / "app.apk", assets__yinsi_html=POLICY.read_bytes())
    main([str(package), DATE, "-o", str(tmp_path / "inside")])
    main([str(LOAN), "--policy", str(POLICY), DATE, "-o", str(tmp_path / "given")])
    inside, given = facts(tmp_path / "inside")["consistency"], facts(tmp_path / "given")["consistency"]
    pairs = list(zip(inside["data"], given["data"], strict=True))
    assert [one["disclosure"] for one, _ in pairs] == [two["disclosure"] for _, two in pairs]
    assert any(two["certain"] for _, two in pairs if two["disclosure"] == "omitted")
    assert not any(one["certain"] for one, _ in pairs if one["disclosure"] != "clear")
    assert any(one["certain"] for one, _ in pairs if one["disclosure"] == "clear")

    def confirmed(folder: str) -> set[str]:
        report = json.loads((tmp_path / folder / "report.json").read_bytes())
        return {
            item["rule"]
            for group in report["problems"]
            for item in group["items"]
            for finding in item["findings"]
            if finding["verdict"]["id"] == "confirmed"
            if finding["searches"]
        }

    assert confirmed("given")
    assert not confirmed("inside")


def test_the_package_is_left_alone_when_a_policy_is_given_or_it_must_not_be_searched(tmp_path: Path) -> None:
    package = str(with_entries(tmp_path / "app.apk", assets__yinsi_html=POLICY.read_bytes()))
    main([package, "--policy", str(POLICY), DATE, "-o", str(tmp_path / "given"), "--format", "facts"])
    assert facts(tmp_path / "given")["policy_origin"]["kind"] == "supplied"
    assert facts(tmp_path / "given")["policy_origin"]["places"] == ["policy.html"]
    main([package, "--no-package-policy", DATE, "-o", str(tmp_path / "off"), "--format", "facts"])
    assert facts(tmp_path / "off")["policy_origin"]["kind"] == "none"
    assert facts(tmp_path / "off").get("policy") is None


def test_addresses_are_listed_and_not_fetched(
    tmp_path: Path, no_network: None, capsys: pytest.CaptureFixture[str]
) -> None:
    page = '<p><a href="https://h5.shop.example/a/12">《隐私政策》</a></p>'.encode()
    package = with_entries(tmp_path / "app.apk", assets__agree_html=page)
    main([str(package), DATE, "-o", str(tmp_path / "out"), "--lang", "en"])
    (link,) = facts(tmp_path / "out")["policy_origin"]["links"]
    assert (link["url"], link["where"]) == ("https://h5.shop.example/a/12", "assets/agree.html")
    said = capsys.readouterr().out
    assert "none was found in the package" in said
    assert "https://h5.shop.example/a/12. Not fetched" in said
