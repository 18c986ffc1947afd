"""Workers for the tests, importable in a new process: each does what the name of its task says."""

import os
import signal
import time
from pathlib import Path

from analyzer.batch.model import Outcome, Task
from analyzer.errors import UnreadableError


def behave(task: Task) -> Outcome:
    what = Path(task.name).stem.split("-")[0]
    if what == "hang":
        while True:
            time.sleep(0.1)
    if what == "spin":
        sum(range(10**13))  # inside C, holding the interpreter's lock
    if what == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True:
            time.sleep(0.1)
    if what == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "exit":
        os._exit(3)
    if what == "sysexit":
        raise SystemExit(0)
    if what == "hog":
        kept = []
        while True:
            kept.append(bytearray(b"x") * (16 << 20))
    if what == "burst":
        bytearray(1 << 42)
    if what == "damaged":
        raise UnreadableError("not a package", "give a package")
    if what == "bug":
        raise ZeroDivisionError("a defect")
    if what == "interrupt":
        os.kill(os.getppid(), signal.SIGINT)
        time.sleep(30)
    folder = Path("packages") / task.sha256
    (Path(task.settings.out) / folder).mkdir(parents=True, exist_ok=True)
    with (Path(task.settings.out) / "calls.txt").open("a") as file:
        file.write(f"{task.name}\n")
    return Outcome(kind="done", package=f"com.example.{what}", folder=str(folder))
