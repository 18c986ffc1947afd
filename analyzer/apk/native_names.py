"""Which names occur as strings in native libraries: what code behind JNI needs to call Java by name."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

SHORTEST, LONGEST = 5, 256
"""Lengths in bytes of the strings that are kept."""

SHORTEST_NAMED = 3
"""The same of strings among which names and descriptors of Java methods are looked for: ``run``, ``()V``."""

_EXPORTED = re.compile(rb"(?<=\0)Java_\w+(?=\0)")
_ON_LOAD = b"\0JNI_OnLoad\0"


@dataclass(frozen=True, slots=True)
class NativeStrings:
    """A library's file name and its strings (:func:`strings_of`).

    ``exported``: the names of functions that implement native methods by name. ``registers``: whether the library is
    called when it is loaded, which is where native methods are bound that are not found by name.
    """

    name: str
    strings: bytes
    exported: frozenset[str]
    registers: bool


def read_strings(name: str, data: bytes) -> NativeStrings:
    """The strings of a library whose content is ``data``."""
    strings = strings_of(data, SHORTEST_NAMED)
    exported = frozenset(match.group().decode("ascii") for match in _EXPORTED.finditer(strings))
    return NativeStrings(name, strings, exported, _ON_LOAD in strings)


def strings_of(data: bytes, shortest: int = SHORTEST) -> bytes:
    """The distinct strings of a library, each between two zero bytes: printable ASCII without blanks that a zero byte
    ends, ``shortest`` to ``LONGEST`` bytes long.
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
    kept = (lengths >= shortest) & (lengths <= LONGEST) & (raw[ends] == 0)
    pairs = zip(starts[kept].tolist(), ends[kept].tolist(), strict=True)
    return b"\0" + b"\0".join(sorted({data[start:end] for start, end in pairs})) + b"\0"


def search_in(libraries: Iterable[NativeStrings]) -> Callable[[frozenset[str]], frozenset[str]]:
    """As :func:`name_search`, over libraries that were read before."""
    strings = b"".join(library.strings for library in libraries)
    return lambda names: frozenset(name for name in names if name and ends_a_string(name, strings))


def name_search(libraries: Callable[[], Iterable[bytes]]) -> Callable[[frozenset[str]], frozenset[str]]:
    """A search over all libraries; they are read at the first question, and only their strings are kept.

    A name counts where a string is it or ends with it behind another kind of character: linkers store one string
    inside another's end.
    """
    kept: list[bytes] = []

    def search(names: frozenset[str]) -> frozenset[str]:
        if not kept:
            kept.append(b"".join(strings_of(data) for data in libraries()))
        return frozenset(name for name in names if name and ends_a_string(name, kept[0]))

    return search


def ends_a_string(name: str, strings: bytes) -> bool:
    """Whether one of the strings is the name, or ends with it behind another kind of character."""
    ended = name.encode("utf-8", "replace") + b"\0"
    position = strings.find(ended)
    while position > 0:
        if not strings[position - 1 : position].isalnum():
            return True
        position = strings.find(ended, position + 1)
    return False
