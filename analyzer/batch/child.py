"""What runs inside a worker process: limits, and one package from task to outcome, whatever happens."""

import faulthandler
import os
import threading
import time
import traceback
from collections.abc import Callable

from analyzer.batch.model import Limits, Outcome, Task
from analyzer.errors import ApkscanError
from analyzer.report.visible import tidy

try:
    import resource
except ImportError:  # Windows has no such limits: the watch from outside stays
    resource = None  # type: ignore[assignment]

Worker = Callable[[Task], Outcome]
"""The function that does the work: importable by name in a new process."""

DATA_SLACK_MIB = 1024
"""RLIMIT_DATA counts what is mapped, not what is used; compilers and thread stacks map far more than they touch.
So this limit stands well above the budget, and stops only a burst that outruns the watch from outside."""


def prepare(limits: Limits, log: str) -> None:
    """Set up a new worker: quiet, limited, and gone when its parent is gone. ``log`` takes its stderr."""
    sink = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(sink, 2)
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    os.dup2(1, 0)
    faulthandler.enable(file=2, all_threads=False)
    if resource is not None:
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_DATA, (limits.mebibytes + DATA_SLACK_MIB) << 20)
    threading.Thread(target=_leave_with_parent, args=(os.getppid(),), daemon=True, name="parent-watch").start()


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(limit, (value, hard))


def _leave_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(2.0)
    os._exit(1)


def guarded(worker: Worker, task: Task, seconds: float) -> Outcome:
    """Run the worker; whatever it raises becomes an outcome, so that nothing unpicklable travels back. Its texts are
    those of packages and names of files: they are cut, and what no journal can hold is written out.
    """
    outcome: Outcome = tidy(_outcome(worker, task, seconds), lambda length: f"… ({length})")
    return outcome


def _outcome(worker: Worker, task: Task, seconds: float) -> Outcome:
    _limit_cpu(seconds)
    try:
        return worker(task)
    except ApkscanError as error:
        return Outcome(kind="unreadable", detail=str(error))
    except MemoryError:
        return Outcome(kind="memory", detail="the process asked for more memory than its limit")
    except SystemExit as error:
        return Outcome(kind="crash", detail=f"the process wanted to exit with {error.code!r}")
    except Exception as error:  # noqa: BLE001  (one package must not end the batch: the defect is named in the index)
        traceback.print_exc()  # into the workers' log
        return Outcome(kind="error", detail=f"{type(error).__name__}: {error}"[:500])


def _limit_cpu(seconds: float) -> None:
    """A second lock on the door: an orphan that spins in C where no thread runs is ended by the kernel."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        threads = os.cpu_count() or 1
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + (seconds * 2 + 60) * threads))
