"""The rules and their witness packages: ``python -m bench.witnesses [RULE ...] [--json]``.

Without a name, lists every rule with how many of its checks its witnesses show, and which it never shows; the last line
is ``witnessed N of M rules``. Named rules are scanned as well, both packages, and what differs from ``witness.yml`` is
printed; 1 when anything does. The form of the folders: samples/rules/README.md.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from analyzer import pipeline, places
from analyzer.catalogue.model import HOME, Catalogue, Rule
from analyzer.facts import Facts
from analyzer.judgement.model import EvidenceRef, Finding, Judgement

WITNESSES = Path(__file__).resolve().parent.parent / "samples" / "rules"
BUILT = WITNESSES / "built"
DATE = "2026-06-01"

Side = Literal["positive", "clean"]
SIDES: tuple[Side, ...] = ("positive", "clean")


class Strict(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Base of the records of the file."""


class Title(Strict, frozen=True, kw_only=True):
    """What the twins show, in both languages."""

    zh: str
    en: str


class Expected(Strict, frozen=True, kw_only=True):
    """A finding that must be there: check, exact verdict, ids of data types, permissions or SDKs that it is about."""

    check: str
    verdict: Literal["confirmed", "suspected"]
    about: tuple[str, ...] = ()


class Twin(Strict, frozen=True, kw_only=True):
    """One package: what it changes of the manifest, its policy files (None: those of the witness), what is found.

    ``verdict`` "not-seen" is for the clean twin of a rule with a part that waits for a stage no scan has.
    """

    manifest: dict[str, object] = {}
    policies: tuple[str, ...] | None = None
    expect: tuple[Expected, ...] = ()
    verdict: Literal["", "not-seen"] = ""


class Witness(Strict, frozen=True, kw_only=True):
    """One ``witness.yml``. ``app_type`` is the id of one of the 39 types, or "". Policy files are named from the
    folder. ``implicit`` scans with branches that depend on data, ``packs`` are the rule packs that are chosen.
    """

    title: Title
    app_type: str = ""
    implicit: bool = False
    packs: tuple[str, ...] = (HOME,)
    policies: tuple[str, ...] = ()
    manifest: dict[str, object] = {}
    positive: Twin
    clean: Twin

    def side(self, side: Side) -> Twin:
        """The twin of that side."""
        return self.positive if side == "positive" else self.clean


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder ``<rule-id>`` or ``<rule-id>.<variant>`` with its witness."""

    path: Path
    witness: Witness

    @property
    def rule(self) -> str:
        """Id of the rule that it is a witness of."""
        return self.path.name.partition(".")[0]

    def package(self, side: Side) -> Path:
        """The committed package."""
        return BUILT / f"{self.path.name}-{side}.apk"

    def policies(self, side: Side) -> tuple[Path, ...]:
        """The policy's documents of that side, in order."""
        own = self.witness.side(side).policies
        return tuple(self.path / name for name in (self.witness.policies if own is None else own))


class WitnessError(Exception):
    """A witness.yml is badly written."""


def read_folder(path: Path) -> Folder:
    """The witness of one folder.

    Raises:
        WitnessError: the file is none of that form.
    """
    try:
        return Folder(path, msgspec.yaml.decode((path / "witness.yml").read_bytes(), type=Witness))
    except msgspec.ValidationError as error:
        raise WitnessError(f"{path.name}/witness.yml: {error}") from error


def folders(rules: tuple[str, ...] = ()) -> list[Folder]:
    """Every witness, or those of the rules named, sorted by folder."""
    found = [read_folder(path.parent) for path in sorted(WITNESSES.glob("*/witness.yml"))]
    return [folder for folder in found if not rules or folder.rule in rules]


@cache
def catalogue(packs: tuple[str, ...] = (HOME,)) -> Catalogue:
    """The shipped rules, narrowed to the law of some packs."""
    return pipeline.read_catalogue(None, packs)


@cache
def rules() -> dict[str, Rule]:
    """Every shipped rule by its id, whatever pack it needs."""
    packs = tuple(sorted(path.stem for path in (places.rulesets_dir() / "packs").glob("*.yml")))
    return {rule.id: rule for rule in catalogue(packs).rules}


def scanned(folder: Folder, side: Side) -> tuple[Facts, Judgement]:
    """Facts and judgement as ``apkscan PACKAGE --policy POLICY --app-type TYPE`` has them."""
    witness = folder.witness
    known = catalogue(witness.packs)
    facts = pipeline.scan(
        folder.package(side), policies=folder.policies(side), catalogue=known, implicit=witness.implicit
    )
    return facts, pipeline.assess(facts, known, DATE, witness.app_type)


