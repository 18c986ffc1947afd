"""Which names native libraries hold as strings: what JNI code must spell to call a Java method."""

import re
from collections.abc import Callable, Iterable

Search = Callable[[frozenset[str]], frozenset[str]]

MOST_BYTES = 96 << 20
"""Bytes of libraries that are searched; more of them, and the search says that it could not be made."""

_RUN = re.compile(rb"[\x20-\x7e]{6,4096}")


def library_search(read: Callable[[str], bytes], entries: Iterable[tuple[str, int]]) -> Search | None:
    """A search over the printable strings of the libraries, which are read when it is first asked.

    Args:
        read: gives the bytes of an entry; its errors are the caller's to have handled.
        entries: (entry name, size in bytes) of one copy of each library.

    Returns None when the libraries are larger than MOST_BYTES together.
    """
    names = list(entries)
    if sum(size for _, size in names) > MOST_BYTES:
        return None
    held: list[frozenset[bytes]] = []

    def search(wanted: frozenset[str]) -> frozenset[str]:
        if not held:
            held.append(frozenset(run for name, _ in names for run in _RUN.findall(read(name))))
        return frozenset(name for name in wanted if name.encode() in held[0])

    return search
