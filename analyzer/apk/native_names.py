"""Which names occur as strings in native libraries: what code behind JNI needs to call Java by name."""

from collections.abc import Callable, Iterable

import numpy as np

SHORTEST, LONGEST = 5, 256
"""Lengths in bytes of the strings that are kept."""


def strings_of(data: bytes) -> bytes:
    """The distinct strings of a library, each between two zero bytes: printable ASCII without blanks that a zero byte
    ends, ``SHORTEST`` to ``LONGEST`` bytes long.
    """
    raw = np.frombuffer(data, dtype=np.uint8)
    if not raw.size:
        return b"\0"
    printable = (raw > 0x20) & (raw < 0x7F)
    edges = np.flatnonzero(printable[1:] != printable[:-1]) + 1
    if printable[0]:
        edges = np.concatenate(([0], edges))
    if edges.size % 2:
        edges = edges[:-1]  # a run that the end of the file cuts off has no zero byte behind it
    starts, ends = edges[0::2], edges[1::2]
    lengths = ends - starts
    kept = (lengths >= SHORTEST) & (lengths <= LONGEST) & (raw[ends] == 0)
    pairs = zip(starts[kept].tolist(), ends[kept].tolist(), strict=True)
    return b"\0" + b"\0".join(sorted({data[start:end] for start, end in pairs})) + b"\0"


def name_search(libraries: Callable[[], Iterable[bytes]]) -> Callable[[frozenset[str]], frozenset[str]]:
    """A search over all libraries; they are read at the first question, and only their strings are kept.

    A name counts where a string is it or ends with it behind another kind of character: linkers store one string
    inside another's end.
    """
    kept: list[bytes] = []

    def search(names: frozenset[str]) -> frozenset[str]:
        if not kept:
            kept.append(b"".join(strings_of(data) for data in libraries()))
        return frozenset(name for name in names if name and _occurs(name.encode("utf-8", "replace"), kept[0]))

    return search


def _occurs(name: bytes, strings: bytes) -> bool:
    ended = name + b"\0"
    position = strings.find(ended)
    while position > 0:
        if not strings[position - 1 : position].isalnum():
            return True
        position = strings.find(ended, position + 1)
    return False
