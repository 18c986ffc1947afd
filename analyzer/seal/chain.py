"""Whether a chain is whole, and who signed it."""

from collections import Counter

from analyzer.seal.canonical import entry_digest, written
from analyzer.seal.keys import Verifier
from analyzer.seal.model import START, EntryKind, Matter, Seal, State

ALWAYS: tuple[EntryKind, ...] = ("tool", "rulesets", "tables", "package", "facts", "judgement", "end")
"""Kinds of which every seal of a report has one entry."""

OF_COMPARISON: tuple[EntryKind, ...] = ("tool", "rulesets", "tables", "end")
"""The same of a comparison's, which has entries of the kind "side" instead."""

MOST = 20
"""Most broken links told one by one."""


def check_chain(seal: Seal, data: bytes) -> tuple[Matter, ...]:
    """What is wrong with the chain, or one matter that says that it is whole. ``data`` is the file as it lies there."""
    faults = [*_order_faults(seal), *_end_faults(seal), *_link_faults(seal)]
    kinds = Counter(entry.kind for entry in seal.entries)
    always = OF_COMPARISON if kinds["side"] else ALWAYS
    faults += [_fault("no-entry", kind) for kind in always if not kinds[kind]]
    faults += [_fault("doubled", kind, str(kinds[kind])) for kind in always if kinds[kind] > 1]
    if not faults and written(seal) != data:
        faults.append(_fault("spelling"))
    if faults:
        return tuple(faults)
    return (Matter(state="intact", subject="chain", reason="chain", values=(str(len(seal.entries)), seal.head)),)


def _fault(reason: str, *values: str) -> Matter:
    return Matter(state="altered", subject="chain", reason=reason, values=values)


def _order_faults(seal: Seal) -> list[Matter]:
    numbers = [entry.number for entry in seal.entries]
    expected = list(range(1, len(numbers) + 1))
    if numbers == expected:
        return []
    first = next(place for place, number in zip(expected, numbers, strict=True) if place != number)
    if sorted(numbers) == expected:
        return [_fault("reordered", str(first), str(numbers[first - 1]))]
    return [_fault("numbering", str(first), str(numbers[first - 1]))]


def _end_faults(seal: Seal) -> list[Matter]:
    places = [place for place, entry in enumerate(seal.entries, 1) if entry.kind == "end"]
    count = len(seal.entries)
    if not places:
        return [_fault("truncated", str(count))]
    if places[0] != count:
        return [_fault("extended", str(places[0]), str(count - places[0]))]
    stated = seal.entries[-1].index
    return [] if stated == count else [_fault("count", str(stated), str(count))]


def _link_faults(seal: Seal) -> list[Matter]:
    faults = []
    previous = START
    for place, entry in enumerate(seal.entries, 1):
        if entry.previous != previous:
            faults.append(_fault("link", str(place - 1), str(place)) if place > 1 else _fault("start"))
        previous = entry_digest(entry)
    if len(faults) > MOST:
        faults[MOST:] = [_fault("more-links", str(len(faults) - MOST))]
    if seal.head != previous:
        faults.append(_fault("head", str(len(seal.entries))))
    return faults


def check_signature(seal: Seal, verifier: Verifier | None, *, whole: bool) -> Matter:
    """Who signed. ``whole`` is whether the chain leads to the head, which alone is signed."""
    signature = seal.signature
    if verifier is None:
        if signature is None:
            return _signature("not-checked", "unsigned")
        return _signature("not-checked", "no-key", signature.algorithm, signature.key_sha256)
    if signature is None:
        return _signature("altered", "stripped")
    if verifier.sha256 != signature.key_sha256 or verifier.algorithm != signature.algorithm:
        return _signature("altered", "other-key", signature.key_sha256, verifier.sha256)
    if not verifier.holds(seal, signature):
        return _signature("altered", "forged", verifier.sha256)
    if not whole:
        return _signature("altered", "signed-other", verifier.sha256)
    return _signature("intact", "signed", signature.algorithm, verifier.sha256)


def _signature(state: State, reason: str, *values: str) -> Matter:
    return Matter(state=state, subject="signature", reason=reason, values=values)
