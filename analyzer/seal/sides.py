"""The seal of a comparison: what both examinations rest on, as digests of either side, and the files written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from analyzer.facts import Facts, to_json
from analyzer.seal.build import Chain, Written
from analyzer.seal.canonical import digest
from analyzer.seal.model import Entry, Matter, Seal, State
from analyzer.value import Value

Which = Literal["old", "new"]
PACKAGE, POLICY, FACTS = "package", "policy", "facts"
"""What of a side is sealed; an entry's ``about`` is the side and one of them, such as "old package"."""


class SealedSides(Value, kw_only=True):
    """What is to be sealed. ``files`` are all that lie beside the seal; the digests of rulesets and tables are those in
    the comparison, ``modules_sha256`` is `analyzer.seal.modules.modules_sha256`.
    """

    old: Facts
    new: Facts
    tool: str
    version: str
    modules_sha256: str
    ruleset_sha256: str
    tables_sha256: str
    files: tuple[Written, ...] = ()


def build_comparison_seal(sealed: SealedSides) -> Seal:
    """The seal, not signed: the same for the same input."""
    chain = Chain()
    chain.add("tool", name=sealed.tool, about=sealed.version, sha256=sealed.modules_sha256, where="tool")
    chain.add("rulesets", sha256=sealed.ruleset_sha256, where="tool")
    chain.add("tables", sha256=sealed.tables_sha256, where="tool")
    sides: tuple[tuple[Which, Facts], ...] = (("old", sealed.old), ("new", sealed.new))
    for which, facts in sides:
        sample, saved = facts.sample, to_json(facts)
        chain.add(
            "side", name=sample.name, about=f"{which} {PACKAGE}", size=sample.size, sha256=sample.sha256, where="given"
        )
        for file in facts.policy.document.files if facts.policy is not None else ():
            chain.add("side", name=file.name, about=f"{which} {POLICY}", sha256=file.sha256, where="given")
        chain.add(
            "side", name="facts.json", about=f"{which} {FACTS}", size=len(saved), sha256=digest(saved), where="given"
        )
    for written in sealed.files:
        chain.add("file", name=written.name, size=written.size, sha256=written.sha256, where="beside")
    return chain.closed()


def side_matters(entries: Sequence[Entry], given: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[Matter]:
    """Each sealed thing of either side against what was given of its kind.

    Args:
        entries: those of the kind "side".
        given: by `PACKAGE`, `POLICY` and `FACTS`: (name, SHA-256) of what the user named.

    A file that is none of those sealed is told as altered; a side of which nothing was named is not checked.
    """
    sealed: dict[str, set[str]] = {}
    for entry in entries:
        which, _, kind = entry.about.partition(" ")
        sealed.setdefault(kind, set()).add(entry.sha256)
        held = any(found == entry.sha256 for _, found in given.get(kind, ()))
        state: State = "intact" if held else "not-checked"
        reason = "" if held else f"side-{kind}" if kind in (PACKAGE, POLICY, FACTS) else "side-other"
        yield Matter(
            state=state,
            subject=f"side-{which}" if which in ("old", "new") else "side",
            name=f"{kind} {entry.name}",
            reason=reason,
        )
    for kind, named in given.items():
        for name, found in named if entries else ():
            if found not in sealed.get(kind, set()):
                yield Matter(state="altered", subject="side", name=f"{kind} {name}", reason="side-none")
