"""What a policy may say without being understood for sure: it takes certainty away, and never settles anything.

A claim stays what the statements make it. Where it would be milder if the doubtful sentences say what they may say, it
is not certain, and names them: a person has to read them. To let them excuse would be silence about what may well be
missing; to ignore them would be an accusation of what may well be said.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import structs

from analyzer.consistency.model import Consistency, DataClaim, RecipientClaim
from analyzer.policy.model import Policy

_Claim = TypeVar("_Claim", DataClaim, RecipientClaim)

MILDER: Mapping[str, frozenset[str]] = {
    "omitted": frozenset({"clear", "vague", "ambiguous"}),
    "incorrect": frozenset({"clear", "vague", "ambiguous"}),
    "ambiguous": frozenset({"clear"}),
    "vague": frozenset({"clear"}),
    "not-named": frozenset({"clear", "vague", "named", "unnamed"}),
    "denied": frozenset({"clear", "vague", "named", "unnamed"}),
    "unnamed": frozenset({"clear", "vague", "named"}),
    "named": frozenset({"clear", "vague"}),
}
"""By class, the classes that accuse of less. Nothing is milder than "clear"; where nothing can be told ("not-decidable"
and "not-supplied") a doubt adds nothing. A recipient's "vague" (with a broader type) accuses of less than "named".
"""


def with_doubtful(policy: Policy) -> Policy | None:
    """The policy as if it stated what it may state; None when there is nothing of the kind."""
    more = tuple(statement for statement in policy.doubtful if statement.polarity == "yes")
    return structs.replace(policy, statements=(*policy.statements, *more), doubtful=()) if more else None


def doubted(stated: Consistency, lenient: Consistency, policy: Policy) -> Consistency:
    """The claims of the statements, each with the sentences that may make it milder.

    Args:
        stated: the comparison with what the policy states.
        lenient: the comparison with what it states and may state (`with_doubtful`).
        policy: whose doubtful sentences they are.
    """
    doubtful = frozenset(statement.sentence for statement in policy.doubtful)
    return structs.replace(
        stated,
        data=_each(stated.data, lenient.data, lambda claim: (claim.data_type, claim.owner), doubtful),
        transfers=_each(
            stated.transfers, lenient.transfers, lambda claim: (claim.data_type, claim.recipient), doubtful
        ),
    )


def _each(
    stated: Sequence[_Claim], lenient: Sequence[_Claim], key: Callable[[_Claim], object], doubtful: frozenset[int]
) -> tuple[_Claim, ...]:
    other = {key(claim): claim for claim in lenient}
    return tuple(_one(claim, other.get(key(claim), claim), doubtful) for claim in stated)


def _one(stated: _Claim, lenient: _Claim, doubtful: frozenset[int]) -> _Claim:
    if lenient.disclosure not in MILDER.get(stated.disclosure, ()):
        return stated
    sentences = tuple(number for number in lenient.sentences if number in doubtful) or lenient.sentences
    found = structs.replace(stated, certain=False, may_be=lenient.disclosure, may_say=sentences)
    if isinstance(found, DataClaim) and not found.sentences and sentences:
        return structs.replace(found, nearest=sentences[0])
    return found
