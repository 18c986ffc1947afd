"""Facts, judgement and the files that were written, to a seal."""

from collections.abc import Iterator, Mapping, Sequence

from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from analyzer.policy.model import PolicyFile
from analyzer.seal.canonical import digest, digest_of, entry_digest
from analyzer.seal.items import FactsItems, findings_in
from analyzer.seal.model import SCHEMA, START, Entry, EntryKind, Seal, Where
from analyzer.value import Value

FILE = "seal.json"
"""How a seal is called."""

REPORT = "report.json"
"""The report file whose findings are sealed one by one."""


class Written(Value, kw_only=True):
    """A file that lies beside the seal: its name in that folder (POSIX), bytes and digest. ``content`` is kept of a
    `REPORT` alone.
    """

    name: str
    size: int
    sha256: str
    content: bytes = b""


def written_file(name: str, data: bytes) -> Written:
    """The file ``name`` with the content ``data``."""
    return Written(name=name, size=len(data), sha256=digest(data), content=data if name == REPORT else b"")


class Sealed(Value, kw_only=True):
    """What is to be sealed. ``saved`` are the facts as JSON, not compressed; ``files`` all that lies beside the seal,
    fetched policies among it; ``modules_sha256`` is `analyzer.seal.modules.modules_sha256`.
    """

    facts: Facts
    saved: bytes
    judgement: Judgement
    tool: str
    version: str
    modules_sha256: str
    files: tuple[Written, ...] = ()


def build_seal(sealed: Sealed) -> Seal:
    """The seal, not signed: the same for the same input.

    Raises:
        UnreadableError: ``saved`` are no facts.
    """
    chain = Chain()
    facts, judgement = sealed.facts, sealed.judgement
    chain.add("tool", name=sealed.tool, about=sealed.version, sha256=sealed.modules_sha256, where="tool")
    chain.add("rulesets", sha256=judgement.ruleset_sha256, where="tool")
    chain.add("tables", sha256=facts.tool.tables_sha256, where="tool")
    sample = facts.sample
    chain.add("package", name=sample.name, size=sample.size, sha256=sample.sha256, where="given")
    for file, where, name in _policies(facts, sealed.files):
        chain.add("policy", name=name, sha256=file.sha256, where=where)
    _add_facts(chain, sealed)
    chain.add(
        "judgement",
        name=judgement.date,
        about=judgement.app_type,
        packs=judgement.packs,
        sha256=digest_of(judgement),
    )
    for written in sealed.files:
        chain.add("file", name=written.name, size=written.size, sha256=written.sha256, where="beside")
    for written in sealed.files:
        if written.name == REPORT:
            for (rule, finding), sha256 in findings_in(written.content).items():
                chain.add("finding", name=REPORT, about=rule, finding=finding, sha256=sha256)
    return chain.closed()


def _add_facts(chain: "Chain", sealed: Sealed) -> None:
    items = FactsItems(sealed.saved)
    beside = any(file.name in FACTS_NAMES for file in sealed.files)
    size = len(sealed.saved)
    chain.add(
        "facts", name=FACTS_NAMES[0], size=size, sha256=digest(sealed.saved), where="beside" if beside else "given"
    )
    for name, sha256 in items.parts().items():
        chain.add("facts-part", name=name, sha256=sha256)
    for finding, rule, kind, index in evidence_of(sealed.judgement):
        chain.add("evidence", name=kind, index=index, finding=finding, about=rule, sha256=items.evidence(kind, index))


FACTS_NAMES = ("facts.json", "facts.json.zst")


def evidence_of(judgement: Judgement) -> Iterator[tuple[str, str, str, int]]:
    """(finding, rule, kind, index) of each piece of evidence, each once, in the order of the judgement."""
    for item in judgement.items:
        for finding in item.findings:
            for kind, index in dict.fromkeys((part.kind, part.index) for part in finding.evidence):
                yield finding.id, item.rule, kind, index


def _policies(facts: Facts, files: Sequence[Written]) -> Iterator[tuple[PolicyFile, Where, str]]:
    """Each file of the policy, where it is to be looked for, and by which name."""
    kept: Mapping[str, str] = {file.sha256: file.name for file in files}
    for file in facts.policy.document.files if facts.policy is not None else ():
        if file.sha256 in kept:
            yield file, "beside", kept[file.sha256]
        else:
            yield file, "package" if facts.policy_origin.kind == "package" else "given", file.name


class Chain:
    """Entries as they are added, each with the digest of the one before."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def add(
        self,
        kind: EntryKind,
        *,
        name: str = "",
        about: str = "",
        finding: str = "",
        index: int = 0,
        where: Where = "",
        packs: tuple[str, ...] = (),
        size: int = -1,
        sha256: str = "",
    ) -> None:
        """One more entry, which holds the digest of the last one."""
        previous = entry_digest(self._entries[-1]) if self._entries else START
        entry = Entry(
            number=len(self._entries) + 1,
            kind=kind,
            name=_writable(name),
            about=_writable(about),
            finding=finding,
            index=index,
            where=where,
            packs=tuple(_writable(pack) for pack in packs),
            size=size,
            sha256=sha256,
            previous=previous,
        )
        self._entries.append(entry)

    def closed(self) -> Seal:
        """The chain with its end."""
        self.add("end", index=len(self._entries) + 1)
        return Seal(schema=SCHEMA, entries=tuple(self._entries), head=entry_digest(self._entries[-1]))


def _writable(text: str) -> str:
    """``text`` as UTF-8 can hold it: names of files may have single surrogates."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
