"""The same input gives the same bytes, whatever surrounds the run: every format of every command that writes files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from analyzer.cli.compare import FILES as COMPARED
from analyzer.cli.options import FORMATS
from analyzer.cli.policy import FILES as POLICY
from analyzer.places import cache_dir

ROOT = Path(__file__).parents[1]
LOAN = ROOT / "samples" / "loan"

SURROUNDINGS: tuple[tuple[str, dict[str, str], int], ...] = (
    ("here", {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"}, 0o077),
    ("检测 of today/deeper", {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C"}, 0o002),
)
"""(folder, environment, mask of permissions) of each run."""

DATE = "--date=2026-11-21"
COMMANDS: tuple[tuple[int, list[str]], ...] = (
    (1, ["scan", "loan.apk", "--policy=policy.html", DATE, f"--format={','.join(FORMATS)}", "--sign-key=key.pem",
         "--meta=meta.yml", "--mapping=mapping.txt", "--output=report"]),
    (0, ["review", "new", "report", "--output=report/decisions.yml"]),
    (1, ["compare", "report", "loan.apk", "--new-policy=later.html", DATE, f"--format={','.join(COMPARED)}",
         "--review=report/decisions.yml", "--meta=meta.yml", "--lang=en", "--seal", "--output=comparison"]),
    (0, ["policy", "policy.html", "--lang=zh", f"--format={','.join(POLICY)}", "--output=policy"]),
    (0, ["graph", "loan.apk", "--to=contacts", "--lang=zh", "--output=picture/ways.svg"]),
    (0, ["graph", "loan.apk", "--to=contacts", "--lang=zh", "--output=picture/ways.json"]),
)  # fmt: skip
"""(exit code, arguments) of each command, in order: later ones read what earlier ones wrote."""


def _prepare(folder: Path, key: bytes) -> None:
    (folder / "loan.apk").write_bytes((LOAN / "loan.apk").read_bytes())
    policy = (LOAN / "policy.html").read_text(encoding="utf-8")
    (folder / "policy.html").write_text(policy, encoding="utf-8")
    (folder / "later.html").write_text(policy.replace("我们不会收集您的通话记录。", ""), encoding="utf-8")
    (folder / "key.pem").write_bytes(key)
    (folder / "meta.yml").write_text("client: 甲\nlaboratory: B\nacquired: 2026-11-20\n", encoding="utf-8")
    lines = ["com.example.Reader -> com.example.loan.ContactReader:", "    java.lang.String all() -> read"]
    (folder / "mapping.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "picture").mkdir()


def _run(folder: Path, environment: dict[str, str], mask: int) -> None:
    for code, arguments in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "analyzer", *arguments], cwd=folder, env=environment, umask=mask,
            capture_output=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == code, (arguments, done.stderr.decode())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """Per surroundings every file that the commands wrote, by its path below the folder."""
    kept = ("APKSCAN_", "PYTHON", "LC_", "LANG", "TZ")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(kept)}
    plain |= {"APKSCAN_CACHE_DIR": str(cache_dir()), "PYTHONPATH": str(ROOT)}
    key = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    found = []
    for name, differing, mask in SURROUNDINGS:
        folder = tmp_path_factory.mktemp("same") / name
        folder.mkdir(parents=True)
        _prepare(folder, key)
        _run(folder, plain | differing, mask)
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent != folder)
        found.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    return found


def test_every_file_is_there(written: list[dict[str, bytes]]) -> None:
    names = [name.partition("/")[0] for name in written[0]]
    assert names.count("report") == len(FORMATS) + len(("seal", "decisions"))
    assert names.count("comparison") == len(COMPARED) + len(("seal",))
    assert names.count("policy") == len(POLICY)
    assert names.count("picture") == 2


def test_outputs_do_not_depend_on_the_surroundings(written: list[dict[str, bytes]]) -> None:
    first, second = written
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_outputs_do_not_tell_of_the_surroundings(written: list[dict[str, bytes]]) -> None:
    """Neither the folder nor the user is in a file that is not packed."""
    for name, content in written[1].items():
        assert b"of today/deeper" not in content, name
        assert str(Path.home()).encode() + b"/" not in content, name
