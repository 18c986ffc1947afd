"""From a scan with --seal to a verification, as a user would go about it; and what goes wrong on the way."""

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from analyzer.cli import main
from analyzer.cli.seal import PASSWORD
from analyzer.cli.seal_words import REASONS, STATES, SUBJECTS, line
from analyzer.places import reports_dir
from analyzer.seal.model import Matter

SAMPLE = Path(__file__).parent.parent.parent / "samples" / "loan"
LOAN, POLICY = str(SAMPLE / "loan.apk"), str(SAMPLE / "policy.html")
SCAN = [LOAN, "--policy", POLICY, "--date=2026-11-21", "--fail-on=never", "--lang=en"]
KEY = ed25519.Ed25519PrivateKey.from_private_bytes(b"k" * 32)
SECRET = "pass word 口令"  # noqa: S105  (of a key made for the test)

Say = Callable[[], str]


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a key, the same encrypted, its public half, and another public key."""
    folder = tmp_path_factory.mktemp("keys")
    encryption = BestAvailableEncryption(SECRET.encode())
    (folder / "key.pem").write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "locked.pem").write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
    for name, key in (("public.pem", KEY), ("other.pem", ed25519.Ed25519PrivateKey.generate())):
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (folder / name).write_bytes(public)
    return folder


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory, keys: Path) -> Path:
    """A signed report of the sample; not to be changed."""
    folder = tmp_path_factory.mktemp("scanned") / "report"
    assert main([*SCAN, "--sign-key", str(keys / "key.pem"), "-o", str(folder)]) == 0
    return folder


@pytest.fixture
def report(scanned: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(scanned, tmp_path / "report"))


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Say:
    """What has been printed since."""

    def text() -> str:
        captured = capsys.readouterr()
        return captured.out + captured.err

    return text


def test_with_everything_given_everything_is_intact(report: Path, keys: Path, said: Say) -> None:
    everything = ["--key", str(keys / "public.pem"), "--package", LOAN, "--policy", POLICY, "--strict"]
    assert main(["verify", str(report), *everything]) == 0
    text = said()
    assert "All is as it was sealed." in text
    of_report = [words for subject, words in SUBJECTS.items() if not subject.startswith("side")]
    for subject, _ in of_report:
        assert f"intact       {subject}" in text


def test_what_was_not_given_is_not_called_intact(report: Path, said: Say) -> None:
    assert main(["verify", str(report / "seal.json")]) == 0
    text = said()
    for matter in ("signature", "package loan.apk", "policy policy.html"):
        assert f"not checked  {matter}:" in text
    assert main(["verify", str(report), "--strict"]) == 3


def test_the_last_line_says_that_a_signature_was_not_checked(report: Path, keys: Path, said: Say) -> None:
    said()
    main(["verify", str(report), "--lang", "en"])
    assert "The signature was not checked" in said().strip().splitlines()[-1]
    main(["verify", str(report), "--lang", "zh"])
    assert said().strip().endswith("签名未核验：不能说明由谁封存。")
    main(["verify", str(report), "--lang", "en", "--key", str(keys / "public.pem")])
    assert "signature" not in said().strip().splitlines()[-1].lower()


def test_the_seal_holds_to_its_schema(report: Path) -> None:
    schema = json.loads((reports_dir() / "seal.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads((report / "seal.json").read_bytes()))


def test_the_same_scan_and_key_give_the_same_bytes_and_no_path(scanned: Path, keys: Path, tmp_path: Path) -> None:
    main([*SCAN, "--seal", "--sign-key", str(keys / "key.pem"), "-o", str(tmp_path / "again")])
    data = (tmp_path / "again" / "seal.json").read_bytes()
    assert data == (scanned / "seal.json").read_bytes()
    assert str(tmp_path).encode() not in data


def test_without_the_option_there_is_no_seal(tmp_path: Path) -> None:
    main([*SCAN, "--format=json", "-o", str(tmp_path)])
    assert not (tmp_path / "seal.json").exists()


def test_an_older_seal_in_the_folder_is_told(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*SCAN, "--seal", "--format=json", "-o", str(report)])
    assert "older seal" not in capsys.readouterr().err
    main([*SCAN, "--format=json", "-o", str(report)])
    assert "an older seal is left in the folder: seal.json" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["report.html", "report.json", "facts.json"])
def test_one_changed_byte_is_told_by_the_name_of_the_file(report: Path, name: str, said: Say) -> None:
    data = (report / name).read_bytes()
    (report / name).write_bytes(data[:-2] + b" " + data[-1:])
    assert main(["verify", str(report)]) == 1
    assert f"ALTERED      file {name}: sealed " in said()


def test_a_changed_read_is_told_with_its_finding(report: Path, said: Say) -> None:
    facts = json.loads((report / "facts.json").read_bytes())
    number = next(n for n, read in enumerate(facts["reads"]) if read["data_type"] == "imei")
    facts["reads"][number]["data_type"] = "oaid"
    (report / "facts.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    assert main(["verify", str(report)]) == 1
    text = said()
    assert f"ALTERED      evidence read {number}: of finding " in text
    assert "ALTERED      facts facts.json: what differs: reads" in text
    assert "not checked  judgement" in text
    assert "This is not what was sealed." in text


def test_a_changed_finding_is_told(report: Path, said: Say) -> None:
    text = (report / "report.json").read_text(encoding="utf-8")
    finding = json.loads(text)["problems"][0]["items"][0]["findings"][0]
    (report / "report.json").write_text(text.replace(finding["fact"], "Nothing."), encoding="utf-8")
    assert main(["verify", str(report)]) == 1
    assert f"ALTERED      finding {finding['id']}" in said()


def test_a_missing_file_is_no_success(report: Path, said: Say) -> None:
    (report / "report.html").unlink()
    assert main(["verify", str(report)]) == 3
    text = said()
    assert "MISSING      file report.html" in text
    assert "not all is there" in text


def test_the_package_and_the_policy_are_told_from_others(report: Path, said: Say) -> None:
    other = str(SAMPLE.parent / "notes" / "notes.apk")
    assert main(["verify", str(report), "--package", other]) == 1
    assert "ALTERED      package notes.apk" in said()
    assert main(["verify", str(report), "--policy", str(SAMPLE / "expected.yml")]) == 1
    assert "ALTERED      policy expected.yml: no such policy was sealed" in said()


def test_a_wrong_key_and_a_stripped_signature_are_told(report: Path, keys: Path, said: Say) -> None:
    assert main(["verify", str(report), "--key", str(keys / "other.pem")]) == 1
    assert "ALTERED      signature: made with another key" in said()
    seal = (report / "seal.json").read_text(encoding="utf-8")
    (report / "seal.json").write_text(seal[: seal.index(',\n"signature"')] + "}\n", encoding="utf-8")
    assert main(["verify", str(report), "--key", str(keys / "public.pem")]) == 1
    assert "ALTERED      signature: there is none, though a key was given" in said()
    assert main(["verify", str(report)]) == 0
    assert "the seal is not signed: whoever can change" in said()


def test_a_line_taken_out_of_the_chain_is_told(report: Path, said: Say) -> None:
    lines = (report / "seal.json").read_text(encoding="utf-8").splitlines(keepends=True)
    (report / "seal.json").write_text("".join(lines[:9] + lines[10:]), encoding="utf-8")
    assert main(["verify", str(report)]) == 1
    text = said()
    assert "ALTERED      chain: entries are left out or doubled; at place 9 stands entry 10" in text
    assert "ALTERED      chain: entry 9 does not follow from entry 8" in text


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not there")
def test_the_signature_can_be_checked_without_us(report: Path, keys: Path, tmp_path: Path) -> None:
    """The commands of docs/seal.md."""
    seal = json.loads((report / "seal.json").read_bytes())
    signature = seal["signature"]
    text = f"apkscan seal 1\ned25519\n{signature['key_sha256']}\n{len(seal['entries'])}\n{seal['head']}\n"
    (tmp_path / "text").write_text(text, encoding="ascii")
    decode = subprocess.run(["base64", "-d"], input=signature["value"].encode(), capture_output=True, check=True)
    (tmp_path / "signature").write_bytes(decode.stdout)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(keys / "public.pem"), "-rawin"]
    command += ["-in", str(tmp_path / "text"), "-sigfile", str(tmp_path / "signature")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_judgement_seals_the_facts_that_it_judged(scanned: Path, tmp_path: Path, said: Say) -> None:
    folder = tmp_path / "judged"
    folder.mkdir()
    # Facts that another version spelt: the seal holds for the file as it is.
    facts = json.dumps(json.loads((scanned / "facts.json").read_bytes()), ensure_ascii=False)
    (folder / "facts.json").write_text(facts, encoding="utf-8")
    assert main(["judge", str(folder), "--date=2026-11-21", "--fail-on=never", "--seal"]) == 0
    said()
    assert main(["verify", str(folder), "--package", LOAN, "--policy", POLICY]) == 0
    text = said()
    assert "intact       file facts.json" in text
    assert "intact       judgement 2026-11-21: made again" in text


@pytest.mark.parametrize(("rules", "law"), [("cn,eu", "cn, eu"), ("eu", "eu")])
def test_a_judgement_is_made_again_by_the_packs_that_made_it(tmp_path: Path, said: Say, rules: str, law: str) -> None:
    kind = () if rules == "eu" else ("--type=online-lending",)
    assert main([*SCAN, "--rules", rules, *kind, "--seal", "-o", str(tmp_path)]) == 0
    said()
    assert main(["verify", str(tmp_path), "--package", LOAN, "--policy", POLICY]) == 0
    assert f"intact       judgement 2026-11-21: made again from the facts by the law of {law}: the same" in said()


def test_facts_that_lie_elsewhere_are_asked_for(scanned: Path, tmp_path: Path, said: Say) -> None:
    facts, folder = str(scanned / "facts.json"), str(tmp_path / "judged")
    main(["judge", facts, "--date=2026-11-21", "--seal", "-o", folder])
    said()
    assert main(["verify", folder]) == 0
    text = said()
    assert "not checked  facts facts.json: not beside the seal; give them with --facts" in text
    assert "not checked  evidence" in text
    assert main(["verify", folder, "--facts", facts]) == 0
    assert "intact       evidence: all" in said()


def test_compressed_facts_are_sealed_by_what_is_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Say
) -> None:
    monkeypatch.setattr("analyzer.storage.COMPRESS_ABOVE", 10)
    main([*SCAN, "--seal", "-o", str(tmp_path)])
    said()
    assert main(["verify", str(tmp_path)]) == 0
    assert "intact       file facts.json.zst" in said()
    (tmp_path / "facts.json.zst").write_bytes(b"\x28\xb5\x2f\xfdnothing")
    assert main(["verify", str(tmp_path)]) == 1
    assert "not checked  facts facts.json: could not be examined" in said()


@pytest.mark.parametrize("stated", [SECRET, None])
def test_the_password_comes_from_the_environment_or_is_asked_for(
    keys: Path, scanned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: str | None
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    if stated is None:
        monkeypatch.delenv(PASSWORD, raising=False)
        monkeypatch.setattr("click.prompt", lambda *_, **__: SECRET)
    else:
        monkeypatch.setenv(PASSWORD, stated)
    facts = str(scanned / "facts.json")
    arguments = ["judge", facts, "--date=2026-11-21", "--fail-on=never", "--format=json", "-o", str(tmp_path)]
    assert main([*arguments, "--sign-key", str(keys / "locked.pem")]) == 0
    assert main(["verify", str(tmp_path), "--key", str(keys / "public.pem")]) == 0


def test_without_the_password_nothing_is_begun(
    keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Say
) -> None:
    monkeypatch.delenv(PASSWORD, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    arguments = [*SCAN, "--sign-key", str(keys / "locked.pem"), "-o", str(tmp_path / "out")]
    assert main(arguments) == 2
    text = said()
    assert "the key is encrypted" in text
    assert PASSWORD in text
    monkeypatch.setenv(PASSWORD, "wrong")
    assert main(arguments) == 2
    text = said()
    assert "does not open this key" in text
    assert "wrong" not in text
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["verify", "none.json"], 2, "no such file"),
        (["verify", "."], 2, "no seal.json in the folder"),
        (["verify", "no.json"], 3, "not a seal of apkscan"),
        (["verify", "seal.json", "--key", "none.pem"], 2, "no such file"),
        (["verify", "seal.json", "--key", "no.json"], 2, "not a public key"),
        (["verify", "seal.json", "--package", "none.apk"], 2, "no such file"),
        ([LOAN, "--sign-key", "none.pem"], 2, "no such file"),
        ([LOAN, "--sign-key", "no.json"], 2, "not a private key"),
    ],
)
def test_mistakes_are_told_in_one_line(
    scanned: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: Say,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "no.json").write_bytes(b'{"what": "ever"}')
    if "seal.json" in arguments:
        shutil.copy(scanned / "seal.json", tmp_path)
    assert main(arguments) == code
    assert words in said()


def test_mistakes_with_keys_are_told_in_chinese(
    keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Say
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv(PASSWORD, "wrong")
    (tmp_path / "seal.json").write_bytes(b"{}")
    told = {
        "不是 PEM 格式的私钥": [LOAN, "--sign-key", str(keys / "public.pem")],
        "口令打不开此私钥": [LOAN, "--sign-key", str(keys / "locked.pem")],
        "不是 apkscan 的封存文件": ["verify", str(tmp_path)],
    }
    for words, arguments in told.items():
        assert main(arguments) in (2, 3)
        assert words in said()


def test_a_hostile_seal_prints_no_control_characters(report: Path, said: Say) -> None:
    seal = json.loads((report / "seal.json").read_bytes())
    for entry in seal["entries"]:
        entry["name"] = "\u001b[2J{0}{9}\u202e\n" + entry.get("name", "")
        entry["finding"] = "\u0007{5}"
    (report / "seal.json").write_text(json.dumps(seal), encoding="utf-8")
    assert main(["verify", str(report)]) == 1
    text = said()
    assert not [char for char in text if char != "\n" and not char.isprintable()]
    assert "internal error" not in text


def test_both_languages_say_everything(report: Path, said: Say) -> None:
    assert main(["verify", str(report), "--lang", "zh"]) == 0
    text = said()
    assert "完好　  摘要链：共" in text
    assert "未核验  安装包 loan.apk：请用 --package 给出安装包" in text
    assert "未核验的内容不作结论" in text


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_words_for_the_same_values_in_both_languages(reason: str) -> None:
    matter = Matter(state="altered", subject="evidence", name="read 1", reason=reason, values=("Ⓐ", "Ⓑ"))
    english, chinese = line(matter, "en"), line(matter, "zh")
    for value in matter.values:
        assert (value in english) == (value in chinese)
    assert set(STATES) == {"intact", "altered", "missing", "not-checked"}
