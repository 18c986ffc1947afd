"""Where the policy that was compared came from, and what else of that kind the package holds."""

from analyzer.facts import Facts
from analyzer.policy.model import PolicyOrigin
from analyzer.report.lexicon import Lexicon
from analyzer.report.origin_model import AddressRow, OriginView, OtherRow
from analyzer.report.policy_kinds import document_kind


def origin_view(facts: Facts, lexicon: Lexicon) -> OriginView:
    """The origin of the policy for a reader."""
    origin = facts.policy_origin
    kind = _kind(facts)
    return OriginView(
        kind=lexicon.term("policy_origins", kind),
        text=lexicon.word(f"policy_origin_texts.{kind}", places=lexicon.listed(list(origin.places))),
        places=origin.places,
        links=tuple(
            AddressRow(url=link.url, where=link.where, role=lexicon.term("document_roles", link.role), words=link.words)
            for link in origin.links
        ),
        others=tuple(OtherRow(where=one.where, why=lexicon.term("policy_others", one.why)) for one in origin.others),
    )


def _kind(facts: Facts) -> str:
    """Facts of a version that did not state the origin have a policy that was supplied."""
    origin: PolicyOrigin = facts.policy_origin
    if origin.kind != "none":
        return origin.kind
    if facts.policy is not None:
        return "supplied"
    return "none" if origin.looked else "unsearched"


def conclusion_key(facts: Facts) -> str:
    """The word of the conclusion that says with what the code was compared."""
    if facts.policy is None:
        return "without_policy"
    if facts.policy_origin.kind == "package":
        return "packaged_policy" if facts.policy.complete else "incomplete_packaged_policy"
    if document_kind(facts.policy) != "privacy-policy":
        return "not_a_policy"
    return "with_policy" if facts.policy.complete else "incomplete_policy"
