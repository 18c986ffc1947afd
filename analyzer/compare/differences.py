"""What tells apart two findings that are taken for one though their ids differ: said beside them, and nothing else."""

from collections.abc import Iterator

from analyzer.compare.pairing import owners_of
from analyzer.facts import Facts
from analyzer.judgement.identity import kind_of_entry, party
from analyzer.judgement.model import Finding

OTHER = "id"
"""Nothing below is known to differ, only the ids."""


def differences(old: Finding, new: Finding, old_facts: Facts, new_facts: Facts) -> tuple[str, ...]:
    """Keys of words, those that hold: another check of the rule ("check"), another owner of the code ("owner"), another
    API ("api"), another earliest phase ("entry"), another channel ("channel"); ``OTHER`` alone where none does.
    """
    return tuple(_found(old, new, old_facts, new_facts)) or (OTHER,)


def _found(old: Finding, new: Finding, old_facts: Facts, new_facts: Facts) -> Iterator[str]:
    if old.check != new.check:
        yield "check"
    if _parties(old, old_facts) != _parties(new, new_facts):
        yield "owner"
    reads = _indexes(old, "read"), _indexes(new, "read")
    if all(reads):
        sites = [old_facts.reads[n] for n in reads[0]], [new_facts.reads[n] for n in reads[1]]
        if min(site.api for site in sites[0]) != min(site.api for site in sites[1]):
            yield "api"
        if kind_of_entry(sites[0]) != kind_of_entry(sites[1]):
            yield "entry"
    flows = _indexes(old, "flow"), _indexes(new, "flow")
    if all(flows) and {old_facts.flows[n].channel for n in flows[0]} != {new_facts.flows[n].channel for n in flows[1]}:
        yield "channel"


def _indexes(finding: Finding, kind: str) -> list[int]:
    return [entry.index for entry in finding.evidence if entry.kind == kind]


def _parties(finding: Finding, facts: Facts) -> set[tuple[str, str]]:
    return {party(owner) for owner in owners_of(finding, facts)}
