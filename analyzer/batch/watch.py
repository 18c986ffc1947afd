"""The memory of the workers, watched from outside: a process that hogs it cannot hold up its own watchman."""

import threading
from types import TracebackType
from typing import Self

import psutil

INTERVAL = 0.2
"""Seconds between two looks."""


class MemoryWatch:
    """Kills every child process whose resident memory, with its own children, passes the limit.

    A context manager. ``killed`` maps the ids of killed workers to the mebibytes seen. Children that a worker leaves
    behind when it dies are ended too.
    """

    def __init__(self, mebibytes: int) -> None:
        self.killed: dict[int, int] = {}
        self._limit = mebibytes << 20
        self._families: dict[psutil.Process, list[psutil.Process]] = {}
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="memory-watch")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._closed.set()
        self._thread.join()

    def _watch(self) -> None:
        me = psutil.Process()
        while not self._closed.wait(INTERVAL):
            try:
                workers = me.children()
            except psutil.Error:
                continue
            self._end_orphans(set(workers))
            for worker in workers:
                self._look(worker)

    def _look(self, worker: psutil.Process) -> None:
        try:
            family = worker.children(recursive=True)
            used = sum(_resident(process) for process in (worker, *family))
        except psutil.Error:
            return  # it has just ended
        self._families[worker] = family
        if used > self._limit:
            self.killed[worker.pid] = used >> 20
            for process in (worker, *family):
                _kill(process)

    def _end_orphans(self, alive: set[psutil.Process]) -> None:
        for worker in [known for known in self._families if known not in alive]:
            for process in self._families.pop(worker):
                _kill(process)


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _kill(process: psutil.Process) -> None:
    try:
        process.kill()  # psutil compares the time of creation first: a reused process id is never hit
    except psutil.Error:
        return
