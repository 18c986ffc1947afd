"""Runs the decompiler's child process over numbered dex files, restarts it when it dies, ends it in time."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
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
    """Decompiles in the background from the moment it is made. `results` waits for the end, `stop` does not.

    The child then waits for a next worker (``after``), because to start one takes longer than most packages' snippets
    do, until `stop` or until this object is gone.
    """

    def __init__(
        self, files: Mapping[int, bytes], *, timeout: float, memory: int, after: "Worker | None" = None
    ) -> None:
        """Start.

        Args:
            files: dex files with one method each, by number, worked on in this order.
            timeout: seconds for all of them, the child's start not counted.
            memory: bytes of address space that the child may have.
            after: an earlier worker, whose child is taken over when it has done its work.
        """
        self._files = tuple(files.items())
        self._timeout = timeout
        self._memory = memory
        self._after = after
        self._found: dict[int, str] = {}
        self._failed: dict[int, str] = {}
        self._stopped = threading.Event()
        self._deadline: float | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._work, name="decompiler", daemon=True)
        self._thread.start()

    def results(self) -> tuple[dict[int, str], dict[int, str]]:
        """Texts by number, and why there is none by number; waits until all is done or the time is over."""
        self._thread.join()
        rest = {number: "out of time" for number, _ in self._files if number not in self._found}
        return self._found, rest | self._failed

    def stop(self) -> None:
        """Give up what is not done yet; the child ends."""
        self._stopped.set()
        if process := self._process:
            process.kill()
        self._thread.join()
        self._end()

    def _hand_over(self) -> subprocess.Popen[bytes] | None:
        """The child, when it has done its work and is as good as new."""
        self._thread.join()
        process, self._process = self._process, None
        return process

    def _work(self) -> None:
        """Start children until every file has been tried, or restarts or time are used up."""
        if self._after:
            self._process = self._after._hand_over()
            self._after = None
        at = 0
        for _ in range(1 + RESTARTS):
            if at == len(self._files) or self._over():
                break
            try:
                at += self._listen(self._process or self._spawn(), at)
            except OSError as error:
                self._failed |= {number: f"no process: {error.strerror}" for number, _ in self._files[at:]}
                break
            if at < len(self._files):
                code = self._end()
                if not self._over():
                    number, _ = self._files[at]
                    self._failed[number] = "killed" if code < 0 else f"the decompiler ended with {code}"
                    at += 1
        if at < len(self._files):
            self._end()

    def _over(self) -> bool:
        return self._stopped.is_set() or (self._deadline is not None and time.monotonic() >= self._deadline)

    def _spawn(self) -> subprocess.Popen[bytes]:
        """A child that is ready, or has been killed because it took too long."""
        seconds = int(2 * (self._timeout + START_SECONDS)) + 1
        command = [sys.executable, "-P", str(Path(child.__file__)), str(self._memory), str(seconds)]
        environment = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
        environment["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
        environment |= {"PYTHONHASHSEED": "0", "LOGURU_AUTOINIT": "0"}
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        self._process = process
        if self._stopped.is_set():
            process.kill()
        _answer(process, b"", START_SECONDS)
        return process

    def _end(self) -> int:
        """Kill the child, if there is one; its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        with suppress(OSError), process:  # what it did not read is lost
            pass
        return process.returncode

    def _listen(self, process: subprocess.Popen[bytes], at: int) -> int:
        """Hand over files and take answers until all are there or the child ends; how many files it has answered."""
        self._deadline = self._deadline or time.monotonic() + self._timeout
        for done, (number, data) in enumerate(self._files[at:]):
            request = child.HEAD.pack(number, len(data)) + data
            found = _answer(process, request, min(EACH_SECONDS, self._deadline - time.monotonic()))
            if found is None or found[0] != number:
                return done
            _, status, text = found
            (self._found if status else self._failed)[number] = text
        return len(self._files) - at


def _answer(process: subprocess.Popen[bytes], request: bytes, seconds: float) -> tuple[int, int, str] | None:
    """The child's answer: number, status, text. None when it ends, or has to be killed because it takes longer."""
    timer = threading.Timer(max(seconds, 0.0), process.kill)
    timer.daemon = True
    timer.start()
    try:
        pipe, output = process.stdin, process.stdout
        if pipe is None or output is None:
            return None
        pipe.write(request)
        pipe.flush()
        head = output.read(child.ANSWER.size)
        if len(head) < child.ANSWER.size:
            return None
        number, status, length = child.ANSWER.unpack(head)
        data = output.read(min(length, child.MAX_TEXT))
        return (number, status, data.decode("utf-8", "replace")) if len(data) == length else None
    except OSError:
        return None  # it has gone while it was spoken to
    finally:
        timer.cancel()
