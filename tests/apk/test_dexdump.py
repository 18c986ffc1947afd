"""Our reading of code against that of Debian's dexdump.

The fixtures always; with APKSCAN_CORPUS (folders, separated as in PATH) every package below them.
"""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

from analyzer.apk.dex import read_dex
from tests.apk.fixtures import DATA, NAMES
from tests.apk.oracle import Method, dexdump, ours

FOLDERS = [Path(folder) for folder in os.environ.get("APKSCAN_CORPUS", "").split(os.pathsep) if folder]
PACKAGES = sorted(path for folder in FOLDERS for path in folder.rglob("*.apk"))

pytestmark = pytest.mark.skipif(shutil.which("dexdump") is None, reason="dexdump is not installed")


def differences(path: Path) -> Iterator[str]:
    """Every method that is not the same, with its first difference."""
    dexes, _ = read_dex(path.name, path.read_bytes())
    mine = (method for dex in dexes for method in ours(dex))
    for own, their in zip_longest(mine, dexdump(path)):
        if own != their:
            yield _first_difference(own, their)


def _first_difference(own: Method | None, their: Method | None) -> str:
    if own is None or their is None or own.signature != their.signature:
        return f"{own and own.signature} against {their and their.signature}"
    if own.rows != their.rows:
        pair = next(pair for pair in zip_longest(own.rows, their.rows) if pair[0] != pair[1])
        return f"{own.signature}: {pair[0]} against {pair[1]}"
    return f"{own.signature}: lines or handlers {own[2:]} against {their[2:]}"


_LOADED = re.compile(rb'const-string(?:/jumbo)? v\d+, "([^\n]*)" // string@([0-9a-f]+)\n')


def other_strings(path: Path) -> Iterator[str]:
    """Strings that code loads and whose bytes dexdump prints otherwise; those with line ends are left out."""
    (dex,), _ = read_dex(path.name, path.read_bytes())
    run = subprocess.run(["dexdump", "-i", "-d", str(path)], capture_output=True, check=False)
    loaded = {int(number, 16): text for text, number in _LOADED.findall(run.stdout)}
    for number, text in loaded.items():
        own = dex.string_bytes(number)
        if own != text and b"\n" not in own:
            yield f"string {number}: {own!r} against {text!r}"


@pytest.mark.parametrize("name", NAMES)
def test_strings_are_the_bytes_that_dexdump_prints(name: str) -> None:
    assert list(other_strings(DATA / name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_fixtures_read_as_dexdump_reads_them(name: str) -> None:
    assert list(differences(DATA / name)) == []


@pytest.mark.skipif(not PACKAGES, reason="APKSCAN_CORPUS is not set")
@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.stem)
def test_packages_read_as_dexdump_reads_them(package: Path, tmp_path: Path) -> None:
    found = []
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            if name.startswith("classes") and name.endswith(".dex"):
                target = tmp_path / name
                target.write_bytes(archive.read(name))
                found += [*differences(target), *other_strings(target)]
    assert found == []
