"""The dex fixtures of tests/data, read by our own reader."""

from functools import cache
from pathlib import Path

from analyzer.apk.code import Code, read_code
from analyzer.apk.dex import Dex, read_dex

DATA = Path(__file__).parents[1] / "data"
NAMES = ("payloads.dex", "call-sites.dex", "method-handles.dex", "annotations.dex")


@cache
def dex_of(name: str) -> Dex:
    (dex,), gaps = read_dex(name, (DATA / name).read_bytes())
    assert gaps == ()
    return dex


def method_of(dex: Dex, ending: str) -> tuple[int, int, int]:
    """Class_def index, method index and code offset of the only method whose signature ends so."""
    found = [row for row in dex.methods.tolist() if dex.method_signature(row[1]).endswith(ending)]
    assert len(found) == 1, ending
    return found[0][0], found[0][1], found[0][3]


def code_of(dex: Dex, ending: str) -> Code:
    code = read_code(dex.data.data, method_of(dex, ending)[2])
    assert code is not None
    return code
