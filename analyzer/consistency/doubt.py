"""What a policy may say without being understood: it excuses, and never accuses.

Where the statements alone accuse ("omitted", "incorrect") and together with the doubtful ones do not, the milder claim
holds, and is not certain.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import structs

from analyzer.consistency.model import Consistency, DataClaim, RecipientClaim
from analyzer.policy.model import Policy

_Claim = TypeVar("_Claim", DataClaim, RecipientClaim)
_ACCUSING = frozenset({"omitted", "incorrect", "not-named", "denied"})
_EXCUSING = frozenset({"clear", "vague", "named", "unnamed", "ambiguous"})
_HALF = frozenset({"named", "unnamed"})
"""A recipient without the information, or the reverse: a sentence that may say both excuses that as well."""


def with_doubtful(policy: Policy) -> Policy | None:
    """The policy as if it stated what it may state; None when there is nothing of the kind."""
    more = tuple(statement for statement in policy.doubtful if statement.polarity == "yes")
    return structs.replace(policy, statements=(*policy.statements, *more), doubtful=()) if more else None


def milder(stated: Consistency, lenient: Consistency) -> Consistency:
    """Each claim as the statements make it, save where that accuses and the lenient one does not."""
    return structs.replace(
        stated,
        data=_chosen(stated.data, lenient.data, lambda claim: (claim.data_type, claim.owner)),
        transfers=_chosen(stated.transfers, lenient.transfers, lambda claim: (claim.data_type, claim.recipient)),
    )


def _chosen(stated: Sequence[_Claim], lenient: Sequence[_Claim], key: Callable[[_Claim], object]) -> tuple[_Claim, ...]:
    other = {key(claim): claim for claim in lenient}
    return tuple(_one(claim, other.get(key(claim), claim)) for claim in stated)


def _one(stated: _Claim, lenient: _Claim) -> _Claim:
    told = stated.disclosure in _HALF and lenient.disclosure in ("clear", "vague")
    if told or (stated.disclosure in _ACCUSING and lenient.disclosure in _EXCUSING):
        return structs.replace(lenient, certain=False)
    return stated
