"""The benchmark's own arithmetic; what it measures is measured by hand, never by a test."""

import os
import sys
from pathlib import Path

import pytest

from bench.process import Run, measure
from bench.speed import _count, _row


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_memory_of_children_counts_to_the_tree() -> None:
    child = "import time; held = bytearray(b'x') * (60 << 20); time.sleep(0.5)"
    start = f"subprocess.run([sys.executable, '-c', {child!r}])"
    parent = f"import subprocess, sys; held = bytearray(b'x') * (60 << 20); {start}"
    run = measure([sys.executable, "-c", parent], dict(os.environ))
    assert run.code == 0
    assert run.mebibytes > 120


def test_a_run_that_fails_says_how() -> None:
    run = measure([sys.executable, "-c", "import sys; sys.exit('a reason')"], dict(os.environ))
    assert (run.code, run.stderr.strip()) == (1, "a reason")


def test_ratios_are_of_medians_and_a_failed_side_has_none() -> None:
    mine = [Run(seconds, 100, 0, "") for seconds in (1.0, 1.0, 9.0)]
    other = [Run(seconds, 400, 0, "") for seconds in (4.0, 8.0, 8.0)]
    row = _row(Path("a.apk"), 3, mine, other, "")
    assert (row.ratio, row.memory_ratio, row.findings) == (0.125, 0.25, 3)
    assert _row(Path("a.apk"), 3, mine, other, "androguard exit 1").ratio == 0.0


def test_findings_are_counted_wherever_they_stand() -> None:
    assert _count({"groups": [{"items": [{"findings": [1, 2]}, {"findings": []}]}], "findings": [3]}) == 3
