"""Memory that is free for this process but not yet for the machine, and the collector of cycles."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the collector of cycles out of a computation that makes many small values and hardly any cycles.

    It would go through all of them again and again, and through the modules while these are imported: about a tenth
    of a whole scan, for three megabytes.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def give_back() -> None:
    """Return freed memory to the system, where the C library can do that (glibc's ``malloc_trim``).

    The arrays of a program are tens of megabytes that a scan needs no more once everything is observed, while the
    decompiler's process starts beside it.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # the command line starts without it

    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        return  # another C library: it keeps what it has