def mismatches(folder: Folder, side: Side) -> Iterator[str]:
    """What a scan of one twin says otherwise than the witness, as sentences; nothing when it is right."""
    facts, judgement = scanned(folder, side)
    if gaps := [f"{gap.cause} {gap.detail}" for gap in facts.gaps if gap.blocks_code]:
        yield f"code that could not be seen: {gaps}"
    items = (*judgement.items, *judgement.trial)
    item = next((item for item in items if item.rule == folder.rule), None)
    if item is None:
        yield "there is no such rule"
        return
    wanted = folder.witness.side(side).expect
    for one in wanted:
        if not any(shows(facts, finding, one) for finding in item.findings):
            yield f"{one.check} {one.verdict} {' '.join(one.about)}: missing ({item.verdict}: {item.reason_en})"
    pairs = {(one.check, one.verdict) for one in wanted}
    for finding in item.findings:
        if (finding.check, finding.verdict) not in pairs:
            yield f"{finding.check} {finding.verdict}: not expected: {finding.fact_en}"
    right = folder.witness.side(side).verdict or rank(wanted)
    if item.verdict != right:
        yield f"the rule says {item.verdict}, expected {right} ({item.reason_en})"


def rank(wanted: tuple[Expected, ...]) -> str:
    """The verdict that a rule has with these findings."""
    verdicts = {one.verdict for one in wanted}
    return "confirmed" if "confirmed" in verdicts else "suspected" if verdicts else "no-issue"


def shows(facts: Facts, finding: Finding, wanted: Expected) -> bool:
    """Whether a finding is the one that is wanted."""
    if (finding.check, finding.verdict) != (wanted.check, wanted.verdict):
        return False
    return {name for ref in finding.evidence for name in subjects(facts, ref)}.issuperset(wanted.about)


def subjects(facts: Facts, ref: EvidenceRef) -> tuple[str, ...]:
    """Ids of the data types, permissions, SDKs, hosts, components and kinds of screen facts that evidence is about."""
    match ref.kind:
        case "read":
            return (facts.reads[ref.index].data_type,)
        case "flow":
            flow = facts.flows[ref.index]
            return (flow.data_type, *(to.value for to in flow.destinations))
        case "data-claim":
            return (facts.consistency.data[ref.index].data_type,)
        case "permission":
            return (facts.permissions[ref.index].name,)
        case "permission-claim":
            return (facts.consistency.permissions[ref.index].permission,)
        case "request":
            return facts.permission_requests[ref.index].permissions
        case "sdk":
            return (facts.sdks[ref.index].id,)
        case "sdk-claim":
            return (facts.consistency.sdks[ref.index].sdk,)
        case "sdk-start":
            return (facts.sdk_starts[ref.index].sdk,)
        case "screen":
            return (facts.screens[ref.index].kind,)
        case "component":
            return (facts.manifest.components[ref.index].name,)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: its checks, those that a witness shows, and whether it has any witness."""

    rule: str
    nursery: bool
    witnessed: bool
    checks: tuple[str, ...]
    shown: tuple[str, ...]


def rows() -> list[Row]:
    """Every rule that ships."""
    found = folders()
    return [row(rule, [folder for folder in found if folder.rule == rule.id]) for rule in rules().values()]


def row(rule: Rule, found: list[Folder]) -> Row:
    """One rule and its witnesses."""
    stated = {one.check for folder in found for one in folder.witness.positive.expect}
    checks = tuple(check.id for check in rule.checks)
    return Row(rule.id, rule.nursery, bool(found), checks, tuple(check for check in checks if check in stated))


def as_text(listed: list[Row]) -> str:
    """The list, a rule a line."""
    lines = []
    for one in listed:
        without = ", ".join(check for check in one.checks if check not in one.shown)
        state = (
            f"{len(one.shown)} of {len(one.checks)} checks"
            if one.witnessed
            else "no witness" + (", on trial" if one.nursery else "")
        )
        lines.append(f"{one.rule:<32} {state}" + (f"; not shown: {without}" if one.witnessed and without else ""))
    checks, shown = sum(len(one.checks) for one in listed), sum(len(one.shown) for one in listed)
    lines.append(f"witnessed {sum(one.witnessed for one in listed)} of {len(listed)} rules, {shown} of {checks} checks")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="The rules and their witness packages.")
    parser.add_argument("rules", nargs="*", metavar="RULE", help="scan these; default: list all")
    parser.add_argument("--json", action="store_true", help="the list as JSON")
    chosen = parser.parse_args(arguments)
    try:
        if not chosen.rules:
            listed = rows()
            print(
                json.dumps([msgspec.to_builtins(one) for one in listed], indent=2) if chosen.json else as_text(listed)
            )
            return 0
        wrong = False
        for folder in folders(tuple(chosen.rules)):
            for side in SIDES:
                found = list(mismatches(folder, side))
                wrong |= bool(found)
                print(f"{folder.path.name} {side}: {'wrong' if found else 'right'}", *found, sep="\n  ")
    except WitnessError as error:
        print(error, file=sys.stderr)
        return 1
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
