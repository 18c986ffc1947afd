"""Runs the decompiler's child process over numbered dex files, restarts it when it dies, ends it in time."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from analyzer.evidence import child

RESTARTS = 2
"""How often a child that died or was killed is started again."""
START_SECONDS = 20.0
"""How long the child may take to be ready: a cold disk reads some forty megabytes of modules."""
EACH_SECONDS = 4.0
"""How long one method may take; most take a millisecond, the largest well-formed ones less than a second."""
_NOT_PASSED_ON = frozenset(
    {"PYTHONOPTIMIZE", "PYTHONINSPECT", "PYTHONVERBOSE", "PYTHONPROFILEIMPORTTIME", "PYTHONDEVMODE"}
)
"""Without assertions the decompiler draws pictures into the temporary folder; the others make Python talk."""


class Worker:
    """Decompiles in the background from the moment it is made. `results` waits for the end, `stop` does not."""

    def __init__(self, files: Mapping[int, bytes], *, timeout: float, memory: int) -> None:
        """Start.

        Args:
            files: dex files with one method each, by number, worked on in this order.
            timeout: seconds for all of them, the child's start not counted.
            memory: bytes of address space that the child may have.
        """
        self._numbers = tuple(files)
        self._timeout = timeout
        self._memory = memory
        self._found: dict[int, str] = {}
        self._failed: dict[int, str] = {}
        self._stopped = threading.Event()
        self._deadline: float | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._input = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the thread, which closes it
        self._starts: list[int] = []
        for number, data in files.items():
            self._starts.append(self._input.tell())
            self._input.write(child.HEAD.pack(number, len(data)) + data)
        self._input.flush()
        self._thread = threading.Thread(target=self._run, name="decompiler", daemon=True)
        self._thread.start()

    def results(self) -> tuple[dict[int, str], dict[int, str]]:
        """Texts by number, and why there is none by number; waits until all is done or the time is over."""
        self._thread.join()
        rest = {number: "out of time" for number in self._numbers if number not in self._found}
        return self._found, rest | self._failed

    def stop(self) -> None:
        """Give up what is not done yet."""
        self._stopped.set()
        process = self._process
        if process:
            process.kill()
        self._thread.join()

    def _run(self) -> None:
        try:
            self._work()
        finally:
            self._input.close()

    def _work(self) -> None:
        """Start children until every file has been tried, or restarts or time are used up."""
        at = 0
        for _ in range(1 + RESTARTS):
            if at == len(self._numbers) or self._over():
                return
            os.lseek(self._input.fileno(), self._starts[at], os.SEEK_SET)
            try:
                process = self._spawn()
            except OSError as error:
                self._failed |= dict.fromkeys(self._numbers[at:], f"no process: {error.strerror}")
                return
            at += self._listen(process, at)
            if at < len(self._numbers) and not self._over():
                code = process.returncode
                self._failed[self._numbers[at]] = "killed" if code < 0 else f"the decompiler ended with {code}"
                at += 1

    def _over(self) -> bool:
        return self._stopped.is_set() or (self._deadline is not None and time.monotonic() >= self._deadline)

    def _spawn(self) -> subprocess.Popen[bytes]:
        """A child that reads from where the input stands."""
        seconds = int(self._timeout + START_SECONDS) + 1
        command = [sys.executable, "-P", str(Path(child.__file__)), str(self._memory), str(seconds)]
        environment = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
        environment["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
        environment |= {"PYTHONHASHSEED": "0", "LOGURU_AUTOINIT": "0"}
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=self._input, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        self._process = process
        if self._stopped.is_set():
            process.kill()
        return process

    def _listen(self, process: subprocess.Popen[bytes], at: int) -> int:
        """Take answers until all are there or the child ends; how many files it has answered."""
        done = 0
        with process:
            found = _answer(process, START_SECONDS)
            while found is not None:
                number, status, text = found
                now = time.monotonic()
                if number == child.READY:
                    self._deadline = self._deadline or now + self._timeout
                elif number != self._numbers[at + done]:
                    break
                else:
                    (self._found if status else self._failed)[number] = text
                    done += 1
                    if at + done == len(self._numbers):
                        break
                found = _answer(process, min(EACH_SECONDS, (self._deadline or now) - now))
            process.kill()
        return done


def _answer(process: subprocess.Popen[bytes], seconds: float) -> tuple[int, int, str] | None:
    """The child's next answer: number, status, text. None when it ends, or has to be killed because it takes longer."""
    timer = threading.Timer(max(seconds, 0.0), process.kill)
    timer.daemon = True
    timer.start()
    try:
        output = process.stdout
        head = output.read(child.ANSWER.size) if output else b""
        if output is None or len(head) < child.ANSWER.size:
            return None
        number, status, length = child.ANSWER.unpack(head)
        data = output.read(min(length, child.MAX_TEXT))
        return (number, status, data.decode("utf-8", "replace")) if len(data) == length else None
    finally:
        timer.cancel()
