"""The compiled sweep against the decoder of single methods, and our call edges against androguard's.

The fixtures and samples always; with APKSCAN_CORPUS (folders, separated as in PATH) every package below them.
"""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.apk import kernels
from analyzer.apk.code import read_code
from analyzer.apk.dex import Dex, read_dex
from analyzer.apk.opcodes import OPCODES, Flag
from bench.edges import compare
from tests.apk.fixtures import DATA

ROOT = Path(__file__).parents[2]
SAMPLES = tuple(ROOT / "samples" / name / f"{name}.apk" for name in ("loan", "flashlight", "notes"))
FIXTURES = tuple(sorted(DATA.glob("*.dex")))
FOLDERS = [Path(folder) for folder in os.environ.get("APKSCAN_CORPUS", "").split(os.pathsep) if folder]
PACKAGES = sorted(path for folder in FOLDERS for path in folder.rglob("*.apk"))


def dexes_of(path: Path) -> Iterator[Dex]:
    if path.suffix == ".dex":
        yield from read_dex(path.name, path.read_bytes())[0]
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("classes") and name.endswith(".dex"):
                yield from read_dex(name, archive.read(name))[0]


def test_widths_are_those_of_the_opcode_table() -> None:
    for value, opcode in enumerate(OPCODES):
        expected = 0 if opcode.flags & Flag.UNUSED else opcode.units
        assert int(kernels.WIDTHS[value]) == expected, hex(value)


@pytest.mark.parametrize("path", [*FIXTURES, *SAMPLES, *PACKAGES], ids=lambda path: path.stem)
def test_swept_rows_are_the_decoded_instructions(path: Path) -> None:
    methods = 0
    for dex in dexes_of(path):
        for row in range(len(dex.methods)):
            code = read_code(dex.buffer, int(dex.methods[row, 3]))
            decoded = code.instructions if code else ()
            wanted = [(i.pc, i.op, i.ref) for i in decoded if i.op < 256 and kernels.INTEREST[i.op]]
            rows = slice(int(dex.sites.first[row]), int(dex.sites.first[row + 1]))
            sites = dex.sites
            swept = list(zip(sites.pc[rows].tolist(), sites.op[rows].tolist(), sites.ref[rows].tolist(), strict=True))
            assert swept == wanted, dex.method_signature(int(dex.methods[row, 1]))
            methods += 1
    assert methods


@pytest.mark.parametrize("path", [*SAMPLES, DATA / "two-dex.apk", *PACKAGES], ids=lambda path: path.stem)
def test_call_edges_equal_androguards(path: Path) -> None:
    result = compare(path)
    assert result["ours"]
    assert result.get("examples_only_ours") == []
    assert result.get("examples_only_androguard") == []
