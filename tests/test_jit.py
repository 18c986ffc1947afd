"""The cache of compiled kernels: named by all kernel sources, shared by processes, and never trusted."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analyzer.jit import part

ROOT = Path(__file__).parents[1]

KERNELS = """
from analyzer.jit import kernel
from analyzer.two.kernels import step


@kernel
def total(values):
    found = 0
    for value in values:
        found += step(value)
    return found
"""
STEP = """
from analyzer.jit import kernel


@kernel
def step(value):
    return value + {added}
"""
PARTS = """
from numba.core import types
from analyzer.jit import kernel, part, typed


@part
def added(value):
    return value + 1


def narrow(value):
    return added(value)


narrow = typed(narrow, types.int64(types.int64))


@kernel
def step(value):
    return narrow(value) + added(value) - value - 1
"""
RUN = """
import sys
import numpy as np
from analyzer import jit
from analyzer.one.kernels import total
for kind in sys.argv[1].split(","):
    print(total(np.ones(3, kind)), end=" ")
print(sum(total.stats.cache_hits.values()), jit.CACHE.name)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A program of two stages with one small kernel each, one calling the other, around the real ``jit.py``."""
    program = tmp_path / "program" / "analyzer"
    for stage, source in (("one", KERNELS), ("two", STEP.format(added=1))):
        (program / stage).mkdir(parents=True)
        (program / stage / "kernels.py").write_text(source)
    for module in ("__init__.py", "jit.py", "machine_code.py", "places.py", "errors.py"):
        shutil.copy(ROOT / "analyzer" / module, program)
    (program.parent / "run.py").write_text(RUN)
    return program.parent


def begin(copy: Path, cache: Path, kinds: str = "int64") -> subprocess.Popen[str]:
    environment = os.environ | {"APKSCAN_CACHE_DIR": str(cache), "PYTHONPATH": str(copy)}
    command = [sys.executable, str(copy / "run.py"), kinds]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def result(process: subprocess.Popen[str]) -> list[str]:
    """Totals, how many kernels came out of the cache, and the name of the cache folder."""
    out, error = process.communicate(timeout=120)
    assert (process.returncode, error) == (0, "")
    return out.split()


def test_a_changed_callee_in_another_module_means_another_folder(copy: Path, tmp_path: Path) -> None:
    total, hits, folder = result(begin(copy, tmp_path / "cache"))
    assert (total, hits) == ("6", "0")
    assert result(begin(copy, tmp_path / "cache")) == ["6", "1", folder]
    (copy / "analyzer" / "two" / "kernels.py").write_text(STEP.format(added=9))
    total, hits, other = result(begin(copy, tmp_path / "cache"))
    assert (total, hits) == ("30", "0")
    assert other != folder


def test_first_runs_at_the_same_time_agree(copy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    kinds = ("int64,float64", "float64,int64", "int64,uint8", "uint8,float64")
    answers = [result(process)[:2] for process in [begin(copy, cache, kind) for kind in kinds]]
    assert answers == [["6", "6.0"], ["6.0", "6"], ["6", "6"], ["6", "6.0"]]
    for kind, answer in zip(kinds, answers, strict=True):
        assert result(begin(copy, cache, kind))[:2] == answer
    assert not list(cache.rglob("*.tmp.*"))


@pytest.mark.parametrize("damage", ["index", "code", "all"])
def test_damaged_files_are_compiled_anew(damage: str, copy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    result(begin(copy, cache))
    for path in [*cache.rglob("*.nb[ic]")]:
        if damage == "all":
            path.write_bytes(b"garbage")
        elif path.suffix == {"index": ".nbi", "code": ".nbc"}[damage]:
            path.write_bytes(path.read_bytes()[:-7])
    assert result(begin(copy, cache))[:2] == ["6", "0"]
    assert result(begin(copy, cache))[:2] == ["6", "1"]


def test_code_for_other_types_is_never_handed_out(copy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    result(begin(copy, cache, "int64,float64"))
    first, second = sorted(cache.rglob("*total-*.nbc"))
    second.write_bytes(first.read_bytes())  # what two processes leave that chose the same name at the same moment
    assert result(begin(copy, cache, "int64,float64"))[:2] == ["6", "6.0"]


def test_a_place_that_cannot_be_written_is_only_slower(copy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "kernels").write_text("a file where the folder should be")
    assert result(begin(copy, cache))[:2] == ["6", "0"]
    assert not list(copy.rglob("*.nbi"))


def test_parts_are_compiled_into_the_kernels_that_call_them_and_kept_there(copy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (copy / "analyzer" / "two" / "kernels.py").write_text(PARTS)
    assert result(begin(copy, cache, "int64,float64"))[:2] == ["6", "6.0"]
    assert {path.name.split("-")[0] for path in cache.rglob("*.nbi")} == {"kernels.step", "kernels.total"}
    assert result(begin(copy, cache, "int64,float64"))[:3] == ["6", "6.0", "2"]


def test_what_came_out_of_the_cache_is_linked_into_what_did_not(copy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (copy / "analyzer" / "two" / "kernels.py").write_text(PARTS)
    result(begin(copy, cache))
    for path in cache.rglob("kernels.total-*"):
        path.unlink()
    run = copy / "run.py"
    run.write_text(
        run.read_text().replace("import sys\n", "import sys\nfrom analyzer.two.kernels import step\nstep(1)\n")
    )
    assert result(begin(copy, cache))[:2] == ["6", "0"]


def test_a_part_is_not_called_from_python() -> None:
    @part
    def added(value: int) -> int:
        return value + 1

    with pytest.raises(TypeError, match="part of other kernels"):
        added(1)
