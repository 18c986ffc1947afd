"""What a finding is about, for readers who look for one owner's or one data type's findings: by all of its evidence."""

from collections.abc import Iterator

from analyzer.facts import Facts
from analyzer.judgement.model import EvidenceRef
from analyzer.program.owner import Owner

Facet = tuple[Owner | None, str]
"""An owner or None, and the id of a data type or ""."""


def facets(references: tuple[EvidenceRef, ...], facts: Facts) -> tuple[tuple[Owner, ...], tuple[str, ...]]:
    """Whose code the evidence is and which data types it is about, each once, in the order of the evidence."""
    found = [facet for reference in references for facet in _of(reference, facts)]
    owners = dict.fromkeys(owner for owner, _ in found if owner is not None)
    return tuple(owners), tuple(dict.fromkeys(data_type for _, data_type in found if data_type))


def _of(reference: EvidenceRef, facts: Facts) -> Iterator[Facet]:
    """A reference that points nowhere, or to what nobody owns, yields nothing."""
    kind, at, claims = reference.kind, slice(reference.index, reference.index + 1), facts.consistency
    if reference.index < 0:
        return
    if kind == "read":
        yield from ((read.owner, read.data_type) for read in facts.reads[at])
    elif kind == "flow":
        for flow in facts.flows[at]:
            yield flow.source_owner, flow.data_type
            yield flow.sink_owner, ""
    elif kind == "permission":
        yield from ((proof.owner, "") for use in facts.permissions[at] for proof in use.proofs)
    elif kind == "request":
        yield from ((request.owner, "") for request in facts.permission_requests[at])
    elif kind == "screen":
        yield from ((fact.owner, "") for fact in facts.screens[at])
    elif kind == "sdk":
        yield from ((Owner(kind="sdk", sdk=sdk.id), "") for sdk in facts.sdks[at])
    elif kind == "sdk-start":
        yield from ((Owner(kind="sdk", sdk=start.sdk), "") for start in facts.sdk_starts[at])
    elif kind == "data-claim":
        yield from ((claim.owner, claim.data_type) for claim in claims.data[at])
    elif kind == "sdk-claim":
        yield from ((Owner(kind="sdk", sdk=claim.sdk), "") for claim in claims.sdks[at])
    elif kind == "recipient-claim":
        yield from ((None, claim.data_type) for claim in claims.transfers[at])
