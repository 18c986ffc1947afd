"""What still is as it was sealed: one matter after the other, none passed over in silence."""

import hashlib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analyzer import facts as facts_format
from analyzer.catalogue.model import HOME
from analyzer.errors import ApkscanError, UnreadableError
from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from analyzer.seal.build import REPORT, evidence_of
from analyzer.seal.canonical import digest, digest_of
from analyzer.seal.chain import check_chain, check_signature
from analyzer.seal.items import FactsItems, findings_in
from analyzer.seal.keys import Verifier
from analyzer.seal.model import Entry, EntryKind, Matter, Seal, State
from analyzer.seal.sides import FACTS, PACKAGE, POLICY, side_matters

MAX_REPORT = 1 << 30
"""Bytes above which the findings of a report are not looked at one by one."""

UNREADABLE = "unreadable"
"""The reason of a matter that was to be checked and could not be."""


@dataclass(frozen=True, slots=True)
class Here:
    """Digests of this installation. ``named`` is whether the user named the rulesets as those to compare with."""

    version: str
    modules_sha256: str
    ruleset_sha256: str
    tables_sha256: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What there is to compare a seal with. ``folder`` is where it lies, ``name`` its file; ``facts`` the saved facts,
    not compressed, None when there are none (``facts_fault`` says why when they cannot be read); ``judge`` makes a
    judgement of facts on a date for an app type by the law of rule packs, None when it cannot be made here.
    """

    folder: Path
    name: str
    here: Here
    package: Path | None = None
    policies: tuple[Path, ...] = ()
    facts: bytes | None = None
    facts_fault: str = ""
    verifier: Verifier | None = None
    judge: Callable[[Facts, str, str, tuple[str, ...]], Judgement] | None = None


def check_seal(seal: Seal, data: bytes, given: Given) -> tuple[Matter, ...]:
    """Every matter of a seal, the file of which holds ``data``."""
    chain = check_chain(seal, data)
    whole = all(matter.state == "intact" for matter in chain)
    return (
        *chain,
        check_signature(seal, given.verifier, whole=whole),
        *_Check(seal, given).matters(),
    )


class _Check:
    def __init__(self, seal: Seal, given: Given) -> None:
        self._seal = seal
        self._given = given
        self._states: dict[str, State] = {}
        """Of kinds that others lean on."""

    def matters(self) -> Iterator[Matter]:
        """All that the entries speak of, in their order."""
        yield from self._tool()
        sides = self._entries("side")
        yield from side_matters(sides, self._named())
        if sides:
            yield from self._files()
            yield from self._strangers()
            return
        yield from self._package()
        yield from self._policies()
        yield from self._facts()
        yield from self._judgement()
        yield from self._files()
        yield from self._findings()
        yield from self._strangers()

    def _entries(self, kind: EntryKind) -> list[Entry]:
        return [entry for entry in self._seal.entries if entry.kind == kind]

    def _named(self) -> dict[str, list[tuple[str, str]]]:
        """(name, SHA-256) of what the user named, by its kind."""
        given = self._given
        return {
            PACKAGE: [(given.package.name, _digest(given.package))] if given.package else [],
            POLICY: [(path.name, _digest(path)) for path in given.policies],
            FACTS: [("facts.json", digest(given.facts))] if given.facts is not None else [],
        }

    def _tool(self) -> Iterator[Matter]:
        here = self._given.here
        own = {"tool": here.modules_sha256, "rulesets": here.ruleset_sha256, "tables": here.tables_sha256}
        kinds: tuple[EntryKind, ...] = ("tool", "rulesets", "tables")
        for kind in kinds:
            for entry in self._entries(kind):
                name = f"{entry.name} {entry.about}".strip()
                if entry.sha256 == own[kind]:
                    matter = Matter(state="intact", subject=kind, name=name, reason="same-here")
                elif here.named and kind != "tool":
                    matter = Matter(state="altered", subject=kind, reason="not-those", values=(entry.sha256, own[kind]))
                else:
                    matter = Matter(
                        state="not-checked", subject=kind, name=name, reason=f"other-{kind}", values=(here.version,)
                    )
                self._states[kind] = matter.state
                yield matter

    def _package(self) -> Iterator[Matter]:
        for entry in self._entries("package"):
            if self._given.package is None:
                matter = Matter(state="not-checked", subject="package", name=entry.name, reason="give-package")
            else:
                matter = _compared("package", self._given.package, entry)
            self._states["package"] = matter.state
            yield matter

    def _policies(self) -> Iterator[Matter]:
        unmatched = {path: _digest(path) for path in self._given.policies}
        waiting = []
        for entry in self._entries("policy"):
            match = next((path for path, found in unmatched.items() if found == entry.sha256), None)
            if match is not None:
                del unmatched[match]
                yield Matter(state="intact", subject="policy", name=entry.name)
            elif entry.where == "beside":
                yield self._beside("policy", entry)
            elif entry.where == "package" and self._states.get("package") == "intact":
                yield Matter(state="intact", subject="policy", name=entry.name, reason="in-package")
            else:
                waiting.append(entry)
        for entry in waiting:
            match = next((path for path in unmatched if path.name == entry.name), None)
            if match is not None:
                del unmatched[match]
                yield _compared("policy", match, entry)
            else:
                reason = "give-package" if entry.where == "package" else "give-policy"
                yield Matter(state="not-checked", subject="policy", name=entry.name, reason=reason)
        for path in unmatched:
            yield Matter(state="altered", subject="policy", name=path.name, reason="not-sealed")

    def _facts(self) -> Iterator[Matter]:
        for entry in self._entries("facts"):
            matter, items = self._facts_matter(entry)
            self._states["facts"] = matter.state
            yield matter
            yield from self._evidence(items)

    def _facts_matter(self, entry: Entry) -> tuple[Matter, FactsItems | None]:
        given = self._given
        if given.facts_fault:
            return _unreadable("facts", entry.name, given.facts_fault), None
        if given.facts is None:
            missing = entry.where == "beside"
            state: State = "missing" if missing else "not-checked"
            return Matter(state=state, subject="facts", name=entry.name, reason="" if missing else "give-facts"), None
        same = digest(given.facts) == entry.sha256
        try:
            items = FactsItems(given.facts)
            parts = items.parts()
        except UnreadableError as error:
            return Matter(
                state="altered", subject="facts", name=entry.name, reason="no-facts", values=(str(error),)
            ), None
        if same:
            return Matter(state="intact", subject="facts", name=entry.name), items
        sealed = {part.name: part.sha256 for part in self._entries("facts-part")}
        differing = sorted(name for name in {*sealed, *parts} if sealed.get(name) != parts.get(name))
        reason = "parts" if differing else "layout"
        return Matter(
            state="altered", subject="facts", name=entry.name, reason=reason, values=(", ".join(differing),)
        ), items

    def _evidence(self, items: FactsItems | None) -> Iterator[Matter]:
        entries = self._entries("evidence")
        count, findings = str(len(entries)), str(len({entry.finding for entry in entries}))
        if items is None:
            yield Matter(state="not-checked", subject="evidence", reason="no-items", values=(count, findings))
            return
        held = 0
        for entry in entries:
            now = items.evidence(entry.name, entry.index)
            if now and now == entry.sha256:
                held += 1
                continue
            there: State = "altered" if now else "missing"
            yield Matter(
                state=there if now or entry.sha256 else "not-checked",
                subject="evidence",
                name=f"{entry.name} {entry.index}",
                reason="of-finding" if now or entry.sha256 else "nowhere",
                values=(entry.finding, entry.about),
            )
        if held == len(entries):
            yield Matter(state="intact", subject="evidence", reason="all-items", values=(count, findings))
        elif held:
            yield Matter(state="intact", subject="evidence", reason="some-items", values=(str(held), count))

    def _judgement(self) -> Iterator[Matter]:
        for entry in self._entries("judgement"):
            made = self._made_again(entry)
            if isinstance(made, Matter):
                yield made
                continue
            if digest_of(made) != entry.sha256:
                state: State = "altered"
                reason = "other-judgement"
            else:
                state, reason = "intact", "made-again"
            by = (", ".join(_packs(entry)),)
            yield Matter(state=state, subject="judgement", name=entry.name, reason=reason, values=by)
            yield from self._completeness(made)

    def _made_again(self, entry: Entry) -> Judgement | Matter:
        judge, facts = self._given.judge, self._given.facts
        leaning = all(self._states.get(kind) == "intact" for kind in ("tool", "rulesets", "facts"))
        if judge is None or facts is None or not leaning:
            return Matter(state="not-checked", subject="judgement", name=entry.name, reason="not-made")
        try:
            return judge(facts_format.from_json(facts), entry.name, entry.about, _packs(entry))
        except ApkscanError as error:
            return _unreadable("judgement", entry.name, str(error))

    def _completeness(self, judgement: Judgement) -> Iterator[Matter]:
        """Evidence that the seal should have, or should not."""
        sealed = {(e.finding, e.about, e.name, e.index): None for e in self._entries("evidence")}
        expected = dict.fromkeys(evidence_of(judgement))
        for reason, some, others in (("left-out", expected, sealed), ("put-in", sealed, expected)):
            for finding, rule, kind, index in some:
                if (finding, rule, kind, index) not in others:
                    yield Matter(
                        state="altered",
                        subject="evidence",
                        name=f"{kind} {index}",
                        reason=reason,
                        values=(finding, rule),
                    )

    def _files(self) -> Iterator[Matter]:
        for entry in self._entries("file"):
            yield self._beside("file", entry)

    def _beside(self, subject: str, entry: Entry) -> Matter:
        """A file that should lie in the folder of the seal; names that lead out of it are not followed."""
        if not _is_below(entry.name):
            return Matter(state="altered", subject=subject, name=entry.name, reason="bad-name")
        return _compared(subject, self._given.folder / entry.name, entry, entry.name)

    def _findings(self) -> Iterator[Matter]:
        sealed = {(entry.about, entry.finding): entry.sha256 for entry in self._entries("finding")}
        path = self._given.folder / REPORT
        if not any(entry.name == REPORT for entry in self._entries("file")):
            return
        if not path.is_file():  # told as a file
            if sealed:
                yield Matter(state="not-checked", subject="finding", reason="no-report", values=(str(len(sealed)),))
            return
        try:
            if path.stat().st_size > MAX_REPORT:
                raise UnreadableError(f"larger than {MAX_REPORT >> 20} MB")
            found = findings_in(path.read_bytes())
        except (OSError, UnreadableError) as error:
            yield _unreadable("finding", REPORT, str(error))
            return
        for (rule, finding), sha256 in sealed.items():
            now = found.get((rule, finding))
            if now != sha256:
                state: State = "altered" if now else "missing"
                yield Matter(state=state, subject="finding", name=finding, reason="finding", values=(rule,))
        for rule, finding in sorted(found.keys() - sealed.keys()):
            yield Matter(state="altered", subject="finding", name=finding, reason="new-finding", values=(rule,))
        held = sum(found.get(key) == sha256 for key, sha256 in sealed.items())
        if held:
            yield Matter(state="intact", subject="finding", reason="findings", values=(str(held), str(len(sealed))))

    def _strangers(self) -> Iterator[Matter]:
        """Files in the folders of the seal that it does not speak of."""
        known = {entry.name for entry in self._seal.entries if entry.where == "beside"} | {self._given.name}
        below = {str(PurePosixPath(name).parent) for name in known if _is_below(name)}
        found = []
        for folder in sorted(below):
            try:
                inside = sorted(self._given.folder.joinpath(folder).iterdir())
            except OSError:  # a folder that is missing: its files are told as missing
                continue
            names = (str(PurePosixPath(folder) / path.name) for path in inside if path.is_file())
            found += [name for name in names if name not in known]
        if found:
            shown = ", ".join(found[:10]) + (" …" if len(found) > 10 else "")
            yield Matter(state="not-checked", subject="file", name=shown, reason="stranger", values=(str(len(found)),))


def _packs(entry: Entry) -> tuple[str, ...]:
    """The rule packs that a judgement was made by; a seal of an older version knows of none but ours."""
    return entry.packs or (HOME,)


def _is_below(name: str) -> bool:
    """Whether a name in a seal is that of a file in its own folder."""
    path = PurePosixPath(name)
    plain = bool(name) and "\\" not in name and "\0" not in name and ":" not in name
    return plain and not path.is_absolute() and ".." not in path.parts


def _digest(path: Path) -> str:
    """SHA-256 of a file; "" when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _compared(subject: str, path: Path, entry: Entry, name: str = "") -> Matter:
    """One file against its entry, called ``name`` or by its own name."""
    name = name or path.name
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Matter(state="missing", subject=subject, name=name)
    except OSError as error:
        return _unreadable(subject, name, error.strerror or str(error))
    if not stat.S_ISREG(state.st_mode):
        return Matter(state="altered", subject=subject, name=name, reason="no-file")
    found = _digest(path)
    if not found:
        return _unreadable(subject, name, "")
    if found == entry.sha256:
        return Matter(state="intact", subject=subject, name=name)
    return Matter(state="altered", subject=subject, name=name, reason="bytes", values=(entry.sha256, found))


def _unreadable(subject: str, name: str, why: str) -> Matter:
    return Matter(state="not-checked", subject=subject, name=name, reason=UNREADABLE, values=(why,))
