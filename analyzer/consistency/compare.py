"""What the code does against what the policy says: data, SDKs, permissions."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from msgspec import structs

from analyzer.behaviours.model import PermissionUse, SdkPresence, SensitiveRead
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.claims import DataClaims
from analyzer.consistency.doubt import doubted, settled, with_doubtful
from analyzer.consistency.entries import Entries
from analyzer.consistency.model import Consistency, DataClaim, PermissionClaim, Recipient, RecipientClaim, SdkClaim
from analyzer.consistency.ontology import Ontology
from analyzer.consistency.paper import Paper
from analyzer.consistency.permissions import Permissions
from analyzer.consistency.recipients import libraries, receivers
from analyzer.consistency.transfers import Transfers
from analyzer.flows.model import Flow
from analyzer.policy.model import Policy
from analyzer.program.owner import Owner

_Claim = TypeVar("_Claim", DataClaim, SdkClaim)

_NO_NAMES: Mapping[str, tuple[str, ...]] = {}


def compare(
    reads: Iterable[SensitiveRead],
    sdks: Iterable[SdkPresence],
    permissions: Iterable[PermissionUse],
    policy: Policy | None,
    catalogue: Catalogue,
    sdk_names: Mapping[str, tuple[str, ...]] = _NO_NAMES,
    sdk_companies: Mapping[str, tuple[str, ...]] = _NO_NAMES,
    *,
    flows: Iterable[Flow] = (),
    recipients: tuple[Recipient, ...] = (),
) -> Consistency:
    """Compare one package with one policy, or with none.

    Reads count when they are reachable, can succeed (``permitted``) and are of a data type of grade personal or
    sensitive, one claim for each data type and owner; it is certain only if one of its reads is ``firm``.
    ``sdk_names`` are the names of SDKs by canonical id (aliases, and companies too unless they are given as
    ``sdk_companies``, by which naming only the company can be told from naming the SDK). ``recipients`` are those of
    the ``flows`` (`analyzer.consistency.recipients.find_recipients`); each data type that goes to one of them is a
    claim, except what goes to the app's own host.
    """
    ontology = Ontology(catalogue.data_types)
    seen = list(reads)
    facts = _facts(seen, ontology)
    present = sorted(sdks, key=lambda sdk: sdk.id)
    requested = sorted(use.name for use in permissions if use.requested)
    transfers = _transfers(flows, recipients, present, ontology)
    if policy is None:
        return Consistency(
            data=tuple(_no_policy(kind, owner) for kind, owner, _ in facts),
            sdks=tuple(SdkClaim(sdk=sdk.id, disclosure="not-supplied", certain=False) for sdk in present),
            permissions=tuple(
                PermissionClaim(permission=name, disclosure="not-supplied", certain=False) for name in requested
            ),
            recipients=recipients,
            transfers=tuple(
                RecipientClaim(data_type=kind, recipient=to.id, disclosure="not-supplied", certain=False)
                for kind, to in transfers
            ),
        )
    stated = partial(
        _compared, facts=facts, present=present, requested=requested, seen=seen, ontology=ontology, names=sdk_names,
        companies=sdk_companies, recipients=recipients, transfers=transfers,
    )  # fmt: skip
    policy = settled(policy)
    lenient = with_doubtful(policy)
    return doubted(stated(policy), stated(lenient), policy) if lenient is not None else stated(policy)


def _compared(
    policy: Policy, *, facts: list[tuple[str, Owner, bool]], present: Sequence[SdkPresence], requested: Sequence[str],
    seen: Sequence[SensitiveRead], ontology: Ontology, names: Mapping[str, tuple[str, ...]],
    companies: Mapping[str, tuple[str, ...]], recipients: tuple[Recipient, ...],
    transfers: Sequence[tuple[str, Recipient]],
) -> Consistency:  # fmt: skip
    """The comparison with the statements of a policy."""
    paper = Paper(policy, ontology, names, companies)
    entries, asked, who = Entries(paper), Permissions(paper), Transfers(paper)
    stated = DataClaims(paper, entries)
    reading = {owner.sdk for _, owner, _ in facts}
    doubtful = reading - {owner.sdk for _, owner, firm in facts if firm}
    return Consistency(
        data=tuple(_bounded(stated.claim(kind, owner), firm) for kind, owner, firm in facts),
        sdks=tuple(_bounded(entries.claim(sdk), sdk.id not in doubtful) for sdk in present),
        permissions=tuple(asked.claim(name) for name in requested),
        declared_without_code=_declared_without_code(policy, seen, ontology),
        sdks_without_code=_sdks_without_code(policy, present),
        permissions_without_request=_permissions_without_request(policy, requested),
        recipients=recipients,
        transfers=tuple(who.claim(kind, to) for kind, to in transfers),
    )


def _transfers(
    flows: Iterable[Flow], recipients: Sequence[Recipient], sdks: Sequence[SdkPresence], ontology: Ontology
) -> list[tuple[str, Recipient]]:
    """(data type, recipient) of everything personal that goes to somebody else than the app's own host, in order."""
    known = {recipient.id: recipient for recipient in recipients if recipient.role != "own"}
    toolkits = libraries(sdks)
    pairs = {
        (kind.id, name)
        for flow in flows
        if (kind := ontology.type_of(flow.data_type)) is not None and kind.grade in ("personal", "sensitive")
        for name in receivers(flow, toolkits)
        if name in known and flow.grade != "packaged"
    }
    return [(kind, known[name]) for kind, name in sorted(pairs)]


