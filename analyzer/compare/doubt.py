"""Findings of OLD that NEW does not have only because of sentences that were not understood for sure."""

from collections.abc import Iterator

from analyzer.consistency.model import DataClaim, RecipientClaim
from analyzer.facts import Facts
from analyzer.judgement.identity import party
from analyzer.judgement.model import Finding

_SETTLED = frozenset({"not-supplied", "not-decidable"})
"""Classes to which a doubtful sentence adds nothing."""


class Doubt:
    """What NEW's policy may say of what OLD's was found to lack."""

    def __init__(self, old: Facts, new: Facts) -> None:
        self._old, self._new = old, new
        policy = new.policy
        stated = {entry.sentence for entry in policy.statements} if policy else set()
        doubtful = {entry.sentence for entry in policy.doubtful} if policy else set()
        self._doubtful = frozenset(doubtful - stated)

    def sentences(self, finding: Finding) -> tuple[int, ...]:
        """The sentences of NEW's policy that a person has to read before this finding may be called fixed; () when the
        policy settles it, or nothing of the finding is about the policy's words.
        """
        return tuple(sorted({number for claim in self._claims(finding) for number in self._unsure(claim)}))

    def _unsure(self, claim: DataClaim | RecipientClaim) -> tuple[int, ...]:
        if claim.may_be:
            return claim.may_say
        if claim.certain or claim.disclosure in _SETTLED or not claim.sentences:
            return ()
        return claim.sentences if self._doubtful.issuperset(claim.sentences) else ()

    def _claims(self, finding: Finding) -> Iterator[DataClaim | RecipientClaim]:
        """NEW's claims about what OLD's claims in the finding's evidence are about."""
        before, after = self._old.consistency, self._new.consistency
        for entry in finding.evidence:
            if entry.kind == "data-claim":
                data = before.data[entry.index]
                yield from (
                    claim
                    for claim in after.data
                    if claim.data_type == data.data_type and party(claim.owner) == party(data.owner)
                )
            elif entry.kind == "recipient-claim":
                given = before.transfers[entry.index]
                yield from (
                    claim
                    for claim in after.transfers
                    if claim.data_type == given.data_type and claim.recipient == given.recipient
                )
