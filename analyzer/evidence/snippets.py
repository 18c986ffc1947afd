"""Places in the code to snippets of it: decompiled where that works in time, else disassembled."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analyzer.apk.code import Code, read_code
from analyzer.apk.cutter import MARK, Place, cut
from analyzer.apk.disassembly import disassemble
from analyzer.apk.instructions import Instruction
from analyzer.apk.mutf8 import printable
from analyzer.apk.opcodes import Flag, Reference
from analyzer.evidence.clipping import LINES, clip, readable
from analyzer.evidence.model import Snippet, SnippetRequest
from analyzer.evidence.worker import Worker

TIMEOUT = 20.0
"""Seconds for all snippets of a package."""
MEMORY = 512 << 20
"""Bytes of address space for the decompiler, which takes 80 MB of it for common methods."""
MAX_UNITS = 20_000
"""Methods of more code units are disassembled only: nobody reads their Java, and it takes seconds to make."""
MAX_FILE = 4 << 20
"""Bytes of a cut file above which it is not decompiled."""
_MARK = MARK.decode()


@dataclass(frozen=True, slots=True)
class _Method:
    """The method of a request, as its class states it."""

    access: int
    code: Code


class Pending:
    """Snippets in the making; made by `start`."""

    def __init__(
        self, requests: Sequence[SnippetRequest], timeout: float, memory: int, after: "Pending | None"
    ) -> None:
        self._requests = tuple(requests)
        self._methods = tuple(map(_method, self._requests))
        files: dict[int, bytes] = {}
        for number, (request, method) in enumerate(zip(self._requests, self._methods, strict=True)):
            if method and not method.code.damage and method.code.units <= MAX_UNITS:
                place = Place(request.method_index, request.pc)
                data = cut(request.dex, request.class_index, {request.method_index}, place)
                if data and len(data) <= MAX_FILE:
                    files[number] = data
        before = after._worker if after else None
        self._worker: Worker | None = None
        if files:
            self._worker = Worker(files, timeout=timeout, memory=memory, after=before)

    def collect(self) -> tuple[Snippet, ...]:
        """The snippets in the order of the requests; waits for the decompiler, at most as long as `start` was told."""
        texts, reasons = self._worker.results() if self._worker else ({}, {})
        return tuple(
            _decompiled(texts[number], request, method)
            if method and number in texts
            else _disassembled(request, method, reasons.get(number, ""))
            for number, (request, method) in enumerate(zip(self._requests, self._methods, strict=True))
        )

    def cancel(self) -> None:
        """Give up; the child process is ended."""
        if self._worker:
            self._worker.stop()


def start(
    requests: Sequence[SnippetRequest],
    *,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    after: Pending | None = None,
) -> Pending:
    """Begin to make snippets in a child process; `Pending.collect` gives them, `Pending.cancel` ends the process.

    Args:
        requests: the places.
        timeout: seconds for all of them together.
        memory: bytes of address space that the child may have.
        after: others that were started before; the same process makes these when it has made those.
    """
    return Pending(requests, timeout, memory, after)


def snippets(
    requests: Sequence[SnippetRequest], *, timeout: float = TIMEOUT, memory: int = MEMORY
) -> tuple[Snippet, ...]:
    """`start` and `Pending.collect` in one."""
    pending = start(requests, timeout=timeout, memory=memory)
    try:
        return pending.collect()
    finally:
        pending.cancel()


def _method(request: SnippetRequest) -> _Method | None:
    """The method that the request means; None when there is none or it has no code."""
    methods = request.dex.methods
    first, last = np.searchsorted(methods[:, 0], (request.class_index, request.class_index + 1)).tolist()
    for _, index, access, offset in methods[first:last].tolist():
        if index == request.method_index:
            code = read_code(request.dex.data.data, offset)
            return _Method(access, code) if code and code.instructions else None
    return None


def _decompiled(text: str, request: SnippetRequest, method: _Method) -> Snippet:
    """The lines around the mark, which is taken out. Where the decompiler dropped the place, a text without it would
    prove nothing: then it is the disassembly.
    """
    lines = readable(text)
    place = method.code.at(request.pc)
    marked = next((number for number, line in enumerate(lines) if _MARK in line), -1)
    if marked < 0 and place is not None and place.ref >= 0:
        marked = _parents_constructor(lines, request, place)
        if marked < 0:
            return _disassembled(request, method, "not in the decompiled text")
    clipped, line = clip([line.replace(_MARK, "") for line in lines], marked)
    return Snippet(text=clipped, line=line, kind="java")


def _parents_constructor(lines: list[str], request: SnippetRequest, place: Instruction) -> int:
    """The only line with a call of another constructor of the same object, when that is the place; else -1."""
    if not place.flags & Flag.INVOKES or place.reference != Reference.METHOD:
        return -1
    if not request.dex.method_signature(place.ref).partition("->")[2].startswith("<init>("):
        return -1
    calls = [number for number, line in enumerate(lines) if line.strip().startswith(("super(", "this("))]
    return calls[0] if len(calls) == 1 else -1


def _disassembled(request: SnippetRequest, method: _Method | None, reason: str) -> Snippet:
    """Our own text of the code around the place."""
    if method is None:
        return Snippet(reason="no code that could be read")
    if not reason:
        reason = "damaged code" if method.code.damage else "too long to decompile"
    text = disassemble(request.dex, request.method_index, method.access, method.code, request.pc, LINES)
    lines = [printable(line) for line in text.lines]
    clipped, line = clip(lines, text.line_of(request.pc))
    return Snippet(text=clipped, line=line, kind="smali", reason=reason)
