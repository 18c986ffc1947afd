"""What reaches the terminal: lines on stdout, errors and progress on stderr."""

import os
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from analyzer.cli.words import local, stage_name
from analyzer.progress import Event

if TYPE_CHECKING:  # rich is imported only when a slow run draws on a terminal
    from rich.status import Status

QUIET_SECONDS = 2.0
HEARTBEAT_SECONDS = 15.0


def say(text: str = "") -> None:
    """Print one or more lines on stdout; a reader that has gone away (``| head``) is no error."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str, hint: str = "") -> None:
    """Print an error, and what to do about it, on stderr."""
    try:
        print(f"apkscan: {one_line(message)}", file=sys.stderr)
        if hint:
            print(local("hint: ", "提示：") + one_line(hint), file=sys.stderr)
    except OSError:
        return  # nobody can be told; the exit code still says it


def one_line(text: str) -> str:
    """The text on one line without control characters: names of files and entries may be hostile."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))


class Progress:
    """Draws events: nothing in the first two seconds, then a spinner on a terminal and plain lines elsewhere.

    A context manager; ``progress.tell`` is the listener to hand to the pipeline.
    """

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._event: Event | None = None
        self._shown: Event | None = None
        self._status: Status | None = None
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="progress")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._closed.set()
        self._thread.join()
        if self._status is not None:
            self._status.stop()

    def tell(self, event: Event) -> None:
        """Take note of an event; cheap enough for every package of a batch."""
        with self._lock:
            self._event = event
        if event.stage == "compile":
            self._draw()  # said at once: the first run is slow and the user should know why

    def _watch(self) -> None:
        last = time.monotonic()
        self._closed.wait(QUIET_SECONDS)
        while not self._closed.is_set():
            beat = time.monotonic() - last > HEARTBEAT_SECONDS
            if self._draw(again=beat):
                last = time.monotonic()
            self._closed.wait(0.2)

    def _draw(self, again: bool = False) -> bool:
        with self._lock:
            event = self._event
            if event is None or self._is_shown(event, again):
                return False
            self._shown = event
        try:
            if sys.stderr.isatty():
                self._spin(self._text(event))
            else:
                print(f"apkscan: {self._text(event)}", file=sys.stderr, flush=True)
        except OSError:
            self._closed.set()  # stderr has gone; the work goes on
        return True

    def _is_shown(self, event: Event, again: bool) -> bool:
        if again or self._shown is None:
            return False
        # Plain lines of a batch would flood a log: between heartbeats only a new stage makes one.
        if event.total and not sys.stderr.isatty():
            return event.stage == self._shown.stage
        return event == self._shown

    def _text(self, event: Event) -> str:
        count = f"{event.done}/{event.total} " if event.total else ""
        detail = f" {one_line(event.detail)[:120]}" if event.detail else ""
        seconds = int(time.monotonic() - self._started)
        return f"{count}{stage_name(event.stage)}{detail} ({seconds} s)"

    def _spin(self, text: str) -> None:
        from rich.console import Console
        from rich.text import Text

        if self._status is None:
            self._status = Console(stderr=True).status(Text(text))
            self._status.start()
        else:
            self._status.update(Text(text))
