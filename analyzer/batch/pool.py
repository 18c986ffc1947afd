"""Tasks to outcomes through worker processes that may hang, crash or eat memory without harm to the others."""

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures import TimeoutError as FutureTimeout
from concurrent.futures.process import BrokenProcessPool

import msgspec
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from analyzer.batch.child import Worker, guarded, prepare
from analyzer.batch.model import Limits, Outcome, Task
from analyzer.batch.watch import MemoryWatch
from analyzer.errors import UsageError

TASKS_PER_WORKER = 50
"""A worker is replaced after so many packages: what libraries leak leaves with it."""
MAX_BROKEN = 3
"""Pools that may break one after the other, without any outcome between, before the batch gives up."""

_Running = dict[ProcessFuture[Outcome], tuple[Task, float]]


class _StalledError(Exception):
    """No task ended although every one is past its time: the pool itself is stuck."""


def outcomes(
    tasks: Sequence[Task], worker: Worker, limits: Limits, log: str, begin: Callable[[Task], None]
) -> Iterator[tuple[Task, Outcome]]:
    """Run every task once, and yield it with its outcome as soon as it ends; ``begin`` is called before one starts.

    Each task ends: with the worker's outcome, or as "timeout", "memory" or "crash". Closing the iterator, or an
    exception thrown into it such as KeyboardInterrupt, ends all workers.

    Raises:
        UsageError: worker processes cannot be started on this machine.
    """
    waiting = deque(tasks)
    broken = 0
    while waiting:
        again: list[Task] = []
        ended = 0
        try:
            for pair in _one_pool(waiting, again, worker, limits, log, begin):
                ended += 1
                yield pair
        except (BrokenProcessPool, _StalledError) as error:
            waiting.extendleft(reversed(again))
            broken = 0 if ended else broken + 1
            if broken >= MAX_BROKEN:
                raise UsageError(f"worker processes die before they work: {error}", f"see {log}") from error


def _one_pool(
    waiting: deque[Task],
    again: list[Task],
    worker: Worker,
    limits: Limits,
    log: str,
    begin: Callable[[Task], None],
) -> Iterator[tuple[Task, Outcome]]:
    pool = ProcessPool(
        max_workers=limits.workers,
        max_tasks=TASKS_PER_WORKER,
        initializer=prepare,
        initargs=(limits, log),
        # Never fork: compiled kernels and threads of this process must not be copied.
        context=multiprocessing.get_context("spawn"),
    )
    running: _Running = {}
    try:
        with MemoryWatch(limits.mebibytes) as watch:
            while waiting or running:
                while waiting and len(running) < limits.workers:
                    task = waiting.popleft()
                    begin(task)
                    future = pool.schedule(guarded, args=(worker, task, limits.seconds), timeout=limits.seconds)
                    running[future] = (task, time.monotonic())
                ready, _ = wait(running, timeout=1.0, return_when=FIRST_COMPLETED)
                if not ready:
                    _check_stalled(running, limits)
                for ended in [future for future in running if future in ready]:
                    # Asked before the task is taken off the list: what a broken pool held is run again.
                    outcome = _outcome(ended, limits, watch)
                    task, started = running.pop(ended)
                    yield task, _timed(outcome, time.monotonic() - started)
    finally:
        again += [task for task, _ in running.values()]
        pool.stop()  # type: ignore[no-untyped-call]  # this one method of the library has no annotation
        pool.join()


def _check_stalled(running: _Running, limits: Limits) -> None:
    # A worker starts within a minute or so; a task past twice its time that nobody ended means a stuck pool.
    oldest = min(started for _, started in running.values())
    if time.monotonic() - oldest > limits.seconds * 2 + 120:
        raise _StalledError("a task is far past its time")


def _outcome(future: ProcessFuture[Outcome], limits: Limits, watch: MemoryWatch) -> Outcome:
    try:
        return future.result(timeout=0)
    except (FutureTimeout, CancelledError):
        return Outcome(kind="timeout", detail=f"ended after {limits.seconds:g} s")
    except ProcessExpired as error:
        if (seen := watch.killed.pop(error.pid, None)) is not None:
            return Outcome(kind="memory", detail=f"ended at {seen} MiB, the limit is {limits.mebibytes} MiB")
        return Outcome(kind="crash", detail=_exit_name(error.exitcode))


def _exit_name(code: int) -> str:
    if code >= 0:
        return f"the process exited with {code}"
    try:
        return f"the process was ended by signal {-code} ({signal.Signals(-code).name})"
    except ValueError:
        return f"the process was ended by signal {-code}"


def _timed(outcome: Outcome, seconds: float) -> Outcome:
    return msgspec.structs.replace(outcome, seconds=round(seconds, 2))