def _facts(reads: Sequence[SensitiveRead], ontology: Ontology) -> list[tuple[str, Owner, bool]]:
    """(data type, owner, whether any of its reads is firm) of everything that the code can read, in order."""
    facts: dict[tuple[str, str, str], tuple[str, Owner, bool]] = {}
    for read in reads:
        kind = ontology.type_of(read.data_type)
        personal = kind is not None and kind.grade in ("personal", "sensitive")
        if kind is not None and personal and read.live and read.permitted:
            key = (kind.id, read.owner.kind, read.owner.sdk)
            facts[key] = (kind.id, read.owner, read.firm or (key in facts and facts[key][2]))
    return [facts[key] for key in sorted(facts)]


def _bounded(claim: _Claim, firm: bool) -> _Claim:
    """The claim, not certain where the code's side of it rests on paths that only may be."""
    return claim if firm or not claim.certain else structs.replace(claim, certain=False)


def _no_policy(kind: str, owner: Owner) -> DataClaim:
    return DataClaim(data_type=kind, owner=owner, disclosure="not-supplied", certain=False)


def _declared_without_code(policy: Policy, reads: Sequence[SensitiveRead], ontology: Ontology) -> tuple[str, ...]:
    """Data types that the first party says it collects, that code could read, and that no code of the package reads."""
    read = {kind.id for item in reads if (kind := ontology.type_of(item.data_type)) is not None}
    declared = {
        name
        for statement in policy.statements
        if statement.polarity == "yes"
        and statement.action in ("collect", "use", "permission")
        and statement.actor.kind == "first-party"
        for name in statement.data_types
    }
    return tuple(
        sorted(
            name
            for name in declared - read
            if name in ontology.types and ontology.types[name].table and ontology.types[name].grade != "capability"
        )
    )


def _sdks_without_code(policy: Policy, present: Sequence[SdkPresence]) -> tuple[str, ...]:
    """Known SDKs that the policy says get data, and of which the package has no trace."""
    there = {sdk.id for sdk in present}
    listed = {mention.sdk for mention in policy.sdk_mentions if mention.data_types or mention.purpose}
    return tuple(sorted(listed - there - {""}))


def _permissions_without_request(policy: Policy, requested: Sequence[str]) -> tuple[str, ...]:
    """Permissions that the policy spells out by their manifest names, and that the package does not request."""
    text = policy.document.text
    named = {name for name, _ in policy.permission_mentions if name.rpartition(".")[2] in text}
    return tuple(sorted(named - set(requested)))
