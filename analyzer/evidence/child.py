"""The program that decompiles: small dex files on standard input, Java text on standard output.

Started by `analyzer.evidence.worker`, by path, and imports nothing of this package: a crash, a hang or a hunger for
memory in the decompiler then costs one snippet. Input: for each file its number and its length in bytes as two
little-endian 32-bit integers, then the file. Output: once the number READY and, when a file is done, its number; each
with a status byte (0 failed, 1 decompiled), the length of the text in bytes, and the text in UTF-8.
"""

import os
import struct
import sys

READY = 0xFFFFFFFF
HEAD = struct.Struct("<II")
ANSWER = struct.Struct("<IBI")
MAX_TEXT = 1 << 20
"""Most bytes of text that are passed on."""


def limit(memory: int, seconds: int) -> None:
    """Bound address space (bytes) and processor time of this process, where the platform can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the deadline still holds.
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _, ceiling = resource.getrlimit(kind)
        allowed = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(kind, (allowed, allowed))


def take_output() -> int:
    """The descriptor to answer on; whatever else prints goes nowhere."""
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return answers


def answer(descriptor: int, number: int, status: int, text: str) -> None:
    """Write one answer, whole."""
    data = text.encode("utf-8", "backslashreplace")[:MAX_TEXT]
    data = ANSWER.pack(number, status, len(data)) + data
    while data:
        data = data[os.write(descriptor, data) :]


class Order:
    """The hash of the decompiler's objects: the order in which they were first asked for it, since ``next`` was 0."""

    next = 0


def by_order(thing: object) -> int:
    """The number of ``thing``, kept in its attributes."""
    attributes = vars(thing)
    if "_order" not in attributes:
        attributes["_order"] = Order.next
        Order.next += 1
    return int(attributes["_order"])


def settle_order() -> None:
    """Make the decompiler's sets forget addresses: its text must be the same for the same input, and its objects have
    no hash of their own.
    """
    from androguard.core.analysis.analysis import DEXBasicBlock
    from androguard.decompiler.instruction import IRForm
    from androguard.decompiler.node import Interval, Node

    for kind in (DEXBasicBlock, IRForm, Interval, Node):
        kind.__hash__ = by_order


def decompile(data: bytes) -> str:
    """The Java text of the one method in the one class of the dex file."""
    from androguard.core.analysis.analysis import Analysis
    from androguard.core.dex import DEX
    from androguard.decompiler.decompile import DvMethod

    dex = DEX(data)
    analysis = Analysis(dex)
    (only,) = (method for found in dex.get_classes() for method in found.get_methods())
    method = DvMethod(analysis.get_method(only))
    method.process()
    return str(method.get_source())


def main(memory: int, seconds: int) -> None:
    """Answer every file on standard input, in order."""
    answers = take_output()
    limit(memory, seconds)
    import androguard.decompiler.decompile  # noqa: F401 - imported here, so that its time is not the first file's
    from loguru import logger

    logger.remove()
    settle_order()
    answer(answers, READY, 1, "")
    with os.fdopen(0, "rb") as requests:
        while len(head := requests.read(HEAD.size)) == HEAD.size:
            number, length = HEAD.unpack(head)
            data = requests.read(length)
            Order.next = 0
            try:
                answer(answers, number, 1, decompile(data))
            except (Exception, RecursionError) as error:  # noqa: BLE001 - it is foreign code on hostile input
                answer(answers, number, 0, type(error).__name__)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
