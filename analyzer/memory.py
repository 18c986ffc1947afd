"""Memory that is free for this process but not yet for the machine."""

import ctypes
import sys


def give_back() -> None:
    """Return freed memory to the system, where the C library can do that (glibc's ``malloc_trim``).

    The arrays of a program are tens of megabytes that a scan needs no more once everything is observed, while the
    decompiler's process starts beside it.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        return  # another C library: it keeps what it has
