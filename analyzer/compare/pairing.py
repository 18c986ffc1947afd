"""Which finding of NEW is which of OLD: by id, then by what both are about."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Literal

from analyzer.facts import Facts
from analyzer.judgement.model import Finding, ItemResult
from analyzer.program.owner import Owner
from analyzer.value import Value

How = Literal["id", "subject", "members"]
"""The same id; the same subject; about the same things, in code that is nobody's or the same SDK's on both sides, or an
SDK's on one side and nobody's on the other: which it is, names decide. What tells apart two that are paired by subject
or members: `analyzer.compare.differences`."""


class Pair(Value, kw_only=True):
    """One finding on both sides, or on one of them."""

    old: Finding | None = None
    new: Finding | None = None
    how: How = "id"


Members = tuple[tuple[str, str], ...]
"""What a finding is about: (kind of evidence, id of the thing), sorted, without owners."""


def pairs(old: ItemResult, new: ItemResult, old_facts: Facts, new_facts: Facts) -> Iterator[Pair]:
    """Every finding of both sides once."""
    left, right = list(old.findings), list(new.findings)
    yield from _taken(left, right, lambda finding, _: finding.id, "id", old_facts, new_facts)
    yield from _taken(left, right, lambda finding, _: finding.subject_en, "subject", old_facts, new_facts)
    yield from _taken(left, right, _ownerless, "members", old_facts, new_facts)
    yield from (Pair(old=finding) for finding in left)
    yield from (Pair(new=finding) for finding in right)


def _taken(
    left: list[Finding],
    right: list[Finding],
    key: Callable[[Finding, Facts], Hashable],
    how: How,
    old_facts: Facts,
    new_facts: Facts,
) -> Iterator[Pair]:
    """Those with the same key, taken out of both lists; a key that is not alone on its side pairs nothing."""
    olds, news = [key(finding, old_facts) for finding in left], [key(finding, new_facts) for finding in right]
    alone = {value for value, count in Counter(olds).items() if count == 1 and value is not None}
    alone &= {value for value, count in Counter(news).items() if count == 1}
    found = [(left[n], right[news.index(value)]) for n, value in enumerate(olds) if value in alone]
    for one, other in found:
        if how == "members" and _of_other_sdks(one, other, old_facts, new_facts):
            continue
        left.remove(one)
        right.remove(other)
        yield Pair(old=one, new=other, how=how)


def _ownerless(finding: Finding, facts: Facts) -> Hashable:
    """What it is about, when its code is an SDK's or nobody's."""
    owners = set(owners_of(finding, facts))
    if not owners or any(owner.kind == "app" for owner in owners):
        return None
    return members(finding, facts)


def _of_other_sdks(old: Finding, new: Finding, old_facts: Facts, new_facts: Facts) -> bool:
    """Whether both are known SDKs' code and not of the same: one that was removed is not the one that was added."""
    one, other = (
        {owner.sdk for owner in owners_of(finding, facts) if owner.kind == "sdk"}
        for finding, facts in ((old, old_facts), (new, new_facts))
    )
    return bool(one and other and one != other)


def owners_of(finding: Finding, facts: Facts) -> tuple[Owner, ...]:
    """Whose code its evidence is in."""
    found: list[Owner] = []
    for entry in finding.evidence:
        if entry.kind == "read":
            found.append(facts.reads[entry.index].owner)
        elif entry.kind == "flow":
            found.append(facts.flows[entry.index].source_owner)
        elif entry.kind == "request":
            found.append(facts.permission_requests[entry.index].owner)
    return tuple(dict.fromkeys(found))


def members(finding: Finding, facts: Facts) -> Members:
    """The kinds of information, SDKs, permissions, checks and components that its evidence is about."""
    found: set[tuple[str, str]] = set()
    for entry in finding.evidence:
        name = _member(entry.kind, entry.index, facts)
        if name:
            found.add((_KINDS.get(entry.kind, entry.kind), name))
    return tuple(sorted(found))


_KINDS = {"read": "data", "flow": "data", "data-claim": "data", "sdk-start": "sdk", "sdk-claim": "sdk"}


def _member(kind: str, index: int, facts: Facts) -> str:
    if kind == "read":
        return facts.reads[index].data_type
    if kind == "flow":
        return facts.flows[index].data_type
    if kind == "sdk":
        return facts.sdks[index].id
    if kind == "permission":
        return facts.permissions[index].name
    if kind == "policy-check" and facts.policy is not None:
        return facts.policy.checks[index].id
    if kind == "screen":
        return facts.screens[index].kind
    if kind == "component":
        return facts.manifest.components[index].kind
    return ""


def known_ids(items: Sequence[ItemResult]) -> frozenset[tuple[str, str]]:
    """(rule, id) of all findings."""
    return frozenset((item.rule, finding.id) for item in items for finding in item.findings)
