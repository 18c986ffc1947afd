"""One child process measured from outside: wall time, and the peak memory of it and all its children."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Literal

INTERVAL = 0.02
"""Seconds between two looks at the memory."""

Memory = Literal["rss", "pss"]


@dataclass(frozen=True)
class Run:
    """``seconds`` of wall time, peak ``mebibytes`` of the tree, the exit ``code`` and the end of stderr."""

    seconds: float
    mebibytes: float
    code: int
    stderr: str


def measure(command: Sequence[str], environment: Mapping[str, str], memory: Memory = "rss") -> Run:
    """Run a command to its end.

    "rss" adds up resident pages, so pages that processes share count more than once (an upper bound, cheap to
    sample). "pss" divides shared pages, but its sampling slows large processes: do not quote the time of such a run.
    """
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=dict(environment)
    ) as child:
        watch = _Watch(child.pid, memory)
        _, stderr = child.communicate()
        seconds = time.perf_counter() - started
        peak = watch.stop()
    return Run(seconds, peak / (1 << 20), child.returncode, stderr.decode(errors="replace")[-500:])


class _Watch:
    def __init__(self, pid: int, memory: Memory) -> None:
        self._pid, self._peak, self._over = pid, 0, Event()
        self._size = _proportional if memory == "pss" else _resident
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        self._over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._over.wait(INTERVAL):
            self._peak = max(self._peak, sum(self._size(pid) for pid in _tree(self._pid)))


def _tree(pid: int) -> list[int]:
    """The process and its descendants; Linux only."""
    found, waiting = [], [pid]
    while waiting:
        here = waiting.pop()
        found.append(here)
        for children in Path(f"/proc/{here}/task").glob("*/children"):
            try:
                waiting += [int(word) for word in children.read_text().split()]
            except OSError:
                continue  # it has just ended
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
